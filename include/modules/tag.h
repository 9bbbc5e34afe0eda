/* tag.h - a word that an officer put on a candidate to find her again (T14). A row each, so that
 * two officers who tag one person at once do not conflict. */
#ifndef MODULES_TAG_H
#define MODULES_TAG_H

#include "record/record_type.h"

enum tag_field {
    TAG_CANDIDATE = RECORD_CORE_COUNT,
    TAG_WORD,
    TAG_FIELD_COUNT,
};

extern const struct record_type tag_type;

#endif
