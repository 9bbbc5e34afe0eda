/* public_key.h - a public key as OpenSSH writes it, read strictly: what is not exactly one is
 * refused, so that nothing else ever reaches a line that sshd reads (S25). */
#ifndef BASE_PUBLIC_KEY_H
#define BASE_PUBLIC_KEY_H

#include "base/error.h"

#include <stdbool.h>

/* "SHA256:" and 43 letters, as ssh-keygen prints it. */
#define PUBLIC_KEY_FINGERPRINT_SIZE 51

struct public_key {
    const char *kind; /* "ssh-ed25519"; static */
    char *base64;     /* owned */
    char fingerprint[PUBLIC_KEY_FINGERPRINT_SIZE];
};

/* Reads "KIND BASE64 comment", the one line of a .pub file; the comment is left out. Taken are
 * ed25519 and ecdsa, both also on a security key, and rsa from 3,072 bits. Clear *key in any case.
 * ERROR_INPUT says what is wrong with it, and repeats nothing of it. */
bool public_key_read(const char *line, struct public_key *key, struct error *error);
/* The same of its two parts, as sshd hands them on (%t %k). */
bool public_key_from_parts(const char *kind, const char *base64, struct public_key *key,
                           struct error *error);
void public_key_clear(struct public_key *key);

#endif
