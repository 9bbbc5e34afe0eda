/* ascii_cell_test.c - every cell has one ASCII character a column (A33). */
#include "term/ascii_cell.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "base/text.h"

#define COLUMNS 40

/* What is sent of a text, without the blanks behind it. */
static void
show_in_ascii(const char *words, struct text *out)
{
    struct canvas *canvas = canvas_new(1, COLUMNS);
    int end = canvas_text(canvas, 0, 0, -1, ROLE_TEXT, words);
    for (int i = 0; i < end; i++) {
        struct cell cell = ascii_cell(&canvas->cells[i]);
        assert_in_range(cell.points[0], ' ', '~');
        assert_int_equal(cell.points[1], 0);
        assert_int_equal(cell.columns, 1);
        text_append_char(out, (char)cell.points[0]);
    }
    canvas_free(canvas);
}

static void
letters_keep_their_base(void **state)
{
    (void)state;
    static const struct {
        const char *words, *ascii;
    } cases[] = {
        {"Plain ~ {text}", "Plain ~ {text}"},
        {"Siân Wyn-Jones", "Sian Wyn-Jones"},
        {"ÁÉ áé", "AE ae"},
        {"Łukasz Øster", "Lukasz Oster"},
        {"O’Brien – “x”", "O'Brien - \"x\""},
        {"Le\u0302\u0323 Thi\u0323", "Le Thi"},
        {"Adébáyọ̀", "Adebayo"},
        {"李小龙|", "??????|"},
        {"Дмитро|", "??????|"},
        {"😀|", "??|"},
        {"\u0301|", "?|"},
        {"a\x1b[2J", "a\\x1b[2J"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct text shown = TEXT_EMPTY;
        show_in_ascii(cases[i].words, &shown);
        assert_string_equal(text_string(&shown), cases[i].ascii);
        text_clear(&shown);
    }
}

static void
every_code_point_has_something(void **state)
{
    (void)state;
    struct random random = {.state = 7};
    for (int i = 0; i < 20000; i++) {
        struct cell cell = {.points = {' ' + random_below(&random, 0x30000)}, .columns = 1};
        struct cell shown = ascii_cell(&cell);
        assert_in_range(shown.points[0], ' ', '~');
    }
}

int
main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_keep_their_base),
        cmocka_unit_test(every_code_point_has_something),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
