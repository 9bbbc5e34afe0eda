/* list.c - a list as numbered records, a window of it at a time. */
#include <stdlib.h>

#include "base/memory.h"
#include "modules/filter_words.h"
#include "modules/list_memory.h"
#include "modules/permission.h"
#include "modules/reading.h"
#include "modules/registry.h"
#include "plain_private.h"

#define ROWS 10

/* -- Showing ------------------------------------------------------------------------------- */

/* "1. Full name: Siân Wyn-Jones; Phone: 07700 900159" (A15): what is not given is left out. */
static void
append_row(struct plain *plain, const struct level *level, const struct record *record,
           size_t number, struct text *out)
{
    const struct list_shape *shape = &level->shape;
    text_append_format(out, "%zu. %s", number,
                       marks_have(&level->marks, &record->id) ? "Marked; " : "");
    size_t before = out->length;
    for (size_t i = 0; i < shape->column_count; i++) {
        size_t field = shape->columns[i].field;
        struct text shown = TEXT_EMPTY;
        session_show_field(plain->session, record, field, false, &shown);
        text_join_lines(&shown);
        if (shown.length > 0)
            text_append_format(out, "%s%s: %s", out->length > before ? "; " : "",
                               level->type->fields[field].label, text_string(&shown));
        text_clear(&shown);
    }
    if (out->length == before)
        session_title(plain->session, level->type, &record->id, out);
    text_append_char(out, '\n');
}

/* "Candidates in the trash, 12, sorted by Full name, filter: sian". */
static void
append_title(struct plain *plain, const struct level *level, struct text *out)
{
    struct error ignored;
    size_t count;
    bool known;
    text_append(out, level->type->plural_label);
    if (level->query.trash)
        text_append(out, " in the trash");
    if (session_count_soon(plain->session, &level->query, &count, &known, &ignored) && known)
        text_append_format(out, ", %zu", count);
    const struct field *sort = &level->type->fields[level->query.sort_field];
    bool is_day = sort->kind == FIELD_DATE || sort->kind == FIELD_MOMENT;
    text_append_format(out, ", sorted by %s%s", sort->label,
                       !level->query.descending ? ""
                       : is_day                 ? ", newest first"
                                                : ", last first");
    if (level->shape.filter.length > 0) {
        text_append(out, ", filter: ");
        filter_words(plain->session, level->type, text_string(&level->shape.filter), out);
    }
    if (level->marks.count > 0)
        text_append_format(out, ", %zu marked", level->marks.count);
    text_append_char(out, '\n');
}

/* What to do about an empty list. */
static const char *
empty_words(struct plain *plain, const struct level *level)
{
    struct error ignored;
    if (level->shape.filter.length > 0)
        return "Nothing matches\n";
    if (level->query.trash)
        return "The trash is empty\n";
    return permission_command(plain->session, command_add, level->type, &ignored)
               ? "There are none yet; type add for a new one\n"
               : "There are none that you may see\n";
}

static void
show_rows(struct plain *plain, const struct level *level, bool with_title)
{
    struct text lines = TEXT_EMPTY;
    if (with_title)
        append_title(plain, level, &lines);
    for (size_t i = 0; i < level->rows.count; i++)
        append_row(plain, level, level->rows.items[i], i + 1, &lines);
    if (level->rows.count == 0)
        text_append(&lines, empty_words(plain, level));
    else if (!level->more)
        text_append(&lines, "The end of the list\n");
    talk_text(&plain->talk, text_string(&lines));
    text_clear(&lines);
}

/* -- Reading ------------------------------------------------------------------------------- */

/* One row more than is shown tells whether there are more. */
static bool
read_rows(struct plain *plain, struct level *level, enum query_from from, struct error *error)
{
    struct query_place place = {.key = NULL};
    struct record_list list = {.items = NULL};
    bool backwards = from == QUERY_BEFORE || from == QUERY_LAST;
    size_t count = level->rows.count;
    if (count == 0 && from != QUERY_LAST)
        from = QUERY_FIRST;
    if (from != QUERY_FIRST && from != QUERY_LAST)
        session_place(&level->query, level->rows.items[from == QUERY_AFTER ? count - 1 : 0],
                      &place);
    bool read = session_read(plain->session, &level->query, from, &place,
                             backwards ? ROWS : ROWS + 1, &list, error);
    query_place_clear(&place);
    if (!read)
        return false;
    record_list_clear(&level->rows);
    level->rows = list;
    level->more = from == QUERY_BEFORE;
    if (list.count > ROWS) {
        level->more = true;
        record_free(level->rows.items[--level->rows.count]);
    }
    return true;
}

/* Reads and shows; with nothing there (before the first) it is the beginning again. */
static bool
move(struct plain *plain, struct level *level, enum query_from from, bool with_title)
{
    struct error error;
    bool done = read_rows(plain, level, from, &error);
    if (done && level->rows.count == 0 && from != QUERY_FIRST)
        done = read_rows(plain, level, QUERY_FIRST, &error);
    if (done)
        show_rows(plain, level, with_title);
    else
        talk_error(&plain->talk, &error);
    return done;
}

bool
list_move(struct plain *plain, enum query_from from)
{
    return move(plain, plain_level(plain), from, false);
}

/* From the record that is first now, wherever that has gone. */
void
list_show(struct plain *plain, struct level *level)
{
    move(plain, level, QUERY_AT, true);
}

/* -- Opening ------------------------------------------------------------------------------- */

static struct level *
level_new(const struct list_shape *shape)
{
    struct level *level = must_calloc(1, sizeof *level);
    level->place = PLACE_LIST;
    level->type = shape->type;
    list_shape_init(&level->shape, shape->type);
    list_shape_copy(&level->shape, shape);
    level->query = query_default(shape->type);
    level->query.sort_field = shape->sort_field;
    level->query.descending = shape->descending;
    level->query.guarded = true; /* list_open_shape begins the reading */
    return level;
}

bool
list_open_shape(struct plain *plain, const struct list_shape *shape)
{
    struct error error;
    struct filter filter;
    struct reading reading = {.begun = false};
    bool narrowed = filter_parse(&filter, shape->type, text_string(&shape->filter),
                                 session_context(plain->session), false, &error);
    bool begun = permission_read(plain->session, shape->type, &error) &&
                 reading_begin_list(plain->session, &reading, shape->type,
                                    narrowed ? &filter : NULL, &error);
    filter_clear(&filter);
    if (!begun) {
        talk_error(&plain->talk, &error);
        return false;
    }
    struct level *level = level_new(shape);
    level->reading = reading;
    level_push(plain, level);
    if (shape->filter.length == 0)
        return move(plain, level, QUERY_FIRST, true);
    plain_filter(plain, NULL, text_string(&shape->filter));
    return true;
}

bool
list_open_filtered(struct plain *plain, const struct list_shape *shape, struct filter *filter)
{
    struct level *level = level_new(shape);
    level->filter = *filter;
    *filter = (struct filter){.type = filter->type};
    level->query.filter = &level->filter;
    text_append(&level->shape.filter, text_string(&shape->filter));
    level_push(plain, level);
    return move(plain, level, QUERY_FIRST, true);
}

bool
list_open(struct plain *plain, const struct record_type *type)
{
    struct list_shape shape;
    struct error error;
    if (!list_memory_recall(plain->session, type, &shape, &error))
        talk_error(&plain->talk, &error);
    bool opened = list_open_shape(plain, &shape);
    list_shape_clear(&shape);
    return opened;
}
