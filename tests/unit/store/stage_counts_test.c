/* stage_counts_test.c - G11: neither a board nor a funnel walks the applications; each column is a
 * walk along an index in the order that it is shown in. */
#include "store/stage_counts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "modules/application.h"
#include "modules/board.h"
#include "modules/demo.h"
#include "modules/funnel.h"
#include "store/statement.h"
#include "support/fixture.h"

/* The plan of a statement, its steps with a line feed each. */
static void
read_plan(struct store *store, const char *sql, struct text *plan)
{
    struct error error = {.text = ""};
    char *explain = must_format("EXPLAIN QUERY PLAN %s", sql);
    sqlite3_stmt *statement = statement_get(store, explain, &error);
    if (statement == NULL)
        fail_msg("%s", error.text);
    bool row;
    while (statement_step(store, statement, &row, &error) && row)
        text_append_format(plan, "%s\n", (const char *)sqlite3_column_text(statement, 3));
    free(explain);
}

/* Reads the first window of a column, and the one after its first record. */
static void
read_column(struct session *session, const struct board *board, const char *stage)
{
    struct error error;
    struct filter filter;
    struct record_list list = {.count = 0};
    struct query_place place = {.key = NULL};
    struct query query = board_query(board, stage, &filter);
    assert_true(session_read(session, &query, QUERY_FIRST, NULL, 5, &list, &error));
    assert_true(list.count > 0);
    session_place(&query, list.items[0], &place);
    assert_true(session_read(session, &query, QUERY_AFTER, &place, 5, &list, &error));
    assert_true(session_read(session, &query, QUERY_BEFORE, &place, 5, &list, &error));
    query_place_clear(&place);
    record_list_clear(&list);
    filter_clear(&filter);
}

static void
ask_everything(struct session *session, struct board *role, struct board *campaign)
{
    struct error error;
    struct board_choices choices;
    struct board_columns columns;
    struct funnel funnel;
    assert_true(board_choices_read(session, &choices, &error));
    assert_true(choices.count > 1);
    role->role = must_strdup(choices.items[0].board.role);
    campaign->campaign = choices.items[choices.count - 1].board.campaign;
    board_choices_clear(&choices);
    assert_true(board_read(session, role, &columns, &error));
    board_columns_clear(&columns);
    assert_true(board_read(session, campaign, &columns, &error));
    board_columns_clear(&columns);
    assert_true(funnel_read(session, &campaign->campaign, &funnel, &error));
    assert_true(funnel.applications > 0);
}

static void
assert_plan(struct store *store, const char *sql)
{
    struct text plan = TEXT_EMPTY;
    read_plan(store, sql, &plan);
    const char *steps = text_string(&plan);
    bool window = strstr(sql, " FROM applications ") != NULL;
    if (strstr(steps, "SCAN") || (window && strstr(steps, "TEMP B-TREE")) ||
        (window && !strstr(steps, "_board")))
        fail_msg("%s: %s", steps, sql);
    text_clear(&plan);
}

/* Which boards there are is asked of all counts, which are few; everything else of an index. */
static bool
is_asked_of_all(const char *sql)
{
    return strstr(sql, "GROUP BY role") || strstr(sql, "GROUP BY campaign");
}

static void
test_nothing_is_scanned(void **state)
{
    (void)state;
    struct store_options options = fixture_options();
    struct store *store = fixture_store(&options);
    struct session *session = fixture_session_on(store, "J. Shah");
    struct board role = {.role = NULL}, campaign = {.role = NULL};
    struct error error;
    char *asked[STATEMENT_SLOTS];
    size_t count = 0, windows = 0;
    assert_true(demo_fill(session, 300, 1, &error));
    statement_forget(store);
    ask_everything(session, &role, &campaign);
    read_column(session, &role, "eoi");
    read_column(session, &campaign, "eoi");
    for (size_t i = 0; i < store->slot_count; i++) {
        const char *sql = store->slots[i].sql;
        bool window = strstr(sql, " FROM applications ") && strstr(sql, "LIMIT");
        windows += window;
        if ((window || strstr(sql, "FROM stage_counts")) && !is_asked_of_all(sql))
            asked[count++] = must_strdup(sql);
    }
    assert_true(windows >= 4);
    assert_true(count >= windows + 3);
    for (size_t i = 0; i < count; i++) {
        assert_plan(store, asked[i]);
        free(asked[i]);
    }
    board_clear(&role);
    fixture_session_free(session);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_is_scanned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
