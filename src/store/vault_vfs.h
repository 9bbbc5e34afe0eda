/* vault_vfs.h - for store/ only: a database in memory, each commit of which goes into a sealed
 * file.
 *
 * To SQLite it is a file system that holds one file. What a transaction changes in that file is
 * sealed and appended when SQLite syncs it, which it does before it calls the transaction
 * committed; a commit that could not be appended is rolled back. So drafts, what is remembered and
 * a migration go the way that records go. Any other file that SQLite would open - a journal, a
 * sorter's, a copy - is refused, so that nothing can be on the disk unsealed (S18). */
#ifndef STORE_VAULT_VFS_H
#define STORE_VAULT_VFS_H

#include "ballast.h"
#include "base/error.h"
#include "store/vault.h"

#include <stdbool.h>

struct vault_vfs;

/* Reads what the file holds into memory; the file becomes the VFS's with that. *torn as of
 * vault_replay. NULL with the file closed. */
struct vault_vfs *vault_vfs_new(struct vault *file, struct ballast *ballast, char **torn,
                                struct error *error);
/* Wipes what is in memory; after the last connection is closed. NULL is ignored. */
void vault_vfs_free(struct vault_vfs *vfs);
/* To open the database with. */
const char *vault_vfs_name(const struct vault_vfs *vfs);
/* Writes the file anew when most of it is superseded, or whenever `always`: then nothing of what
 * was removed is in it any more. */
bool vault_vfs_compact(struct vault_vfs *vfs, bool always, struct error *error);

#endif
