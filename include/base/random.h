/* random.h - a small seeded generator (SplitMix64, Steele and others 2014) for invented data and
 * for property tests. Never for secrets. */
#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H

#include <stdint.h>

struct random {
    uint64_t state;
};

uint64_t random_next(struct random *random);
/* 0 to below - 1; below > 0. */
uint32_t random_below(struct random *random, uint32_t below);

#endif
