/* search.h - for store/ only: the words of records, folded, in an FTS5 table a type.
 *
 * A record's document holds its own searched fields and those of the records it is the parent
 * of, so that "ffion webinar" finds Ffion by a word of her contact log. */
#ifndef STORE_SEARCH_H
#define STORE_SEARCH_H

#include "row.h"

/* The document that a record should have. */
bool search_document(struct store *store, const struct record *record, struct text *out,
                     struct error *error);
/* The FTS5 query for words as a person types them: each the start of a word. "" when there is
 * nothing to look for in them. */
void search_query(const char *words, struct text *out);

#endif
