/* report_representation.c - representation with its codes, for programs and spreadsheets. */
#include "cli/reports.h"

#include "base/text.h"
#include "exchange/csv.h"
#include "exchange/json_text.h"
#include "modules/representation_report.h"

static void
append_number(struct text *out, bool known, double number)
{
    if (known)
        text_append_format(out, "%.15g", number);
    else
        text_append(out, "null");
}

static void
append_figure(struct text *out, const char *name, bool known, struct figure figure)
{
    text_append_format(out, ", \"%s\": ", name);
    append_number(out, known && figure_is_defined(figure), figure.value);
}

/* --- a row, in both forms --- */

/* The numbers of a cell under their names; NULL figures where nothing is told. */
static void
append_cell(struct text *out, const struct standing_cell *cell)
{
    static const char *const findings[STANDING_COUNT] = {"below", "above",  "cannot_tell",
                                                         "small", "hidden", "unknown"};
    bool shown = cell->standing <= STANDING_SMALL, told = cell->standing < STANDING_SMALL;
    text_append(out, "\"count\": ");
    append_number(out, shown, (double)cell->workforce.part);
    text_append(out, ", \"base\": ");
    append_number(out, shown, (double)cell->workforce.whole);
    append_figure(out, "share", told, share_rate(cell->workforce));
    append_figure(out, "low", told, cell->interval.low);
    append_figure(out, "high", told, cell->interval.high);
    text_append(out, ", \"local_count\": ");
    append_number(out, true, (double)cell->local.part);
    text_append(out, ", \"local_base\": ");
    append_number(out, true, (double)cell->local.whole);
    append_figure(out, "local_share", true, share_rate(cell->local));
    append_figure(out, "ratio", told, cell->ratio);
    append_figure(out, "gap", told, cell->gap);
    append_figure(out, "heads", told, cell->heads);
    text_append(out, ", \"p\": ");
    append_number(out, cell->tested, cell->probability);
    text_append(out, ", \"p_adjusted\": ");
    append_number(out, cell->tested, cell->adjusted);
    text_append_format(out, ", \"finding\": \"%s\"", findings[cell->standing]);
}

static void
append_part(struct text *out, const struct representation_part *part)
{
    char day[DATE_TEXT_SIZE];
    date_to_iso(part->local_date, day);
    text_append(out, "{");
    json_text_append_member(out, "characteristic", part->characteristic->code);
    text_append(out, ", ");
    json_text_append_member(out, "list", part->list ? part->list->name.code : NULL);
    text_append(out, ", ");
    json_text_append_member(out, "population_list",
                            part->local_list ? part->local_list->name.code : NULL);
    text_append(out, ", ");
    json_text_append_member(out, "refusal", part->refusal);
    text_append(out, ", ");
    json_text_append_member(out, "population_date", part->local_ages ? day : NULL);
    text_append(out, ", ");
    json_text_append_member(out, "population_ages", part->local_ages);
    text_append(out, ", ");
    json_text_append_member(out, "population_source", part->local_source);
    text_append_format(out, ", \"stated_per_cent\": %u, \"cells\": [", part->stated);
    for (size_t i = 0; i < part->role_count * part->group_count; i++) {
        text_append(out, i > 0 ? ",\n{" : "\n{");
        json_text_append_member(out, "role", part->roles[i / part->group_count].code);
        text_append(out, ", ");
        json_text_append_member(out, "group", part->groups[i % part->group_count].code);
        text_append(out, ", ");
        append_cell(out, &part->cells[i]);
        text_append_char(out, '}');
    }
    text_append(out, "]}");
}

static void
write_json(const struct representation *representation,
           const struct representation_question *question, struct text *out)
{
    char day[DATE_TEXT_SIZE];
    struct text command = TEXT_EMPTY;
    date_to_iso(representation->date, day);
    representation_command(representation, question, &command);
    text_append(out, "{");
    json_text_append_member(out, "force", representation->force->label);
    text_append(out, ", ");
    json_text_append_member(out, "date", day);
    text_append(out, ", \"basis\": \"headcount\", ");
    json_text_append_member(out, "source", representation->source);
    text_append(out, ", ");
    json_text_append_member(out, "command", text_string(&command));
    text_append_format(out,
                       ",\n\"tests\": %zu, \"level\": %.15g, \"threshold\": %llu, \"rounding\": "
                       "%llu,\n\"parts\": [",
                       representation->tests, representation->level,
                       (unsigned long long)representation->policy.threshold,
                       (unsigned long long)representation->policy.rounding);
    for (size_t i = 0; i < representation->count; i++) {
        text_append(out, i > 0 ? ",\n" : "\n");
        append_part(out, &representation->parts[i]);
    }
    text_append(out, "\n]}\n");
    text_clear(&command);
}

/* --- comma-separated --- */

/* As the report says it, a characteristic in front. */
static void
write_spreadsheet(const struct report *report, struct text *out)
{
    for (size_t i = 0; i < report->part_count; i++) {
        const struct report_part *part = &report->parts[i];
        if (i == 0) {
            text_append(out, "Characteristic");
            for (size_t j = 0; j < part->column_count; j++)
                text_append_format(out, ",%s", part->columns[j]);
            text_append(out, "\r\n");
        }
        for (size_t j = 0; j < report_rows(part); j++) {
            csv_write_cell(out, part->heading, ',');
            for (size_t k = 0; k < part->column_count; k++) {
                text_append_char(out, ',');
                csv_write_cell(out, report_at(part, j, k)->words, ',');
            }
            text_append(out, "\r\n");
        }
    }
}

bool
report_representation(struct session *session, const struct report_request *request,
                      enum report_form form, struct text *out, struct error *error)
{
    struct representation representation = {.count = 0};
    struct representation_question question;
    struct report report;
    struct date as_at = {0};
    bool done = reports_question(session, request, &question, &as_at, error) &&
                representation_find(session, &question, &representation, error);
    if (done && form == REPORT_AS_JSON) {
        write_json(&representation, &question, out);
    } else if (done) {
        representation_report_build(&representation, &question, &report);
        write_spreadsheet(&report, out);
        report_clear(&report);
    }
    representation_clear(&representation);
    return done;
}
