/* membership.h - who belongs to a network, as member or as ally: both of equal standing, whoever
 * they are (T70, T71). That somebody does may reveal faith, health or sexuality (T73): only who has
 * the permission sees it, each look is noted, and nobody leaves posact by name without consent. It
 * says nothing of a characteristic and feeds no monitoring, matching or eligibility (P42). */
#ifndef MODULES_MEMBERSHIP_H
#define MODULES_MEMBERSHIP_H

#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "modules/session.h"
#include "record/record_type.h"

#include <stdbool.h>

enum membership_field {
    MEMBERSHIP_NETWORK = RECORD_CORE_COUNT,
    MEMBERSHIP_STAFF,
    MEMBERSHIP_KIND,
    MEMBERSHIP_JOINED,
    MEMBERSHIP_LEFT,
    MEMBERSHIP_CONTACTED,
    MEMBERSHIP_LISTED,
    MEMBERSHIP_FIELD_COUNT,
};

extern const struct record_type membership_type;

/* How many belong to a network today: for a part of a report that is guarded. */
bool membership_count(struct session *session, const struct id *network, size_t *count,
                      struct error *error);
/* The same, as suppression.h lets it be said: "25", "[c]". Whoever may
 * not see the members may know that. Appended to out. */
bool membership_append_total(struct session *session, const struct id *network, struct text *out,
                             struct error *error);

#endif
