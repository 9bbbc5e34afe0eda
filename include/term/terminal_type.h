/* terminal_type.h - whether terminfo knows the terminal, and whether it can show screens (A30). */
#ifndef TERM_TERMINAL_TYPE_H
#define TERM_TERMINAL_TYPE_H

#include "base/text.h"

#include <stdbool.h>

/* Looks at TERM; to be asked before a terminal is opened, for curses takes one that cannot move its
 * cursor and then shows blanks. When it cannot show screens, `why` says what that is, "a terminal
 * of type 'dumb', which cannot show screens". */
bool terminal_type_shows_screens(struct text *why);

#endif
