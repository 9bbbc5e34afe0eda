/* report_funnel.c - how far the applications of a campaign came (D05). */
#include "cli/reports.h"

#include "exchange/csv.h"
#include "exchange/json_text.h"
#include "modules/campaign.h"
#include "modules/funnel_text.h"

#define TABLE_COLUMNS 76 /* of a terminal of 80, and without bars: a pipe has no width */

static void
append_csv(struct session *session, const struct funnel *funnel, struct text *out)
{
    text_append(out, "Stage,Reached,Of previous,Of start,Now there,Ended there\r\n");
    for (size_t i = 0; i < funnel->count; i++) {
        const struct funnel_row *row = &funnel->rows[i];
        char of_previous[PERCENT_SIZE], of_start[PERCENT_SIZE];
        struct text label = TEXT_EMPTY;
        funnel_append_stage(session, row, &label);
        funnel_percent_of_previous(funnel, i, of_previous);
        funnel_percent_of_start(funnel, i, of_start);
        csv_write_cell(out, text_string(&label), ',');
        text_append_format(out, ",%zu,%s,%s,%zu,%zu\r\n", row->reached, of_previous, of_start,
                           row->now, row->ended);
        text_clear(&label);
    }
}

static void
append_json(struct session *session, const struct id *campaign, const struct funnel *funnel,
            struct text *out)
{
    struct text title = TEXT_EMPTY;
    session_title(session, &campaign_type, campaign, &title);
    text_append(out, "{");
    json_text_append_member(out, "campaign", text_string(&title));
    text_append_format(out, ", \"applications\": %zu, \"stages\": [\n", funnel->applications);
    for (size_t i = 0; i < funnel->count; i++) {
        const struct funnel_row *row = &funnel->rows[i];
        text_append(out, i > 0 ? ",\n{" : "{");
        json_text_append_member(out, "stage", row->stage);
        text_append_format(out, ", \"reached\": %zu, \"now\": %zu, \"ended\": %zu}", row->reached,
                           row->now, row->ended);
    }
    text_append(out, "\n]}\n");
    text_clear(&title);
}

/* D01. */
static void
append_for_people(struct session *session, const struct id *campaign, const struct funnel *funnel,
                  struct text *out)
{
    funnel_append_sentence(session, campaign, funnel, out);
    text_append(out, "\n");
    if (funnel->applications == 0)
        return;
    text_append(out, "\n");
    funnel_append_table(session, funnel, TABLE_COLUMNS, out);
}

/* Without a characteristic it is the funnel of one campaign, for people and for spreadsheets. */
static bool
is_of_campaign(const struct call *call, enum report_form form, struct error *error)
{
    static const size_t of_groups[] = {REPORT_ROLE, REPORT_FROM, REPORT_TO};
    if (!call->args[REPORT_CAMPAIGN])
        return error_set(error, ERROR_USAGE,
                         "Name the campaign with '--campaign', or with '--by' a characteristic, "
                         "such as ethnicity");
    for (size_t i = 0; i < 3; i++) {
        if (call->args[of_groups[i]])
            return error_set(error, ERROR_USAGE, "'--%s' goes with '--by' and a characteristic",
                             report_args[of_groups[i]].name);
    }
    return (form != REPORT_AS_MARKDOWN && form != REPORT_AS_HTML) ||
           error_set(error, ERROR_USAGE,
                     "The funnel of a campaign has '--json' and '--csv'; as a page it goes with "
                     "'--by' and a characteristic");
}

bool
report_funnel(struct call *call, enum report_form form, struct text *out, struct error *error)
{
    struct funnel funnel;
    struct id campaign;
    if (call->args[REPORT_BY])
        return report_funnel_groups(call, form, out, error);
    if (!is_of_campaign(call, form, error) ||
        !session_find(call->session, &campaign_type, call->args[REPORT_CAMPAIGN], &campaign,
                      error) ||
        !funnel_read(call->session, &campaign, &funnel, error))
        return false;
    if (form == REPORT_AS_JSON)
        append_json(call->session, &campaign, &funnel, out);
    else if (form == REPORT_AS_CSV)
        append_csv(call->session, &funnel, out);
    else
        append_for_people(call->session, &campaign, &funnel, out);
    return true;
}
