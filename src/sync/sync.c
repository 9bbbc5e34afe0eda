/* sync.c - the file of a laptop: made at the first visit, and made anew when it must have another
 * number. */
#include "sync/sync.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/file.h"
#include "base/memory.h"
#include "key.h"
#include "modules/registry.h"
#include "store/store.h"
#include "visit.h"

#define LOCK_TIMEOUT_MS 10000

void
sync_report_clear(struct sync_report *report)
{
    free(report->host);
    free(report->aside);
    free(report->held_why);
    *report = (struct sync_report){.kept = 0};
}

/* --- the file --- */

static struct store *
open_store(const struct sync_visit *visit, const char *path, const struct hello *theirs,
           struct error *error)
{
    const struct store_options options = {
        .path = path,
        .mode = theirs ? STORE_CREATE : STORE_OPEN,
        .kind = theirs && !theirs->live ? "demo" : "live",
        .uuid = theirs ? &theirs->database : NULL,
        .replica = theirs ? theirs->replica : 0,
        .lock_timeout_ms = LOCK_TIMEOUT_MS,
        .clock = visit->clock,
        .ids = id_source_random(),
        .types = registry_types,
        .type_count = registry_type_count,
    };
    return store_open(&options, error);
}

static struct session *
open_session(const struct sync_visit *visit, const char *path, const struct hello *theirs,
             struct error *error)
{
    struct store *store = open_store(visit, path, theirs, error);
    return store ? session_new(&(struct session_options){
                       .store = store,
                       .config = visit->config,
                       .clock = visit->clock,
                       .officer = theirs ? theirs->name : "posact",
                   })
                 : NULL;
}

/* A database that belongs to the server and holds nothing yet; opened again, for only then does it
 * know that it is a laptop's. */
static struct session *
make_file(const struct sync_visit *visit, const char *path, const char *host,
          const struct hello *theirs, struct error *error)
{
    struct session *session = open_session(visit, path, theirs, error);
    struct exchange exchange = {
        .host = must_strdup(host),
        .officer = must_strdup(theirs->name),
        .incarnation = theirs->incarnation,
    };
    bool done = session && hub_note(session, &exchange, error);
    exchange_clear(&exchange);
    session_free(session);
    return done ? open_session(visit, path, NULL, error) : NULL;
}

/* --- a visit --- */

/* Where the file says that it belongs; the caller's, NULL for a file that belongs nowhere. */
static char *
known_host(struct session *session)
{
    struct exchange exchange = {.host = NULL};
    struct error ignored;
    bool found = false;
    char *host = NULL;
    if (session && hub_exchange(session, &exchange, &found, &ignored) && found)
        host = must_strdup(exchange.host);
    exchange_clear(&exchange);
    return host;
}

/* Calls, makes the file when `session` is NULL, and exchanges. */
static bool
visit_once(const struct sync_visit *visit, const char *path, const char *host,
           struct session **session, struct sync_report *report, struct error *error)
{
    struct visiting visiting = {.visit = visit, .report = report};
    struct signing_key key;
    bool made_key;
    free(report->host);
    report->host = NULL;
    bool done = sync_key_of(path, &key, &made_key, error);
    if (!done)
        return false;
    done = visit_begin(&visiting, host, *session, &key, error);
    signing_key_clear(&key);
    if (done && !*session) {
        *session = make_file(visit, path, host, &visiting.theirs, error);
        report->enrolled = *session != NULL;
        done = *session != NULL;
    }
    done = done && visit_exchange(&visiting, *session, error);
    visit_end(&visiting);
    return done;
}

static bool
need_host(const char *host, struct error *error)
{
    return host ||
           error_set(error, ERROR_USAGE, "Name the server, as ssh knows it: posact sync HOST");
}

static bool
run_ordinary(const struct sync_visit *visit, struct sync_report *report, struct error *error)
{
    struct session *session = NULL;
    if (file_exists(visit->path) && !(session = open_session(visit, visit->path, NULL, error)))
        return false;
    char *known = known_host(session);
    const char *host = visit->host ? visit->host : known;
    bool done = !session || known ||
                error_set(error, ERROR_DENIED,
                          "'%s' is no laptop's database: it was not made by 'posact sync'; name "
                          "another file with --db",
                          visit->path);
    done = done && need_host(host, error) &&
           visit_once(visit, visit->path, host, &session, report, error);
    free(known);
    session_free(session);
    return done;
}

/* --- anew --- */

static const char *const parts[] = {"", "-wal", "-shm", "-key", "-key.pub"};
#define PARTS (sizeof parts / sizeof parts[0])

static void
remove_parts(const char *path)
{
    for (size_t i = 0; i < PARTS; i++) {
        char *part = must_format("%s%s", path, parts[i]);
        unlink(part);
        free(part);
    }
}

static bool
move_parts(const char *from, const char *to, struct error *error)
{
    for (size_t i = 0; i < PARTS; i++) {
        char *here = must_format("%s%s", from, parts[i]),
             *there = must_format("%s%s", to, parts[i]);
        bool moved = rename(here, there) == 0 || errno == ENOENT;
        if (!moved)
            error_set(error, ERROR_FILE, "'%s' cannot be moved to '%s': %s", here, there,
                      strerror(errno));
        free(here);
        free(there);
        if (!moved)
            return false;
    }
    return file_sync_folder_of(to, error);
}

static char *
name_aside(const struct sync_visit *visit)
{
    char stamp[DATE_TEXT_SIZE], *aside = NULL;
    int64_t now_ms = clock_now_ms(&visit->clock);
    do {
        free(aside);
        moment_to_stamp(now_ms, stamp);
        aside = must_format("%s.replaced-%s", visit->path, stamp);
        now_ms += 1000;
    } while (file_exists(aside));
    return aside;
}

/* The new file takes all that the server has; what the old one never sent is done again in it. */
static bool
fill_anew(const struct sync_visit *visit, const char *path, struct session *old, const char *host,
          struct sync_report *report, struct error *error)
{
    struct session *session = NULL;
    remove_parts(path);
    bool done = visit_once(visit, path, host, &session, report, error) &&
                (!old || hub_do_again(old, session, &report->kept, &report->left, error));
    session_free(session);
    if (!done)
        remove_parts(path);
    return done;
}

static bool
take_place(const struct sync_visit *visit, const char *path, struct sync_report *report,
           struct error *error)
{
    report->aside = name_aside(visit);
    return move_parts(visit->path, report->aside, error) && move_parts(path, visit->path, error);
}

static bool
run_anew(const struct sync_visit *visit, struct sync_report *report, struct error *error)
{
    struct session *old = NULL;
    if (file_exists(visit->path) && !(old = open_session(visit, visit->path, NULL, error)))
        return false;
    char *known = known_host(old), *path = must_format("%s.anew", visit->path);
    const char *host = visit->host ? visit->host : known;
    bool done = need_host(host, error) && fill_anew(visit, path, old, host, report, error);
    session_free(old);
    done = done && take_place(visit, path, report, error);
    free(known);
    free(path);
    return done && run_ordinary(visit, report, error);
}

bool
sync_run(const struct sync_visit *visit, struct sync_report *report, struct error *error)
{
    *report = (struct sync_report){.kept = 0};
    return visit->anew ? run_anew(visit, report, error) : run_ordinary(visit, report, error);
}
