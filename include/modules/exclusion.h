/* exclusion.h - two people whom posact never pairs: who decides on a candidate, who is related, who
 * asked not to be (P37, T52). */
#ifndef MODULES_EXCLUSION_H
#define MODULES_EXCLUSION_H

#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>

enum exclusion_field {
    EXCLUSION_BUDDY = RECORD_CORE_COUNT,
    EXCLUSION_CANDIDATE,
    EXCLUSION_COLLEAGUE,
    EXCLUSION_REASON,
    EXCLUSION_SINCE,
    EXCLUSION_FIELD_COUNT,
};

extern const struct record_type exclusion_type;

/* False, with the reason, when the buddy of a pairing is kept apart from its candidate or
 * colleague.
 */
bool exclusion_allows(struct session *session, const struct record *pairing, struct error *error);

#endif
