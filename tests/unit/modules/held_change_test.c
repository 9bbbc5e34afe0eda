/* S10: what a laptop brings and the records do not take is held back, seen, and decided on; what
 * stands beside it goes on, and everybody comes to hold the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/contact.h"
#include "modules/held_change.h"
#include "modules/hub.h"
#include "modules/session_private.h"
#include "modules/settle.h"
#include "modules/user.h"
#include "support/fixture.h"

#define LAPTOP 2
#define OTHER_LAPTOP 3

static struct session *server, *laptop, *other;
static struct id ada, nameless;

static struct session *
open_replica(int64_t number)
{
    struct store_options options = fixture_options();
    options.replica = number;
    options.ids = id_source_random();
    return fixture_session_on(fixture_store(&options), "J. Shah");
}

/* --- one to another --- */

static struct hub_taken
pass_on(struct session *from, struct session *to, bool newer)
{
    struct hub_taken taken = {.operations = 0};
    struct hub hub;
    struct error error;
    bool found = true;
    assert_true(hub_look(to, &hub, &error));
    for (int64_t cursor = 0; found;) {
        struct operation operation;
        assert_true(hub_next(from, cursor, &hub.point, &operation, &found, &error));
        cursor = operation.lsn;
        bool pushed = to == server;
        bool done = !found || (pushed ? hub_take_pushed(to, store_replica(from->store), newer,
                                                        &operation, 1, &taken, &error)
                                      : hub_take(to, &operation, 1, NULL, &taken, &error));
        if (!done)
            fail_msg("operation %lld: %s", (long long)operation.seq, error.text);
        operation_clear(&operation);
    }
    hub_clear(&hub);
    return taken;
}

static void
assert_sound(struct session *session)
{
    struct text findings = TEXT_EMPTY;
    struct error error;
    size_t count;
    if (!session_check(session, &findings, &error))
        fail_msg("%s: %s", error.text, text_string(&findings));
    assert_true(fixture_verify(session, &count, &error));
    text_clear(&findings);
}

/* --- what no posact would let through, in the laptop's own log --- */

static struct id
append(const char *actor, enum operation_kind kind, const struct record_type *type,
       const struct id *id, int column, const char *value)
{
    struct id_source ids = id_source_random();
    struct id made = id ? *id : id_next(&ids);
    struct operation_write write = {.column = column, .value = value};
    struct error error, ignored;
    struct record *here = id ? session_get(laptop, type, id, &ignored) : NULL;
    assert_true(store_begin(laptop->store, actor, "edit", &error));
    if (!operation_append(laptop->store, kind, type, &made, &write, 1, here ? here->heads : NULL,
                          here ? here->head_count : 0, 0, &error) ||
        !store_commit(laptop->store, &error))
        fail_msg("%s", error.text);
    record_free(here);
    return made;
}

static int
number_of(size_t field)
{
    return candidate_type.fields[field].number;
}

static const struct record_type no_type = {.name = "planet", .table = "planets", .number = 9999};

/* Six that are not to be folded among three that are. */
static void
be_bad(void)
{
    ada = fixture_candidate(laptop, "Ada Fair", "07700 900001");
    append("J. Shah", OPERATION_WRITE, &candidate_type, &ada, number_of(CANDIDATE_PHONE), "seven");
    append("J. Shah", OPERATION_CREATE, &user_type, NULL, 1, "Root");
    append("J. Shah", OPERATION_CREATE, &no_type, NULL, 1, "Mars");
    append("K. Other", OPERATION_WRITE, &candidate_type, &ada, number_of(CANDIDATE_NOTES),
           "By a colleague");
    nameless = append("J. Shah", OPERATION_CREATE, &candidate_type, NULL,
                      number_of(CANDIDATE_NOTES), "Nobody");
    append("J. Shah", OPERATION_WRITE, &candidate_type, &nameless, number_of(CANDIDATE_PHONE),
           "07700 900002");
    fixture_candidate(laptop, "Bo Fair", NULL);
    fixture_edit(laptop, &candidate_type, &ada, CANDIDATE_EMAIL, "ada@example.org");
}
#define BAD 6

/* --- looking --- */

static size_t
count(struct session *session, const struct record_type *type)
{
    struct query query = query_default(type);
    struct error error;
    size_t found;
    assert_true(session_count(session, &query, &found, &error));
    return found;
}

static char *
value(struct session *session, const struct id *id, size_t field)
{
    struct error error;
    struct record *record = session_get(session, &candidate_type, id, &error);
    const char *text = record ? record_get(record, field) : NULL;
    char *copy = text ? must_strdup(text) : NULL;
    record_free(record);
    return copy;
}

static void
assert_value(struct session *session, const struct id *id, size_t field, const char *expected)
{
    char *found = value(session, id, field);
    if (!string_equal(found, expected))
        fail_msg("'%s' instead of '%s'", found ? found : "-", expected);
    free(found);
}

struct finding {
    int64_t change;
    struct id id;
    char why[256], content[400];
};

static bool
find(void *context, const struct record *held, struct error *error)
{
    (void)error;
    struct finding *finding = context;
    if (strtoll(record_get(held, HELD_CHANGE_CHANGE), NULL, 10) != finding->change)
        return true;
    finding->id = held->id;
    const char *content = record_get(held, HELD_CHANGE_CONTENT);
    strncpy(finding->why, record_get(held, HELD_CHANGE_WHY), sizeof finding->why - 1);
    strncpy(finding->content, content ? content : "", sizeof finding->content - 1);
    return true;
}

static struct finding
held(int64_t change)
{
    struct finding finding = {.change = change};
    struct query query = query_default(&held_change_type);
    struct error error;
    assert_true(session_each(server, &query, find, &finding, &error));
    if (id_is_zero(&finding.id))
        fail_msg("change %lld was not held back", (long long)change);
    return finding;
}

static bool
decide(struct session *session, const char *name, int64_t change, struct error *error)
{
    const struct command *command = &held_change_commands.rows[string_equal(name, "drop-change")];
    struct finding finding = held(change);
    struct call call = {.type = &held_change_type, .id = finding.id};
    assert_string_equal(command->name, name);
    bool done = session_do(session, command, &call, error);
    outcome_clear(&call.outcome);
    return done;
}

static void
must_decide(const char *name, int64_t change)
{
    struct error error;
    if (!decide(server, name, change, &error))
        fail_msg("%s", error.text);
}

/* --- tests --- */

static void
test_the_rest_goes_on(void **state)
{
    (void)state;
    struct hub_taken taken = pass_on(laptop, server, false);
    assert_int_equal(taken.held, BAD);
    assert_true(strstr(taken.held_why.text, "seven") || taken.held_why.text[0] != '\0');
    assert_int_equal(count(server, &held_change_type), BAD);
    assert_int_equal(count(server, &candidate_type), 2);
    assert_int_equal(count(server, &user_type), 0);
    assert_value(server, &ada, CANDIDATE_PHONE, "07700 900001");
    assert_value(server, &ada, CANDIDATE_EMAIL, "ada@example.org");
    assert_sound(server);
    assert_int_equal(pass_on(laptop, server, false).held, 0);
    assert_int_equal(count(server, &held_change_type), BAD);
}

static void
test_each_says_why_and_what(void **state)
{
    (void)state;
    static const struct {
        int64_t change;
        const char *why, *content;
    } cases[] = {
        {2, "Phone", "changes\nphone = \"seven\""},
        {3, "on the server alone", "adds\nname = \"Root\""},
        {4, "not known here", "adds\n#1 = \"Mars\""},
        {5, "It was made by somebody else", "changes\nnotes = \"By a colleague\""},
        {6, "Full name is missing", "adds\nnotes = \"Nobody\""},
        {7, "It changes a candidate that is not here", "changes\nphone = \"07700 900002\""},
    };
    pass_on(laptop, server, false);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct finding finding = held(cases[i].change);
        if (!strstr(finding.why, cases[i].why))
            fail_msg("change %lld: '%s'", (long long)cases[i].change, finding.why);
        assert_string_equal(finding.content, cases[i].content);
    }
}

/* What was held back leaves the server by no way but the list of it. */
static void
test_others_hear_nothing_of_it(void **state)
{
    (void)state;
    pass_on(laptop, server, false);
    pass_on(server, other, false);
    struct operation operation;
    struct error error;
    bool found;
    assert_true(operation_find(other->store, (struct operation_reference){LAPTOP, 2}, &operation,
                               &found, &error));
    assert_true(found);
    assert_null(operation.body);
    operation_clear(&operation);
    assert_int_equal(count(other, &candidate_type), 2);
    assert_sound(other);
}

/* Accepted under the name of who accepts it, and then everywhere; a rule stays a rule. */
static void
test_accepted_it_is_everywhere(void **state)
{
    (void)state;
    struct error error;
    pass_on(laptop, server, false);
    must_decide("accept-change", 5);
    assert_value(server, &ada, CANDIDATE_NOTES, "By a colleague");
    assert_false(decide(server, "accept-change", 5, &error));
    assert_non_null(strstr(error.text, "decided on already"));
    assert_false(decide(server, "accept-change", 2, &error));
    assert_non_null(strstr(error.text, "cannot be accepted"));
    assert_false(decide(server, "accept-change", 3, &error));
    assert_non_null(strstr(error.text, "on the server alone"));
    pass_on(server, laptop, false);
    pass_on(server, other, false);
    assert_value(other, &ada, CANDIDATE_NOTES, "By a colleague");
    struct settle_list list = {.count = 0};
    assert_true(settle_read(laptop, &list, &error));
    assert_int_equal(list.count, 0);
    settle_list_clear(&list);
    assert_sound(server);
    assert_sound(laptop);
    assert_sound(other);
}

/* Dropped, the laptop comes to stand as the server does, and what only it has is in its trash. */
static void
test_dropped_it_is_nowhere(void **state)
{
    (void)state;
    struct error error;
    pass_on(laptop, server, false);
    assert_value(laptop, &ada, CANDIDATE_PHONE, "seven");
    for (int64_t change = 2; change <= 7; change++)
        must_decide("drop-change", change);
    pass_on(server, laptop, false);
    pass_on(server, other, false);
    assert_value(laptop, &ada, CANDIDATE_PHONE, "07700 900001");
    assert_value(laptop, &ada, CANDIDATE_NOTES, NULL);
    struct record *gone = session_get(laptop, &candidate_type, &nameless, &error);
    assert_non_null(gone);
    /* It was edited there after it was made, which is nobody's to throw away unseen. */
    struct settle_list list = {.count = 0};
    assert_true(!gone->alive || (settle_read(laptop, &list, &error) && list.count > 0));
    settle_list_clear(&list);
    record_free(gone);
    assert_sound(server);
    assert_sound(laptop);
    assert_sound(other);
}

static bool
undo(struct session *session, void *context, struct error *error)
{
    return session_undo(session, false, context, error);
}

/* Undone, it is held back again, and the record stands as before. */
static void
test_a_decision_is_undone(void **state)
{
    (void)state;
    struct error error;
    struct text done = TEXT_EMPTY;
    pass_on(laptop, server, false);
    fixture_edit(server, &candidate_type, &ada, CANDIDATE_NOTES, "By the server");
    must_decide("accept-change", 5);
    assert_value(server, &ada, CANDIDATE_NOTES, "By a colleague");
    if (!session_write(server, "undo", undo, &done, &error))
        fail_msg("%s", error.text);
    text_clear(&done);
    assert_value(server, &ada, CANDIDATE_NOTES, "By the server");
    must_decide("accept-change", 5);
    assert_value(server, &ada, CANDIDATE_NOTES, "By a colleague");
    assert_sound(server);
}

/* S2: of a laptop whose posact is newer, what is not known here is no fault. */
static void
test_what_a_newer_laptop_knows_is_kept(void **state)
{
    (void)state;
    struct error error;
    struct operation operation;
    bool found;
    append("J. Shah", OPERATION_WRITE, &candidate_type, &ada, 4321, "of tomorrow");
    assert_int_equal(pass_on(laptop, server, true).held, BAD - 1);
    assert_true(operation_find(server->store, (struct operation_reference){LAPTOP, 4}, &operation,
                               &found, &error));
    assert_true(found && operation.body);
    operation_clear(&operation);
    assert_sound(server);
}

static int
open_all(void **state)
{
    (void)state;
    server = open_replica(1);
    laptop = open_replica(LAPTOP);
    other = open_replica(OTHER_LAPTOP);
    be_bad();
    return 0;
}

static int
close_all(void **state)
{
    (void)state;
    fixture_session_free(server);
    fixture_session_free(laptop);
    fixture_session_free(other);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_all, close_all)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_the_rest_goes_on),
        TEST(test_each_says_why_and_what),
        TEST(test_others_hear_nothing_of_it),
        TEST(test_accepted_it_is_everywhere),
        TEST(test_dropped_it_is_nowhere),
        TEST(test_a_decision_is_undone),
        TEST(test_what_a_newer_laptop_knows_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
