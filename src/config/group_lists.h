/* group_lists.h - the protected characteristics and the groups that people may say they belong to
 * or an assessment may be about, and what ships of barriers and adjustments. The rows of settings.c
 * name them. */
#ifndef CONFIG_GROUP_LISTS_H
#define CONFIG_GROUP_LISTS_H

#include "config/settings.h"

extern const struct choice_list group_list, barrier_list, adjustment_purposes;
extern const struct setting_column group_columns[GROUP_COLUMN_COUNT],
    barrier_columns[BARRIER_COLUMN_COUNT];
/* As many as items times columns, item after item. */
extern const char *const group_cells[], *const barrier_cells[];

#endif
