/* report_totals.c - what a force counts in all and by group, out of the snapshots. */
#include "cli/reports.h"

#include "base/text.h"
#include "exchange/json_text.h"
#include "modules/totals_report.h"
#include "record/record.h"

/* --- JSON --- */

static void
append_number(struct text *out, uint64_t count, enum count_basis basis)
{
    if (count == COUNT_UNKNOWN)
        text_append(out, "null");
    else
        count_write(count, basis, out);
}

static void
append_name(struct text *out, const char *name)
{
    json_text_append(out, name);
    text_append(out, ": ");
}

static void
append_groups(struct text *out, const struct totals_group *groups, size_t count,
              enum count_basis basis)
{
    text_append_char(out, '{');
    for (size_t i = 0; i < count; i++) {
        text_append(out, i > 0 ? ", " : "");
        append_name(out, groups[i].code);
        append_number(out, groups[i].hidden ? COUNT_UNKNOWN : groups[i].count, basis);
    }
    text_append_char(out, '}');
}

/* "ethnicity": {"list": "census2021", "total": ..., "groups": {...}, "in": {"five": {...}}} */
static void
append_parts(struct text *out, const struct totals *totals)
{
    enum count_basis basis = totals->gathered.table.basis;
    bool open = false;
    text_append(out, "\"parts\": {");
    for (size_t i = 0; i < totals->count; i++) {
        const struct totals_list *list = &totals->lists[i];
        bool mapped = i + 1 < totals->count && totals->lists[i + 1].mapped;
        if (list->mapped) {
            text_append(out, open ? ",\n    " : "\n    ");
            append_name(out, list->list->name.code);
            append_groups(out, list->groups, list->count, basis);
            open = mapped;
            text_append(out, mapped ? "" : "}}");
            continue;
        }
        text_append(out, i > 0 ? ",\n  " : "\n  ");
        append_name(out, list->characteristic);
        text_append_char(out, '{');
        json_text_append_member(out, "list", list->list ? list->list->name.code : NULL);
        text_append(out, ", \"total\": ");
        append_number(out, list->total, basis);
        text_append(out, ", \"groups\": ");
        append_groups(out, list->groups, list->count, basis);
        text_append(out, mapped ? ", \"in\": {" : "}");
    }
    text_append(out, "}");
}

static void
append_sources(struct text *out, const struct record_list *sources)
{
    text_append(out, "\"sources\": [");
    for (size_t i = 0; i < sources->count; i++) {
        char reference[ID_TEXT_SIZE];
        id_to_text(&sources->items[i]->id, reference);
        text_append(out, i > 0 ? ",\n  {" : "\n  {");
        json_text_append_member(out, "snapshot", reference);
        text_append(out, ", ");
        json_text_append_member(out, "source", record_get(sources->items[i], SNAPSHOT_SOURCE));
        text_append(out, ", ");
        json_text_append_member(out, "file", record_get(sources->items[i], SNAPSHOT_FILE));
        text_append(out, "}");
    }
    text_append(out, "]");
}

static void
write_json(const struct record_type *type, const struct totals *totals, const char *ages,
           struct text *out)
{
    enum count_basis basis = totals->gathered.table.basis;
    char day[DATE_TEXT_SIZE];
    date_to_iso(totals->gathered.date, day);
    text_append_char(out, '{');
    json_text_append_member(out, "snapshot", type->name);
    text_append(out, ", ");
    json_text_append_member(out, "force", totals->gathered.force->label);
    text_append(out, ", ");
    json_text_append_member(out, "code", totals->gathered.force->code);
    text_append(out, ", ");
    json_text_append_member(out, "date", day);
    text_append(out, ", ");
    json_text_append_member(out, "basis", count_basis_codes[basis]);
    text_append(out, ",\n\"total\": ");
    append_number(out, totals->total, basis);
    text_append(out, ", ");
    json_text_append_member(out, "total_of", totals->total_of);
    text_append(out, ",\n");
    append_parts(out, totals);
    text_append_format(out, ",\n\"protected\": %s", totals->is_protected ? "true" : "false");
    if (totals->is_protected)
        text_append_format(out, ", \"threshold\": %llu, \"rounding\": %llu",
                           (unsigned long long)totals->policy.threshold,
                           (unsigned long long)totals->policy.rounding);
    text_append(out, ",\n\"roles\": ");
    append_groups(out, totals->roles, totals->role_count, basis);
    if (totals->has_ages) {
        text_append(out, ",\n\"ages\": {");
        append_name(out, ages);
        append_number(out, totals->of_ages, basis);
        text_append_char(out, '}');
    }
    text_append(out, ",\n");
    append_sources(out, &totals->gathered.sources);
    text_append(out, "}\n");
}

/* --- the report --- */

bool
report_totals(struct session *session, const struct report_request *request, enum report_form form,
              struct text *out, struct error *error)
{
    struct totals_asked asked;
    struct totals totals = {.count = 0};
    (void)form;
    bool done = totals_ask(session, request, &asked, &totals, error);
    if (done)
        write_json(asked.question.type, &totals, request->counts.ages, out);
    totals_clear(&totals);
    counting_clear(&asked.counting);
    return done;
}
