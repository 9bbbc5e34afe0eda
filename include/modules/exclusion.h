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

/* All that keep the candidate or colleague of a pairing apart from somebody; added to the list. */
bool exclusion_read(struct session *session, const struct record *pairing, struct record_list *list,
                    struct error *error);
/* False, with the reason, when one of them is about the buddy of the pairing. */
bool exclusion_allows(struct session *session, const struct record_list *list,
                      const struct record *pairing, struct error *error);

#endif
