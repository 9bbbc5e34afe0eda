/* custom_columns.h - for store/ only: the columns of custom fields (T46).
 *
 * What posact.yaml adds to a type gets its columns when a file is first opened with it. A column
 * stays for ever, and is written whether the posact.yaml in force has its field or not: so what
 * another officer's posact.yaml has is never lost, and shows again when the field comes back. */
#ifndef STORE_CUSTOM_COLUMNS_H
#define STORE_CUSTOM_COLUMNS_H

#include "row.h"

/* Gives the file the columns that its types want, filled from the log, with keys for the kinds that
 * they have now. Read-only, a file that lacks something is ERROR_DENIED. */
bool custom_columns_prepare(struct store *store, struct error *error);
void custom_columns_forget(struct store *store);

/* Whether this is the number of a custom field that the type does not have here. */
bool custom_is_hidden(const struct record_type *type, int number);
/* The field of a column that is in the file, as it was when it was made: its name is its label.
 * NULL when there is none, though the log may have its number. The store's, until it is closed. */
const struct field *custom_column(struct store *store, const struct record_type *type, int number);
/* The one with this index among those of all types; NULL behind the last. */
const struct field *custom_column_at(const struct store *store, const struct record_type *type,
                                     size_t index);
/* What the column says of a record; the caller's, NULL for nothing. */
bool custom_column_read(struct store *store, const struct record_type *type,
                        const struct field *field, const struct id *id, char **value,
                        struct error *error);
/* Within op_apply. */
bool custom_column_write(struct store *store, const struct record_type *type,
                         const struct field *field, const struct id *id, const char *value,
                         struct error *error);

#endif
