/* reports.c - counts for people and for spreadsheets: the funnel of a campaign (D05). */
#include "cli/reports.h"

#include "cli/cli_call.h"
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

bool
reports_run(struct call *call, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    struct funnel funnel;
    struct id campaign;
    if (cli_is_given(call, REPORT_JSON) && cli_is_given(call, REPORT_CSV))
        return error_set(error, ERROR_USAGE, "Choose one of --json and --csv");
    if (!session_find(call->session, &campaign_type, call->args[REPORT_CAMPAIGN], &campaign,
                      error) ||
        !funnel_read(call->session, &campaign, &funnel, error))
        return false;
    struct text out = TEXT_EMPTY;
    bool json = cli_is_given(call, REPORT_JSON), csv = cli_is_given(call, REPORT_CSV);
    if (json)
        append_json(call->session, &campaign, &funnel, &out);
    else if (csv)
        append_csv(call->session, &funnel, &out);
    else
        append_for_people(call->session, &campaign, &funnel, &out);
    if (json || csv)
        output_text(&run->output, &out);
    else
        output_safe(&run->output, text_string(&out));
    text_clear(&out);
    return true;
}

static const struct choice report_items[] = {
    {.code = "funnel", .label = "funnel"},
};
static const struct choice_list report_choices = {.items = report_items, .count = 1};

const struct field report_args[REPORT_ARG_COUNT] = {
    [REPORT_WHAT] = {.name = "what",
                     .label = "Report",
                     .kind = FIELD_CHOICE,
                     .flags = FIELD_REQUIRED,
                     .choices = &report_choices,
                     .help = "One of"},
    [REPORT_CAMPAIGN] = {.name = "campaign",
                         .label = "Campaign",
                         .kind = FIELD_TEXT,
                         .flags = FIELD_REQUIRED,
                         .help = "The reference of a campaign, or its first letters"},
    [REPORT_JSON] = {.name = "json",
                     .label = "As JSON",
                     .kind = FIELD_CHOICE,
                     .choices = &cli_switch,
                     .help = "The counts, with the codes of the stages"},
    [REPORT_CSV] = {.name = "csv",
                    .label = "As CSV",
                    .kind = FIELD_CHOICE,
                    .choices = &cli_switch,
                    .help = "Comma-separated, for spreadsheets"},
};
