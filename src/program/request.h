/* request.h - does what the command line asks for. */
#ifndef PROGRAM_REQUEST_H
#define PROGRAM_REQUEST_H

#include "program.h"

/* The exit code. `served` is the session of who is served, NULL for one that is opened here. */
int request_run(struct program *program, struct session *served);
/* `posact --version`; the exit code. */
int request_print_version(void);

#endif
