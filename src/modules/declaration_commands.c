/* declaration_commands.c - what people say of themselves and what they need: noted, shown, taken
 * back. */
#include "modules/registry.h"

#include <string.h>

#include "base/text.h"
#include "consent_entries.h"
#include "modules/adjustment.h"
#include "modules/barrier.h"
#include "modules/candidate.h"
#include "modules/declaration.h"
#include "modules/record_step.h"
#include "modules/session.h"

static bool
run_add(struct call *call, struct error *error)
{
    return command_add->run(call, error);
}

/* --- shown --- */

static bool
open_list(struct call *call, const struct record_type *type, struct error *error)
{
    char id[ID_TEXT_SIZE];
    if (!type->may_see(call->session, error))
        return false;
    id_to_text(&call->id, id);
    text_append_format(&call->outcome.filter, "candidate:%s", id);
    call->outcome.open = OPEN_LIST;
    call->outcome.type = type;
    return true;
}

static bool
run_declarations(struct call *call, struct error *error)
{
    return open_list(call, &declaration_type, error);
}

static bool
run_adjustments(struct call *call, struct error *error)
{
    return open_list(call, &adjustment_type, error);
}

/* --- taken back --- */

static bool
may_retract(struct call *call, const struct record *declaration, struct error *error)
{
    const char *on = call->args[0];
    struct text day = TEXT_EMPTY;
    bool twice = record_get(declaration, DECLARATION_WITHDRAWN) != NULL;
    bool early = on && strcmp(on, record_get(declaration, DECLARATION_SAID)) < 0;
    record_show_field(declaration, twice ? DECLARATION_WITHDRAWN : DECLARATION_SAID,
                      session_context(call->session), &day);
    if (twice)
        error_set(error, ERROR_CONFLICT, "This was taken back already, on %s", text_string(&day));
    else if (!on)
        error_set_field(error, 0, "Enter the day on which they said so");
    else if (early)
        error_set_field(error, 0,
                        "Taken back on must be on or after the day they said so, %s; nobody takes "
                        "back what they have not said yet",
                        text_string(&day));
    text_clear(&day);
    return !twice && on && !early;
}

/* The task that everybody sees names the purpose, as after any consent; never the group. */
static bool
schedule_erasure(struct call *call, const struct record *declaration, struct date *due,
                 struct error *error)
{
    struct id candidate;
    struct date on;
    struct text purpose = TEXT_EMPTY;
    session_show(call->session, &declaration_type.fields[DECLARATION_PURPOSE],
                 record_get(declaration, DECLARATION_PURPOSE), &purpose);
    bool done =
        date_from_iso(call->args[0], &on) &&
        id_from_text(record_get(declaration, DECLARATION_CANDIDATE), &candidate) &&
        consent_schedule_erasure(call->session, &candidate, text_string(&purpose), on, due, error);
    text_clear(&purpose);
    return done;
}

static bool
retract(struct call *call, struct record *declaration, struct error *error)
{
    char shown[DATE_TEXT_SIZE];
    struct date due;
    if (!may_retract(call, declaration, error))
        return false;
    record_set(declaration, DECLARATION_WITHDRAWN, call->args[0]);
    if (!session_edit(call->session, declaration, NULL, error) ||
        !schedule_erasure(call, declaration, &due, error)) {
        error->field = NO_FIELD;
        return false;
    }
    record_step_say(call, "Taken back: ", declaration);
    date_show(due, shown);
    text_append_format(&call->outcome.message,
                       "; nothing rests on it now, and a task to erase is due %s", shown);
    return true;
}

static bool
run_retract(struct call *call, struct error *error)
{
    struct record *declaration = record_step_fetch(call, &declaration_type, error);
    error->field = NO_FIELD;
    bool done = declaration && retract(call, declaration, error);
    record_free(declaration);
    return done;
}

/* --- rows --- */

static const struct field retract_args[] = {
    {
        .name = "on",
        .label = "Taken back on",
        .kind = FIELD_DATE,
        .flags = FIELD_REQUIRED | FIELD_PAST,
        .help = "The day on which they said so",
        .otherwise = "today",
    },
};

static const struct command rows[] = {
    {
        .name = "declare",
        .summary = "Note what this person said of themselves",
        .help = "A group that they say they belong to, so that support is offered to them: as they "
                "gave it, with the wording that they were shown. It is entered with their consent, "
                "which is noted in the same step, and never from a name, a photo, an accent or an "
                "opinion.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .type = &declaration_type,
        .only = &candidate_type,
        .flags = COMMAND_WRITES | COMMAND_TAKES_RECORD,
        .run = run_add,
    },
    {
        .name = "declarations",
        .summary = "Show what this person said of themselves",
        .help = "For roles with the word declaration.read; each look is noted in the log.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .only = &candidate_type,
        .flags = COMMAND_TAKES_ID,
        .run = run_declarations,
    },
    {
        .name = "retract",
        .summary = "Note that somebody took back what they declared",
        .help = "From then on no offer rests on it, and a task to erase it is laid down. undo "
                "takes both back.",
        .where = PLACE_LIST | PLACE_DETAIL | PLACE_CLI,
        .only = &declaration_type,
        .args = retract_args,
        .arg_count = 1,
        .flags = COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID | COMMAND_ASKS,
        .run = run_retract,
    },
    {
        .name = "barrier",
        .summary = "Note what stands in this person's way",
        .help = "As they tell it, so that help which is open to everybody can be offered.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .type = &barrier_type,
        .only = &candidate_type,
        .flags = COMMAND_WRITES | COMMAND_TAKES_RECORD,
        .run = run_add,
    },
    {
        .name = "adjust",
        .summary = "Note an adjustment for this person",
        .help = "What is done and for what, never why, and who agreed to share it with whom; or "
                "the offer of an interview, which needs no tie-break.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .type = &adjustment_type,
        .only = &candidate_type,
        .flags = COMMAND_WRITES | COMMAND_TAKES_RECORD,
        .run = run_add,
    },
    {
        .name = "adjustments",
        .summary = "Show what this person needs",
        .help = "For roles with the word declaration.read; each look is noted in the log.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .only = &candidate_type,
        .flags = COMMAND_TAKES_ID,
        .run = run_adjustments,
    },
};

const struct command_table declaration_commands = {rows, sizeof rows / sizeof rows[0]};
