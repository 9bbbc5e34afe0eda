/* event_lists.h - what ships of events and other support; the rows of settings.c name it. */
#ifndef CONFIG_EVENT_LISTS_H
#define CONFIG_EVENT_LISTS_H

#include "config/settings.h"

extern const struct choice_list event_kinds, support_measures;
extern const struct setting_column event_kind_columns[EVENT_KIND_COLUMN_COUNT];
/* As many as items times columns, item after item. */
extern const char *const event_kind_cells[];

#endif
