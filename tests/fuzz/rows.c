/* rows.c - the rows of any file for import, twice the same; cards are rows of people. */
#include "fuzz.h"

#include <string.h>

#include "exchange/row_source.h"
#include "modules/candidate.h"
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
        assert(row.line > 0 && (row.fault == NULL || fuzz_is_utf8(row.fault)));
        count++;
    }
    assert(error.code == ERROR_NONE || error.code == ERROR_INPUT);
    return count;
}

static void
check_rows(const struct record_type *type, const char *path)
{
    struct import_options options = {.type = type, .path = path};
    struct heading_choices choices = {.count = 0};
    struct error error = {.text = ""};
    struct row_source *source = row_source_open(&options, &choices, &error);
    if (source == NULL) {
        assert(error.text[0] != '\0');
        return;
    }
    struct text described = TEXT_EMPTY;
    row_source_describe(source, &described);
    assert(described.length > 0 && fuzz_is_utf8(text_string(&described)));
    text_clear(&described);
    size_t count = count_rows(source);
    if (row_source_rewind(source, &error))
        assert(count_rows(source) == count);
    row_source_close(source);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const char *path = fuzz_file(bytes, size);
    check_rows(&sample_type, path);
    check_rows(&candidate_type, path);
    return 0;
}
