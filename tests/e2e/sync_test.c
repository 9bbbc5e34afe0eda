/* Two laptops and the server, behind a real sshd, with cables that are cut (S5, S10, S11, S13):
 * edits on every side at once, lines that end after a random number of bytes, and in the end all
 * three hold the same, which is what the log folds to. */
#include <poll.h>
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

#include "base/conversation.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/random.h"
#include "modules/candidate.h"
#include "modules/registry.h"
#include "modules/settle.h"
#include "support/files.h"
#include "support/fixture.h"
#include "support/office.h"
#include "support/ssh_server.h"
#include "support/vault_fixture.h"

#define LAPTOPS 2
#define SIDES (LAPTOPS + 1)
#define PEOPLE 12
#define EDITS 200 /* on each side */
#define ROUNDS 10
#define CUTS 30
#define WHOLE 0 /* a cable that is not cut */

static struct ssh_server server;
static struct text out, talk;
static char *database[SIDES]; /* the server's last */
static char *passphrase;      /* the file of it */
static const char *const keys[LAPTOPS] = {"shah", "begum"};

/* --- a cable of so many bytes --- */

/* Copies what there is; false at the end, or when the cable is used up. */
static bool
copy(int from, int to, size_t *left)
{
    char bytes[4096];
    ssize_t count = read(from, bytes, sizeof bytes < *left ? sizeof bytes : *left);
    if (count <= 0)
        return false;
    *left -= (size_t)count;
    return write(to, bytes, (size_t)count) == count && *left > 0;
}

/* Run as `sync_test cable BYTES ssh ...`: ssh, until so much went through, either way. */
static int
be_a_cable(size_t bytes, const char *const *words)
{
    struct conversation ssh;
    struct error error;
    size_t left = bytes == WHOLE ? SIZE_MAX : bytes;
    bool open[2] = {true, true};
    if (!conversation_begin(&ssh, words, &error))
        return 1;
    while (open[1] && left > 0) {
        struct pollfd files[] = {{open[0] ? STDIN_FILENO : -1, POLLIN, 0}, {ssh.in, POLLIN, 0}};
        if (poll(files, 2, -1) < 0)
            break;
        if (files[0].revents != 0 && !copy(STDIN_FILENO, ssh.out, &left)) {
            open[0] = false;
            close(ssh.out);
            ssh.out = -1;
        }
        if (files[1].revents != 0 && !copy(ssh.in, STDOUT_FILENO, &left))
            open[1] = false;
    }
    kill(ssh.process, SIGKILL);
    conversation_end(&ssh);
    return 0;
}

/* --- the laptops --- */

/* posact on a laptop; its exit code. */
static int
on_laptop(size_t laptop, const char *command)
{
    char *line =
        must_format("'%s' --db '%s' --passphrase-file '%s' %s >'%s/out' 2>'%s/talk'", program(),
                    database[laptop], passphrase, command, server.folder, server.folder);
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

static int
sync_as(size_t laptop, const char *key, size_t bytes, const char *options)
{
    char here[4096] = "";
    assert_true(readlink("/proc/self/exe", here, sizeof here - 1) > 0);
    char *command =
        must_format("sync %s %s@127.0.0.1 --ssh '%s cable %zu ssh -F none -T -p %s -o "
                    "StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -o "
                    "IdentitiesOnly=yes -o BatchMode=yes -i %s/%s'",
                    options, server.account, here, bytes, server.port, server.folder, key);
    int code = on_laptop(laptop, command);
    free(command);
    return code;
}

static void
must_end_with(int expected, size_t laptop, const char *key, const char *options)
{
    int code = sync_as(laptop, key, WHOLE, options);
    if (code != expected)
        fail_msg("laptop %zu as %s %s: code %d, %s", laptop, key, options, code,
                 text_string(&talk));
}

static void
must_sync(size_t laptop)
{
    must_end_with(0, laptop, keys[laptop], "");
}

static void
must_say(const char *words)
{
    if (!strstr(text_string(&out), words) && !strstr(text_string(&talk), words))
        fail_msg("no '%s' in: %s%s", words, text_string(&out), text_string(&talk));
}

/* --- work --- */

static struct session *
open_side(size_t side)
{
    struct store_options options = fixture_options();
    options.path = database[side];
    options.mode = STORE_OPEN;
    options.ids = id_source_random();
    options.sealed = side < LAPTOPS ? vault_fixture_open(database[side]) : NULL;
    return fixture_session_on(fixture_store(&options), "S. Server");
}

static bool
gather(void *context, const struct record *record, struct error *error)
{
    (void)error;
    record_list_add(context, record_copy(record));
    return true;
}

static struct record_list
all_people(struct session *session, bool trash)
{
    struct record_list list = {.count = 0};
    struct error error;
    struct query query = query_default(&candidate_type);
    query.sort_field = CANDIDATE_NAME;
    query.trash = trash;
    assert_true(session_each(session, &query, gather, &list, &error));
    return list;
}

static void
settle_one(struct session *session, struct random *random)
{
    struct settle_list list = {.count = 0};
    struct outcome outcome = {.open = OPEN_NOTHING};
    struct error error;
    assert_true(settle_read(session, &list, &error));
    if (list.count > 0) {
        const struct conflict *conflict = &list.items[random_below(random, (uint32_t)list.count)];
        size_t side = random_below(random, (uint32_t)conflict->side_count);
        if (!settle_do(session, conflict, conflict->sides[side].value, &outcome, &error))
            fail_msg("%s", error.text);
    }
    outcome_clear(&outcome);
    settle_list_clear(&list);
}

static bool
put_in_trash(struct session *session, void *context, struct error *error)
{
    const struct record *record = context;
    return session_remove(session, &candidate_type, &record->id, error);
}

static void
edit_one(struct session *session, const struct record *record, struct random *random)
{
    char value[40];
    static const size_t fields[] = {CANDIDATE_PHONE, CANDIDATE_NOTES, CANDIDATE_KNOWN_AS};
    size_t field = fields[random_below(random, 3)];
    snprintf(value, sizeof value, field == CANDIDATE_PHONE ? "07700 900%03u" : "%u",
             random_below(random, 1000));
    fixture_edit(session, &candidate_type, &record->id, field, value);
}

static void
work(size_t side, struct random *random, size_t edits)
{
    struct session *session = open_side(side);
    struct error error;
    for (size_t i = 0; i < edits; i++) {
        struct record_list people = all_people(session, false);
        struct record *one = people.items[random_below(random, (uint32_t)people.count)];
        uint32_t what = random_below(random, 40);
        if (what == 0)
            fixture_candidate(session, "Somebody New", NULL);
        else if (what == 1 && people.count > PEOPLE / 2)
            assert_true(session_write(session, "remove", put_in_trash, one, &error));
        else if (what < 6)
            settle_one(session, random);
        else
            edit_one(session, one, random);
        record_list_clear(&people);
    }
    fixture_session_free(session);
}

/* --- what must hold --- */

static void
dump_people(struct session *session, bool trash, struct text *dump)
{
    struct record_list people = all_people(session, trash);
    for (size_t i = 0; i < people.count; i++) {
        for (size_t j = 0; j < candidate_type.field_count; j++) {
            const char *value = record_get(people.items[i], j);
            text_append_format(dump, "%s|", value ? value : "-");
        }
        text_append(dump, trash ? "trash\n" : "\n");
    }
    record_list_clear(&people);
}

/* All of it, and that it is what the log folds to, computed from scratch. */
static char *
dump(size_t side)
{
    struct text text = TEXT_EMPTY, findings = TEXT_EMPTY;
    struct settle_list list = {.count = 0};
    struct session *session = open_side(side);
    struct error error;
    if (!session_check(session, &findings, &error))
        fail_msg("side %zu: %s: %s", side, error.text, text_string(&findings));
    text_clear(&findings);
    size_t count;
    assert_true(fixture_verify(session, &count, &error));
    dump_people(session, false, &text);
    dump_people(session, true, &text);
    assert_true(settle_read(session, &list, &error));
    for (size_t i = 0; i < list.count; i++) {
        settle_say_what(session, &list.items[i], &text);
        text_append_format(&text, " %zu\n", list.items[i].side_count);
    }
    text_append_format(&text, "%zu operations, %zu conflicts\n", count, list.count);
    settle_list_clear(&list);
    fixture_session_free(session);
    return text_take(&text);
}

static size_t
count_conflicts(size_t side)
{
    struct settle_list list = {.count = 0};
    struct session *session = open_side(side);
    struct error error;
    assert_true(settle_read(session, &list, &error));
    size_t count = list.count;
    settle_list_clear(&list);
    fixture_session_free(session);
    return count;
}

static void
assert_all_are_equal(void)
{
    char *first = dump(0);
    for (size_t i = 1; i < SIDES; i++) {
        char *next = dump(i);
        assert_string_equal(first, next);
        free(next);
    }
    free(first);
}

/* --- tests --- */

/* So that to open it a hundred times does not take a minute. */
static void
make_it_quick(size_t laptop)
{
    struct error error;
    struct vault *vault = vault_fixture_open(database[laptop]);
    assert_true(vault_rekey(vault, VAULT_FIXTURE_PASSPHRASE, &vault_fixture_cost, &error));
    vault_close(vault);
}

static void
test_laptops_are_enrolled_and_take_all(void **state)
{
    (void)state;
    struct session *session = open_side(LAPTOPS);
    for (int i = 0; i < PEOPLE; i++)
        fixture_candidate(session, "Ada Fair", NULL);
    fixture_session_free(session);
    for (size_t i = 0; i < LAPTOPS; i++) {
        must_sync(i);
        must_say("Enrolled this laptop");
        make_it_quick(i);
        must_sync(i);
    }
    must_sync(0);
    assert_all_are_equal();
    assert_int_equal(ssh_server_posact(&server, "list laptop", &out), 0);
    must_say("Active");
}

/* S13: 200 edits on each side, 30 cables cut. */
static void
test_cut_cables_lose_nothing(void **state)
{
    (void)state;
    struct random random = {42};
    size_t cuts = 0;
    for (size_t round = 0; round < ROUNDS; round++) {
        for (size_t side = 0; side < SIDES; side++)
            work(side, &random, EDITS / ROUNDS);
        for (size_t i = 0; i < LAPTOPS; i++) {
            for (size_t j = 0; j < 2 && cuts < CUTS; j++)
                cuts += sync_as(i, keys[i], 200 + random_below(&random, 16000), "") != 0;
            if (random_below(&random, 3) == 0)
                must_sync(i);
        }
    }
    for (; cuts < CUTS; cuts++)
        sync_as(cuts % LAPTOPS, keys[cuts % LAPTOPS], 1 + random_below(&random, 400), "");
    for (int i = 0; i < 2; i++)
        for (size_t j = 0; j < LAPTOPS; j++)
            must_sync(j);
    assert_all_are_equal();
    assert_true(count_conflicts(0) > 0);
}

/* S9: settled on one side, it is settled on all. */
static void
test_what_is_settled_here_is_settled_there(void **state)
{
    (void)state;
    struct random random = {7};
    struct session *session = open_side(1);
    struct settle_list list = {.count = 0};
    struct error error;
    assert_true(settle_read(session, &list, &error));
    for (size_t i = 0; i < list.count; i++)
        settle_one(session, &random);
    settle_list_clear(&list);
    fixture_session_free(session);
    for (int i = 0; i < 2; i++)
        for (size_t j = 0; j < LAPTOPS; j++)
            must_sync(j);
    for (size_t i = 0; i < SIDES; i++)
        assert_int_equal(count_conflicts(i), 0);
    assert_all_are_equal();
}

/* S5: a copy is told from the original; what was made on it is kept. */
static void
test_a_copy_is_enrolled_anew(void **state)
{
    (void)state;
    char *copy = must_format("%s/copy.db", server.folder), *original = database[0];
    char *line = must_format("cp -p '%s' '%s'", original, copy);
    assert_int_equal(system(line), 0);
    free(line);
    assert_int_equal(on_laptop(0, "add candidate --name 'From The Original'"), 0);
    must_sync(0);
    database[0] = copy;
    assert_int_equal(on_laptop(0, "add candidate --name 'From The Copy'"), 0);
    must_end_with(4, 0, keys[0], "");
    must_say("--anew");
    must_end_with(0, 0, keys[0], "--anew");
    must_say("1 step of it was done again");
    assert_int_equal(ssh_server_posact(&server, "list candidate", &out), 0);
    must_say("From The Original");
    must_say("From The Copy");
    must_sync(1);
    must_sync(0);
    assert_all_are_equal();
    database[0] = original;
    free(copy);
    must_sync(0);
}

/* S10: not with another's key, not without the right role, not from another server. */
static void
test_who_may_not_is_refused(void **state)
{
    (void)state;
    char *kept = database[0];
    must_end_with(5, 0, "begum", "");
    must_say("enrolled by another user");
    database[0] = must_format("%s/desk.db", server.folder);
    must_end_with(1, 0, "desk", "");
    must_say("The role 'Event desk' may not do 'sync'");
    assert_int_equal(access(database[0], F_OK), -1);
    free(database[0]);
    database[0] = must_format("%s/alone.db", server.folder);
    assert_int_equal(on_laptop(0, "init"), 0);
    must_end_with(5, 0, "shah", "");
    must_say("is no laptop's database");
    free(database[0]);
    database[0] = kept;
    assert_int_equal(ssh_server_posact(&server, "user role 'J. Shah' --role auditor", NULL), 0);
    must_end_with(1, 0, "shah", "");
    assert_int_equal(ssh_server_posact(&server, "user role 'J. Shah' --role officer", NULL), 0);
    must_sync(0);
}

/* S10: what a laptop brings and may not is held back, is told, and goes once it is dropped; what
 * stands beside it is in. */
static void
test_what_may_not_be_is_held_back(void **state)
{
    (void)state;
    char *line = must_format("user add 'M. Mallory' --role administrator --key '%s/host.pub'",
                             server.folder);
    assert_int_equal(on_laptop(0, line), 0);
    free(line);
    assert_int_equal(on_laptop(0, "add candidate --name 'Beside It'"), 0);
    must_sync(0);
    must_say("the server held back 2 changes");
    must_say("change on the server alone");
    assert_int_equal(ssh_server_posact(&server, "user list", &out), 0);
    assert_null(strstr(text_string(&out), "Mallory"));
    assert_int_equal(ssh_server_posact(&server, "list candidate", &out), 0);
    must_say("Beside It");
    assert_int_equal(ssh_server_posact(&server, "list held_change --columns about,state", &out), 0);
    must_say("Undecided");
    must_sync(0);
    assert_int_equal(on_laptop(0, "list held_change"), 0);
    must_say("New user");
    assert_int_equal(
        ssh_server_posact(&server, "drop-change held_change --where state:held --yes", &out), 0);
    must_sync(0);
    must_sync(1);
    assert_int_equal(on_laptop(0, "user list"), 0);
    assert_null(strstr(text_string(&out), "Mallory"));
    assert_all_are_equal();
}

/* The host and the words before it are remembered, and a clock that is three days off is told of
 * (S8). */
static void
test_the_command_alone_goes_on(void **state)
{
    (void)state;
    assert_int_equal(on_laptop(0, "sync"), 0);
    must_say("In step with");
    setenv("POSACT_NOW", "2031-01-01T12:00:00Z", 1);
    assert_int_equal(on_laptop(0, "sync"), 0);
    unsetenv("POSACT_NOW");
    must_say("hours ahead of the server's, set it right");
    setenv("POSACT_NOW", "2021-01-01T12:00:00Z", 1);
    assert_int_equal(on_laptop(0, "sync"), 0);
    unsetenv("POSACT_NOW");
    must_say("hours behind the server's, set it right");
}

/* A training database is no laptop of a live server, and says which it is. */
static void
test_training_never_mixes_with_live(void **state)
{
    (void)state;
    char *kept = database[0];
    database[0] = must_format("%s/training.db", server.folder);
    assert_int_equal(on_laptop(0, "demo --people 5"), 0);
    must_end_with(5, 0, "shah", "");
    must_say("is no laptop's database");
    free(database[0]);
    database[0] = kept;
}

/* S5, S38: what the server lost with a backup that was put back, the laptops bring again; what it
 * wrote itself since is missed by who has it. */
static void
test_a_server_put_back_hears_from_its_laptops(void **state)
{
    (void)state;
    char *backup = must_format("%s/backup.db", server.folder),
         *make = must_format("backup '%s'", backup), *restore = must_format("revert '%s'", backup);
    must_sync(1);
    assert_int_equal(ssh_server_posact(&server, make, &out), 0);
    assert_int_equal(on_laptop(0, "add candidate --name 'Since The Backup'"), 0);
    must_sync(0);
    must_sync(1);
    assert_int_equal(ssh_server_posact(&server, restore, &out), 0);
    assert_int_equal(ssh_server_posact(&server, "list candidate", &out), 0);
    assert_null(strstr(text_string(&out), "Since The Backup"));
    must_end_with(4, 1, keys[1], "");
    must_say("was put back from a backup");
    must_sync(0);
    must_sync(1);
    assert_all_are_equal();

    assert_int_equal(ssh_server_posact(&server, "add candidate --name 'Lost With It'", NULL), 0);
    must_sync(0);
    assert_int_equal(ssh_server_posact(&server, restore, &out), 0);
    assert_int_equal(on_laptop(0, "add candidate --name 'Never Sent'"), 0);
    must_end_with(4, 0, keys[0], "");
    must_say("posact sync --anew");
    must_end_with(0, 0, keys[0], "--anew");
    must_say("2 steps of it were done again");
    assert_int_equal(ssh_server_posact(&server, "list candidate", &out), 0);
    must_say("Never Sent");
    assert_int_equal(ssh_server_posact(&server, "check", NULL), 0);
    free(backup);
    free(make);
    free(restore);
}

/* S11: a laptop on which most was put in the trash asks first. */
static void
test_the_brake_asks_first(void **state)
{
    (void)state;
    struct session *session = open_side(0);
    struct error error;
    for (int i = 0; i < 30; i++)
        fixture_candidate(session, "Bo Many", NULL);
    fixture_session_free(session);
    must_sync(0);
    session = open_side(0);
    struct record_list people = all_people(session, false);
    for (size_t i = 0; i < people.count; i++)
        assert_true(session_write(session, "remove", put_in_trash, people.items[i], &error));
    record_list_clear(&people);
    fixture_session_free(session);
    must_end_with(6, 0, "shah", "");
    must_say("--release");
    assert_int_equal(ssh_server_posact(&server, "list candidate", &out), 0);
    must_say("Bo Many");
    must_end_with(0, 0, "shah", "--release");
    assert_int_equal(ssh_server_posact(&server, "check", NULL), 0);
}

static int
start_all(void **state)
{
    (void)state;
    ssh_server_start(&server);
    ssh_server_add_user(&server, "shah", "J. Shah", "officer");
    ssh_server_add_user(&server, "begum", "M. Begum", "officer");
    ssh_server_add_user(&server, "desk", "D. Desk", "event_desk");
    for (size_t i = 0; i < LAPTOPS; i++)
        database[i] = must_format("%s/laptop%zu.db", server.folder, i);
    passphrase = files_write(server.folder, "passphrase", VAULT_FIXTURE_PASSPHRASE "\n",
                             sizeof VAULT_FIXTURE_PASSPHRASE);
    assert_int_equal(chmod(passphrase, 0600), 0);
    database[LAPTOPS] = must_format("%s/posact.db", server.data);
    return 0;
}

static int
stop_all(void **state)
{
    (void)state;
    ssh_server_stop(&server);
    for (size_t i = 0; i < SIDES; i++)
        free(database[i]);
    free(passphrase);
    text_clear(&out);
    text_clear(&talk);
    return 0;
}

int
main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_laptops_are_enrolled_and_take_all),
        cmocka_unit_test(test_cut_cables_lose_nothing),
        cmocka_unit_test(test_what_is_settled_here_is_settled_there),
        cmocka_unit_test(test_a_copy_is_enrolled_anew),
        cmocka_unit_test(test_who_may_not_is_refused),
        cmocka_unit_test(test_what_may_not_be_is_held_back),
        cmocka_unit_test(test_the_command_alone_goes_on),
        cmocka_unit_test(test_training_never_mixes_with_live),
        cmocka_unit_test(test_a_server_put_back_hears_from_its_laptops),
        cmocka_unit_test(test_the_brake_asks_first),
    };
    if (argc > 3 && strcmp(argv[1], "cable") == 0)
        return be_a_cable((size_t)strtoull(argv[2], NULL, 10), (const char *const *)argv + 3);
    const char *missing = ssh_server_missing();
    if (missing) {
        printf("skipped: %s\n", missing);
        return 77;
    }
    return cmocka_run_group_tests(tests, start_all, stop_all);
}
