/* record_store.c - records by id and by key. */
#include "store/record_store.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "fold.h"
#include "row.h"
#include "scope_sql.h"
#include "store/conflict.h"

struct record *
record_store_get(struct store *store, const struct record_type *type, const struct id *id,
                 struct error *error)
{
    struct row row;
    if (!row_get(store, type, id, &row, error))
        return NULL;
    if (row.record == NULL) {
        char text[ID_TEXT_SIZE];
        id_to_text(id, text);
        error_set(error, ERROR_NOT_FOUND, "There is no %s %s", type->name, text);
        return NULL;
    }
    struct record *record = row.record;
    if (fold_heads(store, id, &record->heads, &record->head_count, error) &&
        conflict_leave_shown(store, id, record->heads, &record->head_count, error))
        return record;
    record_free(record);
    return NULL;
}

bool
record_store_has(struct store *store, const struct record_type *type, const struct id *id,
                 bool *has, struct error *error)
{
    int64_t number = 0;
    bool done = row_number(store, type, id, &number, error);
    *has = number != 0;
    return done;
}

/* The first and last id that begin with these hexadecimal letters; hyphens are skipped. */
static bool
prefix_range(const char *prefix, struct id *first, struct id *last)
{
    size_t nibble = 0;
    memset(first, 0x00, sizeof *first);
    memset(last, 0xff, sizeof *last);
    for (; *prefix != '\0'; prefix++) {
        if (*prefix == '-')
            continue;
        if (!isxdigit((unsigned char)*prefix) || nibble >= 2 * (size_t)ID_SIZE)
            return false;
        int letter = tolower((unsigned char)*prefix);
        unsigned value = (unsigned)(letter <= '9' ? letter - '0' : letter - 'a' + 10);
        unsigned shift = nibble % 2 == 0 ? 4 : 0;
        unsigned char *low = &first->bytes[nibble / 2], *high = &last->bytes[nibble / 2];
        *low = (unsigned char)(*low | (value << shift));
        *high = (unsigned char)((*high & ~(0xfu << shift)) | (value << shift));
        nibble++;
    }
    return nibble > 0;
}

bool
record_store_find_prefix(struct store *store, const struct record_type *type,
                         const struct query_scope *scope, const char *prefix, struct id *ids,
                         size_t limit, size_t *count, struct error *error)
{
    struct id first, last;
    struct text sql = TEXT_EMPTY;
    int index = 3;
    *count = 0;
    if (!prefix_range(prefix, &first, &last))
        return true;
    text_append_format(&sql, "SELECT id FROM %s WHERE id BETWEEN ? AND ?", type->table);
    scope_sql(scope, &sql);
    text_append(&sql, " LIMIT ?");
    sqlite3_stmt *statement = statement_get(store, text_string(&sql), error);
    text_clear(&sql);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, &first);
    bind_id(statement, 2, &last);
    scope_bind(scope, statement, &index);
    sqlite3_bind_int64(statement, index, (sqlite3_int64)limit);
    bool found, done;
    while ((done = statement_step(store, statement, &found, error)) && found)
        ids[(*count)++] = column_id(statement, 0);
    return done;
}

bool
record_store_find_key(struct store *store, const struct record_type *type,
                      const struct query_scope *scope, size_t field, const char *key, bool trash,
                      size_t limit, struct record_list *list, struct error *error)
{
    struct text sql = TEXT_EMPTY;
    int index = 2;
    /* Most often there is none, so an import asks for the number alone, in few words (G8). */
    text_append_format(&sql, "SELECT number FROM %s WHERE alive = %d AND ", type->table, !trash);
    row_key_column(type, field, &sql);
    text_append(&sql, " = ?");
    scope_sql(scope, &sql);
    text_append(&sql, " ORDER BY id LIMIT ?");
    sqlite3_stmt *statement = statement_get(store, text_string(&sql), error);
    text_clear(&sql);
    if (statement == NULL)
        return false;
    bind_text(statement, 1, key);
    scope_bind(scope, statement, &index);
    sqlite3_bind_int64(statement, index, (sqlite3_int64)limit);
    bool found, done;
    while ((done = statement_step(store, statement, &found, error)) && found) {
        struct row row;
        done = row_get_number(store, type, sqlite3_column_int64(statement, 0), &row, error);
        if (!done)
            break;
        record_list_add(list, row.record);
    }
    sqlite3_reset(statement);
    return done;
}

char *
record_store_title(struct store *store, const struct record_type *type, const struct id *id)
{
    struct error ignored;
    char *sql = must_format("SELECT %s FROM %s WHERE id = ?1", type->fields[type->title_field].name,
                            type->table);
    sqlite3_stmt *statement = statement_get(store, sql, &ignored);
    free(sql);
    if (statement == NULL)
        return NULL;
    bind_id(statement, 1, id);
    bool found;
    char *title = NULL;
    if (statement_step(store, statement, &found, &ignored) && found)
        title = column_value(statement, 0);
    sqlite3_reset(statement);
    return title;
}
