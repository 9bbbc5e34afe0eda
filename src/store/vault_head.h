/* vault_head.h - for store/ only: the head of a sealed file, which holds its data key twice. */
#ifndef STORE_VAULT_HEAD_H
#define STORE_VAULT_HEAD_H

#include "store/vault.h"

#include <sodium.h>

#define VAULT_TAG_SIZE crypto_aead_xchacha20poly1305_ietf_ABYTES
#define VAULT_NONCE_SIZE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define VAULT_MAGIC "posact-vault 01\n"
#define VAULT_MAGIC_SIZE 16
#define VAULT_NUMBER_SIZE 16 /* by which one generation of a file is told from the next */

/* As it stands in the file. */
struct vault_head {
    unsigned char magic[VAULT_MAGIC_SIZE];
    unsigned char generation[VAULT_NUMBER_SIZE];
    unsigned char passes[8], bytes[8];
    unsigned char salt[crypto_pwhash_SALTBYTES];
    unsigned char nonce[VAULT_NONCE_SIZE];
    unsigned char key[VAULT_KEY_SIZE + VAULT_TAG_SIZE]; /* under the passphrase */
    unsigned char force_key[VAULT_KEY_SIZE];
    unsigned char box[VAULT_BOX_SIZE];   /* to the force */
    unsigned char check[VAULT_TAG_SIZE]; /* of all this under the data key */
};

/* What the data key comes to; in memory that is not swapped where the system lets it. */
struct vault_keys {
    unsigned char data[VAULT_KEY_SIZE];
    unsigned char record[crypto_aead_xchacha20poly1305_ietf_KEYBYTES];
    unsigned char size[crypto_shorthash_KEYBYTES];
    unsigned char head[crypto_generichash_KEYBYTES];
};

/* A new data key and its head; the caller's to free with sodium_free, as of the others. NULL for
 * want of memory. */
struct vault_keys *vault_head_make(struct vault_head *head, const struct vault_with *with,
                                   struct error *error);
/* NULL with ERROR_DENIED for another passphrase, ERROR_STORE for a head that was tampered with. */
struct vault_keys *vault_head_open(const struct vault_head *head, const char *path,
                                   const char *passphrase, struct error *error);
/* The same of a data key that is known. */
struct vault_keys *vault_head_open_with(const struct vault_head *head, const char *path,
                                        const unsigned char key[VAULT_KEY_SIZE],
                                        struct error *error);
/* Wraps the data key under another passphrase. */
bool vault_head_rekey(struct vault_head *head, const struct vault_keys *keys,
                      const char *passphrase, const struct vault_cost *cost, struct error *error);
/* Another generation: what is written behind it fits no other. */
void vault_head_renew(struct vault_head *head, const struct vault_keys *keys);

#endif
