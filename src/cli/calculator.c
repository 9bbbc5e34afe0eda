/* calculator.c - reads the counts of the command stats. */
#include "cli/calculator.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "cli/calculator_parts.h"
#include "cli/cli_call.h"
#include "statistics/representation.h"

#define YEARS_MOST 100
#define TABLE_MOST 1000
/* So many numbers in front are pairs of a part and its whole. */
#define SHARES 4

static const struct choice what_items[] = {
    {.code = "proportion", .label = "proportion"},
    {.code = "two-by-two", .label = "two-by-two"},
    {.code = "strata", .label = "strata"},
    {.code = "representation", .label = "representation"},
    {.code = "parity", .label = "parity"},
    {.code = "protect", .label = "protect"},
};
static const struct choice_list what_choices = {
    .items = what_items,
    .count = sizeof what_items / sizeof *what_items,
};

const struct field stats_args[STATS_ARG_COUNT] = {
    [STATS_WHAT] = {.name = "what",
                    .label = "Stats",
                    .kind = FIELD_CHOICE,
                    .flags = FIELD_REQUIRED,
                    .choices = &what_choices,
                    .help = "One of"},
    [STATS_NUMBERS] = {.name = "numbers",
                       .label = "Numbers",
                       .kind = FIELD_NOTES,
                       .flags = FIELD_REQUIRED,
                       .help = "Whole numbers, in the order that is said above"},
    [STATS_JSON] = {.name = "json",
                    .label = "As JSON",
                    .kind = FIELD_CHOICE,
                    .choices = &cli_switch,
                    .help = "An object with every figure, null for what is not defined or hidden"},
};

/* --- numbers --- */

struct numbers {
    uint64_t *items;
    size_t count, capacity;
};

static bool
read_number(const char *word, size_t length, uint64_t *number, struct error *error)
{
    bool digits = strspn(word, "0123456789") >= length;
    /* One too long to hold comes out as the largest there is. */
    unsigned long long value = digits ? strtoull(word, NULL, 10) : 0;
    if (!digits || value > COUNT_MOST) {
        struct text most = TEXT_EMPTY;
        text_append_count(&most, COUNT_MOST);
        error_set(
            error, ERROR_USAGE,
            "'%.*s' is not a count: type a whole number from 0 to %s in digits alone, such as "
            "1976",
            (int)length, word, text_string(&most));
        text_clear(&most);
        return false;
    }
    *number = value;
    return true;
}

static bool
read_numbers(const char *typed, struct numbers *numbers, struct error *error)
{
    static const char blanks[] = " \t\r\n";
    for (const char *next = typed + strspn(typed, blanks); *next != '\0';) {
        size_t length = strcspn(next, blanks);
        numbers->items = array_reserve(numbers->items, &numbers->capacity, numbers->count + 1,
                                       sizeof *numbers->items);
        if (!read_number(next, length, &numbers->items[numbers->count], error))
            return false;
        numbers->count++;
        next += length;
        next += strspn(next, blanks);
    }
    return true;
}

/* Of parity: behind the shares. */
static bool
check_course(const struct numbers *numbers, struct error *error)
{
    unsigned long long workforce = numbers->items[1], leavers = numbers->items[4],
                       years = numbers->items[5];
    if (leavers > workforce)
        return error_set(error, ERROR_USAGE,
                         "%llu cannot leave each year where there are %llu: number 5 is a part "
                         "of number 2",
                         leavers, workforce);
    return (years >= 1 && years <= YEARS_MOST) ||
           error_set(error, ERROR_USAGE, "The years are a number from 1 to %d, not %llu",
                     YEARS_MOST, years);
}

/* What is added up stays as exact as each of it. */
static bool
check_sum(const struct numbers *numbers, size_t first, size_t step, struct error *error)
{
    uint64_t sum = 0;
    for (size_t i = first; i < numbers->count; i += step) {
        sum += numbers->items[i];
        if (sum > COUNT_MOST)
            return error_set(error, ERROR_USAGE,
                             "There are more people in all than can be counted, 1,000,000,000; "
                             "leave some out");
    }
    return true;
}

/* Pooled, the strata are one table of counts. */
static bool
check_strata(const struct numbers *numbers, struct error *error)
{
    return check_sum(numbers, 1, 2, error);
}

static bool
check_table(const struct numbers *numbers, struct error *error)
{
    size_t counts = numbers->count - 1;
    unsigned long long columns = numbers->items[0];
    if (columns == 0 || counts == 0 || counts % columns != 0)
        return error_set(error, ERROR_USAGE,
                         "%zu counts do not fill rows of %llu: name the number of columns first, "
                         "then all counts, row after row, without totals",
                         counts, columns);
    if (counts > TABLE_MOST)
        return error_set(error, ERROR_USAGE,
                         "A table of %zu counts is too large: protect at most %d at once", counts,
                         TABLE_MOST);
    return check_sum(numbers, 1, 1, error);
}

/* --- the table --- */

/* In the order of the choices. */
static const struct calculator_row {
    const char *numbers;
    size_t count; /* so many, or with `again` any number of times as many; 0: no parts and wholes,
                     and `check` says how many */
    bool again;
    bool (*check)(const struct numbers *numbers, struct error *error); /* beyond parts and wholes */
    void (*say)(const uint64_t *numbers, size_t count, struct text *out);
    void (*json)(const uint64_t *numbers, size_t count, struct text *out);
} calculator_rows[] = {
    {"X N", 2, false, NULL, calculator_say_proportion, calculator_json_proportion},
    {"X1 N1 X2 N2", 4, false, NULL, calculator_say_two_by_two, calculator_json_two_by_two},
    {"X1 N1 X2 N2", 4, true, check_strata, calculator_say_strata, calculator_json_strata},
    {"X N LOCAL-X LOCAL-N", 4, false, NULL, calculator_say_representation,
     calculator_json_representation},
    {"X N LOCAL-X LOCAL-N LEAVERS YEARS", 6, false, check_course, calculator_say_parity,
     calculator_json_parity},
    {"COLUMNS N N N ...", 0, false, check_table, calculator_say_protect, calculator_json_protect},
};
_Static_assert(sizeof what_items / sizeof *what_items ==
                   sizeof calculator_rows / sizeof *calculator_rows,
               "a row for each choice");

static const struct calculator_row *
row_of(const char *what)
{
    size_t i = 0;
    while (!string_equal(what_items[i].code, what))
        i++;
    return &calculator_rows[i];
}

static bool
check_count(const struct calculator_row *row, const char *what, size_t count, struct error *error)
{
    bool fits = row->again ? count > 0 && count % row->count == 0 : count == row->count;
    return fits ||
           error_set(error, ERROR_USAGE, "%s takes %zu numbers%s, not %zu: %s", what, row->count,
                     row->again ? " for each stratum" : "", count, row->numbers);
}

static bool
check_shares(const struct calculator_row *row, const struct numbers *numbers, struct error *error)
{
    for (size_t i = 0; i + 1 < numbers->count && (row->again || i < SHARES); i += 2) {
        unsigned long long part = numbers->items[i], whole = numbers->items[i + 1];
        if (part > whole)
            return error_set(error, ERROR_USAGE,
                             "%llu of %llu cannot be: number %zu is a part of number %zu; type the "
                             "part first, then its whole",
                             part, whole, i + 1, i + 2);
    }
    return true;
}

static bool
check_numbers(const struct calculator_row *row, const char *what, const struct numbers *numbers,
              struct error *error)
{
    bool shares = row->count > 0;
    return (!shares ||
            (check_count(row, what, numbers->count, error) && check_shares(row, numbers, error))) &&
           (!row->check || row->check(numbers, error));
}

/* --- what both ways to say it go by --- */

struct comparison *
calculator_strata(const uint64_t *numbers, size_t count)
{
    struct comparison *strata = must_calloc(count / 4, sizeof *strata);
    for (size_t i = 0; i < count / 4; i++)
        strata[i] = calculator_comparison(numbers + 4 * i);
    return strata;
}

struct figure
calculator_joiners(const uint64_t *numbers)
{
    struct figure here = share_rate(calculator_share(numbers));
    struct figure there = share_rate(calculator_share(numbers + 2));
    if (!figure_is_defined(here) || !figure_is_defined(there))
        return figure_is_defined(here) ? there : here;
    double leaving = (double)numbers[4] / (double)numbers[1];
    return parity_joiner_share(here.value, there.value, leaving, (unsigned)numbers[5]);
}

bool
calculator_run(struct call *call, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    const char *what = call->args[STATS_WHAT];
    const struct calculator_row *row = row_of(what);
    struct numbers numbers = {.count = 0};
    struct text out = TEXT_EMPTY;
    bool ok = read_numbers(call->args[STATS_NUMBERS], &numbers, error) &&
              check_numbers(row, what, &numbers, error);
    if (ok && cli_is_given(call, STATS_JSON))
        row->json(numbers.items, numbers.count, &out);
    else if (ok)
        row->say(numbers.items, numbers.count, &out);
    output_text(&run->output, &out);
    text_clear(&out);
    free(numbers.items);
    return ok;
}
