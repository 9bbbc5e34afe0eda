/* Sync.md B, S16-S20: people who were checked out to a laptop, behind a real sshd. Whoever gets the
 * laptop's disk finds nobody on it, and whoever was not checked out is not there at all. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/random.h"
#include "modules/candidate.h"
#include "support/files.h"
#include "support/fixture.h"
#include "support/office.h"
#include "support/ssh_server.h"
#include "support/vault_fixture.h"

#define CANARIES 500
#define TAKEN 250 /* of them, with an address in Bangor */
#define TODAY "POSACT_NOW=2026-11-23 "

static struct ssh_server server;
static struct text out, talk;
static char *home;     /* of the laptop: all that it leaves on the disk */
static char *database; /* in it */
static char *passphrase, *other_passphrase;

/* --- the laptop --- */

/* posact on the laptop; its exit code. `line` begins with settings of the environment, which may be
 * none. */
static int
on_laptop(const char *settings, const char *file, const char *command)
{
    char *line = must_format("cd '%s' && HOME='%s' TMPDIR='%s' %s '%s' --db '%s' --passphrase-file "
                             "'%s' %s >'%s/out' 2>'%s/talk'",
                             home, home, home, settings, program(), database, file, command,
                             server.folder, server.folder);
    char *paths[] = {must_format("%s/out", server.folder), must_format("%s/talk", server.folder)};
    struct error error;
    int status = system(line);
    text_reset(&out);
    text_reset(&talk);
    assert_true(file_read(paths[0], 1 << 20, &out, &error));
    assert_true(file_read(paths[1], 1 << 20, &talk, &error));
    free(paths[0]);
    free(paths[1]);
    free(line);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* With ssh to the server as J. Shah. */
static int
call(const char *settings, const char *command)
{
    char *line = must_format("%s --ssh 'ssh -F none -T -p %s -o StrictHostKeyChecking=no -o "
                             "UserKnownHostsFile=/dev/null -o LogLevel=ERROR -o IdentitiesOnly=yes "
                             "-o BatchMode=yes -i %s/shah'",
                             command, server.port, server.folder);
    int code = on_laptop(settings, passphrase, line);
    free(line);
    return code;
}

static int
check_out(const char *options)
{
    char *line = must_format("checkout %s@127.0.0.1 %s", server.account, options);
    int code = call(TODAY, line);
    free(line);
    return code;
}

static void
must_be(int expected, int code)
{
    if (code != expected)
        fail_msg("code %d: %s%s", code, text_string(&out), text_string(&talk));
}

static void
must_say(const char *words)
{
    if (!strstr(text_string(&out), words) && !strstr(text_string(&talk), words))
        fail_msg("no '%s' in: %s%s", words, text_string(&out), text_string(&talk));
}

/* --- looking for people --- */

static void
name_of(char name[60], int canary)
{
    snprintf(name, 60, "Zoltan%03dx Quillfeather%03dy", canary, canary);
}

/* Every file of the laptop, for each of 500 names, their words, an address and a telephone number.
 */
static void
assert_nobody_on(const char *folder)
{
    char *patterns = must_format("%s/patterns", server.folder);
    struct text words = TEXT_EMPTY;
    for (int i = 0; i < CANARIES; i++)
        text_append_format(&words, "Zoltan%03dx\nQuillfeather%03dy\n", i, i);
    text_append(&words, "zoltan\nQuillfeather\nquillfeather\n07700 900\nBangor\nSQLite format\n");
    text_append(&words, "CREATE TABLE\n" VAULT_FIXTURE_PASSPHRASE "\n");
    struct error error;
    assert_true(file_write(patterns, words.bytes, words.length, true, &error));
    char *line =
        must_format("grep -rlaF -f '%s' '%s' >'%s/found'", patterns, folder, server.folder);
    int status = system(line);
    if (WEXITSTATUS(status) != 1)
        fail_msg("somebody was found, see: %s", line);
    text_clear(&words);
    free(patterns);
    free(line);
}

/* That the search finds what is there. */
static void
test_the_search_would_find_them(void **state)
{
    (void)state;
    char *line = must_format("grep -qaF Zoltan007x '%s/posact.db'", server.data);
    assert_int_equal(WEXITSTATUS(system(line)), 0);
    free(line);
}

/* --- tests --- */

static void
test_what_is_refused_before_anything_is_made(void **state)
{
    (void)state;
    must_be(2, check_out("role:pc"));
    must_say("--until");
    must_be(1, check_out("--until 1/11/2026"));
    must_say("is past");
    must_be(2, check_out("rolle:pc --until +3d"));
    must_say("no field 'rolle'");
    assert_false(file_exists(database));
    char *weak = files_write(server.folder, "weak", "short\n", 6);
    assert_int_equal(chmod(weak, 0600), 0);
    char *line = must_format("checkout %s@127.0.0.1 --until +3d", server.account);
    must_be(1, on_laptop(TODAY, weak, line));
    must_say("A passphrase needs 12 characters");
    free(line);
    free(weak);
    assert_false(file_exists(database));
}

static void
test_only_those_who_were_asked_for(void **state)
{
    (void)state;
    must_be(0, check_out("bangor --until 27/11/2026"));
    must_say("Checked out 'bangor' until 27 November 2026");
    must_be(0, on_laptop(TODAY, passphrase, "list candidate --json"));
    must_say("Zoltan007x");
    if (strstr(text_string(&out), "Zoltan300x"))
        fail_msg("somebody is here who was not asked for");
    must_be(0, on_laptop(TODAY, passphrase, "check"));
    assert_nobody_on(home);
    assert_int_equal(ssh_server_posact(&server, "list laptop --json", &out), 0);
    must_say("2026-11-27");
    must_say("bangor");
    /* A second one does not go over the first. */
    must_be(4, check_out("--until +3d"));
    must_say("posact checkin");
}

static void
test_another_passphrase_opens_nothing(void **state)
{
    (void)state;
    must_be(5, on_laptop(TODAY, other_passphrase, "list candidate"));
    must_say("That is not the passphrase");
    must_be(5, on_laptop(TODAY, other_passphrase, "sync"));
    /* Nor where nobody could type one. */
    char *line = must_format("setsid -w '%s' --db '%s' list candidate 2>'%s/talk'", program(),
                             database, server.folder);
    assert_int_equal(WEXITSTATUS(system(line)), 2);
    free(line);
}

/* Edits on both sides; what the server says of others is still not told. */
static void
test_both_sides_are_brought_into_step(void **state)
{
    (void)state;
    must_be(0, on_laptop(TODAY, passphrase, "add candidate --name 'Zoltan900x Quillfeather'"));
    assert_int_equal(
        ssh_server_posact(&server, "add candidate --name 'Zoltan901x Quillfeather'", NULL), 0);
    assert_nobody_on(home);
    must_be(0, call(TODAY, "sync"));
    must_be(0, call(TODAY, "sync"));
    must_be(0, on_laptop(TODAY, passphrase, "list candidate"));
    if (strstr(text_string(&out), "Zoltan901x"))
        fail_msg("somebody is here who was not asked for");
    assert_int_equal(ssh_server_posact(&server, "list candidate", &out), 0);
    must_say("Zoltan900x");
    assert_nobody_on(home);
}

/* No copy of it is made in plain text, nor answers to equality questions. */
static void
test_nothing_is_put_beside_it(void **state)
{
    (void)state;
    must_be(5, on_laptop(TODAY, passphrase, "backup copy.db"));
    must_say("is sealed");
    must_be(0, on_laptop(TODAY, passphrase, "list candidate"));
    assert_nobody_on(home);
    /* A list that is written on purpose is told of. */
    must_be(0, on_laptop(TODAY, passphrase, "export candidate --csv --output people.csv"));
    must_say("'people.csv' lies on this laptop unsealed");
    char *list = must_format("%s/people.csv", home);
    assert_int_equal(unlink(list), 0);
    free(list);
}

/* Killed at random moments of work, none that was told was saved is lost (E20). */
static void
test_killed_at_random_moments(void **state)
{
    (void)state;
    const char *asked = getenv("POSACT_KILLS");
    int kills = asked ? atoi(asked) : 8, told = 0;
    struct random random = {20261122};
    struct error error;
    struct vault *vault = vault_fixture_open(database);
    assert_true(vault_rekey(vault, VAULT_FIXTURE_PASSPHRASE, &vault_fixture_cost, &error));
    vault_close(vault);
    for (int i = 0; i < kills; i++) {
        char *line =
            must_format("cd '%s' && for i in 1 2 3 4 5 6 7 8; do HOME='%s' TMPDIR='%s' " TODAY
                        "'%s' --db '%s' --passphrase-file '%s' add candidate --name \"Zoltan%03dx "
                        "Kill$i\" >/dev/null 2>&1 && echo told >>'%s/told'; done",
                        home, home, home, program(), database, passphrase, i, server.folder);
        pid_t child = fork();
        if (child == 0) {
            setpgid(0, 0);
            execl("/bin/sh", "sh", "-c", line, (char *)NULL);
            _exit(127);
        }
        setpgid(child, child);
        usleep((useconds_t)(100000 + random_below(&random, 1500000)));
        kill(-child, SIGKILL);
        assert_int_equal(waitpid(child, NULL, 0), child);
        free(line);
        assert_nobody_on(home);
    }
    char *path = must_format("%s/told", server.folder);
    struct text lines = TEXT_EMPTY;
    assert_true(file_read(path, 1 << 20, &lines, &error));
    for (size_t i = 0; i < lines.length; i++)
        told += lines.bytes[i] == '\n';
    must_be(0, on_laptop(TODAY, passphrase, "list candidate kill --csv"));
    int here = -1; /* the headings */
    for (size_t i = 0; i < out.length; i++)
        here += out.bytes[i] == '\n';
    print_message("%d kills, %d told, %d here\n", kills, told, here);
    assert_true(told > 0 && here >= told && here <= told + kills);
    must_be(0, on_laptop(TODAY, passphrase, "check"));
    text_clear(&lines);
    free(path);
}

/* Past its last day it opens no more, but brings what it has. */
static void
test_after_its_last_day_it_only_brings(void **state)
{
    (void)state;
    const char *late = "POSACT_NOW=2026-11-28 ";
    must_be(5, on_laptop(late, passphrase, "list candidate"));
    must_say("was checked out until 27 November 2026 and opens no more");
    must_say("posact checkin");
    must_be(0, on_laptop(TODAY, passphrase, "add candidate --name 'Zoltan902x Late'"));
    must_be(0, call(late, "checkin"));
    must_say("nothing is left of it on this machine");
    assert_false(file_exists(database));
    assert_int_equal(ssh_server_posact(&server, "list candidate", &out), 0);
    must_say("Zoltan902x");
    must_say("Kill1");
    assert_int_equal(ssh_server_posact(&server, "check", NULL), 0);
}

static int
start_all(void **state)
{
    (void)state;
    ssh_server_start(&server);
    ssh_server_add_user(&server, "shah", "J. Shah", "officer");
    home = must_format("%s/laptop", server.folder);
    assert_int_equal(mkdir(home, 0700), 0);
    database = must_format("%s/posact.db", home);
    passphrase = files_write(server.folder, "passphrase", VAULT_FIXTURE_PASSPHRASE "\n",
                             sizeof VAULT_FIXTURE_PASSPHRASE);
    other_passphrase = files_write(server.folder, "other", "something else again\n", 21);
    assert_int_equal(chmod(passphrase, 0600), 0);
    assert_int_equal(chmod(other_passphrase, 0600), 0);
    char *path = must_format("%s/posact.db", server.data);
    struct store_options options = fixture_options();
    options.path = path;
    options.mode = STORE_OPEN;
    options.ids = id_source_random();
    struct session *session = fixture_session_on(fixture_store(&options), "S. Server");
    for (int i = 0; i < CANARIES; i++) {
        char name[60];
        name_of(name, i);
        struct id id = fixture_candidate(session, name, "07700 900123");
        if (i < TAKEN)
            fixture_edit(session, &candidate_type, &id, CANDIDATE_NOTES, "Met in Bangor");
    }
    fixture_session_free(session);
    free(path);
    return 0;
}

static int
stop_all(void **state)
{
    (void)state;
    ssh_server_stop(&server);
    free(home);
    free(database);
    free(passphrase);
    free(other_passphrase);
    text_clear(&out);
    text_clear(&talk);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_search_would_find_them),
        cmocka_unit_test(test_what_is_refused_before_anything_is_made),
        cmocka_unit_test(test_only_those_who_were_asked_for),
        cmocka_unit_test(test_another_passphrase_opens_nothing),
        cmocka_unit_test(test_both_sides_are_brought_into_step),
        cmocka_unit_test(test_nothing_is_put_beside_it),
        cmocka_unit_test(test_killed_at_random_moments),
        cmocka_unit_test(test_after_its_last_day_it_only_brings),
    };
    const char *missing = ssh_server_missing();
    if (missing != NULL) {
        printf("skipped: %s\n", missing);
        return 77;
    }
    return cmocka_run_group_tests(tests, start_all, stop_all);
}
