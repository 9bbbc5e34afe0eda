/* hub.c - what leaves the log for others, and what comes into it from them. */
#include "modules/hub.h"

#include <string.h>

#include "base/memory.h"
#include "modules/checkout.h"
#include "modules/held_change.h"
#include "modules/registry.h"
#include "modules/session_user.h"
#include "pushed.h"
#include "session_private.h"
#include "store/conflict.h"
#include "store/exchange.h"
#include "store/record_store.h"

/* S11: of so few a person can tell by themselves. */
#define LOSSES_UNASKED 20
#define LOSSES_PER_CENT 10

bool
hub_look(struct session *session, struct hub *hub, struct error *error)
{
    *hub = (struct hub){
        .database = store_uuid(session->store),
        .replica = store_replica(session->store),
        .now_ms = store_now_ms(session->store),
        .live = string_equal(store_kind(session->store), "live"),
    };
    for (size_t i = 0; i < HUB_CHALLENGE_SIZE; i += ID_SIZE) {
        struct id part = store_new_id(session->store);
        memcpy(hub->challenge + i, part.bytes, ID_SIZE);
    }
    return exchange_about(session->store, &hub->incarnation, &hub->schema, error) &&
           exchange_point(session->store, &hub->point, error);
}

void
hub_clear(struct hub *hub)
{
    log_point_clear(&hub->point);
}

void
hub_expect_many(struct session *session)
{
    exchange_expect_many(session->store);
}

/* --- what leaves --- */

static int64_t
end_of(const struct log_point *point, int64_t replica)
{
    for (size_t i = 0; i < point->end_count; i++) {
        if (point->ends[i].replica == replica)
            return point->ends[i].seq;
    }
    return 0;
}

/* What is guarded stays where each look at it is noted; so whether it is told does not hang on who
 * asks. */
static bool
is_withheld(struct session *session, const struct operation *operation)
{
    struct error ignored;
    const struct record_type *type = registry_type_by_number(operation->type);
    if (!type || !type->may_see)
        return false;
    if (type->guarded_by == 0)
        return true;
    struct record *record = record_store_get(session->store, type, &operation->record, &ignored);
    bool withheld = !record || record_is_guarded(record);
    record_free(record);
    return withheld;
}

static void
withhold(struct operation *operation)
{
    const struct operation whole = *operation;
    *operation = (struct operation){
        .lsn = whole.lsn,
        .replica = whole.replica,
        .seq = whole.seq,
        .time_ms = whole.time_ms,
        .action = whole.action,
        .undoes = whole.undoes,
        .actor = must_strdup(whole.actor),
        .command = must_strdup(whole.command),
        .type = whole.type,
        .record = whole.record,
    };
    memcpy(operation->body_hash, whole.body_hash, OPERATION_HASH_SIZE);
    memcpy(operation->hash, whole.hash, OPERATION_HASH_SIZE);
    struct operation gone = whole;
    operation_clear(&gone);
}

bool
hub_next(struct session *session, int64_t cursor, const struct log_point *theirs,
         struct operation *operation, bool *found, struct error *error)
{
    *operation = (struct operation){.lsn = 0};
    do {
        operation_clear(operation);
        if (!operation_next(session->store, cursor, operation, found, error))
            return false;
        if (!*found)
            return true;
        cursor = operation->lsn;
    } while (operation->seq <= end_of(theirs, operation->replica));
    bool covers;
    if (!checkout_covers(session, operation, &covers, error))
        return false;
    if (!covers || is_withheld(session, operation))
        withhold(operation);
    return true;
}

bool
hub_next_own(struct session *session, int64_t seq, struct operation *operation, bool *found,
             struct error *error)
{
    struct operation_reference next = {store_replica(session->store), seq + 1};
    return operation_find(session->store, next, operation, found, error);
}

bool
hub_has(struct session *session, const struct log_end *end, bool *same, struct error *error)
{
    struct operation here;
    bool found;
    struct operation_reference reference = {end->replica, end->seq};
    if (!operation_find(session->store, reference, &here, &found, error))
        return false;
    *same = found && memcmp(here.hash, end->hash, OPERATION_HASH_SIZE) == 0;
    operation_clear(&here);
    return true;
}

bool
hub_count_conflicts(struct session *session, size_t *count, struct error *error)
{
    return conflict_count(session->store, count, error);
}

/* --- the brake --- */

static bool
loses(const struct operation *operation)
{
    if (operation->kind != OPERATION_WRITE)
        return false;
    for (size_t i = 0; i < operation->write_count; i++) {
        const struct operation_write *write = &operation->writes[i];
        bool removes = write->column == COLUMN_ALIVE && string_equal(write->value, "0");
        if (removes || (write->column > COLUMN_ALIVE && !write->value && write->parent_count > 0))
            return true;
    }
    return false;
}

static bool
count_records(struct session *session, size_t *count, struct error *error)
{
    *count = 0;
    for (size_t i = 0; i < registry_type_count; i++) {
        struct query query = query_default(registry_types[i]);
        size_t records;
        if (!window_count(session->store, &query, &records, error))
            return false;
        *count += records;
    }
    return true;
}

static bool
check_brake(struct session *session, const struct hub_taken *taken, struct error *error)
{
    size_t records;
    if (taken->released || taken->losses <= LOSSES_UNASKED)
        return true;
    if (!count_records(session, &records, error))
        return false;
    return taken->losses * 100 <= records * LOSSES_PER_CENT ||
           error_set(error, ERROR_BUSY,
                     "This would remove or blank %zu records and more, of %zu; look whether that "
                     "is meant, and let it with: posact sync --release",
                     taken->losses, records);
}

/* --- what comes in --- */

static bool
count_taken(struct session *session, const struct operation *operation, bool known,
            struct hub_taken *taken, struct error *error)
{
    taken->operations += !known;
    taken->known += known;
    if (known || !loses(operation))
        return true;
    taken->losses++;
    return check_brake(session, taken, error);
}

static bool
take_all(struct session *session, const struct operation *operations, size_t count,
         const struct exchange *exchange, struct hub_taken *taken, struct error *error)
{
    for (size_t i = 0; i < count; i++) {
        bool known;
        if (!operation_receive(session->store, &operations[i], &known, error) ||
            !count_taken(session, &operations[i], known, taken, error))
            return false;
    }
    return !exchange || exchange_write(session->store, exchange, error);
}

bool
hub_take(struct session *session, const struct operation *operations, size_t count,
         const struct exchange *exchange, struct hub_taken *taken, struct error *error)
{
    struct hub_taken before = *taken;
    if (!store_begin(session->store, session->officer, "sync", error))
        return false;
    if (session_check_user(session, error) &&
        take_all(session, operations, count, exchange, taken, error)) {
        if (store_commit(session->store, error))
            return true;
    } else {
        store_rollback(session->store);
    }
    *taken = before;
    return false;
}

bool
hub_note(struct session *session, const struct exchange *exchange, struct error *error)
{
    if (!store_begin(session->store, session->officer, "sync", error))
        return false;
    if (exchange_write(session->store, exchange, error))
        return store_commit(session->store, error);
    store_rollback(session->store);
    return false;
}

bool
hub_exchange(struct session *session, struct exchange *exchange, bool *found, struct error *error)
{
    return exchange_read(session->store, exchange, found, error);
}

bool
hub_count_unsent(struct session *session, const struct exchange *exchange, size_t *count,
                 struct error *error)
{
    return exchange_count_unsent(session->store, exchange, count, error);
}

bool
hub_is_over(struct session *session, const struct exchange *exchange)
{
    struct date until;
    return exchange->until && date_from_iso(exchange->until, &until) &&
           date_to_days(until) < date_to_days(session_context(session)->today);
}

/* --- what a laptop brings --- */

/* One batch of it. */
struct pushing {
    struct session *session;
    bool newer;
    int64_t known; /* up to which of this laptop's all is here */
    struct hub_taken *taken;
};

static bool
hold_one(struct pushing *pushing, const struct operation *operation, const struct error *why,
         struct error *error)
{
    struct hub_taken *taken = pushing->taken;
    bool guarded = pushed_is_guarded(pushing->session, operation);
    if (taken->held++ == 0)
        taken->held_why = *why;
    return operation_hold(pushing->session->store, operation, error) &&
           held_change_keep(pushing->session, operation, why->text, guarded, error);
}

static bool
push_one(struct pushing *pushing, const struct operation *operation, struct error *error)
{
    struct session *session = pushing->session;
    bool known = operation->seq <= pushing->known;
    if (known || (checkout_check(session, operation, error) &&
                  pushed_check(session, operation, pushing->newer, error)))
        return operation_receive(session->store, operation, &known, error) &&
               checkout_add(session, operation, error) &&
               count_taken(session, operation, known, pushing->taken, error);
    struct error why = *error;
    return why.code == ERROR_DENIED && hold_one(pushing, operation, &why, error);
}

static bool
push_all(struct pushing *pushing, const struct operation *operations, size_t count,
         struct error *error)
{
    struct log_point point = {.lsn = 0};
    bool done = session_check_user(pushing->session, error) &&
                exchange_point(pushing->session->store, &point, error);
    pushing->known = count > 0 ? end_of(&point, operations[0].replica) : 0;
    log_point_clear(&point);
    for (size_t i = 0; i < count && done; i++)
        done = push_one(pushing, &operations[i], error);
    return done;
}

/* What is held back is noted in nobody's name: it is no step that somebody could undo. */
static bool
push_batch(struct pushing *pushing, const struct operation *operations, size_t count,
           struct error *error)
{
    struct session *session = pushing->session;
    struct hub_taken before = *pushing->taken;
    if (!store_begin(session->store, "posact", "sync", error))
        return false;
    session->ruling++;
    bool done = push_all(pushing, operations, count, error);
    session->ruling--;
    if (done && store_commit(session->store, error))
        return true;
    store_rollback(session->store);
    *pushing->taken = before;
    return false;
}

bool
hub_take_pushed(struct session *session, int64_t replica, bool newer,
                const struct operation *operations, size_t count, struct hub_taken *taken,
                struct error *error)
{
    struct pushing pushing = {.session = session, .newer = newer, .taken = taken};
    for (size_t i = 0; i < count; i++) {
        if (!pushed_check_shape(replica, &operations[i], error))
            return false;
    }
    return push_batch(&pushing, operations, count, error);
}
