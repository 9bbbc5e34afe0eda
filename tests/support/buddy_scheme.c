/* buddy_scheme.c - adds records through the door. */
#include "support/buddy_scheme.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "modules/buddy.h"
#include "modules/pairing.h"
#include "modules/registry.h"
#include "modules/staff.h"

static bool
try_add(struct session *session, const struct record_type *type, const struct given *given,
        size_t count, struct id *id, struct error *error)
{
    struct record *record = session_prepare(session, type);
    for (size_t i = 0; i < count; i++)
        record_set(record, given[i].field, given[i].value);
    struct call call = {.type = type, .record = record};
    bool done = session_do(session, command_add, &call, error);
    *id = record->id;
    outcome_clear(&call.outcome);
    record_free(record);
    return done;
}

struct id
scheme_add(struct session *session, const struct record_type *type, const struct given *given,
           size_t count)
{
    struct error error = {.text = ""};
    struct id id;
    if (!try_add(session, type, given, count, &id, &error))
        fail_msg("%s", error.text);
    return id;
}

void
scheme_add_staff(struct session *session, const char *name, char id[ID_TEXT_SIZE])
{
    struct id added =
        scheme_add(session, &staff_type, (const struct given[]){{STAFF_NAME, name}}, 1);
    id_to_text(&added, id);
}

void
scheme_add_buddy(struct session *session, const char *staff, const char *kind, const char *capacity,
                 char id[ID_TEXT_SIZE])
{
    const struct given given[] = {
        {BUDDY_STAFF, staff},          {BUDDY_KIND, kind},           {BUDDY_CAPACITY, capacity},
        {BUDDY_TRAINED, "2026-01-05"}, {BUDDY_AGREED, "2026-01-05"},
    };
    struct id added = scheme_add(session, &buddy_type, given, sizeof given / sizeof given[0]);
    id_to_text(&added, id);
}

void
scheme_add_named_buddy(struct session *session, const char *name, const char *capacity,
                       char id[ID_TEXT_SIZE])
{
    char staff[ID_TEXT_SIZE];
    scheme_add_staff(session, name, staff);
    scheme_add_buddy(session, staff, KIND_BUDDY, capacity, id);
}

const char *
scheme_pair(struct session *session, const char *candidate, const char *buddy)
{
    static struct error error;
    const struct given given[] = {
        {PAIRING_CANDIDATE, candidate},
        {PAIRING_BUDDY, buddy},
        {PAIRING_ADULT, "adult"},
    };
    struct id id;
    bool done = try_add(session, &pairing_type, given, 3, &id, &error);
    return done ? "" : error.text;
}

size_t
scheme_count(struct session *session, const struct record_type *type, const char *words)
{
    struct query query = query_default(type);
    struct filter filter;
    struct error error = {.text = ""};
    size_t count = 0;
    query.filter = &filter;
    if (!filter_parse(&filter, type, words, session_context(session), false, &error) ||
        !session_count(session, &query, &count, &error))
        fail_msg("%s", error.text);
    filter_clear(&filter);
    return count;
}

void
scheme_undo(struct session *session)
{
    struct call call = {.session = session};
    struct error error = {.text = ""};
    if (!session_do(session, command_undo, &call, &error))
        fail_msg("%s", error.text);
    outcome_clear(&call.outcome);
}

struct id
id_of(const char *text)
{
    struct id id;
    assert_true(id_from_text(text, &id));
    return id;
}
