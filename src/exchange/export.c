/* export.c - a list as text for people and for other programs. */
#include "exchange/export.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "csv_cell.h"
#include "exchange/csv.h"
#include "exchange/ics.h"
#include "exchange/json_text.h"
#include "exchange/vcard.h"
#include "export_columns.h"
#include "ics_record.h"
#include "json.h"
#include "modules/suppression.h"

#define WINDOW 200       /* records read at a time */
#define SHORT_ID 8       /* letters of an id in a table */
#define WIDEST_COLUMN 40 /* longer values push the rest of their line */

/* Those of one network, as it may be, that nobody is to leave by name. */
struct kept_back {
    struct id of;
    size_t count;
};

struct exporter {
    struct session *session;
    const struct query *query;
    enum export_format format;
    export_sink *sink;
    void *context;
    struct text out;      /* not yet given to the sink */
    const size_t *fields; /* that are written */
    size_t field_count;
    size_t *widths; /* TABLE: of the columns, from the first window */
    size_t written;
    size_t limit;           /* 0 for none */
    struct kept_back *kept; /* in the order they came */
    size_t kept_count, kept_capacity;
};

/* -- Tables --------------------------------------------------------------------------------- */

/* What a cell of the table shows; column 0 is the short id, the others are fields. */
static void
table_value(struct exporter *exporter, const struct record *record, size_t field, struct text *out)
{
    struct text value = TEXT_EMPTY;
    if (field == RECORD_ID) {
        char id[ID_TEXT_SIZE];
        id_to_text(&record->id, id);
        text_append_bytes(out, id, SHORT_ID);
    } else {
        session_show_field(exporter->session, record, field, true, &value);
        text_join_lines(&value);
        utf8_safe(out, text_string(&value), false);
    }
    text_clear(&value);
}

void
export_widen(size_t *width, const char *shown)
{
    size_t columns = utf8_columns(shown);
    if (columns > *width)
        *width = columns < WIDEST_COLUMN ? columns : WIDEST_COLUMN;
}

static void
measure(struct exporter *exporter, const struct record_list *list)
{
    const struct record_type *type = exporter->query->type;
    exporter->widths = must_calloc(exporter->field_count, sizeof *exporter->widths);
    struct text shown = TEXT_EMPTY;
    for (size_t column = 0; column < exporter->field_count; column++) {
        size_t field = exporter->fields[column];
        export_widen(&exporter->widths[column], type->fields[field].label);
        for (size_t i = 0; i < list->count; i++) {
            text_reset(&shown);
            table_value(exporter, list->items[i], field, &shown);
            export_widen(&exporter->widths[column], text_string(&shown));
        }
    }
    text_clear(&shown);
}

void
export_padded(struct text *out, const char *shown, size_t width)
{
    size_t columns = utf8_columns(shown);
    text_append(out, shown);
    for (size_t i = columns < width ? columns : width; i < width + EXPORT_COLUMN_GAP; i++)
        text_append_char(out, ' ');
}

static void
write_table_line(struct exporter *exporter, const struct record *record)
{
    const struct record_type *type = exporter->query->type;
    struct text shown = TEXT_EMPTY;
    for (size_t column = 0; column < exporter->field_count; column++) {
        size_t field = exporter->fields[column];
        text_reset(&shown);
        if (record != NULL)
            table_value(exporter, record, field, &shown);
        else
            text_append(&shown, type->fields[field].label);
        export_padded(&exporter->out, text_string(&shown), exporter->widths[column]);
    }
    text_end_line(&exporter->out);
    text_clear(&shown);
}

/* -- CSV and TSV ---------------------------------------------------------------------------- */

static void
write_cell(struct text *out, enum export_format format, size_t column, const char *value)
{
    if (format == EXPORT_TSV) {
        text_append(out, column > 0 ? "\t" : "");
        tsv_write_cell(out, value);
    } else {
        text_append(out, column > 0 ? "," : "");
        csv_write_cell(out, value, ',');
    }
}

static void
write_row(struct exporter *exporter, const struct record *record)
{
    const struct record_type *type = exporter->query->type;
    char id[ID_TEXT_SIZE] = "";
    if (record != NULL)
        id_to_text(&record->id, id);
    for (size_t i = 0; i < exporter->field_count; i++) {
        size_t field = exporter->fields[i];
        const char *value = type->fields[field].name;
        if (record != NULL)
            value = field == RECORD_ID ? id : record_get(record, field);
        write_cell(&exporter->out, exporter->format, i, value);
    }
    text_append(&exporter->out, exporter->format == EXPORT_TSV ? "\n" : "\r\n");
}

/* -- Lists ---------------------------------------------------------------------------------- */

static void
write_start(struct exporter *exporter, const struct record_list *list)
{
    switch (exporter->format) {
    case EXPORT_TABLE:
        measure(exporter, list);
        if (list->count > 0)
            write_table_line(exporter, NULL);
        break;
    case EXPORT_JSON:
        text_append(&exporter->out, "[");
        break;
    case EXPORT_CSV:
    case EXPORT_TSV:
        write_row(exporter, NULL);
        break;
    case EXPORT_ICS:
        ics_write_start(&exporter->out, list->count == 1 && ics_is_cancelled(list->items[0]));
        break;
    case EXPORT_IDS:
    case EXPORT_VCARD:
    case EXPORT_FORMAT_COUNT:
        break;
    }
}

/* A table is looked at here, and ids say nothing; all else is made to leave. */
static bool
leaves(const struct exporter *exporter)
{
    return exporter->format != EXPORT_TABLE && exporter->format != EXPORT_IDS;
}

/* True for a record that stays, and is counted instead. */
static bool
keep_back(struct exporter *exporter, const struct record *record)
{
    const struct record_type *type = exporter->query->type;
    struct id of = {.bytes = {0}};
    if (!type->may_leave || !leaves(exporter) || type->may_leave(record))
        return false;
    const char *link = type->counted_by != 0 ? record_get(record, type->counted_by) : NULL;
    size_t i = 0;
    if (link)
        id_from_text(link, &of);
    while (i < exporter->kept_count && !id_equal(&exporter->kept[i].of, &of))
        i++;
    if (i == exporter->kept_count) {
        exporter->kept = array_reserve(exporter->kept, &exporter->kept_capacity,
                                       exporter->kept_count + 1, sizeof *exporter->kept);
        exporter->kept[exporter->kept_count++] = (struct kept_back){.of = of};
    }
    exporter->kept[i].count++;
    return true;
}

/* "others: [c]" in the first column that is not what they are counted by. */
static void
write_kept_row(struct exporter *exporter, const char *of, const char *others)
{
    const struct record_type *type = exporter->query->type;
    bool said = false;
    for (size_t i = 0; i < exporter->field_count; i++) {
        bool by = type->counted_by != 0 && exporter->fields[i] == type->counted_by;
        const char *value = by ? of : said ? NULL : others;
        write_cell(&exporter->out, exporter->format, i, value);
        said = said || !by;
    }
    text_append(&exporter->out, exporter->format == EXPORT_TSV ? "\n" : "\r\n");
}

static void
write_kept(struct exporter *exporter)
{
    const struct record_type *type = exporter->query->type;
    for (size_t i = 0; i < exporter->kept_count; i++) {
        char of[ID_TEXT_SIZE];
        struct text others = TEXT_EMPTY;
        id_to_text(&exporter->kept[i].of, of);
        suppression_append(session_config(exporter->session), exporter->kept[i].count, &others);
        if (exporter->format == EXPORT_JSON) {
            text_append(&exporter->out, exporter->written + i > 0 ? ",\n{" : "\n{");
            if (type->counted_by != 0) {
                json_text_append_member(&exporter->out, type->fields[type->counted_by].name, of);
                text_append(&exporter->out, ", ");
            }
            json_text_append_member(&exporter->out, "others", text_string(&others));
            text_append_char(&exporter->out, '}');
        } else {
            char *cell = must_format("others: %s", text_string(&others));
            write_kept_row(exporter, of, cell);
            free(cell);
        }
        text_clear(&others);
    }
}

static bool
write_record(struct exporter *exporter, const struct record *record, struct error *error)
{
    char id[ID_TEXT_SIZE];
    bool done = true;
    if (keep_back(exporter, record))
        return true;
    switch (exporter->format) {
    case EXPORT_TABLE:
        write_table_line(exporter, record);
        break;
    case EXPORT_JSON:
        text_append(&exporter->out, exporter->written > 0 ? ",\n" : "\n");
        json_write_fields(&exporter->out, record, exporter->fields, exporter->field_count);
        break;
    case EXPORT_CSV:
    case EXPORT_TSV:
        write_row(exporter, record);
        break;
    case EXPORT_IDS:
        id_to_text(&record->id, id);
        text_append_format(&exporter->out, "%s\n", id);
        break;
    case EXPORT_VCARD:
        vcard_write(&exporter->out, record);
        break;
    case EXPORT_ICS:
        done = ics_write_record(exporter->session, record, &exporter->out, error);
        break;
    case EXPORT_FORMAT_COUNT:
        break;
    }
    exporter->written++;
    return done;
}

static void
write_end(struct exporter *exporter)
{
    write_kept(exporter);
    if (exporter->format == EXPORT_JSON)
        text_append(&exporter->out, exporter->written + exporter->kept_count > 0 ? "\n]\n" : "]\n");
    if (exporter->format == EXPORT_ICS)
        ics_write_end(&exporter->out);
}

static bool
flush(struct exporter *exporter, struct error *error)
{
    bool ok = exporter->out.length == 0 ||
              exporter->sink(exporter->context, exporter->out.bytes, exporter->out.length);
    text_reset(&exporter->out);
    return ok || error_set(error, ERROR_FILE, "Could not write all of the list");
}

static size_t
window_size(const struct exporter *exporter)
{
    size_t left = exporter->limit - exporter->written;
    return exporter->limit > 0 && left < WINDOW ? left : WINDOW;
}

/* *more tells whether there may be further records. */
static bool
export_window(struct exporter *exporter, enum query_from from, struct query_place *place,
              bool *more, struct error *error)
{
    struct record_list list = {.items = NULL};
    size_t size = window_size(exporter);
    bool ok = session_read(exporter->session, exporter->query, from, place, size, &list, error);
    if (ok && from == QUERY_FIRST)
        write_start(exporter, &list);
    for (size_t i = 0; ok && i < list.count; i++)
        ok = write_record(exporter, list.items[i], error);
    if (ok && list.count > 0)
        session_place(exporter->query, list.items[list.count - 1], place);
    *more =
        ok && list.count == size && (exporter->limit == 0 || exporter->written < exporter->limit);
    record_list_clear(&list);
    return ok && flush(exporter, error);
}

static bool
export_windows(struct exporter *exporter, struct error *error)
{
    struct query_place place = {.key = NULL};
    bool more = true;
    bool ok = export_window(exporter, QUERY_FIRST, &place, &more, error);
    while (ok && more)
        ok = export_window(exporter, QUERY_AFTER, &place, &more, error);
    query_place_clear(&place);
    return ok;
}

/* -- Some records of a list ------------------------------------------------------------------ */

/* A record and where it stands in the list. */
struct placed {
    struct query_place place;
    struct record *record;
};

static int
compare_placed(const void *a, const void *b)
{
    const struct placed *first = a, *second = b;
    int order = strcmp(first->place.key, second->place.key);
    return order != 0 ? order : id_compare(&first->place.id, &second->place.id);
}

/* In the order of the query. */
static void
sort_list(const struct query *query, struct record_list *list)
{
    struct placed *rows = must_calloc(list->count + 1, sizeof *rows);
    for (size_t i = 0; i < list->count; i++) {
        rows[i].record = list->items[i];
        session_place(query, rows[i].record, &rows[i].place);
    }
    qsort(rows, list->count, sizeof *rows, compare_placed);
    for (size_t i = 0; i < list->count; i++) {
        list->items[query->descending ? list->count - 1 - i : i] = rows[i].record;
        query_place_clear(&rows[i].place);
    }
    free(rows);
}

/* Those that went elsewhere since they were chosen are left out. */
static bool
fetch_chosen(struct exporter *exporter, const struct export_choice *choice,
             struct record_list *list, struct error *error)
{
    for (size_t i = 0; i < choice->id_count; i++) {
        struct record *record =
            session_get(exporter->session, exporter->query->type, &choice->ids[i], error);
        if (record == NULL && error->code != ERROR_NOT_FOUND)
            return false;
        if (record != NULL && record->alive != exporter->query->trash)
            record_list_add(list, record);
        else
            record_free(record);
    }
    sort_list(exporter->query, list);
    return true;
}

static bool
export_ids(struct exporter *exporter, const struct export_choice *choice, struct error *error)
{
    struct record_list list = {.items = NULL};
    bool ok = fetch_chosen(exporter, choice, &list, error);
    if (ok)
        write_start(exporter, &list);
    for (size_t i = 0; ok && i < list.count; i++) {
        ok = write_record(exporter, list.items[i], error) &&
             (i % WINDOW != 0 || flush(exporter, error));
    }
    record_list_clear(&list);
    return ok;
}

/* Every field; of a table the reference and those of lists. */
static size_t *
usual_fields(const struct record_type *type, enum export_format format, size_t *count)
{
    size_t *fields = must_calloc(type->field_count, sizeof *fields);
    *count = 0;
    for (size_t i = 0; i < type->field_count; i++) {
        if (format != EXPORT_TABLE || i == RECORD_ID || type->fields[i].list_width > 0)
            fields[(*count)++] = i;
    }
    return fields;
}

bool
export_chosen(struct session *session, const struct query *query,
              const struct export_choice *choice, enum export_format format, export_sink *sink,
              void *context, size_t *count, struct error *error)
{
    size_t usual_count;
    size_t *usual = usual_fields(query->type, format, &usual_count);
    struct exporter exporter = {
        .session = session,
        .query = query,
        .format = format,
        .sink = sink,
        .context = context,
        .fields = choice->field_count > 0 ? choice->fields : usual,
        .field_count = choice->field_count > 0 ? choice->field_count : usual_count,
        .limit = choice->limit,
    };
    bool ok = choice->id_count > 0 ? export_ids(&exporter, choice, error)
                                   : export_windows(&exporter, error);
    if (ok) {
        write_end(&exporter);
        ok = flush(&exporter, error);
    }
    *count = exporter.written + exporter.kept_count; /* rows */
    free(exporter.widths);
    free(exporter.kept);
    free(usual);
    text_clear(&exporter.out);
    return ok;
}

bool
export_list(struct session *session, const struct query *query, enum export_format format,
            size_t limit, export_sink *sink, void *context, size_t *count, struct error *error)
{
    struct export_choice choice = {.limit = limit};
    return export_chosen(session, query, &choice, format, sink, context, count, error);
}
