/* ssh_server.c - sshd_config, keys by ssh-keygen, and the line of ssh. */
#include "ssh_server.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <pwd.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "fixture.h"
#include "office.h"

#define SSHD "/usr/sbin/sshd"
#define START_TRIES 200
#define TRY_MS 50
#define OPTIONS_MOST 32

const char *
ssh_server_missing(void)
{
    if (access(SSHD, X_OK) != 0)
        return "sshd is not here (Debian's openssh-server)";
    return system("command -v ssh ssh-keygen >/dev/null") == 0 ? NULL : "ssh is not here";
}

/* --- running --- */

/* Runs a line of the shell; both outputs go to files of the folder. */
static int
run_line(struct ssh_server *server, const char *line)
{
    char *whole =
        must_format("{ %s; } >'%s/out' 2>'%s/talk'", line, server->folder, server->folder);
    int status = system(whole);
    free(whole);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
read_back(struct ssh_server *server, const char *name, struct text *out)
{
    struct error error;
    char *path = must_format("%s/%s", server->folder, name);
    if (out) {
        text_reset(out);
        if (!file_read(path, 64 * 1024 * 1024, out, &error))
            fail_msg("%s", error.text);
    }
    free(path);
}

static void
must_run(struct ssh_server *server, const char *line)
{
    struct text talk = TEXT_EMPTY;
    if (run_line(server, line) == 0)
        return;
    read_back(server, "talk", &talk);
    fail_msg("%s: %s", line, text_string(&talk));
}

int
ssh_server_posact(struct ssh_server *server, const char *line, struct text *out)
{
    char *whole = must_format("'%s' --config '%s' %s", program(), server->settings, line);
    int code = run_line(server, whole);
    read_back(server, "out", out);
    free(whole);
    return code;
}

/* --- starting --- */

static int
connect_to(int port)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int connection = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int result = connect(connection, (struct sockaddr *)&address, sizeof address);
    close(connection);
    return result;
}

static int
free_port(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET};
    socklen_t size = sizeof address;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int one = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(one, (struct sockaddr *)&address, sizeof address), 0);
    assert_int_equal(getsockname(one, (struct sockaddr *)&address, &size), 0);
    close(one);
    return ntohs(address.sin_port);
}

static char *
write_config(struct ssh_server *server)
{
    struct error error;
    /* env in front: sshd runs only what root owns from the root folder on, and posact of a test
     * stands in a folder of whoever builds it. */
    char *words = must_format("ListenAddress 127.0.0.1\nPort %s\nHostKey %s/host\nPidFile none\n"
                              "UsePAM no\nStrictModes no\nPermitRootLogin prohibit-password\n"
                              "PasswordAuthentication no\nKbdInteractiveAuthentication no\n"
                              "AuthorizedKeysFile none\n"
                              "AuthorizedKeysCommand /usr/bin/env %s --config %s keys %%u %%t %%k\n"
                              "AuthorizedKeysCommandUser %s\nDisableForwarding yes\n"
                              "PermitUserRC no\nMaxSessions 1\nMaxStartups 200\nLogLevel VERBOSE\n"
                              "AcceptEnv LANG LC_* EDITOR POSACT_* TERMINFO\n",
                              server->port, server->folder, server->program, server->settings,
                              server->account);
    char *path = must_format("%s/sshd_config", server->folder);
    if (!file_write(path, words, strlen(words), false, &error))
        fail_msg("%s", error.text);
    free(words);
    return path;
}

static void
run_sshd(struct ssh_server *server)
{
    char *path = write_config(server);
    mkdir("/run/sshd", 0755); /* where sshd of root shuts itself in */
    fflush(NULL);
    server->sshd = fork();
    if (server->sshd == 0) {
        execl(SSHD, SSHD, "-D", "-f", path, "-E", server->log, (char *)NULL);
        _exit(127);
    }
    free(path);
    int tries = 0;
    while (connect_to(atoi(server->port)) != 0) {
        if (++tries == START_TRIES || waitpid(server->sshd, NULL, WNOHANG) != 0)
            fail_msg("sshd does not listen; its log is %s", server->log);
        poll(NULL, 0, TRY_MS);
    }
}

void
ssh_server_start(struct ssh_server *server)
{
    *server = (struct ssh_server){
        .folder = fixture_folder(),
        .program = realpath(program(), NULL),
    };
    assert_non_null(server->program);
    char *line = must_format("'%s' server init '%s/srv' && ssh-keygen -q -t ed25519 -N '' -f "
                             "'%s/host'",
                             program(), server->folder, server->folder);
    must_run(server, line);
    free(line);
    server->settings = must_format("%s/srv/posact.yaml", server->folder);
    server->data = must_format("%s/srv/data", server->folder);
    server->log = must_format("%s/sshd.log", server->folder);
    server->port = must_format("%d", free_port());
    server->account = must_strdup(getpwuid(getuid())->pw_name);
    line = must_format("echo 'start: list' >>'%s'", server->settings);
    must_run(server, line);
    free(line);
    assert_int_equal(ssh_server_posact(server, "init", NULL), 0);
    run_sshd(server);
}

void
ssh_server_stop(struct ssh_server *server)
{
    kill(server->sshd, SIGTERM);
    waitpid(server->sshd, NULL, 0);
    free(server->program);
    free(server->settings);
    free(server->data);
    free(server->log);
    free(server->port);
    free(server->account);
    fixture_remove(server->folder);
}

void
ssh_server_add_user(struct ssh_server *server, const char *key, const char *name, const char *role)
{
    char *line = must_format("ssh-keygen -q -t ed25519 -N '' -f '%s/%s'", server->folder, key);
    must_run(server, line);
    free(line);
    line = must_format("'%s' --config '%s' user add '%s' --role %s --key '%s/%s.pub'", program(),
                       server->settings, name, role, server->folder, key);
    must_run(server, line);
    free(line);
}

/* --- asking --- */

/* The words of an ssh that knows nothing but this server; those made here go to `owned`. */
static size_t
ssh_words(struct ssh_server *server, const char *key, bool terminal, const char *command,
          const char *words[OPTIONS_MOST], char *owned[2])
{
    const char *const fixed[] = {"ssh",  "-F",
                                 "none", terminal ? "-tt" : "-T",
                                 "-p",   server->port,
                                 "-o",   "StrictHostKeyChecking=no",
                                 "-o",   "UserKnownHostsFile=/dev/null",
                                 "-o",   "LogLevel=ERROR",
                                 "-o",   "IdentitiesOnly=yes",
                                 "-o",   "BatchMode=yes",
                                 "-o",   "SendEnv=EDITOR POSACT_* TERMINFO LANG",
                                 "-i"};
    size_t count = sizeof fixed / sizeof fixed[0];
    memcpy(words, fixed, sizeof fixed);
    owned[0] = must_format("%s/%s", server->folder, key);
    owned[1] = must_format("%s@127.0.0.1", server->account);
    words[count++] = owned[0];
    words[count++] = owned[1];
    if (command) {
        words[count++] = "--";
        words[count++] = command;
    }
    words[count] = NULL;
    return count;
}

static int
open_in(struct ssh_server *server, const char *name, int flags)
{
    char *path = must_format("%s/%s", server->folder, name);
    int descriptor = open(path, flags | O_CLOEXEC, 0600);
    assert_true(descriptor >= 0);
    free(path);
    return descriptor;
}

int
ssh_server_ask(struct ssh_server *server, const char *key, const char *command, const char *input,
               struct text *out, struct text *talk)
{
    const char *words[OPTIONS_MOST];
    char *owned[2];
    int status = 0;
    int in = open_in(server, "in", O_RDWR | O_CREAT | O_TRUNC);
    int to = open_in(server, "out", O_WRONLY | O_CREAT | O_TRUNC);
    int told = open_in(server, "talk", O_WRONLY | O_CREAT | O_TRUNC);
    assert_int_equal(write(in, input ? input : "", input ? strlen(input) : 0),
                     input ? strlen(input) : 0);
    lseek(in, 0, SEEK_SET);
    ssh_words(server, key, false, command, words, owned);
    pid_t ssh = fork();
    if (ssh == 0) {
        dup2(in, STDIN_FILENO);
        dup2(to, STDOUT_FILENO);
        dup2(told, STDERR_FILENO);
        execvp("ssh", (char *const *)(uintptr_t)words);
        _exit(127);
    }
    assert_int_equal(waitpid(ssh, &status, 0), ssh);
    close(in);
    close(to);
    close(told);
    free(owned[0]);
    free(owned[1]);
    read_back(server, "out", out);
    read_back(server, "talk", talk);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

struct pty *
ssh_server_open(struct ssh_server *server, const char *key, const char *terminal,
                const char *command)
{
    const char *words[OPTIONS_MOST];
    char *owned[2];
    char *type = must_format("TERM=%s", terminal);
    const char *const environment[] = {type, "EDITOR=/bin/sh", "POSACT_OFFICER=Mallory",
                                       "TERMINFO=/tmp", NULL};
    ssh_words(server, key, true, command, words, owned);
    struct pty *pty = pty_start(words, environment, 24, 80);
    free(owned[0]);
    free(owned[1]);
    free(type);
    return pty;
}

/* --- sessions --- */

/* The words that a process was started with, each ended. */
static size_t
read_words(const char *process, char *words, size_t size)
{
    char *path = must_format("/proc/%s/cmdline", process);
    FILE *file = fopen(path, "r");
    size_t length = file ? fread(words, 1, size, file) : 0;
    if (file)
        fclose(file);
    free(path);
    return length;
}

static bool
has_word(const char *words, size_t length, const char *word)
{
    return memmem(words, length, word, strlen(word)) != NULL;
}

size_t
ssh_server_signal(const struct ssh_server *server, const char *user, int signal_number)
{
    DIR *processes = opendir("/proc");
    size_t count = 0;
    for (const struct dirent *entry; processes && (entry = readdir(processes));) {
        char words[4096];
        if (!isdigit((unsigned char)entry->d_name[0]))
            continue;
        size_t length = read_words(entry->d_name, words, sizeof words);
        bool is_session = memmem(words, length, "\0serve", 7) != NULL &&
                          has_word(words, length, server->settings) &&
                          (!user || has_word(words, length, user));
        if (is_session && kill((pid_t)strtol(entry->d_name, NULL, 10), signal_number) == 0)
            count++;
    }
    closedir(processes);
    return count;
}
