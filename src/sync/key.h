/* key.h - for sync/ only: the key by which a laptop is known, and what it signs. */
#ifndef SYNC_KEY_H
#define SYNC_KEY_H

#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "store/signing_key.h"
#include "sync/wire.h"

#include <stdbool.h>

/* As it stands in the record of a laptop; the caller's. */
char *sync_key_words(const unsigned char public_part[SIGNING_PUBLIC_SIZE]);

/* The answer to what the server asked to be signed: it holds for this one conversation. */
void sync_key_prove(const struct signing_key *key, const struct hello *asked, struct text *out);
bool sync_key_is_proved(const unsigned char public_part[SIGNING_PUBLIC_SIZE],
                        const struct hello *asked, const struct text *answer);

#endif
