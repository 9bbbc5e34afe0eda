/* history_view.c - who changed what, newest first: of one record, or of all. */
#include "ui/views.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/date.h"
#include "base/id.h"
#include "base/memory.h"
#include "base/text.h"
#include "modules/reading.h"
#include "modules/session.h"
#include "record/change.h"
#include "ui/layout.h"
#include "ui/reader.h"

#define ENTRIES_AT_ONCE 50
/* End and finding read on towards the oldest entry, but a million would not come at once. */
#define ENTRIES_BY_END 1000
#define INDENT 4

/* What an entry is about; its index is the item of its paragraphs. */
struct entry {
    int64_t lsn;
    const struct record_type *type;
    struct id id;
};

struct history_view {
    struct reader reader;           /* first: see reader.h */
    const struct record_type *type; /* NULL: of all records */
    struct id id;
    struct entry *entries;
    size_t count, capacity;
    bool complete; /* the oldest entry is there */
    bool begun;    /* that somebody looks is noted, where that has to be */
};

static struct history_view *
history_of(struct view *view)
{
    return (struct history_view *)view;
}

/* -- Words --------------------------------------------------------------------------------- */

static void
append_value(struct session *session, const struct field *field, const char *value,
             struct text *out)
{
    if (!value) {
        text_append(out, "not given");
        return;
    }
    text_append_char(out, '"');
    session_show(session, field, value, out);
    text_append_char(out, '"');
}

/* `Phone: "07700 900123" -> "07700 900124"` */
static void
append_field(struct session *session, const struct field_change *change, bool added,
             struct text *out)
{
    text_append_format(out, "%s: ", change->field->label);
    if (!added) {
        append_value(session, change->field, change->old_value, out);
        text_append(out, " -> ");
    }
    append_value(session, change->field, change->new_value, out);
}

/* "21 November 2026, 12:04  J. Shah  changed", with which record when that is another - one that
 * was merged into this one - and what it was part of when that says more. */
static void
append_head(struct history_view *history, struct session *session, const struct change *change,
            struct text *out)
{
    char when[DATE_TEXT_SIZE];
    moment_show(change->time_ms, when);
    if (change->kind == CHANGE_NOTED) {
        text_append_format(out, "%s  %s  %s", when, change->actor, change->command);
        if (id_is_zero(&change->id)) {
            text_append_format(out, " of %s", change->type->table);
        } else if (!history->type) {
            text_append_format(out, " of %s ", change->type->name);
            session_title(session, change->type, &change->id, out);
        }
        return;
    }
    text_append_format(out, "%s  %s  %s", when, change->actor, change_kind_name(change->kind));
    bool of_other = change->type && (!history->type || !id_equal(&change->id, &history->id));
    if (of_other) {
        text_append_format(out, " %s ", change->type->name);
        session_title(session, change->type, &change->id, out);
    }
    static const char *const told[] = {"undo", "redo", "import", "merge"};
    for (size_t i = 0; i < sizeof told / sizeof told[0]; i++) {
        if (string_equal(change->command, told[i]))
            text_append_format(out, " (%s)", change->command);
    }
}

static void
add_entry(struct history_view *history, const struct change *change)
{
    struct session *session = shell_session(history->reader.view.shell);
    struct document *document = &history->reader.document;
    history->entries = array_reserve(history->entries, &history->capacity, history->count + 1,
                                     sizeof *history->entries);
    size_t item = history->count++;
    history->entries[item] =
        (struct entry){.lsn = change->lsn, .type = change->type, .id = change->id};
    struct text text = TEXT_EMPTY;
    append_head(history, session, change, &text);
    document_add(document, NULL, text_string(&text), ROLE_TEXT, INDENT, item);
    for (size_t i = 0; i < change->field_count; i++) {
        text_reset(&text);
        text_append(&text, "    ");
        append_field(session, &change->fields[i], change->kind == CHANGE_ADDED, &text);
        document_add(document, NULL, text_string(&text), ROLE_TEXT, INDENT * 2, item);
    }
    text_clear(&text);
}

/* -- Reading ------------------------------------------------------------------------------- */

static int64_t
oldest_lsn(const struct history_view *history)
{
    return history->count > 0 ? history->entries[history->count - 1].lsn : 0;
}

static bool
read_further(struct history_view *history, size_t limit, struct error *error)
{
    struct session *session = shell_session(history->reader.view.shell);
    struct change_list list = {.count = 0};
    if (!session_history(session, history->type, &history->id, oldest_lsn(history), limit, &list,
                         error))
        return false;
    for (size_t i = 0; i < list.count; i++)
        add_entry(history, &list.items[i]);
    history->complete = list.count < limit;
    change_list_clear(&list);
    return true;
}

/* Rows below the cursor are read before it gets there. */
static bool
read_ahead(struct history_view *history, struct error *error)
{
    struct document *document = &history->reader.document;
    size_t ahead = (size_t)history->reader.view.rows * 2;
    while (!history->complete && document->selected + ahead >= document->row_count) {
        if (!read_further(history, ENTRIES_AT_ONCE, error))
            return false;
        document_lay_out(document, history->reader.view.columns);
    }
    return true;
}

/* New entries come in above: the cursor stays on its own. */
static bool
history_refresh(struct view *view, struct error *error)
{
    struct history_view *history = history_of(view);
    struct document *document = &history->reader.document;
    struct session *session = shell_session(view->shell);
    if (!history->begun && !reading_begin(session, history->type, &history->id, error))
        return false;
    history->begun = true;
    size_t row_within = 0;
    size_t item = document_item(document, &row_within);
    int64_t lsn = item == NO_ITEM ? 0 : history->entries[item].lsn;
    document_reset(document);
    history->count = 0;
    history->complete = false;
    do {
        if (!read_further(history, ENTRIES_AT_ONCE, error))
            return false;
    } while (!history->complete && oldest_lsn(history) > lsn && lsn > 0);
    if (history->count == 0)
        document_add(document, NULL, "Nothing was changed yet", ROLE_TEXT, 0, NO_ITEM);
    document_lay_out(document, view->columns);
    for (item = 0; item < history->count && lsn > 0; item++) {
        if (history->entries[item].lsn == lsn)
            document_select_item(document, item, row_within);
    }
    return read_ahead(history, error);
}

static bool
history_read_on(struct reader *reader)
{
    struct history_view *history = history_of(&reader->view);
    struct error error;
    if (history->complete)
        return false;
    if (!read_further(history, ENTRIES_BY_END, &error)) {
        shell_say_error(reader->view.shell, &error);
        return false;
    }
    document_lay_out(&reader->document, reader->view.columns);
    return !history->complete;
}

static void
history_move(struct view *view, enum view_move move)
{
    struct history_view *history = history_of(view);
    struct error error;
    if (move == MOVE_LAST)
        history_read_on(&history->reader);
    document_move(&history->reader.document, move, layout_body_height(view->rows));
    if (!read_ahead(history, &error))
        shell_say_error(view->shell, &error);
    else if (move == MOVE_LAST && !history->complete)
        shell_say(view->shell, MESSAGE_DONE, "There are older entries: press the key again");
}

/* -- View ---------------------------------------------------------------------------------- */

static void
history_draw(struct view *view, struct canvas *canvas)
{
    struct history_view *history = history_of(view);
    struct session *session = shell_session(view->shell);
    struct text title = TEXT_EMPTY;
    text_append(&title, "History");
    if (history->type) {
        text_append(&title, "  ");
        session_title(session, history->type, &history->id, &title);
    } else {
        text_append(&title, " of all records");
    }
    struct text place = TEXT_EMPTY;
    size_t item = document_item(&history->reader.document, NULL);
    if (item != NO_ITEM)
        text_append_format(&place, "%zu of %zu%s  ", item + 1, history->count,
                           history->complete ? "" : " or more");
    text_append(&place, session_kind(session));
    reader_draw_titled(&history->reader, canvas, text_string(&title), text_string(&place));
    text_clear(&place);
    text_clear(&title);
}

static bool
history_type(struct view *view, key pressed)
{
    struct history_view *history = history_of(view);
    size_t item = document_item(&history->reader.document, NULL);
    if (pressed != KEY_RETURN || item == NO_ITEM)
        return false;
    const struct entry *entry = &history->entries[item];
    if (history->type || !entry->type || id_is_zero(&entry->id))
        return false;
    shell_push(view->shell, detail_view_new(view->shell, entry->type, &entry->id));
    return true;
}

static void
history_free(struct view *view)
{
    struct history_view *history = history_of(view);
    reader_clear(&history->reader);
    free(history->entries);
    free(history);
}

static const struct view_class history_class = {
    .name = "history",
    .place = PLACE_READER,
    .refresh = history_refresh,
    .draw = history_draw,
    .type = history_type,
    .move = history_move,
    .free = history_free,
};

struct view *
history_view_new(struct shell *shell, const struct record_type *type, const struct id *id)
{
    struct history_view *history = must_calloc(1, sizeof *history);
    history->reader.view.class = &history_class;
    history->reader.view.shell = shell;
    history->reader.read_on = history_read_on;
    history->type = type;
    if (type)
        history->id = *id;
    return &history->reader.view;
}
