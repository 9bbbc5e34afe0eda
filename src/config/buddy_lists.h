/* buddy_lists.h - what ships for the buddy scheme: moods, endings, the days nobody works
 * on, and the lists of pairs who need somebody.
 * The rows of settings.c name them. */
#ifndef CONFIG_BUDDY_LISTS_H
#define CONFIG_BUDDY_LISTS_H

#include "config/settings.h"

extern const struct choice_list buddy_moods, buddy_endings, buddy_declines, buddy_bank_holidays,
    buddy_views;
extern const struct setting_column buddy_ending_columns[ENDING_COLUMN_COUNT];
/* As many as items times columns, item after item. */
extern const char *const buddy_ending_cells[];

#endif
