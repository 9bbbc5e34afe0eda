/* reader.h - what every view of PLACE_READER begins with: a document, and what was last looked for
 * in it. The rows of reader_commands rely on it. */
#ifndef UI_READER_H
#define UI_READER_H

#include "base/text.h"
#include "ui/document.h"
#include "ui/view.h"

#include <stdbool.h>

struct reader {
    struct view view;
    struct document document;
    struct text wanted;
    /* Adds rows below those that are there, so that finding can go on; false when the document is
     * whole then. NULL: it is. */
    bool (*read_on)(struct reader *reader);
};

static inline struct reader *
reader_of(struct view *view)
{
    return (struct reader *)view;
}

void reader_clear(struct reader *reader);
/* Title and text; `right` is the state at the right of line 1. */
void reader_draw_titled(struct reader *reader, struct canvas *canvas, const char *title,
                        const char *right);

#endif
