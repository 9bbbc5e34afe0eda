/* random.c - SplitMix64: one addition and a mixing function (Steele, Lea, Flood 2014). */
#include "base/random.h"

#include <assert.h>

uint64_t
random_next(struct random *random)
{
    random->state += 0x9E3779B97F4A7C15u;
    uint64_t mixed = random->state;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
    return mixed ^ (mixed >> 31);
}

/* The upper half of a 32 by 32 bit product; draws that would favour some values are redone
 * (Lemire 2019). */
uint32_t
random_below(struct random *random, uint32_t below)
{
    assert(below > 0);
    uint32_t uneven = (uint32_t)(-below) % below;
    for (;;) {
        uint64_t product = (random_next(random) >> 32) * below;
        if ((uint32_t)product >= uneven)
            return (uint32_t)(product >> 32);
    }
}
