/* csv.c - reads comma- and tab-separated files, row by row, with libcsv. */
#include "exchange/csv.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "csv_cell.h"
#include "encoding.h"

#define BUFFER_SIZE 65536
#define ROW_LIMIT (1u << 20)
#define CELL_LIMIT 10000
#define HINT "sep=" /* spreadsheets write it before the heading line, with their delimiter */

/* Strict, so that a stray quotation mark is told; read_line forgives those that do no harm. */
#define STRICT (CSV_STRICT | CSV_STRICT_FINI)

struct csv {
    struct decoder *decoder;
    struct csv_parser parser;
    bool unescapes; /* our own TSV: no quotes, \t \n \r \\ */
    struct text dialect;

    char *buffer; /* decoded, BUFFER_SIZE of room */
    size_t length, offset;
    bool ended;
    struct line_count lines;

    struct text cells; /* of the row being read, each with its NUL */
    size_t *starts;    /* where they begin */
    char **pointers;
    size_t count, starts_capacity, pointers_capacity;
    bool row_begun, row_done;
    size_t row_line;
    size_t row_size;    /* bytes read for it */
    size_t quote_line;  /* where the cell that is still open began */
    struct error fault; /* met while opening, told at the first row */
};

/* --- what libcsv calls --- */

static void
take_cell(void *bytes, size_t length, void *context)
{
    struct csv *csv = context;
    if (csv->count > CELL_LIMIT)
        return;
    csv->starts =
        array_reserve(csv->starts, &csv->starts_capacity, csv->count + 1, sizeof *csv->starts);
    csv->starts[csv->count++] = csv->cells.length;
    if (csv->unescapes)
        tsv_read_cell(&csv->cells, bytes, length);
    else
        text_append_bytes(&csv->cells, bytes, length);
    text_append_char(&csv->cells, '\0');
}

static void
take_row(int terminator, void *context)
{
    (void)terminator;
    struct csv *csv = context;
    csv->row_done = true;
}

/* libcsv would take blanks off the ends of cells; they are the reader's to judge. */
static int
no_space(unsigned char byte)
{
    (void)byte;
    return 0;
}

/* --- recognising the dialect --- */

static bool
is_line_end(char byte)
{
    return byte == '\n' || byte == '\r';
}

/* Length of the first line that ends outside quotes. */
static size_t
heading_length(const char *bytes, size_t length)
{
    bool quoted = false;
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == '"')
            quoted = !quoted;
        else if (!quoted && is_line_end(bytes[i]))
            return i;
    }
    return length;
}

static char
commonest_delimiter(const char *heading, size_t length)
{
    static const char delimiters[3] = {',', ';', '\t'};
    size_t counts[sizeof delimiters] = {0};
    bool quoted = false;
    for (size_t i = 0; i < length; i++) {
        if (heading[i] == '"')
            quoted = !quoted;
        const char *found = quoted ? NULL : memchr(delimiters, heading[i], sizeof delimiters);
        if (found != NULL)
            counts[found - delimiters]++;
    }
    size_t best = 0;
    for (size_t i = 1; i < 3; i++) {
        if (counts[i] > counts[best])
            best = i;
    }
    return delimiters[best];
}

/* The delimiter that a first line "sep=;" names, and the line's length; else 0. */
static char
hinted_delimiter(const char *bytes, size_t length, size_t *hint_length)
{
    size_t quote = length > 0 && bytes[0] == '"';
    size_t needed = quote + strlen(HINT) + 1 + quote;
    size_t line = 0;
    while (line < length && !is_line_end(bytes[line]))
        line++;
    if (line != needed)
        return '\0';
    char word[] = HINT;
    memcpy(word, bytes + quote, strlen(HINT));
    if (!string_equal_no_case(word, HINT) || (quote && bytes[line - 1] != '"'))
        return '\0';
    *hint_length = line;
    return bytes[quote + strlen(HINT)];
}

static void
name_dialect(struct csv *csv, char delimiter)
{
    text_append_format(&csv->dialect, "%s, ", decoder_name(csv->decoder));
    if (delimiter == ',')
        text_append(&csv->dialect, "comma");
    else if (delimiter == ';')
        text_append(&csv->dialect, "semicolon");
    else if (delimiter == '\t')
        text_append(&csv->dialect, "tab");
    else
        text_append_format(&csv->dialect, "'%c'", delimiter);
}

static void
recognise(struct csv *csv)
{
    size_t hint_length = 0;
    char delimiter = hinted_delimiter(csv->buffer, csv->length, &hint_length);
    csv->offset = hint_length; /* its line end is a blank line to the parser */
    if (delimiter == '\0') {
        size_t length = heading_length(csv->buffer, csv->length);
        delimiter = commonest_delimiter(csv->buffer, length);
        size_t own = strlen(TSV_OWN_START);
        csv->unescapes = length >= own && memcmp(csv->buffer, TSV_OWN_START, own) == 0;
    }
    csv_set_delim(&csv->parser, (unsigned char)delimiter);
    if (csv->unescapes)
        csv_set_quote(&csv->parser, '\0'); /* a byte that read_line lets nobody write */
    name_dialect(csv, delimiter);
}

/* --- opening and closing --- */

static bool
fill_buffer(struct csv *csv, struct error *error)
{
    csv->offset = 0;
    if (!decoder_read(csv->decoder, csv->buffer, BUFFER_SIZE, &csv->length, error))
        return false;
    csv->ended = csv->length == 0;
    return true;
}

static struct csv *
csv_start(struct decoder *decoder)
{
    struct csv *csv = must_calloc(1, sizeof *csv);
    csv->decoder = decoder;
    csv->buffer = must_alloc(BUFFER_SIZE);
    csv->lines.line = 1;
    csv_init(&csv->parser, STRICT);
    csv_set_realloc_func(&csv->parser, must_realloc);
    csv_set_space_func(&csv->parser, no_space);
    if (fill_buffer(csv, &csv->fault))
        recognise(csv);
    else
        csv->ended = true;
    return csv;
}

struct csv *
csv_open(const char *path, struct error *error)
{
    struct decoder *decoder = decoder_open(path, error);
    return decoder != NULL ? csv_start(decoder) : NULL;
}

struct csv *
csv_open_bytes(const void *bytes, size_t length)
{
    return csv_start(decoder_open_bytes(bytes, length));
}

const char *
csv_dialect(const struct csv *csv)
{
    return text_string(&csv->dialect);
}

void
csv_close(struct csv *csv)
{
    if (csv == NULL)
        return;
    decoder_close(csv->decoder);
    csv_free(&csv->parser);
    text_clear(&csv->dialect);
    text_clear(&csv->cells);
    free(csv->buffer);
    free(csv->starts);
    free(csv->pointers);
    free(csv);
}

/* --- reading --- */

/* Length of the next line with its end, or of what the buffer holds of it. */
static size_t
line_length(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (is_line_end(bytes[i]))
            return i + 1;
    }
    return length;
}

/* Gives bytes to libcsv. A quotation mark inside a cell without quotes is text like any other;
 * inside a quoted cell nobody can tell what was meant. */
static bool
parse_bytes(struct csv *csv, const char *bytes, size_t length, struct error *error)
{
    size_t used = 0;
    while (used < length) {
        used += csv_parse(&csv->parser, bytes + used, length - used, take_cell, take_row, csv);
        if (used == length)
            break;
        if (csv->parser.quoted)
            return error_set(error, ERROR_INPUT,
                             "Line %zu: a quotation mark stands inside a quoted cell; write it "
                             "twice or take it out",
                             csv->lines.line);
        csv_set_opts(&csv->parser, 0);
        used += csv_parse(&csv->parser, bytes + used, 1, take_cell, take_row, csv);
        csv_set_opts(&csv->parser, STRICT);
    }
    return true;
}

static bool
never_closed(const struct csv *csv, struct error *error)
{
    return error_set(error, ERROR_INPUT,
                     "Line %zu: the quotation mark before a cell has no partner after it",
                     csv->quote_line);
}

static bool
check_limits(const struct csv *csv, struct error *error)
{
    if (csv->count > CELL_LIMIT)
        return error_set(error, ERROR_INPUT, "Line %zu: the row has more than %d cells",
                         csv->row_line, CELL_LIMIT);
    if (csv->row_size <= ROW_LIMIT)
        return true;
    if (csv->parser.quoted)
        return never_closed(csv, error);
    return error_set(error, ERROR_INPUT, "Line %zu: the row is longer than 1 MiB", csv->row_line);
}

/* One line, so that it is known where rows and quotes begin: a row ends only at a line's end. */
static bool
read_line(struct csv *csv, struct error *error)
{
    const char *bytes = csv->buffer + csv->offset;
    size_t length = line_length(bytes, csv->length - csv->offset);
    size_t line = csv->lines.line;
    if (memchr(bytes, '\0', length) != NULL)
        return error_set(error, ERROR_INPUT, "Line %zu: a zero byte; this is not a text file",
                         line);
    if (!csv->row_begun && !is_line_end(bytes[0])) {
        csv->row_begun = true;
        csv->row_line = line;
    }
    bool was_open = csv->parser.quoted != 0;
    size_t count = csv->count;
    if (!parse_bytes(csv, bytes, length, error))
        return false;
    if (csv->parser.quoted && (!was_open || csv->count > count))
        csv->quote_line = line;
    csv->row_size += length;
    csv->offset += length;
    if (length > 1) /* then its line feed is none of the carriage return before */
        line_count_add(&csv->lines, bytes[0]);
    line_count_add(&csv->lines, bytes[length - 1]);
    return check_limits(csv, error);
}

/* The end of the file ends the last row. */
static bool
finish(struct csv *csv, struct error *error)
{
    if (csv_fini(&csv->parser, take_cell, take_row, csv) != 0)
        return never_closed(csv, error);
    if (csv->row_done)
        return check_limits(csv, error);
    error->code = ERROR_NONE;
    return false;
}

static void
begin_row(struct csv *csv)
{
    text_reset(&csv->cells);
    csv->count = 0;
    csv->row_begun = false;
    csv->row_done = false;
    csv->row_size = 0;
}

static bool
give_row(struct csv *csv, struct csv_row *row, struct error *error)
{
    /* Once more, should the file have changed since it was looked through. */
    if (!utf8_check(text_string(&csv->cells), csv->cells.length, NULL))
        return error_set(error, ERROR_INPUT, "Line %zu: bytes that are not UTF-8", csv->row_line);
    csv->pointers =
        array_reserve(csv->pointers, &csv->pointers_capacity, csv->count, sizeof *csv->pointers);
    for (size_t i = 0; i < csv->count; i++)
        csv->pointers[i] = csv->cells.bytes + csv->starts[i];
    *row = (struct csv_row){.line = csv->row_line, .cells = csv->pointers, .count = csv->count};
    return true;
}

bool
csv_next(struct csv *csv, struct csv_row *row, struct error *error)
{
    if (csv->fault.code != ERROR_NONE) {
        *error = csv->fault;
        return false;
    }
    begin_row(csv);
    while (!csv->row_done) {
        if (csv->ended && !finish(csv, error))
            return false;
        if (!csv->ended && csv->offset == csv->length && !fill_buffer(csv, error))
            return false;
        if (!csv->ended && !read_line(csv, error))
            return false;
    }
    return give_row(csv, row, error);
}
