/* decline_commands.c - one of the two says no before it begins: the pairing ends, and the decline
 * is remembered (T53). One step. */
#include "modules/registry.h"

#include "base/text.h"
#include "config/config.h"
#include "modules/decline.h"
#include "modules/pairing.h"
#include "modules/session.h"

#define ENDING_DECLINED "declined" /* of lists.pairing-endings */

enum decline_arg { DECLINE_ARG_WHO, DECLINE_ARG_REASON, DECLINE_ARG_ON, DECLINE_ARG_COUNT };

static bool
may_decline(struct call *call, const struct record *pairing, struct error *error)
{
    const struct choice_list *endings = config_list(session_config(call->session), SETTING_ENDINGS);
    if (!session_check_alive(call->session, pairing, error))
        return false;
    if (!pairing_is(pairing, STATE_PROPOSED) && !pairing_is(pairing, STATE_AGREED))
        return error_set(error, ERROR_CONFLICT,
                         "Only a pairing that has not begun is declined, and this is %s; end has "
                         "the reasons for one that has",
                         record_get(pairing, PAIRING_STATE));
    return choice_find(endings, ENDING_DECLINED) ||
           error_set(error, ERROR_CONFLICT,
                     "lists.pairing-endings in posact.yaml has no '" ENDING_DECLINED
                     "'; add it, or end the pairing and add the decline");
}

/* The day is the one field that both have from outside. */
static bool
blame_day(struct error *error, size_t field)
{
    error->field = error->field == (int)field ? DECLINE_ARG_ON : NO_FIELD;
    return false;
}

static bool
end_pairing(struct call *call, struct record *pairing, struct error *error)
{
    const char *on = call->args[DECLINE_ARG_ON];
    record_set(pairing, PAIRING_STATE, STATE_ENDED);
    record_set(pairing, PAIRING_SINCE, on);
    record_set(pairing, PAIRING_ENDED, on);
    record_set(pairing, PAIRING_ENDING, ENDING_DECLINED);
    return session_edit(call->session, pairing, NULL, error) || blame_day(error, PAIRING_ENDED);
}

static bool
add_decline(struct call *call, const struct record *pairing, struct error *error)
{
    struct record *decline = session_prepare(call->session, &decline_type);
    record_set(decline, DECLINE_CANDIDATE, record_get(pairing, PAIRING_CANDIDATE));
    record_set(decline, DECLINE_COLLEAGUE, record_get(pairing, PAIRING_COLLEAGUE));
    record_set(decline, DECLINE_BUDDY, record_get(pairing, PAIRING_BUDDY));
    record_set(decline, DECLINE_SIDE, call->args[DECLINE_ARG_WHO]);
    record_set(decline, DECLINE_REASON, call->args[DECLINE_ARG_REASON]);
    record_set(decline, DECLINE_DECLINED, call->args[DECLINE_ARG_ON]);
    bool done = session_add(call->session, decline, error) || blame_day(error, DECLINE_DECLINED);
    record_free(decline);
    return done;
}

static bool
run_decline(struct call *call, struct error *error)
{
    struct record *pairing = session_get(call->session, &pairing_type, &call->id, error);
    bool done = pairing && may_decline(call, pairing, error) && end_pairing(call, pairing, error) &&
                add_decline(call, pairing, error);
    if (done) {
        text_append(&call->outcome.message, "Declined: ");
        session_title(call->session, &pairing_type, &pairing->id, &call->outcome.message);
        text_append(&call->outcome.message, "; the two are not suggested again");
        call->outcome.type = &pairing_type;
        call->outcome.id = pairing->id;
    }
    record_free(pairing);
    return done;
}

static const struct field args[DECLINE_ARG_COUNT] = {
    [DECLINE_ARG_WHO] = {.name = "who",
                         .label = "Who declined",
                         .kind = FIELD_CHOICE,
                         .flags = FIELD_REQUIRED,
                         .help = "Which of the two said no",
                         .choices = &decline_sides},
    [DECLINE_ARG_REASON] = {.name = "reason",
                            .label = "Reason",
                            .kind = FIELD_CHOICE,
                            .flags = FIELD_REQUIRED,
                            .help = "Why, without fault; nothing more is kept of it",
                            .list = "decline-reasons"},
    [DECLINE_ARG_ON] = {.name = "on",
                        .label = "Declined on",
                        .kind = FIELD_DATE,
                        .flags = FIELD_REQUIRED | FIELD_PAST,
                        .help = "The day on which they said so",
                        .otherwise = "today"},
};

static const struct command rows[] = {
    {
        .name = "turn-down",
        .summary = "Note that one of the two turned down a pairing",
        .help = "Before it has begun. The pairing ends, and the two are not suggested to each "
                "other again until the decline, which is a record of its own, is in the trash.",
        .where = PLACE_LIST | PLACE_DETAIL | PLACE_CLI,
        .only = &pairing_type,
        .args = args,
        .arg_count = DECLINE_ARG_COUNT,
        .flags = COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID,
        .run = run_decline,
    },
};

const struct command_table decline_commands = {rows, sizeof rows / sizeof rows[0]};
