/* change.c - entries of history. */
#include "record/change.h"

#include <stdlib.h>

void
change_drop_fields(struct change *change)
{
    for (size_t i = 0; i < change->field_count; i++) {
        free(change->fields[i].old_value);
        free(change->fields[i].new_value);
    }
    change->field_count = 0;
}

void
change_drop_field(struct change *change, size_t index)
{
    free(change->fields[index].old_value);
    free(change->fields[index].new_value);
    change->field_count--;
    for (size_t i = index; i < change->field_count; i++)
        change->fields[i] = change->fields[i + 1];
}

static void
change_clear(struct change *change)
{
    change_drop_fields(change);
    free(change->fields);
    free(change->actor);
    free(change->command);
    free(change->purpose);
}

void
change_list_clear(struct change_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        change_clear(&list->items[i]);
    free(list->items);
    *list = (struct change_list){.items = NULL};
}

static int
compare_newest(const void *left, const void *right)
{
    const struct change *a = left, *b = right;
    return (a->lsn < b->lsn) - (a->lsn > b->lsn);
}

void
change_list_newest(struct change_list *list, size_t first, size_t limit)
{
    qsort(list->items + first, list->count - first, sizeof *list->items, compare_newest);
    while (list->count > first + limit)
        change_clear(&list->items[--list->count]);
}

const char *
change_kind_name(enum change_kind kind)
{
    switch (kind) {
    case CHANGE_ADDED:
        return "added";
    case CHANGE_EDITED:
        return "changed";
    case CHANGE_REMOVED:
        return "removed";
    case CHANGE_RESTORED:
        return "restored";
    case CHANGE_NOTED:
        return "noted";
    }
    return "changed";
}
