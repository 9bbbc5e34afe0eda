/* layout.c - a file a template; {folder}, {account} and {program} stand for what was named. */
#include "server/layout.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/text.h"

static const char settings[] =
    "# The settings of this server; 'posact config defaults' prints all that there are.\n"
    "database: {folder}/data/posact.db\n";

static const char sshd_part[] =
    "# For sshd: who logs in as {account} gets posact and nothing else.\n"
    "# Copy it to /etc/ssh/sshd_config.d/posact.conf, then: sshd -t && systemctl reload ssh\n"
    "PermitUserEnvironment no\n"
    "MaxStartups 100:30:200\n"
    "Match User {account}\n"
    "    AuthorizedKeysFile none\n"
    "    AuthorizedKeysCommand {program} --config {folder}/posact.yaml keys %u %t %k\n"
    "    AuthorizedKeysCommandUser {account}\n"
    "    AuthenticationMethods publickey\n"
    "    PasswordAuthentication no\n"
    "    KbdInteractiveAuthentication no\n"
    "    DisableForwarding yes\n"
    "    PermitUserRC no\n"
    "    MaxSessions 1\n"
    "    ClientAliveInterval 15\n"
    "    ClientAliveCountMax 2\n"
    "Match all\n";

#define SERVICE(words, lines)                                                                      \
    "[Unit]\n"                                                                                     \
    "Description=posact: " words "\n"                                                              \
    "\n"                                                                                           \
    "[Service]\n"                                                                                  \
    "Type=oneshot\n"                                                                               \
    "User={account}\n" lines "UMask=0077\n"                                                        \
    "NoNewPrivileges=yes\n"                                                                        \
    "PrivateNetwork=yes\n"                                                                         \
    "PrivateTmp=yes\n"                                                                             \
    "ProtectHome=yes\n"                                                                            \
    "ProtectSystem=strict\n"                                                                       \
    "ReadWritePaths={folder}/data\n"
#define POSACT "ExecStart={program} --config {folder}/posact.yaml "
#define TIMER(words, when)                                                                         \
    "[Unit]\n"                                                                                     \
    "Description=posact: " words "\n"                                                              \
    "\n"                                                                                           \
    "[Timer]\n"                                                                                    \
    "OnCalendar=" when "\n"                                                                        \
    "Persistent=true\n"                                                                            \
    "\n"                                                                                           \
    "[Install]\n"                                                                                  \
    "WantedBy=timers.target\n"

static const char steps[] =
    "How this server is put in its places. Each line is for root to type; nothing here was done\n"
    "by 'posact server init'.\n"
    "\n"
    "1. The account, with a home that is not its own and no password:\n"
    "     adduser --system --group --home {folder}/home --no-create-home --shell /bin/sh "
    "{account}\n"
    "     install -d -o root -g root -m 755 {folder}/home\n"
    "2. The data belong to the account, the rest to root:\n"
    "     chown -R root:root {folder}\n"
    "     chown -R {account}:{account} {folder}/data\n"
    "3. The database, and the first administrator:\n"
    "     runuser -u {account} -- {program} --config {folder}/posact.yaml init\n"
    "     runuser -u {account} -- {program} --config {folder}/posact.yaml \\\n"
    "         user add 'A. Name' --role administrator --key - < THEIR_KEY.pub\n"
    "4. sshd:\n"
    "     install -m 644 {folder}/install/sshd.conf /etc/ssh/sshd_config.d/posact.conf\n"
    "     sshd -t && systemctl reload ssh\n"
    "5. Backups and checks by themselves:\n"
    "     install -m 644 {folder}/install/posact-*.* /etc/systemd/system/\n"
    "     systemctl daemon-reload\n"
    "     systemctl enable --now posact-backup.timer posact-check.timer\n"
    "6. Whether all of it is so:\n"
    "     sshd -T -C user={account},host=localhost,addr=127.0.0.1 |\n"
    "         runuser -u {account} -- {program} --config {folder}/posact.yaml doctor --sshd -\n"
    "\n"
    "Then, from anywhere: ssh {account}@SERVER\n";

static const struct part {
    const char *name, *words;
    mode_t mode;
} parts[] = {
    {"posact.yaml", settings, 0644},
    {"install/STEPS", steps, 0644},
    {"install/sshd.conf", sshd_part, 0644},
    {"install/posact-backup.service", SERVICE("backup", POSACT "backup\n"), 0644},
    {"install/posact-backup.timer", TIMER("a backup each night", "*-*-* 02:15:00"), 0644},
    {"install/posact-check.service",
     SERVICE("check", POSACT "check\n" POSACT "verify\n" POSACT "doctor\n"), 0644},
    {"install/posact-check.timer", TIMER("a check each night", "*-*-* 03:15:00"), 0644},
};

bool
layout_is_plain_path(const char *path)
{
    return *path == '/' &&
           path[strspn(path, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                             "/._-+@")] == '\0';
}

static bool
is_account(const char *name)
{
    return *name >= 'a' && *name <= 'z' && strlen(name) <= 32 &&
           name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_-")] == '\0';
}

static bool
check(const struct layout *layout, struct error *error)
{
    const char *paths[] = {layout->folder, layout->program};
    for (size_t i = 0; i < 2; i++) {
        if (!layout_is_plain_path(paths[i]))
            return error_set(error, ERROR_USAGE,
                             "'%s' must be a path from the root folder on, of letters, digits and "
                             "/._-+@ only",
                             paths[i]);
    }
    return is_account(layout->account) ||
           error_set(error, ERROR_USAGE,
                     "'%s' is not the name of an account: small letters, digits, _ and - only",
                     layout->account);
}

static void
fill(const struct layout *layout, const char *words, struct text *out)
{
    const struct {
        const char *name, *value;
    } names[] = {
        {"{folder}", layout->folder},
        {"{account}", layout->account},
        {"{program}", layout->program},
    };
    while (*words != '\0') {
        size_t i = 0;
        while (i < 3 && !string_starts(words, names[i].name))
            i++;
        if (i == 3) {
            text_append_char(out, *words++);
            continue;
        }
        text_append(out, names[i].value);
        words += strlen(names[i].name);
    }
}

static bool
make_folder(const struct layout *layout, const char *name, mode_t mode, struct error *error)
{
    struct text path = TEXT_EMPTY;
    text_append_format(&path, "%s%s%s", layout->folder, *name == '\0' ? "" : "/", name);
    bool done = mkdir(text_string(&path), mode) == 0 || errno == EEXIST;
    done = done && chmod(text_string(&path), mode) == 0; /* whatever the umask */
    if (!done)
        error_set(error, ERROR_FILE, "The folder '%s' cannot be made: %s", text_string(&path),
                  strerror(errno));
    text_clear(&path);
    return done;
}

static bool
write_part(const struct layout *layout, const struct part *part, struct error *error)
{
    struct text path = TEXT_EMPTY, words = TEXT_EMPTY;
    text_append_format(&path, "%s/%s", layout->folder, part->name);
    fill(layout, part->words, &words);
    bool done = file_write(text_string(&path), text_string(&words), words.length, false, error) &&
                (chmod(text_string(&path), part->mode) == 0 ||
                 error_set(error, ERROR_FILE, "'%s': %s", text_string(&path), strerror(errno)));
    text_clear(&path);
    text_clear(&words);
    return done;
}

bool
layout_make(const struct layout *layout, struct error *error)
{
    bool done = check(layout, error) && make_folder(layout, "", 0755, error) &&
                make_folder(layout, "data", 0700, error) &&
                make_folder(layout, "install", 0755, error);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0] && done; i++)
        done = write_part(layout, &parts[i], error);
    return done;
}
