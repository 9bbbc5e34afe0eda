/* my_day.h - what an officer has to do today (T19): overdue, due, promised, stalled (T5), to be
 * kept warm between offer and start, not yet answered. */
#ifndef MODULES_MY_DAY_H
#define MODULES_MY_DAY_H

#include "base/text.h"
#include "modules/session.h"
#include "record/record_type.h"
#include "store/agenda.h"

#include <stdbool.h>
#include <stddef.h>

/* Rows of a part on a screen, where more would bury the next part. */
#define MY_DAY_ROWS 20
/* So many days before its end a term asks for more than a plan (T72). */
#define MY_DAY_URGENT 14

struct my_day {
    struct date date;
    const char *owner; /* whose; NULL for everybody's; borrowed */
    struct agenda_list parts[AGENDA_PART_COUNT];
    struct agenda_norm *norms; /* of the stages that posact.yaml has days for; owned */
};

/* The day of `owner` - hers, and what is nobody's - or of everybody with NULL; at most so many rows
 * of a part, the oldest first. Clear *day in any case. */
bool my_day_read(struct session *session, const char *owner, size_t most, struct my_day *day,
                 struct error *error);
void my_day_clear(struct my_day *day);
bool my_day_is_empty(const struct my_day *day);

/* "overdue", for JSON. */
const char *my_day_name(enum agenda_part part);
/* "Overdue (2)". */
void my_day_append_heading(const struct my_day *day, enum agenda_part part, struct text *out);
/* "Call back: Siân Wyn-Jones", "Vetting, 74 days (usual 60): Gurpreet Sandhu", and whose it is
 * where that is not plain. */
void my_day_append_row(struct session *session, const struct my_day *day, enum agenda_part part,
                       const struct agenda_row *row, struct text *out);
/* The day of a row: it is due, was last heard of, or somebody was added. */
bool my_day_date(const struct agenda_row *row, struct date *date);
/* How many days it is until then, or since. */
int64_t my_day_days(const struct my_day *day, const struct agenda_row *row);
/* "5 more"; nothing when all are there. */
void my_day_append_more(const struct my_day *day, enum agenda_part part, struct text *out);
/* What a row is about, for commands: a task, a pairing, an office, an application, else the person;
 * a zero id when that is nobody. */
const struct record_type *my_day_record(enum agenda_part part, const struct agenda_row *row,
                                        struct id *id);

#endif
