/* snapshot_view.c - a file of counts into snapshots on screen: what would come of it, then Enter
 * stores it, whole or not at all. */
#include "ui/views.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "exchange/snapshot_import.h"
#include "modules/snapshot.h"
#include "ui/picker.h"

#define NEXT_ROW 0

struct snapshot_view {
    struct picker picker; /* first: see picker.h */
    const struct record_type *type;
    char *path, *lookup, *source, *force; /* all but the path may be NULL */
    struct date date;
    bool has_date, ready, done;
};

static const struct view_class snapshot_class;

static struct snapshot_options
options_of(const struct snapshot_view *self)
{
    return (struct snapshot_options){
        .type = self->type,
        .path = self->path,
        .lookup = self->lookup,
        .source = self->source,
        .force = self->force,
        .date = self->has_date ? &self->date : NULL,
    };
}

static void
show(struct snapshot_view *self, const struct snapshot_report *report, const char *state,
     const char *next)
{
    struct text lines = TEXT_EMPTY;
    const char *slash = strrchr(self->path, '/');
    text_reset(&self->picker.title);
    text_append_format(&self->picker.title, "Import into %s  %s  %s", self->type->plural_label,
                       slash ? slash + 1 : self->path, state);
    snapshot_report_write(report, !self->done, &lines);
    picker_cut(&self->picker, 0);
    picker_add(&self->picker, next, NULL, NULL);
    picker_add_lines(&self->picker, text_string(&lines));
    picker_reset_typed(&self->picker);
    text_clear(&lines);
}

static bool
try_import(struct snapshot_view *self, struct error *error)
{
    struct snapshot_report report = {.rows = 0};
    struct snapshot_options options = options_of(self);
    bool read =
        snapshot_import_try(shell_session(self->picker.view.shell), &options, &report, error);
    self->ready = read && report.refusals.count == 0;
    if (read)
        show(self, &report, "dry run",
             self->ready ? "Import: save this as one step" : "Close: nothing can be saved");
    snapshot_report_clear(&report);
    return read;
}

static bool
store(struct snapshot_view *self, struct error *error)
{
    struct snapshot_report report = {.rows = 0};
    struct shell *shell = self->picker.view.shell;
    struct snapshot_options options = options_of(self);
    bool stored = snapshot_import_run(shell_session(shell), &options, &report, error);
    self->ready = false;
    self->done = stored && report.refusals.count == 0;
    if (stored)
        show(self, &report, self->done ? "done" : "refused", "Close");
    if (self->done)
        shell_say(shell, MESSAGE_SAVED, "%zu %s", report.snapshots.count,
                  report.snapshots.count == 1 ? "snapshot" : "snapshots");
    snapshot_report_clear(&report);
    return stored;
}

static void
pick(struct picker *picker, size_t row)
{
    struct snapshot_view *self = (struct snapshot_view *)picker;
    struct error error;
    if (row != NEXT_ROW)
        shell_say(picker->view.shell, MESSAGE_DONE, "%s", picker->rows[row].name);
    else if (!self->ready)
        shell_close(picker->view.shell, &picker->view);
    else if (!store(self, &error))
        shell_say_error(picker->view.shell, &error);
}

static void
snapshot_free(struct view *view)
{
    struct snapshot_view *self = (struct snapshot_view *)view;
    free(self->path);
    free(self->lookup);
    free(self->source);
    free(self->force);
    picker_clear(&self->picker);
    free(self);
}

static const struct view_class snapshot_class = {
    .name = "import-counts",
    .place = PLACE_CHOOSER,
    .draw = picker_draw,
    .type = picker_type,
    .paste = picker_paste,
    .free = snapshot_free,
};

/* --- the command --- */

static char *
copy(const char *words)
{
    return words ? must_strdup(words) : NULL;
}

static bool
run_import(struct call *call, struct error *error)
{
    struct snapshot_view *self = must_calloc(1, sizeof *self);
    picker_init(&self->picker, &snapshot_class, "Find: ");
    self->picker.view.shell = call->shell;
    self->picker.pick = pick;
    self->type = string_equal(call->args[SNAPSHOT_ARG_KIND], population_type.name)
                     ? &population_type
                     : &workforce_type;
    self->path = must_strdup(call->args[SNAPSHOT_ARG_FILE]);
    self->lookup = copy(call->args[SNAPSHOT_ARG_LOOKUP]);
    self->source = copy(call->args[SNAPSHOT_ARG_SOURCE]);
    self->force = copy(call->args[SNAPSHOT_ARG_FORCE]);
    self->has_date =
        call->args[SNAPSHOT_ARG_DATE] && date_from_iso(call->args[SNAPSHOT_ARG_DATE], &self->date);
    if (try_import(self, error)) {
        shell_push(call->shell, &self->picker.view);
        return true;
    }
    snapshot_free(&self->picker.view);
    return false;
}

static const struct command rows[] = {
    {
        .name = "import-counts",
        .summary = "Import a published table of counts",
        .help = "Tables of the Home Office and of the censuses, answers to requests, or the plain "
                "layout. First a dry run: each row is used, left out with the reason, or refused; "
                "then it is stored whole, as one step that undo takes back.",
        .where = PLACE_LIST | PLACE_DETAIL | PLACE_DAY,
        .args = snapshot_args,
        .arg_count = SNAPSHOT_ARG_COUNT,
        .run = run_import,
    },
};

const struct command_table snapshot_view_commands = {rows, sizeof rows / sizeof *rows};
