/* wrap.h - where a text breaks into rows: at line feeds, at blanks, and inside a word that is
 * longer than a row. */
#ifndef TERM_WRAP_H
#define TERM_WRAP_H

#include <stdbool.h>
#include <stddef.h>

struct wrap_row {
    size_t start, end; /* what is shown: without the line feed or the blank at which it breaks */
    size_t next;       /* where the next row starts */
    bool last;
};

/* The row of at most `width` columns that starts at `start`; a cluster wider than that has a row
 * of its own. A text that ends in a line feed has an empty last row. */
struct wrap_row wrap_row_at(const char *text, size_t start, int width);

#endif
