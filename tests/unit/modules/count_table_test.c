/* count_table_test.c - the counts of a snapshot as one canonical text, and the pack that groups
 * them (P48, B16). */
#include "modules/count_table.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "config/counting.h"

static const char whole[] = "counts\theadcount\n"
                            "made\tE23000008\tE06000005 Darlington; E06000047 County Durham\n"
                            "groups\tethnicity\tfive\twhite\tblack\n"
                            "row\tE23000008\tconstable\t-\t593\t..\n"
                            "row\tE23000008\tsergeant\t16-64\t0\t4\n"
                            "groups\tall\t-\tall\n"
                            "row\tBTP\tofficer\t-\t3000\n";

static void
a_table_is_read_and_written_alike(void **state)
{
    (void)state;
    struct count_table table;
    struct error error = {.text = ""};
    struct text again = TEXT_EMPTY;
    if (!count_table_read(whole, &table, &error))
        fail_msg("%s", error.text);
    assert_int_equal(table.block_count, 2);
    assert_true(table.blocks[0].rows[0].counts[1] == COUNT_UNKNOWN);
    assert_string_equal(count_table_made(&table, "E23000008"),
                        "E06000005 Darlington; E06000047 County Durham");
    count_table_write(&table, &again);
    assert_string_equal(again.bytes, whole);
    text_clear(&again);
    count_table_clear(&table);
}

static void
what_is_not_canonical_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",
        "counts\tpersons\n",
        "counts\tpeople",                                                  /* no end */
        "row\tK\t-\t-\t1\n",                                               /* no basis */
        "counts\tpeople\nrow\tK\t-\t-\t1\n",                               /* no groups */
        "counts\tpeople\ngroups\tsex\tsex\tfemale\nrow\tK\t-\t-\n",        /* too few */
        "counts\tpeople\ngroups\tsex\tsex\tfemale\nrow\tK\t-\t-\t01\n",    /* a nought in front */
        "counts\tpeople\ngroups\tsex\tsex\tfemale\nrow\tK\t-\t-\t1.5\n",   /* no FTE */
        "counts\tfte\ngroups\tsex\tsex\tfemale\nrow\tK\t-\t-\t1.50\n",     /* not shortest */
        "counts\tpeople\ngroups\tsex\tsex\tfemale\nrow\tK\t-\t64-16\t1\n", /* backwards */
        "counts\tpeople\ngroups\tsex\tsex\tfemale\tfemale\nrow\tK\t-\t-\t1\t1\n",
        "counts\tpeople\ngroups\tsex\tsex\tfemale\ngroups\tsex\tsex\tmale\n", /* twice */
        "counts\tpeople\ngroups\tsex\tsex\tfemale\nrow\tK\t-\t-\t1\nrow\tK\t-\t-\t1\n",
        "counts\tpeople\ngroups\tsex\tsex\tfemale\nrow\tK\t-\t-\t99999999999\n",
        "counts\tpeople\ngroups\tsex\t\tfemale\n", /* nothing is written "-" */
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct count_table table;
        struct error error = {.text = ""};
        if (count_table_read(wrong[i], &table, &error))
            fail_msg("taken: %s", wrong[i]);
        assert_int_equal(error.code, ERROR_INPUT);
        count_table_clear(&table);
    }
}

static void
full_time_equivalents_keep_their_hundredths(void **state)
{
    (void)state;
    static const char text[] =
        "counts\tfte\ngroups\tsex\tsex\tfemale\tmale\nrow\tK\t-\t-\t5516.65\t0.5\n";
    struct count_table table;
    struct error error;
    struct text again = TEXT_EMPTY;
    assert_true(count_table_read(text, &table, &error));
    assert_int_equal(table.blocks[0].rows[0].counts[0], 551665);
    assert_int_equal(count_row_total(&table.blocks[0], &table.blocks[0].rows[0]), 551715);
    count_table_write(&table, &again);
    assert_string_equal(again.bytes, text);
    text_clear(&again);
    count_table_clear(&table);
}

/* --- the pack --- */

static const struct counted_group *
mapped(const struct counting *counting, const char *from, const char *group, const char *to)
{
    const struct counted_list *list = counting_list(counting, from);
    return counting_map(list, counted_list_group(list, group), counting_list(counting, to));
}

static void
chinese_counts_where_each_list_has_it(void **state)
{
    (void)state;
    struct counting counting;
    struct error error = {.text = ""};
    if (!counting_load("", &counting, &error))
        fail_msg("%s", error.text);
    assert_string_equal(mapped(&counting, "census2021", "chinese", "five")->name.code, "asian");
    assert_string_equal(mapped(&counting, "census2021", "chinese", "five_2001")->name.code,
                        "chinese_or_other");
    assert_string_equal(mapped(&counting, "census2021", "roma", "census2011")->name.code,
                        "white_other");
    assert_string_equal(mapped(&counting, "census2011", "arab", "sixteen")->name.code, "any_other");
    assert_null(mapped(&counting, "five_2001", "asian", "five"));
    assert_null(mapped(&counting, "five_2001", "chinese_or_other", "five"));
    counting_clear(&counting);
}

/* Every stated group of the fine lists has a place in each coarser one: P48 refuses where not. */
static void
fine_lists_map_whole(void **state)
{
    (void)state;
    static const char *const maps[][2] = {
        {"census2021", "census2011"}, {"census2021", "sixteen"},
        {"census2021", "five"},       {"census2021", "five_2001"},
        {"census2021", "two"},        {"census2011", "sixteen"},
        {"census2011", "five"},       {"sixteen", "five"},
        {"sixteen", "five_2001"},     {"five", "two"},
        {"five_2001", "two"},
    };
    struct counting counting;
    struct error error;
    assert_true(counting_load("", &counting, &error));
    for (size_t i = 0; i < sizeof maps / sizeof maps[0]; i++) {
        const struct counted_list *from = counting_list(&counting, maps[i][0]);
        for (size_t j = 0; j < from->group_count; j++)
            if (!from->groups[j].unstated &&
                !counting_map(from, &from->groups[j], counting_list(&counting, maps[i][1])))
                fail_msg("%s.%s is nothing in %s", maps[i][0], from->groups[j].name.code,
                         maps[i][1]);
    }
    assert_int_equal(counting_list(&counting, "census2021")->group_count, 20);
    assert_int_equal(counting.force_count, 45);
    counting_clear(&counting);
}

static void
spellings_of_a_force_are_one(void **state)
{
    (void)state;
    static const struct {
        const char *written, *code;
        bool marked;
    } names[] = {
        {"Avon & Somerset", "E23000036", false},
        {"Avon and Somerset Constabulary", "E23000036", false},
        {"London, City of", "E23000034", false},
        {"City of London Police", "E23000034", false},
        {"Metropolitan Police Service", "E23000001", false},
        {"Dyfed Powys", "W15000004", false},
        {"e23000032", "E23000032", false},
        {"British Transport Police", "BTP", false},
        {"Northamptonshire1,2", "E23000022", true},
        {"Gotham", NULL, false},
        {"Police", NULL, false},
        {"", NULL, false},
    };
    struct counting counting;
    struct error error;
    assert_true(counting_load("", &counting, &error));
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        bool marked;
        const struct counted *force = counting_force(&counting, names[i].written, &marked);
        if ((force == NULL) != (names[i].code == NULL) ||
            (force && (strcmp(force->code, names[i].code) != 0 || marked != names[i].marked)))
            fail_msg("'%s' is %s", names[i].written, force ? force->code : "none");
    }
    counting_clear(&counting);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_is_read_and_written_alike),
        cmocka_unit_test(what_is_not_canonical_is_refused),
        cmocka_unit_test(full_time_equivalents_keep_their_hundredths),
        cmocka_unit_test(chinese_counts_where_each_list_has_it),
        cmocka_unit_test(fine_lists_map_whole),
        cmocka_unit_test(spellings_of_a_force_are_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
