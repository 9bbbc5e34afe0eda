/* serve.c - the server's side: who is there, what they bring, what they lack. */
#include "sync/sync.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "frame.h"
#include "key.h"
#include "modules/checkout.h"
#include "modules/force_key.h"
#include "modules/hub.h"
#include "modules/laptop.h"
#include "modules/session_user.h"
#include "sync/wire.h"

struct serving {
    struct session *session;
    struct line line;
    struct frame frame; /* the last that came */
    struct text out;    /* the next that goes */
    struct hello theirs, ours;
    struct hub_taken taken;
    bool left; /* without a goodbye */
    bool over; /* past its last day, and told nothing more */
};

/* --- who is there --- */

static bool
check_kinship(const struct serving *serving, struct error *error)
{
    const struct hello *theirs = &serving->theirs, *ours = &serving->ours;
    enum kinship kinship = hello_kinship(ours, theirs);
    if (kinship != KINSHIP_FITS)
        return error_set(error, ERROR_DENIED,
                         "The laptop's posact is too much %s than the server's; bring both to the "
                         "same version",
                         kinship == KINSHIP_THEIRS_IS_NEWER ? "newer" : "older");
    bool is_new = theirs->replica == 0;
    if (!is_new && theirs->live != ours->live)
        return error_set(error, ERROR_DENIED,
                         "One of the two databases is for training, and never mixes with a live "
                         "one; name another file with --db");
    return is_new || id_equal(&theirs->database, &ours->database) ||
           error_set(error, ERROR_DENIED,
                     "The laptop's database belongs to another server; name another host, or "
                     "another file with --db");
}

static bool
enrol(struct session *session, void *context, struct error *error)
{
    const struct serving *serving = context;
    char *key = sync_key_words(serving->theirs.key);
    const struct hello *theirs = &serving->theirs;
    const struct checkout_wish wish = {theirs->filter, theirs->event, theirs->until};
    bool done = laptop_enrol(session, theirs->name, key, &wish, error);
    free(key);
    return done;
}

/* The record of the laptop, made for one that comes for the first time; the caller's. */
static struct record *
find_laptop(struct serving *serving, struct error *error)
{
    char *key = sync_key_words(serving->theirs.key);
    struct record *laptop = laptop_find(serving->session, key, error);
    if (!laptop && error->code == ERROR_NOT_FOUND && serving->theirs.replica == 0 &&
        session_write(serving->session, "enrol", enrol, serving, error))
        laptop = laptop_find(serving->session, key, error);
    else if (!laptop && error->code == ERROR_NOT_FOUND)
        error_set(error, ERROR_CONFLICT,
                  "This laptop is not enrolled here, or the server was put back from a backup made "
                  "before it was; to enrol it again and keep what was not sent: posact sync "
                  "--anew");
    free(key);
    return laptop;
}

/* S5: a number that went further before than the laptop now knows of. */
static bool
check_chain(struct serving *serving, struct error *error)
{
    int64_t replica = serving->ours.replica;
    const struct log_end *here = log_point_end(&serving->ours.point, replica);
    int64_t seq = here->seq;
    const struct log_end *there = log_point_end(&serving->theirs.point, replica);
    if (serving->theirs.replica == 0)
        return seq == 0 ||
               error_set(error, ERROR_CONFLICT,
                         "The key of this laptop has been in use, and its database is gone; to "
                         "enrol it again: posact sync --anew");
    bool same = there->seq > seq ||
                (there->seq == seq && memcmp(there->hash, here->hash, sizeof here->hash) == 0);
    return same || seq == 0 ||
           error_set(error, ERROR_CONFLICT,
                     "This laptop's database was put back from a backup, or is a copy: the server "
                     "has changes of it that it does not have; to enrol it again and keep what was "
                     "not sent: posact sync --anew");
}

/* S5: what the laptop has of others, the server has too, unless it was put back from a backup. */
static bool
check_others(struct serving *serving, struct error *error)
{
    for (size_t i = 0; i < serving->theirs.point.end_count; i++) {
        const struct log_end *end = &serving->theirs.point.ends[i];
        bool same;
        if (end->seq == 0 || end->replica == serving->ours.replica)
            continue;
        if (!hub_has(serving->session, end, &same, error))
            return false;
        if (!same)
            return error_set(error, ERROR_CONFLICT,
                             "The server was put back from a backup: it lacks changes that this "
                             "laptop has; tell whoever keeps the server, and then enrol again, "
                             "which sends what was made here: posact sync --anew");
    }
    return true;
}

static char *
copy_of(const char *words)
{
    return words ? must_strdup(words) : NULL;
}

/* What it was given, and what its file is sealed for besides its passphrase. */
static bool
tell_checkout(struct serving *serving, const struct record *laptop, struct error *error)
{
    struct hello *ours = &serving->ours;
    ours->replica = laptop_replica(laptop);
    ours->scope = copy_of(record_get(laptop, LAPTOP_SCOPE));
    ours->until = copy_of(record_get(laptop, LAPTOP_UNTIL));
    serving->over = checkout_is_over(serving->session, laptop);
    checkout_limit(serving->session, laptop);
    return serving->theirs.replica != 0 ||
           (force_key_make(serving->session, NULL, error) &&
            force_key_public(serving->session, ours->force_key, error));
}

static bool
meet(struct serving *serving, struct error *error)
{
    struct hub hub;
    if (!hub_look(serving->session, &hub, error))
        return false;
    serving->ours = (struct hello){
        .protocol = WIRE_PROTOCOL,
        .protocol_oldest = WIRE_PROTOCOL_OLDEST,
        .schema = hub.schema,
        .schema_oldest = WIRE_SCHEMA_OLDEST,
        .live = hub.live,
        .database = hub.database,
        .incarnation = hub.incarnation,
        .now_ms = hub.now_ms,
        .name = must_strdup(session_officer(serving->session)),
        .point = hub.point, /* taken */
    };
    memcpy(serving->ours.key, hub.challenge, sizeof serving->ours.key);
    if (!check_kinship(serving, error))
        return false;
    struct record *laptop = find_laptop(serving, error);
    bool done = laptop && laptop_check(serving->session, laptop, error);
    done = done && tell_checkout(serving, laptop, error);
    record_free(laptop);
    if (done && serving->theirs.replica != 0 && serving->theirs.replica != serving->ours.replica)
        done = error_set(error, ERROR_CONFLICT, "This laptop has another number on the server");
    return done && check_chain(serving, error) && check_others(serving, error);
}

/* --- frames --- */

static bool
send(struct serving *serving, enum frame_kind kind, struct error *error)
{
    return frame_write(&serving->line, kind, &serving->out, error);
}

/* False, with the error, when even that could not be said. */
static bool
send_error(struct serving *serving, const struct error *why, struct error *error)
{
    text_reset(&serving->out);
    wire_put_error(why, &serving->out);
    return send(serving, FRAME_ERROR, error);
}

static bool
refuse(struct serving *serving, struct error *error)
{
    struct error why = *error, ignored;
    send_error(serving, &why, &ignored);
    return false;
}

/* Whoever leaves between two frames has said why to whoever sits there. */
static bool
receive(struct serving *serving, struct error *error)
{
    bool ended;
    bool done = frame_read(&serving->line, &serving->frame, &ended, error);
    if (ended)
        serving->left = true;
    return done;
}

static bool
no_sense(struct error *error)
{
    return error_set(error, ERROR_FILE,
                     "What the laptop sent makes no sense here; nothing of it "
                     "was taken in");
}

static bool
greet(struct serving *serving, struct error *error)
{
    if (!receive(serving, error))
        return false;
    if (serving->frame.kind != FRAME_HELLO || !hello_read(&serving->frame.bytes, &serving->theirs))
        return no_sense(error) || refuse(serving, error);
    if (!meet(serving, error))
        return refuse(serving, error);
    text_reset(&serving->out);
    hello_write(&serving->ours, &serving->out);
    if (!send(serving, FRAME_HELLO, error) || !receive(serving, error))
        return false;
    bool proved = serving->frame.kind == FRAME_PROOF &&
                  sync_key_is_proved(serving->theirs.key, &serving->ours, &serving->frame.bytes);
    if (!proved)
        error_set(error, ERROR_DENIED,
                  "The laptop does not hold the key that it was enrolled with");
    return proved || refuse(serving, error);
}

/* --- what they bring --- */

/* A refusal is told and noted, and the conversation goes on: what others wrote still comes. */
static bool
take_push(struct serving *serving, struct error *error)
{
    struct operation_list list;
    struct error why, ignored;
    size_t held = serving->taken.held;
    bool newer = serving->theirs.schema > serving->ours.schema;
    bool read = wire_read_operations(&serving->frame.bytes, &list);
    bool taken = read ? hub_take_pushed(serving->session, serving->ours.replica, newer, list.items,
                                        list.count, &serving->taken, &why)
                      : no_sense(&why);
    operation_list_clear(&list);
    held = serving->taken.held - held;
    if (held > 0 || (!taken && (why.code == ERROR_DENIED || why.code == ERROR_CONFLICT)))
        session_note_refusal(serving->session, "sync", &ignored);
    if (!taken)
        return send_error(serving, &why, error);
    text_reset(&serving->out);
    wire_put_taken(held, held > 0 ? serving->taken.held_why.text : "", &serving->out);
    return send(serving, FRAME_ACK, error);
}

/* --- what they lack --- */

static bool
fill_batch(struct serving *serving, int64_t cursor, struct error *error)
{
    size_t count = 0;
    bool found = true;
    wire_begin_operations(&serving->out);
    while (serving->out.length < FRAME_BATCH) {
        struct operation operation;
        if (!hub_next(serving->session, cursor, &serving->theirs.point, &operation, &found, error))
            return false;
        if (!found)
            break;
        wire_put_operation(&operation, &serving->out);
        cursor = operation.lsn;
        count++;
        operation_clear(&operation);
    }
    wire_end_operations(&serving->out, count, cursor, found);
    return true;
}

static bool
answer_get(struct serving *serving, struct error *error)
{
    const struct text *asked = &serving->frame.bytes;
    struct bytes_reader reader = {(unsigned char *)asked->bytes, asked->length};
    int64_t cursor = (int64_t)bytes_take_number(&reader, 8);
    if (!reader.at || reader.left > 0 || cursor < 0)
        return no_sense(error) || refuse(serving, error);
    if (serving->over)
        return error_set(error, ERROR_DENIED,
                         "The last day of this laptop is past: it brings what it has, and is told "
                         "nothing more") ||
               refuse(serving, error);
    return fill_batch(serving, cursor, error) ? send(serving, FRAME_SENT, error)
                                              : refuse(serving, error);
}

/* --- the conversation --- */

static bool
converse(struct serving *serving, struct error *error)
{
    /* What it wrote itself it has. */
    log_point_end(&serving->theirs.point, serving->ours.replica)->seq = INT64_MAX;
    serving->taken.released = serving->theirs.released;
    hub_expect_many(serving->session);
    for (;;) {
        if (!receive(serving, error))
            return false;
        switch (serving->frame.kind) {
        case FRAME_PUSH:
            if (!take_push(serving, error))
                return false;
            break;
        case FRAME_GET:
            if (!answer_get(serving, error))
                return false;
            break;
        case FRAME_BYE:
            text_reset(&serving->out);
            return send(serving, FRAME_BYE, error);
        case FRAME_HELLO:
        case FRAME_PROOF:
        case FRAME_ACK:
        case FRAME_SENT:
        case FRAME_ERROR:
            return no_sense(error) || refuse(serving, error);
        }
    }
}

bool
sync_serve(struct session *session, int in, int out, struct error *error)
{
    struct serving serving = {
        .session = session,
        .line = {.in = in, .out = out, .timeout_ms = -1},
    };
    bool done = (greet(&serving, error) && converse(&serving, error)) || serving.left;
    text_clear(&serving.frame.bytes);
    text_clear(&serving.out);
    hello_clear(&serving.theirs);
    hello_clear(&serving.ours);
    return done;
}
