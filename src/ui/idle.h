/* idle.h - a screen that nobody types on ends, so that it does not show people to passers-by (A29):
 * what was typed is kept, and it is told a minute before. */
#ifndef UI_IDLE_H
#define UI_IDLE_H

#include "ui/shell.h"
#include "ui/view.h"

#include <stdbool.h>
#include <stdint.h>

struct idle {
    int64_t typed_ms; /* by the steady clock: the last key */
    bool told;
};

void idle_typed(struct idle *idle);
/* For each pause: says that the end is near, or ends the session. */
void idle_look(struct idle *idle, struct shell *shell, const struct view *view);

#endif
