/* notes.h - the log read for its notes: who looked at what, and what left (T30). */
#ifndef STORE_NOTES_H
#define STORE_NOTES_H

#include "base/error.h"
#include "base/id.h"
#include "record/change.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Which notes: all of them, those of an officer, or those about a record. */
struct notes_question {
    const char *actor;              /* whatever the case of its letters; NULL for everybody's */
    const struct record_type *type; /* of the record; NULL for whatever they are about */
    struct id record;               /* zero: about lists of that type */
    int64_t from_ms;
    int64_t until_ms;           /* before this one */
    const struct change *newer; /* only those older than this one; NULL for the newest */
};

/* At most `limit` of them, the newest first, added to the list, whose entries have no fields. */
bool notes_read(struct store *store, const struct notes_question *question, size_t limit,
                struct change_list *list, struct error *error);

#endif
