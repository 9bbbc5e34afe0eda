/* casework_lists.h - the built-in ways in, stages, pipelines and reasons: the rows of settings.c
 * name them. */
#ifndef CONFIG_CASEWORK_LISTS_H
#define CONFIG_CASEWORK_LISTS_H

#include "config/settings.h"

extern const struct choice_list casework_routes, casework_stages, casework_pipelines,
    casework_move_reasons, casework_task_plans;
extern const struct setting_column casework_route_columns[ROUTE_COLUMN_COUNT],
    casework_stage_columns[STAGE_COLUMN_COUNT],
    casework_move_reason_columns[MOVE_REASON_COLUMN_COUNT],
    casework_task_plan_columns[TASK_PLAN_COLUMN_COUNT];
/* As many as items times columns, item after item. */
extern const char *const casework_route_cells[], *const casework_stage_cells[],
                                                     *const casework_move_reason_cells[],
                                                         *const casework_task_plan_cells[];

#endif
