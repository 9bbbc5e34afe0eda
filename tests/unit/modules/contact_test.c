/* contact_test.c - what a new contact starts with, its rules, and its line in the timeline (T16,
 * P39). */
#include "modules/contact.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/text.h"
#include "record/record.h"
#include "support/sample.h"

static struct record *
phone_contact(void)
{
    struct record *record = record_new(&contact_type);
    contact_type.prepare(record, &sample_context);
    record_set(record, CONTACT_CANDIDATE, sample_id);
    record_set(record, CONTACT_CHANNEL, "phone");
    return record;
}

static void
check_first(struct record *record, int field, const char *text)
{
    struct error_list problems;
    bool ok = record_check(record, NULL, &sample_context, &problems);
    assert_string_equal(ok ? "" : problems.items[0].text, text);
    if (!ok)
        assert_int_equal(problems.items[0].field, field);
    error_list_clear(&problems);
    record_free(record);
}

static void
new_contacts(void **state)
{
    (void)state;
    struct field_context context = sample_context;
    context.now_ms += 35678; /* whole minutes only: the form shows no seconds */
    struct record *record = record_new(&contact_type);
    contact_type.prepare(record, &context);
    assert_string_equal(record_get(record, CONTACT_WHEN), "2026-11-21T12:04:00Z");
    assert_string_equal(record_get(record, CONTACT_DIRECTION), "out");
    check_first(record, CONTACT_CANDIDATE, "Choose the candidate");
    check_first(phone_contact(), 0, "");
}

/* P39 */
static void
a_date_says_what_is_due(void **state)
{
    (void)state;
    struct record *record = phone_contact();
    record_set(record, CONTACT_NEXT_DATE, "2026-11-26");
    check_first(record, CONTACT_NEXT_ACTION, "Enter the next action, or clear the next date");
    record = phone_contact();
    record_set(record, CONTACT_NEXT_DATE, "2026-11-26");
    record_set(record, CONTACT_NEXT_ACTION, "call back");
    check_first(record, 0, "");
    record = phone_contact();
    record_set(record, CONTACT_NEXT_ACTION, "call back");
    check_first(record, 0, "");
}

/* T16: a log is of what has happened. */
static void
contacts_lie_in_the_past(void **state)
{
    (void)state;
    struct record *record = phone_contact();
    record_set(record, CONTACT_WHEN, "2026-11-22T12:04:00Z"); /* a day ahead */
    check_first(record, 0, "");
    record = phone_contact();
    record_set(record, CONTACT_WHEN, "2026-11-22T12:05:00Z");
    check_first(record, CONTACT_WHEN,
                "When must be in the past; plan with the next action and next date");
    record = phone_contact();
    record_set(record, CONTACT_WHEN, "1999-01-01T00:00:00Z");
    check_first(record, 0, "");
}

static void
lines_of_the_timeline(void **state)
{
    (void)state;
    static const struct {
        const char *summary, *result, *action, *date;
        const char *line;
    } cases[] = {
        {"Asked what to wear", NULL, "call back", "2026-11-26",
         "Phone  Asked what to wear. Next: call back, 26 Nov"},
        {"Asked what to wear.", NULL, "call back.", "2027-01-05",
         "Phone  Asked what to wear. Next: call back, 5 Jan 2027"},
        {"Asked what to wear", "left-message", NULL, NULL,
         "Phone  Asked what to wear; left message"},
        {NULL, "left-message", "try again", NULL, "Phone  Left message. Next: try again"},
        {NULL, NULL, "try again", NULL, "Phone  Next: try again"},
        {NULL, NULL, NULL, NULL, "Phone  "},
        {"Will they write?", NULL, "ask HR", NULL, "Phone  Will they write? Next: ask HR"},
        {"two\n\n  lines\tand more \n", NULL, NULL, NULL, "Phone  two lines and more"},
        {"gone", "unknown-code", NULL, NULL, "Phone  gone; unknown-code"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct record *record = phone_contact();
        struct text line = TEXT_EMPTY;
        record_set(record, CONTACT_SUMMARY, cases[i].summary);
        record_set(record, CONTACT_RESULT, cases[i].result);
        record_set(record, CONTACT_NEXT_ACTION, cases[i].action);
        record_set(record, CONTACT_NEXT_DATE, cases[i].date);
        contact_type.line(record, &sample_context, &line);
        assert_string_equal(text_string(&line), cases[i].line);
        text_clear(&line);
        record_free(record);
    }
}

static void
a_line_of_an_empty_record(void **state)
{
    (void)state;
    struct record *record = record_new(&contact_type);
    struct text line = TEXT_EMPTY;
    record_set(record, CONTACT_NEXT_ACTION, "call");
    record_set(record, CONTACT_NEXT_DATE, "2026-13-45");
    contact_type.line(record, &sample_context, &line);
    assert_string_equal(text_string(&line), "  Next: call");
    text_clear(&line);
    record_free(record);
}

int
main(void)
{
    setenv("TZ", "Europe/London", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_contacts),
        cmocka_unit_test(a_date_says_what_is_due),
        cmocka_unit_test(contacts_lie_in_the_past),
        cmocka_unit_test(lines_of_the_timeline),
        cmocka_unit_test(a_line_of_an_empty_record),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
