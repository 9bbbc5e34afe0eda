/* held_commands.c - a held change is accepted, or dropped. Either way an operation of the server
 * takes its place, so that the laptop that made it comes to stand as everybody else. */
#include "modules/held_change.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/memory.h"
#include "held_content.h"
#include "modules/registry.h"
#include "pushed.h"
#include "session_private.h"
#include "store/record_store.h"

/* One that is decided on. */
struct deciding {
    struct session *session;
    struct record *held;
    const struct record_type *type; /* of the record that it would change; NULL when not known */
    struct id id;                   /* and its reference */
    struct held_content content;    /* nothing when it was not kept */
    bool readable;
    struct record *now; /* the record as it stands; NULL when it is not here */
};

static bool
begin(struct call *call, struct deciding *deciding, struct error *error)
{
    struct error ignored;
    *deciding = (struct deciding){.session = call->session};
    if (store_is_laptop(call->session->store))
        return error_set(error, ERROR_DENIED, "Held changes are decided on at the server");
    deciding->held = session_get(call->session, &held_change_type, &call->id, error);
    if (!deciding->held || !session_check_alive(call->session, deciding->held, error))
        return false;
    if (!string_equal(record_get(deciding->held, HELD_CHANGE_STATE), HELD_CHANGE_HELD))
        return error_set(error, ERROR_CONFLICT,
                         "It has been decided on already; its history says by whom");
    const char *content = record_get(deciding->held, HELD_CHANGE_CONTENT);
    deciding->type = registry_find_type(record_get(deciding->held, HELD_CHANGE_KIND));
    deciding->readable =
        deciding->type && content &&
        id_from_text(record_get(deciding->held, HELD_CHANGE_REFERENCE), &deciding->id) &&
        held_content_read(deciding->type, content, &deciding->content);
    if (deciding->readable)
        deciding->now =
            record_store_get(call->session->store, deciding->type, &deciding->id, &ignored);
    return true;
}

static void
end(struct deciding *deciding)
{
    record_free(deciding->held);
    record_free(deciding->now);
    held_content_clear(&deciding->content);
}

static int64_t
number_of(const struct record *record, size_t field)
{
    return strtoll(record_get(record, field), NULL, 10);
}

/* Takes the place of what stands there now, and on the laptop of what was held back. */
static bool
append(struct deciding *deciding, enum operation_kind kind, struct error *error)
{
    const struct held_content *content = &deciding->content;
    size_t here = deciding->now ? deciding->now->head_count : 0, count = 0;
    struct head *heads = must_calloc(content->count * (here + 1) + 1, sizeof *heads);
    for (size_t i = 0; i < content->count && kind == OPERATION_WRITE; i++) {
        int column = content->writes[i].column;
        const struct head *first;
        size_t of = heads_of(deciding->now ? deciding->now->heads : NULL, here, column, &first);
        for (size_t j = 0; j < of; j++)
            heads[count++] = (struct head){column, first[j].replica, first[j].seq};
        heads[count++] = (struct head){
            .column = column,
            .replica = number_of(deciding->held, HELD_CHANGE_REPLICA),
            .seq = number_of(deciding->held, HELD_CHANGE_CHANGE),
        };
    }
    bool done = operation_append(deciding->session->store, kind, deciding->type, &deciding->id,
                                 content->writes, content->count, heads, count, 0, error);
    free(heads);
    return done;
}

static bool
set_state(struct call *call, struct deciding *deciding, const char *state, const char *word,
          struct error *error)
{
    record_set(deciding->held, HELD_CHANGE_STATE, state);
    if (!session_edit(call->session, deciding->held, NULL, error))
        return false;
    text_append_format(&call->outcome.message, "%s: %s", word,
                       record_get(deciding->held, HELD_CHANGE_ABOUT));
    call->outcome.type = &held_change_type;
    call->outcome.id = deciding->held->id;
    return true;
}

/* --- accepted --- */

/* What held it back may still stand in its way, now for whoever accepts it. */
static bool
check_accepted(struct deciding *deciding, enum operation_kind kind, struct error *error)
{
    struct error why;
    char *actor = must_strdup(session_officer(deciding->session));
    struct operation operation = {
        .type = deciding->type->number,
        .record = deciding->id,
        .kind = kind,
        .actor = actor,
        .writes = deciding->content.writes,
        .write_count = deciding->content.count,
    };
    bool may = pushed_check(deciding->session, &operation, false, &why);
    free(actor);
    if (may && kind == OPERATION_CREATE && deciding->now)
        return error_set(error, ERROR_CONFLICT, "There is a %s with this reference already",
                         deciding->type->name);
    return may || error_set(error, ERROR_DENIED, "It cannot be accepted: %s; or drop it", why.text);
}

static bool
accept(struct call *call, struct deciding *deciding, struct error *error)
{
    enum operation_kind kind = deciding->content.adds ? OPERATION_CREATE : OPERATION_WRITE;
    if (!deciding->readable)
        return error_set(error, ERROR_DENIED,
                         "What it wrote is not kept here; enter it on the server where it is "
                         "right, and drop this");
    return check_accepted(deciding, kind, error) && append(deciding, kind, error) &&
           set_state(call, deciding, HELD_CHANGE_RELEASED, "Accepted", error);
}

/* --- dropped --- */

/* Says what stands here once more, in place of what stands on the laptop. */
static bool
restate(struct deciding *deciding, struct error *error)
{
    struct held_content *content = &deciding->content;
    size_t count = 0;
    for (size_t i = 0; i < content->count; i++) {
        struct operation_write *write = &content->writes[i];
        const struct field *field = record_type_field_by_number(deciding->type, write->column);
        if (field)
            write->value = record_get(deciding->now, record_type_index(deciding->type, field));
        else if (write->column == COLUMN_ALIVE)
            write->value = deciding->now->alive ? "1" : "0";
        else
            continue;
        content->writes[count++] = *write;
    }
    content->count = count;
    return count == 0 || append(deciding, OPERATION_WRITE, error);
}

/* What is only on the laptop goes to the trash there. */
static bool
remove_there(struct deciding *deciding, struct error *error)
{
    struct operation_write away = {.column = COLUMN_ALIVE, .value = "0"};
    struct held_content whole = deciding->content;
    deciding->content = (struct held_content){.writes = &away, .count = 1};
    bool done = append(deciding, OPERATION_WRITE, error);
    deciding->content = whole;
    return done;
}

static bool
drop(struct call *call, struct deciding *deciding, struct error *error)
{
    bool done = true;
    if (deciding->readable && deciding->now)
        done = restate(deciding, error);
    else if (deciding->readable && deciding->content.adds)
        done = remove_there(deciding, error);
    return done && set_state(call, deciding, HELD_CHANGE_DROPPED, "Dropped", error);
}

/* --- rows --- */

static bool
decide(struct call *call,
       bool (*step)(struct call *call, struct deciding *deciding, struct error *error),
       struct error *error)
{
    struct deciding deciding;
    bool done = begin(call, &deciding, error) && deciding.held && step(call, &deciding, error);
    end(&deciding);
    return done;
}

static bool
run_accept(struct call *call, struct error *error)
{
    return decide(call, accept, error);
}

static bool
run_drop(struct call *call, struct error *error)
{
    return decide(call, drop, error);
}

#define DECIDES (COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID | COMMAND_MANY)

static const struct command rows[] = {
    {
        .name = "accept-change",
        .summary = "Accept a held change",
        .help = "A change of a laptop that the server did not take in: now it is written, in the "
                "name of whoever accepts it, where the records take it. Undo takes it back.",
        .where = PLACE_LIST | PLACE_DETAIL | PLACE_CLI,
        .only = &held_change_type,
        .flags = DECIDES,
        .run = run_accept,
    },
    {
        .name = "drop-change",
        .summary = "Drop a held change",
        .help = "A change of a laptop that the server did not take in: the laptop, too, comes to "
                "stand as the server does, and what only it has goes to its trash.",
        .where = PLACE_LIST | PLACE_DETAIL | PLACE_CLI,
        .only = &held_change_type,
        .flags = DECIDES,
        .run = run_drop,
    },
};

const struct command_table held_change_commands = {rows, sizeof rows / sizeof *rows};
