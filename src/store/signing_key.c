/* signing_key.c - two files of a line each: what it is, and the key in hexadecimal. */
#include "store/signing_key.h"

#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/private_file.h"
#include "base/text.h"

#define SECRET_WORDS "posact-secret-key 1 "
#define PUBLIC_WORDS "posact-public-key 1 "
#define LARGEST_FILE 1024

void
signing_key_clear(struct signing_key *key)
{
    sodium_memzero(key, sizeof *key);
}

void
signing_key_new(struct signing_key *key)
{
    crypto_sign_keypair(key->public_part, key->secret_part);
}

static bool
write_key(const char *path, const char *words, const unsigned char *key, size_t size,
          struct error *error)
{
    char hex[2 * SIGNING_SECRET_SIZE + 1];
    char *line = must_format("%s%s\n", words, sodium_bin2hex(hex, sizeof hex, key, size));
    bool done = file_write(path, line, strlen(line), false, error);
    sodium_memzero(line, strlen(line));
    sodium_memzero(hex, sizeof hex);
    free(line);
    return done;
}

static bool
is_free(const char *path, struct error *error)
{
    return file_is_missing(path) ||
           error_set(error, ERROR_CONFLICT,
                     "There is a key at '%s' already; what it signed could not be checked without "
                     "it",
                     path);
}

bool
signing_key_make(const char *path, struct error *error)
{
    struct signing_key key;
    char *public_path = must_format("%s.pub", path);
    bool done = is_free(path, error) && is_free(public_path, error);
    if (done) {
        signing_key_new(&key);
        done = write_key(path, SECRET_WORDS, key.secret_part, sizeof key.secret_part, error) &&
               write_key(public_path, PUBLIC_WORDS, key.public_part, sizeof key.public_part, error);
        signing_key_clear(&key);
    }
    free(public_path);
    return done;
}

static bool
read_key(const char *path, const char *words, unsigned char *key, size_t size, struct error *error)
{
    struct text line = TEXT_EMPTY;
    if (!file_read(path, LARGEST_FILE, &line, error)) {
        text_clear(&line);
        return false;
    }
    size_t length = strlen(words), read = 0;
    const char *end = NULL;
    bool fits = string_starts(text_string(&line), words) &&
                sodium_hex2bin(key, size, line.bytes + length, line.length - length, NULL, &read,
                               &end) == 0 &&
                read == size && string_equal(end, "\n");
    if (line.bytes != NULL)
        sodium_memzero(line.bytes, line.length);
    text_clear(&line);
    return fits || error_set(error, ERROR_FILE,
                             "'%s' is no key that 'posact witness --make-key' made", path);
}

bool
signing_key_read(const char *path, struct signing_key *key, struct error *error)
{
    if (!private_file_check(path, error) ||
        !read_key(path, SECRET_WORDS, key->secret_part, sizeof key->secret_part, error))
        return false;
    crypto_sign_ed25519_sk_to_pk(key->public_part, key->secret_part);
    return true;
}

bool
signing_key_read_public(const char *path, unsigned char out[SIGNING_PUBLIC_SIZE],
                        struct error *error)
{
    char *public_path = must_format("%s.pub", path);
    bool done = read_key(public_path, PUBLIC_WORDS, out, SIGNING_PUBLIC_SIZE, error);
    free(public_path);
    return done;
}

void
signing_key_sign(const struct signing_key *key, const void *bytes, size_t length,
                 unsigned char out[SIGNATURE_SIZE])
{
    crypto_sign_detached(out, NULL, bytes, length, key->secret_part);
}

bool
signing_key_fits(const unsigned char public_part[SIGNING_PUBLIC_SIZE], const void *bytes,
                 size_t length, const unsigned char signature[SIGNATURE_SIZE])
{
    return crypto_sign_verify_detached(signature, bytes, length, public_part) == 0;
}
