/* snapshot_totals.c - adds up the counts of a force. */
#include "modules/snapshot_totals.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/text.h"
#include "record/record.h"
#include "statistics/disclosure.h"

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
    return count_block_ages(counting, block, first, last, &totals->of_ages, error);
}

/* --- what nobody published --- */

/* Small counts are hidden, and as many more as it takes. */
static void
protect(struct totals_group *groups, size_t count, enum count_basis basis,
        struct disclosure_policy policy)
{
    uint64_t *counts = must_calloc(count + 1, sizeof *counts), scale = 1;
    struct released released = {.rows = 0};
    if (basis == COUNT_FTE)
        scale = COUNT_HUNDREDTHS;
    policy.threshold *= scale;
    policy.protection *= scale;
    policy.rounding *= policy.rounding > 1 ? scale : 1;
    for (size_t i = 0; i < count; i++)
        counts[i] = groups[i].count == COUNT_UNKNOWN ? 0 : groups[i].count;
    if (count > 0)
        disclosure_release(counts, 1, count, &policy, &released);
    for (size_t i = 0; i < count; i++) {
        groups[i].hidden = released.cells[i].hidden;
        if (groups[i].count != COUNT_UNKNOWN && !groups[i].hidden)
            groups[i].count = released.cells[i].shown;
    }
    released_clear(&released);
    free(counts);
}

/* Sums of the same counts in other lists would give the hidden ones away, so they are left out. */
static void
protect_all(struct totals *totals, const struct disclosure_policy *policy)
{
    enum count_basis basis = totals->gathered.table.basis;
    size_t kept = 0;
    for (size_t i = 0; i < totals->count; i++) {
        if (totals->lists[i].mapped) {
            free(totals->lists[i].groups);
            continue;
        }
        protect(totals->lists[i].groups, totals->lists[i].count, basis, *policy);
        totals->lists[kept++] = totals->lists[i];
    }
    totals->count = kept;
    protect(totals->roles, totals->role_count, basis, *policy);
    totals->is_protected = true;
}

static bool
is_published(const struct gathered *gathered)
{
    for (size_t i = 0; i < gathered->sources.count; i++)
        if (!string_equal(record_get(gathered->sources.items[i], SNAPSHOT_PUBLISHED), "yes"))
            return false;
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

bool
totals_find(struct session *session, const struct gather_question *question, const char *ages,
            const struct disclosure_policy *policy, struct totals *totals, struct error *error)
{
    *totals = (struct totals){.count = 0};
    if (!snapshot_gather(session, question, &totals->gathered, error))
        return false;
    const struct count_table *table = &totals->gathered.table;
    for (size_t i = 0; i < table->block_count; i++)
        add_block(totals, question->counting, &table->blocks[i]);
    const struct totals_list *whole = list_of_total(totals, question->counting);
    totals->total = whole->total;
    totals->total_of = whole->characteristic;
    add_roles(totals, question->counting, count_table_find(table, totals->total_of));
    if (!is_published(&totals->gathered))
        protect_all(totals, policy);
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
