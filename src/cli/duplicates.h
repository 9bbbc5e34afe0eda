/* duplicates.h - who may be one person, on the command line: listed, merged, told apart. */
#ifndef CLI_DUPLICATES_H
#define CLI_DUPLICATES_H

#include "base/error.h"
#include "command/command.h"

#include <stdbool.h>

enum duplicates_arg {
    DUPLICATES_LIMIT,
    DUPLICATES_JSON,
    DUPLICATES_ARG_COUNT,
};

enum merge_arg {
    MERGE_OTHER,
    MERGE_TAKES,
    MERGE_DRY_RUN,
    MERGE_ARG_COUNT,
};

extern const struct field duplicates_args[DUPLICATES_ARG_COUNT];
extern const struct field merge_args[MERGE_ARG_COUNT];
extern const struct field not_same_args[1];

bool duplicates_run(struct call *call, struct error *error);
bool duplicates_run_merge(struct call *call, struct error *error);
bool duplicates_run_not_same(struct call *call, struct error *error);

#endif
