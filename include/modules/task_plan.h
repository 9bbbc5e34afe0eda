/* task_plan.h - tasks that posact lays down by itself: those that posact.yaml plans for a stage
 * (T6), and the next attempt after a fail (P36). They go in the step that they come of, and undo
 * takes them with it. */
#ifndef MODULES_TASK_PLAN_H
#define MODULES_TASK_PLAN_H

#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>

/* Before an application moves to a stage: whether it has stood there, or been moved there, already;
 * what is undone does not count. */
bool task_plan_is_done(struct session *session, const struct record *application, const char *stage,
                       bool *done, struct error *error);
/* Lays down what is planned for the stage that the application reaches on a day ("2026-11-21"), and
 * adds how many tasks that are. What would be due in the past is due today. */
bool task_plan_lay(struct session *session, const struct record *application, const char *stage,
                   const char *on, size_t *count, struct error *error);
/* A task for the owner on the day from which the candidate may apply again; none without that day.
 */
bool task_plan_ask_again(struct session *session, const struct record *application, size_t *count,
                         struct error *error);
/* The candidate applied: that task is done, on the day of the application, and the outcome says so.
 */
bool task_plan_asked_again(struct session *session, const struct record *application,
                           struct error *error);
/* "; 2 tasks laid down"; nothing for none. */
void task_plan_say(size_t count, struct text *out);

#endif
