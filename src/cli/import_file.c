/* import_file.c - the command import: a file in, a report out. */
#include "cli/import_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "cli/cli_call.h"
#include "exchange/import.h"
#include "exchange/json_text.h"
#include "exchange/snapshot_import.h"
#include "modules/snapshot.h"

/* --- which heading fills which field --- */

/* Owns its strings. */
struct mapping {
    struct choice *items;
    size_t count;
};

static void
mapping_clear(struct mapping *mapping)
{
    for (size_t i = 0; i < mapping->count; i++) {
        free((char *)(uintptr_t)mapping->items[i].code);
        free((char *)(uintptr_t)mapping->items[i].label);
    }
    free(mapping->items);
}

static void
mapping_add(struct mapping *mapping, char *heading, char *field)
{
    mapping->items = must_realloc(mapping->items, (mapping->count + 1) * sizeof *mapping->items);
    mapping->items[mapping->count++] = (struct choice){.code = heading, .label = field};
}

/* "Best number=phone"; the last "=" counts, because no field has one in its name. */
static bool
add_typed(struct mapping *mapping, const struct record_type *type, const char *line, size_t length,
          struct error *error)
{
    size_t equals = length;
    while (equals > 0 && line[equals - 1] != '=')
        equals--;
    if (equals == 0)
        return error_set(error, ERROR_USAGE, "'--map %.*s' must be HEADING=FIELD", (int)length,
                         line);
    char *field = must_strndup(line + equals, length - equals);
    if (!string_is_empty(field) && !record_type_field(type, field)) {
        record_type_no_field(type, field, error);
        free(field);
        return false;
    }
    mapping_add(mapping, must_strndup(line, equals - 1), field);
    return true;
}

static bool
read_mapping(const struct call *call, struct mapping *mapping, struct error *error)
{
    const char *line = call->args[IMPORT_MAP];
    while (line && *line != '\0') {
        size_t length = strcspn(line, "\n");
        if (!add_typed(mapping, call->type, line, length, error))
            return false;
        line += length;
        line += *line == '\n';
    }
    return true;
}

/* --- report --- */

static void
append_notes(struct text *out, const struct import_report *report)
{
    text_append(out, "\"notes\": [");
    for (size_t i = 0; i < report->note_count; i++) {
        const struct import_note *note = &report->notes[i];
        text_append_format(out, "%s{\"line\": %zu, ", i > 0 ? ",\n" : "\n", note->line);
        json_text_append_member(out, "column", note->column);
        text_append(out, ", ");
        json_text_append_member(out, "text", note->text);
        text_append_char(out, '}');
    }
    text_append(out, "]");
}

static void
append_columns(struct text *out, const struct import_report *report)
{
    text_append(out, "\"columns\": [");
    for (size_t i = 0; i < report->heading_count; i++) {
        const struct field *field = report->fields[i];
        text_append(out, i > 0 ? ",\n{" : "\n{");
        json_text_append_member(out, "heading", report->headings[i]);
        text_append(out, ", ");
        json_text_append_member(out, "field", field ? field->name : NULL);
        text_append_format(out, ", \"remembered\": %s", report->remembered[i] ? "true" : "false");
        text_append_char(out, '}');
    }
    text_append(out, "]");
}

static void
append_json(struct text *out, const struct import_report *report, bool dry_run)
{
    text_append_char(out, '{');
    json_text_append_member(out, "kind", text_string(&report->kind));
    text_append_format(out,
                       ",\n\"dry_run\": %s,\n\"rows\": %zu, \"added\": %zu, \"updated\": %zu, "
                       "\"unchanged\": %zu, \"refused\": %zu, \"duplicates\": %zu,\n",
                       dry_run ? "true" : "false", report->rows, report->added, report->updated,
                       report->unchanged, report->refused, report->duplicates);
    append_columns(out, report);
    text_append(out, ",\n");
    append_notes(out, report);
    text_append(out, "}\n");
}

static void
write_report(struct cli_call *run, const struct import_report *report, bool dry_run)
{
    struct text words = TEXT_EMPTY;
    if (cli_is_given(&run->call, IMPORT_JSON)) {
        append_json(&words, report, dry_run);
        output_text(&run->output, &words);
    } else {
        import_report_write(report, dry_run, &words);
        output_safe(&run->output, text_string(&words));
    }
    text_clear(&words);
}

/* --- progress --- */

#define FIRST_WORD_MS 1000
#define NEXT_WORD_MS 5000

/* For somebody who waits at a terminal; a line each, as nothing on a screen is to move (A06). */
static bool
tell_progress(void *context, size_t rows)
{
    int64_t *next_ms = context;
    int64_t now = clock_steady_ms();
    if (now < *next_ms)
        return true;
    *next_ms = now + NEXT_WORD_MS;
    struct text words = TEXT_EMPTY;
    import_progress_write(rows, &words);
    fprintf(stderr, "Working, Ctrl-C stops: %s\n", text_string(&words));
    text_clear(&words);
    return true;
}

/* --- snapshots --- */

static void
append_snapshot_notes(struct text *out, const char *name, const struct snapshot_notes *notes)
{
    text_append_format(out, "\"%s\": [", name);
    for (size_t i = 0; i < notes->count; i++) {
        const struct snapshot_note *note = &notes->items[i];
        text_append_format(out, "%s{\"line\": %zu, \"times\": %zu, ", i > 0 ? ",\n" : "\n",
                           note->line, note->times);
        json_text_append_member(out, "column", note->column);
        text_append(out, ", ");
        json_text_append_member(out, "text", note->text);
        text_append_char(out, '}');
    }
    text_append(out, "],\n");
}

static void
append_snapshot_json(struct text *out, const struct snapshot_report *report, bool dry_run)
{
    text_append(out, "{");
    json_text_append_member(out, "kind", text_string(&report->kind));
    text_append_format(out,
                       ",\n\"dry_run\": %s,\n\"rows\": %zu, \"used\": %zu, \"left_out\": %zu, "
                       "\"refused\": %zu,\n",
                       dry_run ? "true" : "false", report->rows, report->used, report->left_out,
                       report->refused);
    append_snapshot_notes(out, "refusals", &report->refusals);
    append_snapshot_notes(out, "reasons", &report->reasons);
    append_snapshot_notes(out, "remarks", &report->remarks);
    text_append(out, "\"snapshots\": [");
    for (size_t i = 0; i < report->snapshots.count && report->refusals.count == 0; i++) {
        text_append(out, i > 0 ? ", " : "");
        json_text_append(out, record_get(report->snapshots.items[i], SNAPSHOT_NAME));
    }
    text_append(out, "]}\n");
}

static bool
import_snapshots(struct call *call, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    struct snapshot_report report = {.rows = 0};
    struct text words = TEXT_EMPTY;
    struct date date;
    struct snapshot_options options = {
        .type = call->type,
        .path = call->args[IMPORT_FILE],
        .lookup = call->args[IMPORT_LOOKUP],
        .source = call->args[IMPORT_SOURCE],
        .force = call->args[IMPORT_FORCE],
        .date = cli_is_given(call, IMPORT_DATE) && date_from_iso(call->args[IMPORT_DATE], &date)
                    ? &date
                    : NULL,
    };
    bool dry_run = cli_is_given(call, IMPORT_DRY_RUN);
    bool done = dry_run ? snapshot_import_try(call->session, &options, &report, error)
                        : snapshot_import_run(call->session, &options, &report, error);
    if (done && cli_is_given(call, IMPORT_JSON)) {
        append_snapshot_json(&words, &report, dry_run);
        output_text(&run->output, &words);
    } else if (done) {
        snapshot_report_write(&report, dry_run, &words);
        output_safe(&run->output, text_string(&words));
    }
    call->outcome.exit_code = report.refusals.count > 0 ? 1 : 0;
    text_clear(&words);
    snapshot_report_clear(&report);
    return done;
}

/* What only one of the two doors takes. */
static bool
check_door(const struct call *call, bool snapshots, struct error *error)
{
    static const size_t records[] = {IMPORT_MAP};
    static const size_t counts[] = {IMPORT_LOOKUP, IMPORT_FORCE, IMPORT_DATE};
    const size_t *others = snapshots ? records : counts;
    size_t count = snapshots ? 1 : sizeof counts / sizeof counts[0];
    for (size_t i = 0; i < count; i++)
        if (cli_is_given(call, others[i]))
            return error_set(error, ERROR_USAGE, "The import of a %s takes no '--%s'",
                             call->type->name, import_args[others[i]].name);
    return true;
}

static bool
import_records(struct call *call, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    struct mapping mapping = {0};
    struct import_report report = {0};
    bool dry_run = cli_is_given(call, IMPORT_DRY_RUN);
    bool ok = read_mapping(call, &mapping, error);
    struct import_options options = {
        .type = call->type,
        .path = call->args[IMPORT_FILE],
        .source = call->args[IMPORT_SOURCE],
        .mapping = mapping.items,
        .mapping_count = mapping.count,
        .configured = config_list(session_config(call->session), SETTING_IMPORT_HEADINGS),
    };
    int64_t next_ms = clock_steady_ms() + FIRST_WORD_MS;
    if (isatty(STDERR_FILENO)) {
        options.go_on = tell_progress;
        options.context = &next_ms;
    }
    if (ok && dry_run)
        ok = import_dry_run(call->session, &options, &report, error);
    else if (ok)
        ok = import_run(call->session, &options, &report, error);
    if (ok) {
        write_report(run, &report, dry_run);
        call->outcome.exit_code = report.refused > 0 ? 1 : 0;
    }
    import_report_clear(&report);
    mapping_clear(&mapping);
    return ok;
}

bool
import_file_run(struct call *call, struct error *error)
{
    bool snapshots = snapshot_is(call->type) && !snapshot_file_is_export(call->args[IMPORT_FILE]);
    if (!check_door(call, snapshots, error))
        return false;
    return snapshots ? import_snapshots(call, error) : import_records(call, error);
}

/* --- args --- */

const struct field import_args[IMPORT_ARG_COUNT] = {
    [IMPORT_FILE] = {.name = "file",
                     .label = "File",
                     .kind = FIELD_TEXT,
                     .flags = FIELD_REQUIRED | FIELD_PATH,
                     .help = "CSV, TSV, vCard, .ics or our own JSON; - is standard input"},
    [IMPORT_SOURCE] = {.name = "source",
                       .label = "Source",
                       .kind = FIELD_TEXT,
                       .help = "What the file is called in the records, such as 'Careers fair "
                               "2026'; the same file again then updates the same people"},
    [IMPORT_MAP] = {.name = "map",
                    .label = "Headings",
                    .kind = FIELD_NOTES,
                    .help = "HEADING=FIELD, may be given again: what a column fills; 'HEADING=' "
                            "leaves it out. After the import this is remembered for the next "
                            "file"},
    [IMPORT_LOOKUP] = {.name = "lookup",
                       .label = "Lookup",
                       .kind = FIELD_TEXT,
                       .flags = FIELD_PATH,
                       .help = "Of population: the file that says in which police force area each "
                               "local authority lies"},
    [IMPORT_FORCE] = {.name = "force",
                      .label = "Force",
                      .kind = FIELD_TEXT,
                      .help = "Of workforce and population: whose counts a file is that names "
                              "no force"},
    [IMPORT_DATE] = {.name = "date",
                     .label = "Date",
                     .kind = FIELD_DATE,
                     .flags = FIELD_PAST,
                     .help = "Of workforce and population: the day of a file that names none"},
    [IMPORT_DRY_RUN] = {.name = "dry-run",
                        .label = "Dry run",
                        .kind = FIELD_CHOICE,
                        .choices = &cli_switch,
                        .help = "Say what would happen and change nothing"},
    [IMPORT_JSON] = {.name = "json",
                     .label = "As JSON",
                     .kind = FIELD_CHOICE,
                     .choices = &cli_switch,
                     .help = "The report as JSON"},
};
