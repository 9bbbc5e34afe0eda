/* sealing_key.h - the keys by which only the force reads what was sealed for it (sync.md B, S15).
 *
 * Three files of lines, 0600: "<path>" has what signs, the key in use and those before it,
 * "<path>.next" the secret half of the one that comes next, and "<path>.pub" the public halves of
 * all. What is sealed is sealed for both, the one in use and the next, so that a copy of
 * "<path>.next" in a safe opens what was taken in when the machine with the first is lost. */
#ifndef STORE_SEALING_KEY_H
#define STORE_SEALING_KEY_H

#include "base/error.h"
#include "base/text.h"
#include "store/signing_key.h"

#include <stdbool.h>
#include <stddef.h>

#define SEALING_PUBLIC_SIZE 32
#define SEALING_EXTRA 48 /* bytes that a box for one key is longer than what is in it */

struct sealing_public {
    unsigned char signer[SIGNING_PUBLIC_SIZE];
    unsigned char current[SEALING_PUBLIC_SIZE], next[SEALING_PUBLIC_SIZE];
};

/* Makes the keys and their files, whose folder must be there; ERROR_CONFLICT when there is one
 * already. */
bool sealing_key_make(const char *path, struct error *error);
/* The next key becomes the one in use, and another comes next; the one in use still opens what was
 * sealed for it. "<path>.next" must be there again for it. */
bool sealing_key_turn(const char *path, struct error *error);
bool sealing_key_read_public(const char *path, struct sealing_public *out, struct error *error);
/* With the key that signs; ERROR_DENIED when others may read the file. */
bool sealing_key_sign(const char *path, const void *bytes, size_t length,
                      unsigned char out[SIGNATURE_SIZE], struct error *error);
/* Opens a box (crypto_box_seal) with any of the keys that are there; `out` takes size -
 * SEALING_EXTRA bytes. ERROR_INPUT when none fits. */
bool sealing_key_open_box(const char *path, const unsigned char *box, size_t size,
                          unsigned char *out, struct error *error);

/* Seals bytes for both keys of a force; appended. Nobody here can open it again. */
void sealing_seal(const struct sealing_public *force, const void *bytes, size_t length,
                  struct text *out);
/* Opens what sealing_seal made; appended. ERROR_INPUT when it is not for us, or not whole. */
bool sealing_open(const char *path, const void *sealed, size_t length, struct text *out,
                  struct error *error);

#endif
