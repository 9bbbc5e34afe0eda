/* statement.h - for store/ only: the open database, prepared statements, SQLite's errors in words.
 */
#ifndef STORE_STATEMENT_H
#define STORE_STATEMENT_H

#include "ballast.h"
#include "base/file.h"
#include "store/operation.h"
#include "store/store.h"

#include <sqlite3.h>

/* Makes the text of a statement that a type has one of. */
typedef void statement_text(const struct record_type *type, struct text *sql);

/* Statements are kept by their text; the hash spares most comparisons. Those that a type has one of
 * are kept by the function that makes the text, so that it is made once. */
struct statement_slot {
    uint32_t hash;
    statement_text *make;
    const struct record_type *type;
    char *sql;
    sqlite3_stmt *statement;
};
#define STATEMENT_SLOTS 256

struct custom_column; /* custom_columns.c */
struct vault_vfs;     /* vault_vfs.h */

/* A row whose search document is to be written. */
struct touched_row {
    const struct record_type *type;
    int64_t number;
};

struct store {
    sqlite3 *database;
    const struct store_schema *schema;
    struct id uuid;
    int linking; /* who answered which equality questions may be read: store/monitoring.h */
    char *path;
    bool is_demo;
    bool is_laptop;
    bool read_only;
    bool in_memory;
    struct vault_vfs *sealed; /* NULL for a plain file, and in memory */
    char *torn;               /* where its cut end is kept, until that was told; NULL for none */
    bool alone;               /* nobody else has it open: it is sealed, or in memory */
    struct file_lock lock;
    int lock_holders; /* how often it is held: a backup within a migration */
    int lock_timeout_ms;
    void (*tell_wait)(void *context); /* NULL: nobody is told */
    void *tell_context;
    struct ballast *ballast; /* NULL in memory and for reading only */
    int64_t (*free_bytes)(const char *path);
    bool room_told;
    struct clock clock;
    struct id_source ids;
    const struct record_type *const *types;
    size_t type_count;
    struct statement_slot slots[STATEMENT_SLOTS];
    size_t slot_count;
    sqlite3_stmt *end_transaction; /* ROLLBACK */
    int log_pages;                 /* of the write-ahead log at the last commit */
    bool writing;                  /* op_apply is at work: the guard triggers let it pass */
    uint64_t commits;              /* own ones, for store_version */
    bool half_logged; /* a commit failed, and the next start might take it for a good one */

    struct custom_column **custom; /* the custom fields that the file has columns for */
    size_t custom_count, custom_capacity;

    int64_t replica; /* our number */

    /* Our chain, read at store_begin and written back at store_commit. */
    int64_t seq;
    unsigned char hash[OPERATION_HASH_SIZE];
    int64_t latest_ms;     /* of the latest operation, or after it where it is another's */
    int64_t own_latest_ms; /* of our last operation of this transaction */
    bool chain_grew;

    /* The action under way. */
    bool in_action;
    char *actor, *command;
    int64_t action;  /* seq of its first operation, 0 before that */
    bool wide_cache; /* it writes so much that pages would be written again and again */
    struct touched_row *touched;
    size_t touched_count, touched_capacity;
};

/* The statement for this text, reset and without bindings; NULL with an error. It stays the
 * store's. One text may not be stepped through while it is asked for again. */
sqlite3_stmt *statement_get(struct store *store, const char *sql, struct error *error);
/* The same for what `make` says of the type. */
sqlite3_stmt *statement_of(struct store *store, const struct record_type *type,
                           statement_text *make, struct error *error);
/* One step: *row says whether there is one. At the end, and on an error, it is reset. */
bool statement_step(struct store *store, sqlite3_stmt *statement, bool *row, struct error *error);
/* The first column of the first row, an id; *id stays as it was when there is none. Reset. */
bool statement_id(struct store *store, sqlite3_stmt *statement, struct id *id, bool *found,
                  struct error *error);
/* Whether there is a row. Reset. */
bool statement_found(struct store *store, sqlite3_stmt *statement, bool *found,
                     struct error *error);
/* A step that gives no row: INSERT, UPDATE, DELETE. */
bool statement_run(struct store *store, sqlite3_stmt *statement, struct error *error);
/* Frees every kept statement. */
void statement_forget(struct store *store);

/* Runs SQL without parameters or rows. */
bool store_execute(struct store *store, const char *sql, struct error *error);
/* Whether the transaction that an action began is still there; else ERROR_STORE. */
bool store_is_in_step(struct store *store, struct error *error);
/* Whether the file is a laptop's, which need not have all that its records link to. */
bool store_read_whether_laptop(struct store *store, struct error *error);
/* The first column of the first row as a number; `otherwise` when there is none. */
bool store_number(struct store *store, const char *sql, int64_t otherwise, int64_t *number,
                  struct error *error);
/* SQLite's present error in words; returns false. */
bool store_fail(struct store *store, int result, struct error *error);

/* Reads where our chain ends, at the begin of a transaction (S7), and writes an end back. */
bool log_read_end(struct store *store, struct error *error);
bool log_write_end(struct store *store, int64_t replica, int64_t seq, int64_t latest_ms,
                   const unsigned char hash[OPERATION_HASH_SIZE], struct error *error);

/* Whether an action is in force: not undone, or undone and done again. `without` is an action of
 * ours that is being taken back just now, 0 for none. */
bool action_holds(struct store *store, int64_t replica, int64_t action, int64_t without,
                  bool *holds, struct error *error);

/* Columns and parameters. Nothing is copied by SQLite, whose want of memory would go unheard and
 * leave NULL in its place. */
void bind_own_text(sqlite3_stmt *statement, int index, struct text *text); /* takes what is in it */
void bind_id(sqlite3_stmt *statement, int index, const struct id *id);
void bind_text(sqlite3_stmt *statement, int index, const char *text); /* NULL binds NULL */
struct id column_id(sqlite3_stmt *statement, int column);
/* malloc'd copy; NULL for NULL. A 16-byte BLOB becomes the text of the id. */
char *column_value(sqlite3_stmt *statement, int column);
/* A field's value as its column holds it: links as BLOB(16). */
void bind_value(sqlite3_stmt *statement, int index, const struct field *field, const char *value);

#endif
