/* checkout.h - which people a laptop takes along, and until when (sync.md B). */
#ifndef MODULES_CHECKOUT_H
#define MODULES_CHECKOUT_H

#include "base/error.h"
#include "modules/session.h"
#include "record/record.h"
#include "store/operation.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What is asked for; NULL or "" where nothing is. */
struct checkout_wish {
    const char *filter; /* of candidates, as in a list */
    const char *event;  /* an id, or the begin of one: whoever is invited to it */
    const char *until;  /* the last day on which the laptop opens, as typed */
};

/* What a laptop was given: its words for people, NULL for everybody, and its last day in ISO, NULL
 * for none. Both owned by whoever holds it. */
struct checkout {
    char *scope, *until;
};
void checkout_clear(struct checkout *checkout);

/* ERROR_INPUT for a day that is none, or past. Nothing is taken yet. */
bool checkout_understand(struct session *session, const struct checkout_wish *wish,
                         struct checkout *checkout, struct error *error);
/* Puts the people of the wish down for the laptop of this replica. Within a writing command. */
bool checkout_take(struct session *session, int64_t replica, const struct checkout_wish *wish,
                   size_t *people, struct error *error);

/* From now on the session answers this laptop, and about its people alone when it has a scope. */
void checkout_limit(struct session *session, const struct record *laptop);
/* Whether the laptop is past its last day: then it brings what it has, and is told nothing more. */
bool checkout_is_over(struct session *session, const struct record *laptop);
/* Whether an operation is about somebody of theirs, or about nobody. */
bool checkout_covers(struct session *session, const struct operation *operation, bool *covers,
                     struct error *error);
/* The same for what the laptop brings: ERROR_DENIED when it is about somebody else (S10). */
bool checkout_check(struct session *session, const struct operation *operation,
                    struct error *error);
/* Whoever the laptop adds is theirs. Within a transaction. */
bool checkout_add(struct session *session, const struct operation *operation, struct error *error);

#endif
