/* key.c - what the key of a laptop signs, and how it stands in its record. */
#include "key.h"

#include <stdlib.h>
#include <string.h>

char *
sync_key_words(const unsigned char public_part[SIGNING_PUBLIC_SIZE])
{
    struct text words = TEXT_EMPTY;
    for (size_t i = 0; i < SIGNING_PUBLIC_SIZE; i++)
        text_append_format(&words, "%02x", public_part[i]);
    return text_take(&words);
}

static void
put_asked(const struct hello *asked, struct text *out)
{
    text_append(out, "posact-sync proof");
    text_append_bytes(out, asked->key, sizeof asked->key);
    text_append_bytes(out, asked->database.bytes, ID_SIZE);
    bytes_put(out, (uint64_t)asked->replica, 8);
}

void
sync_key_prove(const struct signing_key *key, const struct hello *asked, struct text *out)
{
    unsigned char signature[SIGNATURE_SIZE];
    struct text signed_bytes = TEXT_EMPTY;
    put_asked(asked, &signed_bytes);
    signing_key_sign(key, signed_bytes.bytes, signed_bytes.length, signature);
    text_append_bytes(out, signature, sizeof signature);
    text_clear(&signed_bytes);
}

bool
sync_key_is_proved(const unsigned char public_part[SIGNING_PUBLIC_SIZE], const struct hello *asked,
                   const struct text *answer)
{
    struct text signed_bytes = TEXT_EMPTY;
    put_asked(asked, &signed_bytes);
    bool proved = answer->length == SIGNATURE_SIZE &&
                  signing_key_fits(public_part, signed_bytes.bytes, signed_bytes.length,
                                   (const unsigned char *)answer->bytes);
    text_clear(&signed_bytes);
    return proved;
}
