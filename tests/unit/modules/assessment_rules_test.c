/* assessment_rules_test.c - what an assessment needs (P2), for whom it may be (P4), that it stays
 * as it was approved whatever is undone (P5), when it is looked at again (P3), and what newer
 * figures say of it (P6). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "config/config.h"
#include "modules/assessment.h"
#include "modules/basis.h"
#include "modules/declaration.h"
#include "modules/evidence.h"
#include "modules/my_day.h"
#include "modules/offer.h"
#include "modules/registry.h"
#include "support/fixture.h"
#include "support/targeting.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void
assert_reads(struct session *session, const struct id *id, size_t field, const char *expected)
{
    struct error error = {.text = ""};
    struct text shown = TEXT_EMPTY;
    struct record *record = session_get(session, &assessment_type, id, &error);
    assert_non_null(record);
    session_show_field(session, record, field, false, &shown);
    assert_string_equal(text_string(&shown), expected);
    text_clear(&shown);
    record_free(record);
}

/* --- what it needs --- */

/* P2: each part by itself, named by its label; with all of them it is approved. */
static void
each_missing_part_is_named(void **state)
{
    (void)state;
    static const struct {
        size_t field;
        const char *label;
    } parts[] = {
        {ASSESSMENT_ROLES, "roles"},     {ASSESSMENT_GROUP, "group"},
        {ASSESSMENT_TRIGGER, "trigger"}, {ASSESSMENT_BARRIER, "barrier"},
        {ASSESSMENT_AIM, "aim"},         {ASSESSMENT_MEASURES, "measures"},
        {ASSESSMENT_EIA, "EIA"},         {ASSESSMENT_ALTERNATIVES, "alternatives"},
        {ASSESSMENT_EFFECT, "effect"},   {ASSESSMENT_LESSER, "why less will not do"},
        {ASSESSMENT_STARTS, "start"},    {ASSESSMENT_REVIEW, "review by"},
    };
    struct session *session = targeting_session();
    char text[ID_TEXT_SIZE];
    for (size_t i = 0; i < COUNT(parts); i++) {
        const struct given without[] = {{parts[i].field, NULL}};
        struct id id = targeting_draft(session, without, 1, text);
        targeting_step(session, APPROVER, "approve", &id, NULL, parts[i].label);
        assert_reads(session, &id, ASSESSMENT_STATE, "Draft");
    }
    struct id whole = targeting_draft(session, NULL, 0, text);
    targeting_step(session, AUTHOR, "approve", &whole, NULL, "nobody approves their own draft");
    targeting_step(session, APPROVER, "approve", &whole, NULL, NULL);
    assert_reads(session, &whole, ASSESSMENT_STATE, "Approved");
    assert_reads(session, &whole, ASSESSMENT_APPROVER, APPROVER);
    fixture_session_free(session);
}

/* P2: a review that is over is no review. */
static void
a_review_is_still_to_come(void **state)
{
    (void)state;
    struct session *session = targeting_session();
    char text[ID_TEXT_SIZE];
    struct id id = targeting_draft(session, NULL, 0, text);
    targeting_day(session, "2027-05-21");
    targeting_step(session, APPROVER, "approve", &id, NULL, "Review by is over already");
    targeting_day(session, "2027-05-20");
    targeting_step(session, APPROVER, "approve", &id, NULL, NULL);
    fixture_session_free(session);
}

/* P4: each group of the list, men and white people as any other; only 'Prefer not to say' is none.
 */
static void
any_group_may_be_its_subject(void **state)
{
    (void)state;
    struct session *session = targeting_session();
    const struct choice_list *groups = config_list(session_config(session), SETTING_GROUPS);
    size_t approved = 0;
    for (size_t i = 0; i < groups->count; i++) {
        struct error error = {.text = ""};
        const struct given of[] = {{ASSESSMENT_NAME, "Any"},
                                   {ASSESSMENT_GROUP, groups->items[i].code}};
        char text[ID_TEXT_SIZE];
        if (string_equal(groups->items[i].code, SETTING_NOT_SAID)) {
            struct id none = try_add(session, &assessment_type, of, COUNT(of), &error);
            assert_true(id_is_zero(&none));
            continue;
        }
        targeting_approved(session, of, COUNT(of), text);
        approved++;
    }
    assert_int_equal(approved + 1, groups->count);
    fixture_session_free(session);
}

/* --- that it stays --- */

/* P5: the author's own undo reaches nothing of what somebody else approved. */
static void
undo_does_not_reach_what_was_approved(void **state)
{
    (void)state;
    struct session *session = targeting_session();
    struct error error = {.text = ""};
    char text[ID_TEXT_SIZE], candidate[ID_TEXT_SIZE];
    struct id id = targeting_approved(session, NULL, 0, text);
    struct call call = {.session = session};
    assert_false(session_do(session, command_undo, &call, &error)); /* the evidence */
    assert_non_null(strstr(error.text, "stays as it was approved"));
    outcome_clear(&call.outcome);
    targeting_candidate(session, "Bob Cole", "control_room", "male", candidate);
    assert_reads(session, &id, ASSESSMENT_STATE, "Approved");
    fixture_session_free(session);
}

/* P5: version 2 names version 1, takes its evidence along, and replaces it when it is approved. */
static void
a_change_is_a_new_version(void **state)
{
    (void)state;
    struct session *session = targeting_session();
    struct error error = {.text = ""};
    struct record_list list = {.count = 0}, evidence = {.count = 0};
    char text[ID_TEXT_SIZE];
    struct id first = targeting_approved(session, NULL, 0, text);
    targeting_step(session, AUTHOR, "revise", &first, NULL, NULL);
    struct query query = query_default(&assessment_type);
    query.link_field = ASSESSMENT_EARLIER;
    query.link_id = first;
    assert_true(session_read(session, &query, QUERY_FIRST, NULL, 2, &list, &error));
    assert_int_equal(list.count, 1);
    struct id next = list.items[0]->id;
    assert_reads(session, &next, ASSESSMENT_VERSION, "version 2");
    assert_true(assessment_evidence(session, &next, &evidence, &error));
    assert_int_equal(evidence.count, 1);
    assert_string_equal(record_get(evidence.items[0], EVIDENCE_VALUE), "21.6 per cent");
    fixture_edit(session, &assessment_type, &next, ASSESSMENT_STARTS, "2026-11-21");
    fixture_edit(session, &assessment_type, &next, ASSESSMENT_REVIEW, "2027-11-21");
    targeting_step(session, APPROVER, "approve", &next, NULL, NULL);
    assert_reads(session, &first, ASSESSMENT_STATE, "Replaced");
    record_list_clear(&list);
    record_list_clear(&evidence);
    fixture_session_free(session);
}

/* --- when it is looked at again --- */

static void
assert_day_says(struct session *session, const char *day, const char *expected)
{
    struct my_day mine;
    struct error error = {.text = ""};
    struct text words = TEXT_EMPTY;
    targeting_day(session, day);
    assert_true(my_day_read(session, AUTHOR, 10, &mine, &error));
    const struct agenda_list *list = &mine.parts[AGENDA_ASSESSMENTS];
    assert_int_equal(list->count, expected ? 1 : 0);
    if (expected)
        my_day_append_row(session, &mine, AGENDA_ASSESSMENTS, &list->items[0], &words);
    assert_string_equal(text_string(&words), expected ? expected : "");
    text_clear(&words);
    my_day_clear(&mine);
}

/* P3: 60 and 14 days before, and once it lapsed. */
static void
my_day_asks_for_the_review(void **state)
{
    (void)state;
    struct session *session = targeting_session();
    char text[ID_TEXT_SIZE];
    struct id id = targeting_approved(session, NULL, 0, text);
    assert_day_says(session, "2027-03-20", NULL);
    assert_day_says(session, "2027-03-21",
                    "Review, 60 days left: Men in the control room, version 1");
    assert_day_says(session, "2027-05-05",
                    "Review, 15 days left: Men in the control room, version 1");
    assert_day_says(session, "2027-05-06",
                    "Review now, 14 days left: Men in the control room, version 1");
    assert_day_says(session, "2027-05-21",
                    "Lapsed, review now, 1 day over: Men in the control room, version 1");
    assert_reads(session, &id, ASSESSMENT_STATE, "Approved, lapsed");
    targeting_step(session, AUTHOR, "withdraw-assessment", &id, "Over", NULL);
    assert_day_says(session, "2027-05-22", NULL);
    fixture_session_free(session);
}

/* T30: that somebody is not of the group is told by a refusal, so the look is in the log. */
static void
a_refusal_is_a_look(void **state)
{
    (void)state;
    struct session *session = targeting_session();
    struct error error = {.text = ""};
    struct change_list changes = {.items = NULL};
    char assessment[ID_TEXT_SIZE], candidate[ID_TEXT_SIZE];
    targeting_approved(session, NULL, 0, assessment);
    targeting_candidate(session, "Ada Obi", "control_room", "female", candidate);
    const struct given given[] = {
        {OFFER_CANDIDATE, candidate},
        {OFFER_MEASURE, "consultancy"},
        {OFFER_OFFERED, OFFERED_TARGETED},
        {OFFER_ASSESSMENT, assessment},
    };
    struct id id = try_add(session, &offer_type, given, COUNT(given), &error);
    assert_true(id_is_zero(&id));
    assert_non_null(strstr(error.text, "Ada Obi has not said so"));
    assert_true(session_history(session, NULL, NULL, 0, 1, &changes, &error));
    assert_int_equal(changes.count, 1);
    assert_int_equal(changes.items[0].kind, CHANGE_NOTED);
    assert_ptr_equal(changes.items[0].type, &declaration_type);
    change_list_clear(&changes);
    fixture_session_free(session);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_missing_part_is_named),
        cmocka_unit_test(a_review_is_still_to_come),
        cmocka_unit_test(any_group_may_be_its_subject),
        cmocka_unit_test(undo_does_not_reach_what_was_approved),
        cmocka_unit_test(a_change_is_a_new_version),
        cmocka_unit_test(my_day_asks_for_the_review),
        cmocka_unit_test(a_refusal_is_a_look),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
