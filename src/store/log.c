/* log.c - the operation log: append, receive, read. */
#include "store/operation.h"

#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "base/array.h"
#include "base/memory.h"
#include "fold.h"
#include "statement.h"
#include "store/log_check.h"
#include "transaction.h"
#include "unfolded.h"

#define OPERATION_COLUMNS                                                                          \
    "lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body,"           \
    " body_hash, hash"

/* -- Rows ----------------------------------------------------------------------------------- */

static void
copy_blob(sqlite3_stmt *statement, int column, unsigned char *out, size_t size)
{
    const void *bytes = sqlite3_column_blob(statement, column);
    if (bytes != NULL && (size_t)sqlite3_column_bytes(statement, column) == size)
        memcpy(out, bytes, size);
}

/* False when the row is not an operation's. */
static bool
read_operation(sqlite3_stmt *statement, struct operation *operation)
{
    memset(operation, 0, sizeof *operation);
    operation->lsn = sqlite3_column_int64(statement, 0);
    operation->replica = sqlite3_column_int64(statement, 1);
    operation->seq = sqlite3_column_int64(statement, 2);
    operation->time_ms = sqlite3_column_int64(statement, 3);
    operation->action = sqlite3_column_int64(statement, 4);
    operation->undoes = sqlite3_column_int64(statement, 5);
    operation->actor = column_value(statement, 6);
    operation->command = column_value(statement, 7);
    operation->type = sqlite3_column_int(statement, 8);
    operation->record = column_id(statement, 9);
    copy_blob(statement, 10, operation->salt, OPERATION_SALT_SIZE);
    copy_blob(statement, 12, operation->body_hash, OPERATION_HASH_SIZE);
    copy_blob(statement, 13, operation->hash, OPERATION_HASH_SIZE);
    if (operation->actor == NULL || operation->command == NULL)
        return false;
    const void *body = sqlite3_column_blob(statement, 11);
    if (body == NULL)
        return true; /* erased */
    operation->body_length = (size_t)sqlite3_column_bytes(statement, 11);
    operation->body = must_alloc(operation->body_length + 1);
    memcpy(operation->body, body, operation->body_length);
    return operation_decode(operation);
}

static bool
read_one(struct store *store, sqlite3_stmt *statement, struct operation *operation, bool *found,
         struct error *error)
{
    if (!statement_step(store, statement, found, error))
        return false;
    if (!*found)
        return true;
    bool readable = read_operation(statement, operation);
    sqlite3_reset(statement);
    if (readable)
        return true;
    error_set(error, ERROR_STORE,
              "Operation %lld of replica %lld cannot be read; go back to the last backup",
              (long long)operation->seq, (long long)operation->replica);
    operation_clear(operation);
    return false;
}

/* A walk through a damaged log could otherwise go round for ever. */
static bool
is_beyond(struct store *store, struct operation *operation, bool beyond, struct error *error)
{
    if (beyond)
        return true;
    operation_clear(operation);
    return store_fail(store, SQLITE_CORRUPT, error);
}

bool
operation_next(struct store *store, int64_t lsn, struct operation *operation, bool *found,
               struct error *error)
{
    *operation = (struct operation){.lsn = 0};
    sqlite3_stmt *statement = statement_get(
        store, "SELECT " OPERATION_COLUMNS " FROM operations WHERE lsn > ?1 ORDER BY lsn LIMIT 1",
        error);
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, lsn);
    return read_one(store, statement, operation, found, error) &&
           is_beyond(store, operation, !*found || operation->lsn > lsn, error);
}

bool
operation_find(struct store *store, struct operation_reference reference,
               struct operation *operation, bool *found, struct error *error)
{
    *operation = (struct operation){.lsn = 0};
    sqlite3_stmt *statement = statement_get(
        store, "SELECT " OPERATION_COLUMNS " FROM operations WHERE replica = ?1 AND seq = ?2",
        error);
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, reference.replica);
    sqlite3_bind_int64(statement, 2, reference.seq);
    return read_one(store, statement, operation, found, error);
}

bool
operation_before(struct store *store, const struct record_type *type, const struct id *id,
                 int64_t lsn, struct operation *operation, bool *found, struct error *error)
{
    *operation = (struct operation){.lsn = 0};
    sqlite3_stmt *statement =
        statement_get(store,
                      type == NULL ? "SELECT " OPERATION_COLUMNS " FROM operations WHERE lsn < ?1"
                                     " ORDER BY lsn DESC LIMIT 1"
                                   : "SELECT " OPERATION_COLUMNS " FROM operations WHERE lsn < ?1"
                                     " AND record = ?2 AND type = ?3 ORDER BY lsn DESC LIMIT 1",
                      error);
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, lsn == 0 ? INT64_MAX : lsn);
    if (type != NULL) {
        bind_id(statement, 2, id);
        sqlite3_bind_int(statement, 3, type->number);
    }
    return read_one(store, statement, operation, found, error) &&
           is_beyond(store, operation, !*found || lsn == 0 || operation->lsn < lsn, error);
}

static bool
insert_operation(struct store *store, const struct operation *operation, struct error *error)
{
    sqlite3_stmt *statement =
        statement_get(store,
                      "INSERT INTO operations (replica, seq, time, action, undoes, actor, command,"
                      " type, record, salt, body, body_hash, hash)"
                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
                      error);
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, operation->replica);
    sqlite3_bind_int64(statement, 2, operation->seq);
    sqlite3_bind_int64(statement, 3, operation->time_ms);
    sqlite3_bind_int64(statement, 4, operation->action);
    sqlite3_bind_int64(statement, 5, operation->undoes);
    bind_text(statement, 6, operation->actor);
    bind_text(statement, 7, operation->command);
    sqlite3_bind_int(statement, 8, operation->type);
    bind_id(statement, 9, &operation->record);
    if (operation->body != NULL) {
        sqlite3_bind_blob(statement, 10, operation->salt, OPERATION_SALT_SIZE, SQLITE_STATIC);
        sqlite3_bind_blob64(statement, 11, operation->body, operation->body_length, SQLITE_STATIC);
    }
    sqlite3_bind_blob(statement, 12, operation->body_hash, OPERATION_HASH_SIZE, SQLITE_STATIC);
    sqlite3_bind_blob(statement, 13, operation->hash, OPERATION_HASH_SIZE, SQLITE_STATIC);
    store->writing = true;
    bool done = statement_run(store, statement, error);
    store->writing = false;
    return done;
}

/* Derived: the action of an operation, and what it takes back. A note is no step to undo. */
static bool
list_action(struct store *store, const struct operation *operation, struct error *error)
{
    if (operation->kind == OPERATION_NOTE || operation->seq != operation->action)
        return true;
    sqlite3_stmt *statement =
        statement_get(store,
                      "INSERT INTO actions (replica, action, actor, command, undoes)"
                      " VALUES (?1, ?2, ?3, ?4, ?5)",
                      error);
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, operation->replica);
    sqlite3_bind_int64(statement, 2, operation->action);
    bind_text(statement, 3, operation->actor);
    bind_text(statement, 4, operation->command);
    sqlite3_bind_int64(statement, 5, operation->undoes);
    if (!statement_run(store, statement, error))
        return false;
    if (operation->undoes == 0)
        return true;
    statement = statement_get(
        store, "UPDATE actions SET undone_by = ?1 WHERE replica = ?2 AND action = ?3", error);
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, operation->action);
    sqlite3_bind_int64(statement, 2, operation->replica);
    sqlite3_bind_int64(statement, 3, operation->undoes);
    return statement_run(store, statement, error);
}

static bool
keep_operation(struct store *store, const struct operation *operation, struct error *error)
{
    return insert_operation(store, operation, error) && list_action(store, operation, error) &&
           op_apply(store, operation, error);
}

/* -- Ends of chains ------------------------------------------------------------------------- */

/* Where the chain of end->replica ends here. */
static bool
read_chain_end(struct store *store, struct log_end *end, struct error *error)
{
    end->seq = 0;
    memset(end->hash, 0, sizeof end->hash);
    sqlite3_stmt *statement =
        statement_get(store, "SELECT seq, hash FROM replicas WHERE replica = ?1", error);
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, end->replica);
    bool found;
    if (!statement_step(store, statement, &found, error))
        return false;
    if (found) {
        end->seq = sqlite3_column_int64(statement, 0);
        copy_blob(statement, 1, end->hash, OPERATION_HASH_SIZE);
        sqlite3_reset(statement);
    }
    return true;
}

bool
log_read_end(struct store *store, struct error *error)
{
    struct log_end end = {.replica = store->replica};
    if (!read_chain_end(store, &end, error))
        return false;
    store->seq = end.seq;
    memcpy(store->hash, end.hash, sizeof store->hash);
    store->chain_grew = false;
    return store_number(store,
                        "SELECT max(latest + (replica <> (SELECT replica FROM about)))"
                        " FROM replicas",
                        0, &store->latest_ms, error);
}

/* -- Append --------------------------------------------------------------------------------- */

/* The heads of the column that the author was shown become the parents of the write. */
static void
take_parents(struct operation_write *write, const struct head *heads, size_t head_count)
{
    const struct head *first;
    size_t count = heads_of(heads, head_count, write->column, &first);
    write->parents = must_calloc(count + 1, sizeof *write->parents);
    write->parent_count = count;
    for (size_t i = 0; i < count; i++)
        write->parents[i] = (struct operation_reference){first[i].replica, first[i].seq};
}

/* An action of so many operations is an import, an undo of one, or a bulk edit. */
#define MANY_OPERATIONS 1000

/* S8: a laptop whose clock is days ahead does not take everybody else's along. */
#define AHEAD_MOST_MS (24LL * 60 * 60 * 1000)

static int64_t
next_time(const struct store *store)
{
    int64_t now = clock_now_ms(&store->clock);
    if (now > store->latest_ms)
        return now;
    return store->latest_ms < now + AHEAD_MOST_MS ? store->latest_ms : now + AHEAD_MOST_MS;
}

bool
operation_append(struct store *store, enum operation_kind kind, const struct record_type *type,
                 const struct id *record, const struct operation_write *writes, size_t write_count,
                 const struct head *heads, size_t head_count, int64_t undoes, struct error *error)
{
    const struct id nobody = {{0}};
    struct operation operation = {
        .replica = store->replica,
        .seq = store->seq + 1,
        .time_ms = next_time(store),
        .action = store->action != 0 ? store->action : store->seq + 1,
        .undoes = undoes,
        .actor = must_strdup(store->actor),
        .command = must_strdup(store->command),
        .type = type == NULL ? 0 : type->number,
        .record = record == NULL ? nobody : *record,
        .kind = kind,
        .write_count = write_count,
        .writes = must_calloc(write_count + 1, sizeof *operation.writes),
    };
    for (size_t i = 0; i < write_count; i++) {
        operation.writes[i] = writes[i];
        take_parents(&operation.writes[i], heads, head_count);
    }
    randombytes_buf(operation.salt, sizeof operation.salt);
    operation_encode(&operation);
    operation_seal(&operation, store->hash);
    bool done = keep_operation(store, &operation, error);
    if (done) {
        store->seq = operation.seq;
        store->action = operation.action;
        store->own_latest_ms = operation.time_ms;
        if (store->latest_ms < operation.time_ms)
            store->latest_ms = operation.time_ms;
        memcpy(store->hash, operation.hash, OPERATION_HASH_SIZE);
        store->chain_grew = true;
        if (store->seq - store->action == MANY_OPERATIONS)
            store_widen_cache(store);
    }
    operation_clear(&operation);
    return done;
}

/* -- Receive -------------------------------------------------------------------------------- */

/* Our own end is in memory until the commit. */
static bool
find_chain_end(struct store *store, struct log_end *end, struct error *error)
{
    if (end->replica != store->replica)
        return read_chain_end(store, end, error);
    end->seq = store->seq;
    memcpy(end->hash, store->hash, sizeof end->hash);
    return true;
}

bool
log_write_end(struct store *store, int64_t replica, int64_t seq, int64_t latest_ms,
              const unsigned char hash[OPERATION_HASH_SIZE], struct error *error)
{
    sqlite3_stmt *statement =
        statement_get(store,
                      "INSERT INTO replicas (replica, seq, latest, hash) VALUES (?1, ?2, ?3, ?4)"
                      " ON CONFLICT (replica) DO UPDATE SET seq = ?2,"
                      " latest = max(latest, ?3), hash = ?4",
                      error);
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, replica);
    sqlite3_bind_int64(statement, 2, seq);
    sqlite3_bind_int64(statement, 3, latest_ms);
    sqlite3_bind_blob(statement, 4, hash, OPERATION_HASH_SIZE, SQLITE_STATIC);
    return statement_run(store, statement, error);
}

static bool
refuse(const struct operation *operation, const char *why, struct error *error)
{
    return error_set(error, ERROR_CONFLICT, "Operation %lld of replica %lld %s",
                     (long long)operation->seq, (long long)operation->replica, why);
}

/* An operation that is here already must be the same one (S5). */
static bool
is_the_same(struct store *store, const struct operation *operation, struct error *error)
{
    struct operation here;
    bool found;
    struct operation_reference reference = {operation->replica, operation->seq};
    if (!operation_find(store, reference, &here, &found, error)) {
        operation_clear(&here);
        return false;
    }
    bool same = found && memcmp(here.hash, operation->hash, OPERATION_HASH_SIZE) == 0;
    operation_clear(&here);
    return same || refuse(operation, "is not the one that is here under that number", error);
}

static bool
parents_are_here(struct store *store, const struct operation *operation, struct error *error)
{
    for (size_t i = 0; i < operation->write_count; i++) {
        const struct operation_write *write = &operation->writes[i];
        for (size_t j = 0; j < write->parent_count; j++) {
            struct log_end end = {.replica = write->parents[j].replica};
            if (!find_chain_end(store, &end, error))
                return false;
            if (write->parents[j].seq > end.seq)
                return refuse(operation, "builds on an operation that is not here", error);
        }
    }
    return true;
}

static bool
continues_chain(const struct operation *operation, const struct log_end *end, struct error *error)
{
    if (operation->seq != end->seq + 1)
        return refuse(operation, "leaves a gap in its chain", error);
    struct operation sealed = *operation;
    operation_seal(&sealed, end->hash);
    bool whole = memcmp(sealed.hash, operation->hash, OPERATION_HASH_SIZE) == 0 &&
                 memcmp(sealed.body_hash, operation->body_hash, OPERATION_HASH_SIZE) == 0;
    return whole || refuse(operation, "does not continue its chain", error);
}

/* The log goes on behind it. */
static bool
move_end(struct store *store, const struct operation *operation, struct error *error)
{
    if (store->latest_ms <= operation->time_ms)
        store->latest_ms = operation->time_ms + 1;
    return log_write_end(store, operation->replica, operation->seq, operation->time_ms,
                         operation->hash, error);
}

/* Whether it is the next of its chain; *known for one that is here already. */
static bool
fits(struct store *store, const struct operation *operation, bool *known, struct error *error)
{
    *known = false;
    struct log_end end = {.replica = operation->replica};
    if (!find_chain_end(store, &end, error))
        return false;
    if (operation->seq <= end.seq) {
        *known = true;
        return is_the_same(store, operation, error);
    }
    if (operation->replica == store->replica)
        return refuse(operation, "carries this database's own number; it must be enrolled anew",
                      error);
    return continues_chain(operation, &end, error) && parents_are_here(store, operation, error);
}

bool
operation_receive(struct store *store, const struct operation *operation, bool *known,
                  struct error *error)
{
    if (!fits(store, operation, known, error))
        return false;
    return *known || (keep_operation(store, operation, error) &&
                      unfolded_note(store, operation, error) && move_end(store, operation, error));
}

bool
operation_hold(struct store *store, const struct operation *operation, struct error *error)
{
    bool known;
    struct operation empty = *operation;
    empty.body = NULL;
    empty.body_length = 0;
    if (!fits(store, operation, &known, error))
        return false;
    return known || (insert_operation(store, &empty, error) && list_action(store, &empty, error) &&
                     move_end(store, operation, error));
}
