/* assessment_share.c - newer counts are heard of by the assessments that they are about (P6). */
#include "modules/assessment.h"

#include "assessment_figures.h"
#include "base/text.h"

/* One assessment, and the first figure that shows its gap closed. */
struct listening {
    struct session *session;
    const struct id *id;
    bool flagged;
};

static bool
is_closed(const struct standing_cell *cell)
{
    double local = share_rate(cell->local).value;
    return share_rate(cell->workforce).value >= local || cell->interval.high.value >= local;
}

/* "Female, Constable: 48.1 per cent, interval 44.0 to 52.3, local 48.9 per cent; workforce of 30
 * September 2026, HR system". */
static void
append_finding(const struct assessment_figure *figure, struct text *out)
{
    const struct standing_cell *cell = figure->cell;
    char day[DATE_TEXT_SIZE];
    text_append_format(
        out, "%s, %s: %.1f per cent, interval %.1f to %.1f, local %.1f per cent; workforce of ",
        figure->group->label, figure->role->label, 100 * share_rate(cell->workforce).value,
        100 * cell->interval.low.value, 100 * cell->interval.high.value,
        100 * share_rate(cell->local).value);
    date_show(figure->representation->date, day);
    text_append_format(out, "%s, %s", day, figure->representation->source);
}

static bool
flag(struct session *session, const struct id *id, const struct assessment_figure *figure,
     struct error *error)
{
    struct text finding = TEXT_EMPTY;
    struct record *assessment = session_get(session, &assessment_type, id, error);
    if (!assessment)
        return false;
    append_finding(figure, &finding);
    record_set_day(assessment, ASSESSMENT_EVIDENCE_CHANGED, session_context(session)->today);
    record_set(assessment, ASSESSMENT_FINDING, text_string(&finding));
    bool done = session_edit(session, assessment, NULL, error);
    text_clear(&finding);
    record_free(assessment);
    return done;
}

static bool
hear(void *context, const struct assessment_figure *figure, struct error *error)
{
    struct listening *listening = context;
    if (listening->flagged || !is_closed(figure->cell))
        return true;
    listening->flagged = flag(listening->session, listening->id, figure, error);
    return listening->flagged;
}

/* They are gathered first, for a flag moves them in the list. */
static bool
find_approved(void *context, const struct record *assessment, struct error *error)
{
    struct record_list *approved = context;
    (void)error;
    if (assessment_is(assessment, ASSESSMENT_IS_APPROVED) &&
        !record_get(assessment, ASSESSMENT_EVIDENCE_CHANGED))
        record_list_add(approved, record_copy(assessment));
    return true;
}

bool
assessment_hear_counts(struct session *session, struct text *flagged, struct error *error)
{
    struct query query = query_default(&assessment_type);
    struct record_list approved = {.count = 0};
    bool done = session_each(session, &query, find_approved, &approved, error);
    for (size_t i = 0; i < approved.count && done; i++) {
        struct listening listening = {.session = session, .id = &approved.items[i]->id};
        done = assessment_figures_each(session, approved.items[i], hear, &listening, error);
        if (!done || !listening.flagged)
            continue;
        text_append(flagged, flagged->length > 0 ? ", " : "");
        assessment_append_name(session, approved.items[i], flagged);
    }
    record_list_clear(&approved);
    return done;
}
