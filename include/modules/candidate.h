/* candidate.h - a person, from first interest to first year in the job. */
#ifndef MODULES_CANDIDATE_H
#define MODULES_CANDIDATE_H

#include "record/record_type.h"

enum candidate_field {
    CANDIDATE_NAME = RECORD_CORE_COUNT,
    CANDIDATE_KNOWN_AS,
    CANDIDATE_SORT_NAME,
    CANDIDATE_PHONE,
    CANDIDATE_EMAIL,
    CANDIDATE_POSTCODE_AREA,
    CANDIDATE_PREFERRED_CONTACT,
    CANDIDATE_PREFERRED_TIME,
    CANDIDATE_LANGUAGE,
    CANDIDATE_ROLE,
    CANDIDATE_HEARD,
    CANDIDATE_SOURCE,
    CANDIDATE_NOTICE,
    CANDIDATE_NOTICE_DATE,
    CANDIDATE_OWNER,
    CANDIDATE_PLACE,
    CANDIDATE_STATUS,
    CANDIDATE_CLOSE_REASON,
    CANDIDATE_NOTES,
    CANDIDATE_IMPORT_KEY,
    CANDIDATE_MERGED_INTO,
    CANDIDATE_FIELD_COUNT,
};

extern struct record_type candidate_type; /* custom_fields.h adds to its fields */

#endif
