/* own_test.c - who sees a part of the records: what they may take back, what they may link, and
 * that no rule, which reads more than they may, tells them of the rest (T85). */
#include "modules/own.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/public_key.h"
#include "modules/bulk.h"
#include "modules/candidate.h"
#include "modules/event.h"
#include "modules/issue.h"
#include "modules/network.h"
#include "modules/network_board.h"
#include "modules/office.h"
#include "modules/registry.h"
#include "modules/session_user.h"
#include "modules/user.h"
#include "support/adding.h"
#include "support/fixture.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const char key_line[] =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG7Xi+hcPlIqaUs3IhhrY/d6+fHYrziSaKgx1bhBGWR0";

/* Two networks, of one of which J. Shah is the coordinator, who was an officer before. */
struct force {
    struct session *session;
    struct id user, own, other;
    char board_text[ID_TEXT_SIZE], own_text[ID_TEXT_SIZE], other_text[ID_TEXT_SIZE];
};

static bool
add_user(struct session *session, void *context, struct error *error)
{
    struct force *force = context;
    struct public_key offered;
    bool done = public_key_read(key_line, &offered, error) &&
                user_add(session, "J. Shah", "network_coordinator", &offered, &force->user, error);
    public_key_clear(&offered);
    return done;
}

static struct id
add_network(struct force *force, const char *name, char text[ID_TEXT_SIZE])
{
    const struct given given[] = {
        {NETWORK_NAME, name}, {NETWORK_OWNER, "J. Shah"}, {NETWORK_BOARD, force->board_text}};
    struct id id = must_add(force->session, &network_type, given, COUNT(given));
    id_to_text(&id, text);
    return id;
}

static struct id
add_issue(struct force *force, const char *network, const char *subject)
{
    const struct given given[] = {
        {ISSUE_NETWORK, network}, {ISSUE_SUBJECT, subject}, {ISSUE_RAISED, "2026-11-20"}};
    return must_add(force->session, &issue_type, given, COUNT(given));
}

static struct id
add_event(struct force *force, const char *network, const char *name, const char *venue,
          struct text *said)
{
    struct error error = {.text = ""};
    const struct given given[] = {{EVENT_NAME, name},
                                  {EVENT_KIND, "network"},
                                  {EVENT_STARTS, "2026-12-01T18:00:00Z"},
                                  {EVENT_ENDS, "2026-12-01T20:00:00Z"},
                                  {EVENT_VENUE, venue},
                                  {EVENT_NETWORK, network},
                                  {EVENT_OWNER, "J. Shah"}};
    struct id id = try_add_saying(force->session, &event_type, given, COUNT(given), said, &error);
    if (id_is_zero(&id))
        fail_msg("%s", error.text);
    return id;
}

static void
force_open(struct force *force, const char *yaml)
{
    struct error error = {.text = ""};
    char staff[ID_TEXT_SIZE];
    static const struct given given[] = {{NETWORK_BOARD_NAME, "Strategic board"}};
    force->session = fixture_session_with(yaml);
    struct id board = must_add(force->session, &network_board_type, given, COUNT(given));
    id_to_text(&board, force->board_text);
    force->own = add_network(force, "Walkers' Forum", force->own_text);
    force->other = add_network(force, "Quillfeather", force->other_text);
    add_staff(force->session, "D. Cole", staff);
    const struct given office[] = {{OFFICE_NETWORK, force->own_text},
                                   {OFFICE_OFFICE, "representative"},
                                   {OFFICE_STAFF, staff},
                                   {OFFICE_STARTED, "2026-01-01"},
                                   {OFFICE_UNTIL, "2027-12-31"}};
    must_add(force->session, &office_type, office, COUNT(office));
    if (!session_write(force->session, "user add", add_user, force, &error))
        fail_msg("%s", error.text);
    fixture_edit(force->session, &user_type, &force->user, USER_STAFF, staff);
}

static void
sign_in(struct force *force)
{
    struct error error = {.text = ""};
    if (!session_sign_in(force->session, &force->user, &error))
        fail_msg("%s", error.text);
}

static bool
take_back(struct force *force, bool redo, struct error *error)
{
    struct call call = {.record = NULL};
    bool done = session_do(force->session, redo ? command_redo : command_undo, &call, error);
    outcome_clear(&call.outcome);
    return done;
}

static bool
is_here(struct force *force, const struct record_type *type, const struct id *id)
{
    struct error error = {.text = ""};
    struct record *record = session_get(force->session, type, id, &error);
    bool alive = record && record->alive;
    record_free(record);
    return alive;
}

/* A role that may write issues alone takes back what it did to one, and brings it again. */
static void
test_own_steps_are_taken_back(void **state)
{
    (void)state;
    struct force force;
    struct error error = {.text = ""};
    force_open(&force, "role: lead\n");
    sign_in(&force);
    struct id issue = add_issue(&force, force.own_text, "Lockers");
    assert_true(is_here(&force, &issue_type, &issue));
    assert_true(take_back(&force, false, &error));
    assert_false(is_here(&force, &issue_type, &issue));
    assert_true(take_back(&force, true, &error));
    assert_true(is_here(&force, &issue_type, &issue));
    fixture_session_free(force.session);
}

/* What they did when they might is not theirs to take back now. */
static void
test_what_may_not_be_written_is_not_taken_back(void **state)
{
    (void)state;
    struct force force;
    struct error error = {.text = ""};
    force_open(&force, "role: lead\n");
    fixture_candidate(force.session, "Ada Fair", NULL);
    sign_in(&force);
    assert_false(take_back(&force, false, &error));
    assert_int_equal(error.code, ERROR_DENIED);
    assert_non_null(strstr(error.text, "'candidate.write'"));
    fixture_session_free(force.session);

    force_open(&force, "role: lead\n");
    add_issue(&force, force.other_text, "Quillfeather lockers");
    sign_in(&force);
    assert_false(take_back(&force, false, &error));
    assert_int_equal(error.code, ERROR_NOT_FOUND);
    assert_null(strstr(error.text, "Quillfeather"));
    fixture_session_free(force.session);
}

static struct bulk *
bulk_of_issue(const struct id *issue, const char *network)
{
    struct error error = {.text = ""};
    struct bulk *bulk = bulk_new(command_edit, &issue_type, issue, 1, false);
    if (!bulk_set(bulk, ISSUE_NETWORK, network, &error))
        fail_msg("%s", error.text);
    return bulk;
}

/* Nor are many records given to a network that is not theirs: a foreseen one is refused, too. */
static void
test_many_are_not_linked_to_what_is_not_theirs(void **state)
{
    (void)state;
    struct force force;
    struct error error = {.text = ""};
    struct outcome outcome = {.open = OPEN_NOTHING};
    force_open(&force, "role: lead\n");
    struct id issue = add_issue(&force, force.own_text, "Lockers");
    sign_in(&force);
    struct bulk *bulk = bulk_of_issue(&issue, force.other_text);
    assert_false(bulk_foresee(bulk, force.session, NULL, NULL, &error));
    assert_int_equal(error.code, ERROR_NOT_FOUND);
    assert_false(bulk_run(bulk, force.session, NULL, NULL, &outcome, &error));
    bulk_free(bulk);
    bulk = bulk_of_issue(&issue, force.own_text);
    assert_true(bulk_foresee(bulk, force.session, NULL, NULL, &error));
    assert_true(bulk_run(bulk, force.session, NULL, NULL, &outcome, &error));
    bulk_free(bulk);
    outcome_clear(&outcome);
    fixture_session_free(force.session);
}

/* A whole reference is no way round. */
static void
test_a_whole_reference_finds_no_more_than_its_letters(void **state)
{
    (void)state;
    struct force force;
    struct error error = {.text = ""};
    struct id found;
    force_open(&force, "role: lead\n");
    sign_in(&force);
    assert_true(session_find(force.session, &network_type, force.own_text, &found, &error));
    assert_false(session_find(force.session, &network_type, force.other_text, &found, &error));
    assert_int_equal(error.code, ERROR_NOT_FOUND);
    force.other_text[8] = '\0';
    assert_false(session_find(force.session, &network_type, force.other_text, &found, &error));
    assert_int_equal(error.code, ERROR_NOT_FOUND);
    fixture_session_free(force.session);
}

/* The rule sees that the room is taken; by what is not for them to know. */
static void
test_a_rule_names_nothing_of_the_rest(void **state)
{
    (void)state;
    static const char yaml[] =
        "role: lead\nlists:\n  user-roles:\n    - {code: lead, label: Lead, screens: yes, may: '*, "
        "networks.members'}\n    - {code: network_coordinator, label: Network coordinator, "
        "screens: yes, own: network, may: 'network.read, event.read, event.write, "
        "networks.members'}\n";
    struct force force;
    struct text said = TEXT_EMPTY;
    force_open(&force, yaml);
    add_event(&force, force.other_text, "Featherday", "Room 4", &said);
    assert_int_equal(said.length > 0, 1);
    text_reset(&said);
    sign_in(&force);
    add_event(&force, force.own_text, "Walk", "Room 4", &said);
    assert_non_null(strstr(text_string(&said), "in the same place as another event"));
    assert_null(strstr(text_string(&said), "Featherday"));
    text_reset(&said);
    add_event(&force, force.own_text, "Run", "Room 4", &said);
    assert_non_null(strstr(text_string(&said), "Walk"));
    assert_null(strstr(text_string(&said), "Featherday"));
    text_clear(&said);
    fixture_session_free(force.session);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_own_steps_are_taken_back),
        cmocka_unit_test(test_what_may_not_be_written_is_not_taken_back),
        cmocka_unit_test(test_many_are_not_linked_to_what_is_not_theirs),
        cmocka_unit_test(test_a_whole_reference_finds_no_more_than_its_letters),
        cmocka_unit_test(test_a_rule_names_nothing_of_the_rest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
