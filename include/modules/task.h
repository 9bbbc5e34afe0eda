/* task.h - something an officer is to do by a day, for a person or for nobody (T17, T18). */
#ifndef MODULES_TASK_H
#define MODULES_TASK_H

#include "base/date.h"
#include "record/record.h"

#include <stdbool.h>

enum task_field {
    TASK_WHAT = RECORD_CORE_COUNT,
    TASK_DUE,
    TASK_CANDIDATE,
    TASK_OWNER,
    TASK_STATUS,
    TASK_REPEAT,
    TASK_REPEAT_FROM,
    TASK_DONE_ON,
    TASK_NOTES,
    TASK_FIELD_COUNT,
};

#define TASK_OPEN "open"
#define TASK_DONE "done"
#define TASK_DROPPED "dropped"

extern const struct record_type task_type;

/* The day after both that it is due and `today` on which a task that repeats comes back; false for
 * one that does not, or has ended. */
bool task_next(const struct record *task, struct date today, struct date *next);
/* The same thing to do again: a copy that is open and due on that day, not yet stored. The
 * caller's. */
struct record *task_again(const struct record *task, struct date due);
/* Has what repeats count on from the day that it was due, when it is put off. */
void task_keep_rhythm(struct record *task);

#endif
