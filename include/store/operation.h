/* operation.h - the operation log: what one action wrote in one record, chained and folded.
 *
 * The record tables are a fold of the log (sync.md A): each field is a register whose heads are
 * the operations that no other operation names as parent. One head, that is the value; several
 * with different values are a conflict, shown as the value of the largest (time, replica, seq),
 * and for "alive" the living beats the dead. The state is a function of the set of operations
 * alone, so replicas that hold the same set agree, in whatever order it came. */
#ifndef STORE_OPERATION_H
#define STORE_OPERATION_H

#include "base/error.h"
#include "base/id.h"
#include "record/record.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define OPERATION_HASH_SIZE 32
#define OPERATION_SALT_SIZE 16

/* Columns of a body that are not fields. */
enum {
    COLUMN_ALIVE = 0,    /* "1" or "0"; a create writes "1" unsaid */
    COLUMN_CREATED = -2, /* an importer's own date; no register */
    COLUMN_PURPOSE = -4, /* of a note: what a look was for (T30); no register */
    COLUMN_CHANGED = -3, /* the same; also what an undo gives back */
};

struct operation_reference {
    int64_t replica, seq;
};

/* One field written: its column, the operations whose value the author was shown, the value. */
struct operation_write {
    int column;
    struct operation_reference *parents; /* owned by the operation when decoded */
    size_t parent_count;
    const char *value; /* canonical, NULL for none */
};

enum operation_kind {
    OPERATION_CREATE = 1, /* writes every column: those not listed as NULL */
    OPERATION_WRITE = 2,
    OPERATION_NOTE = 3, /* something was looked at or left; its purpose, or no column */
};

struct operation {
    int64_t lsn; /* place in this file, not part of the operation */
    int64_t replica, seq;
    int64_t time_ms; /* never earlier than any operation its author had seen, but for those of a
                        clock that is days ahead (S8) */
    int64_t action;  /* seq of the first operation of the same action */
    int64_t undoes;  /* action that this one takes back, 0 for none */
    char *actor, *command;
    int type; /* record type number, 0 for a note about all */
    struct id record;
    enum operation_kind kind;
    struct operation_write *writes;
    size_t write_count;
    unsigned char salt[OPERATION_SALT_SIZE];
    unsigned char *body; /* encoded kind and writes; NULL once erased */
    size_t body_length;
    unsigned char body_hash[OPERATION_HASH_SIZE];
    unsigned char hash[OPERATION_HASH_SIZE];
};
void operation_clear(struct operation *operation);

/* Body <-> writes. Little-endian, everything length-prefixed (S31): u8 version 1, u8 kind,
 * u16 writes; each i32 column, u16 parents of {u64 replica, u64 seq}, u8 given, u32 length,
 * bytes. The decoded values point into the body. */
void operation_encode(struct operation *operation);
bool operation_decode(struct operation *operation);
/* body_hash = BLAKE2b-256(salt, body); hash = BLAKE2b-256(previous, header, body_hash) (S30). */
void operation_seal(struct operation *operation, const unsigned char previous[OPERATION_HASH_SIZE]);

/* -- Within store_begin ... store_commit ---------------------------------------------------- */

/* Appends one local operation and folds it. Parents of each write are taken from `heads`, what
 * the author was shown. `undoes` is 0 or the action taken back. */
bool operation_append(struct store *store, enum operation_kind kind, const struct record_type *type,
                      const struct id *record, const struct operation_write *writes,
                      size_t write_count, const struct head *heads, size_t head_count,
                      int64_t undoes, struct error *error);

/* Takes an operation of another replica. True when it was folded or already here (*known). One
 * without a body - it was erased, or is not for this replica to see - stays in the log alone, and
 * so do those on a record of which such a one is all that is here.
 * ERROR_CONFLICT, nothing changed: a gap in seq, a hash that does not continue the chain, a
 * parent that is not here. */
bool operation_receive(struct store *store, const struct operation *operation, bool *known,
                       struct error *error);
/* The same for one that is not to be folded, nor told to anybody: it stands in the log without its
 * body, so that the chain goes on (S10). */
bool operation_hold(struct store *store, const struct operation *operation, struct error *error);

/* -- Reading -------------------------------------------------------------------------------- */

/* *operation is the caller's to clear; it is empty when there was none, and after an error. */

/* The next operation after `lsn`, in arrival order; *found false at the end. */
bool operation_next(struct store *store, int64_t lsn, struct operation *operation, bool *found,
                    struct error *error);
bool operation_find(struct store *store, struct operation_reference reference,
                    struct operation *operation, bool *found, struct error *error);
/* The newest operation on a record (type NULL: of the whole log) that came before `lsn`, in
 * arrival order backwards; 0 starts from the newest. */
bool operation_before(struct store *store, const struct record_type *type, const struct id *id,
                      int64_t lsn, struct operation *operation, bool *found, struct error *error);
/* The value that an operation wrote into a column; NULL for none. Borrowed from it. */
const char *operation_value(const struct operation *operation, int column);

#endif
