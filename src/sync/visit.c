/* visit.c - the laptop's side of the conversation. */
#include "visit.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/remote.h"
#include "key.h"
#include "modules/hub.h"
#include "store/conflict.h"
#include "store/store.h"

#define ASKED "posact sync --stdio"
#define ANSWER_TIMEOUT_MS 120000

/* --- calling --- */

static bool
call(struct visiting *visiting, struct error *error)
{
    bool done = remote_begin(&visiting->conversation, visiting->visit->ssh, visiting->visit->host,
                             ASKED, error);
    visiting->line = (struct line){
        .in = visiting->conversation.in,
        .out = visiting->conversation.out,
        .timeout_ms = ANSWER_TIMEOUT_MS,
    };
    return done;
}

/* --- frames --- */

static bool
no_sense(struct error *error)
{
    return error_set(error, ERROR_FILE, "What the server answered makes no sense here");
}

/* The next frame, which is to be of this kind. */
static bool
expect(struct visiting *visiting, enum frame_kind kind, struct error *error)
{
    bool ended;
    if (!frame_read(&visiting->line, &visiting->frame, &ended, error)) {
        if (ended && !visiting->theirs.name)
            error_set(error, ERROR_FILE,
                      "'%s' ended the line before it answered; what it said of it stands above",
                      visiting->report->host);
        return false;
    }
    if (visiting->frame.kind == FRAME_ERROR) {
        wire_read_error(&visiting->frame.bytes, error);
        return false;
    }
    return visiting->frame.kind == kind || no_sense(error);
}

static bool
send(struct visiting *visiting, enum frame_kind kind, struct error *error)
{
    return frame_write(&visiting->line, kind, &visiting->out, error);
}

static void
tell(struct visiting *visiting)
{
    struct sync_progress *progress = &visiting->report->progress;
    progress->bytes_sent = visiting->line.sent;
    progress->bytes_received = visiting->line.received;
    if (visiting->visit->tell)
        visiting->visit->tell(visiting->visit->context, progress);
}

/* --- hello --- */

static char *
copy_of(const char *words)
{
    return words ? must_strdup(words) : NULL;
}

static bool
say_hello(struct visiting *visiting, struct session *session, const struct signing_key *key,
          struct error *error)
{
    struct hub hub = {.live = true, .now_ms = clock_now_ms(&visiting->visit->clock)};
    if (session && !hub_look(session, &hub, error))
        return false;
    visiting->ours = (struct hello){
        .protocol = WIRE_PROTOCOL,
        .protocol_oldest = WIRE_PROTOCOL_OLDEST,
        .schema_oldest = WIRE_SCHEMA_OLDEST,
        .schema = session ? hub.schema : store_newest_schema(),
        .live = hub.live,
        .released = visiting->visit->released,
        .database = hub.database,
        .incarnation = hub.incarnation,
        .replica = hub.replica,
        .now_ms = hub.now_ms,
        .name = must_strdup(visiting->visit->machine),
        .point = hub.point, /* taken */
        .filter = copy_of(session ? NULL : visiting->visit->filter),
        .event = copy_of(session ? NULL : visiting->visit->event),
        .until = copy_of(session ? NULL : visiting->visit->until),
    };
    memcpy(visiting->ours.key, key->public_part, sizeof visiting->ours.key);
    text_reset(&visiting->out);
    hello_write(&visiting->ours, &visiting->out);
    return send(visiting, FRAME_HELLO, error);
}

static bool
hear_hello(struct visiting *visiting, const struct signing_key *key, struct error *error)
{
    if (!expect(visiting, FRAME_HELLO, error))
        return false;
    if (!hello_read(&visiting->frame.bytes, &visiting->theirs))
        return no_sense(error);
    if (hello_kinship(&visiting->ours, &visiting->theirs) != KINSHIP_FITS)
        return error_set(error, ERROR_DENIED,
                         "The server's posact is too much older or newer than the laptop's; bring "
                         "both to the same version");
    visiting->report->ahead_ms = clock_now_ms(&visiting->visit->clock) - visiting->theirs.now_ms;
    text_reset(&visiting->out);
    sync_key_prove(key, &visiting->theirs, &visiting->out);
    return send(visiting, FRAME_PROOF, error);
}

bool
visit_begin(struct visiting *visiting, struct session *session, const struct signing_key *key,
            struct error *error)
{
    const char *host = visiting->visit->host;
    visiting->conversation = (struct conversation){.in = -1, .out = -1};
    visiting->report->host = must_strdup(host ? host : "");
    return call(visiting, error) && say_hello(visiting, session, key, error) &&
           hear_hello(visiting, key, error);
}

void
visit_end(struct visiting *visiting)
{
    tell(visiting);
    if (visiting->conversation.in >= 0)
        conversation_end(&visiting->conversation);
    text_clear(&visiting->frame.bytes);
    text_clear(&visiting->out);
    hello_clear(&visiting->ours);
    hello_clear(&visiting->theirs);
}

/* --- are both what the other thinks --- */

/* S5: the server holds our end against its own; where it has less of us than we do, the last that
 * it has must be ours. */
static bool
check_own(struct session *session, const struct log_end *there, struct error *error)
{
    bool same = true;
    if (there->seq > 0 && !hub_has(session, there, &same, error))
        return false;
    return same ||
           error_set(error, ERROR_CONFLICT,
                     "This database is a copy of one that has been in use since: what was written "
                     "here is not what the server has from it; to enrol it again and keep what was "
                     "not sent: posact sync --anew");
}

static bool
check_server(struct visiting *visiting, const struct hub *hub, struct session *session,
             struct error *error)
{
    const struct hello *theirs = &visiting->theirs;
    if (!id_equal(&theirs->database, &hub->database) || theirs->replica != hub->replica)
        return error_set(error, ERROR_DENIED,
                         "'%s' is another server than the one this database belongs to",
                         visiting->report->host);
    return check_own(session, log_point_end(&visiting->theirs.point, hub->replica), error);
}

/* --- sending --- */

static bool
fill_batch(struct visiting *visiting, struct session *session, int64_t *seq, size_t *count,
           struct error *error)
{
    bool found = true;
    *count = 0;
    wire_begin_operations(&visiting->out);
    while (visiting->out.length < FRAME_BATCH) {
        struct operation operation;
        if (!hub_next_own(session, *seq, &operation, &found, error))
            return false;
        if (!found)
            break;
        wire_put_operation(&operation, &visiting->out);
        (*seq)++;
        (*count)++;
        operation_clear(&operation);
    }
    wire_end_operations(&visiting->out, *count, *seq, found);
    return true;
}

/* What the server held back of what it took in. */
static bool
hear_taken(struct visiting *visiting, struct error *error)
{
    struct sync_report *report = visiting->report;
    size_t held;
    char *why;
    bool done = wire_read_taken(&visiting->frame.bytes, &held, &why) || no_sense(error);
    if (done && held > 0 && report->held == 0) {
        report->held_why = why;
        why = NULL;
    }
    report->held += done ? held : 0;
    free(why);
    return done;
}

static bool
push(struct visiting *visiting, struct session *session, struct exchange *exchange,
     struct error *error)
{
    int64_t seq = exchange->sent;
    size_t count;
    for (;;) {
        if (!fill_batch(visiting, session, &seq, &count, error))
            return false;
        if (count == 0)
            return true;
        if (!send(visiting, FRAME_PUSH, error) || !expect(visiting, FRAME_ACK, error) ||
            !hear_taken(visiting, error))
            return false;
        exchange->sent = seq;
        if (!hub_note(session, exchange, error))
            return false;
        visiting->report->progress.sent += count;
        tell(visiting);
    }
}

/* --- taking --- */

static bool
pull(struct visiting *visiting, struct session *session, struct exchange *exchange,
     struct error *error)
{
    /* What was removed before a laptop was enrolled, it never had. */
    struct hub_taken taken = {
        .released = visiting->visit->released || visiting->report->enrolled,
    };
    bool more = true;
    while (more) {
        struct operation_list list;
        text_reset(&visiting->out);
        bytes_put(&visiting->out, (uint64_t)exchange->cursor, 8);
        if (!send(visiting, FRAME_GET, error) || !expect(visiting, FRAME_SENT, error))
            return false;
        bool done = wire_read_operations(&visiting->frame.bytes, &list) || no_sense(error);
        exchange->cursor = list.cursor;
        exchange->met_ms = visiting->theirs.now_ms;
        done = done && hub_take(session, list.items, list.count, exchange, &taken, error);
        more = list.more;
        visiting->report->progress.received += list.count;
        operation_list_clear(&list);
        if (!done)
            return false;
        tell(visiting);
    }
    return true;
}

/* --- both --- */

static bool
say_goodbye(struct visiting *visiting, struct error *error)
{
    text_reset(&visiting->out);
    return send(visiting, FRAME_BYE, error) && expect(visiting, FRAME_BYE, error);
}

static size_t
distance(int64_t from, int64_t to)
{
    return to > from ? (size_t)(to - from) : 0;
}

static bool
exchange_all(struct visiting *visiting, struct session *session, struct hub *hub,
             struct exchange *exchange, struct error *error)
{
    struct error refused = {.code = ERROR_NONE};
    if (!check_server(visiting, hub, session, error))
        return false;
    const struct log_end *there = log_point_end(&visiting->theirs.point, hub->replica);
    exchange->sent = there->seq;
    /* After a restore the places in its log are others. */
    if (exchange->incarnation != visiting->theirs.incarnation)
        exchange->cursor = 0;
    exchange->incarnation = visiting->theirs.incarnation;
    free(exchange->host);
    exchange->host = must_strdup(visiting->report->host);
    free(exchange->ssh);
    exchange->ssh = visiting->visit->ssh ? must_strdup(visiting->visit->ssh) : NULL;
    free(exchange->officer);
    exchange->officer = must_strdup(visiting->theirs.name);
    visiting->report->progress.to_send =
        distance(exchange->sent, log_point_end(&hub->point, hub->replica)->seq);
    visiting->report->progress.to_receive = distance(exchange->cursor, visiting->theirs.point.lsn);
    /* What the server does not take in keeps nothing back of what it has for us. */
    if (!push(visiting, session, exchange, &refused) && refused.code == ERROR_FILE) {
        *error = refused;
        return false;
    }
    visiting->report->scope = copy_of(exchange->scope);
    visiting->report->until = copy_of(exchange->until);
    visiting->report->expired = hub_is_over(session, exchange);
    if ((!visiting->report->expired && !pull(visiting, session, exchange, error)) ||
        !say_goodbye(visiting, error))
        return false;
    if (refused.code != ERROR_NONE)
        *error = refused;
    return refused.code == ERROR_NONE;
}

bool
visit_exchange(struct visiting *visiting, struct session *session, struct error *error)
{
    struct hub hub;
    struct exchange exchange = {.cursor = 0};
    bool found = false;
    bool done = hub_look(session, &hub, error) && hub_exchange(session, &exchange, &found, error) &&
                (found || error_set(error, ERROR_DENIED,
                                    "'%s' is no laptop's database: it was not made by 'posact "
                                    "sync'; name another file with --db",
                                    session_database_path(session))) &&
                exchange_all(visiting, session, &hub, &exchange, error);
    struct error ignored;
    hub_count_conflicts(session, &visiting->report->conflicts, &ignored);
    exchange_clear(&exchange);
    hub_clear(&hub);
    return done;
}
