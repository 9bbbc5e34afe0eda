/* view.h - one screen on the stack: a list, a form, a text to read.
 *
 * `refresh` reads, `draw` only paints, `type` gets the keys that no command took. A view is made
 * by its own function (list_view_new, form_view_new ...), pushed on the shell, and freed by it. */
#ifndef UI_VIEW_H
#define UI_VIEW_H

#include "base/id.h"
#include "base/key.h"
#include "command/command.h"
#include "record/draft.h"
#include "term/canvas.h"
#include "term/draw.h"

#include <stdbool.h>
#include <stdint.h>

struct shell;
struct view;
struct marks; /* ui/marks.h */

/* Movement means the same on every screen where letters are commands (A32). */
enum view_move {
    MOVE_UP,
    MOVE_DOWN,
    MOVE_PAGE_UP,
    MOVE_PAGE_DOWN,
    MOVE_HALF_UP,
    MOVE_HALF_DOWN,
    MOVE_FIRST,
    MOVE_LAST,
};

struct view_class {
    const char *name; /* unique; for tests and the message list */
    enum place place;
    /* Reads from the session what draw will paint; called before the first draw and whenever
     * session_version moved. NULL when there is nothing to read. On an error the shell shows it
     * and the view keeps what it had. */
    bool (*refresh)(struct view *view, struct error *error);
    /* Paints the whole canvas but its last two rows (message line and hint bar are the shell's),
     * line 1 with draw_title, and places the cursor. */
    void (*draw)(struct view *view, struct canvas *canvas);
    /* A key that no command of the place took; true when it was used. NULL: none are. */
    bool (*type)(struct view *view, key key);
    /* A pasted text, its line ends line feeds and no other controls in it (A27): takes as much of
     * it as there is room for where a text is typed; *kept is how many characters. It submits
     * nothing and moves nothing else. False, or NULL: no text is typed here. */
    bool (*paste)(struct view *view, const char *text, size_t *kept);
    /* The movement commands of PLACE_LETTERS; never wraps (A04). NULL: there is nothing to move. */
    void (*move)(struct view *view, enum view_move move);
    /* What may wait for a pause in typing, such as counting; called once in each pause, true when
     * draw has something new to paint. NULL: nothing waits. */
    bool (*idle)(struct view *view);
    /* What commands act on: the type of the records here, and the selected one (zero id: none).
     * NULL: nothing. */
    const struct record_type *(*selected)(struct view *view, struct id *id);
    /* The record that the row with the cursor is about, where that may be another than the selected
     * one: an event of a timeline. For commands that are done to its type alone. NULL: none is. */
    const struct record_type *(*at_cursor)(struct view *view, struct id *id);
    /* Puts what was typed and not saved where it outlasts the process (C02): about a second after
     * typing, and when the view goes; `stop` says why. False, with the error filled, when it could
     * not; it is asked again. NULL: there is nothing to keep. */
    bool (*keep)(struct view *view, enum draft_stop stop, struct error *error);
    /* The marked records, which commands with COMMAND_MANY act on instead; *trash tells where they
     * are. NULL, or without a mark: the selected one. Borrowed. */
    const struct marks *(*marked)(struct view *view, bool *trash);
    /* Takes the marks away, for what they were made for is done. NULL: none are made here. */
    void (*unmark)(struct view *view);
    /* Asked when Esc or q would close the view. False keeps it open: it has put its question, or
     * backed out of something smaller (a filter). NULL: always. */
    bool (*may_close)(struct view *view);
    void (*free)(struct view *view);
};

/* The first member of every view's own struct. */
struct view {
    const struct view_class *class;
    struct shell *shell;   /* set by shell_push */
    uint64_t seen_version; /* of the session, at the last refresh; 0 makes the next draw refresh */
    int rows, columns;     /* of the canvas; set before refresh and draw, a change refreshes */
};

#endif
