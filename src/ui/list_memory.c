/* list_memory.c - how a list is sorted and what columns it has: changed, and remembered for the
 * next time. Its filter is not: a list opens with all its records. */
#include "ui/list_view.h"

#include <stdlib.h>

#include "base/text.h"
#include "config/config.h"
#include "ui/shell.h"

#define KIND "list"

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

/* What the force has set for lists of the type; a fault is said, and costs no more than that. */
static void
init_configured(struct list_view *list, struct list_shape *shape)
{
    struct error error;
    list_shape_init(shape, list->type);
    const struct choice_list *configured =
        config_list(session_config(list->window.session), SETTING_COLUMNS);
    const struct choice *columns = choice_find(configured, list->type->name);
    if (!columns || list_shape_set_columns(shape, columns->label, &error))
        return;
    shell_say(list->view.shell, MESSAGE_WARNING, "columns of %s in posact.yaml: %s",
              list->type->name, error.text);
}

void
list_recall(struct list_view *list)
{
    struct session *session = list->window.session;
    struct error ignored;
    init_configured(list, &list->shape);
    char *line = session_recall(session, KIND, list->type->name);
    if (line)
        list_shape_read(&list->shape, line, session_context(session), true, &ignored);
    free(line);
    list->query.sort_field = list->shape.sort_field;
    list->query.descending = list->shape.descending;
}

/* Told, but never in the way: the list is as it was wanted. */
void
list_remember(struct list_view *list)
{
    if (!list->remember)
        return;
    list->remember = false;
    struct list_shape shape, usual;
    struct text line = TEXT_EMPTY;
    struct error error;
    init_configured(list, &usual);
    list_shape_of(list, &shape);
    text_reset(&shape.filter);
    list_shape_write(&shape, &usual, &line);
    if (!session_remember(list->window.session, KIND, list->type->name, text_string(&line), &error))
        shell_say(list->view.shell, MESSAGE_WARNING, "How the list looks was not kept: %s",
                  error.text);
    text_clear(&line);
    list_shape_clear(&shape);
}
