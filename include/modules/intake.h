/* intake.h - a whole intake at once (T58): for many candidates the buddies or mentors that are best
 * for all of them, within everybody's room and everything that keeps two apart. It is a proposal
 * that the officer looks through and changes; only then it is saved, as one step (T50). */
#ifndef MODULES_INTAKE_H
#define MODULES_INTAKE_H

#include "modules/assignment.h"
#include "modules/buddy_pool.h"
#include "modules/seeker.h"
#include "modules/session.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum intake_fate {
    INTAKE_PAIRED,
    INTAKE_NOBODY,   /* nobody is left, or fits */
    INTAKE_REFUSED,  /* a rule says no to the candidate */
    INTAKE_LEFT_OUT, /* the officer did */
    INTAKE_FATES,
};

struct intake_row {
    struct seeker seeker;
    enum intake_fate fate;
    char *refusal;                  /* of the refused; owned */
    const struct pool_buddy *buddy; /* of the paired; borrowed */
    bool chosen;                    /* by the officer: it stays when the others are sought anew */
};

/* What is asked for: the args of the command `intake`, on screens, in lines and on the command
 * line. */
enum intake_arg { INTAKE_KIND, INTAKE_ADULT, INTAKE_AIM, INTAKE_ARG_COUNT };
extern const struct field intake_args[INTAKE_ARG_COUNT];
extern const struct choice_list intake_kinds, intake_adults, intake_aims;

struct intake {
    char *kind, *adult; /* owned */
    enum assign aim;
    struct buddy_pool pool;
    struct intake_row *rows; /* who is here longest first */
    size_t count;
    size_t gone; /* no longer here */
    struct suggestion_weights weights;
    /* A row for each of the rows, a column for each of the pool: what speaks for the two, without
     * the buddy's room, which shrinks with each who comes. */
    int32_t *scores;
};
void intake_clear(struct intake *intake);

/* Asked now and then: how many steps of how many are done; false stops. */
struct intake_progress {
    bool (*go_on)(void *context, size_t done, size_t all);
    void *context;
};

/* `args` as above. Fills *intake from empty; clear it in any case. Nothing is changed. */
bool intake_read(struct session *session, const struct id *ids, size_t count,
                 const char *const *args, const struct intake_progress *progress,
                 struct intake *intake, struct error *error);
/* Seeks anew for all whom the officer did not choose for, with another aim. */
bool intake_seek(struct intake *intake, enum assign aim, const struct intake_progress *progress,
                 struct error *error);

/* The officer's choice: another buddy for one of them, or nobody. */
bool intake_choose(struct intake *intake, struct session *session, struct intake_row *row,
                   const struct id *buddy, struct error *error);
bool intake_leave_out(struct intake_row *row, struct error *error);

/* Saves the pairings, all or nothing, as one step. */
bool intake_do(const struct intake *intake, struct session *session, struct outcome *outcome,
               struct error *error);

size_t intake_count(const struct intake *intake, enum intake_fate fate);
const char *intake_name(const struct intake_row *row);
/* Of one row: why this buddy, or why none. */
void intake_why(const struct intake *intake, const struct intake_row *row, struct text *out);
/* "Ada Obi with PC 4471 Reid, Buddy: Speaks Welsh, which they asked for". */
void intake_line(const struct intake *intake, const struct intake_row *row, struct text *out);
/* "12 of 15 get a buddy, 2 are refused, for 1 there is nobody". */
void intake_summary(const struct intake *intake, struct text *out);

#endif
