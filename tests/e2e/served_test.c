/* posact behind a real sshd: who they are, what they may, what they cannot, and how it ends
 * (S25-S29). */
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/file.h"
#include "base/id.h"
#include "base/memory.h"
#include "support/office.h"
#include "support/ssh_server.h"

#define LOOK_MS 20

static struct ssh_server server;
static struct text out, talk;
static char desk_id[ID_TEXT_SIZE]; /* of the user D. Desk */

static int
ask(const char *key, const char *command)
{
    return ssh_server_ask(&server, key, command, NULL, &out, &talk);
}

static void
must_say(const struct text *said, const char *words)
{
    if (!strstr(text_string(said), words))
        fail_msg("no '%s' in: %s%s", words, text_string(&out), text_string(&talk));
}

/* --- one command --- */

static void
test_a_command_is_done_by_whose_key_it_is(void **state)
{
    (void)state;
    assert_int_equal(ask("shah", "posact add candidate --name 'Siân Wyn-Jones'"), 0);
    assert_int_equal(ask("begum", "list candidate --json"), 0);
    must_say(&out, "Siân Wyn-Jones");
    must_say(&out, "J. Shah"); /* not Mallory, whom the client sent */
    assert_null(strstr(text_string(&out), "Mallory"));
}

static void
test_a_key_of_nobody_is_not_let_in(void **state)
{
    (void)state;
    char *line = must_format("ssh-keygen -q -t ed25519 -N '' -f '%s/stranger'", server.folder);
    assert_int_equal(system(line), 0);
    free(line);
    assert_int_equal(ask("stranger", "list candidate"), 255);
    assert_int_equal(out.length, 0);
}

/* T85: and that it was asked for is in the log, without the words that were typed (F12). */
static void
test_what_the_role_does_not_allow_is_refused_and_logged(void **state)
{
    (void)state;
    assert_int_equal(ask("desk", "list candidate"), 5);
    must_say(&talk, "The role 'Event desk' may not do 'list candidate'");
    assert_int_equal(ask("desk", "list event"), 0);
    assert_int_equal(ask("desk", "hokuspokus"), 2);
    assert_int_equal(ask("admin", "user role 'D. Desk' --role auditor"), 0);
    assert_int_equal(ask("desk", NULL), 5);
    must_say(&talk, "may not open the screens");
    assert_int_equal(ask("admin", "user role 'D. Desk' --role event_desk"), 0);
    assert_int_equal(ask("shah", "user list"), 5);
    assert_int_equal(ask("shah", "user add Mallory --role administrator --key stolen.pub"), 5);
    assert_int_equal(ask("shah", "init"), 5);
    must_say(&talk, "on the server itself");
    char *history = must_format("history user %s", desk_id);
    assert_int_equal(ssh_server_posact(&server, history, &out), 0);
    free(history);
    must_say(&out, "refused list");
    must_say(&out, "refused screens");
    assert_null(strstr(text_string(&out), "hokuspokus"));
}

static void
test_an_administrator_manages_users_and_not_themselves(void **state)
{
    (void)state;
    assert_int_equal(ask("admin", "user list"), 0);
    must_say(&out, "J. Shah\tOfficer\tActive\tSHA256:");
    assert_int_equal(ask("admin", "user disable 'A. Admin'"), 5);
    assert_int_equal(ask("admin", "user role 'M. Begum' --role auditor"), 0);
    assert_int_equal(ask("begum", "list candidate"), 5);
    assert_int_equal(ask("begum", "verify"), 0);
    assert_int_equal(ask("admin", "user role 'M. Begum' --role officer"), 0);
    assert_int_equal(ask("begum", "undo"), 3); /* nothing of hers */
}

/* --- attacks --- */

/* Each is inert: no shell reads it, no file outside the outbox is named, nobody is another. */
static void
test_hostile_commands_do_nothing(void **state)
{
    (void)state;
    static const char *const commands[] = {
        "list candidate; id",
        "list candidate && id",
        "list candidate | sh",
        "$(id)",
        "`id`",
        "/bin/sh",
        "../../../bin/sh",
        "list\nid",
        "list candidate\rid",
        "\x1b]52;c;aWQ=\x07",
        "'no end",
        "--db /etc/passwd check",
        "--officer Mallory list candidate",
        "--config /etc/passwd list candidate",
        "--theme /etc/passwd list candidate",
        "list candidate --config=/etc/passwd",
        "import candidate /etc/passwd",
        "import candidate ../posact.db",
        "export candidate --output /tmp/posact-served-test.csv",
        "export candidate --output ../../posact-served-test.csv",
        "export candidate --output .profile",
        "get ../../posact.db",
        "put ../../evil",
        "get .",
        "serve --user 00000000-0000-0000-0000-000000000000",
        "keys root ssh-ed25519 AAAA",
        "server init /tmp/posact-served-test",
        "revert /etc/passwd",
        "config show",
        "doctor --sshd /etc/shadow",
    };
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        int code = ask("shah", commands[i]);
        if (code < 1 || code > 6 || strstr(text_string(&out), "uid=") ||
            strstr(text_string(&talk), "Sanitizer") || strstr(text_string(&talk), "root:"))
            fail_msg("%s: code %d, %s%s", commands[i], code, text_string(&out), text_string(&talk));
    }
    assert_int_equal(access("/tmp/posact-served-test.csv", F_OK), -1);
    assert_int_equal(access("/tmp/posact-served-test", F_OK), -1);
    char *evil = must_format("%s/evil", server.data);
    assert_int_equal(access(evil, F_OK), -1);
    free(evil);
}

static void
test_a_hundred_kilobytes_are_refused(void **state)
{
    (void)state;
    char *command = must_calloc(100001, 1);
    memset(command, 'a', 100000);
    assert_int_equal(ask("shah", command), 2);
    must_say(&talk, "The command is longer than");
    free(command);
    assert_int_equal(ask("shah", "list candidate"), 0);
}

/* S26: what is no terminal's type is asked line by line; nothing is read from where it points. */
static void
test_terminals_of_nonsense_are_served_line_by_line(void **state)
{
    (void)state;
    static const char *const types[] = {"../../../tmp/evil", "/tmp/evil", "nonsense", "%s%n$(id)"};
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        struct pty *pty = ssh_server_open(&server, "shah", types[i], NULL);
        see(pty, "'dumb'");
        int status;
        pty_type(pty, "quit\n");
        assert_true(pty_wait_exit(pty, TIMEOUT_MS, &status));
        pty_free(pty);
    }
}

/* --- the outbox --- */

static void
test_files_go_through_the_outbox(void **state)
{
    (void)state;
    assert_int_equal(ask("shah", "get"), 3);
    assert_int_equal(ssh_server_ask(&server, "shah", "put people.csv",
                                    "Name,Phone\nAda Fair,07700 900321\n", &out, &talk),
                     0);
    assert_int_equal(ask("begum", "get people.csv"), 1); /* hers is another */
    assert_int_equal(ask("shah", "import candidate people.csv"), 0);
    assert_int_equal(ask("shah", "export candidate --output out.csv"), 0);
    assert_int_equal(ask("shah", "get out.csv --remove"), 0);
    must_say(&out, "Ada Fair");
    assert_int_equal(ask("shah", "get"), 0);
    assert_string_equal(text_string(&out), "people.csv\n");
}

/* --- two at once, and the end --- */

static struct pty *
open_list(const char *key)
{
    struct pty *pty = ssh_server_open(&server, key, "xterm-256color", NULL);
    see(pty, "Candidates");
    return pty;
}

static void
wait_until_nobody_is_served(void)
{
    for (int waited = 0; ssh_server_signal(&server, NULL, 0) > 0; waited += LOOK_MS) {
        if (waited > TIMEOUT_MS)
            fail_msg("%zu sessions go on", ssh_server_signal(&server, NULL, 0));
        poll(NULL, 0, LOOK_MS);
    }
}

static void
type_half(struct pty *pty, const char *name)
{
    pty_type(pty, "n");
    see(pty, "Full name");
    pty_type(pty, name);
    see(pty, name);
}

/* Disabled in the middle of a form: out within a moment, with words, and nothing typed is lost. */
static void
test_who_is_disabled_leaves_at_once(void **state)
{
    (void)state;
    int status;
    struct pty *pty = open_list("shah");
    type_half(pty, "Half Typed");
    assert_int_equal(ssh_server_posact(&server, "user disable 'J. Shah'", NULL), 0);
    see(pty, "Your access to posact has been ended");
    assert_true(pty_wait_exit(pty, TIMEOUT_MS, &status));
    assert_int_equal(WEXITSTATUS(status), 5);
    pty_free(pty);
    assert_int_equal(ask("shah", "list candidate"), 255);
    assert_int_equal(ssh_server_posact(&server, "user enable 'J. Shah'", NULL), 0);
    assert_int_equal(ask("shah", "drafts"), 0);
    must_say(&out, "Half Typed");
}

static void
test_who_is_asked_line_by_line_leaves_too(void **state)
{
    (void)state;
    int status;
    struct pty *pty = ssh_server_open(&server, "shah", "xterm", "--plain");
    see(pty, "Choose");
    assert_int_equal(ssh_server_posact(&server, "user role 'J. Shah' --role auditor", NULL), 0);
    see(pty, "Your role in posact was changed");
    assert_true(pty_wait_exit(pty, TIMEOUT_MS, &status));
    pty_free(pty);
    assert_int_equal(ssh_server_posact(&server, "user role 'J. Shah' --role officer", NULL), 0);
}

/* The client dies: the session is gone, the lock is free, the draft is there. */
static void
test_a_killed_client_leaves_nothing_behind(void **state)
{
    (void)state;
    int status;
    struct pty *pty = open_list("begum");
    type_half(pty, "Lost Line");
    assert_true(ssh_server_signal(&server, NULL, 0) > 0);
    pty_signal(pty, SIGKILL);
    assert_true(pty_wait_exit(pty, TIMEOUT_MS, &status));
    pty_free(pty);
    wait_until_nobody_is_served();
    assert_int_equal(ask("begum", "drafts"), 0);
    must_say(&out, "Lost Line");
    assert_int_equal(ask("begum", "add candidate --name After"), 0);
}

/* --- the server itself --- */

static void
test_the_doctor_finds_what_is_wrong(void **state)
{
    (void)state;
    assert_int_equal(ssh_server_posact(&server, "backup", NULL), 0);
    ssh_server_posact(&server, "doctor", &out);
    must_say(&out, "sound  The data are their owner's alone");
    must_say(&out, "sound  The log is whole");
    must_say(&out, "sound  The newest backup");
    char *line = must_format("chmod 750 '%s/outbox'", server.data);
    assert_int_equal(system(line), 0);
    free(line);
    assert_int_equal(ssh_server_posact(&server, "doctor", &out), 1);
    must_say(&out, "outbox' is open to others (0750); chmod 700");
    line = must_format("chmod 700 '%s/outbox'", server.data);
    assert_int_equal(system(line), 0);
    free(line);
}

/* S25: what sshd does in fact with this account, whatever its file looks like. */
static void
test_the_doctor_asks_sshd_itself(void **state)
{
    (void)state;
    char *line = must_format("doctor --sshd-config '%s/sshd_config'", server.folder);
    assert_int_equal(ssh_server_posact(&server, line, &out), 1);
    free(line);
    must_say(&out, "sound  The schema is that of this posact");
    must_say(&out, "sshd: acceptenv is 'EDITOR'");
    must_say(&out, "sshd: clientaliveinterval is '0', and should be 1 to 60");
    assert_null(strstr(text_string(&out), "disableforwarding")); /* as it should be */
    line = must_format("doctor --sshd-config '%s/none'", server.folder);
    assert_int_equal(ssh_server_posact(&server, line, &out), 1);
    free(line);
    must_say(&out, "sshd does not take");
}

/* T30: an auditor is told who looked at whom, and no case. */
static void
test_an_auditor_asks_who_looked(void **state)
{
    (void)state;
    assert_int_equal(ask("shah", "export candidate"), 0);
    assert_int_equal(ask("shah", "audit"), 5);
    assert_int_equal(ssh_server_posact(&server, "user role 'M. Begum' --role auditor", NULL), 0);
    assert_int_equal(ask("begum", "audit --user 'J. Shah' --from today"), 0);
    must_say(&out, "J. Shah  export  list of candidates");
    assert_null(strstr(text_string(&out), "Wyn-Jones"));
    assert_int_equal(ask("begum", "list candidate"), 5);
    assert_int_equal(ssh_server_posact(&server, "user role 'M. Begum' --role officer", NULL), 0);
}

static void
test_the_file_is_sound(void **state)
{
    (void)state;
    assert_int_equal(ssh_server_posact(&server, "check", NULL), 0);
    assert_int_equal(ssh_server_posact(&server, "verify", NULL), 0);
}

static int
start_server(void **state)
{
    (void)state;
    ssh_server_start(&server);
    ssh_server_add_user(&server, "admin", "A. Admin", "administrator");
    ssh_server_add_user(&server, "shah", "J. Shah", "officer");
    ssh_server_add_user(&server, "begum", "M. Begum", "officer");
    ssh_server_add_user(&server, "desk", "D. Desk", "event_desk");
    assert_int_equal(ssh_server_posact(&server, "list user name:desk --ids", &out), 0);
    assert_true(out.length >= sizeof desk_id - 1);
    memcpy(desk_id, text_string(&out), sizeof desk_id - 1);
    return 0;
}

static int
stop_server(void **state)
{
    (void)state;
    ssh_server_stop(&server);
    text_clear(&out);
    text_clear(&talk);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_command_is_done_by_whose_key_it_is),
        cmocka_unit_test(test_a_key_of_nobody_is_not_let_in),
        cmocka_unit_test(test_what_the_role_does_not_allow_is_refused_and_logged),
        cmocka_unit_test(test_an_administrator_manages_users_and_not_themselves),
        cmocka_unit_test(test_hostile_commands_do_nothing),
        cmocka_unit_test(test_a_hundred_kilobytes_are_refused),
        cmocka_unit_test(test_terminals_of_nonsense_are_served_line_by_line),
        cmocka_unit_test(test_files_go_through_the_outbox),
        cmocka_unit_test(test_who_is_disabled_leaves_at_once),
        cmocka_unit_test(test_who_is_asked_line_by_line_leaves_too),
        cmocka_unit_test(test_a_killed_client_leaves_nothing_behind),
        cmocka_unit_test(test_the_doctor_finds_what_is_wrong),
        cmocka_unit_test(test_the_doctor_asks_sshd_itself),
        cmocka_unit_test(test_an_auditor_asks_who_looked),
        cmocka_unit_test(test_the_file_is_sound),
    };
    const char *missing = ssh_server_missing();
    if (missing) {
        printf("skipped: %s\n", missing);
        return 77;
    }
    return cmocka_run_group_tests(tests, start_server, stop_server);
}
