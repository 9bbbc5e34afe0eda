/* funnel.c - from the counts that the store keeps, and the order of the stages as it is now. */
#include "modules/funnel.h"

#include <string.h>

#include "modules/campaign.h"
#include "modules/permission.h"
#include "session_private.h"
#include "store/stage_counts.h"

/* Words stand with a blank between. */
static bool
has_word(const char *words, const char *word)
{
    size_t length = strlen(word);
    while (*words != '\0') {
        size_t next = strcspn(words, " ");
        if (next == length && strncmp(words, word, length) == 0)
            return true;
        words += next;
        words += *words == ' ' ? 1 : 0;
    }
    return false;
}

/* The furthest of the stages that some applications have been in, counted from 1; 0 for none of
 * the pipeline. Who was sent back had come further. */
static size_t
furthest(const struct pipeline *pipeline, const struct stage_count *way)
{
    for (size_t place = pipeline->count; place > 0; place--) {
        const char *stage = pipeline->codes[place - 1];
        if (string_equal(stage, way->code) || has_word(way->been, stage))
            return place;
    }
    return 0;
}

static void
count_way(const struct pipeline *pipeline, const struct stage_count *way, struct funnel *funnel)
{
    struct funnel_row *here = &funnel->rows[pipeline_find(pipeline, way->code)];
    size_t reached = furthest(pipeline, way);
    for (size_t i = 0; i < reached || (i == 0 && pipeline->count > 0); i++)
        funnel->rows[i].reached += way->count;
    if (way->live)
        here->now += way->count;
    else
        here->ended += way->count;
    funnel->applications += way->count;
}

bool
funnel_read(struct session *session, const struct id *campaign, struct funnel *funnel,
            struct error *error)
{
    struct stage_count_list ways = {.items = NULL};
    struct pipeline pipeline;
    struct record *record = session_get(session, &campaign_type, campaign, error);
    *funnel = (struct funnel){.count = 0};
    if (!record)
        return false;
    pipeline_read(session_context(session), record_get(record, CAMPAIGN_ROLE), &pipeline);
    record_free(record);
    for (size_t i = 0; i < pipeline.count; i++)
        funnel->rows[i].stage = pipeline.codes[i];
    bool done = permission_everything(session, error) &&
                stage_counts_read(session->store, WAYS_OF_CAMPAIGN, NULL, campaign, &ways, error);
    for (size_t i = 0; i < ways.count; i++)
        count_way(&pipeline, &ways.items[i], funnel);
    stage_count_list_clear(&ways);
    const struct funnel_row *others = &funnel->rows[pipeline.count];
    funnel->count = pipeline.count + (others->now + others->ended > 0 ? 1 : 0);
    return done;
}
