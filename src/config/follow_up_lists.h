/* follow_up_lists.h - what ships of the time after an event: tasks, and what people are asked. */
#ifndef CONFIG_FOLLOW_UP_LISTS_H
#define CONFIG_FOLLOW_UP_LISTS_H

#include "config/settings.h"

extern const struct choice_list follow_up_plans, feedback_questions, feedback_answers;
extern const struct setting_column follow_up_plan_columns[EVENT_PLAN_COLUMN_COUNT];
/* As many as items times columns, item after item. */
extern const char *const follow_up_plan_cells[];

#endif
