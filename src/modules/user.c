/* user.c - users and their keys: the fields, the rules, who a key belongs to. */
#include "modules/user.h"

#include <string.h>

#include "base/text.h"
#include "modules/permission.h"
#include "modules/session_user.h"
#include "modules/staff.h"
#include "session_private.h"

/* More than anybody has. */
#define KEYS_MOST 50

/* --- finding --- */

static bool
find_named(struct session *session, const char *name, struct record_list *found,
           struct error *error)
{
    struct text key = TEXT_EMPTY;
    field_key(&user_type.fields[USER_NAME], name, &key);
    bool read = session_find_by_key(session, &user_type, USER_NAME, text_string(&key), false, 2,
                                    found, error);
    text_clear(&key);
    return read;
}

struct record *
user_find(struct session *session, const char *typed, struct error *error)
{
    struct record_list found = {.count = 0};
    struct id id;
    bool read = find_named(session, typed, &found, error);
    bool named = read && found.count > 0;
    if (named)
        id = found.items[0]->id;
    record_list_clear(&found);
    if (!read)
        return NULL;
    if (!named && !session_find(session, &user_type, typed, &id, error)) {
        error_set(error, ERROR_NOT_FOUND, "There is no user '%s'; 'posact user list' names them",
                  typed);
        return NULL;
    }
    return session_get(session, &user_type, &id, error);
}

/* The live record of a key; at most one, as user_give_key sees to it. */
static bool
find_key(struct session *session, const char *fingerprint, struct record_list *found,
         struct error *error)
{
    return session_find_by_key(session, &user_key_type, USER_KEY_FINGERPRINT, fingerprint, false,
                               KEYS_MOST, found, error);
}

static bool
is_of(const struct record *key, const struct id *user)
{
    struct id owner;
    return id_from_text(record_get(key, USER_KEY_USER), &owner) && id_equal(&owner, user);
}

/* The fingerprint's key is the fingerprint folded, and case tells two of them apart. */
static bool
is_exactly(const struct record *key, const char *fingerprint)
{
    return string_equal(record_get(key, USER_KEY_FINGERPRINT), fingerprint);
}

static struct record *
exact_key(struct session *session, const char *fingerprint, struct error *error)
{
    struct text folded = TEXT_EMPTY;
    struct record_list found = {.count = 0};
    struct record *key = NULL;
    field_key(&user_key_type.fields[USER_KEY_FINGERPRINT], fingerprint, &folded);
    bool read = find_key(session, text_string(&folded), &found, error);
    for (size_t i = 0; i < found.count && read && !key; i++) {
        if (is_exactly(found.items[i], fingerprint))
            key = session_get(session, &user_key_type, &found.items[i]->id, error);
    }
    record_list_clear(&found);
    text_clear(&folded);
    return key;
}

static bool
find_owner(struct session *session, const struct public_key *key, struct id *user,
           struct error *error)
{
    *error = (struct error){.code = ERROR_NONE, .field = NO_FIELD};
    struct record *owned = exact_key(session, key->fingerprint, error);
    if (!owned)
        return false;
    bool is_users = id_from_text(record_get(owned, USER_KEY_USER), user);
    record_free(owned);
    struct record *owner = is_users ? session_get(session, &user_type, user, error) : NULL;
    bool works = owner && owner->alive && string_equal(record_get(owner, USER_STATE), USER_ACTIVE);
    record_free(owner);
    return works;
}

bool
user_of_key(struct session *session, const struct public_key *key, struct id *user,
            struct error *error)
{
    session->ruling++; /* nobody works yet, whatever their role will be */
    bool found = find_owner(session, key, user, error);
    session->ruling--;
    return found;
}

/* --- changing --- */

bool
user_give_key(struct session *session, const struct record *user, const struct public_key *key,
              bool *unchanged, struct error *error)
{
    char owner[ID_TEXT_SIZE];
    *unchanged = false;
    *error = (struct error){.code = ERROR_NONE, .field = NO_FIELD};
    if (!permission_given(session, PERMISSION_USERS, error))
        return false;
    struct record *there = exact_key(session, key->fingerprint, error);
    if (there) {
        *unchanged = is_of(there, &user->id);
        record_free(there);
        return *unchanged ||
               error_set(error, ERROR_CONFLICT,
                         "This key is another user's already, and a key is one person's; make a "
                         "new one with: ssh-keygen -t ed25519");
    }
    if (error->code != ERROR_NONE)
        return false;
    struct record *record = session_prepare(session, &user_key_type);
    id_to_text(&user->id, owner);
    record_set(record, USER_KEY_USER, owner);
    record_set(record, USER_KEY_KIND, key->kind);
    record_set(record, USER_KEY_FINGERPRINT, key->fingerprint);
    bool done = session_add(session, record, error);
    record_free(record);
    return done;
}

bool
user_take_key(struct session *session, const struct record *user, const char *fingerprint,
              struct error *error)
{
    *error = (struct error){.code = ERROR_NONE, .field = NO_FIELD};
    if (!permission_given(session, PERMISSION_USERS, error))
        return false;
    struct record *key = exact_key(session, fingerprint, error);
    bool done = key && is_of(key, &user->id);
    if (!done && error->code == ERROR_NONE)
        error_set(error, ERROR_NOT_FOUND, "%s has no key '%s'; 'posact user list' names them",
                  record_get(user, USER_NAME), fingerprint);
    done = done && session_relink(session, key, USER_KEY_USER, false, error);
    record_free(key);
    return done;
}

bool
user_add(struct session *session, const char *name, const char *role, const struct public_key *key,
         struct id *id, struct error *error)
{
    bool unchanged;
    struct record *user = session_prepare(session, &user_type);
    record_set(user, USER_NAME, name);
    record_set(user, USER_ROLE, role);
    bool done =
        session_add(session, user, error) && user_give_key(session, user, key, &unchanged, error);
    *id = user->id;
    record_free(user);
    return done;
}

/* Who is served could shut themselves and everybody out of managing users, for good. */
static bool
check_not_oneself(struct session *session, const struct record *user, struct error *error)
{
    const struct id *self = session_user(session);
    return !self || !id_equal(self, &user->id) ||
           error_set(error, ERROR_DENIED,
                     "Nobody changes their own role or state over ssh; ask another administrator, "
                     "or do it on the server");
}

bool
user_set(struct session *session, const struct record *user, size_t field, const char *value,
         bool *unchanged, struct error *error)
{
    bool changed = false;
    if (!permission_given(session, PERMISSION_USERS, error) ||
        !check_not_oneself(session, user, error))
        return false;
    struct record *now = record_copy(user);
    record_set(now, field, value);
    bool done = session_edit(session, now, &changed, error);
    record_free(now);
    *unchanged = done && !changed;
    return done;
}

bool
user_rename(struct session *session, const struct record *user, const char *name, bool *unchanged,
            struct error *error)
{
    return user_set(session, user, USER_NAME, name, unchanged, error) &&
           (*unchanged || session_hand_on(session, record_get(user, USER_NAME), name, error));
}

/* --- rules --- */

static void
user_prepare(struct record *record, const struct field_context *context)
{
    (void)context;
    record_set(record, USER_ROLE, "officer");
    record_set(record, USER_STATE, USER_ACTIVE);
}

static bool
check_name(struct session *session, const struct record *record, struct error *error)
{
    struct record_list found = {.count = 0};
    bool done = find_named(session, record_get(record, USER_NAME), &found, error);
    for (size_t i = 0; i < found.count && done; i++) {
        if (!id_equal(&found.items[i]->id, &record->id))
            done = error_set_field(error, USER_NAME,
                                   "There is a user '%s' already; the log tells users by their "
                                   "names, so give this one another",
                                   record_get(record, USER_NAME));
    }
    record_list_clear(&found);
    return done;
}

static bool
user_admit(struct session *session, struct record *record, const struct record *before,
           struct error *error)
{
    if (!permission_given(session, PERMISSION_USERS, error))
        return false;
    if (!record_get(record, USER_NAME))
        return error_set_field(error, USER_NAME, "Enter the name of the user");
    return (before && record_same_value(record, before, USER_NAME)) ||
           check_name(session, record, error);
}

/* What somebody did while they might manage users, they do not take back afterwards. */
static bool
may_return(struct session *session, const struct record *record, const struct record *before,
           struct error *error)
{
    (void)record;
    (void)before;
    return permission_given(session, PERMISSION_USERS, error);
}

static void
user_remark(const struct record *record, const struct field_context *context, struct text *out)
{
    (void)context;
    if (string_equal(record_get(record, USER_STATE), USER_DISABLED))
        text_append(out, "disabled");
}

/* --- tables --- */

static const struct choice states[] = {
    {USER_ACTIVE, "Active", false},
    {USER_DISABLED, "Disabled", false},
};
static const struct choice_list state_list = {states, 2};

static const struct field user_fields[USER_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [USER_NAME] =
        {
            .name = "name",
            .label = "Name",
            .kind = FIELD_TEXT,
            .flags = FIELD_KEYED | FIELD_SEARCHED | FIELD_OWN | FIELD_READ_ONLY,
            .number = 1,
            .list_width = 24,
            .purpose = "to know who did what",
            .help = "As the log says it from now on, such as Jaya Shah",
        },
    [USER_ROLE] =
        {
            .name = "role",
            .label = "Role",
            .kind = FIELD_CHOICE,
            .flags = FIELD_KEYED | FIELD_READ_ONLY,
            .number = 2,
            .list_width = 20,
            .purpose = "to say what they may do",
            .help = "What they may reach, as lists.user-roles says",
            .list = "user-roles",
        },
    [USER_STATE] =
        {
            .name = "state",
            .label = "State",
            .kind = FIELD_CHOICE,
            .flags = FIELD_KEYED | FIELD_READ_ONLY,
            .number = 3,
            .list_width = 10,
            .purpose = "to know who may come in",
            .help = "Who is disabled is not let in",
            .choices = &state_list,
        },
    [USER_STAFF] =
        {
            .name = "staff",
            .label = "Colleague",
            .kind = FIELD_LINK,
            .flags = FIELD_READ_ONLY,
            .number = 4,
            .list_width = 24,
            .purpose = "to know which records are their own",
            .help = "Who they are among the colleagues: a buddy sees the pairings of this one",
            .target = &staff_type,
        },
};

const struct record_type user_type = {
    .name = "user",
    .label = "User",
    .plural_label = "Users",
    .table = "users",
    .number = 60,
    .fields = user_fields,
    .field_count = USER_FIELD_COUNT,
    .title_field = USER_NAME,
    .sort_field = USER_NAME,
    .fixed = true,
    .prepare = user_prepare,
    .admit = user_admit,
    .returned = may_return,
    .remark = user_remark,
};

static bool
user_key_admit(struct session *session, struct record *record, const struct record *before,
               struct error *error)
{
    (void)record;
    (void)before;
    return permission_given(session, PERMISSION_USERS, error);
}

static const struct field user_key_fields[USER_KEY_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [USER_KEY_USER] =
        {
            .name = "user",
            .label = "User",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED,
            .number = 1,
            .list_width = 24,
            .purpose = "to know whose key it is",
            .help = "The one person whom this key lets in",
            .target = &user_type,
        },
    [USER_KEY_KIND] =
        {
            .name = "kind",
            .label = "Kind",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 2,
            .list_width = 12,
            .purpose = "to find keys of a kind that is no longer safe",
            .help = "As OpenSSH calls it, such as ssh-ed25519",
        },
    [USER_KEY_FINGERPRINT] =
        {
            .name = "fingerprint",
            .label = "Fingerprint",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_OWN,
            .number = 3,
            .list_width = 30,
            .purpose = "to know the key when it is offered",
            .help = "As ssh-keygen -l prints it",
        },
};

const struct record_type user_key_type = {
    .name = "user_key",
    .label = "User key",
    .plural_label = "User keys",
    .table = "user_keys",
    .number = 61,
    .fields = user_key_fields,
    .field_count = USER_KEY_FIELD_COUNT,
    .title_field = USER_KEY_FINGERPRINT,
    .sort_field = USER_KEY_FINGERPRINT,
    .parent_field = USER_KEY_USER,
    .fixed = true,
    .admit = user_key_admit,
    .returned = may_return,
};
