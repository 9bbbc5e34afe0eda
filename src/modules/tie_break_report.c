/* tie_break_report.c - how often a tie-break decided, by campaign and by group (P14). */
#include "modules/tie_break.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/text.h"
#include "modules/report.h"
#include "record/filter.h"
#include "record/record.h"
#include "session_private.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* How many entries have one value in a field. */
struct tally {
    char *value; /* owned */
    size_t count;
};

struct tallies {
    size_t field;
    struct tally *items;
    size_t count, capacity;
};

static void
tally_add(struct tallies *tallies, const char *value)
{
    size_t i = 0;
    while (i < tallies->count && !string_equal(tallies->items[i].value, value))
        i++;
    if (i == tallies->count) {
        tallies->items = array_reserve(tallies->items, &tallies->capacity, tallies->count + 1,
                                       sizeof *tallies->items);
        tallies->items[tallies->count++] = (struct tally){.value = must_strdup(value)};
    }
    tallies->items[i].count++;
}

static void
tallies_clear(struct tallies *tallies)
{
    for (size_t i = 0; i < tallies->count; i++)
        free(tallies->items[i].value);
    free(tallies->items);
}

static bool
count_one(void *context, const struct record *record, struct error *error)
{
    struct tallies *tallies = context;
    const char *value = record_get(record, tallies->field);
    (void)error;
    if (value)
        tally_add(tallies, value);
    return true;
}

/* Past the permission on purpose: nothing but suppressed numbers gets out of here. */
static bool
count_by(struct session *session, struct tallies *tallies, struct error *error)
{
    struct query query = query_default(&tie_break_type);
    struct filter filter;
    query.filter = &filter;
    bool done = filter_parse(&filter, &tie_break_type, "state:" TIE_BREAK_IS_APPROVED,
                             session_context(session), false, error);
    session->unseen = true;
    done = done && session_each(session, &query, count_one, tallies, error);
    session->unseen = false;
    filter_clear(&filter);
    return done;
}

static void
add_count(struct session *session, struct report *report, const struct tallies *tallies,
          const struct tally *tally)
{
    struct text cell = TEXT_EMPTY;
    session_show(session, &tie_break_type.fields[tallies->field], tally->value, &cell);
    report_cell(report, &cell);
    report_count(report, tally->count);
}

static bool
add_campaigns(struct session *session, struct report *report, const struct tallies *tallies,
              struct error *error)
{
    static const char *const columns[] = {"Campaign", "Tie-breaks", "Remark"};
    struct id campaign;
    bool done = true;
    report_begin_part(report, "By campaign", "No appointment was decided by a tie-break", columns,
                      COUNT(columns));
    report_people(report, REPORT_GUARDED, 0);
    report_chart(report, REPORT_BARS, 1, 1);
    for (size_t i = 0; i < tallies->count && done; i++) {
        struct text remark = TEXT_EMPTY;
        add_count(session, report, tallies, &tallies->items[i]);
        done = id_from_text(tallies->items[i].value, &campaign) &&
               tie_break_append_policy(session, &campaign, &remark, error);
        report_cell(report, &remark);
    }
    return done;
}

static void
add_groups(struct session *session, struct report *report, const struct tallies *tallies)
{
    static const char *const columns[] = {"Group", "Tie-breaks"};
    report_begin_part(report, "By group", "No appointment was decided by a tie-break", columns,
                      COUNT(columns));
    report_people(report, REPORT_GUARDED, 0);
    report_chart(report, REPORT_BARS, 1, 1);
    for (size_t i = 0; i < tallies->count; i++)
        add_count(session, report, tallies, &tallies->items[i]);
}

bool
tie_break_report_build(struct session *session, struct report *report, struct error *error)
{
    struct tallies campaigns = {.field = TIE_BREAK_CAMPAIGN}, groups = {.field = TIE_BREAK_GROUP};
    struct text note = TEXT_EMPTY;
    report_init(report, "Tie-breaks");
    text_append(&note, "Those that were signed off. Each is a decision of its own; there is no "
                       "setting that makes one the rule");
    report_note(report, &note);
    bool done = count_by(session, &campaigns, error) && count_by(session, &groups, error) &&
                add_campaigns(session, report, &campaigns, error);
    if (done)
        add_groups(session, report, &groups);
    tallies_clear(&campaigns);
    tallies_clear(&groups);
    return done;
}
