/* import_view.c - a file into records on screen: what each heading fills, dry run, import. */
#include "ui/views.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "config/config.h"
#include "exchange/import.h"
#include "exchange/snapshot_import.h"
#include "modules/snapshot.h"
#include "ui/picker.h"

enum import_step {
    IMPORT_HEADINGS, /* a row for each heading */
    IMPORT_TRIED,    /* the report of the dry run, a row for each line */
    IMPORT_DONE,     /* the report of the import */
};

/* In every step the first row is what Enter does next. */
#define NEXT_ROW 0
/* Columns of a report's line that stand on the narrowest screen; Enter tells longer ones whole. */
#define SURELY_WHOLE 36

struct import_view {
    struct picker picker; /* first: see picker.h */
    enum import_step step;
    const struct record_type *type;
    char *path, *source;    /* source may be NULL */
    struct choice *mapping; /* what the person changed: heading and field name */
    char **changed;         /* the headings in it, owned */
    size_t mapping_count;
    struct import_report report; /* of the last step */
    size_t heading;              /* the one that a field is being chosen for */
};

static bool
go_on(void *shell, size_t rows)
{
    struct text reached = TEXT_EMPTY;
    import_progress_write(rows, &reached);
    bool goes_on = shell_go_on_from(shell, text_string(&reached));
    text_clear(&reached);
    return goes_on;
}

static struct import_options
options_of(const struct import_view *import)
{
    const struct session *session = shell_session(import->picker.view.shell);
    return (struct import_options){
        .type = import->type,
        .path = import->path,
        .source = import->source,
        .mapping = import->mapping,
        .mapping_count = import->mapping_count,
        .configured = config_list(session_config(session), SETTING_IMPORT_HEADINGS),
        .go_on = go_on,
        .context = import->picker.view.shell,
    };
}

static void
set_title(struct import_view *import, const char *state)
{
    const char *slash = strrchr(import->path, '/');
    text_reset(&import->picker.title);
    text_append_format(&import->picker.title, "Import into %s  %s  %s", import->type->plural_label,
                       slash ? slash + 1 : import->path, state);
}

static void
show_headings(struct import_view *import)
{
    struct picker *picker = &import->picker;
    const struct import_report *report = &import->report;
    import->step = IMPORT_HEADINGS;
    set_title(import, "what each heading fills");
    size_t known = 0;
    for (size_t i = 0; i < report->heading_count; i++)
        known += report->fields[i] ? 1 : 0;
    text_reset(&picker->intro);
    text_append_format(
        &picker->intro, "Read as: %s. Enter on a heading %s.", text_string(&report->kind),
        known > 0 ? "changes what it fills" : "says what it fills; none of them is known");
    picker_cut(picker, 0);
    picker_add(picker, "Dry run", "Show what would happen and change nothing", NULL);
    for (size_t i = 0; i < report->heading_count; i++) {
        const struct field *field = report->fields[i];
        char *fills = must_format("%s%s", field ? field->label : "left out",
                                  report->remembered[i] ? ", as in the last file" : "");
        picker_add(picker, report->headings[i], fills, NULL);
        free(fills);
    }
    picker_reset_typed(picker);
    if (known == 0)
        picker_select(picker, NEXT_ROW + 1);
}

static void
show_report(struct import_view *import, enum import_step step, const char *next)
{
    struct text lines = TEXT_EMPTY;
    import_report_write(&import->report, step == IMPORT_TRIED, &lines);
    import->step = step;
    text_reset(&import->picker.intro);
    picker_cut(&import->picker, 0);
    picker_add(&import->picker, next, NULL, NULL);
    picker_add_lines(&import->picker, text_string(&lines));
    picker_reset_typed(&import->picker);
    text_clear(&lines);
}

static bool
read_headings(struct import_view *import, struct error *error)
{
    struct import_options options = options_of(import);
    import_report_clear(&import->report);
    if (!import_headings(shell_session(import->picker.view.shell), &options, &import->report,
                         error))
        return false;
    show_headings(import);
    return true;
}

static bool
writes_something(const struct import_report *report)
{
    return report->added + report->updated > 0;
}

static bool
try_import(struct import_view *import, struct error *error)
{
    struct import_options options = options_of(import);
    import_report_clear(&import->report);
    shell_work(import->picker.view.shell);
    if (!import_dry_run(shell_session(import->picker.view.shell), &options, &import->report, error))
        return false;
    set_title(import, "dry run");
    show_report(import, IMPORT_TRIED,
                writes_something(&import->report) ? "Import: save this as one step"
                                                  : "Close: there is nothing to save");
    return true;
}

static bool
do_import(struct import_view *import, struct error *error)
{
    struct import_options options = options_of(import);
    struct shell *shell = import->picker.view.shell;
    struct import_report *report = &import->report;
    import_report_clear(report);
    shell_work(shell);
    if (!import_run(shell_session(shell), &options, report, error))
        return false;
    set_title(import, "done");
    show_report(import, IMPORT_DONE, "Close");
    shell_say(shell, MESSAGE_SAVED, "%zu added, %zu updated, %zu unchanged, %zu refused",
              report->added, report->updated, report->unchanged, report->refused);
    return true;
}

/* -- What a heading fills ------------------------------------------------------------------ */

static struct choice *
mapping_of(struct import_view *import, const char *heading)
{
    for (size_t i = 0; i < import->mapping_count; i++) {
        if (strcmp(import->mapping[i].code, heading) == 0)
            return &import->mapping[i];
    }
    size_t index = import->mapping_count++;
    import->mapping = must_realloc(import->mapping, (index + 1) * sizeof(struct choice));
    import->changed = must_realloc(import->changed, (index + 1) * sizeof(char *));
    import->changed[index] = must_strdup(heading);
    import->mapping[index] = (struct choice){.code = import->changed[index]};
    return &import->mapping[index];
}

static size_t
fillable(const struct record_type *type, const struct field **fields)
{
    size_t count = 0;
    for (size_t i = 0; i < type->field_count; i++) {
        if (!(type->fields[i].flags & FIELD_READ_ONLY))
            fields[count++] = &type->fields[i];
    }
    return count;
}

/* Index 0 leaves the heading out. */
static void
field_picked(void *context, size_t index)
{
    struct import_view *import = context;
    const struct field **fields = must_calloc(import->type->field_count, sizeof(struct field *));
    fillable(import->type, fields);
    struct choice *mapping = mapping_of(import, import->report.headings[import->heading]);
    mapping->label = index == 0 ? "" : fields[index - 1]->name;
    free(fields);
    size_t row = import->heading + 1;
    struct error error;
    if (read_headings(import, &error))
        picker_select(&import->picker, row);
    else
        shell_say_error(import->picker.view.shell, &error);
}

static void
choose_field(struct import_view *import, size_t heading)
{
    size_t most = import->type->field_count;
    const struct field **fields = must_calloc(most, sizeof(struct field *));
    const char **labels = must_calloc(most + 1, sizeof *labels);
    size_t count = fillable(import->type, fields);
    size_t selected = 0;
    labels[0] = "Leave it out";
    for (size_t i = 0; i < count; i++) {
        labels[i + 1] = fields[i]->label;
        if (fields[i] == import->report.fields[heading])
            selected = i + 1;
    }
    struct text title = TEXT_EMPTY;
    text_append_format(&title, "What '%s' fills", import->report.headings[heading]);
    import->heading = heading;
    struct shell *shell = import->picker.view.shell;
    shell_push(shell, chooser_view_new(shell, text_string(&title), labels, count + 1, selected,
                                       field_picked, import));
    text_clear(&title);
    free(labels);
    free(fields);
}

/* -- The view ------------------------------------------------------------------------------ */

static bool
take_next_step(struct import_view *import, struct error *error)
{
    if (import->step == IMPORT_HEADINGS)
        return try_import(import, error);
    if (import->step == IMPORT_TRIED && writes_something(&import->report))
        return do_import(import, error);
    shell_close(import->picker.view.shell, &import->picker.view);
    return true;
}

static void
import_pick(struct picker *picker, size_t row)
{
    struct import_view *import = (struct import_view *)picker;
    struct shell *shell = picker->view.shell;
    struct error error;
    if (row == NEXT_ROW) {
        if (!take_next_step(import, &error))
            shell_say_error(shell, &error);
    } else if (import->step == IMPORT_HEADINGS) {
        choose_field(import, row - 1);
    } else if (utf8_columns(picker->rows[row].name) > SURELY_WHOLE) {
        shell_say(shell, MESSAGE_DONE, "%s", picker->rows[row].name);
    } else {
        char first[KEY_WAY_SIZE];
        keymap_way(shell_keymap(shell), PLACE_CHOOSER, "first", first);
        shell_say(shell, MESSAGE_DONE, "Enter on the first row goes on; %s is the way there",
                  first);
    }
}

static void
import_back(struct picker *picker)
{
    struct import_view *import = (struct import_view *)picker;
    struct error error;
    if (import->step != IMPORT_TRIED)
        shell_close(picker->view.shell, &picker->view);
    else if (!read_headings(import, &error))
        shell_say_error(picker->view.shell, &error);
}

static void
import_free(struct view *view)
{
    struct import_view *import = (struct import_view *)view;
    for (size_t i = 0; i < import->mapping_count; i++)
        free(import->changed[i]);
    free(import->changed);
    free(import->mapping);
    import_report_clear(&import->report);
    free(import->path);
    free(import->source);
    picker_clear(&import->picker);
    free(import);
}

static const struct view_class import_class = {
    .name = "import",
    .place = PLACE_CHOOSER,
    .draw = picker_draw,
    .type = picker_type,
    .paste = picker_paste,
    .free = import_free,
};

/* Import of a file on screen: what each heading fills, dry run, then Enter imports. NULL when the
 * file cannot be read. `source` may be NULL. */
static struct view *
import_view_new(struct shell *shell, const struct record_type *type, const char *path,
                const char *source, struct error *error)
{
    struct import_view *import = must_calloc(1, sizeof *import);
    picker_init(&import->picker, &import_class, "Find: ");
    import->picker.view.shell = shell;
    import->picker.pick = import_pick;
    import->picker.back = import_back;
    import->type = type;
    import->path = must_strdup(path);
    import->source = source ? must_strdup(source) : NULL;
    if (read_headings(import, error))
        return &import->picker.view;
    import_free(&import->picker.view);
    return NULL;
}

enum import_arg {
    IMPORT_ARG_FILE,
    IMPORT_ARG_SOURCE,
};

static bool
run_import(struct call *call, struct error *error)
{
    if (string_equal(call->args[IMPORT_ARG_FILE], "-"))
        return error_set_field(error, IMPORT_ARG_FILE,
                               "File must be a path here; '-' reads on the command line");
    if (snapshot_is(call->type) && !snapshot_file_is_export(call->args[IMPORT_ARG_FILE]))
        return error_set_field(error, IMPORT_ARG_FILE,
                               "Counts come in by import-counts, which checks them as a table");
    struct view *view = import_view_new(call->shell, call->type, call->args[IMPORT_ARG_FILE],
                                        call->args[IMPORT_ARG_SOURCE], error);
    if (!view) {
        error->field = IMPORT_ARG_FILE;
        return false;
    }
    shell_push(call->shell, view);
    return true;
}

static const struct field import_args[] = {
    [IMPORT_ARG_FILE] =
        {
            .name = "file",
            .label = "File",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED,
            .purpose = "to know what to read",
            .help = "The path of a CSV, TSV, vCard or JSON file, such as lists/fair.csv",
        },
    [IMPORT_ARG_SOURCE] =
        {
            .name = "source",
            .label = "Source name",
            .kind = FIELD_TEXT,
            .purpose = "to know the same people again when the file comes again",
            .help =
                "What the records say they came from; empty for the kind of file it is found to be",
        },
};

static const struct command rows[] = {
    {
        .name = "import",
        .summary = "Import records from a file",
        .help = "Shows what each heading of the file fills, then a dry run, and imports only after "
                "that. The whole import is one step that undo takes back.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .args = import_args,
        .arg_count = sizeof import_args / sizeof *import_args,
        .run = run_import,
    },
};

const struct command_table import_commands = {rows, sizeof rows / sizeof *rows};
