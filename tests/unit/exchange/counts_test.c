/* counts_test.c - published tables of counts: each layout, what a cell can say, and all that stops
 * one: a total that is not reached, geography that is missing, ages that do not match, groups
 * without a list, rows that are there twice (issue 9, Bad input; P48). */
#include "exchange/snapshot_import.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "exchange/count_ages.h"
#include "exchange/count_draft.h"
#include "record/record.h"
#include "support/files.h"
#include "support/fixture.h"

/* What a file comes to. */
struct outcome_of {
    struct snapshot_report report;
    struct error error;
    bool read;
};

#define LOOKUP                                                                                     \
    "\xEF\xBB\xBFLAD19CD,LAD19NM,CSP19CD,CSP19NM,PFA19CD,PFA19NM\n"                                \
    "E06000005,Darlington,X,X,E23000008,Durham\n"                                                  \
    "E06000047,County Durham,X,X,E23000008,Durham\n"                                               \
    "E07000150,Corby,X,X,E23000022,Northamptonshire\n"                                             \
    "E07000152,East Northamptonshire,X,X,E23000022,Northamptonshire\n"                             \
    "E07000153,Kettering,X,X,E23000022,Northamptonshire\n"                                         \
    "E07000156,Wellingborough,X,X,E23000022,Northamptonshire\n"

static struct outcome_of
run(const struct record_type *type, const char *file, const char *lookup, const char *force)
{
    struct outcome_of outcome = {.read = false};
    struct counting counting;
    struct count_sheet sheet;
    struct date day = {2026, 3, 31};
    char *folder = fixture_folder();
    char *path = lookup ? files_write(folder, "lookup.csv", lookup, strlen(lookup)) : NULL;
    struct snapshot_options options = {
        .type = type,
        .path = "counts.csv",
        .lookup = path,
        .source = "Invented",
        .force = force,
        .date = force ? &day : NULL,
    };
    struct drafts drafts = {.options = &options, .counting = &counting, .report = &outcome.report};
    assert_true(counting_load("", &counting, &outcome.error));
    assert_true(count_sheet_read_bytes(file, strlen(file), &sheet, &outcome.error));
    outcome.read =
        layouts_read(&sheet, &drafts, &outcome.error) && drafts_settle(&drafts, &outcome.error);
    count_sheet_clear(&sheet);
    drafts_clear(&drafts);
    counting_clear(&counting);
    fixture_remove(folder);
    free(path);
    return outcome;
}

static void
must_take(const struct outcome_of *outcome)
{
    if (!outcome->read)
        fail_msg("%s", outcome->error.text);
    if (outcome->report.refusals.count > 0)
        fail_msg("line %zu: %s", outcome->report.refusals.items[0].line,
                 outcome->report.refusals.items[0].text);
}

/* One refusal says this, with its line. */
static void
must_refuse(struct outcome_of outcome, size_t line, const char *words)
{
    bool found = false;
    if (!outcome.read)
        fail_msg("%s", outcome.error.text);
    for (size_t i = 0; i < outcome.report.refusals.count; i++)
        found = found || (outcome.report.refusals.items[i].line == line &&
                          strstr(outcome.report.refusals.items[i].text, words));
    if (!found)
        fail_msg("no refusal of line %zu says '%s' (%zu refusals, the first '%s')", line, words,
                 outcome.report.refusals.count,
                 outcome.report.refusals.count ? outcome.report.refusals.items[0].text : "");
    snapshot_report_clear(&outcome.report);
}

/* Of the block of a list: the count of a group in a role. */
static uint64_t
count_of(const struct outcome_of *outcome, size_t snapshot, const char *characteristic,
         const char *list, const char *area, const char *role, const char *group)
{
    struct count_table table;
    struct error error;
    uint64_t count = 0;
    bool found = false;
    must_take(outcome);
    assert_true(snapshot < outcome->report.snapshots.count);
    const char *text = record_get(outcome->report.snapshots.items[snapshot], SNAPSHOT_COUNTS);
    assert_true(count_table_read(text, &table, &error));
    const struct count_block *block = count_table_find(&table, characteristic);
    if (!block || strcmp(block->list, list) != 0)
        fail_msg("no block of %s in %s:\n%s", characteristic, list, text);
    for (size_t i = 0; i < block->row_count; i++)
        for (size_t j = 0; j < block->group_count; j++)
            if (strcmp(block->rows[i].area, area) == 0 && strcmp(block->rows[i].role, role) == 0 &&
                strcmp(block->groups[j], group) == 0) {
                count = block->rows[i].counts[j];
                found = true;
            }
    if (!found)
        fail_msg("no %s, %s, %s in\n%s", area, role, group, text);
    count_table_clear(&table);
    return count;
}

/* --- what a cell says --- */

static void
cells_are_read_as_people_write_them(void **state)
{
    (void)state;
    static const struct {
        const char *cell;
        enum count_basis basis;
        enum count_word word;
        uint64_t count;
    } cells[] = {
        {" -", COUNT_HEADCOUNT, COUNT_WORD_NUMBER, 0},
        {"\xE2\x80\x93", COUNT_HEADCOUNT, COUNT_WORD_NUMBER, 0},
        {" 1,976 ", COUNT_HEADCOUNT, COUNT_WORD_NUMBER, 1976},
        {"1,234,567", COUNT_PEOPLE, COUNT_WORD_NUMBER, 1234567},
        {"12 [2]", COUNT_HEADCOUNT, COUNT_WORD_NUMBER, 12},
        {"12(r)", COUNT_HEADCOUNT, COUNT_WORD_NUMBER, 12},
        {"12.0", COUNT_HEADCOUNT, COUNT_WORD_NUMBER, 12},
        {"..", COUNT_HEADCOUNT, COUNT_WORD_UNKNOWN, COUNT_UNKNOWN},
        {"*", COUNT_HEADCOUNT, COUNT_WORD_UNKNOWN, COUNT_UNKNOWN},
        {"", COUNT_HEADCOUNT, COUNT_WORD_UNKNOWN, COUNT_UNKNOWN},
        {"5367.45", COUNT_HEADCOUNT, COUNT_WORD_DECIMALS, 5367},
        {"5516.6500000000015", COUNT_FTE, COUNT_WORD_NUMBER, 551665},
        {"0.995", COUNT_FTE, COUNT_WORD_NUMBER, 100},
        {"1,97", COUNT_HEADCOUNT, COUNT_WORD_OTHER, 0},
        {"1,9765", COUNT_HEADCOUNT, COUNT_WORD_OTHER, 0},
        {"-3", COUNT_HEADCOUNT, COUNT_WORD_OTHER, 0},
        {"#####", COUNT_HEADCOUNT, COUNT_WORD_OTHER, 0},
        {"99999999999999999999", COUNT_HEADCOUNT, COUNT_WORD_OTHER, 0},
        {"12.", COUNT_FTE, COUNT_WORD_OTHER, 0},
    };
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        uint64_t count;
        if (count_word_read(cells[i].cell, cells[i].basis, &count) != cells[i].word)
            fail_msg("'%s' is another kind of cell", cells[i].cell);
        if (cells[i].word == COUNT_WORD_NUMBER || cells[i].word == COUNT_WORD_UNKNOWN)
            assert_true(count == cells[i].count);
    }
}

static void
ages_are_read_as_people_write_them(void **state)
{
    (void)state;
    static const struct {
        const char *label, *range; /* NULL: none */
    } labels[] = {
        {"Aged under 1 year", "0"},
        {"Aged 1 year", "1"},
        {"Aged 4 years and under", "0-4"},
        {"Aged 5 to 9 years", "5-9"},
        {"Aged 100 years and over", "100+"},
        {"25-34", "25-34"},
        {"70+", "70+"},
        {"under 25", "0-24"},
        {"over 55", "56+"},
        {"26 to 40", "26-40"},
        {"34-25", NULL},
        {"White", NULL},
        {"200", NULL},
        {"25 or so", NULL},
    };
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        unsigned first, last;
        struct text range = TEXT_EMPTY;
        bool read = age_label_read(labels[i].label, &first, &last);
        if (read)
            age_range_write(first, last, &range);
        if (read != (labels[i].range != NULL) || (read && strcmp(range.bytes, labels[i].range)))
            fail_msg("'%s' is read as '%s'", labels[i].label, text_string(&range));
        text_clear(&range);
    }
}

/* --- the Home Office --- */

#define OPEN_DATA                                                                                  \
    "As at 31 March...,Geo code,Force Name,Region,Gender,Rank description,Worker type,Ethnicity,"  \
    "Ethnic group,Total (headcount),Total (FTE)\r\n"
#define WITHIN "South West,Female,Constable,Police Officer,"

static void
the_open_data_table_is_counted_by_sex_and_by_ethnicity(void **state)
{
    (void)state;
    struct outcome_of outcome = run(
        &workforce_type,
        OPEN_DATA "2006,E23000036,Avon & Somerset," WITHIN "White,White,\" 1,976 \",1975.5\r\n"
                  "2006,E23000036,Avon & Somerset," WITHIN
                  "Chinese or Other Ethnic Group (pre 2021 category),BAME,4, -\r\n"
                  "2006,E23000036,Avon & Somerset,South West,Male,Constable,Police Officer,White,"
                  "White,10,10\r\n",
        NULL, NULL);
    assert_int_equal(
        count_of(&outcome, 0, "ethnicity", "five_2001", "E23000036", "constable", "white"), 1986);
    assert_int_equal(count_of(&outcome, 0, "ethnicity", "five_2001", "E23000036", "constable",
                              "chinese_or_other"),
                     4);
    assert_int_equal(count_of(&outcome, 0, "sex", "sex", "E23000036", "constable", "female"), 1980);
    assert_int_equal(count_of(&outcome, 1, "sex", "sex", "E23000036", "constable", "female"),
                     197550);
    assert_string_equal(record_get(outcome.report.snapshots.items[0], SNAPSHOT_DATE), "2006-03-31");
    assert_string_equal(record_get(outcome.report.snapshots.items[0], SNAPSHOT_BASIS), "headcount");
    assert_string_equal(record_get(outcome.report.snapshots.items[1], SNAPSHOT_BASIS), "fte");
    snapshot_report_clear(&outcome.report);
}

/* B16: from 2021 on Chinese counts as Asian, and the list is another one. */
static void
the_categories_of_2021_are_a_list_of_their_own(void **state)
{
    (void)state;
    struct outcome_of outcome =
        run(&workforce_type,
            OPEN_DATA "2021,N/A,British Transport Police,N/A,Prefer to self-describe,Chief "
                      "Officer,Police Officer,Other ethnic group,BAME,1,1\r\n"
                      "2021,N/A,British Transport Police,N/A,Female,Chief Officer,Police "
                      "Officer,White,White,2,2\r\n",
            NULL, NULL);
    assert_int_equal(count_of(&outcome, 0, "ethnicity", "five", "BTP", "chief_officer", "other"),
                     1);
    assert_int_equal(
        count_of(&outcome, 0, "sex", "recorded_gender", "BTP", "chief_officer", "self_described"),
        1);
    snapshot_report_clear(&outcome.report);
}

static void
rows_of_the_open_data_table_are_refused_by_line(void **state)
{
    (void)state;
    must_refuse(run(&workforce_type,
                    OPEN_DATA "2006,E23000036,Durham," WITHIN "White,White,1,1\r\n", NULL, NULL),
                2, "'E23000036' is the code of Avon and Somerset, not of 'Durham'");
    must_refuse(run(&workforce_type,
                    OPEN_DATA "2006,E23000036,Avon & Somerset," WITHIN "White,White,12.5,1\r\n",
                    NULL, NULL),
                2, "'12.5' cannot be a headcount");
    must_refuse(run(&workforce_type,
                    OPEN_DATA "2006,E23000036,Avon & Somerset," WITHIN "White,White,1,1\r\n"
                              "2006,E23000036,Avon & Somerset," WITHIN "White,White,1,1\r\n",
                    NULL, NULL),
                3, "It counts the same people as line 2");
    must_refuse(run(&workforce_type,
                    OPEN_DATA "2006,E23000036,Avon & Somerset," WITHIN "Martian,White,1,1\r\n",
                    NULL, NULL),
                2, "'Martian' is a group of no code list of ethnicity");
    must_refuse(
        run(&workforce_type, OPEN_DATA "2006,,Gotham," WITHIN "White,White,1,1\r\n", NULL, NULL), 2,
        "'Gotham' is no police force");
    /* What is quoted of a long cell ends between two letters. */
    must_refuse(run(&workforce_type,
                    OPEN_DATA "2006,,Gothamŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵ," WITHIN
                              "White,White,1,1\r\n",
                    NULL, NULL),
                2, "'Gothamŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵ' is no police force");
}

#define SHEET                                                                                      \
    "\"Table 9: Designated officers (s.38, s.391) by police force area, 30 September 20192,3 "     \
    "(headcount)\",,,,\n\"England and Wales\",,,,Headcount\n,2019/03/31,2019/09/30,number,%\n"

static void
the_sheets_hold_regions_against_their_forces(void **state)
{
    (void)state;
    struct outcome_of outcome = run(
        &workforce_type,
        SHEET "\"North East \",214,216,2,0.9\nCleveland,..,..,..,..\nDurham,105,105,0,0\n"
              "Northumbria,109,111,2,1.8\n\"West Midlands \",198,203,1,1\nWest "
              "Mercia,98,93,1,1\nWest Midlands,100,110,1,1\n\"Total 43 forces\",1,2,3,4\nBritish "
              "Transport Police,17,16,-1,-5.9\n,,,,\nNotes,,,,\n\"1. Kent has none\",,,,\n",
        NULL, NULL);
    assert_int_equal(count_of(&outcome, 1, COUNT_ALL, "", "E23000014", "designated", COUNT_ALL),
                     110);
    assert_true(count_of(&outcome, 1, COUNT_ALL, "", "E23000013", "designated", COUNT_ALL) ==
                COUNT_UNKNOWN);
    assert_int_equal(outcome.report.rows,
                     outcome.report.used + outcome.report.left_out + outcome.report.refused);
    snapshot_report_clear(&outcome.report);
    must_refuse(run(&workforce_type,
                    SHEET "\"North East \",215,216,2,0.9\nDurham,105,105,0,0\nNorthumbria,109,111,"
                          "2,1.8\nTotal,1,1,1,1\n",
                    NULL, NULL),
                7, "North East is 215, and its forces add up to 214");
    must_refuse(run(&workforce_type,
                    SHEET "\"West Midlands \",123,122.45,-0.55,-0.4\nStaffordshire,123,122.45,"
                          "-0.55,-0.4\n",
                    NULL, NULL),
                5, "'122.45' cannot be a headcount");
}

/* --- censuses --- */

#define LONG                                                                                       \
    "Lower Tier Local Authorities Code,Lower Tier Local Authorities,Ethnic group (20 categories) " \
    "Code,Ethnic group (20 categories),Observation\n"
#define NOMIS                                                                                      \
    "\"date\",\"geography\",\"geography code\",\"Age: Total; measures: Value\",\"Age: Aged 4 "     \
    "years and under; measures: Value\",\"Age: Aged under 1 year; measures: Value\",\"Age: Aged "  \
    "1 year; measures: Value\",\"Age: Aged 2 years; measures: Value\",\"Age: Aged 3 years; "       \
    "measures: Value\",\"Age: Aged 4 years; measures: Value\",\"Age: Aged 5 years and over; "      \
    "measures: Value\"\n"

static void
authorities_are_added_up_to_forces(void **state)
{
    (void)state;
    struct outcome_of outcome =
        run(&population_type,
            LONG "E06000005,Darlington,-8,Does not apply,0\nE06000005,Darlington,20,White: Roma,7\n"
                 "E06000047,County Durham,2,\"Asian, Asian British or Asian Welsh: Chinese\",5\n"
                 "E06000047,County Durham,20,White: Roma,3\nE12000001,North East,20,White: "
                 "Roma,10\nE06000061,North Northamptonshire,20,White: Roma,4\n",
            LOOKUP, NULL);
    assert_int_equal(count_of(&outcome, 0, "ethnicity", "census2021", "E23000008", "", "roma"), 10);
    assert_int_equal(count_of(&outcome, 0, "ethnicity", "census2021", "E23000008", "", "chinese"),
                     5);
    assert_int_equal(count_of(&outcome, 0, "ethnicity", "census2021", "E23000022", "", "roma"), 4);
    assert_int_equal(outcome.report.left_out, 1);
    assert_int_equal(outcome.report.used, 5);
    snapshot_report_clear(&outcome.report);
}

static void
geography_must_be_whole_and_known(void **state)
{
    (void)state;
    must_refuse(run(&population_type, LONG "E06000005,Darlington,20,White: Roma,7\n", LOOKUP, NULL),
                0, "Durham is not whole: 'County Durham' (E06000047) lies in it");
    must_refuse(run(&population_type, LONG "E06000099,Nowhere,20,White: Roma,7\n", LOOKUP, NULL), 2,
                "'Nowhere' (E06000099) is in no force area of the lookup");
    struct outcome_of outcome =
        run(&population_type, LONG "E06000005,Darlington,20,White: Roma,7\n", NULL, NULL);
    assert_false(outcome.read);
    assert_non_null(strstr(outcome.error.text, "--lookup"));
    snapshot_report_clear(&outcome.report);
    outcome = run(&population_type, LONG "E06000005,Darlington,20,White: Roma,7\n",
                  LOOKUP "E06000005,Darlington,X,X,E23000022,Northamptonshire\n", NULL);
    assert_false(outcome.read);
    assert_non_null(strstr(outcome.error.text, "in two force areas"));
    snapshot_report_clear(&outcome.report);
}

/* TS007: bands and single years side by side, never added twice. */
static void
bands_that_repeat_years_are_checks(void **state)
{
    (void)state;
    struct outcome_of outcome =
        run(&population_type,
            NOMIS "\"2021\",\"Darlington\",\"E06000005\",15,10,2,2,2,2,2,5\n"
                  "\"2021\",\"County Durham\",\"E06000047\",6,5,1,1,1,1,1,1\n",
            LOOKUP, NULL);
    assert_int_equal(count_of(&outcome, 0, "age", "", "E23000008", "", "0"), 3);
    assert_int_equal(count_of(&outcome, 0, "age", "", "E23000008", "", "5+"), 6);
    snapshot_report_clear(&outcome.report);
    must_refuse(run(&population_type,
                    NOMIS "\"2021\",\"Darlington\",\"E06000005\",15,11,2,2,2,2,2,5\n"
                          "\"2021\",\"County Durham\",\"E06000047\",6,5,1,1,1,1,1,1\n",
                    LOOKUP, NULL),
                0, "Darlington: 'Aged 4 years and under' is 11, and its parts add up to 10");
    must_refuse(run(&population_type,
                    NOMIS "\"2021\",\"Darlington\",\"E06000005\",16,10,2,2,2,2,2,5\n"
                          "\"2021\",\"County Durham\",\"E06000047\",6,5,1,1,1,1,1,1\n",
                    LOOKUP, NULL),
                0, "Darlington: 'Total' is 16, and its parts add up to 15");
}

#define PEOPLE "date,area,characteristic,group,ages,count,source\n"

static void
ages_that_do_not_fit_together_are_refused(void **state)
{
    (void)state;
    must_refuse(run(&population_type,
                    PEOPLE "2021-03-21,Kent,age,15-24,,5,x\n2021-03-21,Kent,age,18-29,,5,x\n", NULL,
                    NULL),
                0, "overlaps '15-24'");
    must_refuse(run(&population_type,
                    PEOPLE "2021-03-21,Kent,age,0-4,,5,x\n2021-03-21,Kent,age,3,,5,x\n", NULL,
                    NULL),
                0, "do not fill it");
    must_refuse(run(&population_type,
                    PEOPLE "2021-03-21,Kent,sex,Female,16-64,5,x\n2021-03-21,Kent,sex,Female,50-70,"
                           "5,x\n",
                    NULL, NULL),
                0, "'50-70' overlaps '16-64'");
    must_refuse(run(&population_type,
                    PEOPLE
                    "2021-03-21,Kent,sex,Female,16-64,5,x\n2021-03-21,Kent,sex,Female,,5,x\n",
                    NULL, NULL),
                0, "all ages");
}

/* --- requests, and anyone's export --- */

static void
an_answer_to_a_request_names_neither_force_nor_day(void **state)
{
    (void)state;
    static const char file[] = "characteristic,category,headcount\nethnicity,White British,40\n"
                               "ethnicity,Arab,1\nethnicity,Not Stated,5\nethnicity,Total,46\n";
    struct outcome_of outcome = run(&workforce_type, file, NULL, "Northumbria");
    assert_int_equal(
        count_of(&outcome, 0, "ethnicity", "census2011", "E23000007", COUNT_ALL, "white_british"),
        40);
    snapshot_report_clear(&outcome.report);
    must_refuse(run(&workforce_type, file, NULL, NULL), 2, "name it with --force");
    must_refuse(run(&workforce_type,
                    "characteristic,category,headcount\nethnicity,White British,40\n"
                    "ethnicity,Total,46\n",
                    NULL, "Northumbria"),
                0, "'Total' is 46, and its parts add up to 40");
}

/* 2001's sixteen where all of them are there, for its groups are fewer than the census'. */
static void
the_list_with_the_fewest_groups_beside_is_taken(void **state)
{
    (void)state;
    struct outcome_of outcome =
        run(&workforce_type,
            "date,force,role,characteristic,group,count\n2026-03-31,Kent "
            "Police,PC2,ethnicity,Indian,40\n2026-03-31,Kent,PC2,ethnicity,Chinese,4\n",
            NULL, NULL);
    assert_int_equal(count_of(&outcome, 0, "ethnicity", "sixteen", "E23000032", "PC2", "chinese"),
                     4);
    snapshot_report_clear(&outcome.report);
}

static void
ranks_must_add_up_to_their_role(void **state)
{
    (void)state;
    must_refuse(run(&workforce_type,
                    "date,force,role,characteristic,group,count\n"
                    "2026-03-31,Kent,Police officers,sex,Female,50\n"
                    "2026-03-31,Kent,Constable,sex,Female,40\n"
                    "2026-03-31,Kent,Sergeant,sex,Female,4\n",
                    NULL, NULL),
                0, "'Police officers' is 50, and its parts add up to 44");
}

static void
a_file_of_no_layout_says_the_plain_one(void **state)
{
    (void)state;
    struct outcome_of outcome = run(&workforce_type, "name,phone\nA,1\n", NULL, NULL);
    assert_false(outcome.read);
    assert_non_null(strstr(outcome.error.text, "date, force, role"));
    snapshot_report_clear(&outcome.report);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_read_as_people_write_them),
        cmocka_unit_test(ages_are_read_as_people_write_them),
        cmocka_unit_test(the_open_data_table_is_counted_by_sex_and_by_ethnicity),
        cmocka_unit_test(the_categories_of_2021_are_a_list_of_their_own),
        cmocka_unit_test(rows_of_the_open_data_table_are_refused_by_line),
        cmocka_unit_test(the_sheets_hold_regions_against_their_forces),
        cmocka_unit_test(authorities_are_added_up_to_forces),
        cmocka_unit_test(geography_must_be_whole_and_known),
        cmocka_unit_test(bands_that_repeat_years_are_checks),
        cmocka_unit_test(ages_that_do_not_fit_together_are_refused),
        cmocka_unit_test(an_answer_to_a_request_names_neither_force_nor_day),
        cmocka_unit_test(the_list_with_the_fewest_groups_beside_is_taken),
        cmocka_unit_test(ranks_must_add_up_to_their_role),
        cmocka_unit_test(a_file_of_no_layout_says_the_plain_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
