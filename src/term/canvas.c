/* canvas.c - paints text cluster by cluster on a grid of cells. */
#include "term/canvas.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/memory.h"
#include "base/utf8.h"

#define JOINER_FIRST 0x200Cu /* zero-width non-joiner */
#define JOINER_LAST 0x200Du  /* zero-width joiner */
#define UNKNOWN_CHARACTER 0xFFFDu
#define CUT_MARK '~'
#define CLUSTER_CELLS 3 /* two columns, and a blank for marks without a letter */

/* Cells are compared byte by byte. */
_Static_assert(sizeof(struct cell) == (CELL_POINTS + 1) * sizeof(uint32_t), "no padding");

static const struct cell blank_cell = {.points = {' '}, .columns = 1, .role = ROLE_TEXT};

struct canvas *
canvas_new(int rows, int columns)
{
    struct canvas *canvas = must_calloc(1, sizeof *canvas);
    canvas_resize(canvas, rows, columns);
    return canvas;
}

void
canvas_free(struct canvas *canvas)
{
    if (!canvas)
        return;
    free(canvas->cells);
    free(canvas);
}

void
canvas_resize(struct canvas *canvas, int rows, int columns)
{
    canvas->rows = rows > 0 ? rows : 0;
    canvas->columns = columns > 0 ? columns : 0;
    free(canvas->cells);
    size_t row_size = (size_t)canvas->columns * sizeof *canvas->cells;
    canvas->cells = must_calloc((size_t)canvas->rows, row_size);
    canvas_erase(canvas);
}

/* Every frame begins with this: one row is made and the others are copied. */
void
canvas_erase(struct canvas *canvas)
{
    size_t columns = (size_t)canvas->columns;
    for (size_t i = 0; i < columns && canvas->rows > 0; i++)
        canvas->cells[i] = blank_cell;
    for (size_t row = 1; row < (size_t)canvas->rows; row++)
        memcpy(canvas->cells + row * columns, canvas->cells, columns * sizeof blank_cell);
    canvas_place_cursor(canvas, 0, 0);
}

static struct cell *
cell_at(const struct canvas *canvas, int row, int column)
{
    return &canvas->cells[(size_t)row * (size_t)canvas->columns + (size_t)column];
}

static void
make_blank(struct cell *cell)
{
    uint16_t role = cell->role;
    *cell = blank_cell;
    cell->role = role;
}

/* Half of a wide cluster cannot be shown: what is left of one becomes a blank. */
static void
split_wide(struct canvas *canvas, int row, int column)
{
    if (column <= 0 || column >= canvas->columns || cell_at(canvas, row, column)->columns != 0)
        return;
    make_blank(cell_at(canvas, row, column - 1));
    make_blank(cell_at(canvas, row, column));
}

/* The left half was painted over. */
static void
heal_half(struct canvas *canvas, int row, int column)
{
    if (column < canvas->columns && cell_at(canvas, row, column)->columns == 0)
        make_blank(cell_at(canvas, row, column));
}

static void
put_cell(struct canvas *canvas, int row, int column, const struct cell *cell)
{
    bool inside = row >= 0 && row < canvas->rows && column >= 0;
    if (!inside || column + cell->columns > canvas->columns)
        return;
    split_wide(canvas, row, column);
    split_wide(canvas, row, column + cell->columns);
    *cell_at(canvas, row, column) = *cell;
    if (cell->columns == 2)
        *cell_at(canvas, row, column + 1) = (struct cell){.columns = 0, .role = cell->role};
}

static struct cell
character_cell(char character, enum role role)
{
    return (struct cell){
        .points = {(unsigned char)character}, .columns = 1, .role = (uint16_t)role};
}

static void
put_character(struct canvas *canvas, int row, int column, enum role role, char character)
{
    struct cell cell = character_cell(character, role);
    put_cell(canvas, row, column, &cell);
}

static void
add_mark(struct cell *cell, uint32_t point)
{
    for (size_t i = 1; i < CELL_POINTS; i++) {
        if (cell->points[i] == 0) {
            cell->points[i] = point;
            return;
        }
    }
}

/* A joiner with nothing after it in its cell could join the next cell. */
static void
drop_last_joiner(struct cell *cell)
{
    for (size_t i = CELL_POINTS - 1; i > 0; i--) {
        if (cell->points[i] >= JOINER_FIRST && cell->points[i] <= JOINER_LAST)
            cell->points[i] = 0;
        else if (cell->points[i] != 0)
            return;
    }
}

/* The cells of one cluster: a code point that takes columns starts one, marks join the one before.
 * Vowel signs that stand beside their letter and the halves of a flag so come into cells of their
 * own, as terminals place them. Returns the number of cells. */
static size_t
cluster_to_cells(const char *cluster, size_t length, enum role role,
                 struct cell cells[CLUSTER_CELLS])
{
    int room = (int)utf8_cluster_columns(cluster, length);
    size_t count = 0;
    size_t offset = 0;
    while (offset < length && count < CLUSTER_CELLS) {
        uint32_t point;
        offset += utf8_decode(cluster + offset, &point);
        int columns = wcwidth((wchar_t)point);
        if (columns < 0) { /* newer than the terminal's tables: it might take any width */
            point = UNKNOWN_CHARACTER;
            columns = 1;
        }
        if (columns == 0 && count > 0) {
            add_mark(&cells[count - 1], point);
            continue;
        }
        if (columns == 0) {
            cells[count++] =
                (struct cell){.points = {' ', point}, .columns = 1, .role = (uint16_t)role};
            continue;
        }
        if (columns > room)
            break;
        room -= columns;
        cells[count++] =
            (struct cell){.points = {point}, .columns = (uint16_t)columns, .role = (uint16_t)role};
    }
    for (size_t i = 0; i < count; i++)
        drop_last_joiner(&cells[i]);
    return count;
}

static int
cells_columns(const struct cell *cells, size_t count)
{
    int columns = 0;
    for (size_t i = 0; i < count; i++)
        columns += cells[i].columns;
    return columns;
}

static bool
is_plain(const char *text)
{
    while (*text >= ' ' && *text <= '~')
        text++;
    return *text == '\0';
}

/* Most of a screen is ASCII, where a byte is a cluster and a column: only at its ends can it halve
 * a wide cluster. `end` is within the grid. */
static int
paint_plain(struct canvas *canvas, int row, int column, int end, enum role role, const char *text)
{
    int length = (int)strlen(text);
    int after = length > end - column ? end : column + length;
    if (row < 0 || row >= canvas->rows || length == 0 || after <= 0)
        return after;
    if (column < 0) {
        text -= column;
        column = 0;
    }
    split_wide(canvas, row, column);
    struct cell *cell = cell_at(canvas, row, column);
    for (; column < after; column++)
        *cell++ = character_cell(*text++, role);
    if (*text != '\0')
        *cell_at(canvas, row, end - 1) = character_cell(CUT_MARK, role);
    heal_half(canvas, row, after);
    return after;
}

/* The text has gone on past `end`: the row ends in the mark, and what would stand under it or be
 * halved by it makes way. */
static int
paint_cut(struct canvas *canvas, int row, int column, int end, enum role role)
{
    while (column < end - 1)
        put_character(canvas, row, column++, role, ' ');
    put_character(canvas, row, end - 1, role, CUT_MARK);
    return end;
}

static int
paint_clusters(struct canvas *canvas, int row, int column, int end, enum role role,
               const char *text)
{
    size_t offset = 0;
    int last_start = column; /* of the cluster before: the mark may need its place */
    while (text[offset] != '\0') {
        size_t next = utf8_next_cluster(text, offset);
        struct cell cells[CLUSTER_CELLS];
        size_t count = cluster_to_cells(text + offset, next - offset, role, cells);
        int columns = cells_columns(cells, count);
        if (column + columns > end)
            return paint_cut(canvas, row, column < end ? column : last_start, end, role);
        last_start = column;
        for (size_t i = 0; i < count; i++) {
            put_cell(canvas, row, column, &cells[i]);
            column += cells[i].columns;
        }
        offset = next;
    }
    return column;
}

int
canvas_text(struct canvas *canvas, int row, int column, int width, enum role role, const char *text)
{
    int end = width < 0 || width > canvas->columns - column ? canvas->columns : column + width;
    if (!text || end <= column)
        return column;
    if (is_plain(text))
        return paint_plain(canvas, row, column, end, role, text);
    struct text safe = TEXT_EMPTY;
    utf8_safe(&safe, text, false);
    column = paint_clusters(canvas, row, column, end, role, text_string(&safe));
    text_clear(&safe);
    return column;
}

int
canvas_format(struct canvas *canvas, int row, int column, int width, enum role role,
              const char *format, ...)
{
    struct text text = TEXT_EMPTY;
    va_list args;
    va_start(args, format);
    text_append_vformat(&text, format, args);
    va_end(args);
    column = canvas_text(canvas, row, column, width, role, text_string(&text));
    text_clear(&text);
    return column;
}

void
canvas_text_right(struct canvas *canvas, int row, int column, enum role role, const char *text)
{
    int end = column < canvas->columns ? column : canvas->columns;
    int start = end - canvas_columns(text);
    if (start < 0)
        start = 0;
    canvas_text(canvas, row, start, end - start, role, text);
}

int
canvas_columns(const char *text)
{
    if (!text)
        return 0;
    if (is_plain(text))
        return (int)strlen(text);
    struct text safe = TEXT_EMPTY;
    utf8_safe(&safe, text, false);
    const char *shown = text_string(&safe);
    int columns = 0;
    size_t offset = 0;
    while (shown[offset] != '\0') {
        size_t next = utf8_next_cluster(shown, offset);
        struct cell cells[CLUSTER_CELLS];
        size_t count = cluster_to_cells(shown + offset, next - offset, ROLE_TEXT, cells);
        columns += cells_columns(cells, count);
        offset = next;
    }
    text_clear(&safe);
    return columns;
}

void
canvas_style(struct canvas *canvas, int row, int column, int width, enum role role)
{
    if (row < 0 || row >= canvas->rows)
        return;
    int end = width < 0 || width > canvas->columns - column ? canvas->columns : column + width;
    for (int i = column > 0 ? column : 0; i < end; i++)
        cell_at(canvas, row, i)->role = (uint16_t)role;
}

void
canvas_place_cursor(struct canvas *canvas, int row, int column)
{
    canvas->cursor_row = row;
    canvas->cursor_column = column;
}

static void
dump_row(const struct canvas *canvas, int row, struct text *out)
{
    size_t start = out->length;
    size_t end = start; /* after the last cell that is not blank */
    for (int column = 0; column < canvas->columns; column++) {
        const struct cell *cell = cell_at(canvas, row, column);
        for (size_t i = 0; i < CELL_POINTS && cell->points[i] != 0; i++)
            utf8_append(out, cell->points[i]);
        if (cell->points[0] != ' ' || cell->points[1] != 0)
            end = out->length;
    }
    text_cut(out, end);
    text_append_char(out, '\n');
}

void
canvas_dump(const struct canvas *canvas, struct text *out)
{
    for (int row = 0; row < canvas->rows; row++)
        dump_row(canvas, row, out);
}
