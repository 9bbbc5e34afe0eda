/* doctor.c - posact doctor: looks at a server as it runs, and says what is not as it should be. */
#include "cli/server_command.h"

#include <dirent.h>
#include <errno.h>
#include <pwd.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/date.h"
#include "base/disk_cover.h"
#include "base/embedded.h"
#include "base/file.h"
#include "base/helper.h"
#include "base/memory.h"
#include "base/process.h"
#include "cli/cli_call.h"
#include "modules/user.h"
#include "modules/witness.h"
#include "server/sshd_settings.h"

#define SSHD_MOST (256 * 1024)
#define SSHD "/usr/sbin/sshd"
#define SSHD_CONFIG "/etc/ssh/sshd_config"
#define BACKUP_DAYS 2
#define LOCK_MS 5000
#define DAY_MS (24 * 60 * 60 * 1000LL)

struct visit {
    struct call *call;
    const char *database;
    char *folder; /* of the database; owned */
    struct text out;
    size_t wrong;
};

__attribute__((format(printf, 2, 3))) static void
say_sound(struct visit *visit, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    text_append(&visit->out, "sound  ");
    text_append_vformat(&visit->out, format, args);
    text_append(&visit->out, "\n");
    va_end(args);
}

__attribute__((format(printf, 2, 3))) static void
say_wrong(struct visit *visit, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    text_append(&visit->out, "WRONG  ");
    text_append_vformat(&visit->out, format, args);
    text_append(&visit->out, "\n");
    va_end(args);
    visit->wrong++;
}

/* --- files --- */

/* F07: of one owner, and nobody else's business. */
static void
look_at_mode(struct visit *visit, const char *path, bool must_be, uid_t owner)
{
    struct stat status;
    if (lstat(path, &status) != 0) {
        if (must_be || errno != ENOENT)
            say_wrong(visit, "'%s' cannot be looked at: %s", path, strerror(errno));
        return;
    }
    bool is_folder = S_ISDIR(status.st_mode);
    if (!is_folder && !S_ISREG(status.st_mode))
        say_wrong(visit, "'%s' is neither a file nor a folder; remove it", path);
    else if (status.st_mode & 077)
        say_wrong(visit, "'%s' is open to others (%04o); chmod %s '%s'", path,
                  (unsigned)status.st_mode & 07777, is_folder ? "700" : "600", path);
    else if (status.st_uid != owner)
        say_wrong(visit, "'%s' belongs to another account than the database; chown it", path);
}

static void
look_at_files(struct visit *visit)
{
    static const char *const endings[] = {"", "-wal", "-shm", "-writer"};
    struct stat status;
    size_t before = visit->wrong;
    if (stat(visit->database, &status) != 0) {
        say_wrong(visit, "'%s' cannot be looked at: %s", visit->database, strerror(errno));
        return;
    }
    look_at_mode(visit, visit->folder, true, status.st_uid);
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        char *path = must_format("%s%s", visit->database, endings[i]);
        look_at_mode(visit, path, i == 0, status.st_uid);
        free(path);
    }
    static const char *const folders[] = {"outbox", "backups"};
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        char *path = must_format("%s/%s", visit->folder, folders[i]);
        look_at_mode(visit, path, false, status.st_uid);
        free(path);
    }
    if (visit->wrong == before)
        say_sound(visit, "The data are their owner's alone");
}

/* What those who are served must not be able to change. */
static void
look_at_root_file(struct visit *visit, const char *path, const char *what)
{
    struct stat status;
    char *whole = realpath(path, NULL);
    if (!whole || stat(whole, &status) != 0)
        say_wrong(visit, "%s '%s' cannot be looked at: %s", what, path, strerror(errno));
    else if (status.st_uid != 0 || status.st_mode & 022)
        say_wrong(visit,
                  "%s '%s' must belong to root and be written by nobody else; chown root "
                  "'%s' && chmod go-w '%s'",
                  what, whole, whole, whole);
    else
        say_sound(visit, "%s is root's", what);
    free(whole);
}

static void
look_at_disk(struct visit *visit)
{
    const char *kind;
    if (file_is_remote(visit->database, &kind))
        say_wrong(visit, "The database is on %s; keep it on a disk of this machine", kind);
    else
        say_sound(visit, "The database is on a disk of this machine");
}

/* S22, S23: without its lock, writers of several sessions would damage the file. */
static void
look_at_lock(struct visit *visit)
{
    struct file_lock lock = {-1};
    struct error error;
    char *path = must_format("%s-writer", visit->database);
    if (!file_lock_open(&lock, path, &error) || !file_lock_take(&lock, LOCK_MS, &error))
        say_wrong(visit, "The writer lock cannot be had: %s", error.text);
    else
        say_sound(visit, "The writer lock works");
    file_lock_close(&lock);
    free(path);
}

/* --- backups --- */

static int
is_backup(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return string_starts(entry->d_name, "posact-") && length > 3 &&
           string_equal(entry->d_name + length - 3, ".db");
}

static void
look_at_backups(struct visit *visit)
{
    struct dirent **names = NULL;
    struct stat status;
    time_t newest = 0;
    char *folder = must_format("%s/backups", visit->folder);
    int count = scandir(folder, &names, is_backup, alphasort);
    for (int i = 0; names && i < count; i++) {
        char *path = must_format("%s/%s", folder, names[i]->d_name);
        if (stat(path, &status) == 0 && status.st_mtime > newest)
            newest = status.st_mtime;
        free(path);
        free(names[i]);
    }
    free(names);
    free(folder);
    int64_t days =
        (session_context(visit->call->session)->now_ms - (int64_t)newest * 1000) / DAY_MS;
    if (newest == 0)
        say_wrong(visit, "There is no backup; posact backup, or the timer posact-backup");
    else if (days < -1)
        say_wrong(visit, "The newest backup is of a day to come; look at the clock");
    else if (days >= BACKUP_DAYS)
        say_wrong(visit, "The newest backup is %lld days old; look at the timer posact-backup",
                  (long long)days);
    else
        say_sound(visit, "The newest backup is %s", days < 1 ? "of the last day" : "a day old");
}

/* --- what is in it --- */

/* Whatever opens the database has held it against the schema of this program, and brought it up. */
static void
look_at_schema(struct visit *visit)
{
    size_t schema = 0;
    while (embedded_schema[schema].name)
        schema++;
    say_sound(visit, "The schema is that of this posact, %zu", schema);
}

static void
look_at_log(struct visit *visit)
{
    struct error error;
    struct text said = TEXT_EMPTY;
    const struct witness_question since = {.full = false};
    if (witness_verify(visit->call->session, &since, &said, &error))
        say_sound(visit, "%s", text_string(&said));
    else
        say_wrong(visit, "The log is not whole: %s", error.text);
    text_clear(&said);
}

struct counting {
    struct session *session;
    size_t active, keyless;
};

static bool
count_user(void *context, const struct record *user, struct error *error)
{
    struct counting *counting = context;
    struct query keys = query_default(&user_key_type);
    size_t count = 0;
    if (!string_equal(record_get(user, USER_STATE), USER_ACTIVE))
        return true;
    keys.link_field = USER_KEY_USER;
    keys.link_id = user->id;
    counting->active++;
    bool read = session_count(counting->session, &keys, &count, error);
    counting->keyless += read && count == 0;
    return read;
}

static void
look_at_users(struct visit *visit)
{
    struct counting counting = {.session = visit->call->session};
    struct query users = query_default(&user_type);
    struct error error;
    if (!session_each(counting.session, &users, count_user, &counting, &error))
        say_wrong(visit, "The users cannot be read: %s", error.text);
    else if (counting.active == 0)
        say_wrong(visit, "Nobody is let in; posact user add NAME --role ROLE --key FILE.pub");
    else if (counting.keyless > 0)
        say_wrong(visit, "%zu active %s no key; posact user list names them", counting.keyless,
                  counting.keyless == 1 ? "user has" : "users have");
    else
        say_sound(visit, "%zu active %s, each with a key", counting.active,
                  counting.active == 1 ? "user" : "users");
}

/* S25: what is in force for this account, whatever the files of sshd say and in which order. */
static bool
ask_sshd(const struct visit *visit, const char *config, struct text *printed)
{
    struct stat status;
    const struct passwd *owner =
        stat(visit->database, &status) == 0 ? getpwuid(status.st_uid) : NULL;
    if (!owner)
        return false;
    char *whom = must_format("user=%s,host=localhost,addr=127.0.0.1", owner->pw_name);
    char *file = must_strdup(config ? config : SSHD_CONFIG);
    char path[] = SSHD, print[] = "-T", as[] = "-C", from[] = "-f";
    char *const words[] = {path, print, as, whom, from, file, NULL};
    bool asked = helper_ask(words, printed);
    free(whom);
    free(file);
    return asked;
}

static void
judge_sshd(struct visit *visit, const struct text *printed)
{
    struct text findings = TEXT_EMPTY;
    if (sshd_settings_check(text_string(printed), &findings))
        say_sound(visit, "sshd gives posact and nothing else");
    char *rest = NULL, *line = findings.length > 0 ? strtok_r(findings.bytes, "\n", &rest) : NULL;
    for (; line; line = strtok_r(NULL, "\n", &rest))
        say_wrong(visit, "%s", line);
    text_clear(&findings);
}

/* Only root reads the keys of the host, without which sshd says nothing. */
static bool
look_at_sshd(struct visit *visit, const char *path, const char *config, struct error *error)
{
    struct text printed = TEXT_EMPTY;
    bool read = !path || file_read(path, SSHD_MOST, &printed, error);
    if (path ? read : ask_sshd(visit, config, &printed))
        judge_sshd(visit, &printed);
    else if (!path && config)
        say_wrong(visit, "sshd does not take '%s'; sshd -t -f '%s' says why", config, config);
    else if (!path)
        text_append(&visit->out, "-      sshd did not say what it does; as root: sshd -T -C "
                                 "user=ACCOUNT,host=localhost,addr=127.0.0.1 | posact doctor "
                                 "--sshd -\n");
    text_clear(&printed);
    return read;
}

/* --- a laptop --- */

/* S17: what was in memory is on no disk in plain text, and what lies beside the database neither.
 */
static void
look_at_covers(struct visit *visit)
{
    struct text swap = TEXT_EMPTY;
    enum disk_cover disk = disk_cover_of(&disk_system_here, visit->folder),
                    swaps = disk_cover_of_swap(&disk_system_here, &swap);
    if (disk == DISK_ENCRYPTED)
        say_sound(visit, "The disk under the database is encrypted");
    else
        say_wrong(visit,
                  disk == DISK_PLAIN
                      ? "The disk under '%s' is not encrypted; have it set up with LUKS"
                      : "Whether the disk under '%s' is encrypted cannot be told; see that "
                        "it is",
                  visit->folder);
    if (swaps == DISK_ENCRYPTED)
        say_sound(visit, "There is no swap, or it is encrypted");
    else if (swaps == DISK_PLAIN)
        say_wrong(visit,
                  "Memory is swapped to '%s', which is not encrypted; swapoff '%s', or have "
                  "it encrypted",
                  text_string(&swap), text_string(&swap));
    else
        say_wrong(visit, "Whether memory is swapped to a plain disk cannot be told; see swapon");
    text_clear(&swap);
}

static void
look_at_laptop(struct visit *visit)
{
    say_sound(visit, "The database is sealed under a passphrase");
    if (process_lock_memory())
        say_sound(visit, "What is open is kept out of the swap");
    else
        text_append(&visit->out, "-      The system does not let posact keep its memory out of the "
                                 "swap; 'ulimit -l unlimited' would\n");
    look_at_covers(visit);
}

/* --- all of it --- */

static bool
look_at_server(struct visit *visit, struct error *error)
{
    const struct call *call = visit->call;
    look_at_lock(visit);
    look_at_backups(visit);
    look_at_schema(visit);
    look_at_users(visit);
    look_at_log(visit);
    return look_at_sshd(visit, call->args[DOCTOR_SSHD], call->args[DOCTOR_SSHD_CONFIG], error);
}

bool
doctor_run(struct call *call, struct error *error)
{
    const struct cli *cli = cli_call_of(call)->cli;
    struct visit visit = {.call = call, .database = cli->database};
    const char *slash = strrchr(cli->database, '/');
    visit.folder =
        slash ? must_strndup(cli->database, (size_t)(slash - cli->database)) : must_strdup(".");
    look_at_files(&visit);
    look_at_root_file(&visit, "/proc/self/exe", "The program");
    if (cli->request->options[CLI_CONFIG])
        look_at_root_file(&visit, cli->request->options[CLI_CONFIG], "The file of settings");
    look_at_disk(&visit);
    bool is_laptop = session_is_sealed(call->session), read = true;
    if (is_laptop)
        look_at_laptop(&visit);
    else
        read = look_at_server(&visit, error);
    if (read)
        output_safe(&cli_call_of(call)->output, text_string(&visit.out));
    if (visit.wrong > 0)
        text_append_format(&call->outcome.message, "%zu %s wrong", visit.wrong,
                           visit.wrong == 1 ? "thing is" : "things are");
    call->outcome.exit_code = visit.wrong > 0 ? 1 : 0;
    text_clear(&visit.out);
    free(visit.folder);
    return read;
}

const struct field doctor_args[DOCTOR_ARG_COUNT] = {
    [DOCTOR_SSHD] = {.name = "sshd",
                     .label = "sshd",
                     .kind = FIELD_TEXT,
                     .flags = FIELD_PATH,
                     .help = "What sshd -T printed: a file, or - for standard input; without it "
                             "sshd is asked, which root alone can do"},
    [DOCTOR_SSHD_CONFIG] = {.name = "sshd-config",
                            .label = "sshd's file",
                            .kind = FIELD_TEXT,
                            .flags = FIELD_PATH,
                            .help = "The settings with which sshd runs, where they are not in "
                                    "/etc/ssh/sshd_config"},
};
