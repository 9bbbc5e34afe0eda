/* at_stand.h - `posact stand`: a fair, on a laptop, without a database on its disk. */
#ifndef PROGRAM_AT_STAND_H
#define PROGRAM_AT_STAND_H

#include "program.h"

#include <stdbool.h>

bool at_stand_is_asked(const struct program *program);
/* Until the officer's key is typed; the exit code. */
int at_stand_run(struct program *program);

#endif
