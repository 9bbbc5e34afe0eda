/* counting.h - how counts of people are grouped: the data pack schema/packs/counting.yaml, or a
 * force's copy of it (B16). Characteristics, code lists with their versions, what each group is in
 * other lists (P48), roles, police forces, authorities that were merged, and how all of them are
 * spelt.
 *
 * Everything found in a pack is borrowed from it. */
#ifndef CONFIG_COUNTING_H
#define CONFIG_COUNTING_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/* A code, what people read for it, and the other ways it is written. */
struct counted {
    const char *code, *label;
    const char **also;
    size_t also_count;
};

struct counted_group {
    struct counted name;
    bool unstated;   /* no part of the base of a share */
    const char **as; /* "five.asian": what it counts as in other lists */
    size_t as_count;
};

struct counted_list {
    struct counted name;
    const char *characteristic; /* its code */
    const char *from;           /* the day from which it was in use */
    struct counted_group *groups;
    size_t group_count;
};

struct counted_role {
    struct counted name;
    const char *part; /* the code of the role that it is a rank of; NULL for none */
    bool unpaid;      /* no employee */
};

struct merged_authority {
    struct counted name;
    const char **replaces; /* codes */
    size_t replaces_count;
};

struct counting {
    struct counted *characteristics, *forces;
    struct counted_list *lists;
    struct counted_role *roles;
    struct merged_authority *authorities;
    size_t characteristic_count, force_count, list_count, role_count, authority_count;
    struct yaml_value *yaml; /* what the strings are borrowed from */
};

/* The pack at `path`, the one that ships for "". ERROR_CONFIG with "file:line:column: what"; clear
 * it in any case. */
bool counting_load(const char *path, struct counting *counting, struct error *error);
void counting_clear(struct counting *counting);

/* Two spellings of one name: case, accents, blanks and punctuation do not count, & is "and". */
bool counted_same(const char *a, const char *b);
/* Whether this is the code, the label or another spelling. */
bool counted_is(const struct counted *counted, const char *written);

/* NULL when there is none. */
const struct counted *counting_characteristic(const struct counting *counting, const char *written);
const struct counted_list *counting_list(const struct counting *counting, const char *code);
const struct counted_group *counted_list_group(const struct counted_list *list,
                                               const char *written);
/* By its code alone; of no list (NULL) none. */
const struct counted_group *counted_list_code(const struct counted_list *list, const char *code);
/* A force by its code or name, with or without "Police" or "Constabulary" behind it, and with
 * footnote marks ("Kent2,3") where *marked is then true. */
const struct counted *counting_force(const struct counting *counting, const char *written,
                                     bool *marked);
const struct counted_role *counting_role(const struct counting *counting, const char *written);
const struct merged_authority *counting_authority(const struct counting *counting,
                                                  const char *code);

/* What a group of one list is in another, or itself in its own; NULL when no map says. */
const struct counted_group *counting_map(const struct counted_list *from,
                                         const struct counted_group *group,
                                         const struct counted_list *to);

#endif
