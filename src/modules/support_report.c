/* support_report.c - outcomes beside the help that came before them. */
#include "modules/support_report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "config/config.h"
#include "config/settings.h"
#include "modules/pairing.h"
#include "modules/permission.h"
#include "modules/share_table.h"
#include "modules/stage_passed.h"
#include "modules/suppression.h"
#include "session_private.h"
#include "store/ways.h"

#define KINDS_MOST 120
#define SIGN_UP_LABEL "Signed up for support"

struct help {
    struct id candidate; /* first: found by it */
    unsigned char kind;
    char day[16];
};

struct kind {
    enum help_source source;
    const char *code, *label;
};

struct counting {
    const struct support_choice *choice;
    struct kind kinds[KINDS_MOST];
    size_t kind_count;
    struct help *helps; /* by candidate */
    size_t count, capacity;
    struct stage_passing passing;
    size_t stage_count;
    struct share *with, *without; /* kind after kind, a share a stage */
};

/* -- Kinds of help ------------------------------------------------------------------------------
 */

static void
add_kinds(struct counting *counting, enum help_source source, const struct choice_list *list)
{
    for (size_t i = 0; i < list->count && counting->kind_count < KINDS_MOST - 1; i++)
        counting->kinds[counting->kind_count++] =
            (struct kind){source, list->items[i].code, list->items[i].label};
}

static void
find_kinds(struct session *session, struct counting *counting)
{
    add_kinds(counting, HELP_PAIRING, pairing_type.fields[PAIRING_KIND].choices);
    add_kinds(counting, HELP_EVENT, config_list(session_config(session), SETTING_EVENT_KINDS));
    counting->kinds[counting->kind_count++] = (struct kind){HELP_SIGN_UP, "", SIGN_UP_LABEL};
}

static bool
take_help(void *context, const struct id *candidate, enum help_source source, const char *kind,
          const char *day, struct error *error)
{
    (void)error;
    struct counting *counting = context;
    size_t place = 0;
    while (place < counting->kind_count && (counting->kinds[place].source != source ||
                                            !string_equal(counting->kinds[place].code, kind)))
        place++;
    if (place == counting->kind_count) /* of a list that has it no longer */
        return true;
    counting->helps = array_reserve(counting->helps, &counting->capacity, counting->count + 1,
                                    sizeof *counting->helps);
    struct help *help = &counting->helps[counting->count++];
    *help = (struct help){.candidate = *candidate, .kind = (unsigned char)place};
    snprintf(help->day, sizeof help->day, "%s", day);
    return true;
}

static int
by_candidate(const void *a, const void *b)
{
    return memcmp(a, b, ID_SIZE);
}

/* The first of a person's; the count when there is none. */
static size_t
first_help(const struct counting *counting, const struct id *candidate)
{
    size_t low = 0, high = counting->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (memcmp(counting->helps[middle].candidate.bytes, candidate->bytes, ID_SIZE) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* -- Counting -----------------------------------------------------------------------------------
 */

static bool
is_asked_for(const struct support_choice *choice, const struct way *way)
{
    return (!choice->role || string_equal(choice->role, way->role)) &&
           (!choice->campaign || id_equal(choice->campaign, &way->campaign)) &&
           (!choice->from || strcmp(way->applied, choice->from) >= 0) &&
           (!choice->to || strcmp(way->applied, choice->to) <= 0);
}

/* Help counts for a stage when it came before the day on which that was left. */
static void
find_helped(const struct counting *counting, const struct id *candidate, const char *left,
            bool helped[KINDS_MOST])
{
    memset(helped, 0, KINDS_MOST * sizeof *helped);
    for (size_t i = first_help(counting, candidate);
         i < counting->count && id_equal(&counting->helps[i].candidate, candidate); i++) {
        const struct help *help = &counting->helps[i];
        if (*left == '\0' || strcmp(help->day, left) < 0)
            helped[help->kind] = true;
    }
}

static bool
count_way(void *context, const struct way *way, struct error *error)
{
    (void)error;
    struct counting *counting = context;
    bool helped[KINDS_MOST];
    if (!is_asked_for(counting->choice, way))
        return true;
    stage_passing_read(&counting->passing, way);
    for (size_t i = 0; i < counting->passing.count; i++) {
        const struct stage_result *result = &counting->passing.results[i];
        find_helped(counting, &way->candidate, result->left, helped);
        for (size_t kind = 0; kind < counting->kind_count; kind++) {
            struct share *side = helped[kind] ? counting->with : counting->without;
            struct share *share = &side[kind * counting->stage_count + result->stage];
            share->whole++;
            share->part += result->passed ? 1 : 0;
        }
    }
    return true;
}

/* -- The report ---------------------------------------------------------------------------------
 */

static void
add_table(const struct counting *counting, const struct disclosure_policy *policy, size_t kind,
          size_t stage, const char *heading, struct share_tables *tables, struct report *hidden)
{
    size_t place = kind * counting->stage_count + stage;
    const struct share groups[2] = {counting->with[place], counting->without[place]};
    struct shown_share shown[2];
    group_disclosure(groups, 2, policy, shown);
    if (groups[0].whole == 0)
        return;
    if (shown[0].hidden) {
        report_words(hidden, heading);
        return;
    }
    struct share_table *table = share_tables_add(tables, heading, 2);
    table->reference = 1;
    table->rows[0] = (struct share_row){"With", shown[0]};
    table->rows[1] = (struct share_row){"Without", shown[1]};
}

static void
note_reading(const struct disclosure_policy *policy, struct report *report)
{
    struct text note = TEXT_EMPTY;
    text_append(&note, "People chose to be helped, or were thought of: those who did may have been "
                       "more sure of themselves, or less, before any help. So a difference here is "
                       "no proof that the help did anything, and none is no proof that it did not");
    report_note(report, &note);
    text_append(&note, "With are those who had the help before they left the stage, without all "
                       "others who left it. Who is in a stage now or was deferred is not counted");
    report_note(report, &note);
    text_append_format(&note, "Shown only where on each side %llu or more passed and did not pass",
                       (unsigned long long)policy->threshold);
    if (policy->rounding > 1)
        text_append_format(&note, ", rounded to the nearest %llu",
                           (unsigned long long)policy->rounding);
    report_note(report, &note);
}

static void
write_report(struct session *session, const struct counting *counting, struct report *report)
{
    static const char *const columns[] = {"Help and stage"};
    const struct choice_list *stages = config_list(session_config(session), SETTING_STAGES);
    struct disclosure_policy policy =
        suppression_policy(session_config(session), counting->choice->released);
    struct share_tables tables = {.items = NULL};
    report_init(report, "Support and what came after it");
    note_reading(&policy, report);
    report_begin_part(report, "Too few to show", "Nothing", columns, 1);
    for (size_t kind = 0; kind < counting->kind_count; kind++) {
        for (size_t stage = 0; stage < counting->stage_count; stage++) {
            char *heading =
                must_format("%s: %s", counting->kinds[kind].label, stages->items[stage].label);
            add_table(counting, &policy, kind, stage, heading, &tables, report);
            free(heading);
        }
    }
    share_tables_append(&tables, SHARES_OF_STAGE, report);
    share_tables_clear(&tables);
}

bool
support_report_read(struct session *session, const struct support_choice *choice,
                    struct report *report, struct error *error)
{
    struct counting counting = {
        .choice = choice,
        .stage_count = config_list(session_config(session), SETTING_STAGES)->count,
    };
    find_kinds(session, &counting);
    size_t cells = counting.kind_count * counting.stage_count;
    counting.with = must_calloc(cells + 1, sizeof *counting.with);
    counting.without = must_calloc(cells + 1, sizeof *counting.without);
    stage_passing_init(&counting.passing, session);
    bool done = permission_everything(session, error) &&
                helps_each(session->store, take_help, &counting, error);
    if (done && counting.count > 1)
        qsort(counting.helps, counting.count, sizeof *counting.helps, by_candidate);
    done = done && ways_each(session->store, count_way, &counting, error);
    if (done)
        write_report(session, &counting, report);
    stage_passing_clear(&counting.passing);
    free(counting.helps);
    free(counting.with);
    free(counting.without);
    return done;
}
