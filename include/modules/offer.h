/* offer.h - support for one person that is neither a pairing nor an event: a 1-2-1, a place in a
 * consultancy programme, whatever else lists.measures has. */
#ifndef MODULES_OFFER_H
#define MODULES_OFFER_H

#include "record/record_type.h"

enum offer_field {
    OFFER_CANDIDATE = RECORD_CORE_COUNT,
    OFFER_MEASURE,
    OFFER_WHAT,
    OFFER_STATE,
    OFFER_MADE,
    OFFER_OFFERED,
    OFFER_ASSESSMENT,
    OFFER_OWNER,
    OFFER_FIELD_COUNT,
};

extern const struct record_type offer_type;

#endif
