/* list_commands.c - what is done to a list: filter, sort, columns, trash, marks, views. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "modules/list_memory.h"
#include "modules/permission.h"
#include "modules/registry.h"
#include "modules/saved_views.h"
#include "plain_private.h"

#define CLEAR "-"
#define WINDOW 200 /* records read at a time */

/* From the first record on, with the title that says what the list is now. */
static void
show_from_the_first(struct plain *plain)
{
    record_list_clear(&plain_level(plain)->rows);
    level_show(plain);
}

/* -- Filter -------------------------------------------------------------------------------- */

static bool
ask_filter(struct plain *plain, struct text *typed)
{
    const struct text *now = &plain_level(plain)->shape.filter;
    for (;;) {
        enum answer answer = talk_ask(&plain->talk, "Filter, - for none",
                                      now->length > 0 ? text_string(now) : NULL, typed);
        if (answer == ANSWER_LINE)
            return true;
        if (answer != ANSWER_HELP)
            return false;
        talk_line(&plain->talk, "%s",
                  "Words, or field:value such as role:pc, created>-7d, owner:me; ! before a term "
                  "for its opposite; or and brackets join terms");
    }
}

void
plain_filter(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args;
    struct level *level = plain_level(plain);
    struct text typed = TEXT_EMPTY;
    struct filter filter = {.count = 0};
    struct error error;
    text_append(&typed, rest);
    bool given = typed.length > 0 || ask_filter(plain, &typed);
    if (string_equal(text_string(&typed), CLEAR))
        text_reset(&typed);
    if (given &&
        filter_parse(&filter, level->type, text_string(&typed), session_context(plain->session),
                     false, &error) &&
        reading_begin_list(plain->session, &level->reading, level->type, &filter, &error)) {
        filter_clear(&level->filter);
        level->filter = filter;
        level->query.filter = typed.length > 0 ? &level->filter : NULL;
        text_reset(&level->shape.filter);
        text_append(&level->shape.filter, text_string(&typed));
        show_from_the_first(plain);
    } else if (given) {
        filter_clear(&filter);
        talk_error(&plain->talk, &error);
    }
    text_clear(&typed);
}

/* -- Sort and columns ---------------------------------------------------------------------- */

/* Kept for the next time, as on the screen. */
static void
take_shape(struct plain *plain)
{
    struct level *level = plain_level(plain);
    struct error error;
    level->query.sort_field = level->shape.sort_field;
    level->query.descending = level->shape.descending;
    if (!list_memory_keep(plain->session, &level->shape, &error))
        talk_line(&plain->talk, "How the list looks was not kept: %s", error.text);
    show_from_the_first(plain);
}

static bool
is_sortable(const struct record_type *type, size_t field)
{
    const struct field *row = &type->fields[field];
    if (field == type->sort_field)
        return true;
    return (row->flags & FIELD_KEYED) && row->kind != FIELD_LINK && row->kind != FIELD_ID &&
           (field < RECORD_CORE_COUNT || !(row->flags & FIELD_READ_ONLY));
}

static size_t
sortable(const struct record_type *type, size_t fields[RECORD_FIELDS_MAX])
{
    size_t count = 0;
    for (size_t i = 0; i < type->field_count; i++) {
        if (is_sortable(type, i))
            fields[count++] = i;
    }
    return count;
}

/* What happened last is what people look for; the same again reverses. */
static void
sort_by(struct plain *plain, size_t field)
{
    struct level *level = plain_level(plain);
    bool again = field == level->shape.sort_field;
    level->shape.descending =
        again ? !level->shape.descending : level->type->fields[field].kind == FIELD_MOMENT;
    level->shape.sort_field = field;
    take_shape(plain);
}

/* "name", "-changed". */
static void
sort_typed(struct plain *plain, const char *typed)
{
    struct error error;
    if (list_shape_set_sort(&plain_level(plain)->shape, typed, &error))
        take_shape(plain);
    else
        talk_error(&plain->talk, &error);
}

static void
ask_sort(struct plain *plain)
{
    struct level *level = plain_level(plain);
    size_t fields[RECORD_FIELDS_MAX], index, usual = 0;
    size_t count = sortable(level->type, fields);
    struct text line = TEXT_EMPTY;
    for (size_t i = 0; i < count; i++) {
        talk_line(&plain->talk, "%zu. %s", i + 1, level->type->fields[fields[i]].label);
        usual = fields[i] == level->shape.sort_field ? i : usual;
    }
    enum answer answer = talk_ask_number(&plain->talk, "Sort by; the same again reverses", count,
                                         usual, &index, &line);
    if (answer == ANSWER_LINE && index < count)
        sort_by(plain, fields[index]);
    else if (answer == ANSWER_LINE && !string_is_empty(text_string(&line)))
        sort_typed(plain, text_string(&line));
    text_clear(&line);
}

void
plain_sort(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args;
    if (*rest == '\0')
        ask_sort(plain);
    else
        sort_typed(plain, rest);
}

static void
sort_beside(struct plain *plain, bool next)
{
    struct level *level = plain_level(plain);
    size_t fields[RECORD_FIELDS_MAX] = {0}, at = 0;
    size_t count = sortable(level->type, fields);
    for (size_t i = 0; i < count; i++)
        at = fields[i] == level->shape.sort_field ? i : at;
    if (next)
        at = at + 1 < count ? at + 1 : 0;
    else
        at = at > 0 ? at - 1 : count - 1;
    sort_by(plain, fields[at]);
}

void
plain_sort_next(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args, (void)rest;
    sort_beside(plain, true);
}

void
plain_sort_previous(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args, (void)rest;
    sort_beside(plain, false);
}

static void
tell_columns(struct plain *plain, struct text *now)
{
    const struct level *level = plain_level(plain);
    struct text all = TEXT_EMPTY;
    for (size_t i = 0; i < level->type->field_count; i++) {
        if (list_shape_takes(level->type, i))
            text_append_format(&all, "%s%s", all.length > 0 ? ", " : "",
                               level->type->fields[i].name);
    }
    for (size_t i = 0; i < level->shape.column_count; i++)
        text_append_format(now, "%s%s", i > 0 ? "," : "",
                           level->type->fields[level->shape.columns[i].field].name);
    talk_line(&plain->talk, "Fields that can be shown: %s", text_string(&all));
    text_clear(&all);
}

/* "columns name,phone,owner". */
void
plain_columns(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args;
    struct text line = TEXT_EMPTY, now = TEXT_EMPTY;
    struct error error;
    text_append(&line, rest);
    bool given = line.length > 0;
    if (!given) {
        tell_columns(plain, &now);
        given = talk_ask(&plain->talk, "Fields, a comma between", text_string(&now), &line) ==
                ANSWER_LINE;
    }
    if (given && list_shape_set_columns(&plain_level(plain)->shape, text_string(&line), &error))
        take_shape(plain);
    else if (given)
        talk_error(&plain->talk, &error);
    text_clear(&line);
    text_clear(&now);
}

/* -- Trash and marks ----------------------------------------------------------------------- */

void
plain_trash(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args, (void)rest;
    struct level *level = plain_level(plain);
    level->query.trash = !level->query.trash;
    marks_clear(&level->marks);
    show_from_the_first(plain);
}

static void
tell_marked(struct plain *plain)
{
    talk_say(&plain->talk, "%zu chosen", plain_level(plain)->marks.count);
}

/* "mark 1,3-5": each the other way round. */
void
plain_mark(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args;
    struct level *level = plain_level(plain);
    struct marks before = level->marks;
    struct targets targets;
    level->marks = (struct marks){.count = 0}; /* what is marked already is not what is meant */
    bool found = targets_find(plain, run_find(plain, "mark"), &rest, &targets);
    level->marks = before;
    for (size_t i = 0; found && i < targets.count; i++) {
        if (marks_have(&level->marks, &targets.ids[i]))
            marks_remove(&level->marks, &targets.ids[i]);
        else if (!marks_add(&level->marks, &targets.ids[i]))
            talk_line(&plain->talk, "No more than %d records can be marked", MARKS_MOST);
    }
    if (found)
        tell_marked(plain);
    targets_clear(&targets);
}

/* False when it is enough or cannot be read, which was said. */
static bool
mark_window(struct plain *plain, enum query_from from, struct query_place *place)
{
    struct level *level = plain_level(plain);
    struct record_list list = {.items = NULL};
    struct error error;
    bool room = true;
    bool read = session_read(plain->session, &level->query, from, place, WINDOW, &list, &error);
    if (!read)
        talk_error(&plain->talk, &error);
    for (size_t i = 0; read && room && i < list.count; i++)
        room = marks_add(&level->marks, &list.items[i]->id);
    bool more = read && room && list.count == WINDOW;
    if (more)
        session_place(&level->query, list.items[list.count - 1], place);
    record_list_clear(&list);
    if (!room)
        talk_line(&plain->talk, "There are more than %d; those are not marked", MARKS_MOST);
    return more;
}

void
plain_mark_all(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args, (void)rest;
    struct query_place place = {.key = NULL};
    enum query_from from = QUERY_FIRST;
    while (mark_window(plain, from, &place))
        from = QUERY_AFTER;
    query_place_clear(&place);
    tell_marked(plain);
}

void
plain_unmark(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args, (void)rest;
    marks_clear(&plain_level(plain)->marks);
    talk_say(&plain->talk, "Nothing is chosen any more");
}

/* -- Views --------------------------------------------------------------------------------- */

void
plain_save_view(struct plain *plain, const char *const *args, const char *rest)
{
    (void)rest;
    struct error error;
    struct text told = TEXT_EMPTY;
    if (saved_view_keep(plain->session, args[0], &plain_level(plain)->shape, &told, &error))
        talk_say(&plain->talk, "%s; go %s opens it", text_string(&told), args[0]);
    else
        talk_error(&plain->talk, &error);
    text_clear(&told);
}

void
plain_forget_view(struct plain *plain, const char *const *args, const char *rest)
{
    (void)rest;
    struct error error;
    struct text told = TEXT_EMPTY;
    if (saved_view_forget(plain->session, args[0], &told, &error))
        talk_say(&plain->talk, "%s", text_string(&told));
    else
        talk_error(&plain->talk, &error);
    text_clear(&told);
}

static void
open_view(struct plain *plain, const char *name)
{
    struct list_shape shape;
    struct error error;
    if (saved_view_find(plain->session, name, &shape, &error))
        list_open_shape(plain, &shape);
    else
        talk_error(&plain->talk, &error);
    list_shape_clear(&shape);
}

static void
go_named(struct plain *plain, const char *name)
{
    const struct record_type *type = registry_find_type(name);
    if (type)
        list_open(plain, type);
    else
        open_view(plain, name);
}

/* Lists first, as their numbers are on the screens; then the views. */
static void
ask_where(struct plain *plain, const struct record_type *const *types, size_t type_count)
{
    struct saved_view_list views = {.items = NULL};
    struct text line = TEXT_EMPTY;
    struct error error;
    size_t index;
    if (!saved_views_read(plain->session, &views, &error))
        talk_error(&plain->talk, &error);
    for (size_t i = 0; i < type_count; i++)
        talk_line(&plain->talk, "%zu. %s", i + 1, types[i]->plural_label);
    for (size_t i = 0; i < views.count; i++)
        talk_line(&plain->talk, "%zu. View %s, %s: %s", type_count + i + 1, views.items[i].name,
                  saved_view_whose(&views.items[i]), views.items[i].line);
    size_t count = type_count + views.count;
    enum answer answer =
        talk_ask_number(&plain->talk, "Which list, number or name", count, 0, &index, &line);
    if (answer == ANSWER_LINE && index < type_count)
        list_open(plain, types[index]);
    else if (answer == ANSWER_LINE && index < count)
        open_view(plain, views.items[index - type_count].name);
    else if (answer == ANSWER_LINE)
        go_named(plain, text_string(&line));
    saved_view_list_clear(&views);
    text_clear(&line);
}

/* "go contacts", "go 2", "go stafford". */
void
plain_go(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args;
    size_t index;
    const struct record_type **types =
        must_calloc(registry_type_count, sizeof(const struct record_type *));
    size_t type_count = permission_types(plain->session, types);
    if (*rest == '\0')
        ask_where(plain, types, type_count);
    else if (talk_number(rest, type_count, &index))
        list_open(plain, types[index]);
    else
        go_named(plain, rest);
    free(types);
}
