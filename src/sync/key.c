/* key.c - a pair of keys beside the database; a copy of the database without it is nobody. */
#include "key.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"

/* Where it lies; the caller's. */
static char *
sync_key_path(const char *path)
{
    return must_format("%s-key", path);
}

bool
sync_key_of(const char *path, struct signing_key *key, bool *made, struct error *error)
{
    char *place = sync_key_path(path);
    *made = !file_exists(place);
    bool done = (!*made || (file_make_folder_of(place, error) && signing_key_make(place, error))) &&
                signing_key_read(place, key, error);
    free(place);
    return done;
}

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
