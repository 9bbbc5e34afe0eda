/* filter_words.h - a filter as people read it: records by their names. */
#ifndef MODULES_FILTER_WORDS_H
#define MODULES_FILTER_WORDS_H

#include "base/text.h"
#include "modules/session.h"
#include "record/record_type.h"

/* `network:"Women's network" left_on:` of `network:6983ad17-86ae-4097-8eae-053f0586e008 left_on:`.
 * Appended to out. */
void filter_words(struct session *session, const struct record_type *type, const char *filter,
                  struct text *out);

#endif
