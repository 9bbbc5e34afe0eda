/* disk_cover.h - whether what is on a disk is encrypted there (S17): by dm-crypt, as Linux tells of
 * its block devices. */
#ifndef BASE_DISK_COVER_H
#define BASE_DISK_COVER_H

#include "base/text.h"

enum disk_cover {
    DISK_ENCRYPTED,
    DISK_PLAIN,
    DISK_UNKNOWN, /* it is on no block device that Linux names */
};

/* Where Linux tells of its devices and of its swap. */
struct disk_system {
    const char *devices; /* "/sys/dev/block" */
    const char *swaps;   /* "/proc/swaps" */
};
extern const struct disk_system disk_system_here;

/* Of the disk under a file or folder. */
enum disk_cover disk_cover_of(const struct disk_system *system, const char *path);
/* Of the worst of the places that memory is swapped to, whose name is appended; DISK_ENCRYPTED
 * where there is none, or only memory that is packed. */
enum disk_cover disk_cover_of_swap(const struct disk_system *system, struct text *which);

#endif
