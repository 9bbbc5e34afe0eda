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

void
scheme_add_buddy(struct session *session, const char *staff, const char *kind, const char *capacity,
                 char id[ID_TEXT_SIZE])
{
    const struct given given[] = {
        {BUDDY_STAFF, staff},          {BUDDY_KIND, kind},           {BUDDY_CAPACITY, capacity},
        {BUDDY_TRAINED, "2026-01-05"}, {BUDDY_AGREED, "2026-01-05"},
    };
    struct id added = must_add(session, &buddy_type, given, sizeof given / sizeof given[0]);
    id_to_text(&added, id);
}

void
scheme_add_named_buddy(struct session *session, const char *name, const char *capacity,
                       char id[ID_TEXT_SIZE])
{
    char staff[ID_TEXT_SIZE];
    add_staff(session, name, staff);
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
    struct id id = try_add(session, &pairing_type, given, 3, &error);
    return id_is_zero(&id) ? error.text : "";
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

struct id
id_of(const char *text)
{
    struct id id;
    assert_true(id_from_text(text, &id));
    return id;
}
