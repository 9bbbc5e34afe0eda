/* database_commands.h - made, filled, backed up, checked: the rows are in cli_commands.c. */
#ifndef CLI_DATABASE_COMMANDS_H
#define CLI_DATABASE_COMMANDS_H

#include "command/command.h"
#include "record/field.h"

#define DEMO_MOST_PEOPLE 1000000

enum demo_arg {
    DEMO_ARG_PEOPLE,
    DEMO_ARG_SEED,
    DEMO_ARG_COUNT,
};

enum backup_arg {
    BACKUP_FILE,
    BACKUP_ARG_COUNT,
};

enum revert_arg {
    REVERT_FILE,
    REVERT_ARG_COUNT,
};

extern const struct field demo_args[DEMO_ARG_COUNT];
extern const struct field database_backup_args[BACKUP_ARG_COUNT];
extern const struct field database_revert_args[REVERT_ARG_COUNT];

bool database_run_init(struct call *call, struct error *error);
bool database_run_demo(struct call *call, struct error *error);
bool database_run_backup(struct call *call, struct error *error);
bool database_run_revert(struct call *call, struct error *error);
bool database_run_check(struct call *call, struct error *error);

#endif
