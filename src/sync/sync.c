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
#include "base/secret.h"
#include "modules/registry.h"
#include "store/store.h"
#include "store/vault.h"
#include "visit.h"

#define LOCK_TIMEOUT_MS 10000

void
sync_report_clear(struct sync_report *report)
{
    free(report->host);
    free(report->aside);
    free(report->backups);
    free(report->held_why);
    free(report->scope);
    free(report->until);
    *report = (struct sync_report){.kept = 0};
}

/* --- the file --- */

/* A laptop's file while it is visited from. */
struct laptop {
    struct sync_visit visit; /* with what the file remembers where nothing else was said */
    struct exchange known;   /* of the last visit; no host for a file that belongs nowhere */
    char *passphrase; /* typed once, for all that is opened and made; NULL as long as it was not */
    struct store *store;
    struct session *session; /* of the store; NULL for no file */
};

static void
leave(struct laptop *laptop)
{
    session_free(laptop->session);
    laptop->session = NULL;
    laptop->store = NULL;
}

static void
end(struct laptop *laptop)
{
    leave(laptop);
    exchange_clear(&laptop->known);
    secret_free(laptop->passphrase);
    laptop->passphrase = NULL;
}

static bool
know_passphrase(struct laptop *laptop, bool is_new, struct error *error)
{
    if (!laptop->passphrase)
        laptop->passphrase = laptop->visit.ask(laptop->visit.context, is_new, error);
    return laptop->passphrase != NULL;
}

static bool
open_session(struct laptop *laptop, const char *path, struct vault *sealed,
             const struct hello *theirs, struct error *error)
{
    const struct store_options options = {
        .path = path,
        .mode = theirs ? STORE_CREATE : STORE_OPEN,
        .sealed = sealed,
        .kind = theirs && !theirs->live ? "demo" : "live",
        .uuid = theirs ? &theirs->database : NULL,
        .replica = theirs ? theirs->replica : 0,
        .lock_timeout_ms = LOCK_TIMEOUT_MS,
        .clock = laptop->visit.clock,
        .ids = id_source_random(),
        .types = registry_types,
        .type_count = registry_type_count,
    };
    laptop->store = store_open(&options, error);
    laptop->session = laptop->store ? session_new(&(struct session_options){
                                          .store = laptop->store,
                                          .config = laptop->visit.config,
                                          .clock = laptop->visit.clock,
                                          .officer = theirs ? theirs->name : "posact",
                                      })
                                    : NULL;
    return laptop->session != NULL;
}

static bool
open_file(struct laptop *laptop, const char *path, struct error *error)
{
    if (!vault_is(path))
        return open_session(laptop, path, NULL, NULL, error);
    if (!know_passphrase(laptop, false, error))
        return false;
    struct vault *sealed = vault_open(path, laptop->passphrase, false, error);
    if (sealed && vault_is_empty(sealed)) {
        /* It was being made when posact was stopped. */
        vault_close(sealed);
        unlink(path);
        return true;
    }
    return sealed && open_session(laptop, path, sealed, NULL, error);
}

static char *
copy_of(const char *words)
{
    return words ? must_strdup(words) : NULL;
}

/* From now on the file knows that it is a laptop's. */
static bool
note_enrolment(struct laptop *laptop, const struct signing_key *key, const struct hello *theirs,
               struct error *error)
{
    struct exchange exchange = {
        .host = must_strdup(laptop->visit.host),
        .officer = must_strdup(theirs->name),
        .incarnation = theirs->incarnation,
        .key = *key,
        .scope = copy_of(theirs->scope),
        .until = copy_of(theirs->until),
    };
    bool done = hub_note(laptop->session, &exchange, error) && exchange_begin(laptop->store, error);
    exchange_clear(&exchange);
    return done;
}

/* A sealed database that belongs to the server and holds nothing yet. */
static bool
make_file(struct laptop *laptop, const char *path, const struct signing_key *key,
          const struct hello *theirs, struct error *error)
{
    const struct vault_cost *cost = laptop->visit.cost;
    struct vault_with with = {
        .passphrase = laptop->passphrase,
        .cost = cost ? *cost : vault_cost_ordinary,
    };
    memcpy(with.force_key, theirs->force_key, sizeof with.force_key);
    struct vault *sealed = file_make_folder_of(path, error) ? vault_make(path, &with, error) : NULL;
    if (!sealed)
        return false;
    if (open_session(laptop, path, sealed, theirs, error) &&
        note_enrolment(laptop, key, theirs, error))
        return true;
    leave(laptop);
    unlink(path);
    return false;
}

/* --- a visit --- */

static void
remember(struct laptop *laptop)
{
    struct error ignored;
    bool found = false;
    struct sync_visit *visit = &laptop->visit;
    if (!laptop->session || !hub_exchange(laptop->session, &laptop->known, &found, &ignored))
        return;
    bool same = !visit->host || string_equal(visit->host, laptop->known.host);
    if (!visit->host)
        visit->host = laptop->known.host;
    if (!visit->ssh && same)
        visit->ssh = laptop->known.ssh;
}

/* The key in the file, or one for a file that is to be made. */
static bool
know_key(struct laptop *laptop, struct signing_key *key, struct error *error)
{
    if (!laptop->session) {
        signing_key_new(key);
        return know_passphrase(laptop, true, error);
    }
    *key = laptop->known.key;
    return store_is_sealed(laptop->store) ||
           error_set(error, ERROR_DENIED,
                     "'%s' is not sealed: an older posact made it; to make a sealed one and keep "
                     "what was not sent: posact sync --anew",
                     laptop->visit.path);
}

/* Calls, makes the file when there is none, and exchanges. */
static bool
visit_once(struct laptop *laptop, const char *path, struct sync_report *report, struct error *error)
{
    struct visiting visiting = {.visit = &laptop->visit, .report = report};
    struct signing_key key;
    free(report->host);
    report->host = NULL;
    if (!know_key(laptop, &key, error)) {
        signing_key_clear(&key);
        return false;
    }
    bool done = visit_begin(&visiting, laptop->session, &key, error);
    if (done && !laptop->session) {
        done = make_file(laptop, path, &key, &visiting.theirs, error);
        report->enrolled = done;
    }
    signing_key_clear(&key);
    done = done && visit_exchange(&visiting, laptop->session, error);
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
check_new(const struct laptop *laptop, struct error *error)
{
    const struct sync_visit *visit = &laptop->visit;
    bool asks = visit->filter || visit->event || visit->until;
    return !laptop->session || !asks ||
           error_set(error, ERROR_CONFLICT,
                     "There is a laptop's database at '%s' already; bring it back first: posact "
                     "checkin, or name another file with --db",
                     visit->path);
}

static bool
run_in(struct laptop *laptop, struct sync_report *report, struct error *error)
{
    const struct sync_visit *visit = &laptop->visit;
    if (file_exists(visit->path) && !open_file(laptop, visit->path, error))
        return false;
    remember(laptop);
    bool done = !laptop->session || laptop->known.host ||
                error_set(error, ERROR_DENIED,
                          "'%s' is no laptop's database: it was not made by 'posact sync'; name "
                          "another file with --db",
                          visit->path);
    return done && check_new(laptop, error) && need_host(visit->host, error) &&
           visit_once(laptop, visit->path, report, error);
}

static bool
run_ordinary(const struct sync_visit *visit, struct sync_report *report, struct error *error)
{
    struct laptop laptop = {.visit = *visit};
    bool done = run_in(&laptop, report, error);
    end(&laptop);
    return done;
}

/* --- anew --- */

static const char *const parts[] = {"",         "-wal",  "-shm",    "-key",
                                    "-key.pub", "-open", "-writer", "-ballast"};
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
fill_anew(struct laptop *laptop, const char *path, struct session *old, struct sync_report *report,
          struct error *error)
{
    remove_parts(path);
    bool done = visit_once(laptop, path, report, error) &&
                (!old || hub_do_again(old, laptop->session, &report->kept, &report->left, error));
    leave(laptop);
    if (!done)
        remove_parts(path);
    return done;
}

static char *
find_backups(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = must_format("%.*sbackups", slash ? (int)(slash + 1 - path) : 0, path);
    if (file_exists(folder))
        return folder;
    free(folder);
    return NULL;
}

/* A file that an older posact left unsealed stays only when something of it was not done again. */
static bool
take_place(const struct sync_visit *visit, const char *path, struct sync_report *report,
           struct error *error)
{
    bool plain = file_exists(visit->path) && !vault_is(visit->path);
    report->aside = name_aside(visit);
    if (!move_parts(visit->path, report->aside, error) || !move_parts(path, visit->path, error))
        return false;
    if (plain)
        report->backups = find_backups(visit->path);
    if (plain && report->left == 0) {
        remove_parts(report->aside);
        free(report->aside);
        report->aside = NULL;
    }
    return true;
}

/* The old file is let go before the new one takes its place; what it remembers is not. */
static bool
run_anew(const struct sync_visit *visit, struct sync_report *report, struct error *error)
{
    struct laptop old = {.visit = *visit};
    if (file_exists(visit->path) && !open_file(&old, visit->path, error)) {
        end(&old);
        return false;
    }
    remember(&old);
    struct laptop laptop = {.visit = old.visit, .passphrase = copy_of(old.passphrase)};
    char *path = must_format("%s.anew", visit->path);
    bool done =
        need_host(laptop.visit.host, error) && fill_anew(&laptop, path, old.session, report, error);
    leave(&old);
    done = done && take_place(visit, path, report, error) && run_in(&laptop, report, error);
    end(&laptop);
    end(&old);
    free(path);
    return done;
}

bool
sync_run(const struct sync_visit *visit, struct sync_report *report, struct error *error)
{
    *report = (struct sync_report){.kept = 0};
    return visit->anew ? run_anew(visit, report, error) : run_ordinary(visit, report, error);
}

/* --- bringing back --- */

/* Nothing of ours may be left that the server does not have. */
static bool
is_all_there(struct session *session, struct error *error)
{
    struct exchange exchange = {.host = NULL};
    bool found;
    size_t unsent = 0;
    bool done = hub_exchange(session, &exchange, &found, error) &&
                hub_count_unsent(session, &exchange, &unsent, error);
    exchange_clear(&exchange);
    return done && (unsent == 0 ||
                    error_set(error, ERROR_CONFLICT,
                              "The server does not have %zu step%s of this laptop, so its database "
                              "stays: posact sync",
                              unsent, unsent == 1 ? "" : "s"));
}

bool
sync_check_in(const struct sync_visit *visit, struct sync_report *report, struct error *error)
{
    struct laptop laptop = {.visit = *visit};
    *report = (struct sync_report){.kept = 0};
    bool done =
        (file_exists(visit->path) ||
         error_set(error, ERROR_FILE, "There is no laptop's database at '%s'", visit->path)) &&
        run_in(&laptop, report, error) && is_all_there(laptop.session, error);
    end(&laptop);
    if (done)
        remove_parts(visit->path);
    return done && file_sync_folder_of(visit->path, error);
}
