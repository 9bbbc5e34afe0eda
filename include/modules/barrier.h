/* barrier.h - what stands in somebody's way, as they tell it: one of lists.barriers, which names no
 * characteristic and no health, so that open support can rest on it (T11). "Knows nobody in the
 * job" is the one that research stands behind. */
#ifndef MODULES_BARRIER_H
#define MODULES_BARRIER_H

#include "record/record_type.h"

enum barrier_field {
    BARRIER_CANDIDATE = RECORD_CORE_COUNT,
    BARRIER_CODE,
    BARRIER_TOLD,
    BARRIER_STATE,
    BARRIER_OFFERED,
    BARRIER_OWNER,
    BARRIER_FIELD_COUNT,
};

extern const struct record_type barrier_type;

#endif
