/* fault_vfs.c - the stock VFS with methods that count and fail, and that know what was synced. */
#include "support/fault_vfs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include "base/array.h"
#include "base/memory.h"

#define SECTOR 512
#define FILES 64
#define TABLES 4

/* -- What fails ------------------------------------------------------------------------------- */

static struct {
    long left; /* operations up to the fault; 0: none armed */
    bool for_ever, full, happened;
    bool (*is_full)(void *context);
    void *full_context;
} plan;

static bool
fails(void)
{
    if (plan.left == 0 || (plan.left > 1 && plan.left--))
        return false;
    if (!plan.for_ever)
        plan.left = 0;
    plan.happened = true;
    return true;
}

void
fault_vfs_arm(long n, bool for_ever, bool full)
{
    plan.left = n;
    plan.for_ever = for_ever;
    plan.full = full;
    plan.happened = false;
}

bool
fault_vfs_disarm(void)
{
    plan.left = 0;
    return plan.happened;
}

void
fault_vfs_fill(bool (*is_full)(void *context), void *context)
{
    plan.is_full = is_full;
    plan.full_context = context;
}

/* -- What power would lose -------------------------------------------------------------------- */

/* What a sector held when it was synced last. */
struct sector {
    int64_t number;
    unsigned char bytes[SECTOR];
};

/* A file since it was synced last. */
struct wet_file {
    char *path;
    int64_t synced_size;
    struct sector *sectors;
    size_t count, capacity;
};

static struct {
    bool on, lies, dark;
    long left; /* operations up to the dark; 0: it stays light */
    struct wet_file files[FILES];
    size_t file_count;
} power;

static void
dry(struct wet_file *file)
{
    free(file->sectors);
    file->sectors = NULL;
    file->count = file->capacity = 0;
}

static void
forget_all(void)
{
    for (size_t i = 0; i < power.file_count; i++) {
        dry(&power.files[i]);
        free(power.files[i].path);
    }
    power.file_count = 0;
}

void
fault_vfs_power_on(bool lies)
{
    forget_all();
    power.on = true;
    power.lies = lies;
    power.dark = false;
    power.left = 0;
}

void
fault_vfs_power_off_after(long n)
{
    power.left = n;
}

bool
fault_vfs_is_dark(void)
{
    return power.dark;
}

static bool
goes_dark(void)
{
    if (power.on && power.left > 0 && --power.left == 0)
        power.dark = true;
    return power.on && power.dark;
}

static int64_t
size_of(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 ? status.st_size : 0;
}

static struct wet_file *
wet_file(const char *path)
{
    for (size_t i = 0; i < power.file_count; i++)
        if (strcmp(power.files[i].path, path) == 0)
            return &power.files[i];
    assert_true(power.file_count < FILES);
    struct wet_file *file = &power.files[power.file_count++];
    *file = (struct wet_file){.path = must_strdup(path), .synced_size = size_of(path)};
    return file;
}

static bool
is_noted(const struct wet_file *file, int64_t number)
{
    for (size_t i = 0; i < file->count; i++)
        if (file->sectors[i].number == number)
            return true;
    return false;
}

/* Before a write: keeps what these sectors hold. Read through SQLite's own file, for closing one of
 * ours would drop its locks (E03). */
static void
note_sectors(sqlite3_file *opened, const sqlite3_io_methods *stock, struct wet_file *file,
             int64_t from, int64_t to)
{
    for (int64_t number = from / SECTOR; number * SECTOR < to; number++) {
        if (is_noted(file, number))
            continue;
        file->sectors =
            array_reserve(file->sectors, &file->capacity, file->count + 1, sizeof *file->sectors);
        struct sector *sector = &file->sectors[file->count++];
        memset(sector, 0, sizeof *sector);
        sector->number = number;
        stock->xRead(opened, sector->bytes, SECTOR, number * SECTOR);
    }
}

/* A file that is open while it was deleted has no name that power could lose. */
static void
forget_file(const char *path)
{
    struct wet_file *file = wet_file(path);
    dry(file);
    file->synced_size = 0;
}

static void
lose_sectors(const struct wet_file *file, struct random *random)
{
    int descriptor = open(file->path, O_RDWR | O_CLOEXEC);
    if (descriptor < 0)
        return;
    if (size_of(file->path) < file->synced_size)
        assert_int_equal(ftruncate(descriptor, file->synced_size), 0);
    for (size_t i = 0; i < file->count; i++) {
        const struct sector *sector = &file->sectors[i];
        if (random_below(random, 2) == 0)
            continue;
        assert_int_equal(
            pwrite(descriptor, sector->bytes, SECTOR, (off_t)(sector->number * SECTOR)), SECTOR);
    }
    close(descriptor);
}

void
fault_vfs_lose(struct random *random)
{
    for (size_t i = 0; i < power.file_count; i++)
        lose_sectors(&power.files[i], random);
    forget_all();
    power.on = power.dark = false;
}

/* -- The methods ------------------------------------------------------------------------------ */

/* A stock table with methods replaced: the stock VFS has one for the database and one for what lies
 * beside it. */
struct table {
    sqlite3_io_methods methods;
    const sqlite3_io_methods *stock;
};

/* An open file, which is known by its place in memory: another VFS may stand in for this one. */
struct opened {
    sqlite3_file *file;
    const sqlite3_io_methods *stock;
    char *path; /* NULL for a file without a name */
};

static struct table tables[TABLES];
static struct opened opened_files[FILES];

static struct opened *
opened_of(const sqlite3_file *file)
{
    for (size_t i = 0; i < FILES; i++)
        if (opened_files[i].file == file)
            return &opened_files[i];
    fail_msg("a file of another VFS");
    return NULL;
}

static int
close_file(sqlite3_file *file)
{
    struct opened *opened = opened_of(file);
    opened->file = NULL;
    free(opened->path);
    return opened->stock->xClose(file);
}

static int
read_file(sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset)
{
    if (fails())
        return SQLITE_IOERR_READ;
    return opened_of(file)->stock->xRead(file, bytes, length, offset);
}

static int
write_file(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
    struct opened *in = opened_of(file);
    if (plan.is_full != NULL && plan.is_full(plan.full_context))
        return SQLITE_FULL;
    if (fails())
        return plan.full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    if (goes_dark())
        return SQLITE_IOERR_WRITE;
    if (power.on && in->path != NULL)
        note_sectors(file, in->stock, wet_file(in->path), offset, offset + length);
    return in->stock->xWrite(file, bytes, length, offset);
}

static int
truncate_file(sqlite3_file *file, sqlite3_int64 size)
{
    struct opened *in = opened_of(file);
    if (fails())
        return SQLITE_IOERR_TRUNCATE;
    if (goes_dark())
        return SQLITE_IOERR_TRUNCATE;
    if (power.on && in->path != NULL)
        note_sectors(file, in->stock, wet_file(in->path), size, size_of(in->path));
    return in->stock->xTruncate(file, size);
}

static int
sync_file(sqlite3_file *file, int flags)
{
    struct opened *in = opened_of(file);
    if (fails())
        return SQLITE_IOERR_FSYNC;
    if (goes_dark())
        return SQLITE_IOERR_FSYNC;
    if (power.on && !power.lies && in->path != NULL) {
        struct wet_file *wet = wet_file(in->path);
        dry(wet);
        wet->synced_size = size_of(in->path);
    }
    return in->stock->xSync(file, flags);
}

static int
map_shared(sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
    if (fails())
        return SQLITE_IOERR_SHMMAP;
    return opened_of(file)->stock->xShmMap(file, page, size, extend, memory);
}

static int
lock_shared(sqlite3_file *file, int offset, int count, int flags)
{
    bool gives_back = (flags & SQLITE_SHM_UNLOCK) != 0; /* which cannot fail */
    if (!gives_back && fails())
        return SQLITE_IOERR_SHMLOCK;
    return opened_of(file)->stock->xShmLock(file, offset, count, flags);
}

/* -- The VFS ---------------------------------------------------------------------------------- */

static sqlite3_vfs *stock_vfs;

static const sqlite3_io_methods *
methods_over(const sqlite3_io_methods *stock)
{
    struct table *table = tables;
    while (table < tables + TABLES && table->stock != NULL && table->stock != stock)
        table++;
    assert_true(table < tables + TABLES);
    if (table->stock == NULL) {
        *table = (struct table){.methods = *stock, .stock = stock};
        table->methods.xClose = close_file;
        table->methods.xRead = read_file;
        table->methods.xWrite = write_file;
        table->methods.xTruncate = truncate_file;
        table->methods.xSync = sync_file;
        table->methods.xShmMap = map_shared;
        table->methods.xShmLock = lock_shared;
    }
    return &table->methods;
}

static void
stand_in(sqlite3_file *file, const char *path)
{
    struct opened *opened = opened_of(NULL);
    *opened = (struct opened){
        .file = file,
        .stock = file->pMethods,
        .path = path == NULL ? NULL : must_strdup(path),
    };
    file->pMethods = methods_over(file->pMethods);
}

static int
open_file(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *flags_out)
{
    (void)vfs;
    file->pMethods = NULL;
    if (fails())
        return SQLITE_CANTOPEN;
    if (power.on && power.dark)
        return SQLITE_CANTOPEN;
    if (power.on && path != NULL)
        wet_file(path);
    int result = stock_vfs->xOpen(stock_vfs, path, file, flags, flags_out);
    if (result == SQLITE_OK)
        stand_in(file, path);
    return result;
}

static int
delete_file(sqlite3_vfs *vfs, const char *path, int sync)
{
    (void)vfs;
    if (fails())
        return SQLITE_IOERR_DELETE;
    if (goes_dark())
        return SQLITE_IOERR_DELETE;
    if (power.on)
        forget_file(path);
    return stock_vfs->xDelete(stock_vfs, path, sync);
}

static sqlite3_vfs fault_vfs;

void
fault_vfs_install(void)
{
    stock_vfs = sqlite3_vfs_find("unix");
    fault_vfs = *stock_vfs;
    fault_vfs.pNext = NULL;
    fault_vfs.zName = "fault";
    fault_vfs.xOpen = open_file;
    fault_vfs.xDelete = delete_file;
    assert_int_equal(sqlite3_vfs_register(&fault_vfs, 1), SQLITE_OK);
}

void
fault_vfs_remove(void)
{
    sqlite3_vfs_unregister(&fault_vfs);
    sqlite3_vfs_register(stock_vfs, 1);
    forget_all();
    power.on = power.dark = false;
    fault_vfs_fill(NULL, NULL);
    fault_vfs_disarm();
}
