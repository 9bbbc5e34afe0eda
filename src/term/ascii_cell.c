/* ascii_cell.c - finds the ASCII letter that stands for a cell. */
#include "term/ascii_cell.h"

#include <ctype.h>
#include <wctype.h>

#include "base/utf8.h"

#define NO_LETTER '?'

/* Folding takes marks off and makes letters small. */
static char
letter_for(uint32_t point)
{
    if (point >= ' ' && point <= '~')
        return (char)point;
    struct text character = TEXT_EMPTY;
    struct text folded = TEXT_EMPTY;
    utf8_append(&character, point);
    utf8_fold(&folded, text_string(&character));
    char letter = folded.length == 1 ? folded.bytes[0] : NO_LETTER;
    if (iswupper((wint_t)point))
        letter = (char)toupper((unsigned char)letter);
    text_clear(&character);
    text_clear(&folded);
    return letter;
}

struct cell
ascii_cell(const struct cell *cell)
{
    bool mark_alone = cell->points[0] == ' ' && cell->points[1] != 0;
    char letter = cell->columns != 1 || mark_alone ? NO_LETTER : letter_for(cell->points[0]);
    return (struct cell){.points = {(unsigned char)letter}, .columns = 1, .role = cell->role};
}
