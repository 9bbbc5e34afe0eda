/* copied.h - what `y` copies: references, emails, phones, rows; into a file of the officer's own,
 * as a clipboard is for every program to read (F04). */
#ifndef MODULES_COPIED_H
#define MODULES_COPIED_H

#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "record/field.h"
#include "record/list_shape.h"

#include <stdbool.h>
#include <stddef.h>

struct session;

/* The choice of what; its codes are those of copied_list. */
enum copied_what {
    COPIED_REFERENCE,
    COPIED_EMAIL,
    COPIED_PHONE,
    COPIED_ROW,
    COPIED_WHAT_COUNT,
};
extern const struct choice_list copied_list;
extern const struct field copied_arg;

struct copied {
    enum copied_what what;
    const struct record_type *type;
    const struct id *ids; /* borrowed */
    size_t count;
    const struct list_shape *shape; /* the columns of a row; borrowed */
};

/* By its code; NULL is the reference. */
enum copied_what copied_what_of(const char *code);
/* Whether records of the type have such a thing. */
bool copied_fits(enum copied_what what, const struct record_type *type);
/* A line for each record that has it, tabs between the cells of a row; *without counts the others.
 * ERROR_NOT_FOUND when none has it. */
bool copied_write(struct session *session, const struct copied *copied, struct text *out,
                  size_t *without, struct error *error);
/* Into a file of its own, 0600, in place of what was copied before; its path goes into `path`. */
bool copied_keep(const struct text *written, struct text *path, struct error *error);
/* "Copied 2 emails to 'x'; 1 has none". `place` is a path, or NULL for the clipboard. */
void copied_tell(const struct copied *copied, size_t without, const char *path, struct text *out);

#endif
