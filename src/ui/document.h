/* document.h - text to read row by row: the body of the detail, history and reader views.
 *
 * Paragraphs are wrapped to the screen; the cursor stands on one row of them, marked, and moves
 * row by row through all (A01, A04). */
#ifndef UI_DOCUMENT_H
#define UI_DOCUMENT_H

#include "term/canvas.h"
#include "ui/view.h"

#include <stdbool.h>
#include <stddef.h>

#define NO_ITEM ((size_t)-1)

struct paragraph {
    char *label; /* before the text, or NULL; owned */
    char *text;  /* owned; as it may be shown, with line feeds */
    enum role role;
    int indent;  /* columns that rows after the first are moved in */
    size_t item; /* what it is about, for the view; NO_ITEM for nothing */
};

struct document_row {
    size_t paragraph;
    size_t start, end; /* of its text */
    int column;        /* of the screen, where the text begins */
    bool first;        /* of its paragraph: has the label */
};

/* Zeroed is empty. */
struct document {
    struct paragraph *paragraphs;
    size_t count, capacity;
    int label_columns; /* of the widest label, with the gap after it; 0 for none */
    struct document_row *rows;
    size_t row_count, row_capacity;
    size_t laid_out; /* paragraphs that have their rows */
    int columns;     /* that rows were made for */
    size_t selected, top;
};

void document_clear(struct document *document);
/* Takes the paragraphs away, keeps the cursor's row for the paragraphs to come. */
void document_reset(struct document *document);
/* label may be NULL; both are copied, and passed through utf8_safe. */
void document_add(struct document *document, const char *label, const char *text, enum role role,
                  int indent, size_t item);
/* A paragraph about nothing for each line of a text. */
void document_add_lines(struct document *document, const char *lines);
/* Makes the rows for a screen of this width; cheap when nothing is new. */
void document_lay_out(struct document *document, int columns);
void document_move(struct document *document, enum view_move move, int height);
/* The cursor to a row of the first paragraph about `item`; false when there is none. */
bool document_select_item(struct document *document, size_t item, size_t row_within);
/* What the row with the cursor is about, and which of its paragraphs' rows it is (may be NULL). */
size_t document_item(const struct document *document, size_t *row_within);
/* The cursor to the nearest row that is about something, upwards or downwards first: on no heading.
 */
void document_settle(struct document *document, bool up);
/* The cursor to the next row whose text holds `folded`, in the direction given; false when there
 * is none further on. */
bool document_find(struct document *document, const char *folded, bool backwards);
/* Paints the rows round the cursor from `row` on, and places the hardware cursor. */
void document_draw(struct document *document, struct canvas *canvas, int row, int height);

#endif
