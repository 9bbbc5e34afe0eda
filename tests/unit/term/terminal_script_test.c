/* terminal_script_test.c - a script types, resizes and takes pictures. */
#include "term/terminal.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

static struct terminal *
open_script(const char *script, struct text *shots,
            void (*on_shot)(void *context, const struct canvas *canvas))
{
    struct error error = {.code = ERROR_NONE};
    struct terminal *terminal = terminal_open_script(script, 2, 10, on_shot, shots, &error);
    if (!terminal)
        fail_msg("%s", error.text);
    return terminal;
}

static void
assert_keys(const char *script, const key *expected, size_t count)
{
    struct terminal *terminal = open_script(script, NULL, NULL);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(terminal->class->read_key(terminal, -1), expected[i]);
    assert_int_equal(terminal->class->read_key(terminal, -1), KEY_HUNG_UP);
    assert_int_equal(terminal->class->read_key(terminal, 0), KEY_HUNG_UP);
    terminal->class->close(terminal);
}

static void
scripts_type_keys_and_text(void **state)
{
    (void)state;
    static const key keys[] = {'S',        'i',           0xE2,         'n',
                               ' ',        KEY_RETURN,    KEY_TAB,      '<',
                               '>',        KEY_CTRL('S'), KEY_BACK_TAB, KEY_FUNCTION(1),
                               KEY_ESCAPE, 0x674E};
    assert_keys("Siân <Enter>\n<Tab><<>\n<Ctrl-S><Shift-Tab><F1><Esc>李\n", keys,
                sizeof keys / sizeof keys[0]);
    assert_keys("", NULL, 0);
}

static void
faults_are_told_by_line(void **state)
{
    (void)state;
    static const struct {
        const char *script, *words;
    } cases[] = {
        {"abc\n<Entr>", "Line 2: there is no key 'Entr'"},
        {"<>", "Line 1: there is no key ''"},
        {"a<Enter", "Line 1: there is no key 'Enter'"},
        {"<Enter\n>", "Line 1: there is no key 'Enter'"},
        {"<resize 40>", "Line 1: there is no key 'resize 40'"},
        {"<resize 0x12>", "Line 1: there is no key 'resize 0x12'"},
        {"<resize 40x12 >", "Line 1: there is no key 'resize 40x12 '"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct error error = {.code = ERROR_NONE};
        assert_null(terminal_open_script(cases[i].script, 2, 10, NULL, NULL, &error));
        assert_int_equal(error.code, ERROR_INPUT);
        assert_string_equal(error.text, cases[i].words);
    }
}

static void
take_shot(void *context, const struct canvas *canvas)
{
    struct text *shots = context;
    text_append_format(shots, "%dx%d at %d,%d\n", canvas->columns, canvas->rows, canvas->cursor_row,
                       canvas->cursor_column);
    canvas_dump(canvas, shots);
}

static void
shots_show_what_was_shown_last(void **state)
{
    (void)state;
    struct text shots = TEXT_EMPTY;
    struct canvas *canvas = canvas_new(2, 10);
    struct terminal *terminal = open_script("<shot>a<shot><resize 4x1>b<shot>", &shots, take_shot);
    assert_int_equal(terminal->class->read_key(terminal, -1), 'a');
    canvas_text(canvas, 1, 2, -1, ROLE_TEXT, "李!");
    canvas_place_cursor(canvas, 1, 2);
    terminal->class->present(terminal, canvas);
    canvas_erase(canvas); /* the picture is a copy */
    assert_int_equal(terminal->class->read_key(terminal, -1), KEY_RESIZED);
    int rows;
    int columns;
    terminal->class->size(terminal, &rows, &columns);
    canvas_resize(canvas, rows, columns);
    canvas_text(canvas, 0, 0, -1, ROLE_TEXT, "small");
    terminal->class->present(terminal, canvas);
    assert_int_equal(terminal->class->read_key(terminal, -1), 'b');
    terminal->class->redraw(terminal);
    terminal->class->suspend(terminal);
    assert_int_equal(terminal->class->read_key(terminal, -1), KEY_HUNG_UP);
    assert_string_equal(text_string(&shots), "10x2 at 0,0\n\n\n"
                                             "10x2 at 1,2\n\n  李!\n"
                                             "4x1 at 0,0\nsma~\n");
    terminal->class->close(terminal);
    canvas_free(canvas);
    text_clear(&shots);
}

static void
a_pause_types_nothing_once(void **state)
{
    (void)state;
    static const key keys[] = {'a', KEY_NONE, KEY_NONE, 'b'};
    assert_keys("a<pause><pause>b", keys, sizeof keys / sizeof keys[0]);
}

/* A shell may read keys that have come already before it draws. */
static void
shots_wait_for_what_the_last_key_did(void **state)
{
    (void)state;
    struct text shots = TEXT_EMPTY;
    struct canvas *canvas = canvas_new(2, 10);
    struct terminal *terminal = open_script("a<shot>b", &shots, take_shot);
    assert_int_equal(terminal->class->read_key(terminal, -1), 'a');
    assert_int_equal(terminal->class->read_key(terminal, 0), KEY_NONE);
    canvas_text(canvas, 0, 0, -1, ROLE_TEXT, "did a");
    terminal->class->present(terminal, canvas);
    assert_int_equal(terminal->class->read_key(terminal, 0), 'b');
    assert_string_equal(text_string(&shots), "10x2 at 0,0\ndid a\n\n");
    terminal->class->close(terminal);
    canvas_free(canvas);
    text_clear(&shots);
}

int
main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scripts_type_keys_and_text),
        cmocka_unit_test(faults_are_told_by_line),
        cmocka_unit_test(shots_show_what_was_shown_last),
        cmocka_unit_test(a_pause_types_nothing_once),
        cmocka_unit_test(shots_wait_for_what_the_last_key_did),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
