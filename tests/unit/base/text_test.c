/* text_test.c - growing strings and string helpers. */
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void
an_empty_text_reads_as_nothing(void **state)
{
    (void)state;
    struct text text = TEXT_EMPTY;
    assert_string_equal(text_string(&text), "");
    assert_int_equal(text.length, 0);
    text_reset(&text);
    text_cut(&text, 0);
    text_clear(&text);
    text_init(&text);
    char *taken = text_take(&text);
    assert_string_equal(taken, "");
    free(taken);
}

static void
appending_adds_up(void **state)
{
    (void)state;
    struct text text = TEXT_EMPTY;
    text_append(&text, "one");
    text_append_char(&text, ' ');
    text_append_bytes(&text, "two!", 3);
    text_append_format(&text, " %d%s", 3, "x");
    text_append(&text, "");
    assert_string_equal(text_string(&text), "one two 3x");
    assert_int_equal(text.length, 10);
    text_cut(&text, 3);
    assert_string_equal(text_string(&text), "one");
    text_reset(&text);
    assert_string_equal(text_string(&text), "");
    assert_int_equal(text.length, 0);
    text_clear(&text);
    assert_null(text.bytes);
}

static void
nothing_appended_still_ends(void **state)
{
    (void)state;
    struct text text = TEXT_EMPTY;
    text_append_bytes(&text, NULL, 0);
    assert_non_null(text.bytes);
    assert_int_equal(text.bytes[0], '\0');
    text_clear(&text);
    text_append_format(&text, "%s", "");
    assert_non_null(text.bytes);
    text_clear(&text);
}

static void
bytes_may_be_nul(void **state)
{
    (void)state;
    struct text text = TEXT_EMPTY;
    text_append_bytes(&text, "a\0b", 3);
    text_append_char(&text, 'c');
    assert_int_equal(text.length, 4);
    assert_memory_equal(text.bytes, "a\0bc", 5);
    text_clear(&text);
}

/* Every length around the steps by which the room grows. */
static void
formats_fit_whatever_the_room(void **state)
{
    (void)state;
    for (int length = 0; length < 300; length++) {
        struct text text = TEXT_EMPTY;
        text_append(&text, "<");
        text_append_format(&text, "%*s>", length, "");
        assert_int_equal(text.length, length + 2);
        assert_int_equal(strlen(text.bytes), length + 2);
        assert_int_equal(text.bytes[text.length - 1], '>');
        text_clear(&text);
    }
}

static void
taking_leaves_it_empty(void **state)
{
    (void)state;
    struct text text = TEXT_EMPTY;
    text_append(&text, "mine");
    char *taken = text_take(&text);
    assert_string_equal(taken, "mine");
    assert_string_equal(text_string(&text), "");
    text_append(&text, "other");
    assert_string_equal(taken, "mine");
    free(taken);
    text_clear(&text);
}

static void
strings_compare(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool equal, equal_no_case, starts;
    } cases[] = {
        {"a", "a", true, true, true},           {"a", "A", false, true, false},
        {"Stage", "stage", false, true, false}, {"ab", "a", false, false, true},
        {"a", "ab", false, false, false},       {NULL, "", true, true, true},
        {NULL, NULL, true, true, true},         {"", "x", false, false, false},
        {"x", NULL, false, false, true},        {"É", "é", false, false, false},
        {"[", "{", false, false, false},        {"@", "`", false, false, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(string_equal(cases[i].a, cases[i].b), cases[i].equal);
        assert_int_equal(string_equal_no_case(cases[i].a, cases[i].b), cases[i].equal_no_case);
        assert_int_equal(string_starts(cases[i].a, cases[i].b), cases[i].starts);
    }
    assert_true(string_is_empty(NULL));
    assert_true(string_is_empty(""));
    assert_false(string_is_empty(" "));
}

static void
the_nearest_word_is_found(void **state)
{
    (void)state;
    static const char *const words[] = {"candidate", "contact", "task", "status", "stage", "add"};
    static const struct {
        const char *typed, *nearest;
    } cases[] = {
        {"candidat", "candidate"},
        {"CANDIDATE", "candidate"},
        {"cnadidate", "candidate"},
        {"candeedate", "candidate"},
        {"contcat", "contact"},
        {"stauts", "status"},
        {"stge", "stage"},
        {"tsak", "task"},
        {"ad", "add"},
        {"dad", "add"},
        {"zebra", NULL},
        {"x", NULL},
        {"", NULL},
        {NULL, NULL},
        {"can", NULL},
        {"stxxe", NULL}, /* two letters of five is more than a third */
        {"candidatecandidatecandidatecandidatecandidatecandidatecandidatecandidate", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *nearest = string_nearest(cases[i].typed, words, sizeof words / sizeof words[0]);
        if (!string_equal(nearest, cases[i].nearest))
            fail_msg("\"%s\" gave \"%s\"", cases[i].typed, nearest ? nearest : "nothing");
    }
    assert_null(string_nearest("task", NULL, 0));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_text_reads_as_nothing),
        cmocka_unit_test(appending_adds_up),
        cmocka_unit_test(nothing_appended_still_ends),
        cmocka_unit_test(bytes_may_be_nul),
        cmocka_unit_test(formats_fit_whatever_the_room),
        cmocka_unit_test(taking_leaves_it_empty),
        cmocka_unit_test(strings_compare),
        cmocka_unit_test(the_nearest_word_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
