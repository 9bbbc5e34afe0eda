/* group_disclosure.h - which groups' shares may leave the house where everybody knows the totals
 * (P46): a funnel by group, beside which the funnel of all is no secret.
 *
 * A group is shown whole or hidden whole. Hidden is one with fewer than the threshold who are part,
 * or fewer who are not, noughts too; and then the next smallest, until no hidden number can be
 * worked out: those who know the totals and all that is shown know of the hidden groups only their
 * sums, and each sum is so wide as the protection or wider. */
#ifndef STATISTICS_GROUP_DISCLOSURE_H
#define STATISTICS_GROUP_DISCLOSURE_H

#include "statistics/disclosure.h"
#include "statistics/share.h"

#include <stdbool.h>
#include <stddef.h>

struct shown_share {
    bool hidden;
    struct share share; /* rounded by the policy; nought where hidden */
};

/* shown has room for as many. */
void group_disclosure(const struct share *groups, size_t count,
                      const struct disclosure_policy *policy, struct shown_share *shown);

#endif
