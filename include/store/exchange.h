/* exchange.h - how far the log of a laptop's file has met that of the server it belongs to. */
#ifndef STORE_EXCHANGE_H
#define STORE_EXCHANGE_H

#include "base/error.h"
#include "store/log_check.h"
#include "store/signing_key.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct exchange {
    char *host;          /* as ssh is told it */
    char *ssh;           /* the words before it; NULL for plain ssh */
    char *officer;       /* whose laptop it is, as the server's log says */
    int64_t cursor;      /* place in the server's log up to which all is here */
    int64_t sent;        /* seq of our own operation up to which all is there */
    int64_t incarnation; /* of the server's file */
    int64_t met_ms;      /* when, 0 for never yet */
    /* The key by which the server knows it; zero in a file that has it beside it, not in it. */
    struct signing_key key;
    char *scope; /* what was checked out, in words; NULL for all there is */
    char *until; /* the last day on which it opens, NULL for ever */
};
/* Wipes the key. */
void exchange_clear(struct exchange *exchange);

/* *found false for a file that belongs to no server. The caller's to clear. */
bool exchange_read(struct store *store, struct exchange *exchange, bool *found,
                   struct error *error);
/* After the first exchange_write, when it is on the disk: from now on the file is a laptop's. */
bool exchange_begin(struct store *store, struct error *error);
/* Within store_begin ... store_commit. */
bool exchange_write(struct store *store, const struct exchange *exchange, struct error *error);
/* How many steps of ours the server does not have yet. */
bool exchange_count_unsent(struct store *store, const struct exchange *exchange, size_t *count,
                           struct error *error);

/* Where each chain ends here, as the file notes it, and the newest place of the log. */
bool exchange_point(struct store *store, struct log_point *point, struct error *error);
/* How often the file was put back from a backup, and the version of its schema. */
bool exchange_about(struct store *store, int64_t *incarnation, int64_t *schema,
                    struct error *error);

/* For a connection that takes in whatever others have: each operation touches a page of every index
 * of its table, and those in use stay in memory from one batch to the next, 64 MB of them. */
void exchange_expect_many(struct store *store);

#endif
