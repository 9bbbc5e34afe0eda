/* key_test.c - names of keys, both ways. */
#include "base/key.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    key pressed;
    const char *name;
} keys[] = {
    {'e', "e"},
    {'E', "E"},
    {'?', "?"},
    {':', ":"},
    {'-', "-"},
    {0xE9, "é"},
    {0x141, "Ł"},
    {0x1F600, "😀"},
    {' ', "Space"},
    {KEY_RETURN, "Enter"},
    {KEY_ESCAPE, "Esc"},
    {KEY_TAB, "Tab"},
    {KEY_RUB_OUT, "Backspace"},
    {KEY_DELETE, "Delete"},
    {KEY_ARROW_UP, "Up"},
    {KEY_ARROW_DOWN, "Down"},
    {KEY_ARROW_LEFT, "Left"},
    {KEY_ARROW_RIGHT, "Right"},
    {KEY_GO_HOME, "Home"},
    {KEY_GO_END, "End"},
    {KEY_PAGE_UP, "PageUp"},
    {KEY_PAGE_DOWN, "PageDown"},
    {KEY_BACK_TAB, "Shift-Tab"},
    {KEY_FUNCTION(1), "F1"},
    {KEY_FUNCTION(9), "F9"},
    {KEY_FUNCTION(12), "F12"},
    {KEY_CTRL('A'), "Ctrl-A"},
    {KEY_CTRL('s'), "Ctrl-S"},
    {KEY_CTRL('Z'), "Ctrl-Z"},
};

static void
names_go_both_ways(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        char name[KEY_NAME_SIZE];
        key_to_name(keys[i].pressed, name);
        assert_string_equal(name, keys[i].name);
        key back = KEY_NONE;
        assert_true(key_from_name(name, strlen(name), &back));
        assert_int_equal(back, keys[i].pressed);
    }
}

static void
every_key_with_a_name_has_its_own(void **state)
{
    (void)state;
    for (key pressed = 0; pressed < KEY_BASE + 64; pressed++) {
        char name[KEY_NAME_SIZE];
        key_to_name(pressed, name);
        key back = KEY_NONE;
        if (name[0] == '\0')
            assert_false(key_is_printable(pressed));
        else if (!key_from_name(name, strlen(name), &back) || back != pressed)
            fail_msg("U+%04X is called %s, which is U+%04X", pressed, name, back);
    }
}

static void
some_keys_have_no_name(void **state)
{
    (void)state;
    static const key nameless[] = {
        KEY_NONE, KEY_RESIZED, KEY_HUNG_UP,     KEY_STOP,         28,       31,         127,
        0x9B,     0xD800,      KEY_FUNCTION(0), KEY_FUNCTION(13), KEY_BASE, UINT32_MAX,
    };
    for (size_t i = 0; i < sizeof nameless / sizeof nameless[0]; i++) {
        char name[KEY_NAME_SIZE] = "before";
        key_to_name(nameless[i], name);
        assert_string_equal(name, "");
    }
}

static void
other_spellings(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        key pressed; /* KEY_NONE when there is no such key */
    } cases[] = {
        {"enter", KEY_RETURN},
        {"ESC", KEY_ESCAPE},
        {"ctrl-s", KEY_CTRL('S')},
        {"CTRL-s", KEY_CTRL('S')},
        {"f10", KEY_FUNCTION(10)},
        {"Ctrl-I", KEY_TAB},
        {"Ctrl-M", KEY_RETURN},
        {"pagedown", KEY_PAGE_DOWN},
        {"", KEY_NONE},
        {"ab", KEY_NONE},
        {"F0", KEY_NONE},
        {"F13", KEY_NONE},
        {"F", 'F'},
        {"F1x", KEY_NONE},
        {"Ctrl-", KEY_NONE},
        {"Ctrl-1", KEY_NONE},
        {"Ctrl-SS", KEY_NONE},
        {"Ctrl-[", KEY_NONE},
        {"Entr", KEY_NONE},
        {"Enter ", KEY_NONE},
        {"\x1b", KEY_NONE},
        {"\xff", KEY_NONE},
        {"\xc3", KEY_NONE},
        {"e\xcc\x81", KEY_NONE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        key pressed = KEY_NONE;
        bool found = key_from_name(cases[i].name, strlen(cases[i].name), &pressed);
        if (found != (cases[i].pressed != KEY_NONE) || pressed != cases[i].pressed)
            fail_msg("\"%s\" gave U+%04X", cases[i].name, pressed);
    }
}

static void
only_the_given_length_is_read(void **state)
{
    (void)state;
    key pressed = KEY_NONE;
    assert_true(key_from_name("j Down", 1, &pressed));
    assert_int_equal(pressed, 'j');
    assert_true(key_from_name("Down j", 4, &pressed));
    assert_int_equal(pressed, KEY_ARROW_DOWN);
    const char no_end[2] = {'F', '7'};
    assert_true(key_from_name(no_end, sizeof no_end, &pressed));
    assert_int_equal(pressed, KEY_FUNCTION(7));
}

static void
printable_is_what_a_line_takes(void **state)
{
    (void)state;
    static const key printable[] = {' ', 'a', '~', 0xA0, 0xE9, 0x301, 0xFFFD, 0x10FFFD};
    static const key other[] = {KEY_NONE, 1,    KEY_TAB, KEY_RETURN, KEY_ESCAPE,   127,
                                0x80,     0x9F, 0xD800,  0xDFFF,     KEY_ARROW_UP, KEY_STOP};
    for (size_t i = 0; i < sizeof printable / sizeof printable[0]; i++)
        assert_true(key_is_printable(printable[i]));
    for (size_t i = 0; i < sizeof other / sizeof other[0]; i++)
        assert_false(key_is_printable(other[i]));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_go_both_ways),
        cmocka_unit_test(every_key_with_a_name_has_its_own),
        cmocka_unit_test(some_keys_have_no_name),
        cmocka_unit_test(other_spellings),
        cmocka_unit_test(only_the_given_length_is_read),
        cmocka_unit_test(printable_is_what_a_line_takes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
