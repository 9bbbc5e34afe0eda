/* checked_out.c - a row for each person of each laptop. */
#include "store/checked_out.h"

#include "statement.h"

bool
checked_out_add(struct store *store, int64_t replica, const struct id *person, struct error *error)
{
    sqlite3_stmt *statement = statement_get(
        store, "INSERT OR IGNORE INTO checked_out (replica, person) VALUES (?1, ?2)", error);
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, replica);
    bind_id(statement, 2, person);
    return statement_run(store, statement, error);
}

bool
checked_out_has(struct store *store, int64_t replica, const struct id *person, bool *has,
                struct error *error)
{
    sqlite3_stmt *statement =
        statement_get(store, "SELECT 1 FROM checked_out WHERE replica = ?1 AND person = ?2", error);
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, replica);
    bind_id(statement, 2, person);
    return statement_found(store, statement, has, error);
}
