/* contact_import_test.c - contacts out of a spreadsheet: whom they were with, when, and that the
 * same sheet again adds nothing (E24). */
#include "exchange/import.h"

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
#include "support/import_file.h"

static int
open_session(void **state)
{
    struct session *session = fixture_session();
    import_text(session,
                "Name,Email,Phone\n"
                "Siân Wyn-Jones,sian@example.org,07700 900123\n"
                "Ann Lee,lee@example.org,07700 900124\n"
                "Ann Lee,ann@example.org,07700 900125\n"
                "Ben Lee,lee@example.org,\n"
                "Bo,,\n",
                "5 5 0 0 0 2");
    *state = session;
    return 0;
}

static int
close_session(void **state)
{
    fixture_session_free(*state);
    return 0;
}

static void
import_contacts(struct session *session, const char *text, bool dry_run, const char *counts)
{
    struct import_report report;
    import_bytes(session, &contact_type, text, strlen(text), dry_run, &report);
    import_assert_counts(&report, counts);
    import_report_clear(&report);
}

/* A sheet of one row with these cells under these headings is refused with these words, or with
 * NULL comes in. */
static void
assert_row(struct session *session, const char *headings, const char *cells, const char *words)
{
    struct import_report report;
    char *file = must_format("%s\n%s\n", headings, cells);
    import_bytes(session, &contact_type, file, strlen(file), true, &report);
    if (words == NULL)
        import_assert_counts(&report, "1 1 0 0 0 0");
    else if (report.refused != 1 || strstr(report.notes[0].text, words) == NULL)
        fail_msg("'%s' is not refused with '%s' but '%s'", cells, words,
                 report.note_count > 0 ? report.notes[0].text : "");
    import_report_clear(&report);
    free(file);
}

static void
a_sheet_of_contacts(void **state)
{
    struct session *session = *state;
    static const char file[] =
        "Date,Time,Spoke to,Method,In or out,Outcome,Notes,Next action,Due,Religion\n"
        "27/3/2026,14:30:00,Siân Wyn-Jones,Phone,To them,Left a message,Asked about boots,"
        "call back,27/4/2026,canary\n"
        "28 March 2026,,Bo,in person,,mumbled,Came by,,,\n";
    import_contacts(session, file, true, "2 2 0 0 0 0");
    import_contacts(session, file, false, "2 2 0 0 0 0");
    struct text all = TEXT_EMPTY;
    export_json(session, &contact_type, &all);
    const char *json = text_string(&all);
    assert_non_null(strstr(json, "\"held\": \"2026-03-27T14:30:00Z\""));
    assert_non_null(strstr(json,
                           "\"result\": \"left_message\", \"summary\": \"Asked about boots\", "
                           "\"next_action\": \"call back\", \"next_date\": \"2026-04-27\""));
    assert_non_null(strstr(json, "\"channel\": \"in_person\""));
    assert_non_null(strstr(json, "Came by\\nOutcome: mumbled"));
    assert_null(strstr(json, "canary")); /* P16 */
    text_clear(&all);
}

static bool
undo(struct session *session, void *context, struct error *error)
{
    (void)context;
    struct text done = TEXT_EMPTY;
    bool ok = session_undo(session, false, &done, error);
    text_clear(&done);
    return ok;
}

static void
the_same_sheet_adds_nothing(void **state)
{
    struct session *session = *state;
    static const char file[] = "Date,Who,Method,Notes\n"
                               "27/3/2026,Bo,Phone,One\n"
                               "27/3/2026,Bo,Phone,Two\n"
                               "27/3/2026,Bo,Phone,Two\n"
                               "27/3/2026,Bo,Email,Two\n"
                               "27/3/2026,Siân Wyn-Jones,Phone,Two\n";
    import_contacts(session, file, false, "5 4 0 1 0 0");
    import_contacts(session, file, false, "5 0 0 5 0 0");
    struct error error;
    assert_true(session_write(session, "undo", undo, NULL, &error));
    import_contacts(session, file, false, "5 4 0 1 0 0"); /* as if it had never come */
    import_contacts(session, file, false, "5 0 0 5 0 0");
    import_contacts(session, "Date,Who,Method,Notes,Next action\n27/3/2026,Bo,Phone,One,call\n",
                    false, "1 0 1 0 0 0");
}

static void
the_right_person_or_nobody(void **state)
{
    struct session *session = *state;
    static const struct {
        const char *headings, *cells, *words;
    } cases[] = {
        {"Who,Date,How", "Bo,1/2/2026,Phone", NULL},
        {"Who,Date,How", "bo,1/2/2026,Phone", NULL},
        {"First name,Surname,Date,How", "Siân,Wyn-Jones,1/2/2026,Phone", NULL},
        {"Email,Date,How", "SIAN@example.org,1/2/2026,Phone", NULL},
        {"Phone,Date,How", "+447700900123,1/2/2026,Phone", NULL},
        {"Who,Date,How", "Nobody,1/2/2026,Phone", "There is no candidate with name 'Nobody'"},
        {"Who,Date,How", "Ann Lee,1/2/2026,Phone", "2 candidates have the name 'Ann Lee'"},
        {"Email,Date,How", "lee@example.org,1/2/2026,Phone", "2 candidates have the email"},
        {"Who,Email,Date,How", "Ann Lee,lee@example.org,1/2/2026,Phone", NULL},
        {"Who,Phone,Date,How", "Ann Lee,07700 900125,1/2/2026,Phone", NULL},
        {"Who,Email,Date,How", "Bo,bo@example.org,1/2/2026,Phone", NULL},
        {"Who,Email,Date,How", "Siân Wyn-Jones,other@example.org,1/2/2026,Phone",
         "Nobody has email 'other@example.org' and name 'Siân Wyn-Jones' together"},
        {"Who,Date,How", "âââââââââââââââââââââââââââââââââââââââââââââââââxâ,1/2/2026,Phone",
         "There is no candidate with name 'âââââââââââââââââââââââââââââââââââââââââââââââââxâ'"},
        {"Who,Date,How", "ffff0000,1/2/2026,Phone", "There is no candidate 'ffff0000'"},
        {"Who,Date,How", ",1/2/2026,Phone", "Enter whom the contact was with"},
        {"Who,Date,How", "Bo,,Phone", "Enter the day of the contact"},
        {"Who,Date,How", "Bo,1/2/2026,Pigeon", "Channel has no 'Pigeon'"},
        {"Who,Date,How", "Bo,1/2/2026,", "Choose the channel"},
        {"Who,Date,How", "Bo,1/2/2099,Phone", "When must be in the past"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_row(session, cases[i].headings, cases[i].cells, cases[i].words);
}

static void
a_reference_goes_first(void **state)
{
    struct session *session = *state;
    struct record_list list = {.items = NULL};
    struct error error;
    char id[ID_TEXT_SIZE];
    assert_true(session_find_by_key(session, &candidate_type, CANDIDATE_NAME, "bo", false, 1, &list,
                                    &error));
    assert_int_equal(list.count, 1);
    id_to_text(&list.items[0]->id, id);
    record_list_clear(&list);
    char *cells = must_format("%s,Nobody,1/2/2026,Phone", id);
    assert_row(session, "Reference,Name,Date,How", cells, NULL);
    free(cells);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_session, close_session)
    const struct CMUnitTest tests[] = {
        TEST(a_sheet_of_contacts),
        TEST(the_same_sheet_adds_nothing),
        TEST(the_right_person_or_nobody),
        TEST(a_reference_goes_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
