/* vault.h - an append-only file that only a passphrase, or the force's recovery key, opens
 * (sync.md B).
 *
 * Each commit is a row of records, sealed with XChaCha20-Poly1305 under a random data key. The head
 * of the file holds that key twice: under argon2id of the passphrase, and boxed to the force's
 * public key. Every record is bound to its number and to the record before it, so that none can be
 * changed, moved, left out or put in unnoticed. Nothing of what it holds is ever on the disk
 * unsealed. What the commits mean is the caller's. */
#ifndef STORE_VAULT_H
#define STORE_VAULT_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define VAULT_KEY_SIZE 32        /* the data key; the force's public key */
#define VAULT_BOX_SIZE (32 + 48) /* the data key, boxed to the force's public key */

/* How hard it is to try a passphrase: what argon2id takes of time and memory. */
struct vault_cost {
    uint64_t passes, bytes;
};
/* Of libsodium's MODERATE: half a second and 256 MiB. */
extern const struct vault_cost vault_cost_ordinary;

/* What a new file is sealed with. */
struct vault_with {
    const char *passphrase;
    unsigned char force_key[VAULT_KEY_SIZE]; /* public */
    struct vault_cost cost;
};

struct vault;

/* Whether there is such a file: by its first bytes. */
bool vault_is(const char *path);

/* Makes one, 0600; NULL when there is a file already. The caller's to close. */
struct vault *vault_make(const char *path, const struct vault_with *with, struct error *error);
/* Whether there is one that its passphrase opens, so that nobody types it in vain. */
bool vault_check(const char *path, struct error *error);
/* Opens one, for this process alone unless for reading. NULL with ERROR_DENIED for another
 * passphrase, ERROR_BUSY while another process has it, ERROR_STORE for one that is damaged. */
struct vault *vault_open(const char *path, const char *passphrase, bool read_only,
                         struct error *error);
/* The same with the data key itself, which the force has opened. */
struct vault *vault_recover(const char *path, const unsigned char key[VAULT_KEY_SIZE],
                            struct error *error);
/* Wipes the keys; NULL is ignored. */
void vault_close(struct vault *file);

/* The data key as it is boxed to the force, and to which of its public keys. */
bool vault_box(const char *path, unsigned char box[VAULT_BOX_SIZE],
               unsigned char force_key[VAULT_KEY_SIZE], struct error *error);
/* Opens from now on with this passphrase, and no longer with the one before. */
bool vault_rekey(struct vault *file, const char *passphrase, const struct vault_cost *cost,
                 struct error *error);

/* Every commit in its order. An end that was cut in the middle of a write is left out (S19): it is
 * kept in a file beside this one, and *torn is that file's name, the caller's; NULL when there was
 * none. Anything else that cannot be read is ERROR_STORE, and nothing is changed. To be called
 * once, before the first commit. */
bool vault_replay(struct vault *file,
                  bool (*take)(void *context, const unsigned char *bytes, size_t length),
                  void *context, char **torn, struct error *error);

/* Appends a commit; it is on the disk when this returns true. Else nothing of it is in the file;
 * *full says whether for want of room, which give_room, unless NULL, may make once. */
struct vault_room {
    bool (*give)(void *context);
    void *context;
    bool full;
};
bool vault_append(struct vault *file, const unsigned char *bytes, size_t length,
                  struct vault_room *room, struct error *error);

/* Puts a new file in the place of this one, holding what `give` writes with vault_append and
 * nothing of before: whole, or the old one stays. */
bool vault_rewrite(struct vault *file,
                   bool (*give)(void *context, struct vault *file, struct error *error),
                   void *context, struct error *error);

/* Whether nothing was ever committed to it. */
bool vault_is_empty(const struct vault *file);
uint64_t vault_size(const struct vault *file);
/* Whether another file has taken its place, or none. */
bool vault_has_moved(const struct vault *file);
bool vault_is_read_only(const struct vault *file);

#endif
