/* candidate_test.c - what a new candidate starts with, its rules, and the postcode area (B09, P26,
 * P29). */
#include "modules/candidate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/text.h"
#include "record/record.h"
#include "support/sample.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static struct record *
named_candidate(void)
{
    struct record *record = record_new(&candidate_type);
    candidate_type.prepare(record, &sample_context);
    record_set(record, CANDIDATE_NAME, "Si\u00e2n Wyn-Jones");
    return record;
}

/* The first problem's text, or "" when there is none; frees the record. */
static void
check_first(struct record *record, int field, const char *text)
{
    struct error_list problems;
    bool ok = record_check(record, NULL, &sample_context, &problems);
    assert_string_equal(ok ? "" : problems.items[0].text, text);
    assert_int_equal(problems.count, ok ? 0 : 1);
    if (!ok)
        assert_int_equal(problems.items[0].field, field);
    error_list_clear(&problems);
    record_free(record);
}

static void
new_candidates(void **state)
{
    (void)state;
    struct record *record = record_new(&candidate_type);
    candidate_type.prepare(record, &sample_context);
    assert_string_equal(record_get(record, CANDIDATE_OWNER), "J. Shah");
    assert_string_equal(record_get(record, CANDIDATE_STATUS), "open");
    /* P26: giving the notice is an act, not a default. */
    assert_null(record_get(record, CANDIDATE_NOTICE));
    assert_null(record_get(record, CANDIDATE_NOTICE_DATE));
    check_first(record, CANDIDATE_NAME, "Enter the full name");
}

/* Files hold people of whom there is no more than a name. */
static void
a_name_is_enough(void **state)
{
    (void)state;
    check_first(named_candidate(), 0, "");
}

/* P29 */
static void
closing_has_a_reason(void **state)
{
    (void)state;
    struct record *record = named_candidate();
    record_set(record, CANDIDATE_STATUS, "closed");
    check_first(record, CANDIDATE_CLOSE_REASON,
                "Choose the reason for closing, or set Status to Open");
    record = named_candidate();
    record_set(record, CANDIDATE_CLOSE_REASON, "withdrawn");
    check_first(record, CANDIDATE_CLOSE_REASON,
                "Reason for closing must be empty unless Status is Closed");
    record = named_candidate();
    record_set(record, CANDIDATE_STATUS, "closed");
    record_set(record, CANDIDATE_CLOSE_REASON, "withdrawn");
    check_first(record, 0, "");
}

/* P26 */
static void
notice_and_date_go_together(void **state)
{
    (void)state;
    struct record *record = named_candidate();
    record_set(record, CANDIDATE_NOTICE, "3");
    check_first(record, CANDIDATE_NOTICE_DATE,
                "Notice date must say when the privacy notice was given");
    record = named_candidate();
    record_set(record, CANDIDATE_NOTICE_DATE, "2026-11-21");
    check_first(record, CANDIDATE_NOTICE,
                "Enter the privacy notice given on the notice date; now it is version '3'");
    record = named_candidate();
    record_set(record, CANDIDATE_NOTICE, "3");
    record_set(record, CANDIDATE_NOTICE_DATE, "2026-11-21"); /* today */
    check_first(record, 0, "");
    record = named_candidate();
    record_set(record, CANDIDATE_NOTICE, "3");
    record_set(record, CANDIDATE_NOTICE_DATE, "2026-11-22");
    check_first(record, CANDIDATE_NOTICE_DATE, "Notice date must be today or in the past");
}

/* B09: any case, spacing and punctuation; the second half is not kept. */
static void
postcode_areas(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        const char *value; /* NULL when it is refused */
    } cases[] = {
        {"ST16", "ST16"},
        {"st16", "ST16"},
        {" ST 16 ", "ST16"},
        {"s.t.1.6", "ST16"},
        {"ST16 3AA", "ST16"},
        {"st163aa", "ST16"},
        {"ST-16-3AA", "ST16"},
        {"ST16,3AA.", "ST16"},
        {"S T 1 6 3 A A", "ST16"},
        {"ST16\u00a03AA", "ST16"},
        {"ST16\u200b3AA", "ST16"},
        {"\uff33\uff34\uff11\uff16", "ST16"},
        {"M1", "M1"},
        {"M1 1AE", "M1"},
        {"M60 1NW", "M60"},
        {"CR2 6XH", "CR2"},
        {"DN55 1PT", "DN55"},
        {"W1P", "W1P"},
        {"W1P 1HQ", "W1P"},
        {"EC1A 1BB", "EC1A"},
        {"SW1A1AA", "SW1A"},
        {"B33 8TH", "B33"},
        {"cf10 3at", "CF10"},
        {"ST", NULL},
        {"16", NULL},
        {"16ST", NULL},
        {"ST163", NULL},
        {"ST163AAA", NULL},
        {"STT16", NULL},
        {"90210", NULL},
        {"near Stafford", NULL},
        {"-", NULL},
        {"\u674e16", NULL},
        {"ST16\x07", NULL},
    };
    const struct field *field = &candidate_type.fields[CANDIDATE_POSTCODE_AREA];
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct error error = {.text = ""};
        char *value = NULL;
        bool ok = field_parse(field, cases[i].typed, &sample_context, &value, &error);
        if (ok != (cases[i].value != NULL) || !string_equal(value, cases[i].value))
            fail_msg("'%s' gave '%s' %s", cases[i].typed, value ? value : "", error.text);
        if (ok)
            assert_true(field_accept(field, value, &sample_context, &error));
        free(value);
    }
    struct error error;
    char *value;
    assert_false(field_parse(field, "Stafford", &sample_context, &value, &error));
    assert_string_equal(error.text,
                        "Postcode area must be the first half of a postcode, like ST16");
    assert_true(field_parse(field, "", &sample_context, &value, &error));
    assert_null(value);
    assert_false(field_accept(field, "ST16 3AA", &sample_context, &error));
    assert_string_equal(error.text, "Postcode area must be written 'ST16'");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_candidates),       cmocka_unit_test(a_name_is_enough),
        cmocka_unit_test(closing_has_a_reason), cmocka_unit_test(notice_and_date_go_together),
        cmocka_unit_test(postcode_areas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
