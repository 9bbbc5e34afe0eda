/* tie_break_commands.c - what happens to a tie-break: finalists are added, somebody signs it off.
 */
#include "modules/registry.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "modules/record_step.h"
#include "modules/session.h"
#include "modules/staff.h"
#include "modules/tie_break.h"

static bool
run_finalist(struct call *call, struct error *error)
{
    return command_add->run(call, error);
}

static bool
run_finalists(struct call *call, struct error *error)
{
    char id[ID_TEXT_SIZE];
    if (!finalist_type.may_see(call->session, error))
        return false;
    id_to_text(&call->id, id);
    text_append_format(&call->outcome.filter, "tie_break:%s", id);
    call->outcome.open = OPEN_LIST;
    call->outcome.type = &finalist_type;
    return true;
}

/* --- signing off --- */

/* P12: neither who wrote it nor who decided. */
static bool
check_independent(struct session *session, const struct record *tie_break, struct error *error)
{
    const char *officer = session_officer(session);
    struct record *decided_by = session_linked(session, tie_break, TIE_BREAK_DECIDED_BY);
    const char *name = decided_by ? record_get(decided_by, STAFF_NAME) : NULL;
    bool is_author = string_equal_no_case(record_get(tie_break, TIE_BREAK_AUTHOR), officer);
    bool has_decided = name && string_equal_no_case(name, officer);
    record_free(decided_by);
    if (is_author)
        return error_set(error, ERROR_DENIED, "'%s' began this entry; somebody else signs it off",
                         officer);
    return !has_decided || error_set(error, ERROR_DENIED,
                                     "'%s' made the decision; somebody else signs it off", officer);
}

static bool
check_whole(struct session *session, const struct record *tie_break, struct error *error)
{
    struct text missing = TEXT_EMPTY;
    bool done = tie_break_append_missing(session, tie_break, &missing, error);
    if (done && missing.length > 0)
        done = error_set(error, ERROR_INPUT, "'%s' cannot be signed off; missing: %s",
                         record_get(tie_break, TIE_BREAK_VACANCY), text_string(&missing));
    text_clear(&missing);
    return done;
}

/* P14. */
static bool
warn_of_policy(struct session *session, const struct record *tie_break, struct error *error)
{
    struct id campaign;
    struct text words = TEXT_EMPTY;
    bool done = id_from_text(record_get(tie_break, TIE_BREAK_CAMPAIGN), &campaign) &&
                tie_break_append_policy(session, &campaign, &words, error);
    if (words.length > 0)
        session_warn(session, "%s", text_string(&words));
    text_clear(&words);
    return done;
}

/* P15: the law lets disabled people be favoured without a tie. */
static void
warn_of_disability(struct session *session, const struct record *tie_break)
{
    if (string_equal(record_get(tie_break, TIE_BREAK_CHARACTERISTIC), "disability"))
        session_warn(session, "disabled people need no tie-break: an interview may be offered, and "
                              "adjustments made, without one (section 13(3))");
}

static bool
sign_off(struct call *call, struct record *tie_break, struct error *error)
{
    struct session *session = call->session;
    if (tie_break_is_approved(tie_break))
        return error_set(error, ERROR_CONFLICT, "'%s' was signed off already, by %s",
                         record_get(tie_break, TIE_BREAK_VACANCY),
                         record_get(tie_break, TIE_BREAK_APPROVER));
    if (!check_independent(session, tie_break, error) || !check_whole(session, tie_break, error))
        return false;
    record_set(tie_break, TIE_BREAK_STATE, TIE_BREAK_IS_APPROVED);
    record_set(tie_break, TIE_BREAK_APPROVER, session_officer(session));
    record_set_day(tie_break, TIE_BREAK_APPROVED, session_context(session)->today);
    if (!session_edit(session, tie_break, NULL, error) ||
        !warn_of_policy(session, tie_break, error))
        return false;
    warn_of_disability(session, tie_break);
    record_step_say(call, "Signed off, and stays as it is: ", tie_break);
    return true;
}

static bool
run_sign_off(struct call *call, struct error *error)
{
    struct record *tie_break = record_step_fetch(call, &tie_break_type, error);
    bool done = tie_break && sign_off(call, tie_break, error);
    record_free(tie_break);
    return done;
}

/* --- rows --- */

static const struct command rows[] = {
    {
        .name = "finalist",
        .summary = "Add a finalist to a tie-break",
        .help = "With the score in each element, and why they are as qualified where it differs. "
                "One of them is appointed; each appointment has an entry of its own.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .type = &finalist_type,
        .only = &tie_break_type,
        .flags = COMMAND_WRITES | COMMAND_TAKES_RECORD,
        .run = run_finalist,
    },
    {
        .name = "finalists",
        .summary = "Show the finalists of a tie-break",
        .where = PLACE_LIST | PLACE_DETAIL,
        .only = &tie_break_type,
        .flags = COMMAND_TAKES_ID,
        .run = run_finalists,
    },
    {
        .name = "sign-off",
        .summary = "Sign off a tie-break that somebody else wrote",
        .help = "Only when nothing is missing, and by neither its author nor who decided. From "
                "then on it stays as it is.",
        .where = PLACE_LIST | PLACE_DETAIL | PLACE_CLI,
        .only = &tie_break_type,
        .flags = COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID,
        .run = run_sign_off,
    },
};

const struct command_table tie_break_commands = {rows, sizeof rows / sizeof rows[0]};
