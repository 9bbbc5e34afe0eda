/* curses_style.c - what the terminal has of attributes and colours. */
#include "term/curses_style.h"

#include <stddef.h>

static bool
has_colours(const struct theme *theme)
{
    for (size_t i = 0; i < ROLE_COUNT; i++) {
        if (theme->styles[i].foreground >= 0)
            return true;
    }
    return false;
}

/* Colours beside the terminal's own need a way back to them. */
static bool
start_colours(const struct theme *theme)
{
    if (!has_colours(theme) || tigetnum("colors") < 8 || tigetnum("pairs") <= ROLE_COUNT)
        return false;
    if (!tigetstr("op") && !tigetstr("oc"))
        return false;
    return start_color() == OK && use_default_colors() == OK;
}

static attr_t
attributes_of(const struct theme_style *style)
{
    attr_t attributes = A_NORMAL;
    if (style->attributes & THEME_BOLD)
        attributes |= A_BOLD;
    if (style->attributes & THEME_REVERSE)
        attributes |= A_REVERSE;
    if (style->attributes & THEME_UNDERLINE)
        attributes |= A_UNDERLINE;
    return attributes;
}

/* Terminals with eight colours have the bright ones as bold, in the foreground only. */
static void
add_colours(struct curses_style *style, const struct theme_style *wanted, short pair)
{
    int foreground = wanted->foreground;
    int background = wanted->background;
    if (foreground < 0 || background < 0)
        return;
    if (COLORS < 16 && foreground >= 8)
        style->attributes |= A_BOLD;
    if (COLORS < 16) {
        foreground %= 8;
        background %= 8;
    }
    if (init_pair(pair, (short)foreground, (short)background) == OK)
        style->pair = pair;
}

void
curses_styles_make(const struct theme *theme, struct curses_style styles[ROLE_COUNT])
{
    bool coloured = start_colours(theme);
    for (size_t i = 0; i < ROLE_COUNT; i++) {
        struct curses_style *style = &styles[i];
        *style = (struct curses_style){.attributes = attributes_of(&theme->styles[i])};
        if (coloured)
            add_colours(style, &theme->styles[i], (short)(i + 1));
        style->shows_on_blank =
            style->pair != 0 || (style->attributes & (A_REVERSE | A_UNDERLINE)) != 0;
    }
}
