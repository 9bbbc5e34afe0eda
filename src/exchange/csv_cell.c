/* csv_cell.c - one cell of our own CSV and TSV files. */
#include "csv_cell.h"

#include <string.h>

#include "exchange/csv.h"

/* With these first a spreadsheet takes a cell for a formula (F05): ASCII, then full width. */
static const char *const formula_starts[] = {
    "=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20",
};

/* Apostrophes before the sign count too: so each written cell has one more than its value, and
 * taking one off always gives the value again. */
static bool
is_formula(const char *cell)
{
    cell += strspn(cell, "'");
    for (size_t i = 0; i < sizeof formula_starts / sizeof formula_starts[0]; i++) {
        if (string_starts(cell, formula_starts[i]))
            return true;
    }
    return false;
}

const char *
csv_own_cell(const char *cell)
{
    return cell[0] == '\'' && is_formula(cell) ? cell + 1 : cell;
}

void
csv_write_cell(struct text *out, const char *cell, char delimiter)
{
    if (cell == NULL)
        return;
    const char special[] = {delimiter, '"', '\r', '\n', '\0'};
    bool quoted = strpbrk(cell, special) != NULL;
    if (quoted)
        text_append_char(out, '"');
    if (is_formula(cell))
        text_append_char(out, '\'');
    for (; *cell != '\0'; cell++) {
        if (*cell == '"')
            text_append_char(out, '"');
        text_append_char(out, *cell);
    }
    if (quoted)
        text_append_char(out, '"');
}

/* --- TSV --- */

static const char tsv_plain[] = "\t\n\r\\";
static const char tsv_letters[] = "tnr\\";

void
tsv_write_cell(struct text *out, const char *cell)
{
    if (cell == NULL)
        return;
    if (is_formula(cell))
        text_append_char(out, '\'');
    for (; *cell != '\0'; cell++) {
        const char *special = strchr(tsv_plain, *cell);
        if (special != NULL)
            text_append_char(out, '\\');
        text_append_char(out, special != NULL ? tsv_letters[special - tsv_plain] : *cell);
    }
}

void
tsv_read_cell(struct text *out, const char *cell, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        const char *letter = NULL;
        if (cell[i] == '\\' && i + 1 < length && cell[i + 1] != '\0')
            letter = strchr(tsv_letters, cell[i + 1]);
        if (letter != NULL)
            i++;
        text_append_char(out, letter != NULL ? tsv_plain[letter - tsv_letters] : cell[i]);
    }
}
