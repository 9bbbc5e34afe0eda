/* document.c - wraps paragraphs into rows and moves a cursor over them. */
#include "ui/document.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "term/wrap.h"
#include "ui/layout.h"

#define LABEL_GAP 2
#define STACKED_INDENT 2 /* of a text below its label */

static void
free_paragraphs(struct document *document)
{
    for (size_t i = 0; i < document->count; i++) {
        free(document->paragraphs[i].label);
        free(document->paragraphs[i].text);
    }
    document->count = 0;
}

void
document_clear(struct document *document)
{
    free_paragraphs(document);
    free(document->paragraphs);
    free(document->rows);
    *document = (struct document){.count = 0};
}

void
document_reset(struct document *document)
{
    free_paragraphs(document);
    document->row_count = document->laid_out = 0;
    document->label_columns = 0;
}

void
document_add(struct document *document, const char *label, const char *text, enum role role,
             int indent, size_t item)
{
    struct text safe = TEXT_EMPTY;
    utf8_safe(&safe, text, true);
    document->paragraphs = array_reserve(document->paragraphs, &document->capacity,
                                         document->count + 1, sizeof *document->paragraphs);
    document->paragraphs[document->count++] = (struct paragraph){
        .label = label ? must_strdup(label) : NULL,
        .text = text_take(&safe),
        .role = role,
        .indent = indent,
        .item = item,
    };
    if (!label)
        return;
    int columns = canvas_columns(label) + LABEL_GAP;
    if (columns <= document->label_columns)
        return;
    document->label_columns = columns;
    document->row_count = document->laid_out = 0;
}

void
document_add_lines(struct document *document, const char *lines)
{
    while (*lines != '\0') {
        size_t length = strcspn(lines, "\n");
        char *line = must_strndup(lines, length);
        document_add(document, NULL, line, ROLE_TEXT, 0, NO_ITEM);
        free(line);
        lines += length + (lines[length] == '\n' ? 1 : 0);
    }
}

/* Labels take at most half of a narrow screen; a longer one is cut. */
static int
label_columns(const struct document *document)
{
    int most = (document->columns - MARKER_COLUMNS) / 2;
    return document->label_columns < most ? document->label_columns : most;
}

/* Where the text of the first row starts. */
static int
text_column(const struct document *document, const struct paragraph *paragraph)
{
    return MARKER_COLUMNS + (paragraph->label ? label_columns(document) : 0);
}

/* In a narrow window a text that is too long for beside its label stands below it. */
static bool
is_stacked(const struct document *document, const struct paragraph *paragraph)
{
    return paragraph->label && document->columns < ROOMY_COLUMNS &&
           text_column(document, paragraph) + canvas_columns(paragraph->text) > document->columns;
}

static void
add_row(struct document *document, struct document_row row)
{
    document->rows = array_reserve(document->rows, &document->row_capacity, document->row_count + 1,
                                   sizeof *document->rows);
    document->rows[document->row_count++] = row;
}

static void
lay_out_paragraph(struct document *document, size_t index)
{
    const struct paragraph *paragraph = &document->paragraphs[index];
    int column = text_column(document, paragraph);
    int further = column + paragraph->indent;
    struct wrap_row part = {.last = false};
    bool stacked = is_stacked(document, paragraph);
    if (stacked) {
        add_row(document,
                (struct document_row){.paragraph = index, .first = true, .column = column});
        column = further = MARKER_COLUMNS + STACKED_INDENT;
    }
    for (bool first = true; !part.last; first = false) {
        int at = first ? column : further;
        int width = document->columns - at;
        part = wrap_row_at(paragraph->text, part.next, width > 1 ? width : 1);
        add_row(document, (struct document_row){
                              .paragraph = index,
                              .start = part.start,
                              .end = part.end,
                              .first = first && !stacked,
                              .column = at,
                          });
    }
}

void
document_lay_out(struct document *document, int columns)
{
    size_t item = NO_ITEM, row_within = 0;
    bool again = columns != document->columns && document->row_count > 0;
    if (again)
        item = document_item(document, &row_within);
    if (columns != document->columns)
        document->row_count = document->laid_out = 0;
    document->columns = columns;
    while (document->laid_out < document->count)
        lay_out_paragraph(document, document->laid_out++);
    if (again && item != NO_ITEM)
        document_select_item(document, item, row_within);
    if (document->selected >= document->row_count)
        document->selected = document->row_count > 0 ? document->row_count - 1 : 0;
}

static void
move_up(struct document *document, size_t rows)
{
    document->selected = document->selected > rows ? document->selected - rows : 0;
}

static void
move_down(struct document *document, size_t rows)
{
    size_t last = document->row_count > 0 ? document->row_count - 1 : 0;
    document->selected = last - document->selected > rows ? document->selected + rows : last;
}

void
document_move(struct document *document, enum view_move move, int height)
{
    size_t page = height > 1 ? (size_t)height : 1;
    size_t half = page > 1 ? page / 2 : 1;
    switch (move) {
    case MOVE_UP:
        move_up(document, 1);
        return;
    case MOVE_DOWN:
        move_down(document, 1);
        return;
    case MOVE_PAGE_UP:
        move_up(document, page);
        document->top = document->top > page ? document->top - page : 0;
        return;
    case MOVE_PAGE_DOWN:
        move_down(document, page);
        document->top += page;
        return;
    case MOVE_HALF_UP:
        move_up(document, half);
        document->top = document->top > half ? document->top - half : 0;
        return;
    case MOVE_HALF_DOWN:
        move_down(document, half);
        document->top += half;
        return;
    case MOVE_FIRST:
        move_up(document, document->row_count);
        return;
    case MOVE_LAST:
        move_down(document, document->row_count);
        return;
    }
}

static size_t
item_of_row(const struct document *document, size_t row)
{
    return document->paragraphs[document->rows[row].paragraph].item;
}

bool
document_select_item(struct document *document, size_t item, size_t row_within)
{
    for (size_t row = 0; row < document->row_count; row++) {
        if (item_of_row(document, row) != item)
            continue;
        while (row_within-- > 0 && row + 1 < document->row_count &&
               item_of_row(document, row + 1) == item)
            row++;
        document->selected = row;
        return true;
    }
    return false;
}

size_t
document_item(const struct document *document, size_t *row_within)
{
    if (row_within)
        *row_within = 0;
    if (document->selected >= document->row_count)
        return NO_ITEM;
    size_t row = document->selected;
    size_t item = item_of_row(document, row);
    for (; row > 0 && item_of_row(document, row - 1) == item; row--) {
        if (row_within)
            (*row_within)++;
    }
    return item;
}

static bool
step(struct document *document, bool up)
{
    bool can = up ? document->selected > 0 : document->selected + 1 < document->row_count;
    if (can)
        document->selected += up ? (size_t)-1 : 1;
    return can;
}

void
document_settle(struct document *document, bool up)
{
    for (int turn = 0; turn < 2; turn++, up = !up) {
        while (document_item(document, NULL) == NO_ITEM && step(document, up))
            ;
    }
    /* The heading of the first row is seen with it. */
    size_t above = document->selected;
    while (above > 0 && item_of_row(document, above - 1) == NO_ITEM)
        above--;
    if (above == 0)
        document->top = 0;
}

/* -- Finding ------------------------------------------------------------------------------- */

static bool
row_holds(const struct document *document, size_t index, const char *folded)
{
    const struct document_row *row = &document->rows[index];
    const struct paragraph *paragraph = &document->paragraphs[row->paragraph];
    struct text part = TEXT_EMPTY;
    if (row->first && paragraph->label)
        utf8_fold(&part, paragraph->label);
    text_append_char(&part, ' ');
    char *text = must_strndup(paragraph->text + row->start, row->end - row->start);
    utf8_fold(&part, text);
    free(text);
    bool holds = strstr(text_string(&part), folded) != NULL;
    text_clear(&part);
    return holds;
}

bool
document_find(struct document *document, const char *folded, bool backwards)
{
    size_t row = document->selected;
    while (backwards ? row > 0 : row + 1 < document->row_count) {
        row = backwards ? row - 1 : row + 1;
        if (!row_holds(document, row, folded))
            continue;
        document->selected = row;
        return true;
    }
    return false;
}

/* -- Painting ------------------------------------------------------------------------------ */

static void
scroll(struct document *document, size_t height)
{
    size_t last_top = document->row_count > height ? document->row_count - height : 0;
    if (document->top > last_top)
        document->top = last_top;
    if (document->selected < document->top)
        document->top = document->selected;
    else if (document->selected >= document->top + height)
        document->top = document->selected - height + 1;
}

static void
draw_row(const struct document *document, const struct document_row *row, struct canvas *canvas,
         int at, bool selected)
{
    const struct paragraph *paragraph = &document->paragraphs[row->paragraph];
    if (row->first && paragraph->label)
        canvas_text(canvas, at, MARKER_COLUMNS, label_columns(document) - 1, ROLE_LABEL,
                    paragraph->label);
    char *text = must_strndup(paragraph->text + row->start, row->end - row->start);
    canvas_text(canvas, at, row->column, -1, paragraph->role, text);
    free(text);
    if (selected)
        layout_mark(canvas, at);
}

void
document_draw(struct document *document, struct canvas *canvas, int row, int height)
{
    assert(document->columns == canvas->columns);
    if (height < 1)
        return;
    scroll(document, (size_t)height);
    for (size_t i = document->top; i < document->row_count && i < document->top + (size_t)height;
         i++)
        draw_row(document, &document->rows[i], canvas, row + (int)(i - document->top),
                 i == document->selected);
}
