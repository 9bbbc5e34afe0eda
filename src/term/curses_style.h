/* curses_style.h - the roles of a theme as attributes and colour pairs of curses. */
#ifndef TERM_CURSES_STYLE_H
#define TERM_CURSES_STYLE_H

#include "config/theme.h"

#include <ncurses.h>
#include <stdbool.h>

struct curses_style {
    attr_t attributes;
    short pair;
    bool shows_on_blank; /* a blank of it differs from a plain one */
};

/* To be called when curses is open: starts colours if the theme has some and the terminal too. */
void curses_styles_make(const struct theme *theme, struct curses_style styles[ROLE_COUNT]);

#endif
