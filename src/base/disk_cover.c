/* disk_cover.c - a device is encrypted when it is one of dm-crypt, or when all below it are. */
#include "base/disk_cover.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"

#define LAYERS_MOST 16 /* of volumes on volumes */
#define FILE_MOST 65536

const struct disk_system disk_system_here = {"/sys/dev/block", "/proc/swaps"};

/* "CRYPT-LUKS2-..." stands there for a volume of dm-crypt. */
static bool
is_crypt(const char *device)
{
    char *path = must_format("%s/dm/uuid", device);
    struct text uuid = TEXT_EMPTY;
    struct error ignored;
    bool crypt =
        file_read(path, FILE_MOST, &uuid, &ignored) && string_starts(text_string(&uuid), "CRYPT-");
    text_clear(&uuid);
    free(path);
    return crypt;
}

static int
is_name(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* Down to the disks that a device lies on, so many layers at the most. */
static enum disk_cover
cover_of_device(const char *device, int layers) /* NOLINT(misc-no-recursion) */
{
    struct dirent **names = NULL;
    if (is_crypt(device))
        return DISK_ENCRYPTED;
    char *folder = must_format("%s/slaves", device);
    int count = layers > 0 ? scandir(folder, &names, is_name, alphasort) : 0;
    enum disk_cover cover = count > 0 ? DISK_ENCRYPTED : DISK_PLAIN;
    for (int i = 0; i < count; i++) {
        char *below = must_format("%s/%s", folder, names[i]->d_name);
        if (cover_of_device(below, layers - 1) != DISK_ENCRYPTED)
            cover = DISK_PLAIN;
        free(below);
        free(names[i]);
    }
    free(names);
    free(folder);
    return cover;
}

static enum disk_cover
cover_of_number(const struct disk_system *system, dev_t number)
{
    char *device = must_format("%s/%u:%u", system->devices, major(number), minor(number));
    enum disk_cover cover =
        file_exists(device) ? cover_of_device(device, LAYERS_MOST) : DISK_UNKNOWN;
    free(device);
    return cover;
}

enum disk_cover
disk_cover_of(const struct disk_system *system, const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return DISK_UNKNOWN;
    return cover_of_number(system, S_ISBLK(status.st_mode) ? status.st_rdev : status.st_dev);
}

/* A line of /proc/swaps begins with the name, in which blanks are "\040". */
static enum disk_cover
cover_of_line(const struct disk_system *system, char *line, struct text *which)
{
    line[strcspn(line, " \t")] = '\0';
    if (*line != '/' || string_starts(line, "/dev/zram"))
        return DISK_ENCRYPTED;
    enum disk_cover cover = disk_cover_of(system, line);
    if (cover == DISK_ENCRYPTED)
        return cover;
    text_reset(which);
    text_append(which, line);
    return cover;
}

enum disk_cover
disk_cover_of_swap(const struct disk_system *system, struct text *which)
{
    struct text lines = TEXT_EMPTY;
    struct error ignored;
    enum disk_cover worst = DISK_ENCRYPTED;
    char *rest = NULL;
    if (!file_read(system->swaps, FILE_MOST, &lines, &ignored) || lines.length == 0) {
        text_clear(&lines);
        return DISK_UNKNOWN;
    }
    for (char *line = strtok_r(lines.bytes, "\n", &rest); line && worst != DISK_PLAIN;
         line = strtok_r(NULL, "\n", &rest)) {
        enum disk_cover cover = cover_of_line(system, line, which);
        worst = cover == DISK_ENCRYPTED ? worst : cover;
    }
    text_clear(&lines);
    return worst;
}
