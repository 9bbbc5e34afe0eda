/* row_name.c - puts a name together. */
#include "row_name.h"

#include <stdint.h>

#include "base/utf8.h"

/* Without blanks at its ends; within, a name stays as it was given (B05). */
static void
append_word(struct text *name, const char *word)
{
    const char *end = word;
    uint32_t point;
    size_t length;
    if (name->length > 0)
        text_append_char(name, ' ');
    for (const char *at = word; (length = utf8_decode(at, &point)) > 0; at += length) {
        if (!utf8_is_invisible(point))
            end = at + length;
        else if (at == word)
            word = end = at + length;
    }
    text_append_bytes(name, word, (size_t)(end - word));
}

bool
row_name_is_person(const struct mapping *mapping, const struct column *column)
{
    return column->index == mapping->importable->person;
}

/* Whole names between two ranks: all that the user named as such, else the first. */
static void
find_whole_name(const struct mapping *mapping, const struct row_cells *cells, int lowest,
                int highest, struct text *name, size_t *column)
{
    for (size_t i = 0; i < cells->count; i++) {
        const struct filled_cell *cell = &cells->items[i];
        const struct column *from = &mapping->columns[cell->column];
        if (!row_name_is_person(mapping, from) || from->use != HEADING_VALUE ||
            from->rank < lowest || from->rank > highest ||
            (name->length > 0 && from->rank != RANK_GIVEN))
            continue;
        if (name->length == 0)
            *column = cell->column;
        append_word(name, cell->text);
    }
}

void
row_name_join(const struct mapping *mapping, const struct row_cells *cells, struct text *name,
              size_t *column)
{
    for (enum heading_use part = HEADING_GIVEN; part <= HEADING_FAMILY; part++) {
        for (size_t i = 0; i < cells->count; i++) {
            const struct filled_cell *cell = &cells->items[i];
            const struct column *from = &mapping->columns[cell->column];
            if (!row_name_is_person(mapping, from) || from->use != part)
                continue;
            if (name->length == 0)
                *column = cell->column;
            append_word(name, cell->text);
            break;
        }
    }
}

void
row_name_find(const struct mapping *mapping, const struct row_cells *cells, struct text *name,
              size_t *column)
{
    find_whole_name(mapping, cells, RANK_GIVEN, RANK_NAME_PARTS - 1, name, column);
    if (name->length == 0)
        row_name_join(mapping, cells, name, column);
    if (name->length == 0)
        find_whole_name(mapping, cells, RANK_NAME_PARTS, RANK_ACCOUNT, name, column);
}
