/* notes.c - a range of one of the three indexes that hold notes alone. */
#include "store/notes.h"

#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "row.h"
#include "statement.h"
#include "store/operation.h"

/* The words of the indexes, or SQLite does not take them. */
#define IS_NOTE " substr(body, 2, 1) = x'03'"
#define SELECT_NOTES                                                                               \
    "SELECT lsn, replica, seq, time, actor, command, type, record, body FROM operations "          \
    "WHERE" IS_NOTE
/* A row value would not use the index for its first part. */
#define WITHIN                                                                                     \
    " AND time >= ?1 AND time <= ?2 AND (time < ?2 OR lsn < ?3)"                                   \
    " ORDER BY time DESC, lsn DESC LIMIT ?4"

static const char *
statement_for(const struct notes_question *question)
{
    if (question->actor != NULL)
        return SELECT_NOTES " AND actor = ?5 COLLATE NOCASE" WITHIN;
    if (question->type != NULL)
        return SELECT_NOTES " AND record = ?5 AND type = ?6" WITHIN;
    return SELECT_NOTES WITHIN;
}

/* Of notes from before purposes were said there is none. */
static char *
purpose_of(sqlite3_stmt *statement)
{
    size_t length = (size_t)sqlite3_column_bytes(statement, 8);
    struct operation note = {.body = must_alloc(length + 1), .body_length = length};
    memcpy(note.body, sqlite3_column_blob(statement, 8), length);
    const char *purpose = operation_decode(&note) ? operation_value(&note, COLUMN_PURPOSE) : NULL;
    char *copy = purpose ? must_strdup(purpose) : NULL;
    operation_clear(&note);
    return copy;
}

static void
add_note(struct store *store, sqlite3_stmt *statement, struct change_list *list)
{
    list->items = array_reserve(list->items, &list->capacity, list->count + 1, sizeof *list->items);
    list->items[list->count++] = (struct change){
        .lsn = sqlite3_column_int64(statement, 0),
        .replica = sqlite3_column_int64(statement, 1),
        .seq = sqlite3_column_int64(statement, 2),
        .time_ms = sqlite3_column_int64(statement, 3),
        .actor = column_value(statement, 4),
        .command = column_value(statement, 5),
        .type = store_type(store, sqlite3_column_int(statement, 6)),
        .id = column_id(statement, 7),
        .purpose = purpose_of(statement),
        .kind = CHANGE_NOTED,
    };
}

bool
notes_read(struct store *store, const struct notes_question *question, size_t limit,
           struct change_list *list, struct error *error)
{
    const struct change *newer = question->newer;
    bool goes_on = newer != NULL && newer->time_ms < question->until_ms;
    sqlite3_stmt *statement = statement_get(store, statement_for(question), error);
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, question->from_ms);
    sqlite3_bind_int64(statement, 2, goes_on ? newer->time_ms : question->until_ms - 1);
    sqlite3_bind_int64(statement, 3, goes_on ? newer->lsn : INT64_MAX);
    sqlite3_bind_int64(statement, 4, (sqlite3_int64)limit);
    if (question->actor != NULL) {
        bind_text(statement, 5, question->actor);
    } else if (question->type != NULL) {
        bind_id(statement, 5, &question->record);
        sqlite3_bind_int(statement, 6, question->type->number);
    }
    bool row, done;
    while ((done = statement_step(store, statement, &row, error)) && row)
        add_note(store, statement, list);
    return done;
}
