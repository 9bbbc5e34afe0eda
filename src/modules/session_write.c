/* session_write.c - the writing half of the door: rules, conflicts, one transaction. */
#include "modules/session.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "modules/permission.h"
#include "modules/reading.h"
#include "modules/registry.h"
#include "modules/session_user.h"
#include "session_private.h"
#include "store/draft_store.h"
#include "store/history.h"
#include "store/operation.h"
#include "store/record_store.h"

/* -- The door ------------------------------------------------------------------------------- */

/* T30: what is taken back takes its notes along, and a refusal has told of it. */
static void
note_look(struct session *session)
{
    struct error ignored;
    const struct record_type *looked = session->looked;
    session->looked = NULL;
    if (looked)
        reading_begin(session, looked, NULL, &ignored);
}

/* Under their name of now: whoever was renamed while they waited for the lock begins again. */
static bool
begin_as_oneself(struct session *session, const char *name, struct error *error)
{
    for (;;) {
        char *officer = must_strdup(session->officer);
        bool begun = store_begin(session->store, officer, name, error);
        bool over = begun && !session_check_user(session, error);
        bool renamed = begun && !over && !string_equal(officer, session->officer);
        free(officer);
        if (begun && !over && !renamed)
            return true;
        if (begun)
            store_rollback(session->store);
        if (!renamed)
            return false;
    }
}

bool
session_write(struct session *session, const char *name,
              bool (*run)(struct session *session, void *context, struct error *error),
              void *context, struct error *error)
{
    text_reset(&session->warning);
    text_reset(&session->standing);
    session->looked = NULL;
    if (!begin_as_oneself(session, name, error))
        return false;
    session->ruling++;
    bool done = run(session, context, error);
    session->ruling--;
    if (done)
        return store_commit(session->store, error);
    store_rollback(session->store);
    note_look(session);
    return false;
}

/* A command and its call, to travel through session_write. */
struct running {
    const struct command *command;
    struct call *call;
};

static bool
run_command(struct session *session, void *context, struct error *error)
{
    struct running *running = context;
    const struct id *draft = &running->call->draft;
    return running->command->run(running->call, error) &&
           (id_is_zero(draft) || draft_store_remove(session->store, draft, error));
}

/* T85: what the command is done to, and what it is told to link. */
static bool
reaches_links(struct session *session, const struct field *fields, size_t count,
              const char *const *values, struct error *error)
{
    struct id id;
    for (size_t i = 0; i < count; i++) {
        if (fields[i].kind == FIELD_LINK && values[i] && id_from_text(values[i], &id) &&
            !session_reaches(session, fields[i].target, &id, error))
            return false;
    }
    return true;
}

static bool
reaches_record(struct session *session, const struct record *record, struct error *error)
{
    if (!record)
        return true;
    const char **values = must_calloc(record->type->field_count, sizeof *values);
    for (size_t i = 0; i < record->type->field_count; i++)
        values[i] = record_get(record, i);
    bool done =
        reaches_links(session, record->type->fields, record->type->field_count, values, error) &&
        (id_is_zero(&record->id) || session_reaches(session, record->type, &record->id, error));
    free(values);
    return done;
}

/* Whatever is in hand is of the command's type, or of the one that it is done to. */
static const struct record_type *
type_in_hand(const struct command *command, const struct call *call)
{
    bool of_record = call->record && id_equal(&call->record->id, &call->id);
    return of_record ? call->record->type : command->only ? command->only : call->type;
}

bool
session_admits(struct session *session, const struct command *command, const struct call *call,
               struct error *error)
{
    if (!permission_command(session, command, call->type, error))
        return false;

    const struct record_type *type = type_in_hand(command, call);
    return (!type || id_is_zero(&call->id) || session_reaches(session, type, &call->id, error)) &&
           reaches_record(session, call->record, error) &&
           (!call->args ||
            reaches_links(session, command->args, command->arg_count, call->args, error));
}

bool
session_do(struct session *session, const struct command *command, struct call *call,
           struct error *error)
{
    call->session = session;
    if (!session_admits(session, command, call, error))
        return false;
    if ((command->flags & COMMAND_WRITES) == 0)
        return command->run(call, error);
    struct running running = {command, call};
    if (session_write(session, command->name, run_command, &running, error)) {
        session_say_warning(session, &call->outcome.message);
        return true;
    }
    /* Nothing happened, so nothing may be said of it. */
    outcome_clear(&call->outcome);
    return false;
}

/* -- What is written ------------------------------------------------------------------------ */

struct record *
session_prepare(struct session *session, const struct record_type *type)
{
    struct record *record = record_new(type);
    if (type->prepare != NULL)
        type->prepare(record, session_context(session));
    return record;
}

static bool
check_links(struct session *session, const struct record *record, struct error *error)
{
    const struct record_type *type = record->type;
    for (size_t i = RECORD_CORE_COUNT; i < type->field_count; i++) {
        struct id id;
        const char *value = record_get(record, i);
        if (type->fields[i].kind != FIELD_LINK || value == NULL || !id_from_text(value, &id))
            continue;
        bool here;
        if (!record_store_has(session->store, type->fields[i].target, &id, &here, error))
            return false;
        if (!here)
            return error_set_field(error, (int)i, "%s must be a %s that is here; there is no '%s'",
                                   type->fields[i].label, type->fields[i].target->name, value);
    }
    return true;
}

void
session_warn(struct session *session, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    text_append(&session->warning, session->warning.length > 0 ? "; " : "");
    text_append_vformat(&session->warning, format, args);
    va_end(args);
}

void
session_warn_standing(struct session *session, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    text_reset(&session->standing);
    text_append_vformat(&session->standing, format, args);
    va_end(args);
}

void
session_say_warning(struct session *session, struct text *out)
{
    if (session->warning.length > 0)
        text_append_format(out, "; %s", text_string(&session->warning));
    if (session->standing.length > 0)
        text_append_format(out, "; %s", text_string(&session->standing));
}

bool
session_may_add(const struct record_type *type, struct error *error)
{
    return !type->fixed ||
           error_set(error, ERROR_DENIED,
                     "A %s is recorded once and stays as it is; undo takes your last one back",
                     type->name);
}

static bool
refuse_appended(const struct record_type *type, struct error *error)
{
    return error_set(error, ERROR_DENIED,
                     "A %s stays as it was added, to show what was said then; add another one",
                     type->name);
}

bool
session_may_change(const struct record_type *type, struct error *error)
{
    return session_may_add(type, error) && (!type->appended || refuse_appended(type, error));
}

/* The first problem is the error; a form asks record_check for all of them. */
static bool
check(struct session *session, struct record *record, const struct record *before,
      struct error *error)
{
    const struct record_type *type = record->type;
    if (type->admit && !type->admit(session, record, before, error))
        return false;
    struct error_list problems = {.items = NULL};
    bool sound = record_check(record, before, session_context(session), &problems);
    if (!sound)
        *error = problems.items[0];
    error_list_clear(&problems);
    return sound && check_links(session, record, error);
}

static bool
check_is_free(struct session *session, const struct record *record, struct error *error)
{
    bool taken;
    return record_store_has(session->store, record->type, &record->id, &taken, error) &&
           (!taken || error_set(error, ERROR_CONFLICT, "There is a %s with this reference already",
                                record->type->name));
}

static void
give_id(struct session *session, struct record *record)
{
    char text[ID_TEXT_SIZE];
    record->id = store_new_id(session->store);
    id_to_text(&record->id, text);
    record_set(record, RECORD_ID, text);
}

/* An importer's own dates travel beside the fields. */
static size_t
add_dates(const struct record *record, struct operation_write *writes, size_t count)
{
    const struct {
        size_t field;
        int column;
    } dates[] = {{RECORD_CREATED, COLUMN_CREATED}, {RECORD_CHANGED, COLUMN_CHANGED}};
    for (size_t i = 0; i < 2; i++)
        if (record_get(record, dates[i].field) != NULL)
            writes[count++] = (struct operation_write){.column = dates[i].column,
                                                       .value = record_get(record, dates[i].field)};
    return count;
}

bool
session_add(struct session *session, struct record *record, struct error *error)
{
    const struct record_type *type = record->type;
    if (!check(session, record, NULL, error))
        return false;
    if (id_is_zero(&record->id))
        give_id(session, record);
    else if (!check_is_free(session, record, error))
        return false;
    struct operation_write *writes = must_calloc(type->field_count + 2, sizeof *writes);
    size_t count = 0;
    for (size_t i = RECORD_CORE_COUNT; i < type->field_count; i++)
        if (record_get(record, i) != NULL)
            writes[count++] = (struct operation_write){.column = type->fields[i].number,
                                                       .value = record_get(record, i)};
    count = add_dates(record, writes, count);
    bool done = operation_append(session->store, OPERATION_CREATE, type, &record->id, writes, count,
                                 NULL, 0, 0, error);
    free(writes);
    return done;
}

/* -- Editing -------------------------------------------------------------------------------- */

/* An edit under way: what was read and changed, and what is stored now. */
struct editing {
    struct session *session;
    const struct record *mine;   /* with the heads it was read with */
    const struct record *stored; /* with the heads of now */
    struct operation_write *writes;
    size_t count;
};

static bool
say_conflict(const struct editing *editing, size_t field, struct error *error)
{
    struct session *session = editing->session;
    const struct record_type *type = editing->mine->type;
    struct text theirs = TEXT_EMPTY, mine = TEXT_EMPTY;
    session_show(session, &type->fields[field], record_get(editing->stored, field), &theirs);
    session_show(session, &type->fields[field], record_get(editing->mine, field), &mine);
    char *author = history_author(session->store, editing->stored, type->fields[field].number);
    error_set(error, ERROR_CONFLICT,
              "%s was changed to '%s' by %s since you opened this, and you have '%s'; "
              "nothing was saved",
              type->fields[field].label, text_string(&theirs),
              author == NULL ? "somebody else" : author, text_string(&mine));
    error->field = (int)field;
    free(author);
    text_clear(&theirs);
    text_clear(&mine);
    return false;
}

/* Adds the field to the writes when the person changed it; refuses when somebody else did too. What
 * was kept back from them (T29) stays as it is. */
static bool
edit_field(struct editing *editing, size_t field, struct error *error)
{
    const struct record *mine = editing->mine, *stored = editing->stored;
    int column = mine->type->fields[field].number;
    if (record_same_value(mine, stored, field))
        return true;
    if (!session_may_see_field(editing->session, &mine->type->fields[field], error))
        return record_get(mine, field) == NULL;
    if (!(mine->type->fields[field].flags & FIELD_READ_ONLY) &&
        !session_may_change(mine->type, error))
        return false;
    if (!record_same_heads(mine, stored, column)) {
        char *read_value;
        if (!history_value_at(editing->session->store, mine, column, &read_value, error))
            return false;
        bool untouched = (read_value == NULL) == (record_get(mine, field) == NULL) &&
                         string_equal(read_value, record_get(mine, field));
        free(read_value);
        return untouched || say_conflict(editing, field, error);
    }
    editing->writes[editing->count++] =
        (struct operation_write){.column = column, .value = record_get(mine, field)};
    return true;
}

static bool
edit_fields(struct editing *editing, struct error *error)
{
    const struct record_type *type = editing->mine->type;
    for (size_t i = RECORD_CORE_COUNT; i < type->field_count; i++)
        if (!edit_field(editing, i, error))
            return false;
    return true;
}

/* What will be stored: theirs, with the fields that I changed. */
static bool
check_merged(const struct editing *editing, struct error *error)
{
    struct record *merged = record_copy(editing->stored);
    for (size_t i = 0; i < editing->count; i++) {
        const struct field *field =
            record_type_field_by_number(merged->type, editing->writes[i].column);
        record_set(merged, record_type_index(merged->type, field), editing->writes[i].value);
    }
    bool sound = check(editing->session, merged, editing->stored, error);
    record_free(merged);
    return sound;
}

static bool
store_edit(struct editing *editing, struct error *error)
{
    const struct record *stored = editing->stored;
    /* An edit says again that the record lives, so that a removal elsewhere becomes a conflict. */
    editing->writes[editing->count++] =
        (struct operation_write){.column = COLUMN_ALIVE, .value = "1"};
    return operation_append(editing->session->store, OPERATION_WRITE, stored->type, &stored->id,
                            editing->writes, editing->count, stored->heads, stored->head_count, 0,
                            error);
}

bool
session_check_alive(struct session *session, const struct record *record, struct error *error)
{
    const struct record_type *type = record->type;
    const char *survivor = type->merged_field == 0 ? NULL : record_get(record, type->merged_field);
    if (record->alive)
        return true;
    if (survivor == NULL)
        return error_set(error, ERROR_CONFLICT, "This %s is in the trash; restore it first",
                         type->name);
    struct text name = TEXT_EMPTY;
    session_show(session, &type->fields[type->merged_field], survivor, &name);
    error_set(error, ERROR_CONFLICT, "This %s was merged into %s; go on with %.8s", type->name,
              text_string(&name), survivor);
    text_clear(&name);
    return false;
}

bool
session_edit(struct session *session, const struct record *record, bool *changed,
             struct error *error)
{
    struct record *stored = session_get_whole(session, record->type, &record->id, error);
    if (stored == NULL)
        return false;
    struct editing editing = {
        .session = session,
        .mine = record,
        .stored = stored,
        .writes = must_calloc(record->type->field_count + 1, sizeof *editing.writes),
    };
    bool done = session_check_alive(session, stored, error);
    done = done && edit_fields(&editing, error);
    if (changed != NULL)
        *changed = done && editing.count > 0;
    if (done && editing.count > 0)
        done = check_merged(&editing, error) && store_edit(&editing, error);
    free(editing.writes);
    record_free(stored);
    return done;
}

/* -- The trash, notes, undo ----------------------------------------------------------------- */

bool
session_relink(struct session *session, const struct record *record, size_t field, bool alive,
               struct error *error)
{
    const struct operation_write writes[] = {
        {.column = record->type->fields[field].number, .value = record_get(record, field)},
        {.column = COLUMN_ALIVE, .value = alive ? "1" : "0"},
    };
    return operation_append(session->store, OPERATION_WRITE, record->type, &record->id, writes, 2,
                            record->heads, record->head_count, 0, error);
}

static bool
set_alive(struct session *session, const struct record_type *type, const struct id *id, bool alive,
          struct error *error)
{
    if (!(alive ? session_may_add : session_may_change)(type, error))
        return false;
    struct record *record = session_get_whole(session, type, id, error);
    if (record == NULL)
        return false;
    bool done =
        record->alive != alive || error_set(error, ERROR_CONFLICT, "This %s is %s", type->name,
                                            alive ? "not in the trash" : "in the trash already");
    /* Who lives again is nobody else's any more. */
    size_t merged = type->merged_field;
    bool parted = alive && merged != 0 && record_get(record, merged) != NULL;
    const struct operation_write writes[] = {
        {.column = COLUMN_ALIVE, .value = alive ? "1" : "0"},
        {.column = type->fields[merged].number, .value = NULL},
    };
    done = done && (!alive || !type->admit || type->admit(session, record, record, error)) &&
           operation_append(session->store, OPERATION_WRITE, type, id, writes, parted ? 2 : 1,
                            record->heads, record->head_count, 0, error);
    record_free(record);
    return done;
}

bool
session_remove(struct session *session, const struct record_type *type, const struct id *id,
               struct error *error)
{
    return set_alive(session, type, id, false, error);
}

bool
session_restore(struct session *session, const struct record_type *type, const struct id *id,
                struct error *error)
{
    return set_alive(session, type, id, true, error);
}

bool
session_note(struct session *session, const struct record_type *type, const struct id *id,
             struct error *error)
{
    return operation_append(session->store, OPERATION_NOTE, type, id, NULL, 0, NULL, 0, 0, error);
}

/* T85: a step may have been done in another role, or by a command that is named in theirs alone. */
static bool
may_touch(struct session *session, const struct history_touched *touched, struct error *error)
{
    int ruling = session->ruling;
    session->ruling = 0;
    bool may = permission_write(session, touched->type, error) &&
               session_reaches(session, touched->type, &touched->id, error);
    session->ruling = ruling;
    return may || error_prefix(error, "Nothing was taken back");
}

/* Those whose type asks for it, as they are before anything is taken back. */
static bool
read_before(struct session *session, bool redo, struct record_list *before, struct error *error)
{
    struct history_touched_list touched = {.items = NULL};
    bool done = history_undo_touches(session->store, session->officer, redo, &touched, error);
    for (size_t i = 0; i < touched.count && done; i++)
        done = !touched.items[i].type || may_touch(session, &touched.items[i], error);
    for (size_t i = 0; i < touched.count && done; i++) {
        const struct record_type *type = touched.items[i].type;
        if (!type || !type->returned)
            continue;
        struct record *record = session_get_whole(session, type, &touched.items[i].id, error);
        done = record != NULL;
        if (record)
            record_list_add(before, record);
    }
    history_touched_list_clear(&touched);
    return done;
}

static bool
check_returned(struct session *session, const struct record_list *before, struct error *error)
{
    bool done = true;
    for (size_t i = 0; i < before->count && done; i++) {
        const struct record *was = before->items[i];
        struct record *now = session_get_whole(session, was->type, &was->id, error);
        if (!now)
            return false;
        done = was->type->returned(session, now, was, error) ||
               error_prefix(error, "Nothing was taken back");
        record_free(now);
    }
    return done;
}

static void
say_undone(struct session *session, const struct history_undone *undone, struct text *done)
{
    text_append_format(done, "%s", undone->command == NULL ? "step" : undone->command);
    if (undone->records == 1 && undone->type != NULL) {
        text_append(done, " of ");
        session_title(session, undone->type, &undone->id, done);
    } else {
        text_append_format(done, ", %zu records", undone->records);
    }
}

bool
session_undo(struct session *session, bool redo, struct text *done, struct error *error)
{
    struct record_list before = {.items = NULL};
    struct history_undone undone = {.command = NULL};
    bool taken_back = read_before(session, redo, &before, error) &&
                      history_undo(session->store, session->officer, redo, &undone, error) &&
                      check_returned(session, &before, error);
    if (taken_back)
        say_undone(session, &undone, done);
    free(undone.command);
    record_list_clear(&before);
    return taken_back;
}

/* -- What is the officer's own -------------------------------------------------------------- */

bool
session_remember(struct session *session, const char *kind, const char *name, const char *value,
                 struct error *error)
{
    return session_is_read_only(session) ||
           remembered_set(session->store, session->officer, kind, name, value, error);
}
