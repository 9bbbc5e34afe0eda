/* asking.c - people who answer equality questions in a test. */
#include "support/asking.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "modules/monitoring.h"
#include "modules/officer_key.h"
#include "modules/policy.h"
#include "support/adding.h"
#include "support/fixture.h"

static void
begin(struct asking *asking, const char *kind)
{
    struct error error = {.text = ""};
    struct store_options options = fixture_options();
    asking->folder = fixture_folder();
    asking->path = must_format("%s/posact.db", asking->folder);
    asking->monitoring = must_format("%s/monitoring.db", asking->folder);
    options.path = asking->path;
    options.kind = kind;
    asking->store = fixture_store(&options);
    asking->session = fixture_session_on(asking->store, "J. Shah");
    const struct given policy[] = {
        {POLICY_NAME, "Special category data"},
        {POLICY_KIND, POLICY_DOCUMENT},
        {POLICY_VERSION, "2"},
        {POLICY_STARTS, "2025-01-01"},
        {POLICY_REVIEW, "2027-01-01"},
        {POLICY_WHERE, "The register"},
    };
    must_add(asking->session, &policy_type, policy, 6);
    if (!officer_key_set(asking->session, ASKING_KEY, &error))
        fail_msg("%s", error.text);
}

void
asking_begin(struct asking *asking)
{
    begin(asking, "demo");
}

void
asking_begin_live(struct asking *asking)
{
    begin(asking, "live");
}

void
asking_end(struct asking *asking)
{
    fixture_session_free(asking->session);
    fixture_remove(asking->folder);
    free(asking->path);
    free(asking->monitoring);
}

struct self_entry *
asking_open(struct asking *asking, const struct id *candidate)
{
    struct error error = {.text = ""};
    struct self_entry *entry = self_entry_new(asking->session, candidate, &error);
    if (!entry)
        fail_msg("%s", error.text);
    return entry;
}

void
asking_choose(struct self_entry *entry, const char *row)
{
    struct error error = {.text = ""};
    const struct entry_page *page = self_entry_page(entry);
    for (size_t i = 0; i < page->row_count; i++) {
        if (!string_starts(page->rows[i], row))
            continue;
        if (!self_entry_choose(entry, i, &error))
            fail_msg("%s", error.text);
        return;
    }
    fail_msg("'%s' has no row '%s'", page->title, row);
}

static bool
invent(struct session *session, void *context, struct error *error)
{
    return monitoring_invent(session, "2026-10", context, 1, error);
}

void
asking_answer(struct asking *asking, const struct id *candidate, const char *question,
              const char *answer)
{
    struct error error = {.text = ""};
    struct kept_answer kept = {
        .question = question, .pack = "2026-11", .state = ANSWER_GIVEN, .answer = answer};
    struct invented_answers one = {*candidate, &kept, 1};
    if (!session_write(asking->session, "test", invent, &one, &error))
        fail_msg("%s", error.text);
}

int
asking_setup(void **state)
{
    static struct asking asking;
    asking_begin(&asking);
    *state = &asking;
    return 0;
}

int
asking_teardown(void **state)
{
    asking_end(*state);
    return 0;
}
