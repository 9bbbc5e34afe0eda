/* desk.h - a small database in a folder of its own, and everything that can be done to it: for the
 * tests that let each of these fail at every point. */
#ifndef TESTS_SUPPORT_DESK_H
#define TESTS_SUPPORT_DESK_H

#include "base/text.h"
#include "fixture.h"

#include <stdbool.h>
#include <stddef.h>

struct desk {
    char *folder, *database;
    char *people; /* a file to import */
    char *backup; /* where the action `backup` puts it */
    int schema;   /* of the file before it is opened */
    struct store *store;
    struct session *session; /* NULL until desk_open */
    struct id candidate;     /* changed once */
    struct id removed;       /* in the trash */
};

/* A folder with a closed database of the newest schema: some people, contacts, one in the trash. */
void desk_make(struct desk *desk);
/* The same with the stored sample of an older schema. */
void desk_make_old(struct desk *desk, int schema);
/* Opens it, as J. Shah. */
bool desk_open(struct desk *desk, struct error *error);
void desk_close(struct desk *desk);
/* Closes, and removes the folder. */
void desk_clear(struct desk *desk);

/* Everything that can be read, the trash included, as text to compare. */
void desk_dump(struct desk *desk, struct text *out);
/* E10: the file, the foreign keys, the fold, the chain; or the test fails. */
void desk_assert_sound(struct desk *desk);

struct desk_action {
    const char *name;
    bool (*run)(struct desk *desk, struct error *error);
    /* What must have happened before, on an open desk; NULL for nothing. */
    bool (*prepare)(struct desk *desk, struct error *error);
    bool opens;   /* begins with the desk closed, and leaves it open when it succeeds */
    bool changes; /* the dump is another afterwards */
    int schema;   /* of the file it begins with; 0 for the newest */
};

extern const struct desk_action desk_actions[];
extern const size_t desk_action_count;

/* What the action needs, closed if it begins so: all but the action itself. */
void desk_make_for(struct desk *desk, const struct desk_action *action);
/* The dump of what desk_make_for made last; NULL for an action that opens. Borrowed. */
const char *desk_before(const struct desk_action *action);
/* Fails the test unless what an action reported is so, seen through a fresh connection: what is
 * said to be done is there, and what is said to have failed has not happened. `before` is the dump
 * before it, NULL for one that opens. The desk is open afterwards. */
void desk_assert_truth(struct desk *desk, const struct desk_action *action, bool done,
                       const char *before);

#endif
