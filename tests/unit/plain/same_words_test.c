/* same_words_test.c - what the form of the screen refuses plain mode refuses, in the same words,
 * and what it takes is taken as the same value (A09). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/contact.h"
#include "support/fixture.h"
#include "support/lines.h"
#include "ui/form_field.h"

static const struct {
    const struct record_type *type;
    size_t field;
    const char *typed;
} cases[] = {
    {&candidate_type, CANDIDATE_PHONE, "12"},
    {&candidate_type, CANDIDATE_PHONE, "letters"},
    {&candidate_type, CANDIDATE_PHONE, "07700 900123"},
    {&candidate_type, CANDIDATE_PHONE, "+44 7700 900 123"},
    {&candidate_type, CANDIDATE_EMAIL, "sian.example.org"},
    {&candidate_type, CANDIDATE_EMAIL, "sian@example"},
    {&candidate_type, CANDIDATE_EMAIL, "Sian@Example.org"},
    {&candidate_type, CANDIDATE_POSTCODE_AREA, "ST4 2DE"},
    {&candidate_type, CANDIDATE_POSTCODE_AREA, "nowhere"},
    {&candidate_type, CANDIDATE_POSTCODE_AREA, "st4"},
    {&candidate_type, CANDIDATE_NOTICE_DATE, "31 2 2026"},
    {&candidate_type, CANDIDATE_NOTICE_DATE, "27 3 26"},
    {&candidate_type, CANDIDATE_NOTICE_DATE, "nonsense"},
    {&candidate_type, CANDIDATE_NOTICE_DATE, "27 March 2026"},
    {&candidate_type, CANDIDATE_NOTICE_DATE, "yesterday"},
    {&candidate_type, CANDIDATE_KNOWN_AS, "tab\there"},
    {&candidate_type, CANDIDATE_KNOWN_AS, "bell\x07"},
    {&candidate_type, CANDIDATE_KNOWN_AS, "  Siân  "},
    {&contact_type, CONTACT_WHEN, "25:00"},
    {&contact_type, CONTACT_WHEN, "27 3 2026 14:05"},
    {&contact_type, CONTACT_NEXT_DATE, "someday"},
    {&contact_type, CONTACT_NEXT_DATE, "+2w"},
};

/* What the form of the screen makes of it: the value as it is shown, or the words of the error. */
static bool
read_on_screen(size_t i, struct text *said)
{
    struct session *session = fixture_session();
    const struct field *field = &cases[i].type->fields[cases[i].field];
    struct form_field answer;
    struct error error;
    char *value;
    form_field_init(&answer, session, field, cases[i].field, NULL, false);
    form_field_put(&answer, cases[i].typed, NULL);
    bool read = form_field_value(&answer, session, &value, &error);
    if (read)
        session_show(session, field, value, said);
    else
        text_append(said, error.text);
    if (read)
        free(value);
    form_field_clear(&answer);
    fixture_session_free(session);
    return read;
}

/* The number of a question in the list of answers. */
static size_t
question(const struct record_type *type, size_t field)
{
    size_t number = 0;
    for (size_t i = 0; i <= field; i++)
        number += type->fields[i].flags & FIELD_READ_ONLY ? 0 : 1;
    return number;
}

static void
run_in_lines(size_t i, struct text *shown)
{
    const struct record_type *type = cases[i].type;
    size_t number = question(type, cases[i].field);
    const char *command = type == &candidate_type ? "edit 1" : "contact 1\n>";
    char *script = must_format("%s\n%zu\n%s\n%zu\n!\n", command, number, cases[i].typed, number);
    struct lines_options options = lines_defaults(script);
    scene_read_heading("# add Siân Wyn-Jones", &options.scene);
    lines_run(&options, shown);
    free(script);
}

static void
the_same_words(void **state)
{
    (void)state;
    size_t taken = 0, refused = 0;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct text said = TEXT_EMPTY, shown = TEXT_EMPTY;
        bool read = read_on_screen(i, &said);
        run_in_lines(i, &shown);
        char *wanted = must_format(read ? "[%s]: " : "Error: %s\n", text_string(&said));
        if (!strstr(text_string(&shown), wanted) ||
            (strstr(text_string(&shown), "\nError: ") != NULL) == read)
            fail_msg("'%s': the screen says '%s', and plain mode:\n%s", cases[i].typed,
                     text_string(&said), text_string(&shown));
        taken += read;
        refused += !read;
        free(wanted);
        text_clear(&said);
        text_clear(&shown);
    }
    assert_true(taken > 5 && refused > 5);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
