/* encoding_test.c - text in UTF-8, UTF-16 and Windows-1252 is recognised and read as UTF-8. */
#include "exchange/encoding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "base/utf8.h"
#include "support/files.h"
#include "support/fixture.h"

#define NAMES "Name,Note\r\nZoë O’Brien,café\r\n李小明,Łódź 😀\r\n"

/* Reads all in pieces of `room` bytes; the error's words follow "error: ". */
static void
read_pieces(struct decoder *decoder, size_t room, struct text *out)
{
    char *bytes = malloc(room);
    struct error error = {.code = ERROR_NONE};
    size_t length = 1;
    while (length > 0 && decoder_read(decoder, bytes, room, &length, &error))
        text_append_bytes(out, bytes, length);
    if (error.code != ERROR_NONE)
        text_append_format(out, "error: %s", error.text);
    free(bytes);
}

static void
assert_reads(const struct text *bytes, const char *name, const char *expected)
{
    static const size_t rooms[] = {16, 17, 4096, 65536};
    for (size_t i = 0; i < 4; i++) {
        struct text out = TEXT_EMPTY;
        struct decoder *decoder = decoder_open_bytes(bytes->bytes, bytes->length);
        assert_string_equal(decoder_name(decoder), name);
        read_pieces(decoder, rooms[i], &out);
        assert_string_equal(text_string(&out), expected);
        struct error error;
        assert_true(decoder_rewind(decoder, &error));
        text_cut(&out, 0);
        read_pieces(decoder, rooms[i], &out);
        assert_string_equal(text_string(&out), expected);
        decoder_close(decoder);
        text_clear(&out);
    }
}

static void
put_unit(struct text *out, uint32_t unit, bool big_endian)
{
    char high = (char)(unit >> 8);
    char low = (char)(unit & 0xff);
    text_append_char(out, big_endian ? high : low);
    text_append_char(out, big_endian ? low : high);
}

static void
put_utf_16(struct text *out, const char *text, bool big_endian)
{
    uint32_t point;
    size_t length;
    for (; (length = utf8_decode(text, &point)) > 0; text += length) {
        if (point <= 0xffff) {
            put_unit(out, point, big_endian);
            continue;
        }
        put_unit(out, 0xd800 + ((point - 0x10000) >> 10), big_endian);
        put_unit(out, 0xdc00 + (point & 0x3ff), big_endian);
    }
}

static void
utf_16_is_read_with_and_without_a_mark(void **state)
{
    (void)state;
    for (int variant = 0; variant < 4; variant++) {
        bool big_endian = (variant & 1) != 0;
        struct text bytes = TEXT_EMPTY;
        if ((variant & 2) != 0)
            put_unit(&bytes, 0xfeff, big_endian);
        put_utf_16(&bytes, NAMES, big_endian);
        assert_reads(&bytes, big_endian ? "UTF-16BE" : "UTF-16LE", NAMES);
        text_clear(&bytes);
    }
}

static void
utf_8_is_read_with_and_without_a_mark(void **state)
{
    (void)state;
    struct text bytes = TEXT_EMPTY;
    text_append(&bytes, NAMES);
    assert_reads(&bytes, "UTF-8", NAMES);
    text_cut(&bytes, 0);
    text_append(&bytes, "\xEF\xBB\xBF" NAMES);
    assert_reads(&bytes, "UTF-8", NAMES);
    text_cut(&bytes, 0);
    assert_reads(&bytes, "UTF-8", "");
    text_append(&bytes, "\xEF\xBB\xBF");
    assert_reads(&bytes, "UTF-8", "");
    text_clear(&bytes);
}

static void
windows_1252_is_read(void **state)
{
    (void)state;
    struct text bytes = TEXT_EMPTY;
    text_append(&bytes, "Name\r\nZo\xEB O\x92"
                        "Brien, caf\xE9 \x80 5\r\n");
    assert_reads(&bytes, "Windows-1252", "Name\r\nZoë O’Brien, café € 5\r\n");
    text_clear(&bytes);
}

/* A long file whose only accent comes last, after many pieces of plain ASCII. */
static void
the_whole_file_is_looked_at(void **state)
{
    (void)state;
    struct text bytes = TEXT_EMPTY;
    for (size_t i = 0; i < 20000; i++)
        text_append(&bytes, "abc,defgh\n");
    text_append(&bytes, "\xE9\n");
    char *folder = fixture_folder();
    char *path = files_write(folder, "late.csv", bytes.bytes, bytes.length);
    struct error error = {.text = ""};
    struct decoder *decoder = decoder_open(path, &error);
    assert_non_null(decoder);
    assert_string_equal(decoder_name(decoder), "Windows-1252");
    struct text out = TEXT_EMPTY;
    read_pieces(decoder, 1000, &out);
    assert_int_equal(out.length, bytes.length + 1);
    assert_string_equal(out.bytes + out.length - 3, "é\n");
    decoder_close(decoder);
    text_clear(&out);
    text_clear(&bytes);
    free(path);
    fixture_remove(folder);
}

/* Code points of two to four bytes at every place where a block of the file ends. */
static void
code_points_cross_the_blocks(void **state)
{
    (void)state;
    char *folder = fixture_folder();
    for (size_t lead = 0; lead < 5; lead++) {
        struct text bytes = TEXT_EMPTY;
        text_append_bytes(&bytes, "xxxxx", lead);
        while (bytes.length < 140000)
            text_append(&bytes, "é李😀");
        char *path = files_write(folder, "blocks.txt", bytes.bytes, bytes.length);
        struct error error = {.text = ""};
        struct decoder *decoder = decoder_open(path, &error);
        assert_string_equal(decoder_name(decoder), "UTF-8");
        struct text out = TEXT_EMPTY;
        read_pieces(decoder, 65536, &out);
        assert_int_equal(out.length, bytes.length);
        assert_memory_equal(out.bytes, bytes.bytes, bytes.length);
        decoder_close(decoder);
        text_clear(&out);
        text_clear(&bytes);
        free(path);
    }
    fixture_remove(folder);
}

static void
assert_fault(const char *bytes, size_t length, const char *expected)
{
    struct decoder *decoder = decoder_open_bytes(bytes, length);
    struct text out = TEXT_EMPTY;
    read_pieces(decoder, 4096, &out);
    const char *error = strstr(text_string(&out), "error: ");
    assert_non_null(error);
    assert_string_equal(error, expected);
    decoder_close(decoder);
    text_clear(&out);
}

static void
what_is_no_text_is_told_with_its_line(void **state)
{
    (void)state;
    static const char broken[] = "Zo\xC3\xAB\nSi\xC3\xA2n\nRen\xE9\n";
    assert_fault(broken, sizeof broken - 1,
                 "error: Line 3: bytes that are not UTF-8, as the rest of the file is; save the "
                 "file as UTF-8 again");
    static const char marked[] = "\xEF\xBB\xBF"
                                 "a\r\nRen\xE9\n";
    assert_fault(marked, sizeof marked - 1,
                 "error: Line 2: bytes that are not UTF-8, as the rest of the file is; save the "
                 "file as UTF-8 again");
    static const char odd[] = "a\rb\r\xE9\x81\n";
    assert_fault(odd, sizeof odd - 1, "error: Line 3: bytes that are not Windows-1252 text");
    static const char lone[] = "\xFF\xFE"
                               "a\0\n\0\x00\xD8"
                               "b\0";
    assert_fault(lone, sizeof lone - 1, "error: Line 2: bytes that are not UTF-16LE text");
    static const char cut[] = "\xFF\xFE"
                              "a\0\n\0b";
    assert_fault(cut, sizeof cut - 1, "error: Line 2: the file ends in the middle of a character");
    assert_fault("PK\x03\x04xxxx", 8,
                 "error: This is a workbook, not text; open it and save it as CSV first");
}

static void
lines_end_in_three_ways(void **state)
{
    (void)state;
    struct line_count count = {.line = 1};
    for (const char *byte = "a\nb\r\nc\rd\n\r"; *byte != '\0'; byte++)
        line_count_add(&count, *byte);
    assert_int_equal(count.line, 6);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf_16_is_read_with_and_without_a_mark),
        cmocka_unit_test(utf_8_is_read_with_and_without_a_mark),
        cmocka_unit_test(windows_1252_is_read),
        cmocka_unit_test(the_whole_file_is_looked_at),
        cmocka_unit_test(code_points_cross_the_blocks),
        cmocka_unit_test(what_is_no_text_is_told_with_its_line),
        cmocka_unit_test(lines_end_in_three_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
