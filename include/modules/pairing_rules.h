/* pairing_rules.h - the parts of pairing_may_begin, for whoever looks at many buddies at once:
 * each says no with the reason and what would help. Room and readiness are the buddy's (buddy.h).
 */
#ifndef MODULES_PAIRING_RULES_H
#define MODULES_PAIRING_RULES_H

#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>

/* The live records of another type that link to the candidate, or else to the colleague, of a
 * pairing; added to the list. */
bool pairing_read_of_person(struct session *session, const struct record *pairing,
                            const struct record_type *type, size_t candidate_field,
                            size_t colleague_field, struct record_list *list, struct error *error);

/* What was said of a candidate or colleague with one buddy or the other: read once, asked for each.
 */
struct pairing_apart {
    struct record_list exclusions, declines;
};
void pairing_apart_clear(struct pairing_apart *apart);
/* Fills *apart from empty; clear it in any case. */
bool pairing_apart_read(struct session *session, const struct record *pairing,
                        struct pairing_apart *apart, struct error *error);

/* The candidate is still helped. */
bool pairing_candidate_may(struct session *session, const struct record *pairing,
                           struct error *error);
/* The candidate is old enough (P31). */
bool pairing_adult_may(struct session *session, const struct record *pairing, struct error *error);
/* The candidate or colleague has no other pairing of its kind. */
bool pairing_is_single(struct session *session, const struct record *pairing, struct error *error);
/* A buddy of this kind is for the candidate, or for the colleague. */
bool pairing_kind_may(const struct record *pairing, const struct record *buddy,
                      struct error *error);
/* The two are not kept apart, neither declined, and neither reports to the other (T52, T53). */
bool pairing_two_may(struct session *session, const struct record *pairing,
                     const struct record *buddy, const struct pairing_apart *apart,
                     struct error *error);

#endif
