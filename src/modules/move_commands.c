/* move_commands.c - an application goes on, or out: `move` writes the move and what the application
 * shows since, as one step; `apply` begins one. */
#include "modules/registry.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "config/settings.h"
#include "modules/application.h"
#include "modules/candidate.h"
#include "modules/move.h"
#include "modules/pairing_contact.h"
#include "modules/pipeline.h"
#include "modules/session.h"
#include "modules/task_plan.h"

enum move_arg {
    ARG_TO,
    ARG_REASON,
    ARG_ON,
    ARG_SOURCE,
    ARG_TOLD,
    ARG_NOTE,
    ARG_REMIND,
    ARG_COUNT,
};

/* A move on its way. */
struct moving {
    struct call *call;
    const struct field_context *context;
    struct record *application, *move; /* owned */
    struct pipeline pipeline;
    const char *stage, *to, *outcome; /* `to` is NULL when it ends where it stands */
    bool planned; /* its stage has been reached before, and the tasks were laid down then */
};

static const char *
arg(const struct moving *moving, enum move_arg index)
{
    return moving->call->args[index];
}

static bool
stays_live(const struct moving *moving)
{
    return string_equal(moving->outcome, OUTCOME_LIVE);
}

static bool
was_live(const struct moving *moving)
{
    return string_equal(record_get(moving->application, APPLICATION_OUTCOME), OUTCOME_LIVE);
}

/* --- where to --- */

static char *
label_of(const struct moving *moving, const char *stage)
{
    struct text label = TEXT_EMPTY;
    field_show(&moving->application->type->fields[APPLICATION_STAGE], stage, moving->context,
               &label);
    return text_take(&label);
}

static bool
no_next(const struct moving *moving, struct error *error)
{
    char *label = label_of(moving, moving->stage);
    size_t place = pipeline_find(&moving->pipeline, moving->stage);
    if (place == moving->pipeline.count)
        error_set_field(error, ARG_TO, "'%s' is no stage of this role now; name the stage to go to",
                        label);
    else
        error_set_field(error, ARG_REASON, "'%s' is the last stage; choose the reason why it ends",
                        label);
    free(label);
    return false;
}

/* Without a stage a live one goes on to the next, and one that ends stays where it stands, but that
 * somebody appointed has come to the end. */
static bool
find_to(struct moving *moving, struct error *error)
{
    const struct pipeline *pipeline = &moving->pipeline;
    size_t place = pipeline_find(pipeline, moving->stage);
    bool appointed = string_equal(moving->outcome, OUTCOME_APPOINTED);
    moving->to = arg(moving, ARG_TO);
    if (moving->to && !stays_live(moving) && !appointed)
        return error_set_field(error, ARG_TO,
                               "To stage must be empty for a reason that ends the application");
    if (!moving->to && appointed && pipeline->count > 0)
        moving->to = pipeline->codes[pipeline->count - 1];
    if (moving->to || !stays_live(moving))
        return true;
    if (place + 1 >= pipeline->count)
        return no_next(moving, error);
    moving->to = pipeline->codes[place + 1];
    return true;
}

/* P35: another stage than the next one needs a reason, and so does one that had ended. Where a
 * stage went out of posact.yaml there is no order to keep. */
static bool
check_order(const struct moving *moving, struct error *error)
{
    size_t place = pipeline_find(&moving->pipeline, moving->stage);
    size_t to = pipeline_find(&moving->pipeline, moving->to);
    bool in_order = place == moving->pipeline.count || to == place + 1;
    if (!stays_live(moving) || arg(moving, ARG_REASON) || (in_order && was_live(moving)))
        return true;
    char *next = place + 1 < moving->pipeline.count
                     ? label_of(moving, moving->pipeline.codes[place + 1])
                     : must_strdup("none");
    if (was_live(moving))
        error_set_field(error, ARG_REASON,
                        "Choose a reason: the next stage in the order of this role is %s", next);
    else
        error_set_field(error, ARG_REASON,
                        "Choose a reason: this application has ended and is taken up again");
    free(next);
    return false;
}

/* A stage lasts from one move to the next. */
static bool
check_day(const struct moving *moving, const char *on, struct error *error)
{
    const char *since = record_get(moving->application, APPLICATION_SINCE);
    if (!since || strcmp(on, since) >= 0)
        return true;
    struct text shown = TEXT_EMPTY;
    field_show(&moving->application->type->fields[APPLICATION_SINCE], since, moving->context,
               &shown);
    error_set_field(error, ARG_ON, "Moved on must be on or after %s, the day of the move before",
                    text_string(&shown));
    text_clear(&shown);
    return false;
}

/* --- what is written --- */

static void
fill_move(struct moving *moving, const char *on)
{
    char id[ID_TEXT_SIZE];
    struct record *move = moving->move;
    id_to_text(&moving->application->id, id);
    record_set(move, MOVE_CANDIDATE, record_get(moving->application, APPLICATION_CANDIDATE));
    record_set(move, MOVE_APPLICATION, id);
    record_set(move, MOVE_FROM, moving->stage);
    record_set(move, MOVE_TO, moving->to);
    record_set(move, MOVE_MOVED, on);
    record_set(move, MOVE_OUTCOME, moving->outcome);
    record_set(move, MOVE_REASON, arg(moving, ARG_REASON));
    record_set(move, MOVE_SOURCE, arg(moving, ARG_SOURCE));
    record_set(move, MOVE_TOLD, arg(moving, ARG_TOLD));
    record_set(move, MOVE_NOTE, arg(moving, ARG_NOTE));
}

/* P36: from the months that the stage says; none leaves the day to the officer. */
static void
set_eligible(struct moving *moving, const char *on)
{
    int months = stage_reapply_months(moving->context, moving->stage);
    bool failed = string_equal(moving->outcome, OUTCOME_UNSUCCESSFUL);
    struct date ended, eligible;
    record_set(moving->application, APPLICATION_ELIGIBLE, NULL);
    if (!failed || months == 0 || !date_from_iso(on, &ended))
        return;
    char *wait = must_format("+%dm", months);
    char day[DATE_TEXT_SIZE];
    if (date_after(ended, wait, &eligible)) {
        date_to_iso(eligible, day);
        record_set(moving->application, APPLICATION_ELIGIBLE, day);
    }
    free(wait);
}

static void
fill_application(struct moving *moving, const char *on)
{
    struct record *application = moving->application;
    if (moving->to && !string_equal(moving->to, moving->stage)) {
        record_set(application, APPLICATION_STAGE, moving->to);
        record_set(application, APPLICATION_SINCE, on);
    }
    record_set(application, APPLICATION_OUTCOME, moving->outcome);
    record_set(application, APPLICATION_ENDED, stays_live(moving) ? NULL : on);
    set_eligible(moving, on);
}

/* The fields of a move are the args of the command under the same names. */
static void
blame_arg(struct error *error)
{
    static const size_t fields[] = {MOVE_TO,     MOVE_REASON, MOVE_MOVED,
                                    MOVE_SOURCE, MOVE_TOLD,   MOVE_NOTE};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (error->field == (int)fields[i]) {
            error->field = (int)i;
            return;
        }
    }
    error->field = NO_FIELD;
}

/* T54: a buddy is in touch soon after each change of stage. */
static bool
tell_buddies(struct moving *moving, struct error *error)
{
    struct date on;
    return !moving->to || !date_from_iso(record_get(moving->move, MOVE_MOVED), &on) ||
           pairing_stage_changed(moving->call->session,
                                 record_get(moving->application, APPLICATION_CANDIDATE), on, error);
}

static bool
store_move(struct moving *moving, struct error *error)
{
    struct session *session = moving->call->session;
    error->field = NO_FIELD;
    if (!session_add(session, moving->move, error)) {
        blame_arg(error);
        return false;
    }
    bool done =
        session_edit(session, moving->application, NULL, error) && tell_buddies(moving, error);
    error->field = NO_FIELD; /* of the application, and no arg */
    return done;
}

/* T6, and P36: the next attempt is in somebody's day when it comes, unless that is not wanted. */
static bool
lay_tasks(struct moving *moving, const char *on, struct error *error)
{
    struct session *session = moving->call->session;
    size_t *count = &moving->call->outcome.tasks;
    bool reminded = !string_equal(arg(moving, ARG_REMIND), "no");
    return (!moving->to || moving->planned ||
            task_plan_lay(session, moving->application, moving->to, on, count, error)) &&
           (!reminded || task_plan_ask_again(session, moving->application, count, error));
}

static void
tell(struct moving *moving)
{
    struct text *message = &moving->call->outcome.message;
    char *label = moving->to ? label_of(moving, moving->to) : NULL;
    if (stays_live(moving))
        text_append(message, "Moved");
    else
        field_show(&moving->move->type->fields[MOVE_OUTCOME], moving->outcome, moving->context,
                   message);
    text_append(message, ": ");
    session_title(moving->call->session, moving->application->type, &moving->application->id,
                  message);
    if (label)
        text_append_format(message, " to %s", label);
    if (record_get(moving->application, APPLICATION_ELIGIBLE)) {
        text_append(message, "; may apply again from ");
        field_show(&moving->application->type->fields[APPLICATION_ELIGIBLE],
                   record_get(moving->application, APPLICATION_ELIGIBLE), moving->context, message);
    }
    task_plan_say(moving->call->outcome.tasks, message);
    moving->call->outcome.type = moving->move->type;
    moving->call->outcome.id = moving->move->id;
    free(label);
}

static bool
is_there(const struct moving *moving)
{
    return was_live(moving) && stays_live(moving) && string_equal(moving->to, moving->stage);
}

static bool
make_move(struct moving *moving, struct error *error)
{
    char today[DATE_TEXT_SIZE];
    date_to_iso(moving->context->today, today);
    const char *on = arg(moving, ARG_ON) ? arg(moving, ARG_ON) : today;
    if (!find_to(moving, error))
        return false;
    if (is_there(moving)) {
        moving->call->outcome.unchanged = true;
        text_append(&moving->call->outcome.message, "There already: ");
        session_title(moving->call->session, moving->application->type, &moving->application->id,
                      &moving->call->outcome.message);
        return true;
    }
    if (!check_order(moving, error) || !check_day(moving, on, error) ||
        (moving->to && !task_plan_is_done(moving->call->session, moving->application, moving->to,
                                          &moving->planned, error)))
        return false;
    fill_move(moving, on);
    fill_application(moving, on);
    if (!store_move(moving, error) || !lay_tasks(moving, on, error))
        return false;
    tell(moving);
    return true;
}

/* What the reason says of how it goes on. */
static const char *
outcome_of(const struct moving *moving)
{
    const char *outcome = field_list_cell(moving->context, "move-reasons", arg(moving, ARG_REASON),
                                          MOVE_REASON_OUTCOME);
    return outcome ? outcome : OUTCOME_LIVE;
}

/* --- which application --- */

/* Of a candidate the one that is live. */
static struct record *
live_of(struct session *session, const struct id *candidate, struct error *error)
{
    struct query query = query_default(&application_type);
    struct record_list list = {.count = 0};
    struct filter filter;
    struct record *found = NULL;
    query.link_field = APPLICATION_CANDIDATE;
    query.link_id = *candidate;
    query.filter = &filter;
    bool read = filter_parse(&filter, query.type, query.type->current, session_context(session),
                             false, error) &&
                session_read(session, &query, QUERY_FIRST, NULL, 2, &list, error);
    if (read && list.count == 0)
        error_set(error, ERROR_CONFLICT, "There is no live application; apply adds one");
    if (read && list.count > 1)
        error_set(error, ERROR_CONFLICT,
                  "There is more than one live application; open the one to move");
    if (read && list.count == 1)
        found = session_get(session, query.type, &list.items[0]->id, error);
    filter_clear(&filter);
    record_list_clear(&list);
    return found;
}

/* Of a move the one that moved. */
static struct record *
moved_by(struct session *session, const struct id *id, struct error *error)
{
    struct id application;
    struct record *move = session_get(session, &move_type, id, error);
    if (!move)
        return NULL;
    bool linked = id_from_text(record_get(move, MOVE_APPLICATION), &application);
    record_free(move);
    return linked ? session_get(session, &application_type, &application, error) : NULL;
}

static struct record *
find_application(const struct call *call, struct error *error)
{
    if (call->type == &application_type)
        return session_get(call->session, call->type, &call->id, error);
    if (call->type == &candidate_type)
        return live_of(call->session, &call->id, error);
    if (call->type == &move_type)
        return moved_by(call->session, &call->id, error);
    error_set(error, ERROR_USAGE, "A %s has no stages; move an application or a candidate",
              call->type->name);
    return NULL;
}

static bool
run_move(struct call *call, struct error *error)
{
    struct moving moving = {.call = call, .context = session_context(call->session)};
    moving.application = find_application(call, error);
    if (!moving.application)
        return false;
    moving.move = session_prepare(call->session, &move_type);
    char *stage = must_strdup(record_get(moving.application, APPLICATION_STAGE)
                                  ? record_get(moving.application, APPLICATION_STAGE)
                                  : "");
    moving.stage = stage;
    moving.outcome = outcome_of(&moving);
    pipeline_read(moving.context, record_get(moving.application, APPLICATION_ROLE),
                  &moving.pipeline);
    bool done = moving.application->alive
                    ? make_move(&moving, error)
                    : error_set(error, ERROR_CONFLICT,
                                "This application is in the trash; restore it first");
    free(stage);
    record_free(moving.move);
    record_free(moving.application);
    return done;
}

/* --- rows --- */

static const struct choice yes_or_no_items[] = {
    {"yes", "Yes", false},
    {"no", "No", false},
};
static const struct choice_list yes_or_no = {yes_or_no_items, 2};

static const struct field args[ARG_COUNT] = {
    [ARG_TO] = {.name = "to",
                .label = "To stage",
                .kind = FIELD_CHOICE,
                .help =
                    "Where it stands now; empty for the next stage of the role, or when it ends",
                .list = "stages"},
    [ARG_REASON] = {.name = "reason",
                    .label = "Reason",
                    .kind = FIELD_CHOICE,
                    .help = "Why it ends, or why it goes on in another order",
                    .list = "move-reasons"},
    [ARG_ON] = {.name = "on",
                .label = "Moved on",
                .kind = FIELD_DATE,
                .flags = FIELD_PAST,
                .help = "The day of the move; today when empty"},
    [ARG_SOURCE] = {.name = "source",
                    .label = "Told by",
                    .kind = FIELD_TEXT,
                    .help = "Who told us, such as HR recruitment; needed when it ends"},
    [ARG_TOLD] = {.name = "told",
                  .label = "Told on",
                  .kind = FIELD_DATE,
                  .flags = FIELD_PAST,
                  .help = "The day on which we were told"},
    [ARG_NOTE] = {.name = "note",
                  .label = "Note",
                  .kind = FIELD_TEXT,
                  .help = "A fact that helps with the next step; none where only dates are kept"},
    [ARG_REMIND] = {.name = "remind",
                    .label = "Remind",
                    .kind = FIELD_CHOICE,
                    .help = "When a stage was not passed: a task for the day from which the next "
                            "attempt is possible; No for none",
                    .choices = &yes_or_no},
};

static const struct command rows[] = {
    {
        .name = "move",
        .summary = "Move a record on",
        .help =
            "An application, the live one of a candidate, or the one of a move. Without a stage it "
            "goes to the next one of its role. A reason that ends the application says how: "
            "withdrew, unsuccessful, deferred, lapsed, appointed. The tasks that posact.yaml plans "
            "for the stage are laid down with it, and undone with it.",
        .where = PLACE_RECORDS | PLACE_CLI,
        .keys = "m",
        .hint = &application_type,
        .args = args,
        .arg_count = ARG_COUNT,
        .flags = COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID | COMMAND_MANY |
                 COMMAND_ASKS | COMMAND_HINT,
        .run = run_move,
    },
};

const struct command_table move_commands = {rows, sizeof rows / sizeof rows[0]};
