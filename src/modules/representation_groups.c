/* representation_groups.c - the groups in which a workforce and a population can be compared. */
#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/text.h"
#include "representation_private.h"

bool
comparing_refuse(struct comparing *comparing, char *why)
{
    free(comparing->part->refusal);
    comparing->part->refusal = why;
    return false;
}

/* --- groups of both sides --- */

static bool
is_anybody(const struct count_block *block, size_t group)
{
    for (size_t i = 0; i < block->row_count; i++)
        if (block->rows[i].counts[group] != 0)
            return true;
    return false;
}

/* The first group with people in it that the list has no place for; NULL when there is none. */
static const struct counted_group *
find_unmapped(const struct count_block *block, const struct counted_list *from,
              const struct counted_list *to)
{
    for (size_t i = 0; i < block->group_count; i++) {
        const struct counted_group *group = counted_list_code(from, block->groups[i]);
        if (group && !group->unstated && is_anybody(block, i) && !counting_map(from, group, to))
            return group;
    }
    return NULL;
}

/* The list that was asked for; false when it is none of the characteristic. */
static bool
find_asked(struct comparing *comparing, const struct counted_list **asked)
{
    const struct counting *counting = &comparing->representation->counting;
    const char *typed = comparing->question->list;
    *asked = NULL;
    for (size_t i = 0; i < counting->list_count && typed; i++)
        if (counted_is(&counting->lists[i].name, typed) &&
            string_equal(counting->lists[i].characteristic, comparing->workforce->characteristic))
            *asked = &counting->lists[i];
    return !typed || *asked ||
           comparing_refuse(comparing, must_format("'%s' is no code list of %s", typed,
                                                   comparing->part->characteristic->label));
}

/* Names a group that stands in the way of a list, or of the other side's. */
static bool
refuse_lists(struct comparing *comparing, const struct counted_list *asked)
{
    const struct counted_list *to = asked ? asked : comparing->local_from;
    const struct counted_list *from = comparing->from;
    const struct counted_group *group = find_unmapped(comparing->workforce, from, to);
    if (!group) {
        from = comparing->local_from;
        to = asked ? asked : comparing->from;
        group = find_unmapped(comparing->local, from, to);
    }
    return comparing_refuse(
        comparing,
        must_format("'%s' of '%s' has no counterpart in '%s'; say in your copy of "
                    "schema/packs/counting.yaml what it counts as",
                    group ? group->name.label : "No group", from->name.label, to->name.label));
}

static bool
both_map_into(const struct comparing *comparing, const struct counted_list *list)
{
    return string_equal(list->characteristic, comparing->workforce->characteristic) &&
           !find_unmapped(comparing->workforce, comparing->from, list) &&
           !find_unmapped(comparing->local, comparing->local_from, list);
}

/* NULL when there is none. */
static const struct counted_list *
finest_list(const struct comparing *comparing)
{
    const struct counting *counting = &comparing->representation->counting;
    const struct counted_list *best = NULL;
    for (size_t i = 0; i < counting->list_count; i++) {
        const struct counted_list *list = &counting->lists[i];
        if (both_map_into(comparing, list) && (!best || list->group_count > best->group_count))
            best = list;
    }
    return best;
}

/* What nobody has published is told in the finest list, and in another as far as that has what the
 * groups there are made of. */
static bool
check_told(struct comparing *comparing)
{
    const struct counted_list *told = comparing->told_list, *asked = comparing->part->list;
    if (told == asked)
        return true;
    for (size_t i = 0; i < told->group_count; i++) {
        const struct counted_group *group = &told->groups[i];
        if (!group->unstated && !counting_map(told, group, asked))
            return comparing_refuse(
                comparing,
                must_format("Counts that are not published are told in one list, here '%s', and "
                            "'%s' would tell what that hides; '%s' has no counterpart there",
                            told->name.label, asked->name.label, group->name.label));
    }
    return true;
}

/* The finest list that both sides map into, or the one that was asked for. */
static bool
choose_list(struct comparing *comparing)
{
    const struct counted_list *asked, *finest = finest_list(comparing);
    if (!find_asked(comparing, &asked))
        return false;
    const struct counted_list *chosen = asked ? asked : finest;
    if (!chosen || !both_map_into(comparing, chosen))
        return refuse_lists(comparing, asked);
    comparing->part->list = chosen;
    comparing->told_list =
        gathered_is_published(&comparing->representation->workforce) ? chosen : finest;
    return check_told(comparing);
}

static void
add_group(struct representation_part *part, const char *code, const char *label)
{
    part->groups = array_reserve(part->groups, &part->group_capacity, part->group_count + 1,
                                 sizeof *part->groups);
    part->groups[part->group_count++] = (struct standing_group){code, label};
}

size_t
comparing_group_index(const struct representation_part *part, const char *code)
{
    size_t i = 0;
    while (i < part->group_count && !string_equal(part->groups[i].code, code))
        i++;
    return i;
}

size_t
comparing_target(const struct comparing *comparing, const struct counted_list *from,
                 const char *code)
{
    const struct counted_group *group = counted_list_code(from, code);
    const struct counted_group *to =
        group && !group->unstated ? counting_map(from, group, comparing->part->list) : NULL;
    return to ? comparing_group_index(comparing->part, to->name.code)
              : comparing->part->group_count;
}

static void
list_ages(struct comparing *comparing)
{
    for (size_t i = 0; i < comparing->workforce->group_count; i++) {
        unsigned first, last;
        if (age_range_read(comparing->workforce->groups[i], &first, &last))
            add_group(comparing->part, comparing->workforce->groups[i],
                      comparing->workforce->groups[i]);
    }
}

const struct counted_list *
representation_told_list(struct session *session, const struct gather_question *asked,
                         const struct gathered *workforce, const struct count_block *block)
{
    struct gathered local = {.force = NULL};
    struct error ignored;
    struct representation of = {.force = workforce->force, .counting = *asked->counting};
    const struct representation_question question = {.as_at = asked->as_at};
    struct comparing comparing = {
        .session = session,
        .representation = &of,
        .question = &question,
        .workforce = block,
        .from = counting_list(asked->counting, block->list),
    };
    const struct counted_list *list = comparing.from;
    if (list && comparing_gather_local(&comparing, &local, &ignored)) {
        comparing.local = count_table_find(&local.table, block->characteristic);
        comparing.local_from = counting_list(asked->counting, comparing.local->list);
        const struct counted_list *finest = comparing.local_from ? finest_list(&comparing) : NULL;
        list = finest ? finest : list;
    }
    gathered_clear(&local);
    return list;
}

bool
comparing_find_groups(struct comparing *comparing)
{
    const struct counting *counting = &comparing->representation->counting;
    struct representation_part *part = comparing->part;
    if (string_equal(comparing->workforce->characteristic, COUNT_AGE)) {
        list_ages(comparing);
        return part->group_count > 0 ||
               comparing_refuse(comparing, must_strdup("The ages have no bands"));
    }
    comparing->from = counting_list(counting, comparing->workforce->list);
    comparing->local_from = counting_list(counting, comparing->local->list);
    part->local_list = comparing->local_from;
    if (!comparing->from || !comparing->local_from)
        return comparing_refuse(
            comparing,
            must_format("The code list '%s' is not in schema/packs/counting.yaml",
                        (comparing->from ? comparing->local : comparing->workforce)->list));
    if (!choose_list(comparing))
        return false;
    for (size_t i = 0; i < part->list->group_count; i++)
        if (!part->list->groups[i].unstated)
            add_group(part, part->list->groups[i].name.code, part->list->groups[i].name.label);
    return true;
}
