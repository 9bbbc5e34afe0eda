/* ballast.h - for store/ only: a megabyte beside the database for the day the disk is full (S35).
 *
 * It stands under SQLite, as a VFS of the store's own: a write that finds no room gives the ballast
 * up and is tried once more. So neither a command nor a draft nor a checkpoint need be begun again
 * by its caller, and what a person typed is saved on a full disk too. */
#ifndef STORE_BALLAST_H
#define STORE_BALLAST_H

#include <stdbool.h>
#include <stdint.h>

struct ballast;

#define BALLAST_BYTES (1024 * 1024)

/* For the database at `path`; `free_bytes` says how much room its disk has (file_free_bytes). */
struct ballast *ballast_new(const char *path, int64_t (*free_bytes)(const char *path));
/* After the last connection is closed. The file stays. */
void ballast_free(struct ballast *ballast);
/* The name of the VFS to open the database with; NULL for the stock one. */
const char *ballast_vfs(const struct ballast *ballast);
/* Makes the file when it is missing and the disk has plenty of room again. */
void ballast_keep(struct ballast *ballast);
/* Makes room for a write that found none; false when there was no ballast. */
bool ballast_give_up(struct ballast *ballast);
/* Whether it was given up since this was asked last. */
bool ballast_was_spent(struct ballast *ballast);

#endif
