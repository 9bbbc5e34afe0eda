/* import_file.h - the command import; its row is in cli_commands.c. */
#ifndef CLI_IMPORT_FILE_H
#define CLI_IMPORT_FILE_H

#include "command/command.h"
#include "record/field.h"

enum import_arg {
    IMPORT_FILE,
    IMPORT_SOURCE,
    IMPORT_MAP,
    IMPORT_LOOKUP, /* of snapshots, like the next two */
    IMPORT_FORCE,
    IMPORT_DATE,
    IMPORT_DRY_RUN,
    IMPORT_JSON,
    IMPORT_ARG_COUNT,
};

extern const struct field import_args[IMPORT_ARG_COUNT];

bool import_file_run(struct call *call, struct error *error);

#endif
