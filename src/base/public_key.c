/* public_key.c - the letters, the bytes behind them, and the parts of which each kind is made. */
#include "base/public_key.h"

#include <sodium.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#define LINE_MOST 8000 /* an RSA key of 16,384 bits has 2,800 letters */
#define RSA_BITS_LEAST 3072
#define RSA_BITS_MOST 16384

/* The parts behind the name of the kind: each begins with its length. */
enum part {
    PART_END,
    PART_ED25519,     /* 32 bytes */
    PART_CURVE,       /* the name of the curve */
    PART_POINT,       /* on the curve, not compressed */
    PART_APPLICATION, /* of a security key: any text */
    PART_NUMBER,      /* the exponent */
    PART_MODULUS,
};
#define PARTS_MOST 4

static const struct kind {
    const char *name;
    const char *curve;
    size_t point_length;
    enum part parts[PARTS_MOST];
} kinds[] = {
    {"ssh-ed25519", NULL, 0, {PART_ED25519}},
    {"ecdsa-sha2-nistp256", "nistp256", 65, {PART_CURVE, PART_POINT}},
    {"ecdsa-sha2-nistp384", "nistp384", 97, {PART_CURVE, PART_POINT}},
    {"ecdsa-sha2-nistp521", "nistp521", 133, {PART_CURVE, PART_POINT}},
    {"sk-ssh-ed25519@openssh.com", NULL, 0, {PART_ED25519, PART_APPLICATION}},
    {"sk-ecdsa-sha2-nistp256@openssh.com",
     "nistp256",
     65,
     {PART_CURVE, PART_POINT, PART_APPLICATION}},
    {"ssh-rsa", NULL, 0, {PART_NUMBER, PART_MODULUS}},
};

/* --- the bytes --- */

struct bytes {
    const unsigned char *at;
    size_t left;
};

static bool
take_part(struct bytes *bytes, struct bytes *part)
{
    if (bytes->left < 4)
        return false;
    size_t length = (size_t)bytes->at[0] << 24 | (size_t)bytes->at[1] << 16 |
                    (size_t)bytes->at[2] << 8 | bytes->at[3];
    if (length > bytes->left - 4)
        return false;
    *part = (struct bytes){bytes->at + 4, length};
    bytes->at += 4 + length;
    bytes->left -= 4 + length;
    return true;
}

static bool
is_word(struct bytes part, const char *word)
{
    return part.left == strlen(word) && memcmp(part.at, word, part.left) == 0;
}

/* Bits of a number above nought, written with no byte more than it needs; 0 for any other. */
static size_t
bits_of(struct bytes number)
{
    if (number.left == 0 || number.at[0] & 0x80)
        return 0;
    if (number.at[0] == 0) {
        number = (struct bytes){number.at + 1, number.left - 1};
        if (number.left == 0 || !(number.at[0] & 0x80))
            return 0;
    }
    size_t bits = number.left * 8;
    for (unsigned char top = number.at[0]; !(top & 0x80); top = (unsigned char)(top << 1))
        bits--;
    return bits;
}

static bool
refuse(struct error *error)
{
    return error_set(error, ERROR_INPUT,
                     "This is not the public key that its first word says; take the file that "
                     "ssh-keygen wrote, which ends in .pub");
}

static bool
check_modulus(struct bytes part, struct error *error)
{
    size_t bits = bits_of(part);
    if (bits == 0 || bits > RSA_BITS_MOST)
        return refuse(error);
    return bits >= RSA_BITS_LEAST ||
           error_set(error, ERROR_INPUT,
                     "This RSA key has %zu bits, and %d are the least; make one with: ssh-keygen "
                     "-t ed25519",
                     bits, RSA_BITS_LEAST);
}

static bool
check_part(const struct kind *kind, enum part wanted, struct bytes part, struct error *error)
{
    switch (wanted) {
    case PART_END:
    case PART_APPLICATION:
        return true;
    case PART_ED25519:
        return part.left == 32 || refuse(error);
    case PART_CURVE:
        return is_word(part, kind->curve) || refuse(error);
    case PART_POINT:
        return (part.left == kind->point_length && part.at[0] == 4) || refuse(error);
    case PART_NUMBER:
        return bits_of(part) > 1 || refuse(error);
    case PART_MODULUS:
        return check_modulus(part, error);
    }
    return false;
}

static bool
check_bytes(const struct kind *kind, struct bytes bytes, struct error *error)
{
    struct bytes part;
    if (!take_part(&bytes, &part) || !is_word(part, kind->name))
        return refuse(error);
    for (size_t i = 0; i < PARTS_MOST && kind->parts[i] != PART_END; i++) {
        if (!take_part(&bytes, &part))
            return refuse(error);
        if (!check_part(kind, kind->parts[i], part, error))
            return false;
    }
    return bytes.left == 0 || refuse(error);
}

/* --- the letters --- */

static void
set_fingerprint(struct public_key *key, struct bytes bytes)
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, bytes.at, bytes.left);
    memcpy(key->fingerprint, "SHA256:", 7);
    sodium_bin2base64(key->fingerprint + 7, sizeof key->fingerprint - 7, hash, sizeof hash,
                      sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
}

/* The same bytes are written in one way only: the letters are those that we would write. */
static bool
is_written_so(const char *base64, struct bytes bytes)
{
    size_t size = sodium_base64_ENCODED_LEN(bytes.left, sodium_base64_VARIANT_ORIGINAL);
    char *again = must_calloc(1, size);
    sodium_bin2base64(again, size, bytes.at, bytes.left, sodium_base64_VARIANT_ORIGINAL);
    bool same = string_equal(again, base64);
    free(again);
    return same;
}

static bool
read_bytes(const struct kind *kind, const char *base64, struct public_key *key, struct error *error)
{
    size_t length = strlen(base64), count = 0;
    unsigned char *raw = must_calloc(1, length + 1);
    bool done = sodium_base642bin(raw, length, base64, length, NULL, &count, NULL,
                                  sodium_base64_VARIANT_ORIGINAL) == 0;
    struct bytes bytes = {raw, count};
    done = (done && is_written_so(base64, bytes)) || refuse(error);
    done = done && check_bytes(kind, bytes, error);
    if (done)
        set_fingerprint(key, bytes);
    free(raw);
    return done;
}

bool
public_key_from_parts(const char *kind, const char *base64, struct public_key *key,
                      struct error *error)
{
    *key = (struct public_key){.kind = NULL};
    if (strlen(base64) > LINE_MOST)
        return refuse(error);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (!string_equal(kinds[i].name, kind))
            continue;
        key->kind = kinds[i].name;
        key->base64 = must_strdup(base64);
        return read_bytes(&kinds[i], base64, key, error);
    }
    return error_set(error, ERROR_INPUT,
                     "This is no public key that posact takes; it takes ed25519, ecdsa, both on a "
                     "security key, and rsa from %d bits: make one with: ssh-keygen -t ed25519",
                     RSA_BITS_LEAST);
}

bool
public_key_read(const char *line, struct public_key *key, struct error *error)
{
    size_t length = strcspn(line, "\r\n");
    const char *end = line + length;
    *key = (struct public_key){.kind = NULL};
    if (strstr(line, "PRIVATE KEY"))
        return error_set(error, ERROR_INPUT,
                         "This is a private key, which nobody but its owner may have: give the "
                         "file beside it that ends in .pub");
    if (length > LINE_MOST || end[strspn(end, "\r\n")] != '\0')
        return error_set(error, ERROR_INPUT, "A public key is one line, and this is more");
    size_t kind_length = strcspn(line, " ");
    const char *letters = line + kind_length + strspn(line + kind_length, " ");
    size_t letter_count = strcspn(letters, " \r\n");
    char *kind = must_format("%.*s", (int)kind_length, line);
    char *base64 = must_format("%.*s", (int)letter_count, letters);
    bool done = public_key_from_parts(kind, base64, key, error);
    free(kind);
    free(base64);
    return done;
}

void
public_key_clear(struct public_key *key)
{
    free(key->base64);
    *key = (struct public_key){.kind = NULL};
}
