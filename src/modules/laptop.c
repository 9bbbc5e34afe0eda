/* laptop.c - laptops as records, so that the log says who enrolled which and when. */
#include "modules/laptop.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/memory.h"
#include "modules/permission.h"
#include "modules/session_user.h"
#include "modules/user.h"
#include "session_private.h"
#include "store/exchange.h"

struct record *
laptop_find(struct session *session, const char *public_key, struct error *error)
{
    struct record_list found = {.count = 0};
    struct record *laptop = NULL;
    if (!session_find_by_key(session, &laptop_type, LAPTOP_PUBLIC_KEY, public_key, false, 1, &found,
                             error))
        return NULL;
    if (found.count > 0)
        laptop = session_get(session, &laptop_type, &found.items[0]->id, error);
    else
        error_set(error, ERROR_NOT_FOUND, "This laptop is not enrolled here");
    record_list_clear(&found);
    return laptop;
}

int64_t
laptop_replica(const struct record *laptop)
{
    const char *number = record_get(laptop, LAPTOP_REPLICA);
    return number ? strtoll(number, NULL, 10) : 0;
}

/* --- a number of its own --- */

static bool
look_at_number(void *context, const struct record *laptop, struct error *error)
{
    (void)error;
    int64_t *highest = context;
    if (laptop_replica(laptop) > *highest)
        *highest = laptop_replica(laptop);
    return true;
}

static bool
next_replica(struct session *session, int64_t *next, struct error *error)
{
    struct log_point point = {.lsn = 0};
    int64_t highest = LAPTOP_SERVER_REPLICA;
    struct query query = query_default(&laptop_type);
    bool done = exchange_point(session->store, &point, error);
    for (size_t i = 0; i < point.end_count; i++) {
        if (point.ends[i].replica > highest)
            highest = point.ends[i].replica;
    }
    log_point_clear(&point);
    done = done && session_each(session, &query, look_at_number, &highest, error);
    query.trash = true;
    done = done && session_each(session, &query, look_at_number, &highest, error);
    *next = highest + 1;
    return done;
}

bool
laptop_enrol(struct session *session, const char *name, const char *public_key,
             const struct checkout_wish *wish, struct error *error)
{
    const struct id *user = session_user(session);
    char owner[ID_TEXT_SIZE];
    int64_t replica;
    struct checkout checkout;
    size_t people;
    if (!user)
        return error_set(error, ERROR_DENIED, "A laptop is enrolled over ssh, with a user's key");
    if (!permission_everything(session, error) || !next_replica(session, &replica, error) ||
        !checkout_understand(session, wish, &checkout, error))
        return false;
    struct record *laptop = session_prepare(session, &laptop_type);
    char *number = must_format("%" PRId64, replica);
    id_to_text(user, owner);
    record_set(laptop, LAPTOP_NAME, name);
    record_set(laptop, LAPTOP_USER, owner);
    record_take(laptop, LAPTOP_REPLICA, number);
    record_set(laptop, LAPTOP_PUBLIC_KEY, public_key);
    record_set(laptop, LAPTOP_SCOPE, checkout.scope);
    record_set(laptop, LAPTOP_UNTIL, checkout.until);
    checkout_clear(&checkout);
    bool done = session_add(session, laptop, error) &&
                checkout_take(session, replica, wish, &people, error);
    record_free(laptop);
    return done;
}

bool
laptop_check(struct session *session, const struct record *laptop, struct error *error)
{
    struct id owner;
    const struct id *user = session_user(session);
    bool own =
        user && id_from_text(record_get(laptop, LAPTOP_USER), &owner) && id_equal(&owner, user);
    if (!own)
        return error_set(error, ERROR_DENIED,
                         "This laptop was enrolled by another user; each has a database of their "
                         "own: name another file with --db");
    if (!string_equal(record_get(laptop, LAPTOP_STATE), LAPTOP_ACTIVE))
        return error_set(error, ERROR_DENIED,
                         "This laptop has been stopped; ask whoever manages the users");
    return permission_everything(session, error);
}

/* --- tables --- */

static void
prepare(struct record *record, const struct field_context *context)
{
    (void)context;
    record_set(record, LAPTOP_STATE, LAPTOP_ACTIVE);
}

/* One's own over ssh, with the next number and no other: who chose another's could write in their
 * name. */
static bool
admit(struct session *session, struct record *record, const struct record *before,
      struct error *error)
{
    int64_t next;
    if (before)
        return permission_given(session, PERMISSION_USERS, error);
    return laptop_check(session, record, error) && next_replica(session, &next, error) &&
           (next == laptop_replica(record) ||
            error_set(error, ERROR_INPUT, "The next laptop has the number %" PRId64, next));
}

static bool
may_return(struct session *session, const struct record *record, const struct record *before,
           struct error *error)
{
    (void)record;
    (void)before;
    return permission_given(session, PERMISSION_USERS, error);
}

static const struct choice states[] = {
    {LAPTOP_ACTIVE, "Active", false},
    {LAPTOP_STOPPED, "Stopped", false},
};
static const struct choice_list state_list = {states, 2};

static const struct field laptop_fields[LAPTOP_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [LAPTOP_NAME] =
        {
            .name = "name",
            .label = "Name",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_SEARCHED | FIELD_OWN,
            .number = 1,
            .list_width = 20,
            .purpose = "to know which machine it is",
            .help = "What the machine calls itself",
        },
    [LAPTOP_USER] =
        {
            .name = "user",
            .label = "User",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED,
            .number = 2,
            .list_width = 20,
            .purpose = "to know whose work comes from it",
            .help = "The one person who works on it",
            .target = &user_type,
        },
    [LAPTOP_REPLICA] =
        {
            .name = "replica",
            .label = "Replica",
            .kind = FIELD_NUMBER,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_OWN,
            .number = 3,
            .list_width = 8,
            .purpose = "to tell its operations in the log from all others",
            .help = "The number that the server gave its database",
        },
    [LAPTOP_PUBLIC_KEY] =
        {
            .name = "public_key",
            .label = "Public key",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_OWN,
            .number = 4,
            .purpose = "to tell it from a copy of its database",
            .help = "The public part of the key that lies beside its database",
        },
    [LAPTOP_STATE] =
        {
            .name = "state",
            .label = "State",
            .kind = FIELD_CHOICE,
            .flags = FIELD_KEYED | FIELD_READ_ONLY,
            .number = 5,
            .list_width = 10,
            .purpose = "to know which may exchange changes",
            .help = "Only an active one is let in",
            .choices = &state_list,
        },
    [LAPTOP_SCOPE] =
        {
            .name = "scope",
            .label = "Checked out",
            .kind = FIELD_TEXT,
            .flags = FIELD_READ_ONLY | FIELD_OWN,
            .number = 6,
            .purpose = "to know who is on it when it is lost",
            .help = "Whom it was told of; empty for everybody",
        },
    [LAPTOP_UNTIL] =
        {
            .name = "until",
            .label = "Until",
            .kind = FIELD_DATE,
            .flags = FIELD_READ_ONLY,
            .number = 7,
            .purpose = "to know from when on it opens nothing any more",
            .help = "The last day on which it opens; empty for one without an end",
        },
};

const struct record_type laptop_type = {
    .name = "laptop",
    .label = "Laptop",
    .plural_label = "Laptops",
    .table = "laptops",
    .number = 70,
    .fields = laptop_fields,
    .field_count = LAPTOP_FIELD_COUNT,
    .title_field = LAPTOP_NAME,
    .sort_field = LAPTOP_NAME,
    .fixed = true,
    .prepare = prepare,
    .admit = admit,
    .returned = may_return,
};
