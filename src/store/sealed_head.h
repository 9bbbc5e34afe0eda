/* sealed_head.h - for store/ only: the head of a sealed file, which holds its data key twice. */
#ifndef STORE_SEALED_HEAD_H
#define STORE_SEALED_HEAD_H

#include "store/sealed_file.h"

#include <sodium.h>

#define SEALED_TAG_SIZE crypto_aead_xchacha20poly1305_ietf_ABYTES
#define SEALED_NONCE_SIZE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define SEALED_MAGIC "posact-sealed 1\n"
#define SEALED_MAGIC_SIZE 16
#define SEALED_NUMBER_SIZE 16 /* by which one generation of a file is told from the next */

/* As it stands in the file. */
struct sealed_head {
    unsigned char magic[SEALED_MAGIC_SIZE];
    unsigned char generation[SEALED_NUMBER_SIZE];
    unsigned char passes[8], bytes[8];
    unsigned char salt[crypto_pwhash_SALTBYTES];
    unsigned char nonce[SEALED_NONCE_SIZE];
    unsigned char key[SEALED_KEY_SIZE + SEALED_TAG_SIZE]; /* under the passphrase */
    unsigned char force_key[SEALED_KEY_SIZE];
    unsigned char box[SEALED_BOX_SIZE];   /* to the force */
    unsigned char check[SEALED_TAG_SIZE]; /* of all this under the data key */
};

/* What the data key comes to; in memory that is not swapped where the system lets it. */
struct sealed_keys {
    unsigned char data[SEALED_KEY_SIZE];
    unsigned char record[crypto_aead_xchacha20poly1305_ietf_KEYBYTES];
    unsigned char size[crypto_shorthash_KEYBYTES];
    unsigned char head[crypto_generichash_KEYBYTES];
};

/* A new data key and its head; the caller's to free with sodium_free, as of the others. NULL for
 * want of memory. */
struct sealed_keys *sealed_head_make(struct sealed_head *head, const struct sealed_with *with,
                                     struct error *error);
/* NULL with ERROR_DENIED for another passphrase, ERROR_STORE for a head that was tampered with. */
struct sealed_keys *sealed_head_open(const struct sealed_head *head, const char *path,
                                     const char *passphrase, struct error *error);
/* The same of a data key that is known. */
struct sealed_keys *sealed_head_open_with(const struct sealed_head *head, const char *path,
                                          const unsigned char key[SEALED_KEY_SIZE],
                                          struct error *error);
/* Wraps the data key under another passphrase. */
bool sealed_head_rekey(struct sealed_head *head, const struct sealed_keys *keys,
                       const char *passphrase, const struct sealed_cost *cost, struct error *error);
/* Another generation: what is written behind it fits no other. */
void sealed_head_renew(struct sealed_head *head, const struct sealed_keys *keys);

#endif
