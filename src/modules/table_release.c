/* table_release.c - a table of counts on its way out, held at what left before. */
#include "modules/table_release.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"

#define EARLIER_MOST 64 /* releases of one count that it is held against */
#define TOTAL "all"

const char table_release_refusal[] =
    "What was released of these people before and this together would tell counts of few of them; "
    "release it by the same groups as then, or let the earlier releases lapse, with the reason";

static char *
key_of(const struct table_release *table, size_t row, size_t column)
{
    return must_format("%s|%s|%s|%s|%s", table->scope, table->shape, table->name,
                       row < table->of.rows ? table->row_keys[row] : TOTAL,
                       column < table->of.columns ? table->column_keys[column] : TOTAL);
}

/* A count that differs by few people from one that was let out is that one again. */
static uint64_t
held_count(const struct table_release *table, size_t row, size_t column)
{
    uint64_t earlier[EARLIER_MOST], count = table->of.counts[row * table->of.columns + column];
    if (!table->ledger->past)
        return count;
    char *key = key_of(table, row, column);
    size_t found = report_past_counts(table->ledger->past, key, earlier, EARLIER_MOST);
    free(key);
    return disclosure_hold(count, earlier, found, table->policy);
}

static size_t
sum_of(const struct table_release *table, size_t row)
{
    return table->of.sums ? table->of.sums[row] : table->of.rows;
}

static bool
is_sum(const struct table_release *table, size_t row)
{
    for (size_t i = 0; i < row && table->of.sums; i++)
        if (table->of.sums[i] == row)
            return true;
    return false;
}

/* What each count is let out as, with the sums of those. */
static uint64_t *
hold(const struct table_release *table)
{
    size_t rows = table->of.rows, columns = table->of.columns, wide = columns + 1;
    uint64_t *held = must_calloc((rows + 1) * wide, sizeof *held);
    for (size_t i = 0; i < rows; i++) {
        for (size_t j = 0; j < columns && !is_sum(table, i); j++) {
            held[i * wide + j] = held_count(table, i, j);
            held[i * wide + columns] += held[i * wide + j];
        }
        for (size_t j = 0; j < wide; j++)
            held[sum_of(table, i) * wide + j] += held[i * wide + j];
    }
    return held;
}

static struct disclosure_earlier *
learn(const struct table_release *table)
{
    size_t wide = table->of.columns + 1, cells = (table->of.rows + 1) * wide;
    struct disclosure_earlier *earlier = must_calloc(cells, sizeof *earlier);
    for (size_t i = 0; i < cells; i++) {
        earlier[i] = disclosure_new;
        if (!table->ledger->past)
            continue;
        char *key = key_of(table, i / wide, i % wide);
        earlier[i] = report_past_known(table->ledger->past, key, table->policy);
        free(key);
    }
    if (table->total_is_known) {
        earlier[cells - 1].down = 0;
        earlier[cells - 1].up = 0;
    }
    return earlier;
}

static void
remember(const struct table_release *table, const uint64_t *held, const struct released *released)
{
    size_t wide = table->of.columns + 1;
    for (size_t i = 0; i < (table->of.rows + 1) * wide; i++) {
        char *key = key_of(table, i / wide, i % wide);
        report_past_add(table->ledger->let_out, key, held[i], released->cells[i].hidden, 0);
        free(key);
    }
}

/* Without the totals. */
static uint64_t *
inner_counts(const struct table_release *table, const uint64_t *held)
{
    size_t columns = table->of.columns;
    uint64_t *counts = must_calloc(table->of.rows * columns, sizeof *counts);
    for (size_t i = 0; i < table->of.rows * columns; i++)
        counts[i] = held[i / columns * (columns + 1) + i % columns];
    return counts;
}

bool
table_release(const struct table_release *table, struct released *released)
{
    *released = (struct released){.rows = 0};
    if (report_past_has_other(table->ledger->past, table->scope, table->shape))
        return false;
    uint64_t *held = hold(table), *counts = inner_counts(table, held);
    struct disclosure_earlier *earlier = learn(table);
    struct disclosure_table of = table->of;
    of.counts = counts;
    bool done = disclosure_release_after(&of, table->policy, earlier, released);
    if (done && table->ledger->let_out)
        remember(table, held, released);
    free(earlier);
    free(counts);
    free(held);
    return done;
}

void
release_ledger_take(const struct release_ledger *ledger, struct report_past *let_out, bool done)
{
    for (size_t i = 0; i < let_out->count && done; i++) {
        const struct report_past_cell *cell = &let_out->cells[i];
        report_past_add(ledger->let_out, cell->key, cell->count, cell->hidden, cell->release);
    }
    report_past_clear(let_out);
}

void
release_ledger_note(const struct release_ledger *ledger, const struct disclosure_policy *policy,
                    struct text *out)
{
    if (ledger->past)
        text_append_format(out,
                           "; a count that differs by fewer than %llu from one released before is "
                           "given as it was then",
                           (unsigned long long)policy->threshold);
}
