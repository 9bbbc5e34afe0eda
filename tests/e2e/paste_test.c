/* paste_test.c - pastes in a real terminal (A27): bracketed, huge, and without an end. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/memory.h"
#include "support/office.h"

#define BEGIN "\x1b[200~"
#define END "\x1b[201~"
#define REFUSED "A paste goes only where a text is typed"
#define HUGE (10u * 1024 * 1024)
#define HUGE_MS 30000

static void
test_a_list_and_a_form(void **state)
{
    struct pty *pty = start(*state, "xterm-256color", 24, 80);
    see(pty, "1 of 30");
    pty_type(pty, BEGIN "dddqy\n" END);
    see(pty, REFUSED);
    see(pty, "1 of 30");
    pty_type(pty, "n");
    see(pty, "Full name");
    pty_type(pty, BEGIN "Ada \x1b[31mNg\tozi\r\nOkafor\r" END);
    see(pty, "Ada Ng ozi Okafor");
    pty_type(pty, "\x13");
    see(pty, "Saved: Ada Ng ozi Okafor");
    leave(pty);
}

/* What is typed right behind a paste has its turn, in the same bytes or not. */
static void
test_keys_behind_a_paste(void **state)
{
    struct pty *pty = start(*state, "xterm-256color", 24, 80);
    see(pty, "1 of 30");
    pty_type(pty, "n" BEGIN "Ada" END "x\x1b[DB\x13");
    see(pty, "Saved: AdaBx");
    leave(pty);
}

static void
test_the_terminal_is_told_and_untold(void **state)
{
    struct pty *pty = start(*state, "xterm", 24, 80);
    see(pty, "1 of 30");
    pty_settle(pty, 100);
    assert_non_null(strstr(text_string(pty_bytes(pty)), "\x1b[?2004h"));
    assert_null(strstr(text_string(pty_bytes(pty)), "\x1b[?2004l"));
    int status;
    pty_type(pty, "q");
    assert_true(pty_wait_exit(pty, TIMEOUT_MS, &status));
    const char *on = strstr(text_string(pty_bytes(pty)), "\x1b[?2004h");
    assert_non_null(strstr(on, "\x1b[?2004l"));
    pty_free(pty);
    static const char *const others[] = {"vt100", "vt220", "linux", "screen"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        pty = start(*state, others[i], 24, 80);
        see(pty, "1 of 30");
        pty_settle(pty, 100);
        assert_null(strstr(text_string(pty_bytes(pty)), "2004"));
        leave(pty);
    }
}

/* Ten megabytes: read at once, most of them dropped, nothing drawn meanwhile. */
static void
assert_huge(struct pty *pty, const char *words)
{
    char *text = must_calloc(HUGE + 1, 1);
    memset(text, 'a', HUGE);
    for (size_t i = 70; i < HUGE; i += 71)
        text[i] = '\r';
    pty_settle(pty, 100);
    size_t before = pty_bytes(pty)->length;
    int64_t started = clock_steady_ms();
    pty_type(pty, BEGIN);
    pty_type(pty, text);
    pty_type(pty, END);
    see(pty, words);
    assert_true(clock_steady_ms() - started < HUGE_MS);
    assert_true(pty_bytes(pty)->length - before < 8000);
    free(text);
}

static void
test_ten_megabytes(void **state)
{
    struct pty *pty = start(*state, "xterm-256color", 24, 80);
    see(pty, "1 of 30");
    assert_huge(pty, REFUSED);
    pty_type(pty, "n");
    see(pty, "Full name");
    assert_huge(pty, "The first 300 of 10485760 pasted");
    pty_type(pty, "\x1b");
    see(pty, "Kept as a draft");
    see(pty, "1 of 30");
    leave(pty);
}

/* The end got lost: what is typed gives no orders until Esc, and then does again. */
static void
test_esc_ends_a_paste_without_end(void **state)
{
    struct pty *pty = start(*state, "xterm-256color", 24, 80);
    see(pty, "1 of 30");
    pty_type(pty, BEGIN "ddd");
    pty_settle(pty, 300);
    pty_type(pty, "jq\r");
    pty_settle(pty, 300);
    pty_type(pty, "\x1b");
    see(pty, REFUSED);
    pty_type(pty, END "j"); /* the end comes after all */
    see(pty, "2 of 30");
    leave(pty);
}

/* Its end may come in pieces over a slow line. */
static void
test_an_end_in_pieces(void **state)
{
    struct pty *pty = start(*state, "xterm-256color", 24, 80);
    see(pty, "1 of 30");
    pty_type(pty, BEGIN "ddd\x1b");
    pty_settle(pty, 400);
    pty_type(pty, "[20");
    pty_settle(pty, 400);
    pty_type(pty, "1~j");
    see(pty, "2 of 30");
    leave(pty);
}

/* E13: a paste that is under way holds up no end. */
static void
test_the_end_in_the_middle_of_a_paste(void **state)
{
    int status;
    struct pty *pty = start(*state, "xterm", 24, 80);
    see(pty, "1 of 30");
    pty_type(pty, BEGIN "ddd");
    pty_settle(pty, 200);
    pty_signal(pty, SIGTERM);
    assert_true(pty_wait_exit(pty, SOON_MS, &status));
    assert_true(pty_modes_are_restored(pty));
    pty_free(pty);

    pty = start(*state, "xterm", 24, 80);
    see(pty, "1 of 30");
    pty_type(pty, BEGIN "ddd");
    pty_settle(pty, 200);
    pty_hang_up(pty);
    assert_true(pty_wait_exit(pty, SOON_MS, &status));
    pty_free(pty);
}

/* C16: a paste into long work neither stops it nor waits for its turn as keys. */
static void
test_a_paste_into_long_work(void **state)
{
    struct office *office = *state;
    char *path = must_format("%s/many.csv", office->folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("Full name,Email\n", file);
    for (int i = 0; i < 40000; i++)
        fprintf(file, "Person Number%d,p%d@example.org\n", i, i);
    fclose(file);
    struct pty *pty = start(office, "xterm", 24, 120);
    see(pty, "1 of 30");
    pty_type(pty, ":import\r");
    see(pty, "File");
    pty_type(pty, BEGIN);
    pty_type(pty, path);
    pty_type(pty, END "\x13");
    see(pty, "> Dry run");
    pty_type(pty, "\r");
    see(pty, "Working, Esc stops");
    pty_type(pty, BEGIN "no\x1b\x1b\r\x03zzz" END);
    pty_settle(pty, 300);
    assert_true(pty_wait_no_text(pty, "Stopped", 0));
    pty_type(pty, "\x1b");
    see(pty, "Stopped: nothing was imported");
    see(pty, "> Dry run");
    assert_true(pty_wait_no_text(pty, "zzz", 0));
    pty_type(pty, "\x1b");
    see(pty, "1 of 30");
    leave(pty);
    free(path);
}

#define IN_OFFICE(test) cmocka_unit_test_setup_teardown(test, open_office, close_office)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        IN_OFFICE(test_a_list_and_a_form),
        IN_OFFICE(test_keys_behind_a_paste),
        IN_OFFICE(test_the_terminal_is_told_and_untold),
        IN_OFFICE(test_ten_megabytes),
        IN_OFFICE(test_esc_ends_a_paste_without_end),
        IN_OFFICE(test_an_end_in_pieces),
        IN_OFFICE(test_a_paste_into_long_work),
        IN_OFFICE(test_the_end_in_the_middle_of_a_paste),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
