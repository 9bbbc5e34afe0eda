/* letter_list.h - the built-in letters: the row of settings.c that a force writes its own over. */
#ifndef CONFIG_LETTER_LIST_H
#define CONFIG_LETTER_LIST_H

#include "config/settings.h"

extern const struct choice_list letter_list;
extern const struct setting_column letter_columns[LETTER_COLUMN_COUNT];
extern const char *const letter_cells[];

#endif
