/* ballast.c - room kept for the day the disk is full, and given up by the write that needs it. */
#include "ballast.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sodium.h>
#include <sqlite3.h>

#include "base/memory.h"

/* Only with so much room the file is made: it must not be what fills the disk. */
#define PLENTY_BYTES ((int64_t)16 * BALLAST_BYTES)
#define CHUNK_BYTES 65536
/* The stock VFS has one table of methods for the database and one for what lies beside it. */
#define STAND_INS 4

/* A stock table with two of its methods replaced. */
struct stand_in {
    sqlite3_io_methods methods; /* first: an open file points here */
    const sqlite3_io_methods *stock;
    struct ballast *ballast;
};

struct ballast {
    sqlite3_vfs vfs; /* first: SQLite hands it back to open_file */
    sqlite3_vfs *stock;
    struct stand_in stand_ins[STAND_INS];
    char *name, *path;
    int64_t (*free_bytes)(const char *path);
    bool is_there; /* as far as is known */
    bool spent;
};

/* -- The file --------------------------------------------------------------------------------- */

/* Random bytes, which no file system can store in less room. */
static bool
write_ballast(int descriptor)
{
    unsigned char *bytes = must_alloc(CHUNK_BYTES);
    bool done = true;
    for (size_t written = 0; done && written < BALLAST_BYTES; written += CHUNK_BYTES) {
        randombytes_buf(bytes, CHUNK_BYTES);
        done = write(descriptor, bytes, CHUNK_BYTES) == CHUNK_BYTES;
    }
    free(bytes);
    return done;
}

static bool
is_whole(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0 && S_ISREG(status.st_mode) && status.st_size >= BALLAST_BYTES;
}

void
ballast_keep(struct ballast *ballast)
{
    if (ballast == NULL || ballast->is_there)
        return;
    ballast->is_there = is_whole(ballast->path);
    int64_t room = ballast->free_bytes(ballast->path);
    if (ballast->is_there || (room >= 0 && room < PLENTY_BYTES))
        return;
    unlink(ballast->path); /* one whose making was cut short */
    int descriptor =
        open(ballast->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return;
    ballast->is_there = write_ballast(descriptor);
    close(descriptor);
    if (!ballast->is_there)
        unlink(ballast->path);
}

bool
ballast_give_up(struct ballast *ballast)
{
    ballast->is_there = false;
    if (unlink(ballast->path) != 0)
        return false;
    ballast->spent = true;
    return true;
}

bool
ballast_was_spent(struct ballast *ballast)
{
    bool spent = ballast != NULL && ballast->spent;
    if (spent)
        ballast->spent = false;
    return spent;
}

/* -- Under SQLite ----------------------------------------------------------------------------- */

static const struct stand_in *
stand_in_of(const sqlite3_file *file)
{
    return (const struct stand_in *)file->pMethods;
}

static int
write_file(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
    const struct stand_in *in = stand_in_of(file);
    int result = in->stock->xWrite(file, bytes, length, offset);
    if (result == SQLITE_FULL && ballast_give_up(in->ballast))
        result = in->stock->xWrite(file, bytes, length, offset);
    return result;
}

/* The index of the log takes room too. */
static int
map_shared(sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
    const struct stand_in *in = stand_in_of(file);
    int result = in->stock->xShmMap(file, page, size, extend, memory);
    if (result == SQLITE_IOERR_SHMSIZE && ballast_give_up(in->ballast))
        result = in->stock->xShmMap(file, page, size, extend, memory);
    return result;
}

static void
stand_in(struct ballast *ballast, sqlite3_file *file)
{
    for (size_t i = 0; i < STAND_INS; i++) {
        struct stand_in *in = &ballast->stand_ins[i];
        if (in->stock == NULL) {
            *in = (struct stand_in){*file->pMethods, file->pMethods, ballast};
            in->methods.xWrite = write_file;
            if (in->methods.iVersion >= 2)
                in->methods.xShmMap = map_shared;
        }
        if (in->stock == file->pMethods) {
            file->pMethods = &in->methods;
            return;
        }
    }
}

static int
open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *flags_out)
{
    struct ballast *ballast = (struct ballast *)vfs;
    int result = ballast->stock->xOpen(ballast->stock, name, file, flags, flags_out);
    if (result == SQLITE_OK)
        stand_in(ballast, file);
    return result;
}

struct ballast *
ballast_new(const char *path, int64_t (*free_bytes)(const char *path))
{
    sqlite3_vfs *stock = sqlite3_vfs_find(NULL);
    if (stock == NULL)
        return NULL;
    struct ballast *ballast = must_calloc(1, sizeof *ballast);
    ballast->name = must_format("posact-%p", (void *)ballast);
    ballast->path = must_format("%s-ballast", path);
    ballast->free_bytes = free_bytes;
    ballast->stock = stock;
    ballast->vfs = *stock;
    ballast->vfs.pNext = NULL;
    ballast->vfs.zName = ballast->name;
    ballast->vfs.xOpen = open_file;
    if (sqlite3_vfs_register(&ballast->vfs, 0) == SQLITE_OK)
        return ballast;
    ballast_free(ballast);
    return NULL;
}

void
ballast_free(struct ballast *ballast)
{
    if (ballast == NULL)
        return;
    sqlite3_vfs_unregister(&ballast->vfs);
    free(ballast->name);
    free(ballast->path);
    free(ballast);
}

const char *
ballast_vfs(const struct ballast *ballast)
{
    return ballast == NULL ? NULL : ballast->name;
}
