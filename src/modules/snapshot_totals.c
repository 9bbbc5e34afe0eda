/* snapshot_totals.c - adds up the counts of a force. */
#include "modules/snapshot_totals.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/text.h"
#include "record/record.h"
#include "totals_told.h"

/* --- groups --- */

static uint64_t
sum_group(const struct counting *counting, const struct count_block *block, size_t group)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < block->row_count; i++)
        if (count_row_is_part(counting, block, &block->rows[i]))
            sum = count_add(sum, block->rows[i].counts[group]);
    return sum;
}

static struct totals_list *
add_list(struct totals *totals, const struct count_block *block, const struct counted_list *list,
         size_t most)
{
    totals->lists =
        array_reserve(totals->lists, &totals->capacity, totals->count + 1, sizeof *totals->lists);
    struct totals_list *added = &totals->lists[totals->count++];
    *added = (struct totals_list){
        .characteristic = block->characteristic,
        .list = list,
        .groups = must_calloc(most + 1, sizeof *added->groups),
    };
    return added;
}

static void
add_group(struct totals_list *list, const char *code, const char *label, uint64_t count)
{
    list->total = count_add(list->total, count);
    for (size_t i = 0; i < list->count; i++) {
        if (!string_equal(list->groups[i].code, code))
            continue;
        list->groups[i].count = count_add(list->groups[i].count, count);
        return;
    }
    list->groups[list->count++] = (struct totals_group){code, label, count, false};
}

/* In the list of the source, in its order. */
static void
add_own(struct totals *totals, const struct counting *counting, const struct count_block *block,
        const struct counted_list *list)
{
    struct totals_list *own = add_list(totals, block, list, block->group_count);
    for (size_t i = 0; i < block->group_count; i++) {
        const struct counted_group *group = counted_list_code(list, block->groups[i]);
        add_group(own, block->groups[i], group ? group->name.label : block->groups[i],
                  sum_group(counting, block, i));
    }
}

/* Groups that nobody is in need no map, and who did not say stays so in every list. */
static const struct counted_group *
mapped_group(const struct counted_list *from, const struct counted_group *group,
             const struct counted_list *to)
{
    const struct counted_group *found = counting_map(from, group, to);
    for (size_t i = 0; i < to->group_count && !found && group->unstated; i++)
        found = to->groups[i].unstated ? &to->groups[i] : NULL;
    return found;
}

static bool
maps_whole(const struct counting *counting, const struct count_block *block,
           const struct counted_list *from, const struct counted_list *to)
{
    bool any = false;
    for (size_t i = 0; i < block->group_count; i++) {
        const struct counted_group *group = counted_list_code(from, block->groups[i]);
        if (!group)
            return false;
        if (sum_group(counting, block, i) == 0)
            continue;
        if (!mapped_group(from, group, to))
            return false;
        any = any || !group->unstated;
    }
    return any;
}

static void
add_mapped(struct totals *totals, const struct counting *counting, const struct count_block *block,
           const struct counted_list *from, const struct counted_list *to)
{
    struct totals_list *mapped = add_list(totals, block, to, to->group_count);
    mapped->mapped = true;
    for (size_t i = 0; i < to->group_count; i++) {
        bool any = false;
        uint64_t sum = 0;
        for (size_t j = 0; j < block->group_count; j++) {
            const struct counted_group *group = counted_list_code(from, block->groups[j]);
            if (mapped_group(from, group, to) != &to->groups[i])
                continue;
            any = true;
            sum = count_add(sum, sum_group(counting, block, j));
        }
        if (any)
            add_group(mapped, to->groups[i].name.code, to->groups[i].name.label, sum);
    }
}

static void
add_block(struct totals *totals, const struct counting *counting, const struct count_block *block)
{
    const struct counted_list *list = counting_list(counting, block->list);
    add_own(totals, counting, block, list);
    for (size_t i = 0; list && i < counting->list_count; i++) {
        const struct counted_list *to = &counting->lists[i];
        if (to != list && string_equal(to->characteristic, block->characteristic) &&
            maps_whole(counting, block, list, to))
            add_mapped(totals, counting, block, list, to);
    }
}

/* --- roles --- */

static void
add_roles(struct totals *totals, const struct counting *counting, const struct count_block *block)
{
    totals->roles = must_calloc(block->row_count + 1, sizeof *totals->roles);
    for (size_t i = 0; i < block->row_count; i++) {
        const struct count_row *row = &block->rows[i];
        const struct counted_role *role = *row->role ? counting_role(counting, row->role) : NULL;
        size_t at = 0;
        if (*row->role == '\0')
            continue;
        while (at < totals->role_count && !string_equal(totals->roles[at].code, row->role))
            at++;
        if (at == totals->role_count)
            totals->roles[totals->role_count++] =
                (struct totals_group){row->role, role ? role->name.label : row->role, 0, false};
        totals->roles[at].count = count_add(totals->roles[at].count, count_row_total(block, row));
    }
}

/* --- ages --- */

bool
count_block_ages(const struct counting *counting, const struct count_block *block, unsigned first,
                 unsigned last, uint64_t *count, struct error *error)
{
    *count = 0;
    for (size_t i = 0; i < block->group_count; i++) {
        unsigned from, to;
        if (!age_range_read(block->groups[i], &from, &to) || to < first || from > last)
            continue;
        if (from < first || to > last)
            return error_set(error, ERROR_INPUT,
                             "The ages do not match: the counts have a band '%s', which lies "
                             "across an end of the range",
                             block->groups[i]);
        *count = count_add(*count, sum_group(counting, block, i));
    }
    return true;
}

/* --- people of some ages --- */

/* The bands as they are told. */
static uint64_t
sum_shown(const struct totals *totals, unsigned first, unsigned last)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < totals->count; i++) {
        const struct totals_list *list = &totals->lists[i];
        for (size_t j = 0; j < list->count && string_equal(list->characteristic, COUNT_AGE); j++) {
            unsigned from, to;
            if (age_range_read(list->groups[j].code, &from, &to) && from >= first && to <= last)
                sum =
                    count_add(sum, list->groups[j].hidden ? COUNT_UNKNOWN : list->groups[j].count);
        }
    }
    return sum;
}

static bool
find_ages(struct totals *totals, const struct counting *counting, const char *ages,
          struct error *error)
{
    unsigned first, last;
    const struct count_block *block = count_table_find(&totals->gathered.table, COUNT_AGE);
    if (!age_range_read(ages, &first, &last))
        return error_set(error, ERROR_INPUT, "'%s' is no range of ages; write it as 18-24 or 65+",
                         ages);
    if (!block)
        return error_set(error, ERROR_NOT_FOUND, "The snapshot has no counts by age");
    totals->has_ages = true;
    if (!count_block_ages(counting, block, first, last, &totals->of_ages, error))
        return false;
    if (totals->is_protected)
        totals->of_ages = sum_shown(totals, first, last);
    return true;
}

/* --- all --- */

/* Tables of one census differ by a few people: the total is that of one of them, which is named. */
static const struct totals_list *
list_of_total(const struct totals *totals, const struct counting *counting)
{
    for (size_t i = 0; i < totals->count; i++)
        if (string_equal(totals->lists[i].characteristic, COUNT_ALL))
            return &totals->lists[i];
    for (size_t i = 0; i < counting->characteristic_count; i++)
        for (size_t j = 0; j < totals->count; j++)
            if (string_equal(totals->lists[j].characteristic, counting->characteristics[i].code))
                return &totals->lists[j];
    return &totals->lists[0];
}

/* All of a force together are employees as far as anybody can tell; beside the roles they are made
 * of, they are those who are. */
static bool
is_of_employees(const struct counting *counting, const struct count_block *block,
                const struct count_row *row)
{
    const struct counted_role *role = counting_role(counting, row->role);
    if (!string_equal(row->role, COUNT_ALL))
        return !role || !role->unpaid;
    for (size_t i = 0; i < block->row_count; i++)
        if (!string_equal(block->rows[i].role, COUNT_ALL))
            return false;
    return true;
}

static void
leave_out_unpaid(const struct counting *counting, struct count_table *table)
{
    for (size_t i = 0; i < table->block_count; i++) {
        struct count_block *block = &table->blocks[i];
        bool *stays = must_calloc(block->row_count + 1, sizeof *stays);
        for (size_t j = 0; j < block->row_count; j++)
            stays[j] = is_of_employees(counting, block, &block->rows[j]);
        for (size_t j = block->row_count; j-- > 0;)
            if (!stays[j])
                count_block_remove(block, j);
        free(stays);
    }
}

bool
totals_find(struct session *session, const struct gather_question *question, const char *ages,
            const struct totals_rule *rule, struct totals *totals, struct error *error)
{
    *totals = (struct totals){.count = 0};
    if (!snapshot_gather(session, question, &totals->gathered, error))
        return false;
    bool is_published = gathered_is_published(&totals->gathered);
    const struct count_table *table = &totals->gathered.table;
    if (rule->employees && is_published)
        leave_out_unpaid(question->counting, &totals->gathered.table);
    for (size_t i = 0; i < table->block_count; i++)
        add_block(totals, question->counting, &table->blocks[i]);
    const struct totals_list *whole = list_of_total(totals, question->counting);
    totals->total = whole->total;
    totals->total_of = whole->characteristic;
    add_roles(totals, question->counting, count_table_find(table, totals->total_of));
    if (!is_published && !totals_tell(session, question, rule, totals, error))
        return false;
    return !ages || find_ages(totals, question->counting, ages, error);
}

void
totals_clear(struct totals *totals)
{
    for (size_t i = 0; i < totals->count; i++)
        free(totals->lists[i].groups);
    free(totals->lists);
    free(totals->roles);
    gathered_clear(&totals->gathered);
}
