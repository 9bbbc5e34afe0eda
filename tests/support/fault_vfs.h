/* fault_vfs.h - a disk that fails when a test says so (E18, H4a), or that loses power.
 *
 * Stands in for SQLite's stock VFS as the default one, so everything that a test opens while it is
 * installed goes through it. One thread, one process. */
#ifndef TESTS_SUPPORT_FAULT_VFS_H
#define TESTS_SUPPORT_FAULT_VFS_H

#include "base/random.h"

#include <stdbool.h>

void fault_vfs_install(void);
/* The stock VFS is the default one again. */
void fault_vfs_remove(void);

/* The n-th operation from now on fails, counted from 1: a read, write, sync, truncate, open,
 * delete, or one on the shared memory. With `for_ever` so does each one after it. A write fails
 * with SQLITE_FULL when `full`, else with an I/O error. */
void fault_vfs_arm(long n, bool for_ever, bool full);
/* Nothing fails any more; true when something had. */
bool fault_vfs_disarm(void);

/* Writes find no room as long as this function says so; NULL for always room. */
void fault_vfs_fill(bool (*is_full)(void *context), void *context);

/* From now on the disk keeps in mind what was not synced. With `lies` it forgets that when asked to
 * sync, as a disk does that is not to be trusted: the control that shows that tests notice. */
void fault_vfs_power_on(bool lies);
/* After so many writes, syncs and truncations from now the power fails: every later one does
 * nothing and fails. */
void fault_vfs_power_off_after(long n);
/* Whether it has failed. */
bool fault_vfs_is_dark(void);
/* After the last file is closed: every sector of 512 bytes that was not synced is lost with
 * probability 1/2. */
void fault_vfs_lose(struct random *random);

#endif
