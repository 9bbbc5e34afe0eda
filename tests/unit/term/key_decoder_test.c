/* key_decoder_test.c - bytes to keys, in any pieces. */
#include "term/key_decoder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "base/text.h"

#define PAUSE '|' /* nothing comes for a while */

/* Names of the keys that the bytes give, with blanks between; the input ends in the middle of
 * things, so what began with Esc is ended. */
static void
decode_all(const char *bytes, struct text *out)
{
    struct key_decoder decoder = {.length = 0};
    key keys[KEY_DECODER_KEYS];
    for (size_t i = 0; i <= strlen(bytes); i++) {
        bool pauses = bytes[i] == '\0' || bytes[i] == PAUSE;
        size_t count = pauses ? key_decoder_end_escape(&decoder, keys)
                              : key_decoder_take(&decoder, (unsigned char)bytes[i], keys);
        for (size_t k = 0; k < count; k++) {
            char name[KEY_NAME_SIZE];
            key_to_name(keys[k], name);
            text_append_format(out, "%s%s", out->length > 0 ? " " : "", name);
        }
    }
}

static void
bytes_become_keys(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *keys;
    } cases[] = {
        {"aB?", "a B ?"},
        {"\x01\x13\x1a", "Ctrl-A Ctrl-S Ctrl-Z"},
        {"\r\t ", "Enter Tab Space"},
        {"\b\x7f", "Backspace Backspace"},
        {"\x1c\x1d\x1e\x1f", ""},
        {"é龙😀", "é 龙 😀"},
        {"\x1b", "Esc"},
        {"\x1b\x1b", "Esc Esc"},
        {"\x1bx", "Esc x"},
        {"\x1bé", "Esc é"},
        {"\x1b[", "Esc ["},
        {"\x1bO", "Esc O"},
        {"\x1b[A\x1bOA", "Up Up"},
        {"\x1b[1~\x1b[4~\x1b[H\x1bOF", "Home End Home End"},
        {"\x1b[3~\x1b[5~\x1b[6~\x1b[Z", "Delete PageUp PageDown Shift-Tab"},
        {"\x1bOP\x1b[11~\x1b[[A\x1b[24~", "F1 F1 F1 F12"},
        {"\x1bOM\x1bOp\x1bOy\x1bOk", "Enter 0 9 +"},
        /* unknown: dropped whole */
        {"\x1b[1;5Cx", "x"},
        {"\x1b[202~x", "x"},
        {"\x1b[<0;12;5Mx", "x"},
        {"\x1b[?1;2cx", "x"},
        {"\x1b[27;5;9999999999999999999999999~x", "x"},
        {"\x1bO5Px", "x"},
        /* torn */
        {"\x1b[1;", ""},
        {"\x1b[1\x1b[A", "Up"},
        {"\x1b[1;\rx", "Enter x"},
        {"\xC3x", "x"},
        {"\xE9\xBE\x1b[A", "Up"},
        {"\x80\xFF\xC0\xAFx", "x"},
        {"\xED\xA0\x80x", "x"},
        {"\xF4\x90\x80\x80x", "x"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct text keys = TEXT_EMPTY;
        decode_all(cases[i].bytes, &keys);
        if (strcmp(text_string(&keys), cases[i].keys) != 0)
            fail_msg("case %zu: %s", i, text_string(&keys));
        text_clear(&keys);
    }
}

/* A27: the marks are keys; what stands between them is as it would be typed. */
/* A26: what comes after Esc was a key already is an arrow's second half, and no letter of a
 * command; alone it is what was typed. '|' is a pause. */
static void
the_late_half_of_an_arrow_is_dropped(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *keys;
    } cases[] = {
        {"\x1b|[B", "Esc"},          {"\x1b|OB", "Esc"},        {"\x1b|[1;5Cx", "Esc x"},
        {"\x1b|[B[B", "Esc [ B"},    {"\x1b|[|B", "Esc [ B"},   {"\x1b|O|j", "Esc O j"},
        {"\x1b|[\x1b[A", "Esc Up"},  {"\x1b|x[B", "Esc x [ B"}, {"\x1b[|B", "Esc [ B"},
        {"\x1b|\x1b|[B", "Esc Esc"}, {"\x1b||OA", "Esc"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct text found = TEXT_EMPTY;
        decode_all(cases[i].bytes, &found);
        assert_string_equal(text_string(&found), cases[i].keys);
        text_clear(&found);
    }
}

static void
a_paste_stands_between_two_marks(void **state)
{
    (void)state;
    static const char bytes[] = "\x1b[200~q\r\x1b[31m\x1b[201~";
    static const key expected[] = {KEY_PASTE_BEGIN, 'q', KEY_RETURN, KEY_PASTE_END};
    struct key_decoder decoder = {.length = 0};
    key found[KEY_DECODER_KEYS + sizeof bytes];
    size_t count = 0;
    for (const char *byte = bytes; *byte != '\0'; byte++)
        count += key_decoder_take(&decoder, (unsigned char)*byte, found + count);
    assert_int_equal(count, sizeof expected / sizeof expected[0]);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(found[i], expected[i]);
}

static void
a_character_in_pieces_outlasts_a_pause(void **state)
{
    (void)state;
    struct key_decoder decoder = {.length = 0};
    key keys[KEY_DECODER_KEYS];
    assert_int_equal(key_decoder_take(&decoder, 0xC3, keys), 0);
    assert_false(key_decoder_in_escape(&decoder));
    assert_int_equal(key_decoder_end_escape(&decoder, keys), 0);
    assert_int_equal(key_decoder_take(&decoder, 0xA9, keys), 1);
    assert_int_equal(keys[0], 0xE9);
}

/* Any bytes at all give no more keys than fit, and only keys that exist. */
static void
noise_gives_nothing_strange(void **state)
{
    (void)state;
    static const unsigned char likely[] = {0x1B, '[', 'O', ';', '1', '~', 0xC3, 0xA9, 0xF0, 'A'};
    struct random random = {.state = 3};
    struct key_decoder decoder = {.length = 0};
    for (int i = 0; i < 200000; i++) {
        key keys[KEY_DECODER_KEYS];
        uint32_t choice = random_below(&random, 256 + 256);
        unsigned char byte = choice < 256 ? (unsigned char)choice : likely[choice % sizeof likely];
        size_t count = i % 50 == 49 ? key_decoder_end_escape(&decoder, keys)
                                    : key_decoder_take(&decoder, byte, keys);
        assert_in_range(count, 0, KEY_DECODER_KEYS);
        for (size_t k = 0; k < count; k++) {
            assert_int_not_equal(keys[k], KEY_NONE);
            assert_true(keys[k] < KEY_FUNCTION(13));
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_become_keys),
        cmocka_unit_test(the_late_half_of_an_arrow_is_dropped),
        cmocka_unit_test(a_paste_stands_between_two_marks),
        cmocka_unit_test(a_character_in_pieces_outlasts_a_pause),
        cmocka_unit_test(noise_gives_nothing_strange),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
