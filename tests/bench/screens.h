/* screens.h - posact and the floor on terminals, key by key. */
#ifndef BENCH_SCREENS_H
#define BENCH_SCREENS_H

#include <stdbool.h>
#include <stddef.h>

/* A database of one size, and what the screens need to run on it. */
struct bench_size {
    size_t people;
    char *database, *floor; /* posact's, and the same candidates alone */
    double peak;            /* memory of posact, to compare with another size */
};

/* What the bench runs. */
struct bench_programs {
    const char *posact, *floor_list, *settings;
};

/* G1 to G6 and the screens of G10, in turn on both programs. False when one does not run. */
bool screens_measure(const struct bench_programs *programs, struct bench_size *size);
/* G1 and G6: the larger size against the smaller. */
bool screens_compare(const struct bench_programs *programs, const struct bench_size *small,
                     const struct bench_size *large);

#endif
