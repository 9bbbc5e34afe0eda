/* representation_test.c - a workforce beside its population: the figures are those of the
 * statistics layer, flags need ratio and chance both (P47), nothing of a hidden count is told
 * (P46), and what cannot be compared says why (P45, P48, P49). */
#include "modules/representation.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "modules/representation_drill.h"
#include "modules/representation_report.h"
#include "record/record.h"
#include "statistics/fisher.h"
#include "statistics/representation.h"
#include "support/fixture.h"

struct snapshot_of {
    const struct record_type *type;
    const char *date, *basis, *counts;
};

static bool
store(struct session *session, void *context, struct error *error)
{
    const struct snapshot_of *snapshot = context;
    struct record *record = record_new(snapshot->type);
    record_set(record, SNAPSHOT_NAME, snapshot->date);
    record_set(record, SNAPSHOT_DATE, snapshot->date);
    record_set(record, SNAPSHOT_BASIS, snapshot->basis);
    record_set(record, SNAPSHOT_SOURCE, "Invented");
    record_set(record, SNAPSHOT_FILE, "invented.csv");
    record_set(record, SNAPSHOT_COUNTS, snapshot->counts);
    bool done = session_add(session, record, error);
    record_free(record);
    return done;
}

static void
add(struct session *session, struct snapshot_of snapshot)
{
    struct error error = {.text = ""};
    if (!session_write(session, "import", store, &snapshot, &error))
        fail_msg("%s", error.text);
}

#define KENT "E23000032"
#define RESIDENTS                                                                                  \
    "counts\tpeople\ngroups\tethnicity\tcensus2021\twhite_british\tindian\tchinese\tafrican\t"     \
    "any_other\nrow\t" KENT "\t-\t-\t900000\t50000\t10000\t30000\t10000\n"
#define OFFICERS                                                                                   \
    "counts\theadcount\ngroups\tethnicity\tfive\twhite\tasian\tblack\tother\tnot_stated\n"         \
    "row\t" KENT "\tconstable\t-\t2850\t100\t40\t10\t50\n"                                         \
    "row\t" KENT "\tsergeant\t-\t490\t15\t14\t12\t9\n"                                             \
    "row\t" KENT "\tspecial\t-\t18\t6\t7\t5\t0\n"

static void
add_both(struct session *session)
{
    add(session, (struct snapshot_of){&population_type, "2021-03-21", "people", RESIDENTS});
    add(session, (struct snapshot_of){&workforce_type, "2026-03-31", "headcount", OFFICERS});
}

static void
find(struct session *session, const struct representation_question *question,
     struct representation *representation)
{
    struct error error = {.text = ""};
    if (!representation_find(session, question, representation, &error))
        fail_msg("%s", error.text);
}

static const struct standing_cell *
cell_of(const struct representation *representation, const char *role, const char *group)
{
    const struct representation_part *part = &representation->parts[0];
    for (size_t i = 0; i < part->role_count * part->group_count; i++)
        if (strcmp(part->roles[i / part->group_count].code, role) == 0 &&
            strcmp(part->groups[i % part->group_count].code, group) == 0)
            return &part->cells[i];
    fail_msg("no cell of %s, %s", role, group);
    return NULL;
}

static void
must_fail(struct session *session, struct representation_question question, const char *words)
{
    struct representation representation;
    struct error error = {.text = ""};
    assert_false(representation_find(session, &question, &representation, &error));
    if (!strstr(error.text, words))
        fail_msg("'%s' lacks '%s'", error.text, words);
    representation_clear(&representation);
}

static void
figures_are_those_of_the_statistics(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    struct representation representation;
    struct representation_question question = {.force = "Kent"};
    add_both(session);
    find(session, &question, &representation);
    assert_string_equal(representation.parts[0].list->name.code, "five");
    const struct standing_cell *cell = cell_of(&representation, "constable", "asian");
    struct share workforce = {100, 3000}, local = {60000, 1000000};
    assert_int_equal(cell->workforce.part, 100);
    assert_int_equal(cell->workforce.whole, 3000);
    assert_int_equal(cell->local.part, 60000); /* Chinese is Asian in this list */
    assert_int_equal(cell->local.whole, 1000000);
    assert_true(fabs(cell->ratio.value - representation_ratio(workforce, local).value) < 1e-12);
    assert_true(fabs(cell->gap.value - (100.0 / 3000 - 0.06) * 100) < 1e-9);
    assert_true(fabs(cell->heads.value - 80) < 1e-9); /* 6 per cent of 3,000 is 180 */
    assert_true(fabs(cell->interval.low.value - share_wilson(workforce).low.value) < 1e-12);
    struct comparison comparison = {workforce, local};
    struct fisher fisher;
    fisher_test(&comparison, &fisher);
    assert_true(fabs(cell->probability - fisher.two_sided) < 1e-12);
    assert_true(cell->adjusted >= cell->probability);
    assert_int_equal(cell->standing, STANDING_BELOW);
    assert_int_equal(cell_of(&representation, "constable", "white")->standing,
                     STANDING_CANNOT_TELL);
    representation_clear(&representation);
    fixture_session_free(session);
}

/* P49: specials are no officers; the ranks of officers have their sum. */
static void
specials_stand_by_themselves(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    struct representation representation;
    struct representation_question question = {.force = "Kent"};
    add_both(session);
    find(session, &question, &representation);
    assert_int_equal(cell_of(&representation, "officer", "white")->workforce.part, 3340);
    assert_int_equal(cell_of(&representation, "special", "white")->workforce.whole, 36);
    representation_clear(&representation);
    fixture_session_free(session);
}

/* P45, P46: below the threshold nothing is told, and no base below 23 has a percentage. */
static void
small_counts_are_hidden_and_small_bases_have_no_share(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    struct representation representation;
    struct representation_question question = {.force = "Kent", .released = true};
    add(session, (struct snapshot_of){&population_type, "2021-03-21", "people", RESIDENTS});
    add(session,
        (struct snapshot_of){&workforce_type, "2026-03-31", "headcount",
                             "counts\theadcount\ngroups\tethnicity\tfive\twhite\tasian\tblack\t"
                             "other\n"
                             "row\t" KENT "\tpcso\t-\t200\t30\t3\t40\n"
                             "row\t" KENT "\tspecial\t-\t11\t0\t0\t0\n"});
    find(session, &question, &representation);
    const struct standing_cell *black = cell_of(&representation, "pcso", "black");
    assert_int_equal(black->standing, STANDING_HIDDEN);
    assert_int_equal(black->workforce.part, 0);
    assert_false(figure_is_defined(black->ratio));
    size_t hidden = 0;
    for (size_t i = 0; i < 5; i++)
        hidden += representation.parts[0].cells[i].standing == STANDING_HIDDEN ? 1 : 0;
    assert_true(hidden >= 2); /* one alone would follow from the total */
    for (size_t i = 0; i < representation.parts[0].group_count; i++)
        assert_int_equal(representation.parts[0].cells[i].workforce.part % 5, 0);
    assert_true(cell_of(&representation, "special", "white")->standing >= STANDING_SMALL);
    representation_clear(&representation);
    fixture_session_free(session);
}

static void
what_cannot_be_compared_says_why(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    struct representation_question question = {.force = "Kent"};
    must_fail(session, question, "No workforce snapshot has counts of Kent");
    add(session, (struct snapshot_of){&workforce_type, "2026-03-31", "fte",
                                      "counts\tfte\ngroups\tethnicity\tfive\twhite\nrow\t" KENT
                                      "\tconstable\t-\t12.5\n"});
    must_fail(session, question, "never held against headcount");
    add(session, (struct snapshot_of){&workforce_type, "2026-03-31", "headcount",
                                      "counts\theadcount\ngroups\tethnicity\tfive_2001\twhite\t"
                                      "chinese_or_other\nrow\t" KENT "\tconstable\t-\t12\t5\n"});
    must_fail(session, question, "No population snapshot has counts of Kent by ethnicity");
    add(session,
        (struct snapshot_of){&population_type, "2021-03-21", "people",
                             "counts\tpeople\ngroups\tethnicity\tfive\twhite\tother\nrow\t" KENT
                             "\t-\t-\t900\t100\n"});
    question.list = "five";
    must_fail(session, question,
              "'Chinese or other ethnic group' of '5+1 (Home Office before 2021");
    question.list = "martian";
    must_fail(session, question, "'martian' is no code list of Ethnicity");
    fixture_session_free(session);
}

/* The ages of the population and the working age must match. */
static void
ages_must_match(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    struct representation representation;
    struct representation_question question = {.force = "Kent"};
    static const char officers[] = "counts\theadcount\ngroups\tage\t-\t0-25\t26-40\t41-55\t56+\n"
                                   "row\t" KENT "\tofficer\t-\t400\t1800\t1500\t100\n";
    add(session, (struct snapshot_of){&workforce_type, "2026-03-31", "headcount", officers});
    add(session, (struct snapshot_of){&population_type, "2011-03-27", "people",
                                      "counts\tpeople\ngroups\tage\t-\t0-15\t16-24\t25-44\t45-64\t"
                                      "65+\nrow\t" KENT "\t-\t-\t1000\t500\t900\t800\t700\n"});
    must_fail(session, question, "a band '25-44', which lies across an end of the range");
    struct text years = TEXT_EMPTY;
    text_append(&years, "counts\tpeople\ngroups\tage\t-");
    for (int i = 0; i <= 70; i++)
        text_append_format(&years, "\t%d", i);
    text_append(&years, "\nrow\t" KENT "\t-\t-");
    for (int i = 0; i <= 70; i++)
        text_append(&years, "\t100");
    text_append(&years, "\n");
    add(session, (struct snapshot_of){&population_type, "2021-03-21", "people", years.bytes});
    find(session, &question, &representation);
    /* of 16 to 64: 10 years to 25, and 9 from 56 on */
    assert_int_equal(cell_of(&representation, "officer", "0-25")->local.part, 1000);
    assert_int_equal(cell_of(&representation, "officer", "56+")->local.part, 900);
    assert_int_equal(cell_of(&representation, "officer", "56+")->local.whole, 4900);
    representation_clear(&representation);
    text_clear(&years);
    fixture_session_free(session);
}

/* T83, D14: as at a day the answer stays what it was, whatever comes in later. */
static void
the_same_question_has_the_same_answer_later(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    struct date as_at = {2026, 6, 30};
    struct representation_question question = {.force = "Kent", .as_at = &as_at};
    struct representation before, after;
    struct report first, second;
    add_both(session);
    find(session, &question, &before);
    representation_report_build(&before, &question, &first);
    add(session, (struct snapshot_of){&workforce_type, "2026-09-30", "headcount", OFFICERS});
    find(session, &question, &after);
    representation_report_build(&after, &question, &second);
    assert_int_equal(first.note_count, second.note_count);
    for (size_t i = 0; i < first.note_count; i++)
        assert_string_equal(first.notes[i], second.notes[i]);
    for (size_t i = 0; i < first.parts[0].cell_count; i++)
        assert_string_equal(first.parts[0].cells[i].words, second.parts[0].cells[i].words);
    report_clear(&first);
    report_clear(&second);
    representation_clear(&before);
    representation_clear(&after);
    fixture_session_free(session);
}

/* What left is remembered as it was let out. */
static bool
release(struct session *session, struct representation_question question, struct report_past *past,
        struct representation *representation, struct error *error)
{
    struct report_past let_out = {.cells = NULL};
    size_t number = past->count; /* none before has it */
    question.released = true;
    question.ledger = (struct release_ledger){past, &let_out};
    bool done = representation_find(session, &question, representation, error);
    for (size_t i = 0; i < let_out.count && done; i++)
        report_past_add(past, let_out.cells[i].key, let_out.cells[i].count, let_out.cells[i].hidden,
                        number);
    report_past_clear(&let_out);
    return done;
}

/* D17, P46: one person more is not seen in the next release, nor the same people by other groups,
 * nor in another report. */
static void
releases_are_held_against_one_another(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    struct representation first, second;
    struct representation_question question = {.force = "Kent"};
    struct report_past past = {.cells = NULL};
    struct error error = {.text = ""};
    add_both(session);
    assert_true(release(session, question, &past, &first, &error));
    assert_true(past.count > 0);
    /* a sergeant less whose group was shown, and two constables more */
    add(session, (struct snapshot_of){
                     &workforce_type, "2026-04-30", "headcount",
                     "counts\theadcount\ngroups\tethnicity\tfive\twhite\tasian\tblack\tother\t"
                     "not_stated\nrow\t" KENT "\tconstable\t-\t2850\t101\t44\t10\t50\n"
                     "row\t" KENT "\tsergeant\t-\t490\t12\t14\t12\t9\n"
                     "row\t" KENT "\tspecial\t-\t18\t6\t7\t5\t0\n"});
    size_t before = past.count;
    if (!release(session, question, &past, &second, &error))
        fail_msg("%s", error.text);
    assert_true(past.count > before);
    const struct representation_part *part = &first.parts[0], *after = &second.parts[0];
    for (size_t i = 0; i < part->role_count * part->group_count; i++) {
        assert_int_equal(part->cells[i].workforce.part, after->cells[i].workforce.part);
        assert_int_equal(part->cells[i].workforce.whole, after->cells[i].workforce.whole);
        assert_int_equal(part->cells[i].standing, after->cells[i].standing);
    }
    representation_clear(&first);
    representation_clear(&second);
    question.list = "two"; /* made of what is told anyway */
    if (!release(session, question, &past, &first, &error))
        fail_msg("%s", error.text);
    representation_clear(&first);
    question.list = NULL;
    add(session, (struct snapshot_of){&workforce_type, "2026-05-31", "headcount",
                                      "counts\theadcount\ngroups\tethnicity\ttwo\twhite\tminority\n"
                                      "row\t" KENT "\tconstable\t-\t2850\t155\n"});
    before = past.count;
    assert_false(release(session, question, &past, &first, &error));
    assert_non_null(strstr(error.text, "release it by the same groups"));
    assert_int_equal(first.parts[0].role_count, 0);
    assert_int_equal(past.count, before);
    representation_clear(&first);
    report_past_clear(&past);
    fixture_session_free(session);
}

/* P50: a figure says value, base, source, day, history, and the command that gives it again. */
static void
a_figure_says_where_it_comes_from(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    struct representation representation;
    struct representation_question question = {.force = "Kent"};
    struct text words = TEXT_EMPTY;
    struct error error;
    add_both(session);
    add(session, (struct snapshot_of){
                     &workforce_type, "2024-03-31", "headcount",
                     "counts\theadcount\ngroups\tethnicity\tfive\twhite\tasian\tblack\tother\n"
                     "row\t" KENT "\tconstable\t-\t900\t50\t30\t20\n"});
    find(session, &question, &representation);
    assert_true(representation_drill(session, &representation, &question, &representation.parts[0],
                                     0, 2, &words, &error));
    static const char *const said[] = {
        "Kent, Constable, Asian or Asian British, 31 March 2026: 100 of 3,000, 3.3% (2.7 to 4.0)",
        "beside a local share of 6.0% (60,000 of 1,000,000, all ages, 21 March 2021)",
        "ratio 0.56, -2.7 points; 80 more would be parity; below the local share",
        "31 March 2024: 5.0% of 1,000, local 6.0%: cannot tell from these numbers",
        "Workforce: 2026-03-31; Invented; file invented.csv; snapshot ",
        "population mapped from Census 2021, 19 groups",
        "posact report representation --force 'Kent' --date 2026-03-31",
    };
    for (size_t i = 0; i < sizeof said / sizeof said[0]; i++)
        if (!strstr(words.bytes, said[i]))
            fail_msg("no '%s' in\n%s", said[i], words.bytes);
    text_clear(&words);
    representation_clear(&representation);
    fixture_session_free(session);
}

/* However many bands an export has, each is one column. */
static void
ages_may_be_many(void **state)
{
    (void)state;
    enum { YEARS = 50, BANDS = YEARS * (YEARS + 1) / 2 };
    struct session *session = fixture_session();
    struct representation representation;
    struct representation_question question = {.force = "Kent"};
    struct text bands = TEXT_EMPTY;
    text_append(&bands, "counts\theadcount\ngroups\tage\t-");
    for (int first = 0; first < YEARS; first++)
        for (int last = first + 1; last <= YEARS; last++)
            text_append_format(&bands, "\t%d-%d", first, last);
    text_append(&bands, "\nrow\t" KENT "\tofficer\t-");
    for (int i = 0; i < BANDS; i++)
        text_append(&bands, "\t10");
    text_append(&bands, "\n");
    add(session, (struct snapshot_of){&workforce_type, "2026-03-31", "headcount", bands.bytes});
    add(session, (struct snapshot_of){&population_type, "2021-03-21", "people",
                                      "counts\tpeople\ngroups\tage\t-\t16\t17\nrow\t" KENT
                                      "\t-\t-\t100\t100\n"});
    find(session, &question, &representation);
    assert_int_equal(representation.parts[0].group_count, BANDS);
    assert_int_equal(cell_of(&representation, "officer", "16-17")->local.part, 200);
    representation_clear(&representation);
    text_clear(&bands);
    fixture_session_free(session);
}

static bool
store_days(struct session *session, void *context, struct error *error)
{
    const int *count = context;
    bool done = true;
    for (int i = 0; i < *count && done; i++) {
        char day[DATE_TEXT_SIZE];
        date_to_iso(date_from_days(date_to_days((struct date){2004, 1, 1}) + i), day);
        done = store(session, &(struct snapshot_of){&population_type, day, "people", RESIDENTS},
                     error);
    }
    return done;
}

/* Where there is no population yet on the day, it is the first after it. */
static void
the_first_population_after_the_day_is_taken(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    struct representation representation;
    struct date as_at = {2003, 12, 31};
    struct representation_question question = {.force = "Kent", .as_at = &as_at};
    struct error error;
    int days = 3;
    add(session, (struct snapshot_of){&workforce_type, "2003-03-31", "headcount", OFFICERS});
    assert_true(session_write(session, "import", store_days, &days, &error));
    find(session, &question, &representation);
    assert_int_equal(date_to_days(representation.parts[0].local_date),
                     date_to_days((struct date){2004, 1, 1}));
    representation_clear(&representation);
    fixture_session_free(session);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_those_of_the_statistics),
        cmocka_unit_test(specials_stand_by_themselves),
        cmocka_unit_test(small_counts_are_hidden_and_small_bases_have_no_share),
        cmocka_unit_test(what_cannot_be_compared_says_why),
        cmocka_unit_test(ages_must_match),
        cmocka_unit_test(ages_may_be_many),
        cmocka_unit_test(the_same_question_has_the_same_answer_later),
        cmocka_unit_test(releases_are_held_against_one_another),
        cmocka_unit_test(a_figure_says_where_it_comes_from),
        cmocka_unit_test(the_first_population_after_the_day_is_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
