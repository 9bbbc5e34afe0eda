/* board_pack_figures.c - representation and disparities, as parts of a board pack. */
#include "board_pack_figures.h"

#include <stdio.h>

#include "base/date.h"
#include "base/text.h"
#include "modules/equality_report.h"
#include "modules/representation_drill.h"
#include "modules/representation_report.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define YEARS_BACK 2 /* so that most of those who applied have come to an end */

static bool
build_representation(struct session *session, struct report *report, struct error *error)
{
    struct representation representation = {.count = 0};
    struct text force = TEXT_EMPTY;
    representation_own_force(session, &force);
    const struct representation_question question = {.force = text_string(&force),
                                                     .released = true};
    bool done = force.length > 0
                    ? representation_find(session, &question, &representation, error)
                    : error_set(error, ERROR_NOT_FOUND,
                                "No counts of a workforce are here that are of one force alone; "
                                "import yours, or name the force at 'force' in posact.yaml");
    if (done)
        representation_report_build(&representation, &question, report);
    representation_clear(&representation);
    text_clear(&force);
    return done;
}

/* Whole months, so that two packs do not differ by one person's day. */
static bool
build_disparities(struct session *session, struct report *report, struct error *error)
{
    struct date month = session_context(session)->today;
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];
    const struct equality_choice choice = {.from = from, .to = to};
    month.day = 1;
    date_to_iso(date_add_days(month, -1), to);
    month.year -= YEARS_BACK;
    date_to_iso(month, from);
    return equality_report_disparities(session, &choice, report, error);
}

static const struct source {
    const char *words;
    bool (*build)(struct session *session, struct report *report, struct error *error);
} sources[] = {
    {"Representation", build_representation},
    {"Stages by group", build_disparities},
};

/* What is not there, or not for this officer, is no fault of the pack: it says so. */
static bool
build(struct session *session, const struct source *source, struct report *figures,
      struct error *error)
{
    struct text why = TEXT_EMPTY;
    if (source->build(session, figures, error))
        return true;
    if (error->code == ERROR_STORE || error->code == ERROR_BUSY)
        return false;
    report_clear(figures);
    text_append_format(&why, "Left out. %s", error->text);
    report_note(figures, &why);
    return true;
}

static void
add_notes(const struct report *figures, struct report *report)
{
    static const char *const columns[] = {"Of", "What it rests on"};
    report_begin_part(report, "How to read the figures", "", columns, COUNT(columns));
    for (size_t i = 0; i < COUNT(sources); i++) {
        for (size_t j = 0; j < figures[i].note_count; j++) {
            report_words(report, sources[i].words);
            report_words(report, figures[i].notes[j]);
        }
    }
}

bool
board_pack_add_figures(struct session *session, struct report *report, struct error *error)
{
    struct report figures[COUNT(sources)] = {{.title = NULL}};
    bool done = true;
    for (size_t i = 0; i < COUNT(sources) && done; i++)
        done = build(session, &sources[i], &figures[i], error);
    for (size_t i = 0; i < COUNT(sources) && done; i++)
        report_take_parts(report, &figures[i], sources[i].words);
    if (done)
        add_notes(figures, report);
    for (size_t i = 0; i < COUNT(sources); i++)
        report_clear(&figures[i]);
    return done;
}
