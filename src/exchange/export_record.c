/* export_record.c - one record, or what was done to records, as text for people and programs. */
#include "exchange/export.h"

#include "base/date.h"
#include "base/utf8.h"
#include "exchange/json_text.h"
#include "export_columns.h"
#include "json.h"
#include "modules/lawful_basis.h"
#include "modules/record_words.h"
#include "record/checklist.h"

/* -- One record ----------------------------------------------------------------------------- */

/* Further lines stand under the first. */
static void
write_indented(struct text *out, const char *shown, size_t indent)
{
    for (; *shown != '\0'; shown++) {
        text_append_char(out, *shown);
        for (size_t i = 0; *shown == '\n' && i < indent; i++)
            text_append_char(out, ' ');
    }
}

static void
write_value(const char *label, const char *value, bool keep_lines, size_t width, struct text *out)
{
    struct text shown = TEXT_EMPTY;
    utf8_safe(&shown, value, keep_lines);
    export_padded(out, label, width);
    write_indented(out, text_string(&shown), width + EXPORT_COLUMN_GAP);
    text_end_line(out);
    text_clear(&shown);
}

static void
write_labelled(struct session *session, const struct record *record, size_t field, size_t width,
               struct text *out)
{
    const struct field *row = &record->type->fields[field];
    struct text value = TEXT_EMPTY;
    char id[ID_TEXT_SIZE];
    id_to_text(&record->id, id);
    if (field == RECORD_ID)
        text_append(&value, id);
    else
        session_show_field(session, record, field, false, &value);
    write_value(row->label, text_string(&value), row->kind == FIELD_NOTES, width, out);
    text_clear(&value);
}

static bool
write_words(struct session *session, const struct record *record, size_t width, struct text *out,
            struct error *error)
{
    struct text words = TEXT_EMPTY;
    bool done = record_words(session, record->type, &record->id, &words, error);
    if (done && record->type->words_type != NULL)
        write_value(record->type->words_type->plural_label, text_string(&words), false, width, out);
    text_clear(&words);
    return done;
}

/* P26: why it may be kept. */
static void
write_basis(struct session *session, const struct record_type *type, size_t width, struct text *out)
{
    struct text words = TEXT_EMPTY;
    lawful_basis_append(session_config(session), type, session_context(session)->today, &words);
    if (words.length > 0)
        write_value(LAWFUL_BASIS_LABEL, text_string(&words), false, width, out);
    text_clear(&words);
}

/* B14: what it still needs, a line for each part. */
static bool
read_checklist(struct session *session, const struct record *record, struct checklist *list,
               struct error *error)
{
    *list = (struct checklist){.count = 0};
    return !record->type->checklist || record->type->checklist(session, record, list, error);
}

static void
write_checklist(const struct checklist *list, size_t width, struct text *out)
{
    for (size_t i = 0; i < list->count; i++) {
        struct text words = TEXT_EMPTY;
        checklist_append(&list->items[i], &words);
        write_value(list->items[i].label, text_string(&words), false, width, out);
        text_clear(&words);
    }
}

/* Without what not everybody may see, which leaves posact with nobody (T29). */
static void
write_json(const struct record *record, struct text *out)
{
    struct record *leaving = record_copy(record);
    record_keep_back(leaving);
    json_write_record(out, leaving);
    text_append_char(out, '\n');
    record_free(leaving);
}

bool
export_record(struct session *session, const struct record *record, enum export_format format,
              struct text *out, struct error *error)
{
    if (format == EXPORT_JSON && record->type->may_leave && !record->type->may_leave(record))
        return error_set(error, ERROR_DENIED,
                         "Nobody agreed that this %s leaves posact; it is shown without --json",
                         record->type->name);
    if (format == EXPORT_JSON) {
        write_json(record, out);
        return true;
    }
    const struct record_type *type = record->type;
    struct checklist list;
    size_t width = 0;
    bool read = read_checklist(session, record, &list, error);
    for (size_t i = 0; i < type->field_count; i++)
        export_widen(&width, type->fields[i].label);
    for (size_t i = 0; i < list.count; i++)
        export_widen(&width, list.items[i].label);
    write_checklist(&list, width, out);
    checklist_clear(&list);
    if (!read)
        return false;
    if (lawful_basis_source(session_config(session), type) != NULL)
        export_widen(&width, LAWFUL_BASIS_LABEL);
    for (size_t i = 0; i < type->field_count; i++)
        write_labelled(session, record, i, width, out);
    if (!write_words(session, record, width, out, error))
        return false;
    write_basis(session, type, width, out);
    return true;
}

/* -- History -------------------------------------------------------------------------------- */

static void
write_old_and_new(struct session *session, const struct field_change *change, struct text *out)
{
    struct text values[2] = {TEXT_EMPTY, TEXT_EMPTY};
    session_show(session, change->field, change->old_value, &values[0]);
    session_show(session, change->field, change->new_value, &values[1]);
    text_append_format(out, "  %s: ", change->field->label);
    for (size_t i = 0; i < 2; i++) {
        text_append(out, i > 0 ? " -> " : "");
        utf8_safe(out, values[i].length > 0 ? values[i].bytes : "(not given)", false);
        text_clear(&values[i]);
    }
    text_append_char(out, '\n');
}

static void
write_change(struct session *session, const struct change *change, struct text *out)
{
    char when[DATE_TEXT_SIZE];
    struct text title = TEXT_EMPTY;
    moment_show(change->time_ms, when);
    text_append_format(out, "%s  ", when);
    utf8_safe(out, change->actor, false);
    text_append_format(out, "  %s", change_kind_name(change->kind));
    if (change->type != NULL) {
        session_title(session, change->type, &change->id, &title);
        text_append(out, "  ");
        utf8_safe(out, text_string(&title), false);
    }
    text_append(out, "  (");
    utf8_safe(out, change->command, false);
    text_append(out, ")\n");
    for (size_t i = 0; i < change->field_count; i++)
        write_old_and_new(session, &change->fields[i], out);
    text_clear(&title);
}

static void
write_member(struct text *out, const char *name, const char *value)
{
    text_append(out, ", ");
    json_text_append_member(out, name, value);
}

static void
write_change_json(const struct change *change, struct text *out)
{
    char when[DATE_TEXT_SIZE];
    char id[ID_TEXT_SIZE];
    moment_to_iso(change->time_ms, when);
    id_to_text(&change->id, id);
    text_append_format(out, "{\"time\": \"%s\"", when);
    write_member(out, "actor", change->actor);
    write_member(out, "command", change->command);
    write_member(out, "kind", change_kind_name(change->kind));
    write_member(out, "type", change->type != NULL ? change->type->name : NULL);
    write_member(out, "id", id);
    text_append(out, ", \"fields\": [");
    for (size_t i = 0; i < change->field_count; i++) {
        const struct field_change *field = &change->fields[i];
        text_append_format(out, "%s{\"field\": \"%s\"", i > 0 ? ", " : "", field->field->name);
        write_member(out, "old", field->old_value);
        write_member(out, "new", field->new_value);
        text_append_char(out, '}');
    }
    text_append(out, "]}");
}

void
export_changes(struct session *session, const struct change_list *changes,
               enum export_format format, struct text *out)
{
    bool json = format == EXPORT_JSON;
    text_append(out, json ? "[" : "");
    for (size_t i = 0; i < changes->count; i++) {
        if (json) {
            text_append(out, i > 0 ? ",\n" : "\n");
            write_change_json(&changes->items[i], out);
        } else {
            write_change(session, &changes->items[i], out);
        }
    }
    if (json)
        text_append(out, changes->count > 0 ? "\n]\n" : "]\n");
}
