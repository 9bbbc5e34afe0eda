/* sealed_file.h - an append-only file that only a passphrase, or the force's recovery key, opens
 * (sync.md B).
 *
 * Each commit is a row of records, sealed with XChaCha20-Poly1305 under a random data key. The head
 * of the file holds that key twice: under argon2id of the passphrase, and boxed to the force's
 * public key. Every record is bound to its number and to the record before it, so that none can be
 * changed, moved, left out or put in unnoticed. Nothing of what it holds is ever on the disk
 * unsealed. What the commits mean is the caller's. */
#ifndef STORE_SEALED_FILE_H
#define STORE_SEALED_FILE_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SEALED_KEY_SIZE 32        /* the data key; the force's public key */
#define SEALED_BOX_SIZE (32 + 48) /* the data key, boxed to the force's public key */

/* How hard it is to try a passphrase: what argon2id takes of time and memory. */
struct sealed_cost {
    uint64_t passes, bytes;
};
/* Of libsodium's MODERATE: half a second and 256 MiB. */
extern const struct sealed_cost sealed_cost_ordinary;

/* What a new file is sealed with. */
struct sealed_with {
    const char *passphrase;
    unsigned char force_key[SEALED_KEY_SIZE]; /* public */
    struct sealed_cost cost;
};

struct sealed_file;

/* Whether there is such a file: by its first bytes. */
bool sealed_file_is(const char *path);

/* ERROR_INPUT unless a passphrase is long enough and none of those that are tried first. */
bool sealed_passphrase_check(const char *passphrase, struct error *error);

/* Makes one, 0600; NULL when there is a file already. The caller's to close. */
struct sealed_file *sealed_file_make(const char *path, const struct sealed_with *with,
                                     struct error *error);
/* Opens one, for this process alone unless for reading. NULL with ERROR_DENIED for another
 * passphrase, ERROR_BUSY while another process has it, ERROR_STORE for one that is damaged. */
struct sealed_file *sealed_file_open(const char *path, const char *passphrase, bool read_only,
                                     struct error *error);
/* The same with the data key itself, which the force has opened. */
struct sealed_file *sealed_file_recover(const char *path, const unsigned char key[SEALED_KEY_SIZE],
                                        struct error *error);
/* Wipes the keys; NULL is ignored. */
void sealed_file_close(struct sealed_file *file);

/* The data key as it is boxed to the force, and to which of its public keys. */
bool sealed_file_box(const char *path, unsigned char box[SEALED_BOX_SIZE],
                     unsigned char force_key[SEALED_KEY_SIZE], struct error *error);
/* Opens from now on with this passphrase, and no longer with the one before. */
bool sealed_file_rekey(struct sealed_file *file, const char *passphrase,
                       const struct sealed_cost *cost, struct error *error);

/* Every commit in its order. An end that was cut in the middle of a write is left out (S19): it is
 * kept in a file beside this one, and *torn is that file's name, the caller's; NULL when there was
 * none. Anything else that cannot be read is ERROR_STORE, and nothing is changed. To be called
 * once, before the first commit. */
bool sealed_file_replay(struct sealed_file *file,
                        bool (*take)(void *context, const unsigned char *bytes, size_t length),
                        void *context, char **torn, struct error *error);

/* Appends a commit; it is on the disk when this returns true. Else nothing of it is in the file;
 * *full says whether for want of room, which give_room, unless NULL, may make once. */
struct sealed_room {
    bool (*give)(void *context);
    void *context;
    bool full;
};
bool sealed_file_append(struct sealed_file *file, const unsigned char *bytes, size_t length,
                        struct sealed_room *room, struct error *error);

/* Puts a new file in the place of this one, holding what `give` writes with sealed_file_append and
 * nothing of before: whole, or the old one stays. */
bool sealed_file_rewrite(struct sealed_file *file,
                         bool (*give)(void *context, struct sealed_file *file, struct error *error),
                         void *context, struct error *error);

uint64_t sealed_file_size(const struct sealed_file *file);
/* Whether another file has taken its place, or none. */
bool sealed_file_has_moved(const struct sealed_file *file);
bool sealed_file_is_read_only(const struct sealed_file *file);

#endif
