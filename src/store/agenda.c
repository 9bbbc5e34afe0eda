/* agenda.c - my day's questions in SQL. */
#include "store/agenda.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/text.h"
#include "statement.h"

/* ?1 the owner, ?2 the day or moment, ?3 the limit. `from` ends where a condition on the owner
 * goes; the index that the order names is walked. */
static const struct question {
    const char *columns; /* id, person, words, day, owner */
    const char *from;
    const char *owner; /* the column */
    const char *order;
} questions[AGENDA_PART_COUNT] = {
    [AGENDA_OVERDUE] =
        {
            .columns = "tasks.id, candidate, what, due, owner, due_key AS place",
            .from = "tasks WHERE alive = 1 AND status_key = 'open' AND due_key < ?2",
            .owner = "owner_key",
            .order = "due_key, id",
        },
    [AGENDA_TODAY] =
        {
            .columns = "tasks.id, candidate, what, due, owner, due_key AS place",
            .from = "tasks WHERE alive = 1 AND status_key = 'open' AND due_key = ?2",
            .owner = "owner_key",
            .order = "due_key, id",
        },
    [AGENDA_FOLLOW_UPS] =
        {
            .columns = "contact, follow_ups.candidate, "
                       "(SELECT next_action FROM contacts WHERE contacts.id = contact), due, "
                       "(SELECT owner FROM candidates WHERE candidates.id = follow_ups.candidate), "
                       "due AS place",
            .from = "follow_ups WHERE due <= ?2",
            .owner = "owner_key",
            .order = "due, candidate",
        },
    [AGENDA_NEW] =
        {
            .columns = "candidates.id, candidates.id, NULL, created, owner, created AS place",
            .from = "candidates WHERE alive = 1 AND created >= ?2 AND NOT EXISTS (SELECT 1 FROM "
                    "contacts WHERE contacts.candidate = candidates.id AND contacts.alive = 1)",
            .owner = "owner_key",
            .order = "created, id",
        },
};

/* "tasks WHERE ... AND owner_key = ?1 ORDER BY due_key, id LIMIT ?3" */
static void
append_walk(const struct question *question, const char *owner, struct text *sql)
{
    text_append_format(sql, " FROM %s", question->from);
    if (owner)
        text_append_format(sql, " AND %s = %s", question->owner, owner);
    text_append_format(sql, " ORDER BY %s LIMIT ?3", question->order);
}

/* An officer's own rows and nobody's are two walks, so that neither has to be sorted whole. */
static void
append_rows(const struct question *question, bool everybody, struct text *sql)
{
    text_append_format(sql, "SELECT * FROM (SELECT %s", question->columns);
    append_walk(question, everybody ? NULL : "?1", sql);
    text_append(sql, ")");
    if (everybody)
        return;
    text_append_format(sql, " UNION ALL SELECT * FROM (SELECT %s", question->columns);
    append_walk(question, "''", sql);
    text_append(sql, ") ORDER BY place, 1 LIMIT ?3");
}

static void
append_count(const struct question *question, bool everybody, struct text *sql)
{
    text_append(sql, "SELECT (SELECT count(*) FROM (SELECT 1");
    append_walk(question, everybody ? NULL : "?1", sql);
    text_append(sql, "))");
    if (everybody)
        return;
    text_append(sql, " + (SELECT count(*) FROM (SELECT 1");
    append_walk(question, "''", sql);
    text_append(sql, "))");
}

static sqlite3_stmt *
prepare(struct store *store, enum agenda_part part, bool count,
        const struct agenda_question *question, size_t limit, struct error *error)
{
    struct text sql = TEXT_EMPTY;
    bool everybody = question->owner_key == NULL;
    if (count)
        append_count(&questions[part], everybody, &sql);
    else
        append_rows(&questions[part], everybody, &sql);
    sqlite3_stmt *statement = statement_get(store, text_string(&sql), error);
    text_clear(&sql);
    if (statement == NULL)
        return NULL;
    char since[DATE_TEXT_SIZE];
    if (part == AGENDA_NEW)
        moment_to_iso(moment_from_date(date_add_days(question->day, -1)), since);
    else
        date_to_iso(question->day, since);
    if (!everybody)
        bind_text(statement, 1, question->owner_key);
    struct text bound = TEXT_EMPTY;
    text_append(&bound, since);
    bind_own_text(statement, 2, &bound);
    sqlite3_bind_int64(statement, 3, (sqlite3_int64)limit);
    return statement;
}

static void
add_row(struct agenda_list *list, sqlite3_stmt *statement)
{
    list->items = array_reserve(list->items, &list->capacity, list->count + 1, sizeof *list->items);
    struct agenda_row *row = &list->items[list->count++];
    *row = (struct agenda_row){.id = column_id(statement, 0)};
    if (sqlite3_column_type(statement, 1) == SQLITE_BLOB)
        row->person = column_id(statement, 1);
    row->words = column_value(statement, 2);
    row->day = column_value(statement, 3);
    row->owner = column_value(statement, 4);
}

static bool
read_rows(struct store *store, enum agenda_part part, const struct agenda_question *question,
          struct agenda_list *list, struct error *error)
{
    sqlite3_stmt *statement = prepare(store, part, false, question, question->limit, error);
    if (statement == NULL)
        return false;
    bool row, done;
    while ((done = statement_step(store, statement, &row, error)) && row)
        add_row(list, statement);
    return done;
}

bool
agenda_read(struct store *store, enum agenda_part part, const struct agenda_question *question,
            struct agenda_list *list, struct error *error)
{
    *list = (struct agenda_list){.items = NULL};
    if (!read_rows(store, part, question, list, error))
        return false;
    list->all = list->count;
    if (list->count < question->limit)
        return true;
    bool row;
    sqlite3_stmt *statement = prepare(store, part, true, question, AGENDA_MOST, error);
    if (statement == NULL || !statement_step(store, statement, &row, error))
        return false;
    if (row)
        list->all = (size_t)sqlite3_column_int64(statement, 0);
    sqlite3_reset(statement);
    return true;
}

void
agenda_list_clear(struct agenda_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i].words);
        free(list->items[i].day);
        free(list->items[i].owner);
    }
    free(list->items);
    *list = (struct agenda_list){.items = NULL};
}
