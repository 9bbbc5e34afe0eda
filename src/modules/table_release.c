/* table_release.c - a table of counts on its way out, held at what left before. */
#include "modules/table_release.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"

#define EARLIER_MOST 64 /* releases of one count that it is held against */
#define TOTAL "all"

const char table_release_refusal[] =
    "What was released of these people before and this together would tell counts of few of them; "
    "release it by the same groups, and in the same report, as then";

static char *
key_of(const struct table_release *table, size_t row, size_t column)
{
    return must_format("%s|%s|%s|%s|%s", table->scope, table->shape, table->name,
                       row < table->rows ? table->row_keys[row] : TOTAL,
                       column < table->columns ? table->column_keys[column] : TOTAL);
}

/* A count that differs by few people from one that was let out is that one again. */
static uint64_t
held_count(const struct table_release *table, size_t place)
{
    uint64_t earlier[EARLIER_MOST];
    char *key = key_of(table, place / table->columns, place % table->columns);
    size_t count = report_past_counts(table->ledger->past, key, earlier, EARLIER_MOST);
    free(key);
    return disclosure_hold(table->counts[place], earlier, count, table->policy);
}

static uint64_t *
hold(const struct table_release *table)
{
    uint64_t *held = must_calloc(table->rows * table->columns, sizeof *held);
    for (size_t i = 0; i < table->rows * table->columns; i++)
        held[i] = table->ledger->past ? held_count(table, i) : table->counts[i];
    return held;
}

static uint64_t
sum_of(const struct table_release *table, const uint64_t *held, size_t row, size_t column)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < table->rows; i++)
        for (size_t j = 0; j < table->columns; j++)
            if ((row == i || row == table->rows) && (column == j || column == table->columns))
                sum += held[i * table->columns + j];
    return sum;
}

static struct disclosure_earlier *
learn(const struct table_release *table)
{
    size_t wide = table->columns + 1, cells = (table->rows + 1) * wide;
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
    size_t wide = table->columns + 1;
    for (size_t i = 0; i < (table->rows + 1) * wide; i++) {
        char *key = key_of(table, i / wide, i % wide);
        report_past_add(table->ledger->let_out, key, sum_of(table, held, i / wide, i % wide),
                        released->cells[i].hidden, 0);
        free(key);
    }
}

bool
table_release(const struct table_release *table, struct released *released)
{
    *released = (struct released){.rows = 0};
    if (report_past_has_other(table->ledger->past, table->scope, table->shape))
        return false;
    uint64_t *held = hold(table);
    struct disclosure_earlier *earlier = learn(table);
    bool done = disclosure_release_after(held, table->rows, table->columns, table->policy, earlier,
                                         released);
    if (done && table->ledger->let_out)
        remember(table, held, released);
    free(earlier);
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
