/* E18, S34, H4a: the n-th operation on the disk fails, for n = 1, 2, 3 ... until the action does
 * not meet it any more, once and from then on, with and without room. Whatever is reported is so,
 * seen through a fresh connection, and the session that met the fault goes on working.
 *
 * POSACT_ALL_POINTS=1 leaves no point out; without it they get sparser the further in they are:
 * a copy and a migration meet the disk hundreds of times in one way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/desk.h"
#include "support/fault_vfs.h"

static const struct variant {
    const char *name;
    bool for_ever, full;
    long stride; /* from point to point, at first */
} variants[] = {
    {"once", false, false, 1},
    {"for ever", true, false, 7},
    {"without room", true, true, 7},
};
#define SPARSER 24 /* a point more is left out after so many */

/* Undisturbed, the session does what it could not do, or something else. */
static void
assert_usable(struct desk *desk, const struct desk_action *action)
{
    struct error error = {.text = ""};
    if (action->opens)
        return;
    if (!session_remember(desk->session, "test", "usable", "yes", &error))
        fail_msg("after %s: %s", action->name, error.text);
    fixture_candidate(desk->session, "Jo Reid", NULL);
}

/* True when the fault was met. */
static bool
try_point(const struct desk_action *action, const struct variant *variant, long n)
{
    struct desk desk;
    struct error error = {.text = ""};
    struct text now = TEXT_EMPTY;
    desk_make_for(&desk, action);
    const char *before = desk_before(action);
    fault_vfs_arm(n, variant->for_ever, variant->full);
    bool done = action->run(&desk, &error);
    bool met = fault_vfs_disarm();
    if (!done && strlen(error.text) < 10)
        fail_msg("%s, point %ld %s: failed without a word", action->name, n, variant->name);
    if (!done && !action->opens) {
        desk_dump(&desk, &now);
        assert_string_equal(before, text_string(&now));
    }
    if (!done && !met)
        fail_msg("%s, point %ld %s: %s", action->name, n, variant->name, error.text);
    desk_assert_truth(&desk, action, done, before);
    assert_usable(&desk, action);
    desk_clear(&desk);
    text_clear(&now);
    return met;
}

static void
sweep(void **state)
{
    const struct desk_action *action = *state;
    bool all = getenv("POSACT_ALL_POINTS") != NULL;
    fault_vfs_install();
    for (size_t i = 0; i < sizeof variants / sizeof variants[0]; i++) {
        long n = 1, points = 0;
        for (; try_point(action, &variants[i], n); n += all ? 1 : variants[i].stride + n / SPARSER)
            points++;
        assert_true(n > 4); /* the sweep bites */
        print_message("%s, %s: %ld points of %ld\n", action->name, variants[i].name, points, n);
    }
    fault_vfs_remove();
}

int
main(void)
{
    struct CMUnitTest tests[32];
    assert_true(desk_action_count <= sizeof tests / sizeof tests[0]);
    for (size_t i = 0; i < desk_action_count; i++)
        tests[i] = (struct CMUnitTest){
            .name = desk_actions[i].name,
            .test_func = sweep,
            .initial_state = (void *)(uintptr_t)&desk_actions[i],
        };
    return _cmocka_run_group_tests("disk faults", tests, desk_action_count, NULL, NULL);
}
