/* report_seal.c - protects the counts of a report, once, before any form of it is written (D17,
 * P46): held at what was let out before, then withheld and rounded, then reckoned with. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "modules/report.h"

#define LEAST_FOR_MEDIAN 8
#define EARLIER_MOST 64 /* releases of one count that it is held against */

/* --- the counts of a part --- */

/* A table of counts: some of the columns of a part. */
struct counts {
    const struct report_rule *rule;
    const struct disclosure_policy *policy;
    struct report_part *part;
    size_t columns[REPORT_COLUMNS_MOST], column_count, rows;
    uint64_t *counts; /* row after row: what each is let out as */
    bool safe;
};

static struct report_cell *
cell_of(const struct counts *table, size_t row, size_t column)
{
    return &table->part->cells[row * table->part->column_count + table->columns[column]];
}

static void
find_counts(struct counts *table)
{
    const struct report_part *part = table->part;
    for (size_t column = 0; column < part->column_count && table->rows > 0; column++) {
        if (report_at(part, 0, column)->kind == REPORT_COUNT)
            table->columns[table->column_count++] = column;
    }
    table->counts = must_calloc(table->rows * table->column_count + 1, sizeof *table->counts);
}

/* Words before the first count name the row; behind it they may change. */
static char *
key_of(const struct counts *table, size_t row, size_t column)
{
    struct text key = TEXT_EMPTY;
    text_append(&key, table->part->heading);
    for (size_t i = 0; i < table->columns[0]; i++)
        text_append_format(&key, "|%s", report_at(table->part, row, i)->words);
    text_append_format(&key, "|%s", table->part->columns[table->columns[column]]);
    return text_take(&key);
}

/* What those know of it who have what was let out before. */
static struct disclosure_earlier
earlier_of(const struct counts *table, size_t row, size_t column)
{
    char *key = key_of(table, row, column);
    struct disclosure_earlier earlier = report_past_known(table->rule->past, key, table->policy);
    free(key);
    return earlier;
}

/* What counts some of those of another is held to it as to an earlier release: the difference of
 * the two is a count as well. */
static void
hold(struct counts *table, size_t row, size_t column)
{
    uint64_t earlier[EARLIER_MOST];
    int sums = table->part->sums;
    char *key = key_of(table, row, column);
    size_t place = row * table->column_count + column;
    size_t count = report_past_counts(table->rule->past, key, earlier, EARLIER_MOST - 1);
    if ((sums & REPORT_NESTED_DOWN) != 0 && row > 0)
        earlier[count++] = table->counts[place - table->column_count];
    else if ((sums & REPORT_NESTED_ACROSS) != 0 && column > 0)
        earlier[count++] = table->counts[place - 1];
    table->counts[place] =
        disclosure_hold(cell_of(table, row, column)->count, earlier, count, table->policy);
    free(key);
}

/* --- letting it out --- */

static void
let_out(struct counts *table, size_t row, size_t column, uint64_t count, bool shown, uint64_t as)
{
    struct report_cell *cell = cell_of(table, row, column);
    struct report_past *out = table->rule->let_out;
    char *key = key_of(table, row, column);
    cell->withheld = !shown;
    cell->count = shown ? as : 0;
    if (out)
        report_past_add(out, key, count, !shown, 0);
    free(key);
}

static void
let_out_alone(struct counts *table, size_t row, size_t column)
{
    uint64_t shown, count = table->counts[row * table->column_count + column];
    bool is_shown = disclosure_show(count, table->policy, &shown);
    let_out(table, row, column, count, is_shown, shown);
}

/* Some rows and columns that add up, each by the place it has among the counts; SIZE_MAX for a
 * total that the part does not show. */
struct block {
    size_t rows[2], columns[2]; /* first, and behind the last */
    size_t total_row, total_column;
};

static size_t
place_in(size_t index, const size_t range[2], size_t total)
{
    return index < range[1] - range[0] ? range[0] + index : total;
}

static uint64_t
sum_of(const struct counts *table, const struct block *block, size_t row, size_t column)
{
    uint64_t sum = 0;
    for (size_t i = block->rows[0]; i < block->rows[1]; i++)
        for (size_t j = block->columns[0]; j < block->columns[1]; j++)
            if ((row == i || row >= block->rows[1]) && (column == j || column >= block->columns[1]))
                sum += table->counts[i * table->column_count + j];
    return sum;
}

/* A count of a block, or behind its last row or column a sum, and where it stands in the part:
 * SIZE_MAX for a sum that is not in it. */
struct block_cell {
    size_t row, column;
    uint64_t count;
};

static struct block_cell
block_cell_of(const struct counts *table, const struct block *block, size_t i, size_t j)
{
    struct block_cell cell = {.row = place_in(i, block->rows, block->total_row),
                              .column = place_in(j, block->columns, block->total_column)};
    bool sums_rows = i >= block->rows[1] - block->rows[0];
    bool sums_columns = j >= block->columns[1] - block->columns[0];
    cell.count = sum_of(table, block, sums_rows ? SIZE_MAX : cell.row,
                        sums_columns ? SIZE_MAX : cell.column);
    return cell;
}

/* A sum that is not in the part is that of one count, and known as far as that is. */
static struct disclosure_earlier
earlier_in(const struct counts *table, const struct block *block, const struct block_cell *cell)
{
    return earlier_of(table, cell->row == SIZE_MAX ? block->rows[0] : cell->row,
                      cell->column == SIZE_MAX ? block->columns[0] : cell->column);
}

/* The counts row by row, and with the sums what is known of each from before. */
static void
read_block(const struct counts *table, const struct block *block, size_t rows, size_t columns,
           uint64_t *counts, struct disclosure_earlier *earlier)
{
    for (size_t i = 0; i <= rows; i++) {
        for (size_t j = 0; j <= columns; j++) {
            const struct block_cell cell = block_cell_of(table, block, i, j);
            earlier[i * (columns + 1) + j] = earlier_in(table, block, &cell);
            if (i < rows && j < columns)
                counts[i * columns + j] = cell.count;
        }
    }
}

static void
let_out_cells(struct counts *table, const struct block *block, size_t rows, size_t columns,
              const struct released *released)
{
    for (size_t i = 0; i <= rows; i++) {
        for (size_t j = 0; j <= columns; j++) {
            const struct block_cell cell = block_cell_of(table, block, i, j);
            const struct released_cell *out = &released->cells[i * (columns + 1) + j];
            if (cell.row != SIZE_MAX && cell.column != SIZE_MAX)
                let_out(table, cell.row, cell.column, cell.count, !out->hidden, out->shown);
        }
    }
}

static void
let_out_block(struct counts *table, const struct block *block)
{
    size_t rows = block->rows[1] - block->rows[0], columns = block->columns[1] - block->columns[0];
    uint64_t *counts = must_calloc(rows * columns, sizeof *counts);
    struct disclosure_earlier *earlier = must_calloc((rows + 1) * (columns + 1), sizeof *earlier);
    const struct disclosure_table added = {.counts = counts, .rows = rows, .columns = columns};
    struct released released;
    read_block(table, block, rows, columns, counts, earlier);
    table->safe =
        disclosure_release_after(&added, table->policy, earlier, &released) && table->safe;
    let_out_cells(table, block, rows, columns, &released);
    released_clear(&released);
    free(earlier);
    free(counts);
}

/* Rows and columns that add up are let out as one; else each column, row or count alone. */
static void
let_out_counts(struct counts *table)
{
    bool down = (table->part->sums & REPORT_ADDS_DOWN) != 0 && table->rows > 1;
    bool across = (table->part->sums & REPORT_ADDS_ACROSS) != 0 && table->column_count > 1;
    size_t rows = table->rows - down, columns = table->column_count - across;
    if (down && across) {
        let_out_block(table, &(struct block){{0, rows}, {0, columns}, rows, columns});
    } else if (down) {
        for (size_t j = 0; j < columns; j++)
            let_out_block(table, &(struct block){{0, rows}, {j, j + 1}, rows, SIZE_MAX});
    } else if (across) {
        for (size_t i = 0; i < rows; i++)
            let_out_block(table, &(struct block){{i, i + 1}, {0, columns}, SIZE_MAX, columns});
    } else {
        for (size_t i = 0; i < rows; i++)
            for (size_t j = 0; j < columns; j++)
                let_out_alone(table, i, j);
    }
}

static bool
protect(struct report_part *part, const struct report_rule *rule,
        const struct disclosure_policy *policy)
{
    struct counts table = {
        .rule = rule,
        .policy = policy,
        .part = part,
        .rows = report_rows(part),
        .safe = true,
    };
    find_counts(&table);
    for (size_t row = 0; row < table.rows; row++)
        for (size_t column = 0; column < table.column_count; column++)
            hold(&table, row, column);
    if (table.rows > 0 && table.column_count > 0)
        let_out_counts(&table);
    free(table.counts);
    return table.safe;
}

/* --- counted and protected already --- */

/* Two counts that differ by few people would tell of them, and what hid for the sake of another
 * would tell of that one. */
static bool
tells_no_more(const struct counts *table, const char *key, uint64_t count)
{
    const struct report_past *past = table->rule->past;
    for (size_t i = 0; past && i < past->count; i++) {
        const struct report_past_cell *cell = &past->cells[i];
        uint64_t apart = cell->count > count ? cell->count - count : count - cell->count;
        bool is_near = apart > 0 && apart < table->policy->threshold;
        if (string_equal(cell->key, key) && (cell->hidden || is_near))
            return false;
    }
    return true;
}

/* Its shares and tests are of the counts as they are shown, so none of them is changed: it goes as
 * it is or not at all. */
static bool
release_counted(struct report_part *part, const struct report_rule *rule)
{
    struct counts table = {
        .rule = rule,
        .policy = &rule->released,
        .part = part,
        .rows = report_rows(part),
        .safe = true,
    };
    find_counts(&table);
    for (size_t row = 0; row < table.rows; row++) {
        for (size_t column = 0; column < table.column_count; column++) {
            const struct report_cell *cell = cell_of(&table, row, column);
            char *key = key_of(&table, row, column);
            table.safe = table.safe && (cell->withheld || tells_no_more(&table, key, cell->count));
            free(key);
            let_out(&table, row, column, cell->count, !cell->withheld, cell->count);
        }
    }
    free(table.counts);
    return table.safe;
}

/* --- in words --- */

static void
set_words(struct report_cell *cell, struct text *words)
{
    free(cell->words);
    cell->words = text_take(words);
}

/* D16: on too few people a percentage says nothing, and tells. */
static void
reckon(struct report_part *part, struct report_cell *cell, bool is_protected)
{
    const struct report_cell *of = &part->cells[cell->part], *base = &part->cells[cell->base];
    uint64_t count = of->count, whole = base->count + (cell->of_both ? count : 0);
    struct text words = TEXT_EMPTY;
    cell->withheld =
        of->withheld || base->withheld || (is_protected && whole < DISCLOSURE_LEAST_BASE);
    if (cell->withheld) {
        text_append(&words, REPORT_WITHHELD);
    } else if (whole == 0) {
        text_append(&words, "-");
    } else {
        cell->value = 100.0 * (double)count / (double)whole;
        text_append_format(&words, "%llu%%",
                           (unsigned long long)((200 * count + whole) / (2 * whole)));
    }
    set_words(cell, &words);
}

/* HESA: no average of seven or fewer. */
static void
withhold_median(const struct report_part *part, struct report_cell *cell)
{
    const struct report_cell *base = &part->cells[cell->base];
    struct text words = TEXT_EMPTY;
    if (!base->withheld && base->count >= LEAST_FOR_MEDIAN)
        return;
    cell->withheld = true;
    cell->value = 0;
    text_append(&words, REPORT_WITHHELD);
    set_words(cell, &words);
}

static void
say(struct report_part *part, bool is_protected)
{
    for (size_t i = 0; i < part->cell_count; i++) {
        struct report_cell *cell = &part->cells[i];
        struct text words = TEXT_EMPTY;
        if (cell->kind == REPORT_SHARE)
            reckon(part, cell, is_protected);
        else if (cell->kind == REPORT_MEDIAN && is_protected)
            withhold_median(part, cell);
        if (cell->kind != REPORT_COUNT)
            continue;
        if (cell->withheld)
            text_append(&words, REPORT_WITHHELD);
        else
            text_append_count(&words, (size_t)cell->count);
        cell->value = (double)cell->count;
        set_words(cell, &words);
    }
}

/* D15: the rule stands in the report. */
static void
note_rule(struct report *report, const struct disclosure_policy *policy, bool release)
{
    struct text note = TEXT_EMPTY;
    text_append_format(&note,
                       "%s is a count of people below %llu, noughts too, or one that would tell "
                       "such a count",
                       REPORT_WITHHELD, (unsigned long long)policy->threshold);
    if (policy->rounding > 1)
        text_append_format(&note,
                           "; the others are rounded to the nearest %llu, so they need not add up",
                           (unsigned long long)policy->rounding);
    text_append_format(&note, ". Percentages are of %d people or more.", DISCLOSURE_LEAST_BASE);
    if (release)
        text_append_format(&note,
                           " A count that differs by fewer than %llu from one released before is "
                           "given as it was then.",
                           (unsigned long long)policy->threshold);
    report_note(report, &note);
}

/* NULL where the counts are as they are. */
static const struct disclosure_policy *
policy_for(const struct report_part *part, const struct report_rule *rule)
{
    switch (part->people) {
    case REPORT_THINGS:
    case REPORT_COUNTED:
        return NULL;
    case REPORT_NAMED:
        return rule->release ? &rule->released : NULL;
    case REPORT_GUARDED:
        return &rule->released;
    }
    return NULL;
}

bool
report_seal(struct report *report, const struct report_rule *rule, struct error *error)
{
    const struct disclosure_policy *noted = NULL;
    for (size_t i = 0; i < report->part_count; i++) {
        struct report_part *part = &report->parts[i];
        const struct disclosure_policy *policy = policy_for(part, rule);
        bool counted = rule->release && part->people == REPORT_COUNTED;
        if ((policy && !protect(part, rule, policy)) || (counted && !release_counted(part, rule)))
            return error_set(
                error, ERROR_CONFLICT,
                "'%s' beside what was released before would tell counts of few "
                "people; release it for the same period and record as then, or let the "
                "earlier release lapse, with the reason",
                part->heading);
        say(part, policy != NULL);
        noted = policy ? policy : noted;
    }
    if (noted)
        note_rule(report, noted, rule->release);
    return true;
}
