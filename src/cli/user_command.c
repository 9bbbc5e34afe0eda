/* user_command.c - posact user: who works on a server, with which role and keys. */
#include "cli/user_command.h"

#include "base/file.h"
#include "base/public_key.h"
#include "base/served.h"
#include "base/utf8.h"
#include "cli/cli_call.h"
#include "modules/staff.h"
#include "modules/user.h"

#define KEY_FILE_MOST 16384

/* --- what is written, in one step --- */

struct work {
    const struct call *call;
    const struct record *user;    /* NULL for a new one */
    const struct public_key *key; /* NULL for none */
    struct id id;
    bool unchanged;
};

static bool
add(struct session *session, void *context, struct error *error)
{
    struct work *work = context;
    const struct call *call = work->call;
    return user_add(session, call->args[USER_ARG_NAME], call->args[USER_ARG_ROLE], work->key,
                    &work->id, error);
}

static bool
give_key(struct session *session, void *context, struct error *error)
{
    struct work *work = context;
    return user_give_key(session, work->user, work->key, &work->unchanged, error);
}

static bool
take_key(struct session *session, void *context, struct error *error)
{
    struct work *work = context;
    return user_take_key(session, work->user, work->call->args[USER_ARG_REMOVE], error);
}

static bool
set_role(struct session *session, void *context, struct error *error)
{
    struct work *work = context;
    return user_set(session, work->user, USER_ROLE, work->call->args[USER_ARG_ROLE],
                    &work->unchanged, error);
}

static bool
set_name(struct session *session, void *context, struct error *error)
{
    struct work *work = context;
    return user_rename(session, work->user, work->call->args[USER_ARG_TO], &work->unchanged, error);
}

static bool
set_colleague(struct session *session, void *context, struct error *error)
{
    struct work *work = context;
    return user_set(session, work->user, USER_STAFF, work->call->args[USER_ARG_STAFF],
                    &work->unchanged, error);
}

static bool
disable(struct session *session, void *context, struct error *error)
{
    struct work *work = context;
    return user_set(session, work->user, USER_STATE, USER_DISABLED, &work->unchanged, error);
}

static bool
enable(struct session *session, void *context, struct error *error)
{
    struct work *work = context;
    return user_set(session, work->user, USER_STATE, USER_ACTIVE, &work->unchanged, error);
}

/* --- what is needed --- */

static bool
read_key(const char *path, struct public_key *given, struct error *error)
{
    struct text bytes = TEXT_EMPTY;
    bool done = served_may_name(path, error) && file_read(path, KEY_FILE_MOST, &bytes, error);
    done = done && public_key_read(text_string(&bytes), given, error);
    if (!done && bytes.length > 0)
        error_prefix(error, "'%s'", path);
    text_clear(&bytes);
    return done;
}

static bool
need(const struct call *call, enum user_arg arg, const char *usage, struct error *error)
{
    return !string_is_empty(call->args[arg]) ||
           error_set(error, ERROR_USAGE, "Name what is missing: posact user %s", usage);
}

/* "Added", the name, and what follows from it. */
static void
say(struct call *call, const struct work *work, const char *done, const char *then)
{
    text_append_format(&call->outcome.message, "%s: ", work->unchanged ? "It is so already" : done);
    session_own_title(call->session, &user_type, &work->id, &call->outcome.message);
    if (!work->unchanged)
        text_append(&call->outcome.message, then);
}

/* --- the verbs --- */

static bool
run_add(struct call *call, struct error *error)
{
    struct public_key given = {.kind = NULL};
    struct work work = {.call = call, .key = &given};
    bool done = need(call, USER_ARG_NAME, "add NAME --role ROLE --key FILE.pub", error) &&
                need(call, USER_ARG_ROLE, "add NAME --role ROLE --key FILE.pub", error) &&
                need(call, USER_ARG_KEY, "add NAME --role ROLE --key FILE.pub", error) &&
                read_key(call->args[USER_ARG_KEY], &given, error) &&
                session_write(call->session, "user add", add, &work, error);
    if (done) {
        say(call, &work, "Added", ", whose key is ");
        text_append(&call->outcome.message, given.fingerprint);
    }
    public_key_clear(&given);
    return done;
}

static bool
run_key(struct call *call, struct work *work, struct error *error)
{
    struct public_key given = {.kind = NULL};
    if (call->args[USER_ARG_REMOVE]) {
        if (!session_write(call->session, "user key", take_key, work, error))
            return false;
        say(call, work, "Removed a key", ", who is not let in with it from now on");
        return true;
    }
    work->key = &given;
    bool done =
        need(call, USER_ARG_KEY, "key NAME --key FILE.pub, or --remove FINGERPRINT", error) &&
        read_key(call->args[USER_ARG_KEY], &given, error) &&
        session_write(call->session, "user key", give_key, work, error);
    if (done)
        say(call, work, "Added a key", ", who is let in with it too");
    work->key = NULL;
    public_key_clear(&given);
    return done;
}

static bool
run_for(struct call *call, const char *what, struct work *work, struct error *error)
{
    struct session *session = call->session;
    if (string_equal(what, "key"))
        return run_key(call, work, error);
    if (string_equal(what, "role")) {
        bool done = need(call, USER_ARG_ROLE, "role NAME --role ROLE", error) &&
                    session_write(session, "user role", set_role, work, error);
        if (done)
            say(call, work, "Role changed", "; a session under way ends");
        return done;
    }
    if (string_equal(what, "rename")) {
        bool done = need(call, USER_ARG_TO, "rename NAME --to NEW", error) &&
                    session_write(session, "user rename", set_name, work, error);
        if (done)
            say(call, work, "Renamed", "; what the old name owns stays with it");
        return done;
    }
    if (string_equal(what, "colleague")) {
        bool done = need(call, USER_ARG_STAFF, "colleague NAME --staff REFERENCE", error) &&
                    session_write(session, "user colleague", set_colleague, work, error);
        if (done)
            say(call, work, "Colleague noted", "; a session under way ends");
        return done;
    }
    bool ends = string_equal(what, "disable");
    if (!session_write(session, ends ? "user disable" : "user enable", ends ? disable : enable,
                       work, error))
        return false;
    say(call, work, ends ? "Disabled" : "Enabled", ends ? "; a session under way ends" : "");
    return true;
}

/* --- the list --- */

static bool
add_key(void *context, const struct record *owned, struct error *error)
{
    (void)error;
    text_append_format(context, "\t%s", record_get(owned, USER_KEY_FINGERPRINT));
    return true;
}

struct listing {
    struct session *session;
    struct text out;
};

/* A line each, tabs between: name, role, state, and the fingerprints of the keys. */
static bool
add_line(void *context, const struct record *user, struct error *error)
{
    struct listing *listing = context;
    struct text keys = TEXT_EMPTY;
    struct query query = query_default(&user_key_type);
    query.link_field = USER_KEY_USER;
    query.link_id = user->id;
    bool read = session_each(listing->session, &query, add_key, &keys, error);
    for (size_t i = USER_NAME; i <= USER_STATE; i++) {
        struct text shown = TEXT_EMPTY;
        session_show_field(listing->session, user, i, true, &shown);
        utf8_safe(&listing->out, text_string(&shown), false);
        text_append(&listing->out, i < USER_STATE ? "\t" : "");
        text_clear(&shown);
    }
    text_append_format(&listing->out, "%s\n", text_string(&keys));
    text_clear(&keys);
    return read;
}

static bool
run_list(struct call *call, struct error *error)
{
    struct listing listing = {.session = call->session};
    struct query query = query_default(&user_type);
    bool read = session_each(call->session, &query, add_line, &listing, error);
    if (read && listing.out.length == 0) {
        call->outcome.exit_code = CLI_NOTHING_MATCHED;
        text_append(&call->outcome.message,
                    "There are no users; posact user add NAME --role ROLE --key FILE.pub");
    }
    output_text(&cli_call_of(call)->output, &listing.out);
    text_clear(&listing.out);
    return read;
}

bool
user_command_run(struct call *call, struct error *error)
{
    const char *what = call->args[USER_ARG_WHAT];
    if (!what || string_equal(what, "list"))
        return run_list(call, error);
    if (string_equal(what, "add"))
        return run_add(call, error);
    if (string_is_empty(call->args[USER_ARG_NAME]))
        return error_set(error, ERROR_USAGE, "Name the user: posact user %s NAME", what);
    struct record *user = user_find(call->session, call->args[USER_ARG_NAME], error);
    if (!user)
        return false;
    struct work work = {.call = call, .user = user, .id = user->id};
    bool done = run_for(call, what, &work, error);
    record_free(user);
    return done;
}

/* --- tables --- */

static const struct choice what_items[] = {
    {.code = "list", .label = "list"},       {.code = "add", .label = "add"},
    {.code = "disable", .label = "disable"}, {.code = "enable", .label = "enable"},
    {.code = "role", .label = "role"},       {.code = "key", .label = "key"},
    {.code = "rename", .label = "rename"},   {.code = "colleague", .label = "colleague"},
};
static const struct choice_list whats = {.items = what_items,
                                         .count = sizeof what_items / sizeof what_items[0]};

const struct field user_args[USER_ARG_COUNT] = {
    [USER_ARG_WHAT] = {.name = "what",
                       .label = "Users",
                       .kind = FIELD_CHOICE,
                       .choices = &whats,
                       .help = "Nothing, to list them, or one of"},
    [USER_ARG_NAME] = {.name = "name",
                       .label = "Name",
                       .kind = FIELD_TEXT,
                       .help = "As the log says it, such as 'J. Shah'"},
    [USER_ARG_ROLE] = {.name = "role",
                       .label = "Role",
                       .kind = FIELD_CHOICE,
                       .list = "user-roles",
                       .help = "What they may do: a code of lists.user-roles"},
    [USER_ARG_KEY] = {.name = "key",
                      .label = "Key",
                      .kind = FIELD_TEXT,
                      .flags = FIELD_PATH,
                      .help = "The file of their public key, which ends in .pub; - for standard "
                              "input"},
    [USER_ARG_REMOVE] = {.name = "remove",
                         .label = "Remove",
                         .kind = FIELD_TEXT,
                         .help = "The fingerprint of a key that no longer lets them in"},
    [USER_ARG_TO] = {.name = "to",
                     .label = "To",
                     .kind = FIELD_TEXT,
                     .help = "The new name, with which the log goes on"},
    [USER_ARG_STAFF] = {.name = "staff",
                        .label = "Colleague",
                        .kind = FIELD_LINK,
                        .target = &staff_type,
                        .help = "Who they are among the colleagues, for a role that sees its own "
                                "records alone: the reference of a staff record"},
};
