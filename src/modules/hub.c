/* hub.c - what leaves the log for others, and what comes into it from them. */
#include "modules/hub.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "modules/laptop.h"
#include "modules/permission.h"
#include "modules/registry.h"
#include "modules/session_user.h"
#include "modules/user.h"
#include "session_private.h"
#include "store/conflict.h"
#include "store/exchange.h"
#include "store/record_store.h"

/* S11: of so few a person can tell by themselves. */
#define LOSSES_UNASKED 20
#define LOSSES_PER_CENT 10

#define WORDS_MOST 300 /* of an actor or a command */

bool
hub_look(struct session *session, struct hub *hub, struct error *error)
{
    *hub = (struct hub){
        .database = store_uuid(session->store),
        .replica = store_replica(session->store),
        .now_ms = store_now_ms(session->store),
        .live = string_equal(store_kind(session->store), "live"),
    };
    return exchange_about(session->store, &hub->incarnation, &hub->schema, error) &&
           exchange_point(session->store, &hub->point, error);
}

void
hub_clear(struct hub *hub)
{
    log_point_clear(&hub->point);
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
    if (is_withheld(session, operation))
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

/* --- what a laptop may bring --- */

static bool
refuse(const struct operation *operation, const char *why, struct error *error)
{
    return error_set(error, ERROR_DENIED, "Change %lld of this laptop was not taken in: %s",
                     (long long)operation->seq, why);
}

static bool
is_plain(const char *words)
{
    size_t bad;
    return strlen(words) <= WORDS_MOST && utf8_check(words, strlen(words), &bad) &&
           strpbrk(words, "\n\r\t\x1b\x7f") == NULL;
}

static bool
check_write(struct session *session, const struct record_type *type,
            const struct operation_write *write, struct error *error)
{
    size_t bad;
    const struct field *field = record_type_field_by_number(type, write->column);
    if (write->value && !utf8_check(write->value, strlen(write->value), &bad))
        return error_set(error, ERROR_INPUT, "it holds text that is not UTF-8");
    if (write->column == COLUMN_ALIVE)
        return string_equal(write->value, "0") || string_equal(write->value, "1") ||
               error_set(error, ERROR_INPUT,
                         "it says neither that the %s is there nor that it is "
                         "in the trash",
                         type->name);
    if (field)
        return !write->value || field_accept(field, write->value, session_context(session), error);
    return write->column == COLUMN_CREATED || write->column == COLUMN_CHANGED ||
           write->column >= FIELD_CUSTOM_FIRST ||
           error_set(error, ERROR_INPUT, "a %s has no field %d here", type->name, write->column);
}

static bool
check_writes(struct session *session, const struct operation *operation, struct error *error)
{
    const struct record_type *type = registry_type_by_number(operation->type);
    for (size_t i = 0; i < operation->write_count; i++) {
        struct error why;
        if (!check_write(session, type, &operation->writes[i], &why))
            return refuse(operation, why.text, error);
    }
    return true;
}

/* Who may come in, and which laptops, is decided on the server alone. */
static bool
is_for_the_server(const struct record_type *type)
{
    return type == &user_type || type == &user_key_type || type == &laptop_type;
}

/* What not everybody may see, or would be that with this operation. */
static bool
is_about_guarded(struct session *session, const struct record_type *type,
                 const struct operation *operation)
{
    struct error ignored;
    if (!type->may_see || type->guarded_by == 0)
        return type->may_see != NULL;
    if (operation_value(operation, type->fields[type->guarded_by].number))
        return true;
    struct record *record = record_store_get(session->store, type, &operation->record, &ignored);
    bool guarded = record && record_is_guarded(record);
    record_free(record);
    return guarded;
}

static bool
check_type(struct session *session, const struct operation *operation, struct error *error)
{
    struct error why;
    const struct record_type *type = registry_type_by_number(operation->type);
    if (operation->kind == OPERATION_NOTE)
        return type || operation->type == 0 ||
               refuse(operation, "it is about records that are not known here", error);
    if (!type)
        return refuse(operation, "it is about records that are not known here", error);
    if (is_for_the_server(type) || is_about_guarded(session, type, operation))
        return refuse(operation, "it is about records that change on the server alone", error);
    char *word = must_format("%s.write", type->name);
    bool may = permission_given(session, word, &why);
    free(word);
    return may || refuse(operation, why.text, error);
}

static bool
check_pushed(struct session *session, int64_t replica, const struct operation *operation,
             struct error *error)
{
    if (operation->replica != replica)
        return refuse(operation, "it is of another replica", error);
    if (!operation->body)
        return refuse(operation, "its content is missing", error);
    if (!string_equal(operation->actor, session_officer(session)))
        return refuse(operation, "it was made by somebody else than whose laptop this is", error);
    if (!is_plain(operation->command))
        return refuse(operation, "its command cannot be read", error);
    if (operation->action < 1 || operation->action > operation->seq || operation->undoes < 0 ||
        operation->undoes >= operation->seq)
        return refuse(operation, "it belongs to a step that cannot be", error);
    return check_type(session, operation, error) && check_writes(session, operation, error);
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
take_one(struct session *session, const struct operation *operation, struct hub_taken *taken,
         struct error *error)
{
    bool known;
    if (!operation_receive(session->store, operation, &known, error))
        return false;
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
        if (!take_one(session, &operations[i], taken, error))
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
hub_take_pushed(struct session *session, int64_t replica, const struct operation *operations,
                size_t count, struct hub_taken *taken, struct error *error)
{
    for (size_t i = 0; i < count; i++) {
        if (!check_pushed(session, replica, &operations[i], error))
            return false;
    }
    return hub_take(session, operations, count, NULL, taken, error);
}
