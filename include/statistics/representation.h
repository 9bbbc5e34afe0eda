/* representation.h - a workforce beside the people it is drawn from: who is under-represented, by
 * how much, and what would change it. Arithmetic, never a quota (P10). A workforce is a full count,
 * so its interval says what chance could do, not how badly it was measured. */
#ifndef STATISTICS_REPRESENTATION_H
#define STATISTICS_REPRESENTATION_H

#include "statistics/share.h"

/* Share of those in the workforce who stated, over the local share; 1 is parity (relative rates of
 * a baseline, Utah's Relative Rate Index). */
struct figure representation_ratio(struct share workforce, struct share local);
/* The same in percentage points: 100 (share - local share). */
struct figure representation_gap(struct share workforce, struct share local);
/* How many more of the group a workforce of this size would have at parity, at least 0. */
struct figure representation_difference_in_heads(struct share workforce, struct share local);

/* The share of joiners that brings a share to `target` in `years`, at a constant headcount of which
 * the same part `leaving` goes each year in every group: (T - p r) / (1 - r), r = (1 - l)^Y (domain
 * 4.1). All between 0 and 1, years at least 1. */
struct figure parity_joiner_share(double share, double target, double leaving, unsigned years);

#endif
