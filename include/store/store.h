/* store.h - one posact database: an SQLite file, its pragmas, its writer lock, its transactions.
 *
 * Every write transaction of every process holds the writer lock, an OFD lock on "<path>-writer",
 * and so does every checkpoint (S22): that closes the WAL-reset bug of SQLite 3.7.0 to 3.51.2 and
 * queues writers fairly. It is never held while a person is waited for. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/clock.h"
#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "record/record_type.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct store;

/* "PACT", PRAGMA application_id of every posact database. */
#define STORE_APPLICATION_ID 0x50414354

struct embedded; /* base/embedded.h */
struct vault;    /* store/vault.h */

/* What a file holds: the records and their log, or the answers to equality questions, which stand
 * apart from them (store/monitoring.h). */
struct store_schema {
    int application_id;
    const struct embedded *steps; /* the files of its schema */
    const struct embedded *whole; /* what they come to, for a new file; NULL: it takes the steps */
    bool has_records;
    bool keeps_months; /* of its backups, beside those of the last days */
};
extern const struct store_schema store_schema_records, store_schema_monitoring;

enum store_mode {
    STORE_OPEN,   /* the file must be there */
    STORE_CREATE, /* makes it when it is missing; opens it when it is there */
};

struct store_options {
    const char *path; /* ":memory:" for a database that dies with the store */
    enum store_mode mode;
    bool read_only;
    /* What the path names when that is a sealed file, which store_open takes in any case; NULL for
     * a plain one. */
    struct vault *sealed;
    const struct store_schema *schema; /* NULL: store_schema_records */
    const char *kind;                  /* of a new file: "live" or "demo"; NULL for "live" */
    const struct id *uuid;             /* of a new file; NULL for one of its own */
    int64_t replica;                   /* of a new file: its number among the replicas, 0 for 1 */
    int lock_timeout_ms;               /* to wait for another writer; 0 for 10,000 */
    /* How much room the disk of a file has, -1 when unknown; NULL for file_free_bytes. */
    int64_t (*free_bytes)(const char *path);
    struct clock clock;
    struct id_source ids;
    const struct record_type *const *types; /* every record type; borrowed */
    size_t type_count;
};

/* Opens, sets and reads back every pragma (E01, S18), migrates an older schema after a verified
 * copy (E11). Refuses, with the file unchanged: a folder, a missing file (STORE_OPEN), another
 * program's database, a damaged one, a newer schema, a network file system (E02, S24). */
struct store *store_open(const struct store_options *options, struct error *error);
void store_close(struct store *store);

const char *store_path(const struct store *store);
const char *store_kind(const struct store *store); /* "live" or "demo" */
bool store_is_read_only(const struct store *store);
bool store_is_in_action(const struct store *store); /* between store_begin and its end */
int64_t store_replica(const struct store *store);
int64_t
store_last_seq(const struct store *store); /* of our own, within store_begin ... store_commit */
/* By which a file is known, whatever it is called. */
struct id store_uuid(const struct store *store);
/* The version of the schema that this posact makes. */
int64_t store_newest_schema(void);
/* True for the file of a laptop, which has not all that its records link to: what not everybody may
 * see stays on the server. */
bool store_is_laptop(const struct store *store);
/* True for one that is on the disk as a sealed file alone. */
bool store_is_sealed(const struct store *store);
/* Writes a sealed file anew, so that nothing of what was removed is in it any more. */
bool store_reseal(struct store *store, struct error *error);
/* Of SQLite, "3.40.1". Borrowed. */
const char *store_engine_version(void);
int64_t store_now_ms(const struct store *store);
struct id store_new_id(struct store *store);
/* Moves whenever the file may have changed, by this process or another. */
uint64_t store_version(struct store *store);

/* Called when another writer has been waited for for two seconds (E16); NULL for nothing. */
void store_on_wait(struct store *store, void (*tell)(void *context), void *context);
/* S35: appends what a person must know of the disk - that it was full and the ballast is spent, or,
 * once, that there is little room. False when there is nothing to say. */
bool store_warning(struct store *store, struct text *out);

/* An action: what one person does with one command, one undo step. Takes the lock and begins.
 * ERROR_DENIED when read-only, ERROR_BUSY when another writer holds the lock for too long. */
bool store_begin(struct store *store, const char *actor, const char *command, struct error *error);
/* The same for what is an officer's own and no part of the log (drafts, what is remembered): waits
 * for another writer only so long. Ends with store_commit or store_rollback. */
bool store_begin_own(struct store *store, int timeout_ms, struct error *error);
/* True only when COMMIT has returned with synchronous=FULL (C03, S34); else rolled back. */
bool store_commit(struct store *store, struct error *error);
void store_rollback(struct store *store);
/* For a pause, in which nobody waits: what the commits have put off (S22, G7). Waits for no other
 * writer. */
void store_rest(struct store *store);

/* E10: integrity_check, foreign_key_check, and that records, keys, heads and search index are what
 * the log folds to. A line for each finding; true when there is none. */
bool store_check(struct store *store, struct text *findings, struct error *error);

#endif
