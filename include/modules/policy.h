/* policy.h - what the force has written about personal data: privacy notices, version by version,
 * and appropriate policy documents. One that was not reviewed in time has lapsed, and stands in the
 * way of what needs it (P20, P26). */
#ifndef MODULES_POLICY_H
#define MODULES_POLICY_H

#include "modules/session.h"
#include "record/record_type.h"

#include <stdbool.h>

enum policy_field {
    POLICY_NAME = RECORD_CORE_COUNT,
    POLICY_KIND,
    POLICY_VERSION,
    POLICY_REFERENCE,
    POLICY_STARTS,
    POLICY_REVIEW,
    POLICY_ENDS,
    POLICY_WHERE,
    POLICY_WORDING,
    POLICY_OWNER,
    POLICY_FIELD_COUNT,
};

#define POLICY_NOTICE "notice"     /* a privacy notice */
#define POLICY_DOCUMENT "document" /* an appropriate policy document */
/* Behind the version of a notice: the same in Welsh, "3 cy". */
#define POLICY_WELSH_END " cy"

/* Days before the review from which my day names it, and from which it is pressing. */
#define POLICY_REVIEW_SOON 60
#define POLICY_REVIEW_NOW 14

extern const struct record_type policy_type;

/* True when there is a document of this kind - of this version, any with NULL - in date on a day;
 * else the error names what is missing or lapsed, and what to do. The one place that is asked. */
bool policy_in_date(struct session *session, const char *kind, const char *version, struct date day,
                    struct error *error);

#endif
