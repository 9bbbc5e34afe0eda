/* funnel.h - how far the applications of a campaign came, out of their moves (D05). */
#ifndef MODULES_FUNNEL_H
#define MODULES_FUNNEL_H

#include "modules/pipeline.h"
#include "modules/session.h"

/* A stage of the role, in order. */
struct funnel_row {
    const char *stage; /* code; NULL for stages that the role has no longer */
    size_t reached;    /* came as far as here, or further */
    size_t now;        /* stand here */
    size_t ended;      /* ended here, appointed or not */
};

/* Every application is in one row, as standing there or as ended there. */
struct funnel {
    struct funnel_row rows[PIPELINE_MOST + 1];
    size_t count;
    size_t applications;
};

/* Codes are as long-lived as the configuration. What is in the trash does not count. */
bool funnel_read(struct session *session, const struct id *campaign, struct funnel *funnel,
                 struct error *error);

#endif
