/* hint_bar.h - the last row: the keys that are used most here, and when they are shown (A11). */
#ifndef UI_HINT_BAR_H
#define UI_HINT_BAR_H

#include "command/keymap.h"
#include "term/canvas.h"
#include "ui/view.h"

#include <stdbool.h>
#include <stddef.h>

/* The kinds of screen that were visited, for hints that are shown once. Zeroed is none. */
struct hint_visits {
    const struct view_class **kinds; /* owned */
    size_t count, capacity;
    bool arriving;    /* another view came to the top since the last frame */
    bool first_visit; /* of the view on top, to its kind */
};

/* Whether the view on top, of this kind, is there for the first time. */
bool hint_visits_see(struct hint_visits *visits, const struct view_class *kind);
void hint_visits_clear(struct hint_visits *visits);

/* What is for this kind of record goes first, and then the hints that fit beside "? help", which is
 * always there and always last (A32). On the first screen one leaves posact, on any other one goes
 * back. */
void hint_bar_draw(struct canvas *canvas, const struct keymap *keymap, struct view *view,
                   bool first_screen);

#endif
