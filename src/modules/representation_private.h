/* representation_private.h - one characteristic on its way to be compared, for the files that do
 * it: its groups (representation_groups.c), the population (representation_local.c), and the
 * workforce role by role (representation_roles.c). */
#ifndef SRC_MODULES_REPRESENTATION_PRIVATE_H
#define SRC_MODULES_REPRESENTATION_PRIVATE_H

#include "base/text.h"
#include "modules/representation.h"

struct comparing {
    struct session *session;
    struct representation *representation;
    const struct representation_question *question;
    struct representation_part *part;
    const struct count_block *workforce, *local; /* of this force alone */
    const struct counted_list *from, *local_from;
    const struct counted_list *told_list; /* that the workforce is told in */
    uint64_t *shares;                     /* people of the population, a group of the part; owned */
    struct report_past let_out;           /* of the part; owned */
};

/* Says why nothing is compared; takes the words. Always false. */
bool comparing_refuse(struct comparing *comparing, char *why);

/* The groups that both sides have, in the finest list or the one that was asked for; false where it
 * refused. */
bool comparing_find_groups(struct comparing *comparing);
/* Where a code stands among the groups of the part; group_count where it does not. */
size_t comparing_group_index(const struct representation_part *part, const char *code);
/* Where a group of a block belongs in the part; group_count for who did not state it. */
size_t comparing_target(const struct comparing *comparing, const struct counted_list *from,
                        const char *code);

/* The population of the day; clear it in any case. */
bool comparing_gather_local(struct comparing *comparing, struct gathered *local,
                            struct error *error);
/* The people of each group in it; false where it refused. */
bool comparing_find_local(struct comparing *comparing);

/* The cells of all roles; false where it refused. */
bool comparing_find_roles(struct comparing *comparing);

#endif
