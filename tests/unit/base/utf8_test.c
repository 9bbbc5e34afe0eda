/* utf8_test.c - UTF-8 checked, walked, measured, folded and made safe. */
#include "base/utf8.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"

#define ROUNDS 3000

/* --- bytes and code points --- */

static void
bytes_are_checked(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
        int bad; /* offset of the first wrong byte, -1 for none */
    } cases[] = {
        {"", 0, -1},
        {"abc", 3, -1},
        {"a\0b", 3, -1},
        {"Łukasz €😀", 15, -1},
        {"\xed\x9f\xbf\xee\x80\x80", 6, -1}, /* round the surrogates */
        {"\xf4\x8f\xbf\xbf", 4, -1},         /* U+10FFFF */
        {"\x80", 1, 0},
        {"ab\xff", 3, 2},
        {"a\xc3", 2, 1},
        {"\xc3\xa9", 1, 0}, /* the length ends within the character */
        {"\xe2\x82", 2, 0},
        {"\xe2\x82xx", 4, 0},
        {"\xf0\x9f\x98", 3, 0},
        {"\xc0\xaf", 2, 0},         /* overlong */
        {"\xe0\x80\xaf", 3, 0},     /* overlong */
        {"\xf0\x80\x80\xaf", 4, 0}, /* overlong */
        {"\xed\xa0\x80", 3, 0},     /* surrogate */
        {"\xf4\x90\x80\x80", 4, 0}, /* above U+10FFFF */
        {"\xf8\x88\x80\x80\x80", 5, 0},
        {"ok \xfe ok", 7, 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t bad = 999;
        bool good = utf8_check(cases[i].bytes, cases[i].length, &bad);
        if (good != (cases[i].bad < 0) || (!good && bad != (size_t)cases[i].bad))
            fail_msg("case %zu: %d at %zu", i, good, bad);
        assert_int_equal(utf8_check(cases[i].bytes, cases[i].length, NULL), good);
    }
}

static void
decoding_always_moves_on(void **state)
{
    (void)state;
    static const struct {
        const char *string;
        size_t length;
        uint32_t point;
    } cases[] = {
        {"", 0, 0},
        {"a", 1, 'a'},
        {"é", 2, 0xE9},
        {"€", 3, 0x20AC},
        {"😀", 4, 0x1F600},
        {"\xff", 1, 0xFFFD},
        {"\xc3", 1, 0xFFFD},
        {"\xe2\x82", 1, 0xFFFD},
        {"\xf0\x9f\x98", 1, 0xFFFD},
        {"\xed\xa0\x80", 1, 0xFFFD},
        {"\xc0\x80", 1, 0xFFFD},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *exact = strdup(cases[i].string); /* so that reading past the end is seen */
        uint32_t point = 1;
        assert_int_equal(utf8_decode(exact, &point), cases[i].length);
        assert_int_equal(point, cases[i].point);
        free(exact);
    }
}

static void
every_code_point_goes_both_ways(void **state)
{
    (void)state;
    struct text text = TEXT_EMPTY;
    for (uint32_t point = 1; point <= 0x10FFFF; point++) {
        text_reset(&text);
        utf8_append(&text, point);
        uint32_t back;
        assert_int_equal(utf8_decode(text_string(&text), &back), text.length);
        bool surrogate = point >= 0xD800 && point <= 0xDFFF;
        assert_int_equal(back, surrogate ? 0xFFFD : point);
    }
    static const uint32_t none[] = {0, 0x110000, UINT32_MAX};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        text_reset(&text);
        utf8_append(&text, none[i]);
        assert_string_equal(text_string(&text), "\xef\xbf\xbd");
    }
    text_clear(&text);
}

/* --- clusters and columns --- */

static void
clusters_are_what_people_count(void **state)
{
    (void)state;
    static const struct {
        const char *string; /* with a | between clusters, which is not part of it */
        size_t columns;
    } cases[] = {
        {"", 0},
        {"a|b|c", 3},
        {"S|i|â|n", 4},
        {"e\xcc\x81|x", 2},
        {"e\xcc\x81\xcc\xa3|x", 2},
        {"Ł|u|k|a|s|z", 6},
        {"李|小|龙", 6},
        {"\r\n|x", 3}, /* controls count as one column */
        {"\xea\xb0\x80|x", 3},
        {"\xe1\x84\x80\xe1\x85\xa1|x", 3}, /* the same syllable in parts */
        {"👍|x", 3},
        {"👍🏽|x", 3},
        {"👩‍👩‍👧|x", 3},
        {"❤️|x", 2},
        {"🇬🇧|🇫🇷|x", 5},
        {"\xe0\xb8\x81\xe0\xb8\xb3|x", 3}, /* Thai sara am takes a column */
        {"\xe0\xa4\x95\xe0\xa4\xbe|x", 3}, /* so does a Devanagari vowel sign */
        {"\xe0\xa4\x95\xe0\xa5\x81|x", 2}, /* but not one below */
        {"\xcc\x81|x", 1},                 /* a mark without a letter */
        {"\xff|\xfe|x", 3},                /* invalid bytes */
        {"\xc3|(|x", 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t boundaries[64] = {0};
        size_t count = 0;
        char string[128];
        size_t length = 0;
        for (const char *byte = cases[i].string; *byte != '\0'; byte++) {
            if (*byte == '|')
                boundaries[++count] = length;
            else
                string[length++] = *byte;
        }
        string[length] = '\0';
        boundaries[++count] = length;
        for (size_t j = 0; length > 0 && j < count; j++) {
            if (utf8_next_cluster(string, boundaries[j]) != boundaries[j + 1])
                fail_msg("case %zu: after %zu comes %zu", i, boundaries[j],
                         utf8_next_cluster(string, boundaries[j]));
            if (utf8_previous_cluster(string, boundaries[j + 1]) != boundaries[j])
                fail_msg("case %zu: before %zu comes %zu", i, boundaries[j + 1],
                         utf8_previous_cluster(string, boundaries[j + 1]));
        }
        if (utf8_columns(string) != cases[i].columns)
            fail_msg("case %zu takes %zu columns", i, utf8_columns(string));
        assert_int_equal(utf8_next_cluster(string, length), length);
        assert_int_equal(utf8_previous_cluster(string, 0), 0);
    }
}

static const uint32_t tricky_points[] = {
    'a',    'b',    ' ',     '\r',    '\n',    '-',     0xE9,     0x301,  0x323,   0x600,
    0x200D, 0x200C, 0xFE0F,  0xE01,   0xE33,   0x915,   0x93E,    0x94D,  0x937,   0x1100,
    0x1161, 0xAC00, 0x4E00,  0x1F1EC, 0x1F1E7, 0x1F469, 0x1F3FD,  0x2764, 0x202E,  0xFEFF,
    0x85,   0xAD,   0xE0100, 0xE0041, 0x2028,  0x1D173, 0x10FFFF, 0xFFFD, 0x11A84, 0x1B,
};

/* Random text of tricky code points, now and then with a broken byte. */
static void
append_tricky(struct text *text, struct random *random, bool broken)
{
    uint32_t count = random_below(random, 12);
    for (uint32_t i = 0; i < count; i++) {
        if (broken && random_below(random, 6) == 0)
            text_append_char(text, (char)(1 + random_below(random, 255)));
        size_t points = sizeof tricky_points / sizeof tricky_points[0];
        utf8_append(text, tricky_points[random_below(random, (uint32_t)points)]);
    }
}

static void
walking_back_finds_the_same_places(void **state)
{
    (void)state;
    struct random random = {.state = 1};
    for (int round = 0; round < ROUNDS; round++) {
        struct text text = TEXT_EMPTY;
        append_tricky(&text, &random, true);
        const char *string = text_string(&text);
        size_t columns = 0;
        for (size_t offset = 0; offset < text.length;) {
            size_t next = utf8_next_cluster(string, offset);
            assert_true(next > offset && next <= text.length);
            for (size_t inside = offset + 1; inside <= next; inside++)
                assert_int_equal(utf8_previous_cluster(string, inside), offset);
            columns += utf8_cluster_columns(string + offset, next - offset);
            assert_int_equal(utf8_fit(string, columns) >= next, true);
            offset = next;
        }
        assert_int_equal(utf8_columns(string), columns);
        assert_int_equal(utf8_fit(string, columns), text.length);
        text_clear(&text);
    }
}

static void
clusters_fit_whole(void **state)
{
    (void)state;
    static const struct {
        const char *string;
        size_t columns;
        const char *fits;
    } cases[] = {
        {"Siobhan", 4, "Siob"},
        {"Siobhan", 7, "Siobhan"},
        {"Siobhan", 99, "Siobhan"},
        {"Siobhan", 0, ""},
        {"李小龙", 3, "李"},
        {"李小龙", 4, "李小"},
        {"李", 1, ""},
        {"e\xcc\x81x", 1, "e\xcc\x81"},
        {"🇬🇧x", 1, ""},
        {"a👩‍👩‍👧", 2, "a"},
        {"", 5, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t length = utf8_fit(cases[i].string, cases[i].columns);
        assert_int_equal(length, strlen(cases[i].fits));
        assert_memory_equal(cases[i].string, cases[i].fits, length);
    }
}

/* --- folding --- */

static void
folded_forms(void **state)
{
    (void)state;
    static const struct {
        const char *string, *folded;
    } cases[] = {
        {"", ""},
        {"Siân", "sian"},
        {"SIÂN", "sian"},
        {"Sia\xcc\x82n", "sian"},
        {"Łukasz Żółw", "lukasz zolw"},
        {"Øyvind Ærlig", "oyvind aerlig"},
        {"Ǿ", "o"},
        {"Đặng", "dang"},
        {"Guðrún Þórsdóttir", "gudrun thorsdottir"},
        {"Groß GROẞ", "gross gross"},
        {"Œuvre", "oeuvre"},
        {"İpek Işık ışık", "ipek isik isik"},
        {"Ħal Ŋ Ŧ", "hal n t"},
        {"Ɓala Ƙofar Ƴar Ɗan Ɛ Ɔ", "bala kofar yar dan e o"},
        {"O’Brien", "o'brien"},
        {"O‘Brien", "o'brien"},
        {"Oʼbrien", "o'brien"},
        {"O´Brien", "o'brien"},
        {"O`Brien", "o'brien"},
        {"“quoted”", "\"quoted\""},
        {"Smith–Jones", "smith-jones"},
        {"Smith‑Jones", "smith-jones"},
        {"Smith—Jones", "smith-jones"},
        {"−5", "-5"},
        {"ﬁne ﬀ", "fine ff"},
        {"ＡＢＣ１２３", "abc123"},
        {"a\xc2\xa0z", "a z"},
        {"Si\xc2\xad"
         "an",
         "sian"},
        {"\xef\xbb\xbf"
         "Ada",
         "ada"},
        {"a\xe2\x80\x8b"
         "b",
         "ab"},
        {"ΣΊΣΥΦΟΣ", "σισυφοσ"},
        {"Ёлка", "елка"},
        {"李小龙", "李小龙"},
        {"½", "1/2"},
        {"№", "no"},
        {"a\xff"
         "b",
         "a\xef\xbf\xbd"
         "b"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct text text = TEXT_EMPTY;
        utf8_fold(&text, cases[i].string);
        if (strcmp(text_string(&text), cases[i].folded) != 0)
            fail_msg("\"%s\" gave \"%s\"", cases[i].string, text_string(&text));
        text_clear(&text);
    }
}

static void
folding_appends(void **state)
{
    (void)state;
    struct text text = TEXT_EMPTY;
    text_append(&text, "X");
    utf8_fold(&text, "Y");
    assert_string_equal(text_string(&text), "Xy");
    text_clear(&text);
}

/* Every code point alone: valid again, and nothing left to fold. */
static void
folding_twice_is_folding_once(void **state)
{
    (void)state;
    struct text point = TEXT_EMPTY;
    struct text once = TEXT_EMPTY;
    struct text twice = TEXT_EMPTY;
    for (uint32_t value = 1; value <= 0x10FFFF; value++) {
        text_reset(&point);
        text_reset(&once);
        text_reset(&twice);
        utf8_append(&point, value);
        utf8_fold(&once, text_string(&point));
        utf8_fold(&twice, text_string(&once));
        assert_true(utf8_check(text_string(&once), once.length, NULL));
        if (strcmp(text_string(&once), text_string(&twice)) != 0)
            fail_msg("U+%04X: \"%s\", then \"%s\"", value, text_string(&once), text_string(&twice));
    }
    text_clear(&point);
    text_clear(&once);
    text_clear(&twice);
}

/* --- safe text --- */

static void
safe_forms(void **state)
{
    (void)state;
    static const struct {
        const char *string, *safe;
    } cases[] = {
        {"", ""},
        {"Plain text, ü 李 👍🏽", "Plain text, ü 李 👍🏽"},
        {"\x1b[31mred", "\\x1b[31mred"},
        {"a\nb\r\nc\td", "a\\x0ab\\x0d\\x0ac\\x09d"},
        {"\x7f", "\\x7f"},
        {"\xc2\x9b"
         "31m",
         "\\u009b31m"}, /* a C1 control is a character... */
        {"\x9b"
         "31m",
         "\\x9b31m"}, /* ... and an invalid byte is not */
        {"\xff\xc3(", "\\xff\\xc3("},
        {"\xed\xa0\x80", "\\xed\\xa0\\x80"},
        {"abc\xe2\x80\xae"
         "def",
         "abc\\u202edef"},
        {"\xd8\x9c", "\\u061c"},
        {"\xe2\x80\x8b", "\\u200b"},
        {"\xe2\x80\x8e\xe2\x80\x8f", "\\u200e\\u200f"},
        {"\xe2\x80\xa8\xe2\x80\xa9", "\\u2028\\u2029"},
        {"\xe2\x80\xaa\xe2\x80\xab\xe2\x80\xac\xe2\x80\xad", "\\u202a\\u202b\\u202c\\u202d"},
        {"\xe2\x81\xa0", "\\u2060"},
        {"\xe2\x81\xa6\xe2\x81\xa7\xe2\x81\xa8\xe2\x81\xa9", "\\u2066\\u2067\\u2068\\u2069"},
        {"\xef\xbb\xbf"
         "Ada",
         "\\ufeffAda"},
        {"Si\xc2\xad"
         "an",
         "Si\\u00adan"},
        {"\xf3\xa0\x81\x81", "\\U000e0041"},
        {"\xe3\x85\xa4", "\\u3164"}, /* Hangul filler: an empty name */
        {"👩‍👩‍👧", "👩‍👩‍👧"},
        {"❤️‍🔥", "❤️‍🔥"},
        {"\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae", "\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae"},
        {"\xe0\xa4\x95\xe0\xa5\x8d\xe2\x80\x8d\xe0\xa4\xb7",
         "\xe0\xa4\x95\xe0\xa5\x8d\xe2\x80\x8d\xe0\xa4\xb7"}, /* virama, joiner */
        {"a\xe2\x80\x8d", "a\\u200d"},
        {"\xe2\x80\x8d"
         "a",
         "\\u200da"},
        {"a\xe2\x80\x8c b", "a\\u200c b"},
        {"1\xe2\x80\x8d"
         "2",
         "1\\u200d2"},
        {"a\xe2\x80\x8d\xe2\x80\x8d"
         "b",
         "a\\u200d\\u200db"},
        {"\xe8\x91\x9b\xf3\xa0\x84\x80", "\xe8\x91\x9b\xf3\xa0\x84\x80"}, /* a written form */
        {"a\xef\xb8\x8f\xef\xb8\x8f", "a\xef\xb8\x8f\\ufe0f"},
        {"\xef\xb8\x8f", "\\ufe0f"},
        {"\xd8\x80"
         "1",
         "\xd8\x80"
         "1"}, /* Arabic number sign */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct text text = TEXT_EMPTY;
        utf8_safe(&text, cases[i].string, false);
        if (strcmp(text_string(&text), cases[i].safe) != 0)
            fail_msg("case %zu gave \"%s\"", i, text_string(&text));
        text_clear(&text);
    }
}

static void
lines_may_stay(void **state)
{
    (void)state;
    static const struct {
        const char *string, *safe;
    } cases[] = {
        {"a\nb", "a\nb"},
        {"a\r\nb\r\n", "a\nb\n"},
        {"a\rb", "a\\x0db"},
        {"a\r\r\n", "a\\x0d\n"},
        {"a\tb", "a    b"},
        {"a\vb\f", "a\\x0bb\\x0c"},
        {"a\n\x1b[2J", "a\n\\x1b[2J"},
        {"a\xe2\x80\xa8"
         "b",
         "a\\u2028b"},
        {"a\n\xe2\x80\x8d"
         "b",
         "a\n\\u200db"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct text text = TEXT_EMPTY;
        text_append(&text, "> ");
        utf8_safe(&text, cases[i].string, true);
        if (strcmp(text_string(&text) + 2, cases[i].safe) != 0)
            fail_msg("case %zu gave \"%s\"", i, text_string(&text));
        text_clear(&text);
    }
}

/* Nothing a terminal obeys, whatever comes in; and safe text is left alone. */
static void
safe_text_is_safe(void **state)
{
    (void)state;
    struct random random = {.state = 2};
    for (int round = 0; round < ROUNDS; round++) {
        struct text text = TEXT_EMPTY;
        struct text once = TEXT_EMPTY;
        struct text twice = TEXT_EMPTY;
        append_tricky(&text, &random, true);
        utf8_safe(&once, text_string(&text), false);
        assert_true(utf8_check(text_string(&once), once.length, NULL));
        uint32_t point;
        for (const char *rest = text_string(&once); *rest != '\0';
             rest += utf8_decode(rest, &point)) {
            utf8_decode(rest, &point);
            assert_false(utf8_is_control(point));
            bool joiner = point == 0x200C || point == 0x200D;
            assert_false(utf8_is_invisible(point) && point != ' ' && !joiner);
        }
        utf8_safe(&twice, text_string(&once), false);
        assert_string_equal(text_string(&once), text_string(&twice));
        text_clear(&text);
        text_clear(&once);
        text_clear(&twice);
    }
}

/* --- classes --- */

static void
classes_of_code_points(void **state)
{
    (void)state;
    static const struct {
        uint32_t point;
        bool invisible, control;
    } cases[] = {
        {'a', false, false},    {' ', true, false},      {'\t', true, true},
        {'\n', true, true},     {0x1B, false, true},     {0x7F, false, true},
        {0x80, false, true},    {0x85, true, true},      {0x9F, false, true},
        {0xA0, true, false},    {0xAD, true, false},     {0xE9, false, false},
        {0x301, false, false},  {0x1680, true, false},   {0x2003, true, false},
        {0x200B, true, false},  {0x200D, true, false},   {0x202F, true, false},
        {0x2028, true, false},  {0x2060, true, false},   {0x2800, true, false},
        {0x3000, true, false},  {0x3164, true, false},   {0xFEFF, true, false},
        {0xFE0F, false, false}, {0xE0100, false, false}, {0xE0041, true, false},
        {0x600, false, false},  {0x1F600, false, false}, {0x10FFFF, false, false},
        {0, false, true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        if (utf8_is_invisible(cases[i].point) != cases[i].invisible ||
            utf8_is_control(cases[i].point) != cases[i].control)
            fail_msg("U+%04X", cases[i].point);
    }
}

int
main(void)
{
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 1;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_are_checked),
        cmocka_unit_test(decoding_always_moves_on),
        cmocka_unit_test(every_code_point_goes_both_ways),
        cmocka_unit_test(clusters_are_what_people_count),
        cmocka_unit_test(walking_back_finds_the_same_places),
        cmocka_unit_test(clusters_fit_whole),
        cmocka_unit_test(folded_forms),
        cmocka_unit_test(folding_appends),
        cmocka_unit_test(folding_twice_is_folding_once),
        cmocka_unit_test(safe_forms),
        cmocka_unit_test(lines_may_stay),
        cmocka_unit_test(safe_text_is_safe),
        cmocka_unit_test(classes_of_code_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
