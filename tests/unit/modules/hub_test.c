/* What goes from one log to another when something is wrong around it: a clock that is days off
 * (S8), a disk without room (E05), a laptop that empties the list (S11). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/hub.h"
#include "modules/session_private.h"
#include "store/statement.h"
#include "support/fixture.h"

#define LAPTOP 2
#define DAY_MS (24LL * 60 * 60 * 1000)
#define PEOPLE 60

static struct session *
open_at(int64_t number, int64_t now_ms)
{
    struct store_options options = fixture_options();
    options.replica = number;
    options.ids = id_source_random();
    options.clock = clock_fixed(now_ms);
    return fixture_session_on(fixture_store(&options), "J. Shah");
}

/* All that `from` has of its own, in one batch. */
static bool
bring(struct session *from, struct session *to, struct hub_taken *taken, struct error *error)
{
    struct operation items[4 * PEOPLE];
    size_t count = 0;
    bool found = true;
    while (found && count < sizeof items / sizeof items[0]) {
        assert_true(hub_next_own(from, (int64_t)count, &items[count], &found, error));
        count += found;
    }
    bool done = hub_take_pushed(to, store_replica(from->store), false, items, count, taken, error);
    for (size_t i = 0; i < count; i++)
        operation_clear(&items[i]);
    return done;
}

static void
must_bring(struct session *from, struct session *to)
{
    struct hub_taken taken = {.operations = 0};
    struct error error;
    if (!bring(from, to, &taken, &error))
        fail_msg("%s", error.text);
    assert_int_equal(taken.held, 0);
}

static size_t
count_people(struct session *session)
{
    struct query query = query_default(&candidate_type);
    struct error error;
    size_t count;
    assert_true(session_count(session, &query, &count, &error));
    return count;
}

static void
assert_sound(struct session *session)
{
    struct text findings = TEXT_EMPTY;
    struct error error;
    size_t count;
    if (!session_check(session, &findings, &error) || !fixture_verify(session, &count, &error))
        fail_msg("%s: %s", error.text, text_string(&findings));
    text_clear(&findings);
}

static int64_t
last_time(struct session *session)
{
    struct operation operation;
    struct error error;
    bool found;
    assert_true(operation_before(session->store, NULL, NULL, 0, &operation, &found, &error));
    assert_true(found);
    int64_t time_ms = operation.time_ms;
    operation_clear(&operation);
    return time_ms;
}

/* A laptop that is days ahead is heard, and nobody else's times go along; one that is days behind
 * is no less heard, and what it shows of the server's does not go back in time. */
static void
test_a_clock_days_off_stays_alone(void **state)
{
    (void)state;
    struct session *server = open_at(1, FIXTURE_NOW_MS);
    struct session *ahead = open_at(LAPTOP, FIXTURE_NOW_MS + 3 * DAY_MS);
    struct session *behind = open_at(LAPTOP + 1, FIXTURE_NOW_MS - 3 * DAY_MS);
    fixture_candidate(ahead, "Ada Ahead", NULL);
    fixture_candidate(behind, "Bo Behind", NULL);
    must_bring(ahead, server);
    assert_int_equal(last_time(server), FIXTURE_NOW_MS + 3 * DAY_MS);
    fixture_candidate(server, "Cy Server", NULL);
    assert_true(last_time(server) <= FIXTURE_NOW_MS + DAY_MS);
    assert_true(last_time(server) >= FIXTURE_NOW_MS);
    must_bring(behind, server);
    fixture_candidate(server, "Di Server", NULL);
    assert_true(last_time(server) >= FIXTURE_NOW_MS);
    assert_int_equal(count_people(server), 4);
    assert_sound(server);
    fixture_session_free(server);
    fixture_session_free(ahead);
    fixture_session_free(behind);
}

static void
allow_pages(struct session *session, int64_t most)
{
    struct error error;
    int64_t allowed;
    char *pragma = must_format("PRAGMA max_page_count = %lld", (long long)most);
    assert_true(store_number(session->store, pragma, 0, &allowed, &error));
    free(pragma);
}

/* A little more room each time: all of a batch is there, or nothing of it, and it can be sent
 * again. */
static void
test_a_full_disk_takes_nothing_by_halves(void **state)
{
    (void)state;
    struct session *server = open_at(1, FIXTURE_NOW_MS), *laptop = open_at(LAPTOP, FIXTURE_NOW_MS);
    struct error error;
    int64_t pages, failed = 0;
    for (int i = 0; i < PEOPLE; i++)
        fixture_candidate(laptop, "Ada Fair", "07700 900001");
    assert_true(store_number(server->store, "PRAGMA page_count", 0, &pages, &error));
    for (bool done = false; !done; pages++, failed += !done) {
        struct hub_taken taken = {.operations = 0};
        allow_pages(server, pages);
        done = bring(laptop, server, &taken, &error);
        if (!done)
            assert_string_equal(error.text,
                                "The disk is full, so nothing was saved; make room and try again");
        assert_int_equal(count_people(server), done ? PEOPLE : 0);
        assert_int_equal(taken.operations, done ? PEOPLE : 0);
    }
    assert_true(failed > 2);
    allow_pages(server, 1 << 30);
    must_bring(laptop, server);
    assert_int_equal(count_people(server), PEOPLE);
    assert_sound(server);
    fixture_session_free(server);
    fixture_session_free(laptop);
}

static bool
remove_one(struct session *session, void *context, struct error *error)
{
    const struct record *record = context;
    return session_remove(session, &candidate_type, &record->id, error);
}

/* The brake holds the whole batch, and lets it go when a person says so. */
static void
test_the_brake(void **state)
{
    (void)state;
    struct session *server = open_at(1, FIXTURE_NOW_MS), *laptop = open_at(LAPTOP, FIXTURE_NOW_MS);
    struct query query = query_default(&candidate_type);
    struct record_list people = {.count = 0};
    struct hub_taken taken = {.operations = 0}, released = {.released = true};
    struct error error;
    for (int i = 0; i < PEOPLE; i++)
        fixture_candidate(laptop, "Ada Fair", NULL);
    must_bring(laptop, server);
    assert_true(session_read(laptop, &query, QUERY_FIRST, NULL, PEOPLE, &people, &error));
    for (size_t i = 0; i < people.count; i++)
        assert_true(session_write(laptop, "remove", remove_one, people.items[i], &error));
    record_list_clear(&people);
    assert_false(bring(laptop, server, &taken, &error));
    assert_int_equal(error.code, ERROR_BUSY);
    assert_int_equal(count_people(server), PEOPLE);
    assert_true(bring(laptop, server, &released, &error));
    assert_int_equal(count_people(server), 0);
    assert_sound(server);
    fixture_session_free(server);
    fixture_session_free(laptop);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_clock_days_off_stays_alone),
        cmocka_unit_test(test_a_full_disk_takes_nothing_by_halves),
        cmocka_unit_test(test_the_brake),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
