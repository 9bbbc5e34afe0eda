/* command_rows.c - commands as rows of a picker. */
#include "ui/command_rows.h"

#include "base/key.h"
#include "command/keymap.h"

size_t
command_rows_add(struct picker *picker, struct shell *shell, const struct view *place_view,
                 const struct command *commands[COMMAND_ROWS])
{
    size_t count =
        keymap_commands(shell_keymap(shell), place_view->class->place, commands, COMMAND_ROWS);
    if (count > COMMAND_ROWS)
        count = COMMAND_ROWS;
    for (size_t i = 0; i < count; i++) {
        char name[KEY_NAME_SIZE];
        keymap_key_in(commands[i], place_view->class->place, name);
        picker_add(picker, commands[i]->name, commands[i]->summary, name);
    }
    return count;
}
