/* parted.c - two at work on the same people, apart. */
#include "support/parted.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "modules/candidate.h"
#include "modules/hub.h"
#include "modules/merge.h"
#include "modules/session_private.h"
#include "support/fixture.h"

#define LAPTOP 2
#define LATER_MS (45LL * 60 * 1000)

static void
must(bool done, const struct error *error)
{
    if (!done)
        fail_msg("%s", error->text);
}

/* Everything of `from`, in its order; what is there already is known. */
static void
pass_on(struct session *from, struct session *to)
{
    struct error error = {.text = ""};
    struct log_point nothing = {.lsn = 0};
    struct hub_taken taken = {.released = true};
    bool found = true;
    for (int64_t cursor = 0; found;) {
        struct operation operation;
        must(hub_next(from, cursor, &nothing, &operation, &found, &error), &error);
        cursor = operation.lsn;
        if (found && operation.replica != store_replica(to->store))
            must(hub_take(to, &operation, 1, NULL, &taken, &error), &error);
        operation_clear(&operation);
    }
}

/* --- what they did --- */

static bool
remove_one(struct session *session, void *context, struct error *error)
{
    return session_remove(session, &candidate_type, context, error);
}

static void
merge_into(struct session *session, const struct id *survivor, const struct id *other)
{
    struct merge merge;
    struct outcome outcome = {.open = OPEN_NOTHING};
    struct error error;
    must(merge_read(&merge, session, &candidate_type, survivor, other, &error), &error);
    must(merge_do(&merge, session, &outcome, &error), &error);
    merge_clear(&merge);
    outcome_clear(&outcome);
}

void
parted_meet(struct session *session, const struct id people[3])
{
    struct store_options options = fixture_options();
    struct error error;
    struct id away = people[1];
    options.replica = LAPTOP;
    options.ids = id_source_seeded(77);
    options.clock = clock_fixed(clock_now_ms(&session->clock) + LATER_MS);
    struct session *laptop = fixture_session_on(fixture_store(&options), "M. Begum");
    fixture_edit(session, &candidate_type, &people[0], CANDIDATE_PHONE, "07700 900001");
    pass_on(session, laptop);

    fixture_edit(session, &candidate_type, &people[0], CANDIDATE_PHONE, "07700 900002");
    merge_into(session, &people[0], &people[2]);
    must(session_write(session, "remove", remove_one, &away, &error), &error);

    fixture_edit(laptop, &candidate_type, &people[0], CANDIDATE_PHONE, "07700 900003");
    fixture_edit(laptop, &candidate_type, &people[1], CANDIDATE_NOTES, "Comes on Friday");
    merge_into(laptop, &people[1], &people[2]);
    pass_on(laptop, session);
    fixture_session_free(laptop);
}
