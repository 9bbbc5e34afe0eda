/* event_commands.h - what is done to an event: repeat, hold, call-off. */
#ifndef MODULES_EVENT_COMMANDS_H
#define MODULES_EVENT_COMMANDS_H

#include "command/command.h"

enum hold_arg { HOLD_COST, HOLD_HOURS, HOLD_ARG_COUNT };
enum repeat_arg { REPEAT_RULE, REPEAT_ARG_COUNT };

extern const struct command_table event_commands;

/* Within a writing command: makes the other events of the series that begins with this one, on the
 * days of the rule; *count is how many (event_series.c). Each goes its own way from then on. */
bool event_repeat(struct session *session, struct record *event, const char *rule, size_t *count,
                  struct error *error);

#endif
