/* membership_commands.c - who joins a network, who leaves, who is in it. */
#include "base/text.h"
#include "modules/membership.h"
#include "modules/network.h"
#include "modules/record_step.h"
#include "modules/registry.h"
#include "record/record.h"

static bool
run_join(struct call *call, struct error *error)
{
    return command_add->run(call, error);
}

static bool
run_leave(struct call *call, struct error *error)
{
    static const size_t fields[] = {MEMBERSHIP_LEFT};
    struct record *membership = record_step_fetch(call, &membership_type, error);
    if (!membership)
        return false;
    bool gone = record_get(membership, MEMBERSHIP_LEFT) != NULL;
    if (!gone)
        record_set(membership, MEMBERSHIP_LEFT, call->args[0]);
    bool done = session_edit(call->session, membership, NULL, error);
    if (done)
        record_step_say(call, gone ? "Left already: " : "Left: ", membership);
    call->outcome.unchanged = gone;
    record_free(membership);
    return done || record_step_blame(error, fields, 1);
}

static bool
run_members(struct call *call, struct error *error)
{
    char id[ID_TEXT_SIZE];
    if (!membership_type.may_see(call->session, error))
        return false;
    id_to_text(&call->id, id);
    text_append_format(&call->outcome.filter, "network:%s left_on:", id);
    call->outcome.open = OPEN_LIST;
    call->outcome.type = &membership_type;
    return true;
}

static const struct field leave_args[] = {
    {.name = "on",
     .label = "Left",
     .kind = FIELD_DATE,
     .flags = FIELD_REQUIRED | FIELD_PAST,
     .help = "The last day",
     .otherwise = "today"},
};

static const struct command rows[] = {
    {
        .name = "join",
        .summary = "Add a member or ally to a network",
        .help = "Anybody who works here may join, as what they say they are. Say Yes to Agreed to "
                "be listed only when they did.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .type = &membership_type,
        .only = &network_type,
        .flags = COMMAND_WRITES | COMMAND_TAKES_RECORD,
        .run = run_join,
    },
    {
        .name = "members",
        .summary = "Show who is in a network",
        .help = "For roles with the word networks.members; each look is noted in the log.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .only = &network_type,
        .hint = &network_type,
        .keys = "w",
        .flags = COMMAND_TAKES_ID | COMMAND_HINT,
        .run = run_members,
    },
    {
        .name = "leave",
        .summary = "End a membership",
        .where = PLACE_LIST | PLACE_DETAIL | PLACE_CLI,
        .only = &membership_type,
        .args = leave_args,
        .arg_count = 1,
        .flags = COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID | COMMAND_MANY,
        .run = run_leave,
    },
};

const struct command_table membership_commands = {rows, sizeof rows / sizeof rows[0]};
