/* search_tokenizer.h - for store/ only: one FTS5 table for the records of all types.
 *
 * A table a type would be six tables of SQLite to read at every start. In the one table a document
 * begins with the mark of its type, and so does each word of it in the index: looking for words of
 * one type takes no step over those of another. */
#ifndef STORE_SEARCH_TOKENIZER_H
#define STORE_SEARCH_TOKENIZER_H

#include "statement.h"

/* Makes the tokenizer 'posact' known to a connection: unicode61 with the mark before each word. */
bool search_tokenizer_add(sqlite3 *database);
/* Appends the mark of a type, a character of private use: first in a document, and in each phrase
 * of a query. */
void search_mark(const struct record_type *type, struct text *out);
/* Which row of the table has the document of a record. Those of a type stand together. */
int64_t search_row(const struct record_type *type, int64_t number);
/* The same in SQL: appends the number of the row before that of a type's first record. */
void search_row_before(const struct record_type *type, struct text *sql);

#endif
