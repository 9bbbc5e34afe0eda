/* E19, H4b: the n-th allocation of SQLite fails, for n = 1, 2, 3 ... until the action does not meet
 * it any more, once and from then on. Whatever is reported is so, and the session goes on working.
 * Our own allocators abort by design (memory_test).
 *
 * POSACT_ALL_POINTS=1 leaves no point out; without it they get sparser the further in they are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "support/desk.h"

/* -- Memory that runs out --------------------------------------------------------------------- */

static sqlite3_mem_methods stock;
static long allocations_left; /* up to the fault; 0: none */
static bool for_ever, fault_happened;

static bool
fails(void)
{
    if (allocations_left == 0 || (allocations_left > 1 && allocations_left--))
        return false;
    if (!for_ever)
        allocations_left = 0;
    fault_happened = true;
    return true;
}

static void *
allocate(int size)
{
    return fails() ? NULL : stock.xMalloc(size);
}

static void *
reallocate(void *memory, int size)
{
    return fails() ? NULL : stock.xRealloc(memory, size);
}

/* Before SQLite starts. */
static void
install(void)
{
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &stock), SQLITE_OK);
    sqlite3_mem_methods failing = stock;
    failing.xMalloc = allocate;
    failing.xRealloc = reallocate;
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_MALLOC, &failing), SQLITE_OK);
    /* Every connection takes its own memory, so that nothing is served from a reserve. */
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0), SQLITE_OK);
}

/* -- The sweep -------------------------------------------------------------------------------- */

/* True when the fault was met. */
static bool
try_point(const struct desk_action *action, long n)
{
    struct desk desk;
    struct error error = {.text = ""};
    struct text now = TEXT_EMPTY;
    desk_make_for(&desk, action);
    const char *before = desk_before(action);
    fault_happened = false;
    allocations_left = n;
    bool done = action->run(&desk, &error);
    allocations_left = 0;
    if (!done && (!fault_happened || strlen(error.text) < 10))
        fail_msg("%s, allocation %ld: %s", action->name, n, error.text);
    if (!done && !action->opens) {
        desk_dump(&desk, &now);
        assert_string_equal(before, text_string(&now));
    }
    if (!done && !action->opens && !session_remember(desk.session, "test", "usable", "yes", &error))
        fail_msg("%s, allocation %ld, and then: %s", action->name, n, error.text);
    desk_assert_truth(&desk, action, done, before);
    desk_clear(&desk);
    text_clear(&now);
    return fault_happened;
}

static void
sweep(void **state)
{
    const struct desk_action *action = *state;
    bool all = getenv("POSACT_ALL_POINTS") != NULL;
    for (int variant = 0; variant < 2; variant++) {
        for_ever = variant == 1;
        long n = 1, points = 0;
        for (; try_point(action, n); n += all ? 1 : 1 + n / (for_ever ? 4 : 10))
            points++;
        assert_true(n > 10); /* the sweep bites */
        print_message("%s, %s: %ld points of %ld\n", action->name, for_ever ? "for ever" : "once",
                      points, n);
    }
}

int
main(void)
{
    struct CMUnitTest tests[32];
    install();
    assert_true(desk_action_count <= sizeof tests / sizeof tests[0]);
    for (size_t i = 0; i < desk_action_count; i++)
        tests[i] = (struct CMUnitTest){
            .name = desk_actions[i].name,
            .test_func = sweep,
            .initial_state = (void *)(uintptr_t)&desk_actions[i],
        };
    return _cmocka_run_group_tests("memory faults", tests, desk_action_count, NULL, NULL);
}
