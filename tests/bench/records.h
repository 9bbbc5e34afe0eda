/* records.h - single records in this process: posact's calls beside SQLite's own queries. */
#ifndef BENCH_RECORDS_H
#define BENCH_RECORDS_H

#include <stdbool.h>
#include <stddef.h>

/* G7: saves the phone number of some of the people of `path`, a posact database that is thrown
 * away afterwards, and of the same people in `floor`. */
bool records_save(const char *path, const char *floor);
/* G10: opens records of `path` with their contacts and history. */
bool records_open(const char *path, size_t people);

#endif
