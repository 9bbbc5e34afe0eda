/* pairing.h - the best pairing of a whole intake with its helpers. */
#ifndef BENCH_PAIRING_H
#define BENCH_PAIRING_H

#include <stdbool.h>

/* T58: how long it takes, and the most memory of a process that does nothing else. To be measured
 * before this process has grown. */
bool pairing_measure(void);

#endif
