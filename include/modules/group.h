/* group.h - groups of people who share a protected characteristic, as lists.groups names them: what
 * somebody may declare of themselves, and what an assessment may be about. Nothing here says who
 * belongs to one. */
#ifndef MODULES_GROUP_H
#define MODULES_GROUP_H

#include "base/error.h"
#include "config/config.h"
#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>

/* Asked, and not said: offered with each characteristic (P19), and no group. */
#define GROUP_NOT_SAID SETTING_NOT_SAID

/* True when the group is one of the characteristic, or that they prefer not to say. */
bool group_is_of(const struct field_context *context, const char *group,
                 const char *characteristic);
/* True when who belongs to `group` belongs to `wider`: the same, or within it. */
bool group_is_within(const struct field_context *context, const char *group, const char *wider);
/* The list and version that a group comes from: "GSS 2021"; NULL when there is none. */
const char *group_version(const struct field_context *context, const char *group);
/* A rule for a type that has both fields: the group is one of the characteristic. `not_said` tells
 * whether that may stand in its place. Adds to problems. */
void group_check(const struct record *record, size_t characteristic, size_t group, bool not_said,
                 const struct field_context *context, struct error_list *problems);
/* What is wrong with lists.groups: without 'Prefer not to say' (P19), a group that is within one of
 * another characteristic, or within itself. */
void group_check_list(const struct config *config, struct error_list *problems);

#endif
