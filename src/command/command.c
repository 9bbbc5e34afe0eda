/* command.c - finds commands by name. */
#include "command/command.h"

void
outcome_clear(struct outcome *outcome)
{
    text_clear(&outcome->message);
    text_clear(&outcome->filter);
    *outcome = (struct outcome){.open = OPEN_NOTHING};
}

const struct command *
command_find(const struct command_table *tables, size_t table_count, const char *name,
             unsigned where)
{
    for (size_t i = 0; i < table_count; i++) {
        for (size_t row = 0; row < tables[i].count; row++) {
            const struct command *command = &tables[i].rows[row];
            if ((command->where & where) != 0 && string_equal(command->name, name))
                return command;
        }
    }
    return NULL;
}
