/* cursor_test.c - what a screen reader has of posact: one cursor, always on the thing in hand, and
 * arrows that move it by one (A01 to A05). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "support/office.h"

/* Keys to each screen and a text that stands on it; Esc leads back. */
static const struct {
    const char *keys, *text, *back;
} screens[] = {
    {"\r", "Candidate  ", "\x1b"},
    {"e", "editing", "\x1b"},
    {"n", "  new", "\x1b"},
    {"h", "History", "\x1b"},
    {"H", "History", "\x1b"},
    {"?", "Help", "\x1b"},
    {":", "Commands, lists and people", "\x1b"},
    {"s", "Sort", "\x1b"},
    {"M", "Messages", "\x1b"},
    {"D", "Are you sure?", "\x1b"},
    {"/a", "Filter: a", "\x1b"},
    {":import\r", "File", "\x1b\x1b"},
};

static void
test_the_cursor_is_always_on_the_thing_in_hand(void **state)
{
    struct pty *pty = start(*state, "xterm-256color", 24, 80);
    see(pty, "1 of 30");
    see_the_cursor_at_the_marker(pty);
    for (size_t i = 0; i < sizeof screens / sizeof screens[0]; i++) {
        pty_type(pty, screens[i].keys);
        see(pty, screens[i].text);
        pty_settle(pty, 100);
        assert_true(pty_cursor_is_visible(pty));
        if (*screens[i].keys == '/') { /* the line that is typed, after its last letter */
            int row, column;
            pty_cursor(pty, &row, &column);
            assert_int_equal(row, 1);
            assert_int_equal(column, (int)strlen("Filter: a"));
        } else {
            see_the_cursor_at_the_marker(pty);
        }
        pty_type(pty, screens[i].back);
        see(pty, "1 of 30");
        see(pty, "Candidates  ");
    }
    leave(pty);
}

/* A04: N downs are N rows, and the last row is the last. A05: a Down in a list costs little, also
 * where the list scrolls. A03: the cursor is never hidden. */
static void
test_an_arrow_is_a_row(void **state)
{
    struct pty *pty = start(*state, "xterm-256color", 24, 80);
    see(pty, "1 of 30");
    for (int i = 2; i <= 30; i++) {
        pty_settle(pty, 30);
        size_t before = pty_bytes(pty)->length;
        char *position = must_format(" %d of 30", i);
        pty_type(pty, "\x1b[B");
        see(pty, position);
        see_the_cursor_at_the_marker(pty);
        assert_true(pty_bytes(pty)->length - before < 300);
        free(position);
    }
    pty_type(pty, "\x1b[B\x1b[B");
    pty_settle(pty, 100);
    see(pty, "30 of 30");
    see_the_cursor_at_the_marker(pty);
    assert_null(strstr(text_string(pty_bytes(pty)), "\x1b[?25l"));
    leave(pty);
}

#define IN_OFFICE(test) cmocka_unit_test_setup_teardown(test, open_office, close_office)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        IN_OFFICE(test_the_cursor_is_always_on_the_thing_in_hand),
        IN_OFFICE(test_an_arrow_is_a_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
