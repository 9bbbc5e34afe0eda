/* idle.c - how long ago the last key was. */
#include "ui/idle.h"

#include "base/clock.h"
#include "modules/session_user.h"

void
idle_typed(struct idle *idle)
{
    *idle = (struct idle){.typed_ms = clock_steady_ms()};
}

/* Where the keyboard was handed to somebody else, leaving would hand them the machine too. */
static bool
may_end(struct shell *shell, const struct view *view)
{
    return view->class->place != PLACE_ENTRY || session_user(shell_session(shell)) != NULL;
}

void
idle_look(struct idle *idle, struct shell *shell, const struct view *view)
{
    int64_t silent_ms = clock_steady_ms() - idle->typed_ms;
    if (!may_end(shell, view) || !session_silent(shell_session(shell), silent_ms) || idle->told)
        return;
    idle->told = true;
    shell_say(shell, MESSAGE_WARNING, "%s", SESSION_SOON_OVER);
}
