/* sample.h - a made-up kind of record with a field of every kind, and a day on which tests run. */
#ifndef SUPPORT_SAMPLE_H
#define SUPPORT_SAMPLE_H

#include "record/record_type.h"

enum sample_field {
    SAMPLE_NAME = RECORD_CORE_COUNT,
    SAMPLE_SORT_NAME,
    SAMPLE_NOTES,
    SAMPLE_DAY,
    SAMPLE_HELD,
    SAMPLE_STATUS,
    SAMPLE_ROLE,
    SAMPLE_OWNER,
    SAMPLE_EMAIL,
    SAMPLE_PHONE,
    SAMPLE_OFFICER,
    SAMPLE_FIELD_COUNT,
};

/* Its words are of the type sample_word. */
extern const struct record_type sample_type, sample_word_type;

/* Saturday 21 November 2026, 12:04 UTC; with the lists that candidates and contacts need. */
extern const struct field_context sample_context;

/* "0b0e7b5c-3f1d-4c2a-9d57-5a1e6f7c8d90" */
extern const char sample_id[];

#endif
