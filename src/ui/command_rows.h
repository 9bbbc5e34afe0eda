/* command_rows.h - the commands that work in a view as rows of a picker: name, summary, key. */
#ifndef UI_COMMAND_ROWS_H
#define UI_COMMAND_ROWS_H

#include "command/command.h"
#include "ui/picker.h"
#include "ui/shell.h"

#define COMMAND_ROWS 200 /* more than any place has */

/* Adds a row for each that has something to act on there; commands[i] belongs to row i of those
 * added. Returns how many. */
size_t command_rows_add(struct picker *picker, struct shell *shell, struct view *place_view,
                        const struct command *commands[COMMAND_ROWS]);

#endif
