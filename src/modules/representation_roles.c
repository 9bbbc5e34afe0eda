/* representation_roles.c - the workforce role by role beside its population. */
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "representation_private.h"
#include "statistics/fisher.h"
#include "statistics/representation.h"

/* --- the rows of a table --- */

static bool
is_rank_row(const struct comparing *comparing, const struct count_row *row, const char *parent)
{
    const struct counted_role *role =
        counting_role(&comparing->representation->counting, row->role);
    return role && role->part && string_equal(role->part, parent);
}

/* A role whose ranks are there is their sum. */
static bool
has_ranks(const struct comparing *comparing, const char *role)
{
    for (size_t i = 0; i < comparing->workforce->row_count; i++)
        if (is_rank_row(comparing, &comparing->workforce->rows[i], role))
            return true;
    return false;
}

/* The rows of one table: the ranks of a role, or a role by itself. */
static size_t
rows_of_table(const struct comparing *comparing, size_t first, const struct count_row **rows)
{
    const struct count_block *block = comparing->workforce;
    const struct counted_role *role =
        counting_role(&comparing->representation->counting, block->rows[first].role);
    size_t count = 0;
    if (!role || !role->part) {
        rows[0] = &block->rows[first];
        return 1;
    }
    for (size_t i = 0; i < first; i++)
        if (is_rank_row(comparing, &block->rows[i], role->part))
            return 0; /* told with the first of them */
    for (size_t i = first; i < block->row_count; i++)
        if (is_rank_row(comparing, &block->rows[i], role->part))
            rows[count++] = &block->rows[i];
    return count;
}

static uint64_t
count_in(const struct comparing *comparing, const struct count_row *row, size_t group,
         bool *unknown)
{
    const struct count_block *block = comparing->workforce;
    uint64_t sum = 0;
    for (size_t i = 0; i < block->group_count; i++) {
        size_t target = comparing->part->list
                            ? comparing_target(comparing, comparing->from, block->groups[i])
                            : comparing_group_index(comparing->part, block->groups[i]);
        if (target == group)
            sum = count_add(sum, row->counts[i]);
    }
    *unknown = *unknown || sum == COUNT_UNKNOWN;
    return sum == COUNT_UNKNOWN ? 0 : sum;
}

static struct standing_role *
add_role(struct comparing *comparing, const char *code, bool sum)
{
    struct representation_part *part = comparing->part;
    const struct counted_role *role = counting_role(&comparing->representation->counting, code);
    part->roles[part->role_count] = (struct standing_role){
        .code = role ? role->name.code : code,
        .label = must_strdup(role ? role->name.label : code),
        .sum = sum,
    };
    return &part->roles[part->role_count++];
}

/* --- one cell --- */

static void
work_out(struct standing_cell *cell, const struct released_cell *count,
         const struct released_cell *base, bool unknown)
{
    *cell = (struct standing_cell){
        .local = cell->local,
        .standing = unknown ? STANDING_UNKNOWN : STANDING_HIDDEN,
        .ratio = figure_undefined("hidden"),
        .gap = figure_undefined("hidden"),
        .heads = figure_undefined("hidden"),
        .interval = interval_undefined("hidden"),
        .probability = 1,
        .adjusted = 1,
    };
    if (unknown || count->hidden || base->hidden)
        return;
    cell->workforce.whole = base->shown;
    cell->workforce.part = count->shown < base->shown ? count->shown : base->shown;
    if (base->shown < DISCLOSURE_LEAST_BASE) {
        cell->standing = STANDING_SMALL;
        return;
    }
    cell->ratio = representation_ratio(cell->workforce, cell->local);
    cell->gap = representation_gap(cell->workforce, cell->local);
    cell->heads = representation_difference_in_heads(cell->workforce, cell->local);
    cell->interval = share_wilson(cell->workforce);
    cell->standing = STANDING_CANNOT_TELL;
    if (cell->local.whole == 0)
        return;
    struct comparison comparison = {cell->workforce, cell->local};
    struct fisher fisher;
    fisher_test(&comparison, &fisher);
    cell->probability = fisher.two_sided;
    cell->tested = true;
}

/* The roles of one table: those of its rows, and what they add up to. */
static void
add_roles(struct comparing *comparing, const struct count_row **rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add_role(comparing, rows[i]->role, false);
    if (count > 1)
        add_role(comparing,
                 counting_role(&comparing->representation->counting, rows[0]->role)->part, true);
}

static void
fill_cells(struct comparing *comparing, size_t first, const struct released *released,
           const bool *unknown)
{
    struct representation_part *part = comparing->part;
    size_t groups = part->group_count;
    uint64_t residents = 0;
    for (size_t i = 0; i < groups; i++)
        residents += comparing->shares[i];
    for (size_t i = 0; i < part->role_count - first; i++) {
        const struct released_cell *row = &released->cells[i * (groups + 1)];
        for (size_t j = 0; j < groups; j++) {
            struct standing_cell *cell = &part->cells[(first + i) * groups + j];
            cell->local = (struct share){comparing->shares[j], residents};
            work_out(cell, &row[j], &row[groups], unknown[i]);
        }
    }
}

/* Counts, hides what must be hidden beside what was released before, and works out the rest. */
static bool
compare_table(struct comparing *comparing, const struct count_row **rows, size_t count)
{
    struct representation_part *part = comparing->part;
    size_t groups = part->group_count, first = part->role_count;
    uint64_t *counts = must_calloc(count * groups, sizeof *counts);
    bool *unknown = must_calloc(count + 1, sizeof *unknown);
    const char **role_keys = must_calloc(count, sizeof *role_keys);
    const char **group_keys = must_calloc(groups, sizeof *group_keys);
    const struct release_ledger ledger = {comparing->question->ledger.past,
                                          comparing->question->ledger.let_out ? &comparing->let_out
                                                                              : NULL};
    const struct counted_role *role =
        counting_role(&comparing->representation->counting, rows[0]->role);
    struct released released;
    for (size_t i = 0; i < count; i++) {
        role_keys[i] = rows[i]->role;
        for (size_t j = 0; j < groups; j++)
            counts[i * groups + j] = count_in(comparing, rows[i], j, &unknown[i]);
        unknown[count] = unknown[count] || unknown[i];
    }
    for (size_t j = 0; j < groups; j++)
        group_keys[j] = part->groups[j].code;
    bool done = table_release(
        &(struct table_release){
            .ledger = &ledger,
            .policy = &comparing->representation->policy,
            .scope = text_string(&comparing->scope),
            .shape = text_string(&comparing->shape),
            .name = role && role->part ? role->part : rows[0]->role,
            .row_keys = role_keys,
            .column_keys = group_keys,
            .counts = counts,
            .rows = count,
            .columns = groups,
        },
        &released);
    if (done) {
        add_roles(comparing, rows, count);
        fill_cells(comparing, first, &released, unknown);
    }
    released_clear(&released);
    free(role_keys);
    free(group_keys);
    free(unknown);
    free(counts);
    return done || comparing_refuse(comparing, must_strdup(table_release_refusal));
}

static void
find_stated(struct comparing *comparing)
{
    uint64_t stated = 0, all = 0;
    bool unknown = false;
    for (size_t i = 0; i < comparing->workforce->row_count; i++) {
        const struct count_row *row = &comparing->workforce->rows[i];
        all = count_add(all, count_row_total(comparing->workforce, row));
        for (size_t j = 0; j < comparing->part->group_count; j++)
            stated += count_in(comparing, row, j, &unknown);
    }
    comparing->part->stated = all == 0 || all == COUNT_UNKNOWN ? 0 : (unsigned)(stated * 100 / all);
}

bool
comparing_find_roles(struct comparing *comparing)
{
    const struct count_block *block = comparing->workforce;
    struct representation_part *part = comparing->part;
    const struct count_row **rows = must_calloc(block->row_count + 1, sizeof *rows);
    bool done = true;
    part->roles = must_calloc(2 * block->row_count + 1, sizeof *part->roles);
    part->cells = must_calloc((2 * block->row_count + 1) * part->group_count, sizeof *part->cells);
    for (size_t i = 0; i < block->row_count && done; i++) {
        size_t count =
            has_ranks(comparing, block->rows[i].role) ? 0 : rows_of_table(comparing, i, rows);
        done = count == 0 || compare_table(comparing, rows, count);
    }
    find_stated(comparing);
    free(rows);
    return done;
}
