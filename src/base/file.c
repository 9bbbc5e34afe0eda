/* file.c - files beside the database: whole or not at all, private, local. */
#include "base/file.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <pwd.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <sys/time.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/served.h"

#define PRIVATE_FILE 0600
#define PRIVATE_FOLDER 0700
#define READ_SIZE 65536
#define ALARM_INTERVAL_MS 20

/* Network file systems that <linux/magic.h> does not name. */
#define MAGIC_CIFS 0xFF534D42u
#define MAGIC_SMB2 0xFE534D42u
#define MAGIC_NCP 0x564Cu
#define MAGIC_LUSTRE 0x0BD00BD0u
#define MAGIC_GFS2 0x01161970u
#define MAGIC_GPFS 0x47504653u
#define MAGIC_PANFS 0xAAD7AAEAu
#define MAGIC_BEEGFS 0x19830326u
#define MAGIC_SHARED_FOLDER 0xBACBACBCu
#define MAGIC_FUSE 0x65735546u

/* --- reading --- */

static bool
cannot_read(struct error *error, const char *path, int number)
{
    if (number == ENOENT)
        return error_set(error, ERROR_FILE, "There is no file '%s'", path);
    if (number == EISDIR)
        return error_set(error, ERROR_FILE, "'%s' is a folder, not a file", path);
    return error_set(error, ERROR_FILE, "Could not read '%s': %s", path, strerror(number));
}

static bool
read_all(int descriptor, const char *path, size_t limit, struct text *out, struct error *error)
{
    char *buffer = must_alloc(READ_SIZE);
    size_t total = 0;
    bool ok = false;
    for (;;) {
        ssize_t got = read(descriptor, buffer, READ_SIZE);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            cannot_read(error, path, errno);
            break;
        }
        if (got == 0) {
            ok = true;
            break;
        }
        if ((size_t)got > limit - total) {
            error_set(error, ERROR_FILE, "'%s' is larger than %zu bytes, too large to read", path,
                      limit);
            break;
        }
        text_append_bytes(out, buffer, (size_t)got);
        total += (size_t)got;
    }
    free(buffer);
    return ok;
}

bool
file_read(const char *path, size_t limit, struct text *out, struct error *error)
{
    bool standard_input = strcmp(path, "-") == 0;
    int descriptor = standard_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0)
        return cannot_read(error, path, errno);
    text_append_bytes(out, "", 0);
    size_t before = out->length;
    bool ok = read_all(descriptor, standard_input ? "standard input" : path, limit, out, error);
    if (!ok)
        text_cut(out, before);
    if (!standard_input)
        close(descriptor);
    return ok;
}

/* --- writing --- */

/* The folder of a path: "." for a bare name, "/" for one below the root. */
static char *
folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return must_strdup(".");
    return must_strndup(path, slash == path ? 1 : (size_t)(slash - path));
}

static bool
cannot_write(struct error *error, const char *path, int number)
{
    if (number == EEXIST)
        return error_set(error, ERROR_FILE,
                         "'%s' is there already: choose another name, or remove it first", path);
    if (number == ENOENT)
        return error_set(error, ERROR_FILE, "Could not write '%s': there is no such folder", path);
    return error_set(error, ERROR_FILE, "Could not write '%s': %s", path, strerror(number));
}

static bool
may_take_name(const char *path, bool replace, struct error *error)
{
    struct stat there;
    size_t length = strlen(path);
    if (length == 0 || path[length - 1] == '/')
        return error_set(error, ERROR_FILE, "'%s' is not the name of a file", path);
    if (lstat(path, &there) != 0)
        return errno == ENOENT || cannot_write(error, path, errno);
    if (S_ISDIR(there.st_mode))
        return error_set(error, ERROR_FILE, "'%s' is a folder, not a file", path);
    if (S_ISLNK(there.st_mode))
        return error_set(error, ERROR_FILE, "'%s' is a symbolic link: name the file itself", path);
    if (!S_ISREG(there.st_mode))
        return error_set(error, ERROR_FILE, "'%s' is not an ordinary file", path);
    return replace || cannot_write(error, path, EEXIST);
}

/* Returns 0 or the errno, like the other steps of a write. */
static int
write_all(int descriptor, const void *bytes, size_t length)
{
    const char *rest = bytes;
    while (length > 0) {
        ssize_t written = write(descriptor, rest, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return errno;
        rest += written;
        length -= (size_t)written;
    }
    return fsync(descriptor) == 0 ? 0 : errno;
}

/* Gives the temporary file its name; the answer "there already" comes from the kernel, so that
 * nothing slips in between look and rename. */
static int
take_name(const char *temporary, const char *path, bool replace)
{
    if (replace)
        return rename(temporary, path) == 0 ? 0 : errno;
    if (renameat2(AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
    if (link(temporary, path) != 0) /* a file system that cannot rename so */
        return errno;
    unlink(temporary);
    return 0;
}

/* The rename itself is on disk only after this. Some file systems cannot sync a folder. */
static int
sync_folder(const char *folder)
{
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return errno == EACCES ? 0 : errno; /* a folder one may write to but not list */
    int number = fsync(descriptor) == 0 || errno == EINVAL ? 0 : errno;
    close(descriptor);
    return number;
}

static int
write_beside(const char *folder, const char *path, const void *bytes, size_t length, bool replace)
{
    char *temporary = must_format("%s/.posact-XXXXXX", folder);
    int descriptor = mkostemp(temporary, O_CLOEXEC | O_NOFOLLOW); /* O_EXCL and 0600 it adds */
    if (descriptor < 0) {
        int number = errno;
        free(temporary);
        return number;
    }
    int number = write_all(descriptor, bytes, length);
    if (close(descriptor) != 0 && number == 0)
        number = errno;
    if (number == 0)
        number = take_name(temporary, path, replace);
    if (number != 0)
        unlink(temporary);
    else
        number = sync_folder(folder);
    free(temporary);
    return number;
}

bool
file_write(const char *path, const void *bytes, size_t length, bool replace, struct error *error)
{
    return served_may_name(path, error) && file_write_own(path, bytes, length, replace, error);
}

bool
file_write_own(const char *path, const void *bytes, size_t length, bool replace,
               struct error *error)
{
    if (!may_take_name(path, replace, error))
        return false;
    char *folder = folder_of(path);
    int number = write_beside(folder, path, bytes, length, replace);
    free(folder);
    return number == 0 || cannot_write(error, path, number);
}

bool
file_sync_folder_of(const char *path, struct error *error)
{
    char *folder = folder_of(path);
    int number = sync_folder(folder);
    free(folder);
    return number == 0 || cannot_write(error, path, number);
}

/* --- folders --- */

bool
file_exists(const char *path)
{
    struct stat there;
    return stat(path, &there) == 0;
}

bool
file_is_missing(const char *path)
{
    struct stat there;
    return stat(path, &there) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

static bool
is_folder(const char *path)
{
    struct stat there;
    return stat(path, &there) == 0 && S_ISDIR(there.st_mode);
}

static bool
make_folder(const char *folder, struct error *error)
{
    if (mkdir(folder, PRIVATE_FOLDER) == 0)
        return true;
    int number = errno;
    if (is_folder(folder))
        return true;
    return error_set(error, ERROR_FILE, "Could not make the folder '%s': %s", folder,
                     strerror(number == EEXIST ? ENOTDIR : number));
}

bool
file_make_folder_of(const char *path, struct error *error)
{
    char *folder = folder_of(path);
    bool ok = true;
    for (char *slash = folder + 1; ok && *slash != '\0'; slash++) {
        if (*slash != '/' || slash[-1] == '/')
            continue;
        *slash = '\0';
        ok = make_folder(folder, error);
        *slash = '/';
    }
    ok = ok && make_folder(folder, error);
    free(folder);
    return ok;
}

/* --- network and sync folders --- */

static const struct {
    uint32_t magic; /* statfs f_type */
    const char *kind;
} remote_systems[] = {
    {NFS_SUPER_MAGIC, "NFS"},
    {SMB_SUPER_MAGIC, "SMB"},
    {MAGIC_SMB2, "SMB"},
    {MAGIC_CIFS, "SMB"},
    {V9FS_MAGIC, "9P"},
    {AFS_SUPER_MAGIC, "AFS"},
    {AFS_FS_MAGIC, "AFS"},
    {CODA_SUPER_MAGIC, "Coda"},
    {MAGIC_NCP, "NetWare"},
    {CEPH_SUPER_MAGIC, "Ceph"},
    {OCFS2_SUPER_MAGIC, "OCFS2"},
    {MAGIC_GFS2, "GFS2"},
    {MAGIC_GPFS, "GPFS"},
    {MAGIC_LUSTRE, "Lustre"},
    {MAGIC_PANFS, "PanFS"},
    {MAGIC_BEEGFS, "BeeGFS"},
    {MAGIC_SHARED_FOLDER, "a virtual machine's shared folder"},
};

/* Folders that a program copies elsewhere behind one's back, by the start of their name:
 * "OneDrive - Home Office" is one too. */
static const struct {
    const char *start;
    const char *kind;
} sync_folders[] = {
    {"OneDrive", "OneDrive"},          {"Dropbox", "Dropbox"},          {"iCloud", "iCloud"},
    {"com~apple~CloudDocs", "iCloud"}, {"Nextcloud", "Nextcloud"},      {"ownCloud", "ownCloud"},
    {"Google Drive", "Google Drive"},  {"GoogleDrive", "Google Drive"},
};

/* The nearest folder of `path` that exists, without symbolic links; the caller frees it. */
static char *
nearest_folder(const char *path)
{
    char *folder = folder_of(path);
    while (!is_folder(folder)) {
        if (strcmp(folder, "/") == 0 || strcmp(folder, ".") == 0)
            break;
        char *parent = folder_of(folder);
        free(folder);
        folder = parent;
    }
    char *real = realpath(folder, NULL);
    if (!real)
        return folder;
    free(folder);
    return real;
}

static const char *
remote_system_kind(const char *folder)
{
    struct statfs system;
    if (statfs(folder, &system) != 0)
        return NULL;
    uint32_t magic = (uint32_t)system.f_type; /* sign-extended for some of them */
    for (size_t i = 0; i < sizeof remote_systems / sizeof remote_systems[0]; i++) {
        if (remote_systems[i].magic == magic)
            return remote_systems[i].kind;
    }
    /* A FUSE mount without a disk under it (major 0) can be anything: sshfs, a cloud drive. */
    struct stat there;
    if (magic == MAGIC_FUSE && stat(folder, &there) == 0 && major(there.st_dev) == 0)
        return "FUSE";
    return NULL;
}

static bool
starts_no_case(const char *string, const char *prefix)
{
    size_t length = strlen(prefix);
    char *start = must_strndup(string, length);
    bool same = string_equal_no_case(start, prefix);
    free(start);
    return same;
}

/* Looks at every folder in the path; the last component is the file itself. */
static const char *
sync_folder_kind(const char *path)
{
    for (const char *slash; (slash = strchr(path, '/')) != NULL; path = slash + 1) {
        for (size_t i = 0; i < sizeof sync_folders / sizeof sync_folders[0]; i++) {
            if (starts_no_case(path, sync_folders[i].start))
                return sync_folders[i].kind;
        }
    }
    return NULL;
}

bool
file_is_remote(const char *path, const char **kind)
{
    char *folder = nearest_folder(path);
    char *real = must_format("%s/", folder);
    const char *found = remote_system_kind(folder);
    if (!found)
        found = sync_folder_kind(real);
    if (!found)
        found = sync_folder_kind(path); /* folders that are still to be made */
    free(real);
    free(folder);
    if (found)
        *kind = found;
    return found != NULL;
}

/* --- room --- */

int64_t
file_free_bytes(const char *path)
{
    struct statvfs system;
    char *folder = nearest_folder(path);
    bool known = statvfs(folder, &system) == 0;
    free(folder);
    return known ? (int64_t)system.f_bavail * (int64_t)system.f_frsize : -1;
}

/* --- the writer lock --- */

bool
file_lock_open(struct file_lock *lock, const char *path, struct error *error)
{
    lock->descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, PRIVATE_FILE);
    if (lock->descriptor >= 0)
        return true;
    return error_set(error, ERROR_FILE, "Could not open the lock file '%s': %s", path,
                     strerror(errno));
}

/* The file's first bytes are places in a line, and who has the first one writes. One steps up from
 * place to place, so that nobody is overtaken: on a busy machine a single lock goes to whoever is
 * running just then, which is most often the one that had it. Those who do not find room in the
 * line wait for its end. */
#define LINE_PLACES 24

/* Returns 0 or the errno. */
static int
lock_places(const struct file_lock *lock, int first, int count, int command, short type)
{
    struct flock range = {.l_type = type, .l_whence = SEEK_SET, .l_start = first, .l_len = count};
    return fcntl(lock->descriptor, command, &range) == 0 ? 0 : errno;
}

static void
leave_places(const struct file_lock *lock, int first, int count)
{
    lock_places(lock, first, count, F_OFD_SETLK, F_UNLCK);
}

static void
wake_up(int number)
{
    (void)number; /* it is enough that the system call ends with EINTR */
}

static struct timeval
timeval_of(int milliseconds)
{
    return (struct timeval){.tv_sec = milliseconds / 1000, .tv_usec = (milliseconds % 1000) * 1000};
}

/* What an alarm changes in the process, to be put back. */
struct alarm_state {
    struct sigaction action;
    struct itimerval timer;
    sigset_t mask;
};

/* The alarm repeats, because the first may come just before the call that it should end. */
static void
start_alarm(struct alarm_state *before, int timeout_ms)
{
    struct sigaction action = {.sa_handler = wake_up}; /* no SA_RESTART */
    sigset_t alarm_only;
    sigemptyset(&action.sa_mask);
    sigemptyset(&alarm_only);
    sigaddset(&alarm_only, SIGALRM);
    struct itimerval timer = {
        .it_value = timeval_of(timeout_ms),
        .it_interval = timeval_of(ALARM_INTERVAL_MS),
    };
    sigaction(SIGALRM, &action, &before->action);
    setitimer(ITIMER_REAL, &timer, &before->timer);
    sigprocmask(SIG_UNBLOCK, &alarm_only, &before->mask);
}

static void
stop_alarm(const struct alarm_state *before)
{
    struct itimerval none = {.it_value = {.tv_sec = 0}};
    setitimer(ITIMER_REAL, &none, NULL);
    sigprocmask(SIG_SETMASK, &before->mask, NULL);
    sigaction(SIGALRM, &before->action, NULL);
    setitimer(ITIMER_REAL, &before->timer, NULL);
}

static int
wait_for_place(const struct file_lock *lock, int place, int64_t deadline_ms)
{
    int number;
    do
        number = lock_places(lock, place, 1, F_OFD_SETLKW, F_WRLCK);
    while (number == EINTR && clock_steady_ms() < deadline_ms);
    return number;
}

/* Waits in the kernel's queue and not in a loop of tries, where luck would choose who is next. */
static int
stand_in_line(const struct file_lock *lock, int timeout_ms)
{
    int64_t deadline_ms = clock_steady_ms() + timeout_ms;
    struct alarm_state before;
    start_alarm(&before, timeout_ms);
    int number = wait_for_place(lock, LINE_PLACES - 1, deadline_ms);
    for (int place = LINE_PLACES - 2; place >= 0 && number == 0; place--) {
        number = wait_for_place(lock, place, deadline_ms);
        leave_places(lock, place + 1, 1);
    }
    stop_alarm(&before);
    return number;
}

/* Without waiting: only when the whole line is empty. */
static int
walk_up(const struct file_lock *lock)
{
    int number = lock_places(lock, 0, LINE_PLACES, F_OFD_SETLK, F_WRLCK);
    if (number == 0)
        leave_places(lock, 1, LINE_PLACES - 1);
    return number;
}

bool
file_lock_take(struct file_lock *lock, int timeout_ms, struct error *error)
{
    assert(lock->descriptor >= 0);
    int number = walk_up(lock);
    if ((number == EAGAIN || number == EACCES) && timeout_ms > 0)
        number = stand_in_line(lock, timeout_ms);
    if (number == 0)
        return true;
    if (number == EAGAIN || number == EACCES || number == EINTR)
        return error_set(error, ERROR_BUSY,
                         "Somebody else is saving just now: wait a moment and try again");
    return error_set(error, ERROR_FILE, "Could not take the writer lock: %s", strerror(number));
}

void
file_lock_release(struct file_lock *lock)
{
    if (lock->descriptor >= 0)
        leave_places(lock, 0, 1);
}

void
file_lock_close(struct file_lock *lock)
{
    if (lock->descriptor >= 0)
        close(lock->descriptor);
    lock->descriptor = -1;
}

/* --- XDG Base Directory Specification --- */

static const char *
home_folder(void)
{
    const char *home = getenv("HOME");
    if (home && home[0] == '/')
        return home;
    const struct passwd *user = getpwuid(getuid());
    return user && user->pw_dir ? user->pw_dir : "/";
}

static void
append_path(struct text *out, const char *variable, const char *below_home, const char *name)
{
    const char *folder = getenv(variable);
    if (folder && folder[0] == '/')
        text_append(out, folder);
    else
        text_append_format(out, "%s/%s", home_folder(), below_home);
    text_append_format(out, "/posact/%s", name);
}

void
file_data_path(struct text *out, const char *name)
{
    append_path(out, "XDG_DATA_HOME", ".local/share", name);
}

void
file_config_path(struct text *out, const char *name)
{
    append_path(out, "XDG_CONFIG_HOME", ".config", name);
}

void
file_state_path(struct text *out, const char *name)
{
    append_path(out, "XDG_STATE_HOME", ".local/state", name);
}
