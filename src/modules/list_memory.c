/* list_memory.c - sort and columns of a list, remembered as the line that makes them of the usual
 * ones. */
#include "modules/list_memory.h"

#include <stdlib.h>

#include "config/config.h"

#define KIND "list"

/* As the force has set it for lists of the type; the shape is good in any case (list_shape_clear
 * it), and false tells of a fault in posact.yaml. */
static bool
list_memory_usual(struct session *session, const struct record_type *type, struct list_shape *shape,
                  struct error *error)
{
    list_shape_init(shape, type);
    const struct choice_list *configured = config_list(session_config(session), SETTING_COLUMNS);
    const struct choice *columns = choice_find(configured, type->name);
    if (!columns || list_shape_set_columns(shape, columns->label, error))
        return true;
    return error_prefix(error, "columns of %s in posact.yaml", type->name);
}

bool
list_memory_recall(struct session *session, const struct record_type *type,
                   struct list_shape *shape, struct error *error)
{
    struct error ignored;
    bool sound = list_memory_usual(session, type, shape, error);
    char *line = session_recall(session, KIND, type->name);
    if (line)
        list_shape_read(shape, line, session_context(session), true, &ignored);
    free(line);
    return sound;
}

bool
list_memory_keep(struct session *session, const struct list_shape *shape, struct error *error)
{
    struct list_shape kept, usual;
    struct text line = TEXT_EMPTY;
    struct error ignored;
    list_memory_usual(session, shape->type, &usual, &ignored);
    list_shape_init(&kept, shape->type);
    list_shape_copy(&kept, shape);
    list_shape_write(&kept, &usual, &line);
    bool done = session_remember(session, KIND, shape->type->name, text_string(&line), error);
    text_clear(&line);
    list_shape_clear(&kept);
    list_shape_clear(&usual);
    return done;
}
