/* counts.c - published tables of counts, of either kind: whatever the file, what is not refused is
 * a table that reads again as it was written, and no row goes missing. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "exchange/count_draft.h"
#include "exchange/snapshot_import.h"
#include "record/record.h"

static void
check_again(const char *text)
{
    struct count_table table;
    struct error error = {.code = ERROR_NONE};
    struct text again = TEXT_EMPTY;
    if (count_table_read(text, &table, &error)) {
        count_table_write(&table, &again);
        assert(strcmp(text_string(&again), text) == 0);
    } else {
        assert(error.code == ERROR_INPUT && fuzz_is_utf8(error.text));
    }
    count_table_clear(&table);
    text_clear(&again);
}

static void
check_report(const struct snapshot_report *report)
{
    struct text words = TEXT_EMPTY;
    snapshot_report_write(report, true, &words);
    assert(fuzz_is_utf8(text_string(&words)));
    text_clear(&words);
    assert(report->rows == report->used + report->left_out + report->refused ||
           report->refusals.count > 0);
    for (size_t i = 0; i < report->snapshots.count && report->refusals.count == 0; i++)
        check_again(record_get(report->snapshots.items[i], SNAPSHOT_COUNTS));
}

static void
import_as(const struct record_type *type, const struct counting *counting, const uint8_t *bytes,
          size_t size)
{
    struct snapshot_report report = {.rows = 0};
    struct count_sheet sheet;
    struct error error = {.code = ERROR_NONE};
    struct date day = {2026, 3, 31};
    struct snapshot_options options = {
        .type = type, .path = "counts.csv", .source = "Invented", .force = "Kent", .date = &day};
    struct drafts drafts = {.options = &options, .counting = counting, .report = &report};
    if (count_sheet_read_bytes(bytes, size, &sheet, &error) &&
        layouts_read(&sheet, &drafts, &error) && drafts_settle(&drafts, &error))
        check_report(&report);
    else
        assert(error.code == ERROR_INPUT && fuzz_is_utf8(error.text));
    count_sheet_clear(&sheet);
    drafts_clear(&drafts);
    snapshot_report_clear(&report);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static struct counting counting;
    struct error error;
    if (!counting.yaml)
        assert(counting_load("", &counting, &error));
    import_as(&workforce_type, &counting, bytes, size);
    import_as(&population_type, &counting, bytes, size);
    char *text = fuzz_string(bytes, size);
    if (*text != '\0')
        check_again(text);
    free(text);
    return 0;
}
