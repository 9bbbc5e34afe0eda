/* keys.h - the keymap that the settings ask for. */
#ifndef UI_KEYS_H
#define UI_KEYS_H

#include "command/keymap.h"
#include "config/config.h"

/* The rows with `keys` and `letter-keys` laid over them. What is wrong in the settings is added to
 * *problems, with its place in the file, and costs that key only. NULL with ERROR_CONFIG when the
 * rows themselves clash. */
struct keymap *keys_new(const struct config *config, const struct command_table *tables,
                        size_t table_count, struct error_list *problems, struct error *error);

#endif
