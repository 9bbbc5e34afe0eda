/* network.h - a staff network or association, a support service, or an external programme that the
 * force has signed up to (T70-T76). Networks are run by staff and open to all: who joins says
 * nothing of what they are (P42). */
#ifndef MODULES_NETWORK_H
#define MODULES_NETWORK_H

#include "base/text.h"
#include "modules/session.h"
#include "record/record_type.h"

#include <stdbool.h>

enum network_field {
    NETWORK_NAME = RECORD_CORE_COUNT,
    NETWORK_KIND,
    NETWORK_PURPOSE,
    NETWORK_CONTACT,
    NETWORK_OWNER,
    NETWORK_FOUNDED,
    NETWORK_ACTIVE,
    NETWORK_REVIEW,
    NETWORK_PLEDGE,
    NETWORK_LEVEL,
    NETWORK_RENEWAL,
    NETWORK_BOARD,
    NETWORK_FIELD_COUNT,
};

/* So many days before its agreed review a network, and before its renewal a programme, is on my
 * day. */
#define NETWORK_SOON 60

extern const struct record_type network_type;

/* True for one that staff can join and hold an office in: no external programme. */
bool network_has_people(const struct record *network);
/* True for a network or an association that is active: it should have a chair and, where a board
 * meets, a representative. */
bool network_is_governed(const struct record *network);

#endif
