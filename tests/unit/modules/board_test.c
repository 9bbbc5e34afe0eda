/* board_test.c - who stands where (T15): the counts that triggers keep are those of the
 * applications and their moves whatever is done (G11), the columns follow the pipeline, and the
 * funnel sums (D05).
 */
#include "modules/board.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/memory.h"
#include "base/random.h"
#include "modules/application.h"
#include "modules/campaign.h"
#include "modules/demo.h"
#include "modules/funnel.h"
#include "modules/move.h"
#include "modules/registry.h"
#include "support/files.h"
#include "support/fixture.h"

#define MOST_ARGS 16 /* of a command, and more */

#define PEOPLE 120
#define STEPS 400
#define ATTEMPTS 200 /* more applications than PEOPLE make */

static struct session *
demo_session(void)
{
    struct session *session = fixture_session();
    struct error error;
    if (!demo_fill(session, PEOPLE, 1, &error))
        fail_msg("%s", error.text);
    return session;
}

static void
read_all(struct session *session, const struct record_type *type, struct record_list *list)
{
    struct error error;
    struct query query = query_default(type);
    *list = (struct record_list){.count = 0};
    assert_true(session_read(session, &query, QUERY_FIRST, NULL, ATTEMPTS, list, &error));
}

/* --- whatever is done --- */

static const struct command *
command_named(const char *name)
{
    return command_find(&record_commands, 1, name, PLACE_CLI);
}

static bool
act(struct session *session, const struct command *command, const struct id *id,
    const char *const *args)
{
    struct error error;
    struct call call = {.type = &application_type, .id = *id, .args = args};
    bool done = session_do(session, command, &call, &error);
    outcome_clear(&call.outcome);
    return done;
}

static void
change_field(struct session *session, const struct id *id, size_t field, const char *value)
{
    struct error error;
    struct record *record = session_get(session, &application_type, id, &error);
    assert_non_null(record);
    record_set(record, field, value);
    struct call call = {.type = record->type, .id = *id, .record = record};
    session_do(session, command_edit, &call, &error); /* a rule may say no */
    outcome_clear(&call.outcome);
    record_free(record);
}

/* What a person may do to an application, or undo. */
static bool
do_something(struct session *session, struct random *random, const struct id *id,
             const struct record_list *campaigns)
{
    static const char *const ways[][MOST_ARGS] = {
        {NULL},
        {"sift", "put_right"},
        {"eoi", "again"},
        {NULL, "below_standard", NULL, "HR recruitment", "2026-11-21"},
        {NULL, "reopened"},
    };
    const char *none[1] = {NULL};
    uint32_t choice = random_below(random, 12);
    if (choice < 6)
        return act(session, &move_commands.rows[0], id, ways[random_below(random, 5)]);
    if (choice == 6)
        return act(session, command_named("remove"), id, none);
    if (choice == 7)
        return act(session, command_named("restore"), id, none);
    if (choice == 8)
        change_field(session, id, APPLICATION_ROLE, random_below(random, 2) ? "pcso" : "pc");
    else if (choice == 9)
        change_field(session, id, APPLICATION_CAMPAIGN,
                     record_get(campaigns->items[random_below(random, (uint32_t)campaigns->count)],
                                RECORD_ID));
    else
        return act(session, command_named(choice == 10 ? "undo" : "redo"), id, none);
    return true;
}

static void
assert_sound(struct session *session)
{
    struct error error = {.text = ""};
    struct text findings = TEXT_EMPTY;
    if (!session_check(session, &findings, &error))
        fail_msg("%s: %s", error.text, text_string(&findings));
    text_clear(&findings);
}

/* Each column holds as many as it says, and all columns all that are live. */
static void
assert_columns(struct session *session, const struct board *board)
{
    struct error error;
    struct board_columns columns;
    assert_true(board_read(session, board, &columns, &error));
    for (size_t i = 0; i < columns.count; i++) {
        struct filter filter;
        struct query query = board_query(board, columns.items[i].stage, &filter);
        size_t count;
        assert_true(session_count(session, &query, &count, &error));
        assert_int_equal(count, columns.items[i].count);
        filter_clear(&filter);
    }
    board_columns_clear(&columns);
}

static size_t
count_where(struct session *session, const char *words)
{
    struct error error;
    struct filter filter;
    struct query query = query_default(&application_type);
    size_t count;
    assert_true(filter_parse(&filter, query.type, words, session_context(session), false, &error));
    query.filter = &filter;
    assert_true(session_count(session, &query, &count, &error));
    filter_clear(&filter);
    return count;
}

static void
assert_funnel(struct session *session, const struct record *campaign)
{
    struct error error;
    struct funnel funnel;
    size_t now = 0, ended = 0;
    char *all = must_format("campaign:%s", record_get(campaign, RECORD_ID));
    char *live = must_format("campaign:%s outcome:live", record_get(campaign, RECORD_ID));
    assert_true(funnel_read(session, &campaign->id, &funnel, &error));
    for (size_t i = 0; i < funnel.count; i++) {
        now += funnel.rows[i].now;
        ended += funnel.rows[i].ended;
        if (i > 0 && funnel.rows[i].stage)
            assert_true(funnel.rows[i].reached <= funnel.rows[i - 1].reached);
        assert_true(!funnel.rows[i].stage || funnel.rows[i].reached >= funnel.rows[i].now);
    }
    assert_int_equal(now + ended, funnel.applications);
    assert_int_equal(funnel.applications, count_where(session, all));
    assert_int_equal(now, count_where(session, live));
    free(all);
    free(live);
}

static void
test_counts_are_right_whatever_is_done(void **state)
{
    (void)state;
    struct session *session = demo_session();
    struct random random = {.state = 7};
    struct record_list applications, campaigns;
    size_t done = 0;
    read_all(session, &application_type, &applications);
    read_all(session, &campaign_type, &campaigns);
    assert_true(applications.count > 20);
    for (size_t i = 0; i < STEPS; i++) {
        uint32_t which = random_below(&random, (uint32_t)applications.count);
        done += do_something(session, &random, &applications.items[which]->id, &campaigns);
        if (i % 50 == 49)
            assert_sound(session);
    }
    assert_true(done > STEPS / 2);
    struct board pc = {.role = must_strdup("pc")};
    assert_columns(session, &pc);
    board_clear(&pc);
    for (size_t i = 0; i < campaigns.count; i++) {
        struct board board = board_of_campaign(&campaigns.items[i]->id);
        assert_columns(session, &board);
        assert_funnel(session, campaigns.items[i]);
    }
    record_list_clear(&applications);
    record_list_clear(&campaigns);
    fixture_session_free(session);
}

/* E10: what somebody else wrote into the counts is found. */
static void
let_pass(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count, (void)values;
    sqlite3_result_int(context, 1);
}

static void
test_wrong_counts_are_found(void **state)
{
    (void)state;
    char *folder = fixture_folder(), *path = must_format("%s/x.db", folder);
    struct session *session = fixture_session_at(path);
    struct error error;
    struct text findings = TEXT_EMPTY;
    sqlite3 *database;
    assert_true(demo_fill(session, 20, 1, &error));
    assert_true(session_check(session, &findings, &error));
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    assert_int_not_equal(
        sqlite3_exec(database, "UPDATE stage_counts SET count = count + 1", NULL, NULL, NULL),
        SQLITE_OK); /* not without posact */
    sqlite3_create_function(database, "posact_writing", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, NULL,
                            let_pass, NULL, NULL);
    assert_int_equal(
        sqlite3_exec(database, "UPDATE stage_counts SET count = count + 1", NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(database);
    assert_false(session_check(session, &findings, &error));
    assert_non_null(strstr(text_string(&findings), "are not what the moves say"));
    text_clear(&findings);
    fixture_session_free(session);
    free(path);
    fixture_remove(folder);
}

/* --- columns --- */

static struct session *
session_with(const char *settings, const char *folder, struct store *store)
{
    char *path = files_write(folder, "own.yaml", settings, strlen(settings));
    struct error_list problems = {.items = NULL};
    struct config *config = config_load(&(struct config_sources){.given_path = path}, &problems);
    assert_int_equal(problems.count, 0);
    error_list_clear(&problems);
    free(path);
    return session_new(&(struct session_options){.store = store,
                                                 .config = config,
                                                 .clock = clock_fixed(FIXTURE_NOW_MS),
                                                 .officer = "J. Shah"});
}

static const struct board_column *
column_of(const struct board_columns *columns, const char *stage)
{
    for (size_t i = 0; i < columns->count; i++) {
        if (string_equal(columns->items[i].stage, stage))
            return &columns->items[i];
    }
    fail_msg("no column %s", stage);
    return NULL;
}

static void
assert_note(struct session *session, const struct board_columns *columns, const char *stage,
            const char *expected)
{
    struct text note = TEXT_EMPTY;
    const struct board_column *column = column_of(columns, stage);
    board_append_note(session, column, &note);
    assert_string_equal(text_string(&note), expected);
    text_clear(&note);
}

/* P34: people who stand in a stage that posact.yaml has out have a column, with words what to do.
 */
static void
test_stages_out_of_the_settings_are_seen(void **state)
{
    (void)state;
    static const char settings[] =
        "lists:\n  stages:\n    - {code: eoi, label: Interest, days: 1}\n"
        "    - {code: oap, label: Assessment}\n    - {code: start, label: Start}\n"
        "pipelines: {pc: eoi start}\n";
    char *folder = fixture_folder(), *path = must_format("%s/x.db", folder);
    struct session *first = fixture_session_at(path);
    struct error error;
    assert_true(demo_fill(first, 400, 1, &error));
    fixture_session_free(first);
    struct store_options options = fixture_options();
    options.path = path;
    options.mode = STORE_OPEN;
    struct session *session = session_with(settings, folder, fixture_store(&options));
    struct board board = {.role = must_strdup("pc")};
    struct board_columns columns;
    assert_true(board_read(session, &board, &columns, &error));
    assert_string_equal(columns.items[0].stage, "eoi");
    assert_string_equal(columns.items[1].stage, "start");
    assert_true(columns.items[1].in_order);
    assert_false(column_of(&columns, "sift")->in_order);
    assert_true(column_of(&columns, "sift")->count > 0);
    assert_note(session, &columns, "eoi", "usual 1 day");
    assert_note(session, &columns, "sift",
                "posact.yaml has no stage 'sift' any more; move them to one that it has");
    assert_note(session, &columns, "oap",
                "'oap' is no stage of this role; move them to one that is");
    assert_columns(session, &board);
    board_columns_clear(&columns);
    board_clear(&board);
    fixture_session_free(session);
    free(path);
    fixture_remove(folder);
}

/* Who has stood there longest is first. */
static void
test_a_column_begins_with_the_longest(void **state)
{
    (void)state;
    struct session *session = demo_session();
    struct board board = {.role = must_strdup("pc")};
    struct filter filter;
    struct query query = board_query(&board, "eoi", &filter);
    struct record_list list = {.count = 0};
    struct error error;
    assert_true(session_read(session, &query, QUERY_FIRST, NULL, ATTEMPTS, &list, &error));
    assert_true(list.count > 1);
    for (size_t i = 1; i < list.count; i++)
        assert_true(strcmp(record_get(list.items[i - 1], APPLICATION_SINCE),
                           record_get(list.items[i], APPLICATION_SINCE)) <= 0);
    record_list_clear(&list);
    filter_clear(&filter);
    board_clear(&board);
    fixture_session_free(session);
}

/* Roles first, and of each the most first; every live application is counted among the roles. */
static void
test_boards_to_choose_from(void **state)
{
    (void)state;
    struct session *session = demo_session();
    struct board_choices choices;
    struct error error;
    size_t live = 0;
    bool campaigns = false;
    assert_true(board_choices_read(session, &choices, &error));
    for (size_t i = 0; i < choices.count; i++) {
        bool of_campaign = !id_is_zero(&choices.items[i].board.campaign);
        assert_false(campaigns && !of_campaign);
        if (i > 0 && campaigns == of_campaign)
            assert_true(choices.items[i].count <= choices.items[i - 1].count);
        campaigns = of_campaign;
        live += of_campaign ? 0 : choices.items[i].count;
    }
    assert_true(campaigns);
    assert_int_equal(live, count_where(session, "outcome:live"));
    board_choices_clear(&choices);
    fixture_session_free(session);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts_are_right_whatever_is_done),
        cmocka_unit_test(test_wrong_counts_are_found),
        cmocka_unit_test(test_stages_out_of_the_settings_are_seen),
        cmocka_unit_test(test_a_column_begins_with_the_longest),
        cmocka_unit_test(test_boards_to_choose_from),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
