/* application.h - one attempt of a candidate for one role (T1); there may be several over time. */
#ifndef MODULES_APPLICATION_H
#define MODULES_APPLICATION_H

#include "record/record_type.h"

#define OUTCOME_LIVE "live"
#define OUTCOME_APPOINTED "appointed"
#define OUTCOME_UNSUCCESSFUL "unsuccessful"

enum application_field {
    APPLICATION_CANDIDATE = RECORD_CORE_COUNT,
    APPLICATION_ROLE,
    APPLICATION_ROUTE,
    APPLICATION_CAMPAIGN,
    APPLICATION_STAGE,
    APPLICATION_SINCE,
    APPLICATION_OUTCOME,
    APPLICATION_APPLIED,
    APPLICATION_ENDED,
    APPLICATION_ELIGIBLE,
    APPLICATION_OWNER,
    APPLICATION_NOTES,
    APPLICATION_FIELD_COUNT,
};

extern struct record_type application_type; /* custom_fields.h adds to its fields */

#endif
