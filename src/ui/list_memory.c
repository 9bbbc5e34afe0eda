/* list_memory.c - how a list on screen is sorted and what columns it has: changed, and remembered.
 */
#include "ui/list_view.h"

#include "modules/list_memory.h"
#include "ui/shell.h"

/* The cursor stays on its record, wherever that is now. */
static void
changed(struct list_view *list, struct list_mark stay)
{
    list->remember = true;
    list_read_again(list, stay);
}

void
list_set_columns(struct list_view *list, const struct list_shape *shape)
{
    list_shape_copy(&list->shape, shape);
    changed(list, list_mark(list));
}

void
list_set_sort(struct list_view *list, size_t field, bool descending)
{
    struct list_mark stay = list_mark(list);
    list_range_clear(list); /* it was a range of the other order */
    list->query.sort_field = field;
    list->query.descending = descending;
    changed(list, stay);
}

void
list_shape_of(const struct list_view *list, struct list_shape *shape)
{
    list_shape_init(shape, list->type);
    list_shape_copy(shape, &list->shape);
    shape->sort_field = list->query.sort_field;
    shape->descending = list->query.descending;
    text_append(&shape->filter, text_string(&list->filter_text));
}

/* A fault in posact.yaml is said, and costs no more than that. */
void
list_recall(struct list_view *list)
{
    struct error error;
    if (!list_memory_recall(list->window.session, list->type, &list->shape, &error))
        shell_say(list->view.shell, MESSAGE_WARNING, "%s", error.text);
    list->query.sort_field = list->shape.sort_field;
    list->query.descending = list->shape.descending;
}

/* Told, but never in the way: the list is as it was wanted. */
void
list_remember(struct list_view *list)
{
    struct list_shape shape;
    struct error error;
    if (!list->remember)
        return;
    list->remember = false;
    list_shape_of(list, &shape);
    if (!list_memory_keep(list->window.session, &shape, &error))
        shell_say(list->view.shell, MESSAGE_WARNING, "How the list looks was not kept: %s",
                  error.text);
    list_shape_clear(&shape);
}
