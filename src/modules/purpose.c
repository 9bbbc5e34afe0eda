/* purpose.c - what somebody looks for, as long as they are at work. */
#include "modules/purpose.h"

#include <stdlib.h>

#include "modules/permission.h"
#include "session_private.h"
#include "store/operation.h"

static const struct field words[] = {
    {
        .name = "words",
        .label = "Purpose",
        .kind = FIELD_TEXT,
        .flags = FIELD_REQUIRED,
        .help = "Such as 'complaint 12/26'; it is noted with each look and export until you leave",
    },
};

bool
purpose_state(struct session *session, const char *typed, struct error *error)
{
    char *value;
    if (!field_parse(&words[0], typed, session_context(session), &value, error))
        return false;
    if (!value)
        return error_set_field(error, 0, "Say what you look for, such as 'complaint 12/26'");
    free(session->purpose);
    session->purpose = value;
    session->purposes++;
    return true;
}

const char *
purpose_stated(const struct session *session)
{
    return session->purpose;
}

bool
purpose_ask(struct session *session, struct error *error)
{
    if (session->purpose || !permission_takes_purpose(session))
        return true;
    /* Nobody waits for an answer while others wait to save. */
    bool asks = session->ask_purpose && !store_is_in_action(session->store);
    if (asks)
        session->ask_purpose(session->ask_context);
    if (session->purpose)
        return true;
    if (asks)
        return error_set(error, ERROR_STOPPED,
                         "Nothing is shown or taken out before you say what you look for");
    return error_set(error, ERROR_DENIED,
                     "Your role looks at this, or takes it out, for a purpose; say it first, with "
                     "--purpose WORDS or the command purpose");
}

void
purpose_on_ask(struct session *session, void (*ask)(void *context), void *context)
{
    session->ask_purpose = ask;
    session->ask_context = context;
}

bool
purpose_note(struct session *session, const struct record_type *type, const struct id *id,
             struct error *error)
{
    const struct operation_write purpose = {.column = COLUMN_PURPOSE, .value = session->purpose};
    return purpose_ask(session, error) &&
           operation_append(session->store, OPERATION_NOTE, type, id, &purpose,
                            session->purpose ? 1 : 0, NULL, 0, 0, error);
}

/* -- Command ------------------------------------------------------------------------------- */

static void
prepare(struct session *session, const struct id *id, struct record *args)
{
    (void)id;
    record_set(args, 0, session->purpose);
}

static bool
run_purpose(struct call *call, struct error *error)
{
    if (!purpose_state(call->session, call->args[0], error))
        return false;
    text_append_format(&call->outcome.message, "Noted with each look from now on: '%s'",
                       purpose_stated(call->session));
    return true;
}

static const struct command rows[] = {
    {
        .name = "purpose",
        .summary = "Say what you look for",
        .help = "It is noted with each look at what not everybody may see and with each export, "
                "until you leave, or say another. A role with purpose: yes under lists.user-roles "
                "in posact.yaml is asked for it first.",
        .where = PLACE_RECORDS,
        .args = words,
        .arg_count = 1,
        .word_count = 1,
        .prepare = prepare,
        .run = run_purpose,
    },
};

const struct command *const command_purpose = &rows[0];
const struct command_table purpose_commands = {rows, sizeof rows / sizeof rows[0]};
