/* board_view.h - what a board holds, for the board itself, its painting and its commands. */
#ifndef UI_BOARD_VIEW_H
#define UI_BOARD_VIEW_H

#include "modules/board.h"
#include "modules/marks.h"
#include "record/list_shape.h"
#include "ui/list_window.h"
#include "ui/view.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A column; its window is read while it is on the screen. */
struct board_strip {
    struct board_column column; /* owned */
    struct filter filter;
    struct query query;
    struct list_window window;
};

struct board_view {
    struct view view;
    struct board board;
    struct list_shape shape; /* what a row says */
    struct board_strip **columns;
    size_t count;
    size_t current; /* the column with the cursor */
    size_t first;   /* the leftmost on the screen */
    struct marks marks;
    struct id wanted; /* the application to go to at the next refresh; zero for none */
    uint64_t counted_version;
};

static inline struct board_view *
board_of(struct view *view)
{
    return (struct board_view *)view;
}

/* True when the view is a board. */
bool board_view_is(const struct view *view);
/* The column with the cursor, and the record there; NULL for none. */
struct board_strip *board_current(const struct board_view *self);
const struct record *board_record(const struct board_view *self);
/* How many stages stand side by side, and the one behind the last of them. */
size_t board_shown(const struct board_view *self);
size_t board_shown_end(const struct board_view *self);
/* Whether it is told, under the heading of one stage alone, which stages are beside it. */
bool board_tells_beside(const struct board_view *self);
/* Rows that are kept for what is to be done about a stage that is none. */
int board_note_rows(const struct board_view *self);
/* To the row beside, or the last one there. */
bool board_go_beside(struct board_view *self, size_t column, struct error *error);
void board_move(struct view *view, enum view_move move);
/* Takes all marks away, and says so. */
void board_take_marks_away(struct board_view *self);

/* board_draw.c */
void board_draw(struct view *view, struct canvas *canvas);

#endif
