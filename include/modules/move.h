/* move.h - one step of an application from a stage to the next, or out of it (T3, T4). A move is
 * recorded once and never edited; undo takes it back. */
#ifndef MODULES_MOVE_H
#define MODULES_MOVE_H

#include "record/record_type.h"

enum move_field {
    MOVE_CANDIDATE = RECORD_CORE_COUNT,
    MOVE_APPLICATION,
    MOVE_FROM,
    MOVE_TO,
    MOVE_MOVED,
    MOVE_OUTCOME,
    MOVE_REASON,
    MOVE_SOURCE,
    MOVE_TOLD,
    MOVE_NOTE,
    MOVE_FIELD_COUNT,
};

extern const struct record_type move_type;

#endif
