/* hand_over_test.c - a buddy leaves and others take over, as one step that was shown before (T37,
 * T38, T55, P37). */
#include "modules/bulk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "modules/buddy.h"
#include "modules/exclusion.h"
#include "modules/pairing.h"
#include "modules/registry.h"
#include "support/fixture.h"
#include "support/scheme.h"

enum { TO, THEN, LAST, REASON, ON, ARGS };

/* Four people with one buddy; two others with room for one and for three. */
struct office {
    struct scheme scheme;
    struct id pairings[4];
    struct id small, large;
    char small_text[ID_TEXT_SIZE], large_text[ID_TEXT_SIZE];
};

static void
office_open(struct office *office)
{
    static const char *const names[] = {"Ada Obi", "Bea Cole", "Cora Day", "Dan Eke"};
    struct scheme *scheme = &office->scheme;
    char third[ID_TEXT_SIZE];
    scheme_open(scheme);
    fixture_edit(scheme->session, &buddy_type, &scheme->buddy, BUDDY_CAPACITY, "4");
    office->small = add_buddy(scheme->session, scheme->other_text, KIND_BUDDY, office->small_text);
    fixture_edit(scheme->session, &buddy_type, &office->small, BUDDY_CAPACITY, "1");
    add_staff(scheme->session, "Sgt Mistry", third);
    office->large = add_buddy(scheme->session, third, KIND_BUDDY, office->large_text);
    for (size_t i = 0; i < 4; i++) {
        struct id person =
            i == 0 ? scheme->candidate : fixture_candidate(scheme->session, names[i], NULL);
        id_to_text(&person, scheme->candidate_text);
        office->pairings[i] = pair(scheme);
    }
    step(scheme->session, &office->pairings[0], "agree",
         (const char *const[MOST]){"both", "2026-11-03"}, NULL);
    step(scheme->session, &office->pairings[0], "start", (const char *const[MOST]){"2026-11-03"},
         NULL);
}

static struct bulk *
foresee(struct office *office, const char *then, const char *expected)
{
    struct error error = {.text = ""};
    struct text words = TEXT_EMPTY;
    const char *args[ARGS] = {office->small_text, then, NULL, "buddy_left", "2026-11-20"};
    struct bulk *bulk = bulk_of_each(&hand_over_commands.rows[0], office->scheme.session,
                                     &office->scheme.buddy, &error);
    assert_non_null(bulk);
    bulk_set_args(bulk, args);
    assert_true(bulk_foresee(bulk, office->scheme.session, NULL, NULL, &error));
    bulk_title(bulk, &words);
    text_append_char(&words, '\n');
    bulk_summary(bulk, &words);
    text_append_char(&words, '\n');
    bulk_lines(bulk, office->scheme.session, &words);
    if (!strstr(text_string(&words), expected))
        fail_msg("'%s' is not in\n%s", expected, text_string(&words));
    text_clear(&words);
    return bulk;
}

static size_t
load_of(struct office *office, const struct id *buddy)
{
    struct error error;
    size_t count = 99;
    assert_true(buddy_load(office->scheme.session, buddy, &count, &error));
    return count;
}

static void
assert_active(struct office *office, const char *active, const char *until)
{
    struct error error;
    struct record *buddy =
        session_get(office->scheme.session, &buddy_type, &office->scheme.buddy, &error);
    assert_non_null(buddy);
    assert_string_equal(record_get(buddy, BUDDY_ACTIVE), active);
    assert_true(string_equal(record_get(buddy, BUDDY_TO), until) ||
                (!until && !record_get(buddy, BUDDY_TO)));
    record_free(buddy);
}

static void
run(struct office *office, struct bulk *bulk, const char *said)
{
    struct error error = {.text = ""};
    struct outcome outcome = {.open = OPEN_NOTHING};
    if (!bulk_run(bulk, office->scheme.session, NULL, NULL, &outcome, &error))
        fail_msg("%s", error.text);
    assert_string_equal(text_string(&outcome.message), said);
    outcome_clear(&outcome);
    bulk_free(bulk);
}

/* The pairing that took the place of another. */
static struct id
after(struct office *office, const struct id *pairing)
{
    struct query query = query_default(&pairing_type);
    struct record_list list = {.count = 0};
    struct error error;
    query.link_field = PAIRING_EARLIER;
    query.link_id = *pairing;
    assert_true(session_read(office->scheme.session, &query, QUERY_FIRST, NULL, 9, &list, &error));
    assert_int_equal(list.count, 1);
    struct id id = list.items[0]->id;
    record_list_clear(&list);
    return id;
}

/* To several as far as there is room: each ends with the reason, and is proposed with its history;
 * who leaves takes nobody any more; one undo brings all of it back. */
static void
several_take_over(void **state)
{
    (void)state;
    struct office office;
    office_open(&office);
    struct scheme scheme = office.scheme;
    struct bulk *bulk =
        foresee(&office, office.large_text,
                "Hand over 4 pairings of a buddy who leaves\n4 of 4 will change\nTo: D. Cole, "
                "Buddy\nThen to: Sgt Mistry, Buddy\nReason: The buddy left the scheme\nLeaves on: "
                "20 November 2026\nHanded over: ");
    assert_int_equal(load(&office.scheme), 4);
    assert_active(&office, "yes", NULL);
    run(&office, bulk, "Handed over: 4 pairings");
    assert_int_equal(load(&office.scheme), 0);
    assert_int_equal(load_of(&office, &office.small), 1);
    assert_int_equal(load_of(&office, &office.large), 3);
    assert_active(&office, "no", "2026-11-20");
    for (size_t i = 0; i < 4; i++) {
        VALUE(office.pairings[i], PAIRING_STATE, STATE_ENDED);
        VALUE(office.pairings[i], PAIRING_ENDING, "buddy_left");
        VALUE(office.pairings[i], PAIRING_ENDED, "2026-11-20");
        struct id next = after(&office, &office.pairings[i]);
        VALUE(next, PAIRING_STATE, STATE_PROPOSED);
        VALUE(next, PAIRING_PROPOSED, "2026-11-20");
    }
    undo(scheme.session);
    assert_int_equal(load(&office.scheme), 4);
    assert_int_equal(load_of(&office, &office.large), 0);
    assert_active(&office, "yes", NULL);
    VALUE(office.pairings[0], PAIRING_STATE, STATE_ACTIVE);
    fixture_session_free(scheme.session);
}

/* P37: who finds no room is named with the reason, and stays when the others go; who leaves takes
 * nobody any more all the same. */
static void
who_finds_no_room_is_named(void **state)
{
    (void)state;
    struct office office;
    office_open(&office);
    struct bulk *bulk =
        foresee(&office, office.scheme.buddy_text, "1 of 4 will change, 3 are refused\nRefused: ");
    for (size_t i = 0; i < bulk->records.count; i++)
        if (bulk->fates[i] == BULK_REFUSED &&
            !strstr(bulk->reasons[i], "D. Cole, Buddy has no room: 1 of 1 taken"))
            fail_msg("%s", bulk->reasons[i]);
    bulk_free(bulk);
    bulk = foresee(&office, office.scheme.buddy_text,
                   "; Who leaves takes over nothing; choose somebody else");
    struct error error = {.text = ""};
    bulk_leave_out_refused(bulk);
    assert_true(bulk_foresee(bulk, office.scheme.session, NULL, NULL, &error));
    run(&office, bulk, "Handed over: 1 pairing");
    assert_int_equal(load(&office.scheme), 3);
    assert_active(&office, "no", "2026-11-20");
    fixture_session_free(office.scheme.session);
}

/* T52: who is kept apart from the first goes to the second. */
static void
who_is_kept_apart_goes_to_the_next(void **state)
{
    (void)state;
    struct office office;
    office_open(&office);
    struct scheme scheme = office.scheme;
    fixture_edit(scheme.session, &buddy_type, &office.small, BUDDY_CAPACITY, "4");
    const struct given given[] = {{EXCLUSION_BUDDY, office.small_text},
                                  {EXCLUSION_CANDIDATE, scheme.candidate_text},
                                  {EXCLUSION_REASON, "named"}};
    must_add(scheme.session, &exclusion_type, given, 3);
    struct bulk *bulk =
        foresee(&office, office.large_text, "Handed over: Dan Eke, Sgt Mistry, Buddy");
    run(&office, bulk, "Handed over: 4 pairings");
    struct id next = after(&office, &office.pairings[3]);
    VALUE(next, PAIRING_BUDDY, office.large_text);
    assert_int_equal(load_of(&office, &office.small), 3);
    fixture_session_free(scheme.session);
}

/* With nothing to hand over it says what to do instead; nothing happens before it began. */
static void
there_is_something_to_hand_over(void **state)
{
    (void)state;
    struct office office;
    struct error error = {.text = ""};
    office_open(&office);
    assert_null(
        bulk_of_each(&hand_over_commands.rows[0], office.scheme.session, &office.large, &error));
    assert_string_equal(error.text,
                        "Sgt Mistry, Buddy has no open pairing; edit sets Active to no");
    struct bulk *bulk = foresee(&office, NULL, "Handed over: ");
    const char *args[ARGS] = {office.large_text, NULL, NULL, "buddy_left", "2026-11-01"};
    bulk_set_args(bulk, args);
    assert_true(bulk_foresee(bulk, office.scheme.session, NULL, NULL, &error));
    assert_int_equal(bulk->counts[BULK_REFUSED], 4);
    assert_non_null(strstr(bulk->reasons[0], "The day must be on or after"));
    bulk_free(bulk);
    fixture_session_free(office.scheme.session);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(several_take_over),
        cmocka_unit_test(who_finds_no_room_is_named),
        cmocka_unit_test(who_is_kept_apart_goes_to_the_next),
        cmocka_unit_test(there_is_something_to_hand_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
