/* snapshot_import.c - reads a file of counts, tries it, stores it, says what came of it. */
#include "exchange/snapshot_import.h"

#include <stdio.h>
#include <stdlib.h>

#include "config/config.h"
#include "count_draft.h"
#include "modules/assessment.h"
#include "modules/snapshot.h"

/* --- our own export --- */

bool
snapshot_file_is_export(const char *path)
{
    FILE *file = fopen(path, "re");
    int byte = file ? getc(file) : EOF;
    while (byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t')
        byte = getc(file);
    if (file)
        fclose(file);
    return byte == '{' || byte == '[';
}

/* --- trying --- */

static bool
read_sheet(struct drafts *drafts, struct error *error)
{
    struct count_sheet sheet;
    bool read = count_sheet_read(drafts->options->path, &sheet, error) &&
                layouts_read(&sheet, drafts, error) && drafts_settle(drafts, error);
    if (read)
        text_append_format(&drafts->report->kind, ", %s", text_string(&sheet.dialect));
    count_sheet_clear(&sheet);
    return read;
}

/* What stands in the way of a snapshot by itself, such as another one of the same day. */
static void
check_snapshots(struct session *session, struct drafts *drafts)
{
    for (size_t i = 0; i < drafts->report->snapshots.count; i++) {
        struct error error;
        if (!snapshot_check_new(session, drafts->report->snapshots.items[i], &error))
            drafts_refuse(drafts, 0, NULL, "%s", error.text);
    }
}

bool
snapshot_import_try(struct session *session, const struct snapshot_options *options,
                    struct snapshot_report *report, struct error *error)
{
    struct counting counting;
    *report = (struct snapshot_report){.rows = 0};
    struct drafts drafts = {.options = options, .counting = &counting, .report = report};
    bool read =
        counting_load(config_text(session_config(session), SETTING_COUNTING), &counting, error) &&
        read_sheet(&drafts, error);
    if (read && report->refusals.count == 0)
        check_snapshots(session, &drafts);
    drafts_clear(&drafts);
    counting_clear(&counting);
    return read;
}

/* --- storing --- */

static bool
store(struct session *session, void *context, struct error *error)
{
    struct snapshot_report *report = context;
    for (size_t i = 0; i < report->snapshots.count; i++)
        if (!session_add(session, report->snapshots.items[i], error))
            return false;
    return assessment_hear_counts(session, &report->to_review, error);
}

bool
snapshot_import_run(struct session *session, const struct snapshot_options *options,
                    struct snapshot_report *report, struct error *error)
{
    return snapshot_import_try(session, options, report, error) &&
           (report->refusals.count > 0 || session_write(session, "import", store, report, error));
}

/* --- in words --- */

static void
write_count(struct text *out, size_t count, const char *one, const char *many)
{
    text_append_count(out, count);
    text_append_format(out, " %s", count == 1 ? one : many);
}

static void
write_refusals(const struct snapshot_report *report, struct text *out)
{
    for (size_t i = 0; i < report->refusals.count; i++) {
        const struct snapshot_note *note = &report->refusals.items[i];
        text_append(out, "  Refused");
        if (note->line > 0)
            text_append_format(out, ", line %zu", note->line);
        if (note->column)
            text_append_format(out, ", '%s'", note->column);
        text_append_format(out, ": %s\n", note->text);
    }
}

static void
write_snapshots(const struct snapshot_report *report, struct text *out)
{
    for (size_t i = 0; i < report->snapshots.count; i++) {
        const struct record *snapshot = report->snapshots.items[i];
        text_append_format(out, "  %s; %s; ", record_get(snapshot, SNAPSHOT_NAME),
                           record_get(snapshot, SNAPSHOT_AREAS));
        snapshot->type->fields[SNAPSHOT_COUNTS].show(record_get(snapshot, SNAPSHOT_COUNTS), out);
        text_append_char(out, '\n');
    }
}

void
snapshot_report_write(const struct snapshot_report *report, bool dry_run, struct text *out)
{
    bool stopped = report->refusals.count > 0;
    text_append_format(out, "Read as: %s\n", text_string(&report->kind));
    write_count(out, report->rows, "row: ", "rows: ");
    text_append_count(out, report->used);
    text_append(out, " used, ");
    text_append_count(out, report->left_out);
    text_append(out, " left out, ");
    text_append_count(out, report->refused);
    text_append(out, " refused\n");
    write_refusals(report, out);
    for (size_t i = 0; i < report->reasons.count; i++)
        text_append_format(out, "  Left out, %zu, from line %zu: %s\n",
                           report->reasons.items[i].times, report->reasons.items[i].line,
                           report->reasons.items[i].text);
    for (size_t i = 0; i < report->remarks.count; i++)
        text_append_format(out, "  %s\n", report->remarks.items[i].text);
    if (stopped) {
        text_append(out, "Nothing is imported: a snapshot comes in whole or not at all\n");
        return;
    }
    text_append(out, dry_run ? "Would add " : "Added ");
    write_count(out, report->snapshots.count, "snapshot:\n", "snapshots:\n");
    write_snapshots(report, out);
    if (report->to_review.length > 0)
        text_append_format(out, "To be reviewed now, for the evidence changed: %s\n",
                           text_string(&report->to_review));
}

static void
clear_notes(struct snapshot_notes *notes)
{
    for (size_t i = 0; i < notes->count; i++) {
        free(notes->items[i].column);
        free(notes->items[i].text);
    }
    free(notes->items);
    *notes = (struct snapshot_notes){.items = NULL};
}

void
snapshot_report_clear(struct snapshot_report *report)
{
    clear_notes(&report->refusals);
    clear_notes(&report->reasons);
    clear_notes(&report->remarks);
    record_list_clear(&report->snapshots);
    text_clear(&report->kind);
    text_clear(&report->to_review);
}

/* --- what is asked --- */

static const struct choice kinds[] = {
    {"workforce", "Workforce", false},
    {"population", "Population", false},
};
static const struct choice_list kind_list = {kinds, 2};

const struct field snapshot_args[SNAPSHOT_ARG_COUNT] = {
    [SNAPSHOT_ARG_KIND] = {.name = "kind",
                           .label = "Counts of",
                           .kind = FIELD_CHOICE,
                           .flags = FIELD_REQUIRED,
                           .purpose = "to know what the table counts",
                           .help = "A workforce, or the people it is drawn from",
                           .choices = &kind_list},
    [SNAPSHOT_ARG_FILE] = {.name = "file",
                           .label = "File",
                           .kind = FIELD_TEXT,
                           .flags = FIELD_REQUIRED | FIELD_PATH,
                           .purpose = "to know what to read",
                           .help = "The path of a CSV file"},
    [SNAPSHOT_ARG_LOOKUP] = {.name = "lookup",
                             .label = "Lookup",
                             .kind = FIELD_TEXT,
                             .flags = FIELD_PATH,
                             .purpose = "to know in which force area an authority lies",
                             .help = "Of a population by local authority: the lookup of the Office "
                                     "for National Statistics"},
    [SNAPSHOT_ARG_SOURCE] = {.name = "source",
                             .label = "Source",
                             .kind = FIELD_TEXT,
                             .purpose = "to show where each figure comes from",
                             .help = "Who counted, where the file does not say"},
    [SNAPSHOT_ARG_FORCE] = {.name = "force",
                            .label = "Force",
                            .kind = FIELD_TEXT,
                            .purpose = "to know whose counts they are",
                            .help = "Where the file names no force"},
    [SNAPSHOT_ARG_DATE] = {.name = "date",
                           .label = "As at",
                           .kind = FIELD_DATE,
                           .flags = FIELD_PAST,
                           .purpose = "to compare like with like",
                           .help = "Where the file names no day"},
};
