/* Words as people type them: whatever it is, it is never an error, and what is there is found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/random.h"
#include "modules/candidate.h"
#include "store/search.h"
#include "support/fixture.h"

static int
open_people(void **state)
{
    static const char *const names[] = {"Siân Wyn-Jones", "And Or Not Near", "李小龙",
                                        "Conor O'Brien", "Abc\"def Ghi"};
    struct session *session = fixture_session();
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        fixture_candidate(session, names[i], "07700 900123");
    *state = session;
    return 0;
}

static int
close_people(void **state)
{
    fixture_session_free(*state);
    return 0;
}

/* How many are found; with `typing` as while it is typed. */
static size_t
find(struct session *session, const char *words, bool typing)
{
    struct error error = {.text = ""};
    struct filter filter;
    struct query query = query_default(&candidate_type);
    struct record_list list = {.items = NULL};
    size_t count;
    if (!filter_parse(&filter, &candidate_type, words, session_context(session), typing, &error))
        fail_msg("'%s': %s", words, error.text);
    query.filter = &filter;
    if (!session_count(session, &query, &count, &error) ||
        !session_read(session, &query, QUERY_FIRST, NULL, 100, &list, &error))
        fail_msg("'%s': %s", words, error.text);
    assert_int_equal(list.count, count);
    record_list_clear(&list);
    filter_clear(&filter);
    return count;
}

static void
test_words_of_every_kind(void **state)
{
    static const struct {
        const char *words;
        size_t found;
    } cases[] = {
        {"sian", 1},
        {"jones wyn", 1},
        {"wyn-jones", 1},
        {"AND", 1},
        {"\"OR\" NOT", 1},
        {"sian \"AND\" jones", 0}, /* a word like another: she has none of that */
        {"sian AND jones", 1},
        {"NEAR", 1},
        {"\"NEAR(sian jones)\"", 0},
        {"sian*", 1},
        {"*", 5},
        {"^sian", 1},
        {"-sian", 1},
        {"+", 5},
        {"-", 5},
        {"\u2014", 5},
        {"\u2019", 5},
        {"\u20ac \u2026", 5},
        {"\U0001F600", 5},
        {"\u2014 sian", 1},
        {"!-", 5},
        {"!\u2014", 5},
        {"!sian", 4},
        {"{sian", 1},
        {"(sian)", 1},
        {"\"(\"", 5},
        {"'", 5},
        {"o'brien", 1},
        {"o\u2019brien", 1},
        {"brien", 1},
        {"abc\"def", 1},
        {"李", 1},
        {"小龙", 1},
        {"%", 5},
        {"sian;--", 1},
        {"\\", 5},
        {"07700900123", 5},
        {"+447700900123", 5},
        {"", 5},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t found = find(*state, cases[i].words, false);
        if (found != cases[i].found)
            fail_msg("'%s' finds %zu and not %zu", cases[i].words, found, cases[i].found);
    }
    /* What names a column for FTS5 is an unknown field here, and words while it is typed. */
    assert_int_equal(find(*state, "words:sian", true), 0);
    assert_int_equal(find(*state, "\"wyn jones", true), 1);
}

static void
test_long_ones(void **state)
{
    struct text words = TEXT_EMPTY;
    for (int i = 0; i < 199; i++)
        text_append(&words, i % 2 == 0 ? "sian " : "jones ");
    assert_int_equal(find(*state, text_string(&words), false), 1);
    for (int i = 0; i < 300; i++)
        text_append(&words, i % 2 == 0 ? "sian " : "jones ");
    assert_int_equal(find(*state, text_string(&words), true), 1);
    text_reset(&words);
    text_append(&words, "\"");
    for (int i = 0; i < 700; i++)
        text_append(&words, i % 2 == 0 ? "sian " : "jones ");
    text_append(&words, "\"");
    assert_int_equal(find(*state, text_string(&words), false), 1);
    text_reset(&words);
    for (int i = 0; i < FILTER_MOST_BYTES; i++)
        text_append_char(&words, 'a');
    assert_int_equal(find(*state, text_string(&words), false), 0);
    text_reset(&words);
    for (int i = 0; i < FILTER_MOST_SEARCHES; i++)
        text_append_format(&words, "!x%d ", i);
    assert_int_equal(find(*state, text_string(&words), false), 5);
    text_clear(&words);
}

/* What stands before each word of a candidate. */
#define MARK "\xee\x80\x81"

/* F14: a word that another one holds is not looked for as well, so repeating it is no work. */
static void
test_words_are_looked_for_once(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        const char *query;
    } cases[] = {
        {"a a a a", "\"" MARK "a\" *"},
        {"a ada ad", "\"" MARK "ada\" *"},
        {"wyn wyn-jones jo", "\"" MARK "wyn-jones\" * \"" MARK "jo\" *"},
        {"ada grace ada", "\"" MARK "ada\" * \"" MARK "grace\" *"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct text query = TEXT_EMPTY, rest = TEXT_EMPTY;
        search_query(&candidate_type, cases[i].words, "", &query, &rest);
        assert_string_equal(text_string(&query), cases[i].query);
        assert_int_equal(rest.length, 0);
        text_clear(&query);
        text_clear(&rest);
    }
}

/* Any bytes that a keyboard could send. */
static void
test_anything(void **state)
{
    static const char *const pieces[] = {
        "\"", "*",   "^", "-",    "+",  "(",      ")",  "{",      "}",      ":",    "AND", " ",
        "OR", "NOT", "'", "sian", "\\", "\u0301", "李", "\u00b2", "\u2014", "NEAR", ",",   " "};
    struct random random = {7};
    for (int i = 0; i < 1500; i++) {
        struct text words = TEXT_EMPTY;
        for (uint32_t length = 1 + random_below(&random, 8); length > 0; length--)
            text_append(&words, pieces[random_below(&random, sizeof pieces / sizeof pieces[0])]);
        find(*state, text_string(&words), true);
        text_clear(&words);
    }
}

/* -- Common words (G5) ---------------------------------------------------------------------- */

#define CROWD 1000

/* "Sam" is everywhere in the order of names, "zed" only at its end, "quill" is rare. */
static bool
add_crowd(struct session *session, void *context, struct error *error)
{
    (void)context;
    bool done = true;
    for (unsigned i = 0; i < CROWD && done; i++) {
        struct record *record = session_prepare(session, &candidate_type);
        const char *first = i >= 700 ? "Zed" : i % 2 == 0 ? "Ada" : "Bea";
        const char *last = i % 90 == 0 ? "Quill" : i % 3 == 0 ? "Sam-Reed" : "O'Sámuel";
        record_take(record, CANDIDATE_NAME, must_format("%s %03u %s", first, i, last));
        done = session_add(session, record, error);
        record_free(record);
    }
    return done;
}

static int
open_crowd(void **state)
{
    struct error error;
    struct session *session = fixture_session();
    if (!session_write(session, "import", add_crowd, NULL, &error))
        fail_msg("%s", error.text);
    *state = session;
    return 0;
}

/* Reads the query in windows, from either end, and holds it against the names. */
static void
read_windows(struct session *session, const struct query *query, bool backwards,
             struct record_list *all)
{
    struct query_place place = {.key = NULL};
    enum query_from from = backwards ? QUERY_LAST : QUERY_FIRST;
    for (size_t before = SIZE_MAX; before != all->count;) {
        struct record_list window = {.items = NULL};
        struct error error;
        before = all->count;
        if (!session_read(session, query, from, &place, 40, &window, &error))
            fail_msg("%s", error.text);
        for (size_t i = 0; i < window.count; i++)
            record_list_add(all, window.items[backwards ? window.count - 1 - i : i]);
        window.count = 0;
        record_list_clear(&window);
        from = backwards ? QUERY_BEFORE : QUERY_AFTER;
        if (all->count > before)
            session_place(query, all->items[all->count - 1], &place);
    }
    query_place_clear(&place);
}

static void
test_common_words_in_windows(void **state)
{
    static const struct {
        const char *words;
        size_t found;
    } cases[] = {
        {"s", 988},        {"a", 350},       {"sam", 988},     {"samuel", 666},
        {"sam reed", 322}, {"zed", 300},     {"zed sam", 296}, {"zed quill", 4},
        {"!zed", 700},     {"quill", 12},    {"am", 0},        {"sam zzz", 0},
        {"!sam", 12},      {"ada sam", 342}, {"o'sam", 666},   {"\"sam reed\"", 322},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct error error;
        struct filter filter;
        struct query query = query_default(&candidate_type);
        if (!filter_parse(&filter, &candidate_type, cases[i].words, session_context(*state), false,
                          &error))
            fail_msg("%s", error.text);
        query.filter = &filter;
        struct record_list there = {.items = NULL}, back = {.items = NULL};
        read_windows(*state, &query, false, &there);
        read_windows(*state, &query, true, &back);
        if (there.count != cases[i].found || back.count != cases[i].found)
            fail_msg("'%s' finds %zu and %zu, not %zu", cases[i].words, there.count, back.count,
                     cases[i].found);
        for (size_t j = 0; j < there.count; j++)
            assert_true(id_equal(&there.items[j]->id, &back.items[there.count - 1 - j]->id));
        size_t count = 0;
        bool known = false;
        assert_true(session_count_soon(*state, &query, &count, &known, &error));
        assert_true(!known || count == cases[i].found);
        record_list_clear(&there);
        record_list_clear(&back);
        filter_clear(&filter);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_words_of_every_kind, open_people, close_people),
        cmocka_unit_test_setup_teardown(test_common_words_in_windows, open_crowd, close_people),
        cmocka_unit_test_setup_teardown(test_long_ones, open_people, close_people),
        cmocka_unit_test(test_words_are_looked_for_once),
        cmocka_unit_test_setup_teardown(test_anything, open_people, close_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
