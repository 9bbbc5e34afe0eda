/* pairing_health_test.c - each state of a pairing, from the day on which it is one, and the lists
 * that are read along an index and agree with it (T54). */
#include "modules/pairing_health.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "modules/basis.h"
#include "modules/buddy.h"
#include "modules/pairing.h"
#include "modules/saved_views.h"
#include "support/fixture.h"
#include "support/scheme.h"
#include "support/targeting.h"

typedef bool health_state(struct session *session, const struct record *record, bool brief,
                          struct text *out);

/* What a state says of a record, NULL for nothing; in full and in brief. */
static void
assert_says(struct session *session, health_state *state, const struct record *record,
            const char *full, const char *brief)
{
    const char *expected[] = {full, brief};
    for (size_t i = 0; i < 2; i++) {
        struct text words = TEXT_EMPTY;
        bool is_so = state(session, record, i == 1, &words);
        assert_int_equal(is_so, expected[i] != NULL);
        assert_string_equal(text_string(&words), expected[i] ? expected[i] : "");
        text_clear(&words);
    }
}

/* Not stored: the day is what matters, and the fixture's is 21 November 2026. */
static struct record *
pairing_with(const char *state, const char *since, const char *next, const char *last)
{
    struct record *record = record_new(&pairing_type);
    record_set(record, PAIRING_STATE, state);
    record_set(record, PAIRING_SINCE, since);
    record_set(record, PAIRING_NEXT, next);
    record_set(record, PAIRING_LAST, last);
    return record;
}

/* P39: from the day after it was due; nobody is overdue who is not active. */
static void
contact_is_overdue(void **state)
{
    (void)state;
    static const struct {
        const char *state, *next, *full, *brief;
    } cases[] = {
        {STATE_ACTIVE, "2026-11-21", NULL, NULL},
        {STATE_ACTIVE, "2026-11-20", "contact overdue 1 day", "overdue 1 day"},
        {STATE_ACTIVE, "2026-11-09", "contact overdue 12 days", "overdue 12 days"},
        {STATE_ACTIVE, NULL, NULL, NULL},
        {STATE_PAUSED, "2026-11-09", NULL, NULL},
        {STATE_ENDED, "2026-11-09", NULL, NULL},
    };
    struct session *session = fixture_session();
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct record *record = pairing_with(cases[i].state, "2026-11-01", cases[i].next, NULL);
        assert_says(session, health_overdue, record, cases[i].full, cases[i].brief);
        record_free(record);
    }
    fixture_session_free(session);
}

/* T54: after the 42 days of posact.yaml, from the last contact or from the day on which it started
 * or went on, whichever is later. */
static void
a_pair_is_quiet(void **state)
{
    (void)state;
    static const struct {
        const char *state, *since, *last, *words;
    } cases[] = {
        {STATE_ACTIVE, "2026-10-11", NULL, NULL},
        {STATE_ACTIVE, "2026-10-10", NULL, "quiet for 6 weeks"},
        {STATE_ACTIVE, "2026-01-01", "2026-10-11", NULL},
        {STATE_ACTIVE, "2026-01-01", "2026-10-03", "quiet for 7 weeks"},
        {STATE_ACTIVE, "2026-11-01", "2026-08-01", NULL},
        {STATE_PAUSED, "2026-01-01", NULL, NULL},
        {STATE_ENDED, "2026-01-01", NULL, NULL},
    };
    struct session *session = fixture_session();
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct record *record = pairing_with(cases[i].state, cases[i].since, NULL, cases[i].last);
        assert_says(session, health_quiet, record, cases[i].words, cases[i].words);
        record_free(record);
    }
    fixture_session_free(session);
}

/* P37: places are taken that are not there any more, as when the capacity was lowered. */
static void
a_buddy_is_over_capacity(void **state)
{
    (void)state;
    struct scheme scheme;
    struct error error = {.text = ""};
    scheme_open(&scheme);
    pair(&scheme);
    struct id bea = fixture_candidate(scheme.session, "Bea Cole", NULL);
    id_to_text(&bea, scheme.candidate_text);
    pair(&scheme);
    static const char *const capacities[] = {"2", "1"};
    static const char *const full[] = {NULL, "buddy over capacity, 2 of 1"};
    static const char *const brief[] = {NULL, "over capacity"};
    for (size_t i = 0; i < 2; i++) {
        fixture_edit(scheme.session, &buddy_type, &scheme.buddy, BUDDY_CAPACITY, capacities[i]);
        struct record *buddy = session_get(scheme.session, &buddy_type, &scheme.buddy, &error);
        assert_non_null(buddy);
        assert_says(scheme.session, health_over_capacity, buddy, full[i], brief[i]);
        record_free(buddy);
    }
    fixture_session_free(scheme.session);
}

/* P37: from the day after the refresher was due, be it the record that says so or posact.yaml. */
static void
training_lapsed(void **state)
{
    (void)state;
    static const struct {
        const char *trained, *refresher, *full;
    } cases[] = {
        {NULL, NULL, NULL},
        {"2024-11-09", "2026-11-21", NULL},
        {"2024-11-21", NULL, NULL},
        {"2024-11-09", "2026-11-20", "training lapsed 20 November 2026"},
        {"2024-11-09", NULL, "training lapsed 9 November 2026"},
    };
    struct session *session = fixture_session();
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct record *record = record_new(&buddy_type);
        record_set(record, BUDDY_TRAINED, cases[i].trained);
        record_set(record, BUDDY_REFRESHER, cases[i].refresher);
        assert_says(session, health_training, record, cases[i].full,
                    cases[i].full ? "training lapsed" : NULL);
        record_free(record);
    }
    fixture_session_free(session);
}

/* P3: from the day after the review; P1: what was stored with words alone has none. */
static void
targeted_support_lost_its_basis(void **state)
{
    (void)state;
    struct scheme scheme;
    struct error error = {.text = ""};
    char assessment[ID_TEXT_SIZE], candidate[ID_TEXT_SIZE];
    scheme_open_on(&scheme, targeting_session());
    struct session *session = scheme.session;
    targeting_approved(session, NULL, 0, assessment);
    targeting_candidate(session, "Tom Hale", "control_room", "male", candidate);
    const struct given targeted[] = {{PAIRING_CANDIDATE, candidate},
                                     {PAIRING_OFFERED, OFFERED_TARGETED},
                                     {PAIRING_ASSESSMENT, assessment},
                                     {PAIRING_PROPOSED, "2026-11-21"}};
    const struct id ids[] = {pair(&scheme), try_pair(&scheme, targeted, COUNT(targeted), &error)};
    assert_string_equal(error.text, "");
    const struct {
        struct id pairing;
        const char *day, *full, *brief;
    } cases[] = {
        {ids[0], "2027-05-21", NULL, NULL},
        {ids[1], "2027-05-20", NULL, NULL},
        {ids[1], "2027-05-21",
         "basis lapsed: the assessment lapsed: its review was due by 20 May 2027", "basis lapsed"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct record *record = session_get(session, &pairing_type, &cases[i].pairing, &error);
        assert_non_null(record);
        targeting_day(session, cases[i].day);
        assert_says(session, basis_append_lapsed, record, cases[i].full, cases[i].brief);
        record_free(record);
    }
    fixture_session_free(session);
}

/* --- all of it, and the lists --- */

static void
assert_state(struct scheme *scheme, const struct id *id, bool brief, const char *expected)
{
    struct error error = {.text = ""};
    struct text words = TEXT_EMPTY;
    struct record *record = session_get(scheme->session, &pairing_type, id, &error);
    assert_non_null(record);
    session_show_field(scheme->session, record, PAIRING_STATE, brief, &words);
    assert_string_equal(text_string(&words), expected);
    text_clear(&words);
    record_free(record);
}

/* An open pairing says all that is amiss, its buddy's too; one that ended says nothing. */
static void
the_state_says_it_all(void **state)
{
    (void)state;
    struct scheme scheme;
    scheme_open(&scheme);
    struct error error = {.text = ""};
    struct id id = try_pair(&scheme, (struct given[]){{PAIRING_PROPOSED, "2026-09-01"}}, 1, &error);
    assert_state(&scheme, &id, false, "Proposed");
    STEP(id, "agree", NULL, "both", "2026-09-01");
    STEP(id, "start", NULL, "2026-09-01");
    fixture_edit(scheme.session, &buddy_type, &scheme.buddy, BUDDY_REFRESHER, "2026-11-09");
    assert_state(&scheme, &id, false,
                 "Active, contact overdue 74 days, quiet for 11 weeks, training lapsed 9 November "
                 "2026");
    assert_state(&scheme, &id, true,
                 "Active, overdue 74 days, quiet for 11 weeks, training lapsed");
    STEP(id, "pause", NULL, "2026-11-10");
    assert_state(&scheme, &id, true, "Paused, training lapsed");
    STEP(id, "end", NULL, "completed", "2026-11-11");
    assert_state(&scheme, &id, true, "Ended");
    fixture_session_free(scheme.session);
}

static size_t
count_in_view(struct session *session, const char *name)
{
    struct list_shape shape;
    struct filter filter;
    struct error error = {.text = ""};
    struct query query = query_default(&pairing_type);
    size_t count = 0;
    if (!saved_view_find(session, name, &shape, &error) ||
        !filter_parse(&filter, &pairing_type, text_string(&shape.filter), session_context(session),
                      false, &error))
        fail_msg("%s", error.text);
    query.filter = &filter;
    assert_true(session_count(session, &query, &count, &error));
    filter_clear(&filter);
    list_shape_clear(&shape);
    return count;
}

static size_t
count_by_state(struct session *session, health_state *state)
{
    struct query query = query_default(&pairing_type);
    struct record_list list = {.count = 0};
    struct error error;
    size_t count = 0;
    assert_true(session_read(session, &query, QUERY_FIRST, NULL, 200, &list, &error));
    for (size_t i = 0; i < list.count; i++) {
        struct text words = TEXT_EMPTY;
        count += state(session, list.items[i], true, &words);
        text_clear(&words);
    }
    record_list_clear(&list);
    return count;
}

/* A day in the 100 before the fixture's, on or after another one. */
static const char *
day_after(struct random *random, const char *from, char out[DATE_TEXT_SIZE])
{
    struct date first = {2026, 8, 14}, today = {2026, 11, 21};
    if (from)
        date_from_iso(from, &first);
    int64_t days = date_to_days(today) - date_to_days(first);
    date_to_iso(date_add_days(first, (long)random_below(random, (uint32_t)days + 1)), out);
    return out;
}

static void
live_through(struct scheme *scheme, struct random *random, struct id *id)
{
    char proposed[DATE_TEXT_SIZE], later[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];
    struct error error = {.text = ""};
    struct id person = fixture_candidate(scheme->session, "Ada Obi", NULL);
    id_to_text(&person, scheme->candidate_text);
    day_after(random, NULL, proposed);
    *id = try_pair(scheme, (struct given[]){{PAIRING_PROPOSED, proposed}}, 1, &error);
    assert_false(id_is_zero(id));
    if (random_below(random, 6) == 0)
        return;
    step(scheme->session, id, "agree", (const char *const[MOST]){"both", proposed}, NULL);
    step(scheme->session, id, "start", (const char *const[MOST]){proposed}, NULL);
    day_after(random, proposed, later);
    if (random_below(random, 2) == 0)
        step(scheme->session, id, "check-in", (const char *const[MOST]){later}, NULL);
    day_after(random, proposed, later);
    day_after(random, later, last);
    if (random_below(random, 4) == 0) {
        step(scheme->session, id, "pause", (const char *const[MOST]){later}, NULL);
        step(scheme->session, id, "start", (const char *const[MOST]){last}, NULL);
    }
    if (random_below(random, 5) == 0)
        step(scheme->session, id, "end", (const char *const[MOST]){"completed", "2026-11-21"},
             NULL);
}

/* T54, P39: what the shared views find is what the states say, whatever the pairs went through. */
static void
the_views_agree_with_the_states(void **state)
{
    (void)state;
    struct scheme scheme;
    struct random random;
    struct id id;
    scheme_open(&scheme);
    random = (struct random){.state = 54};
    fixture_edit(scheme.session, &buddy_type, &scheme.buddy, BUDDY_CAPACITY, "200");
    for (size_t i = 0; i < 120; i++)
        live_through(&scheme, &random, &id);
    size_t overdue = count_in_view(scheme.session, "Overdue pairs");
    size_t quiet = count_in_view(scheme.session, "Quiet pairs");
    assert_int_equal(overdue, count_by_state(scheme.session, health_overdue));
    assert_int_equal(quiet, count_by_state(scheme.session, health_quiet));
    assert_in_range(overdue, 20, 100);
    assert_in_range(quiet, 20, 100);
    fixture_session_free(scheme.session);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contact_is_overdue),
        cmocka_unit_test(a_pair_is_quiet),
        cmocka_unit_test(a_buddy_is_over_capacity),
        cmocka_unit_test(training_lapsed),
        cmocka_unit_test(targeted_support_lost_its_basis),
        cmocka_unit_test(the_state_says_it_all),
        cmocka_unit_test(the_views_agree_with_the_states),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
