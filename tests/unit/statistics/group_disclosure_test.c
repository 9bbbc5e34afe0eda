/* group_disclosure_test.c - P46 where everybody knows the totals: an attacker who has the sums and
 * all that is shown cannot bring a hidden number into a range narrower than the protection. */
#include "statistics/group_disclosure.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/random.h"

#define GROUPS_MOST 9
#define TABLES 20000

/* What the attacker knows of all groups: who are part and who are not. */
struct sums {
    uint64_t part, rest;
};

static struct sums
sum_of(const struct share *groups, size_t count, const struct shown_share *shown, bool hidden)
{
    struct sums sums = {0, 0};
    for (size_t i = 0; i < count; i++) {
        if (shown && shown[i].hidden != hidden)
            continue;
        sums.part += groups[i].part;
        sums.rest += groups[i].whole - groups[i].part;
    }
    return sums;
}

/* The attacker's program: totals less what is shown is what the hidden share among them; each lies
 * between nought and all of that, unless it is alone. Nobody is hidden in a range too narrow, but
 * where all are hidden and there is no more to hide behind. */
static void
attack(const struct share *groups, size_t count, const struct disclosure_policy *policy)
{
    struct shown_share shown[GROUPS_MOST];
    group_disclosure(groups, count, policy, shown);
    struct sums all = sum_of(groups, count, NULL, false);
    struct sums seen = sum_of(groups, count, shown, false);
    size_t hidden = 0;
    for (size_t i = 0; i < count; i++)
        hidden += shown[i].hidden ? 1 : 0;
    if (hidden > 0 && hidden < count) {
        assert_true(hidden > 1);
        assert_true(all.part - seen.part >= policy->protection);
        assert_true(all.rest - seen.rest >= policy->protection);
    }
    for (size_t i = 0; i < count; i++) {
        uint64_t rest = groups[i].whole - groups[i].part;
        if (groups[i].part < policy->threshold || rest < policy->threshold)
            assert_true(shown[i].hidden);
        if (shown[i].hidden) {
            assert_int_equal(shown[i].share.whole, 0);
            assert_int_equal(shown[i].share.part, 0);
        } else {
            assert_int_equal(shown[i].share.part % policy->rounding, 0);
            assert_true(shown[i].share.part <= shown[i].share.whole);
        }
    }
}

static void
test_attacker_recovers_nothing(void **state)
{
    (void)state;
    struct random random = {.state = 46};
    for (size_t table = 0; table < TABLES; table++) {
        struct share groups[GROUPS_MOST];
        size_t count = 1 + random_below(&random, GROUPS_MOST);
        for (size_t i = 0; i < count; i++) {
            uint64_t most = random_below(&random, 2) == 0 ? 12 : 200;
            uint64_t part = random_below(&random, (uint32_t)most);
            groups[i] = (struct share){part, part + random_below(&random, (uint32_t)most)};
        }
        attack(groups, count, table % 2 == 0 ? &disclosure_on_screen : &disclosure_released);
    }
}

/* One person more or less on either side of a hidden group changes nothing that is shown of it. */
static void
test_one_person_changes_nothing_shown_of_a_hidden_group(void **state)
{
    (void)state;
    struct share groups[] = {{30, 60}, {3, 40}, {25, 70}};
    struct shown_share before[3], after[3];
    group_disclosure(groups, 3, &disclosure_released, before);
    groups[1].whole--;
    group_disclosure(groups, 3, &disclosure_released, after);
    assert_true(before[1].hidden && after[1].hidden);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(before[i].hidden, after[i].hidden);
        assert_int_equal(before[i].share.part, after[i].share.part);
        assert_int_equal(before[i].share.whole, after[i].share.whole);
    }
}

static void
test_noughts_are_hidden_and_round_numbers_shown(void **state)
{
    (void)state;
    const struct share groups[] = {{0, 50}, {12, 33}, {48, 101}, {20, 60}};
    struct shown_share shown[4];
    group_disclosure(groups, 4, &disclosure_released, shown);
    assert_true(shown[0].hidden);
    assert_true(shown[1].hidden); /* company: 0 and 12 hide in a sum of 12 */
    assert_false(shown[2].hidden);
    assert_int_equal(shown[2].share.part, 50);
    assert_int_equal(shown[2].share.whole, 105);
    assert_int_equal(shown[3].share.part, 20);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_attacker_recovers_nothing),
        cmocka_unit_test(test_one_person_changes_nothing_shown_of_a_hidden_group),
        cmocka_unit_test(test_noughts_are_hidden_and_round_numbers_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
