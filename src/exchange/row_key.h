/* row_key.h - by what a row is known again when the file, or a newer one, comes a second time. */
#ifndef EXCHANGE_ROW_KEY_H
#define EXCHANGE_ROW_KEY_H

#include "headings.h"
#include "row_builder.h"
#include "row_source.h"

/* Fills row->key, "mailchimp:abc123": the file's own key, else email, else phone, else name;
 * row->apart; and row->uid. */
void row_key_make(const struct mapping *mapping, const char *source,
                  const struct field_context *context, const struct source_row *cells,
                  struct built_row *row);
/* A contact has no import key: it is the one with that person, at that moment, by that channel, of
 * those words. Fills row->key, by which the same row is known within a file. */
void row_key_of_contact(struct built_row *row);

#endif
