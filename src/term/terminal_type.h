/* terminal_type.h - whether terminfo knows the terminal, and whether it can show screens (A30). */
#ifndef TERM_TERMINAL_TYPE_H
#define TERM_TERMINAL_TYPE_H

#include "base/error.h"

#include <stdbool.h>

/* Also ends every message about a terminal that will not do. */
#define TERMINAL_OTHER_WAY "use the commands: posact help"

/* Looks at TERM; to be asked before newterm, which takes a terminal that cannot move its cursor
 * and then shows blanks. */
bool terminal_type_check(struct error *error);

#endif
