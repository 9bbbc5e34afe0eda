/* S2: of what a newer posact wrote, what is not known here is in the log and in no table; once it
 * is known, the tables are what they would have been. The older posact is one that lacks a type and
 * a field; every order in which operations of two replicas arrive comes to the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/registry.h"
#include "modules/tag.h"
#include "store/conflict.h"
#include "store/operation.h"
#include "store/record_store.h"
#include "store/statement.h"
#include "support/fixture.h"

#define UNKNOWN CANDIDATE_NOTES

/* --- an older posact --- */

/* Knows no tags, and of a candidate not one of the fields, which it takes for another's. */
static struct field old_fields[CANDIDATE_FIELD_COUNT];
static struct record_type old_candidate;
static const struct record_type *old_types[64];
static size_t old_type_count;

static void
make_old_types(void)
{
    memcpy(old_fields, candidate_type.fields, sizeof old_fields);
    old_fields[UNKNOWN].number = 999;
    old_candidate = candidate_type;
    old_candidate.fields = old_fields;
    old_type_count = 0;
    for (size_t i = 0; i < registry_type_count; i++) {
        const struct record_type *type = registry_types[i];
        if (type != &tag_type)
            old_types[old_type_count++] = type == &candidate_type ? &old_candidate : type;
    }
}

static struct store *
open_old(const char *path)
{
    struct store_options options = fixture_options();
    options.path = path;
    options.replica = 9;
    options.types = old_types;
    options.type_count = old_type_count;
    return fixture_store(&options);
}

static struct store *
open_new(const char *path)
{
    struct store_options options = fixture_options();
    options.path = path;
    options.mode = STORE_OPEN;
    return fixture_store(&options);
}

/* --- two newer ones at work --- */

static struct store *
open_writer(int64_t replica)
{
    struct store_options options = fixture_options();
    options.replica = replica;
    return fixture_store(&options);
}

static void
must(bool done, const struct error *error)
{
    if (!done)
        fail_msg("%s", error->text);
}

static void
append(struct store *store, enum operation_kind kind, const struct record_type *type,
       const struct id *id, size_t field, const char *value)
{
    struct error error = {.text = ""}, ignored;
    struct operation_write write = {.column = type->fields[field].number, .value = value};
    struct record *read =
        kind == OPERATION_CREATE ? NULL : record_store_get(store, type, id, &ignored);
    must(store_begin(store, "J. Shah", "edit", &error), &error);
    must(operation_append(store, kind, type, id, &write, 1, read ? read->heads : NULL,
                          read ? read->head_count : 0, 0, &error),
         &error);
    must(store_commit(store, &error), &error);
    record_free(read);
}

/* What `to` lacks of `from`, in its order. */
static void
pass_on(struct store *from, struct store *to)
{
    struct error error = {.text = ""};
    bool found = true, known;
    must(store_begin(to, "sync", "sync", &error), &error);
    for (int64_t lsn = 0; found;) {
        struct operation operation;
        must(operation_next(from, lsn, &operation, &found, &error), &error);
        lsn = operation.lsn;
        if (found && operation.replica != store_replica(to))
            must(operation_receive(to, &operation, &known, &error), &error);
        operation_clear(&operation);
    }
    must(store_commit(to, &error), &error);
}

static struct id ada, tag;

/* A field that is written by both at once, then by one of them who saw both; a record that both
 * made; a tag. */
static void
work(struct store *one, struct store *two)
{
    struct id_source ids = id_source_seeded(3);
    ada = id_next(&ids);
    tag = id_next(&ids);
    append(one, OPERATION_CREATE, &candidate_type, &ada, UNKNOWN, "first");
    append(two, OPERATION_CREATE, &candidate_type, &ada, CANDIDATE_NAME, "Ada Fair");
    append(one, OPERATION_WRITE, &candidate_type, &ada, UNKNOWN, "second");
    append(one, OPERATION_WRITE, &candidate_type, &ada, CANDIDATE_PHONE, "07700 900001");
    pass_on(one, two);
    append(two, OPERATION_WRITE, &candidate_type, &ada, UNKNOWN, "third");
    append(one, OPERATION_WRITE, &candidate_type, &ada, UNKNOWN, "meanwhile");
    append(one, OPERATION_CREATE, &tag_type, &tag, TAG_WORD, "open day");
    append(one, OPERATION_WRITE, &tag_type, &tag, TAG_WORD, "evening");
}

/* --- what must hold --- */

static void
assert_sound(struct store *store)
{
    struct text findings = TEXT_EMPTY;
    struct error error = {.text = ""};
    if (!store_check(store, &findings, &error))
        fail_msg("%s: %s", error.text, text_string(&findings));
    text_clear(&findings);
}

static char *
value(struct store *store, const struct record_type *type, const struct id *id, size_t field)
{
    struct error error;
    struct record *record = record_store_get(store, type, id, &error);
    const char *text = record ? record_get(record, field) : NULL;
    char *copy = must_strdup(text ? text : "-");
    record_free(record);
    return copy;
}

static void
assert_same(struct store *a, struct store *b, const struct record_type *type, const struct id *id,
            size_t field)
{
    char *of_a = value(a, type, id, field), *of_b = value(b, type, id, field);
    assert_string_equal(of_a, of_b);
    free(of_a);
    free(of_b);
}

static int64_t
count_unfolded(struct store *store)
{
    struct error error;
    int64_t count;
    assert_true(store_number(store, "SELECT count(*) FROM unfolded", 0, &count, &error));
    return count;
}

static size_t
count_conflicts(struct store *store)
{
    struct error error;
    size_t count;
    assert_true(conflict_count(store, &count, &error));
    return count;
}

static void
upgrade(bool two_first)
{
    char *folder = fixture_folder(), *path = must_format("%s/old.db", folder);
    struct store *one = open_writer(1), *two = open_writer(2), *old = open_old(path);
    work(one, two);
    pass_on(two_first ? two : one, old);
    pass_on(two_first ? one : two, old);
    assert_true(count_unfolded(old) > 3);
    char *unseen = value(old, &old_candidate, &ada, UNKNOWN);
    assert_string_equal(unseen, "-");
    free(unseen);
    assert_sound(old);
    store_close(old);

    struct store *now = open_new(path);
    assert_int_equal(count_unfolded(now), 0);
    pass_on(two, one);
    assert_same(now, one, &candidate_type, &ada, UNKNOWN);
    assert_same(now, one, &candidate_type, &ada, CANDIDATE_PHONE);
    assert_same(now, one, &tag_type, &tag, TAG_WORD);
    assert_int_equal(count_conflicts(now), count_conflicts(one));
    assert_true(count_conflicts(now) > 0);
    assert_sound(now);
    store_close(now);
    store_close(one);
    store_close(two);
    free(path);
    fixture_remove(folder);
}

static void
test_what_was_not_known_is_folded_after_the_upgrade(void **state)
{
    (void)state;
    make_old_types();
    upgrade(false);
    upgrade(true);
}

/* Only once: what was folded is not folded again over what came since. */
static void
test_it_is_folded_once(void **state)
{
    (void)state;
    make_old_types();
    char *folder = fixture_folder(), *path = must_format("%s/old.db", folder);
    struct store *one = open_writer(1), *two = open_writer(2), *old = open_old(path);
    work(one, two);
    pass_on(one, old);
    store_close(old);
    struct store *now = open_new(path);
    append(now, OPERATION_WRITE, &candidate_type, &ada, UNKNOWN, "after");
    char *before = value(now, &candidate_type, &ada, UNKNOWN);
    store_close(now);
    now = open_new(path);
    char *after = value(now, &candidate_type, &ada, UNKNOWN);
    assert_string_equal(before, after);
    assert_sound(now);
    free(before);
    free(after);
    store_close(now);
    store_close(one);
    store_close(two);
    free(path);
    fixture_remove(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_was_not_known_is_folded_after_the_upgrade),
        cmocka_unit_test(test_it_is_folded_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
