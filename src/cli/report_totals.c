/* report_totals.c - what a force counts in all and by group, out of the snapshots. */
#include "cli/reports.h"

#include "base/text.h"
#include "config/config.h"
#include "exchange/json_text.h"
#include "modules/snapshot_totals.h"
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

/* --- in words --- */

static void
write_groups(const struct totals_group *groups, size_t count, enum count_basis basis,
             struct text *out)
{
    for (size_t i = 0; i < count; i++) {
        text_append_format(out, "    %s: ", groups[i].label);
        if (groups[i].hidden)
            text_append(out, "[c]");
        else
            count_write(groups[i].count, basis, out);
        text_append_char(out, '\n');
    }
}

static void
write_words(const struct record_type *type, const struct counting *counting,
            const struct totals *totals, const char *ages, struct text *out)
{
    const struct gathered *gathered = &totals->gathered;
    enum count_basis basis = gathered->table.basis;
    char day[DATE_TEXT_SIZE];
    date_show(gathered->date, day);
    text_append_format(out, "%s, %s, %s, %s: ", gathered->force->label, type->name, day,
                       count_basis_codes[basis]);
    count_write(totals->total, basis, out);
    text_append_format(out, " in all, by %s\n", totals->total_of);
    if (totals->has_ages) {
        text_append_format(out, "  Aged %s: ", ages);
        count_write(totals->of_ages, basis, out);
        text_append_char(out, '\n');
    }
    if (totals->role_count > 0)
        text_append(out, "  By role\n");
    write_groups(totals->roles, totals->role_count, basis, out);
    for (size_t i = 0; i < totals->count; i++) {
        const struct totals_list *list = &totals->lists[i];
        const struct counted *named = counting_characteristic(counting, list->characteristic);
        if (string_equal(list->characteristic, COUNT_ALL))
            continue;
        text_append_format(out, "  %s%s%s%s\n", named ? named->label : list->characteristic,
                           list->list ? ", " : "", list->list ? list->list->name.label : "",
                           list->mapped ? " (mapped)" : "");
        write_groups(list->groups, list->count, basis, out);
    }
    if (totals->is_protected)
        text_append(out,
                    "  Not published: counts below 5 are hidden as [c], and as many more as it "
                    "takes\n");
    for (size_t i = 0; i < gathered->sources.count; i++)
        text_append_format(out, "  Source: %s (%s)\n",
                           record_get(gathered->sources.items[i], SNAPSHOT_SOURCE),
                           record_get(gathered->sources.items[i], SNAPSHOT_FILE));
}

/* --- the report --- */

bool
report_totals(struct call *call, enum report_form form, struct text *out, struct error *error)
{
    struct counting counting;
    struct totals totals = {.count = 0};
    struct date as_at = {0};
    const char *ages = call->args[REPORT_AGES];
    bool workforce = string_equal(call->args[REPORT_SNAPSHOT], workforce_type.name);
    struct gather_question question = {
        .type = workforce ? &workforce_type : &population_type,
        .counting = &counting,
        .force = call->args[REPORT_FORCE],
        .as_at = call->args[REPORT_DATE] ? &as_at : NULL,
        .basis = !workforce                       ? COUNT_PEOPLE
                 : call->args[REPORT_FTE] != NULL ? COUNT_FTE
                                                  : COUNT_HEADCOUNT,
    };
    const char *path = config_text(session_config(call->session), SETTING_COUNTING);
    bool done = counting_load(path, &counting, error) &&
                (!question.as_at ||
                 snapshot_read_as_at(call->args[REPORT_DATE],
                                     &session_context(call->session)->today, &as_at, error)) &&
                totals_find(call->session, &question, ages, &totals, error);
    if (done && form == REPORT_AS_JSON)
        write_json(question.type, &totals, ages, out);
    else if (done)
        write_words(question.type, &counting, &totals, ages, out);
    totals_clear(&totals);
    counting_clear(&counting);
    return done;
}
