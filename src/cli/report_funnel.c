/* report_funnel.c - how far the applications of a campaign came (D05). */
#include "cli/reports.h"

#include "exchange/csv.h"
#include "exchange/json_text.h"
#include "modules/campaign.h"
#include "modules/funnel_text.h"

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

bool
report_funnel(struct session *session, const struct report_request *request, enum report_form form,
              struct text *out, struct error *error)
{
    struct funnel funnel;
    if (!funnel_read(session, request->of, &funnel, error))
        return false;
    if (form == REPORT_AS_JSON)
        append_json(session, request->of, &funnel, out);
    else
        append_csv(session, &funnel, out);
    return true;
}
