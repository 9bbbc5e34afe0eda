/* C02, E13, E14: at random moments of typing the program is killed, hung up, told to stop, or
 * crashes. At most two seconds of typing are lost, the terminal is as it was, and the next start
 * offers what was typed.
 *
 * POSACT_ROUNDS sets how many rounds are run (20). */
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

#include "base/clock.h"
#include "base/memory.h"
#include "base/random.h"
#include "support/fixture.h"
#include "support/pty.h"

#define TIMEOUT_MS 20000
#define LOST_MS 2000 /* of typing, at most */
#define LETTERS 60
#define NO_LETTERS SIZE_MAX

static const int signals[] = {SIGKILL, SIGHUP, SIGTERM, SIGQUIT, SIGSEGV};

static struct pty *
start(const char *database)
{
    const char *path = getenv("POSACT");
    const char *const environment[] = {"TERM=xterm-256color", "LANG=C", NULL};
    const char *const arguments[] = {path ? path : "build/check/posact", "--db", database, NULL};
    return pty_start(arguments, environment, 24, 80);
}

/* What is typed: a name that tells how much of it is there. */
static void
name_so_far(size_t letters, char out[LETTERS + 1])
{
    static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz";
    for (size_t i = 0; i < letters; i++)
        out[i] = alphabet[i % 26];
    out[letters] = '\0';
}

/* How many letters of the name stand on the screen behind a label; NO_LETTERS without the label. */
static size_t
letters_shown(struct pty *pty, const char *label)
{
    struct text screen = TEXT_EMPTY;
    pty_screen(pty, &screen);
    const char *at = strstr(text_string(&screen), label);
    char name[LETTERS + 1];
    size_t letters = at ? 0 : NO_LETTERS;
    for (size_t i = LETTERS; at && i > 0 && letters == 0; i--) {
        name_so_far(i, name);
        if (strncmp(at + strlen(label), name, i) == 0)
            letters = i;
    }
    text_clear(&screen);
    return letters;
}

/* Types for a random time; returns how many letters were typed LOST_MS before the end. */
static size_t
type_for_a_while(struct pty *pty, struct random *random, size_t *typed)
{
    int64_t times[LETTERS];
    char name[LETTERS + 1];
    size_t wanted = 1 + random_below(random, LETTERS), kept = 0;
    name_so_far(wanted, name);
    for (*typed = 0; *typed < wanted; (*typed)++) {
        pty_type(pty, (char[]){name[*typed], '\0'});
        times[*typed] = clock_steady_ms();
        usleep(5000 + random_below(random, 80000));
    }
    int64_t end = clock_steady_ms();
    while (kept < wanted && times[kept] + LOST_MS <= end)
        kept++;
    return kept;
}

static void
end(struct pty *pty, int signal_number)
{
    int status = -1;
    pty_signal(pty, signal_number);
    assert_true(pty_wait_exit(pty, TIMEOUT_MS, &status));
    if (signal_number == SIGKILL)
        return;
    assert_false(pty_is_alternate_screen(pty));
    assert_true(pty_modes_are_restored(pty));
    if (signal_number == SIGQUIT || signal_number == SIGSEGV)
        assert_true(WIFSIGNALED(status) && WTERMSIG(status) == signal_number);
}

static void
throw_away(struct pty *pty)
{
    int status = -1;
    pty_type(pty, "3\r");
    assert_true(pty_wait_text(pty, "The draft is gone", TIMEOUT_MS));
    pty_type(pty, "q");
    assert_true(pty_wait_exit(pty, TIMEOUT_MS, &status));
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void
run_round(const char *database, struct random *random, int signal_number)
{
    struct pty *pty = start(database);
    size_t typed, kept;
    assert_true(pty_wait_text(pty, "No candidates yet", TIMEOUT_MS));
    pty_type(pty, "n");
    assert_true(pty_wait_text(pty, "Full name", TIMEOUT_MS));
    kept = type_for_a_while(pty, random, &typed);
    pty_settle(pty, 30);
    if (signal_number == SIGHUP || signal_number == SIGTERM)
        kept = letters_shown(pty, "Full name           "); /* there is time for a last word */
    end(pty, signal_number);
    pty_free(pty);

    pty = start(database);
    if (pty_wait_text(pty, "Unfinished: ", kept > 0 ? TIMEOUT_MS : 1000)) {
        size_t offered = letters_shown(pty, "Full name: ");
        if (offered < kept || offered > typed)
            fail_msg("%zu letters of %zu, at least %zu expected, after signal %d", offered, typed,
                     kept, signal_number);
        throw_away(pty);
    } else {
        assert_int_equal(kept, 0);
        assert_true(signal_number == SIGKILL || signal_number == SIGSEGV ||
                    signal_number == SIGQUIT);
    }
    pty_free(pty);
}

static void
test_no_end_loses_what_was_typed(void **state)
{
    (void)state;
    const char *asked = getenv("POSACT_ROUNDS");
    unsigned long rounds = asked ? strtoul(asked, NULL, 10) : 20;
    char *folder = fixture_folder(), *database = must_format("%s/a.db", folder);
    struct random random = {20261122};
    fixture_begin_on_list(folder);
    fixture_session_free(fixture_session_at(database));
    for (unsigned long i = 0; i < rounds; i++)
        run_round(database, &random, signals[i % (sizeof signals / sizeof signals[0])]);
    print_message("%lu ends, no more than %d ms of typing lost\n", rounds, LOST_MS);
    free(database);
    fixture_remove(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_end_loses_what_was_typed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
