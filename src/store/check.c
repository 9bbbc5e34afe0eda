/* check.c - is the file sound, and are its tables what its log says (E10)? */
#include "store/store.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "fold.h"
#include "store/operation.h"

/* Rows of a pragma that reports damage; "ok" is none. */
static bool
check_pragma(struct store *store, const char *pragma, struct text *findings, struct error *error)
{
    sqlite3_stmt *statement = statement_get(store, pragma, error);
    if (statement == NULL)
        return false;
    bool row, done;
    while ((done = statement_step(store, statement, &row, error)) && row) {
        const char *line = (const char *)sqlite3_column_text(statement, 0);
        if (!string_equal(line, "ok"))
            text_append_format(findings, "%s: %s\n", pragma, line == NULL ? "" : line);
    }
    return done;
}

/* The ids of a type one after another, without a statement left open between them. */
static bool
next_id(struct store *store, const struct record_type *type, struct id *id, bool *found,
        struct error *error)
{
    char *sql = must_format("SELECT id FROM %s WHERE id > ?1 ORDER BY id LIMIT 1", type->table);
    sqlite3_stmt *statement = statement_get(store, sql, error);
    free(sql);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, id);
    if (!statement_step(store, statement, found, error))
        return false;
    struct id next = *found ? column_id(statement, 0) : *id;
    sqlite3_reset(statement);
    if (*found && memcmp(next.bytes, id->bytes, ID_SIZE) <= 0)
        return store_fail(store, SQLITE_CORRUPT, error);
    *id = next;
    return true;
}

static bool
check_type(struct store *store, const struct record_type *type, struct text *findings,
           struct error *error)
{
    struct id id = {{0}};
    bool found = true;
    while (found) {
        if (!next_id(store, type, &id, &found, error))
            return false;
        if (found && !fold_check(store, type, &id, findings, error))
            return false;
    }
    return true;
}

/* A record that the log made and the table lost, or the other way round. What was made by an
 * operation whose body is not here, is not here either. */
static bool
check_count(struct store *store, const struct record_type *type, struct text *findings,
            struct error *error)
{
    char *sql = must_format("SELECT (SELECT count(DISTINCT record) FROM operations WHERE type = %d"
                            " AND substr(body, 2, 1) = x'01')"
                            " - (SELECT count(*) FROM %s)",
                            type->number, type->table);
    int64_t missing;
    bool done = store_number(store, sql, 0, &missing, error);
    free(sql);
    if (done && missing != 0)
        text_append_format(findings, "%s: %lld more in the log than in the table\n", type->table,
                           (long long)missing);
    return done;
}

/* What the triggers keep, and the view that says what they keep it from. */
static const struct kept {
    const char *table, *view, *source;
} kept_tables[] = {
    {"follow_ups", "follow_ups_due", "the contacts say"},
    {"candidate_names", "candidate_names_due", "the candidates are called"},
    {"quiet_applications", "quiet_applications_now", "the applications say"},
    {"unanswered", "unanswered_now", "the candidates say"},
    {"stage_counts", "stage_counts_due", "the moves say"},
    {"seat_counts", "seat_counts_due", "the invitations say"},
    {"consents_held", "consents_held_now", "the consents say"},
};

#define KEPT_TABLES (sizeof kept_tables / sizeof kept_tables[0])

static bool
check_kept(struct store *store, const struct kept *kept, struct text *findings, struct error *error)
{
    char *differing =
        must_format("SELECT count(*) FROM (SELECT * FROM (SELECT * FROM %s EXCEPT SELECT * FROM "
                    "%s) UNION ALL SELECT * FROM (SELECT * FROM %s EXCEPT SELECT * FROM %s))",
                    kept->table, kept->view, kept->view, kept->table);
    int64_t count;
    bool done = store_number(store, differing, 0, &count, error);
    free(differing);
    if (done && count > 0)
        text_append_format(findings, "%s: %lld are not what %s\n", kept->table, (long long)count,
                           kept->source);
    return done;
}

bool
store_check(struct store *store, struct text *findings, struct error *error)
{
    size_t before = findings->length;
    if (!check_pragma(store, "PRAGMA integrity_check", findings, error))
        return false;
    /* What cannot be read reliably need not be compared. */
    if (findings->length > before)
        return store_fail(store, SQLITE_CORRUPT, error);
    if (!store->is_laptop && !check_pragma(store, "PRAGMA foreign_key_check", findings, error))
        return false;
    for (size_t i = 0; i < store->type_count; i++)
        if (!check_count(store, store->types[i], findings, error) ||
            !check_type(store, store->types[i], findings, error))
            return false;
    for (size_t i = 0; store->schema->has_records && i < KEPT_TABLES; i++)
        if (!check_kept(store, &kept_tables[i], findings, error))
            return false;
    return findings->length == before || store_fail(store, SQLITE_CORRUPT, error);
}
