/* file.h - files beside the database: whole or not at all, private, local.
 *
 * Nothing here may be used on the database, its -wal or its -shm while it is open (E03). */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Appends the whole file to `out`; refuses a folder, a missing file and one over `limit` bytes.
 * "-" is standard input. */
bool file_read(const char *path, size_t limit, struct text *out, struct error *error);

/* E06: writes a temporary file beside `path` (O_EXCL, O_NOFOLLOW, 0600), syncs, renames, syncs the
 * folder. An existing file is replaced only with `replace`; a symbolic link never. */
bool file_write(const char *path, const void *bytes, size_t length, bool replace,
                struct error *error);

/* The same for a file of posact's own, which nobody who is served has named. */
bool file_write_own(const char *path, const void *bytes, size_t length, bool replace,
                    struct error *error);

bool file_exists(const char *path);
/* After a rename or removal in the folder of `path`: it is on the disk when this returns true. */
bool file_sync_folder_of(const char *path, struct error *error);
/* True when there is surely none; false also when nobody may look whether there is one. */
bool file_is_missing(const char *path);
/* Makes the folder of `path` and those above it, 0700. */
bool file_make_folder_of(const char *path, struct error *error);

/* E02, S24: true when the folder of `path` is on NFS, SMB/CIFS, 9P, AFS, Ceph or another network
 * file system (statfs f_type), on a FUSE mount without a disk, or inside a sync folder (OneDrive,
 * Dropbox, iCloud, Nextcloud by a component of the path). *kind is then a word for the message;
 * borrowed. */
bool file_is_remote(const char *path, const char **kind);

/* How many bytes an ordinary user may still write beside `path`; -1 when that is not known. */
int64_t file_free_bytes(const char *path);

/* One writer at a time, fair: an OFD lock (fcntl F_OFD_SETLKW) on a file of its own, made 0600.
 * Waiters queue in the kernel, and nobody goes twice while another waits. The kernel releases it
 * when the process dies. */
struct file_lock {
    int descriptor; /* -1 when closed */
};
bool file_lock_open(struct file_lock *lock, const char *path, struct error *error);
/* ERROR_BUSY after timeout_ms. */
bool file_lock_take(struct file_lock *lock, int timeout_ms, struct error *error);
void file_lock_release(struct file_lock *lock);
void file_lock_close(struct file_lock *lock);

/* Folders of the XDG Base Directory Specification: "$XDG_DATA_HOME/posact/NAME" and so on with
 * its defaults; relative values are ignored as it says. Appended to out. */
void file_data_path(struct text *out, const char *name);
void file_config_path(struct text *out, const char *name);
void file_state_path(struct text *out, const char *name);

#endif
