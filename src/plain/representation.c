/* representation.c - who is under-represented in which role, a line a figure, and one of them with
 * its history and sources; counts that come in, tried first. */
#include "exchange/snapshot_import.h"
#include "modules/representation_drill.h"
#include "modules/snapshot.h"
#include "plain_private.h"

enum {
    ARG_FORCE,
    ARG_DATE,
};

/* The part, role and group of the figure with this number, in the order of the lines. */
static const struct representation_part *
find_figure(const struct representation *representation, size_t number, size_t *role, size_t *group)
{
    for (size_t i = 0; i < representation->count; i++) {
        const struct representation_part *part = &representation->parts[i];
        size_t cells = part->role_count * part->group_count;
        if (number < cells) {
            *role = number / part->group_count;
            *group = number % part->group_count;
            return part;
        }
        number -= cells;
    }
    return NULL;
}

static size_t
count_figures(const struct representation *representation)
{
    size_t count = 0;
    for (size_t i = 0; i < representation->count; i++)
        count += representation->parts[i].role_count * representation->parts[i].group_count;
    return count;
}

static void
show_figure(struct plain *plain, const struct representation *representation,
            const struct representation_question *question, size_t number)
{
    struct text lines = TEXT_EMPTY;
    struct error error;
    size_t role = 0, group = 0;
    const struct representation_part *part = find_figure(representation, number, &role, &group);
    if (representation_drill(plain->session, representation, question, part, role, group, &lines,
                             &error))
        talk_text(&plain->talk, text_string(&lines));
    else
        talk_error(&plain->talk, &error);
    text_clear(&lines);
}

static void
ask_figures(struct plain *plain, const struct representation *representation,
            const struct representation_question *question)
{
    size_t count = count_figures(representation), index = 0;
    struct text line = TEXT_EMPTY;
    while (count > 0 && talk_ask_number(&plain->talk, "Number of a figure, < to go back", count, 0,
                                        &index, &line) == ANSWER_LINE) {
        if (index < count)
            show_figure(plain, representation, question, index);
        else
            talk_line(&plain->talk, "Error: '%s' must be a number from 1 to %zu",
                      text_string(&line), count);
    }
    text_clear(&line);
}

void
plain_representation(struct plain *plain, const char *const *args, const char *rest)
{
    (void)rest;
    struct representation representation = {.count = 0};
    struct text lines = TEXT_EMPTY;
    struct error error;
    struct date date = {0};
    const struct date *today = &session_context(plain->session)->today;
    struct representation_question question = {
        .force = args[ARG_FORCE],
        .as_at = args[ARG_DATE] ? &date : NULL,
    };
    bool done = (!args[ARG_DATE] || snapshot_read_as_at(args[ARG_DATE], today, &date, &error)) &&
                representation_find(plain->session, &question, &representation, &error);
    if (done) {
        representation_lines(&representation, &lines);
        talk_text(&plain->talk, text_string(&lines));
        ask_figures(plain, &representation, &question);
    } else {
        talk_error(&plain->talk, &error);
    }
    text_clear(&lines);
    representation_clear(&representation);
}

/* --- counts --- */

static void
show_report(struct plain *plain, const struct snapshot_report *report, bool dry_run)
{
    struct text lines = TEXT_EMPTY;
    snapshot_report_write(report, dry_run, &lines);
    talk_text(&plain->talk, text_string(&lines));
    text_clear(&lines);
}

static void
store(struct plain *plain, const struct snapshot_options *options)
{
    struct snapshot_report report = {.rows = 0};
    struct error error;
    bool done = snapshot_import_run(plain->session, options, &report, &error);
    if (!done)
        talk_error(&plain->talk, &error);
    else if (report.refusals.count > 0)
        show_report(plain, &report, false);
    else
        talk_say(&plain->talk, "Saved: %zu %s%s%s", report.snapshots.count,
                 report.snapshots.count == 1 ? "snapshot" : "snapshots",
                 report.to_review.length > 0 ? "; to be reviewed now, for the evidence changed: "
                                             : "",
                 text_string(&report.to_review));
    snapshot_report_clear(&report);
}

void
plain_import_counts(struct plain *plain, const char *const *args, const char *rest)
{
    (void)rest;
    struct snapshot_report report = {.rows = 0};
    struct error error;
    struct date date;
    bool yes = false;
    struct snapshot_options options = {
        .type = string_equal(args[SNAPSHOT_ARG_KIND], population_type.name) ? &population_type
                                                                            : &workforce_type,
        .path = args[SNAPSHOT_ARG_FILE],
        .lookup = args[SNAPSHOT_ARG_LOOKUP],
        .source = args[SNAPSHOT_ARG_SOURCE],
        .force = args[SNAPSHOT_ARG_FORCE],
        .date =
            args[SNAPSHOT_ARG_DATE] && date_from_iso(args[SNAPSHOT_ARG_DATE], &date) ? &date : NULL,
    };
    if (!snapshot_import_try(plain->session, &options, &report, &error)) {
        talk_error(&plain->talk, &error);
    } else {
        show_report(plain, &report, true);
        if (report.refusals.count == 0)
            talk_ask_yes(&plain->talk, "Import? yes or no; undo takes all of it back", false, &yes);
        if (yes)
            store(plain, &options);
        else
            talk_line(&plain->talk, "Nothing is imported");
    }
    snapshot_report_clear(&report);
}
