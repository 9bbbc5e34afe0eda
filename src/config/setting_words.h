/* setting_words.h - the words that a setting takes where the program knows each of them: the rows
 * of settings.c name them. */
#ifndef CONFIG_SETTING_WORDS_H
#define CONFIG_SETTING_WORDS_H

#include "config/settings.h"

extern const struct choice_list word_themes, word_yes_or_no, word_charts, word_colours,
    word_start_screens, word_hints, word_letter_languages, word_clipboards, word_letter_keys,
    word_duties;
extern const struct setting_column word_custom_columns[CUSTOM_COLUMN_COUNT];

#endif
