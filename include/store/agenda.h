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
    AGENDA_NEW,        /* candidates since the day before, without any contact */
    AGENDA_PART_COUNT,
};

/* How far is counted. */
#define AGENDA_MOST 1000

struct agenda_row {
    struct id id;     /* of the task, the contact, the candidate */
    struct id person; /* zero for nobody */
    char *words;      /* what to do; NULL for none; owned */
    char *day;        /* due, or when the candidate was added; canonical, owned */
    char *owner;      /* NULL for nobody; owned */
};

struct agenda_list {
    struct agenda_row *items;
    size_t count, capacity;
    size_t all; /* rows there are, up to AGENDA_MOST */
};
void agenda_list_clear(struct agenda_list *list);

struct agenda_question {
    const char *owner_key; /* hers and nobody's; NULL for everybody's */
    struct date day;
    size_t limit; /* rows that are read */
};

/* The oldest first. Fills *list from empty; agenda_list_clear it in any case. */
bool agenda_read(struct store *store, enum agenda_part part, const struct agenda_question *question,
                 struct agenda_list *list, struct error *error);

#endif
