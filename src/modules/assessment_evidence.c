/* assessment_evidence.c - takes the newest figures of the group into an assessment, frozen, with
 * their source, their day and the command that gives them again (P50). */
#include "modules/assessment.h"

#include "assessment_figures.h"
#include "base/memory.h"
#include "modules/evidence.h"
#include "modules/representation_report.h"

struct taking {
    struct session *session;
    const struct record *assessment;
    size_t taken, there; /* here already, as they were */
};

static double
per_cent(struct share share)
{
    return 100 * share_rate(share).value;
}

/* "Female, Constable"; "35.5 per cent, interval 33.2 to 37.8, local 50.8 per cent". */
static void
fill(const struct assessment_figure *figure, struct record *evidence)
{
    const struct standing_cell *cell = figure->cell;
    struct text command = TEXT_EMPTY;
    char day[DATE_TEXT_SIZE];
    record_take(evidence, EVIDENCE_WHAT,
                must_format("%s, %s", figure->group->label, figure->role->label));
    record_take(evidence, EVIDENCE_VALUE,
                must_format("%.1f per cent, interval %.1f to %.1f, local %.1f per cent",
                            per_cent(cell->workforce), 100 * cell->interval.low.value,
                            100 * cell->interval.high.value, per_cent(cell->local)));
    record_take(evidence, EVIDENCE_N,
                must_format("%llu", (unsigned long long)cell->workforce.whole));
    date_show(figure->part->local_date, day);
    record_take(evidence, EVIDENCE_SOURCE,
                must_format("%s; population of %s: %s", figure->representation->source, day,
                            figure->part->local_source));
    record_set_day(evidence, EVIDENCE_DAY, figure->representation->date);
    representation_command(figure->representation, figure->question, &command);
    record_take(evidence, EVIDENCE_COMMAND, text_take(&command));
}

static bool
is_there(const struct taking *taking, const struct record *evidence, bool *there,
         struct error *error)
{
    struct record_list list = {.count = 0};
    bool read = assessment_evidence(taking->session, &taking->assessment->id, &list, error);
    *there = false;
    for (size_t i = 0; i < list.count; i++)
        *there = *there || (record_same_value(list.items[i], evidence, EVIDENCE_WHAT) &&
                            record_same_value(list.items[i], evidence, EVIDENCE_VALUE) &&
                            record_same_value(list.items[i], evidence, EVIDENCE_DAY));
    record_list_clear(&list);
    return read;
}

static bool
take(void *context, const struct assessment_figure *figure, struct error *error)
{
    struct taking *taking = context;
    struct record *evidence = session_prepare(taking->session, &evidence_type);
    bool there;
    record_set(evidence, EVIDENCE_ASSESSMENT, record_get(taking->assessment, RECORD_ID));
    fill(figure, evidence);
    bool done = is_there(taking, evidence, &there, error) &&
                (there || session_add(taking->session, evidence, error));
    taking->there += done && there;
    taking->taken += done && !there;
    record_free(evidence);
    return done;
}

bool
assessment_take_figures(struct session *session, const struct record *assessment, size_t *taken,
                        struct error *error)
{
    struct taking taking = {.session = session, .assessment = assessment};
    bool done = assessment_figures_each(session, assessment, take, &taking, error);
    *taken = taking.taken;
    if (done && taking.taken == 0 && taking.there > 0)
        return error_set(error, ERROR_CONFLICT,
                         "The newest figures are evidence of this assessment already");
    return done && (taking.taken > 0 ||
                    error_set(error, ERROR_NOT_FOUND,
                              "No counts of the force show the group in roles of this assessment; "
                              "import a workforce and a population, or add the evidence by hand"));
}
