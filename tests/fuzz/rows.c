/* rows.c - the rows of any file for import, twice the same. */
#include "fuzz.h"

#include <string.h>

#include "exchange/row_source.h"
#include "support/sample.h"

static size_t
count_rows(struct row_source *source)
{
    size_t columns = row_source_mapping(source)->count, count = 0;
    struct source_row row;
    struct error error = {.code = ERROR_NONE};
    while (row_source_next(source, &row, &error)) {
        for (size_t i = 0; i < columns && row.fault == NULL; i++)
            assert(row.cells[i] == NULL || fuzz_is_utf8(row.cells[i]));
        assert(row.line > 0);
        count++;
    }
    assert(error.code == ERROR_NONE || error.code == ERROR_INPUT);
    return count;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct import_options options = {.type = &sample_type, .path = fuzz_file(bytes, size)};
    struct error error = {.text = ""};
    struct row_source *source = row_source_open(&options, &error);
    if (source == NULL) {
        assert(error.text[0] != '\0');
        return 0;
    }
    struct text described = TEXT_EMPTY;
    row_source_describe(source, &described);
    assert(described.length > 0 && fuzz_is_utf8(text_string(&described)));
    text_clear(&described);
    size_t count = count_rows(source);
    if (row_source_rewind(source, &error))
        assert(count_rows(source) == count);
    row_source_close(source);
    return 0;
}
