/* vault.c - sealed records one behind the other, and what to make of an end that was cut. */
#include "vault_head.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/private_file.h"
#include "base/text.h"

/* A record is its number (8) and length (4), a check of both (8), a nonce and so many sealed bytes,
 * of which the first says whether a commit ends with it. */
#define COUNTS_SIZE (8 + 4)
#define CHECK_SIZE crypto_shorthash_BYTES
#define LEAD_SIZE (COUNTS_SIZE + CHECK_SIZE + VAULT_NONCE_SIZE)
#define PIECE_MOST ((size_t)256 * 1024)
#define VAULT_MOST (PIECE_MOST + 1 + VAULT_TAG_SIZE)
#define RECORD_MOST (LEAD_SIZE + VAULT_MOST)
/* S19: an unreadable end that is longer was not left by a write that was cut. */
#define TORN_MOST ((uint64_t)1024 * 1024)

struct vault {
    char *path;
    int descriptor;
    bool read_only;
    bool broken; /* it could not be brought back to its last commit */
    bool fresh;  /* it has no place yet, and is synced once, before it takes one */
    struct vault_head head;
    struct vault_keys *keys;
    uint64_t end;    /* behind the last commit */
    uint64_t number; /* of the next record */
    unsigned char tag[VAULT_TAG_SIZE];
    unsigned char *plain, *sealed; /* room for a record */
};

/* --- opening and closing --- */

bool
vault_is(const char *path)
{
    unsigned char magic[VAULT_MAGIC_SIZE];
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (descriptor < 0)
        return false;
    bool is = read(descriptor, magic, sizeof magic) == (ssize_t)sizeof magic &&
              memcmp(magic, VAULT_MAGIC, sizeof magic) == 0;
    close(descriptor);
    return is;
}

static bool
cannot(const char *path, const char *what, struct error *error)
{
    return error_set(error, ERROR_FILE, "'%s' cannot be %s: %s", path, what, strerror(errno));
}

static struct vault *
new_file(const char *path)
{
    struct vault *file = must_calloc(1, sizeof *file);
    file->path = must_strdup(path);
    file->descriptor = -1;
    file->plain = must_alloc(PIECE_MOST + 1);
    file->sealed = must_alloc(RECORD_MOST);
    return file;
}

void
vault_close(struct vault *file)
{
    if (file == NULL)
        return;
    if (file->descriptor >= 0)
        close(file->descriptor);
    sodium_memzero(file->plain, PIECE_MOST + 1);
    sodium_free(file->keys);
    free(file->plain);
    free(file->sealed);
    free(file->path);
    free(file);
}

/* S20: a lock of the file itself, which goes with the process. */
static bool
lock(const char *path, int descriptor, bool read_only, struct error *error)
{
    struct flock whole = {.l_type = read_only ? F_RDLCK : F_WRLCK, .l_whence = SEEK_SET};
    if (fcntl(descriptor, F_OFD_SETLK, &whole) == 0)
        return true;
    if (errno == EAGAIN || errno == EACCES)
        return error_set(error, ERROR_BUSY,
                         "'%s' is open in another posact, and a sealed file is for one at a time; "
                         "leave that one first",
                         path);
    return cannot(path, "locked", error);
}

static bool
is_the_one(const char *path, int descriptor)
{
    struct stat here, there;
    return stat(path, &here) == 0 && fstat(descriptor, &there) == 0 &&
           here.st_ino == there.st_ino && here.st_dev == there.st_dev;
}

bool
vault_has_moved(const struct vault *file)
{
    return !is_the_one(file->path, file->descriptor);
}

static bool
read_head(struct vault *file, struct error *error)
{
    ssize_t got = pread(file->descriptor, &file->head, sizeof file->head, 0);
    if (got < 0)
        return cannot(file->path, "read", error);
    return (got == (ssize_t)sizeof file->head &&
            memcmp(file->head.magic, VAULT_MAGIC, VAULT_MAGIC_SIZE) == 0) ||
           error_set(error, ERROR_STORE,
                     "'%s' is not a sealed file of posact, or its head was cut off; the server has "
                     "all that was sent: check out again",
                     file->path);
}

static bool
open_descriptor(struct vault *file, bool read_only, struct error *error)
{
    file->read_only = read_only;
    file->descriptor =
        open(file->path, (read_only ? O_RDONLY : O_RDWR) | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW);
    if (file->descriptor < 0)
        return cannot(file->path, "opened", error);
    return private_file_check(file->path, error) &&
           lock(file->path, file->descriptor, read_only, error) &&
           (is_the_one(file->path, file->descriptor) ||
            error_set(error, ERROR_BUSY, "'%s' was just written anew; try again", file->path)) &&
           read_head(file, error);
}

/* Where the first record goes, and what it is bound to. */
static void
go_to_begin(struct vault *file)
{
    file->end = sizeof file->head;
    file->number = 0;
    memcpy(file->tag, file->head.check, sizeof file->tag);
}

static struct vault *
open_with(const char *path, const char *passphrase, const unsigned char *key, bool read_only,
          struct error *error)
{
    struct vault *file = new_file(path);
    if (open_descriptor(file, read_only, error)) {
        file->keys = key == NULL ? vault_head_open(&file->head, path, passphrase, error)
                                 : vault_head_open_with(&file->head, path, key, error);
    }
    if (file->keys != NULL) {
        go_to_begin(file);
        return file;
    }
    vault_close(file);
    return NULL;
}

struct vault *
vault_open(const char *path, const char *passphrase, bool read_only, struct error *error)
{
    return open_with(path, passphrase, NULL, read_only, error);
}

struct vault *
vault_recover(const char *path, const unsigned char key[VAULT_KEY_SIZE], struct error *error)
{
    return open_with(path, NULL, key, false, error);
}

bool
vault_check(const char *path, struct error *error)
{
    unsigned char box[VAULT_BOX_SIZE], force_key[VAULT_KEY_SIZE];
    return vault_box(path, box, force_key, error);
}

bool
vault_box(const char *path, unsigned char box[VAULT_BOX_SIZE],
          unsigned char force_key[VAULT_KEY_SIZE], struct error *error)
{
    struct vault *file = new_file(path);
    bool done = open_descriptor(file, true, error);
    memcpy(box, file->head.box, VAULT_BOX_SIZE);
    memcpy(force_key, file->head.force_key, VAULT_KEY_SIZE);
    vault_close(file);
    return done;
}

uint64_t
vault_size(const struct vault *file)
{
    return file->end;
}

bool
vault_is_empty(const struct vault *file)
{
    struct stat status;
    return fstat(file->descriptor, &status) == 0 && (size_t)status.st_size == sizeof file->head;
}

bool
vault_is_read_only(const struct vault *file)
{
    return file->read_only;
}

/* --- making --- */

static bool
write_at(int descriptor, const void *bytes, size_t length, uint64_t offset)
{
    const char *at = bytes;
    while (length > 0) {
        ssize_t written = pwrite(descriptor, at, length, (off_t)offset);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        at += written;
        offset += (uint64_t)written;
        length -= (size_t)written;
    }
    return true;
}

/* An empty file of this head under `path`, which is not there yet. */
static bool
begin_file(struct vault *file, const char *path, struct error *error)
{
    file->descriptor =
        open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW, 0600);
    if (file->descriptor < 0)
        return cannot(path, "made", error);
    if (!lock(path, file->descriptor, false, error))
        return false;
    if (!write_at(file->descriptor, &file->head, sizeof file->head, 0) ||
        fdatasync(file->descriptor) != 0)
        return cannot(path, "written", error);
    go_to_begin(file);
    return true;
}

struct vault *
vault_make(const char *path, const struct vault_with *with, struct error *error)
{
    struct vault *file = new_file(path);
    file->keys = vault_head_make(&file->head, with, error);
    if (file->keys != NULL && begin_file(file, path, error)) {
        if (file_sync_folder_of(path, error))
            return file;
        unlink(path);
    }
    vault_close(file);
    return NULL;
}

/* --- one record --- */

/* A keyed check of number and length, so that a record is told from what only looks like one. */
static void
check_counts(const struct vault *file, const unsigned char counts[COUNTS_SIZE],
             unsigned char check[CHECK_SIZE])
{
    crypto_shorthash(check, counts, COUNTS_SIZE, file->keys->size);
}

#define BOUND_SIZE (COUNTS_SIZE + VAULT_TAG_SIZE)

/* What a record is bound to besides its own bytes: its number, the record before it, its length. */
static void
lay_bound(const struct vault *file, size_t length, unsigned char bound[BOUND_SIZE])
{
    unsigned char *at = bytes_lay(bytes_lay(bound, file->number, 8), length, 4);
    memcpy(at, file->tag, VAULT_TAG_SIZE);
}

static void
step_on(struct vault *file, const unsigned char *sealed, size_t length)
{
    memcpy(file->tag, sealed + length - VAULT_TAG_SIZE, VAULT_TAG_SIZE);
    file->number++;
}

/* Seals one piece into file->sealed; the size of the record. */
static size_t
seal(struct vault *file, const unsigned char *bytes, size_t length, bool last)
{
    unsigned char bound[BOUND_SIZE];
    size_t sealed_length = 1 + length + VAULT_TAG_SIZE;
    unsigned char *check = bytes_lay(bytes_lay(file->sealed, file->number, 8), sealed_length, 4);
    unsigned char *nonce = check + CHECK_SIZE, *sealed = nonce + VAULT_NONCE_SIZE;
    check_counts(file, file->sealed, check);
    randombytes_buf(nonce, VAULT_NONCE_SIZE);
    lay_bound(file, sealed_length, bound);
    file->plain[0] = last;
    memcpy(file->plain + 1, bytes, length);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed, NULL, file->plain, 1 + length, bound,
                                               sizeof bound, NULL, nonce, file->keys->record);
    step_on(file, sealed, sealed_length);
    return LEAD_SIZE + sealed_length;
}

/* What the lead of a record says; false for bytes that are none of this file. */
static bool
read_lead(const struct vault *file, const unsigned char *lead, uint64_t *number, size_t *length)
{
    unsigned char check[CHECK_SIZE], counts[COUNTS_SIZE];
    memcpy(counts, lead, sizeof counts);
    struct bytes_reader reader = {counts, sizeof counts};
    *number = bytes_take_number(&reader, 8);
    *length = (size_t)bytes_take_number(&reader, 4);
    check_counts(file, counts, check);
    return *length > VAULT_TAG_SIZE && *length <= VAULT_MOST &&
           sodium_memcmp(check, lead + COUNTS_SIZE, sizeof check) == 0;
}

/* The record at `offset` into file->plain; the number of its bytes with the first, 0 when it cannot
 * be read. *size is that of the record. */
static size_t
open_record(struct vault *file, uint64_t offset, size_t *size)
{
    unsigned char bound[BOUND_SIZE];
    uint64_t number;
    size_t length;
    ssize_t got = pread(file->descriptor, file->sealed, RECORD_MOST, (off_t)offset);
    if (got < (ssize_t)LEAD_SIZE || !read_lead(file, file->sealed, &number, &length))
        return 0;
    *size = LEAD_SIZE + length;
    if (number != file->number || (size_t)got < *size)
        return 0;
    const unsigned char *nonce = file->sealed + COUNTS_SIZE + CHECK_SIZE,
                        *sealed = file->sealed + LEAD_SIZE;
    lay_bound(file, length, bound);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(file->plain, NULL, NULL, sealed, length, bound,
                                                   sizeof bound, nonce, file->keys->record) != 0)
        return 0;
    step_on(file, sealed, length);
    return length - VAULT_TAG_SIZE;
}

/* --- an end that was cut --- */

/* Whether a record of this file begins anywhere behind `offset`: then what cannot be read there was
 * not the end. */
static bool
goes_on_behind(const struct vault *file, const unsigned char *bytes, size_t length)
{
    uint64_t number;
    size_t ignored;
    for (size_t at = 1; at + LEAD_SIZE <= length; at++) {
        if (read_lead(file, bytes + at, &number, &ignored) && number > file->number)
            return true;
    }
    return false;
}

static bool
is_damaged(const struct vault *file, struct error *error)
{
    return error_set(error, ERROR_STORE,
                     "'%s' was changed or damaged at byte %llu, and nothing was done with it; the "
                     "server has all that was sent: put this file aside and check out again",
                     file->path, (unsigned long long)file->end);
}

/* Keeps the end in a file of its own, and cuts it off. */
static bool
keep_torn(struct vault *file, const unsigned char *bytes, size_t length, char **torn,
          struct error *error)
{
    char stamp[DATE_TEXT_SIZE];
    const struct clock clock = clock_real();
    if (length == 0)
        return true;
    moment_to_stamp(clock_now_ms(&clock), stamp);
    char *path = must_format("%s.torn-%s", file->path, stamp);
    bool done = file->read_only || (file_write(path, bytes, length, true, error) &&
                                    ((ftruncate(file->descriptor, (off_t)file->end) == 0 &&
                                      fdatasync(file->descriptor) == 0) ||
                                     cannot(file->path, "cut", error)));
    if (done && !file->read_only)
        *torn = path;
    else
        free(path);
    return done;
}

/* What stands behind the last commit, of which the records up to `read` can be read. */
static bool
end_at_last_commit(struct vault *file, uint64_t read_to, char **torn, struct error *error)
{
    struct stat status;
    if (fstat(file->descriptor, &status) != 0)
        return cannot(file->path, "read", error);
    uint64_t size = (uint64_t)status.st_size;
    if (size - read_to > TORN_MOST)
        return is_damaged(file, error);
    size_t length = (size_t)(size - file->end), unread = (size_t)(size - read_to);
    unsigned char *bytes = must_alloc(length + 1);
    bool done = pread(file->descriptor, bytes, length, (off_t)file->end) == (ssize_t)length ||
                cannot(file->path, "read", error);
    if (done && goes_on_behind(file, bytes + length - unread, unread))
        done = is_damaged(file, error);
    done = done && keep_torn(file, bytes, length, torn, error);
    free(bytes);
    return done;
}

/* --- replaying --- */

/* The pieces of one commit. */
struct pieces {
    unsigned char *bytes;
    size_t length, capacity;
};

static void
wipe(struct pieces *pieces)
{
    if (pieces->bytes != NULL)
        sodium_memzero(pieces->bytes, pieces->capacity);
    free(pieces->bytes);
    *pieces = (struct pieces){NULL};
}

/* Nothing is left behind in memory that was given back. */
static void
add_piece(struct pieces *pieces, const unsigned char *bytes, size_t length)
{
    if (pieces->length + length >= pieces->capacity) {
        struct pieces wider = {.capacity = 2 * (pieces->length + length) + 1};
        wider.bytes = must_alloc(wider.capacity);
        wider.length = pieces->length;
        if (pieces->length > 0)
            memcpy(wider.bytes, pieces->bytes, pieces->length);
        wipe(pieces);
        *pieces = wider;
    }
    memcpy(pieces->bytes + pieces->length, bytes, length);
    pieces->length += length;
}

bool
vault_replay(struct vault *file,
             bool (*take)(void *context, const unsigned char *bytes, size_t length), void *context,
             char **torn, struct error *error)
{
    struct pieces commit = {NULL};
    uint64_t offset = file->end, number = file->number;
    unsigned char tag[VAULT_TAG_SIZE];
    size_t length, size;
    bool done = true;
    *torn = NULL;
    memcpy(tag, file->tag, sizeof tag);
    while (done && (length = open_record(file, offset, &size)) > 0) {
        offset += size;
        add_piece(&commit, file->plain + 1, length - 1);
        if (file->plain[0] == 0)
            continue;
        done = take(context, commit.bytes, commit.length) || is_damaged(file, error);
        commit.length = 0;
        file->end = offset;
        number = file->number;
        memcpy(tag, file->tag, sizeof tag);
    }
    wipe(&commit);
    sodium_memzero(file->plain, PIECE_MOST + 1);
    done = done && end_at_last_commit(file, offset, torn, error);
    file->number = number;
    memcpy(file->tag, tag, sizeof tag);
    return done;
}

/* --- appending --- */

static bool
write_pieces(struct vault *file, const unsigned char *bytes, size_t length, uint64_t *end)
{
    for (bool last = false; !last;) {
        size_t piece = length < PIECE_MOST ? length : PIECE_MOST;
        last = piece == length;
        size_t size = seal(file, bytes, piece, last);
        /* Each before the next, so that no more than one can be torn. */
        if (!write_at(file->descriptor, file->sealed, size, *end) ||
            (!file->fresh && fdatasync(file->descriptor) != 0))
            return false;
        *end += size;
        bytes += piece;
        length -= piece;
    }
    return true;
}

/* As it was before; else nothing may be written to it any more, for what came behind would be
 * taken for damage. */
static void
take_back(struct vault *file)
{
    file->broken =
        ftruncate(file->descriptor, (off_t)file->end) != 0 || fdatasync(file->descriptor) != 0;
}

static bool
append_once(struct vault *file, const unsigned char *bytes, size_t length)
{
    uint64_t end = file->end, number = file->number;
    unsigned char tag[VAULT_TAG_SIZE];
    memcpy(tag, file->tag, sizeof tag);
    bool done = write_pieces(file, bytes, length, &end);
    int why = errno;
    sodium_memzero(file->plain, PIECE_MOST + 1);
    if (done) {
        file->end = end;
        return true;
    }
    take_back(file);
    file->number = number;
    memcpy(file->tag, tag, sizeof tag);
    errno = why;
    return false;
}

static bool
is_full(int number)
{
    return number == ENOSPC || number == EDQUOT || number == EFBIG;
}

bool
vault_append(struct vault *file, const unsigned char *bytes, size_t length, struct vault_room *room,
             struct error *error)
{
    room->full = false;
    if (file->broken || file->read_only)
        return error_set(error, ERROR_STORE,
                         "'%s' cannot be written any more; leave posact and start it again",
                         file->path);
    bool done = append_once(file, bytes, length);
    if (!done && is_full(errno) && !file->broken && room->give && room->give(room->context))
        done = append_once(file, bytes, length);
    if (done)
        return true;
    room->full = is_full(errno);
    return cannot(file->path, "written", error);
}

/* --- rewriting --- */

/* Its head and descriptor take the place of those before. */
static void
take_place(struct vault *file, struct vault *fresh)
{
    close(file->descriptor);
    file->descriptor = fresh->descriptor;
    file->head = fresh->head;
    file->end = fresh->end;
    file->number = fresh->number;
    memcpy(file->tag, fresh->tag, sizeof file->tag);
    file->broken = false;
    fresh->descriptor = -1;
}

static bool
write_fresh(struct vault *file, struct vault *fresh,
            bool (*give)(void *context, struct vault *file, struct error *error), void *context,
            struct error *error)
{
    unlink(fresh->path); /* of one that was cut short */
    if (!begin_file(fresh, fresh->path, error))
        return false;
    fresh->fresh = true;
    bool done = give(context, fresh, error) &&
                ((fdatasync(fresh->descriptor) == 0 && rename(fresh->path, file->path) == 0) ||
                 cannot(file->path, "replaced", error));
    if (!done) {
        unlink(fresh->path);
        return false;
    }
    take_place(file, fresh);
    return file_sync_folder_of(file->path, error);
}

static bool
rewrite_under(struct vault *file, const struct vault_head *head,
              bool (*give)(void *context, struct vault *file, struct error *error), void *context,
              struct error *error)
{
    char *path = must_format("%s.new", file->path);
    struct vault *fresh = new_file(path);
    free(path);
    fresh->head = *head;
    fresh->keys = file->keys;
    bool done = write_fresh(file, fresh, give, context, error);
    fresh->keys = NULL;
    vault_close(fresh);
    return done;
}

bool
vault_rewrite(struct vault *file,
              bool (*give)(void *context, struct vault *file, struct error *error), void *context,
              struct error *error)
{
    struct vault_head head = file->head;
    vault_head_renew(&head, file->keys);
    return rewrite_under(file, &head, give, context, error);
}

/* The commits of a file that is being written anew under another head. */
static bool
copy_commit(void *context, const unsigned char *bytes, size_t length)
{
    struct vault_room none = {NULL};
    struct error ignored;
    return vault_append(context, bytes, length, &none, &ignored);
}

static bool
copy_all(void *context, struct vault *fresh, struct error *error)
{
    struct vault *file = context;
    char *torn;
    go_to_begin(file);
    bool done = vault_replay(file, copy_commit, fresh, &torn, error);
    free(torn);
    return done;
}

bool
vault_rekey(struct vault *file, const char *passphrase, const struct vault_cost *cost,
            struct error *error)
{
    struct vault_head head = file->head;
    return vault_head_rekey(&head, file->keys, passphrase, cost, error) &&
           rewrite_under(file, &head, copy_all, file, error);
}
