/* funnel_report.c - a row a stage, each some of those of the stage before. */
#include "modules/funnel_report.h"

#include "modules/campaign.h"
#include "modules/funnel_text.h"

/* The first four are what a funnel is. */
static const char *const columns[] = {"Stage",    "Reached",   "Of previous",
                                      "Of start", "Now there", "Ended there"};
#define ALL (sizeof columns / sizeof columns[0])
#define RELEASED 4
#define REACHED 1

/* Where there is nothing to compare with there is no share. */
static void
add_share(struct report *report, size_t part, bool compared, size_t base)
{
    if (compared)
        report_share(report, part, base);
    else
        report_words(report, "-");
}

static void
add_row(struct session *session, const struct funnel_row *row, size_t index, bool release,
        struct report *report)
{
    struct text stage = TEXT_EMPTY;
    size_t wide = release ? RELEASED : ALL;
    funnel_append_stage(session, row, &stage);
    report_cell(report, &stage);
    size_t here = report_place(report);
    report_count(report, row->reached);
    add_share(report, here, row->stage && index > 0, here - wide);
    add_share(report, here, row->stage != NULL, REACHED);
    if (release)
        return;
    report_count(report, row->now);
    report_count(report, row->ended);
}

bool
funnel_report_build(struct session *session, const struct id *campaign, bool release,
                    struct report *report, struct error *error)
{
    struct funnel funnel;
    struct text text = TEXT_EMPTY;
    text_append(&text, "Funnel of ");
    session_title(session, &campaign_type, campaign, &text);
    report_init(report, text_string(&text));
    text_reset(&text);
    bool done = funnel_read(session, campaign, &funnel, error);
    if (done) {
        report_begin_part(report, "Stages", "Nobody has applied yet", columns,
                          release ? RELEASED : ALL);
        report_people(report, REPORT_NAMED, REPORT_NESTED_DOWN);
        report_chart(report, REPORT_BARS, REACHED, 1);
        if (!release) {
            funnel_append_sentence(session, campaign, &funnel, &text);
            report_sentence(report, &text);
        }
        for (size_t i = 0; i < funnel.count && funnel.applications > 0; i++)
            add_row(session, &funnel.rows[i], i, release, report);
    }
    text_clear(&text);
    return done;
}
