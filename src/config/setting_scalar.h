/* setting_scalar.h - the values that are one text: lines, paths, numbers, words, spans. */
#ifndef CONFIG_SETTING_SCALAR_H
#define CONFIG_SETTING_SCALAR_H

#include "base/error.h"
#include "setting_value.h"

#include <stdbool.h>

/* Without control characters; U+2028 and U+2029 end a line and a paragraph, for YAML too. */
bool setting_is_one_line(const char *text);

/* Takes UTF-8 text as the row's kind says; `file` is the one that it stands in, or NULL. The value
 * is empty before and the caller's after. ERROR_CONFIG, with the name of the setting in front. */
bool setting_take_scalar(const struct setting_row *row, const char *text, const char *file,
                         struct setting_value *value, struct error *error);

#endif
