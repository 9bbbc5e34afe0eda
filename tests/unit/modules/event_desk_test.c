/* event_desk_test.c - the door of an event (T63, T64): who is meant, what stands in the way in
 * words, who walks in, and that each is one step; quick add (C04). */
#include "modules/event_desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "modules/candidate.h"
#include "modules/event.h"
#include "modules/invitation.h"
#include "modules/record_words.h"
#include "modules/registry.h"
#include "modules/staff.h"
#include "support/adding.h"
#include "support/fixture.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define TODAY "2026-11-21T18:00:00Z"
#define ROWS 20

static const struct id nobody;

/* -- An evening ------------------------------------------------------------------------------ */

struct evening {
    struct session *session;
    struct id event;
};

static struct id
add_event(struct session *session, const char *name, const char *starts, const char *seats)
{
    struct record *event = session_prepare(session, &event_type);
    record_set(event, EVENT_NAME, name);
    record_set(event, EVENT_KIND, "preparation");
    record_set(event, EVENT_STARTS, starts);
    record_set(event, EVENT_CAPACITY, seats);
    return must_store(session, event);
}

static struct evening
open_evening(const char *seats)
{
    struct session *session = fixture_session();
    return (struct evening){session, add_event(session, "Evening", TODAY, seats)};
}

static struct id
invite(struct session *session, const struct id *event, const struct id *person, const char *state)
{
    char text[ID_TEXT_SIZE];
    struct record *invitation = session_prepare(session, &invitation_type);
    id_to_text(event, text);
    record_set(invitation, INVITATION_EVENT, text);
    id_to_text(person, text);
    record_set(invitation, INVITATION_CANDIDATE, text);
    struct id id = must_store(session, invitation);
    if (string_equal(state, INVITATION_OFFERED))
        fixture_edit(session, &invitation_type, &id, INVITATION_UNTIL, TODAY);
    fixture_edit(session, &invitation_type, &id, INVITATION_STATE, state);
    return id;
}

/* At the door: what the desk says. */
static char *
let_in(struct evening *evening, const struct id *person, bool sure, bool *done)
{
    char text[ID_TEXT_SIZE];
    struct error error = {.text = ""};
    id_to_text(person, text);
    const char *const args[LET_IN_ARG_COUNT] = {
        [LET_IN_CANDIDATE] = text, [LET_IN_SURE] = sure ? "yes" : NULL};
    struct call call = {.type = &event_type, .id = evening->event, .args = args};
    *done = session_do(evening->session, command_let_in, &call, &error);
    char *says = strdup(*done ? text_string(&call.outcome.message) : error.text);
    outcome_clear(&call.outcome);
    return says;
}

static void
assert_let_in(struct evening *evening, const struct id *person, bool sure, const char *words)
{
    bool done;
    char *says = let_in(evening, person, sure, &done);
    if (!done || !strstr(says, words))
        fail_msg("%s: '%s', not '%s'", done ? "in" : "refused", says, words);
    free(says);
}

static void
assert_refused(struct evening *evening, const struct id *person, bool sure, const char *words)
{
    bool done;
    char *says = let_in(evening, person, sure, &done);
    if (done || !strstr(says, words))
        fail_msg("%s: '%s', not '%s'", done ? "in" : "refused", says, words);
    free(says);
}

static size_t
count_all(struct session *session, const struct record_type *type)
{
    size_t count;
    struct error error;
    struct query query = query_default(type);
    assert_true(session_count(session, &query, &count, &error));
    return count;
}

/* -- Who is meant ---------------------------------------------------------------------------- */

static void
assert_rows(struct evening *evening, enum desk_scope scope, const char *typed,
            const char *const *names, size_t count)
{
    struct desk_rows rows;
    struct error error = {.text = ""};
    if (!desk_find(evening->session, &evening->event, scope, typed, &nobody, ROWS, &rows, &error))
        fail_msg("%s", error.text);
    assert_int_equal(rows.count, count);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(rows.items[i].name, names[i]);
    desk_rows_clear(&rows);
}

static void
letters_find_who_is_invited(void **state)
{
    (void)state;
    struct evening evening = open_evening("5");
    struct id anna = fixture_candidate(evening.session, "Anna Kowalczyk", NULL);
    struct id jan = fixture_candidate(evening.session, "Jan Kowal", NULL);
    fixture_candidate(evening.session, "Ada Kowalska", NULL); /* not invited */
    struct id eve = fixture_candidate(evening.session, "Eve Smith", NULL);
    invite(evening.session, &evening.event, &jan, INVITATION_ACCEPTED);
    invite(evening.session, &evening.event, &anna, INVITATION_ACCEPTED);
    invite(evening.session, &evening.event, &eve, INVITATION_ACCEPTED);
    assert_let_in(&evening, &jan, false, "In: Jan Kowal; 1 in");
    /* whom one waits for comes first, and the words of the event find nobody */
    assert_rows(&evening, DESK_OF_EVENT, "kow", (const char *[]){"Anna Kowalczyk", "Jan Kowal"}, 2);
    assert_rows(&evening, DESK_OF_EVENT, "eve", (const char *[]){"Eve Smith"}, 1);
    assert_rows(&evening, DESK_OF_EVENT, "nov", NULL, 0); /* the month of the event */
    assert_rows(&evening, DESK_OF_EVENT, "smi eve", (const char *[]){"Eve Smith"}, 1);
    assert_rows(&evening, DESK_OF_EVENT, "", (const char *[]){"Jan Kowal"}, 1);
    assert_rows(&evening, DESK_OF_ALL, "ada kow", (const char *[]){"Ada Kowalska"}, 1);
    assert_rows(&evening, DESK_OF_ALL, "", NULL, 0);
    fixture_session_free(evening.session);
}

/* Two of one name: what is asked at the door stands before all else. */
static void
one_name_is_told_apart(void **state)
{
    (void)state;
    struct evening evening = open_evening("5");
    static const char *const phones[] = {"07700 900123", "07700 900456"};
    struct desk_rows rows;
    struct error error = {.text = ""};
    for (size_t i = 0; i < COUNT(phones); i++) {
        struct id id = fixture_candidate(evening.session, "John Smith", NULL);
        fixture_edit(evening.session, &candidate_type, &id, CANDIDATE_PHONE, phones[i]);
        invite(evening.session, &evening.event, &id, INVITATION_ACCEPTED);
    }
    struct id third = fixture_candidate(evening.session, "John Smith", NULL);
    fixture_edit(evening.session, &candidate_type, &third, CANDIDATE_POSTCODE_AREA, "B5");
    fixture_candidate(evening.session, "Johanna Smith", NULL);
    assert_true(desk_find(evening.session, &evening.event, DESK_OF_EVENT, "smith", &nobody, ROWS,
                          &rows, &error));
    assert_int_equal(rows.count, 2);
    assert_string_not_equal(rows.items[0].says, rows.items[1].says);
    for (size_t i = 0; i < rows.count; i++)
        assert_true(string_equal(rows.items[i].says, "phone ends 123; accepted") ||
                    string_equal(rows.items[i].says, "phone ends 456; accepted"));
    desk_rows_clear(&rows);
    assert_true(desk_find(evening.session, &evening.event, DESK_OF_ALL, "smith", &nobody, ROWS,
                          &rows, &error));
    assert_int_equal(rows.count, 4);
    for (size_t i = 0; i < rows.count; i++) {
        if (id_equal(&rows.items[i].person, &third))
            assert_string_equal(rows.items[i].says, "area B5; not invited");
        if (string_equal(rows.items[i].name, "Johanna Smith"))
            assert_string_equal(rows.items[i].says, "not invited");
    }
    desk_rows_clear(&rows);
    fixture_session_free(evening.session);
}

/* -- What stands in the way ------------------------------------------------------------------ */

static void
each_state_has_its_words(void **state)
{
    (void)state;
    static const struct {
        const char *state, *words;
        bool in, sure; /* comes in; comes in all the same */
    } states[] = {
        {INVITATION_INVITED_STATE, "In: P", true, true},
        {INVITATION_ACCEPTED, "In: P", true, true},
        {INVITATION_OFFERED, "In: P", true, true},
        {INVITATION_DECLINED, "Pat Jones: declined, 4 seats free", false, true},
        {INVITATION_APOLOGIES, "Pat Jones: apologies", false, true},
        {INVITATION_LAPSED, "Pat Jones: lapsed", false, true},
        {INVITATION_CANCELLED, "Pat Jones: cancelled", false, true},
        {INVITATION_ATTENDED, "Pat Jones: already in since", false, false},
    };
    for (size_t i = 0; i < COUNT(states); i++) {
        struct evening evening = open_evening("4");
        struct id person = fixture_candidate(evening.session, "Pat Jones", NULL);
        invite(evening.session, &evening.event, &person, states[i].state);
        if (states[i].in)
            assert_let_in(&evening, &person, false, states[i].words);
        else
            assert_refused(&evening, &person, false, states[i].words);
        if (!states[i].in && states[i].sure)
            assert_let_in(&evening, &person, true, "In: Pat Jones; 1 in (1 walked in), 3 seats");
        else if (!states[i].in)
            assert_refused(&evening, &person, true, states[i].words);
        fixture_session_free(evening.session);
    }
}

static void
wrong_day_and_wrong_event_are_told(void **state)
{
    (void)state;
    struct evening evening = open_evening("4");
    struct session *session = evening.session;
    struct id person = fixture_candidate(session, "Pat Jones", NULL);
    struct id later = add_event(session, "Webinar", "2026-11-26T18:00:00Z", NULL);
    invite(session, &later, &person, INVITATION_ACCEPTED);
    assert_refused(&evening, &person, false,
                   "Pat Jones: invited to Webinar, Thu 26 Nov 2026 18:00, not to this");
    assert_let_in(&evening, &person, true, "In: Pat Jones; 1 in (1 walked in)");
    struct evening webinar = {session, later};
    assert_refused(&webinar, &person, true, "Not today: this event is on Thu 26 Nov 2026 18:00");
    fixture_edit(session, &event_type, &evening.event, EVENT_STATE, EVENT_CANCELLED);
    struct id other = fixture_candidate(session, "Bo Lee", NULL);
    assert_refused(&evening, &other, true, "This event is cancelled");
    fixture_session_free(session);
}

/* With a free seat nobody waits. */
static void
who_waits_is_told(void **state)
{
    (void)state;
    struct evening evening = open_evening("1");
    struct session *session = evening.session;
    struct id one = fixture_candidate(session, "Bo Lee", NULL);
    struct id two = fixture_candidate(session, "Cy Orr", NULL);
    invite(session, &evening.event, &one, INVITATION_ACCEPTED);
    struct id entry = invite(session, &evening.event, &two, INVITATION_WAITING);
    fixture_edit(session, &invitation_type, &entry, INVITATION_PLACE, "3");
    assert_refused(&evening, &two, false, "Cy Orr: waiting, number 3, no seat free");
    fixture_edit(session, &event_type, &evening.event, EVENT_CAPACITY, "2");
    assert_let_in(&evening, &two, false, "In: Cy Orr; 1 in, 0 seats left");
    fixture_session_free(session);
}

static void
who_was_not_asked_takes_a_free_seat(void **state)
{
    (void)state;
    struct evening evening = open_evening("1");
    struct id one = fixture_candidate(evening.session, "Bo Lee", NULL);
    struct id two = fixture_candidate(evening.session, "Cy Orr", NULL);
    assert_let_in(&evening, &one, false, "In: Bo Lee; 1 in (1 walked in), 0 seats left");
    assert_refused(&evening, &two, false, "Cy Orr: not invited, no seat free");
    assert_let_in(&evening, &two, true, "1 more than there are seats");
    undo(evening.session);
    assert_int_equal(count_all(evening.session, &invitation_type), 1);
    fixture_session_free(evening.session);
}

/* -- Quick add ------------------------------------------------------------------------------- */

static bool
walk_in(struct evening *evening, const char *name, const char *contact, const char *notice,
        struct outcome *outcome, struct error *error)
{
    const char *const args[WALK_IN_ARG_COUNT] = {name, contact, "pc", notice, "Stand 14"};
    struct call call = {.type = &event_type, .id = evening->event, .args = args};
    bool done = session_do(evening->session, command_walk_in, &call, error);
    *outcome = call.outcome;
    return done;
}

static void
somebody_new_is_one_step(void **state)
{
    (void)state;
    struct evening evening = open_evening(NULL);
    struct session *session = evening.session;
    struct outcome outcome;
    struct error error = {.text = ""};
    fixture_candidate(session, "Sam Okoye", "07700 900123");
    if (!walk_in(&evening, "Samuel Okoye", "07700 900123", "yes", &outcome, &error))
        fail_msg("%s", error.text);
    /* C04: flagged, and in all the same */
    assert_non_null(strstr(text_string(&outcome.message), "In: Samuel Okoye; 1 in (1 walked in)"));
    assert_non_null(strstr(text_string(&outcome.message), "perhaps here already: Sam Okoye"));
    struct record *invitation = session_get(session, &invitation_type, &outcome.id, &error);
    struct id id;
    assert_true(id_from_text(record_get(invitation, INVITATION_CANDIDATE), &id));
    assert_string_equal(record_get(invitation, INVITATION_STATE), INVITATION_ATTENDED);
    assert_null(record_get(invitation, INVITATION_INVITED)); /* P41 */
    struct record *person = session_get(session, &candidate_type, &id, &error);
    assert_string_equal(record_get(person, CANDIDATE_PHONE), "07700 900123");
    assert_string_equal(record_get(person, CANDIDATE_SOURCE), "Stand 14");
    assert_string_equal(record_get(person, CANDIDATE_NOTICE_DATE), "2026-11-21");
    struct text words = TEXT_EMPTY;
    assert_true(record_words(session, &candidate_type, &id, &words, &error));
    assert_string_equal(text_string(&words), "to complete");
    text_clear(&words);
    record_free(person);
    record_free(invitation);
    outcome_clear(&outcome);
    undo(session);
    assert_int_equal(count_all(session, &candidate_type), 1);
    assert_int_equal(count_all(session, &invitation_type), 0);
    fixture_session_free(session);
}

/* The next one comes from where the last one came from. */
static void
the_source_sticks(void **state)
{
    (void)state;
    struct evening evening = open_evening(NULL);
    struct record_type type = {.name = "walk-in",
                               .fields = command_walk_in->args,
                               .field_count = command_walk_in->arg_count};
    struct outcome outcome;
    struct error error;
    struct record *args = record_new(&type);
    command_walk_in->prepare(evening.session, &evening.event, args);
    assert_string_equal(record_get(args, WALK_IN_SOURCE), "Evening");
    assert_true(walk_in(&evening, "Bo Lee", "bo@example.org", "no", &outcome, &error));
    outcome_clear(&outcome);
    command_walk_in->prepare(evening.session, &evening.event, args);
    assert_string_equal(record_get(args, WALK_IN_SOURCE), "Stand 14");
    assert_null(record_get(args, WALK_IN_NAME));
    record_free(args);
    fixture_session_free(evening.session);
}

static void
a_wrong_contact_is_told_by_its_answer(void **state)
{
    (void)state;
    struct evening evening = open_evening(NULL);
    struct outcome outcome;
    struct error error = {.text = ""};
    assert_false(walk_in(&evening, "Bo Lee", "12", "yes", &outcome, &error));
    assert_int_equal(error.field, WALK_IN_CONTACT);
    assert_false(walk_in(&evening, "Bo Lee", "bo@", "yes", &outcome, &error));
    assert_int_equal(error.field, WALK_IN_CONTACT);
    assert_int_equal(count_all(evening.session, &candidate_type), 0);
    fixture_session_free(evening.session);
}

/* -- Support --------------------------------------------------------------------------------- */

static void
who_is_in_can_sign_up(void **state)
{
    (void)state;
    struct evening evening = open_evening(NULL);
    struct session *session = evening.session;
    struct id person = fixture_candidate(session, "Bo Lee", NULL);
    struct id entry = invite(session, &evening.event, &person, INVITATION_ACCEPTED);
    struct call call = {.type = &invitation_type, .id = entry};
    struct error error = {.text = ""};
    assert_false(session_do(session, command_sign_up, &call, &error));
    assert_string_equal(error.text, "Bo Lee is not in yet; let them in first");
    assert_let_in(&evening, &person, false, "In: Bo Lee");
    assert_true(session_do(session, command_sign_up, &call, &error));
    assert_string_equal(text_string(&call.outcome.message), "Signed up for support: Bo Lee");
    outcome_clear(&call.outcome);
    assert_true(session_do(session, command_sign_up, &call, &error));
    assert_true(call.outcome.unchanged);
    outcome_clear(&call.outcome);
    fixture_session_free(session);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_find_who_is_invited),
        cmocka_unit_test(one_name_is_told_apart),
        cmocka_unit_test(each_state_has_its_words),
        cmocka_unit_test(wrong_day_and_wrong_event_are_told),
        cmocka_unit_test(who_waits_is_told),
        cmocka_unit_test(who_was_not_asked_takes_a_free_seat),
        cmocka_unit_test(somebody_new_is_one_step),
        cmocka_unit_test(the_source_sticks),
        cmocka_unit_test(a_wrong_contact_is_told_by_its_answer),
        cmocka_unit_test(who_is_in_can_sign_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
