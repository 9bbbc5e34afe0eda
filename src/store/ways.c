/* ways.c - applications beside their moves, and the help that people had, in SQL. */
#include "store/ways.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "statement.h"

/* The application that is being read, and the steps of it so far. */
struct reading {
    struct way way;
    char *words[5]; /* role, stage, outcome, applied, ended */
    struct way_step *steps;
    size_t capacity;
    bool begun;
};

static const char *
text_of(sqlite3_stmt *statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    return text ? text : "";
}

static void
clear_way(struct reading *reading)
{
    for (size_t i = 0; i < reading->way.step_count; i++) {
        free(reading->steps[i].from);
        free(reading->steps[i].to);
        free(reading->steps[i].day);
    }
    for (size_t i = 0; i < 5; i++) {
        free(reading->words[i]);
        reading->words[i] = NULL;
    }
    reading->way.step_count = 0;
    reading->begun = false;
}

static void
begin_way(struct reading *reading, sqlite3_stmt *statement)
{
    for (int i = 0; i < 5; i++)
        reading->words[i] = must_strdup(text_of(statement, 3 + i));
    reading->way = (struct way){
        .application = column_id(statement, 0),
        .candidate = column_id(statement, 1),
        .campaign = column_id(statement, 2),
        .role = reading->words[0],
        .stage = reading->words[1],
        .outcome = reading->words[2],
        .applied = reading->words[3],
        .ended = reading->words[4],
    };
    reading->begun = true;
}

static void
add_step(struct reading *reading, sqlite3_stmt *statement)
{
    if (sqlite3_column_type(statement, 10) == SQLITE_NULL)
        return;
    reading->steps = array_reserve(reading->steps, &reading->capacity, reading->way.step_count + 1,
                                   sizeof *reading->steps);
    reading->steps[reading->way.step_count++] = (struct way_step){
        .from = must_strdup(text_of(statement, 8)),
        .to = must_strdup(text_of(statement, 9)),
        .day = must_strdup(text_of(statement, 10)),
    };
}

static int
by_day(const void *a, const void *b)
{
    return strcmp(((const struct way_step *)a)->day, ((const struct way_step *)b)->day);
}

static bool
show_way(struct reading *reading, way_visit *visit, void *context, struct error *error)
{
    if (!reading->begun)
        return true;
    if (reading->way.step_count > 1)
        qsort(reading->steps, reading->way.step_count, sizeof *reading->steps, by_day);
    reading->way.steps = reading->steps;
    bool done = visit(context, &reading->way, error);
    clear_way(reading);
    return done;
}

/* In the order of the applications' rows, so nothing is sorted. */
bool
ways_each(struct store *store, way_visit *visit, void *context, struct error *error)
{
    struct reading reading = {.begun = false};
    sqlite3_stmt *statement = statement_get(
        store,
        "SELECT applications.id, applications.candidate, campaign, role_key, stage_key,"
        " applications.outcome, applied, ended, from_stage, to_stage, moved"
        " FROM applications LEFT JOIN moves ON moves.application = applications.id"
        " AND moves.alive = 1 WHERE applications.alive = 1 ORDER BY applications.number",
        error);
    bool row, done = statement != NULL;
    while (done && (done = statement_step(store, statement, &row, error)) && row) {
        struct id id = column_id(statement, 0);
        if (reading.begun && !id_equal(&id, &reading.way.application))
            done = show_way(&reading, visit, context, error);
        if (done && !reading.begun)
            begin_way(&reading, statement);
        if (done)
            add_step(&reading, statement);
    }
    done = done && show_way(&reading, visit, context, error);
    if (statement)
        sqlite3_reset(statement);
    clear_way(&reading);
    free(reading.steps);
    return done;
}

bool
helps_each(struct store *store, help_visit *visit, void *context, struct error *error)
{
    sqlite3_stmt *statement = statement_get(
        store,
        "SELECT candidate, 0, kind, started FROM pairings"
        " WHERE alive = 1 AND started IS NOT NULL"
        " UNION ALL SELECT candidate, 1, kind, substr(starts, 1, 10) FROM invitations"
        " JOIN events ON events.id = invitations.event"
        " WHERE invitations.alive = 1 AND candidate IS NOT NULL"
        " AND invitations.state = 'attended' AND starts IS NOT NULL"
        " UNION ALL SELECT candidate, 2, '', substr(signed_up, 1, 10) FROM invitations"
        " WHERE alive = 1 AND candidate IS NOT NULL AND signed_up IS NOT NULL",
        error);
    bool row, done = statement != NULL;
    while (done && (done = statement_step(store, statement, &row, error)) && row) {
        struct id candidate = column_id(statement, 0);
        done = visit(context, &candidate, (enum help_source)sqlite3_column_int(statement, 1),
                     text_of(statement, 2), text_of(statement, 3), error);
    }
    if (statement)
        sqlite3_reset(statement);
    return done;
}
