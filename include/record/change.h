/* change.h - one entry of history: who wrote what into a record, and what stood there before. */
#ifndef RECORD_CHANGE_H
#define RECORD_CHANGE_H

#include "base/id.h"
#include "record/record_type.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum change_kind {
    CHANGE_ADDED,
    CHANGE_EDITED,
    CHANGE_REMOVED,
    CHANGE_RESTORED,
    CHANGE_NOTED, /* nothing was changed: records were exported; the id is zero */
};

struct field_change {
    const struct field *field;
    char *old_value, *new_value; /* canonical, NULL for not given; owned */
};

struct change {
    int64_t lsn; /* place in this file's log */
    int64_t replica, seq;
    int64_t time_ms;
    char *actor;   /* owned */
    char *command; /* "edit", "import", "undo"; owned */
    char *purpose; /* of a look, as far as it was said; NULL in a history; owned */
    const struct record_type *type;
    struct id id;
    enum change_kind kind;
    struct field_change *fields; /* owned */
    size_t field_count;
};

struct change_list {
    struct change *items;
    size_t count, capacity;
};
void change_list_clear(struct change_list *list);
/* That it was, and no word of what. */
void change_drop_fields(struct change *change);
/* The same of one field. */
void change_drop_field(struct change *change, size_t index);
/* Puts those from `first` on in order, newest first, and leaves at most `limit` of them. */
void change_list_newest(struct change_list *list, size_t first, size_t limit);
/* "added", "changed", "removed", "restored", "noted". */
const char *change_kind_name(enum change_kind kind);

#endif
