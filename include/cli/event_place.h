/* event_place.h - the words behind `posact event` and `posact self-entry`: where the screen opens.
 */
#ifndef CLI_EVENT_PLACE_H
#define CLI_EVENT_PLACE_H

#include "command/command.h"
#include "record/field.h"

enum event_place_arg {
    EVENT_PLACE_WHAT, /* "desk" */
    EVENT_PLACE_EVENT,
    EVENT_PLACE_ARG_COUNT,
};

extern const struct field event_place_args[EVENT_PLACE_ARG_COUNT];
/* Says that it needs a terminal: at one, main opens the screen instead. */
bool event_place_run(struct call *call, struct error *error);

enum entry_place_arg {
    ENTRY_PLACE_CANDIDATE,
    ENTRY_PLACE_ARG_COUNT,
};

extern const struct field entry_place_args[ENTRY_PLACE_ARG_COUNT];
bool entry_place_run(struct call *call, struct error *error);

#endif
