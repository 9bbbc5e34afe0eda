/* report_pairings.c - how many pairings there are of each kind, how they ended, who waits (T54). */
#include "cli/reports.h"

#include "exchange/csv.h"
#include "exchange/json_text.h"
#include "modules/pairing.h"
#include "modules/pairing_report.h"

#define ALL "all"

static const char *
kind_code(const struct pairing_report *report, size_t kind)
{
    return kind < report->kinds->count ? report->kinds->items[kind].code : ALL;
}

/* Codes that the list has no longer count together. */
static const char *
ending_code(const struct pairing_report *report, size_t ending)
{
    return ending < report->endings->count ? report->endings->items[ending].code : "other";
}

/* --- for programs --- */

static void
append_endings(const struct pairing_report *report, const struct pairing_counts *counts,
               struct text *out)
{
    size_t told = 0;
    text_append(out, ", \"endings\": {");
    for (size_t i = 0; i <= report->endings->count; i++) {
        if (counts->endings[i] == 0)
            continue;
        text_append(out, told++ > 0 ? ", " : "");
        json_text_append(out, ending_code(report, i));
        text_append_format(out, ": %zu", counts->endings[i]);
    }
    text_append(out, "}");
}

static void
append_kind(const struct pairing_report *report, size_t kind, struct text *out)
{
    const struct pairing_counts *counts = &report->kind[kind];
    struct text median = TEXT_EMPTY;
    pairing_report_median(counts, &median);
    text_append(out, "{");
    json_text_append_member(out, "kind", kind_code(report, kind));
    for (size_t i = 0; i < report->states->count; i++)
        text_append_format(out, ", \"%s\": %zu", report->states->items[i].code, counts->states[i]);
    append_endings(report, counts, out);
    text_append_format(out, ", \"waiting\": %zu, \"contacted\": %zu, \"median_days\": %s}",
                       counts->waiting, counts->contacted,
                       median.length > 0 ? text_string(&median) : "null");
    text_clear(&median);
}

static void
append_json(const struct pairing_report *report, const char *from, const char *to, struct text *out)
{
    text_append(out, "{");
    json_text_append_member(out, "from", from);
    text_append(out, ", ");
    json_text_append_member(out, "to", to);
    text_append(out, ", \"kinds\": [\n");
    for (size_t i = 0; i <= report->kinds->count; i++) {
        text_append(out, i > 0 ? ",\n" : "");
        append_kind(report, i, out);
    }
    text_append(out, "\n]}\n");
}

/* --- for spreadsheets --- */

static void
append_cells(struct text *out, const char *kind, const char *what, const char *reason,
             const char *number)
{
    csv_write_cell(out, kind, ',');
    text_append_char(out, ',');
    csv_write_cell(out, what, ',');
    text_append_char(out, ',');
    csv_write_cell(out, reason, ',');
    text_append_format(out, ",%s\r\n", number);
}

static void
append_count(struct text *out, const char *kind, const char *what, const char *reason, size_t count)
{
    struct text number = TEXT_EMPTY;
    text_append_format(&number, "%zu", count);
    append_cells(out, kind, what, reason, text_string(&number));
    text_clear(&number);
}

static void
append_csv(const struct pairing_report *report, struct text *out)
{
    text_append(out, "Kind,Count of,Reason,Number\r\n");
    for (size_t i = 0; i <= report->kinds->count; i++) {
        const struct pairing_counts *counts = &report->kind[i];
        const char *kind = kind_code(report, i);
        struct text median = TEXT_EMPTY;
        for (size_t j = 0; j < report->states->count; j++)
            append_count(out, kind, report->states->items[j].code, "", counts->states[j]);
        for (size_t j = 0; j <= report->endings->count; j++)
            if (counts->endings[j] > 0)
                append_count(out, kind, STATE_ENDED, ending_code(report, j), counts->endings[j]);
        append_count(out, kind, "waiting", "", counts->waiting);
        append_count(out, kind, "contacted", "", counts->contacted);
        pairing_report_median(counts, &median);
        append_cells(out, kind, "median days", "", text_string(&median));
        text_clear(&median);
    }
}

bool
report_pairings(struct session *session, const struct report_request *request,
                enum report_form form, struct text *out, struct error *error)
{
    const char *from = request->from, *to = request->to;
    struct pairing_report report;
    bool done = pairing_report_read(session, from, to, &report, error);
    if (done && form == REPORT_AS_JSON)
        append_json(&report, from, to, out);
    else if (done)
        append_csv(&report, out);
    pairing_report_clear(&report);
    return done;
}
