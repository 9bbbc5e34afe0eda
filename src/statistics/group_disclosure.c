/* group_disclosure.c - hides whole groups until only their sums are known. */
#include "statistics/group_disclosure.h"

static uint64_t
others(struct share share)
{
    return share.whole - share.part;
}

static uint64_t
smaller(struct share share)
{
    return share.part < others(share) ? share.part : others(share);
}

static bool
sums_are_wide(const struct share *groups, size_t count, uint64_t protection,
              const struct shown_share *shown)
{
    uint64_t part = 0, rest = 0;
    size_t hidden = 0;
    for (size_t i = 0; i < count; i++) {
        if (!shown[i].hidden)
            continue;
        part += groups[i].part;
        rest += others(groups[i]);
        hidden++;
    }
    return hidden == 0 || (hidden > 1 && part >= protection && rest >= protection);
}

/* The smallest that is shown yet; count when there is none. */
static size_t
next_smallest(const struct share *groups, size_t count, const struct shown_share *shown)
{
    size_t next = count;
    for (size_t i = 0; i < count; i++) {
        if (!shown[i].hidden && (next == count || smaller(groups[i]) < smaller(groups[next])))
            next = i;
    }
    return next;
}

static uint64_t
rounded(uint64_t number, uint64_t rounding)
{
    return (number + rounding / 2) / rounding * rounding;
}

void
group_disclosure(const struct share *groups, size_t count, const struct disclosure_policy *policy,
                 struct shown_share *shown)
{
    for (size_t i = 0; i < count; i++)
        shown[i] = (struct shown_share){.hidden = smaller(groups[i]) < policy->threshold};
    while (!sums_are_wide(groups, count, policy->protection, shown)) {
        size_t next = next_smallest(groups, count, shown);
        if (next == count)
            break; /* all are hidden */
        shown[next].hidden = true;
    }
    for (size_t i = 0; i < count; i++) {
        if (shown[i].hidden)
            continue;
        uint64_t part = rounded(groups[i].part, policy->rounding);
        shown[i].share = (struct share){
            .part = part, .whole = part + rounded(others(groups[i]), policy->rounding)};
    }
}
