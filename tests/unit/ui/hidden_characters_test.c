/* hidden_characters_test.c - CR, TAB, BS, RLO and their like in every widget: each shows what they
 * are, and none of them reaches a cell, whatever curses would make of it (F01, F02). */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "ui/choice_edit.h"
#include "ui/document.h"
#include "ui/line_edit.h"
#include "ui/picker.h"
#include "ui/text_edit.h"

#define HIDDEN                                                                                     \
    "a\rb\tc\bd\xe2\x80\xae"                                                                       \
    "e\x1b[2Jf\xe2\x80\x8bg\xc2\x9b"                                                               \
    "h"
#define SHOWN "a\\x0db\\x09c\\x08d\\u202ee\\x1b[2Jf\\u200bg\\u009bh"

static void
assert_shown(const struct canvas *canvas)
{
    struct text screen = TEXT_EMPTY;
    for (int i = 0; i < canvas->rows * canvas->columns; i++) {
        for (size_t k = 0; k < CELL_POINTS; k++) {
            uint32_t point = canvas->cells[i].points[k];
            assert_false(point != 0 && utf8_is_control(point));
            assert_false(point == 0x202E || point == 0x200B);
        }
    }
    canvas_dump(canvas, &screen);
    if (!strstr(text_string(&screen), SHOWN))
        fail_msg("%s", text_string(&screen));
    text_clear(&screen);
}

static void
draw_line(struct canvas *canvas)
{
    struct line_edit edit;
    line_edit_init(&edit, HIDDEN);
    line_edit_draw(&edit, canvas, 0, 0, canvas->columns, true);
    line_edit_clear(&edit);
}

static void
draw_line_without_focus(struct canvas *canvas)
{
    struct line_edit edit;
    line_edit_init(&edit, HIDDEN);
    line_edit_draw(&edit, canvas, 0, 0, canvas->columns, false);
    line_edit_clear(&edit);
}

static void
draw_notes(struct canvas *canvas)
{
    struct text_edit edit;
    text_edit_init(&edit, "first\n" HIDDEN);
    text_edit_draw(&edit, canvas, 0, 0, canvas->columns, canvas->rows, true);
    text_edit_clear(&edit);
}

static void
draw_choice(struct canvas *canvas)
{
    static const struct choice items[] = {{.code = "x", .label = HIDDEN}};
    static const struct choice_list list = {.items = items, .count = 1};
    struct choice_edit edit;
    choice_edit_init(&edit, &list, "x", false);
    choice_edit_draw(&edit, canvas, 0, 0, canvas->columns, true);
    choice_edit_clear(&edit);
}

static void
draw_picker(struct canvas *canvas)
{
    static const struct view_class class = {.name = "test"};
    struct picker picker;
    picker_init(&picker, &class, "Find: ");
    text_append(&picker.title, HIDDEN);
    text_append(&picker.intro, HIDDEN);
    picker_add(&picker, HIDDEN, HIDDEN, "");
    picker_match(&picker);
    picker_draw(&picker.view, canvas);
    picker_clear(&picker);
}

static void
draw_document(struct canvas *canvas)
{
    struct document document = {0};
    document_add(&document, HIDDEN, HIDDEN, ROLE_TEXT, 0, NO_ITEM);
    document_lay_out(&document, canvas->columns);
    document_draw(&document, canvas, 0, canvas->rows);
    document_clear(&document);
}

static void
every_widget_shows_them(void **state)
{
    (void)state;
    static void (*const widgets[])(struct canvas * canvas) = {
        draw_line, draw_line_without_focus, draw_notes, draw_choice, draw_picker, draw_document,
    };
    for (size_t i = 0; i < sizeof widgets / sizeof widgets[0]; i++) {
        struct canvas *canvas = canvas_new(12, 160);
        widgets[i](canvas);
        assert_shown(canvas);
        canvas_free(canvas);
    }
}

int
main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_widget_shows_them)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
