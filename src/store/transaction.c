/* transaction.c - the writer lock, the transactions under it, and the checkpoints between them. */
#include "transaction.h"

#include <assert.h>
#include <stdlib.h>

#include "base/memory.h"
#include "search_index.h"
#include "statement.h"

/* S22: pages of the write-ahead log after which it is copied into the file in the next pause, about
 * 4 MB; and after which a commit does it, for programs that never pause. */
#define CHECKPOINT_PAGES 1000
#define CHECKPOINT_MOST_PAGES 4000

/* E16: after so long a person is told what posact waits for. */
#define TELL_WAIT_MS 2000

/* -- The writer lock ---------------------------------------------------------------------- */

void
store_on_wait(struct store *store, void (*tell)(void *context), void *context)
{
    store->tell_wait = tell;
    store->tell_context = context;
}

static bool
take_lock(struct store *store, int timeout_ms, struct error *error)
{
    bool long_wait = timeout_ms > TELL_WAIT_MS && store->tell_wait != NULL;
    if (file_lock_take(&store->lock, long_wait ? TELL_WAIT_MS : timeout_ms, error))
        return true;
    if (!long_wait || error->code != ERROR_BUSY)
        return false;
    store->tell_wait(store->tell_context);
    return file_lock_take(&store->lock, timeout_ms - TELL_WAIT_MS, error);
}

bool
store_lock(struct store *store, int timeout_ms, struct error *error)
{
    if (store->alone || store->read_only)
        return true;
    if (store->lock_holders == 0 && !take_lock(store, timeout_ms, error))
        return false;
    store->lock_holders++;
    return true;
}

void
store_unlock(struct store *store)
{
    if (store->alone || store->read_only)
        return;
    assert(store->lock_holders > 0);
    if (--store->lock_holders == 0)
        file_lock_release(&store->lock);
}

/* S22: under the lock, so that no writer restarts the log while it is copied. */
static void
copy_log(struct store *store)
{
    sqlite3_wal_checkpoint_v2(store->database, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    store->log_pages = 0;
}

/* -- Transactions ------------------------------------------------------------------------- */

bool
store_end_transaction(struct store *store)
{
    if (!sqlite3_get_autocommit(store->database) && store->end_transaction != NULL) {
        sqlite3_step(store->end_transaction);
        sqlite3_reset(store->end_transaction);
    }
    return sqlite3_get_autocommit(store->database) != 0;
}

static void
set_cache(struct store *store, const char *pragma)
{
    sqlite3_exec(store->database, pragma, NULL, NULL, NULL);
}

void
store_widen_cache(struct store *store)
{
    set_cache(store, "PRAGMA cache_size = -65536");
    store->wide_cache = true;
}

static void
narrow_cache(struct store *store)
{
    if (!store->wide_cache)
        return;
    set_cache(store, "PRAGMA cache_size = -2000");
    sqlite3_db_release_memory(store->database);
    store->wide_cache = false;
}

static void
end_action(struct store *store)
{
    narrow_cache(store);
    free(store->actor);
    free(store->command);
    store->actor = store->command = NULL;
    store->action = 0;
    store->in_action = false;
    search_index_forget(store);
    store_unlock(store);
}

/* SQLite would go on writing to a file that nobody finds again. */
static bool
is_in_its_place(struct store *store, struct error *error)
{
    int moved = 0;
    sqlite3_file_control(store->database, NULL, SQLITE_FCNTL_HAS_MOVED, &moved);
    return moved == 0 || error_set(error, ERROR_STORE,
                                   "'%s' was moved or removed while it was open, so nothing was "
                                   "saved; put it back and start again",
                                   store->path);
}

bool
store_begin_own(struct store *store, int timeout_ms, struct error *error)
{
    assert(!store->in_action);
    if (store->read_only)
        return error_set(error, ERROR_DENIED, "'%s' is open for reading only", store->path);
    if (!store_lock(store, timeout_ms, error))
        return false;
    if (!is_in_its_place(store, error)) {
        store_unlock(store);
        return false;
    }
    ballast_keep(store->ballast);
    store->in_action = true;
    store->chain_grew = false;
    /* One that could not be ended for want of memory is ended before another begins (E05). */
    if ((store_end_transaction(store) || store_fail(store, SQLITE_NOMEM, error)) &&
        store_execute(store, "BEGIN IMMEDIATE", error))
        return true;
    store_rollback(store);
    return false;
}

bool
store_begin(struct store *store, const char *actor, const char *command, struct error *error)
{
    if (!store_begin_own(store, store->lock_timeout_ms, error))
        return false;
    store->actor = must_strdup(actor);
    store->command = must_strdup(command);
    if (log_read_end(store, error))
        return true;
    store_rollback(store);
    return false;
}

bool
store_commit(struct store *store, struct error *error)
{
    bool done = store_is_in_step(store, error) && search_index_write(store, error);
    done = done && (!store->chain_grew || log_write_end(store, store->replica, store->seq,
                                                        store->own_latest_ms, store->hash, error));
    done = done && store_execute(store, "COMMIT", error);
    if (!done) {
        store->half_logged = true;
        store_rollback(store);
        return false;
    }
    store->commits++;
    if (store->log_pages > CHECKPOINT_MOST_PAGES)
        copy_log(store);
    end_action(store);
    store_compact(store);
    return true;
}

void
store_rollback(struct store *store)
{
    if (!store->in_action)
        return;
    store_end_transaction(store);
    end_action(store);
}

/* -- In a pause and at the end ------------------------------------------------------------ */

void
store_rest(struct store *store)
{
    struct error ignored;
    if (store->log_pages <= CHECKPOINT_PAGES || store->in_action || !store_lock(store, 0, &ignored))
        return;
    copy_log(store);
    store_unlock(store);
}

void
store_empty_log(struct store *store)
{
    struct error ignored;
    if ((store->commits == 0 && !store->half_logged) || store->alone ||
        !store_lock(store, 0, &ignored))
        return;
    sqlite3_busy_timeout(store->database, 0);
    sqlite3_wal_checkpoint_v2(store->database, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    store_unlock(store);
}
