/* at_terminal.h - the screens, or lines in their place: the part of a run that somebody sits at. */
#ifndef PROGRAM_AT_TERMINAL_H
#define PROGRAM_AT_TERMINAL_H

#include "base/text.h"
#include "program.h"
#include "term/terminal.h"

/* Whether the command line asks for it. */
bool at_terminal_is_asked(const struct program *program);
/* Until they leave; the exit code. `served` is the session of who is served, NULL for one that is
 * opened here. */
int at_terminal_run(struct program *program, struct session *served);

/* The real terminal with the theme of the settings; NULL with an error. */
struct terminal *at_terminal_open_screen(struct program *program, struct error *error);
/* What says that it is to be line by line, NULL for screens (A10). Borrows from `no_screens`. */
const char *at_terminal_plain(const struct program *program, struct text *no_screens);

#endif
