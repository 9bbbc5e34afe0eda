/* many.h - a command on all records that a filter finds: shown first, then done as one step (T38).
 */
#ifndef CLI_MANY_H
#define CLI_MANY_H

#include "cli/cli_call.h"
#include "record/query.h"

/* Which records a filter finds, at most BULK_MOST. */
struct many_found {
    struct id *ids; /* owned */
    size_t count;
};
void many_found_clear(struct many_found *found);

/* Those whose ids are named, words with blanks between, or those that fit `where`: one of the two
 * must be given, and `usage` shows how. */
bool many_find_either(struct session *session, const struct query *query, const char *named,
                      const char *where, const char *usage, struct many_found *found,
                      struct error *error);
/* Whether what the words tell is to be done: with `yes`, or when a person at a terminal types it.
 */
bool many_is_agreed(bool yes, const struct text *words, struct error *error);

/* For a request with MANY_WHERE; returns the exit code. */
int many_run(struct cli_call *run, struct error *error);
/* The same for all that link to the one that is named. */
int many_run_each(struct cli_call *run, struct error *error);

#endif
