/* import_test.c - new, updated, unchanged, refused, possible duplicates; twice; undone (E24). */
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
#include "modules/registry.h"
#include "support/files.h"
#include "support/fixture.h"
#include "support/import_file.h"

static int
open_session(void **state)
{
    *state = fixture_session();
    return 0;
}

/* E10, E23: every test ends with the checks of the file. */
static int
check_and_close(void **state)
{
    struct session *session = *state;
    struct text findings = TEXT_EMPTY;
    struct error error = {.text = ""};
    size_t count;
    bool sound =
        session_check(session, &findings, &error) && fixture_verify(session, &count, &error);
    if (!sound)
        print_error("%s\n%s", error.text, text_string(&findings));
    text_clear(&findings);
    fixture_session_free(session);
    return sound ? 0 : -1;
}

static void
run_command(struct session *session, const struct command *command)
{
    struct error error = {.text = ""};
    struct call call = {.type = &candidate_type};
    if (!session_do(session, command, &call, &error))
        fail_msg("%s", error.text);
    outcome_clear(&call.outcome);
}

static size_t
count_live(struct session *session)
{
    struct error error;
    size_t count;
    struct query query = query_default(&candidate_type);
    assert_true(session_count(session, &query, &count, &error));
    return count;
}

static struct id
id_of(struct session *session, const char *name)
{
    struct id id;
    char *text = value_of(session, name, RECORD_ID);
    assert_true(id_from_text(text, &id));
    free(text);
    return id;
}

static void
edit(struct session *session, const char *name, size_t field, const char *value)
{
    struct id id = id_of(session, name);
    fixture_edit(session, &candidate_type, &id, field, value);
}

/* The words of a whole report. */
static void
report_words(struct session *session, const char *text, bool dry_run, struct text *out)
{
    struct import_report report;
    import_bytes(session, &candidate_type, text, strlen(text), dry_run, &report);
    import_report_write(&report, dry_run, out);
    import_report_clear(&report);
}

#define PEOPLE                                                                                     \
    "Name,Email,Phone,Notes\n"                                                                     \
    "Siân Wyn-Jones,sian@example.org,07700 900123,\"Likes, dogs\"\n"                              \
    "Łukasz Nowak,,07700 900124,\n"                                                               \
    "李小明,,,\n"

static void
people_come_in(void **state)
{
    struct session *session = *state;
    import_text(session, PEOPLE, "3 3 0 0 0 0");
    assert_int_equal(count_live(session), 3);
    assert_value_of(session, "Siân Wyn-Jones", CANDIDATE_EMAIL, "sian@example.org");
    assert_value_of(session, "Siân Wyn-Jones", CANDIDATE_PHONE, "07700 900123");
    assert_value_of(session, "Siân Wyn-Jones", CANDIDATE_NOTES, "Likes, dogs");
    assert_value_of(session, "Siân Wyn-Jones", CANDIDATE_OWNER, "J. Shah");
    assert_value_of(session, "Siân Wyn-Jones", CANDIDATE_STATUS, "open");
    assert_value_of(session, "Siân Wyn-Jones", CANDIDATE_SOURCE, "table");
    assert_value_of(session, "Siân Wyn-Jones", CANDIDATE_IMPORT_KEY, "table:sian@example.org");
    assert_value_of(session, "Łukasz Nowak", CANDIDATE_IMPORT_KEY, "table:+447700900124");
    assert_value_of(session, "李小明", CANDIDATE_IMPORT_KEY, "table:李小明");
}

static void
a_dry_run_writes_nothing(void **state)
{
    struct session *session = *state;
    struct text words = TEXT_EMPTY;
    report_words(session, PEOPLE, true, &words);
    assert_string_equal(text_string(&words), "Table, UTF-8, comma; a dry run: nothing was written\n"
                                             "  Name fills Full name\n"
                                             "  Email fills Email\n"
                                             "  Phone fills Phone\n"
                                             "  Notes fills Notes\n"
                                             "3 rows: 3 new, 0 updated, 0 unchanged, 0 refused, "
                                             "0 possible duplicates\n");
    text_clear(&words);
    assert_int_equal(count_live(session), 0);
}

static void
the_same_file_twice_adds_nothing(void **state)
{
    struct session *session = *state;
    import_text(session, PEOPLE, "3 3 0 0 0 0");
    struct text before = TEXT_EMPTY;
    struct text after = TEXT_EMPTY;
    export_json(session, &candidate_type, &before);
    import_text(session, PEOPLE, "3 0 0 3 0 0");
    export_json(session, &candidate_type, &after);
    assert_string_equal(text_string(&after), text_string(&before));
    text_clear(&before);
    text_clear(&after);
}

static void
one_undo_takes_all_back(void **state)
{
    struct session *session = *state;
    fixture_candidate(session, "Here before", NULL);
    import_text(session, PEOPLE, "3 3 0 0 0 0");
    run_command(session, command_undo);
    assert_int_equal(count_live(session), 1);
    run_command(session, command_redo);
    assert_int_equal(count_live(session), 4);
    run_command(session, command_undo);
    assert_int_equal(count_live(session), 1);
}

/* Somebody sees that a column went to the wrong field, undoes, and imports again. */
static void
an_undone_import_can_be_done_better(void **state)
{
    struct session *session = *state;
    import_text(session, "Name,Notes\nAda,7\nBo,8\n", "2 2 0 0 0 0");
    run_command(session, command_undo);
    import_text(session, "Name,Phone\nAda,07700 900123\nBo,07700 900124\n", "2 2 0 0 0 0");
    run_command(session, command_undo);
    import_text(session, "Name,Notes\nAda,9\nBo,\n", "2 2 0 0 0 0");
    assert_int_equal(count_live(session), 2);
    assert_value_of(session, "Ada", CANDIDATE_NOTES, "9");
    assert_value_of(session, "Ada", CANDIDATE_PHONE, NULL);
    assert_value_of(session, "Bo", CANDIDATE_NOTES, NULL);
    run_command(session, command_undo);
    assert_int_equal(count_live(session), 0);
}

static void
news_of_the_file_are_taken(void **state)
{
    struct session *session = *state;
    import_text(session, PEOPLE, "3 3 0 0 0 0");
    import_text(session,
                "Name,Email,Phone,Notes\n"
                "Siân Wyn Jones,SIAN@example.org,07700 900999,\n"
                "Łukasz Nowak,,07700 900124,\n"
                "New One,new@example.org,,\n",
                "3 1 1 1 0 0");
    assert_value_of(session, "Siân Wyn Jones", CANDIDATE_PHONE, "07700 900999");
    assert_value_of(session, "Siân Wyn Jones", CANDIDATE_EMAIL, "SIAN@example.org");
    /* An empty cell says nothing. */
    assert_value_of(session, "Siân Wyn Jones", CANDIDATE_NOTES, "Likes, dogs");
    run_command(session, command_undo);
    assert_value_of(session, "Siân Wyn-Jones", CANDIDATE_PHONE, "07700 900123");
    assert_int_equal(count_live(session), 3);
}

static void
what_an_officer_changed_stays(void **state)
{
    struct session *session = *state;
    import_text(session, "Name,Email,Phone\nAda,ada@example.org,07700 900123\n", "1 1 0 0 0 0");
    edit(session, "Ada", CANDIDATE_PHONE, "07700 900555");
    edit(session, "Ada", CANDIDATE_NOTES, "Met at the fair");
    /* The file says what it said: the officer's number stays without a word. */
    import_text(session, "Name,Email,Phone\nAda,ada@example.org,07700 900123\n", "1 0 0 1 0 0");
    assert_value_of(session, "Ada", CANDIDATE_PHONE, "07700 900555");
    /* Both changed it: the officer's stays, and the report says so. */
    struct text words = TEXT_EMPTY;
    report_words(session, "Name,Email,Phone\nAda Obi,ada@example.org,07700 900777\n", false,
                 &words);
    assert_non_null(strstr(text_string(&words), "0 new, 1 updated, 0 unchanged"));
    assert_non_null(strstr(text_string(&words), "Line 2, Phone: Phone was changed here since the "
                                                "last import and stays '07700 900555'"));
    assert_value_of(session, "Ada Obi", CANDIDATE_PHONE, "07700 900555");
    assert_value_of(session, "Ada Obi", CANDIDATE_NOTES, "Met at the fair");
    text_clear(&words);
}

static void
what_was_removed_stays_removed(void **state)
{
    struct session *session = *state;
    import_text(session, PEOPLE, "3 3 0 0 0 0");
    struct error error;
    struct call call = {.type = &candidate_type, .id = id_of(session, "Łukasz Nowak")};
    assert_true(session_do(session, command_remove, &call, &error));
    outcome_clear(&call.outcome);
    struct text words = TEXT_EMPTY;
    report_words(session, PEOPLE, false, &words);
    assert_non_null(strstr(text_string(&words), "0 new, 0 updated, 3 unchanged"));
    assert_non_null(strstr(text_string(&words), "Line 3: is in the trash, and stays there"));
    assert_int_equal(count_live(session), 2);
    text_clear(&words);
}

static void
rows_are_refused_with_line_column_and_reason(void **state)
{
    struct session *session = *state;
    static const char file[] = "Name,Email,Phone,Role of interest\n"
                               "Ada,ada@example.org,07700 900123,pc\n"
                               "Bo,bo at example,,\n"
                               "Cy,,pager,\n"
                               "\"D\n\",,,\n"
                               "E\x1b[31m,,,\n"
                               ",,07700 900124,\n"
                               "Flo,flo@example.org,07700 900125,,surplus\n"
                               ",,,\n"
                               "Gus,gus@example.org,,king\n";
    struct import_report report;
    import_bytes(session, &candidate_type, file, sizeof file - 1, false, &report);
    import_assert_counts(&report, "8 2 0 0 6 0");
    static const struct {
        size_t line;
        const char *column;
    } expected[] = {{3, "Email"}, {4, "Phone"}, {7, "Name"},
                    {8, "Name"},  {9, NULL},    {11, "Role of interest"}};
    assert_int_equal(report.note_count, 6);
    for (size_t i = 0; i < 6; i++) {
        const struct import_note *note = &report.notes[i];
        assert_int_equal(note->line, expected[i].line);
        assert_true(note->refused);
        assert_true(string_equal(note->column, expected[i].column));
        assert_true(strlen(note->text) > 10);
    }
    import_report_clear(&report);
    assert_int_equal(count_live(session), 2);
}

static void
possible_duplicates_are_told_and_added(void **state)
{
    struct session *session = *state;
    fixture_candidate(session, "Siân Wyn-Jones", "+44 7700 900123");
    struct text words = TEXT_EMPTY;
    report_words(session,
                 "Name,Email,Phone\n"
                 "Someone Else,a@example.org,07700 900123\n"
                 "sian wyn-jones,b@example.org,\n"
                 "Third,c@example.org,07700900555\n"
                 "Fourth,d@example.org,(07700) 900555\n",
                 false, &words);
    assert_non_null(strstr(text_string(&words), "4 new, 0 updated, 0 unchanged, 0 refused, "
                                                "3 possible duplicates"));
    assert_non_null(strstr(text_string(&words), "Line 2: may be Siân Wyn-Jones ("));
    assert_non_null(strstr(text_string(&words), "who has the same phone\n"));
    assert_non_null(strstr(text_string(&words), "Line 3: may be Siân Wyn-Jones ("));
    assert_non_null(
        strstr(text_string(&words), "Line 5: may be the person of line 4, who has the same phone"));
    assert_int_equal(count_live(session), 5);
    text_clear(&words);
}

/* Two people share an address: each keeps a record of their own, also when the file comes again
 * in another order. */
static void
people_who_share_an_address_stay_apart(void **state)
{
    struct session *session = *state;
    static const char head[] = "Name,Email,Notes\n";
    static const char first[] = "Ann Lee,lee@example.org,one\n";
    static const char second[] = "Ben Lee,lee@example.org,two\n";
    for (int order = 0; order < 4; order++) {
        char *text = must_format("%s%s%s", head, order % 2 == 0 ? first : second,
                                 order % 2 == 0 ? second : first);
        import_text(session, text, order == 0 ? "2 2 0 0 0 1" : "2 0 0 2 0 0");
        free(text);
    }
    assert_value_of(session, "Ann Lee", CANDIDATE_NOTES, "one");
    assert_value_of(session, "Ben Lee", CANDIDATE_NOTES, "two");
}

/* Somebody who answers twice: the last answer counts, the first time and ever after. */
static void
of_one_person_twice_the_last_row_counts(void **state)
{
    struct session *session = *state;
    static const char file[] = "Name,Email,Phone\n"
                               "Ada,ada@example.org,07700 900111\n"
                               "Bo,bo@example.org,\n"
                               "Ada,ada@example.org,07700 900222\n";
    import_text(session, file, "3 2 0 1 0 0");
    assert_value_of(session, "Ada", CANDIDATE_PHONE, "07700 900222");
    import_text(session, file, "3 0 0 3 0 0");
    /* A last row that is refused does not count. */
    import_text(session,
                "Name,Email,Phone\n"
                "Cy,cy@example.org,07700 900111\n"
                "Cy,cy@example.org,none\n",
                "2 1 0 0 1 0");
}

static void
people_of_one_name_alone_stay_apart(void **state)
{
    struct session *session = *state;
    static const char file[] = "Name,Notes\nJo Smith,tall\nJo Smith,short\nJo Smith,tall\n";
    import_text(session, file, "3 2 0 1 0 1");
    assert_int_equal(count_live(session), 2);
    import_text(session, file, "3 0 0 3 0 0");
    assert_int_equal(count_live(session), 2);
}

static void
names_are_put_together(void **state)
{
    struct session *session = *state;
    import_text(session,
                "Last Name,First Name,Middle Name,Email\n"
                "Watson,Mary Jane,,a@example.org\n"
                "Martinez,,,b@example.org\n"
                " O’Connor , Seán ,Ó,c@example.org\n"
                ",,,nobody@example.org\n",
                "4 4 0 0 0 0");
    assert_value_of(session, "Mary Jane Watson", CANDIDATE_EMAIL, "a@example.org");
    assert_value_of(session, "Martinez", CANDIDATE_EMAIL, "b@example.org");
    assert_value_of(session, "Seán Ó O’Connor", CANDIDATE_NAME, "Seán Ó O’Connor");
    assert_value_of(session, "nobody@example.org", CANDIDATE_EMAIL, "nobody@example.org");
    /* A name that an officer found out is not lost to the address again. */
    edit(session, "nobody@example.org", CANDIDATE_NAME, "Nora Body");
    import_text(session, "Last Name,First Name,Middle Name,Email\n,,,nobody@example.org\n",
                "1 0 0 1 0 0");
    assert_value_of(session, "Nora Body", CANDIDATE_EMAIL, "nobody@example.org");
}

static void
the_mapping_of_the_user_is_used(void **state)
{
    struct session *session = *state;
    static const char file[] = "Förnamn;Efternamn;Colour;Number\n"
                               "Åsa;Öberg;blue;07700 900123\n";
    static const struct choice items[] = {
        {"förnamn", "name", false},
        {"efternamn", "name", false},
        {"colour", "notes", false},
        {"NUMBER", "phone", false},
    };
    char *folder = fixture_folder();
    char *path = files_write(folder, "people.csv", file, sizeof file - 1);
    struct import_options options = {
        .type = &candidate_type,
        .path = path,
        .source = "Fair 2026",
        .mapping = items,
        .mapping_count = 2,
    };
    struct import_report report;
    struct error error = {.text = ""};
    assert_true(import_headings(session, &options, &report, &error));
    assert_int_equal(report.heading_count, 4);
    assert_string_equal(report.headings[1], "Efternamn");
    assert_ptr_equal(report.fields[0], &candidate_type.fields[CANDIDATE_NAME]);
    assert_null(report.fields[2]);
    assert_string_equal(text_string(&report.kind), "Table, UTF-8, semicolon");
    import_report_clear(&report);
    options.mapping_count = 4;
    assert_false(import_run(session, &options, &report, &error));
    assert_non_null(strstr(error.text, "characteristic")); /* "colour" */
    import_report_clear(&report);
    static const struct choice better[] = {
        {"förnamn", "name", false},
        {"efternamn", "name", false},
        {"NUMBER", "phone", false},
    };
    options.mapping = better;
    options.mapping_count = 3;
    assert_true(import_run(session, &options, &report, &error));
    import_assert_counts(&report, "1 1 0 0 0 0");
    import_report_clear(&report);
    assert_value_of(session, "Åsa Öberg", CANDIDATE_PHONE, "07700 900123");
    assert_value_of(session, "Åsa Öberg", CANDIDATE_SOURCE, "Fair 2026");
    assert_value_of(session, "Åsa Öberg", CANDIDATE_IMPORT_KEY, "Fair 2026:+447700900123");
    free(path);
    fixture_remove(folder);
}

static void
files_that_cannot_come_in_are_refused(void **state)
{
    struct session *session = *state;
    static const struct {
        const struct record_type *type;
        const char *text, *words;
    } files[] = {
        {&candidate_type, "", "empty"},
        {&candidate_type, "Colour,Shape\nred,round\n", "The headings are: Colour, Shape"},
        {&contact_type, "Name,Email\nAda,a@example.org\n", "No heading is known as When"},
        {&candidate_type, "Name,Email\nAda,\"a@example.org\nBo,b@example.org\n", "Line 2: "},
        {&candidate_type, "[{\"name\": \"Ada\"", "Line 1: "},
        {&candidate_type, "PK\x03\x04", "workbook"},
    };
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        char *folder = fixture_folder();
        char *path = files_write(folder, "people", files[i].text, strlen(files[i].text));
        struct import_options options = {.type = files[i].type, .path = path};
        struct import_report report;
        struct error error = {.text = ""};
        assert_false(import_run(session, &options, &report, &error));
        import_report_clear(&report);
        if (strstr(error.text, files[i].words) == NULL)
            fail_msg("%s: %s", files[i].text, error.text);
        free(path);
        fixture_remove(folder);
    }
    assert_int_equal(count_live(session), 0);
}

static void
notes_are_bounded_but_counted(void **state)
{
    struct session *session = *state;
    struct text file = TEXT_EMPTY;
    text_append(&file, "Name,Email\n");
    for (size_t i = 0; i < 1500; i++)
        text_append(&file, "Ada,no\n");
    struct import_report report;
    import_bytes(session, &candidate_type, file.bytes, file.length, true, &report);
    import_assert_counts(&report, "1500 0 0 0 1500 0");
    assert_int_equal(report.note_count, IMPORT_NOTE_LIMIT);
    assert_int_equal(report.notes_left_out, 500);
    struct text words = TEXT_EMPTY;
    import_report_write(&report, true, &words);
    assert_non_null(strstr(text_string(&words), "\nAnd 500 more notes\n"));
    text_clear(&words);
    text_clear(&file);
    import_report_clear(&report);
}

/* F01, F03: what a file says cannot act on the terminal that shows the report. */
static void
the_report_is_safe_to_show(void **state)
{
    struct session *session = *state;
    struct text words = TEXT_EMPTY;
    report_words(session, "Name,Email\n\"\x1b]0;x\x07\",\"\x1b[2J@\"\n", true, &words);
    assert_null(strchr(text_string(&words), '\x1b'));
    assert_null(strchr(text_string(&words), '\x07'));
    text_clear(&words);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_session, check_and_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(people_come_in),
        TEST(a_dry_run_writes_nothing),
        TEST(the_same_file_twice_adds_nothing),
        TEST(one_undo_takes_all_back),
        TEST(an_undone_import_can_be_done_better),
        TEST(news_of_the_file_are_taken),
        TEST(what_an_officer_changed_stays),
        TEST(what_was_removed_stays_removed),
        TEST(rows_are_refused_with_line_column_and_reason),
        TEST(possible_duplicates_are_told_and_added),
        TEST(people_who_share_an_address_stay_apart),
        TEST(of_one_person_twice_the_last_row_counts),
        TEST(people_of_one_name_alone_stay_apart),
        TEST(names_are_put_together),
        TEST(the_mapping_of_the_user_is_used),
        TEST(files_that_cannot_come_in_are_refused),
        TEST(notes_are_bounded_but_counted),
        TEST(the_report_is_safe_to_show),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
