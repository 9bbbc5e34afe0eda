/* row_cells.c - cleans the cells of a row and puts them in order. */
#include "row_cells.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"

#define ANONYMOUS "anonymous"
#define SEVERAL " ::: "
#define PHONE_PREFIX "p:"

void
row_cells_forget(struct row_cells *cells)
{
    for (size_t i = 0; i < cells->count; i++)
        free(cells->items[i].text);
    cells->count = 0;
}

void
row_cells_clear(struct row_cells *cells)
{
    row_cells_forget(cells);
    free(cells->items);
    *cells = (struct row_cells){.items = NULL};
}

static void
drop_last_semicolons(char *text)
{
    size_t length = strlen(text);
    while (length > 0 && strchr("; ", text[length - 1]) != NULL)
        length--;
    text[length] = '\0';
}

/* Without what the program that wrote the file puts round a value; NULL when nothing is left. */
static char *
clean_cell(const struct mapping *mapping, const struct column *column, const char *cell)
{
    unsigned quirks = mapping->kind->quirks;
    if ((quirks & QUIRK_PHONE_PREFIX) != 0 && column->field->kind == FIELD_PHONE &&
        string_starts(cell, PHONE_PREFIX))
        cell += strlen(PHONE_PREFIX);
    char *text = must_strdup(cell);
    char *several = (quirks & QUIRK_SEVERAL) != 0 ? strstr(text, SEVERAL) : NULL;
    if (several != NULL)
        *several = '\0';
    if ((quirks & QUIRK_SEMICOLONS) != 0 && column->question)
        drop_last_semicolons(text);
    bool nobody = column->rank == RANK_ACCOUNT && string_equal_no_case(text, ANONYMOUS);
    if (!nobody && !cell_is_blank(text))
        return text;
    free(text);
    return NULL;
}

/* Where a typed value stands among the others of its rank: "Mobile" before "Work", a starred
 * (primary) address first. Negative for a number that nobody answers. */
static int
rank_of_type(const char *type)
{
    static const struct {
        const char *word;
        int rank;
    } ranks[] = {
        {"fax", -1}, {"pager", -1}, {"mobile", 0}, {"cell", 0},
        {"*", 0},    {"main", 1},   {"home", 3},   {"work", 4},
    };
    struct text folded = TEXT_EMPTY;
    utf8_fold(&folded, type);
    int rank = 2;
    for (size_t i = sizeof ranks / sizeof ranks[0]; i-- > 0;) {
        if (strstr(text_string(&folded), ranks[i].word) != NULL)
            rank = ranks[i].rank;
    }
    text_clear(&folded);
    return rank;
}

static void
insert_cell(struct row_cells *cells, struct filled_cell cell)
{
    cells->items =
        array_reserve(cells->items, &cells->capacity, cells->count + 1, sizeof *cells->items);
    size_t place = cells->count++;
    while (place > 0 && cells->items[place - 1].rank > cell.rank) {
        cells->items[place] = cells->items[place - 1];
        place--;
    }
    cells->items[place] = cell;
}

void
row_cells_collect(struct row_cells *cells, const struct mapping *mapping,
                  const struct source_row *row)
{
    for (size_t i = 0; i < mapping->order_count; i++) {
        const struct column *column = &mapping->columns[mapping->order[i]];
        const char *cell = row->cells[mapping->order[i]];
        if (cell == NULL)
            continue;
        int rank = 8 * column->rank; /* the type counts only within a rank */
        if (column->type_column != NO_COLUMN && row->cells[column->type_column] != NULL) {
            int type = rank_of_type(row->cells[column->type_column]);
            if (type < 0)
                continue;
            rank += type;
        }
        char *text = clean_cell(mapping, column, cell);
        if (text != NULL)
            insert_cell(cells, (struct filled_cell){mapping->order[i], rank, text});
    }
}
