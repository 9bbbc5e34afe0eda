/* move_test.c - applications and their moves: the order of stages (P35), reasons for leaving (T4),
 * as told by recruitment (P11), dates only (P33), waiting times (P36), one step each (T3). */
#include "modules/move.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "modules/application.h"
#include "modules/bulk.h"
#include "modules/campaign.h"
#include "modules/candidate.h"
#include "modules/registry.h"
#include "support/fixture.h"

#define ARGS 7
#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* Args of the command: to, reason, on, source, told, note, remind. */
struct step {
    const char *args[ARGS];
    const char *refusal; /* part of it; NULL when it is done */
};

static const struct command *
command_move(void)
{
    return &move_commands.rows[0];
}

static struct id
add_application(struct session *session, const struct id *candidate, const char *role,
                const char *campaign, const char *applied, struct error *error, struct text *said)
{
    char link[ID_TEXT_SIZE];
    struct record *record = session_prepare(session, &application_type);
    id_to_text(candidate, link);
    record_set(record, APPLICATION_CANDIDATE, link);
    record_set(record, APPLICATION_ROLE, role);
    record_set(record, APPLICATION_CAMPAIGN, campaign);
    record_set(record, APPLICATION_APPLIED, applied);
    struct call call = {.type = &application_type, .record = record};
    struct id id = {.bytes = {0}};
    if (session_do(session, command_add, &call, error))
        id = record->id;
    if (said)
        text_append(said, text_string(&call.outcome.message));
    outcome_clear(&call.outcome);
    record_free(record);
    return id;
}

static struct id
new_application(struct session *session, const char *role, const char *applied)
{
    struct error error = {.text = ""};
    struct id candidate = fixture_candidate(session, "Ada Obi", "07700 900123");
    struct id id = add_application(session, &candidate, role, NULL, applied, &error, NULL);
    if (id_is_zero(&id))
        fail_msg("%s", error.text);
    return id;
}

static void
take_step(struct session *session, const struct id *id, const struct step *step)
{
    struct error error = {.text = ""};
    struct call call = {.type = &application_type, .id = *id, .args = step->args};
    bool done = session_do(session, command_move(), &call, &error);
    outcome_clear(&call.outcome);
    if (done != !step->refusal)
        fail_msg("%s", done ? "It was done" : error.text);
    if (step->refusal && !strstr(error.text, step->refusal))
        fail_msg("'%s' is not in '%s'", step->refusal, error.text);
}

static void
assert_value(struct session *session, const struct id *id, size_t field, const char *expected)
{
    struct error error;
    struct record *record = session_get(session, &application_type, id, &error);
    assert_non_null(record);
    if (expected)
        assert_string_equal(record_get(record, field), expected);
    else
        assert_null(record_get(record, field));
    record_free(record);
}

static size_t
count_moves(struct session *session)
{
    struct error error;
    struct query query = query_default(&move_type);
    size_t count = 0;
    assert_true(session_count(session, &query, &count, &error));
    return count;
}

/* --- the rules, a case each --- */

#define HR "HR recruitment"

static const struct {
    const char *role;
    struct step steps[4];
    const char *stage, *since, *outcome, *eligible;
} cases[] = {
    /* the next stage of its role, and of another role */
    {"pc", {{{NULL, NULL, "2026-09-10"}, NULL}}, "application", "2026-09-10", "live", NULL},
    {"pcso",
     {{{NULL, NULL, "2026-09-10"}, NULL}, {{NULL, NULL, "2026-09-12"}, NULL}},
     "interview",
     "2026-09-12",
     "live",
     NULL},
    /* P35: out of order, forward or back, with a reason only */
    {"pc",
     {{{"oap"}, "the next stage in the order of this role is Application"}},
     "eoi",
     "2026-09-01",
     "live",
     NULL},
    {"pc",
     {{{"oap", "exempt", "2026-09-09"}, NULL},
      {{"sift", NULL, "2026-09-10"}, "Choose a reason"},
      {{"sift", "again", "2026-09-10"}, NULL}},
     "sift",
     "2026-09-10",
     "live",
     NULL},
    /* a stage lasts from one move to the next, and ends today at the latest */
    {"pc",
     {{{NULL, NULL, "2026-08-31"}, "on or after 1 September 2026"}},
     "eoi",
     "2026-09-01",
     "live",
     NULL},
    {"pc",
     {{{NULL, NULL, "2026-11-22"}, "must be today or in the past"}},
     "eoi",
     "2026-09-01",
     "live",
     NULL},
    /* T4: leaving has its reason, and ends where it stands */
    {"pc",
     {{{"sift", "personal", NULL, "Ada", "2026-11-20"}, "must be empty"}},
     "eoi",
     "2026-09-01",
     "live",
     NULL},
    {"pc",
     {{{NULL, "personal", "2026-11-20", "Ada", "2026-11-20"}, NULL}},
     "eoi",
     "2026-09-01",
     "withdrew",
     NULL},
    /* P11: who said so, and when */
    {"pc", {{{NULL, "personal"}, "Enter who told us"}}, "eoi", "2026-09-01", "live", NULL},
    {"pc",
     {{{NULL, "personal", NULL, HR}, "Told on must have a date"}},
     "eoi",
     "2026-09-01",
     "live",
     NULL},
    {"pc",
     {{{NULL, NULL, NULL, NULL, "2026-11-20"}, "or clear the day"}},
     "eoi",
     "2026-09-01",
     "live",
     NULL},
    /* P33: no words on the way into or out of what keeps its dates only */
    {"pc",
     {{{"vetting", "exempt", NULL, NULL, NULL, "waits for a call"}, "of Vetting only the dates"},
      {{"vetting", "exempt", "2026-09-09"}, NULL},
      {{NULL, NULL, NULL, NULL, NULL, "all fine"}, "of Vetting only the dates"}},
     "vetting",
     "2026-09-09",
     "live",
     NULL},
    /* P36: a fail says when the next attempt can be: 3 months for a sift, 12 for vetting */
    {"pc",
     {{{"sift", "exempt", "2026-09-09"}, NULL},
      {{NULL, "below_standard", "2026-11-20", HR, "2026-11-20"}, NULL}},
     "sift",
     "2026-09-09",
     "unsuccessful",
     "2027-02-20"},
    {"pc",
     {{{"vetting", "exempt", "2026-09-09"}, NULL},
      {{NULL, "not_eligible", "2026-11-20", HR, "2026-11-20"}, NULL}},
     "vetting",
     "2026-09-09",
     "unsuccessful",
     "2027-11-20"},
    /* what ended is taken up again with a reason, and waits no more */
    {"pc",
     {{{"sift", "exempt", "2026-09-09"}, NULL},
      {{NULL, "below_standard", "2026-11-20", HR, "2026-11-20"}, NULL},
      {{"briefing", NULL, "2026-11-21"}, "has ended"},
      {{"briefing", "reopened", "2026-11-21"}, NULL}},
     "briefing",
     "2026-11-21",
     "live",
     NULL},
    /* appointed: the end of the way */
    {"pc",
     {{{"offer", "exempt", "2026-09-09"}, NULL},
      {{NULL, "started", "2026-11-01", HR, "2026-11-01"}, NULL}},
     "start",
     "2026-11-01",
     "appointed",
     NULL},
    {"pc",
     {{{"start", "exempt", "2026-09-09"}, NULL}, {{NULL}, "'Start' is the last stage"}},
     "start",
     "2026-09-09",
     "live",
     NULL},
};

static void
moves_keep_their_rules(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct session *session = fixture_session();
        struct id id = new_application(session, cases[i].role, "2026-09-01");
        for (size_t j = 0; j < COUNT(cases[i].steps); j++) {
            const struct step *step = &cases[i].steps[j];
            bool given = step->refusal || j == 0;
            for (size_t k = 0; k < ARGS; k++)
                given = given || step->args[k];
            if (given)
                take_step(session, &id, step);
        }
        assert_value(session, &id, APPLICATION_STAGE, cases[i].stage);
        assert_value(session, &id, APPLICATION_SINCE, cases[i].since);
        assert_value(session, &id, APPLICATION_OUTCOME, cases[i].outcome);
        assert_value(session, &id, APPLICATION_ELIGIBLE, cases[i].eligible);
        fixture_session_free(session);
    }
}

/* T3: the move and what it makes of the application are one step, and a move is never edited. */
static void
a_move_is_one_step_and_stays(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    struct id id = new_application(session, "pc", "2026-09-01");
    struct error error = {.text = ""};
    struct call undo = {.session = session};
    struct record_list moves = {.count = 0};
    struct query query = query_default(&move_type);
    take_step(session, &id, &(struct step){.args = {NULL, NULL, "2026-09-10"}});
    assert_int_equal(count_moves(session), 1);
    assert_true(session_read(session, &query, QUERY_FIRST, NULL, 1, &moves, &error));
    struct record *move = session_get(session, &move_type, &moves.items[0]->id, &error);
    record_set(move, MOVE_NOTE, "was it so");
    struct call edit = {.type = &move_type, .id = move->id, .record = move};
    assert_false(session_do(session, command_edit, &edit, &error));
    assert_int_equal(error.code, ERROR_DENIED);
    assert_false(session_do(session, command_remove, &edit, &error));
    assert_int_equal(error.code, ERROR_DENIED);
    record_free(move);
    record_list_clear(&moves);
    assert_true(session_do(session, command_undo, &undo, &error));
    outcome_clear(&undo.outcome);
    assert_int_equal(count_moves(session), 0);
    assert_value(session, &id, APPLICATION_STAGE, "eoi");
    fixture_session_free(session);
}

/* P36: an early attempt is told of, and goes in. */
static void
an_early_attempt_warns(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    struct error error = {.text = ""};
    struct id candidate = fixture_candidate(session, "Ada Obi", "07700 900123");
    struct id first = add_application(session, &candidate, "pc", NULL, "2026-06-01", &error, NULL);
    take_step(session, &first, &(struct step){.args = {"sift", "exempt", "2026-06-10"}});
    take_step(session, &first,
              &(struct step){.args = {NULL, "below_standard", "2026-09-10", HR, "2026-09-10"}});
    static const struct {
        const char *role, *eligible;
        bool warns;
    } attempts[] = {
        {"pc", "2026-12-10", true}, {"pcso", "2026-12-10", false}, {"pc", "2026-11-20", false}};
    for (size_t i = 0; i < COUNT(attempts); i++) {
        struct text said = TEXT_EMPTY;
        fixture_edit(session, &application_type, &first, APPLICATION_ELIGIBLE,
                     attempts[i].eligible);
        struct id id = add_application(session, &candidate, attempts[i].role, NULL, "2026-11-20",
                                       &error, &said);
        assert_false(id_is_zero(&id));
        assert_true((strstr(text_string(&said), "earlier than 10 December 2026") != NULL) ==
                    attempts[i].warns);
        text_clear(&said);
    }
    fixture_session_free(session);
}

static void
once_live_for_a_campaign(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    struct error error = {.text = ""};
    struct id candidate = fixture_candidate(session, "Ada Obi", "07700 900123");
    struct record *campaign = session_prepare(session, &campaign_type);
    record_set(campaign, CAMPAIGN_NAME, "Autumn intake");
    struct call call = {.record = campaign};
    assert_true(session_do(session, command_add, &call, &error));
    outcome_clear(&call.outcome);
    const char *link = record_get(campaign, RECORD_ID);
    struct id first = add_application(session, &candidate, "pc", link, "2026-09-01", &error, NULL);
    struct id second = add_application(session, &candidate, "pc", link, "2026-09-02", &error, NULL);
    assert_true(id_is_zero(&second));
    assert_non_null(strstr(error.text, "There is a live application for this campaign already"));
    take_step(session, &first,
              &(struct step){.args = {NULL, "personal", "2026-09-10", "Ada", "2026-09-10"}});
    second = add_application(session, &candidate, "pc", link, "2026-09-12", &error, NULL);
    assert_false(id_is_zero(&second));
    /* nor by taking up the first again */
    take_step(session, &first,
              &(struct step){.args = {"sift", "reopened", "2026-09-20"},
                             .refusal = "There is a live application"});
    /* nor by an edit, nor out of the trash */
    struct id third = add_application(session, &candidate, "pc", NULL, "2026-09-13", &error, NULL);
    struct call edit = {.record = session_get(session, &application_type, &third, &error)};
    record_set(edit.record, APPLICATION_CAMPAIGN, link);
    assert_false(session_do(session, command_edit, &edit, &error));
    assert_int_equal(error.field, APPLICATION_CAMPAIGN);
    record_free(edit.record);
    struct call trash = {.type = &application_type, .id = second};
    assert_true(session_do(session, command_remove, &trash, &error));
    outcome_clear(&trash.outcome);
    fixture_edit(session, &application_type, &third, APPLICATION_CAMPAIGN, link);
    assert_false(session_do(session, command_restore, &trash, &error));
    assert_non_null(strstr(error.text, "There is a live application"));
    record_free(campaign);
    fixture_session_free(session);
}

/* Many at once, of candidates too: each to the next stage of its own role, and one undo. */
static void
many_move_as_one_step(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    struct error error = {.text = ""};
    struct id ids[3], applications[2];
    static const char *const roles[] = {"pc", "pcso"};
    static const char *const none[ARGS];
    for (size_t i = 0; i < 3; i++)
        ids[i] = fixture_candidate(session, i == 0 ? "Ada Obi" : "Bea Cole", "07700 900123");
    for (size_t i = 0; i < 2; i++)
        applications[i] =
            add_application(session, &ids[i], roles[i], NULL, "2026-09-01", &error, NULL);
    struct bulk *bulk = bulk_new(command_move(), &candidate_type, ids, 3, false);
    bulk_set_args(bulk, none);
    assert_true(bulk_foresee(bulk, session, NULL, NULL, &error));
    assert_int_equal(bulk->counts[BULK_CHANGES], 2);
    assert_int_equal(bulk->counts[BULK_REFUSED], 1);
    bulk_leave_out_refused(bulk);
    assert_true(bulk_foresee(bulk, session, NULL, NULL, &error));
    struct outcome outcome = {.open = OPEN_NOTHING};
    assert_true(bulk_run(bulk, session, NULL, NULL, &outcome, &error));
    assert_string_equal(text_string(&outcome.message), "Moved: 2 candidates");
    outcome_clear(&outcome);
    for (size_t i = 0; i < 2; i++)
        assert_value(session, &applications[i], APPLICATION_STAGE, "application");
    struct call undo = {.session = session};
    assert_true(session_do(session, command_undo, &undo, &error));
    outcome_clear(&undo.outcome);
    for (size_t i = 0; i < 2; i++)
        assert_value(session, &applications[i], APPLICATION_STAGE, "eoi");
    bulk_free(bulk);
    fixture_session_free(session);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moves_keep_their_rules), cmocka_unit_test(a_move_is_one_step_and_stays),
        cmocka_unit_test(an_early_attempt_warns), cmocka_unit_test(once_live_for_a_campaign),
        cmocka_unit_test(many_move_as_one_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
