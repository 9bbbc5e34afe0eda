/* consent.h - what somebody agreed to: an entry each time they were asked, with the wording that
 * they were shown (T23, P26). It stays as it was given (T24): asked again is another entry, and
 * only that it was withdrawn is noted later. */
#ifndef MODULES_CONSENT_H
#define MODULES_CONSENT_H

#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>

enum consent_field {
    CONSENT_CANDIDATE = RECORD_CORE_COUNT,
    CONSENT_PURPOSE,
    CONSENT_WORDING,
    CONSENT_CHANNEL,
    CONSENT_SOURCE,
    CONSENT_GIVEN,
    CONSENT_EXPIRES,
    CONSENT_WITHDRAWN,
    CONSENT_NOTED_BY,
    CONSENT_FIELD_COUNT,
};

extern const struct record_type consent_type;

/* True when the person agreed to a purpose, a code of lists.consent-purposes, and that counts
 * today: neither withdrawn since nor expired. Else the error says what became of it. The one place
 * that answers this. */
bool consented(struct session *session, const struct id *candidate, const char *purpose,
               struct error *error);
/* How many entries of the person count today, for any purpose. */
bool consent_count(struct session *session, const struct id *candidate, size_t *count,
                   struct error *error);
/* *names tells whether a consent names this version of a privacy notice. */
bool consent_names(struct session *session, const struct record *policy, bool *names,
                   struct error *error);

/* What a sign-up gives (P27): for somebody just added who was given the privacy notice and left a
 * way to reach them, an entry for each purpose that signing up agrees to. *count says how many.
 * When the notice is not in date there is none, and why not is appended. Without `write` it only
 * says what there would be. `channel` is how they said so, NULL: as the purpose says of a sign-up.
 */
bool consent_sign_up(struct session *session, const struct record *candidate, const char *channel,
                     bool write, size_t *count, struct text *why, struct error *error);

#endif
