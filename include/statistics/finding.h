/* finding.h - what may be said of a comparison (P47): that two shares differ only when the lower is
 * below a limit of the higher and chance seldom does as much, both at once; else that the numbers
 * cannot tell. A finding is a reason to look, not a cause (P53). */
#ifndef STATISTICS_FINDING_H
#define STATISTICS_FINDING_H

#include "statistics/comparison.h"

/* Four fifths, or 0.80 to 1.25 as the Workforce Race Equality Standard has it. */
#define FINDING_RATIO 0.8
#define FINDING_LEVEL 0.05

enum finding {
    FINDING_CANNOT_TELL,
    FINDING_FIRST_LOWER,
    FINDING_FIRST_HIGHER,
};

/* The probability is Fisher's two-sided one, adjusted when many were tested. */
enum finding finding_of(const struct comparison *comparison, double probability, double ratio,
                        double level);

/* Holm's step-down adjustment (1979) of the probabilities of as many tests, in place: each can then
 * be held against the level, and all findings together are by chance no oftener than that. */
void holm_adjust(double *probabilities, size_t count);

#endif
