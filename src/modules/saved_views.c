/* saved_views.c - named lists, remembered for an officer or set in posact.yaml. */
#include "modules/saved_views.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "modules/registry.h"

#define KIND "view"
#define LONGEST_NAME 60 /* columns */

void
saved_view_list_clear(struct saved_view_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i].name);
        free(list->items[i].line);
    }
    free(list->items);
    *list = (struct saved_view_list){.items = NULL};
}

static const struct saved_view *
find_in(const struct saved_view_list *list, const char *name)
{
    for (size_t i = 0; i < list->count; i++) {
        if (string_equal(list->items[i].name, name))
            return &list->items[i];
    }
    return NULL;
}

static void
add(struct saved_view_list *list, const char *name, const char *line, bool shared)
{
    if (find_in(list, name))
        return;
    list->items = array_reserve(list->items, &list->capacity, list->count + 1, sizeof *list->items);
    list->items[list->count++] =
        (struct saved_view){.name = must_strdup(name), .line = must_strdup(line), .shared = shared};
}

bool
saved_views_read(struct session *session, struct saved_view_list *list, struct error *error)
{
    struct remembered_list own = {.items = NULL};
    bool read = session_recall_all(session, KIND, &own, error);
    for (size_t i = 0; read && i < own.count; i++)
        add(list, own.items[i].name, own.items[i].value, false);
    remembered_list_clear(&own);
    const struct choice_list *shared = config_list(session_config(session), SETTING_VIEWS);
    for (size_t i = 0; i < shared->count; i++)
        add(list, shared->items[i].code, shared->items[i].label, true);
    return read;
}

const char *
saved_view_whose(const struct saved_view *view)
{
    return view->shared ? "shared" : "yours";
}

/* -- Opening ------------------------------------------------------------------------------- */

bool
saved_view_read(struct session *session, const char *line, struct list_shape *shape,
                struct error *error)
{
    *shape = (struct list_shape){.type = NULL};
    line += strspn(line, " ");
    size_t length = strcspn(line, " ");
    char *word = must_strndup(line, length);
    const struct record_type *type = registry_find_type(word);
    if (!type)
        registry_no_type(word, error);
    free(word);
    if (!type)
        return false;
    list_shape_init(shape, type);
    return list_shape_read(shape, line + length, session_context(session), false, error);
}

bool
saved_view_open(struct session *session, const struct saved_view *view, struct list_shape *shape,
                struct error *error)
{
    return saved_view_read(session, view->line, shape, error) ||
           error_prefix(error, "View '%s'%s", view->name, view->shared ? " of posact.yaml" : "");
}

static bool
no_such_view(const struct saved_view_list *list, const char *name, struct error *error)
{
    const char **names = must_calloc(list->count + 1, sizeof *names);
    for (size_t i = 0; i < list->count; i++)
        names[i] = list->items[i].name;
    const char *nearest = string_nearest(name, names, list->count);
    if (nearest)
        error_set(error, ERROR_NOT_FOUND, "There is no view '%s'; did you mean '%s'", name,
                  nearest);
    else
        error_set(error, ERROR_NOT_FOUND, "There is no view '%s'", name);
    free(names);
    return false;
}

bool
saved_view_find(struct session *session, const char *name, struct list_shape *shape,
                struct error *error)
{
    struct saved_view_list list = {.items = NULL};
    *shape = (struct list_shape){.type = NULL};
    bool found = saved_views_read(session, &list, error);
    if (found) {
        const struct saved_view *view = find_in(&list, name);
        found =
            view ? saved_view_open(session, view, shape, error) : no_such_view(&list, name, error);
    }
    saved_view_list_clear(&list);
    return found;
}

/* -- Keeping ------------------------------------------------------------------------------- */

static bool
check_name(const char *name, struct error *error)
{
    bool shown = false;
    for (const char *at = name; *at != '\0';) {
        uint32_t point;
        at += utf8_decode(at, &point);
        if (utf8_is_control(point))
            return error_set(error, ERROR_INPUT, "The name of a view must be one line");
        shown = shown || (point != ' ' && !utf8_is_invisible(point));
    }
    if (!shown)
        return error_set(error, ERROR_INPUT, "Name the view, such as stafford");
    if (utf8_columns(name) > LONGEST_NAME)
        return error_set(error, ERROR_INPUT, "The name of a view must be at most %d letters",
                         LONGEST_NAME);
    return true;
}

/* With a database that is read only nothing is remembered, and to say "Saved" would be wrong. */
static bool
check_writable(const struct session *session, struct error *error)
{
    return !session_is_read_only(session) ||
           error_set(error, ERROR_DENIED, "posact was opened to read only; views stay as they are");
}

static bool
is_shared(const struct session *session, const char *name)
{
    return choice_find(config_list(session_config(session), SETTING_VIEWS), name) != NULL;
}

/* A shared one is never written over: it comes back when the officer's own is forgotten. */
static void
tell_kept(const struct session *session, const char *name, bool replaced, struct text *told)
{
    text_append_format(told, "Saved: view '%s'", name);
    if (replaced)
        text_append(told, " in place of the one before");
    else if (is_shared(session, name))
        text_append(told, ", yours, before the shared one until you forget it");
}

bool
saved_view_keep(struct session *session, const char *name, const struct list_shape *shape,
                struct text *told, struct error *error)
{
    if (!check_name(name, error) || !check_writable(session, error))
        return false;
    char *before = session_recall(session, KIND, name);
    struct text rest = TEXT_EMPTY, line = TEXT_EMPTY;
    struct list_shape usual;
    list_shape_init(&usual, shape->type);
    list_shape_write(shape, &usual, &rest);
    text_append_format(&line, "%s%s%s", shape->type->name, rest.length > 0 ? " " : "",
                       text_string(&rest));
    bool kept = session_remember(session, KIND, name, text_string(&line), error);
    if (kept)
        tell_kept(session, name, before != NULL, told);
    free(before);
    text_clear(&rest);
    text_clear(&line);
    return kept;
}

bool
saved_view_forget(struct session *session, const char *name, struct text *told, struct error *error)
{
    struct saved_view_list list = {.items = NULL};
    if (!check_writable(session, error))
        return false;
    bool done = saved_views_read(session, &list, error);
    const struct saved_view *view = find_in(&list, name);
    if (done && !view)
        done = no_such_view(&list, name, error);
    else if (done && view->shared)
        done = error_set(error, ERROR_DENIED, "View '%s' is everybody's: it stands in posact.yaml",
                         name);
    else if (done)
        done = session_remember(session, KIND, name, NULL, error);
    if (done)
        text_append_format(told, "View '%s' is forgotten%s", name,
                           is_shared(session, name) ? "; the shared one is back" : "");
    saved_view_list_clear(&list);
    return done;
}
