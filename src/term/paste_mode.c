/* paste_mode.c - asks terminfo about bracketed paste. */
#include "term/paste_mode.h"

#include <stdbool.h>
#include <stddef.h>

#include <ncurses.h>

/* Since ncurses 6.4 terminfo names the sequences; before that its XT says "like xterm". */
static const char *
capability_or(const char *name, const char *xterm)
{
    const char *value = tigetstr(name);
    if (value && value != (const char *)-1)
        return value;
    return tigetflag("XT") > 0 ? xterm : "";
}

const char *
paste_mode_on(void)
{
    return capability_or("BE", "\x1b[?2004h");
}

const char *
paste_mode_off(void)
{
    return capability_or("BD", "\x1b[?2004l");
}
