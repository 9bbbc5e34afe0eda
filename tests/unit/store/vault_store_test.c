/* Sync.md B: a database that is on the disk as a sealed file alone. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/random.h"
#include "modules/candidate.h"
#include "modules/registry.h"
#include "store/backup.h"
#include "store/statement.h"
#include "support/files.h"
#include "support/fixture.h"
#include "support/vault_fixture.h"

#define KILLS 12
#define LARGEST (64 * 1024 * 1024)

struct desk {
    char *folder, *path;
    struct store *store; /* of the session that was opened last */
};

static int
open_desk(void **state)
{
    struct desk *desk = must_calloc(1, sizeof *desk);
    desk->folder = fixture_folder();
    desk->path = must_format("%s/laptop.db", desk->folder);
    *state = desk;
    return 0;
}

static int
close_desk(void **state)
{
    struct desk *desk = *state;
    free(desk->path);
    fixture_remove(desk->folder);
    free(desk);
    return 0;
}

static struct session *
open_session(struct desk *desk)
{
    desk->store = vault_fixture_store(desk->path);
    return fixture_session_on(desk->store, "J. Shah");
}

static size_t
count(struct session *session)
{
    struct error error = {.text = ""};
    struct query query = query_default(&candidate_type);
    size_t found;
    if (!session_count(session, &query, &found, &error))
        fail_msg("%s", error.text);
    return found;
}

static void
assert_sound(struct session *session)
{
    struct error error = {.text = ""};
    struct text findings = TEXT_EMPTY;
    if (!session_check(session, &findings, &error) || findings.length > 0)
        fail_msg("%s %s", error.text, text_string(&findings));
    text_clear(&findings);
}

static size_t
size_of(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 ? (size_t)status.st_size : 0;
}

static bool
try_add(struct session *session, const char *name, struct error *error)
{
    struct call call = {.record = session_prepare(session, &candidate_type)};
    record_set(call.record, CANDIDATE_NAME, name);
    bool done = session_do(session, command_add, &call, error);
    record_free(call.record);
    outcome_clear(&call.outcome);
    return done;
}

static void
test_what_was_saved_is_there_again(void **state)
{
    struct desk *desk = *state;
    struct session *session = open_session(desk);
    struct id id = fixture_candidate(session, "Siân Wyn-Jones", "07700 900123");
    fixture_edit(session, &candidate_type, &id, CANDIDATE_NAME, "Siân Wyn-Jones Reid");
    fixture_session_free(session);
    for (int i = 0; i < 2; i++) {
        struct error error = {.text = ""};
        session = open_session(desk);
        struct record *again = session_get(session, &candidate_type, &id, &error);
        assert_non_null(again);
        assert_string_equal(record_get(again, CANDIDATE_NAME), "Siân Wyn-Jones Reid");
        record_free(again);
        assert_sound(session);
        fixture_session_free(session);
    }
}

/* One edit costs a few kilobytes, not a copy. */
static void
test_an_edit_costs_little(void **state)
{
    struct desk *desk = *state;
    struct session *session = open_session(desk);
    struct id id = fixture_candidate(session, "Aled Price", "07700 900124");
    size_t before = size_of(desk->path);
    for (int i = 0; i < 10; i++)
        fixture_edit(session, &candidate_type, &id, CANDIDATE_PHONE,
                     i % 2 ? "07700 900125" : "07700 900126");
    size_t each = (size_of(desk->path) - before) / 10;
    print_message("%zu bytes an edit\n", each);
    assert_true(each > 0 && each < 20 * 1024);
    fixture_session_free(session);
}

/* What cannot be written is not half done, and what comes after it is. */
static void
test_a_failed_append_is_rolled_back(void **state)
{
    struct desk *desk = *state;
    struct error error = {.text = ""};
    struct rlimit before, limit;
    struct session *session = open_session(desk);
    fixture_candidate(session, "Aled Price", "07700 900124");
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    limit = before;
    limit.rlim_cur = (rlim_t)size_of(desk->path) + 300;
    size_t size = size_of(desk->path);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    assert_false(try_add(session, "Lost Person", &error));
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_non_null(strstr(error.text, "nothing was saved"));
    assert_int_equal(size_of(desk->path), size);
    assert_int_equal(count(session), 1);
    assert_sound(session);
    assert_true(try_add(session, "Kept Person", &error));
    fixture_session_free(session);
    session = open_session(desk);
    assert_int_equal(count(session), 2);
    assert_sound(session);
    fixture_session_free(session);
}

/* Nothing but the sealed file and the room for a full disk, and no word of anybody in either. */
static void
assert_no_word_in(const char *folder, const char *word)
{
    char *command = must_format("grep -rlF '%s' '%s'", word, folder);
    FILE *found = popen(command, "r");
    char line[300];
    assert_non_null(found);
    if (fgets(line, sizeof line, found) != NULL)
        fail_msg("'%s' stands in %s", word, line);
    pclose(found);
    free(command);
}

static void
test_no_word_on_the_disk(void **state)
{
    struct desk *desk = *state;
    struct error error = {.text = ""};
    struct session *session = open_session(desk);
    for (int i = 0; i < 100; i++) {
        char *name = must_format("Zebedee Canary%d", i);
        fixture_candidate(session, name, "07700 900123");
        free(name);
    }
    assert_no_word_in(desk->folder, "Canary");
    assert_no_word_in(desk->folder, "900123");
    char *copy = must_format("%s/copy.db", desk->folder);
    assert_false(backup_make(desk->store, copy, &error));
    assert_non_null(strstr(error.text, "is sealed"));
    assert_false(file_exists(copy));
    free(copy);
    fixture_session_free(session);
    assert_no_word_in(desk->folder, "Canary");
    assert_no_word_in(desk->folder, "SQLite");
}

/* Written anew it holds no less, in less room. */
static void
test_written_anew_it_holds_no_less(void **state)
{
    struct desk *desk = *state;
    struct error error = {.text = ""};
    struct session *session = open_session(desk);
    struct id id = fixture_candidate(session, "Aled Price", "07700 900124");
    for (int i = 0; i < 300; i++)
        fixture_edit(session, &candidate_type, &id, CANDIDATE_PHONE,
                     i % 2 ? "07700 900125" : "07700 900126");
    size_t before = size_of(desk->path);
    assert_true(store_reseal(desk->store, &error));
    assert_true(size_of(desk->path) < before);
    fixture_candidate(session, "Bronwen Hughes", "07700 900127");
    fixture_session_free(session);
    session = open_session(desk);
    assert_int_equal(count(session), 2);
    assert_sound(session);
    fixture_session_free(session);
}

/* However much is changed, the file stays a small multiple of what it holds. */
static void
test_changes_do_not_fill_the_disk(void **state)
{
    struct desk *desk = *state;
    struct session *session = open_session(desk);
    struct id id = fixture_candidate(session, "Aled Price", "07700 900124");
    char *notes = must_calloc(1, 60001);
    size_t most = 0, written = 0;
    for (int i = 0; i < 300; i++) {
        size_t before = size_of(desk->path);
        memset(notes, 'a' + i % 26, 60000);
        fixture_edit(session, &candidate_type, &id, CANDIDATE_NOTES, notes);
        size_t now = size_of(desk->path);
        written += now > before ? now - before : 0;
        most = now > most ? now : most;
    }
    free(notes);
    fixture_session_free(session);
    session = open_session(desk);
    assert_sound(session);
    fixture_session_free(session);
    print_message("%zu bytes written, %zu at most there\n", written, most);
    assert_true(most < written);
}

/* E20: whoever is killed at any moment has lost nothing that they were told was saved. */
static void
work_until_killed(struct desk *desk, int told)
{
    struct session *session = open_session(desk);
    for (int i = 0;; i++) {
        struct error error = {.text = ""};
        char *name = must_format("Person %d of %d", i, getpid());
        if (!try_add(session, name, &error) || write(told, "+", 1) != 1)
            _exit(1);
        free(name);
    }
}

static void
test_killed_at_any_moment(void **state)
{
    struct desk *desk = *state;
    struct random random = {20261122};
    size_t acknowledged = 0, before = 0;
    fixture_session_free(open_session(desk));
    for (int i = 0; i < KILLS; i++) {
        int told[2], status;
        char bytes[4096];
        ssize_t got;
        assert_int_equal(pipe(told), 0);
        pid_t child = fork();
        if (child == 0)
            work_until_killed(desk, told[1]);
        close(told[1]);
        assert_int_equal(read(told[0], bytes, 1), 1);
        acknowledged++;
        usleep((useconds_t)(1000 + random_below(&random, 60000)));
        kill(child, SIGKILL);
        while ((got = read(told[0], bytes, sizeof bytes)) > 0)
            acknowledged += (size_t)got;
        close(told[0]);
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status));
        struct session *session = open_session(desk);
        size_t here = count(session);
        /* One at most was saved and not yet told each time. */
        assert_true(here >= acknowledged && here <= acknowledged + (size_t)i + 1);
        assert_true(here > before);
        before = here;
        if (i == KILLS - 1)
            assert_sound(session);
        fixture_session_free(session);
    }
    print_message("%zu acknowledged, %zu there\n", acknowledged, before);
    assert_no_word_in(desk->folder, "Person ");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_what_was_saved_is_there_again, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(test_an_edit_costs_little, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(test_a_failed_append_is_rolled_back, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(test_no_word_on_the_disk, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(test_written_anew_it_holds_no_less, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(test_changes_do_not_fill_the_disk, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(test_killed_at_any_moment, open_desk, close_desk),
    };
    signal(SIGXFSZ, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
