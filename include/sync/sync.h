/* sync.h - a laptop's database and the server's exchange what the other lacks (sync.md A).
 *
 * `posact sync HOST` on the laptop talks through ssh to `posact sync --stdio` on the server. Each
 * batch is one transaction that also says how far it got, so a line may be cut anywhere, and the
 * same command goes on. */
#ifndef SYNC_SYNC_H
#define SYNC_SYNC_H

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "config/config.h"
#include "modules/session.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* -- The server's side ---------------------------------------------------------------------- */

/* Answers a laptop on two open files until it says goodbye. The session is that of the user who is
 * served. */
bool sync_serve(struct session *session, int in, int out, struct error *error);

/* -- The laptop's side ---------------------------------------------------------------------- */

struct sync_progress {
    size_t sent, to_send, received, to_receive; /* operations */
    uint64_t bytes_sent, bytes_received;
};

struct vault_cost; /* store/vault.h */

struct sync_visit {
    const char *path;    /* of the laptop's database, made when it is missing */
    const char *host;    /* as ssh knows it; NULL: that of the last time */
    const char *ssh;     /* the words of a command before the host; NULL: those of the last
                            time to the same host, or ssh */
    const char *machine; /* what a new laptop is called */
    bool released;       /* a person said that much may be removed or blanked (S11) */
    bool anew;           /* enrol again, under a new number (S5) */
    /* Of a new laptop: whom it takes along, all when both are NULL, and its last day (sync.md B).
     */
    const char *filter, *event, *until;
    /* The passphrase of the file, or a new one for a file that is made; ended with secret_free,
     * NULL with the error. */
    char *(*ask)(void *context, bool is_new, struct error *error);
    const struct vault_cost *cost; /* of a new file; NULL for vault_cost_ordinary */
    const struct config *config;
    struct clock clock;
    void (*tell)(void *context, const struct sync_progress *progress); /* NULL: nobody is told */
    void *context;
};

/* What came of a visit, each part as far as it got. */
struct sync_report {
    struct sync_progress progress;
    bool enrolled;     /* just now */
    bool expired;      /* its last day is past: it brought what it had, and took nothing */
    char *scope;       /* whom it has, in words; owned, NULL for everybody */
    char *until;       /* its last day, in ISO; owned, NULL for none */
    size_t kept, left; /* with `anew`: steps of the old file that were done again, and changes
                          that had nothing to build on */
    char *aside;       /* where the old file is now, with `anew`; owned, NULL for none */
    char *backups;     /* a folder of copies that an older posact left unsealed; owned, or NULL */
    char *host;        /* owned */
    size_t conflicts;  /* for a person to settle */
    size_t held;       /* of ours, held back by the server (modules/held_change.h) */
    char *held_why;    /* the first of them; owned, NULL for none */
    int64_t ahead_ms;  /* how far our clock is ahead of the server's */
};
void sync_report_clear(struct sync_report *report);

bool sync_run(const struct sync_visit *visit, struct sync_report *report, struct error *error);
/* The same, and when the server has everything the file is removed from this machine. */
bool sync_check_in(const struct sync_visit *visit, struct sync_report *report, struct error *error);

#endif
