/* together_test.c - two people on a server at once: each sees what the other saves and who is at
 * work on what, under the name that they have now; a window of any size; a session that is killed.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "base/id.h"
#include "base/memory.h"
#include "support/office.h"
#include "support/ssh_server.h"

static struct ssh_server server;
static struct text out;
static char shah_id[ID_TEXT_SIZE];

static struct pty *
open_list(const char *key)
{
    struct pty *pty = ssh_server_open(&server, key, "xterm-256color", NULL);
    see(pty, "Candidates");
    return pty;
}

static void
quit(struct pty *pty)
{
    int status;
    pty_type(pty, "q");
    assert_true(pty_wait_exit(pty, TIMEOUT_MS, &status));
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    pty_free(pty);
}

static void
must_do(const char *line)
{
    if (ssh_server_posact(&server, line, &out) != 0)
        fail_msg("%s: %s", line, text_string(&out));
}

static void
must_say(const char *words)
{
    if (!strstr(text_string(&out), words))
        fail_msg("no '%s' in: %s", words, text_string(&out));
}

/* Opens a record by its name; the detail is on the screen. */
static void
open_record(struct pty *pty, const char *name)
{
    char *keys = must_format("/%s\r\r", name), *title = must_format("Candidate  %s", name);
    pty_type(pty, keys);
    see(pty, title);
    free(keys);
    free(title);
}

static void
test_two_people_see_what_the_other_saves(void **state)
{
    (void)state;
    struct pty *shah = open_list("shah"), *begum = open_list("begum");
    pty_type(shah, "n");
    see(shah, "Full name");
    pty_type(shah, "Theodora Lamb\x13");
    see(shah, "Saved: Theodora Lamb");
    see(begum, "Theodora Lamb");
    /* Who is at work on her is told in words, and no longer when they have done. */
    pty_type(begum, "/theodora\r\r");
    see(begum, "Candidate  Theodora Lamb");
    pty_type(shah, "/theodora\re");
    see(shah, "editing");
    pty_type(shah, " x");
    see(begum, "J. Shah is editing this");
    pty_type(shah, "\x7f\x7f\x1b");
    assert_true(pty_wait_no_text(begum, "J. Shah is editing this  LIVE", TIMEOUT_MS));
    pty_type(shah, "\x1b");
    pty_type(begum, "\x1b\x1b");
    /* S28: there is no shell to go back to */
    pty_type(begum, "\x1a");
    see(begum, "There is no shell here");
    quit(shah);
    quit(begum);
}

/* Who dies with a form open is at once at work on it no more, though nobody writes anything. */
static void
test_who_is_killed_edits_nothing(void **state)
{
    (void)state;
    int status;
    must_do("add candidate --name 'Ottoline Grey'");
    struct pty *shah = open_list("shah"), *begum = open_list("begum");
    open_record(begum, "Ottoline Grey");
    open_record(shah, "Ottoline Grey");
    pty_type(shah, "e");
    see(shah, "editing");
    pty_type(shah, " x");
    see(begum, "J. Shah is editing this  LIVE");
    assert_int_equal(ssh_server_signal(&server, shah_id, SIGKILL), 1);
    assert_true(pty_wait_no_text(begum, "J. Shah is editing this  LIVE", SOON_MS));
    assert_true(pty_wait_exit(shah, TIMEOUT_MS, &status));
    pty_free(shah);
    pty_type(begum, "\x1b\x1b");
    quit(begum);
    assert_int_equal(ssh_server_ask(&server, "shah", "drafts", NULL, &out, NULL), 0);
    must_say("Ottoline Grey");
}

/* The log and the others' screens go on with the new name, and what they were typing is saved. */
static void
test_who_is_renamed_works_on(void **state)
{
    (void)state;
    must_do("add candidate --name 'Wilhelmina Rose'");
    struct pty *shah = open_list("shah"), *begum = open_list("begum");
    open_record(begum, "Wilhelmina Rose");
    open_record(shah, "Wilhelmina Rose");
    pty_type(shah, "e");
    see(shah, "editing");
    pty_type(shah, "x");
    see(begum, "J. Shah is editing this");
    must_do("user rename 'J. Shah' --to 'J. Shah-Reid'");
    pty_type(shah, "y");
    see(begum, "J. Shah-Reid is editing this");
    pty_type(shah, "\x13");
    see(shah, "Saved: Wilhelmina Rosexy");
    see(begum, "Wilhelmina Rosexy");
    pty_type(shah, "\x1b");
    quit(shah);
    must_do("list candidate 'name:\"Wilhelmina Rosexy\"' --ids");
    char *line = must_format("history candidate %.36s", text_string(&out));
    must_do(line);
    free(line);
    must_say("J. Shah-Reid  changed");
    assert_int_equal(ssh_server_ask(&server, "shah", "undo", NULL, &out, NULL), 0); /* is theirs */
    see(begum, "Wilhelmina Rose");
    pty_type(begum, "\x1b\x1b");
    quit(begum);
    must_do("user rename 'J. Shah-Reid' --to 'J. Shah'");
}

/* Nothing is lost in a window in which nothing can be shown, nor in one that no screen has. */
static void
test_windows_of_any_size(void **state)
{
    (void)state;
    struct pty *pty = open_list("shah");
    pty_type(pty, "n");
    see(pty, "Full name");
    pty_type(pty, "Lucinda");
    see(pty, "Lucinda");
    static const int sizes[][2] = {{1, 1}, {1000, 1000}, {1, 1000}, {1000, 1}, {2, 2}};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        pty_resize(pty, sizes[i][0], sizes[i][1]);
        pty_settle(pty, 300);
        if (sizes[i][0] > 24 && sizes[i][1] > 80)
            see(pty, "Lucinda");
    }
    pty_resize(pty, 24, 80);
    see(pty, "Lucinda");
    pty_type(pty, " Moss\x13");
    see(pty, "Saved: Lucinda Moss");
    quit(pty);
}

static int
start_server(void **state)
{
    (void)state;
    ssh_server_start(&server);
    ssh_server_add_user(&server, "shah", "J. Shah", "officer");
    ssh_server_add_user(&server, "begum", "M. Begum", "officer");
    must_do("list user name:shah --ids");
    assert_true(out.length >= sizeof shah_id - 1);
    memcpy(shah_id, text_string(&out), sizeof shah_id - 1);
    return 0;
}

static int
stop_server(void **state)
{
    (void)state;
    ssh_server_stop(&server);
    text_clear(&out);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_people_see_what_the_other_saves),
        cmocka_unit_test(test_who_is_renamed_works_on),
        cmocka_unit_test(test_windows_of_any_size),
        cmocka_unit_test(test_who_is_killed_edits_nothing),
    };
    const char *missing = ssh_server_missing();
    if (missing) {
        printf("skipped: %s\n", missing);
        return 77;
    }
    return cmocka_run_group_tests(tests, start_server, stop_server);
}
