/* stage_passed.h - which stages an application passed, and in which it ended: each stage only on
 * those whom the stage before left, and who have a final outcome there (domain 4.1, OJJDP). Who is
 * in a stage now, or was deferred, has none yet. */
#ifndef MODULES_STAGE_PASSED_H
#define MODULES_STAGE_PASSED_H

#include "modules/pipeline.h"
#include "modules/session.h"
#include "store/ways.h"

#include <stdbool.h>
#include <stddef.h>

struct stage_result {
    size_t stage; /* in the list of stages of posact.yaml */
    bool passed;
    const char *left; /* the day; "" when it is not known; borrowed from the way */
};

struct stage_passing {
    struct session *session;
    char *role;                   /* whose pipeline it is; NULL for none yet */
    struct pipeline pipeline;     /* of that role */
    size_t places[PIPELINE_MOST]; /* of each stage of the pipeline in the list */
    struct stage_result results[PIPELINE_MOST];
    size_t count;
};

void stage_passing_init(struct stage_passing *passing, struct session *session);
void stage_passing_clear(struct stage_passing *passing);
/* Fills results and count. */
void stage_passing_read(struct stage_passing *passing, const struct way *way);

#endif
