/* attendance.h - a seat at a meeting of a board, and whether it was taken: a colleague or somebody
 * from outside, present, with apologies or absent, and for which network (T76). It is about the
 * board; who comes to what a network itself holds is an invitation, and guarded (T73). */
#ifndef MODULES_ATTENDANCE_H
#define MODULES_ATTENDANCE_H

#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>

enum attendance_field {
    ATTENDANCE_STAFF = RECORD_CORE_COUNT,
    ATTENDANCE_NAME,
    ATTENDANCE_NETWORK,
    ATTENDANCE_SEAT,
    ATTENDANCE_STATE,
    ATTENDANCE_MEETING,
    ATTENDANCE_FIELD_COUNT,
};

#define ATTENDANCE_EXPECTED "expected"
#define ATTENDANCE_PRESENT "present"
#define ATTENDANCE_APOLOGIES "apologies"
#define ATTENDANCE_ABSENT "absent"

extern const struct record_type attendance_type;

/* Of one meeting. */
struct attendance_count {
    size_t seats, present, apologies, absent;
};
bool attendance_count(struct session *session, const struct id *meeting,
                      struct attendance_count *count, struct error *error);
/* "5 of 8 present, 2 apologies, quorum of 4 met"; nothing where nobody has a seat. The quorum is 0
 * for a board that names none. Appended to out. */
void attendance_append_count(const struct attendance_count *count, size_t quorum, struct text *out);
/* Who has the seat: "D. Cole", "Independent advisory group". Appended to out. */
void attendance_append_person(struct session *session, const struct record *attendance,
                              struct text *out);
/* Once the meeting was held: who is expected still was absent. *absent is how many. */
bool attendance_settle(struct session *session, const struct id *meeting, size_t *absent,
                       struct error *error);

#endif
