/* intake.h - a whole intake, its records read and scored, and the suggestions for one. */
#ifndef BENCH_INTAKE_H
#define BENCH_INTAKE_H

#include <stdbool.h>

/* T49, T58: how long it takes on a database in memory, and the most memory of a process that does
 * nothing else. To be measured before this process has grown. */
bool intake_measure(void);

#endif
