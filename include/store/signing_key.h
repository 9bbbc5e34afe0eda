/* signing_key.h - the pair of keys (Ed25519) that vouches for how far the log goes.
 *
 * The secret part lies in a file of its own, 0600; the public part in the file of the same name
 * with ".pub" behind it, for whoever is to check a signature elsewhere. */
#ifndef STORE_SIGNING_KEY_H
#define STORE_SIGNING_KEY_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

#define SIGNING_PUBLIC_SIZE 32
#define SIGNING_SECRET_SIZE 64
#define SIGNATURE_SIZE 64

struct signing_key {
    unsigned char public_part[SIGNING_PUBLIC_SIZE];
    unsigned char secret_part[SIGNING_SECRET_SIZE];
};
/* Overwrites what was in it. */
void signing_key_clear(struct signing_key *key);

/* A pair that stands in no file. */
void signing_key_new(struct signing_key *key);
/* Makes a pair and both its files, whose folder must be there; ERROR_CONFLICT when either is there
 * already. */
bool signing_key_make(const char *path, struct error *error);
/* Both parts; ERROR_DENIED when others may read the file. */
bool signing_key_read(const char *path, struct signing_key *key, struct error *error);
/* The public part alone, from "<path>.pub". */
bool signing_key_read_public(const char *path, unsigned char out[SIGNING_PUBLIC_SIZE],
                             struct error *error);

void signing_key_sign(const struct signing_key *key, const void *bytes, size_t length,
                      unsigned char out[SIGNATURE_SIZE]);
bool signing_key_fits(const unsigned char public_part[SIGNING_PUBLIC_SIZE], const void *bytes,
                      size_t length, const unsigned char signature[SIGNATURE_SIZE]);

#endif
