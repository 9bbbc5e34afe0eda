/* vault_vfs.c - one file in memory, and what each transaction changes of it. */
#include "vault_vfs.h"

#include <stdlib.h>
#include <string.h>

#include <sodium.h>
#include <sqlite3.h>

#include "base/array.h"
#include "base/bytes.h"
#include "base/memory.h"
#include "base/text.h"

#define BLOCK 4096
/* More than a laptop can hold in memory. */
#define SIZE_MOST ((uint64_t)1 << 40)
/* What differs is told in cells of this size: a page of which a few bytes changed costs little. */
#define CELL 64
/* A file is written anew when it is so many times what it holds, and this much more. */
#define SLACK_TIMES 2
#define SLACK_BYTES ((uint64_t)4 * 1024 * 1024)

struct block {
    unsigned char *bytes;
    unsigned char *before; /* as it was at the last commit; NULL when it has not been touched */
};

struct vault_vfs {
    sqlite3_vfs vfs; /* first: SQLite hands it back to open_file */
    char *name;
    struct vault *file;
    struct ballast *ballast;
    struct block *blocks;
    size_t count, capacity;
    uint64_t size, size_before;
    size_t *touched;
    size_t touched_count, touched_capacity;
};

struct open_file {
    sqlite3_file file; /* first */
    struct vault_vfs *vfs;
};

/* --- the file in memory --- */

static void
wipe_block(unsigned char *bytes)
{
    if (bytes != NULL)
        sodium_memzero(bytes, BLOCK);
    free(bytes);
}

static struct block *
block_at(struct vault_vfs *vfs, size_t index)
{
    vfs->blocks = array_reserve(vfs->blocks, &vfs->capacity, index + 1, sizeof *vfs->blocks);
    while (vfs->count <= index)
        vfs->blocks[vfs->count++] = (struct block){must_calloc(1, BLOCK), NULL};
    return &vfs->blocks[index];
}

static void
touch(struct vault_vfs *vfs, size_t index)
{
    struct block *block = block_at(vfs, index);
    if (block->before != NULL)
        return;
    block->before = must_alloc(BLOCK);
    memcpy(block->before, block->bytes, BLOCK);
    vfs->touched = array_reserve(vfs->touched, &vfs->touched_capacity, vfs->touched_count + 1,
                                 sizeof *vfs->touched);
    vfs->touched[vfs->touched_count++] = index;
}

/* Calls for each part of a range that lies in one block. */
static size_t
part_of(uint64_t offset, size_t left)
{
    size_t room = BLOCK - (size_t)(offset % BLOCK);
    return left < room ? left : room;
}

static void
put(struct vault_vfs *vfs, uint64_t offset, const unsigned char *bytes, size_t length)
{
    while (length > 0) {
        size_t part = part_of(offset, length);
        memcpy(block_at(vfs, (size_t)(offset / BLOCK))->bytes + offset % BLOCK, bytes, part);
        offset += part;
        bytes += part;
        length -= part;
    }
    if (offset > vfs->size)
        vfs->size = offset;
}

static void
forget_before(struct vault_vfs *vfs)
{
    for (size_t i = 0; i < vfs->touched_count; i++) {
        wipe_block(vfs->blocks[vfs->touched[i]].before);
        vfs->blocks[vfs->touched[i]].before = NULL;
    }
    vfs->touched_count = 0;
    vfs->size_before = vfs->size;
}

/* --- a commit as bytes --- */

/* The size of the file, then each patch: where, how long, what. */

static void
put_patch(struct text *out, uint64_t offset, const unsigned char *bytes, size_t length)
{
    bytes_put(out, offset, 8);
    bytes_put(out, length, 4);
    text_append_bytes(out, bytes, length);
}

/* What of a block is not as it was before. */
static void
put_block(uint64_t offset, const unsigned char *bytes, const unsigned char *before,
          struct text *out)
{
    for (size_t at = 0; at < BLOCK; at += CELL) {
        size_t from = at;
        while (at < BLOCK && memcmp(bytes + at, before + at, CELL) != 0)
            at += CELL;
        if (at > from)
            put_patch(out, offset + from, bytes + from, at - from);
    }
}

static bool
apply_patch(struct vault_vfs *vfs, struct bytes_reader *reader)
{
    uint64_t offset = bytes_take_number(reader, 8);
    size_t length = (size_t)bytes_take_number(reader, 4);
    const unsigned char *bytes = bytes_take(reader, length);
    if (bytes == NULL || offset > SIZE_MOST)
        return false;
    put(vfs, offset, bytes, length);
    return true;
}

static bool
apply(void *context, const unsigned char *bytes, size_t length)
{
    struct vault_vfs *vfs = context;
    unsigned char *copy = must_alloc(length + 1);
    memcpy(copy, bytes, length);
    struct bytes_reader reader = {copy, length};
    uint64_t size = bytes_take_number(&reader, 8);
    bool done = reader.at != NULL;
    while (done && reader.left > 0)
        done = apply_patch(vfs, &reader);
    sodium_memzero(copy, length);
    free(copy);
    done = done && size <= SIZE_MOST;
    if (done && size > 0)
        block_at(vfs, (size_t)((size - 1) / BLOCK)); /* of nothing but zeroes */
    vfs->size = vfs->size_before = size;
    return done;
}

static bool
give_room(void *context)
{
    return ballast_give_up(context);
}

/* What is wiped and freed, for it is not sealed yet. */
static void
wipe_text(struct text *text)
{
    if (text->bytes != NULL)
        sodium_memzero(text->bytes, text->capacity);
    text_clear(text);
}

static int
append(struct vault_vfs *vfs, const struct text *commit)
{
    struct vault_room room = {.give = vfs->ballast ? give_room : NULL, .context = vfs->ballast};
    struct error ignored; /* the store says it in words */
    if (vault_append(vfs->file, (const unsigned char *)commit->bytes, commit->length, &room,
                     &ignored))
        return SQLITE_OK;
    return room.full ? SQLITE_FULL : SQLITE_IOERR_FSYNC;
}

/* A transaction that was rolled back is synced too, and has changed nothing. */
static int
commit(struct vault_vfs *vfs)
{
    struct text bytes = TEXT_EMPTY;
    bytes_put(&bytes, vfs->size, 8);
    size_t nothing = bytes.length;
    for (size_t i = 0; i < vfs->touched_count; i++) {
        size_t index = vfs->touched[i];
        const struct block *block = &vfs->blocks[index];
        put_block((uint64_t)index * BLOCK, block->bytes, block->before, &bytes);
    }
    bool changed = bytes.length > nothing || vfs->size != vfs->size_before;
    int result = changed ? append(vfs, &bytes) : SQLITE_OK;
    wipe_text(&bytes);
    if (result == SQLITE_OK)
        forget_before(vfs);
    return result;
}

/* --- as SQLite sees it --- */

static struct vault_vfs *
vfs_of(sqlite3_file *file)
{
    return ((struct open_file *)file)->vfs;
}

static int
close_file(sqlite3_file *file)
{
    (void)file;
    return SQLITE_OK;
}

static int
read_file(sqlite3_file *file, void *out, int length, sqlite3_int64 offset)
{
    struct vault_vfs *vfs = vfs_of(file);
    unsigned char *at = out;
    uint64_t from = (uint64_t)offset, to = from + (uint64_t)length;
    uint64_t end = to < vfs->size ? to : vfs->size;
    memset(out, 0, (size_t)length);
    while (from < end) {
        size_t part = part_of(from, (size_t)(end - from));
        memcpy(at, vfs->blocks[from / BLOCK].bytes + from % BLOCK, part);
        at += part;
        from += part;
    }
    return to <= vfs->size ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static int
write_file(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
    struct vault_vfs *vfs = vfs_of(file);
    uint64_t first = (uint64_t)offset / BLOCK,
             last = ((uint64_t)offset + (uint64_t)length - 1) / BLOCK;
    for (uint64_t i = first; i <= last; i++)
        touch(vfs, (size_t)i);
    put(vfs, (uint64_t)offset, bytes, (size_t)length);
    return SQLITE_OK;
}

/* What was behind the new end is not there when the file grows again. */
static int
truncate_file(sqlite3_file *file, sqlite3_int64 size)
{
    struct vault_vfs *vfs = vfs_of(file);
    uint64_t end = vfs->size;
    for (uint64_t at = (uint64_t)size; at < end;) {
        size_t part = part_of(at, (size_t)(end - at));
        touch(vfs, (size_t)(at / BLOCK));
        sodium_memzero(vfs->blocks[at / BLOCK].bytes + at % BLOCK, part);
        at += part;
    }
    vfs->size = (uint64_t)size;
    return SQLITE_OK;
}

static int
sync_file(sqlite3_file *file, int flags)
{
    (void)flags;
    return commit(vfs_of(file));
}

static int
size_of_file(sqlite3_file *file, sqlite3_int64 *size)
{
    *size = (sqlite3_int64)vfs_of(file)->size;
    return SQLITE_OK;
}

/* One process has the file, so there is nothing to lock. */
static int
lock_file(sqlite3_file *file, int level)
{
    (void)file;
    (void)level;
    return SQLITE_OK;
}

static int
look_at_lock(sqlite3_file *file, int *reserved)
{
    (void)file;
    *reserved = 0;
    return SQLITE_OK;
}

static int
control_file(sqlite3_file *file, int operation, void *argument)
{
    if (operation != SQLITE_FCNTL_HAS_MOVED)
        return SQLITE_NOTFOUND;
    *(int *)argument = vault_has_moved(vfs_of(file)->file);
    return SQLITE_OK;
}

static int
size_of_sector(sqlite3_file *file)
{
    (void)file;
    return BLOCK;
}

static int
describe_device(sqlite3_file *file)
{
    (void)file;
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE | SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN;
}

static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = close_file,
    .xRead = read_file,
    .xWrite = write_file,
    .xTruncate = truncate_file,
    .xSync = sync_file,
    .xFileSize = size_of_file,
    .xLock = lock_file,
    .xUnlock = lock_file,
    .xCheckReservedLock = look_at_lock,
    .xFileControl = control_file,
    .xSectorSize = size_of_sector,
    .xDeviceCharacteristics = describe_device,
};

static int
open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *flags_out)
{
    (void)name;
    struct open_file *open = (struct open_file *)file;
    file->pMethods = NULL;
    if (!(flags & SQLITE_OPEN_MAIN_DB))
        return SQLITE_CANTOPEN;
    open->vfs = (struct vault_vfs *)vfs;
    file->pMethods = &methods;
    if (flags_out != NULL)
        *flags_out = flags;
    return SQLITE_OK;
}

static int
delete_file(sqlite3_vfs *vfs, const char *name, int sync)
{
    (void)vfs;
    (void)name;
    (void)sync;
    return SQLITE_IOERR_DELETE_NOENT;
}

/* There is no journal. */
static int
access_file(sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
    (void)vfs;
    (void)name;
    (void)flags;
    *result = 0;
    return SQLITE_OK;
}

static int
name_in_full(sqlite3_vfs *vfs, const char *name, int size, char *out)
{
    (void)vfs;
    return sqlite3_snprintf(size, out, "%s", name) == NULL ? SQLITE_CANTOPEN : SQLITE_OK;
}

/* --- the file system --- */

static void
lay_vfs(struct vault_vfs *vfs, const sqlite3_vfs *stock)
{
    vfs->vfs = *stock; /* time, random numbers and sleep stay */
    vfs->vfs.szOsFile = (int)sizeof(struct open_file);
    vfs->vfs.pNext = NULL;
    vfs->vfs.zName = vfs->name;
    vfs->vfs.xOpen = open_file;
    vfs->vfs.xDelete = delete_file;
    vfs->vfs.xAccess = access_file;
    vfs->vfs.xFullPathname = name_in_full;
}

struct vault_vfs *
vault_vfs_new(struct vault *file, struct ballast *ballast, char **torn, struct error *error)
{
    struct vault_vfs *vfs = must_calloc(1, sizeof *vfs);
    const sqlite3_vfs *stock = sqlite3_vfs_find(NULL);
    vfs->name = must_format("posact-sealed-%p", (void *)vfs);
    vfs->file = file;
    vfs->ballast = ballast;
    if (stock != NULL)
        lay_vfs(vfs, stock);
    if (vault_replay(file, apply, vfs, torn, error)) {
        if (stock != NULL && sqlite3_vfs_register(&vfs->vfs, 0) == SQLITE_OK)
            return vfs;
        error_set(error, ERROR_STORE, "SQLite takes no sealed file");
    }
    vault_vfs_free(vfs);
    return NULL;
}

void
vault_vfs_free(struct vault_vfs *vfs)
{
    if (vfs == NULL)
        return;
    sqlite3_vfs_unregister(&vfs->vfs);
    for (size_t i = 0; i < vfs->count; i++) {
        wipe_block(vfs->blocks[i].bytes);
        wipe_block(vfs->blocks[i].before);
    }
    free(vfs->blocks);
    free(vfs->touched);
    vault_close(vfs->file);
    free(vfs->name);
    free(vfs);
}

const char *
vault_vfs_name(const struct vault_vfs *vfs)
{
    return vfs->name;
}

/* --- writing anew --- */

#define BLOCKS_AT_ONCE 32

static bool
give_all(void *context, struct vault *fresh, struct error *error)
{
    const struct vault_vfs *vfs = context;
    struct text commit_bytes = TEXT_EMPTY;
    struct vault_room none = {NULL};
    static const unsigned char nothing[BLOCK];
    size_t count = (size_t)((vfs->size + BLOCK - 1) / BLOCK);
    bool done = true;
    for (size_t i = 0; done && i < count;) {
        size_t end = i + BLOCKS_AT_ONCE < count ? i + BLOCKS_AT_ONCE : count;
        text_reset(&commit_bytes);
        bytes_put(&commit_bytes, end == count ? vfs->size : (uint64_t)end * BLOCK, 8);
        for (; i < end; i++)
            put_block((uint64_t)i * BLOCK, vfs->blocks[i].bytes, nothing, &commit_bytes);
        done = vault_append(fresh, (const unsigned char *)commit_bytes.bytes, commit_bytes.length,
                            &none, error);
    }
    wipe_text(&commit_bytes);
    return done;
}

bool
vault_vfs_compact(struct vault_vfs *vfs, bool always, struct error *error)
{
    bool due = always || vault_size(vfs->file) > SLACK_TIMES * vfs->size + SLACK_BYTES;
    return !due || vault_is_read_only(vfs->file) || vault_rewrite(vfs->file, give_all, vfs, error);
}
