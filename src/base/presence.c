/* presence.c - a byte of a file, locked for as long as this process lives. */
#include "base/presence.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/random.h>
#include <sys/types.h>
#include <unistd.h>

#define PRIVATE_FILE 0600

static struct flock
byte_at(int64_t number)
{
    return (struct flock){
        .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = (off_t)number, .l_len = 1};
}

/* Offsets are signed, and the end of the range must be one too. */
static bool
draw_number(int64_t *number)
{
    uint64_t drawn;
    if (getrandom(&drawn, sizeof drawn, 0) != (ssize_t)sizeof drawn)
        return false;
    *number = (int64_t)(drawn >> 2) + 1;
    return true;
}

bool
presence_open(struct presence *presence, const char *path, struct error *error)
{
    presence->descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, PRIVATE_FILE);
    if (presence->descriptor < 0)
        return error_set(error, ERROR_FILE, "Could not open '%s': %s", path, strerror(errno));
    if (draw_number(&presence->number)) {
        struct flock own = byte_at(presence->number);
        if (fcntl(presence->descriptor, F_OFD_SETLK, &own) == 0)
            return true;
    }
    error_set(error, ERROR_FILE, "Could not lock '%s': %s", path, strerror(errno));
    presence_close(presence);
    return false;
}

bool
presence_has(const struct presence *presence, int64_t number)
{
    struct flock wanted = byte_at(number);
    return number > 0 && fcntl(presence->descriptor, F_OFD_GETLK, &wanted) == 0 &&
           wanted.l_type != F_UNLCK;
}

void
presence_close(struct presence *presence)
{
    if (presence->descriptor >= 0)
        close(presence->descriptor);
    presence->descriptor = -1;
}
