/* records_below.h - the records that a command on the screen is about: the marked ones, else the
 * one with the cursor, also while the form that asked for its args lies on top. */
#ifndef UI_RECORDS_BELOW_H
#define UI_RECORDS_BELOW_H

#include "command/command.h"

#include <stdbool.h>
#include <stddef.h>

struct records_below {
    struct view *view;    /* the list or detail */
    const struct id *ids; /* borrowed: from the marks or the call */
    size_t count;
};

/* ERROR_NOT_FOUND when there is none. */
bool records_below(const struct call *call, struct records_below *below, struct error *error);

#endif
