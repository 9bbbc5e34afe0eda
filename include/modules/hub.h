/* hub.h - the log as others see it: what is there, what they lack, what they bring.
 *
 * The one seam between a database and whoever it exchanges operations with (sync.md F): no SQL and
 * no record crosses it, operations do. */
#ifndef MODULES_HUB_H
#define MODULES_HUB_H

#include "base/error.h"
#include "base/id.h"
#include "modules/session.h"
#include "store/exchange.h"
#include "store/log_check.h"
#include "store/operation.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HUB_CHALLENGE_SIZE (2 * ID_SIZE)

/* What a database is, and how far its log goes. */
struct hub {
    struct id database;
    int64_t incarnation, replica, schema;
    int64_t now_ms;
    bool live; /* no invented people */
    unsigned char
        challenge[HUB_CHALLENGE_SIZE]; /* never the same twice, for the other side to sign */
    struct log_point point;
};
bool hub_look(struct session *session, struct hub *hub, struct error *error);
void hub_clear(struct hub *hub);
/* Much may come in from now on. */
void hub_expect_many(struct session *session);

/* The first operation behind place `cursor` that the other side lacks, which has `theirs`; *found
 * false when there is none. One on a record that whoever works may not see comes without its body:
 * the chain stays whole, and nothing of it is told (S10). *operation is the caller's to clear. */
bool hub_next(struct session *session, int64_t cursor, const struct log_point *theirs,
              struct operation *operation, bool *found, struct error *error);
/* Whether the operation that an end names is here, and the same. */
bool hub_has(struct session *session, const struct log_end *end, bool *same, struct error *error);
bool hub_count_conflicts(struct session *session, size_t *count, struct error *error);
/* The operation of ours behind `seq`. */
bool hub_next_own(struct session *session, int64_t seq, struct operation *operation, bool *found,
                  struct error *error);

/* What was taken in since the session began, and how much of it removes or blanks: S11. */
struct hub_taken {
    size_t operations, known;
    size_t losses;
    bool released;         /* a person said that so much may go */
    size_t held;           /* were held back (modules/held_change.h) */
    struct error held_why; /* the first of them */
};

/* Takes operations in, all or none of them, in the order given; with `exchange`, which may be NULL,
 * written in the same transaction. The first that cannot be taken is the error: ERROR_CONFLICT for
 * one that does not fit the log (S5), ERROR_DENIED for what may not be brought, ERROR_BUSY where so
 * much would be removed or blanked that a person is to be asked first. */
bool hub_take(struct session *session, const struct operation *operations, size_t count,
              const struct exchange *exchange, struct hub_taken *taken, struct error *error);
/* Does in `to`, as steps of its own, what `from` did behind the last of its operations that `to`
 * has: for a laptop that is enrolled again (S5). *kept counts the steps, *left the operations that
 * had nothing to build on. */
bool hub_do_again(struct session *from, struct session *to, size_t *kept, size_t *left,
                  struct error *error);
/* Notes how far the two logs have met, in a transaction of its own. */
bool hub_note(struct session *session, const struct exchange *exchange, struct error *error);
/* What the file notes of the server it belongs to; *found false for one that belongs to none. */
bool hub_exchange(struct session *session, struct exchange *exchange, bool *found,
                  struct error *error);
/* How many steps of ours the server does not have. */
bool hub_count_unsent(struct session *session, const struct exchange *exchange, size_t *count,
                      struct error *error);
/* Whether the last day of this laptop is past. */
bool hub_is_over(struct session *session, const struct exchange *exchange);
/* The same for what a laptop of this replica brings. What is no operation of it, or leaves a gap in
 * its chain, is ERROR_DENIED or ERROR_CONFLICT, and nothing is taken. Each that may not be as it is
 * - for whoever works, or for the records - is held back, and the rest goes on (S10). `newer`: the
 * laptop's posact may know types and fields that this one does not (S2). */
bool hub_take_pushed(struct session *session, int64_t replica, bool newer,
                     const struct operation *operations, size_t count, struct hub_taken *taken,
                     struct error *error);

#endif
