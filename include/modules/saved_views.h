/* saved_views.h - lists that are kept under a name and stay live (T39): an officer's own, and those
 * that posact.yaml gives to everybody. An own one goes before a shared one of the same name. */
#ifndef MODULES_SAVED_VIEWS_H
#define MODULES_SAVED_VIEWS_H

#include "modules/session.h"
#include "record/list_shape.h"

#include <stdbool.h>
#include <stddef.h>

struct saved_view {
    char *name, *line; /* "candidate role:pc sort:-changed"; owned */
    bool shared;
};

struct saved_view_list {
    struct saved_view *items;
    size_t count, capacity;
};
void saved_view_list_clear(struct saved_view_list *list);

/* One's own by name, then the shared ones; added to the list. */
bool saved_views_read(struct session *session, struct saved_view_list *list, struct error *error);
/* Reads a line: a type, then what list_shape_read takes. list_shape_clear it in any case. */
bool saved_view_read(struct session *session, const char *line, struct list_shape *shape,
                     struct error *error);
/* What a view shows; the error names the view. */
bool saved_view_open(struct session *session, const struct saved_view *view,
                     struct list_shape *shape, struct error *error);
/* The same by name; ERROR_NOT_FOUND. */
bool saved_view_find(struct session *session, const char *name, struct list_shape *shape,
                     struct error *error);
/* "yours" or "shared". */
const char *saved_view_whose(const struct saved_view *view);
/* Keeps it for the officer, and says in `told` what it takes the place of. */
bool saved_view_keep(struct session *session, const char *name, const struct list_shape *shape,
                     struct text *told, struct error *error);
/* ERROR_NOT_FOUND; ERROR_DENIED for a shared one. */
bool saved_view_forget(struct session *session, const char *name, struct text *told,
                       struct error *error);

#endif
