/* stand_place.h - the words behind `posact stand`, which program/ reads to open it. */
#ifndef CLI_STAND_PLACE_H
#define CLI_STAND_PLACE_H

#include "command/command.h"
#include "record/field.h"

enum stand_place_arg {
    STAND_PACK,
    STAND_INTO, /* the first that is no plain word */
    STAND_MARK,
    STAND_ARG_COUNT,
};
extern const struct field stand_place_args[STAND_ARG_COUNT];

/* Says that a terminal is needed, for without one this is what runs. */
bool stand_place_run(struct call *call, struct error *error);

#endif
