/* period_counts.c - counts along the index of a day; what changed later is read from the log. */
#include "store/period_counts.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "record/record.h"
#include "statement.h"
#include "store/operation.h"

/* What is asked for, as SQL has it. */
struct counting {
    struct store *store;
    const struct period_question *question;
    char as_at[DATE_TEXT_SIZE]; /* the moment; "" for now */
};

static void
append_column(const struct record_type *type, size_t field, struct text *sql)
{
    bool keyed = field >= RECORD_CORE_COUNT && (type->fields[field].flags & FIELD_KEYED) != 0;
    text_append_format(sql, "%s%s", type->fields[field].name, keyed ? "_key" : "");
}

/* The first value of a day: its beginning where the field has times. */
static void
first_value(const struct period_question *question, struct date day, char out[DATE_TEXT_SIZE])
{
    if (question->type->fields[question->day].kind == FIELD_MOMENT)
        moment_to_iso(moment_from_date(day), out);
    else
        date_to_iso(day, out);
}

/* --- as they are --- */

static void
append_count_sql(const struct counting *counting, struct text *sql)
{
    const struct period_question *question = counting->question;
    text_append_format(sql, "SELECT count(*) FROM %s WHERE alive = 1 AND ", question->type->table);
    append_column(question->type, question->day, sql);
    text_append(sql, " >= ?1 AND ");
    append_column(question->type, question->day, sql);
    text_append(sql, " < ?2");
    if (question->state != 0) {
        text_append(sql, " AND ");
        append_column(question->type, question->state, sql);
        text_append(sql, " = ?3");
    }
    if (counting->as_at[0] != '\0')
        text_append(sql, " AND changed <= ?4");
}

static bool
count_period(const struct counting *counting, const char *sql, struct date from, struct date until,
             size_t *count, struct error *error)
{
    char first[DATE_TEXT_SIZE], end[DATE_TEXT_SIZE];
    bool row = false;
    sqlite3_stmt *statement = statement_get(counting->store, sql, error);
    if (statement == NULL)
        return false;
    first_value(counting->question, from, first);
    first_value(counting->question, until, end);
    bind_text(statement, 1, first);
    bind_text(statement, 2, end);
    if (counting->question->state != 0)
        bind_text(statement, 3, counting->question->is);
    if (counting->as_at[0] != '\0')
        bind_text(statement, 4, counting->as_at);
    if (!statement_step(counting->store, statement, &row, error))
        return false;
    *count = row ? (size_t)sqlite3_column_int64(statement, 0) : 0;
    return statement_run(counting->store, statement, error);
}

/* --- as they were --- */

/* The newest value of a column that was written by then; what creates a record leaves it alive. */
struct known {
    int column;
    bool found;
    char *value;
};

static void
learn(const struct operation *operation, struct known *known)
{
    for (size_t i = 0; i < operation->write_count && !known->found; i++) {
        if (operation->writes[i].column != known->column)
            continue;
        const char *value = operation->writes[i].value;
        known->found = true;
        known->value = value ? must_strdup(value) : NULL;
    }
    if (operation->kind == OPERATION_CREATE && !known->found) {
        known->found = true;
        known->value = known->column == COLUMN_ALIVE ? must_strdup("1") : NULL;
    }
}

/* What was imported with a date of its own was known by then as it came in. */
static bool
find_known_by(const struct counting *counting, const struct id *id, int64_t *known_by,
              struct error *error)
{
    int64_t lsn = 0, first = 0;
    bool found = true, done = true;
    while (done && found) {
        struct operation operation;
        done = operation_before(counting->store, counting->question->type, id, lsn, &operation,
                                &found, error);
        first = done && found ? operation.time_ms : first;
        lsn = operation.lsn;
        operation_clear(&operation);
    }
    *known_by = first > counting->question->as_at_ms ? first : counting->question->as_at_ms;
    return done;
}

static bool
read_known(const struct counting *counting, const struct id *id, struct known *known, size_t count,
           struct error *error)
{
    int64_t lsn = 0, known_by;
    bool found = true, all = false, done = find_known_by(counting, id, &known_by, error);
    while (done && found && !all) {
        struct operation operation;
        done = operation_before(counting->store, counting->question->type, id, lsn, &operation,
                                &found, error);
        lsn = operation.lsn;
        all = done && found && operation.time_ms <= known_by;
        for (size_t i = 0; i < count && all; i++)
            learn(&operation, &known[i]);
        for (size_t i = 0; i < count; i++)
            all = all && known[i].found;
        operation_clear(&operation);
    }
    return done;
}

static void
count_known(const struct counting *counting, const char *value, const struct date *periods,
            size_t count, size_t *counts)
{
    char first[DATE_TEXT_SIZE], end[DATE_TEXT_SIZE];
    for (size_t i = 0; i < count; i++) {
        first_value(counting->question, periods[i], first);
        first_value(counting->question, periods[i + 1], end);
        counts[i] += strcmp(value, first) >= 0 && strcmp(value, end) < 0;
    }
}

/* The day of when it was made is no register. */
static bool
add_as_it_was(const struct counting *counting, const struct id *id, const char *created,
              const struct date *periods, size_t count, size_t *counts, struct error *error)
{
    const struct period_question *question = counting->question;
    const struct field *fields = question->type->fields;
    struct known known[] = {
        {.column = COLUMN_ALIVE},
        {.column = fields[question->day].number},
        {.column = question->state != 0 ? fields[question->state].number : COLUMN_ALIVE},
    };
    if (question->day == RECORD_CREATED)
        known[1] = (struct known){.found = true, .value = must_strdup(created)};
    bool done = read_known(counting, id, known, 3, error);
    bool counted = done && string_equal(known[0].value, "1") && known[1].value &&
                   (question->state == 0 || string_equal(known[2].value, question->is));
    if (counted)
        count_known(counting, known[1].value, periods, count, counts);
    for (size_t i = 0; i < 3; i++)
        free(known[i].value);
    return done;
}

static bool
add_changed_since(const struct counting *counting, bool alive, const struct date *periods,
                  size_t count, size_t *counts, struct error *error)
{
    struct text sql = TEXT_EMPTY;
    bool row = true, done;
    text_append_format(&sql,
                       "SELECT id, created FROM %s WHERE alive = %d AND changed > ?1"
                       " AND created <= ?1",
                       counting->question->type->table, alive ? 1 : 0);
    sqlite3_stmt *statement = statement_get(counting->store, text_string(&sql), error);
    done = statement != NULL;
    if (done)
        bind_text(statement, 1, counting->as_at);
    while (done && row) {
        done = statement_step(counting->store, statement, &row, error);
        if (!done || !row)
            break;
        struct id id = column_id(statement, 0);
        char *created = column_value(statement, 1);
        done = add_as_it_was(counting, &id, created, periods, count, counts, error);
        free(created);
    }
    text_clear(&sql);
    return done;
}

bool
period_counts_read(struct store *store, const struct period_question *question,
                   const struct date *periods, size_t count, size_t *counts, struct error *error)
{
    struct counting counting = {.store = store, .question = question};
    struct text sql = TEXT_EMPTY;
    bool done = true;
    if (question->as_at_ms != 0)
        moment_to_iso(question->as_at_ms, counting.as_at);
    append_count_sql(&counting, &sql);
    for (size_t i = 0; i < count && done; i++)
        done = count_period(&counting, text_string(&sql), periods[i], periods[i + 1], &counts[i],
                            error);
    for (int alive = 0; alive < 2 && done && question->as_at_ms != 0; alive++)
        done = add_changed_since(&counting, alive == 1, periods, count, counts, error);
    text_clear(&sql);
    return done;
}
