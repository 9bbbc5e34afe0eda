/* import_report.c - the outcome of an import, in words. */
#include "import_report.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "headings.h"

/* -- Gathering ------------------------------------------------------------------------------ */

static bool
is_full(const struct import_report *report, bool refused)
{
    size_t count = 0;
    for (size_t i = 0; i < report->note_count; i++)
        count += report->notes[i].refused == refused;
    return count >= IMPORT_NOTE_LIMIT;
}

void
import_report_note(struct import_report *report, size_t line, const char *heading, bool refused,
                   const char *format, ...)
{
    if (report->note_count >= IMPORT_NOTE_LIMIT && is_full(report, refused)) {
        report->notes_left_out++;
        return;
    }
    struct text text = TEXT_EMPTY;
    va_list args;
    va_start(args, format);
    text_append_vformat(&text, format, args);
    va_end(args);
    struct text column = TEXT_EMPTY;
    if (heading != NULL)
        heading_tidy(&column, heading);
    report->notes = array_reserve(report->notes, &report->note_capacity, report->note_count + 1,
                                  sizeof *report->notes);
    report->notes[report->note_count++] = (struct import_note){
        .line = line,
        .column = heading != NULL ? text_take(&column) : NULL,
        .text = text_take(&text),
        .refused = refused,
    };
}

/* -- Writing -------------------------------------------------------------------------------- */

static void
write_count(struct text *out, size_t count, const char *one, const char *many)
{
    text_append_format(out, "%zu %s", count, count == 1 ? one : many);
}

static void
write_counts(const struct import_report *report, struct text *out)
{
    write_count(out, report->rows, "row", "rows");
    text_append_format(out, ": %zu new, %zu updated, %zu unchanged, %zu refused, ", report->added,
                       report->updated, report->unchanged, report->refused);
    write_count(out, report->duplicates, "possible duplicate\n", "possible duplicates\n");
}

static void
write_heading(const char *heading, struct text *out)
{
    struct text tidied = TEXT_EMPTY;
    heading_tidy(&tidied, heading);
    utf8_safe(out, tidied.length > 0 ? tidied.bytes : "(no heading)", false);
    text_clear(&tidied);
}

/* Before anything is written a person should see what goes where, and what is left out. */
static void
write_columns(const struct import_report *report, struct text *out)
{
    size_t left_out = 0;
    for (size_t i = 0; i < report->heading_count; i++) {
        if (report->fields[i] == NULL) {
            left_out++;
            continue;
        }
        text_append(out, "  ");
        write_heading(report->headings[i], out);
        text_append_format(out, " fills %s%s\n", report->fields[i]->label,
                           report->remembered[i] ? ", as in the last file" : "");
    }
    if (left_out == 0)
        return;
    text_append(out, "  Left out: ");
    for (size_t i = 0, written = 0; i < report->heading_count; i++) {
        if (report->fields[i] != NULL)
            continue;
        text_append(out, written++ > 0 ? ", " : "");
        write_heading(report->headings[i], out);
        text_append(out, report->remembered[i] ? " (as in the last file)" : "");
    }
    text_append_char(out, '\n');
}

static void
write_note(const struct import_note *note, struct text *out)
{
    if (note->line > 0)
        text_append_format(out, "Line %zu", note->line);
    if (note->column != NULL) {
        text_append(out, note->line > 0 ? ", " : "");
        utf8_safe(out, note->column, false);
    }
    text_append(out, note->line > 0 || note->column != NULL ? ": " : "");
    text_append(out, note->refused ? "refused: " : "");
    utf8_safe(out, note->text, false);
    text_append_char(out, '\n');
}

void
import_progress_write(size_t rows, struct text *out)
{
    text_append_count(out, rows);
    text_append(out, rows == 1 ? " row read" : " rows read");
}

void
import_report_write(const struct import_report *report, bool dry_run, struct text *out)
{
    utf8_safe(out, text_string(&report->kind), false);
    text_append(out, dry_run ? "; a dry run: nothing was written\n" : "\n");
    if (dry_run)
        write_columns(report, out);
    write_counts(report, out);
    for (size_t i = 0; i < report->note_count; i++)
        write_note(&report->notes[i], out);
    if (report->notes_left_out > 0) {
        text_append(out, "And ");
        write_count(out, report->notes_left_out, "more note\n", "more notes\n");
    }
}

void
import_report_clear(struct import_report *report)
{
    text_clear(&report->kind);
    for (size_t i = 0; i < report->note_count; i++) {
        free(report->notes[i].column);
        free(report->notes[i].text);
    }
    free(report->notes);
    for (size_t i = 0; i < report->heading_count; i++)
        free(report->headings[i]);
    free(report->headings);
    free(report->fields);
    free(report->remembered);
    *report = (struct import_report){.rows = 0};
}
