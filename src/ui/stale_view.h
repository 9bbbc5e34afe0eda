/* stale_view.h - somebody else changed what was being edited: both values of each field, and which
 * one is to be kept (C09, T87). */
#ifndef UI_STALE_VIEW_H
#define UI_STALE_VIEW_H

#include "ui/form.h"

#include <stdbool.h>
#include <stddef.h>

/* A field that two people changed. */
struct stale {
    struct form_field *answer; /* typed: ours; stored: theirs */
    char *author;              /* of theirs; owned, NULL when it is not known */
    bool theirs;               /* theirs is to be kept */
};

/* Takes the stale fields, at least one; the form stays below and is saved again from here. */
struct view *stale_view_new(struct form *form, struct stale *stale, size_t count);

#endif
