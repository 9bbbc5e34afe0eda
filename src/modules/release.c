/* release.c - the record of a release, and the counts in it as lines of a text. */
#include "modules/release.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "modules/permission.h"
#include "record/record.h"

#define RELEASES_MOST 10000
#define CELLS_MOST 60000 /* bytes of them in one record: what does not fit goes into another */

/* --- the counts of one --- */

/* "12 shown Stages|Application|Reached", a line each. */
static void
append_cell(const struct report_past_cell *cell, struct text *out)
{
    struct text key = TEXT_EMPTY;
    text_append(&key, cell->key);
    text_join_lines(&key);
    text_append_format(out, "%llu %s %s\n", (unsigned long long)cell->count,
                       cell->hidden ? "withheld" : "shown", text_string(&key));
    text_clear(&key);
}

/* Which of its counts can tell of those that are let out now. */
enum related {
    RELATED_NOT,
    RELATED_SNAPSHOTS, /* those of snapshots, whose people are the same from year to year */
    RELATED_ALL,
};

/* Their keys begin "FORCE|workforce|" (told_counts.c). */
static bool
is_of_snapshot(const char *key)
{
    const char *kind = strchr(key, '|');
    return kind &&
           (strncmp(kind, "|workforce|", 11) == 0 || strncmp(kind, "|population|", 12) == 0);
}

static void
read_cells(const char *lines, size_t release, enum related related, struct report_past *past)
{
    while (lines && *lines != '\0') {
        size_t length = strcspn(lines, "\n");
        char *line = must_strndup(lines, length), *rest;
        uint64_t count = strtoull(line, &rest, 10);
        char *key = *rest == ' ' ? strchr(rest + 1, ' ') : NULL;
        if (key && (related == RELATED_ALL || is_of_snapshot(key + 1)))
            report_past_add(past, key + 1, count, strncmp(rest + 1, "withheld ", 9) == 0, release);
        free(line);
        lines += length + (lines[length] == '\n' ? 1 : 0);
    }
}

/* --- which are of the same people --- */

/* Days as ISO 8601 stand in their order. */
static bool
begins_after(const char *from, const char *to)
{
    return from && to && strcmp(from, to) > 0;
}

/* Those of all there is are among them. */
static bool
is_of_same(const char *before, const char *of)
{
    return !before || *of == '\0' || string_equal(before, of);
}

/* What snapshots count are the same people in each report of them. */
static bool
counts_snapshots(const char *report)
{
    const struct report_kind *kind = report_kind_find(report);
    return kind && (kind->takes & REPORT_TAKES_FORCE) != 0;
}

static enum related
how_related(const struct record *release, const struct report_request *request, const char *of)
{
    const char *before = record_get(release, RELEASE_REPORT);
    bool snapshots = counts_snapshots(before) && counts_snapshots(request->name);
    if (string_equal(before, request->name) && is_of_same(record_get(release, RELEASE_OF), of) &&
        !begins_after(record_get(release, RELEASE_FROM), request->to) &&
        !begins_after(request->from, record_get(release, RELEASE_TO)))
        return RELATED_ALL;
    return snapshots ? RELATED_SNAPSHOTS : RELATED_NOT;
}

static void
of_request(const struct report_request *request, char of[ID_TEXT_SIZE])
{
    of[0] = '\0';
    if (request->of)
        id_to_text(request->of, of);
}

/* All of them, the newest first, those in the trash behind the others. */
static bool
read_all(struct session *session, struct record_list *list, struct error *error)
{
    bool done = true;
    for (int trash = 0; trash < 2 && done; trash++) {
        struct query query = query_default(&release_type);
        query.trash = trash == 1;
        query.descending = true;
        done = session_read(session, &query, QUERY_FIRST, NULL, RELEASES_MOST, list, error);
    }
    return done;
}

/* What lets it lapse; NULL when nothing does. */
static const struct record *
lapse_of(const struct record_list *list, const struct record *release)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct record *other = list->items[i];
        if (string_equal(record_get(other, RELEASE_REPORT), RELEASE_LAPSE) &&
            string_equal(record_get(other, RELEASE_OF), record_get(release, RECORD_ID)))
            return other;
    }
    return NULL;
}

static void
say_lapse(struct session *session, const struct record *release, const struct record *lapse,
          struct text *out)
{
    text_append_format(out, "%s'%s', released on ", out->length > 0 ? "; " : "Not held against ",
                       record_get(release, RELEASE_CALLED));
    session_show_field(session, release, RELEASE_DAY, false, out);
    text_append(out, ", which has lapsed since ");
    session_show_field(session, lapse, RELEASE_DAY, false, out);
    text_append_format(out, ": %s", record_get(lapse, RELEASE_RULE));
}

bool
release_has_lapsed(struct session *session, const struct record *release, bool *is,
                   struct error *error)
{
    struct record_list list = {.count = 0};
    bool done = read_all(session, &list, error);
    *is = done && lapse_of(&list, release);
    record_list_clear(&list);
    return done;
}

bool
release_read_past(struct session *session, const struct report_request *request,
                  struct report_past *past, struct error *error)
{
    char of[ID_TEXT_SIZE];
    size_t releases = 0;
    struct record_list list = {.count = 0};
    of_request(request, of);
    bool done = read_all(session, &list, error);
    for (size_t i = 0; i < list.count && done; i++) {
        const struct record *release = list.items[i], *lapse = lapse_of(&list, release);
        enum related related = how_related(release, request, of);
        if (related != RELATED_NOT && lapse)
            say_lapse(session, release, lapse, &past->lapsed);
        else if (related != RELATED_NOT)
            read_cells(record_get(release, RELEASE_CELLS), releases++, related, past);
    }
    record_list_clear(&list);
    return done;
}

/* --- remembering --- */

static bool
add(struct session *session, const struct report_request *request, const char *title,
    const struct report_rule *rule, struct text *cells, struct error *error)
{
    char of[ID_TEXT_SIZE], today[DATE_TEXT_SIZE];
    struct record *release = session_prepare(session, &release_type);
    of_request(request, of);
    date_to_iso(session_context(session)->today, today);
    record_set(release, RELEASE_CALLED, title);
    record_set(release, RELEASE_REPORT, request->name);
    record_set(release, RELEASE_OF, of[0] != '\0' ? of : NULL);
    record_set(release, RELEASE_FROM, request->from);
    record_set(release, RELEASE_TO, request->to);
    record_set(release, RELEASE_DAY, today);
    record_take(release, RELEASE_RULE,
                must_format("below %llu withheld, rounded to %llu",
                            (unsigned long long)rule->released.threshold,
                            (unsigned long long)rule->released.rounding));
    record_take(release, RELEASE_CELLS, text_take(cells));
    bool done = session_add(session, release, error);
    record_free(release);
    return done;
}

bool
release_remember(struct session *session, const struct report_request *request, const char *title,
                 const struct report_rule *rule, struct error *error)
{
    struct text cells = TEXT_EMPTY;
    bool done = true;
    for (size_t i = 0; i < rule->let_out->count && done; i++) {
        append_cell(&rule->let_out->cells[i], &cells);
        if (cells.length > CELLS_MOST)
            done = add(session, request, title, rule, &cells, error);
    }
    done = done && add(session, request, title, rule, &cells, error);
    text_clear(&cells);
    return done;
}

static bool
may_see(struct session *session, struct error *error)
{
    return permission_given(session, PERMISSION_RELEASE, error);
}

static const struct field fields[RELEASE_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [RELEASE_CALLED] =
        {
            .name = "called",
            .label = "Report",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 1,
            .list_width = 34,
            .purpose = "to know what left",
            .help = "What the report was called",
        },
    [RELEASE_REPORT] =
        {
            .name = "report",
            .label = "Kind",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 2,
            .list_width = 12,
            .purpose = "to hold the next one of its kind against it",
            .help = "As 'posact report' names it",
        },
    [RELEASE_OF] =
        {
            .name = "of",
            .label = "Reference of",
            .kind = FIELD_TEXT,
            .number = 3,
            .purpose = "to hold the next one of the same record against it",
            .help = "The campaign, event or meeting that it was of",
        },
    [RELEASE_FROM] =
        {
            .name = "from_day",
            .label = "From",
            .kind = FIELD_DATE,
            .number = 4,
            .purpose = "to see which releases have people in common",
            .help = "The first day that it counted, where it had one",
        },
    [RELEASE_TO] =
        {
            .name = "to_day",
            .label = "To",
            .kind = FIELD_DATE,
            .number = 5,
            .purpose = "to see which releases have people in common",
            .help = "The last day that it counted, where it had one",
        },
    [RELEASE_DAY] =
        {
            .name = "released",
            .label = "Released on",
            .kind = FIELD_DATE,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_TITLE,
            .number = 6,
            .list_width = 16,
            .purpose = "to know when it left",
            .help = "The day on which it left",
        },
    [RELEASE_RULE] =
        {
            .name = "rule",
            .label = "Rule or reason",
            .kind = FIELD_TEXT,
            .number = 7,
            .list_width = 34,
            .purpose = "to know what was held back",
            .help =
                "Below which count, and how the others were rounded; of what lets another lapse "
                "the reason",
        },
    [RELEASE_CELLS] =
        {
            .name = "cells",
            .label = "Counts",
            .kind = FIELD_NOTES,
            .number = 8,
            .purpose = "to tell no one person by the difference of two releases",
            .help = "Each count that it stood for, and whether it was shown",
        },
};

const struct record_type release_type = {
    .name = "release",
    .label = "Release",
    .plural_label = "Releases",
    .table = "releases",
    .number = 55,
    .fields = fields,
    .field_count = RELEASE_FIELD_COUNT,
    .title_field = RELEASE_CALLED,
    .sort_field = RELEASE_DAY,
    .sort_descending = true,
    .fixed = true,
    .apart = true,
    .may_see = may_see,
};
