/* candidate_lists.h - the built-in lists of codes about candidates and contacts: the rows of
 * settings.c name them. */
#ifndef CONFIG_CANDIDATE_LISTS_H
#define CONFIG_CANDIDATE_LISTS_H

#include "config/settings.h"

extern const struct choice_list candidate_roles, candidate_heard, candidate_close_reasons,
    candidate_contact_channels, candidate_contact_results;

#endif
