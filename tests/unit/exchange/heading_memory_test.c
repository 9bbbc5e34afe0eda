/* heading_memory_test.c - T42: what was said of a heading is known in the next file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "exchange/import.h"
#include "modules/candidate.h"
#include "support/files.h"
#include "support/fixture.h"
#include "support/import_file.h"

struct known_file {
    struct session *session;
    char *folder, *path;
    struct import_options options;
};

static int
open_place(void **state)
{
    static const char file[] = "Name,Best no,Other no\nAda,07700 900123,07700 900124\n";
    struct known_file *place = must_calloc(1, sizeof *place);
    place->session = fixture_session();
    place->folder = fixture_folder();
    place->path = files_write(place->folder, "people.csv", file, sizeof file - 1);
    place->options = (struct import_options){.type = &candidate_type, .path = place->path};
    *state = place;
    return 0;
}

static int
close_place(void **state)
{
    struct known_file *place = *state;
    fixture_session_free(place->session);
    fixture_remove(place->folder);
    free(place->path);
    free(place);
    return 0;
}

/* What the headings would fill, "Full name,Phone*,-": with a star where that is remembered. */
static void
assert_fills(struct known_file *place, const char *expected)
{
    struct import_report report;
    struct error error = {.text = ""};
    struct text fills = TEXT_EMPTY;
    if (!import_headings(place->session, &place->options, &report, &error))
        fail_msg("%s", error.text);
    for (size_t i = 0; i < report.heading_count; i++)
        text_append_format(&fills, "%s%s%s", i > 0 ? "," : "",
                           report.fields[i] != NULL ? report.fields[i]->label : "-",
                           report.remembered[i] ? "*" : "");
    assert_string_equal(text_string(&fills), expected);
    text_clear(&fills);
    import_report_clear(&report);
}

/* Imports with one heading said, and gives the report as text; the caller's. */
static char *
import_saying(struct known_file *place, const char *heading, const char *field, bool dry_run)
{
    const struct choice said = {.code = heading, .label = field};
    struct import_options options = place->options;
    options.mapping = &said;
    options.mapping_count = 1;
    struct import_report report;
    struct error error = {.text = ""};
    struct text words = TEXT_EMPTY;
    bool ok = dry_run ? import_dry_run(place->session, &options, &report, &error)
                      : import_run(place->session, &options, &report, &error);
    if (!ok)
        fail_msg("%s", error.text);
    import_report_write(&report, dry_run, &words);
    import_report_clear(&report);
    return text_take(&words);
}

static void
assert_says(char *report, const char *words)
{
    if (strstr(report, words) == NULL)
        fail_msg("no '%s' in:\n%s", words, report);
    free(report);
}

static void
what_was_said_is_known_in_the_next_file(void **state)
{
    struct known_file *place = *state;
    assert_fills(place, "Full name,-,-");
    free(import_saying(place, "BEST no.", "phone", true));
    assert_fills(place, "Full name,-,-"); /* a dry run remembers nothing */
    assert_says(import_saying(place, "BEST no.", "phone", false),
                "Best no: remembered: in the next file with this heading it fills Phone too");
    assert_fills(place, "Full name,Phone*,-");
    assert_value_of(place->session, "Ada", CANDIDATE_PHONE, "07700 900123");
    assert_says(import_saying(place, "Other no", "notes", true), "Best no fills Phone, as in the");
}

static void
saying_it_again_replaces_it(void **state)
{
    struct known_file *place = *state;
    free(import_saying(place, "Best no", "phone", false));
    assert_says(import_saying(place, "Best no", "", false), "Best no: remembered: in the next file "
                                                            "with this heading it is left out too");
    assert_fills(place, "Full name,-*,-");
    char *again = import_saying(place, "Best no", "", false);
    assert_null(strstr(again, "remembered"));
    free(again);
    free(import_saying(place, "Best no", "notes", true)); /* a dry run replaces nothing */
    assert_fills(place, "Full name,-*,-");
}

static void
said_now_before_remembered_before_configured(void **state)
{
    struct known_file *place = *state;
    static const struct choice items[] = {{"Best no", "notes", false},
                                          {"Other no", "place", false}};
    static const struct choice_list configured = {items, 2};
    place->options.configured = &configured;
    assert_fills(place, "Full name,Notes,Place of interest");
    free(import_saying(place, "Best no", "phone", false));
    assert_fills(place, "Full name,Phone*,Place of interest");
    const struct choice said = {.code = "Best no", .label = "known_as"};
    place->options.mapping = &said;
    place->options.mapping_count = 1;
    assert_fills(place, "Full name,Known as,Place of interest");
}

static void
what_no_longer_holds_is_forgotten(void **state)
{
    struct known_file *place = *state;
    struct error error;
    assert_true(session_remember(place->session, "heading", "candidate best no", "gone", &error));
    assert_true(session_remember(place->session, "heading", "contact other no", "held", &error));
    assert_true(
        session_remember(place->session, "heading", "candidate name", "import_key", &error));
    assert_fills(place, "Full name,-,-");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_place, close_place)
    const struct CMUnitTest tests[] = {
        TEST(what_was_said_is_known_in_the_next_file),
        TEST(saying_it_again_replaces_it),
        TEST(said_now_before_remembered_before_configured),
        TEST(what_no_longer_holds_is_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
