/* equality_counts.h - the one place where answers to equality questions meet applications (P17,
 * P25).
 *
 * They are joined inside; what comes out are tables of groups that passed disclosure control, with
 * what is needed to read them: how many there are, how many stated it, and the kinds of no answer.
 * Answers of the running month do not count yet, so that nobody sees one come in. */
#ifndef MODULES_EQUALITY_COUNTS_H
#define MODULES_EQUALITY_COUNTS_H

#include "config/pack.h"
#include "modules/session.h"
#include "modules/share_table.h"
#include "store/monitoring.h"

#include <stdbool.h>
#include <stddef.h>

struct equality_question {
    size_t characteristic;     /* of the pack; PACK_NONE: all of them */
    const char *role;          /* NULL: all */
    const struct id *campaign; /* NULL: all */
    const char *from, *to;     /* days on which people applied; NULL: open */
    bool released;             /* leaves posact: the rule of posact.yaml, else that of the screen */
};

/* What stands beside a table (P45, D15). */
struct completeness {
    uint64_t all, stated;                   /* rounded like the rest */
    bool hidden;                            /* fewer than the threshold in all */
    struct shown_share none[ANSWER_STATES]; /* part: how many of a kind of no answer */
};

struct equality_tables {
    struct share_tables shares;
    struct completeness *complete; /* one a table; owned */
    size_t capacity;
    struct disclosure_policy policy;
    char since[8]; /* the month whose answers do not count yet */
};

/* How many passed each stage, by the groups of one characteristic; a table a stage. */
bool equality_by_stage(struct session *session, const struct pack *pack,
                       const struct equality_question *question, struct equality_tables *tables,
                       struct error *error);
/* How many people applied and were appointed, by group; a table a characteristic. */
bool equality_by_person(struct session *session, const struct pack *pack,
                        const struct equality_question *question, struct equality_tables *tables,
                        struct error *error);
void equality_tables_clear(struct equality_tables *tables);

#endif
