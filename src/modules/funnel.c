/* funnel.c - walks the applications of one campaign by its index, and the moves of each by theirs.
 */
#include "modules/funnel.h"

#include <string.h>

#include "modules/application.h"
#include "modules/campaign.h"
#include "modules/move.h"

#define WINDOW 200

/* One walk. */
struct walk {
    struct session *session;
    struct pipeline pipeline;
    struct funnel *funnel;
};

/* Where a stage stands, or else the place behind the last one. */
static size_t
place_of(const struct walk *walk, const struct record *record, size_t field)
{
    return pipeline_find(&walk->pipeline, record_get(record, field));
}

static size_t
further(const struct walk *walk, size_t furthest, size_t place)
{
    return place < walk->pipeline.count && place > furthest ? place : furthest;
}

static struct query
linked(const struct record_type *type, size_t field, const struct id *id)
{
    struct query query = query_default(type);
    query.link_field = field;
    query.link_id = *id;
    return query;
}

/* Who was sent back had come further. */
static bool
find_furthest(struct walk *walk, const struct record *application, size_t *furthest,
              struct error *error)
{
    struct query query = linked(&move_type, MOVE_APPLICATION, &application->id);
    struct record_list moves = {.count = 0};
    *furthest = further(walk, 0, place_of(walk, application, APPLICATION_STAGE));
    if (!session_read(walk->session, &query, QUERY_FIRST, NULL, WINDOW, &moves, error))
        return false;
    for (size_t i = 0; i < moves.count; i++) {
        *furthest = further(walk, *furthest, place_of(walk, moves.items[i], MOVE_FROM));
        *furthest = further(walk, *furthest, place_of(walk, moves.items[i], MOVE_TO));
    }
    record_list_clear(&moves);
    return true;
}

static bool
count_one(struct walk *walk, const struct record *application, struct error *error)
{
    size_t furthest;
    struct funnel_row *rows = walk->funnel->rows;
    size_t place = place_of(walk, application, APPLICATION_STAGE);
    if (!find_furthest(walk, application, &furthest, error))
        return false;
    for (size_t i = 0; i <= furthest && i < walk->pipeline.count; i++)
        rows[i].reached++;
    if (string_equal(record_get(application, APPLICATION_OUTCOME), OUTCOME_LIVE))
        rows[place].now++;
    else
        rows[place].ended++;
    walk->funnel->applications++;
    return true;
}

static bool
count_all(struct walk *walk, const struct id *campaign, struct error *error)
{
    struct query query = linked(&application_type, APPLICATION_CAMPAIGN, campaign);
    struct query_place place = {.key = NULL};
    enum query_from from = QUERY_FIRST;
    bool done = true, more = true;
    while (done && more) {
        struct record_list list = {.count = 0};
        done = session_read(walk->session, &query, from, &place, WINDOW, &list, error);
        for (size_t i = 0; i < list.count && done; i++)
            done = count_one(walk, list.items[i], error);
        more = list.count == WINDOW;
        if (list.count > 0)
            session_place(&query, list.items[list.count - 1], &place);
        from = QUERY_AFTER;
        record_list_clear(&list);
    }
    query_place_clear(&place);
    return done;
}

bool
funnel_read(struct session *session, const struct id *campaign, struct funnel *funnel,
            struct error *error)
{
    struct walk walk = {.session = session, .funnel = funnel};
    struct record *record = session_get(session, &campaign_type, campaign, error);
    *funnel = (struct funnel){.count = 0};
    if (!record)
        return false;
    pipeline_read(session_context(session), record_get(record, CAMPAIGN_ROLE), &walk.pipeline);
    record_free(record);
    for (size_t i = 0; i < walk.pipeline.count; i++)
        funnel->rows[i].stage = walk.pipeline.codes[i];
    bool done = count_all(&walk, campaign, error);
    const struct funnel_row *others = &funnel->rows[walk.pipeline.count];
    funnel->count = walk.pipeline.count + (others->now + others->ended > 0 ? 1 : 0);
    return done;
}
