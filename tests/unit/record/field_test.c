/* field_test.c - values of every kind: typed, checked, shown, edited, compared (B03, B04, B06, B10,
 * F03, T46). Phone, email: files of their own. */
#include "record/field.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "support/sample.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const struct field *
field_at(size_t index)
{
    return &sample_type.fields[index];
}

struct parse_case {
    const char *typed;
    const char *value; /* NULL for not given */
};

static void
check_parse(size_t field, const struct parse_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct error error = {.text = ""};
        char *value = NULL;
        if (!field_parse(field_at(field), cases[i].typed, &sample_context, &value, &error))
            fail_msg("'%s' was refused: %s", cases[i].typed, error.text);
        if ((value == NULL) != (cases[i].value == NULL) || !string_equal(value, cases[i].value))
            fail_msg("'%s' gave '%s'", cases[i].typed, value ? value : "nothing");
        /* What was parsed is canonical. */
        if (!field_accept(field_at(field), value, &sample_context, &error))
            fail_msg("'%s' was not accepted: %s", value, error.text);
        free(value);
    }
}

struct refusal_case {
    const char *typed;
    const char *text;
};

/* B03: the label is repeated, and these words are banned. */
static void
check_wording(const struct field *field, const char *text)
{
    static const char *const banned[] = {
        "please", "sorry", "valid", "invalid", "illegal", "forbidden", "oops", "error",
    };
    assert_true(string_starts(text, field->label));
    assert_true(text[strlen(text) - 1] != '.');
    for (size_t i = 0; i < COUNT(banned); i++)
        assert_null(strcasestr(text, banned[i]));
}

static void
check_refusals(size_t field, const struct refusal_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct error error = {.text = ""};
        char *value = NULL;
        if (field_parse(field_at(field), cases[i].typed, &sample_context, &value, &error))
            fail_msg("'%s' gave '%s'", cases[i].typed, value ? value : "nothing");
        assert_null(value);
        assert_string_equal(error.text, cases[i].text);
        assert_int_equal(error.code, ERROR_INPUT);
        check_wording(field_at(field), error.text);
    }
}

/* B05: any script, any punctuation, single letters; B10: nothing unseen at the ends. */
static void
texts_are_kept_as_typed(void **state)
{
    (void)state;
    static const struct parse_case cases[] = {
        {NULL, NULL},
        {"", NULL},
        {"   ", NULL},
        {"\u00a0\u200b\ufeff\u00ad", NULL},
        {"Ada", "Ada"},
        {"  Ada Lovelace  ", "Ada Lovelace"},
        {"\u00a0Ada\u00a0", "Ada"},
        {"\u200bAda\u200b", "Ada"},
        {"\ufeffAda", "Ada"},
        {"\tAda\t", "Ada"},
        {"Ada\n", "Ada"},
        {"Ada\r\n", "Ada"},
        {"Ada  Lovelace", "Ada  Lovelace"},
        {"Ada\u00a0Lovelace", "Ada\u00a0Lovelace"},
        {"O\u2019Brien-\u0141ukasz", "O\u2019Brien-\u0141ukasz"},
        {"O'Brien", "O'Brien"},
        {"E", "E"},
        {"\u674e\u5c0f\u9f99", "\u674e\u5c0f\u9f99"},
        {"Sia\u0302n", "Sia\u0302n"},
        {"Si\u00e2n", "Si\u00e2n"},
        {"ada ap rhys", "ada ap rhys"},
        {"X \u00c6 A-12", "X \u00c6 A-12"},
        {"=1+1", "=1+1"},
        {"'); DROP TABLE candidates;--", "'); DROP TABLE candidates;--"},
        {"../../x", "../../x"},
        {"\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
         "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"},
    };
    check_parse(SAMPLE_NAME, cases, COUNT(cases));
}

/* F03 */
static void
control_characters_are_refused(void **state)
{
    (void)state;
    static const struct refusal_case cases[] = {
        {"Ada\nLovelace", "Full name must be on one line, without tabs"},
        {"Ada\tLovelace", "Full name must be on one line, without tabs"},
        {"Ada\rLovelace", "Full name must be on one line, without tabs"},
        {"Ada\x1b[31m", "Full name has a control character (code 27) as character 4; take it out"},
        {"\x07"
         "Ada",
         "Full name has a control character (code 7) as character 1; take it out"},
        {"Ada\x7f", "Full name has a control character (code 127) as character 4; take it out"},
        {"Si\u00e2n\xc2\x85",
         "Full name has a control character (code 133) as character 5; take it out"},
        {"\xc2\x9b"
         "31m",
         "Full name has a control character (code 155) as character 1; take it out"},
        {"Ada\xff", "Full name must be text in UTF-8; save the file as UTF-8"},
    };
    check_refusals(SAMPLE_NAME, cases, COUNT(cases));
    static const struct refusal_case notes[] = {
        {"one\rtwo", "Notes has a control character (code 13) as character 4; take it out"},
        {"one\x0c", "Notes has a control character (code 12) as character 4; take it out"},
        {"one\x1b]52;c;\x07",
         "Notes has a control character (code 27) as character 4; take it out"},
    };
    check_refusals(SAMPLE_NOTES, notes, COUNT(notes));
}

static void
notes_stay_byte_for_byte(void **state)
{
    (void)state;
    static const struct parse_case cases[] = {
        {"", NULL},
        {" \n\n", NULL},
        {"  two\n\tlines  \n", "  two\n\tlines  \n"},
        {"one\r\ntwo\r\n", "one\r\ntwo\r\n"},
        {"\u00a0kept\u200b", "\u00a0kept\u200b"},
    };
    check_parse(SAMPLE_NOTES, cases, COUNT(cases));
}

static char *
repeated(const char *piece, size_t count)
{
    struct text text = TEXT_EMPTY;
    for (size_t i = 0; i < count; i++)
        text_append(&text, piece);
    return text_take(&text);
}

static void
check_limit(size_t field, const char *piece, size_t most, const char *refusal)
{
    struct error error = {.text = ""};
    char *value = NULL;
    char *fits = repeated(piece, most);
    assert_true(field_parse(field_at(field), fits, &sample_context, &value, &error));
    assert_string_equal(value, fits);
    free(value);
    free(fits);
    char *over = repeated(piece, most + 1);
    assert_false(field_parse(field_at(field), over, &sample_context, &value, &error));
    assert_string_equal(error.text, refusal);
    assert_null(value);
    free(over);
}

static void
lengths_are_characters(void **state)
{
    (void)state;
    check_limit(SAMPLE_NAME, "a", 300, "Full name must be 300 characters or less");
    check_limit(SAMPLE_NAME, "\u674e", 300, "Full name must be 300 characters or less");
    check_limit(SAMPLE_NOTES, "a", 64 * 1024, "Notes must be 64 KB or less; split the text");
    check_limit(SAMPLE_PHONE, "1", 60, "Phone must be 60 characters or less");
}

/* B06, through the field; date_parse has its own tables. */
static void
dates_are_day_first(void **state)
{
    (void)state;
    static const struct parse_case cases[] = {
        {"27 3 2027", "2027-03-27"},
        {"27/3/2027", "2027-03-27"},
        {"27.3.2027", "2027-03-27"},
        {"3 4 1999", "1999-04-03"},
        {"27 march 2027", "2027-03-27"},
        {"27 Mar 2027", "2027-03-27"},
        {"2027-03-27", "2027-03-27"},
        {" 27 3 2027 ", "2027-03-27"},
        {"27\u00a03\u00a02027", "2027-03-27"},
        {"27 March 2027.", "2027-03-27"},
        {"\u200b27/3/2027", "2027-03-27"},
        {"21/11", "2026-11-21"},
        {"today", "2026-11-21"},
        {"Tomorrow", "2026-11-22"},
        {"+7", "2026-11-28"},
        {"fri", "2026-11-27"},
        {"", NULL},
        {" \u00a0", NULL},
    };
    check_parse(SAMPLE_DAY, cases, COUNT(cases));
}

/* B04: missing before impossible. */
static void
dates_say_what_is_wrong(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "27",         "march 2027", "27 2027", "32 3 2027",  "30 2 2027",
        "27 13 2027", "27 3 27",    "soon",    "27/3/20277", "27 3 2027 4",
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct error error = {.text = ""};
        char *value = NULL;
        assert_false(field_parse(field_at(SAMPLE_DAY), cases[i], &sample_context, &value, &error));
        assert_int_equal(error.code, ERROR_INPUT);
        check_wording(field_at(SAMPLE_DAY), error.text);
    }
}

static void
moments_are_local_and_stored_as_utc(void **state)
{
    (void)state;
    static const struct parse_case cases[] = {
        {"21 11 2026 14:30", "2026-11-21T14:30:00Z"},
        {"21 june 2026 14:30", "2026-06-21T13:30:00Z"}, /* summer time */
        {"21 11 2026", "2026-11-21T12:00:00Z"},
        {"now", "2026-11-21T12:04:00Z"},
        {"2026-11-21T12:04:35Z", "2026-11-21T12:04:35Z"},
        {"21 November 2026, 12:04", "2026-11-21T12:04:00Z"},
    };
    check_parse(SAMPLE_HELD, cases, COUNT(cases));
}

/* B10: case, blanks and punctuation do not matter; T46: a live label before a retired one. */
static void
choices_by_code_or_label(void **state)
{
    (void)state;
    static const struct parse_case cases[] = {
        {"open", "open"},
        {"Open", "open"},
        {" OPEN ", "open"},
        {"open.", "open"},
        {"\u00a0open", "open"},
        {"on-hold", "on-hold"},
        {"On hold", "on-hold"},
        {"on hold.", "on-hold"},
        {"on\u00a0hold", "on-hold"},
        {"on\u200b-hold", "on-hold"},
        {"onhold", "on-hold"},
        {"ON - HOLD", "on-hold"},
        {"", NULL},
        {"\u200b", NULL},
    };
    check_parse(SAMPLE_STATUS, cases, COUNT(cases));
    static const struct parse_case roles[] = {
        {"pc", "pc"},
        {"PC", "pc"},
        {"P.C.", "pc"},
        {"police constable", "pc"},
        {"Police-Constable", "pc"},
        {"PCSO", "pcso"},
    };
    check_parse(SAMPLE_ROLE, roles, COUNT(roles));
    static const struct refusal_case refusals[] = {
        {"opn", "Status has no 'opn'; did you mean 'Open'"},
        {"clsoed", "Status has no 'clsoed'; did you mean 'Closed'"},
        {"banana", "Status has no 'banana'; choose one of Open, On hold, Closed"},
        {".", "Status has no '.'; choose one of Open, On hold, Closed"},
        {"lost", "Status no longer has 'Lost'; choose another"},
        {"Lost", "Status no longer has 'Lost'; choose another"},
    };
    check_refusals(SAMPLE_STATUS, refusals, COUNT(refusals));
}

static void
a_missing_list_says_where_it_belongs(void **state)
{
    (void)state;
    const struct field_context empty = {.today = {2026, 11, 21}};
    struct error error;
    char *value;
    assert_false(field_parse(field_at(SAMPLE_ROLE), "pc", &empty, &value, &error));
    assert_string_equal(
        error.text, "Role of interest has no choices yet; add them to lists.roles in posact.yaml");
    assert_int_equal(field_choices(field_at(SAMPLE_ROLE), &empty)->count, 0);
}

static void
links_are_ids(void **state)
{
    (void)state;
    const struct parse_case cases[] = {
        {sample_id, sample_id},
        {"0B0E7B5C-3F1D-4C2A-9D57-5A1E6F7C8D90", sample_id},
        {"0b0e7b5c3f1d4c2a9d575a1e6f7c8d90", sample_id},
        {" 0b0e7b5c-3f1d-4c2a-9d57-5a1e6f7c8d90\u00a0", sample_id},
        {"0b0e7b5c-3f1d- 4c2a-9d57-5a1e6f7c8d90", sample_id},
        {"", NULL},
    };
    check_parse(SAMPLE_OWNER, cases, COUNT(cases));
    static const struct refusal_case refusals[] = {
        {"0b0e7b5c", "Owner must be a whole reference, 36 letters, numbers and hyphens"},
        {"Ada", "Owner must be a whole reference, 36 letters, numbers and hyphens"},
    };
    check_refusals(SAMPLE_OWNER, refusals, COUNT(refusals));
}

static void
only_canonical_values_are_accepted(void **state)
{
    (void)state;
    static const struct {
        size_t field;
        const char *value;
        const char *refusal; /* NULL when it is accepted */
    } cases[] = {
        {SAMPLE_NAME, NULL, NULL},
        {SAMPLE_NAME, "Ada", NULL},
        {SAMPLE_NAME, " Ada", "Full name must be written 'Ada'"},
        {SAMPLE_NAME, "", "Full name must be left out when it is empty"},
        {SAMPLE_NAME, "Ada\xff", "Full name must be text in UTF-8; save the file as UTF-8"},
        {SAMPLE_NOTES, " kept \n", NULL},
        {SAMPLE_DAY, "2026-11-21", NULL},
        {SAMPLE_DAY, "today", "Next date must be a real date, written like 2026-11-21"},
        {SAMPLE_DAY, "2026-02-30", "Next date must be a real date, written like 2026-11-21"},
        {SAMPLE_HELD, "2026-11-21T12:04:00Z", NULL},
        {SAMPLE_HELD, "2026-11-21",
         "When must be a real day and time, written like 2026-11-21T12:04:00Z"},
        {SAMPLE_HELD, "now", "When must be a real day and time, written like 2026-11-21T12:04:00Z"},
        {SAMPLE_STATUS, "open", NULL},
        {SAMPLE_STATUS, "lost", NULL}, /* T46: retired codes stay readable */
        {SAMPLE_STATUS, "Open", "Status must be written 'open'"},
        {SAMPLE_ROLE, "pc0", NULL},
        {SAMPLE_EMAIL, "sian@example.org", NULL},
        {SAMPLE_EMAIL, "sian@ example.org", "Email must be written 'sian@example.org'"},
        {SAMPLE_PHONE, "07700 900123", NULL},
        {SAMPLE_PHONE, "07700 900123 ", "Phone must be written '07700 900123'"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct error error = {.text = ""};
        bool ok = field_accept(field_at(cases[i].field), cases[i].value, &sample_context, &error);
        if (ok != (cases[i].refusal == NULL) || !string_equal(error.text, cases[i].refusal))
            fail_msg("'%s': %s", cases[i].value, ok ? "accepted" : error.text);
    }
}

struct shown_case {
    size_t field;
    const char *value;
    const char *shown;
    const char *edited;
    const char *key;
};

static void
values_are_shown_edited_and_compared(void **state)
{
    (void)state;
    static const struct shown_case cases[] = {
        {SAMPLE_NAME, NULL, "", "", ""},
        {SAMPLE_NAME, "Si\u00e2n O\u2019Neil", "Si\u00e2n O\u2019Neil", "Si\u00e2n O\u2019Neil",
         "sian o'neil"},
        {SAMPLE_NAME, "\u0141ukasz", "\u0141ukasz", "\u0141ukasz", "lukasz"},
        {SAMPLE_NOTES, " a\nb", " a\nb", " a\nb", " a\nb"},
        {SAMPLE_DAY, "2026-04-03", "3 April 2026", "3 April 2026", "2026-04-03"},
        {SAMPLE_HELD, "2026-11-21T12:04:00Z", "21 November 2026, 12:04", "21 November 2026, 12:04",
         "2026-11-21T12:04:00Z"},
        {SAMPLE_HELD, "2026-06-21T12:04:00Z", "21 June 2026, 13:04", "21 June 2026, 13:04",
         "2026-06-21T12:04:00Z"},
        {SAMPLE_HELD, "2026-11-21T12:04:35Z", "21 November 2026, 12:04", "2026-11-21T12:04:35Z",
         "2026-11-21T12:04:35Z"},
        {SAMPLE_STATUS, "on-hold", "On hold", "On hold", "on-hold"},
        {SAMPLE_STATUS, "lost", "Lost", "Lost", "lost"},
        {SAMPLE_STATUS, "gone", "gone", "gone", "gone"},
        {SAMPLE_ROLE, "pc0", "Police constable", "pc0", "pc0"},
        {SAMPLE_EMAIL, "Sian.WJ@Example.org", "Sian.WJ@Example.org", "Sian.WJ@Example.org",
         "sian.wj@example.org"},
        {SAMPLE_PHONE, "07700 900123", "07700 900123", "07700 900123", "+447700900123"},
        {SAMPLE_OWNER, sample_id, sample_id, sample_id, sample_id},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct field *field = field_at(cases[i].field);
        struct text text = TEXT_EMPTY;
        field_show(field, cases[i].value, &sample_context, &text);
        assert_string_equal(text_string(&text), cases[i].shown);
        text_reset(&text);
        field_edit(field, cases[i].value, &sample_context, &text);
        assert_string_equal(text_string(&text), cases[i].edited);
        text_reset(&text);
        field_key(field, cases[i].value, &text);
        assert_string_equal(text_string(&text), cases[i].key);
        text_clear(&text);
    }
}

/* What an editor shows is read back as the same value, also in the hour that comes twice when
 * the clocks go back (25 October 2026). */
static void
edited_values_come_back(void **state)
{
    (void)state;
    static const struct {
        size_t field;
        const char *value;
    } cases[] = {
        {SAMPLE_NAME, "Ada"},
        {SAMPLE_DAY, "2024-02-29"},
        {SAMPLE_HELD, "2026-11-21T12:04:00Z"},
        {SAMPLE_HELD, "2026-10-25T00:30:00Z"},
        {SAMPLE_HELD, "2026-10-25T01:30:00Z"},
        {SAMPLE_HELD, "1999-12-31T23:59:59Z"},
        {SAMPLE_STATUS, "on-hold"},
        {SAMPLE_ROLE, "pcso"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct field *field = field_at(cases[i].field);
        struct text text = TEXT_EMPTY;
        struct error error;
        char *value;
        field_edit(field, cases[i].value, &sample_context, &text);
        assert_true(field_parse(field, text_string(&text), &sample_context, &value, &error));
        assert_string_equal(value, cases[i].value);
        free(value);
        text_clear(&text);
    }
}

static void
labels_inside_sentences(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"Full name", "full name"}, {"PCSO", "PCSO"}, {"A day", "a day"}, {"", ""}, {"X", "X"},
        {"already", "already"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text text = TEXT_EMPTY;
        label_inside(cases[i][0], &text);
        assert_string_equal(text_string(&text), cases[i][1]);
        text_clear(&text);
    }
}

static void
kinds_have_names(void **state)
{
    (void)state;
    assert_string_equal(field_kind_name(FIELD_TEXT), "text");
    for (int kind = 0; kind < FIELD_KIND_COUNT; kind++)
        assert_non_null(field_kind_name((enum field_kind)kind));
}

int
main(void)
{
    setenv("TZ", "Europe/London", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_kept_as_typed),
        cmocka_unit_test(control_characters_are_refused),
        cmocka_unit_test(notes_stay_byte_for_byte),
        cmocka_unit_test(lengths_are_characters),
        cmocka_unit_test(dates_are_day_first),
        cmocka_unit_test(dates_say_what_is_wrong),
        cmocka_unit_test(moments_are_local_and_stored_as_utc),
        cmocka_unit_test(choices_by_code_or_label),
        cmocka_unit_test(a_missing_list_says_where_it_belongs),
        cmocka_unit_test(links_are_ids),
        cmocka_unit_test(only_canonical_values_are_accepted),
        cmocka_unit_test(values_are_shown_edited_and_compared),
        cmocka_unit_test(edited_values_come_back),
        cmocka_unit_test(labels_inside_sentences),
        cmocka_unit_test(kinds_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
