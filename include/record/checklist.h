/* checklist.h - what a record still needs before it can be used, a line for each part with one of
 * three words (B14). Types that are written over several days have one (record_type.h). */
#ifndef RECORD_CHECKLIST_H
#define RECORD_CHECKLIST_H

#include "base/text.h"

#include <stddef.h>

struct command; /* command/command.h */

enum checklist_state {
    CHECKLIST_COMPLETED,
    CHECKLIST_INCOMPLETE,
    CHECKLIST_CANNOT_START,
};

#define CHECKLIST_MOST 12

struct checklist_item {
    const char *label;
    enum checklist_state state;
    char *detail; /* what is missing, or there; owned, NULL for nothing */
    /* What opens from it: the form at this field, or this command; 0 and NULL for nothing. */
    size_t field;
    const struct command *command;
};

struct checklist {
    struct checklist_item items[CHECKLIST_MOST];
    size_t count;
};
void checklist_clear(struct checklist *list);
/* The next part; borrowed until the list is cleared. */
struct checklist_item *checklist_add(struct checklist *list, const char *label,
                                     enum checklist_state state);
/* "Incomplete: barrier", "Completed, 2 items". */
void checklist_append(const struct checklist_item *item, struct text *out);

#endif
