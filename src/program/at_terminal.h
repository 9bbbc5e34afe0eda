/* at_terminal.h - the screens, or lines in their place: the part of a run that somebody sits at. */
#ifndef PROGRAM_AT_TERMINAL_H
#define PROGRAM_AT_TERMINAL_H

#include "program.h"

/* Whether the command line asks for it. */
bool at_terminal_is_asked(const struct program *program);
/* Until they leave; the exit code. `served` is the session of who is served, NULL for one that is
 * opened here. */
int at_terminal_run(struct program *program, struct session *served);

#endif
