/* force_key.h - the keys of the force that owns a database (sync.md B, S15): what its laptops seal
 * nobody but the force opens, and what it hands out it signs.
 *
 * They lie outside the folder of the database where the key of the witness does (`witness.key` in
 * posact.yaml, "-force" behind it), and else beside the database. */
#ifndef MODULES_FORCE_KEY_H
#define MODULES_FORCE_KEY_H

#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "modules/session.h"
#include "store/sealing_key.h"

#include <stdbool.h>
#include <stddef.h>

/* Where the first of the files lies; the caller's. */
char *force_key_path(const struct session *session);

/* Which database it is that they belong to. */
struct id force_key_database(const struct session *session);

/* Makes the keys when there are none; *made tells (may be NULL). */
bool force_key_make(struct session *session, bool *made, struct error *error);
/* The next one comes into use, and another comes next. */
bool force_key_turn(struct session *session, struct error *error);
/* The public half of the one in use (crypto_box, Curve25519). */
bool force_key_public(struct session *session, unsigned char public_key[SEALING_PUBLIC_SIZE],
                      struct error *error);
/* All that is public. */
bool force_key_public_all(struct session *session, struct sealing_public *out, struct error *error);
bool force_key_sign(struct session *session, const void *bytes, size_t length,
                    unsigned char out[SIGNATURE_SIZE], struct error *error);
/* Opens a box (crypto_box_seal) with the key in use, one before it, or the next; `out` takes size -
 * SEALING_EXTRA bytes. */
bool force_key_open(struct session *session, const unsigned char *sealed, size_t size,
                    unsigned char *out, struct error *error);
/* Opens what sealing_seal made; appended. */
bool force_key_open_sealed(struct session *session, const void *sealed, size_t length,
                           struct text *out, struct error *error);

#endif
