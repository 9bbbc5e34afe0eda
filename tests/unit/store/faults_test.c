/* E05, E18, S34, C03: the n-th step of SQLite fails, further and further in, until the action
 * succeeds. After each failure the error has words, the records are what they were, and the file is
 * sound. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/file.h"
#include "base/memory.h"
#include "exchange/export.h"
#include "modules/candidate.h"
#include "modules/contact.h"
#include "modules/custom_fields.h"
#include "modules/registry.h"
#include "store/statement.h"
#include "support/fixture.h"

/* -- SQLite that fails ---------------------------------------------------------------------- */

static long steps_until_fault = -1; /* -1: none */
static int fault = SQLITE_OK;
static bool fault_happened;

int __real_sqlite3_step(sqlite3_stmt *statement);
int __wrap_sqlite3_step(sqlite3_stmt *statement);

int
__wrap_sqlite3_step(sqlite3_stmt *statement)
{
    if (steps_until_fault > 0 && --steps_until_fault == 0) {
        fault_happened = true;
        return fault;
    }
    return __real_sqlite3_step(statement);
}

/* -- Actions -------------------------------------------------------------------------------- */

struct desk {
    struct store *store;
    struct session *session;
    struct id candidate;
    struct text before; /* everything that was there */
};

typedef bool action(struct desk *desk, struct error *error);

static bool
call_with(struct desk *desk, const struct command *command, struct record *record,
          const struct record_type *type, struct error *error)
{
    struct call call = {.type = type, .id = desk->candidate, .record = record};
    bool done = session_do(desk->session, command, &call, error);
    /* "Saved:" is said of a commit that returned, and of nothing else. */
    assert_true(done == (call.outcome.message.length > 0));
    outcome_clear(&call.outcome);
    record_free(record);
    return done;
}

static bool
add_candidate(struct desk *desk, struct error *error)
{
    struct record *record = session_prepare(desk->session, &candidate_type);
    record_set(record, CANDIDATE_NAME, "Żaneta Łukasik");
    record_set(record, CANDIDATE_PHONE, "07700 900321");
    return call_with(desk, command_add, record, &candidate_type, error);
}

static bool
add_contact(struct desk *desk, struct error *error)
{
    char id[ID_TEXT_SIZE];
    id_to_text(&desk->candidate, id);
    struct record *record = session_prepare(desk->session, &contact_type);
    record_set(record, CONTACT_CANDIDATE, id);
    record_set(record, CONTACT_CHANNEL, "phone");
    record_set(record, CONTACT_SUMMARY, "Asked about the fitness test");
    return call_with(desk, command_add, record, &contact_type, error);
}

static bool
edit_candidate(struct desk *desk, struct error *error)
{
    struct record *record = session_get(desk->session, &candidate_type, &desk->candidate, error);
    if (record == NULL)
        return false;
    record_set(record, CANDIDATE_NAME, "Siân Wyn-Jones");
    record_set(record, CANDIDATE_NOTES, "Works nights till March");
    return call_with(desk, command_edit, record, &candidate_type, error);
}

static bool
remove_candidate(struct desk *desk, struct error *error)
{
    return call_with(desk, command_remove, NULL, &candidate_type, error);
}

static bool
undo_edit(struct desk *desk, struct error *error)
{
    return call_with(desk, command_undo, NULL, &candidate_type, error);
}

static bool
note_export(struct session *session, void *context, struct error *error)
{
    (void)context;
    return session_note(session, &candidate_type, NULL, error);
}

static bool
note(struct desk *desk, struct error *error)
{
    return session_write(desk->session, "export", note_export, NULL, error);
}

/* -- The sweep ------------------------------------------------------------------------------ */

static bool
append_bytes(void *context, const char *bytes, size_t length)
{
    text_append_bytes(context, bytes, length);
    return true;
}

/* Everything that anybody may read, the trash included. */
static void
write_everything(struct session *session, struct text *out)
{
    struct error error = {.text = ""};
    for (size_t i = 0; i < registry_type_count; i++)
        for (int trash = 0; trash < 2 && !registry_types[i]->may_see; trash++) {
            struct query query = query_default(registry_types[i]);
            size_t count;
            query.trash = trash;
            if (!export_list(session, &query, EXPORT_JSON, 0, append_bytes, out, &count, &error))
                fail_msg("%s", error.text);
        }
}

static void
assert_sound(struct session *session)
{
    struct text findings = TEXT_EMPTY;
    struct error error = {.text = ""};
    size_t count;
    if (!session_check(session, &findings, &error))
        fail_msg("%s: %s", error.text, text_string(&findings));
    if (!fixture_verify(session, &count, &error))
        fail_msg("%s", error.text);
    text_clear(&findings);
}

static void
open_desk(struct desk *desk)
{
    struct store_options options = fixture_options();
    *desk = (struct desk){.store = fixture_store(&options)};
    desk->session = fixture_session_on(desk->store, "J. Shah");
    desk->candidate = fixture_candidate(desk->session, "Sian Jones", "07700 900123");
    fixture_edit(desk->session, &candidate_type, &desk->candidate, CANDIDATE_KNOWN_AS, "Siân");
    write_everything(desk->session, &desk->before);
}

static void
close_desk(struct desk *desk)
{
    fixture_session_free(desk->session);
    text_clear(&desk->before);
}

static bool
is_as_before(struct desk *desk)
{
    struct text now = TEXT_EMPTY;
    write_everything(desk->session, &now);
    bool same = strcmp(text_string(&desk->before), text_string(&now)) == 0;
    text_clear(&now);
    return same;
}

/* Lets an action meet its n-th fault. True when it was done without meeting one; *changed when it
 * was done all the same. */
typedef bool attempt(struct desk *desk, action *run, long n, bool *changed);

static bool
try_with_fault(struct desk *desk, action *run, long n, bool *changed)
{
    struct error error = {.text = ""};
    fault_happened = false;
    steps_until_fault = n;
    *changed = run(desk, &error);
    steps_until_fault = -1;
    assert_true(*changed || (fault_happened && strlen(error.text) > 10 && is_as_before(desk)));
    return *changed && !fault_happened;
}

/* The number of the fault that was not met any more. */
static long
sweep_faults(action *run, attempt *try)
{
    struct desk desk;
    open_desk(&desk);
    long n = 1;
    bool changed;
    while (!try(&desk, run, n, &changed)) {
        /* A fault that the action could do without has changed something: start afresh. */
        if (changed) {
            close_desk(&desk);
            open_desk(&desk);
        }
        assert_true(++n < 1000);
    }
    assert_sound(desk.session);
    close_desk(&desk);
    return n;
}

static void
sweep(action *run)
{
    static const int faults[] = {SQLITE_FULL, SQLITE_IOERR, SQLITE_NOMEM};
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        fault = faults[i];
        assert_true(sweep_faults(run, try_with_fault) > 3); /* the sweep bites */
    }
}

static void
test_add_a_candidate(void **state)
{
    (void)state;
    sweep(add_candidate);
}

static void
test_add_a_contact(void **state)
{
    (void)state;
    sweep(add_contact);
}

static void
test_edit(void **state)
{
    (void)state;
    sweep(edit_candidate);
}

static void
test_remove(void **state)
{
    (void)state;
    sweep(remove_candidate);
}

static void
test_undo(void **state)
{
    (void)state;
    sweep(undo_edit);
}

static void
test_note(void **state)
{
    (void)state;
    sweep(note);
}

/* -- A file that gets a column -------------------------------------------------------------- */

static struct store *
open_with(const char *folder, const char *yaml, struct error *error, struct config **config,
          struct custom_fields **custom)
{
    struct error_list problems = {.items = NULL};
    char *path = must_format("%s/posact.yaml", folder);
    char *database = must_format("%s/posact.db", folder);
    assert_true(file_write(path, yaml, strlen(yaml), true, error));
    struct store_options options = fixture_options();
    options.path = database;
    *config = config_load(&(struct config_sources){.given_path = path}, &problems);
    *custom = custom_fields_new(*config, &problems);
    assert_int_equal(problems.count, 0);
    struct store *store = store_open(&options, error);
    free(database);
    free(path);
    return store;
}

static void
close_with(struct store *store, struct config *config, struct custom_fields *custom)
{
    store_close(store);
    custom_fields_free(custom);
    config_free(config);
}

/* Opens with a posact.yaml that adds a field, or gives it another kind; true without a fault. After
 * one the file is as it was. */
static bool
try_to_open(const char *folder, const char *yaml, const char *yaml_before, long step)
{
    struct error error = {.text = ""};
    struct text findings = TEXT_EMPTY;
    struct config *config;
    struct custom_fields *custom;
    fault_happened = false;
    steps_until_fault = step;
    struct store *store = open_with(folder, yaml, &error, &config, &custom);
    steps_until_fault = -1;
    assert_true(store != NULL || (fault_happened && strlen(error.text) > 10));
    bool done = store != NULL && !fault_happened;
    close_with(store, config, custom);
    store = open_with(folder, done ? yaml : yaml_before, &error, &config, &custom);
    assert_non_null(store);
    if (!store_check(store, &findings, &error))
        fail_msg("%s: %s", error.text, text_string(&findings));
    text_clear(&findings);
    close_with(store, config, custom);
    return done;
}

static void
sweep_opening(const char *folder, const char *yaml, const char *yaml_before)
{
    long step = 1;
    while (!try_to_open(folder, yaml, yaml_before, step))
        assert_true(++step < 1000);
    assert_true(step > 10); /* the sweep bites */
}

/* T46: of a new custom field a file has all or nothing. */
static void
test_custom_column(void **state)
{
    (void)state;
    static const char none[] = "", text[] = "custom-fields: {candidate: [{code: miles, label: "
                                            "Miles, kind: text, purpose: to plan}]}\n";
    static const char number[] = "custom-fields: {candidate: [{code: miles, label: Miles, kind: "
                                 "number, purpose: to plan}]}\n";
    struct error error = {.text = ""};
    struct config *config;
    struct custom_fields *custom;
    char *folder = fixture_fast_folder();
    fault = SQLITE_FULL;
    struct store *store = open_with(folder, none, &error, &config, &custom);
    close_with(store, config, custom);
    sweep_opening(folder, text, none);
    store = open_with(folder, text, &error, &config, &custom);
    struct session *session = fixture_session_on(store, "J. Shah");
    struct id id = fixture_candidate(session, "Sian Jones", "07700 900123");
    fixture_edit(session, &candidate_type, &id, CANDIDATE_FIELD_COUNT, "12");
    fixture_session_free(session);
    close_with(NULL, config, custom);
    sweep_opening(folder, number, text);
    fixture_remove(folder);
}

/* -- SQLite that cannot prepare ------------------------------------------------------------- */

/* One of these begins each statement. */
static bool
begins_statement(int code)
{
    return code == SQLITE_SELECT || code == SQLITE_INSERT || code == SQLITE_UPDATE ||
           code == SQLITE_DELETE || code == SQLITE_TRANSACTION;
}

static int
refuse_once(void *context, int code, const char *a, const char *b, const char *c, const char *d)
{
    (void)a;
    (void)b;
    (void)c;
    (void)d;
    long *left = context;
    if (!begins_statement(code) || --*left != 0)
        return SQLITE_OK;
    fault_happened = true;
    return SQLITE_DENY;
}

/* Nothing is prepared yet, and one statement cannot be. */
static bool
try_unprepared(struct desk *desk, action *run, long n, bool *changed)
{
    struct error error = {.text = ""};
    statement_forget(desk->store);
    fault_happened = false;
    sqlite3_set_authorizer(desk->store->database, refuse_once, &n);
    *changed = run(desk, &error);
    sqlite3_set_authorizer(desk->store->database, NULL, NULL);
    assert_true(*changed || (fault_happened && strlen(error.text) > 10));
    assert_int_equal(*changed, !is_as_before(desk));
    return *changed && !fault_happened;
}

static void
test_what_cannot_be_prepared(void **state)
{
    (void)state;
    static action *const actions[] = {add_candidate, add_contact, edit_candidate, remove_candidate,
                                      undo_edit};
    for (size_t i = 0; i < sizeof actions / sizeof actions[0]; i++)
        assert_true(sweep_faults(actions[i], try_unprepared) > 5); /* the sweep bites */
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_add_a_candidate),
        cmocka_unit_test(test_add_a_contact),
        cmocka_unit_test(test_edit),
        cmocka_unit_test(test_remove),
        cmocka_unit_test(test_undo),
        cmocka_unit_test(test_note),
        cmocka_unit_test(test_custom_column),
        cmocka_unit_test(test_what_cannot_be_prepared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
