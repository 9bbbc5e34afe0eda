/* stage_passed.c - the stages of a way, from its moves and where it stands. */
#include "modules/stage_passed.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "config/config.h"
#include "config/settings.h"
#include "modules/application.h"

void
stage_passing_init(struct stage_passing *passing, struct session *session)
{
    passing->session = session;
    passing->role = NULL;
    passing->pipeline.count = passing->count = 0;
}

void
stage_passing_clear(struct stage_passing *passing)
{
    free(passing->role);
    passing->role = NULL;
}

static size_t
place_in_list(const struct choice_list *list, const char *code)
{
    size_t i = 0;
    while (i < list->count && !string_equal(list->items[i].code, code))
        i++;
    return i;
}

/* Few roles, many applications: read when the role is another one. */
static void
read_pipeline(struct stage_passing *passing, const char *role)
{
    const struct choice_list *list = config_list(session_config(passing->session), SETTING_STAGES);
    if (passing->role && string_equal(passing->role, role))
        return;
    free(passing->role);
    passing->role = must_strdup(role);
    pipeline_read(session_context(passing->session), role, &passing->pipeline);
    for (size_t i = 0; i < passing->pipeline.count; i++)
        passing->places[i] = place_in_list(list, passing->pipeline.codes[i]);
}

static bool
has_been(const struct way *way, const char *stage)
{
    bool been = string_equal(way->stage, stage);
    for (size_t i = 0; i < way->step_count && !been; i++)
        been = string_equal(way->steps[i].from, stage) || string_equal(way->steps[i].to, stage);
    return been;
}

static const char *
day_left(const struct way *way, const char *stage)
{
    const char *day = "";
    for (size_t i = 0; i < way->step_count; i++) {
        if (string_equal(way->steps[i].from, stage))
            day = way->steps[i].day;
    }
    return *day ? day : way->ended;
}

/* Where it ended, it was not passed; unless that end is the appointment. */
static bool
has_ended(const struct way *way)
{
    return !string_equal(way->outcome, OUTCOME_LIVE) && !string_equal(way->outcome, "deferred");
}

void
stage_passing_read(struct stage_passing *passing, const struct way *way)
{
    const struct pipeline *pipeline = &passing->pipeline;
    bool further = string_equal(way->outcome, OUTCOME_APPOINTED), ended = has_ended(way);
    read_pipeline(passing, way->role);
    passing->count = 0;
    for (size_t place = pipeline->count; place > 0; place--) {
        const char *stage = pipeline->codes[place - 1];
        if (!has_been(way, stage))
            continue;
        if (further || ended)
            passing->results[passing->count++] = (struct stage_result){
                .stage = passing->places[place - 1],
                .passed = further,
                .left = day_left(way, stage),
            };
        further = true;
    }
}
