/* demo_casework.c - lets invented people apply, and walks each through the stages of the role. */
#include "demo_casework.h"

#include <stdlib.h>

#include "base/memory.h"
#include "config/settings.h"
#include "demo_record.h"
#include "modules/application.h"
#include "modules/campaign.h"
#include "modules/candidate.h"
#include "modules/move.h"
#include "modules/pipeline.h"

#define STREAM UINT64_C(0x3C79AC492BA7B653)
#define USUAL_DAYS 14 /* in a stage that says nothing of it */
#define LEAVE_PERCENT 9
#define SHORTEST_DAYS 3

static const struct {
    const char *name, *role, *posts;
    int opened_days, closed_days; /* before today; less than 0 is to come */
} campaigns[DEMO_CAMPAIGNS] = {
    {"Autumn intake", "pc", "40", 120, -20},
    {"Spring intake", "pc", "30", 400, 330},
    {"Community support officers", "pcso", "12", 200, -5},
};

static size_t
draw(struct demo_casework *casework, size_t below)
{
    return random_below(&casework->random, (uint32_t)below);
}

static struct record *
start(struct demo_casework *casework, const struct record_type *type, struct date created)
{
    return demo_record_start(casework->session, &casework->ids, type, demo_noon(created));
}

bool
demo_casework_begin(struct demo_casework *casework, struct session *session, uint64_t seed,
                    struct error *error)
{
    struct date today = session_context(session)->today;
    *casework = (struct demo_casework){
        .session = session,
        .random = {.state = seed ^ STREAM},
        .ids = id_source_seeded(~(seed ^ STREAM)),
    };
    for (size_t i = 0; i < DEMO_CAMPAIGNS; i++) {
        struct date opened = date_add_days(today, -campaigns[i].opened_days);
        struct record *record = start(casework, &campaign_type, opened);
        id_to_text(&record->id, casework->campaigns[i]);
        record_set(record, CAMPAIGN_NAME, campaigns[i].name);
        if (choice_find(config_list(session_config(session), SETTING_ROLES), campaigns[i].role))
            record_set(record, CAMPAIGN_ROLE, campaigns[i].role);
        record_set(record, CAMPAIGN_POSTS, campaigns[i].posts);
        record_set_day(record, CAMPAIGN_OPENS, opened);
        record_set_day(record, CAMPAIGN_CLOSES, date_add_days(today, -campaigns[i].closed_days));
        if (!demo_record_store(casework->session, record, error))
            return false;
    }
    return true;
}

/* --- one application --- */

struct walk {
    struct demo_casework *casework;
    const struct field_context *context;
    const struct record *candidate;
    struct record *application;
    struct pipeline pipeline;
    struct record_list moves;
    struct date day;
};

static struct record *
add_move(struct walk *walk, const char *from, const char *to)
{
    struct record *move = start(walk->casework, &move_type, walk->day);
    char id[ID_TEXT_SIZE];
    id_to_text(&walk->application->id, id);
    record_set(move, MOVE_CANDIDATE, record_get(walk->candidate, RECORD_ID));
    record_set(move, MOVE_APPLICATION, id);
    record_set(move, MOVE_FROM, from);
    record_set(move, MOVE_TO, to);
    record_set(move, MOVE_OUTCOME, OUTCOME_LIVE);
    record_set_day(move, MOVE_MOVED, walk->day);
    record_list_add(&walk->moves, move);
    return move;
}

/* A reason for an outcome, or with NULL for any that is no appointment; NULL when there is none. */
static const char *
draw_reason(struct walk *walk, const char *outcome)
{
    const struct field field = {.kind = FIELD_CHOICE, .list = "move-reasons"};
    const struct choice_list *reasons = field_choices(&field, walk->context);
    const char *fitting[PIPELINE_MOST];
    size_t count = 0;
    for (size_t i = 0; i < reasons->count && count < PIPELINE_MOST; i++) {
        const char *code = reasons->items[i].code;
        const char *of = field_list_cell(walk->context, "move-reasons", code, MOVE_REASON_OUTCOME);
        bool ends = !string_equal(of, OUTCOME_LIVE) && !string_equal(of, OUTCOME_APPOINTED);
        if (outcome ? string_equal(of, outcome) : ends)
            fitting[count++] = code;
    }
    return count == 0 ? NULL : fitting[draw(walk->casework, count)];
}

/* P36: as `move` does it. */
static void
set_eligible(struct walk *walk, const char *stage)
{
    int months = stage_reapply_months(walk->context, stage);
    struct date eligible;
    char *wait = must_format("+%dm", months);
    if (months > 0 && date_after(walk->day, wait, &eligible))
        record_set_day(walk->application, APPLICATION_ELIGIBLE, eligible);
    free(wait);
}

static void
end(struct walk *walk, const char *stage, const char *reason)
{
    if (!reason)
        return;
    const char *outcome =
        field_list_cell(walk->context, "move-reasons", reason, MOVE_REASON_OUTCOME);
    struct record *move = add_move(walk, stage, NULL);
    record_set(move, MOVE_OUTCOME, outcome);
    record_set(move, MOVE_REASON, reason);
    record_set(move, MOVE_SOURCE, "HR recruitment");
    record_set_day(move, MOVE_TOLD, walk->day);
    record_set(walk->application, APPLICATION_OUTCOME, outcome);
    record_set_day(walk->application, APPLICATION_ENDED, walk->day);
    if (string_equal(outcome, OUTCOME_UNSUCCESSFUL))
        set_eligible(walk, stage);
}

/* From stage to stage, until today comes or an end. */
static void
walk_stages(struct walk *walk)
{
    for (size_t i = 0; i < walk->pipeline.count; i++) {
        const char *stage = walk->pipeline.codes[i];
        int usual = stage_days(walk->context, stage);
        size_t longest = (size_t)(usual > 0 ? usual : USUAL_DAYS) * 5 / 4;
        record_set(walk->application, APPLICATION_STAGE, stage);
        record_set_day(walk->application, APPLICATION_SINCE, walk->day);
        struct date next =
            date_add_days(walk->day, SHORTEST_DAYS + (int64_t)draw(walk->casework, longest));
        if (date_to_days(next) > date_to_days(walk->context->today))
            return;
        walk->day = next;
        if (i + 1 == walk->pipeline.count) {
            end(walk, stage, draw_reason(walk, OUTCOME_APPOINTED));
            return;
        }
        if (draw(walk->casework, 100) < LEAVE_PERCENT) {
            end(walk, stage, draw_reason(walk, NULL));
            return;
        }
        add_move(walk, stage, walk->pipeline.codes[i + 1]);
    }
}

/* The campaign that was open on the day, if one was for the role. */
static void
set_campaign(struct walk *walk, const char *role, int64_t age_days)
{
    for (size_t i = 0; i < DEMO_CAMPAIGNS; i++) {
        if (string_equal(campaigns[i].role, role) && age_days <= campaigns[i].opened_days &&
            age_days >= campaigns[i].closed_days)
            record_set(walk->application, APPLICATION_CAMPAIGN, walk->casework->campaigns[i]);
    }
}

static void
set_route(struct walk *walk, const char *role)
{
    const struct field field = {.kind = FIELD_CHOICE, .list = "routes"};
    const struct choice_list *routes = field_choices(&field, walk->context);
    size_t skip = draw(walk->casework, 3);
    for (size_t i = 0; i < routes->count; i++) {
        const char *of =
            field_list_cell(walk->context, "routes", routes->items[i].code, ROUTE_ROLE);
        if (routes->items[i].retired || !string_equal(of, role))
            continue;
        record_set(walk->application, APPLICATION_ROUTE, routes->items[i].code);
        if (skip-- == 0)
            return;
    }
}

static bool
store_all(struct walk *walk, struct error *error)
{
    size_t count = walk->moves.count;
    const char *changed =
        record_get(count > 0 ? walk->moves.items[count - 1] : walk->application, RECORD_CREATED);
    record_set(walk->application, RECORD_CHANGED, changed);
    bool done = session_add(walk->casework->session, walk->application, error);
    for (size_t i = 0; i < count && done; i++)
        done = session_add(walk->casework->session, walk->moves.items[i], error);
    return done;
}

bool
demo_casework_add(struct demo_casework *casework, const struct record *candidate,
                  struct error *error)
{
    struct walk walk = {
        .casework = casework,
        .context = session_context(casework->session),
        .candidate = candidate,
    };
    const char *role = record_get(candidate, CANDIDATE_ROLE);
    int64_t joined_ms;
    pipeline_read(walk.context, role, &walk.pipeline);
    if (!role || walk.pipeline.count == 0 ||
        !moment_from_iso(record_get(candidate, RECORD_CREATED), &joined_ms))
        return true;
    int64_t today = date_to_days(walk.context->today);
    walk.day = date_add_days(moment_to_date(joined_ms), (int64_t)draw(casework, 21));
    if (date_to_days(walk.day) > today)
        walk.day = walk.context->today;
    walk.application = start(casework, &application_type, walk.day);
    record_set(walk.application, APPLICATION_CANDIDATE, record_get(candidate, RECORD_ID));
    record_inherit(walk.application, candidate);
    record_set_day(walk.application, APPLICATION_APPLIED, walk.day);
    set_campaign(&walk, role, today - date_to_days(walk.day));
    set_route(&walk, role);
    walk_stages(&walk);
    bool done = store_all(&walk, error);
    record_list_clear(&walk.moves);
    record_free(walk.application);
    return done;
}
