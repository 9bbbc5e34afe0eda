/* hand_over.c - a buddy leaves: each of their open pairings ends and is proposed anew with somebody
 * else, and they take nobody any more (T55). It is a step on many, shown before it is done. */
#include "modules/registry.h"

#include <string.h>

#include "base/text.h"
#include "modules/buddy.h"
#include "modules/pairing.h"
#include "modules/pairing_steps.h"
#include "modules/session.h"

enum hand_over_arg { ARG_TO, ARG_THEN, ARG_LAST, ARG_REASON, ARG_ON, ARG_COUNT };

/* The first of those who are named that can take the pairing has it; else the error says of each
 * why not. */
static bool
propose(struct call *call, const struct record *pairing, struct record **next, struct error *error)
{
    struct text reasons = TEXT_EMPTY;
    const char *leaving = record_get(pairing, PAIRING_BUDDY);
    bool done = false;
    *next = NULL;
    for (size_t i = ARG_TO; i <= ARG_LAST && !done; i++) {
        const char *buddy = call->args[i];
        if (!buddy)
            continue;
        if (string_equal(buddy, leaving)) {
            error_set_field(error, (int)i, "Who leaves takes over nothing; choose somebody else");
        } else {
            record_free(*next);
            *next = pairing_anew(call->session, pairing, buddy, call->args[ARG_ON]);
            done = session_add(call->session, *next, error);
        }
        if (!done)
            text_append_format(&reasons, "%s%s", reasons.length > 0 ? "; " : "", error->text);
    }
    if (!done)
        error_set(error, ERROR_CONFLICT, "%s", text_string(&reasons));
    text_clear(&reasons);
    return done;
}

/* Nobody is paired any more with who leaves, whatever stays behind. */
static bool
close_buddy(struct call *call, const struct id *id, struct error *error)
{
    struct record *buddy = session_get(call->session, &buddy_type, id, error);
    if (!buddy)
        return false;
    const char *until = record_get(buddy, BUDDY_TO);
    record_set(buddy, BUDDY_ACTIVE, "no");
    if (!until || strcmp(until, call->args[ARG_ON]) > 0)
        record_set(buddy, BUDDY_TO, call->args[ARG_ON]);
    bool done = session_edit(call->session, buddy, NULL, error);
    record_free(buddy);
    return done;
}

static bool
hand_over(struct call *call, struct record *pairing, struct error *error)
{
    struct id leaving;
    struct record *next = NULL;
    const char *on = call->args[ARG_ON], *reason = call->args[ARG_REASON];
    bool done = id_from_text(record_get(pairing, PAIRING_BUDDY), &leaving) &&
                !pairing_is_before(call->session, pairing, PAIRING_SINCE, on, ARG_ON, error) &&
                pairing_end(call->session, pairing, reason, on, error) &&
                propose(call, pairing, &next, error) && close_buddy(call, &leaving, error);
    if (done)
        pairing_say(call, "Handed over", next);
    record_free(next);
    return done;
}

/* Of one pairing: the id is its. */
static bool
run_hand_over(struct call *call, struct error *error)
{
    struct record *pairing = session_get(call->session, &pairing_type, &call->id, error);
    bool done = pairing && hand_over(call, pairing, error);
    record_free(pairing);
    return done;
}

static const struct field args[ARG_COUNT] = {
    [ARG_TO] = {.name = "to",
                .label = "To",
                .kind = FIELD_LINK,
                .flags = FIELD_REQUIRED,
                .help = "The buddy or mentor who takes over, as far as there is room",
                .target = &buddy_type},
    [ARG_THEN] = {.name = "then",
                  .label = "Then to",
                  .kind = FIELD_LINK,
                  .help = "Who takes over those that the first cannot take",
                  .target = &buddy_type},
    [ARG_LAST] = {.name = "last",
                  .label = "And then to",
                  .kind = FIELD_LINK,
                  .help = "Who takes over those that neither can take",
                  .target = &buddy_type},
    [ARG_REASON] = {.name = "reason",
                    .label = "Reason",
                    .kind = FIELD_CHOICE,
                    .flags = FIELD_REQUIRED,
                    .help = "Why the pairings end",
                    .list = "pairing-endings",
                    .otherwise = "buddy_left"},
    [ARG_ON] = {.name = "on",
                .label = "Leaves on",
                .kind = FIELD_DATE,
                .flags = FIELD_REQUIRED | FIELD_PAST,
                .help = "The last day of who leaves, on which the others are proposed",
                .otherwise = "today"},
};

static const struct command_each open_pairings = {
    .type = &pairing_type,
    .link_field = PAIRING_BUDDY,
    .filter = PAIRING_OPEN,
    .none = "has no open pairing; edit sets Active to no",
};

static const struct command rows[] = {
    {
        .name = "hand-over",
        .summary = "Hand over each pairing of a buddy who leaves",
        .help = "Each open pairing ends and is proposed anew with the first of those named who has "
                "room, with its history; who leaves takes nobody any more. What would come of each "
                "is shown first, and one undo takes all of it back.",
        .where = PLACE_LIST | PLACE_DETAIL | PLACE_CLI,
        .only = &buddy_type,
        .each = &open_pairings,
        .args = args,
        .arg_count = ARG_COUNT,
        .flags = COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID,
        .run = run_hand_over,
    },
};

const struct command_table hand_over_commands = {rows, sizeof rows / sizeof rows[0]};
