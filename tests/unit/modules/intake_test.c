/* intake_test.c - a whole intake at once (T58): within everybody's room and all that keeps two
 * apart (P37, T52, T53), nothing before the officer says so (T50), and then all of it or nothing.
 */
#include "modules/intake.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/random.h"
#include "modules/buddy.h"
#include "modules/candidate.h"
#include "modules/decline.h"
#include "modules/exclusion.h"
#include "modules/pairing.h"
#include "modules/registry.h"
#include "support/buddy_scheme.h"
#include "support/fixture.h"

#define PEOPLE 40
#define BUDDIES 15

static const char *const total[] = {KIND_BUDDY, "adult", "total"};
static const char *const nobody_left_out[] = {KIND_BUDDY, "adult", "nobody"};

/* Some candidates and buddies; who is kept apart or declined whom is drawn. */
struct office {
    struct session *session;
    struct id people[PEOPLE];
    char people_text[PEOPLE][ID_TEXT_SIZE], buddies[BUDDIES][ID_TEXT_SIZE];
    size_t rooms[BUDDIES];
    bool apart[PEOPLE][BUDDIES];
};

static void
add_people(struct office *office, size_t count)
{
    static const char *const places[] = {"Bangor", "Stafford", "Stoke", NULL};
    for (size_t i = 0; i < count; i++) {
        char *name = must_format("Ada Obi %02zu", i);
        office->people[i] = fixture_candidate(office->session, name, NULL);
        id_to_text(&office->people[i], office->people_text[i]);
        if (places[i % 4])
            fixture_edit(office->session, &candidate_type, &office->people[i], CANDIDATE_PLACE,
                         places[i % 4]);
        free(name);
    }
}

static void
add_buddies(struct office *office, size_t count, struct random *random)
{
    static const char *const areas[] = {"Bangor", "Stafford", "Stoke, Bangor"};
    for (size_t i = 0; i < count; i++) {
        char *name = must_format("PC 44%02zu Reid", i);
        office->rooms[i] = 1 + (random ? random_below(random, 3) : 0);
        char capacity[] = {(char)('0' + office->rooms[i]), '\0'};
        scheme_add_named_buddy(office->session, name, capacity, office->buddies[i]);
        struct id id = id_of(office->buddies[i]);
        fixture_edit(office->session, &buddy_type, &id, BUDDY_AREAS, areas[i % 3]);
        free(name);
    }
}

static void
keep_apart(struct office *office, size_t person, size_t buddy)
{
    office->apart[person][buddy] = true;
    must_add(office->session, &exclusion_type,
             (const struct given[]){{EXCLUSION_CANDIDATE, office->people_text[person]},
                                    {EXCLUSION_BUDDY, office->buddies[buddy]},
                                    {EXCLUSION_REASON, "assessor"}},
             3);
}

static void
decline(struct office *office, size_t person, size_t buddy)
{
    office->apart[person][buddy] = true;
    must_add(office->session, &decline_type,
             (const struct given[]){{DECLINE_CANDIDATE, office->people_text[person]},
                                    {DECLINE_BUDDY, office->buddies[buddy]},
                                    {DECLINE_SIDE, SIDE_PERSON},
                                    {DECLINE_REASON, "too_far"}},
             4);
}

static void
office_open(struct office *office)
{
    memset(office, 0, sizeof *office);
    office->session = fixture_session();
}

static void
read_intake(struct office *office, size_t count, const char *const *args, struct intake *intake)
{
    struct error error = {.text = ""};
    if (!intake_read(office->session, office->people, count, args, NULL, intake, &error))
        fail_msg("%s", error.text);
    assert_int_equal(intake->count, count);
}

static struct intake_row *
row_of(struct intake *intake, const struct id *person)
{
    for (size_t i = 0; i < intake->count; i++)
        if (id_equal(&intake->rows[i].seeker.candidate->id, person))
            return &intake->rows[i];
    fail();
    return NULL;
}

static void
assert_fate(struct office *office, struct intake *intake, size_t person, enum intake_fate fate,
            const char *why)
{
    struct text words = TEXT_EMPTY;
    struct intake_row *row = row_of(intake, &office->people[person]);
    intake_why(intake, row, &words);
    if (row->fate != fate || !strstr(text_string(&words), why))
        fail_msg("%zu is %d: %s", person, (int)row->fate, text_string(&words));
    text_clear(&words);
}

static void
assert_summary(const struct intake *intake, const char *expected)
{
    struct text words = TEXT_EMPTY;
    intake_summary(intake, &words);
    assert_string_equal(text_string(&words), expected);
    text_clear(&words);
}

/* Through the real records: no buddy above the room, nobody with whom they must not be. */
static void
assert_keeps_to_the_rules(struct office *office, struct intake *intake)
{
    size_t taken[BUDDIES] = {0};
    for (size_t i = 0; i < PEOPLE; i++) {
        const struct intake_row *row = row_of(intake, &office->people[i]);
        for (size_t j = 0; j < BUDDIES && row->fate == INTAKE_PAIRED; j++) {
            if (!string_equal(record_get(row->buddy->record, RECORD_ID), office->buddies[j]))
                continue;
            taken[j]++;
            assert_false(office->apart[i][j]);
        }
    }
    for (size_t j = 0; j < BUDDIES; j++)
        assert_in_range(taken[j], 0, office->rooms[j]);
}

static size_t
save(struct office *office, const struct intake *intake)
{
    struct outcome outcome = {.open = OPEN_NOTHING};
    struct error error = {.text = ""};
    if (!intake_do(intake, office->session, &outcome, &error))
        fail_msg("%s", error.text);
    assert_true(string_starts(text_string(&outcome.message), "Proposed: "));
    outcome_clear(&outcome);
    return scheme_count(office->session, &pairing_type, "state:proposed");
}

/* T58: every capacity and exclusion is kept, and the rules of the pairing let all of it be saved:
 * one step, which one undo takes back. */
static void
every_capacity_and_exclusion_is_kept(void **state)
{
    (void)state;
    struct office office;
    struct random random = {.state = 58};
    office_open(&office);
    add_people(&office, PEOPLE);
    add_buddies(&office, BUDDIES, &random);
    for (size_t i = 0; i < 60; i++) {
        size_t person = random_below(&random, PEOPLE), buddy = random_below(&random, BUDDIES);
        if (office.apart[person][buddy])
            continue;
        if (i % 2)
            keep_apart(&office, person, buddy);
        else
            decline(&office, person, buddy);
    }
    for (size_t i = 0; i < 2; i++) {
        struct intake intake;
        read_intake(&office, PEOPLE, i == 0 ? total : nobody_left_out, &intake);
        assert_keeps_to_the_rules(&office, &intake);
        size_t paired = intake_count(&intake, INTAKE_PAIRED);
        assert_in_range(paired, BUDDIES, PEOPLE);
        assert_int_equal(scheme_count(office.session, &pairing_type, ""), 0);
        assert_int_equal(save(&office, &intake), paired);
        undo(office.session);
        assert_int_equal(scheme_count(office.session, &pairing_type, ""), 0);
        intake_clear(&intake);
    }
    fixture_session_free(office.session);
}

/* What cannot be is told with its reason, and the others go on. */
static void
the_refused_are_told_and_the_others_go_on(void **state)
{
    (void)state;
    struct office office;
    struct intake intake;
    char untrained[ID_TEXT_SIZE];
    office_open(&office);
    add_people(&office, 4);
    add_buddies(&office, 2, NULL);
    scheme_add_named_buddy(office.session, "A. Late", "3", untrained);
    struct id late = id_of(untrained);
    fixture_edit(office.session, &buddy_type, &late, BUDDY_REFRESHER, "2026-11-20");
    assert_string_equal(scheme_pair(office.session, office.people_text[0], office.buddies[0]), "");
    fixture_edit(office.session, &candidate_type, &office.people[2], CANDIDATE_PLACE, "Stafford");
    struct error error = {.text = ""};
    struct record *left = session_get(office.session, &candidate_type, &office.people[1], &error);
    record_set(left, CANDIDATE_STATUS, "closed");
    record_set(left, CANDIDATE_CLOSE_REASON, "withdrawn");
    struct call call = {.type = &candidate_type, .id = left->id, .record = left};
    assert_true(session_do(office.session, command_edit, &call, &error));
    outcome_clear(&call.outcome);
    record_free(left);

    read_intake(&office, 4, total, &intake);
    assert_fate(&office, &intake, 0, INTAKE_REFUSED,
                "Ada Obi 00 has PC 4400 Reid, Buddy (proposed");
    assert_fate(&office, &intake, 1, INTAKE_REFUSED, "is closed (Withdrawn by the candidate)");
    assert_fate(&office, &intake, 2, INTAKE_PAIRED,
                "Knows Stafford, where they want to work; has room for 1");
    assert_fate(&office, &intake, 3, INTAKE_NOBODY, "All who could help are taken by the others");
    assert_summary(&intake, "1 of 4 gets a buddy, 1 gets nobody, 2 are refused");
    assert_int_equal(save(&office, &intake), 2);
    intake_clear(&intake);

    const char *const young[] = {KIND_BUDDY, "seventeen", "total"};
    read_intake(&office, 4, young, &intake);
    assert_fate(&office, &intake, 3, INTAKE_REFUSED, "Nobody under 18 is paired");
    intake_clear(&intake);
    const char *const mentors[] = {"mentoring", "adult", "total"};
    read_intake(&office, 1, mentors, &intake);
    assert_fate(&office, &intake, 0, INTAKE_NOBODY, "Nobody who could help has room");
    intake_clear(&intake);
    fixture_session_free(office.session);
}

/* The first fits the only one who may help the second: the best total, or nobody left out. */
static void
the_aim_is_a_choice(void **state)
{
    (void)state;
    struct office office;
    struct intake intake;
    struct error error = {.text = ""};
    static const struct intake_progress unasked = {.go_on = NULL};
    office_open(&office);
    add_people(&office, 2);
    add_buddies(&office, 2, NULL);
    keep_apart(&office, 1, 1);
    read_intake(&office, 2, total, &intake);
    assert_int_equal(intake.aim, ASSIGN_BEST_TOTAL);
    assert_summary(&intake, "1 of 2 gets a buddy, 1 gets nobody");
    assert_true(intake_seek(&intake, ASSIGN_NOBODY_LEFT_OUT, &unasked, &error));
    assert_int_equal(intake.aim, ASSIGN_NOBODY_LEFT_OUT);
    assert_summary(&intake, "2 of 2 get a buddy");
    intake_clear(&intake);
    fixture_session_free(office.session);
}

/* As well as each other: then each has their own. */
static void
an_intake_spreads_over_those_with_room(void **state)
{
    (void)state;
    struct office office;
    struct intake intake;
    char spare[ID_TEXT_SIZE];
    office_open(&office);
    add_people(&office, 3);
    scheme_add_named_buddy(office.session, "A. One", "3", spare);
    scheme_add_named_buddy(office.session, "B. Two", "3", spare);
    scheme_add_named_buddy(office.session, "C. Three", "3", spare);
    read_intake(&office, 3, total, &intake);
    assert_ptr_not_equal(intake.rows[0].buddy, intake.rows[1].buddy);
    assert_ptr_not_equal(intake.rows[0].buddy, intake.rows[2].buddy);
    assert_ptr_not_equal(intake.rows[1].buddy, intake.rows[2].buddy);
    intake_clear(&intake);
    fixture_session_free(office.session);
}

/* T50: the officer changes one, leaves one out; what was chosen stays when the others are sought
 * anew, and a place is taken once. */
static void
the_officer_changes_what_is_proposed(void **state)
{
    (void)state;
    struct office office;
    struct intake intake;
    struct error error = {.text = ""};
    static const struct intake_progress unasked = {.go_on = NULL};
    office_open(&office);
    add_people(&office, 3);
    add_buddies(&office, 3, NULL);
    keep_apart(&office, 2, 2);
    read_intake(&office, 3, total, &intake);
    assert_summary(&intake, "3 of 3 get a buddy");
    struct intake_row *first = row_of(&intake, &office.people[0]);
    struct intake_row *second = row_of(&intake, &office.people[1]);
    struct intake_row *third = row_of(&intake, &office.people[2]);
    struct id second_buddy = second->buddy->record->id, apart = id_of(office.buddies[2]);

    assert_false(intake_choose(&intake, office.session, first, &second_buddy, &error));
    assert_non_null(strstr(error.text, "has no place left beside the others of this intake"));
    assert_false(intake_choose(&intake, office.session, third, &apart, &error));
    assert_non_null(strstr(error.text, "are kept apart (Assesses them)"));
    assert_false(intake_choose(&intake, office.session, first, &office.people[0], &error));
    assert_int_equal(error.code, ERROR_NOT_FOUND);
    assert_summary(&intake, "3 of 3 get a buddy");

    assert_true(intake_leave_out(second, &error));
    assert_true(intake_choose(&intake, office.session, first, &second_buddy, &error));
    assert_fate(&office, &intake, 1, INTAKE_LEFT_OUT, "Left out by you");
    assert_summary(&intake, "2 of 3 get a buddy, 1 is left out");
    assert_true(intake_seek(&intake, ASSIGN_NOBODY_LEFT_OUT, &unasked, &error));
    assert_true(id_equal(&first->buddy->record->id, &second_buddy));
    assert_int_equal(second->fate, INTAKE_LEFT_OUT);
    assert_int_equal(third->fate, INTAKE_PAIRED);
    assert_int_equal(save(&office, &intake), 2);
    intake_clear(&intake);
    fixture_session_free(office.session);
}

/* Somebody else takes a place meanwhile: nothing is saved, and the error says whose. */
static void
all_of_it_is_saved_or_nothing(void **state)
{
    (void)state;
    struct office office;
    struct intake intake;
    struct outcome outcome = {.open = OPEN_NOTHING};
    struct error error = {.text = ""};
    office_open(&office);
    add_people(&office, 3);
    add_buddies(&office, 2, NULL);
    read_intake(&office, 2, total, &intake);
    const char *taken = record_get(row_of(&intake, &office.people[1])->buddy->record, RECORD_ID);
    assert_string_equal(scheme_pair(office.session, office.people_text[2], taken), "");
    assert_false(intake_do(&intake, office.session, &outcome, &error));
    assert_non_null(strstr(error.text, "Nothing was changed; Ada Obi 01"));
    assert_non_null(strstr(error.text, "has no room: 1 of 1 taken"));
    assert_int_equal(scheme_count(office.session, &pairing_type, ""), 1);
    assert_int_equal(outcome.message.length, 0);
    intake_clear(&intake);
    fixture_session_free(office.session);
}

struct patience {
    size_t left, last;
};

static bool
wait_on(void *context, size_t done, size_t all)
{
    struct patience *patience = context;
    assert_true(done >= patience->last && done < all);
    patience->last = done;
    return patience->left-- > 0;
}

/* It says how far it has come, and can be stopped at every step. */
static void
it_can_be_stopped_at_every_step(void **state)
{
    (void)state;
    struct office office;
    office_open(&office);
    add_people(&office, 5);
    add_buddies(&office, 3, NULL);
    bool done = false;
    size_t steps = 0;
    for (; !done; steps++) {
        struct patience patience = {.left = steps};
        struct intake intake;
        struct error error = {.text = ""};
        const struct intake_progress progress = {wait_on, &patience};
        done = intake_read(office.session, office.people, 5, total, &progress, &intake, &error);
        if (!done)
            assert_int_equal(error.code, ERROR_STOPPED);
        intake_clear(&intake);
    }
    assert_int_equal(steps, 21); /* each of the five four times, and the time it is let go on */
    fixture_session_free(office.session);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_capacity_and_exclusion_is_kept),
        cmocka_unit_test(the_refused_are_told_and_the_others_go_on),
        cmocka_unit_test(the_aim_is_a_choice),
        cmocka_unit_test(an_intake_spreads_over_those_with_room),
        cmocka_unit_test(the_officer_changes_what_is_proposed),
        cmocka_unit_test(all_of_it_is_saved_or_nothing),
        cmocka_unit_test(it_can_be_stopped_at_every_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
