/* agenda.h - what a day asks of an officer: each question a walk along one index, and bounded
 * (G11).
 */
#ifndef STORE_AGENDA_H
#define STORE_AGENDA_H

#include "base/date.h"
#include "base/error.h"
#include "base/id.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>

enum agenda_part {
    AGENDA_OVERDUE,    /* open tasks that were due before the day */
    AGENDA_TODAY,      /* open tasks that are due on it */
    AGENDA_FOLLOW_UPS, /* what was promised for by then, and no later contact answers */
    AGENDA_PAIRINGS,   /* active pairings that should be in touch by then (P39) */
    AGENDA_EVENTS,     /* events of the days to come */
    AGENDA_OFFERS, /* seats that are kept for somebody who has not answered, by when they lapse */
    AGENDA_REFERRALS,   /* referrals that nobody answered, and soon nobody may (P28) */
    AGENDA_CONSENTS,    /* consents that expire soon, or have, and are not given again (P26) */
    AGENDA_REVIEWS,     /* policies in use whose review comes up, or is overdue (P20) */
    AGENDA_OBJECTIONS,  /* to monitoring, which is to stop by a day (P21) */
    AGENDA_ASSESSMENTS, /* whose review comes up, or whose evidence changed (P3, P6) */
    AGENDA_TERMS,       /* offices whose term ends within the next weeks, or is over (P43) */
    AGENDA_ACTIONS,  /* open actions of a board that are due within the next days, or were (P44) */
    AGENDA_RENEWALS, /* active programmes that are to be renewed soon, or should have been (T70) */
    AGENDA_AGREED,   /* active networks whose agreed review comes up, or is overdue (T70) */
    AGENDA_STALLED,  /* live applications, quiet for longer than their stage usually takes */
    AGENDA_WARM,     /* those in a stage where people wait for us, quiet for too long */
    AGENDA_NEW,      /* candidates of the last weeks without any contact */
    AGENDA_PART_COUNT,
};

/* How far is counted. */
#define AGENDA_MOST 1000
/* So many days before its end a term is in the day. */
#define AGENDA_TERM_DAYS 60
/* For how many days somebody is new. */
#define AGENDA_NEW_DAYS 28
/* How many days ahead events are told of. */
#define AGENDA_EVENT_DAYS 7

struct agenda_row {
    struct id id;     /* of the task, the contact, the pairing, the event, the
                         invitation, the referral, the consent, the policy, the
                         objection, the assessment, the office, the action, the
                         network, the application, the candidate */
    struct id person; /* zero for nobody */
    char *words;      /* what to do, the code of a purpose, when evidence changed; NULL for
                         none; owned */
    char *day;        /* due, last heard of, or added; canonical, owned */
    char *owner;      /* NULL for nobody; owned */
    const struct agenda_norm *norm; /* STALLED, WARM: that it is over; of the question; else NULL */
};

struct agenda_list {
    struct agenda_row *items;
    size_t count, capacity;
    size_t all; /* rows there are, up to AGENDA_MOST */
};
void agenda_list_clear(struct agenda_list *list);

/* How many days without a move or a contact are usual in a stage. */
struct agenda_norm {
    const char *stage; /* its code */
    int days;
};

struct agenda_question {
    const char *owner_key; /* hers and nobody's; NULL for everybody's */
    struct date day;
    int ahead;    /* REFERRALS, CONSENTS, REVIEWS, OBJECTIONS, ASSESSMENTS, ACTIONS, RENEWALS,
                     AGREED: days after the day that are looked at, too */
    size_t limit; /* rows that are read */
    const struct agenda_norm *norms; /* STALLED, WARM: the stages that are asked for, each once */
    size_t norm_count;
};

/* The oldest first. Fills *list from empty; agenda_list_clear it in any case. */
bool agenda_read(struct store *store, enum agenda_part part, const struct agenda_question *question,
                 struct agenda_list *list, struct error *error);

#endif
