/* large_number.c - digits of five rows by five columns, in characters that every terminal has. */
#include "large_number.h"

#include <stdio.h>
#include <string.h>

#define DIGIT_COLUMNS 7 /* with the gap behind it */
#define MOST_DIGITS 6

static const char *const digits[10][LARGE_NUMBER_ROWS] = {
    {" ### ", "#   #", "#   #", "#   #", " ### "}, {"  #  ", " ##  ", "  #  ", "  #  ", " ### "},
    {"#### ", "    #", " ### ", "#    ", "#####"}, {"#### ", "    #", " ### ", "    #", "#### "},
    {"#  # ", "#  # ", "#####", "   # ", "   # "}, {"#####", "#    ", "#### ", "    #", "#### "},
    {" ### ", "#    ", "#### ", "#   #", " ### "}, {"#####", "   # ", "  #  ", " #   ", " #   "},
    {" ### ", "#   #", " ### ", "#   #", " ### "}, {" ### ", "#   #", " ####", "    #", " ### "},
};

bool
large_number_draw(struct canvas *canvas, int row, int column, size_t number)
{
    char typed[24];
    snprintf(typed, sizeof typed, "%zu", number);
    int count = (int)strlen(typed);
    if (count > MOST_DIGITS || column + count * DIGIT_COLUMNS > canvas->columns || row < 1 ||
        row + LARGE_NUMBER_ROWS > canvas->rows)
        return false;
    for (int i = 0; i < count; i++)
        for (int line = 0; line < LARGE_NUMBER_ROWS; line++)
            canvas_text(canvas, row + line, column + i * DIGIT_COLUMNS, -1, ROLE_HEADING,
                        digits[typed[i] - '0'][line]);
    return true;
}
