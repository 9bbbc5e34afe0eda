/* exchange.h - G14: a laptop sends what was done on it to a server, through a real ssh. */
#ifndef BENCH_EXCHANGE_H
#define BENCH_EXCHANGE_H

#include <stdbool.h>
#include <stddef.h>

/* So many people, added on a laptop, go to a server that has none; then half as many, for the
 * memory that the laptop needs. FOLDER is emptied. */
bool exchange_measure(const char *posact, const char *folder, size_t people);

#endif
