/* row.h - for store/ only: records as rows of their tables. */
#ifndef STORE_ROW_H
#define STORE_ROW_H

#include "record/record.h"
#include "statement.h"

/* A record with the local number of its row, which never leaves the machine (S4). */
struct row {
    struct record *record; /* owned; NULL when there is none */
    int64_t number;
};

/* "number, alive, id, created, ...": what row_from_statement reads. */
void row_columns(const struct record_type *type, struct text *out);
struct row row_from_statement(const struct record_type *type, sqlite3_stmt *statement);
/* Without heads. True with row->record NULL when there is no such record. */
bool row_get(struct store *store, const struct record_type *type, const struct id *id,
             struct row *row, struct error *error);
/* The same by the number of a row that is there. */
bool row_get_number(struct store *store, const struct record_type *type, int64_t number,
                    struct row *row, struct error *error);
/* 0 when there is no such record. */
bool row_number(struct store *store, const struct record_type *type, const struct id *id,
                int64_t *number, struct error *error);
/* Adds a row and gives its number. */
bool row_insert(struct store *store, const struct record *record, int64_t *number,
                struct error *error);
/* Writes `changed` and what differs from `earlier`, with the keys that depend on it. */
bool row_update(struct store *store, const struct record *record, const struct record *earlier,
                struct error *error);
/* The name of the column that holds a field. */
void row_column(const struct field *field, struct text *out);
/* The name of the column that holds a field's key: "name_key"; the core fields are their own. */
void row_key_column(const struct record_type *type, size_t field, struct text *out);

const struct record_type *store_type(const struct store *store, int number);

#endif
