/* session_user.c - who is served, and whether they still are. */
#include "modules/session_user.h"

#include <stdlib.h>

#include "base/memory.h"
#include "config/config.h"
#include "config/settings.h"
#include "modules/user.h"
#include "session_private.h"
#include "store/draft_store.h"
#include "store/operation.h"

#define MINUTE_MS (60 * 1000)

const struct id *
session_user(const struct session *session)
{
    return id_is_zero(&session->user) ? NULL : &session->user;
}

const char *
session_role(const struct session *session)
{
    return session->role ? session->role : config_text(session->config, SETTING_ROLE);
}

/* Who they are, and what they may see does not count for that. */
static struct record *
read_user(struct session *session, const struct id *user, struct error *error)
{
    session->ruling++;
    struct record *record = session_get(session, &user_type, user, error);
    session->ruling--;
    return record;
}

static struct id
colleague_of(const struct record *user)
{
    struct id colleague = {.bytes = {0}};
    const char *staff = record_get(user, USER_STAFF);
    if (staff)
        id_from_text(staff, &colleague);
    return colleague;
}

static bool
is_let_in(const struct record *user)
{
    return user && user->alive && string_equal(record_get(user, USER_STATE), USER_ACTIVE);
}

bool
session_sign_in(struct session *session, const struct id *user, struct error *error)
{
    struct record *record = read_user(session, user, error);
    bool let_in = is_let_in(record);
    if (let_in) {
        free(session->officer);
        session->officer = must_strdup(record_get(record, USER_NAME));
        session->role = must_strdup(record_get(record, USER_ROLE));
        session->user = *user;
        session->colleague = colleague_of(record);
        session->user_seen = session_version(session);
    } else if (record || error->code == ERROR_NOT_FOUND) {
        error_set(error, ERROR_DENIED,
                  "You are not let in to posact at the moment; ask whoever manages the users");
    }
    record_free(record);
    return let_in;
}

bool
session_silent(struct session *session, int64_t silent_ms)
{
    int64_t end_ms = config_number(session->config, SETTING_IDLE) * MINUTE_MS;
    bool soon = end_ms > 0 && silent_ms >= end_ms - MINUTE_MS && silent_ms >= MINUTE_MS / 2;
    if (!soon || silent_ms < end_ms)
        return soon;
    session->over =
        "Nobody typed for as long as idle-minutes in posact.yaml allows. What was typed "
        "is kept, and offered when you are back";
    return false;
}

void
session_why_over(const struct session *session, struct error *error)
{
    error_set(error, ERROR_DENIED, "%s", session->over);
}

/* They work on under their name of now, so that the log goes on with it. */
static void
follow_name(struct session *session, const struct record *user)
{
    if (string_equal(record_get(user, USER_NAME), session->officer))
        return;
    free(session->officer);
    session->officer = must_strdup(record_get(user, USER_NAME));
}

static void
look_again(struct session *session, const struct record *user)
{
    struct id colleague = user ? colleague_of(user) : session->colleague;
    if (!is_let_in(user))
        session->over = "Your access to posact has been ended; ask whoever manages the users. "
                        "What you were typing is kept";
    else if (!string_equal(record_get(user, USER_ROLE), session->role) ||
             !id_equal(&colleague, &session->colleague))
        session->over = "Your role in posact was changed; connect again to go on. What you "
                        "were typing is kept";
    else
        follow_name(session, user);
}

bool
session_check_user(struct session *session, struct error *error)
{
    if (!session->over && session->role) {
        struct record *user = read_user(session, &session->user, error);
        if (!user && error->code != ERROR_NOT_FOUND)
            return false;
        look_again(session, user);
        record_free(user);
    }
    if (session->over)
        session_why_over(session, error);
    return !session->over;
}

bool
session_is_over(struct session *session)
{
    struct error ignored;
    if (!session->role || session->over)
        return session->over != NULL;
    uint64_t version = session_version(session);
    if (version != session->user_seen) {
        session->user_seen = version;
        session_check_user(session, &ignored);
    }
    return session->over != NULL;
}

bool
session_hand_on(struct session *session, const char *from, const char *to, struct error *error)
{
    return draft_store_hand_on(session->store, from, to, error) &&
           remembered_hand_on(session->store, from, to, error);
}

/* --- refusals --- */

static bool
note(struct session *session, void *context, struct error *error)
{
    (void)context;
    return session_note(session, &user_type, &session->user, error);
}

bool
session_note_refusal(struct session *session, const char *what, struct error *error)
{
    if (!session_user(session))
        return true;
    char *action = must_format("refused%s%s", what ? " " : "", what ? what : "");
    bool done = session_write(session, action, note, NULL, error);
    free(action);
    return done;
}
