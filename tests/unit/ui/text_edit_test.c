/* text_edit_test.c - several lines edited and wrapped. */
#include "ui/text_edit.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "base/text.h"
#include "base/utf8.h"

#define HOME KEY_GO_HOME
#define END KEY_GO_END
#define LEFT KEY_ARROW_LEFT
#define UP KEY_ARROW_UP
#define DOWN KEY_ARROW_DOWN
#define ENTER KEY_RETURN

#define COLUMNS 12
#define ROWS 4

/* The value with a bar where the caret is. */
static void
assert_edit(const struct text_edit *edit, const char *expected)
{
    struct text shown = TEXT_EMPTY;
    const char *value = text_edit_value(edit);
    text_append_bytes(&shown, value, edit->buffer.caret);
    text_append_char(&shown, '|');
    text_append(&shown, value + edit->buffer.caret);
    assert_string_equal(text_string(&shown), expected);
    text_clear(&shown);
}

static void
type_all(struct text_edit *edit, const key *keys)
{
    for (size_t i = 0; keys[i] != KEY_NONE; i++)
        text_edit_type(edit, keys[i]);
}

/* Draws in the whole of a canvas and checks what is seen and where the caret is. */
static void
assert_drawn(struct text_edit *edit, const char *expected, int row, int column)
{
    struct canvas *canvas = canvas_new(ROWS, COLUMNS);
    struct text screen = TEXT_EMPTY;
    text_edit_draw(edit, canvas, 0, 0, COLUMNS, ROWS, true);
    canvas_dump(canvas, &screen);
    assert_string_equal(text_string(&screen), expected);
    assert_int_equal(canvas->cursor_row, row);
    assert_int_equal(canvas->cursor_column, column);
    text_clear(&screen);
    canvas_free(canvas);
}

#define KEYS_MAX 12

static void
keys_edit_the_text(void **state)
{
    (void)state;
    static const struct {
        const char *value;
        key keys[KEYS_MAX]; /* ended by KEY_NONE */
        const char *expected;
    } cases[] = {
        {NULL, {'a', ENTER, 'b'}, "a\nb|"},
        {"one\ntwo", {HOME, 'x'}, "one\nx|two"},
        {"one\ntwo", {HOME, LEFT, END, 'x'}, "onex|\ntwo"},
        {"one\ntwo", {HOME, KEY_RUB_OUT}, "one|two"},
        {"one\ntwo", {HOME, LEFT, KEY_DELETE}, "one|two"},
        {"one\ntwo", {KEY_CTRL('U')}, "one\n|"},
        {"one\ntwo", {UP, HOME, KEY_CTRL('K')}, "|\ntwo"},
        {"one\ntwo", {KEY_CTRL('W'), KEY_CTRL('W')}, "|"},
        {"one\ntwo", {UP, 'x'}, "onex|\ntwo"},
        {"one\ntwo", {LEFT, UP, DOWN, 'x'}, "one\ntwx|o"},
        {"three\nab\nthree", {LEFT, UP, UP, 'x'}, "threx|e\nab\nthree"}, /* keeps its column */
        {"three\nab\nthree", {LEFT, UP, LEFT, UP, 'x'}, "tx|hree\nab\nthree"},
        {"李小龙\nabcdef", {LEFT, UP, 'x'}, "李小x|龙\nabcdef"},
        {"one\n", {UP, 'x'}, "x|one\n"},
        {"one", {0x0A, 'x'}, "one\nx|"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct text_edit edit;
        text_edit_init(&edit, cases[i].value);
        type_all(&edit, cases[i].keys);
        assert_edit(&edit, cases[i].expected);
        text_edit_clear(&edit);
    }
}

/* A form moves on to the next field where there is no further row. */
static void
the_first_and_last_row_let_go(void **state)
{
    (void)state;
    struct text_edit edit;
    text_edit_init(&edit, "one\ntwo");
    assert_false(text_edit_type(&edit, DOWN));
    assert_true(text_edit_type(&edit, UP));
    assert_false(text_edit_type(&edit, UP));
    assert_true(text_edit_type(&edit, DOWN));
    assert_false(text_edit_type(&edit, KEY_TAB));
    assert_false(text_edit_type(&edit, KEY_ESCAPE));
    assert_false(text_edit_type(&edit, KEY_PAGE_DOWN));
    assert_edit(&edit, "one\ntwo|");
    text_edit_clear(&edit);
}

static void
rows_wrap_and_the_caret_follows(void **state)
{
    (void)state;
    struct text_edit edit;
    text_edit_init(&edit, "Works nights till March.");
    assert_drawn(&edit, "Works\nnights till\nMarch.\n\n", 2, 6);
    assert_int_equal(text_edit_rows(&edit, COLUMNS), 3);
    text_edit_type(&edit, UP);
    assert_edit(&edit, "Works nights| till March.");
    assert_drawn(&edit, "Works\nnights till\nMarch.\n\n", 1, 6);
    text_edit_type(&edit, UP);
    assert_edit(&edit, "Works| nights till March.");
    assert_drawn(&edit, "Works\nnights till\nMarch.\n\n", 0, 5);
    text_edit_clear(&edit);
}

/* 11 columns are for text, the last for the caret. */
static void
a_full_row_has_a_place_for_the_caret(void **state)
{
    (void)state;
    struct text_edit edit;
    text_edit_init(&edit, "abcdefghijk");
    assert_drawn(&edit, "abcdefghijk\n\n\n\n", 0, 11);
    text_edit_type(&edit, ' ');
    assert_drawn(&edit, "abcdefghijk\n\n\n\n", 0, 11);
    text_edit_type(&edit, 'l');
    assert_drawn(&edit, "abcdefghijk\nl\n\n\n", 1, 1);
    text_edit_clear(&edit);
    text_edit_init(&edit, "abcdefghijkl");
    assert_drawn(&edit, "abcdefghijk\nl\n\n\n", 1, 1);
    text_edit_type(&edit, LEFT);
    assert_drawn(&edit, "abcdefghijk\nl\n\n\n", 1, 0);
    text_edit_type(&edit, UP);
    assert_drawn(&edit, "abcdefghijk\nl\n\n\n", 0, 0);
    text_edit_clear(&edit);
}

static void
a_long_text_scrolls_by_rows(void **state)
{
    (void)state;
    struct text_edit edit;
    text_edit_init(&edit, "1\n2\n3\n4\n5\n6");
    assert_drawn(&edit, "3\n4\n5\n6\n", 3, 1);
    type_all(&edit, (const key[]){UP, UP, UP, KEY_NONE});
    assert_drawn(&edit, "3\n4\n5\n6\n", 0, 1);
    text_edit_type(&edit, UP);
    assert_drawn(&edit, "2\n3\n4\n5          ~\n", 0, 1);
    struct canvas *canvas = canvas_new(2, COLUMNS);
    struct text screen = TEXT_EMPTY;
    canvas_place_cursor(canvas, -1, -1);
    text_edit_draw(&edit, canvas, 0, 0, COLUMNS, 2, false); /* not focused: from the start */
    canvas_dump(canvas, &screen);
    assert_string_equal(text_string(&screen), "1\n2          ~\n");
    assert_int_equal(canvas->cursor_row, -1);
    text_clear(&screen);
    canvas_free(canvas);
    text_edit_clear(&edit);
}

/* F02 */
static void
hidden_characters_are_seen(void **state)
{
    (void)state;
    struct text_edit edit;
    text_edit_init(&edit, "a\tb\u202E\n李e\u0301\r");
    assert_drawn(&edit, "a\\x09b\n\\u202e\n李e\u0301\\x0d\n\n", 2, 7);
    text_edit_type(&edit, LEFT);
    assert_drawn(&edit, "a\\x09b\n\\u202e\n李e\u0301\\x0d\n\n", 2, 3);
    text_edit_clear(&edit);
}

static void
the_caret_always_stands_in_the_field(void **state)
{
    (void)state;
    static const key keys[] = {
        'a',  ' ',  0x674E, 0x301, 0x93E, ENTER,       LEFT,       KEY_ARROW_RIGHT, UP,
        DOWN, HOME, END,    'b',   'c',   KEY_RUB_OUT, KEY_DELETE, KEY_CTRL('W')};
    struct random random = {.state = 9};
    struct text_edit edit;
    text_edit_init(&edit, "start");
    for (int i = 0; i < 20000; i++) {
        text_edit_type(&edit, keys[random_below(&random, sizeof keys / sizeof keys[0])]);
        const char *value = text_edit_value(&edit);
        size_t caret = edit.buffer.caret;
        assert_true(caret <= strlen(value));
        size_t before = utf8_previous_cluster(value, caret);
        assert_true(caret == 0 || utf8_next_cluster(value, before) == caret);
        int width = 2 + i / 100 % 20;
        int height = 1 + i / 1000 % 5;
        struct canvas *canvas = canvas_new(8, 30);
        text_edit_draw(&edit, canvas, 1, 3, width, height, true);
        assert_in_range(canvas->cursor_row, 1, height);
        assert_in_range(canvas->cursor_column, 3, 3 + width - 1);
        canvas_free(canvas);
        if (edit.buffer.text.length > 300)
            text_edit_type(&edit, KEY_CTRL('U'));
    }
    text_edit_clear(&edit);
}

/* Down from the top visits every row once, Up comes back by the same number. */
static void
up_and_down_visit_every_row(void **state)
{
    (void)state;
    struct text_edit edit;
    struct canvas *canvas = canvas_new(10, 10);
    text_edit_init(&edit, "one two three four\n\nfivesixseveneight 李小龙 nine\n");
    text_edit_draw(&edit, canvas, 0, 0, 7, 5, true);
    int rows = text_edit_rows(&edit, 7);
    int ups = 0;
    while (text_edit_type(&edit, UP))
        ups++;
    int downs = 0;
    while (text_edit_type(&edit, DOWN))
        downs++;
    assert_int_equal(ups, rows - 1);
    assert_int_equal(downs, rows - 1);
    text_edit_clear(&edit);
    canvas_free(canvas);
}

int
main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_edit_the_text),
        cmocka_unit_test(the_first_and_last_row_let_go),
        cmocka_unit_test(rows_wrap_and_the_caret_follows),
        cmocka_unit_test(a_full_row_has_a_place_for_the_caret),
        cmocka_unit_test(a_long_text_scrolls_by_rows),
        cmocka_unit_test(hidden_characters_are_seen),
        cmocka_unit_test(the_caret_always_stands_in_the_field),
        cmocka_unit_test(up_and_down_visit_every_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
