/* referral.h - somebody whom a colleague thinks of (T10, P28): known by name and how to reach them,
 * and nothing else, until they say themselves that they want to hear from us. */
#ifndef MODULES_REFERRAL_H
#define MODULES_REFERRAL_H

#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>

enum referral_field {
    REFERRAL_NAME = RECORD_CORE_COUNT,
    REFERRAL_STAFF,
    REFERRAL_PHONE,
    REFERRAL_EMAIL,
    REFERRAL_LANGUAGE,
    REFERRAL_ROLE,
    REFERRAL_REFERRED,
    REFERRAL_OWNER,
    REFERRAL_STATE,
    REFERRAL_ANSWER_BY,
    REFERRAL_TOLD,
    REFERRAL_ANSWERED,
    REFERRAL_CANDIDATE,
    REFERRAL_FIELD_COUNT,
};

#define REFERRAL_UNCONFIRMED "unconfirmed"
#define REFERRAL_CONFIRMED "confirmed"
#define REFERRAL_DECLINED "declined"

/* Days before the last one on which somebody may answer from which my day names a referral. */
#define REFERRAL_SOON 7

extern const struct record_type referral_type;

bool referral_is(const struct record *referral, const char *state);
/* The person as a candidate, not stored: for a letter, and for when they say yes. The caller's. */
struct record *referral_person(struct session *session, const struct record *referral);
/* ERROR_CONFLICT unless the person may still be asked. */
bool referral_may_be_asked(struct session *session, const struct record *referral,
                           struct error *error);

#endif
