/* ssh_server.h - a real sshd on 127.0.0.1 with a posact server behind it: own settings, own keys, a
 * free port, run as whoever runs the test, ended with it. */
#ifndef SUPPORT_SSH_SERVER_H
#define SUPPORT_SSH_SERVER_H

#include "base/text.h"
#include "support/pty.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct ssh_server {
    char *folder;   /* with all of it */
    char *program;  /* posact, from the root folder on */
    char *settings; /* posact.yaml */
    char *data;     /* the folder of the database */
    char *account;  /* to log in to */
    char *log;      /* of sshd */
    char *port;
    pid_t sshd;
};

/* Why there can be none here, NULL when there can. */
const char *ssh_server_missing(void);
/* Lays a server out by 'posact server init', makes its database, starts sshd and waits until it
 * listens; or fails the test. */
void ssh_server_start(struct ssh_server *server);
void ssh_server_stop(struct ssh_server *server);

/* Makes a key of this name and the user whose it is. */
void ssh_server_add_user(struct ssh_server *server, const char *key, const char *name,
                         const char *role);
/* Runs posact on the server itself, without ssh: "user disable 'J. Shah'", as a shell reads it.
 * What it prints goes to `out`, which may be NULL; its exit code. */
int ssh_server_posact(struct ssh_server *server, const char *line, struct text *out);

/* Asks for a command with a key, over ssh, `input` on its standard input; both outputs go to `out`
 * and `talk`, which may be NULL. The exit code; 255 when ssh was not let in. */
int ssh_server_ask(struct ssh_server *server, const char *key, const char *command,
                   const char *input, struct text *out, struct text *talk);
/* The same on a terminal; command NULL for the screens. */
struct pty *ssh_server_open(struct ssh_server *server, const char *key, const char *terminal,
                            const char *command);

/* Sends a signal, or 0 for none, to the sessions of posact under way behind this sshd, or to those
 * of one user alone (by reference; NULL for all); how many there are. */
size_t ssh_server_signal(const struct ssh_server *server, const char *user, int signal_number);

#endif
