/* merge.h - two records of one person made one (T34, T36).
 *
 * One goes on. Of each field hers is kept, or the other's is taken; whatever links to the other -
 * contacts, tags, tasks, applications, and whoever was merged into her before - links to her
 * instead, and the other goes into the trash and says into whom. All of it is one step, which undo
 * takes back.
 *
 * In the log that is plain writes of fields, so that replicas which hold them agree. What a laptop
 * writes meanwhile to the one in the trash is not lost: she is reviewed again (duplicate_review),
 * and merging the two again moves it. */
#ifndef MODULES_MERGE_H
#define MODULES_MERGE_H

#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>

enum merge_choice {
    MERGE_KEEP, /* hers */
    MERGE_TAKE, /* the other's */
    MERGE_BOTH, /* one below the other: NOTES alone */
};

struct merge {
    const struct record_type *type;
    struct record *survivor, *other; /* as they were read, with their heads; owned */
    enum merge_choice *choices;      /* one per field; owned */
};

/* Reads both, and chooses: hers, the other's where hers is empty, of differing notes both.
 * ERROR_USAGE for one and the same, or a type whose records are not merged; ERROR_CONFLICT when one
 * is in the trash, or they were said to be two people. merge_clear it in any case. */
bool merge_read(struct merge *merge, struct session *session, const struct record_type *type,
                const struct id *survivor, const struct id *other, struct error *error);
void merge_clear(struct merge *merge);

/* Whether there is something to choose: both have a value, and not the same. Not for what posact
 * sets itself. */
bool merge_differs(const struct merge *merge, size_t field);
/* ERROR_USAGE for what cannot be chosen there. */
bool merge_choose(struct merge *merge, size_t field, enum merge_choice choice, struct error *error);
/* "phone=other", "notes=both", "name=kept". */
bool merge_choose_typed(struct merge *merge, const char *typed, struct error *error);

/* Within a writing command: does it. ERROR_CONFLICT, and nothing is done, when one of the two was
 * changed since merge_read, or a rule stands in the way: two live applications for one campaign.
 * The outcome says what was done and to whom. */
bool merge_run(struct merge *merge, struct session *session, struct outcome *outcome,
               struct error *error);
/* The same as a step of its own. */
bool merge_do(struct merge *merge, struct session *session, struct outcome *outcome,
              struct error *error);

/* "Merge Sian Jones into Siân Wyn-Jones"; "Phone: 07700 900123; not 07700 900456",
 * nothing for a field that neither has; "3 contacts, 1 tag" that would move, nothing for none. */
void merge_title(const struct merge *merge, struct text *out);
void merge_line(const struct merge *merge, struct session *session, size_t field, struct text *out);
bool merge_count(const struct merge *merge, struct session *session, struct text *out,
                 struct error *error);

#endif
