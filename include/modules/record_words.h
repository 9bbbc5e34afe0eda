/* record_words.h - the words that stand on a record, which are records of their own (words_type).
 */
#ifndef MODULES_RECORD_WORDS_H
#define MODULES_RECORD_WORDS_H

#include "modules/session.h"

/* "fair, welsh": on one line, in their order; a word that two machines put there is said once.
 * Appended to out, nothing when there are none. */
bool record_words(struct session *session, const struct record_type *type, const struct id *id,
                  struct text *out, struct error *error);

#endif
