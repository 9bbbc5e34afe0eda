/* floor_rows.h - what SQLite alone needs for what posact does. */
#ifndef BENCH_FLOOR_ROWS_H
#define BENCH_FLOOR_ROWS_H

#include "base/id.h"

#include <stdbool.h>
#include <stddef.h>

struct sqlite3;

/* Writes the candidates of one database into a new one: the same rows, table and indexes, without
 * triggers, in one transaction; with `words` their search index too. The time in ms, without the
 * reading of them; negative when it cannot. */
double floor_load(const char *from, const char *to, bool words);
/* Opens for reading, or for writing with a log as posact has it. NULL when it cannot. */
struct sqlite3 *floor_open(const char *path, bool writing);
void floor_close(struct sqlite3 *database);
/* One phone number changed, in a transaction of its own. */
bool floor_save(struct sqlite3 *database, const struct id *id, const char *phone);
/* A record, its newest contacts and its newest operations: as many rows as a screen has. */
bool floor_read_record(struct sqlite3 *database, const struct id *id);

#endif
