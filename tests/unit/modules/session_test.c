/* The door: add, edit, trash, undo and redo, stale edits, and what the log says of each. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "modules/candidate.h"
#include "modules/contact.h"
#include "modules/registry.h"
#include "support/fixture.h"

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
    bool sound = session_check(session, &findings, &error);
    if (!sound)
        print_error("%s\n%s", error.text, text_string(&findings));
    if (!fixture_verify(session, &count, &error)) {
        print_error("%s\n", error.text);
        sound = false;
    }
    text_clear(&findings);
    fixture_session_free(session);
    return sound ? 0 : -1;
}

static void
assert_value(struct session *session, const struct id *id, size_t field, const char *expected)
{
    struct error error = {.text = ""};
    struct record *record = session_get(session, &candidate_type, id, &error);
    assert_non_null(record);
    if (expected == NULL)
        assert_null(record_get(record, field));
    else
        assert_string_equal(record_get(record, field), expected);
    record_free(record);
}

static size_t
count_live(struct session *session, const char *filter_text)
{
    struct error error = {.text = ""};
    struct filter filter = {0};
    assert_true(filter_parse(&filter, &candidate_type, filter_text, session_context(session), false,
                             &error));
    struct query query = query_default(&candidate_type);
    query.filter = &filter;
    size_t count;
    if (!session_count(session, &query, &count, &error))
        fail_msg("%s", error.text);
    filter_clear(&filter);
    return count;
}

static bool
run(struct session *session, const struct command *command, const struct id *id,
    struct error *error)
{
    struct call call = {.type = &candidate_type, .id = id == NULL ? (struct id){{0}} : *id};
    bool done = session_do(session, command, &call, error);
    outcome_clear(&call.outcome);
    return done;
}

static void
must_run(struct session *session, const struct command *command, const struct id *id)
{
    struct error error = {.text = ""};
    if (!run(session, command, id, &error))
        fail_msg("%s", error.text);
}

static void
test_add_and_find(void **state)
{
    struct session *session = *state;
    struct id id = fixture_candidate(session, "Siân Wyn-Jones", "07700 900123");
    assert_value(session, &id, CANDIDATE_NAME, "Siân Wyn-Jones");
    assert_value(session, &id, CANDIDATE_STATUS, "open");
    assert_value(session, &id, CANDIDATE_OWNER, "J. Shah");
    assert_value(session, &id, RECORD_CREATED, "2026-11-21T12:04:00Z");
    assert_int_equal(count_live(session, "sian"), 1);
    assert_int_equal(count_live(session, "jones wyn"), 1);
    assert_int_equal(count_live(session, "07700900123"), 1);
    assert_int_equal(count_live(session, "nobody"), 0);
    assert_int_equal(count_live(session, "name:WYN"), 1);
    assert_int_equal(count_live(session, "!sian"), 0);
    assert_int_equal(count_live(session, "email:"), 1);
}

static void
test_contact_words_find_the_candidate(void **state)
{
    struct session *session = *state;
    struct id id = fixture_candidate(session, "Ffion ap Rhys", NULL);
    char reference[ID_TEXT_SIZE];
    id_to_text(&id, reference);
    struct error error = {.text = ""};
    struct call call = {.record = session_prepare(session, &contact_type)};
    record_set(call.record, CONTACT_CANDIDATE, reference);
    record_set(call.record, CONTACT_CHANNEL, "phone");
    record_set(call.record, CONTACT_SUMMARY, "Asked about the webinar in Wrecsam");
    if (!session_do(session, command_add, &call, &error))
        fail_msg("%s", error.text);
    assert_int_equal(count_live(session, "ffion webinar"), 1);
    struct id contact = call.record->id;
    record_free(call.record);
    outcome_clear(&call.outcome);
    fixture_edit(session, &contact_type, &contact, CONTACT_SUMMARY, "Asked about the interview");
    assert_int_equal(count_live(session, "ffion webinar"), 0);
    assert_int_equal(count_live(session, "ffion interview"), 1);
    must_run(session, command_undo, NULL);
    assert_int_equal(count_live(session, "ffion webinar"), 1);
}

static void
test_a_link_must_lead_somewhere(void **state)
{
    struct session *session = *state;
    struct error error = {.text = ""};
    struct call call = {.record = session_prepare(session, &contact_type)};
    record_set(call.record, CONTACT_CANDIDATE, "00000000-0000-4000-8000-000000000000");
    record_set(call.record, CONTACT_CHANNEL, "phone");
    assert_false(session_do(session, command_add, &call, &error));
    assert_int_equal(error.code, ERROR_INPUT);
    assert_int_equal(error.field, CONTACT_CANDIDATE);
    record_free(call.record);
}

/* C09, S6: two officers open the same record; the second to save the same field is told. */
static void
test_stale_edit_of_the_same_field(void **state)
{
    struct session *session = *state;
    struct error error = {.text = ""};
    struct id id = fixture_candidate(session, "Adaeze Okafor", "07700 900100");
    struct record *mine = session_get(session, &candidate_type, &id, &error);
    fixture_edit(session, &candidate_type, &id, CANDIDATE_PHONE, "07700 900101");
    record_set(mine, CANDIDATE_PHONE, "07700 900102");
    struct call call = {.type = &candidate_type, .id = id, .record = mine};
    assert_false(session_do(session, command_edit, &call, &error));
    assert_int_equal(error.code, ERROR_CONFLICT);
    assert_int_equal(error.field, CANDIDATE_PHONE);
    assert_non_null(strstr(error.text, "07700 900101"));
    assert_non_null(strstr(error.text, "07700 900102"));
    assert_non_null(strstr(error.text, "J. Shah"));
    assert_value(session, &id, CANDIDATE_PHONE, "07700 900101");
    record_free(mine);
}

/* Another field than theirs is no conflict, and theirs is not put back. */
static void
test_stale_edit_of_another_field(void **state)
{
    struct session *session = *state;
    struct error error = {.text = ""};
    struct id id = fixture_candidate(session, "Adaeze Okafor", "07700 900100");
    struct record *mine = session_get(session, &candidate_type, &id, &error);
    fixture_edit(session, &candidate_type, &id, CANDIDATE_PHONE, "07700 900101");
    record_set(mine, CANDIDATE_KNOWN_AS, "Ada");
    struct call call = {.type = &candidate_type, .id = id, .record = mine};
    if (!session_do(session, command_edit, &call, &error))
        fail_msg("%s", error.text);
    outcome_clear(&call.outcome);
    assert_value(session, &id, CANDIDATE_PHONE, "07700 900101");
    assert_value(session, &id, CANDIDATE_KNOWN_AS, "Ada");
    record_free(mine);
}

static void
test_undo_and_redo_walk_back_and_forth(void **state)
{
    struct session *session = *state;
    struct error error = {.text = ""};
    struct id id = fixture_candidate(session, "Tomasz Kowalski", "07700 900100");
    fixture_edit(session, &candidate_type, &id, CANDIDATE_PHONE, "07700 900101");
    fixture_edit(session, &candidate_type, &id, CANDIDATE_PHONE, "07700 900102");
    must_run(session, command_undo, NULL);
    assert_value(session, &id, CANDIDATE_PHONE, "07700 900101");
    must_run(session, command_undo, NULL);
    assert_value(session, &id, CANDIDATE_PHONE, "07700 900100");
    must_run(session, command_redo, NULL);
    assert_value(session, &id, CANDIDATE_PHONE, "07700 900101");
    must_run(session, command_redo, NULL);
    assert_value(session, &id, CANDIDATE_PHONE, "07700 900102");
    assert_false(run(session, command_redo, NULL, &error));
    assert_int_equal(error.code, ERROR_NOT_FOUND);
    must_run(session, command_undo, NULL);
    must_run(session, command_undo, NULL);
    must_run(session, command_undo, NULL);
    assert_int_equal(count_live(session, ""), 0);
    assert_false(run(session, command_undo, NULL, &error));
    must_run(session, command_redo, NULL);
    assert_int_equal(count_live(session, ""), 1);
    fixture_edit(session, &candidate_type, &id, CANDIDATE_KNOWN_AS, "Tomek");
    assert_false(
        run(session, command_redo, NULL, &error)); /* a new step ends what could be redone */
}

/* Own actions only: what another officer did is neither undone nor overwritten. */
static void
test_undo_leaves_others_work(void **state)
{
    struct session *session = *state;
    struct error error = {.text = ""};
    struct store_options options = fixture_options();
    char *folder = fixture_folder();
    struct text path = TEXT_EMPTY;
    text_append_format(&path, "%s/two.db", folder);
    options.path = text_string(&path);
    struct session *first = fixture_session_on(fixture_store(&options), "J. Shah");
    options.ids = id_source_seeded(2);
    struct session *second = fixture_session_on(fixture_store(&options), "R. Begum");
    struct id id = fixture_candidate(first, "Gurpreet Sandhu", "07700 900100");
    fixture_edit(first, &candidate_type, &id, CANDIDATE_PHONE, "07700 900101");
    fixture_edit(second, &candidate_type, &id, CANDIDATE_PHONE, "07700 900102");
    assert_false(run(first, command_undo, NULL, &error));
    assert_int_equal(error.code, ERROR_CONFLICT);
    assert_string_equal(error.text, "Phone of Gurpreet Sandhu was changed since by R. Begum; "
                                    "nothing was taken back");
    assert_value(first, &id, CANDIDATE_PHONE, "07700 900102");
    must_run(second, command_undo, NULL);
    assert_value(first, &id, CANDIDATE_PHONE, "07700 900101");
    fixture_session_free(first);
    fixture_session_free(second);
    text_clear(&path);
    fixture_remove(folder);
    (void)session;
}

static void
test_trash_and_restore(void **state)
{
    struct session *session = *state;
    struct error error = {.text = ""};
    struct id id = fixture_candidate(session, "Róisín Ní Bhriain", NULL);
    must_run(session, command_remove, &id);
    assert_int_equal(count_live(session, ""), 0);
    assert_false(run(session, command_remove, &id, &error));
    must_run(session, command_restore, &id);
    assert_int_equal(count_live(session, "roisin"), 1);
    must_run(session, command_undo, NULL);
    assert_int_equal(count_live(session, ""), 0);
}

static void
test_history_says_who_wrote_what(void **state)
{
    struct session *session = *state;
    struct error error = {.text = ""};
    struct id id = fixture_candidate(session, "Oluwaṣeun Adébáyọ̀", "07700 900100");
    fixture_edit(session, &candidate_type, &id, CANDIDATE_PHONE, "07700 900101");
    must_run(session, command_remove, &id);
    struct change_list list = {0};
    assert_true(session_history(session, &candidate_type, &id, 0, 10, &list, &error));
    assert_int_equal(list.count, 3);
    assert_int_equal(list.items[0].kind, CHANGE_REMOVED);
    assert_int_equal(list.items[1].kind, CHANGE_EDITED);
    assert_int_equal(list.items[1].field_count, 1);
    assert_string_equal(list.items[1].fields[0].old_value, "07700 900100");
    assert_string_equal(list.items[1].fields[0].new_value, "07700 900101");
    assert_string_equal(list.items[1].actor, "J. Shah");
    assert_int_equal(list.items[2].kind, CHANGE_ADDED);
    change_list_clear(&list);
}

static bool
note_export(struct session *session, void *context, struct error *error)
{
    (void)context;
    return session_note(session, &candidate_type, NULL, error);
}

/* T44: that records left is in the log, is no step to undo, and is no change of a record. */
static void
test_an_export_is_noted(void **state)
{
    struct session *session = *state;
    struct error error = {.text = ""};
    struct id id = fixture_candidate(session, "Nia Pugh", NULL);
    assert_true(session_write(session, "export", note_export, NULL, &error));
    struct change_list list = {0};
    assert_true(session_history(session, NULL, NULL, 0, 10, &list, &error));
    assert_int_equal(list.count, 2);
    assert_int_equal(list.items[0].kind, CHANGE_NOTED);
    assert_string_equal(list.items[0].command, "export");
    assert_string_equal(list.items[0].actor, "J. Shah");
    change_list_clear(&list);
    assert_true(session_history(session, &candidate_type, &id, 0, 10, &list, &error));
    assert_int_equal(list.count, 1);
    change_list_clear(&list);
    must_run(session, command_undo, NULL);
    assert_int_equal(count_live(session, ""), 0);
}

/* `changed` goes back with an undo, so that an export is the same byte for byte. */
static void
test_undo_gives_back_changed(void **state)
{
    struct session *session = *state;
    struct id id = fixture_candidate(session, "Chinedu Eze", NULL);
    struct error error = {.text = ""};
    struct record *given = session_prepare(session, &candidate_type);
    record_set(given, CANDIDATE_NAME, "Mei Chen");
    record_set(given, RECORD_CREATED, "2026-01-02T03:04:05Z");
    record_set(given, RECORD_CHANGED, "2026-02-02T03:04:05Z");
    struct call call = {.record = given};
    assert_true(session_do(session, command_add, &call, &error));
    outcome_clear(&call.outcome);
    assert_value(session, &given->id, RECORD_CREATED, "2026-01-02T03:04:05Z");
    assert_value(session, &given->id, RECORD_CHANGED, "2026-02-02T03:04:05Z");
    fixture_edit(session, &candidate_type, &given->id, CANDIDATE_KNOWN_AS, "Mei");
    fixture_edit(session, &candidate_type, &given->id, CANDIDATE_NOTES, "Evenings");
    assert_value(session, &given->id, RECORD_CHANGED, "2026-11-21T12:04:00Z");
    must_run(session, command_undo, NULL);
    must_run(session, command_undo, NULL);
    assert_value(session, &given->id, RECORD_CHANGED, "2026-02-02T03:04:05Z");
    must_run(session, command_redo, NULL);
    assert_value(session, &given->id, RECORD_CHANGED, "2026-11-21T12:04:00Z");
    record_free(given);
    (void)id;
}

static bool
add_two_then_fail(struct session *session, void *context, struct error *error)
{
    (void)context;
    for (int i = 0; i < 2; i++) {
        struct record *record = session_prepare(session, &candidate_type);
        record_set(record, CANDIDATE_NAME, "Half Done");
        bool done = session_add(session, record, error);
        record_free(record);
        if (!done)
            return false;
    }
    return error_set(error, ERROR_INPUT, "the third one is wrong");
}

/* All or nothing. */
static void
test_a_failed_action_leaves_nothing(void **state)
{
    struct session *session = *state;
    struct error error = {.text = ""};
    assert_false(session_write(session, "import", add_two_then_fail, NULL, &error));
    assert_int_equal(count_live(session, ""), 0);
    fixture_candidate(session, "Whole", NULL);
    assert_int_equal(count_live(session, ""), 1);
}

static void
test_find_by_short_reference(void **state)
{
    struct session *session = *state;
    struct error error = {.text = ""};
    struct id id = fixture_candidate(session, "Anna Kowalczyk", NULL), found;
    char text[ID_TEXT_SIZE];
    id_to_text(&id, text);
    text[9] = '\0'; /* with its hyphen */
    assert_true(session_find(session, &candidate_type, text, &found, &error));
    assert_true(id_equal(&id, &found));
    assert_false(session_find(session, &candidate_type, "ab", &found, &error));
    assert_int_equal(error.code, ERROR_USAGE);
    assert_false(session_find(session, &candidate_type, "zzzz", &found, &error));
    assert_int_equal(error.code, ERROR_NOT_FOUND);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_add_and_find, open_session, check_and_close),
        cmocka_unit_test_setup_teardown(test_contact_words_find_the_candidate, open_session,
                                        check_and_close),
        cmocka_unit_test_setup_teardown(test_a_link_must_lead_somewhere, open_session,
                                        check_and_close),
        cmocka_unit_test_setup_teardown(test_stale_edit_of_the_same_field, open_session,
                                        check_and_close),
        cmocka_unit_test_setup_teardown(test_stale_edit_of_another_field, open_session,
                                        check_and_close),
        cmocka_unit_test_setup_teardown(test_undo_and_redo_walk_back_and_forth, open_session,
                                        check_and_close),
        cmocka_unit_test_setup_teardown(test_undo_leaves_others_work, open_session,
                                        check_and_close),
        cmocka_unit_test_setup_teardown(test_trash_and_restore, open_session, check_and_close),
        cmocka_unit_test_setup_teardown(test_history_says_who_wrote_what, open_session,
                                        check_and_close),
        cmocka_unit_test_setup_teardown(test_an_export_is_noted, open_session, check_and_close),
        cmocka_unit_test_setup_teardown(test_undo_gives_back_changed, open_session,
                                        check_and_close),
        cmocka_unit_test_setup_teardown(test_a_failed_action_leaves_nothing, open_session,
                                        check_and_close),
        cmocka_unit_test_setup_teardown(test_find_by_short_reference, open_session,
                                        check_and_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
