/* search.h - for store/ only: the words of records, folded, in an FTS5 table (search_tokenizer.h).
 *
 * A record's document holds its own searched fields and those of the records it is the parent
 * of, so that "ffion webinar" finds Ffion by a word of her contact log. Of a searched link it holds
 * what is behind it is called, so that "ffion" finds her pairing. */
#ifndef STORE_SEARCH_H
#define STORE_SEARCH_H

#include "row.h"

/* The document that a record should have. */
bool search_document(struct store *store, const struct record *record, struct text *out,
                     struct error *error);
/* True for a type whose records are called by the name of the one they belong to. */
bool search_is_called_by_parent(const struct record_type *type);
/* The FTS5 query for words of a type as a person types them: each the start of a word. Those that
 * stand between blanks in `common` go into `rest` instead, each after a blank. Both stay empty when
 * there is nothing to look for in the words. */
void search_query(const struct record_type *type, const char *words, const char *common,
                  struct text *query, struct text *rest);
/* Whether a word is one for the tokenizer too, of the letters a to z and figures alone. */
bool search_is_plain(const char *word, size_t length);
/* Whether each of the plain words of `rest` is the start of a word of the document. */
bool search_says(const char *document, const char *rest);

#endif
