/* C02: a form left unfinished comes back as it stood, to its officer alone, once its screen is
 * gone, and goes only with the save that it was for. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/registry.h"
#include "support/fixture.h"

/* An unfinished edit of the phone number. */
static struct draft *
draft_of(struct session *session, const struct id *id, enum draft_stop stop)
{
    struct error error = {.text = ""};
    struct draft *draft = must_calloc(1, sizeof *draft);
    draft->command = must_strdup("edit");
    draft->stop = stop;
    draft->opened = session_get(session, &candidate_type, id, &error);
    assert_non_null(draft->opened);
    draft_add_answer(draft, CANDIDATE_PHONE, "07700 90", NULL);
    return draft;
}

static struct id
keep(struct session *session, struct draft *draft)
{
    struct error error = {.text = ""};
    if (!session_keep_draft(session, draft, 1000, &error))
        fail_msg("%s", error.text);
    struct id id = draft->id;
    draft_free(draft);
    return id;
}

static size_t
count_drafts(struct session *session)
{
    struct error error = {.text = ""};
    struct draft_list list = {.items = NULL};
    if (!session_read_drafts(session, &list, &error))
        fail_msg("%s", error.text);
    size_t count = list.count;
    draft_list_clear(&list);
    return count;
}

static void
test_a_draft_comes_back_whole(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    struct error error = {.text = ""};
    struct id id = fixture_candidate(session, "Siân Wyn-Jones", "07700 900123");
    fixture_edit(session, &candidate_type, &id, CANDIDATE_EMAIL, "sian@example.org");
    struct draft *draft = draft_of(session, &id, DRAFT_HUNG_UP);
    struct record *opened = record_copy(draft->opened);
    keep(session, draft);

    struct draft_list list = {.items = NULL};
    assert_true(session_read_drafts(session, &list, &error));
    assert_int_equal(list.count, 1);
    const struct draft *found = list.items[0];
    assert_string_equal(found->officer, "J. Shah");
    assert_string_equal(found->command, "edit");
    assert_int_equal(found->stop, DRAFT_HUNG_UP);
    assert_int_equal(found->saved_ms, FIXTURE_NOW_MS);
    assert_int_equal(found->count, 1);
    assert_int_equal(found->answers[0].field, CANDIDATE_PHONE);
    assert_string_equal(found->answers[0].typed, "07700 90");
    assert_true(id_equal(&found->opened->id, &id));
    for (size_t i = RECORD_CORE_COUNT; i < candidate_type.field_count; i++)
        assert_true(record_same_value(found->opened, opened, i));
    assert_int_equal(found->opened->head_count, opened->head_count);
    assert_memory_equal(found->opened->heads, opened->heads,
                        opened->head_count * sizeof *opened->heads);
    draft_list_clear(&list);
    record_free(opened);
    fixture_session_free(session);
}

/* S6: what somebody else wrote since the draft was begun is found out at its save. */
static void
test_a_draft_knows_what_its_officer_had_seen(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    struct error error = {.text = ""};
    struct id id = fixture_candidate(session, "Siân Wyn-Jones", "07700 900123");
    keep(session, draft_of(session, &id, DRAFT_LEFT));
    fixture_edit(session, &candidate_type, &id, CANDIDATE_PHONE, "07700 900999");

    struct draft_list list = {.items = NULL};
    assert_true(session_read_drafts(session, &list, &error));
    struct call call = {.type = &candidate_type, .id = id};
    call.record = record_copy(list.items[0]->opened);
    call.draft = list.items[0]->id;
    record_set(call.record, CANDIDATE_PHONE, "07700 900111");
    assert_false(session_do(session, command_edit, &call, &error));
    assert_int_equal(error.code, ERROR_CONFLICT);
    assert_int_equal(count_drafts(session), 1);
    record_free(call.record);
    draft_list_clear(&list);
    fixture_session_free(session);
}

/* In the transaction that commits the record, and not when that fails. */
static void
test_a_draft_goes_with_its_save(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    struct error error = {.text = ""};
    struct id id = fixture_candidate(session, "Siân Wyn-Jones", "07700 900123");
    struct call call = {.type = &candidate_type, .id = id};
    call.draft = keep(session, draft_of(session, &id, DRAFT_LEFT));
    keep(session, draft_of(session, &id, DRAFT_LEFT));
    call.record = session_get(session, &candidate_type, &id, &error);
    record_set(call.record, CANDIDATE_NAME, NULL);
    assert_false(session_do(session, command_edit, &call, &error));
    assert_int_equal(count_drafts(session), 2);
    record_set(call.record, CANDIDATE_NAME, "Siân Jones");
    assert_true(session_do(session, command_edit, &call, &error));
    assert_int_equal(count_drafts(session), 1);
    record_free(call.record);
    outcome_clear(&call.outcome);
    fixture_session_free(session);
}

static void
test_drafts_are_their_officers_own(void **state)
{
    (void)state;
    struct error error = {.text = ""};
    char *folder = fixture_folder(), *path = must_format("%s/a.db", folder);
    struct session *mine = fixture_session_at(path);
    struct store_options options = fixture_options();
    options.path = path;
    options.mode = STORE_OPEN;
    struct session *theirs = fixture_session_on(fixture_store(&options), "M. Begum");
    struct id id = fixture_candidate(mine, "Siân Wyn-Jones", "07700 900123");
    struct id draft = keep(mine, draft_of(mine, &id, DRAFT_LEFT));
    assert_int_equal(count_drafts(mine), 1);
    assert_int_equal(count_drafts(theirs), 0);
    assert_true(session_drop_draft(mine, &draft, &error));
    assert_int_equal(count_drafts(mine), 0);
    fixture_session_free(theirs);
    fixture_session_free(mine);
    free(path);
    fixture_remove(folder);
}

/* Keeps a draft that is on its screen, says so, and stays until it is killed. */
static void
type_for_ever(const char *path, const struct id *id, int pipe_end)
{
    struct session *session = fixture_session_at(path);
    keep(session, draft_of(session, id, DRAFT_OPEN));
    if (write(pipe_end, "k", 1) != 1)
        _exit(1);
    for (;;)
        pause();
}

static void
test_a_form_on_another_screen_is_not_offered(void **state)
{
    (void)state;
    char *folder = fixture_folder(), *path = must_format("%s/a.db", folder), said;
    struct session *session = fixture_session_at(path);
    struct id id = fixture_candidate(session, "Siân Wyn-Jones", "07700 900123");
    fixture_session_free(session);
    int ends[2], status;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        type_for_ever(path, &id, ends[1]);
    close(ends[1]);
    assert_int_equal(read(ends[0], &said, 1), 1);
    session = fixture_session_at(path);
    assert_int_equal(count_drafts(session), 0);
    kill(child, SIGKILL);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(count_drafts(session), 1);
    fixture_session_free(session);
    close(ends[0]);
    free(path);
    fixture_remove(folder);
}

/* Who is at work on a record: the others alone, by name, for as long as their form is open. */
static void
say(struct session *session, const struct id *id, const char *words)
{
    struct text said = TEXT_EMPTY;
    session_append_editors(session, &candidate_type, id, &said);
    assert_string_equal(text_string(&said), words);
    text_clear(&said);
}

static void
test_others_see_who_is_editing(void **state)
{
    (void)state;
    char *folder = fixture_folder(), *path = must_format("%s/posact.db", folder);
    struct session *own = fixture_session_at(path);
    struct session *other = fixture_session_at(path), *third = fixture_session_at(path);
    struct id id = fixture_candidate(own, "Ada Fair", "07700 900123");
    struct id another = fixture_candidate(own, "Bea Fair", "07700 900124");
    say(other, &id, "");
    uint64_t version = session_version(other);
    struct id kept = keep(own, draft_of(own, &id, DRAFT_OPEN));
    assert_true(session_version(other) != version); /* so that a screen looks */
    say(other, &id, "J. Shah is editing this");
    say(other, &another, "");
    say(own, &id, "");
    keep(third, draft_of(third, &id, DRAFT_OPEN)); /* in another window */
    say(other, &id, "J. Shah is editing this");
    version = session_version(other);
    fixture_session_free(third); /* without a word, as by kill -9 */
    assert_true(session_version(other) != version);
    assert_true(session_version(other) == session_version(other));
    say(other, &id, "J. Shah is editing this");

    version = session_version(other);
    fixture_session_free(fixture_session_at(path)); /* who is not at work on it */
    assert_true(session_version(other) == version);

    struct draft *left = draft_of(own, &id, DRAFT_LEFT);
    left->id = kept;
    keep(own, left);
    say(other, &id, "");
    fixture_session_free(own);
    fixture_session_free(other);
    free(path);
    fixture_remove(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_draft_comes_back_whole),
        cmocka_unit_test(test_a_draft_knows_what_its_officer_had_seen),
        cmocka_unit_test(test_a_draft_goes_with_its_save),
        cmocka_unit_test(test_drafts_are_their_officers_own),
        cmocka_unit_test(test_a_form_on_another_screen_is_not_offered),
        cmocka_unit_test(test_others_see_who_is_editing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
