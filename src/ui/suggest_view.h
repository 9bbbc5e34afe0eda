/* suggest_view.h - the buddies and mentors for one candidate (T49): who can be chosen, best first
 * with why, then the others with what stands in the way. */
#ifndef UI_SUGGEST_VIEW_H
#define UI_SUGGEST_VIEW_H

#include "base/id.h"
#include "ui/shell.h"
#include "ui/view.h"

/* What becomes of a choice, where it is not a proposal at once. */
struct suggest_choice {
    const char *kind; /* of buddy; borrowed */
    const char *none; /* a first row for nobody; borrowed */
    /* With NULL for nobody. The suggestions are closed already. */
    void (*chosen)(void *context, const struct id *buddy);
    void *context;
};

/* NULL with the error for a candidate who is paired with nobody. `choice` may be NULL: then Enter
 * opens the form of a new pairing. */
struct view *suggest_view_new(struct shell *shell, const struct id *candidate,
                              const struct suggest_choice *choice, struct error *error);

#endif
