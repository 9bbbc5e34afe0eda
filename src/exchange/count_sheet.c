/* count_sheet.c - reads a file of counts whole, and its cells as people write them. */
#include "count_sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "exchange/csv.h"
#include "statistics/figure.h"

#define ROWS_MOST 200000 /* a row for each authority, group and age would be fewer */

/* --- the file --- */

static void
add_row(struct count_sheet *sheet, const struct csv_row *row)
{
    sheet->rows =
        array_reserve(sheet->rows, &sheet->capacity, sheet->count + 1, sizeof *sheet->rows);
    struct count_sheet_row *kept = &sheet->rows[sheet->count++];
    *kept = (struct count_sheet_row){
        .line = row->line,
        .cells = must_calloc(row->count + 1, sizeof *kept->cells),
        .count = row->count,
    };
    for (size_t i = 0; i < row->count; i++) {
        struct text cell = TEXT_EMPTY;
        text_append(&cell, row->cells[i]);
        text_join_lines(&cell);
        kept->cells[i] = must_strdup(text_string(&cell));
        text_clear(&cell);
    }
}

static bool
read_all(struct csv *csv, struct count_sheet *sheet, struct error *error)
{
    struct csv_row row;
    bool more = true;
    error->code = ERROR_NONE;
    while (more && sheet->count < ROWS_MOST) {
        more = csv_next(csv, &row, error);
        if (more)
            add_row(sheet, &row);
    }
    text_append(&sheet->dialect, csv_dialect(csv));
    if (more)
        error_set(error, ERROR_INPUT, "The file has more than %d rows; split it by day", ROWS_MOST);
    return error->code == ERROR_NONE;
}

static bool
read_csv(struct csv *csv, struct count_sheet *sheet, struct error *error)
{
    *sheet = (struct count_sheet){.rows = NULL};
    bool read = csv && read_all(csv, sheet, error);
    if (read && sheet->count == 0)
        read = error_set(error, ERROR_INPUT, "The file is empty");
    csv_close(csv);
    return read;
}

bool
count_sheet_read(const char *path, struct count_sheet *sheet, struct error *error)
{
    return read_csv(csv_open(path, error), sheet, error);
}

bool
count_sheet_read_bytes(const void *bytes, size_t length, struct count_sheet *sheet,
                       struct error *error)
{
    return read_csv(csv_open_bytes(bytes, length), sheet, error);
}

void
count_sheet_clear(struct count_sheet *sheet)
{
    for (size_t i = 0; i < sheet->count; i++) {
        for (size_t j = 0; j < sheet->rows[i].count; j++)
            free(sheet->rows[i].cells[j]);
        free(sheet->rows[i].cells);
    }
    free(sheet->rows);
    text_clear(&sheet->dialect);
    *sheet = (struct count_sheet){.rows = NULL};
}

const char *
count_sheet_cell(const struct count_sheet_row *row, size_t column)
{
    return column < row->count ? row->cells[column] : "";
}

bool
count_row_is_blank(const struct count_sheet_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (row->cells[i][strspn(row->cells[i], " \t")] != '\0')
            return false;
    return true;
}

/* --- one cell --- */

/* Without the blanks, and without the mark of a footnote behind a number. */
static void
trim(const char *cell, struct text *out)
{
    static const char dash[] = "\xE2\x80\x93", no_break[] = "\xC2\xA0";
    for (; *cell != '\0'; cell++) {
        if (string_starts(cell, dash)) {
            text_append_char(out, '-');
            cell += sizeof dash - 2;
        } else if (string_starts(cell, no_break)) {
            cell += sizeof no_break - 2;
        } else if (*cell != ' ' && *cell != '\t') {
            text_append_char(out, *cell);
        }
    }
    const char *mark = out->length > 0 ? strpbrk(out->bytes + 1, "[(") : NULL;
    if (mark && out->bytes[0] >= '0' && out->bytes[0] <= '9')
        text_cut(out, (size_t)(mark - out->bytes));
}

static bool
is_unknown(const char *word)
{
    static const char *const words[] = {"", "..", "...", "*", "**", ":", "~", "[c]", "[x]", "n/a"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (string_equal_no_case(word, words[i]))
            return true;
    return false;
}

/* "1,976" and "1976"; a comma is followed by three digits. */
static bool
read_whole(const char **at, uint64_t *number)
{
    size_t since = 0, digits = 0;
    bool commas = false;
    *number = 0;
    for (; (**at >= '0' && **at <= '9') || (**at == ',' && digits > 0); (*at)++) {
        if (**at == ',') {
            if (commas ? since != 3 : since > 3)
                return false;
            commas = true;
            since = 0;
            continue;
        }
        *number = *number * 10 + (uint64_t)(**at - '0');
        if (*number > COUNT_MOST)
            return false;
        since++;
        digits++;
    }
    return digits > 0 && (!commas || since == 3);
}

/* Behind the point: hundredths, rounded half up; *any when it is not none. */
static bool
read_decimals(const char *at, uint64_t *hundredths, bool *any)
{
    uint64_t worth = 100; /* of a tenth of a hundredth */
    uint64_t thousandths = 0;
    if (*at == '\0')
        return false;
    for (; *at >= '0' && *at <= '9'; at++, worth /= 10) {
        thousandths += worth * (uint64_t)(*at - '0');
        *any = *any || *at != '0';
    }
    *hundredths = (thousandths + 5) / 10;
    return *at == '\0';
}

enum count_word
count_word_read(const char *cell, enum count_basis basis, uint64_t *count)
{
    struct text word = TEXT_EMPTY;
    trim(cell, &word);
    const char *at = text_string(&word);
    enum count_word kind = COUNT_WORD_OTHER;
    uint64_t hundredths = 0;
    bool any = false;
    *count = 0;
    if (string_equal(at, "-"))
        kind = COUNT_WORD_NUMBER;
    else if (is_unknown(at)) {
        kind = COUNT_WORD_UNKNOWN;
        *count = COUNT_UNKNOWN;
    } else if (read_whole(&at, count) &&
               (*at == '\0' || (*at == '.' && read_decimals(at + 1, &hundredths, &any)))) {
        kind = any && basis != COUNT_FTE ? COUNT_WORD_DECIMALS : COUNT_WORD_NUMBER;
        if (basis == COUNT_FTE)
            *count = *count * COUNT_HUNDREDTHS + hundredths;
    }
    text_clear(&word);
    return kind;
}
