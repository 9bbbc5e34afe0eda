/* seats_test.c - the waiting list (T61) against a model that knows nothing of posact, over random
 * sequences of bookings, cancellations, capacities and hours that pass: never more seats taken than
 * there are, nobody twice, and the order of the line is kept. */
#include "modules/seats.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "modules/candidate.h"
#include "modules/event.h"
#include "modules/invitation.h"
#include "modules/invitation_commands.h"
#include "modules/registry.h"
#include "modules/session_private.h"
#include "support/fixture.h"

#define PEOPLE 12
#define SEEDS 30
#define STEPS 80
#define HOUR_MS (60 * 60 * INT64_C(1000))
#define OFFER_HOURS 48
#define START "2027-01-12T18:30:00Z"

/* -- The model ------------------------------------------------------------------------------ */

struct guest {
    const char *state;
    int64_t until; /* of an offer */
};

struct model {
    struct guest guests[PEOPLE];
    size_t line[PEOPLE]; /* who waits, the first first */
    size_t waiting;
    size_t seats;
    int64_t now, start;
};

static bool
sits(const struct guest *guest)
{
    return strcmp(guest->state, "accepted") == 0 || strcmp(guest->state, "offered") == 0;
}

static bool
is(const struct model *model, size_t person, const char *state)
{
    return strcmp(model->guests[person].state, state) == 0;
}

static size_t
taken(const struct model *model)
{
    size_t count = 0;
    for (size_t i = 0; i < PEOPLE; i++)
        count += sits(&model->guests[i]);
    return count;
}

static void
leave_line(struct model *model, size_t person)
{
    size_t kept = 0;
    for (size_t i = 0; i < model->waiting; i++)
        if (model->line[i] != person)
            model->line[kept++] = model->line[i];
    model->waiting = kept;
}

static void
settle(struct model *model)
{
    for (size_t i = 0; i < PEOPLE; i++)
        if (is(model, i, "offered") && model->guests[i].until <= model->now)
            model->guests[i].state = "lapsed";
    while (model->now < model->start && model->waiting > 0 && taken(model) < model->seats) {
        size_t first = model->line[0];
        int64_t until = model->now + OFFER_HOURS * HOUR_MS;
        leave_line(model, first);
        model->guests[first] =
            (struct guest){"offered", until < model->start ? until : model->start};
    }
}

static void
model_book(struct model *model, size_t person)
{
    settle(model);
    if (is(model, person, "accepted") || is(model, person, "waiting"))
        return;
    if (is(model, person, "offered") || taken(model) < model->seats) {
        model->guests[person].state = "accepted";
    } else {
        model->guests[person].state = "waiting";
        model->line[model->waiting++] = person;
    }
    settle(model);
}

static void
model_decline(struct model *model, size_t person)
{
    settle(model);
    leave_line(model, person);
    model->guests[person].state = "declined";
    settle(model);
}

/* False for a number that is too small for those who have a seat. */
static bool
model_resize(struct model *model, size_t seats)
{
    size_t sitting = 0;
    for (size_t i = 0; i < PEOPLE; i++)
        sitting += sits(&model->guests[i]) &&
                   !(is(model, i, "offered") && model->guests[i].until <= model->now);
    if (seats != model->seats && sitting > seats)
        return false;
    if (seats != model->seats) {
        model->seats = seats;
        settle(model);
    }
    return true;
}

/* -- posact --------------------------------------------------------------------------------- */

struct evening {
    struct session *session;
    struct id event, people[PEOPLE], invitations[PEOPLE];
    char event_text[ID_TEXT_SIZE];
};

static bool
run(struct evening *evening, const struct command_table *table, const char *name,
    const struct record_type *type, const struct id *id, const char *const *args)
{
    struct error error = {.text = ""};
    struct call call = {.type = type, .id = *id, .args = args};
    bool done =
        session_do(evening->session, command_find(table, 1, name, PLACE_CLI), &call, &error);
    outcome_clear(&call.outcome);
    return done;
}

static bool
invite(struct evening *evening, size_t person)
{
    const char *args[INVITE_ARG_COUNT] = {evening->event_text, PART_GUEST, NULL, NULL, "no"};
    return run(evening, &invitation_commands, "invite", &candidate_type, &evening->people[person],
               args);
}

static void
find_invitations(struct evening *evening)
{
    for (size_t i = 0; i < PEOPLE; i++) {
        struct error error;
        struct query query = query_default(&invitation_type);
        struct record_list list = {.count = 0};
        query.link_field = INVITATION_CANDIDATE;
        query.link_id = evening->people[i];
        assert_true(session_read(evening->session, &query, QUERY_FIRST, NULL, 2, &list, &error));
        assert_int_equal(list.count, 1);
        evening->invitations[i] = list.items[0]->id;
        record_list_clear(&list);
    }
}

static void
evening_open(struct evening *evening, size_t seats)
{
    char number[24];
    struct error error = {.text = ""};
    evening->session = fixture_session();
    struct record *event = session_prepare(evening->session, &event_type);
    snprintf(number, sizeof number, "%zu", seats);
    record_set(event, EVENT_NAME, "Preparation evening");
    record_set(event, EVENT_KIND, "preparation");
    record_set(event, EVENT_STARTS, START);
    record_set(event, EVENT_CAPACITY, number);
    struct call call = {.type = &event_type, .record = event};
    if (!session_do(evening->session, command_add, &call, &error))
        fail_msg("%s", error.text);
    evening->event = event->id;
    id_to_text(&event->id, evening->event_text);
    outcome_clear(&call.outcome);
    record_free(event);
    for (size_t i = 0; i < PEOPLE; i++) {
        char name[] = {'A', 'd', 'a', ' ', (char)('A' + i), '\0'};
        evening->people[i] = fixture_candidate(evening->session, name, "07700 900123");
        assert_true(invite(evening, i));
    }
    find_invitations(evening);
}

static bool
resize(struct evening *evening, size_t seats)
{
    char number[24];
    struct error error;
    snprintf(number, sizeof number, "%zu", seats);
    struct record *event = session_get(evening->session, &event_type, &evening->event, &error);
    assert_non_null(event);
    record_set(event, EVENT_CAPACITY, number);
    struct call call = {.type = &event_type, .record = event};
    bool done = session_do(evening->session, command_edit, &call, &error);
    outcome_clear(&call.outcome);
    record_free(event);
    return done;
}

/* -- Beside one another --------------------------------------------------------------------- */

static void
assert_place_is_kept(struct evening *evening, const struct model *model)
{
    unsigned long before = 0;
    for (size_t i = 0; i < model->waiting; i++) {
        struct error error;
        struct record *record = session_get(evening->session, &invitation_type,
                                            &evening->invitations[model->line[i]], &error);
        unsigned long place = strtoul(record_get(record, INVITATION_PLACE), NULL, 10);
        assert_true(place > before);
        before = place;
        record_free(record);
    }
}

static void
assert_same(struct evening *evening, const struct model *model, const char *after)
{
    struct error error;
    struct seats seats;
    for (size_t i = 0; i < PEOPLE; i++) {
        struct record *record =
            session_get(evening->session, &invitation_type, &evening->invitations[i], &error);
        if (!invitation_is(record, model->guests[i].state))
            fail_msg("after %s guest %zu is %s, not %s", after, i,
                     record_get(record, INVITATION_STATE), model->guests[i].state);
        record_free(record);
    }
    struct record *event = session_get(evening->session, &event_type, &evening->event, &error);
    assert_true(seats_read(evening->session, event, &seats, &error));
    record_free(event);
    assert_int_equal(seats.capacity, model->seats);
    assert_int_equal(seats_taken(&seats), taken(model));
    assert_int_equal(seats.waiting, model->waiting);
    assert_true(seats_taken(&seats) <= seats.capacity);
    assert_place_is_kept(evening, model);
}

static const char *
take_step(struct evening *evening, struct model *model, struct random *random)
{
    size_t person = random_below(random, PEOPLE), seats = random_below(random, PEOPLE);
    switch (random_below(random, 8)) {
    case 0:
    case 1:
    case 2:
        model_book(model, person);
        assert_true(run(evening, &invitation_commands, "book", &invitation_type,
                        &evening->invitations[person], NULL));
        return "book";
    case 3:
    case 4:
        model_decline(model, person);
        assert_true(run(evening, &invitation_commands, "decline", &invitation_type,
                        &evening->invitations[person], NULL));
        return "decline";
    case 5:
        assert_int_equal(model_resize(model, seats), resize(evening, seats));
        return "resize";
    case 6:
        model->now += (int64_t)random_below(random, 72) * HOUR_MS;
        evening->session->clock = clock_fixed(model->now);
        return "hours";
    default: {
        /* Nobody twice; and what the clock asks for is written when somebody looks. */
        struct error error;
        assert_false(invite(evening, person));
        for (size_t i = 0; i < PEOPLE; i++) {
            if (is(model, i, "offered") && model->guests[i].until <= model->now) {
                settle(model);
                break;
            }
        }
        assert_true(invitation_lapse_all(evening->session, &error));
        return "look";
    }
    }
}

static void
seats_are_never_overbooked(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        struct random random = {.state = seed};
        struct evening evening;
        struct model model = {.seats = 1 + seed % 6, .now = FIXTURE_NOW_MS};
        assert_true(moment_from_iso(START, &model.start));
        for (size_t i = 0; i < PEOPLE; i++)
            model.guests[i].state = "invited";
        evening_open(&evening, model.seats);
        for (size_t i = 0; i < STEPS && model.now < model.start; i++)
            assert_same(&evening, &model, take_step(&evening, &model, &random));
        struct text findings = TEXT_EMPTY;
        struct error error;
        if (!session_check(evening.session, &findings, &error))
            fail_msg("%s", text_string(&findings));
        text_clear(&findings);
        fixture_session_free(evening.session);
    }
}

/* -- Undo ----------------------------------------------------------------------------------- */

static bool
undo(struct evening *evening, struct error *error)
{
    struct call call = {.session = evening->session};
    bool done = session_do(evening->session, command_undo, &call, error);
    outcome_clear(&call.outcome);
    return done;
}

static void
book(struct evening *evening, size_t person)
{
    assert_true(run(evening, &invitation_commands, "book", &invitation_type,
                    &evening->invitations[person], NULL));
}

/* What an undo would take back is held against the seats of today, too. */
static void
undo_takes_no_seat_twice(void **state)
{
    (void)state;
    struct error error = {.text = ""};
    struct evening evening;
    evening_open(&evening, 1);
    book(&evening, 0);
    assert_true(run(&evening, &invitation_commands, "decline", &invitation_type,
                    &evening.invitations[0], NULL));
    /* Somebody else takes the seat. */
    char other[] = "M. Begum", *mine = evening.session->officer;
    evening.session->officer = other;
    book(&evening, 1);
    evening.session->officer = mine;
    assert_false(undo(&evening, &error));
    assert_int_equal(error.code, ERROR_CONFLICT);
    assert_non_null(strstr(error.text, "is taken since"));
    evening.session->officer = other;
    assert_true(undo(&evening, &error));
    evening.session->officer = mine;
    assert_true(undo(&evening, &error));
    fixture_session_free(evening.session);
}

/* A cancellation and who moves up are one step, and what lapsed by itself is none of it. */
static void
moving_up_is_one_step(void **state)
{
    (void)state;
    struct error error = {.text = ""};
    struct evening evening;
    struct model model = {.seats = 1, .now = FIXTURE_NOW_MS};
    assert_true(moment_from_iso(START, &model.start));
    for (size_t i = 0; i < PEOPLE; i++)
        model.guests[i].state = "invited";
    evening_open(&evening, 1);
    for (size_t i = 0; i < 3; i++) {
        book(&evening, i);
        model_book(&model, i);
    }
    struct model before = model;
    model_decline(&model, 0);
    assert_true(run(&evening, &invitation_commands, "decline", &invitation_type,
                    &evening.invitations[0], NULL));
    assert_true(is(&model, 1, "offered"));
    assert_same(&evening, &model, "decline");
    assert_true(undo(&evening, &error));
    assert_same(&evening, &before, "undo");
    fixture_session_free(evening.session);
}

static void
lapsing_is_nobodys_step(void **state)
{
    (void)state;
    struct error error = {.text = ""};
    struct evening evening;
    evening_open(&evening, 1);
    for (size_t i = 0; i < 3; i++)
        book(&evening, i);
    assert_true(run(&evening, &invitation_commands, "decline", &invitation_type,
                    &evening.invitations[0], NULL));
    fixture_edit(evening.session, &candidate_type, &evening.people[5], CANDIDATE_PHONE,
                 "07700 900199");
    evening.session->clock = clock_fixed(FIXTURE_NOW_MS + (OFFER_HOURS + 1) * HOUR_MS);
    assert_true(invitation_lapse_all(evening.session, &error));
    struct record *second =
        session_get(evening.session, &invitation_type, &evening.invitations[2], &error);
    assert_true(invitation_is(second, INVITATION_OFFERED));
    record_free(second);
    /* What the officer did last is the phone. */
    assert_true(undo(&evening, &error));
    struct record *person =
        session_get(evening.session, &candidate_type, &evening.people[5], &error);
    assert_string_equal(record_get(person, CANDIDATE_PHONE), "07700 900123");
    record_free(person);
    fixture_session_free(evening.session);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seats_are_never_overbooked),
        cmocka_unit_test(undo_takes_no_seat_twice),
        cmocka_unit_test(moving_up_is_one_step),
        cmocka_unit_test(lapsing_is_nobodys_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
