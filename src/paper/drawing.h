/* drawing.h - the chart of a part on paper: the same as on the page and in the terminal. */
#ifndef PAPER_DRAWING_H
#define PAPER_DRAWING_H

#include "page.h"

#include <jansson.h>

/* Nothing where the part has none. */
void drawing_add(struct page *page, const json_t *part);
/* What a cell says: "1,204", "67%", "[c]". Written into `out`. */
const char *drawing_cell(const json_t *cell, char out[64]);

#endif
