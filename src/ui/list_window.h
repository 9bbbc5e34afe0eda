/* list_window.h - the rows of a list that are on the screen, read by key as the cursor moves.
 *
 * Never all rows, never by offset: memory and time of a key do not depend on how many there are.
 * What a row shows is made once, when it is read. */
#ifndef UI_LIST_WINDOW_H
#define UI_LIST_WINDOW_H

#include "modules/session.h"
#include "record/list_shape.h"
#include "record/query.h"
#include "record/record.h"
#include "ui/view.h"

#include <stdbool.h>
#include <stddef.h>

struct list_row {
    struct record *record; /* owned */
    char **cells;          /* one per field, NULL for those that are no column; owned */
};

/* Set session, query, shape and height before reading; list_window_clear frees the rest. */
struct list_window {
    struct session *session;        /* borrowed */
    const struct query *query;      /* borrowed */
    const struct list_shape *shape; /* which fields have cells; borrowed */
    size_t height;                  /* rows wanted, at least 1 */
    struct list_row *rows;
    size_t count, capacity;
    size_t selected; /* row with the cursor, when there are rows */
    bool counted;    /* `position` is known */
    size_t position; /* records before the one with the cursor */
};

void list_window_clear(struct list_window *window);
/* All return false with the error filled, and then the window is as it was. */
bool list_window_first(struct list_window *window, struct error *error);
bool list_window_last(struct list_window *window, struct error *error);
/* Moves the cursor by `rows`, down when positive; as far as there are rows. With `scroll` the
 * rows move under the cursor as far. */
bool list_window_move(struct list_window *window, long rows, bool scroll, struct error *error);
/* The same for a key that moves. */
bool list_window_go(struct list_window *window, enum view_move move, struct error *error);
/* Reads again round the record `id`, with the cursor on it in that row of the screen if the list
 * goes on so far above and below; on the record after it when it is not in the list (any more),
 * and then *found is false. */
bool list_window_around(struct list_window *window, const struct id *id, size_t row, bool *found,
                        struct error *error);
/* The record with the cursor; NULL when there is none. */
const struct record *list_window_record(const struct list_window *window);

#endif
