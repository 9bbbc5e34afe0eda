/* today.h - my day as text, for a daily mail. */
#ifndef CLI_TODAY_H
#define CLI_TODAY_H

#include "command/command.h"
#include "record/field.h"

enum today_arg {
    TODAY_OWNER,
    TODAY_ALL,
    TODAY_JSON,
    TODAY_ARG_COUNT,
};

extern const struct field today_args[TODAY_ARG_COUNT];

bool today_run(struct call *call, struct error *error);

#endif
