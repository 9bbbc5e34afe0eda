/* line_edit_test.c - one line edited by what people count as characters. */
#include "ui/line_edit.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "base/text.h"
#include "base/utf8.h"

#define CONFORMANCE "/data/conformance/GraphemeBreakTest-15.0.0.txt"

#define HOME KEY_GO_HOME
#define END KEY_GO_END
#define LEFT KEY_ARROW_LEFT
#define RIGHT KEY_ARROW_RIGHT
#define RUB KEY_RUB_OUT

static void
assert_screen(const struct canvas *canvas, const char *expected)
{
    struct text screen = TEXT_EMPTY;
    canvas_dump(canvas, &screen);
    assert_string_equal(text_string(&screen), expected);
    text_clear(&screen);
}

/* The value with a bar where the caret is. */
static void
assert_edit(const struct line_edit *edit, const char *expected)
{
    struct text shown = TEXT_EMPTY;
    const char *value = line_edit_value(edit);
    text_append_bytes(&shown, value, edit->buffer.caret);
    text_append_char(&shown, '|');
    text_append(&shown, value + edit->buffer.caret);
    assert_string_equal(text_string(&shown), expected);
    text_clear(&shown);
}

#define KEYS_MAX 12

static void
keys_edit_the_line(void **state)
{
    (void)state;
    static const struct {
        const char *value;
        key keys[KEYS_MAX]; /* ended by KEY_NONE */
        const char *expected;
    } cases[] = {
        {NULL, {'a', 'b'}, "ab|"},
        {"", {LEFT, RIGHT, RUB, KEY_DELETE}, "|"},
        {"Sin", {LEFT, 0xE2}, "Siâ|n"},
        {"Siân", {HOME, 'x'}, "x|Siân"},
        {"Siân", {KEY_CTRL('A'), RIGHT, KEY_CTRL('E'), 'x'}, "Siânx|"},
        {"Siân", {RUB, RUB}, "Si|"},
        {"Siân", {HOME, KEY_DELETE, KEY_DELETE}, "|ân"},
        {"李小龙", {LEFT, RUB}, "李|龙"},
        {"Le\u0302\u0323n", {LEFT, LEFT}, "L|e\u0302\u0323n"},
        {"Le\u0302\u0323n", {LEFT, RUB}, "L|n"},
        {"e", {0x301, RUB}, "|"},                  /* a mark joins the letter before */
        {"\u0301", {HOME, 'e', 'x'}, "e\u0301x|"}, /* and the one typed in front of it */
        {"\U0001F1EC\U0001F1E7", {LEFT}, "|\U0001F1EC\U0001F1E7"},
        {"\U0001F1EC\U0001F1E7\U0001F1EC\U0001F1E7", {RUB}, "\U0001F1EC\U0001F1E7|"},
        {"one two  three", {KEY_CTRL('W')}, "one two  |"},
        {"one two  three", {KEY_CTRL('W'), KEY_CTRL('W')}, "one |"},
        {"one two", {LEFT, KEY_CTRL('W')}, "one |o"},
        {"one two", {LEFT, LEFT, KEY_CTRL('U')}, "|wo"},
        {"one two", {LEFT, LEFT, KEY_CTRL('K')}, "one t|"},
        {"one", {KEY_CTRL('K'), KEY_CTRL('W'), KEY_CTRL('W'), KEY_CTRL('U')}, "|"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct line_edit edit;
        line_edit_init(&edit, cases[i].value);
        for (size_t k = 0; cases[i].keys[k] != KEY_NONE; k++)
            assert_true(line_edit_type(&edit, cases[i].keys[k]));
        assert_edit(&edit, cases[i].expected);
        line_edit_clear(&edit);
    }
}

/* A28, F03: what is not editing is left to others, and controls never get in. */
static void
other_keys_are_not_taken(void **state)
{
    (void)state;
    static const key keys[] = {KEY_NONE,     KEY_TAB,        KEY_RETURN,    KEY_ESCAPE,
                               KEY_ARROW_UP, KEY_ARROW_DOWN, KEY_PAGE_UP,   KEY_PAGE_DOWN,
                               KEY_BACK_TAB, KEY_CTRL('S'),  KEY_CTRL('C'), KEY_FUNCTION(1),
                               KEY_RESIZED,  KEY_HUNG_UP,    0x9B,          0xD800};
    struct line_edit edit;
    line_edit_init(&edit, "Siân");
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        assert_false(line_edit_type(&edit, keys[i]));
    assert_edit(&edit, "Siân|");
    line_edit_clear(&edit);
}

/* Draws in columns 2 to 11 between bars; checks the caret's column too, -1 for none. */
static void
assert_drawn(struct line_edit *edit, bool focused, const char *expected, int caret)
{
    struct canvas *canvas = canvas_new(1, 14);
    canvas_place_cursor(canvas, 0, -1);
    canvas_text(canvas, 0, 1, -1, ROLE_TEXT, "|");
    line_edit_draw(edit, canvas, 0, 2, 10, focused);
    canvas_text(canvas, 0, 12, -1, ROLE_TEXT, "|");
    assert_screen(canvas, expected);
    assert_int_equal(canvas->cursor_column, caret);
    canvas_free(canvas);
}

static void
type_all(struct line_edit *edit, key pressed, int times)
{
    for (int i = 0; i < times; i++)
        line_edit_type(edit, pressed);
}

static void
a_long_line_moves_along_with_the_caret(void **state)
{
    (void)state;
    struct line_edit edit;
    line_edit_init(&edit, "abcdefghi");
    assert_drawn(&edit, true, " |abcdefghi |\n", 11);
    line_edit_type(&edit, 'j');
    assert_drawn(&edit, true, " |~ghij     |\n", 7);
    assert_drawn(&edit, false, " |abcdefghij|\n", -1);
    line_edit_type(&edit, 'k');
    assert_drawn(&edit, false, " |abcdefghi~|\n", -1);
    type_all(&edit, LEFT, 3);
    assert_drawn(&edit, true, " |abcdefghi~|\n", 10);
    line_edit_type(&edit, RIGHT);
    assert_drawn(&edit, true, " |~ghijk    |\n", 6);
    line_edit_type(&edit, HOME);
    assert_drawn(&edit, true, " |abcdefghi~|\n", 2);
    line_edit_clear(&edit);
    line_edit_init(&edit, "abcdefghijklmnopqrstuvwxyz");
    assert_drawn(&edit, true, " |~vwxyz    |\n", 8);
    type_all(&edit, LEFT, 10);
    assert_drawn(&edit, true, " |~lmnopqrs~|\n", 8);
    line_edit_clear(&edit);
}

static void
wide_and_hidden_characters_keep_the_caret_right(void **state)
{
    (void)state;
    struct line_edit edit;
    line_edit_init(&edit, "李小龙");
    assert_drawn(&edit, true, " |李小龙    |\n", 8);
    line_edit_type(&edit, LEFT);
    assert_drawn(&edit, true, " |李小龙    |\n", 6);
    line_edit_clear(&edit);
    line_edit_init(&edit, "李小龙李小");
    assert_drawn(&edit, true, " |~李小     |\n", 7);
    line_edit_clear(&edit);
    line_edit_init(&edit, "Le\u0302\u0323");
    assert_drawn(&edit, true, " |Le\u0302\u0323        |\n", 4);
    line_edit_clear(&edit);
    line_edit_init(&edit, "a\rb\u202E");
    assert_drawn(&edit, false, " |a\\x0db\\u2~|\n", -1);
    line_edit_type(&edit, LEFT);
    assert_drawn(&edit, true, " |a\\x0db   ~|\n", 8);
    line_edit_type(&edit, HOME);
    line_edit_type(&edit, RIGHT);
    assert_drawn(&edit, true, " |a\\x0db   ~|\n", 3);
    line_edit_type(&edit, RIGHT);
    assert_drawn(&edit, true, " |a\\x0db   ~|\n", 7);
    line_edit_clear(&edit);
}

static void
narrow_fields_are_no_error(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(1, 6);
    struct line_edit edit;
    line_edit_init(&edit, "李小龙abc");
    for (int width = 0; width < 6; width++) {
        for (int i = 0; i < 7; i++) {
            canvas_place_cursor(canvas, 0, 0);
            line_edit_draw(&edit, canvas, 0, 0, width, true);
            assert_in_range(canvas->cursor_column, 0, width);
            line_edit_type(&edit, LEFT);
        }
        line_edit_type(&edit, END);
    }
    line_edit_clear(&edit);
    canvas_free(canvas);
}

static void
the_caret_always_stands_in_the_field(void **state)
{
    (void)state;
    static const key keys[] = {'a',    ' ',  0x674E, 0x301,      0x93E,        0x1F1EC,
                               0x200D, LEFT, LEFT,   LEFT,       RIGHT,        RIGHT,
                               HOME,   END,  RUB,    KEY_DELETE, KEY_CTRL('W')};
    struct random random = {.state = 5};
    struct canvas *canvas = canvas_new(1, 30);
    struct line_edit edit;
    line_edit_init(&edit, "start");
    for (int i = 0; i < 20000; i++) {
        line_edit_type(&edit, keys[random_below(&random, sizeof keys / sizeof keys[0])]);
        const char *value = line_edit_value(&edit);
        size_t caret = edit.buffer.caret;
        assert_true(caret <= strlen(value));
        size_t before = utf8_previous_cluster(value, caret);
        assert_true(caret == 0 || utf8_next_cluster(value, before) == caret);
        int width = 4 + i % 20;
        canvas_erase(canvas);
        line_edit_draw(&edit, canvas, 0, 3, width, true);
        assert_in_range(canvas->cursor_column, 3, 3 + width - 1);
        assert_int_equal(canvas->cells[3 + width].points[0], ' ');
        if (edit.buffer.text.length > 200)
            line_edit_type(&edit, KEY_CTRL('U'));
    }
    line_edit_clear(&edit);
    canvas_free(canvas);
}

/* --- UAX #29 ------------------------------------------------------------------------------- */

/* Right, Left and Backspace take the clusters that the file says. */

/* utf8proc 2.8 knows Unicode 14; nothing in this file of Unicode 15 is different for it. */

/* Reads "÷ 0020 × 0308 ÷": the text and, as an array of flags, where it may break. */
static bool
read_case(char *line, struct text *text, bool breaks[256])
{
    memset(breaks, 0, 256 * sizeof breaks[0]);
    char *comment = strchr(line, '#');
    if (comment)
        *comment = '\0';
    char *rest = line;
    for (char *word = strtok_r(line, " \t\n", &rest); word; word = strtok_r(NULL, " \t\n", &rest)) {
        if (strcmp(word, "÷") == 0)
            breaks[text->length] = true;
        else if (strcmp(word, "×") != 0)
            utf8_append(text, (uint32_t)strtoul(word, NULL, 16));
    }
    return text->length > 0;
}

static bool
keys_stop_where_they_should(const struct text *text, const bool breaks[256])
{
    struct line_edit edit;
    bool right = true;
    line_edit_init(&edit, text_string(text));
    edit.buffer.caret = 0;
    for (size_t i = 1; i <= text->length; i++) {
        if (breaks[i]) {
            line_edit_type(&edit, RIGHT);
            right = right && edit.buffer.caret == i;
        }
    }
    for (size_t i = text->length; i-- > 0;) {
        if (breaks[i]) {
            line_edit_type(&edit, LEFT);
            right = right && edit.buffer.caret == i;
        }
    }
    edit.buffer.caret = text->length;
    for (size_t i = text->length; i-- > 0;) {
        if (breaks[i]) {
            line_edit_type(&edit, RUB);
            right = right && edit.buffer.caret == i && edit.buffer.text.length == i;
        }
    }
    line_edit_clear(&edit);
    return right;
}

static void
keys_follow_the_unicode_test(void **state)
{
    (void)state;
    const char *shared = getenv("POSACT_SHARED");
    struct text path = TEXT_EMPTY;
    text_append_format(&path, "%s%s", shared ? shared : "../shared", CONFORMANCE);
    FILE *file = fopen(text_string(&path), "r");
    text_clear(&path);
    if (!file) {
        print_message("          skipped: no GraphemeBreakTest (set POSACT_SHARED)\n");
        skip();
    }
    char line[1024];
    int cases = 0;
    while (fgets(line, sizeof line, file)) {
        bool breaks[256];
        struct text text = TEXT_EMPTY;
        if (read_case(line, &text, breaks)) {
            cases++;
            if (!keys_stop_where_they_should(&text, breaks))
                fail_msg("case %d: %s", cases, line);
        }
        text_clear(&text);
    }
    fclose(file);
    assert_true(cases > 300);
}

int
main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_edit_the_line),
        cmocka_unit_test(other_keys_are_not_taken),
        cmocka_unit_test(a_long_line_moves_along_with_the_caret),
        cmocka_unit_test(wide_and_hidden_characters_keep_the_caret_right),
        cmocka_unit_test(narrow_fields_are_no_error),
        cmocka_unit_test(the_caret_always_stands_in_the_field),
        cmocka_unit_test(keys_follow_the_unicode_test),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
