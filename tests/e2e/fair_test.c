/* A fair from end to end: the pack over a real sshd, people typed on a real screen that is killed
 * at random moments, nothing of them in any file of the laptop, and all who were told that they are
 * saved at the server after one command (S14, S15, S21). Who may not is refused. */
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
#include "base/memory.h"
#include "base/random.h"
#include "support/files.h"
#include "support/fixture.h"
#include "support/office.h"
#include "support/ssh_server.h"

#define PEOPLE 12
#define KILLS 4
#define SEED 20261122
#define WAIT_MS 20000

static struct ssh_server server;
static struct text out, talk;
static char *laptop, *pack, *data; /* the laptop's folder, the pack in it, and where data go */
static bool told[PEOPLE];

/* --- the server --- */

static void
must_ask(const char *key, const char *command, int expected)
{
    text_reset(&out);
    text_reset(&talk);
    int code = ssh_server_ask(&server, key, command, "", &out, &talk);
    if (code != expected)
        fail_msg("%s: %d, %s", command, code, text_string(&talk));
}

static int
start_all(void **state)
{
    (void)state;
    ssh_server_start(&server);
    ssh_server_add_user(&server, "shah", "J. Shah", "officer");
    ssh_server_add_user(&server, "reid", "K. Reid", "board_reader");
    laptop = fixture_folder();
    data = must_format("XDG_DATA_HOME=%s", laptop);
    return 0;
}

static int
stop_all(void **state)
{
    (void)state;
    ssh_server_stop(&server);
    fixture_remove(laptop);
    free(pack);
    free(data);
    text_clear(&out);
    text_clear(&talk);
    return 0;
}

static void
a_pack_comes_over_ssh(void **state)
{
    (void)state;
    must_ask("shah", "posact add event --name 'College fair' --kind fair --starts now", 0);
    char *command = must_format("posact fair new --event %.8s", text_string(&out));
    must_ask("reid", command, 5);
    must_ask("shah", command, 0);
    assert_true(string_starts(text_string(&out), "posact-fair-pack 1 "));
    assert_non_null(strstr(text_string(&talk), "of force"));
    pack = files_write(laptop, "stand.pack", out.bytes, out.length);
    must_ask("shah", "posact stand stand.pack", 5);
    must_ask("shah", "posact hand-in elsewhere", 5);
    free(command);
}

/* --- the laptop --- */

static struct pty *
open_stand(void)
{
    const char *const arguments[] = {program(), "stand", pack, NULL};
    const char *const environment[] = {data, "TERM=xterm", NULL};
    struct pty *pty = pty_start(arguments, environment, 24, 80);
    assert_true(pty_wait_text(pty, "choose a key", WAIT_MS));
    pty_type(pty, "plover nine\r");
    assert_true(pty_wait_text(pty, "The same again", WAIT_MS));
    pty_type(pty, "plover nine\r");
    assert_true(pty_wait_text(pty, "On one line", WAIT_MS));
    pty_type(pty, "\033OB\033OB\r");
    assert_true(pty_wait_text(pty, "One line:", WAIT_MS));
    return pty;
}

/* Dies a random moment after the last key; they count when they were told. */
static struct pty *
kill_stand(struct pty *pty, struct random *random, size_t person)
{
    int status;
    usleep((useconds_t)random_below(random, 30000));
    pty_signal(pty, SIGKILL);
    assert_true(pty_wait_exit(pty, WAIT_MS, &status));
    told[person] = pty_wait_text(pty, "Your details are saved", 0);
    pty_free(pty);
    return open_stand();
}

static void
people_are_typed_at_a_screen_that_dies(void **state)
{
    (void)state;
    struct random random = {SEED};
    struct pty *pty = open_stand();
    int status;
    for (size_t i = 0; i < PEOPLE; i++) {
        char *line = must_format("Canary%c Quillfolk; c%zu@example.org; PC; from Zephyrhall\r",
                                 (char)('A' + (int)i), i);
        pty_type(pty, line);
        assert_true(pty_wait_text(pty, "You typed: Canary", WAIT_MS));
        pty_type(pty, "\r");
        if (i % (PEOPLE / KILLS) == 1) {
            pty = kill_stand(pty, &random, i);
        } else {
            assert_true(pty_wait_text(pty, "Your details are saved", WAIT_MS));
            told[i] = true;
            pty_type(pty, "\r");
            assert_true(pty_wait_text(pty, "One line:", WAIT_MS));
        }
        free(line);
    }
    pty_type(pty, "\003");
    assert_true(pty_wait_text(pty, "For the officer", WAIT_MS));
    pty_type(pty, "plover nine\r");
    assert_true(pty_wait_exit(pty, WAIT_MS, &status));
    pty_free(pty);
}

static void
nothing_of_them_is_on_the_laptop(void **state)
{
    (void)state;
    char *line = must_format("grep -raE 'Canary|Quillfolk|Zephyrhall|c[0-9]+@' '%s'", laptop);
    assert_int_equal(WEXITSTATUS(system(line)), 1);
    free(line);
    line = must_format("find '%s' -name '*.sealed' -perm 600 | grep -q .", laptop);
    assert_int_equal(system(line), 0);
    free(line);
}

static int
hand_in(const char *key, const char *option)
{
    char *line = must_format("%s '%s' hand-in %s@127.0.0.1 %s --ssh 'ssh -F none -T -p %s -o "
                             "StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o "
                             "LogLevel=ERROR -o IdentitiesOnly=yes -o BatchMode=yes -i %s/%s' "
                             ">'%s/said' 2>&1",
                             data, program(), server.account, option, server.port, server.folder,
                             key, server.folder);
    char *said = must_format("%s/said", server.folder);
    int status = system(line);
    text_reset(&out);
    files_read(said, &out);
    free(said);
    free(line);
    return WEXITSTATUS(status);
}

static void
one_command_hands_them_in(void **state)
{
    (void)state;
    assert_int_not_equal(hand_in("reid", "--remove"), 0);
    assert_non_null(strstr(text_string(&out), "did not take it in"));
    if (hand_in("shah", "--remove") != 0)
        fail_msg("%s", text_string(&out));
    assert_non_null(strstr(text_string(&out), "Handed in and removed"));
    must_ask("shah", "posact list candidate 'tag:\"to complete\"' --json", 0);
    for (size_t i = 0; i < PEOPLE; i++) {
        char *name = must_format("\"Canary%c Quillfolk\"", (char)('A' + (int)i));
        if (told[i] && !strstr(text_string(&out), name))
            fail_msg("%s was told that they are saved, and is not there", name);
        free(name);
    }
    must_ask("shah", "posact list invitation walk_in:yes --ids", 0);
    assert_int_equal(hand_in("shah", ""), 3);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pack_comes_over_ssh),
        cmocka_unit_test(people_are_typed_at_a_screen_that_dies),
        cmocka_unit_test(nothing_of_them_is_on_the_laptop),
        cmocka_unit_test(one_command_hands_them_in),
    };
    const char *missing = ssh_server_missing();
    if (missing) {
        printf("skipped: %s\n", missing);
        return 77;
    }
    return cmocka_run_group_tests(tests, start_all, stop_all);
}
