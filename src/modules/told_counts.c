/* told_counts.c - protects the counts of a force by one characteristic, once. */
#include "modules/told_counts.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"

/* --- groups --- */

static void
add_group(struct told_counts *told, const char *code, const char *label, bool unstated)
{
    told->groups = array_reserve(told->groups, &told->group_capacity, told->group_count + 1,
                                 sizeof *told->groups);
    told->groups[told->group_count++] = (struct told_group){code, label, unstated};
    told->stated_count += !unstated;
}

static bool
has_group(const struct count_block *block, const struct counted_list *list, const char *code)
{
    for (size_t i = 0; i < block->group_count; i++)
        if (string_equal(block->groups[i], code) && counted_list_code(list, code))
            return true;
    return false;
}

static const struct counted_list *
own_list(const struct told_question *question)
{
    return counting_list(question->counting, question->block->list);
}

static bool
is_unstated(const struct told_question *question, size_t group)
{
    const struct counted_group *found =
        counted_list_code(own_list(question), question->block->groups[group]);
    return found && found->unstated;
}

static bool
has_unstated(const struct told_question *question)
{
    for (size_t i = 0; i < question->block->group_count; i++)
        if (is_unstated(question, i))
            return true;
    return false;
}

/* All groups of a list, and of those who did not say the ones that the source has. */
static void
add_listed(const struct told_question *question, struct told_counts *told)
{
    const struct counted_list *list = question->list, *own = own_list(question);
    for (size_t i = 0; i < list->group_count; i++)
        if (!list->groups[i].unstated)
            add_group(told, list->groups[i].name.code, list->groups[i].name.label, false);
    for (size_t i = 0; i < list->group_count && list == own; i++)
        if (list->groups[i].unstated && has_group(question->block, list, list->groups[i].name.code))
            add_group(told, list->groups[i].name.code, list->groups[i].name.label, true);
    if (list != own && has_unstated(question))
        add_group(told, "not_stated", "Not stated", true);
}

/* Ages, or a list that is in no pack. */
static void
add_own(const struct told_question *question, struct told_counts *told)
{
    const struct count_block *block = question->block;
    for (int unstated = 0; unstated < 2; unstated++)
        for (size_t i = 0; i < block->group_count; i++)
            if (is_unstated(question, i) == (unstated == 1))
                add_group(told, block->groups[i], block->groups[i], unstated == 1);
}

static size_t
group_index(const struct told_counts *told, const char *code)
{
    size_t i = 0;
    while (i < told->group_count && !string_equal(told->groups[i].code, code))
        i++;
    return i;
}

/* Where a group of the source is told; group_count for one that nobody is in. */
static size_t
target_of(const struct told_question *question, const struct told_counts *told, size_t group)
{
    const struct counted_list *own = own_list(question);
    const char *code = question->block->groups[group];
    if (!question->list || question->list == own)
        return group_index(told, code);
    if (is_unstated(question, group))
        return group_index(told, "not_stated");
    const struct counted_group *to =
        counting_map(own, counted_list_code(own, code), question->list);
    return to ? group_index(told, to->name.code) : told->group_count;
}

/* --- rows --- */

static const struct counted_role *
role_of(const struct told_question *question, size_t row)
{
    return counting_role(question->counting, question->block->rows[row].role);
}

static bool
is_rank_of(const struct told_question *question, size_t row, const char *role)
{
    const struct counted_role *found = role_of(question, row);
    return found && found->part && string_equal(found->part, role);
}

/* A role whose ranks are there is their sum, and all employees are that of the roles. */
static bool
is_made_of_others(const struct told_question *question, size_t row)
{
    const struct count_block *block = question->block;
    const char *role = block->rows[row].role;
    for (size_t i = 0; i < block->row_count; i++)
        if (is_rank_of(question, i, role) ||
            (string_equal(role, COUNT_ALL) && !string_equal(block->rows[i].role, COUNT_ALL)))
            return true;
    return false;
}

static bool
has_row(const struct told_counts *told, const char *role)
{
    for (size_t i = 0; i < told->row_count; i++)
        if (string_equal(told->rows[i].role, role))
            return true;
    return false;
}

static void
add_row(struct told_counts *told, const char *role, enum told_row_kind kind)
{
    told->rows[told->row_count++] = (struct told_row){role, kind, SIZE_MAX, false};
}

/* The ranks of a role stand together, their sum below them; one alone is no sum. */
static void
add_ranks(const struct told_question *question, const char *role, struct told_counts *told)
{
    const struct count_block *block = question->block;
    size_t first = told->row_count;
    for (size_t i = 0; i < block->row_count; i++)
        if (is_rank_of(question, i, role) && !has_row(told, block->rows[i].role))
            add_row(told, block->rows[i].role, TOLD_ROLE);
    if (told->row_count - first < 2)
        return;
    for (size_t i = first; i < told->row_count; i++)
        told->rows[i].sum = told->row_count;
    add_row(told, role, TOLD_RANKS);
}

static bool
is_employed(const struct told_question *question, const struct told_row *row)
{
    const struct counted_role *role = counting_role(question->counting, row->role);
    return !role || !role->unpaid;
}

/* Who is employed and who is not have sums of their own, where both are there. */
static void
add_sums(const struct told_question *question, struct told_counts *told)
{
    bool employed = false, others = false;
    size_t rows = told->row_count;
    for (size_t i = 0; i < rows; i++) {
        employed = employed || is_employed(question, &told->rows[i]);
        others = others || !is_employed(question, &told->rows[i]);
    }
    bool both = employed && others;
    for (size_t i = 0; i < rows; i++)
        if (told->rows[i].sum == SIZE_MAX)
            told->rows[i].sum = both && !is_employed(question, &told->rows[i]) ? rows + 1 : rows;
    if (both)
        add_row(told, COUNT_ALL, TOLD_EMPLOYEES);
    told->employees = rows;
    if (both)
        told->rows[rows].sum = rows + 1;
}

static const struct count_row *
find_all(const struct told_question *question)
{
    const struct count_block *block = question->block;
    for (size_t i = 0; i < block->row_count; i++)
        if (string_equal(block->rows[i].role, COUNT_ALL) && is_made_of_others(question, i))
            return &block->rows[i];
    return NULL;
}

static void
find_rows(const struct told_question *question, struct told_counts *told)
{
    const struct count_block *block = question->block;
    told->rows = must_calloc(2 * block->row_count + 3, sizeof *told->rows);
    for (size_t i = 0; i < block->row_count; i++) {
        const struct counted_role *role = role_of(question, i);
        if (is_made_of_others(question, i) || has_row(told, block->rows[i].role))
            continue;
        if (role && role->part)
            add_ranks(question, role->part, told);
        else
            add_row(told, block->rows[i].role, TOLD_ROLE);
    }
    if (find_all(question))
        add_row(told, "", TOLD_REST);
    add_sums(question, told);
}

/* --- counts --- */

static void
add_counts(const struct told_question *question, const struct told_counts *told,
           const struct count_row *row, uint64_t *counts, bool *is_unknown)
{
    for (size_t i = 0; i < question->block->group_count; i++) {
        size_t target = target_of(question, told, i);
        *is_unknown = *is_unknown || row->counts[i] == COUNT_UNKNOWN;
        if (target < told->group_count && row->counts[i] != COUNT_UNKNOWN)
            counts[target] += row->counts[i];
    }
}

/* Of all employees those whom no role counts; false where the roles count more. */
static bool
count_rest(const struct told_question *question, struct told_counts *told, uint64_t *counts,
           size_t rest)
{
    const struct count_row *all = find_all(question);
    bool fits = true;
    uint64_t *left = &counts[rest * told->group_count];
    if (all)
        add_counts(question, told, all, left, &told->rows[rest].is_unknown);
    for (size_t i = 0; i < rest; i++) {
        const struct told_row *row = &told->rows[i];
        for (size_t j = 0; j < told->group_count && row->kind == TOLD_ROLE; j++) {
            uint64_t count = is_employed(question, row) ? counts[i * told->group_count + j] : 0;
            fits = fits && left[j] >= count;
            left[j] -= left[j] >= count ? count : left[j];
        }
    }
    return fits || told->rows[rest].is_unknown;
}

static bool
count_rows(const struct told_question *question, struct told_counts *told, uint64_t *counts,
           struct error *error)
{
    const struct count_block *block = question->block;
    for (size_t i = 0; i < told->row_count; i++) {
        struct told_row *row = &told->rows[i];
        for (size_t j = 0; j < block->row_count && row->kind == TOLD_ROLE; j++)
            if (string_equal(block->rows[j].role, row->role))
                add_counts(question, told, &block->rows[j], &counts[i * told->group_count],
                           &row->is_unknown);
        if (row->kind == TOLD_REST && !count_rest(question, told, counts, i))
            return error_set(error, ERROR_INPUT,
                             "The counts of its roles by %s are more than those of all employees; "
                             "import counts that add up",
                             block->characteristic);
        if (row->sum < told->row_count)
            told->rows[row->sum].is_unknown = told->rows[row->sum].is_unknown || row->is_unknown;
    }
    return true;
}

/* --- letting it out --- */

static struct disclosure_policy
policy_of(const struct told_question *question)
{
    struct disclosure_policy policy = question->policy;
    uint64_t scale = question->basis == COUNT_FTE ? COUNT_HUNDREDTHS : 1;
    policy.threshold *= scale;
    policy.protection *= scale;
    policy.rounding *= policy.rounding > 1 ? scale : 1;
    return policy;
}

static const char *
key_of(const struct told_row *row)
{
    return row->kind == TOLD_REST        ? "rest"
           : row->kind == TOLD_EMPLOYEES ? "employees"
           : *row->role == '\0'          ? COUNT_ALL
                                         : row->role;
}

/* What whoever asks knows of the total is the total itself, unless it is released, or must be
 * hidden with others. */
static bool
release(const struct told_question *question, const uint64_t *counts, struct table_release *table,
        struct told_counts *told)
{
    size_t *sums = must_calloc(told->row_count, sizeof *sums);
    const char **rows = must_calloc(told->row_count, sizeof *rows);
    const char **columns = must_calloc(told->group_count, sizeof *columns);
    for (size_t i = 0; i < told->row_count; i++) {
        sums[i] = told->rows[i].sum;
        rows[i] = key_of(&told->rows[i]);
    }
    for (size_t i = 0; i < told->group_count; i++)
        columns[i] = told->groups[i].code;
    table->row_keys = rows;
    table->column_keys = columns;
    table->of = (struct disclosure_table){
        .counts = counts,
        .rows = told->row_count,
        .columns = told->group_count,
        .sums = sums,
        .open = told->group_count - told->stated_count,
    };
    table->total_is_known = question->ledger.let_out == NULL;
    bool done = table_release(table, &told->released);
    told->total_is_told = done && table->total_is_known;
    if (!done && table->total_is_known) {
        released_clear(&told->released);
        table->total_is_known = false;
        done = table_release(table, &told->released);
    }
    free(sums);
    free(rows);
    free(columns);
    return done;
}

static bool
protect(const struct told_question *question, const uint64_t *counts, struct told_counts *told,
        struct error *error)
{
    const struct disclosure_policy policy = policy_of(question);
    const char *list = question->list ? question->list->name.code : question->block->list;
    char *scope =
        must_format("%s|%s|%s", question->force, question->kind, question->block->characteristic);
    char *shape =
        must_format("%s %s", *list == '\0' ? COUNT_AGE : list, count_basis_codes[question->basis]);
    struct table_release table = {
        .ledger = &question->ledger,
        .policy = &policy,
        .scope = scope,
        .shape = shape,
        .name = COUNT_ALL,
    };
    bool done = release(question, counts, &table, told) ||
                error_set(error, ERROR_CONFLICT, "%s", table_release_refusal);
    free(scope);
    free(shape);
    return done;
}

bool
told_counts_find(const struct told_question *question, struct told_counts *told,
                 struct error *error)
{
    *told = (struct told_counts){.group_count = 0};
    if (question->list)
        add_listed(question, told);
    else
        add_own(question, told);
    find_rows(question, told);
    uint64_t *counts = must_calloc((told->row_count + 1) * (told->group_count + 1), sizeof *counts);
    bool done =
        told->row_count == 0 || told->group_count == 0 ||
        (count_rows(question, told, counts, error) && protect(question, counts, told, error));
    free(counts);
    return done;
}

void
told_counts_clear(struct told_counts *told)
{
    free(told->groups);
    free(told->rows);
    released_clear(&told->released);
}

const struct released_cell *
told_cell(const struct told_counts *told, size_t row, size_t column)
{
    return &told->released.cells[row * (told->group_count + 1) + column];
}

struct released_cell
told_stated(const struct told_counts *told, size_t row)
{
    struct released_cell stated = *told_cell(told, row, told->group_count);
    for (size_t i = told->stated_count; i < told->group_count; i++) {
        const struct released_cell *not_said = told_cell(told, row, i);
        stated.hidden = stated.hidden || not_said->hidden;
        stated.shown -= not_said->shown < stated.shown ? not_said->shown : stated.shown;
    }
    stated.shown = stated.hidden ? 0 : stated.shown;
    return stated;
}
