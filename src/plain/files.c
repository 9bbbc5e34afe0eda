/* files.c - a list into a file, and a file into records. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "config/config.h"
#include "exchange/export_file.h"
#include "exchange/import.h"
#include "plain_private.h"

enum {
    ARG_FILE,
    ARG_FORMAT,              /* of export */
    ARG_SOURCE = ARG_FORMAT, /* of import */
};

/* -- Export -------------------------------------------------------------------------------- */

static bool
go_on(void *context)
{
    const struct plain_streams *streams = context;
    return streams->go_on(streams->context);
}

void
plain_export(struct plain *plain, const char *const *args, const char *rest)
{
    (void)rest;
    const struct level *level = plain_level(plain);
    size_t fields[LIST_COLUMNS_MAX], count = 0;
    for (size_t i = 0; i < level->shape.column_count; i++)
        fields[i] = level->shape.columns[i].field;
    const char *path = args[ARG_FILE];
    struct export_file file = {
        .query = &level->query,
        .choice = {.fields = fields,
                   .field_count = level->shape.column_count,
                   .ids = level->marks.ids,
                   .id_count = level->marks.count},
        .path = path,
        .format = export_format_chosen(args[ARG_FORMAT], path),
        .go_on = go_on,
        .context = (void *)(uintptr_t)plain->talk.streams,
    };
    struct error error;
    if (!export_file_write(plain->session, &file, &count, &error))
        talk_error(&plain->talk, &error);
    else if (count == 0)
        talk_line(&plain->talk, "Error: The list is empty; no file was made");
    else
        talk_say(&plain->talk, "Wrote '%s': %zu %s", path, count,
                 count == 1 ? level->type->name : level->type->table);
}

/* -- Import -------------------------------------------------------------------------------- */

#define NEXT_WORD_MS 5000

struct import {
    struct plain *plain;
    const struct record_type *type;
    const char *path, *source;
    struct choice *mapping; /* what the person said: heading and field; headings owned */
    size_t mapping_count;
    struct import_report report;
    int64_t next_word_ms;
};

static bool
tell_progress(void *context, size_t rows)
{
    struct import *import = context;
    const struct plain_streams *streams = import->plain->talk.streams;
    int64_t now = clock_steady_ms();
    if (now >= import->next_word_ms) {
        struct text words = TEXT_EMPTY;
        import_progress_write(rows, &words);
        talk_line(&import->plain->talk, "Working, Ctrl-C stops: %s", text_string(&words));
        text_clear(&words);
        import->next_word_ms = now + NEXT_WORD_MS;
    }
    return streams->go_on(streams->context);
}

typedef bool import_step(struct session *session, const struct import_options *options,
                         struct import_report *report, struct error *error);

/* One of the three steps; false, with the reason said, when it failed. */
static bool
run_step(struct import *import, import_step *step)
{
    struct session *session = import->plain->session;
    struct error error;
    struct import_options options = {
        .type = import->type,
        .path = import->path,
        .source = import->source,
        .mapping = import->mapping,
        .mapping_count = import->mapping_count,
        .configured = config_list(session_config(session), SETTING_IMPORT_HEADINGS),
        .go_on = tell_progress,
        .context = import,
    };
    import->next_word_ms = clock_steady_ms() + NEXT_WORD_MS;
    import_report_clear(&import->report);
    if (step(session, &options, &import->report, &error))
        return true;
    talk_error(&import->plain->talk, &error);
    return false;
}

static void
show_headings(struct import *import)
{
    const struct import_report *report = &import->report;
    struct text lines = TEXT_EMPTY;
    text_append_format(&lines, "Read as: %s\n", text_string(&report->kind));
    for (size_t i = 0; i < report->heading_count; i++)
        text_append_format(&lines, "%zu. %s: %s%s\n", i + 1, report->headings[i],
                           report->fields[i] ? report->fields[i]->label : "left out",
                           report->remembered[i] ? ", as in the last file" : "");
    talk_text(&import->plain->talk, text_string(&lines));
    text_clear(&lines);
}

static void
map(struct import *import, const char *heading, const char *field)
{
    size_t i = 0;
    while (i < import->mapping_count && strcmp(import->mapping[i].code, heading) != 0)
        i++;
    if (i == import->mapping_count) {
        import->mapping = must_realloc(import->mapping, (i + 1) * sizeof *import->mapping);
        import->mapping[import->mapping_count++] =
            (struct choice){.code = must_strdup(heading), .label = field};
    }
    import->mapping[i].label = field;
}

static void
ask_field(struct import *import, size_t heading)
{
    const struct record_type *type = import->type;
    struct talk *talk = &import->plain->talk;
    const char **names = must_calloc(type->field_count + 1, sizeof *names);
    size_t count = 0, usual = 0, index;
    struct text line = TEXT_EMPTY;
    names[count++] = "";
    talk_line(talk, "1. Leave it out");
    for (size_t i = 0; i < type->field_count; i++) {
        if (type->fields[i].flags & FIELD_READ_ONLY)
            continue;
        if (import->report.fields[heading] == &type->fields[i])
            usual = count;
        names[count++] = type->fields[i].name;
        talk_line(talk, "%zu. %s", count, type->fields[i].label);
    }
    char *prompt = must_format("What '%s' fills", import->report.headings[heading]);
    if (talk_ask_number(talk, prompt, count, usual, &index, &line) == ANSWER_LINE) {
        if (index < count)
            map(import, import->report.headings[heading], names[index]);
        else
            talk_line(talk, "Type a number from 1 to %zu", count);
    }
    free(prompt);
    text_clear(&line);
    free(names);
}

/* True when the headings are as the person wants them. */
static bool
settle_headings(struct import *import)
{
    struct talk *talk = &import->plain->talk;
    struct text line = TEXT_EMPTY;
    bool settled = false, going_on = run_step(import, import_headings);
    while (going_on && !settled) {
        size_t index;
        show_headings(import);
        enum answer answer =
            talk_ask(talk, "Dry run? yes, no, or a number to change what it fills", "yes", &line);
        bool yes = string_equal_no_case(text_string(&line), "yes");
        settled = answer == ANSWER_ENTER || (answer == ANSWER_LINE && yes);
        going_on = !settled && answer != ANSWER_BACK && answer != ANSWER_STOP &&
                   !string_equal_no_case(text_string(&line), "no");
        if (going_on && talk_number(text_string(&line), import->report.heading_count, &index)) {
            ask_field(import, index);
            going_on = run_step(import, import_headings);
        }
    }
    text_clear(&line);
    return settled;
}

static void
show_report(struct import *import, bool dry_run)
{
    struct text lines = TEXT_EMPTY;
    import_report_write(&import->report, dry_run, &lines);
    talk_text(&import->plain->talk, text_string(&lines));
    text_clear(&lines);
}

static void
import_file(struct import *import)
{
    struct talk *talk = &import->plain->talk;
    bool yes = false;
    if (settle_headings(import) && run_step(import, import_dry_run)) {
        show_report(import, true);
        if (import->report.added + import->report.updated == 0) {
            talk_line(talk, "There is nothing to save");
            return;
        }
        talk_ask_yes(talk, "Import? yes or no; undo takes all of it back", false, &yes);
    }
    if (!yes) {
        talk_line(talk, "Nothing is imported");
        return;
    }
    if (run_step(import, import_run)) {
        show_report(import, false);
        talk_say(talk, "Saved: %zu added, %zu updated, %zu unchanged, %zu refused",
                 import->report.added, import->report.updated, import->report.unchanged,
                 import->report.refused);
    }
}

void
plain_import(struct plain *plain, const char *const *args, const char *rest)
{
    (void)rest;
    struct import import = {
        .plain = plain,
        .type = plain_level(plain)->type,
        .path = args[ARG_FILE],
        .source = args[ARG_SOURCE],
    };
    if (session_is_read_only(plain->session))
        talk_line(&plain->talk, "Error: posact was opened to read only; nothing can be changed");
    else if (string_equal(import.path, "-"))
        talk_line(&plain->talk, "Error: File must be a path here; '-' reads on the command line");
    else
        import_file(&import);
    for (size_t i = 0; i < import.mapping_count; i++)
        free((char *)(uintptr_t)import.mapping[i].code);
    free(import.mapping);
    import_report_clear(&import.report);
}
