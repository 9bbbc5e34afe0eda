/* file_test.c - files whole or not at all, remote folders, the writer lock, XDG folders. */
#include "base/file.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/memory.h"

#define PATH_SIZE 512

/* A folder of its own for every test, and a path in it. */
struct place {
    char folder[64];
    char path[PATH_SIZE];
    struct error error;
};

static const char *
in_place(struct place *place, const char *name)
{
    snprintf(place->path, sizeof place->path, "%s/%s", place->folder, name);
    return place->path;
}

static int
make_place(void **state)
{
    struct place *place = must_calloc(1, sizeof *place);
    snprintf(place->folder, sizeof place->folder, "/tmp/posact-file-test-XXXXXX");
    *state = place;
    return mkdtemp(place->folder) ? 0 : -1;
}

static int
remove_place(void **state)
{
    struct place *place = *state;
    char command[PATH_SIZE];
    snprintf(command, sizeof command, "rm -rf '%s'", place->folder);
    int result = system(command);
    free(place);
    return result;
}

static void
put(const char *path, const char *words)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(words, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void
assert_holds(const char *path, const char *words)
{
    struct text text = TEXT_EMPTY;
    struct error error;
    if (!file_read(path, 1 << 20, &text, &error))
        fail_msg("%s", error.text);
    assert_string_equal(text_string(&text), words);
    text_clear(&text);
}

/* Temporary files left behind count too. */
static size_t
count_entries(const char *folder)
{
    DIR *entries = opendir(folder);
    assert_non_null(entries);
    size_t count = 0;
    const struct dirent *entry;
    while ((entry = readdir(entries)) != NULL) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            count++;
    }
    closedir(entries);
    return count;
}

/* --- reading --- */

static void
files_are_read(void **state)
{
    struct place *place = *state;
    put(in_place(place, "a.csv"), "one\ntwo\n");
    struct text text = TEXT_EMPTY;
    text_append(&text, "> ");
    assert_true(file_read(place->path, 8, &text, &place->error));
    assert_string_equal(text_string(&text), "> one\ntwo\n");
    text_clear(&text);
    put(place->path, "");
    assert_true(file_read(place->path, 0, &text, &place->error));
    assert_string_equal(text_string(&text), "");
    assert_int_equal(text.length, 0);
    text_clear(&text);
}

static void
large_files_are_read_whole(void **state)
{
    struct place *place = *state;
    size_t length = 300001;
    char *words = must_calloc(length + 1, 1);
    memset(words, 'x', length);
    put(in_place(place, "large"), words);
    assert_holds(place->path, words);
    free(words);
}

static void
what_cannot_be_read_is_said(void **state)
{
    struct place *place = *state;
    struct text text = TEXT_EMPTY;
    text_append(&text, "kept");
    put(in_place(place, "nine"), "123456789");
    assert_false(file_read(place->path, 8, &text, &place->error));
    assert_int_equal(place->error.code, ERROR_FILE);
    assert_non_null(strstr(place->error.text, "larger than 8 bytes"));
    assert_false(file_read(in_place(place, "none"), 8, &text, &place->error));
    assert_int_equal(place->error.code, ERROR_FILE);
    assert_non_null(strstr(place->error.text, "There is no file"));
    assert_false(file_read(place->folder, 8, &text, &place->error));
    assert_non_null(strstr(place->error.text, "is a folder"));
    assert_false(file_read("", 8, &text, &place->error));
    assert_string_equal(text_string(&text), "kept");
    text_clear(&text);
}

static void
a_hyphen_is_standard_input(void **state)
{
    struct place *place = *state;
    int ends[2];
    int kept = dup(STDIN_FILENO);
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "piped", 5), 5);
    close(ends[1]);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    struct text text = TEXT_EMPTY;
    bool ok = file_read("-", 100, &text, &place->error);
    dup2(kept, STDIN_FILENO);
    close(kept);
    assert_true(ok);
    assert_string_equal(text_string(&text), "piped");
    text_clear(&text);
}

/* --- writing --- */

static void
files_are_written_private(void **state)
{
    struct place *place = *state;
    mode_t mask = umask(0);
    bool ok = file_write(in_place(place, "new"), "words", 5, false, &place->error);
    umask(mask);
    assert_true(ok);
    assert_holds(place->path, "words");
    struct stat there;
    assert_int_equal(stat(place->path, &there), 0);
    assert_int_equal(there.st_mode & 07777, 0600);
    assert_int_equal(count_entries(place->folder), 1);
}

static void
nothing_is_written_too(void **state)
{
    struct place *place = *state;
    assert_true(file_write(in_place(place, "empty"), NULL, 0, false, &place->error));
    assert_holds(place->path, "");
}

static void
only_replace_replaces(void **state)
{
    struct place *place = *state;
    put(in_place(place, "old"), "old");
    assert_false(file_write(place->path, "new", 3, false, &place->error));
    assert_int_equal(place->error.code, ERROR_FILE);
    assert_non_null(strstr(place->error.text, "is there already"));
    assert_holds(place->path, "old");
    assert_true(file_write(place->path, "new", 3, true, &place->error));
    assert_holds(place->path, "new");
    assert_int_equal(count_entries(place->folder), 1);
}

static void
links_are_never_followed(void **state)
{
    struct place *place = *state;
    char target[PATH_SIZE];
    snprintf(target, sizeof target, "%s", in_place(place, "target"));
    put(target, "old");
    assert_int_equal(symlink(target, in_place(place, "link")), 0);
    for (int replace = 0; replace < 2; replace++) {
        assert_false(file_write(place->path, "new", 3, replace != 0, &place->error));
        assert_non_null(strstr(place->error.text, "symbolic link"));
        assert_holds(target, "old");
    }
    assert_int_equal(unlink(target), 0); /* now it dangles */
    assert_false(file_write(place->path, "new", 3, true, &place->error));
    assert_false(file_exists(target));
    assert_int_equal(count_entries(place->folder), 1);
}

static void
what_cannot_be_written_is_said(void **state)
{
    struct place *place = *state;
    static const struct {
        const char *name, *says;
    } cases[] = {
        {"none/file", "there is no such folder"},
        {"", "is not the name of a file"},
        {"folder", "is a folder"},
        {"pipe", "is not an ordinary file"},
        {"file/file", "Not a directory"},
    };
    assert_int_equal(mkdir(in_place(place, "folder"), 0700), 0);
    assert_int_equal(mkfifo(in_place(place, "pipe"), 0600), 0);
    put(in_place(place, "file"), "");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        in_place(place, cases[i].name);
        assert_false(file_write(place->path, "x", 1, true, &place->error));
        assert_int_equal(place->error.code, ERROR_FILE);
        if (!strstr(place->error.text, cases[i].says))
            fail_msg("\"%s\": %s", cases[i].name, place->error.text);
    }
    assert_int_equal(count_entries(place->folder), 3);
}

/* A path where another process makes a file just when this one syncs; NULL for none. */
static const char *appears_on_sync;

int
fsync(int descriptor)
{
    int (*truth)(int) = NULL;
    void *symbol = dlsym(RTLD_NEXT, "fsync");
    memcpy(&truth, &symbol, sizeof truth); /* ISO C has no cast for it */
    if (appears_on_sync)
        put(appears_on_sync, "theirs");
    return truth(descriptor);
}

static void
nothing_slips_in_between(void **state)
{
    struct place *place = *state;
    appears_on_sync = in_place(place, "file");
    bool ok = file_write(place->path, "mine", 4, false, &place->error);
    appears_on_sync = NULL;
    assert_false(ok);
    assert_non_null(strstr(place->error.text, "is there already"));
    assert_holds(place->path, "theirs");
    assert_int_equal(count_entries(place->folder), 1);
}

/* A disk that fills up in the middle: stood in for by a limit on the size of files. */
static void
a_failed_write_leaves_the_old_file(void **state)
{
    struct place *place = *state;
    put(in_place(place, "old"), "old");
    char *words = must_calloc(1, 100000);
    struct rlimit before;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    struct rlimit small = {.rlim_cur = 65536, .rlim_max = before.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool ok = file_write(place->path, words, 100000, true, &place->error);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_DFL);
    free(words);
    assert_false(ok);
    assert_holds(place->path, "old");
    assert_int_equal(count_entries(place->folder), 1);
}

static void
write_for_ever(const char *path)
{
    char words[2][50000];
    memset(words[0], 'a', sizeof words[0]);
    memset(words[1], 'b', sizeof words[1]);
    struct error error;
    for (size_t i = 0;; i++)
        file_write(path, words[i % 2], sizeof words[0], true, &error);
}

static void
a_killed_write_leaves_a_whole_file(void **state)
{
    struct place *place = *state;
    in_place(place, "file");
    assert_true(file_write(place->path, "", 0, false, &place->error));
    for (int round = 0; round < 20; round++) {
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0)
            write_for_ever(place->path);
        const struct timespec nap = {.tv_nsec = 5000000 + round * 700000};
        nanosleep(&nap, NULL);
        assert_int_equal(kill(child, SIGKILL), 0);
        assert_int_equal(waitpid(child, NULL, 0), child);
        struct text text = TEXT_EMPTY;
        assert_true(file_read(place->path, 1 << 20, &text, &place->error));
        assert_true(text.length == 0 || text.length == 50000);
        for (size_t i = 1; i < text.length; i++)
            assert_int_equal(text.bytes[i], text.bytes[0]);
        text_clear(&text);
    }
}

/* --- folders --- */

static void
folders_are_made(void **state)
{
    struct place *place = *state;
    mode_t mask = umask(0);
    bool ok = file_make_folder_of(in_place(place, "a/b//c/file"), &place->error);
    umask(mask);
    assert_true(ok);
    static const char *const made[] = {"a", "a/b", "a/b/c"};
    for (size_t i = 0; i < sizeof made / sizeof made[0]; i++) {
        struct stat there;
        assert_int_equal(stat(in_place(place, made[i]), &there), 0);
        assert_true(S_ISDIR(there.st_mode));
        assert_int_equal(there.st_mode & 07777, 0700);
    }
    assert_true(file_exists(in_place(place, "a/b")));
    assert_false(file_exists(in_place(place, "a/b/c/file")));
    assert_true(file_is_missing(in_place(place, "a/b/c/file")));
    assert_false(file_is_missing(in_place(place, "a/b")));
    assert_int_equal(symlink("loop", in_place(place, "a/loop")), 0);
    assert_false(file_is_missing(in_place(place, "a/loop"))); /* nobody can say */
    assert_int_equal(unlink(in_place(place, "a/loop")), 0);
    assert_true(file_make_folder_of(in_place(place, "a/b/c/file"), &place->error));
    assert_true(file_make_folder_of("file", &place->error));
    assert_true(file_make_folder_of("/file", &place->error));
}

static void
a_file_is_no_folder(void **state)
{
    struct place *place = *state;
    put(in_place(place, "a"), "");
    assert_false(file_make_folder_of(in_place(place, "a/file"), &place->error));
    assert_int_equal(place->error.code, ERROR_FILE);
    assert_non_null(strstr(place->error.text, "/a'"));
    assert_false(file_make_folder_of(in_place(place, "a/b/file"), &place->error));
}

/* --- network and sync folders --- */

/* What statfs() answers in these tests, 0 for the truth; the last folder it was asked about. */
static int64_t faked_type;
static char asked_folder[PATH_SIZE];

int
statfs(const char *path, struct statfs *system)
{
    int (*truth)(const char *, struct statfs *) = NULL;
    void *symbol = dlsym(RTLD_NEXT, "statfs");
    memcpy(&truth, &symbol, sizeof truth); /* ISO C has no cast for it */
    snprintf(asked_folder, sizeof asked_folder, "%s", path);
    int result = truth(path, system);
    if (faked_type != 0)
        system->f_type = faked_type;
    return result;
}

/* E02, S24. */
static void
network_file_systems_are_remote(void **state)
{
    struct place *place = *state;
    static const struct {
        int64_t type;
        const char *kind; /* NULL for a local one */
    } cases[] = {
        {NFS_SUPER_MAGIC, "NFS"},     {SMB_SUPER_MAGIC, "SMB"}, {0xFF534D42, "SMB"},
        {(int32_t)0xFF534D42, "SMB"}, /* as 32-bit systems give it */
        {0xFE534D42, "SMB"},          {V9FS_MAGIC, "9P"},       {AFS_SUPER_MAGIC, "AFS"},
        {CEPH_SUPER_MAGIC, "Ceph"},   {EXT4_SUPER_MAGIC, NULL}, {BTRFS_SUPER_MAGIC, NULL},
        {XFS_SUPER_MAGIC, NULL},      {TMPFS_MAGIC, NULL},      {OVERLAYFS_SUPER_MAGIC, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        faked_type = cases[i].type;
        const char *kind = NULL;
        bool remote = file_is_remote(in_place(place, "file"), &kind);
        faked_type = 0;
        assert_int_equal(remote, cases[i].kind != NULL);
        if (cases[i].kind)
            assert_string_equal(kind, cases[i].kind);
        assert_string_equal(asked_folder, place->folder);
    }
}

static void
the_nearest_folder_there_is_decides(void **state)
{
    struct place *place = *state;
    const char *kind = NULL;
    assert_false(file_is_remote(in_place(place, "a/b/c/file"), &kind));
    assert_string_equal(asked_folder, place->folder);
    assert_int_equal(mkdir(in_place(place, "a"), 0700), 0);
    faked_type = NFS_SUPER_MAGIC;
    bool remote = file_is_remote(in_place(place, "a/b/c/file"), &kind);
    faked_type = 0;
    assert_true(remote);
    assert_string_equal(asked_folder + strlen(place->folder), "/a");
    char here[PATH_SIZE];
    assert_non_null(getcwd(here, sizeof here));
    file_is_remote("no such folder/file", &kind);
    assert_string_equal(asked_folder, here);
}

static void
sync_folders_are_remote(void **state)
{
    struct place *place = *state;
    static const struct {
        const char *name;
        const char *kind; /* NULL for a local one */
    } cases[] = {
        {"OneDrive/posact.db", "OneDrive"},
        {"OneDrive - Home Office/x/posact.db", "OneDrive"},
        {"onedrive/posact.db", "OneDrive"},
        {"Dropbox/posact.db", "Dropbox"},
        {"Dropbox (Personal)/posact.db", "Dropbox"},
        {"Nextcloud/a/b/posact.db", "Nextcloud"},
        {"Library/Mobile Documents/com~apple~CloudDocs/posact.db", "iCloud"},
        {"iCloudDrive/posact.db", "iCloud"},
        {"Google Drive/posact.db", "Google Drive"},
        {"Dropbox", NULL}, /* the file itself */
        {"OneDrive.db", NULL},
        {"my Dropbox/posact.db", NULL},
        {"Documents/posact.db", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *kind = NULL;
        bool remote = file_is_remote(in_place(place, cases[i].name), &kind);
        if (remote != (cases[i].kind != NULL))
            fail_msg("\"%s\"", cases[i].name);
        if (cases[i].kind)
            assert_string_equal(kind, cases[i].kind);
    }
}

static void
links_into_sync_folders_are_seen_through(void **state)
{
    struct place *place = *state;
    char target[PATH_SIZE];
    snprintf(target, sizeof target, "%s", in_place(place, "Dropbox"));
    assert_int_equal(mkdir(target, 0700), 0);
    assert_int_equal(symlink(target, in_place(place, "plain")), 0);
    const char *kind = NULL;
    assert_true(file_is_remote(in_place(place, "plain/posact.db"), &kind));
    assert_string_equal(kind, "Dropbox");
}

/* --- the writer lock --- */

static void
open_two(struct place *place, struct file_lock *first, struct file_lock *second)
{
    assert_true(file_lock_open(first, in_place(place, "lock"), &place->error));
    assert_true(file_lock_open(second, place->path, &place->error));
}

static void
one_holds_the_lock(void **state)
{
    struct place *place = *state;
    struct file_lock first;
    struct file_lock second;
    open_two(place, &first, &second);
    struct stat there;
    assert_int_equal(stat(place->path, &there), 0);
    assert_int_equal(there.st_mode & 07777, 0600);

    assert_true(file_lock_take(&first, 0, &place->error));
    assert_false(file_lock_take(&second, 0, &place->error));
    assert_int_equal(place->error.code, ERROR_BUSY);
    int64_t before = clock_steady_ms();
    assert_false(file_lock_take(&second, 150, &place->error));
    int64_t waited = clock_steady_ms() - before;
    assert_int_equal(place->error.code, ERROR_BUSY);
    assert_true(waited >= 149 && waited < 5000);

    file_lock_release(&first);
    assert_true(file_lock_take(&second, 0, &place->error));
    assert_false(file_lock_take(&first, 1, &place->error));
    file_lock_close(&second);
    assert_int_equal(second.descriptor, -1);
    assert_true(file_lock_take(&first, 0, &place->error));
    file_lock_close(&first);
    file_lock_close(&first);
    file_lock_release(&first);
}

/* Starts a process that holds the lock for hold_ms; returns when it does. */
static pid_t
hold_elsewhere(struct place *place, int hold_ms)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct file_lock lock;
        bool ok = file_lock_open(&lock, in_place(place, "lock"), &place->error) &&
                  file_lock_take(&lock, 1000, &place->error);
        ok = ok && write(ends[1], "x", 1) == 1;
        usleep((useconds_t)hold_ms * 1000);
        _exit(ok ? 0 : 1); /* the kernel lets go */
    }
    char byte;
    assert_int_equal(read(ends[0], &byte, 1), 1);
    close(ends[0]);
    close(ends[1]);
    return child;
}

static void
waiting_ends_when_the_holder_does(void **state)
{
    struct place *place = *state;
    struct file_lock lock;
    assert_true(file_lock_open(&lock, in_place(place, "lock"), &place->error));
    pid_t child = hold_elsewhere(place, 100);
    assert_false(file_lock_take(&lock, 0, &place->error));
    assert_true(file_lock_take(&lock, 10000, &place->error));
    assert_int_equal(waitpid(child, NULL, 0), child);
    file_lock_release(&lock);

    child = hold_elsewhere(place, 60000);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_true(file_lock_take(&lock, 10000, &place->error));
    assert_int_equal(waitpid(child, NULL, 0), child);
    file_lock_close(&lock);
}

static volatile sig_atomic_t own_alarms;

static void
count_alarm(int number)
{
    (void)number;
    own_alarms++;
}

/* The program's own alarm goes on, also when the signal was blocked. */
static void
waiting_leaves_the_alarm_as_it_was(void **state)
{
    struct place *place = *state;
    struct file_lock first;
    struct file_lock second;
    open_two(place, &first, &second);
    assert_true(file_lock_take(&first, 0, &place->error));

    struct sigaction own = {.sa_handler = count_alarm};
    sigset_t alarm_only;
    sigset_t mask;
    sigemptyset(&own.sa_mask);
    sigemptyset(&alarm_only);
    sigaddset(&alarm_only, SIGALRM);
    assert_int_equal(sigaction(SIGALRM, &own, NULL), 0);
    assert_int_equal(sigprocmask(SIG_BLOCK, &alarm_only, NULL), 0);
    struct itimerval timer = {.it_value = {.tv_sec = 100}};
    assert_int_equal(setitimer(ITIMER_REAL, &timer, NULL), 0);

    assert_false(file_lock_take(&second, 60, &place->error));
    assert_int_equal(place->error.code, ERROR_BUSY);

    struct sigaction after;
    assert_int_equal(sigaction(SIGALRM, NULL, &after), 0);
    assert_ptr_equal(after.sa_handler, count_alarm);
    assert_int_equal(sigprocmask(SIG_BLOCK, NULL, &mask), 0);
    assert_int_equal(sigismember(&mask, SIGALRM), 1);
    assert_int_equal(getitimer(ITIMER_REAL, &timer), 0);
    assert_true(timer.it_value.tv_sec >= 98 && timer.it_interval.tv_sec == 0);
    assert_int_equal(own_alarms, 0);

    timer = (struct itimerval){.it_value = {.tv_sec = 0}};
    setitimer(ITIMER_REAL, &timer, NULL);
    signal(SIGALRM, SIG_DFL);
    sigprocmask(SIG_UNBLOCK, &alarm_only, NULL);
    file_lock_close(&first);
    file_lock_close(&second);
}

static void
other_signals_do_not_end_the_wait(void **state)
{
    struct place *place = *state;
    struct file_lock first;
    struct file_lock second;
    open_two(place, &first, &second);
    assert_true(file_lock_take(&first, 0, &place->error));
    struct sigaction own = {.sa_handler = count_alarm};
    sigemptyset(&own.sa_mask);
    assert_int_equal(sigaction(SIGWINCH, &own, NULL), 0);
    own_alarms = 0;
    pid_t parent = getpid();
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        for (int i = 0; i < 5; i++) {
            usleep(20000);
            kill(parent, SIGWINCH);
        }
        _exit(0);
    }
    int64_t before = clock_steady_ms();
    assert_false(file_lock_take(&second, 300, &place->error));
    assert_true(clock_steady_ms() - before >= 299);
    assert_true(own_alarms > 0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    signal(SIGWINCH, SIG_DFL);
    file_lock_close(&first);
    file_lock_close(&second);
}

static void
a_lock_is_a_file_of_its_own(void **state)
{
    struct place *place = *state;
    char target[PATH_SIZE];
    snprintf(target, sizeof target, "%s", in_place(place, "target"));
    put(target, "kept");
    struct file_lock lock;
    assert_int_equal(symlink(target, in_place(place, "link")), 0);
    assert_false(file_lock_open(&lock, place->path, &place->error));
    assert_int_equal(place->error.code, ERROR_FILE);
    assert_int_equal(lock.descriptor, -1);
    assert_false(file_lock_open(&lock, in_place(place, "none/lock"), &place->error));
    assert_true(file_lock_open(&lock, target, &place->error));
    assert_true(file_lock_take(&lock, 0, &place->error));
    file_lock_close(&lock);
    assert_holds(target, "kept");
}

/* --- XDG --- */

static void
folders_follow_xdg(void **state)
{
    (void)state;
    static const struct {
        void (*path)(struct text *out, const char *name);
        const char *variable, *fallback;
    } kinds[] = {
        {file_data_path, "XDG_DATA_HOME", "/home/ada/.local/share/posact/x"},
        {file_config_path, "XDG_CONFIG_HOME", "/home/ada/.config/posact/x"},
        {file_state_path, "XDG_STATE_HOME", "/home/ada/.local/state/posact/x"},
    };
    setenv("HOME", "/home/ada", 1);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        const struct {
            const char *value, *expected;
        } cases[] = {
            {"/srv/data", "/srv/data/posact/x"},
            {NULL, kinds[i].fallback},
            {"", kinds[i].fallback},
            {"relative/path", kinds[i].fallback},
        };
        for (size_t j = 0; j < sizeof cases / sizeof cases[0]; j++) {
            if (cases[j].value)
                setenv(kinds[i].variable, cases[j].value, 1);
            else
                unsetenv(kinds[i].variable);
            struct text text = TEXT_EMPTY;
            text_append(&text, "=");
            kinds[i].path(&text, "x");
            assert_string_equal(text_string(&text) + 1, cases[j].expected);
            text_clear(&text);
        }
        unsetenv(kinds[i].variable);
    }
}

static void
without_home_the_user_database_knows(void **state)
{
    (void)state;
    static const char *const homes[] = {NULL, "", "here"};
    for (size_t i = 0; i < sizeof homes / sizeof homes[0]; i++) {
        if (homes[i])
            setenv("HOME", homes[i], 1);
        else
            unsetenv("HOME");
        struct text text = TEXT_EMPTY;
        file_config_path(&text, "x");
        assert_int_equal(text_string(&text)[0], '/');
        assert_non_null(strstr(text_string(&text), "/.config/posact/x"));
        text_clear(&text);
    }
}

#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, make_place, remove_place)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(files_are_read),
        IN_PLACE(large_files_are_read_whole),
        IN_PLACE(what_cannot_be_read_is_said),
        IN_PLACE(a_hyphen_is_standard_input),
        IN_PLACE(files_are_written_private),
        IN_PLACE(nothing_is_written_too),
        IN_PLACE(only_replace_replaces),
        IN_PLACE(links_are_never_followed),
        IN_PLACE(what_cannot_be_written_is_said),
        IN_PLACE(nothing_slips_in_between),
        IN_PLACE(a_failed_write_leaves_the_old_file),
        IN_PLACE(a_killed_write_leaves_a_whole_file),
        IN_PLACE(folders_are_made),
        IN_PLACE(a_file_is_no_folder),
        IN_PLACE(network_file_systems_are_remote),
        IN_PLACE(the_nearest_folder_there_is_decides),
        IN_PLACE(sync_folders_are_remote),
        IN_PLACE(links_into_sync_folders_are_seen_through),
        IN_PLACE(one_holds_the_lock),
        IN_PLACE(waiting_ends_when_the_holder_does),
        IN_PLACE(waiting_leaves_the_alarm_as_it_was),
        IN_PLACE(other_signals_do_not_end_the_wait),
        IN_PLACE(a_lock_is_a_file_of_its_own),
        cmocka_unit_test(folders_follow_xdg),
        cmocka_unit_test(without_home_the_user_database_knows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
