/* meeting.h - a meeting of a board: who came, what was on its agenda, what was said (T76). */
#ifndef MODULES_MEETING_H
#define MODULES_MEETING_H

#include "base/error.h"
#include "base/text.h"
#include "modules/session.h"
#include "record/record.h"
#include "record/record_type.h"

#include <stdbool.h>
#include <stddef.h>

enum meeting_field {
    MEETING_BOARD = RECORD_CORE_COUNT,
    MEETING_DAY,
    MEETING_PLACE,
    MEETING_STATE,
    MEETING_ATTENDED,
    MEETING_APOLOGIES, /* retired */
    MEETING_MINUTES,
    MEETING_FIELD_COUNT,
};

#define MEETING_PLANNED "planned"
#define MEETING_HELD_STATE "held"
#define MEETING_CANCELLED "cancelled"

extern const struct record_type meeting_type;

/* How many issues on its agenda have no decision yet. */
bool meeting_count_open(struct session *session, const struct id *meeting, size_t *count,
                        struct error *error);
/* "5 of 8 present, 2 sent apologies, quorum of 4 met"; nothing where nobody has a seat. Appended to
 * out. */
bool meeting_append_attendance(struct session *session, const struct record *meeting,
                               struct text *out, struct error *error);
/* The active networks of the board that nobody speaks for on the day of the meeting (P43), with
 * commas between; nothing for none. Appended to out. */
bool meeting_append_unrepresented(struct session *session, const struct record *meeting,
                                  struct text *out, struct error *error);

#endif
