/* keys.c - makes the keymap from rows and settings. */
#include "ui/keys.h"

#include "base/text.h"

/* Pair by pair, as they stand in the file. */
static void
add_faults(const struct config *config, size_t pair, const struct error_list *faults,
           struct error_list *problems)
{
    for (size_t i = 0; i < faults->count; i++) {
        if (faults->items[i].field != (int)pair)
            continue;
        struct error *problem = error_list_new(problems);
        *problem = faults->items[i];
        problem->field = NO_FIELD;
        config_locate(config, SETTING_KEYS, pair, problem);
    }
}

struct keymap *
keys_new(const struct config *config, const struct command_table *tables, size_t table_count,
         struct error_list *problems, struct error *error)
{
    struct keymap *keymap = keymap_new(tables, table_count, error);
    if (!keymap)
        return NULL;
    const struct choice_list *pairs = config_list(config, SETTING_KEYS);
    struct error_list faults = {.items = NULL};
    keymap_change(keymap, pairs, &faults);
    for (size_t pair = 0; pair < pairs->count; pair++)
        add_faults(config, pair, &faults, problems);
    error_list_clear(&faults);
    if (string_equal(config_text(config, SETTING_LETTER_KEYS), "off"))
        keymap_drop_letters(keymap);
    return keymap;
}
