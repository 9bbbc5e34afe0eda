/* scheme.c - a buddy scheme of three people. */
#include "support/scheme.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "modules/buddy.h"
#include "modules/pairing.h"
#include "modules/registry.h"
#include "modules/staff.h"
#include "support/fixture.h"

struct id
add_buddy(struct session *session, const char *staff, const char *kind, char text[ID_TEXT_SIZE])
{
    const struct given given[] = {
        {BUDDY_STAFF, staff},
        {BUDDY_KIND, kind},
        {BUDDY_TRAINED, "2026-01-05"},
        {BUDDY_AGREED, "2026-01-05"},
    };
    struct id id = must_add(session, &buddy_type, given, COUNT(given));
    id_to_text(&id, text);
    return id;
}

void
scheme_open_on(struct scheme *scheme, struct session *session)
{
    scheme->session = session;
    scheme->candidate = fixture_candidate(scheme->session, "Ada Obi", "07700 900123");
    id_to_text(&scheme->candidate, scheme->candidate_text);
    scheme->staff = add_staff(scheme->session, "PC 4471 Reid", scheme->staff_text);
    scheme->other = add_staff(scheme->session, "D. Cole", scheme->other_text);
    scheme->buddy = add_buddy(scheme->session, scheme->staff_text, KIND_BUDDY, scheme->buddy_text);
}

void
scheme_open(struct scheme *scheme)
{
    scheme_open_on(scheme, fixture_session());
}

struct id
try_pair(struct scheme *scheme, const struct given *more, size_t count, struct error *error)
{
    struct given given[MOST + 4] = {
        {PAIRING_CANDIDATE, scheme->candidate_text},
        {PAIRING_BUDDY, scheme->buddy_text},
        {PAIRING_ADULT, "adult"},
        {PAIRING_PROPOSED, "2026-11-02"},
    };
    for (size_t i = 0; i < count; i++)
        given[4 + i] = more[i];
    return try_add(scheme->session, &pairing_type, given, 4 + count, error);
}

struct id
pair(struct scheme *scheme)
{
    struct error error = {.text = ""};
    struct id id = try_pair(scheme, NULL, 0, &error);
    if (id_is_zero(&id))
        fail_msg("%s", error.text);
    return id;
}

void
must_refuse(struct scheme *scheme, const struct given *more, size_t count, const char *why)
{
    struct error error = {.text = ""};
    struct id id = try_pair(scheme, more, count, &error);
    if (!id_is_zero(&id) || !strstr(error.text, why))
        fail_msg("'%s' is not in '%s'", why, error.text);
}

const struct command *
pairing_command(const char *name)
{
    return command_find(&pairing_commands, 1, name, PLACE_CLI);
}

void
step(struct session *session, const struct id *id, const char *name, const char *const *args,
     const char *why)
{
    struct error error = {.text = ""};
    struct call call = {.type = &pairing_type, .id = *id, .args = args};
    bool done = session_do(session, pairing_command(name), &call, &error);
    outcome_clear(&call.outcome);
    if (done != !why)
        fail_msg("%s: %s", name, done ? "it was done" : error.text);
    if (why && !strstr(error.text, why))
        fail_msg("%s: '%s' is not in '%s'", name, why, error.text);
}

void
assert_value(struct session *session, const struct id *id, size_t field, const char *expected)
{
    struct error error = {.text = ""};
    struct record *record = session_get(session, &pairing_type, id, &error);
    assert_non_null(record);
    const char *value = record_get(record, field);
    if (!string_equal(value, expected))
        fail_msg("%s is '%s', not '%s'", pairing_type.fields[field].name, value ? value : "",
                 expected ? expected : "");
    record_free(record);
}

size_t
load(struct scheme *scheme)
{
    struct error error = {.text = ""};
    size_t count = 0;
    assert_true(buddy_load(scheme->session, &scheme->buddy, &count, &error));
    return count;
}
