/* detail_view.c - one record: its fields, then the timeline of the records whose parent it is. */
#include "ui/views.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/date.h"
#include "base/memory.h"
#include "base/text.h"
#include "modules/lawful_basis.h"
#include "modules/permission.h"
#include "modules/reading.h"
#include "modules/record_words.h"
#include "modules/registry.h"
#include "modules/session.h"
#include "modules/timeline.h"
#include "record/checklist.h"
#include "record/record.h"
#include "term/draw.h"
#include "ui/day.h"
#include "ui/document.h"
#include "ui/editors.h"
#include "ui/layout.h"

/* At least: "Sat 21 Nov 2026" and a gap, so that columns stay in place. */
#define LABEL_COLUMNS 17
#define INDENT 2
#define CURRENT_SHOWN 5 /* of one type; few people have two */

/* What a row of the screen is about; its index is the item of the document's paragraphs. */
struct detail_item {
    size_t field;                   /* of the record itself */
    const struct record_type *type; /* of a record of the timeline, else NULL */
    struct id id;
    bool current; /* that record on top, as long as it is the one that counts */
    size_t part;  /* of the checklist, from 1; 0 for none */
};

struct detail_view {
    struct view view;
    const struct record_type *type;
    struct id id;
    struct text editors;   /* who else is at work on it; empty for nobody */
    bool begun;            /* that somebody looks is noted, where that has to be */
    struct record *record; /* NULL until read */
    struct document document;
    struct detail_item *items;
    size_t count, capacity;
    struct checklist checklist;
    struct timeline timeline;
    bool timeline_complete;
    struct detail_item followed; /* the event to go to at the next refresh; zero id for none */
};

static struct detail_view *
detail_of(struct view *view)
{
    return (struct detail_view *)view;
}

/* -- Reading ------------------------------------------------------------------------------- */

static size_t
add_item(struct detail_view *detail, struct detail_item item)
{
    detail->items =
        array_reserve(detail->items, &detail->capacity, detail->count + 1, sizeof *detail->items);
    detail->items[detail->count] = item;
    return detail->count++;
}

static void
add_field(struct detail_view *detail, size_t index)
{
    const struct field *field = &detail->type->fields[index];
    struct text shown = TEXT_EMPTY;
    struct session *session = shell_session(detail->view.shell);
    session_show_field(session, detail->record, index, false, &shown);
    if (shown.length > 0) {
        size_t item = add_item(detail, (struct detail_item){.field = index});
        document_add(&detail->document, field->label, text_string(&shown), ROLE_TEXT, 0, item);
    }
    text_clear(&shown);
}

/* "581cc640, added 25 September 2025, changed ...": what posact notes itself, in one paragraph, for
 * it is seldom asked for; the history has the hours. */
static void
add_core(struct detail_view *detail)
{
    static const struct {
        size_t field;
        const char *word;
    } moments[] = {{RECORD_CREATED, "added"}, {RECORD_CHANGED, "changed"}};
    struct text line = TEXT_EMPTY;
    text_append_format(&line, "%.8s", record_get(detail->record, RECORD_ID));
    for (size_t i = 0; i < 2; i++) {
        const char *value = record_get(detail->record, moments[i].field);
        char day[DATE_TEXT_SIZE];
        int64_t moment;
        if (!moment_from_iso(value, &moment))
            continue;
        date_show(moment_to_date(moment), day);
        text_append_format(&line, ", %s %s", moments[i].word, day);
    }
    size_t item = add_item(detail, (struct detail_item){.field = RECORD_ID});
    document_add(&detail->document, detail->type->fields[RECORD_ID].label, text_string(&line),
                 ROLE_TEXT, 0, item);
    text_clear(&line);
}

/* The words that are records of their own, on one line. */
static bool
add_words(struct detail_view *detail, struct error *error)
{
    struct text shown = TEXT_EMPTY;
    bool done =
        record_words(shell_session(detail->view.shell), detail->type, &detail->id, &shown, error);
    if (shown.length > 0)
        document_add(&detail->document, detail->type->words_type->plural_label, text_string(&shown),
                     ROLE_TEXT, 0, NO_ITEM);
    text_clear(&shown);
    return done;
}

/* P26: why it may be kept. */
static void
add_basis(struct detail_view *detail)
{
    struct session *session = shell_session(detail->view.shell);
    struct text shown = TEXT_EMPTY;
    lawful_basis_append(session_config(session), detail->type, session_context(session)->today,
                        &shown);
    if (shown.length > 0)
        document_add(&detail->document, LAWFUL_BASIS_LABEL, text_string(&shown), ROLE_TEXT, 0,
                     NO_ITEM);
    text_clear(&shown);
}

/* What goes on now in this life, of each type that says so: "Police constable (PCDA), Autumn intake
 * Online assessment since 1 November 2026 (20 days, usual 42)". */
static bool
add_current_of(struct detail_view *detail, const struct record_type *type, struct error *error)
{
    struct session *session = shell_session(detail->view.shell);
    struct filter filter;
    struct record_list list = {.count = 0};
    struct query query = query_default(type);
    bool done = filter_parse(&filter, type, type->current, session_context(session), false, error);
    query.filter = &filter;
    query.link_field = type->parent_field;
    query.link_id = detail->id;
    done = done && session_read(session, &query, QUERY_FIRST, NULL, CURRENT_SHOWN, &list, error);
    for (size_t i = 0; i < list.count && done; i++) {
        struct text shown = TEXT_EMPTY;
        timeline_append_name(session, list.items[i], detail->type, &shown);
        text_append(&shown, "  ");
        type->line(list.items[i], session_context(session), &shown);
        size_t item = add_item(
            detail, (struct detail_item){.type = type, .id = list.items[i]->id, .current = true});
        document_add(&detail->document, type->label, text_string(&shown), ROLE_TEXT, 0, item);
        text_clear(&shown);
    }
    record_list_clear(&list);
    filter_clear(&filter);
    return done;
}

static bool
add_current(struct detail_view *detail, struct error *error)
{
    struct error unread;
    bool done = true;
    for (size_t i = 0; i < registry_type_count && done; i++) {
        const struct record_type *type = registry_types[i];
        if (type->current && type->fields[type->parent_field].target == detail->type &&
            permission_read(shell_session(detail->view.shell), type, &unread))
            done = add_current_of(detail, type, error);
    }
    return done;
}

/* B14: its parts, each with a word. */
static bool
add_checklist(struct detail_view *detail, struct error *error)
{
    struct session *session = shell_session(detail->view.shell);
    checklist_clear(&detail->checklist);
    if (!detail->type->checklist)
        return true;
    if (!detail->type->checklist(session, detail->record, &detail->checklist, error))
        return false;
    for (size_t i = 0; i < detail->checklist.count; i++) {
        struct text words = TEXT_EMPTY;
        checklist_append(&detail->checklist.items[i], &words);
        size_t item = add_item(detail, (struct detail_item){.part = i + 1});
        document_add(&detail->document, detail->checklist.items[i].label, text_string(&words),
                     ROLE_TEXT, 0, item);
        text_clear(&words);
    }
    document_add(&detail->document, NULL, "", ROLE_TEXT, 0, NO_ITEM);
    return true;
}

/* Only what was given. */
static bool
add_fields(struct detail_view *detail, struct error *error)
{
    if (!add_checklist(detail, error) || !add_current(detail, error))
        return false;
    for (size_t i = RECORD_CORE_COUNT; i < detail->type->field_count; i++)
        add_field(detail, i);
    if (!add_words(detail, error))
        return false;
    add_basis(detail);
    add_core(detail);
    return true;
}

static void
add_event(struct detail_view *detail, const struct record *record)
{
    struct session *session = shell_session(detail->view.shell);
    size_t when = record->type->sort_field;
    struct text day = TEXT_EMPTY;
    day_append(&record->type->fields[when], record_get(record, when), DAY_WEEKDAY, &day);
    struct text line = TEXT_EMPTY;
    timeline_append_event(session, record, detail->type, &line);
    size_t item = add_item(detail, (struct detail_item){.type = record->type, .id = record->id});
    document_add(&detail->document, text_string(&day), text_string(&line), ROLE_TEXT, INDENT, item);
    text_clear(&day);
    text_clear(&line);
}

/* Events are read before the cursor gets to them. */
static bool
read_ahead(struct detail_view *detail, struct error *error)
{
    struct document *document = &detail->document;
    document_lay_out(document, detail->view.columns);
    size_t ahead = (size_t)detail->view.rows * 2;
    while (!detail->timeline_complete && document->selected + ahead >= document->row_count) {
        const struct record *record;
        if (!timeline_next(&detail->timeline, &record, error))
            return false;
        if (record)
            add_event(detail, record);
        else
            detail->timeline_complete = true;
        document_lay_out(document, detail->view.columns);
    }
    return true;
}

/* With nothing in the timeline, how something comes into it. */
static void
add_first_event_hint(struct detail_view *detail)
{
    const struct command *commands[128];
    size_t count = keymap_commands(shell_keymap(detail->view.shell), PLACE_DETAIL, commands, 128);
    struct text text = TEXT_EMPTY;
    text_append(&text, "Nothing yet.");
    for (size_t i = 0; i < count && i < 128; i++) {
        const struct record_type *made = commands[i]->type;
        if (!made || made->parent_field == 0 ||
            made->fields[made->parent_field].target != detail->type)
            continue;
        char way[KEY_WAY_SIZE];
        keymap_way(shell_keymap(detail->view.shell), PLACE_DETAIL, commands[i]->name, way);
        const char *article = string_equal(made->label, made->plural_label) ? ""
                              : strchr("aeiou", made->name[0])              ? "an "
                                                                            : "a ";
        text_append_format(&text, " Type %s to add %s%s.", way, article, made->name);
    }
    document_add(&detail->document, NULL, text_string(&text), ROLE_TEXT, INDENT, NO_ITEM);
    text_clear(&text);
}

static bool
start_timeline(struct detail_view *detail, struct error *error)
{
    timeline_clear(&detail->timeline);
    timeline_init(&detail->timeline, shell_session(detail->view.shell), detail->type, &detail->id);
    detail->timeline_complete = detail->timeline.count == 0;
    if (detail->timeline_complete)
        return true;
    document_add(&detail->document, NULL, "", ROLE_TEXT, 0, NO_ITEM);
    document_add(&detail->document, NULL, "Timeline", ROLE_HEADING, 0, NO_ITEM);
    size_t before = detail->count;
    const struct record *record;
    if (!timeline_next(&detail->timeline, &record, error))
        return false;
    if (record)
        add_event(detail, record);
    else
        detail->timeline_complete = true;
    if (detail->count == before)
        add_first_event_hint(detail);
    return read_ahead(detail, error);
}

static bool
same_item(const struct detail_item *a, const struct detail_item *b)
{
    return a->field == b->field && a->type == b->type && id_equal(&a->id, &b->id) &&
           a->current == b->current && a->part == b->part;
}

static size_t
find_item(const struct detail_view *detail, const struct detail_item *wanted)
{
    for (size_t item = 0; item < detail->count; item++) {
        if (same_item(&detail->items[item], wanted))
            return item;
    }
    return NO_ITEM;
}

/* Back to what the cursor was on (NULL: nothing of its own), reading on as far as that was. */
static bool
find_again(struct detail_view *detail, const struct detail_item *wanted, size_t row_within,
           size_t row, struct error *error)
{
    struct document *document = &detail->document;
    document->selected = 0;
    while (!detail->timeline_complete && document->row_count <= row) {
        document->selected = document->row_count;
        if (!read_ahead(detail, error))
            return false;
    }
    size_t item = wanted ? find_item(detail, wanted) : NO_ITEM;
    if (item != NO_ITEM)
        return document_select_item(document, item, row_within);
    document->selected = row < document->row_count ? row : document->row_count - 1;
    return true;
}

/* To an event that was just saved, reading on as far as it is. */
static bool
follow(struct detail_view *detail, bool *found, struct error *error)
{
    struct detail_item wanted = detail->followed;
    detail->followed = (struct detail_item){.field = 0};
    *found = false;
    if (id_is_zero(&wanted.id))
        return true;
    size_t item;
    while ((item = find_item(detail, &wanted)) == NO_ITEM && !detail->timeline_complete) {
        detail->document.selected = detail->document.row_count;
        if (!read_ahead(detail, error))
            return false;
    }
    *found = item != NO_ITEM && document_select_item(&detail->document, item, 0);
    return true;
}

static bool
detail_refresh(struct view *view, struct error *error)
{
    struct detail_view *detail = detail_of(view);
    struct session *session = shell_session(view->shell);
    if (!detail->begun && !reading_begin(session, detail->type, &detail->id, error))
        return false;
    detail->begun = true;
    struct record *record = session_get(session, detail->type, &detail->id, error);
    if (!record)
        return false;
    record_free(detail->record);
    detail->record = record;
    editors_look(view->shell, record, &detail->editors);
    struct document *document = &detail->document;
    size_t row = document->selected, row_within = 0;
    size_t item = document_item(document, &row_within);
    struct detail_item wanted = {.field = 0};
    bool had_item = item != NO_ITEM;
    if (had_item)
        wanted = detail->items[item];
    document_reset(document);
    document->label_columns = LABEL_COLUMNS;
    detail->count = 0;
    if (!add_fields(detail, error) || !start_timeline(detail, error))
        return false;
    document_lay_out(document, view->columns);
    bool found;
    if (!follow(detail, &found, error))
        return false;
    return (found || find_again(detail, had_item ? &wanted : NULL, row_within, row, error)) &&
           read_ahead(detail, error);
}

/* -- View ---------------------------------------------------------------------------------- */

/* "Candidate  Siân Wyn-Jones  Police constable  Open": what it is called, and the choices that
 * people sort by, as far as they are posact's own. */
static void
append_title(struct detail_view *detail, struct text *out)
{
    struct session *session = shell_session(detail->view.shell);
    text_append_format(out, "%s  ", detail->type->label);
    session_title(session, detail->type, &detail->id, out);
    if (!detail->record)
        return;
    for (size_t i = 0; i < detail->type->field_count; i++) {
        const struct field *field = &detail->type->fields[i];
        bool is_state = field->kind == FIELD_CHOICE && (field->flags & FIELD_KEYED) &&
                        !field_is_custom(field) && i != detail->type->title_field;
        if (!is_state || !record_get(detail->record, i))
            continue;
        text_append(out, "  ");
        session_show(session, field, record_get(detail->record, i), out);
    }
}

static void
detail_draw(struct view *view, struct canvas *canvas)
{
    struct detail_view *detail = detail_of(view);
    struct text title = TEXT_EMPTY;
    append_title(detail, &title);
    bool in_trash = detail->record && !detail->record->alive;
    struct text right = TEXT_EMPTY;
    editors_append(&detail->editors, canvas, &right);
    text_append_format(&right, "%s%s", in_trash ? "in the trash  " : "",
                       session_kind(shell_session(view->shell)));
    draw_title(canvas, text_string(&title), text_string(&right));
    text_clear(&right);
    text_clear(&title);
    document_lay_out(&detail->document, canvas->columns);
    document_draw(&detail->document, canvas, layout_body_row(canvas->rows),
                  layout_body_height(view->rows));
}

static void
detail_move(struct view *view, enum view_move move)
{
    struct detail_view *detail = detail_of(view);
    struct error error;
    bool read;
    do {
        document_move(&detail->document, move, layout_body_height(view->rows));
        read = read_ahead(detail, &error);
    } while (read && move == MOVE_LAST && !detail->timeline_complete);
    if (read && move == MOVE_LAST)
        document_move(&detail->document, move, layout_body_height(view->rows));
    if (!read)
        shell_say_error(view->shell, &error);
}

static const struct record_type *
detail_selected(struct view *view, struct id *id)
{
    *id = detail_of(view)->id;
    return detail_of(view)->type;
}

/* An event of the timeline. */
static const struct record_type *
detail_at_cursor(struct view *view, struct id *id)
{
    const struct detail_view *detail = detail_of(view);
    size_t item = document_item(&detail->document, NULL);
    if (item == NO_ITEM || item >= detail->count)
        return NULL;
    *id = detail->items[item].id;
    return detail->items[item].type;
}

static void
detail_free(struct view *view)
{
    struct detail_view *detail = detail_of(view);
    timeline_clear(&detail->timeline);
    checklist_clear(&detail->checklist);
    text_clear(&detail->editors);
    document_clear(&detail->document);
    record_free(detail->record);
    free(detail->items);
    free(detail);
}

static const struct view_class detail_class = {
    .name = "record",
    .place = PLACE_DETAIL,
    .refresh = detail_refresh,
    .draw = detail_draw,
    .move = detail_move,
    .selected = detail_selected,
    .at_cursor = detail_at_cursor,
    .free = detail_free,
};

struct view *
detail_view_new(struct shell *shell, const struct record_type *type, const struct id *id)
{
    struct detail_view *detail = must_calloc(1, sizeof *detail);
    detail->view.class = &detail_class;
    detail->view.shell = shell;
    detail->type = type;
    detail->id = *id;
    session_follow(shell_session(shell), type, &detail->id);
    return &detail->view;
}

bool
detail_view_is(const struct view *view, const struct record_type *type, const struct id *id)
{
    if (view->class != &detail_class)
        return false;
    const struct detail_view *detail = (const struct detail_view *)view;
    return detail->type == type && id_equal(&detail->id, id);
}

void
detail_view_follow(struct view *view, const struct record_type *type, const struct id *id)
{
    if (view->class != &detail_class || id_is_zero(id))
        return;
    detail_of(view)->followed = (struct detail_item){.type = type, .id = *id};
    shell_stale(view);
}

/* -- Commands ------------------------------------------------------------------------------ */

static bool
open_link(struct detail_view *detail, size_t field)
{
    struct id id;
    const char *value = record_get(detail->record, field);
    if (detail->type->fields[field].kind != FIELD_LINK || !value || !id_from_text(value, &id))
        return false;
    const struct record_type *target = detail->type->fields[field].target;
    shell_push(detail->view.shell, detail_view_new(detail->view.shell, target, &id));
    return true;
}

/* What is done about a part of the checklist: the form at its first answer, or a command. */
static bool
open_part(struct detail_view *detail, const struct checklist_item *part, struct error *error)
{
    struct shell *shell = detail->view.shell;
    if (part->command) {
        shell_command(shell, part->command);
        return true;
    }
    if (part->field == 0)
        return !detail->type->may_change ||
               detail->type->may_change(shell_session(shell), detail->record, error);
    shell_command(shell, command_edit);
    form_view_go_to(shell_top(shell), part->field);
    return true;
}

/* A row of the timeline opens that record, a link what it points to; any other field the form. */
static bool
run_open(struct call *call, struct error *error)
{
    struct detail_view *detail = detail_of(call->view);
    size_t item = document_item(&detail->document, NULL);
    if (item == NO_ITEM)
        return error_set(error, ERROR_INPUT, "There is nothing to open in this row");
    const struct detail_item *chosen = &detail->items[item];
    if (chosen->part > 0)
        return open_part(detail, &detail->checklist.items[chosen->part - 1], error);
    if (chosen->type)
        shell_push(call->shell, detail_view_new(call->shell, chosen->type, &chosen->id));
    else if (!open_link(detail, chosen->field))
        shell_command(call->shell, command_edit);
    return true;
}

static const struct command rows[] = {
    {
        .name = "open",
        .summary = "Open what the row with the cursor is about",
        .where = PLACE_DETAIL,
        .keys = "Enter",
        .flags = COMMAND_HINT,
        .run = run_open,
    },
};

const struct command_table detail_commands = {rows, sizeof rows / sizeof *rows};
