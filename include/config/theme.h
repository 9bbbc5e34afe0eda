/* theme.h - roles of colour, and what a theme makes of each.
 *
 * A view names a role, never a colour. The theme `terminal` sets attributes only (A17); a
 * colour is always a pair. Built-in themes travel in the program (themes/ in the source). A theme
 * need not name every role: colours left out are those of `text`, attributes left out are off.
 * `inherits: dark`, or a path, takes the roles that a theme does not name from another; a path
 * without / in front counts from the folder of the file it stands in. */
#ifndef CONFIG_THEME_H
#define CONFIG_THEME_H

#include "base/error.h"

#include <stdbool.h>

enum role {
    ROLE_TEXT,     /* ordinary */
    ROLE_TITLE,    /* line 1 */
    ROLE_HEADING,  /* column heads, group names */
    ROLE_LABEL,    /* label of a field */
    ROLE_SELECTED, /* the row or field with the cursor */
    ROLE_MARKED,   /* a marked row */
    ROLE_MUTED,    /* optional, not given: still readable, never A_DIM */
    ROLE_ERROR,
    ROLE_WARNING,
    ROLE_SUCCESS,
    ROLE_HINT,  /* the hint bar */
    ROLE_KEY,   /* a key named in the hint bar or help */
    ROLE_INPUT, /* a text being edited */
    ROLE_COUNT,
};

enum {
    THEME_BOLD = 1,
    THEME_REVERSE = 2,
    THEME_UNDERLINE = 4,
};

struct theme_style {
    int foreground, background; /* 0 to 15 as in ANSI, both or none: -1 for the terminal's own */
    unsigned attributes;        /* THEME_BOLD | ... */
};

struct theme {
    char name[32];
    struct theme_style styles[ROLE_COUNT];
};

extern const char *const role_names[ROLE_COUNT]; /* "text", "title", ... as in YAML */

/* `name` is a built-in theme or a path ending in ".yaml". A fault is ERROR_CONFIG with
 * "file:line:column: what"; *theme is then the theme `terminal`. */
bool theme_load(const char *name, struct theme *theme, struct error *error);
/* Takes the colours away and keeps the attributes (NO_COLOR, A20). */
void theme_drop_colours(struct theme *theme);

#endif
