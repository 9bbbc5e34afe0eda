/* duplicate.h - who may be here already (C04, T32): the broad rule, for a person who types. It only
 * ever says so, and stands in nobody's way. */
#ifndef MODULES_DUPLICATE_H
#define MODULES_DUPLICATE_H

#include "modules/session.h"

/* Most that are found for one record. */
#define DUPLICATE_MOST 10

struct duplicate {
    struct record *record; /* owned; may be in the trash */
    const char *reason;    /* "same phone" */
};

struct duplicate_list {
    struct duplicate items[DUPLICATE_MOST];
    size_t count;
};
void duplicate_list_clear(struct duplicate_list *list);

/* True when what stands in this field tells people apart. */
bool duplicate_is_clue(const struct record_type *type, size_t field);
/* Those of the type, live or in the trash, who have the same phone or email, or a name of the same
 * words in any order, by which `known_as` goes as well. Never the record itself; nobody for types
 * that hold no people. Fills *list from empty. */
bool duplicate_find(struct session *session, const struct record *record,
                    struct duplicate_list *list, struct error *error);
/* "Siân Wyn-Jones (same phone, in the trash)". Appended to out. */
void duplicate_show(struct session *session, const struct duplicate *duplicate, struct text *out);

#endif
