/* equality_counts_test.c - answers and applications meet only in tables that passed disclosure
 * control (P16, P17, P25), which say what they stand on (P19, P24, P45-P47). */
#include "modules/equality_report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "exchange/report_write.h"
#include "modules/application.h"
#include "modules/candidate.h"
#include "modules/duplicate.h"
#include "modules/objection.h"
#include "modules/registry.h"
#include "modules/support_report.h"
#include "modules/suppression.h"
#include "support/adding.h"
#include "support/asking.h"
#include "support/fixture.h"

static struct id
applicant(struct asking *asking, const char *outcome)
{
    struct id person = fixture_candidate(asking->session, "Ada Obi", "07700 900123");
    char text[ID_TEXT_SIZE];
    id_to_text(&person, text);
    bool live = string_equal(outcome, OUTCOME_LIVE);
    const struct given given[] = {
        {APPLICATION_CANDIDATE, text},
        {APPLICATION_ROLE, "pc"},
        {APPLICATION_APPLIED, "2026-05-04"},
        {APPLICATION_STAGE, "interview"},
        {APPLICATION_SINCE, "2026-06-01"},
        {APPLICATION_OUTCOME, outcome},
        {APPLICATION_ENDED, live ? NULL : "2026-07-01"},
    };
    must_add(asking->session, &application_type, given, 7);
    return person;
}

/* So many of a group, of whom so many passed the interview (and were appointed). */
static void
add_group(struct asking *asking, const char *question, const char *answer, size_t passed,
          size_t not_passed)
{
    for (size_t i = 0; i < passed + not_passed; i++) {
        struct id person = applicant(asking, i < passed ? OUTCOME_APPOINTED : OUTCOME_UNSUCCESSFUL);
        if (answer)
            asking_answer(asking, &person, question, answer);
    }
}

static void
write_report(struct asking *asking, struct report *report, enum report_format format,
             struct text *out)
{
    static const struct report_look look = {.columns = 500, .drawn = true};
    struct report_rule rule = suppression_rule(session_config(asking->session), false);
    struct error error;
    assert_true(report_seal(report, &rule, &error));
    report_write(report, format, &look, out);
}

static bool
try_funnel(struct asking *asking, const char *by, bool released, enum report_format format,
           struct text *out, struct error *error)
{
    struct report report = {.title = NULL};
    const struct equality_choice choice = {.by = by, .released = released};
    bool done = equality_report_funnel(asking->session, &choice, &report, error);
    text_reset(out);
    if (done)
        write_report(asking, &report, format, out);
    report_clear(&report);
    return done;
}

static void
funnel(struct asking *asking, const char *by, bool released, struct text *out)
{
    struct error error = {.text = ""};
    if (!try_funnel(asking, by, released, REPORT_SPREADSHEET, out, &error))
        fail_msg("%s", error.text);
}

static void
check_has(const struct text *out, const char *words)
{
    if (!strstr(text_string(out), words))
        fail_msg("'%s' is not in:\n%s", words, text_string(out));
}

static void
check_lacks(const struct text *out, const char *words)
{
    if (strstr(text_string(out), words))
        fail_msg("'%s' is in:\n%s", words, text_string(out));
}

/* -- Counts ----------------------------------------------------------------------------------- */

/* P45, D15, D16: base, completeness, source and version, no rate on a small base; P24: which
 * concept; rates on what is shown. */
static void
test_a_funnel_says_what_it_stands_on(void **state)
{
    struct asking *asking = *state;
    struct text out = TEXT_EMPTY;
    add_group(asking, "sex", "female", 16, 14);
    add_group(asking, "sex", "male", 24, 16);
    add_group(asking, "sex", NULL, 6, 5);
    funnel(asking, "sex", false, &out);
    check_has(&out, "Interview,Female,16,30,53%,36% to 70%,0.89,0.89,cannot tell from these "
                    "numbers (p 0.631)");
    check_has(&out, "Interview,Male,24,40,60%");
    check_has(&out, "How many answered,Interview,81,70,");
    check_has(&out, "version 2026-11");
    check_has(&out, "Sex: Sex as the person gives it, asked apart from gender identity");
    check_has(&out, "adjusted for 1 test (Holm)");
    check_has(&out, "says nothing of its cause");
    text_clear(&out);
}

/* What leaves posact is rounded and its threshold higher. */
static void
test_what_is_released_is_rounded(void **state)
{
    struct asking *asking = *state;
    struct text out = TEXT_EMPTY;
    add_group(asking, "sex", "female", 16, 14);
    add_group(asking, "sex", "male", 24, 16);
    funnel(asking, "sex", true, &out);
    check_has(&out, "Interview,Female,15,30,");
    check_has(&out, "Interview,Male,25,40,");
    check_has(&out, "rounded to the nearest 5");
    text_clear(&out);
}

/* P46: a small group hides another with it. P22: gender identity below 10 on the screen too. */
static void
test_small_groups_hide_with_another(void **state)
{
    struct asking *asking = *state;
    struct text out = TEXT_EMPTY;
    add_group(asking, "ethnicity", "white", 30, 25);
    add_group(asking, "ethnicity", "asian", 12, 13);
    add_group(asking, "ethnicity", "mixed", 2, 1);
    funnel(asking, "ethnicity", false, &out);
    check_has(&out, "Interview,Mixed or Multiple ethnic groups,[c],[c],[c]");
    check_has(&out, "Interview,Asian or Asian British,[c],[c],[c]");
    check_has(&out, "Interview,White,30,55,55%");
    text_clear(&out);
}

static void
test_gender_identity_needs_ten(void **state) /* P22 */
{
    struct asking *asking = *state;
    struct text out = TEXT_EMPTY;
    add_group(asking, "gender_identity", "yes", 20, 20);
    add_group(asking, "gender_identity", "no", 8, 8);
    funnel(asking, "gender_identity", false, &out);
    check_has(&out, "Different from sex registered at birth,[c],[c]");
    check_has(&out, "The same as sex registered at birth,[c],[c]");
    check_has(&out, "counts below 10 are never shown");
    text_clear(&out);
}

/* P44, P45: for a board the stages that can be compared, as they may leave, with how many answered;
 * what no two groups can be compared in is named, and has no table. */
static void
test_a_board_sees_where_groups_differ(void **state)
{
    struct asking *asking = *state;
    struct text out = TEXT_EMPTY;
    struct error error = {.text = ""};
    struct report report = {.title = NULL};
    const struct equality_choice choice = {.from = "2024-11-01", .to = "2026-10-31"};
    add_group(asking, "sex", "female", 12, 24);
    add_group(asking, "sex", "male", 30, 15);
    add_group(asking, "ethnicity", "mixed", 12, 2);
    assert_true(equality_report_disparities(asking->session, &choice, &report, &error));
    write_report(asking, &report, REPORT_SPREADSHEET, &out);
    check_has(&out, "\"Interview, 80 of 95 answered\",Female,10,35,29%");
    check_has(&out, "\"Interview, 80 of 95 answered\",Male,30,45,67%");
    check_has(&out, "\"lower, and chance seldom does as much (p 0.00");
    check_has(&out, "from 1 November 2024 to 31 October 2026");
    check_has(&out, "Ethnic group, Gender identity,");
    check_has(&out, "no stage has two groups that are large enough to compare");
    assert_int_equal(report.part_count, 1);
    assert_non_null(strstr(report.parts[0].sentence, "Of 1 comparison 1 is lower and 0 higher"));
    check_lacks(&out, "Mixed or Multiple");
    report_clear(&report);
    text_clear(&out);
}

/* Two steps of one characteristic: the detailed answer counts in its broad group; disabled is who
 * has a condition that reduces what they can do. */
static void
test_answers_count_in_their_groups(void **state)
{
    struct asking *asking = *state;
    struct text out = TEXT_EMPTY;
    add_group(asking, "disability", "no", 20, 20);
    for (size_t i = 0; i < 24; i++) {
        struct id person = applicant(asking, i < 12 ? OUTCOME_APPOINTED : OUTCOME_UNSUCCESSFUL);
        asking_answer(asking, &person, "disability", "yes");
        asking_answer(asking, &person, "disability_effect", "a_little");
    }
    funnel(asking, "disability", false, &out);
    check_has(&out, "Interview,Disabled,12,24,50%");
    check_has(&out, "Interview,Not disabled,20,40,50%");
    text_clear(&out);
}

/* An answer counts when its month is over, so that nobody sees it come in between two reports. */
static void
test_answers_of_this_month_do_not_count_yet(void **state)
{
    struct asking *asking = *state;
    struct text before = TEXT_EMPTY, after = TEXT_EMPTY;
    add_group(asking, "sex", "female", 20, 20);
    add_group(asking, "sex", "male", 20, 20);
    struct id last = applicant(asking, OUTCOME_APPOINTED);
    funnel(asking, "sex", false, &before);
    struct self_entry *entry = asking_open(asking, &last);
    asking_choose(entry, "Yes, begin");
    while (!strstr(self_entry_page(entry)->title, "Check"))
        asking_choose(entry, strstr(self_entry_page(entry)->above, "What is your sex") ? "Female"
                                                                                       : "Go on");
    asking_choose(entry, "Send");
    self_entry_free(entry);
    funnel(asking, "sex", false, &after);
    assert_string_equal(text_string(&before), text_string(&after));
    check_has(&after, "in 2026-11 or later does not count before that month is over");
    text_clear(&before);
    text_clear(&after);
}

static void
test_an_objection_counts_at_once(void **state) /* P21 */
{
    struct asking *asking = *state;
    struct text out = TEXT_EMPTY;
    char text[ID_TEXT_SIZE];
    add_group(asking, "sex", "female", 20, 20);
    add_group(asking, "sex", "male", 20, 19);
    struct id objector = applicant(asking, OUTCOME_UNSUCCESSFUL);
    asking_answer(asking, &objector, "sex", "male");
    funnel(asking, "sex", false, &out);
    check_has(&out, "Interview,Male,20,40,");
    id_to_text(&objector, text);
    must_add(asking->session, &objection_type, (struct given[]){{OBJECTION_CANDIDATE, text}}, 1);
    funnel(asking, "sex", false, &out);
    check_has(&out, "Interview,Male,20,39,");
    text_clear(&out);
}

/* P48: an answer that no group counts is named, and nothing is counted without it. */
static void
test_an_answer_without_a_group_is_named(void **state)
{
    struct asking *asking = *state;
    struct error error = {.text = ""};
    struct text out = TEXT_EMPTY;
    struct id person = applicant(asking, OUTCOME_APPOINTED);
    asking_answer(asking, &person, "sex", "intersex");
    assert_false(try_funnel(asking, "sex", true, REPORT_TEXT, &out, &error));
    assert_non_null(strstr(error.text, "no group counts them"));
    assert_null(strstr(error.text, "intersex")); /* it may be one person's */
    assert_false(try_funnel(asking, "shoe size", true, REPORT_TEXT, &out, &error));
    assert_non_null(strstr(error.text, "take one of ethnicity, sex,"));
    text_clear(&out);
}

static void
test_nobody_answered(void **state)
{
    struct asking *asking = *state;
    struct error error = {.text = ""};
    struct text out = TEXT_EMPTY;
    assert_false(try_funnel(asking, "sex", true, REPORT_TEXT, &out, &error));
    assert_non_null(strstr(error.text, "Nobody has answered equality questions here"));
    text_clear(&out);
}

/* P51: 1 April to 31 March, each person once, the Welsh counts where posact.yaml says so. */
static void
test_the_year_counts_people(void **state)
{
    struct asking *asking = *state;
    struct error error = {.text = ""};
    struct report report = {.title = NULL};
    struct text out = TEXT_EMPTY;
    const struct equality_choice choice = {.by = "sex", .released = false};
    char text[ID_TEXT_SIZE];
    add_group(asking, "sex", "female", 16, 14);
    add_group(asking, "sex", "male", 24, 16);
    struct id twice = applicant(asking, OUTCOME_UNSUCCESSFUL);
    id_to_text(&twice, text);
    asking_answer(asking, &twice, "sex", "male");
    must_add(asking->session, &application_type,
             (struct given[]){{APPLICATION_CANDIDATE, text},
                              {APPLICATION_ROLE, "pc"},
                              {APPLICATION_APPLIED, "2026-08-04"}},
             3);
    assert_true(equality_report_year(asking->session, 2027, &choice, &report, &error));
    write_report(asking, &report, REPORT_SPREADSHEET, &out);
    check_has(&out, "1 April 2026 to 31 March 2027");
    check_has(&out, "What SI 2017/353 asks for");
    check_has(&out, "Sex,Female,16,30,");
    check_has(&out, "Sex,Male,24,41,");
    report_clear(&report);
    text_clear(&out);
}

/* -- No way for a row ------------------------------------------------------------------------- */

/* P25: whatever is asked in whatever format, no reference and no name of anybody is in it, and no
 * count of a group below the threshold. */
static void
test_no_row_leaves_in_any_format(void **state)
{
    struct asking *asking = *state;
    static const enum report_format formats[] = {REPORT_TEXT, REPORT_MARKDOWN, REPORT_HTML,
                                                 REPORT_SPREADSHEET, REPORT_OBJECT};
    static const char *const characteristics[] = {"ethnicity", "sex", "religion", "age"};
    static const char *const answers[][3] = {{"white", "asian", "black"},
                                             {"female", "male", "female"},
                                             {"sikh", "muslim", "none"},
                                             {"under_26", "26_40", "41_55"}};
    struct random random = {.state = 25};
    struct text out = TEXT_EMPTY;
    struct error error = {.text = ""};
    struct id people[40];
    char texts[40][ID_TEXT_SIZE];
    for (size_t i = 0; i < 40; i++) {
        people[i] = applicant(asking, i % 3 ? OUTCOME_APPOINTED : OUTCOME_UNSUCCESSFUL);
        id_to_text(&people[i], texts[i]);
        for (size_t j = 0; j < 4; j++)
            asking_answer(asking, &people[i], characteristics[j],
                          answers[j][random_below(&random, 3)]);
    }
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        for (size_t j = 0; j < 4; j++) {
            assert_true(try_funnel(asking, characteristics[j], j % 2, formats[i], &out, &error));
            check_lacks(&out, "Ada Obi");
            for (size_t k = 0; k < 40; k++) {
                texts[k][8] = '\0';
                check_lacks(&out, texts[k]);
            }
        }
    }
    text_clear(&out);
}

/* P16: with one applicant nothing but hidden counts is said, of any characteristic. */
static void
test_one_person_is_never_shown(void **state)
{
    struct asking *asking = *state;
    struct error error = {.text = ""};
    struct text with[2] = {TEXT_EMPTY, TEXT_EMPTY};
    static const char *const answers[] = {"sikh", "christian"};
    struct id person = applicant(asking, OUTCOME_APPOINTED);
    for (size_t i = 0; i < 2; i++) {
        asking_answer(asking, &person, "religion", answers[i]);
        assert_true(try_funnel(asking, "religion", false, REPORT_SPREADSHEET, &with[i], &error));
    }
    check_has(&with[0], "Sikh,[c],[c]");
    assert_string_equal(text_string(&with[0]), text_string(&with[1]));
    text_clear(&with[0]);
    text_clear(&with[1]);
}

/* -- Support ---------------------------------------------------------------------------------- */

/* No permission and no answer is needed: no characteristic is read. The warning is always there. */
static void
test_support_warns_that_people_choose(void **state)
{
    struct asking *asking = *state;
    struct error error = {.text = ""};
    struct report report = {.title = NULL};
    struct text out = TEXT_EMPTY;
    const struct support_choice choice = {.released = true};
    applicant(asking, OUTCOME_APPOINTED);
    assert_true(support_report_read(asking->session, &choice, &report, &error));
    write_report(asking, &report, REPORT_TEXT, &out);
    check_has(&out, "People chose to be helped");
    check_has(&out, "no proof");
    report_clear(&report);
    text_clear(&out);
}

#define test(function) ASKING_TEST(function)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        test(test_a_funnel_says_what_it_stands_on),
        test(test_what_is_released_is_rounded),
        test(test_small_groups_hide_with_another),
        test(test_gender_identity_needs_ten),
        test(test_a_board_sees_where_groups_differ),
        test(test_answers_count_in_their_groups),
        test(test_answers_of_this_month_do_not_count_yet),
        test(test_an_objection_counts_at_once),
        test(test_an_answer_without_a_group_is_named),
        test(test_nobody_answered),
        test(test_the_year_counts_people),
        test(test_no_row_leaves_in_any_format),
        test(test_one_person_is_never_shown),
        test(test_support_warns_that_people_choose),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
