/* csv.c - files of other programs in any encoding; what is read, written and read again is the same
 * (F05). */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "exchange/csv.h"
#include "exchange/csv_cell.h"

/* A cell that is never empty stands last, since rows of nothing are skipped. */
#define LAST "end"

static void
check_again(const struct csv_row *row)
{
    struct text file = TEXT_EMPTY;
    struct error error = {.code = ERROR_NONE};
    text_append(&file, "sep=,\r\n");
    for (size_t i = 0; i < row->count; i++) {
        csv_write_cell(&file, row->cells[i], ',');
        text_append(&file, ",");
    }
    text_append(&file, LAST "\r\n");
    struct csv *csv = csv_open_bytes(file.bytes, file.length);
    struct csv_row again;
    bool read = csv_next(csv, &again, &error);
    assert(read || strstr(error.text, "10") != NULL); /* over 1 MiB or 10,000 cells */
    if (read) {
        assert(again.count == row->count + 1);
        for (size_t i = 0; i < row->count; i++)
            assert(string_equal(csv_own_cell(again.cells[i]), row->cells[i]));
    }
    csv_close(csv);
    text_clear(&file);
}

static void
check_tsv(const char *cell)
{
    struct text written = TEXT_EMPTY, back = TEXT_EMPTY;
    tsv_write_cell(&written, cell);
    assert(strpbrk(text_string(&written), "\t\r\n") == NULL);
    tsv_read_cell(&back, text_string(&written), written.length);
    assert(string_equal(csv_own_cell(text_string(&back)), cell));
    text_clear(&written);
    text_clear(&back);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct csv *csv = csv_open_bytes(bytes, size);
    struct csv_row row;
    struct error error = {.code = ERROR_NONE};
    size_t line = 0;
    while (csv_next(csv, &row, &error)) {
        assert(row.line > line && row.count > 0);
        line = row.line;
        for (size_t i = 0; i < row.count; i++) {
            assert(fuzz_is_utf8(row.cells[i]));
            check_tsv(row.cells[i]);
        }
        check_again(&row);
    }
    assert(error.code == ERROR_NONE || error.code == ERROR_INPUT);
    assert(line == 0 || csv_dialect(csv)[0] != '\0');
    csv_close(csv);
    return 0;
}
