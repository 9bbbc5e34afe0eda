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

extern const struct record_type application_type;

struct session;
struct record;
struct error;

/* ERROR_CONFLICT when the candidate has another live application for the same campaign. Before the
 * day from which a candidate may apply again posact says so and goes on (P36). */
bool application_admit(struct session *session, struct record *application, struct error *error);

#endif
