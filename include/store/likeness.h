/* likeness.h - who may be one person: candidates who share an email, a phone or a name (T32, T33).
 *
 * Each clue that two people share weighs what the settings say; a pair is as like as the sum. Pairs
 * are found by what they share, along indexes: never each against each. What more than
 * LIKENESS_CROWD people share - the phone of a college - tells nobody apart, and finds no pairs. */
#ifndef STORE_LIKENESS_H
#define STORE_LIKENESS_H

#include "base/error.h"
#include "base/id.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>

#define LIKENESS_CROWD 20

enum likeness_clue {
    LIKENESS_EMAIL,
    LIKENESS_PHONE,
    LIKENESS_NAME, /* the same words in any order, or by what one is known as */
    LIKENESS_AREA, /* of the postcode; it adds to the others, and finds nobody by itself */
    LIKENESS_CLUE_COUNT,
};

struct likeness_rule {
    long weights[LIKENESS_CLUE_COUNT]; /* 0: does not count */
    long least;                        /* score from which on two are like */
};

struct likeness {
    struct id one, other;            /* of a pair, `one` was here first */
    bool clues[LIKENESS_CLUE_COUNT]; /* what they share; all false for the unfinished */
    long score;
};

struct likeness_list {
    struct likeness *items;
    size_t count, capacity;
};
void likeness_list_clear(struct likeness_list *list);

/* What is known of somebody who need not be stored: keys as in the columns, NULL for none. */
struct likeness_person {
    struct id id; /* zero when not stored */
    const char *email_key, *phone_key, *area;
    const char *names[2]; /* words of the name, and of what they are known as (record/name.h) */
};

/* Those who are like the person: `other` in each item. Live ones, or with `trash` the removed; most
 * like first, at most `limit`, added to the list. Those said to be somebody else are left out. */
bool likeness_of(struct store *store, const struct likeness_rule *rule,
                 const struct likeness_person *person, bool trash, size_t limit,
                 struct likeness_list *list, struct error *error);
/* The pairs of live people who are alike, most like first, at most `limit`; *more tells that there
 * are others. Fills *list from empty. */
bool likeness_pairs(struct store *store, const struct likeness_rule *rule, size_t limit,
                    struct likeness_list *list, bool *more, struct error *error);
/* People who were merged into another and written to since, by somebody who had not heard of it:
 * `one` is who goes on. At most `limit`, added to the list. */
bool likeness_unfinished(struct store *store, size_t limit, struct likeness_list *list,
                         struct error *error);

#endif
