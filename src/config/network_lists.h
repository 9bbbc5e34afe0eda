/* network_lists.h - what ships for networks and boards: networks and programmes of several forces
 * as examples, and how often a board meets. The rows of settings.c name them. */
#ifndef CONFIG_NETWORK_LISTS_H
#define CONFIG_NETWORK_LISTS_H

#include "config/settings.h"

extern const struct choice_list network_examples, network_cadences;
extern const struct setting_column network_example_columns[NETWORK_EXAMPLE_COLUMN_COUNT],
    network_cadence_columns[CADENCE_COLUMN_COUNT];
/* As many as items times columns, item after item. */
extern const char *const network_example_cells[], *const network_cadence_cells[];

#endif
