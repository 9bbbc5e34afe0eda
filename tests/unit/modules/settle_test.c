/* S9: a phone, a removal and a merge on which two disagree: settled, taken back and settled again,
 * on each of two replicas the same, and nothing is decided by whose clock is ahead. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/hub.h"
#include "modules/session_private.h"
#include "modules/settle.h"
#include "support/fixture.h"
#include "support/parted.h"

#define CONFLICTS 3

static struct session *session, *other;
static struct id people[3];

static int
open_two(void **state)
{
    (void)state;
    static const char *const names[] = {"Ada Fair", "Bo Fair", "Cy Fair"};
    struct store_options options = fixture_options();
    session = fixture_session();
    for (size_t i = 0; i < 3; i++)
        people[i] = fixture_candidate(session, names[i], NULL);
    parted_meet(session, people);
    options.replica = 5;
    options.ids = id_source_seeded(5);
    other = fixture_session_on(fixture_store(&options), "M. Begum");
    return 0;
}

static int
close_two(void **state)
{
    (void)state;
    fixture_session_free(session);
    fixture_session_free(other);
    return 0;
}

static struct settle_list
read_all(struct session *on)
{
    struct settle_list list = {.count = 0};
    struct error error;
    if (!settle_read(on, &list, &error))
        fail_msg("%s", error.text);
    return list;
}

static bool
undo(struct session *on, void *context, struct error *error)
{
    struct text done = TEXT_EMPTY;
    const bool *redo = context;
    bool did = session_undo(on, *redo, &done, error);
    text_clear(&done);
    return did;
}

static void
must_undo(bool redo)
{
    struct error error;
    if (!session_write(session, redo ? "redo" : "undo", undo, &redo, &error))
        fail_msg("%s", error.text);
}

static void
pass_on(void)
{
    struct error error;
    struct hub hub;
    struct hub_taken taken = {.released = true};
    bool found = true;
    assert_true(hub_look(other, &hub, &error));
    for (int64_t cursor = 0; found;) {
        struct operation operation;
        assert_true(hub_next(session, cursor, &hub.point, &operation, &found, &error));
        cursor = operation.lsn;
        if (found && !hub_take(other, &operation, 1, NULL, &taken, &error))
            fail_msg("%s", error.text);
        operation_clear(&operation);
    }
    hub_clear(&hub);
}

static void
assert_open(size_t expected)
{
    pass_on();
    struct session *const both[] = {session, other};
    for (size_t i = 0; i < 2; i++) {
        struct settle_list list = read_all(both[i]);
        struct text findings = TEXT_EMPTY;
        struct error error;
        assert_int_equal(list.count, expected);
        settle_list_clear(&list);
        if (!session_check(both[i], &findings, &error))
            fail_msg("%s: %s", error.text, text_string(&findings));
        text_clear(&findings);
    }
}

static void
settle_first(size_t side, char **values)
{
    struct outcome outcome = {.open = OPEN_NOTHING};
    struct error error;
    struct settle_list list = read_all(session);
    const struct conflict *conflict = &list.items[0];
    assert_int_equal(conflict->side_count, 2);
    for (size_t i = 0; i < 2; i++)
        values[i] = conflict->sides[i].value ? must_strdup(conflict->sides[i].value) : NULL;
    if (!settle_do(session, conflict, conflict->sides[side].value, &outcome, &error))
        fail_msg("%s", error.text);
    outcome_clear(&outcome);
    settle_list_clear(&list);
}

/* Whichever was chosen, the one that was shown or the other. */
static void
test_undo_opens_it_again(void **state)
{
    (void)state;
    assert_open(CONFLICTS);
    for (size_t side = 0; side < 2; side++) {
        char *before[2], *after[2];
        settle_first(side, before);
        assert_open(CONFLICTS - 1);
        must_undo(false);
        assert_open(CONFLICTS);
        must_undo(true);
        assert_open(CONFLICTS - 1);
        must_undo(false);
        assert_open(CONFLICTS);
        settle_first(side, after);
        must_undo(false);
        for (size_t i = 0; i < 2; i++) {
            bool there = string_equal(before[i], after[0]) || string_equal(before[i], after[1]);
            assert_true(there);
        }
        for (size_t i = 0; i < 2; i++) {
            free(before[i]);
            free(after[i]);
        }
    }
}

static void
test_all_are_settled_in_turn_and_taken_back(void **state)
{
    (void)state;
    char *values[2];
    for (size_t i = 0; i < CONFLICTS; i++) {
        settle_first(i % 2, values);
        free(values[0]);
        free(values[1]);
        assert_open(CONFLICTS - 1 - i);
    }
    for (size_t i = 0; i < CONFLICTS; i++) {
        must_undo(false);
        assert_open(i + 1);
    }
    for (size_t i = 0; i < CONFLICTS; i++) {
        must_undo(true);
        assert_open(CONFLICTS - 1 - i);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_undo_opens_it_again, open_two, close_two),
        cmocka_unit_test_setup_teardown(test_all_are_settled_in_turn_and_taken_back, open_two,
                                        close_two),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
