/* representation_roles.c - the workforce role by role beside its population. */
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "modules/told_counts.h"
#include "representation_private.h"
#include "statistics/fisher.h"
#include "statistics/representation.h"

/* --- as they are told --- */

/* What nobody has published is told in one list alone; another is made of what that shows. */
static bool
tell(struct comparing *comparing, struct told_counts *told)
{
    const struct representation *representation = comparing->representation;
    const struct release_ledger *ledger = &comparing->question->ledger;
    const struct told_question question = {
        .counting = &representation->counting,
        .block = comparing->workforce,
        .list = comparing->told_list,
        .force = representation->force->code,
        .kind = workforce_type.name,
        .basis = COUNT_HEADCOUNT,
        .policy = representation->policy,
        .ledger = {ledger->past, ledger->let_out ? &comparing->let_out : NULL},
    };
    struct error error;
    return told_counts_find(&question, told, &error) ||
           comparing_refuse(comparing, must_strdup(error.text));
}

static bool
is_in(const struct comparing *comparing, const struct told_counts *told, size_t column,
      size_t group)
{
    if (!comparing->part->list)
        return column == group;
    return comparing_target(comparing, comparing->told_list, told->groups[column].code) == group;
}

/* A group of another list is what the groups in it are told to be; where some are hidden, and none
 * in any other, what all the others leave of the base. */
static struct released_cell
sum_groups(const struct comparing *comparing, const struct told_counts *told, size_t row,
           size_t group, const struct released_cell *base)
{
    struct released_cell sum = {.hidden = false};
    uint64_t others = 0;
    bool others_hide = base->hidden;
    for (size_t i = 0; i < told->stated_count; i++) {
        const struct released_cell *cell = told_cell(told, row, i);
        bool within = is_in(comparing, told, i, group);
        sum.hidden = sum.hidden || (within && cell->hidden);
        others_hide = others_hide || (!within && cell->hidden);
        sum.shown += within ? cell->shown : 0;
        others += within ? 0 : cell->shown;
    }
    bool one = comparing->told_list == comparing->part->list;
    if (!sum.hidden || others_hide || one)
        return sum;
    return (struct released_cell){false,
                                  base->shown - (others < base->shown ? others : base->shown)};
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

static uint64_t
count_stated(const struct comparing *comparing, const struct count_row *row)
{
    const struct count_block *block = comparing->workforce;
    uint64_t sum = 0;
    for (size_t i = 0; i < block->group_count; i++) {
        size_t target = comparing->part->list
                            ? comparing_target(comparing, comparing->from, block->groups[i])
                            : comparing_group_index(comparing->part, block->groups[i]);
        if (target < comparing->part->group_count && row->counts[i] != COUNT_UNKNOWN)
            sum += row->counts[i];
    }
    return sum;
}

static void
find_stated(struct comparing *comparing)
{
    uint64_t stated = 0, all = 0;
    for (size_t i = 0; i < comparing->workforce->row_count; i++) {
        const struct count_row *row = &comparing->workforce->rows[i];
        all = count_add(all, count_row_total(comparing->workforce, row));
        stated += count_stated(comparing, row);
    }
    comparing->part->stated = all == 0 || all == COUNT_UNKNOWN ? 0 : (unsigned)(stated * 100 / all);
}

/* --- role by role --- */

/* What the source counts: all employees too, where it does. */
static bool
is_shown(const struct told_counts *told, size_t row)
{
    bool has_all = false;
    for (size_t i = 0; i < told->row_count; i++)
        has_all = has_all || told->rows[i].kind == TOLD_REST;
    if (row == told->employees)
        return has_all;
    return row < told->row_count && told->rows[row].kind != TOLD_REST;
}

static void
add_role(struct comparing *comparing, const struct told_counts *told, size_t row)
{
    struct representation_part *part = comparing->part;
    bool all = row == told->employees;
    const char *code = all ? COUNT_ALL : told->rows[row].role;
    const struct counted_role *role = counting_role(&comparing->representation->counting, code);
    part->roles[part->role_count++] = (struct standing_role){
        .code = role ? role->name.code : code,
        .label = must_strdup(role ? role->name.label : code),
        .sum = all || told->rows[row].kind == TOLD_RANKS,
    };
}

static void
fill_cells(struct comparing *comparing, const struct told_counts *told, size_t row)
{
    struct representation_part *part = comparing->part;
    size_t groups = part->group_count, role = part->role_count - 1;
    const struct released_cell base = told_stated(told, row);
    bool unknown = row < told->row_count && told->rows[row].is_unknown;
    uint64_t residents = 0;
    for (size_t i = 0; i < groups; i++)
        residents += comparing->shares[i];
    for (size_t i = 0; i < groups; i++) {
        struct standing_cell *cell = &part->cells[role * groups + i];
        const struct released_cell count = sum_groups(comparing, told, row, i, &base);
        cell->local = (struct share){comparing->shares[i], residents};
        work_out(cell, &count, &base, unknown);
    }
}

bool
comparing_find_roles(struct comparing *comparing)
{
    struct representation_part *part = comparing->part;
    struct told_counts told;
    bool done = tell(comparing, &told);
    size_t most = done ? told.row_count + 1 : 0;
    part->roles = must_calloc(most + 1, sizeof *part->roles);
    part->cells = must_calloc((most + 1) * part->group_count, sizeof *part->cells);
    for (size_t row = 0; row < most; row++) {
        if (!is_shown(&told, row))
            continue;
        add_role(comparing, &told, row);
        fill_cells(comparing, &told, row);
    }
    if (done)
        find_stated(comparing);
    told_counts_clear(&told);
    return done;
}
