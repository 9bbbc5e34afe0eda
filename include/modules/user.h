/* user.h - who works on a server: named people with a role, and the keys by which sshd knows them
 * (S25, T85). Both are records like any other, so the log says who gave whom which role.
 *
 * A user stays, for the log and what they own go by the name: they are disabled, not removed. Name,
 * role, state and which colleague they are, are changed by commands of their own. */
#ifndef MODULES_USER_H
#define MODULES_USER_H

#include "base/error.h"
#include "base/id.h"
#include "base/public_key.h"
#include "modules/session.h"
#include "record/record.h"
#include "record/record_type.h"

#include <stdbool.h>

enum user_field {
    USER_NAME = RECORD_CORE_COUNT,
    USER_ROLE,
    USER_STATE,
    USER_STAFF,
    USER_FIELD_COUNT,
};

#define USER_ACTIVE "active"
#define USER_DISABLED "disabled"

enum user_key_field {
    USER_KEY_USER = RECORD_CORE_COUNT,
    USER_KEY_KIND,
    USER_KEY_FINGERPRINT,
    USER_KEY_FIELD_COUNT,
};

extern const struct record_type user_type;
extern const struct record_type user_key_type;

/* The user of this name, whatever its case, or of these first letters of an id; the caller's. NULL
 * with ERROR_NOT_FOUND. */
struct record *user_find(struct session *session, const char *typed, struct error *error);
/* The active user whom a key belongs to; false with ERROR_NONE when it is nobody's, or that of
 * somebody who is disabled. */
bool user_of_key(struct session *session, const struct public_key *key, struct id *user,
                 struct error *error);

/* -- Within a writing command only: each checks that whoever works may manage users --------- */

/* A user with a key; *id is the user's. */
bool user_add(struct session *session, const char *name, const char *role,
              const struct public_key *key, struct id *id, struct error *error);
/* ERROR_INPUT when it is another user's; *unchanged when it is this one's already. */
bool user_give_key(struct session *session, const struct record *user, const struct public_key *key,
                   bool *unchanged, struct error *error);
/* ERROR_NOT_FOUND when it is not one of this user's. */
bool user_take_key(struct session *session, const struct record *user, const char *fingerprint,
                   struct error *error);
/* Sets USER_ROLE, USER_STATE or USER_STAFF; *unchanged when it is so already. Who is served may not
 * set their own, lest nobody is left who may. */
bool user_set(struct session *session, const struct record *user, size_t field, const char *value,
              bool *unchanged, struct error *error);

/* Another name, with which the log goes on; drafts and views come along. What they own stays with
 * the name that it was given to. */
bool user_rename(struct session *session, const struct record *user, const char *name,
                 bool *unchanged, struct error *error);

#endif
