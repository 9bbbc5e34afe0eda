/* custom_fields_test.c - T46: the fields of posact.yaml behave as built-in ones; one that goes out
 * of it is hidden, loses nothing, and is there again when it comes back. */
#include "modules/custom_fields.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "cli/cli.h"
#include "modules/application.h"
#include "modules/candidate.h"
#include "modules/registry.h"
#include "modules/session.h"
#include "store/operation.h"
#include "support/fixture.h"
#include "support/screen.h"
#include "ui/views.h"

#define SHIRT                                                                                      \
    "  - {code: shirt, label: Shirt size, kind: choice, purpose: to order the uniform, choices: "  \
    "[{code: s, label: Small}, {code: m, label: Medium}]}\n"
#define MILES "  - {code: miles, label: Miles, kind: number, purpose: to plan visits}\n"
#define MILES_AS_TEXT "  - {code: miles, label: Miles, kind: text, purpose: to plan visits}\n"
#define CANDIDATE "custom-fields:\n candidate:\n"

/* A database and the posact.yaml in force. */
struct desk {
    char *folder, *database, *yaml;
    struct config *config;
    struct custom_fields *custom;
    struct session *session;
};

static void
read_yaml(struct desk *desk, const char *yaml, struct error_list *problems)
{
    struct error error = {.text = ""};
    struct config_sources sources = {.given_path = desk->yaml};
    if (!file_write(desk->yaml, yaml, strlen(yaml), true, &error))
        fail_msg("%s", error.text);
    desk->config = config_load(&sources, problems);
    desk->custom = custom_fields_new(desk->config, problems);
}

static void
drop_yaml(struct desk *desk)
{
    custom_fields_free(desk->custom);
    config_free(desk->config);
}

static void
open_desk(struct desk *desk, const char *yaml)
{
    struct error_list problems = {.items = NULL};
    read_yaml(desk, yaml, &problems);
    if (problems.count > 0)
        fail_msg("%s", problems.items[0].text);
    desk->session = fixture_session_at(desk->database);
}

static void
close_desk(struct desk *desk)
{
    struct error error = {.text = ""};
    struct text findings = TEXT_EMPTY;
    if (!session_check(desk->session, &findings, &error))
        fail_msg("%s: %s", error.text, text_string(&findings));
    text_clear(&findings);
    fixture_session_free(desk->session);
    drop_yaml(desk);
}

static int
set_up(void **state)
{
    struct desk *desk = must_calloc(1, sizeof *desk);
    desk->folder = fixture_folder();
    desk->database = must_format("%s/posact.db", desk->folder);
    desk->yaml = must_format("%s/posact.yaml", desk->folder);
    *state = desk;
    return 0;
}

static int
tear_down(void **state)
{
    struct desk *desk = *state;
    fixture_remove(desk->folder);
    free(desk->database);
    free(desk->yaml);
    free(desk);
    return 0;
}

static size_t
index_of(const char *name)
{
    const struct field *field = record_type_field(&candidate_type, name);
    if (field == NULL)
        fail_msg("candidate has no field %s", name);
    return record_type_index(&candidate_type, field);
}

static void
set(struct desk *desk, const struct id *id, const char *name, const char *value)
{
    fixture_edit(desk->session, &candidate_type, id, index_of(name), value);
}

static void
assert_says(struct desk *desk, const struct id *id, const char *name, const char *value)
{
    struct error error = {.text = ""};
    struct record *record = session_get(desk->session, &candidate_type, id, &error);
    assert_non_null(record);
    const char *said = record_get(record, index_of(name));
    if (!string_equal(said, value))
        fail_msg("%s is %s, not %s", name, said == NULL ? "nothing" : said, value);
    record_free(record);
}

static void
undo(struct desk *desk, bool redo)
{
    struct error error = {.text = ""};
    struct call call = {.record = NULL};
    if (!session_do(desk->session, redo ? command_redo : command_undo, &call, &error))
        fail_msg("%s", error.text);
    outcome_clear(&call.outcome);
}

/* -- posact.yaml ---------------------------------------------------------------------------- */

static void
test_faults_have_their_place(void **state)
{
    struct desk *desk = *state;
    static const struct {
        const char *yaml, *fault; /* behind the path */
    } faults[] = {
        {" - {code: phone, label: Mobile, kind: phone, purpose: to ring}",
         ":3:4: custom-fields.candidate: candidate has a field 'phone' of its own; choose another "
         "code"},
        {" - {code: mobile, label: phone, kind: phone, purpose: to ring}",
         ":3:4: custom-fields.candidate: candidate has a field 'Phone' already; choose another "
         "label"},
        {" - {code: dry_run, label: Dry run, kind: text, purpose: to ring}",
         ":3:4: custom-fields.candidate: 'dry_run' means something else on the command line; "
         "choose "
         "another code"},
        {" - {code: tag, label: Word, kind: text, purpose: to ring}",
         ":3:4: custom-fields.candidate: 'tag' means something else on the command line; choose "
         "another code"},
        {" - {code: shirt, label: Shirt, kind: choice, purpose: to ring}",
         ":3:4: custom-fields.candidate: 'shirt' is a choice and needs choices"},
        {" - {code: shirt, label: Shirt, kind: date, purpose: to ring, choices: [{code: a, label: "
         "A}]}",
         ":3:4: custom-fields.candidate: 'shirt' has choices; its kind must be choice"},
        {" - {code: shirt, label: Shirt, kind: date, purpose: for ringing}",
         ":3:4: custom-fields.candidate: the purpose of 'shirt' must begin with to, such as 'to "
         "order the uniform'"},
        {" - {code: shirt, label: Shirt, kind: date}",
         ":3:4: custom-fields.candidate: an item needs purpose"},
        {" - {code: shirt, label: Shirt, kind: colour, purpose: to ring}",
         ":3:38: custom-fields.candidate: kind must be text, notes, date, number, choice, yes-no, "
         "email or phone, not 'colour'"},
        {" - {code: shirt, label: Shirt, kind: choice, purpose: to ring, choices: [{code: a, "
         "label: "
         "A}, {code: a, label: B}]}",
         ":3:95: custom-fields.candidate: choices: code 'a' is there twice"},
        {" - {code: shirt, label: Shirt, kind: choice, purpose: to ring, choices: []}",
         ":3:73: custom-fields.candidate: choices must have an item that is not retired"},
        /* P16, P18, P23 */
        {" - {code: title, label: Ethnic group, kind: text, purpose: to ring}",
         ":3:4: custom-fields.candidate: 'Ethnic group' (title) may tell a protected "
         "characteristic, "
         "which no record of a person holds; if it does not, name it otherwise"},
        {" - {code: date_of_birth, label: Day, kind: date, purpose: to ring}",
         ":3:4: custom-fields.candidate: 'Day' (date_of_birth) may tell a protected "
         "characteristic, "
         "which no record of a person holds; if it does not, name it otherwise"},
        /* P33 */
        {" - {code: vetted, label: Vetting remarks, kind: notes, purpose: to ring}",
         ":3:4: custom-fields.candidate: 'Vetting remarks' (vetted) is about vetting, of which "
         "dates "
         "alone are kept; make its kind date or take it out"},
    };
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        struct error_list problems = {.items = NULL};
        char *yaml = must_format(CANDIDATE "%s\n", faults[i].yaml);
        char *fault = must_format("%s%s", desk->yaml, faults[i].fault);
        read_yaml(desk, yaml, &problems);
        assert_int_equal(problems.count, 1);
        assert_string_equal(problems.items[0].text, fault);
        assert_int_equal(candidate_type.field_count, CANDIDATE_FIELD_COUNT);
        error_list_clear(&problems);
        drop_yaml(desk);
        free(fault);
        free(yaml);
    }
}

/* One at fault costs itself alone; a day about vetting is a date, which may be kept (P33). */
static void
test_the_others_hold(void **state)
{
    struct desk *desk = *state;
    struct error_list problems = {.items = NULL};
    read_yaml(desk,
              CANDIDATE " - {code: phone, label: Mobile, kind: phone, purpose: to ring}\n"
                        " - {code: vetted, label: Vetting sent, kind: date, purpose: to ring}\n",
              &problems);
    assert_int_equal(problems.count, 1);
    assert_int_equal(candidate_type.field_count, CANDIDATE_FIELD_COUNT + 1);
    assert_int_equal(candidate_type.fields[CANDIDATE_FIELD_COUNT].kind, FIELD_DATE);
    error_list_clear(&problems);
    drop_yaml(desk);
    assert_int_equal(candidate_type.field_count, CANDIDATE_FIELD_COUNT);
}

/* The numbers stand in the logs for ever (S2): these are of the first release. */
static void
test_numbers_come_from_names(void **state)
{
    struct desk *desk = *state;
    struct error_list problems = {.items = NULL};
    read_yaml(desk, CANDIDATE SHIRT MILES " application:\n" SHIRT, &problems);
    assert_int_equal(problems.count, 0);
    assert_int_equal(record_type_field(&candidate_type, "shirt")->number, 1146307964);
    assert_int_equal(record_type_field(&candidate_type, "miles")->number, 1668694414);
    assert_int_equal(record_type_field(&application_type, "shirt")->number, 1542467423);
    drop_yaml(desk);
}

/* Whatever a command line takes besides fields may not be the name of one. */
static void
test_options_are_reserved(void **state)
{
    (void)state;
    for (size_t i = 0; i < CLI_OPTION_COUNT; i++)
        assert_true(custom_field_is_reserved(cli_option_rows[i].name));
    for (size_t i = 0; i < MANY_ARG_COUNT; i++)
        assert_true(custom_field_is_reserved(many_args[i].name));
    struct command_table tables[UI_TABLES + 1];
    size_t count = ui_tables(tables);
    tables[count++] = cli_commands;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < tables[i].count; j++) {
            const struct command *command = &tables[i].rows[j];
            for (size_t k = 0; command->flags & COMMAND_TAKES_RECORD && k < command->arg_count; k++)
                assert_true(custom_field_is_reserved(command->args[k].name));
        }
    }
    assert_false(custom_field_is_reserved("shirt"));
    assert_false(custom_field_is_reserved("dry"));
    assert_false(custom_field_is_reserved("dry_run_2"));
}

/* Every list of fields on a screen has room for all of them, and one more is refused. */
static void
test_as_many_as_fit(void **state)
{
    struct desk *desk = *state;
    struct error_list problems = {.items = NULL};
    struct error error = {.text = ""};
    struct text yaml = TEXT_EMPTY, shots = TEXT_EMPTY;
    text_append(&yaml, CANDIDATE);
    for (int i = 1; i <= 51; i++)
        text_append_format(&yaml, "  - {code: f%d, label: Field %d, kind: text, purpose: to try}\n",
                           i, i);
    read_yaml(desk, text_string(&yaml), &problems);
    assert_int_equal(problems.count, 1);
    assert_non_null(strstr(problems.items[0].text, ":53:5: custom-fields.candidate: at most 50 "));
    error_list_clear(&problems);
    drop_yaml(desk);

    text_cut(&yaml, (size_t)(strstr(text_string(&yaml), "  - {code: f51") - text_string(&yaml)));
    if (!file_write(desk->yaml, text_string(&yaml), yaml.length, true, &error))
        fail_msg("%s", error.text);
    struct screen_options options =
        screen_defaults("C<End><Up><Up><shot><Esc>s<End><Up><Up><shot>");
    options.scene.settings = desk->yaml;
    options.scene.people = 1;
    screen_run(&options, &shots);
    assert_non_null(strstr(text_string(&shots), "> [ ] Field 50"));
    assert_non_null(strstr(text_string(&shots), "> Field 50"));
    text_clear(&shots);
    text_clear(&yaml);
}

/* -- One database, several posact.yaml ------------------------------------------------------ */

static size_t
count(struct desk *desk, const char *typed)
{
    struct error error = {.text = ""};
    struct query query = query_default(&candidate_type);
    struct filter filter;
    size_t found;
    if (!filter_parse(&filter, &candidate_type, typed, session_context(desk->session), false,
                      &error))
        fail_msg("%s", error.text);
    query.filter = &filter;
    assert_true(session_count(desk->session, &query, &found, &error));
    filter_clear(&filter);
    return found;
}

static void
test_found_and_sorted(void **state)
{
    struct desk *desk = *state;
    open_desk(desk, CANDIDATE SHIRT MILES);
    static const char *const miles[] = {"9", "100", NULL, "20"};
    for (size_t i = 0; i < 4; i++) {
        char *name = must_format("Person %zu", i);
        struct id id = fixture_candidate(desk->session, name, "07700 900101");
        set(desk, &id, "miles", miles[i]);
        set(desk, &id, "shirt", i % 2 == 0 ? "m" : "s");
        free(name);
    }
    assert_int_equal(count(desk, "shirt:m"), 2);
    assert_int_equal(count(desk, "miles>9"), 2);
    assert_int_equal(count(desk, "miles:"), 1);
    assert_int_equal(count(desk, "shirt:medium miles<10"), 1);
    struct error error = {.text = ""};
    struct query query = query_default(&candidate_type);
    struct record_list list = {.items = NULL};
    query.sort_field = index_of("miles");
    assert_true(session_read(desk->session, &query, QUERY_FIRST, NULL, 10, &list, &error));
    assert_int_equal(list.count, 4);
    static const char *const order[] = {"9", "20", "100", NULL};
    for (size_t i = 0; i < 4; i++) {
        const char *value = record_get(list.items[i], query.sort_field);
        assert_true((value == NULL) == (order[i] == NULL) && string_equal(value, order[i]));
    }
    record_list_clear(&list);
    close_desk(desk);
}

static void
test_hidden_and_back(void **state)
{
    struct desk *desk = *state;
    open_desk(desk, CANDIDATE SHIRT MILES);
    struct id id = fixture_candidate(desk->session, "Bryn Tanner", "07700 900101");
    set(desk, &id, "shirt", "m");
    set(desk, &id, "miles", "40");
    close_desk(desk);

    open_desk(desk, CANDIDATE MILES);
    assert_null(record_type_field(&candidate_type, "shirt"));
    set(desk, &id, "phone", "07700 900102");
    assert_says(desk, &id, "miles", "40");
    close_desk(desk);

    open_desk(desk, CANDIDATE SHIRT MILES);
    assert_says(desk, &id, "shirt", "m");
    assert_int_equal(count(desk, "shirt:m"), 1);
    close_desk(desk);
}

static void
test_history_says_the_name(void **state)
{
    struct desk *desk = *state;
    open_desk(desk, CANDIDATE SHIRT);
    struct id id = fixture_candidate(desk->session, "Bryn Tanner", "07700 900101");
    set(desk, &id, "shirt", "m");
    close_desk(desk);

    open_desk(desk, "");
    struct error error = {.text = ""};
    struct change_list list = {.items = NULL};
    assert_true(session_history(desk->session, &candidate_type, &id, 0, 1, &list, &error));
    assert_int_equal(list.items[0].field_count, 1);
    assert_string_equal(list.items[0].fields[0].field->label, "shirt");
    assert_string_equal(list.items[0].fields[0].new_value, "m");
    change_list_clear(&list);
    close_desk(desk);
}

/* The step of an officer whose posact.yaml had the field is taken back by one that has it not. */
static void
test_undone_while_hidden(void **state)
{
    struct desk *desk = *state;
    open_desk(desk, CANDIDATE SHIRT);
    struct id id = fixture_candidate(desk->session, "Bryn Tanner", "07700 900101");
    set(desk, &id, "shirt", "m");
    set(desk, &id, "shirt", "s");
    close_desk(desk);

    open_desk(desk, "");
    undo(desk, false);
    close_desk(desk);

    open_desk(desk, CANDIDATE SHIRT);
    assert_says(desk, &id, "shirt", "m");
    assert_int_equal(count(desk, "shirt:m"), 1);
    close_desk(desk);

    open_desk(desk, "");
    undo(desk, true);
    undo(desk, false);
    undo(desk, false);
    close_desk(desk);

    open_desk(desk, CANDIDATE SHIRT);
    assert_says(desk, &id, "shirt", NULL);
    assert_int_equal(count(desk, "shirt:m"), 0);
    close_desk(desk);
}

/* Nothing typed is lost: what the new kind cannot read stands there, and check names it. */
static void
test_another_kind(void **state)
{
    struct desk *desk = *state;
    open_desk(desk, CANDIDATE MILES_AS_TEXT);
    struct id far = fixture_candidate(desk->session, "Bryn Tanner", "07700 900101");
    struct id near = fixture_candidate(desk->session, "Esi Owens", "07700 900102");
    set(desk, &far, "miles", "100 or so");
    set(desk, &near, "miles", "20");
    close_desk(desk);

    open_desk(desk, CANDIDATE MILES);
    struct error error = {.text = ""};
    struct text unread = TEXT_EMPTY;
    assert_says(desk, &far, "miles", "100 or so");
    assert_int_equal(count(desk, "miles<30"), 1);
    assert_true(custom_fields_unread(desk->session, &unread, &error));
    assert_non_null(strstr(text_string(&unread), "'100 or so' stands there; Miles must be a whole "
                                                 "number, like 40"));
    assert_null(strstr(text_string(&unread), "'20'"));
    text_clear(&unread);
    set(desk, &far, "phone", "07700 900103"); /* it stands in nobody's way */
    assert_says(desk, &far, "miles", "100 or so");
    close_desk(desk);
}

static void
test_reading_only_adds_nothing(void **state)
{
    struct desk *desk = *state;
    open_desk(desk, "");
    close_desk(desk);
    struct error_list problems = {.items = NULL};
    struct error error = {.text = ""};
    struct store_options options = fixture_options();
    options.path = desk->database;
    options.mode = STORE_OPEN;
    options.read_only = true;
    read_yaml(desk, CANDIDATE SHIRT, &problems);
    assert_null(store_open(&options, &error));
    assert_int_equal(error.code, ERROR_DENIED);
    assert_non_null(strstr(error.text, "does not have the custom field 'shirt'"));
    drop_yaml(desk);
}

/* -- From another machine ------------------------------------------------------------------- */

static struct store *
open_replica(const char *path, int64_t replica)
{
    struct store_options options = fixture_options();
    options.path = path;
    options.replica = replica;
    options.ids = id_source_random();
    return fixture_store(&options);
}

static void
receive(struct store *target, struct operation *operation)
{
    struct error error = {.text = ""};
    bool known;
    assert_true(store_begin(target, "sync", "sync", &error));
    if (!operation_receive(target, operation, &known, &error))
        fail_msg("%s", error.text);
    assert_true(store_commit(target, &error));
}

static void
assert_sound(struct store *store)
{
    struct error error = {.text = ""};
    struct text findings = TEXT_EMPTY;
    size_t operations;
    if (!store_check(store, &findings, &error))
        fail_msg("%s: %s", error.text, text_string(&findings));
    if (!fixture_verify_store(store, &operations, &error))
        fail_msg("%s", error.text);
    text_clear(&findings);
}

/* S2: an operation with a field that this posact.yaml never had is kept and verified, and shows
 * when the field comes. The second of them creates the record once more, as two laptops do that
 * imported one file. */
static void
test_received_before_it_is_known(void **state)
{
    struct desk *desk = *state;
    struct error error = {.text = ""};
    struct error_list problems = {.items = NULL};
    struct operation operations[2];
    struct id_source ids = id_source_seeded(5);
    struct id id = id_next(&ids);
    read_yaml(desk, CANDIDATE SHIRT, &problems);
    for (int i = 0; i < 2; i++) {
        char *path = must_format("%s/laptop-%d.db", desk->folder, i);
        struct store *laptop = open_replica(path, 7 + i);
        struct operation_write writes[] = {
            {.column = candidate_type.fields[CANDIDATE_NAME].number, .value = "Esi Owens"},
            {.column = candidate_type.fields[CANDIDATE_STATUS].number, .value = "open"},
            {.column = record_type_field(&candidate_type, "shirt")->number,
             .value = i == 0 ? "s" : "m"},
        };
        bool found;
        assert_true(store_begin(laptop, "officer", "add", &error));
        assert_true(operation_append(laptop, OPERATION_CREATE, &candidate_type, &id, writes, 3,
                                     NULL, 0, 0, &error));
        assert_true(store_commit(laptop, &error));
        assert_true(operation_next(laptop, 0, &operations[i], &found, &error));
        assert_true(found);
        assert_sound(laptop);
        store_close(laptop);
        free(path);
    }
    drop_yaml(desk);

    read_yaml(desk, "", &problems);
    struct store *server = open_replica(desk->database, 1);
    receive(server, &operations[0]);
    assert_sound(server);
    receive(server, &operations[1]);
    assert_sound(server);
    store_close(server);
    drop_yaml(desk);

    open_desk(desk, CANDIDATE SHIRT);
    assert_says(desk, &id, "shirt", "m"); /* the later replica */
    assert_int_equal(count(desk, "shirt:m"), 1);
    close_desk(desk);
    for (int i = 0; i < 2; i++)
        operation_clear(&operations[i]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_faults_have_their_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_the_others_hold, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_numbers_come_from_names, set_up, tear_down),
        cmocka_unit_test(test_options_are_reserved),
        cmocka_unit_test_setup_teardown(test_as_many_as_fit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_found_and_sorted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_hidden_and_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_history_says_the_name, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_undone_while_hidden, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_another_kind, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_reading_only_adds_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_received_before_it_is_known, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
