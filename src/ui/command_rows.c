/* command_rows.c - commands as rows of a picker. */
#include "ui/command_rows.h"

#include "base/key.h"
#include "base/text.h"
#include "command/keymap.h"
#include "ui/layout.h"

#define KEYS_MAX 9 /* that one command has */
#define KEYS_IN_A_ROW 3

/* "1 to 9" for keys that follow each other; else the first few, in a narrow window the first. */
static void
append_keys(const struct keymap *keymap, const struct command *command, const struct view *view,
            struct text *out)
{
    key keys[KEYS_MAX];
    char first[KEY_NAME_SIZE], name[KEY_NAME_SIZE];
    size_t count = keymap_keys(keymap, command, view->class->place, keys, KEYS_MAX);
    if (count > KEYS_MAX)
        count = KEYS_MAX;
    if (count > KEYS_IN_A_ROW && keys[count - 1] - keys[0] == count - 1) {
        key_to_name(keys[0], first);
        key_to_name(keys[count - 1], name);
        text_append_format(out, "%s to %s", first, name);
        return;
    }
    size_t room = view->columns < ROOMY_COLUMNS ? 1 : KEYS_IN_A_ROW;
    for (size_t i = 0; i < count && i < room; i++) {
        key_to_name(keys[i], name);
        text_append_format(out, "%s%s", i > 0 ? " " : "", name);
    }
}

size_t
command_rows_add(struct picker *picker, struct shell *shell, struct view *place_view,
                 const struct command *commands[COMMAND_ROWS])
{
    const struct keymap *keymap = shell_keymap(shell);
    const struct command *here[COMMAND_ROWS];
    size_t count = keymap_commands(keymap, place_view->class->place, here, COMMAND_ROWS);
    size_t added = 0;
    for (size_t i = 0; i < count && i < COMMAND_ROWS; i++) {
        if (!shell_offers(place_view, here[i]))
            continue;
        struct text keys = TEXT_EMPTY;
        append_keys(keymap, here[i], place_view, &keys);
        picker_add(picker, here[i]->name, here[i]->summary, text_string(&keys));
        commands[added++] = here[i];
        text_clear(&keys);
    }
    return added;
}
