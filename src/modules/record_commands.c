/* record_commands.c - what can be done to any record. */
#include "modules/registry.h"

#include <string.h>

#include "modules/application.h"
#include "modules/contact.h"
#include "modules/session.h"
#include "modules/task_plan.h"

static void
say(struct call *call, const char *word, const struct record_type *type, const struct id *id)
{
    text_append_format(&call->outcome.message, "%s: ", word);
    session_title(call->session, type, id, &call->outcome.message);
    call->outcome.type = type;
    call->outcome.id = *id;
}

/* What nothing stands in the way of, and may yet be a slip. */
static void
say_remark(struct call *call, const struct record *record)
{
    struct text remark = TEXT_EMPTY;
    if (record->type->remark)
        record->type->remark(record, session_context(call->session), &remark);
    if (remark.length > 0)
        text_append_format(&call->outcome.message, "; %s", text_string(&remark));
    text_clear(&remark);
}

static bool
run_add(struct call *call, struct error *error)
{
    const struct record_type *type = call->record->type;
    size_t *tasks = &call->outcome.tasks;
    if (!session_may_add(type, error) || !session_add(call->session, call->record, error) ||
        (type->added && !type->added(call->session, call->record, tasks, error)))
        return false;
    say(call, "Saved", type, &call->record->id);
    say_remark(call, call->record);
    task_plan_say(*tasks, &call->outcome.message);
    return true;
}

/* The record as it is before a change that its type has more to do after; *before is NULL where it
 * has not. */
static bool
read_before(struct session *session, const struct record_type *type, const struct id *id,
            struct record **before, struct error *error)
{
    *before = type->changed ? session_get(session, type, id, error) : NULL;
    return *before || !type->changed;
}

/* What the type says goes with the change; takes `before`. */
static bool
follow(struct session *session, struct record *before, bool changed, struct error *error)
{
    bool done = !before || !changed || before->type->changed(session, before, error);
    record_free(before);
    return done;
}

static bool
run_edit(struct call *call, struct error *error)
{
    struct record *before;
    bool changed = false;
    if (!read_before(call->session, call->record->type, &call->record->id, &before, error))
        return false;
    bool done = session_edit(call->session, call->record, &changed, error);
    if (!follow(call->session, before, done && changed, error) || !done)
        return false;
    call->outcome.unchanged = !changed;
    say(call, changed ? "Saved" : "Nothing changed", call->record->type, &call->record->id);
    say_remark(call, call->record);
    return true;
}

static bool
put(struct call *call,
    bool (*where)(struct session *session, const struct record_type *type, const struct id *id,
                  struct error *error),
    struct error *error)
{
    struct record *before;
    if (!read_before(call->session, call->type, &call->id, &before, error))
        return false;
    bool done = where(call->session, call->type, &call->id, error);
    return follow(call->session, before, done, error) && done;
}

static bool
run_remove(struct call *call, struct error *error)
{
    if (!put(call, session_remove, error))
        return false;
    say(call, "In the trash", call->type, &call->id);
    return true;
}

static bool
run_restore(struct call *call, struct error *error)
{
    if (!put(call, session_restore, error))
        return false;
    say(call, "Restored", call->type, &call->id);
    return true;
}

static bool
undo_or_redo(struct call *call, bool redo, struct error *error)
{
    text_append(&call->outcome.message, redo ? "Done again: " : "Undone: ");
    return session_undo(call->session, redo, &call->outcome.message, error);
}

static bool
run_undo(struct call *call, struct error *error)
{
    return undo_or_redo(call, false, error);
}

static bool
run_redo(struct call *call, struct error *error)
{
    return undo_or_redo(call, true, error);
}

enum {
    ROW_ADD,
    ROW_EDIT,
    ROW_CONTACT,
    ROW_APPLY,
    ROW_REMOVE,
    ROW_RESTORE,
    ROW_UNDO,
    ROW_REDO,
};

static const struct command rows[] = {
    [ROW_ADD] =
        {
            .name = "add",
            .summary = "Add a record",
            .help = "On the screen it opens an empty form. On the command line it prints the new "
                    "reference alone.",
            .label = "new",
            .where = PLACE_LIST | PLACE_CLI,
            .keys = "n",
            .flags = COMMAND_WRITES | COMMAND_TAKES_RECORD | COMMAND_TAKES_TYPE | COMMAND_HINT,
            .run = run_add,
        },
    [ROW_EDIT] =
        {
            .name = "edit",
            .summary = "Change a record",
            .help =
                "Only what you change is written. If somebody else changed the same field since "
                "you opened it, nothing is saved and both values are shown.",
            .where = PLACE_RECORDS | PLACE_CLI,
            .keys = "e",
            .flags = COMMAND_WRITES | COMMAND_TAKES_RECORD | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID |
                     COMMAND_MANY | COMMAND_HINT,
            .run = run_edit,
        },
    [ROW_CONTACT] =
        {
            .name = "contact",
            .summary = "Log a contact with this person",
            .help = "Facts only: who said what, and what comes next.",
            .where = PLACE_RECORDS,
            .keys = "c",
            .type = &contact_type,
            .flags = COMMAND_WRITES | COMMAND_TAKES_RECORD | COMMAND_HINT,
            .run = run_add,
        },
    [ROW_APPLY] =
        {
            .name = "apply",
            .summary = "Add an application of this person",
            .help = "It begins at the first stage of its role, as one attempt of perhaps several.",
            .where = PLACE_LIST | PLACE_DETAIL,
            .keys = "A",
            .type = &application_type,
            .flags = COMMAND_WRITES | COMMAND_TAKES_RECORD,
            .run = run_add,
        },
    [ROW_REMOVE] =
        {
            .name = "remove",
            .summary = "Put a record in the trash",
            .help = "Nothing is deleted: restore or undo brings it back as it was.",
            .where = PLACE_RECORDS | PLACE_CLI,
            .keys = "D",
            .flags = COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID | COMMAND_CONFIRM |
                     COMMAND_MANY,
            .run = run_remove,
        },
    [ROW_RESTORE] =
        {
            .name = "restore",
            .summary = "Take a record out of the trash",
            .where = PLACE_RECORDS | PLACE_CLI,
            .keys = "R",
            .flags = COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID | COMMAND_MANY,
            .run = run_restore,
        },
    [ROW_UNDO] =
        {
            .name = "undo",
            .summary = "Take back your last step",
            .help = "A whole import is one step. What others did is left alone. The history keeps "
                    "both the step and the undo.",
            .where = PLACE_RECORDS | PLACE_CLI,
            .keys = "u",
            .flags = COMMAND_WRITES,
            .run = run_undo,
        },
    [ROW_REDO] =
        {
            .name = "redo",
            .summary = "Do again what you took back",
            .where = PLACE_RECORDS | PLACE_CLI,
            .keys = "Ctrl-R",
            .flags = COMMAND_WRITES,
            .run = run_redo,
        },
};

const struct command_table record_commands = {rows, sizeof rows / sizeof rows[0]};

const struct command *const command_add = &rows[ROW_ADD];
const struct command *const command_edit = &rows[ROW_EDIT];
const struct command *const command_remove = &rows[ROW_REMOVE];
const struct command *const command_restore = &rows[ROW_RESTORE];
const struct command *const command_undo = &rows[ROW_UNDO];
const struct command *const command_redo = &rows[ROW_REDO];
