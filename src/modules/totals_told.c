/* totals_told.c - totals as the sums of the one table that is told (told_counts.h). */
#include "totals_told.h"

#include <stdlib.h>

#include "base/memory.h"
#include "modules/representation.h"
#include "modules/told_counts.h"

/* One characteristic on its way. */
struct telling {
    const struct gather_question *question;
    const struct totals_rule *rule;
    const struct count_block *block;
    const struct counted_list *list;
    struct told_counts told;
    size_t row; /* the sum that is asked for */
};

static uint64_t
told_count(const struct telling *telling, size_t row, size_t column)
{
    const struct released_cell *cell = told_cell(&telling->told, row, column);
    return cell->hidden ? COUNT_UNKNOWN : cell->shown;
}

/* A count of a sum is not known where one that it is made of is not. */
static bool
is_unknown(const struct telling *telling)
{
    const struct told_counts *told = &telling->told;
    for (size_t i = 0; i < told->row_count; i++)
        if (told->rows[i].is_unknown && (telling->row == told->row_count ||
                                         told->rows[i].sum == telling->row || i == telling->row))
            return true;
    return false;
}

static void
add_groups(const struct telling *telling, struct totals_list *list)
{
    const struct told_counts *told = &telling->told;
    list->groups = must_calloc(told->group_count + 1, sizeof *list->groups);
    for (size_t i = 0; i < told->group_count; i++) {
        uint64_t count = told_count(telling, telling->row, i);
        list->groups[list->count++] = (struct totals_group){
            .code = told->groups[i].code,
            .label = told->groups[i].label,
            .count = count == COUNT_UNKNOWN ? 0 : count,
            .hidden = count == COUNT_UNKNOWN,
        };
    }
    for (size_t i = 0; i < list->count && is_unknown(telling); i++)
        list->groups[i].count = list->groups[i].hidden ? 0 : COUNT_UNKNOWN;
}

/* Those of the sum alone: employees are no special constables. */
static void
set_roles(const struct telling *telling, struct totals *totals)
{
    const struct told_counts *told = &telling->told;
    totals->role_count = 0;
    for (size_t i = 0; i < told->row_count; i++) {
        const struct told_row *row = &told->rows[i];
        const struct counted_role *role = counting_role(telling->question->counting, row->role);
        bool left_out = telling->rule->employees && role && role->unpaid;
        if (row->kind != TOLD_ROLE || *row->role == '\0' || left_out)
            continue;
        uint64_t count = told_count(telling, i, told->group_count);
        totals->roles[totals->role_count++] = (struct totals_group){
            .code = row->role,
            .label = role ? role->name.label : row->role,
            .count = count == COUNT_UNKNOWN ? 0 : count,
            .hidden = count == COUNT_UNKNOWN,
        };
    }
}

static uint64_t
total_of(const struct telling *telling, uint64_t counted)
{
    const struct told_counts *told = &telling->told;
    bool is_all = telling->row == told->row_count;
    return counted == COUNT_UNKNOWN || (is_all && told->total_is_told)
               ? counted
               : told_count(telling, telling->row, told->group_count);
}

static bool
has_employees(const struct telling *telling)
{
    const struct told_counts *told = &telling->told;
    for (size_t i = 0; i < told->row_count; i++) {
        const struct counted_role *role =
            counting_role(telling->question->counting, told->rows[i].role);
        if (!role || !role->unpaid)
            return true;
    }
    return false;
}

static bool
tell(struct telling *telling, const struct gathered *gathered, struct error *error)
{
    const struct told_question asked = {
        .counting = telling->question->counting,
        .block = telling->block,
        .list = telling->list,
        .force = gathered->force->code,
        .kind = telling->question->type->name,
        .basis = gathered->table.basis,
        .policy = telling->rule->policy,
        .ledger = telling->rule->ledger,
    };
    if (!told_counts_find(&asked, &telling->told, error))
        return false;
    telling->row = telling->rule->employees ? telling->told.employees : telling->told.row_count;
    return !telling->rule->employees || has_employees(telling) ||
           error_set(error, ERROR_NOT_FOUND, "The workforce of %s has no counts of employees by %s",
                     gathered->force->label, telling->block->characteristic);
}

static const struct counted_list *
list_for(struct session *session, const struct gather_question *question,
         const struct gathered *gathered, const struct count_block *block)
{
    if (question->type == &workforce_type)
        return representation_told_list(session, question, gathered, block);
    return counting_list(question->counting, block->list);
}

/* The list of a block as it is told. */
static bool
tell_block(struct session *session, const struct gather_question *question,
           const struct totals_rule *rule, struct totals *totals, struct totals_list *list,
           struct error *error)
{
    const struct gathered *gathered = &totals->gathered;
    struct telling telling = {
        .question = question,
        .rule = rule,
        .block = count_table_find(&gathered->table, list->characteristic),
    };
    telling.list = list_for(session, question, gathered, telling.block);
    bool done = tell(&telling, gathered, error);
    if (done) {
        free(list->groups);
        list->groups = NULL;
        list->list = telling.list;
        list->count = 0;
        list->total = total_of(&telling, list->total);
        add_groups(&telling, list);
    }
    if (done && string_equal(list->characteristic, totals->total_of)) {
        totals->total = total_of(&telling, totals->total);
        set_roles(&telling, totals);
    }
    told_counts_clear(&telling.told);
    return done;
}

/* In other lists than the one that is told the same counts would tell what it hides. */
static void
drop_mapped(struct totals *totals)
{
    size_t lists = 0;
    for (size_t i = 0; i < totals->count; i++) {
        struct totals_list list = totals->lists[i];
        if (list.mapped)
            free(list.groups);
        else
            totals->lists[lists++] = list;
    }
    totals->count = lists;
}

bool
totals_tell(struct session *session, const struct gather_question *question,
            const struct totals_rule *rule, struct totals *totals, struct error *error)
{
    bool done = true;
    drop_mapped(totals);
    totals->is_protected = true;
    totals->policy = rule->policy;
    for (size_t i = 0; i < totals->count && done; i++)
        done = tell_block(session, question, rule, totals, &totals->lists[i], error);
    return done;
}
