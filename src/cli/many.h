/* many.h - a command on all records that a filter finds: shown first, then done as one step (T38).
 */
#ifndef CLI_MANY_H
#define CLI_MANY_H

#include "cli/cli_call.h"

/* For a request with MANY_WHERE; returns the exit code. */
int many_run(struct cli_call *run, struct error *error);

#endif
