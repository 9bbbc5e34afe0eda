/* duplicate.h - who may be one person (T32, T33): said while somebody types, and reviewed as a list
 * of pairs. The same clues and weights for both, out of the settings `duplicates`. It only ever
 * says so, and stands in nobody's way (C04). */
#ifndef MODULES_DUPLICATE_H
#define MODULES_DUPLICATE_H

#include "modules/session.h"
#include "store/likeness.h"

/* Most that are found for one record. */
#define DUPLICATE_MOST 10
/* Pairs that are reviewed at a time; with those settled the next come up. */
#define DUPLICATE_PAIRS 200

struct duplicate {
    struct record *record; /* owned; may be in the trash */
    struct likeness like;
};

struct duplicate_list {
    struct duplicate items[DUPLICATE_MOST];
    size_t count;
};
void duplicate_list_clear(struct duplicate_list *list);

/* True when what stands in this field tells people apart. */
bool duplicate_is_clue(const struct record_type *type, size_t field);
/* Those of the type, live ones first, who are like the record; of one who was merged into somebody
 * that one. Never the record itself, nobody who was said to be somebody else (T35), nobody for
 * types that hold no people. Fills *list from empty. */
bool duplicate_find(struct session *session, const struct record *record,
                    struct duplicate_list *list, struct error *error);
/* "Siân Wyn-Jones (same phone and name, in the trash)". Appended to out. */
void duplicate_show(struct session *session, const struct duplicate *duplicate, struct text *out);

/* The pairs to review: first merges that are not finished, then the most like; at most `limit`.
 * *more tells that there are others. Fills *list from empty. */
bool duplicate_review(struct session *session, size_t limit, struct likeness_list *list, bool *more,
                      struct error *error);
/* The same for one candidate, who is `one` in each pair; at most DUPLICATE_MOST. */
bool duplicate_review_of(struct session *session, const struct id *id, struct likeness_list *list,
                         struct error *error);
/* "same email, phone and name"; "merged already, and written to since". Appended to out. */
void duplicate_append_reason(const struct likeness *like, struct text *out);

#endif
