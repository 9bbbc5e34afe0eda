/* candidate_lists.h - the built-in lists of codes about candidates and contacts: the rows of
 * settings.c name them. */
#ifndef CONFIG_CANDIDATE_LISTS_H
#define CONFIG_CANDIDATE_LISTS_H

#include "config/settings.h"

extern const struct choice_list candidate_roles, candidate_heard, candidate_close_reasons,
    candidate_contact_channels, candidate_contact_results;
extern const struct setting_column candidate_channel_columns[CHANNEL_COLUMN_COUNT];
/* As many as items times columns, item after item. */
extern const char *const candidate_channel_cells[];

#endif
