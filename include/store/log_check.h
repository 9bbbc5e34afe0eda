/* log_check.h - whether the log of operations is what was written, and how far it goes.
 *
 * Each operation is chained to the one before it of its replica (S30, S31), so a walk from a point
 * that is known to be good finds whatever was edited, deleted or moved behind it. What the log
 * had and has no longer, down to its last operation, only somebody knows who kept where it ended:
 * a point that was signed and handed on (store/log_head.h, S32, S33). */
#ifndef STORE_LOG_CHECK_H
#define STORE_LOG_CHECK_H

#include "base/error.h"
#include "store/operation.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The newest operation of a replica. */
struct log_end {
    int64_t replica, seq;
    int64_t latest_ms; /* the latest time that one of its operations has */
    unsigned char hash[OPERATION_HASH_SIZE];
};

/* How far a log goes; all zero is before its first operation. */
struct log_point {
    int64_t lsn; /* place of the newest operation */
    struct log_end *ends;
    size_t end_count, end_capacity;
};
void log_point_clear(struct log_point *point);
void log_point_copy(struct log_point *to, const struct log_point *from);
/* The end of a replica, made when there is none; borrowed until the next one is made. */
struct log_end *log_point_end(struct log_point *point, int64_t replica);

/* How many operations a walk came by, and how many of them have no body: erased. */
struct log_count {
    size_t operations, erased;
};

/* Walks from the point to the end of the log, recomputing every hash. True when all of it is what
 * was written, and then the point is where the log ends; else ERROR_STORE, whose text names the
 * first operation that does not fit: which, who, when, and about which record. */
bool log_check_walk(struct store *store, struct log_point *point, struct log_count *count,
                    struct error *error);
/* Whether the operations that a point names are in the log with the same hashes: false, with
 * ERROR_STORE, for one that is gone or is another. */
bool log_check_holds(struct store *store, const struct log_point *point, struct error *error);

#endif
