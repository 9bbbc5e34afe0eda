/* adding.c - adds records through the door. */
#include "support/adding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "modules/registry.h"
#include "modules/staff.h"

static bool
add(struct session *session, struct record *record, struct text *said, struct error *error)
{
    struct call call = {.type = record->type, .record = record};
    bool done = session_do(session, command_add, &call, error);
    if (said)
        text_append(said, text_string(&call.outcome.message));
    outcome_clear(&call.outcome);
    return done;
}

struct id
try_add_saying(struct session *session, const struct record_type *type, const struct given *given,
               size_t count, struct text *said, struct error *error)
{
    struct id id = {.bytes = {0}};
    struct record *record = session_prepare(session, type);
    for (size_t i = 0; i < count; i++)
        if (given[i].field != 0)
            record_set(record, given[i].field, given[i].value);
    if (add(session, record, said, error))
        id = record->id;
    record_free(record);
    return id;
}

struct id
try_add(struct session *session, const struct record_type *type, const struct given *given,
        size_t count, struct error *error)
{
    return try_add_saying(session, type, given, count, NULL, error);
}

struct id
must_add(struct session *session, const struct record_type *type, const struct given *given,
         size_t count)
{
    struct error error = {.text = ""};
    struct id id = try_add(session, type, given, count, &error);
    if (id_is_zero(&id))
        fail_msg("%s", error.text);
    return id;
}

struct id
must_store(struct session *session, struct record *record)
{
    struct error error = {.text = ""};
    if (!add(session, record, NULL, &error))
        fail_msg("%s", error.text);
    struct id id = record->id;
    record_free(record);
    return id;
}

struct id
add_staff(struct session *session, const char *name, char text[ID_TEXT_SIZE])
{
    struct id id = must_add(session, &staff_type, (struct given[]){{STAFF_NAME, name}}, 1);
    id_to_text(&id, text);
    return id;
}

void
assert_shows(struct session *session, const struct record_type *type, const struct id *id,
             size_t field, const char *expected)
{
    struct error error = {.text = ""};
    struct text shown = TEXT_EMPTY;
    struct record *record = session_get(session, type, id, &error);
    assert_non_null(record);
    session_show_field(session, record, field, false, &shown);
    assert_string_equal(text_string(&shown), expected);
    text_clear(&shown);
    record_free(record);
}

void
undo(struct session *session)
{
    struct error error = {.text = ""};
    struct call call = {.session = session};
    if (!session_do(session, command_undo, &call, &error))
        fail_msg("%s", error.text);
    outcome_clear(&call.outcome);
}
