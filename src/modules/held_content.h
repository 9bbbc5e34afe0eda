/* held_content.h - for modules/ only: what an operation wrote, as lines that people read and posact
 * reads again: adds or changes, then a field each, `phone = "07700 900001"`, or `phone` alone for
 * one that was cleared. */
#ifndef MODULES_HELD_CONTENT_H
#define MODULES_HELD_CONTENT_H

#include "base/text.h"
#include "record/record_type.h"
#include "store/operation.h"

#include <stdbool.h>
#include <stddef.h>

/* `type` is NULL for one that is not known here. Appended. */
void held_content_write(const struct record_type *type, const struct operation *operation,
                        struct text *out);

struct held_content {
    bool adds;
    struct operation_write *writes; /* without parents */
    size_t count, capacity;
    char *lines; /* the values point into it */
};
void held_content_clear(struct held_content *content);
/* False for what is no such text. Clear in any case. */
bool held_content_read(const struct record_type *type, const char *lines,
                       struct held_content *content);

#endif
