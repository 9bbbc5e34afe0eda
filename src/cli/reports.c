/* reports.c - counts for people and for spreadsheets: the funnel of a campaign (D05). */
#include "cli/reports.h"

#include "base/utf8.h"
#include "cli/cli_call.h"
#include "exchange/csv.h"
#include "exchange/json_text.h"
#include "modules/application.h"
#include "modules/campaign.h"
#include "modules/funnel.h"

#define LABEL_COLUMNS 24
#define PERCENT_SIZE 8

/* "67%", or "-" where there is nothing to compare with. */
static void
percent(size_t part, size_t of, char out[PERCENT_SIZE])
{
    struct text text = TEXT_EMPTY;
    if (of == 0)
        text_append(&text, "-");
    else
        text_append_format(&text, "%zu%%", (200 * part + of) / (2 * of));
    size_t length = text.length < PERCENT_SIZE ? text.length : PERCENT_SIZE - 1;
    for (size_t i = 0; i < length; i++)
        out[i] = text.bytes[i];
    out[length] = '\0';
    text_clear(&text);
}

/* A row in words and figures. */
struct line {
    struct text label;
    const struct funnel_row *row;
    char of_previous[PERCENT_SIZE], of_start[PERCENT_SIZE];
};

static void
make_line(struct session *session, const struct funnel *funnel, size_t index, struct line *line)
{
    const struct funnel_row *row = &funnel->rows[index];
    text_reset(&line->label);
    if (row->stage)
        session_show(session, &application_type.fields[APPLICATION_STAGE], row->stage,
                     &line->label);
    else
        text_append(&line->label, "Other stages");
    line->row = row;
    percent(row->reached, index == 0 ? 0 : funnel->rows[index - 1].reached, line->of_previous);
    percent(row->reached, row->stage ? funnel->applications : 0, line->of_start);
    if (!row->stage)
        percent(0, 0, line->of_previous);
}

static void
append_table(const struct line *line, struct text *out)
{
    size_t width = utf8_columns(text_string(&line->label));
    text_append(out, text_string(&line->label));
    text_append_format(out, "%*s", (int)(width < LABEL_COLUMNS ? LABEL_COLUMNS - width : 1), "");
    text_append_format(out, "  %7zu  %11s  %8s  %7zu  %7zu\n", line->row->reached,
                       line->of_previous, line->of_start, line->row->now, line->row->ended);
}

static void
append_csv(const struct line *line, struct text *out)
{
    csv_write_cell(out, text_string(&line->label), ',');
    text_append_format(out, ",%zu,%s,%s,%zu,%zu\r\n", line->row->reached, line->of_previous,
                       line->of_start, line->row->now, line->row->ended);
}

static void
append_json(const struct line *line, struct text *out)
{
    text_append(out, "{");
    json_text_append_member(out, "stage", line->row->stage);
    text_append_format(out, ", \"reached\": %zu, \"now\": %zu, \"ended\": %zu}", line->row->reached,
                       line->row->now, line->row->ended);
}

static void
append_head(const struct call *call, const struct id *campaign, const struct funnel *funnel,
            struct text *out)
{
    struct text title = TEXT_EMPTY;
    session_title(call->session, &campaign_type, campaign, &title);
    if (cli_is_given(call, REPORT_JSON)) {
        text_append(out, "{");
        json_text_append_member(out, "campaign", text_string(&title));
        text_append_format(out, ", \"applications\": %zu, \"stages\": [\n", funnel->applications);
    } else if (cli_is_given(call, REPORT_CSV)) {
        text_append(out, "Stage,Reached,Of previous,Of start,Now there,Ended there\r\n");
    } else {
        text_append_format(
            out, "%s: %zu %s\n\n%-*s  %7s  %11s  %8s  %7s  %7s\n", text_string(&title),
            funnel->applications, funnel->applications == 1 ? "application" : "applications",
            LABEL_COLUMNS, "Stage", "Reached", "Of previous", "Of start", "Now", "Ended");
    }
    text_clear(&title);
}

static void
append_rows(const struct call *call, const struct funnel *funnel, struct text *out)
{
    struct line line = {.label = TEXT_EMPTY};
    for (size_t i = 0; i < funnel->count; i++) {
        make_line(call->session, funnel, i, &line);
        if (cli_is_given(call, REPORT_JSON)) {
            text_append(out, i > 0 ? ",\n" : "");
            append_json(&line, out);
        } else if (cli_is_given(call, REPORT_CSV)) {
            append_csv(&line, out);
        } else {
            append_table(&line, out);
        }
    }
    if (cli_is_given(call, REPORT_JSON))
        text_append(out, "\n]}\n");
    text_clear(&line.label);
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
    append_head(call, &campaign, &funnel, &out);
    append_rows(call, &funnel, &out);
    bool for_people = !cli_is_given(call, REPORT_JSON) && !cli_is_given(call, REPORT_CSV);
    if (for_people)
        output_safe(&run->output, text_string(&out));
    else
        output_text(&run->output, &out);
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
