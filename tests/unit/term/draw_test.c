/* draw_test.c - the lines that every screen has. */
#include "term/draw.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

static void
assert_screen(const struct canvas *canvas, const char *expected)
{
    struct text screen = TEXT_EMPTY;
    canvas_dump(canvas, &screen);
    assert_string_equal(text_string(&screen), expected);
    text_clear(&screen);
}

static void
title_has_the_place_left_and_the_state_right(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(1, 30);
    draw_title(canvas, "Candidates, 3 of 41", "[unsaved]");
    assert_screen(canvas, "Candidates, 3 of 41  [unsaved]\n");
    assert_int_equal(canvas->cells[19].role, ROLE_TITLE);
    canvas_erase(canvas);
    draw_title(canvas, "Candidates, 3 of 41, filtered", "[unsaved]");
    assert_screen(canvas, "Candidates, 3 of 41~ [unsaved]\n");
    canvas_erase(canvas);
    draw_title(canvas, "My day", NULL);
    assert_screen(canvas, "My day\n");
    canvas_free(canvas);
}

static void
hints_are_shown_whole_or_not(void **state)
{
    (void)state;
    static const struct hint hints[] = {
        {"Enter", "open"}, {"e", "edit"}, {"?", "help"}, {NULL, NULL}};
    struct canvas *canvas = canvas_new(2, 26);
    draw_hints(canvas, hints);
    assert_screen(canvas, "\nEnter open  e edit  ? help\n");
    assert_int_equal(canvas->cells[26].role, ROLE_KEY);
    assert_int_equal(canvas->cells[26 + 6].role, ROLE_HINT);
    canvas_resize(canvas, 2, 25);
    draw_hints(canvas, hints);
    assert_screen(canvas, "\nEnter open  e edit\n");
    canvas_resize(canvas, 2, 9);
    draw_hints(canvas, hints);
    assert_screen(canvas, "\n\n");
    canvas_free(canvas);
}

static void
message_stands_above_the_hints(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(3, 20);
    draw_message(canvas, ROLE_SUCCESS, "Saved: Siân");
    assert_screen(canvas, "\nSaved: Siân\n\n");
    draw_message(canvas, ROLE_TEXT, NULL);
    assert_screen(canvas, "\nSaved: Siân\n\n");
    canvas_resize(canvas, 1, 20); /* no room is no error */
    draw_message(canvas, ROLE_SUCCESS, "Saved: Siân");
    assert_screen(canvas, "\n");
    canvas_free(canvas);
}

static void
wrapped_text_takes_as_many_rows_as_it_says(void **state)
{
    (void)state;
    const char *text = "one two three\nfour";
    struct canvas *canvas = canvas_new(5, 12);
    assert_int_equal(draw_wrapped(canvas, 1, 2, 8, -1, ROLE_TEXT, text), 3);
    assert_screen(canvas, "\n  one two\n  three\n  four\n\n");
    assert_int_equal(draw_wrapped(NULL, 0, 0, 8, -1, ROLE_TEXT, text), 3);
    canvas_erase(canvas);
    assert_int_equal(draw_wrapped(canvas, 0, 2, 8, 2, ROLE_TEXT, text), 2);
    assert_screen(canvas, "  one two\n  three  ~\n\n\n\n");
    assert_int_equal(draw_wrapped(NULL, 0, 0, 8, 2, ROLE_TEXT, text), 2);
    assert_int_equal(draw_wrapped(canvas, 0, 0, 8, 0, ROLE_TEXT, text), 0);
    assert_int_equal(draw_wrapped(canvas, 0, 0, 8, -1, ROLE_TEXT, ""), 0);
    assert_int_equal(draw_wrapped(canvas, 0, 0, 8, -1, ROLE_TEXT, NULL), 0);
    assert_int_equal(draw_wrapped(canvas, 0, 0, 0, -1, ROLE_TEXT, text), 0);
    canvas_erase(canvas);
    assert_int_equal(draw_wrapped(canvas, 0, 0, 8, 2, ROLE_TEXT, "one\ntwo\n"), 2);
    assert_screen(canvas, "one\ntwo\n\n\n\n");
    canvas_free(canvas);
}

/* F02 */
static void
wrapped_text_shows_what_is_hidden(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(2, 30);
    draw_wrapped(canvas, 0, 0, 30, -1, ROLE_TEXT, "a\rb\x1b[2J\u202Ec\td");
    assert_screen(canvas, "a\\x0db\\x1b[2J\\u202ec    d\n\n");
    canvas_free(canvas);
}

static void
a_window_that_is_too_small_says_so(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(5, 30);
    canvas_text(canvas, 2, 0, -1, ROLE_TEXT, "left over");
    draw_too_small(canvas);
    assert_screen(canvas, "Window too small, 30x5\n\n\n\n\n");
    canvas_resize(canvas, 1, 8);
    draw_too_small(canvas);
    assert_screen(canvas, "Small\n");
    canvas_resize(canvas, 4, 19);
    draw_too_small(canvas);
    assert_screen(canvas, "Too small, 19x4\n\n\n\n");
    canvas_free(canvas);
}

int
main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(title_has_the_place_left_and_the_state_right),
        cmocka_unit_test(hints_are_shown_whole_or_not),
        cmocka_unit_test(message_stands_above_the_hints),
        cmocka_unit_test(wrapped_text_takes_as_many_rows_as_it_says),
        cmocka_unit_test(wrapped_text_shows_what_is_hidden),
        cmocka_unit_test(a_window_that_is_too_small_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
