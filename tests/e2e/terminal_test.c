/* terminal_test.c - the real terminal: what it shows, what it costs, what it reads. */
#include "term/terminal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/text.h"
#include "support/terminal_program.h"

static void
assert_cursor(struct pty *pty, int row, int column)
{
    int at_row;
    int at_column;
    pty_cursor(pty, &at_row, &at_column);
    assert_int_equal(at_row, row);
    assert_int_equal(at_column, column);
}

static const char *const whole_screen =
    "People                                                                      LIVE\n"
    "\n"
    "> Adaeze Okafor|\n"
    "  李小龙|\n"
    "  Le\u0302\u0323 Thi|\n"
    "  Sia\u0302n Wyn-Jones|\n"
    "  a\\x0db\\x09c\\x08d\\u202ee|\n"
    "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"
    "q quit                                                                    corner\n";

static void
assert_whole_screen(struct pty *pty)
{
    struct text screen = TEXT_EMPTY;
    pty_screen(pty, &screen);
    assert_string_equal(text_string(&screen), whole_screen);
    text_clear(&screen);
}

static void
the_screen_shows_the_canvas(void **state)
{
    (void)state;
    struct pty *pty = program_start_drawn("xterm-256color");
    assert_whole_screen(pty);
    assert_cursor(pty, PROGRAM_FIRST_NAME_ROW, 0);
    assert_true(pty_cursor_is_visible(pty));
    assert_true(pty_is_alternate_screen(pty));
    assert_false(pty_modes_are_restored(pty));
    assert_int_equal(pty_questions(pty), 0);
    program_quit(pty);
}

/* G3: the marker and the cursor are all that is sent. */
static void
a_moved_marker_costs_few_bytes(void **state)
{
    (void)state;
    struct pty *pty = program_start_drawn("xterm-256color");
    pty_settle(pty, IDLE_MS);
    for (int i = 1; i < PROGRAM_NAMES; i++) {
        size_t before = pty_bytes(pty)->length;
        pty_type(pty, "\x1b[B");
        pty_settle(pty, IDLE_MS);
        assert_cursor(pty, PROGRAM_FIRST_NAME_ROW + i, 0);
        assert_in_range(pty_bytes(pty)->length - before, 1, 59);
    }
    program_quit(pty);
}

static void
nothing_is_sent_when_nothing_changes(void **state)
{
    (void)state;
    struct pty *pty = program_start_drawn("xterm-256color");
    pty_settle(pty, IDLE_MS);
    size_t before = pty_bytes(pty)->length;
    pty_settle(pty, IDLE_MS);
    assert_int_equal(pty_bytes(pty)->length, before);
    program_quit(pty);
}

/* H3: terminals that libvterm can stand for. */
static void
other_terminal_types_show_the_same(void **state)
{
    (void)state;
    static const char *const types[] = {"vt100",  "vt220", "linux",        "xterm",
                                        "screen", "tmux",  "tmux-256color"};
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        struct pty *pty = program_start(types[i]);
        if (!pty_wait_text(pty, "corner", TIMEOUT_MS)) {
            assert_true(pty_wait_text(pty, "is not known here", 0));
            print_message("          skipped: no terminfo for %s\n", types[i]);
            pty_free(pty);
            continue;
        }
        assert_whole_screen(pty);
        assert_cursor(pty, PROGRAM_FIRST_NAME_ROW, 0);
        pty_type(pty, "x");
        assert_true(pty_wait_text(pty, "key 1: x.", TIMEOUT_MS));
        pty_type(pty, "q");
        program_assert_exit(pty, TIMEOUT_MS, PROGRAM_QUIT);
        assert_true(pty_modes_are_restored(pty));
        pty_free(pty);
    }
}

static void
keys_have_their_names(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *name;
    } cases[] = {
        {"\x03", "Ctrl-C"},
        {"\x13", "Ctrl-S"},
        {"\x11", "Ctrl-Q"},
        {"\x01", "Ctrl-A"},
        {"\r", "Enter"},
        {"\n", "Ctrl-J"},
        {"\t", "Tab"},
        {"\x7f", "Backspace"},
        {"\b", "Backspace"},
        {"\x1b[Z", "Shift-Tab"},
        {"\x1bOA", "Up"},
        {"\x1b[D", "Left"},
        {"\x1b[H", "Home"},
        {"\x1b[4~", "End"},
        {"\x1b[3~", "Delete"},
        {"\x1b[6~", "PageDown"},
        {"\x1bOP", "F1"},
        {"\x1b[24~", "F12"},
        {"\x1bOM", "Enter"},
        {"é", "é"},
        {"龙", "龙"},
        {"\x1b", "Esc"},
        {"\x1b[1;5C ", "Space"},
    };
    struct pty *pty = program_start_drawn("xterm-256color");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char expected[64];
        snprintf(expected, sizeof expected, "key %zu: %s.", i + 1, cases[i].name);
        pty_type(pty, cases[i].bytes);
        if (!pty_wait_text(pty, expected, TIMEOUT_MS))
            fail_msg("no %s", expected);
    }
    program_quit(pty);
}

static void
a_character_may_come_in_pieces(void **state)
{
    (void)state;
    struct pty *pty = program_start_drawn("xterm-256color");
    pty_type(pty, "\xE9\xBE");
    pty_settle(pty, IDLE_MS);
    pty_type(pty, "\x99");
    assert_true(pty_wait_text(pty, "key 1: 龙.", TIMEOUT_MS));
    program_quit(pty);
}

/* A26: an arrow that a slow line has torn apart is Esc, and no letter of a command. */
static void
escape_is_told_from_an_arrow(void **state)
{
    (void)state;
    struct pty *pty = program_start_drawn("xterm-256color");
    pty_type(pty, "\x1b");
    assert_true(pty_wait_text(pty, "key 1: Esc.", TIMEOUT_MS));
    pty_type(pty, "[B");
    pty_type(pty, "x");
    assert_true(pty_wait_text(pty, "key 2: x.", TIMEOUT_MS));
    pty_type(pty, "\x1b\x1b");
    assert_true(pty_wait_text(pty, "key 4: Esc.", TIMEOUT_MS));
    pty_type(pty, "\x1b[");
    assert_true(pty_wait_text(pty, "key 6: [.", TIMEOUT_MS));
    program_quit(pty);
}

static void
a_burst_of_keys_is_not_lost(void **state)
{
    (void)state;
    struct pty *pty = program_start_drawn("xterm-256color");
    for (int i = 0; i < 50; i++)
        pty_type(pty, "abc\x1b[C");
    assert_true(pty_wait_text(pty, "key 200: Right.", TIMEOUT_MS));
    program_quit(pty);
}

static void
another_size_is_drawn_anew(void **state)
{
    (void)state;
    struct pty *pty = program_start_drawn("xterm-256color");
    static const int sizes[][2] = {{12, 40}, {60, 200}, {5, 20}, {1, 1}, {24, 80}};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
        pty_resize(pty, sizes[i][0], sizes[i][1]);
    assert_true(pty_wait_text(pty, "LIVE", TIMEOUT_MS));
    pty_settle(pty, IDLE_MS);
    assert_whole_screen(pty);
    pty_resize(pty, 12, 40);
    assert_true(pty_wait_text(pty, "q quit                            corner", TIMEOUT_MS));
    program_quit(pty);
}

static void
redraw_sends_everything(void **state)
{
    (void)state;
    struct pty *pty = program_start_drawn("xterm-256color");
    size_t before = pty_bytes(pty)->length;
    pty_type(pty, "\x0c");
    pty_settle(pty, IDLE_MS);
    assert_true(pty_bytes(pty)->length - before > 100);
    assert_whole_screen(pty);
    program_quit(pty);
}

static void
assert_not_opened(int (*run)(void *context), const char *term, const char *words)
{
    struct pty *pty = program_start_with(run, false, term);
    program_assert_exit(pty, TIMEOUT_MS, PROGRAM_NOT_OPENED);
    struct text screen = TEXT_EMPTY;
    pty_screen(pty, &screen);
    if (!strstr(text_string(&screen), words))
        fail_msg("%s: %s", term ? term : "unset", text_string(&screen));
    assert_false(program_has_sent(pty, "\x1b"));
    assert_true(pty_modes_are_restored(pty));
    text_clear(&screen);
    pty_free(pty);
}

static int
run_without_input(void *context)
{
    close(STDIN_FILENO);
    return program_run(context);
}

static int
run_without_output(void *context)
{
    int ends[2];
    struct error error = {.code = ERROR_NONE};
    if (pipe(ends) != 0 || dup2(ends[1], STDOUT_FILENO) < 0)
        return PROGRAM_QUIT;
    struct terminal *terminal = program_open_terminal(context, &error);
    fprintf(stderr, "%s\n", error.text);
    return terminal ? PROGRAM_QUIT : PROGRAM_NOT_OPENED;
}

static void
a_terminal_that_will_not_do_is_told_in_words(void **state)
{
    (void)state;
    assert_not_opened(program_run, "nonsense", "of type 'nonsense', which is not known here");
    assert_not_opened(program_run, "../../x", "of type '../../x', which is not known here");
    assert_not_opened(program_run, "a\x1b[2J", "of type 'a\\x1b[2J', which is not known");
    assert_not_opened(program_run, "dumb", "of type 'dumb', which cannot show screens");
    assert_not_opened(program_run, "", "posact: This is a terminal that TERM does not name");
    assert_not_opened(program_run, NULL, "posact: This is a terminal that TERM does not name");
    assert_not_opened(run_without_input, "xterm", "standard input is none");
    assert_not_opened(run_without_output, "xterm", "standard output is none");
}

/* A17, A20: the terminal's own colours unless the theme has some and the terminal too. */
static void
colours_come_from_the_theme_only(void **state)
{
    (void)state;
    struct pty *pty = program_start_drawn("xterm-256color");
    assert_false(program_has_sent(pty, "39;49"));
    assert_true(program_has_sent(pty, ";1mPeople"));
    program_quit(pty);

    pty = program_start_with(program_run, true, "xterm-256color");
    assert_true(pty_wait_text(pty, "corner", TIMEOUT_MS));
    assert_true(program_has_sent(pty, "\x1b[97m\x1b[44m"));
    program_quit(pty);

    pty = program_start_with(program_run, true, "linux"); /* eight colours */
    assert_true(pty_wait_text(pty, "corner", TIMEOUT_MS));
    assert_true(program_has_sent(pty, "1m\x0f\x1b[37m\x1b[44m"));
    pty_free(pty);

    pty = program_start_with(program_run, true, "vt100");
    assert_true(pty_wait_text(pty, "corner", TIMEOUT_MS));
    assert_false(program_has_sent(pty, "44m"));
    pty_free(pty);
}

/* F04 */
static void
nothing_reaches_beyond_the_screen(void **state)
{
    (void)state;
    struct pty *pty = program_start_drawn("xterm-256color");
    pty_type(pty, "\x0cxyz\x1b[B");
    assert_true(pty_wait_text(pty, "> 李", TIMEOUT_MS));
    assert_false(program_has_sent(pty, "\x1b]"));      /* title, clipboard */
    assert_false(program_has_sent(pty, "\x1bP"));      /* device control */
    assert_false(program_has_sent(pty, "\x1b[?1000")); /* mouse */
    assert_false(program_has_sent(pty, "\x07"));
    assert_int_equal(pty_questions(pty), 0);
    program_quit(pty);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_screen_shows_the_canvas),
        cmocka_unit_test(a_moved_marker_costs_few_bytes),
        cmocka_unit_test(nothing_is_sent_when_nothing_changes),
        cmocka_unit_test(other_terminal_types_show_the_same),
        cmocka_unit_test(keys_have_their_names),
        cmocka_unit_test(a_character_may_come_in_pieces),
        cmocka_unit_test(escape_is_told_from_an_arrow),
        cmocka_unit_test(a_burst_of_keys_is_not_lost),
        cmocka_unit_test(another_size_is_drawn_anew),
        cmocka_unit_test(redraw_sends_everything),
        cmocka_unit_test(a_terminal_that_will_not_do_is_told_in_words),
        cmocka_unit_test(colours_come_from_the_theme_only),
        cmocka_unit_test(nothing_reaches_beyond_the_screen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
