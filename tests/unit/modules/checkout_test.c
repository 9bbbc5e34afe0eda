/* Sync.md B: of whom a laptop is told that took some people along, and whom it may change. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/checkout.h"
#include "modules/contact.h"
#include "modules/hub.h"
#include "modules/session_private.h"
#include "support/adding.h"
#include "support/fixture.h"

#define LAPTOP 2

static struct session *server, *laptop;
static struct id ada, bo;

static struct session *
open_replica(int64_t number)
{
    struct store_options options = fixture_options();
    options.replica = number;
    options.ids = id_source_random();
    return fixture_session_on(fixture_store(&options), "J. Shah");
}

static void
add_contact(struct session *session, const struct id *candidate, const char *notes)
{
    char id[ID_TEXT_SIZE];
    id_to_text(candidate, id);
    const struct given given[] = {
        {CONTACT_CANDIDATE, id},
        {CONTACT_CHANNEL, "phone"},
        {CONTACT_SUMMARY, notes},
    };
    must_add(session, &contact_type, given, 3);
}

static bool
take_bangor(struct session *session, void *context, struct error *error)
{
    const struct checkout_wish wish = {.filter = "bangor"};
    return checkout_take(session, LAPTOP, &wish, context, error);
}

static int
set_up(void **state)
{
    (void)state;
    struct error error = {.text = ""};
    size_t people;
    server = open_replica(1);
    laptop = open_replica(LAPTOP);
    ada = fixture_candidate(server, "Ada Fair", "07700 900001");
    fixture_edit(server, &candidate_type, &ada, CANDIDATE_NOTES, "Met in Bangor");
    bo = fixture_candidate(server, "Bo Quillfeather", "07700 900002");
    add_contact(server, &ada, "Spoke of Ada");
    add_contact(server, &bo, "Spoke of Quillfeather");
    if (!session_write(server, "enrol", take_bangor, &people, &error))
        fail_msg("%s", error.text);
    assert_int_equal(people, 1);
    server->checked_out_to = LAPTOP;
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    fixture_session_free(server);
    fixture_session_free(laptop);
    return 0;
}

/* All that the other side lacks; `without` counts those that came without their content. */
static struct hub_taken
pass_on(struct session *from, struct session *to, size_t *without)
{
    struct hub_taken taken = {.operations = 0};
    struct hub hub;
    struct error error;
    bool found = true;
    *without = 0;
    assert_true(hub_look(to, &hub, &error));
    for (int64_t cursor = 0; found;) {
        struct operation operation;
        assert_true(hub_next(from, cursor, &hub.point, &operation, &found, &error));
        cursor = operation.lsn;
        *without += found && !operation.body;
        bool done = !found || (to == server ? hub_take_pushed(to, LAPTOP, false, &operation, 1,
                                                              &taken, &error)
                                            : hub_take(to, &operation, 1, NULL, &taken, &error));
        if (!done)
            fail_msg("operation %lld: %s", (long long)operation.seq, error.text);
        operation_clear(&operation);
    }
    hub_clear(&hub);
    return taken;
}

static size_t
count(struct session *session, const struct record_type *type)
{
    struct query query = query_default(type);
    struct error error;
    size_t found;
    assert_true(session_count(session, &query, &found, &error));
    return found;
}

static void
test_it_is_told_of_its_own_people(void **state)
{
    (void)state;
    struct error error;
    size_t without;
    pass_on(server, laptop, &without);
    assert_int_equal(without, 2); /* Bo, and what was said with him */
    assert_int_equal(count(laptop, &candidate_type), 1);
    assert_int_equal(count(laptop, &contact_type), 1);
    struct text findings = TEXT_EMPTY;
    size_t whole;
    assert_true(session_check(laptop, &findings, &error));
    assert_true(fixture_verify(laptop, &whole, &error));
    text_clear(&findings);
}

/* Whom it added itself it is told of, too. */
static void
test_whom_it_adds_is_its_own(void **state)
{
    (void)state;
    size_t without;
    struct error error;
    pass_on(server, laptop, &without);
    struct id cy = fixture_candidate(laptop, "Cy Stand", "07700 900003");
    add_contact(laptop, &ada, "Rang her");
    assert_int_equal(pass_on(laptop, server, &without).held, 0);
    assert_int_equal(count(server, &candidate_type), 3);
    server->checked_out_to = 0;
    fixture_edit(server, &candidate_type, &cy, CANDIDATE_NOTES, "Comes on Friday");
    server->checked_out_to = LAPTOP;
    pass_on(server, laptop, &without);
    assert_int_equal(without, 0);
    struct record *here = session_get(laptop, &candidate_type, &cy, &error);
    assert_string_equal(record_get(here, CANDIDATE_NOTES), "Comes on Friday");
    record_free(here);
}

/* S10: a laptop that says it has somebody else gets no further, and learns nothing by it. */
static void
test_it_changes_nobody_else(void **state)
{
    (void)state;
    size_t without;
    struct error error;
    server->checked_out_to = 0;
    pass_on(server, laptop, &without);
    assert_int_equal(without, 0);
    server->checked_out_to = LAPTOP;
    fixture_edit(laptop, &candidate_type, &bo, CANDIDATE_NOTES, "Changed by stealth");
    add_contact(laptop, &bo, "Never spoke");
    fixture_edit(laptop, &candidate_type, &ada, CANDIDATE_KNOWN_AS, "Addie");
    struct hub_taken taken = pass_on(laptop, server, &without);
    assert_int_equal(taken.held, 2);
    assert_non_null(strstr(taken.held_why.text, "was not checked out to this laptop"));
    struct record *here = session_get(server, &candidate_type, &bo, &error);
    assert_null(record_get(here, CANDIDATE_NOTES));
    record_free(here);
    here = session_get(server, &candidate_type, &ada, &error);
    assert_string_equal(record_get(here, CANDIDATE_KNOWN_AS), "Addie");
    record_free(here);
    assert_int_equal(count(server, &contact_type), 2);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_it_is_told_of_its_own_people, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_whom_it_adds_is_its_own, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_it_changes_nobody_else, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
