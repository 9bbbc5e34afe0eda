/* bulk_test.c - one command on many records: foreseen, all or nothing, one step (T37, T38, E05). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "exchange/export.h"
#include "modules/bulk.h"
#include "modules/candidate.h"
#include "modules/registry.h"
#include "support/fixture.h"

#define MANY 500

struct many {
    struct session *session;
    struct id ids[MANY];
};

static void
add_people(struct many *many, size_t count)
{
    many->session = fixture_session();
    for (size_t i = 0; i < count; i++) {
        char *name = must_format("Person %03zu", i);
        many->ids[i] = fixture_candidate(many->session, name, NULL);
        free(name);
    }
}

static bool
append(void *text, const char *bytes, size_t length)
{
    text_append_bytes(text, bytes, length);
    return true;
}

/* Everything that is stored of the candidates, the trash included. */
static char *
dump(struct session *session)
{
    struct text out = TEXT_EMPTY;
    struct error error;
    for (int trash = 0; trash < 2; trash++) {
        struct query query = query_default(&candidate_type);
        size_t count;
        query.trash = trash;
        assert_true(export_list(session, &query, EXPORT_JSON, 0, append, &out, &count, &error));
    }
    return text_take(&out);
}

static void
undo(struct session *session)
{
    struct call call = {.session = session};
    struct error error;
    assert_true(session_do(session, command_undo, &call, &error));
    outcome_clear(&call.outcome);
}

static size_t
operations(struct session *session)
{
    struct error error;
    size_t count;
    assert_true(fixture_verify(session, &count, &error));
    return count;
}

static void
check_foresee(struct bulk *bulk, struct session *session, size_t changes, size_t same,
              size_t refused)
{
    struct error error = {.text = ""};
    char *before = dump(session);
    if (!bulk_foresee(bulk, session, NULL, NULL, &error))
        fail_msg("%s", error.text);
    assert_int_equal(bulk->counts[BULK_CHANGES], changes);
    assert_int_equal(bulk->counts[BULK_SAME], same);
    assert_int_equal(bulk->counts[BULK_REFUSED], refused);
    char *after = dump(session);
    assert_string_equal(before, after);
    free(before);
    free(after);
}

static void
check_run(struct bulk *bulk, struct session *session, const char *message)
{
    struct outcome outcome = {.open = OPEN_NOTHING};
    struct error error = {.text = ""};
    if (!bulk_run(bulk, session, NULL, NULL, &outcome, &error))
        fail_msg("%s", error.text);
    assert_string_equal(text_string(&outcome.message), message);
    outcome_clear(&outcome);
}

/* T38, C07: a change of n, taken back, leaves the same bytes; one operation a record. */
static void
test_edit_then_undo(void **state)
{
    (void)state;
    struct error error;
    for (size_t count = 1; count <= 40; count += 13) {
        struct many *many = must_calloc(1, sizeof *many);
        add_people(many, count);
        fixture_edit(many->session, &candidate_type, &many->ids[0], CANDIDATE_OWNER, "M. Begum");
        fixture_edit(many->session, &candidate_type, &many->ids[0], CANDIDATE_PLACE, "Stoke");
        char *before = dump(many->session);
        size_t log = operations(many->session);
        struct bulk *bulk = bulk_new(command_edit, &candidate_type, many->ids, count, false);
        assert_true(bulk_set(bulk, CANDIDATE_OWNER, "M. Begum", &error));
        check_foresee(bulk, many->session, count - 1, 1, 0);
        assert_int_equal(bulk->changes[0].already, 1);
        assert_true(bulk_set(bulk, CANDIDATE_PLACE, NULL, &error));
        check_foresee(bulk, many->session, count, 0, 0);
        char *message =
            must_format("Saved: %zu %s", count, count == 1 ? "candidate" : "candidates");
        check_run(bulk, many->session, message);
        assert_int_equal(operations(many->session), log + count);
        char *changed = dump(many->session);
        assert_string_not_equal(before, changed);
        undo(many->session);
        char *after = dump(many->session);
        assert_string_equal(before, after);
        free(before);
        free(changed);
        free(after);
        free(message);
        bulk_free(bulk);
        fixture_session_free(many->session);
        free(many);
    }
}

static void
test_remove_and_restore(void **state)
{
    (void)state;
    struct many *many = must_calloc(1, sizeof *many);
    add_people(many, 20);
    char *before = dump(many->session);
    struct bulk *bulk = bulk_new(command_remove, &candidate_type, many->ids, 20, false);
    check_foresee(bulk, many->session, 20, 0, 0);
    check_run(bulk, many->session, "In the trash: 20 candidates");
    check_foresee(bulk, many->session, 0, 0, 0);
    assert_int_equal(bulk->gone, 20);
    bulk_free(bulk);
    bulk = bulk_new(command_restore, &candidate_type, many->ids, 20, true);
    check_foresee(bulk, many->session, 20, 0, 0);
    check_run(bulk, many->session, "Restored: 20 candidates");
    undo(many->session);
    undo(many->session);
    char *after = dump(many->session);
    assert_string_equal(before, after);
    free(before);
    free(after);
    bulk_free(bulk);
    fixture_session_free(many->session);
    free(many);
}

static void
close_one(struct session *session, const struct id *id)
{
    struct error error;
    struct bulk *bulk = bulk_new(command_edit, &candidate_type, id, 1, false);
    assert_true(bulk_set(bulk, CANDIDATE_STATUS, "closed", &error));
    assert_true(bulk_set(bulk, CANDIDATE_CLOSE_REASON, "lapsed", &error));
    check_foresee(bulk, session, 1, 0, 0);
    check_run(bulk, session, "Saved: 1 candidate");
    bulk_free(bulk);
}

/* E05: one of 500 that a rule refuses, and nobody is changed; the one is named. */
static void
test_all_or_nothing(void **state)
{
    (void)state;
    struct error error = {.text = ""};
    struct outcome outcome = {.open = OPEN_NOTHING};
    struct many *many = must_calloc(1, sizeof *many);
    add_people(many, MANY);
    close_one(many->session, &many->ids[321]);
    struct bulk *bulk = bulk_new(command_edit, &candidate_type, many->ids, MANY, false);
    assert_true(bulk_set(bulk, CANDIDATE_STATUS, "open", &error));
    assert_true(bulk_set(bulk, CANDIDATE_OWNER, "M. Begum", &error));
    check_foresee(bulk, many->session, MANY - 1, 0, 1);
    struct text lines = TEXT_EMPTY;
    bulk_lines(bulk, many->session, &lines);
    assert_non_null(strstr(text_string(&lines), "Refused: Person 321: Reason for closing"));
    assert_non_null(strstr(text_string(&lines), "Changes: 479 more"));
    text_clear(&lines);
    char *before = dump(many->session);
    size_t log = operations(many->session);
    assert_false(bulk_run(bulk, many->session, NULL, NULL, &outcome, &error));
    assert_non_null(strstr(error.text, "Person 321"));
    char *after = dump(many->session);
    assert_string_equal(before, after);
    assert_int_equal(operations(many->session), log);
    bulk_leave_out_refused(bulk);
    check_foresee(bulk, many->session, MANY - 1, 0, 0);
    check_run(bulk, many->session, "Saved: 499 candidates");
    free(before);
    free(after);
    bulk_free(bulk);
    fixture_session_free(many->session);
    free(many);
}

/* S6: what was read at the preview is what the change is held against. */
static void
test_changed_since(void **state)
{
    (void)state;
    struct error error = {.text = ""};
    struct outcome outcome = {.open = OPEN_NOTHING};
    struct many *many = must_calloc(1, sizeof *many);
    add_people(many, 5);
    struct bulk *bulk = bulk_new(command_edit, &candidate_type, many->ids, 5, false);
    assert_true(bulk_set(bulk, CANDIDATE_OWNER, "M. Begum", &error));
    check_foresee(bulk, many->session, 5, 0, 0);
    fixture_edit(many->session, &candidate_type, &many->ids[3], CANDIDATE_OWNER, "PC 4471 Reid");
    char *before = dump(many->session);
    assert_false(bulk_run(bulk, many->session, NULL, NULL, &outcome, &error));
    assert_int_equal(error.code, ERROR_CONFLICT);
    assert_non_null(strstr(error.text, "Person 003"));
    assert_non_null(strstr(error.text, "PC 4471 Reid"));
    char *after = dump(many->session);
    assert_string_equal(before, after);
    check_foresee(bulk, many->session, 5, 0, 0);
    check_run(bulk, many->session, "Saved: 5 candidates");
    free(before);
    free(after);
    bulk_free(bulk);
    fixture_session_free(many->session);
    free(many);
}

static bool
stop_at_three(void *context)
{
    size_t *asked = context;
    return ++*asked < 3;
}

static void
test_stopping(void **state)
{
    (void)state;
    struct error error;
    struct outcome outcome = {.open = OPEN_NOTHING};
    struct many *many = must_calloc(1, sizeof *many);
    add_people(many, 5);
    struct bulk *bulk = bulk_new(command_remove, &candidate_type, many->ids, 5, false);
    size_t asked = 0;
    assert_false(bulk_foresee(bulk, many->session, stop_at_three, &asked, &error));
    assert_int_equal(error.code, ERROR_STOPPED);
    check_foresee(bulk, many->session, 5, 0, 0);
    char *before = dump(many->session);
    asked = 0;
    assert_false(bulk_run(bulk, many->session, stop_at_three, &asked, &outcome, &error));
    assert_int_equal(error.code, ERROR_STOPPED);
    char *after = dump(many->session);
    assert_string_equal(before, after);
    free(before);
    free(after);
    bulk_free(bulk);
    fixture_session_free(many->session);
    free(many);
}

static void
test_what_is_ones_own(void **state)
{
    (void)state;
    struct error error;
    struct id none = {.bytes = {0}};
    struct bulk *bulk = bulk_new(command_edit, &candidate_type, &none, 1, false);
    static const size_t own[] = {RECORD_ID,       CANDIDATE_NAME,  CANDIDATE_PHONE,
                                 CANDIDATE_EMAIL, CANDIDATE_NOTES, CANDIDATE_IMPORT_KEY};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        assert_false(bulk_set(bulk, own[i], "x", &error));
        assert_int_equal(error.code, ERROR_USAGE);
    }
    assert_int_equal(bulk->change_count, 0);
    bulk_free(bulk);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_edit_then_undo), cmocka_unit_test(test_remove_and_restore),
        cmocka_unit_test(test_all_or_nothing), cmocka_unit_test(test_changed_since),
        cmocka_unit_test(test_stopping),       cmocka_unit_test(test_what_is_ones_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
