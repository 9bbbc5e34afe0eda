/* stage_counts.c - the questions of the board and the funnel in SQL. */
#include "store/stage_counts.h"

#include <stdlib.h>

#include "base/array.h"
#include "statement.h"

/* code, campaign, been, live, count; ?1 the role or the campaign. */
static const char *const questions[STAGE_QUESTION_COUNT] = {
    [STAGES_OF_ROLE] = "SELECT stage, NULL, '', 1, sum(count) FROM stage_counts"
                       " WHERE role = ?1 AND live = 1 GROUP BY stage",
    [STAGES_OF_CAMPAIGN] = "SELECT stage, NULL, '', 1, sum(count) FROM stage_counts"
                           " WHERE campaign = ?1 AND live = 1 GROUP BY stage",
    [WAYS_OF_CAMPAIGN] = "SELECT stage, NULL, been, live, sum(count) FROM stage_counts"
                         " WHERE campaign = ?1 GROUP BY stage, been, live",
    [LIVE_ROLES] = "SELECT role, NULL, '', 1, sum(count) FROM stage_counts"
                   " WHERE live = 1 GROUP BY role ORDER BY 5 DESC, 1",
    [LIVE_CAMPAIGNS] = "SELECT '', campaign, '', 1, sum(count) FROM stage_counts"
                       " WHERE campaign > x'' AND live = 1 GROUP BY campaign ORDER BY 5 DESC, 2",
};

static void
add_row(struct stage_count_list *list, sqlite3_stmt *statement)
{
    list->items = array_reserve(list->items, &list->capacity, list->count + 1, sizeof *list->items);
    struct stage_count *row = &list->items[list->count++];
    *row = (struct stage_count){.code = column_value(statement, 0)};
    if (sqlite3_column_type(statement, 1) == SQLITE_BLOB)
        row->campaign = column_id(statement, 1);
    row->been = column_value(statement, 2);
    row->live = sqlite3_column_int(statement, 3) != 0;
    row->count = (size_t)sqlite3_column_int64(statement, 4);
}

bool
stage_counts_read(struct store *store, enum stage_question question, const char *role,
                  const struct id *campaign, struct stage_count_list *list, struct error *error)
{
    *list = (struct stage_count_list){.items = NULL};
    sqlite3_stmt *statement = statement_get(store, questions[question], error);
    if (statement == NULL)
        return false;
    if (question == STAGES_OF_ROLE)
        bind_text(statement, 1, role);
    if (question == STAGES_OF_CAMPAIGN || question == WAYS_OF_CAMPAIGN)
        bind_id(statement, 1, campaign);
    bool row, done;
    while ((done = statement_step(store, statement, &row, error)) && row)
        add_row(list, statement);
    return done;
}

void
stage_count_list_clear(struct stage_count_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i].code);
        free(list->items[i].been);
    }
    free(list->items);
    *list = (struct stage_count_list){.items = NULL};
}
