/* exchange.c - one row of a laptop's file. */
#include "store/exchange.h"

#include <stdlib.h>
#include <string.h>

#include "statement.h"

void
exchange_clear(struct exchange *exchange)
{
    free(exchange->host);
    free(exchange->ssh);
    free(exchange->officer);
    free(exchange->scope);
    free(exchange->until);
    signing_key_clear(&exchange->key);
    *exchange = (struct exchange){.cursor = 0};
}

/* The secret part of Ed25519 ends with the public one. */
static void
read_key(sqlite3_stmt *statement, int column, struct signing_key *key)
{
    const unsigned char *secret = sqlite3_column_blob(statement, column);
    if (secret == NULL || sqlite3_column_bytes(statement, column) != SIGNING_SECRET_SIZE)
        return;
    memcpy(key->secret_part, secret, SIGNING_SECRET_SIZE);
    memcpy(key->public_part, secret + SIGNING_SECRET_SIZE - SIGNING_PUBLIC_SIZE,
           SIGNING_PUBLIC_SIZE);
}

bool
exchange_read(struct store *store, struct exchange *exchange, bool *found, struct error *error)
{
    *exchange = (struct exchange){.cursor = 0};
    sqlite3_stmt *statement = statement_get(store,
                                            "SELECT host, officer, cursor, sent, incarnation, met, "
                                            "scope, until, key, ssh FROM exchange",
                                            error);
    if (statement == NULL || !statement_step(store, statement, found, error))
        return false;
    if (!*found)
        return true;
    *exchange = (struct exchange){
        .host = column_value(statement, 0),
        .officer = column_value(statement, 1),
        .cursor = sqlite3_column_int64(statement, 2),
        .sent = sqlite3_column_int64(statement, 3),
        .incarnation = sqlite3_column_int64(statement, 4),
        .met_ms = sqlite3_column_int64(statement, 5),
        .scope = column_value(statement, 6),
        .until = column_value(statement, 7),
        .ssh = column_value(statement, 9),
    };
    read_key(statement, 8, &exchange->key);
    sqlite3_reset(statement);
    return true;
}

bool
exchange_write(struct store *store, const struct exchange *exchange, struct error *error)
{
    sqlite3_stmt *statement =
        statement_get(store,
                      "INSERT INTO exchange (one, host, officer, cursor, sent, incarnation, met,"
                      " scope, until, key, ssh) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
                      " ON CONFLICT (one) DO UPDATE SET host = ?1, officer = ?2, cursor = ?3,"
                      " sent = ?4, incarnation = ?5, met = ?6, scope = ?7, until = ?8, key = ?9,"
                      " ssh = ?10",
                      error);
    if (statement == NULL)
        return false;
    bind_text(statement, 1, exchange->host);
    bind_text(statement, 2, exchange->officer);
    sqlite3_bind_int64(statement, 3, exchange->cursor);
    sqlite3_bind_int64(statement, 4, exchange->sent);
    sqlite3_bind_int64(statement, 5, exchange->incarnation);
    sqlite3_bind_int64(statement, 6, exchange->met_ms);
    bind_text(statement, 7, exchange->scope);
    bind_text(statement, 8, exchange->until);
    sqlite3_bind_blob(statement, 9, exchange->key.secret_part, SIGNING_SECRET_SIZE, SQLITE_STATIC);
    bind_text(statement, 10, exchange->ssh);
    return statement_run(store, statement, error);
}

bool
exchange_begin(struct store *store, struct error *error)
{
    return store_read_whether_laptop(store, error);
}

bool
exchange_count_unsent(struct store *store, const struct exchange *exchange, size_t *count,
                      struct error *error)
{
    bool row;
    sqlite3_stmt *statement = statement_get(
        store, "SELECT count(*) FROM actions WHERE replica = ?1 AND action > ?2", error);
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, store->replica);
    sqlite3_bind_int64(statement, 2, exchange->sent);
    if (!statement_step(store, statement, &row, error))
        return false;
    *count = (size_t)sqlite3_column_int64(statement, 0);
    sqlite3_reset(statement);
    return true;
}

bool
exchange_point(struct store *store, struct log_point *point, struct error *error)
{
    sqlite3_stmt *statement = statement_get(
        store, "SELECT replica, seq, latest, hash FROM replicas ORDER BY replica", error);
    bool row, done = statement != NULL;
    while (done && (done = statement_step(store, statement, &row, error)) && row) {
        struct log_end *end = log_point_end(point, sqlite3_column_int64(statement, 0));
        end->seq = sqlite3_column_int64(statement, 1);
        end->latest_ms = sqlite3_column_int64(statement, 2);
        const void *hash = sqlite3_column_blob(statement, 3);
        if (hash != NULL && sqlite3_column_bytes(statement, 3) == OPERATION_HASH_SIZE)
            memcpy(end->hash, hash, OPERATION_HASH_SIZE);
    }
    return done && store_number(store, "SELECT max(lsn) FROM operations", 0, &point->lsn, error);
}

bool
exchange_about(struct store *store, int64_t *incarnation, int64_t *schema, struct error *error)
{
    return store_number(store, "SELECT incarnation FROM about", 0, incarnation, error) &&
           store_number(store, "PRAGMA user_version", 0, schema, error);
}

void
exchange_expect_many(struct store *store)
{
    struct error ignored;
    store_execute(store, "PRAGMA cache_size = -65536", &ignored);
}
