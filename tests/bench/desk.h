/* desk.h - the door of an event, key by key, beside a list of the same database (T64). */
#ifndef BENCH_DESK_H
#define BENCH_DESK_H

#include "bench/screens.h"

/* With 500 invitations; makes the event of today when it is not there. */
bool desk_measure(const struct bench_programs *programs, const struct bench_size *size);

#endif
