/* private_file.c - what only its owner may read. */
#include "base/private_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

#define PRIVATE_FILE 0600
#define OTHERS (S_IRWXG | S_IRWXO)

bool
private_file_make(const char *path, struct error *error)
{
    int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, PRIVATE_FILE);
    if (descriptor >= 0)
        close(descriptor);
    return descriptor >= 0 || errno == EEXIST ||
           error_set(error, ERROR_FILE, "Could not make '%s': %s", path, strerror(errno));
}

/* In a folder like /tmp, whose sticky bit is set, nobody can replace what belongs to another. */
static bool
check_folder(const char *path, struct error *error)
{
    const char *slash = strrchr(path, '/');
    char *folder =
        slash == NULL ? must_strdup(".") : must_strndup(path, (size_t)(slash - path) + 1);
    struct stat there;
    bool open_to_all = stat(folder, &there) == 0 && (there.st_mode & S_IWOTH) != 0 &&
                       (there.st_mode & S_ISVTX) == 0;
    if (open_to_all)
        error_set(error, ERROR_DENIED,
                  "Everybody on this machine may put another file in the place of '%s'; end that "
                  "with: chmod o-w '%s'",
                  path, folder);
    free(folder);
    return !open_to_all;
}

bool
private_file_check(const char *path, struct error *error)
{
    struct stat there;
    if (stat(path, &there) != 0 || !S_ISREG(there.st_mode))
        return true;
    if ((there.st_mode & OTHERS) == 0)
        return check_folder(path, error);
    return error_set(error, ERROR_DENIED,
                     "'%s' is open to others on this machine; make it private with: chmod 600 '%s'",
                     path, path);
}
