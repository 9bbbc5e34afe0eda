/* S37, E18: the power fails at a random write, and of what was not synced every sector of 512 bytes
 * is lost with probability 1/2. With the stock VFS again every acknowledged change is there and the
 * file is sound. The control is a disk that lies about syncing: there the same runs lose or damage
 * something, or these tests would see nothing.
 *
 * POSACT_ROUNDS sets how many runs of each kind there are (60), POSACT_SEED the first seed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/random.h"
#include "modules/candidate.h"
#include "modules/registry.h"
#include "store/statement.h"
#include "support/desk.h"
#include "support/fault_vfs.h"

#define ROUNDS 60
#define SEED 20261121
#define MOST_ADDS 24
#define MOST_WRITES 400 /* more than the most changes of a run take */
#define MIGRATION_WRITES 120

static unsigned long
number_from(const char *variable, unsigned long otherwise)
{
    const char *asked = getenv(variable);
    return asked == NULL ? otherwise : strtoul(asked, NULL, 10);
}

/* What was reported as saved. */
struct acknowledged {
    struct id ids[MOST_ADDS];
    size_t count;
};

/* Adds, closes and opens now and then, which copies the log into the file, until the power is gone.
 */
static void
work(struct desk *desk, struct random *random, struct acknowledged *all)
{
    struct error error = {.text = ""};
    while (all->count < MOST_ADDS) {
        if (desk->session == NULL && !desk_open(desk, &error))
            return;
        struct call call = {.record = session_prepare(desk->session, &candidate_type)};
        record_set(call.record, CANDIDATE_NAME, "Siân Wyn-Jones");
        record_set(call.record, CANDIDATE_NOTES, "Asked about the fitness test");
        bool done = session_do(desk->session, command_add, &call, &error);
        if (done)
            all->ids[all->count++] = call.record->id;
        record_free(call.record);
        outcome_clear(&call.outcome);
        if (!done)
            return;
        uint32_t next = random_below(random, 8);
        if (next == 0)
            desk_close(desk);
        else if (next == 1)
            sqlite3_wal_checkpoint_v2(desk->store->database, NULL, SQLITE_CHECKPOINT_RESTART, NULL,
                                      NULL);
    }
}

/* After the cut, on the stock VFS. The index of the log was in memory only. */
static void
wake_up(struct desk *desk, struct random *random)
{
    char *index = must_format("%s-shm", desk->database);
    desk_close(desk);
    fault_vfs_lose(random);
    fault_vfs_remove();
    unlink(index);
    free(index);
}

static bool
is_all_there(struct desk *desk, const struct acknowledged *all)
{
    struct error error = {.text = ""};
    struct text findings = TEXT_EMPTY;
    size_t count;
    bool there = desk_open(desk, &error) && session_check(desk->session, &findings, &error) &&
                 fixture_verify(desk->session, &count, &error);
    for (size_t i = 0; there && i < all->count; i++) {
        struct record *record = session_get(desk->session, &candidate_type, &all->ids[i], &error);
        there = record != NULL;
        record_free(record);
    }
    text_clear(&findings);
    return there;
}

/* One run in a folder of its own; false when something is lost. */
static bool
run(unsigned long seed, bool lies, size_t *acknowledged)
{
    struct random random = {seed};
    struct acknowledged all = {.count = 0};
    struct desk desk;
    desk_make(&desk);
    fault_vfs_install();
    fault_vfs_power_on(lies);
    fault_vfs_power_off_after(1 + random_below(&random, MOST_WRITES));
    work(&desk, &random, &all);
    wake_up(&desk, &random);
    bool whole = is_all_there(&desk, &all);
    *acknowledged += all.count;
    desk_clear(&desk);
    return whole;
}

static void
test_nothing_acknowledged_is_lost(void **state)
{
    (void)state;
    unsigned long rounds = number_from("POSACT_ROUNDS", ROUNDS);
    unsigned long seed = number_from("POSACT_SEED", SEED);
    size_t acknowledged = 0;
    for (unsigned long i = 0; i < rounds; i++)
        if (!run(seed + i, false, &acknowledged))
            fail_msg("POSACT_SEED=%lu POSACT_ROUNDS=1 loses something", seed + i);
    print_message("%lu runs from seed %lu, %zu changes acknowledged, none lost\n", rounds, seed,
                  acknowledged);
    assert_true(acknowledged > rounds);
}

static void
test_a_disk_that_lies_is_noticed(void **state)
{
    (void)state;
    unsigned long rounds = number_from("POSACT_ROUNDS", ROUNDS);
    unsigned long seed = number_from("POSACT_SEED", SEED), lost = 0;
    size_t acknowledged = 0;
    for (unsigned long i = 0; i < rounds; i++)
        lost += !run(seed + i, true, &acknowledged);
    print_message("%lu of %lu runs on a disk that lies lost or damaged something\n", lost, rounds);
    assert_true(lost > rounds / 4);
}

/* A migration is there as a whole or not at all, and the next start brings it to its end. */
static void
test_migration(void **state)
{
    (void)state;
    unsigned long rounds = number_from("POSACT_ROUNDS", ROUNDS), cut_short = 0;
    unsigned long seed = number_from("POSACT_SEED", SEED);
    for (unsigned long i = 0; i < rounds; i++) {
        struct random random = {seed + i};
        struct acknowledged none = {.count = 0};
        struct error error = {.text = ""};
        struct text before = TEXT_EMPTY, after = TEXT_EMPTY;
        struct desk desk;
        desk_make_old(&desk, 1);
        fault_vfs_install();
        fault_vfs_power_on(false);
        fault_vfs_power_off_after(1 + random_below(&random, MIGRATION_WRITES));
        cut_short += !desk_open(&desk, &error);
        wake_up(&desk, &random);
        if (!is_all_there(&desk, &none))
            fail_msg("POSACT_SEED=%lu POSACT_ROUNDS=1 damages a migration", seed + i);
        desk_dump(&desk, &after);
        desk_clear(&desk);
        desk_make_old(&desk, 1);
        assert_true(desk_open(&desk, &error));
        desk_dump(&desk, &before);
        assert_string_equal(text_string(&before), text_string(&after));
        desk_clear(&desk);
        text_clear(&before);
        text_clear(&after);
    }
    print_message("%lu of %lu migrations were cut short, and brought to their end\n", cut_short,
                  rounds);
    assert_true(cut_short > 0 || rounds < 10);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_acknowledged_is_lost),
        cmocka_unit_test(test_a_disk_that_lies_is_noticed),
        cmocka_unit_test(test_migration),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
