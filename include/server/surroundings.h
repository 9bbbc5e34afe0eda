/* surroundings.h - what a served session takes from outside: the line that was asked for, a
 * terminal that is known, and nothing else (S26). */
#ifndef SERVER_SURROUNDINGS_H
#define SERVER_SURROUNDINGS_H

#include "base/error.h"

#include <stdbool.h>

/* Makes the environment anew - a TERM of the list or "dumb", the mark that posact is served, no
 * more -, closes what is open but 0, 1 and 2, sets limits of processor time, memory and open
 * files, and ignores Ctrl-Z, for there is no shell to go back to (S28). *asked is what
 * SSH_ORIGINAL_COMMAND held, NULL for nothing; the caller's. */
bool surroundings_make(char **asked, struct error *error);

/* The type itself when it is one that terminals have, else "dumb". Borrowed or static. */
const char *surroundings_terminal(const char *type);

/* From now on the kernel refuses this process to start programs, to open connections and to look
 * into others (S29, F19). */
bool surroundings_confine(struct error *error);

/* Makes the folder when it is missing, and works in it: names without a folder lie there. */
bool surroundings_enter(const char *folder, struct error *error);

#endif
