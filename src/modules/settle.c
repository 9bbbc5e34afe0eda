/* settle.c - the work list of conflicts, in words, and what settles one. */
#include "modules/settle.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/memory.h"
#include "modules/laptop.h"
#include "session_private.h"
#include "store/operation.h"

#define IS_THERE "not in the trash"
#define IS_AWAY "in the trash"

void
settle_list_clear(struct settle_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        conflict_clear(&list->items[i]);
    free(list->items);
    *list = (struct settle_list){.count = 0};
}

/* --- which --- */

/* What is guarded is on no list (T29): the record as a whole, or the field. */
static bool
may_see(struct session *session, const struct conflict *conflict)
{
    const struct field *field = record_type_field_by_number(conflict->type, conflict->column);
    struct error ignored;
    if (field && field->may_see)
        return false;
    struct record *record = session_get(session, conflict->type, &conflict->record, &ignored);
    bool may = record != NULL && !record_is_guarded(record);
    record_free(record);
    return may;
}

/* Reads one and keeps it, unless it is not for whoever works. */
static bool
add_place(struct session *session, const struct conflict_place *place, struct settle_list *list,
          struct error *error)
{
    struct conflict conflict;
    bool found;
    if (!conflict_read(session->store, place, &conflict, &found, error))
        return false;
    if (found && may_see(session, &conflict))
        list->items[list->count++] = conflict;
    else
        conflict_clear(&conflict);
    return true;
}

bool
settle_read(struct session *session, struct settle_list *list, struct error *error)
{
    struct conflict_place *places = must_calloc(SETTLE_MOST + 1, sizeof *places);
    size_t count;
    bool done = conflict_next(session->store, NULL, places, SETTLE_MOST + 1, &count, error);
    list->items = must_calloc(SETTLE_MOST + 1, sizeof *list->items);
    list->more = done && count > SETTLE_MOST;
    for (size_t i = 0; done && i < count && i < SETTLE_MOST; i++)
        done = add_place(session, &places[i], list, error);
    free(places);
    if (!done)
        settle_list_clear(list);
    return done;
}

static bool
is_called(const struct conflict *conflict, const char *typed)
{
    const struct field *field = record_type_field_by_number(conflict->type, conflict->column);
    if (!typed)
        return true;
    return field ? string_equal_no_case(typed, field->name) ||
                       string_equal_no_case(typed, field->label)
                 : string_equal_no_case(typed, "alive");
}

static bool
no_conflict(const struct record_type *type, const char *field, struct error *error)
{
    return field
               ? error_set(error, ERROR_NOT_FOUND,
                           "Nothing is to be settled in '%s' of this %s; 'posact conflicts' "
                           "lists what is",
                           field, type->name)
               : error_set(error, ERROR_NOT_FOUND,
                           "Nothing is to be settled of this %s; 'posact conflicts' lists what is",
                           type->name);
}

bool
settle_find(struct session *session, const struct record_type *type, const struct id *id,
            const char *field, struct conflict *conflict, struct error *error)
{
    struct conflict_place places[2], after = {.record = *id, .column = COLUMN_CHANGED};
    bool found_one = false;
    *conflict = (struct conflict){.side_count = 0};
    for (size_t count = 1; count > 0; after = places[0]) {
        struct conflict here;
        bool found;
        if (!conflict_next(session->store, &after, places, 1, &count, error))
            return false;
        if (count == 0 || !id_equal(&places[0].record, id))
            break;
        if (!conflict_read(session->store, &places[0], &here, &found, error))
            return false;
        bool meant = found && is_called(&here, field) && may_see(session, &here);
        if (meant && found_one) {
            conflict_clear(&here);
            conflict_clear(conflict);
            return error_set(
                error, ERROR_USAGE,
                "More than one field of this %s is to be settled; name it with --field",
                type->name);
        }
        if (meant)
            *conflict = here;
        else
            conflict_clear(&here);
        found_one |= meant;
    }
    return found_one || no_conflict(type, field, error);
}

/* --- in words --- */

void
settle_say_what(struct session *session, const struct conflict *conflict, struct text *out)
{
    const struct field *field = record_type_field_by_number(conflict->type, conflict->column);
    struct text title = TEXT_EMPTY;
    session_title(session, conflict->type, &conflict->record, &title);
    if (field)
        text_append_format(out, "%s of %s", field->label, text_string(&title));
    else
        text_append_format(out, "Whether %s is in the trash", text_string(&title));
    text_clear(&title);
}

void
settle_say_value(struct session *session, const struct conflict *conflict, const char *value,
                 struct text *out)
{
    const struct field *field = record_type_field_by_number(conflict->type, conflict->column);
    if (!field)
        text_append(out, string_equal(value, "0") ? IS_AWAY : IS_THERE);
    else if (!value)
        text_append(out, "not given");
    else
        session_show(session, field, value, out);
}

struct naming {
    int64_t replica;
    struct text *out;
    bool named;
};

static bool
name_laptop(void *context, const struct record *laptop, struct error *error)
{
    (void)error;
    struct naming *naming = context;
    if (laptop_replica(laptop) != naming->replica)
        return true;
    text_append_format(naming->out, ", on laptop '%s'", record_get(laptop, LAPTOP_NAME));
    naming->named = true;
    return true;
}

void
settle_say_who(struct session *session, const struct conflict_side *side, struct text *out)
{
    char when[DATE_TEXT_SIZE];
    struct error ignored;
    struct query query = query_default(&laptop_type);
    struct naming naming = {.replica = side->operation.replica, .out = out};
    moment_show(side->time_ms, when);
    bool back = string_equal(side->command, "undo") || string_equal(side->command, "redo");
    text_append_format(out, "%s%s, %s", side->actor, back ? " (put back)" : "", when);
    session_each(session, &query, name_laptop, &naming, &ignored);
    if (naming.replica == LAPTOP_SERVER_REPLICA)
        text_append(out, ", on the server");
    else if (!naming.named)
        text_append_format(out, ", on laptop %lld", (long long)naming.replica);
}

/* --- settling --- */

struct settling {
    const struct conflict *conflict;
    const char *value;
};

/* What would stand in the record must be what a person could have saved. */
static bool
check(struct session *session, const struct record *before, const struct field *field,
      const char *value, struct error *error)
{
    struct record *after = record_copy(before);
    struct error_list problems = {.items = NULL};
    size_t index = record_type_index(before->type, field);
    record_set(after, index, value);
    bool sound = record_check(after, before, session_context(session), &problems);
    if (!sound)
        *error = problems.items[0];
    error_list_clear(&problems);
    record_free(after);
    return sound;
}

/* The heads that it takes the place of: all of the field's that were shown, and those by which the
 * record is said to be there. */
static struct head *
gather_heads(const struct conflict *conflict, const struct record *record, size_t *count)
{
    struct head *heads = must_calloc(conflict->head_count + record->head_count + 1, sizeof *heads);
    const struct head *alive;
    size_t alive_count = heads_of(record->heads, record->head_count, COLUMN_ALIVE, &alive);
    *count = 0;
    for (size_t i = 0; i < conflict->head_count; i++)
        heads[(*count)++] = conflict->heads[i];
    for (size_t i = 0; i < alive_count && conflict->column != COLUMN_ALIVE; i++)
        heads[(*count)++] = (struct head){COLUMN_ALIVE, alive[i].replica, alive[i].seq};
    return heads;
}

static bool
run_settling(struct session *session, void *context, struct error *error)
{
    const struct settling *settling = context;
    const struct conflict *conflict = settling->conflict;
    const struct record_type *type = conflict->type;
    const struct field *field = record_type_field_by_number(type, conflict->column);
    struct record *record = session_get(session, type, &conflict->record, error);
    if (!record)
        return false;
    const struct operation_write writes[] = {
        {.column = conflict->column, .value = settling->value},
        {.column = COLUMN_ALIVE, .value = record->alive ? "1" : "0"},
    };
    size_t count;
    struct head *heads = gather_heads(conflict, record, &count);
    bool done = (!field || check(session, record, field, settling->value, error)) &&
                operation_append(session->store, OPERATION_WRITE, type, &record->id, writes,
                                 field ? 2 : 1, heads, count, 0, error);
    free(heads);
    record_free(record);
    return done;
}

static void
say_settled(struct session *session, const struct conflict *conflict, const char *value,
            struct outcome *outcome)
{
    text_append(&outcome->message, "Settled: ");
    settle_say_what(session, conflict, &outcome->message);
    text_append(&outcome->message, ": ");
    settle_say_value(session, conflict, value, &outcome->message);
    outcome->type = conflict->type;
    outcome->id = conflict->record;
}

bool
settle_do(struct session *session, const struct conflict *conflict, const char *value,
          struct outcome *outcome, struct error *error)
{
    struct settling settling = {conflict, value};
    if (!session_write(session, "resolve", run_settling, &settling, error))
        return false;
    say_settled(session, conflict, value, outcome);
    return true;
}

/* --- the command --- */

enum { RESOLVE_FIELD, RESOLVE_KEEP, RESOLVE_VALUE, RESOLVE_ARG_COUNT };

static const struct conflict_side *
find_side(struct session *session, const struct conflict *conflict, const char *keep,
          struct error *error)
{
    const struct conflict_side *found = NULL;
    bool mine = string_equal(keep, "mine"), theirs = string_equal(keep, "theirs");
    size_t number = mine || theirs ? 0 : (size_t)strtoul(keep, NULL, 10);
    if (number > 0 && number <= conflict->side_count)
        return &conflict->sides[number - 1];
    for (size_t i = 0; i < conflict->side_count && number == 0; i++) {
        const struct conflict_side *side = &conflict->sides[i];
        if (string_equal(side->actor, session_officer(session)) != mine)
            continue;
        if (found) {
            error_set(error, ERROR_USAGE,
                      "More than one value is %s; name it by its number in 'posact conflicts'",
                      mine ? "yours" : "somebody else's");
            return NULL;
        }
        found = side;
    }
    if (!found)
        error_set(error, ERROR_USAGE, "No value here is '%s'; there are 1 to %zu", keep,
                  conflict->side_count);
    return found;
}

bool
settle_parse(struct session *session, const struct conflict *conflict, const char *typed,
             char **value, struct error *error)
{
    const struct field *field = record_type_field_by_number(conflict->type, conflict->column);
    *value = NULL;
    return field ? field_parse(field, typed, session_context(session), value, error)
                 : error_set(error, ERROR_USAGE,
                             "Whether it is in the trash is settled for one of the two");
}

static bool
settle_as_asked(struct call *call, const struct conflict *conflict, struct error *error)
{
    char *other = NULL;
    const char *keep = call->args[RESOLVE_KEEP], *typed = call->args[RESOLVE_VALUE];
    if ((keep != NULL) == (typed != NULL))
        return error_set(error, ERROR_USAGE,
                         "Say which holds: --keep mine, --keep theirs or --keep 1, or a value of "
                         "your own with --value");
    const struct conflict_side *side =
        keep ? find_side(call->session, conflict, keep, error) : NULL;
    bool done =
        (!keep || side) && (keep || settle_parse(call->session, conflict, typed, &other, error));
    struct settling settling = {conflict, side ? side->value : other};
    done = done && run_settling(call->session, &settling, error);
    if (done)
        say_settled(call->session, conflict, settling.value, &call->outcome);
    free(other);
    return done;
}

static bool
run_resolve(struct call *call, struct error *error)
{
    struct conflict conflict;
    bool done = settle_find(call->session, call->type, &call->id, call->args[RESOLVE_FIELD],
                            &conflict, error) &&
                settle_as_asked(call, &conflict, error);
    conflict_clear(&conflict);
    return done;
}

static const struct field args[RESOLVE_ARG_COUNT] = {
    [RESOLVE_FIELD] = {.name = "field",
                       .label = "Field",
                       .kind = FIELD_TEXT,
                       .help = "Which is to be settled, where there are several; 'alive' for "
                               "whether it is in the trash"},
    [RESOLVE_KEEP] = {.name = "keep",
                      .label = "Keep",
                      .kind = FIELD_TEXT,
                      .help = "mine, theirs, or the number of a value as 'posact conflicts' gives "
                              "it"},
    [RESOLVE_VALUE] = {.name = "value",
                       .label = "Value",
                       .kind = FIELD_TEXT,
                       .help = "Another value than those, as on the form"},
};

static const struct command rows[] = {
    {
        .name = "resolve",
        .summary = "Settle a field of which there are several values",
        .help = "After a laptop was brought into step: where two people wrote into the same field, "
                "says which holds. What was not chosen stays in the history, and undo puts all of "
                "them back, to be settled anew.",
        .where = PLACE_CLI,
        .args = args,
        .arg_count = RESOLVE_ARG_COUNT,
        .flags = COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID,
        .run = run_resolve,
    },
};

const struct command_table settle_commands = {rows, sizeof rows / sizeof *rows};
