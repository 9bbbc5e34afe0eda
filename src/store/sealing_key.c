/* sealing_key.c - files of a word and a key in hexadecimal on each line; boxes of libsodium. */
#include "store/sealing_key.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/private_file.h"

_Static_assert(SEALING_EXTRA == crypto_box_SEALBYTES, "libsodium's overhead");
_Static_assert(SEALING_PUBLIC_SIZE == crypto_box_PUBLICKEYBYTES, "libsodium's size");

#define FIRST_WORDS "posact-force-key 1 "
#define SECRET_SIZE crypto_box_SECRETKEYBYTES
#define LARGEST_KEY SIGNING_SECRET_SIZE
#define LARGEST_FILE (64 * 1024)

/* A key of a random message, for the one in use and for the next. */
#define WRAPPED_SIZE (crypto_secretbox_KEYBYTES + SEALING_EXTRA)
#define HEADER_SIZE (2 * WRAPPED_SIZE + crypto_secretbox_NONCEBYTES)

/* -- Files ---------------------------------------------------------------------------------- */

static char *
path_of(const char *path, const char *end)
{
    return must_format("%s%s", path, end);
}

static void
wipe(struct text *bytes)
{
    if (bytes->bytes != NULL)
        sodium_memzero(bytes->bytes, bytes->length);
    text_clear(bytes);
}

static void
put_line(struct text *out, const char *word, const unsigned char *key, size_t size)
{
    char hex[2 * LARGEST_KEY + 1];
    text_append_format(out, "%s%s %s\n", FIRST_WORDS, word,
                       sodium_bin2hex(hex, sizeof hex, key, size));
    sodium_memzero(hex, sizeof hex);
}

/* The first key of this word behind *rest, which then stands behind its line. */
static bool
find_line(const char **rest, const char *word, unsigned char *key, size_t size)
{
    char *beginning = must_format("%s%s ", FIRST_WORDS, word);
    size_t read = 0, length = strlen(beginning);
    const char *line = *rest == NULL ? NULL : strstr(*rest, beginning), *end = NULL;
    free(beginning);
    bool found = line != NULL &&
                 sodium_hex2bin(key, size, line + length, strcspn(line + length, "\n"), NULL, &read,
                                &end) == 0 &&
                 read == size && *end == '\n';
    *rest = found ? end + 1 : NULL;
    return found;
}

static bool
write_lines(const char *path, const char *end, struct text *lines, bool replace,
            struct error *error)
{
    char *place = path_of(path, end);
    bool done = file_write_own(place, lines->bytes, lines->length, replace, error);
    free(place);
    wipe(lines);
    return done;
}

static bool
read_lines(const char *path, const char *end, struct text *lines, struct error *error)
{
    char *place = path_of(path, end);
    bool done = private_file_check(place, error) && file_read(place, LARGEST_FILE, lines, error);
    free(place);
    return done;
}

static bool
refuse_file(const char *path, const char *end, struct error *error)
{
    return error_set(error, ERROR_FILE,
                     "'%s%s' is no key of a force as posact makes it; put back the copy that is "
                     "kept of it",
                     path, end);
}

static bool
is_free(const char *path, const char *end, struct error *error)
{
    char *place = path_of(path, end);
    bool free_there = file_is_missing(place) ||
                      error_set(error, ERROR_CONFLICT,
                                "There is a key at '%s' already; what was sealed for it could not "
                                "be opened without it",
                                place);
    free(place);
    return free_there;
}

/* -- Making and turning --------------------------------------------------------------------- */

/* Writes the next key, so that it is on the disk before anything is sealed for it. */
static bool
write_next(const char *path, unsigned char public_part[SEALING_PUBLIC_SIZE], bool replace,
           struct error *error)
{
    unsigned char secret[SECRET_SIZE];
    struct text lines = TEXT_EMPTY;
    crypto_box_keypair(public_part, secret);
    put_line(&lines, "seal", secret, sizeof secret);
    sodium_memzero(secret, sizeof secret);
    return write_lines(path, ".next", &lines, replace, error);
}

static bool
write_public(const char *path, const struct sealing_public *public_part, bool replace,
             struct error *error)
{
    struct text lines = TEXT_EMPTY;
    put_line(&lines, "signer", public_part->signer, sizeof public_part->signer);
    put_line(&lines, "current", public_part->current, sizeof public_part->current);
    put_line(&lines, "next", public_part->next, sizeof public_part->next);
    return write_lines(path, ".pub", &lines, replace, error);
}

bool
sealing_key_make(const char *path, struct error *error)
{
    struct sealing_public public_part;
    struct signing_key signer;
    unsigned char secret[SECRET_SIZE];
    struct text lines = TEXT_EMPTY;
    if (!is_free(path, "", error) || !is_free(path, ".next", error) ||
        !is_free(path, ".pub", error))
        return false;
    crypto_sign_keypair(signer.public_part, signer.secret_part);
    crypto_box_keypair(public_part.current, secret);
    memcpy(public_part.signer, signer.public_part, sizeof public_part.signer);
    put_line(&lines, "sign", signer.secret_part, sizeof signer.secret_part);
    put_line(&lines, "seal", secret, sizeof secret);
    signing_key_clear(&signer);
    sodium_memzero(secret, sizeof secret);
    return write_lines(path, "", &lines, false, error) &&
           write_next(path, public_part.next, false, error) &&
           write_public(path, &public_part, false, error);
}

/* The secret halves with the next one first, where it comes into use. */
static bool
put_next_first(const char *path, const struct text *now, struct text *out, struct error *error)
{
    struct text next = TEXT_EMPTY;
    const char *rest = text_string(now), *seals;
    unsigned char signer[SIGNING_SECRET_SIZE], secret[SECRET_SIZE];
    bool done = read_lines(path, ".next", &next, error);
    const char *coming = text_string(&next);
    if (done && !find_line(&rest, "sign", signer, sizeof signer))
        done = refuse_file(path, "", error);
    if (done && !find_line(&coming, "seal", secret, sizeof secret))
        done = refuse_file(path, ".next", error);
    if (done) {
        put_line(out, "sign", signer, sizeof signer);
        put_line(out, "seal", secret, sizeof secret);
        seals = rest;
        text_append(out, seals);
    }
    sodium_memzero(signer, sizeof signer);
    sodium_memzero(secret, sizeof secret);
    wipe(&next);
    return done;
}

/* In an order in which a power cut loses no key: what the next one opens is opened by the first
 * file before ".next" has another. */
bool
sealing_key_turn(const char *path, struct error *error)
{
    struct text now = TEXT_EMPTY, then = TEXT_EMPTY;
    struct sealing_public public_part;
    bool done = sealing_key_read_public(path, &public_part, error) &&
                read_lines(path, "", &now, error) && put_next_first(path, &now, &then, error) &&
                write_lines(path, "", &then, true, error);
    if (done) {
        memcpy(public_part.current, public_part.next, sizeof public_part.current);
        done = write_next(path, public_part.next, true, error) &&
               write_public(path, &public_part, true, error);
    }
    wipe(&now);
    wipe(&then);
    return done;
}

bool
sealing_key_read_public(const char *path, struct sealing_public *out, struct error *error)
{
    struct text lines = TEXT_EMPTY;
    bool done = read_lines(path, ".pub", &lines, error);
    const char *rest = text_string(&lines);
    if (done && (!find_line(&rest, "signer", out->signer, sizeof out->signer) ||
                 !find_line(&rest, "current", out->current, sizeof out->current) ||
                 !find_line(&rest, "next", out->next, sizeof out->next)))
        done = refuse_file(path, ".pub", error);
    text_clear(&lines);
    return done;
}

bool
sealing_key_sign(const char *path, const void *bytes, size_t length,
                 unsigned char out[SIGNATURE_SIZE], struct error *error)
{
    struct text lines = TEXT_EMPTY;
    struct signing_key key;
    bool done = read_lines(path, "", &lines, error);
    const char *rest = text_string(&lines);
    if (done && !find_line(&rest, "sign", key.secret_part, sizeof key.secret_part))
        done = refuse_file(path, "", error);
    if (done)
        signing_key_sign(&key, bytes, length, out);
    signing_key_clear(&key);
    wipe(&lines);
    return done;
}

/* -- Boxes ---------------------------------------------------------------------------------- */

/* With each key of a file, until one fits. */
static bool
open_with(const struct text *lines, const unsigned char *box, size_t size, unsigned char *out)
{
    unsigned char secret[SECRET_SIZE], public_part[SEALING_PUBLIC_SIZE];
    const char *rest = text_string(lines);
    bool opened = false;
    while (!opened && find_line(&rest, "seal", secret, sizeof secret)) {
        crypto_scalarmult_base(public_part, secret);
        opened = crypto_box_seal_open(out, box, size, public_part, secret) == 0;
    }
    sodium_memzero(secret, sizeof secret);
    return opened;
}

bool
sealing_key_open_box(const char *path, const unsigned char *box, size_t size, unsigned char *out,
                     struct error *error)
{
    struct text first = TEXT_EMPTY, next = TEXT_EMPTY;
    struct error ignored;
    /* Either may be away: the first lost, the next in a safe. */
    bool has_next = read_lines(path, ".next", &next, &ignored);
    bool done = read_lines(path, "", &first, error) || has_next;
    if (done && (size < SEALING_EXTRA ||
                 !(open_with(&first, box, size, out) || open_with(&next, box, size, out))))
        done = error_set(error, ERROR_INPUT, "It was not sealed for the key of this force");
    wipe(&first);
    wipe(&next);
    return done;
}

void
sealing_seal(const struct sealing_public *force, const void *bytes, size_t length, struct text *out)
{
    unsigned char key[crypto_secretbox_KEYBYTES], header[HEADER_SIZE];
    unsigned char *nonce = header + 2 * WRAPPED_SIZE;
    randombytes_buf(key, sizeof key);
    randombytes_buf(nonce, crypto_secretbox_NONCEBYTES);
    int failed = crypto_box_seal(header, key, sizeof key, force->current) |
                 crypto_box_seal(header + WRAPPED_SIZE, key, sizeof key, force->next);
    unsigned char *box = must_calloc(length + crypto_secretbox_MACBYTES, 1);
    failed |= crypto_secretbox_easy(box, bytes, length, nonce, key);
    assert(failed == 0);
    (void)failed;
    text_append_bytes(out, header, sizeof header);
    text_append_bytes(out, box, length + crypto_secretbox_MACBYTES);
    sodium_memzero(key, sizeof key);
    free(box);
}

/* The key of a message, out of the box of either key. */
static bool
open_key(const char *path, const unsigned char *header, unsigned char *key, struct error *error)
{
    return sealing_key_open_box(path, header, WRAPPED_SIZE, key, error) ||
           (error->code == ERROR_INPUT &&
            sealing_key_open_box(path, header + WRAPPED_SIZE, WRAPPED_SIZE, key, error));
}

bool
sealing_open(const char *path, const void *sealed, size_t length, struct text *out,
             struct error *error)
{
    const unsigned char *header = sealed;
    unsigned char key[crypto_secretbox_KEYBYTES];
    if (length < HEADER_SIZE + crypto_secretbox_MACBYTES)
        return error_set(error, ERROR_INPUT, "It was cut short");
    if (!open_key(path, header, key, error))
        return false;
    size_t inside = length - HEADER_SIZE - crypto_secretbox_MACBYTES;
    unsigned char *bytes = must_calloc(inside + 1, 1);
    bool opened = crypto_secretbox_open_easy(bytes, header + HEADER_SIZE, length - HEADER_SIZE,
                                             header + 2 * WRAPPED_SIZE, key) == 0;
    if (opened)
        text_append_bytes(out, (const char *)bytes, inside);
    sodium_memzero(bytes, inside);
    sodium_memzero(key, sizeof key);
    free(bytes);
    return opened || error_set(error, ERROR_INPUT, "It is not what was sealed");
}
