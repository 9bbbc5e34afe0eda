/* mode.h - whether posact asks line by line or shows screens, and what said so (A10). */
#ifndef PLAIN_MODE_H
#define PLAIN_MODE_H

#include <stdbool.h>

/* What may say so, the first that does counts. Nothing looks for assistive technology. */
struct plain_signs {
    bool option;               /* --plain */
    const char *environment;   /* POSACT_PLAIN, or NULL: 0, no and false say that it is off */
    const char *accessible;    /* ACCESSIBLE, or NULL: empty, 0, no and false say nothing */
    bool configured;           /* plain: yes */
    const char *configured_in; /* where that stands */
    const char *no_screens;    /* why this terminal cannot show screens, or NULL */
};

/* What set plain mode, "the option --plain"; NULL for screens. Borrowed from the signs. */
const char *plain_mode(const struct plain_signs *signs);

#endif
