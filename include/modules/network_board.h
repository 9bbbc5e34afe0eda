/* network_board.h - a board on which networks speak, such as the Diversity and Inclusion Board: how
 * often it meets, who sits on it (T76). The columns by stage are modules/board.h. */
#ifndef MODULES_NETWORK_BOARD_H
#define MODULES_NETWORK_BOARD_H

#include "base/error.h"
#include "base/id.h"
#include "modules/session.h"
#include "record/record.h"
#include "record/record_type.h"

#include <stdbool.h>
#include <stddef.h>

enum network_board_field {
    NETWORK_BOARD_NAME = RECORD_CORE_COUNT,
    NETWORK_BOARD_PURPOSE,
    NETWORK_BOARD_CADENCE,
    NETWORK_BOARD_CHAIR,
    NETWORK_BOARD_OWNER,
    NETWORK_BOARD_DEPARTMENTS,
    NETWORK_BOARD_ADVISERS,
    NETWORK_BOARD_ACTIVE,
    NETWORK_BOARD_QUORUM,
    NETWORK_BOARD_FIELD_COUNT,
};

/* Of one board or meeting; more than 60 years of a busy one. */
#define BOARD_RECORDS_MOST 10000

extern const struct record_type network_board_type;

/* The active networks that send a representative to the board, by name; added to the list. */
bool network_board_networks(struct session *session, const struct id *board,
                            struct record_list *networks, struct error *error);
/* All records of a type that are linked to the board by the field, the newest first as the type is
 * sorted; added to the list. */
bool network_board_read(struct session *session, const struct record_type *type, size_t field,
                        const struct id *id, struct record_list *list, struct error *error);

#endif
