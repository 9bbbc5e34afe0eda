/* pipeline.h - the stages of a role in their order, as posact.yaml has them (P34). */
#ifndef MODULES_PIPELINE_H
#define MODULES_PIPELINE_H

#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>

#define PIPELINE_MOST 200

struct pipeline {
    const char *codes[PIPELINE_MOST]; /* borrowed from the context's list of stages */
    size_t count;
};

/* Codes that no list has any more are left out. A role without a pipeline goes through every stage
 * that is offered, in the order of the list. */
void pipeline_read(const struct field_context *context, const char *role,
                   struct pipeline *pipeline);
/* The place of a stage; pipeline->count when it has none. */
size_t pipeline_find(const struct pipeline *pipeline, const char *stage);

/* What posact.yaml says of a stage. 0: nothing. */
int stage_days(const struct field_context *context, const char *stage);
int stage_keep_warm_days(const struct field_context *context, const char *stage);
int stage_reapply_months(const struct field_context *context, const char *stage);
bool stage_is_dates_only(const struct field_context *context, const char *stage);

/* A route must lead to the role: adds to problems when these two fields do not fit. */
void route_check(const struct record *record, size_t role, size_t route,
                 const struct field_context *context, struct error_list *problems);

#endif
