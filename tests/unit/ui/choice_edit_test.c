/* choice_edit_test.c - one of a few answers. */
#include "ui/choice_edit.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define LEFT KEY_ARROW_LEFT
#define RIGHT KEY_ARROW_RIGHT

static const struct choice languages[] = {
    {.code = "en", .label = "English"},
    {.code = "cy", .label = "Welsh"},
    {.code = "la", .label = "Latin", .retired = true},
};
static const struct choice_list language_list = {.items = languages, .count = 3};

static const struct choice stages[] = {
    {.code = "interest", .label = "Interest"},     {.code = "sift", .label = "Sift"},
    {.code = "oap", .label = "Online assessment"}, {.code = "final", .label = "Final assessment"},
    {.code = "vetting", .label = "Vetting"},       {.code = "medical", .label = "Médical"},
    {.code = "start", .label = "Start"},
};
static const struct choice_list stage_list = {.items = stages, .count = 7};

#define KEYS_MAX 8

static void
keys_move_between_options(void **state)
{
    (void)state;
    static const struct {
        const struct choice_list *list;
        const char *value;
        bool optional;
        key keys[KEYS_MAX];
        const char *expected;
    } cases[] = {
        {&language_list, "en", false, {KEY_NONE}, "en"},
        {&language_list, NULL, false, {KEY_NONE}, ""},
        {&language_list, "en", false, {RIGHT}, "cy"},
        {&language_list, "en", false, {RIGHT, RIGHT}, "cy"}, /* the end is the end (A04) */
        {&language_list, "en", false, {RIGHT, LEFT, LEFT}, "en"},
        {&language_list, "cy", false, {' '}, "en"}, /* only Space begins again */
        {&language_list, NULL, false, {RIGHT}, "en"},
        {&language_list, NULL, false, {' ', ' '}, "cy"},
        {&language_list, NULL, true, {RIGHT}, "en"},
        {&language_list, "en", true, {LEFT}, ""},
        {&language_list, "cy", true, {' '}, ""},
        {&language_list, "la", false, {RIGHT, LEFT}, "cy"}, /* retired, but it is the value */
        {&language_list, "la", false, {LEFT, RIGHT}, "la"},
        {&language_list, "xx", false, {KEY_NONE}, "xx"}, /* not in the list any more */
        {&language_list, "xx", false, {LEFT, RIGHT}, "xx"},
        {&stage_list, "interest", false, {'v'}, "vetting"},
        {&stage_list, "interest", false, {'V'}, "vetting"},
        {&stage_list, "interest", false, {'s'}, "sift"},
        {&stage_list, "interest", false, {'s', 's'}, "start"},
        {&stage_list, "interest", false, {'s', 's', 's'}, "sift"},
        {&stage_list, "interest", false, {'s', 't'}, "start"},
        {&stage_list, "interest", false, {'s', 'i'}, "sift"},
        {&stage_list, "interest", false, {'s', 'i', 'o'}, "oap"}, /* begins anew */
        {&stage_list, "interest", false, {'m'}, "medical"},
        {&stage_list, "interest", false, {0xE9}, "interest"},
        {&stage_list, "interest", false, {'n'}, "interest"},
        {&stage_list, "sift", true, {'n'}, ""}, /* not answered */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct choice_edit edit;
        choice_edit_init(&edit, cases[i].list, cases[i].value, cases[i].optional);
        for (size_t k = 0; cases[i].keys[k] != KEY_NONE; k++)
            choice_edit_type(&edit, cases[i].keys[k]);
        if (strcmp(choice_edit_value(&edit), cases[i].expected) != 0)
            fail_msg("case %zu: %s", i, choice_edit_value(&edit));
        choice_edit_clear(&edit);
    }
}

/* A28: a wheel sends Up and Down. */
static void
other_keys_are_not_taken(void **state)
{
    (void)state;
    static const key keys[] = {KEY_ARROW_UP, KEY_ARROW_DOWN, KEY_TAB,    KEY_RETURN,
                               KEY_ESCAPE,   KEY_PAGE_DOWN,  '?',        'z',
                               KEY_RUB_OUT,  KEY_CTRL('S'),  KEY_DELETE, KEY_NONE};
    struct choice_edit edit;
    choice_edit_init(&edit, &stage_list, "sift", false);
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        assert_false(choice_edit_type(&edit, keys[i]));
    for (int i = 0; i < 50; i++)
        choice_edit_type(&edit, KEY_ARROW_DOWN);
    assert_string_equal(choice_edit_value(&edit), "sift");
    assert_true(choice_edit_type(&edit, RIGHT));
    assert_true(choice_edit_type(&edit, ' '));
    assert_true(choice_edit_type(&edit, 'v'));
    choice_edit_clear(&edit);
}

static void
an_empty_list_is_no_error(void **state)
{
    (void)state;
    static const struct choice_list none = {.count = 0};
    struct choice_edit edit;
    struct canvas *canvas = canvas_new(1, 10);
    choice_edit_init(&edit, &none, NULL, false);
    choice_edit_type(&edit, RIGHT);
    choice_edit_type(&edit, LEFT);
    choice_edit_type(&edit, ' ');
    choice_edit_type(&edit, 'a');
    assert_string_equal(choice_edit_value(&edit), "");
    choice_edit_draw(&edit, canvas, 0, 0, 10, true);
    choice_edit_clear(&edit);
    canvas_free(canvas);
}

static void
assert_drawn(const struct choice_list *list, const char *value, bool optional, int width,
             bool focused, const char *expected, int caret)
{
    struct canvas *canvas = canvas_new(1, 70);
    struct text screen = TEXT_EMPTY;
    struct choice_edit edit;
    choice_edit_init(&edit, list, value, optional);
    canvas_place_cursor(canvas, 0, -1);
    choice_edit_draw(&edit, canvas, 0, 2, width, focused);
    canvas_dump(canvas, &screen);
    assert_string_equal(text_string(&screen), expected);
    assert_int_equal(canvas->cursor_column, caret);
    choice_edit_clear(&edit);
    text_clear(&screen);
    canvas_free(canvas);
}

static void
options_are_shown_as_words(void **state)
{
    (void)state;
    const struct choice_list *few = &language_list;
    const struct choice_list *many = &stage_list;
    assert_drawn(few, "cy", false, 22, true, "  ( ) English  (*) Welsh\n", 19);
    assert_drawn(few, "cy", false, 22, false, "  ( ) English  (*) Welsh\n", -1);
    assert_drawn(few, "cy", false, 21, false, "  Welsh\n", -1);
    assert_drawn(few, NULL, false, 22, true, "  ( ) English  ( ) Welsh\n", 2);
    assert_drawn(few, NULL, true, 60, true, "  (*) not answered  ( ) English  ( ) Welsh\n", 6);
    assert_drawn(few, "la", false, 60, true, "  ( ) English  ( ) Welsh  (*) Latin\n", 30);
    assert_drawn(few, "x\x1b", false, 60, true, "  ( ) English  ( ) Welsh  (*) x\\x1b\n", 30);
    assert_drawn(many, "sift", false, 60, true, "  Sift  (2 of 7, Space changes)\n", 2);
    assert_drawn(many, "sift", true, 60, true, "  Sift  (3 of 8, Space changes)\n", 2);
    assert_drawn(many, "sift", true, 60, false, "  Sift\n", -1);
    assert_drawn(many, "sift", true, 10, true, "  Sift\n", 2);
    assert_drawn(many, "oap", true, 10, true, "  Online as~\n", 2);
    assert_drawn(many, "", true, 60, true, "  not answered  (1 of 8, Space changes)\n", 2);
    assert_drawn(many, "", false, 60, true, "  not answered  (7 choices, Space changes)\n", 2);
}

int
main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_move_between_options),
        cmocka_unit_test(other_keys_are_not_taken),
        cmocka_unit_test(an_empty_list_is_no_error),
        cmocka_unit_test(options_are_shown_as_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
