/* row_source.c - opens a file for import and gives its rows, whatever form they have. */
#include "row_source.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/array.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "csv_cell.h"
#include "encoding.h"
#include "exchange/csv.h"
#include "exchange/ics.h"
#include "ics_reader.h"
#include "ics_rows.h"
#include "json.h"
#include "modules/candidate.h"
#include "modules/event.h"
#include "vcard_reader.h"
#include "vcard_rows.h"

#define PIPE_LIMIT (256u << 20) /* what is read whole because it cannot be read twice */

struct row_source {
    const struct import_options *options;
    const struct heading_choices *choices;
    bool from_file;
    struct text bytes; /* of what is not a regular file */

    struct mapping mapping;
    struct csv *csv;
    struct csv_row ahead; /* the first row, read to recognise the file by it */
    bool has_ahead;
    struct json_reader *json;
    json_t *object; /* of the row given last */
    struct vcard_reader *cards;
    struct vcard_rows card_rows;
    struct ics_reader *calendar;

    const char **cells;
    bool *given;
    char **owned; /* cells of the row given last that had to be made */
    struct text fault;
};

/* --- opening --- */

static struct decoder *
open_decoder(const struct row_source *source, struct error *error)
{
    if (source->from_file)
        return decoder_open(source->options->path, error);
    return decoder_open_bytes(text_string(&source->bytes), source->bytes.length);
}

static struct csv *
open_csv(const struct row_source *source, struct error *error)
{
    if (source->from_file)
        return csv_open(source->options->path, error);
    return csv_open_bytes(text_string(&source->bytes), source->bytes.length);
}

/* False with ERROR_NONE when there is none. */
static bool
read_headings(struct row_source *source, char ***headings, size_t *count, struct error *error)
{
    struct csv_row row;
    error->code = ERROR_NONE;
    if (!csv_next(source->csv, &row, error))
        return error->code != ERROR_NONE
                   ? false
                   : error_set(error, ERROR_INPUT, "The file is empty; it has no headings");
    *count = row.count;
    *headings = must_calloc(row.count + 1, sizeof **headings);
    for (size_t i = 0; i < row.count; i++)
        (*headings)[i] = must_strdup(row.cells[i]);
    return true;
}

static bool
map_headings(struct row_source *source, char **headings, size_t count, struct error *error)
{
    struct error fault = {.code = ERROR_NONE};
    source->has_ahead = csv_next(source->csv, &source->ahead, &fault);
    if (fault.code != ERROR_NONE) {
        *error = fault;
        return false;
    }
    const struct csv_row *ahead = &source->ahead;
    return mapping_build(&source->mapping, source->options->type, (const char *const *)headings,
                         count, source->has_ahead ? (const char *const *)ahead->cells : NULL,
                         source->has_ahead ? ahead->count : 0, source->choices, error);
}

static bool
start_csv(struct row_source *source, struct error *error)
{
    source->csv = open_csv(source, error);
    char **headings = NULL;
    size_t count = 0;
    bool ok = source->csv != NULL && read_headings(source, &headings, &count, error) &&
              map_headings(source, headings, count, error);
    for (size_t i = 0; i < count; i++)
        free(headings[i]);
    free(headings);
    return ok;
}

/* Takes the decoder. Two readings: what the cards say has to be known before the first of them. */
static bool
start_vcard(struct row_source *source, struct decoder *decoder, struct error *error)
{
    const struct import_options *options = source->options;
    struct vcard_rows *rows = &source->card_rows;
    source->cards = vcard_reader_new(decoder);
    if (options->type != &candidate_type)
        return error_set(error, ERROR_INPUT,
                         "A vCard is of a person; it comes in as a candidate, not as a %s",
                         options->type->name);
    if (!vcard_rows_collect(rows, source->cards, error))
        return false;
    if (rows->count == 0)
        return error_set(error, ERROR_INPUT, "The file is empty; it has no cards");
    return mapping_build_known(&source->mapping, options->type, &import_kind_vcard,
                               (const char *const *)rows->headings, rows->known, rows->count,
                               source->choices, error) &&
           row_source_rewind(source, error);
}

/* Takes the decoder. */
static bool
start_calendar(struct row_source *source, struct decoder *decoder, struct error *error)
{
    const struct import_options *options = source->options;
    source->calendar = ics_reader_new(decoder);
    if (options->type != &event_type)
        return error_set(error, ERROR_INPUT,
                         "A calendar is of events; it comes in as event, not as %s",
                         options->type->name);
    return mapping_build_known(&source->mapping, options->type, &import_kind_calendar, ics_headings,
                               ics_known, ICS_COLUMN_COUNT, source->choices, error);
}

/* By its first line, or by its name: then the reader says what is missing in it. */
static bool
is_kept_as(const struct row_source *source, struct decoder *decoder, const char *first_line,
           const char *end, struct error *error)
{
    const char *dot = strrchr(source->options->path, '.');
    return decoder_begins(decoder, first_line, error) ||
           (error->code == ERROR_NONE && dot != NULL && string_equal_no_case(dot, end));
}

static bool
start(struct row_source *source, struct error *error)
{
    struct stat status;
    const char *path = source->options->path;
    const struct text *given = source->options->bytes;
    source->from_file =
        !given && strcmp(path, "-") != 0 && stat(path, &status) == 0 && S_ISREG(status.st_mode);
    if (given)
        text_append_bytes(&source->bytes, given->bytes, given->length);
    else if (!source->from_file && !file_read(path, PIPE_LIMIT, &source->bytes, error))
        return false;
    struct decoder *decoder = open_decoder(source, error);
    if (decoder == NULL)
        return false;
    error->code = ERROR_NONE;
    if (json_is_next(decoder, error)) {
        mapping_build_direct(&source->mapping, source->options->type);
        source->json = json_reader_new(decoder);
        return true;
    }
    if (error->code == ERROR_NONE && is_kept_as(source, decoder, "BEGIN:VCARD", ".vcf", error))
        return start_vcard(source, decoder, error);
    if (error->code == ERROR_NONE && is_kept_as(source, decoder, "BEGIN:VCALENDAR", ".ics", error))
        return start_calendar(source, decoder, error);
    decoder_close(decoder);
    return error->code == ERROR_NONE && start_csv(source, error);
}

struct row_source *
row_source_open(const struct import_options *options, const struct heading_choices *choices,
                struct error *error)
{
    struct row_source *source = must_calloc(1, sizeof *source);
    source->options = options;
    source->choices = choices;
    if (!start(source, error)) {
        row_source_close(source);
        return NULL;
    }
    source->cells = must_calloc(source->mapping.count + 1, sizeof *source->cells);
    source->given = must_calloc(source->mapping.count + 1, sizeof *source->given);
    source->owned = must_calloc(source->mapping.count + 1, sizeof *source->owned);
    return source;
}

const struct mapping *
row_source_mapping(const struct row_source *source)
{
    return &source->mapping;
}

void
row_source_describe(const struct row_source *source, struct text *out)
{
    text_append(out, source->mapping.kind->label);
    if (source->csv != NULL)
        text_append_format(out, ", %s", csv_dialect(source->csv));
    if (source->cards != NULL)
        text_append_format(out, ", %s", vcard_encoding(source->cards));
    if (source->calendar != NULL)
        text_append_format(out, ", %s", ics_encoding(source->calendar));
}

/* --- rows --- */

static void
forget_row(struct row_source *source)
{
    for (size_t i = 0; i < source->mapping.count && source->owned != NULL; i++) {
        free(source->owned[i]);
        source->owned[i] = NULL;
        source->cells[i] = NULL;
        source->given[i] = false;
    }
    json_decref(source->object);
    source->object = NULL;
    text_reset(&source->fault);
}

bool
cell_is_blank(const char *cell)
{
    uint32_t point;
    size_t length;
    for (; (length = utf8_decode(cell, &point)) > 0; cell += length) {
        if (!utf8_is_invisible(point))
            return false;
    }
    return true;
}

static bool
is_blank_row(const struct csv_row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        if (!cell_is_blank(row->cells[i]))
            return false;
    }
    return true;
}

static bool
next_csv_row(struct row_source *source, struct csv_row *row, struct error *error)
{
    do {
        if (source->has_ahead)
            *row = source->ahead;
        else if (!csv_next(source->csv, row, error))
            return false;
        source->has_ahead = false;
    } while (is_blank_row(row));
    return true;
}

/* A cell too many says that the cells do not stand under their headings. */
static void
check_surplus(struct row_source *source, const struct csv_row *csv_row)
{
    for (size_t i = source->mapping.count; i < csv_row->count; i++) {
        if (cell_is_blank(csv_row->cells[i]))
            continue;
        text_append_format(&source->fault,
                           "The row has more cells than there are headings (%zu); a cell with the "
                           "delimiter in it needs quotation marks",
                           source->mapping.count);
        return;
    }
}

static bool
next_from_csv(struct row_source *source, struct source_row *row, struct error *error)
{
    struct csv_row csv_row;
    if (!next_csv_row(source, &csv_row, error))
        return false;
    row->line = csv_row.line;
    for (size_t i = 0; i < source->mapping.count && i < csv_row.count; i++) {
        const char *cell = csv_row.cells[i];
        source->given[i] = true;
        source->cells[i] = source->mapping.own ? csv_own_cell(cell) : cell;
    }
    check_surplus(source, &csv_row);
    return true;
}

/* Text, null, and whole numbers, which other programs write for phones. */
static void
take_json_value(struct row_source *source, size_t column, json_t *value, struct source_row *row)
{
    source->given[column] = true;
    if (json_is_integer(value))
        source->cells[column] = source->owned[column] =
            must_format("%" JSON_INTEGER_FORMAT, json_integer_value(value));
    else if (json_is_string(value) && strlen(json_string_value(value)) == json_string_length(value))
        source->cells[column] = json_string_value(value);
    else if (json_is_string(value))
        text_append(&source->fault, "A zero byte (\\u0000) is no text");
    else if (!json_is_null(value))
        text_append(&source->fault, "A value must be text in quotation marks, or null");
    if (source->fault.length > 0)
        row->fault_column = column;
}

static void
take_json_member(struct row_source *source, const char *key, json_t *value, struct source_row *row)
{
    const struct record_type *type = source->mapping.type;
    const struct field *field = record_type_field(type, key);
    if (source->fault.length > 0)
        return;
    if (field != NULL) {
        take_json_value(source, record_type_index(type, field), value, row);
        return;
    }
    struct error error;
    record_type_no_field(type, key, &error);
    text_append(&source->fault, error.text);
}

static bool
next_from_json(struct row_source *source, struct source_row *row, struct error *error)
{
    source->object = json_reader_next(source->json, &row->line, error);
    if (source->object == NULL)
        return false;
    const char *key;
    json_t *value;
    json_object_foreach(source->object, key, value) take_json_member(source, key, value, row);
    return true;
}

static bool
next_from_vcard(struct row_source *source, struct source_row *row, struct error *error)
{
    const struct vcard *card;
    if (!vcard_next(source->cards, &card, error))
        return false;
    row->line = card->line;
    vcard_rows_cells(&source->card_rows, card, source->owned, source->given, &source->fault);
    for (size_t i = 0; i < source->mapping.count; i++)
        source->cells[i] = source->owned[i];
    return true;
}

static bool
next_from_calendar(struct row_source *source, struct source_row *row, struct error *error)
{
    const struct ics_event *event;
    if (!ics_next(source->calendar, &event, error))
        return false;
    row->line = event->line;
    ics_rows_cells(event, source->owned, source->given, &source->fault);
    for (size_t i = 0; i < source->mapping.count; i++)
        source->cells[i] = source->owned[i];
    return true;
}

bool
row_source_next(struct row_source *source, struct source_row *row, struct error *error)
{
    forget_row(source);
    error->code = ERROR_NONE;
    *row = (struct source_row){
        .cells = source->cells,
        .given = source->given,
        .fault_column = NO_COLUMN,
    };
    bool found = source->json != NULL       ? next_from_json(source, row, error)
                 : source->cards != NULL    ? next_from_vcard(source, row, error)
                 : source->calendar != NULL ? next_from_calendar(source, row, error)
                                            : next_from_csv(source, row, error);
    if (found && source->fault.length > 0)
        row->fault = text_string(&source->fault);
    return found;
}

static bool
rewind_csv(struct row_source *source, struct error *error)
{
    csv_close(source->csv);
    source->csv = open_csv(source, error);
    source->has_ahead = false;
    struct csv_row headings;
    return source->csv != NULL && csv_next(source->csv, &headings, error);
}

/* These readers are made anew on the file. */
static bool
rewind_decoded(struct row_source *source, struct error *error)
{
    struct decoder *decoder = open_decoder(source, error);
    if (decoder == NULL)
        return false;
    if (source->cards != NULL) {
        vcard_close(source->cards);
        source->cards = vcard_reader_new(decoder);
    } else if (source->calendar != NULL) {
        ics_close(source->calendar);
        source->calendar = ics_reader_new(decoder);
    } else {
        json_reader_free(source->json);
        source->json = json_reader_new(decoder);
    }
    return true;
}

bool
row_source_rewind(struct row_source *source, struct error *error)
{
    forget_row(source);
    return source->csv != NULL ? rewind_csv(source, error) : rewind_decoded(source, error);
}

void
row_source_close(struct row_source *source)
{
    if (source == NULL)
        return;
    forget_row(source);
    csv_close(source->csv);
    json_reader_free(source->json);
    vcard_close(source->cards);
    ics_close(source->calendar);
    vcard_rows_clear(&source->card_rows);
    mapping_clear(&source->mapping);
    text_clear(&source->bytes);
    text_clear(&source->fault);
    free(source->cells);
    free(source->given);
    free(source->owned);
    free(source);
}
