/* decline.h - a candidate, or colleague, and a buddy of whom one said no: not suggested again, and
 * not asked again until the record is in the trash (T53). */
#ifndef MODULES_DECLINE_H
#define MODULES_DECLINE_H

#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>

enum decline_field {
    DECLINE_CANDIDATE = RECORD_CORE_COUNT,
    DECLINE_BUDDY,
    DECLINE_SIDE,
    DECLINE_DECLINED,
    DECLINE_REASON,
    DECLINE_COLLEAGUE,
    DECLINE_FIELD_COUNT,
};

/* Who said no: the candidate or colleague, or the buddy or mentor. */
#define SIDE_PERSON "person"
#define SIDE_BUDDY "buddy"

extern const struct record_type decline_type;
extern const struct choice_list decline_sides;

/* All of the candidate or colleague of a pairing; added to the list. */
bool decline_read(struct session *session, const struct record *pairing, struct record_list *list,
                  struct error *error);
/* False, with who said no and when, when one of them is about the buddy of the pairing. */
bool decline_allows(struct session *session, const struct record_list *list,
                    const struct record *pairing, struct error *error);

#endif
