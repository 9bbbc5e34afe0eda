/* command_rows.c - commands as rows of a picker. */
#include "ui/command_rows.h"

#include <string.h>

#include "base/key.h"
#include "base/text.h"
#include "command/keymap.h"
#include "ui/layout.h"

#define KEYS_MAX 9      /* that one command has */
#define KEYS_IN_A_ROW 3 /* of more the first and the last: "1 to 9" */

/* The keys of a command that work in a place. Returns how many. */
static size_t
keys_in(const struct keymap *keymap, const struct command *command, enum place place,
        char names[KEYS_MAX][KEY_NAME_SIZE])
{
    const char *name = command->keys ? command->keys : "";
    size_t count = 0;
    while (*name != '\0' && count < KEYS_MAX) {
        size_t length = strcspn(name, " ");
        key pressed;
        if (key_from_name(name, length, &pressed) && keymap_find(keymap, place, pressed) == command)
            key_to_name(pressed, names[count++]);
        name += length;
        name += strspn(name, " ");
    }
    return count;
}

/* "Down j"; in a narrow window the first one only. */
static void
append_keys(const struct keymap *keymap, const struct command *command, const struct view *view,
            struct text *out)
{
    char names[KEYS_MAX][KEY_NAME_SIZE];
    size_t count = keys_in(keymap, command, view->class->place, names);
    if (count > KEYS_IN_A_ROW) {
        text_append_format(out, "%s to %s", names[0], names[count - 1]);
        return;
    }
    if (count > 1 && view->columns < ROOMY_COLUMNS)
        count = 1;
    for (size_t i = 0; i < count; i++)
        text_append_format(out, "%s%s", i > 0 ? " " : "", names[i]);
}

size_t
command_rows_add(struct picker *picker, struct shell *shell, const struct view *place_view,
                 const struct command *commands[COMMAND_ROWS])
{
    const struct keymap *keymap = shell_keymap(shell);
    size_t count = keymap_commands(keymap, place_view->class->place, commands, COMMAND_ROWS);
    if (count > COMMAND_ROWS)
        count = COMMAND_ROWS;
    for (size_t i = 0; i < count; i++) {
        struct text keys = TEXT_EMPTY;
        append_keys(keymap, commands[i], place_view, &keys);
        picker_add(picker, commands[i]->name, commands[i]->summary, text_string(&keys));
        text_clear(&keys);
    }
    return count;
}
