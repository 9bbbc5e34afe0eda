/* disclosure_test.c - P46, of one table: an attacker who has the released table, the sums that must
 * hold and the rules of rounding finds no hidden count, over random tables; and no more is hidden
 * than that takes. The attacker shares no code with what hides. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/random.h"
#include "base/text.h"
#include "statistics/circulation.h"
#include "statistics/disclosure.h"

/* --- the attacker --- */

#define CELLS_MOST 400
#define CEILING                                                                                    \
    2000 /* above all that the tables hold; what could be so much has no upper bound               \
          */

struct range {
    long low, high;
};

/* What could be true of each cell of the released table. */
struct guess {
    size_t rows, columns;
    struct range cells[CELLS_MOST];
};

static long
round_as_told(long count, long rounding)
{
    long down = count / rounding * rounding;
    return 2 * (count - down) >= rounding ? down + rounding : down;
}

static struct guess
guess_first(const struct released *released, const struct disclosure_policy *policy)
{
    struct guess guess = {.rows = released->rows, .columns = released->columns};
    long rounding = (long)policy->rounding;
    for (size_t cell = 0; cell < guess.rows * guess.columns; cell++) {
        struct range *range = &guess.cells[cell];
        *range = (struct range){0, CEILING};
        if (released->cells[cell].hidden)
            continue;
        long shown = (long)released->cells[cell].shown;
        range->low =
            shown - rounding < (long)policy->threshold ? (long)policy->threshold : shown - rounding;
        range->high = shown + rounding;
        while (round_as_told(range->low, rounding) < shown)
            range->low++;
        while (round_as_told(range->high, rounding) > shown)
            range->high--;
    }
    return guess;
}

/* A line of the table: its parts lie `step` apart, and then their total. False when they cannot
 * add up. */
static bool
add_up(struct range *first, size_t parts, size_t step, bool *changed)
{
    struct range *total = &first[parts * step], sum = {0, 0};
    for (size_t i = 0; i < parts; i++) {
        sum.low += first[i * step].low;
        sum.high += first[i * step].high;
    }
    struct range before = *total;
    total->low = total->low > sum.low ? total->low : sum.low;
    total->high = total->high < sum.high ? total->high : sum.high;
    *changed = *changed || before.low != total->low || before.high != total->high;
    for (size_t i = 0; i < parts; i++) {
        struct range *part = &first[i * step];
        long low = total->low - (sum.high - part->high), high = total->high - (sum.low - part->low);
        *changed = *changed || low > part->low || high < part->high;
        /* The sums keep the old ends: wider, so still true. */
        part->low = low > part->low ? low : part->low;
        part->high = high < part->high ? high : part->high;
        if (part->low > part->high)
            return false;
    }
    return total->low <= total->high;
}

static bool
tighten(struct guess *guess)
{
    size_t wide = guess->columns;
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t row = 0; row < guess->rows; row++) {
            if (!add_up(&guess->cells[row * wide], wide - 1, 1, &changed))
                return false;
        }
        for (size_t column = 0; column < wide; column++) {
            if (!add_up(&guess->cells[column], guess->rows - 1, wide, &changed))
                return false;
        }
    }
    return true;
}

/* Is there any table at all: halves the narrowest open range and tries both. */
static bool
is_possible(const struct guess *guess)
{
    struct guess next = *guess;
    if (!tighten(&next))
        return false;
    size_t open = CELLS_MOST;
    for (size_t cell = 0; cell < next.rows * next.columns; cell++) {
        long width = next.cells[cell].high - next.cells[cell].low;
        if (width > 0 &&
            (open == CELLS_MOST || width < next.cells[open].high - next.cells[open].low))
            open = cell;
    }
    if (open == CELLS_MOST)
        return true;
    struct range range = next.cells[open];
    long middle = range.low + (range.high - range.low) / 2;
    next.cells[open].high = middle;
    if (is_possible(&next))
        return true;
    next.cells[open] = (struct range){middle + 1, range.high};
    return is_possible(&next);
}

static bool
could_be(const struct guess *guess, size_t cell, long low, long high)
{
    struct guess with = *guess;
    with.cells[cell] = (struct range){low, high};
    return is_possible(&with);
}

/* All that the cell could be: what could be true lies without a gap. */
static struct range
range_of(const struct guess *guess, size_t cell)
{
    struct range range = guess->cells[cell];
    long low = range.low, high = range.high;
    while (low < high) {
        long middle = low + (high - low) / 2;
        if (could_be(guess, cell, range.low, middle))
            high = middle;
        else
            low = middle + 1;
    }
    long least = low;
    high = range.high;
    while (low < high) {
        long middle = low + (high - low + 1) / 2;
        if (could_be(guess, cell, middle, range.high))
            low = middle;
        else
            high = middle - 1;
    }
    return (struct range){least, low};
}

/* --- tables --- */

/* Mostly small, mostly large, or either. */
static void
invent(struct random *random, uint64_t *counts, size_t count)
{
    static const uint32_t most[] = {4, 15, 60};
    uint32_t below = most[random_below(random, 3)];
    for (size_t i = 0; i < count; i++)
        counts[i] = random_below(random, random_below(random, 4) == 0 ? 200 : below);
}

static const struct disclosure_policy *const policies[] = {&disclosure_on_screen,
                                                           &disclosure_released};

/* --- tests --- */

/* Small tables, where the attacker tries everything that could be. */
static void
nothing_hidden_is_found(void **state)
{
    (void)state;
    struct random random = {.state = 13};
    size_t hidden = 0, shown = 0;
    for (size_t i = 0; i < 400; i++) {
        const struct disclosure_policy *policy = policies[i % 2];
        size_t rows = 1 + random_below(&random, 3), columns = 1 + random_below(&random, 4);
        uint64_t counts[12];
        struct released released;
        struct circulation true_table;
        invent(&random, counts, rows * columns);
        circulation_init(&true_table, counts, rows, columns, NULL);
        disclosure_release(counts, rows, columns, policy, &released);
        struct guess guess = guess_first(&released, policy);
        assert_true(tighten(&guess));
        for (size_t cell = 0; cell < released.rows * released.columns; cell++) {
            long is = (long)true_table.values[cell];
            assert_true(is >= guess.cells[cell].low && is <= guess.cells[cell].high);
            shown += released.cells[cell].hidden ? 0 : 1;
            if (!released.cells[cell].hidden) {
                assert_true(is >= (long)policy->threshold);
                assert_int_equal(released.cells[cell].shown,
                                 round_as_told(is, (long)policy->rounding));
                continue;
            }
            struct range range = range_of(&guess, cell);
            hidden++;
            if (range.high - range.low < (long)policy->protection)
                fail_msg("table %zu: cell %zu is %ld to %ld", i, cell, range.low, range.high);
        }
        circulation_clear(&true_table);
        released_clear(&released);
    }
    assert_true(hidden > 1000 && shown > 1000);
}

/* Large ones, where he goes round the sums until they say no more. */
static void
nothing_hidden_follows_from_the_sums_of_large_tables(void **state)
{
    (void)state;
    struct random random = {.state = 14};
    for (size_t i = 0; i < 60; i++) {
        const struct disclosure_policy *policy = policies[i % 2];
        size_t rows = 1 + random_below(&random, 18), columns = 1 + random_below(&random, 18);
        uint64_t counts[18 * 18];
        struct released released;
        invent(&random, counts, rows * columns);
        disclosure_release(counts, rows, columns, policy, &released);
        struct guess guess = guess_first(&released, policy);
        assert_true(tighten(&guess));
        for (size_t cell = 0; cell < released.rows * released.columns; cell++) {
            struct range range = guess.cells[cell];
            if (released.cells[cell].hidden && range.high - range.low < (long)policy->protection)
                fail_msg("table %zu: cell %zu is %ld to %ld", i, cell, range.low, range.high);
        }
        released_clear(&released);
    }
}

/* The attacker is able: where only the small ones are hidden he finds some. */
static void
hiding_the_small_ones_alone_does_not_do(void **state)
{
    (void)state;
    const uint64_t counts[] = {20, 3, 40, 30, 50, 60, 70, 80, 90};
    struct released released;
    disclosure_release(counts, 3, 3, &disclosure_on_screen, &released);
    struct circulation table;
    circulation_init(&table, counts, 3, 3, NULL);
    for (size_t cell = 0; cell < 16; cell++)
        released.cells[cell] =
            (struct released_cell){.hidden = table.values[cell] < 5, .shown = table.values[cell]};
    struct guess guess = guess_first(&released, &disclosure_on_screen);
    assert_true(tighten(&guess));
    assert_int_equal(guess.cells[1].low, 3);
    assert_int_equal(guess.cells[1].high, 3);
    circulation_clear(&table);
    released_clear(&released);
}

/* The room that is worked out is the range that the attacker finds, to the last unit. */
static void
room_is_what_could_be(void **state)
{
    (void)state;
    struct random random = {.state = 15};
    for (size_t i = 0; i < 150; i++) {
        size_t rows = 1 + random_below(&random, 3), columns = 1 + random_below(&random, 3);
        uint64_t counts[9];
        struct circulation table;
        struct guess guess = {.rows = rows + 1, .columns = columns + 1};
        invent(&random, counts, rows * columns);
        circulation_init(&table, counts, rows, columns, NULL);
        for (size_t cell = 0; cell < guess.rows * guess.columns; cell++) {
            uint64_t is = table.values[cell], slack = random_below(&random, 4);
            bool open = random_below(&random, 2) == 0;
            uint64_t least = open || is < slack ? 0 : is - slack;
            table.bounds[cell] = (struct bounds){least, open ? NO_BOUND : is + slack};
            guess.cells[cell] = (struct range){(long)least, open ? CEILING : (long)(is + slack)};
        }
        assert_true(tighten(&guess));
        for (size_t cell = 0; cell < guess.rows * guess.columns; cell++) {
            struct range range = range_of(&guess, cell);
            long is = (long)table.values[cell];
            assert_int_equal(circulation_room(&table, cell, false, 500),
                             is - range.low < 500 ? is - range.low : 500);
            assert_int_equal(circulation_room(&table, cell, true, 500),
                             range.high - is < 500 ? range.high - is : 500);
        }
        circulation_clear(&table);
    }
}

static bool
finds_any(const struct released *released, const struct disclosure_policy *policy)
{
    struct guess guess = guess_first(released, policy);
    assert_true(tighten(&guess));
    for (size_t cell = 0; cell < released->rows * released->columns; cell++) {
        struct range range = range_of(&guess, cell);
        if (released->cells[cell].hidden && range.high - range.low < (long)policy->protection)
            return true;
    }
    return false;
}

/* Were any large count shown that is hidden, he would find another. */
static void
each_that_is_hidden_is_needed(void **state)
{
    (void)state;
    struct random random = {.state = 17};
    size_t tried = 0;
    for (size_t i = 0; i < 150; i++) {
        const struct disclosure_policy *policy = policies[i % 2];
        size_t rows = 1 + random_below(&random, 3), columns = 1 + random_below(&random, 3);
        uint64_t counts[9];
        struct released released;
        struct circulation table;
        invent(&random, counts, rows * columns);
        circulation_init(&table, counts, rows, columns, NULL);
        disclosure_release(counts, rows, columns, policy, &released);
        for (size_t cell = 0; cell < released.rows * released.columns; cell++) {
            long is = (long)table.values[cell];
            if (!released.cells[cell].hidden || is < (long)policy->threshold)
                continue;
            long shown = round_as_told(is, (long)policy->rounding);
            released.cells[cell] = (struct released_cell){.shown = (uint64_t)shown};
            if (!finds_any(&released, policy))
                fail_msg("table %zu: cell %zu is hidden for nobody's sake", i, cell);
            released.cells[cell] = (struct released_cell){.hidden = true};
            tried++;
        }
        circulation_clear(&table);
        released_clear(&released);
    }
    assert_true(tried > 100);
}

/* "20 . 40", a dot for each that is hidden. */
static void
check_shown(const uint64_t *counts, size_t rows, size_t columns,
            const struct disclosure_policy *policy, const char *expected)
{
    struct released released;
    struct text text = TEXT_EMPTY;
    disclosure_release(counts, rows, columns, policy, &released);
    for (size_t cell = 0; cell < released.rows * released.columns; cell++) {
        if (cell > 0)
            text_append(&text, cell % released.columns == 0 ? " / " : " ");
        if (released.cells[cell].hidden)
            text_append(&text, ".");
        else
            text_append_format(&text, "%zu", (size_t)released.cells[cell].shown);
    }
    assert_string_equal(text_string(&text), expected);
    text_clear(&text);
    released_clear(&released);
}

static void
no_more_is_hidden_than_it_takes(void **state)
{
    (void)state;
    const uint64_t large[] = {20, 31, 40, 52}, one_small[] = {20, 3, 40, 30, 50, 60, 70, 80, 90};
    check_shown(large, 2, 2, &disclosure_on_screen, "20 31 51 / 40 52 92 / 60 83 143");
    check_shown(large, 2, 2, &disclosure_released, "20 30 50 / 40 50 90 / 60 85 145");
    /* A square of four, with the smallest there are; every total is shown. */
    check_shown(one_small, 3, 3, &disclosure_on_screen,
                ". . 40 63 / . . 60 140 / 70 80 90 240 / 120 133 190 443");
    const uint64_t corner[] = {3, 500, 60, 400, 700, 800, 300, 900, 20};
    check_shown(corner, 3, 3, &disclosure_on_screen,
                ". 500 . 563 / 400 700 800 1900 / . 900 . 1220 / 703 2100 880 3683");
    /* Where sums are rounded, one may be hidden alone: the others leave it room enough. */
    check_shown(one_small, 3, 3, &disclosure_released,
                "20 . 40 65 / 30 50 60 140 / 70 80 90 240 / 120 135 190 445");
}

static void
edges(void **state)
{
    (void)state;
    const uint64_t none[] = {0, 0, 0, 0}, one[] = {7}, some[] = {12}, pair[] = {3, 50};
    check_shown(none, 2, 2, &disclosure_on_screen, ". . . / . . . / . . .");
    check_shown(one, 1, 1, &disclosure_on_screen, "7 7 / 7 7");
    check_shown(one, 1, 1, &disclosure_released, ". . / . .");
    check_shown(some, 1, 1, &disclosure_released, "10 10 / 10 10");
    check_shown(pair, 1, 2, &disclosure_on_screen, ". . 53 / . . 53");
    /* 4 and 5 keep each other company: 9 in all, so each is 0 to 9. */
    const uint64_t two_small[] = {4, 5, 1000000, 1000000};
    check_shown(two_small, 1, 4, &disclosure_on_screen,
                ". . 1000000 1000000 2000009 / . . 1000000 1000000 2000009");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_hidden_is_found),
        cmocka_unit_test(nothing_hidden_follows_from_the_sums_of_large_tables),
        cmocka_unit_test(hiding_the_small_ones_alone_does_not_do),
        cmocka_unit_test(room_is_what_could_be),
        cmocka_unit_test(each_that_is_hidden_is_needed),
        cmocka_unit_test(no_more_is_hidden_than_it_takes),
        cmocka_unit_test(edges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
