/* representation.h - who is under-represented in which role: a workforce beside the people it is
 * drawn from, role by role and group by group, as far as the numbers can tell (P45-P49).
 *
 * What is said of the workforce is worked out of counts that passed disclosure control, so nothing
 * of a hidden one is in any figure. Where two counts cannot be compared a part says why instead. */
#ifndef MODULES_REPRESENTATION_H
#define MODULES_REPRESENTATION_H

#include "modules/snapshot_gather.h"
#include "modules/table_release.h"
#include "statistics/disclosure.h"
#include "statistics/figure.h"
#include "statistics/finding.h"

#include <stdbool.h>
#include <stddef.h>

enum standing {
    STANDING_BELOW, /* below the local share */
    STANDING_ABOVE,
    STANDING_CANNOT_TELL, /* chance could do as much, or the difference is small */
    STANDING_SMALL,       /* the base is too small for a percentage */
    STANDING_HIDDEN,      /* a count that could tell of a person, [c] */
    STANDING_UNKNOWN,     /* a count that is not known */
    STANDING_COUNT,
};
/* "-", "+", "?", "~", "c", "."; beside words, for narrow screens. */
extern const char *const standing_signs[STANDING_COUNT];
extern const char *const standing_words[STANDING_COUNT];

struct standing_cell {
    struct share workforce, local; /* as released; 0 of 0 where they are hidden */
    enum standing standing;
    struct figure ratio, gap, heads; /* gap in percentage points */
    struct interval interval;        /* of the workforce's share */
    double probability, adjusted; /* Fisher's, and Holm's for all tests of the report; 1 untested */
    bool tested;
};

struct standing_group {
    const char *code, *label;
};

struct standing_role {
    const char *code;
    char *label;
    bool sum; /* of the ranks above it */
};

/* One characteristic. */
struct representation_part {
    const struct counted *characteristic;
    const struct counted_list *list,
        *local_list; /* of the comparison, of the population; NULL: ages */
    struct date local_date;
    char *local_ages, *local_source; /* "all ages", "16-64" */
    char *refusal;                   /* why nothing is compared; NULL where it is */
    struct standing_group *groups;
    struct standing_role *roles;
    struct standing_cell *cells; /* roles times groups */
    size_t group_count, group_capacity, role_count;
    unsigned stated; /* per cent of the workforce who stated it, rounded down */
};

struct representation {
    const struct counted *force;
    struct date date;
    char *source; /* of the workforce */
    struct representation_part *parts;
    size_t count, capacity;
    size_t tests;
    double level;
    struct disclosure_policy policy;
    struct counting counting;
    struct gathered workforce;
};

struct representation_question {
    const char *force;
    const char *characteristic; /* as typed; NULL for all */
    const char *list;           /* code of the list to compare in; NULL for the finest */
    const struct date *as_at;   /* NULL for today */
    bool released;              /* as it may leave the house, not as on the officer's screen */
    struct release_ledger ledger;
};

/* ERROR_NOT_FOUND without a workforce, ERROR_INPUT when no characteristic can be compared. Clear it
 * in any case. */
bool representation_find(struct session *session, const struct representation_question *question,
                         struct representation *representation, struct error *error);
void representation_clear(struct representation *representation);

/* The list that counts of a workforce by one characteristic are told in where nobody has published
 * them: the finest that the population of the day maps into as well, or their own. NULL for ages.
 */
const struct counted_list *representation_told_list(struct session *session,
                                                    const struct gather_question *asked,
                                                    const struct gathered *workforce,
                                                    const struct count_block *block);

const struct standing_cell *representation_cell(const struct representation_part *part, size_t role,
                                                size_t group);
/* "4.2% of 1,204, local 9.6%: below the local share". Appended to out. */
void standing_cell_write(const struct standing_cell *cell, struct text *out);

#endif
