/* store.c - opening the one SQLite file with its pragmas, and what is known of it. */
#include "store/store.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sodium.h>

#include "base/embedded.h"
#include "base/memory.h"
#include "base/private_file.h"
#include "base/utf8.h"
#include "custom_columns.h"
#include "migrate.h"
#include "protect.h"
#include "record/name.h"
#include "search.h"
#include "search_tokenizer.h"
#include "statement.h"
#include "store/exchange.h"
#include "transaction.h"
#include "unfolded.h"
#include "vault_vfs.h"

/* S35: with less room than this on the disk a person is warned. */
#define LOW_ROOM_BYTES ((int64_t)100 * 1000 * 1000)

/* E10: a file up to this size is checked whole at each open; that takes some 10 ms. */
#define CHECK_AT_OPEN_BYTES (4 * 1024 * 1024)

const struct store_schema store_schema_records = {
    .application_id = STORE_APPLICATION_ID,
    .steps = embedded_schema,
    .whole = embedded_whole,
    .has_records = true,
    .keeps_months = true,
};
/* P21: what somebody took back is gone from the backups, too, after a week. */
const struct store_schema store_schema_monitoring = {
    .application_id = 0x504D4F4E, /* "PMON" */
    .steps = embedded_schema_monitoring,
};

/* -- Functions that the schema and the queries use ------------------------------------------ */

static void
sql_writing(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    (void)values;
    const struct store *store = sqlite3_user_data(context);
    sqlite3_result_int(context, store->writing);
}

static void
sql_fold(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    const char *value = (const char *)sqlite3_value_text(values[0]);
    if (value == NULL)
        return;
    struct text folded = TEXT_EMPTY;
    utf8_fold(&folded, value);
    sqlite3_result_text(context, text_string(&folded), (int)folded.length, SQLITE_TRANSIENT);
    text_clear(&folded);
}

/* The words of a name, or of what somebody is known as when that is not NULL. */
static void
sql_name(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    struct text words = TEXT_EMPTY;
    name_words((const char *)sqlite3_value_text(values[0]),
               (const char *)sqlite3_value_text(values[1]), &words);
    sqlite3_result_text(context, text_string(&words), (int)words.length, SQLITE_TRANSIENT);
    text_clear(&words);
}

static void
sql_says(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    const char *document = (const char *)sqlite3_value_text(values[0]);
    const char *words = (const char *)sqlite3_value_text(values[1]);
    sqlite3_result_int(context, document != NULL && words != NULL && search_says(document, words));
}

static bool
add_functions(struct store *store)
{
    const int flags = SQLITE_UTF8 | SQLITE_INNOCUOUS;
    return sqlite3_create_function_v2(store->database, "posact_writing", 0, flags, store,
                                      sql_writing, NULL, NULL, NULL) == SQLITE_OK &&
           sqlite3_create_function_v2(store->database, "posact_fold", 1,
                                      flags | SQLITE_DETERMINISTIC, NULL, sql_fold, NULL, NULL,
                                      NULL) == SQLITE_OK &&
           sqlite3_create_function_v2(store->database, "posact_name", 2,
                                      flags | SQLITE_DETERMINISTIC, NULL, sql_name, NULL, NULL,
                                      NULL) == SQLITE_OK &&
           sqlite3_create_function_v2(store->database, "posact_says", 2,
                                      flags | SQLITE_DETERMINISTIC, NULL, sql_says, NULL, NULL,
                                      NULL) == SQLITE_OK &&
           search_tokenizer_add(store->database);
}

/* -- Pragmas -------------------------------------------------------------------------------- */

/* E01, S18, S22: set, then read back. */
static const struct pragma {
    const char *set, *get;
    const char *expected;
} pragmas[] = {
    {"PRAGMA synchronous = FULL", "PRAGMA synchronous", "2"},
    {"PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "1"},
    {"PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", "0"},
    {"PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", "1"},
    {"PRAGMA secure_delete = ON", "PRAGMA secure_delete", "1"},
    {"PRAGMA temp_store = MEMORY", "PRAGMA temp_store", "2"},
    {"PRAGMA mmap_size = 0", "PRAGMA mmap_size", "0"},
    {"PRAGMA wal_autocheckpoint = 0", "PRAGMA wal_autocheckpoint", "0"},
};

static int
on_commit(void *context, sqlite3 *database, const char *name, int pages)
{
    (void)database;
    (void)name;
    struct store *store = context;
    store->log_pages = pages;
    return SQLITE_OK;
}

static bool
read_back(struct store *store, const char *pragma, const char *expected, struct error *error)
{
    sqlite3_stmt *statement = statement_get(store, pragma, error);
    bool row;
    if (statement == NULL || !statement_step(store, statement, &row, error))
        return false;
    const char *value = row ? (const char *)sqlite3_column_text(statement, 0) : NULL;
    bool same = string_equal_no_case(value, expected);
    sqlite3_reset(statement);
    /* A pragma that a database in memory does not have gives no row. */
    return same || (store->alone && !row) ||
           error_set(error, ERROR_STORE, "'%s' cannot be opened safely: %s is not %s", store->path,
                     pragma, expected);
}

/* What the file of a sealed database keeps of a transaction under way is nothing at all. */
static bool
keep_no_journal(struct store *store, struct error *error)
{
    return store->sealed == NULL || (store_execute(store, "PRAGMA journal_mode = MEMORY", error) &&
                                     read_back(store, "PRAGMA journal_mode", "memory", error));
}

static bool
set_pragmas(struct store *store, struct error *error)
{
    if (!keep_no_journal(store, error))
        return false;
    for (size_t i = 0; i < sizeof pragmas / sizeof pragmas[0]; i++)
        if (!store_execute(store, pragmas[i].set, error) ||
            !read_back(store, pragmas[i].get, pragmas[i].expected, error))
            return false;
    /* After wal_autocheckpoint, which is a hook too. */
    sqlite3_wal_hook(store->database, on_commit, store);
    return !store->read_only || store_execute(store, "PRAGMA query_only = ON", error);
}

/* -- Opening -------------------------------------------------------------------------------- */

static bool
check_place(const struct store_options *options, struct error *error)
{
    struct stat status;
    const char *path = options->path, *kind;
    if (stat(path, &status) != 0) {
        if (errno != ENOENT)
            return error_set(error, ERROR_FILE, "'%s' cannot be opened: %s", path, strerror(errno));
        if (options->mode == STORE_OPEN)
            return error_set(error, ERROR_FILE,
                             "There is no database at '%s'; make one with: posact init, or name "
                             "another with --db",
                             path);
    } else if (S_ISDIR(status.st_mode)) {
        return error_set(error, ERROR_FILE, "'%s' is a folder; name a file in it with --db", path);
    } else if (status.st_size == 0 && options->mode == STORE_OPEN) {
        return error_set(error, ERROR_FILE,
                         "'%s' is empty; go back to the last backup, or name another file with "
                         "--db",
                         path);
    }
    if (file_is_remote(path, &kind))
        return error_set(error, ERROR_FILE,
                         "'%s' is on %s, where two people writing at once would damage it; keep "
                         "the database on a disk of this machine",
                         path, kind);
    return private_file_check(path, error);
}

/* First of all, for the file is the store's from now on. */
static bool
open_sealed(struct store *store, const struct store_options *options, struct error *error)
{
    if (options->sealed == NULL)
        return true;
    store->read_only = options->read_only || vault_is_read_only(options->sealed);
    if (!store->read_only)
        store->ballast = ballast_new(store->path, store->free_bytes);
    store->sealed = vault_vfs_new(options->sealed, store->ballast, &store->torn, error);
    return store->sealed != NULL;
}

static bool
open_file(struct store *store, const struct store_options *options, struct error *error)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    if (options->mode == STORE_CREATE)
        flags |= SQLITE_OPEN_CREATE;
    if (store->in_memory)
        flags |= SQLITE_OPEN_MEMORY;
    else if (!store->sealed && access(store->path, F_OK) == 0 && access(store->path, W_OK) != 0) {
        flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX;
        store->read_only = true;
    }
    if (!store->alone && !store->read_only)
        store->ballast = ballast_new(store->path, store->free_bytes);
    int result = sqlite3_open_v2(store->path, &store->database, flags,
                                 store->sealed ? vault_vfs_name(store->sealed)
                                               : ballast_vfs(store->ballast));
    if (result != SQLITE_OK)
        return store_fail(store, result, error);
    sqlite3_extended_result_codes(store->database, 1);
    /* Before the first statement, for a file that is refused is left as it is (S22). */
    sqlite3_db_config(store->database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    protect_connection(store);
    sqlite3_busy_timeout(store->database, store->lock_timeout_ms);
    return add_functions(store) || store_fail(store, SQLITE_ERROR, error);
}

/* Looks before anything is set, so that another program's file stays as it is. */
static bool
check_owner(struct store *store, enum store_mode mode, struct error *error)
{
    int64_t application, objects;
    if (!store_number(store, "PRAGMA application_id", 0, &application, error) ||
        !store_number(store, "SELECT count(*) FROM sqlite_schema", 0, &objects, error))
        return false;
    bool fresh = mode == STORE_CREATE && application == 0 && objects == 0;
    if (!fresh && store->sealed != NULL && objects == 0)
        return error_set(error, ERROR_STORE,
                         "'%s' was being made when posact was stopped, and holds nothing; posact "
                         "sync or posact checkout makes it again",
                         store->path);
    return fresh || application == store->schema->application_id ||
           error_set(error, ERROR_STORE,
                     "'%s' is a database of another program; name another file with --db",
                     store->path);
}

static bool
check_version(struct store *store, struct error *error)
{
    int64_t version;
    return store_number(store, "PRAGMA user_version", 0, &version, error) &&
           (version <= migrate_newest(store->schema) || migrate_up(store, NULL, error));
}

static bool
use_log(struct store *store, struct error *error)
{
    if (store->alone)
        return true;
    if (!store->read_only && !store_execute(store, "PRAGMA journal_mode = WAL", error))
        return false;
    return read_back(store, "PRAGMA journal_mode", "wal", error);
}

/* E10. */
static bool
check_whole(struct store *store, struct error *error)
{
    sqlite3_stmt *statement = statement_get(store, "PRAGMA quick_check(1)", error);
    bool row;
    if (statement == NULL || !statement_step(store, statement, &row, error))
        return false;
    bool sound = row && string_equal((const char *)sqlite3_column_text(statement, 0), "ok");
    sqlite3_reset(statement);
    return sound || store_fail(store, SQLITE_CORRUPT, error);
}

/* A larger file is checked by `posact check`. */
static bool
check_small(struct store *store, struct error *error)
{
    struct stat status;
    return store->alone || stat(store->path, &status) != 0 ||
           status.st_size > CHECK_AT_OPEN_BYTES || check_whole(store, error);
}

static bool
read_about(struct store *store, struct error *error)
{
    sqlite3_stmt *statement = statement_get(store, "SELECT replica, kind, uuid FROM about", error);
    bool row;
    if (statement == NULL || !statement_step(store, statement, &row, error))
        return false;
    if (!row)
        return store_fail(store, SQLITE_CORRUPT, error);
    const char *kind = (const char *)sqlite3_column_text(statement, 1);
    bool sound = string_equal(kind, "live") || string_equal(kind, "demo");
    store->replica = sqlite3_column_int64(statement, 0);
    store->is_demo = string_equal(kind, "demo");
    store->uuid = column_id(statement, 2);
    sqlite3_reset(statement);
    return sound || store_fail(store, SQLITE_CORRUPT, error);
}

/* After which links may lead to nothing. */
bool
store_read_whether_laptop(struct store *store, struct error *error)
{
    struct exchange exchange;
    if (!exchange_read(store, &exchange, &store->is_laptop, error))
        return false;
    exchange_clear(&exchange);
    return !store->is_laptop || store_execute(store, "PRAGMA foreign_keys = OFF", error);
}

/* Whether the file is as this posact wants it: then opening it writes nothing, and a reader need
 * not wait for whoever is writing. */
static bool
is_prepared(struct store *store)
{
    struct error ignored;
    int64_t version;
    return store_number(store, "PRAGMA user_version", 0, &version, &ignored) &&
           version == migrate_newest(store->schema) &&
           (store->alone || read_back(store, "PRAGMA journal_mode", "wal", &ignored));
}

/* Everything that may write while opening, under the writer lock; a damaged file is not written. */
static bool
prepare_file(struct store *store, const struct store_options *options, struct error *error)
{
    if (is_prepared(store))
        return set_pragmas(store, error) && check_small(store, error);
    if (!store_lock(store, store->lock_timeout_ms, error))
        return false;
    bool done = set_pragmas(store, error) && check_whole(store, error) && use_log(store, error) &&
                migrate_up(store, options, error);
    store_unlock(store);
    return done;
}

/* After the pragmas, which make SQLite prepare everything anew. */
static bool
prepare_end(struct store *store, struct error *error)
{
    int result = sqlite3_prepare_v3(store->database, "ROLLBACK", -1, SQLITE_PREPARE_PERSISTENT,
                                    &store->end_transaction, NULL);
    return result == SQLITE_OK || store_fail(store, result, error);
}

static bool
open_lock(struct store *store, struct error *error)
{
    if (store->alone || store->read_only)
        return true;
    char *path = must_format("%s-writer", store->path);
    bool done = file_lock_open(&store->lock, path, error);
    free(path);
    return done;
}

static bool
open_store(struct store *store, const struct store_options *options, struct error *error)
{
    if (!store->in_memory && !check_place(options, error))
        return false;
    if (!store->in_memory && options->mode == STORE_CREATE &&
        (!file_make_folder_of(options->path, error) || !private_file_make(options->path, error)))
        return false;
    return open_file(store, options, error) && check_owner(store, options->mode, error) &&
           check_version(store, error) && protect_check_schema(store, error) &&
           open_lock(store, error) && prepare_file(store, options, error) &&
           prepare_end(store, error) && read_about(store, error) &&
           (!store->schema->has_records ||
            (store_read_whether_laptop(store, error) && custom_columns_prepare(store, error) &&
             unfolded_fold(store, error)));
}

void
store_compact(struct store *store)
{
    struct error ignored;
    if (store->sealed != NULL)
        vault_vfs_compact(store->sealed, false, &ignored);
}

/* Only possible before the first connection. */
static void
configure_sqlite(void)
{
    /* S18: statement journals stay in memory. */
    sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, -1);
    /* There is one thread, and nobody asks how much memory is in use: to count it under a lock at
     * each allocation is a tenth of the whole start. */
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

struct store *
store_open(const struct store_options *options, struct error *error)
{
    if (sodium_init() < 0) {
        error_set(error, ERROR_STORE, "Libsodium cannot start");
        return NULL;
    }
    configure_sqlite();
    struct store *store = must_calloc(1, sizeof *store);
    store->path = must_strdup(options->path);
    store->schema = options->schema == NULL ? &store_schema_records : options->schema;
    store->in_memory = strcmp(options->path, ":memory:") == 0;
    store->alone = store->in_memory || options->sealed != NULL;
    store->read_only = options->read_only;
    store->lock = (struct file_lock){-1};
    store->lock_timeout_ms = options->lock_timeout_ms == 0 ? 10000 : options->lock_timeout_ms;
    store->free_bytes = options->free_bytes == NULL ? file_free_bytes : options->free_bytes;
    store->clock = options->clock;
    store->ids = options->ids;
    store->types = options->types;
    store->type_count = options->type_count;
    if (open_sealed(store, options, error) && open_store(store, options, error)) {
        store_compact(store);
        return store;
    }
    store_close(store);
    return NULL;
}

void
store_close(struct store *store)
{
    if (store == NULL)
        return;
    store_rollback(store);
    statement_forget(store);
    sqlite3_finalize(store->end_transaction);
    store_empty_log(store);
    sqlite3_close(store->database);
    vault_vfs_free(store->sealed);
    free(store->torn);
    ballast_free(store->ballast);
    custom_columns_forget(store);
    if (store->lock.descriptor >= 0)
        file_lock_close(&store->lock);
    free(store->path);
    free(store);
}

/* -- What is known -------------------------------------------------------------------------- */

const char *
store_path(const struct store *store)
{
    return store->path;
}

const char *
store_kind(const struct store *store)
{
    return store->is_demo ? "demo" : "live";
}

bool
store_is_in_action(const struct store *store)
{
    return store->in_action;
}

bool
store_is_read_only(const struct store *store)
{
    return store->read_only;
}

int64_t
store_newest_schema(void)
{
    return migrate_newest(&store_schema_records);
}

bool
store_is_laptop(const struct store *store)
{
    return store->is_laptop;
}

bool
store_is_sealed(const struct store *store)
{
    return store->sealed != NULL;
}

bool
store_reseal(struct store *store, struct error *error)
{
    return store->sealed == NULL || vault_vfs_compact(store->sealed, true, error);
}

const char *
store_engine_version(void)
{
    return sqlite3_libversion();
}

int64_t
store_replica(const struct store *store)
{
    return store->replica;
}

int64_t
store_last_seq(const struct store *store)
{
    return store->seq;
}

struct id
store_uuid(const struct store *store)
{
    return store->uuid;
}

int64_t
store_now_ms(const struct store *store)
{
    return clock_now_ms(&store->clock);
}

struct id
store_new_id(struct store *store)
{
    return id_next(&store->ids);
}

uint64_t
store_version(struct store *store)
{
    struct error ignored;
    int64_t version = 0;
    store_number(store, "PRAGMA data_version", 0, &version, &ignored);
    return (uint64_t)version * 1000003u + store->commits + 1;
}

static bool
warn_of_torn_end(struct store *store, struct text *out)
{
    if (store->torn == NULL)
        return false;
    text_append_format(out,
                       "A write to '%s' was cut when posact last ran; all that was saved is here, "
                       "and the cut end is kept, sealed, as '%s'",
                       store->path, store->torn);
    free(store->torn);
    store->torn = NULL;
    return true;
}

bool
store_warning(struct store *store, struct text *out)
{
    if (warn_of_torn_end(store, out))
        return true;
    if (ballast_was_spent(store->ballast)) {
        text_append_format(out,
                           "The disk of '%s' is full; this was saved with the room kept for it, "
                           "and there is no more: remove what is not needed there",
                           store->path);
        return true;
    }
    int64_t room = store->ballast == NULL || store->room_told ? -1 : store->free_bytes(store->path);
    if (room < 0 || room >= LOW_ROOM_BYTES)
        return false;
    store->room_told = true;
    text_append_format(out,
                       "Only %lld MB are left on the disk of '%s'; remove what is not needed "
                       "there, before nothing can be saved",
                       (long long)(room / 1000 / 1000), store->path);
    return true;
}
