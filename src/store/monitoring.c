/* monitoring.c - the way into the monitoring file, and who has which reference. */
#include "store/monitoring_read.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "statement.h"

#define RECORDS_NAME "posact.db"
#define ENDING ".db"

/* -- The file -------------------------------------------------------------------------------- */

char *
monitoring_path_beside(const char *records_path)
{
    const char *slash = strrchr(records_path, '/');
    const char *name = slash ? slash + 1 : records_path;
    int folder = (int)(name - records_path), length = (int)strlen(name);
    if (string_equal(name, RECORDS_NAME))
        return must_format("%.*smonitoring" ENDING, folder, records_path);
    if (length > (int)strlen(ENDING) && string_equal(name + length - strlen(ENDING), ENDING))
        length -= (int)strlen(ENDING);
    return must_format("%.*s%.*s-monitoring" ENDING, folder, records_path, length, name);
}

char *
monitoring_path(const struct store *records)
{
    return records->alone ? NULL : monitoring_path_beside(records->path);
}

static bool
check_belongs(struct store *records, struct store *file, struct error *error)
{
    return id_equal(&records->uuid, &file->uuid) ||
           error_set(error, ERROR_STORE,
                     "'%s' holds the answers of another database than '%s'; put back the one that "
                     "was beside it",
                     file->path, records->path);
}

struct store *
monitoring_open(struct store *records, enum store_mode mode, bool read_only, struct error *error)
{
    char *path = monitoring_path(records);
    struct store_options options = {
        .path = path ? path : ":memory:",
        .mode = mode,
        .read_only = read_only,
        .schema = &store_schema_monitoring,
        .kind = store_kind(records),
        .uuid = &records->uuid,
        .lock_timeout_ms = records->lock_timeout_ms,
        .free_bytes = records->free_bytes,
        .clock = records->clock,
        .ids = records->ids,
    };
    struct store *file = NULL;
    if (records->sealed)
        error_set(error, ERROR_DENIED,
                  "Answers to equality questions are taken on the server and never on a laptop");
    else if (!path)
        error_set(error, ERROR_NOT_FOUND,
                  "A database in memory has no place for answers to equality questions");
    else if (mode == STORE_OPEN && !file_exists(path))
        error_set(error, ERROR_NOT_FOUND,
                  "Nobody has answered equality questions here: there is "
                  "no '%s'",
                  path);
    else
        file = store_open(&options, error);
    free(path);
    if (file && !check_belongs(records, file, error)) {
        store_close(file);
        return NULL;
    }
    return file;
}

/* -- Who has which reference ------------------------------------------------------------------- */

/* One row of a statement, which the guard lets pass only here. */
static bool
step_link(struct store *records, const char *sql, const struct id *candidate,
          const struct id *reference, struct id *out, bool *row, struct error *error)
{
    *row = false;
    records->linking++;
    sqlite3_stmt *statement = statement_get(records, sql, error);
    bool done = statement != NULL;
    if (done) {
        bind_id(statement, 1, candidate);
        if (reference)
            bind_id(statement, 2, reference);
        done = statement_step(records, statement, row, error);
    }
    if (done && *row && out)
        *out = column_id(statement, 0);
    if (statement)
        sqlite3_reset(statement);
    records->linking--;
    return done;
}

bool
monitoring_find(struct store *records, const struct id *candidate, struct id *reference,
                bool *found, struct error *error)
{
    return step_link(records, "SELECT reference FROM monitoring_links WHERE candidate = ?1",
                     candidate, NULL, reference, found, error);
}

bool
monitoring_link(struct store *records, const struct id *candidate, struct id *reference,
                struct error *error)
{
    bool found = false, row;
    if (!monitoring_find(records, candidate, reference, &found, error) || found)
        return found;
    struct id_source source = id_source_random();
    *reference = id_next(&source);
    return step_link(records, "INSERT INTO monitoring_links (candidate, reference) VALUES (?1, ?2)",
                     candidate, reference, NULL, &row, error);
}

bool
monitoring_each_link(struct store *records, monitoring_link_visit *visit, void *context,
                     struct error *error)
{
    records->linking++;
    /* Whoever was merged into another counts as that one (T36). */
    sqlite3_stmt *statement =
        statement_get(records,
                      "SELECT ifnull(merged_into, candidate), reference FROM monitoring_links"
                      " JOIN candidates ON candidates.id = monitoring_links.candidate",
                      error);
    bool row, done = statement != NULL;
    while (done && (done = statement_step(records, statement, &row, error)) && row) {
        struct id candidate = column_id(statement, 0), reference = column_id(statement, 1);
        done = visit(context, &candidate, &reference, error);
    }
    if (statement)
        sqlite3_reset(statement);
    records->linking--;
    return done;
}

/* -- Answers ----------------------------------------------------------------------------------- */

static const char *const state_codes[ANSWER_STATES] = {
    [ANSWER_GIVEN] = "answered",
    [ANSWER_BLANK] = "blank",
    [ANSWER_PREFER_NOT] = "prefer_not_to_say",
    [ANSWER_NOT_ASKED] = "not_asked",
    [ANSWER_DO_NOT_KNOW] = "do_not_know",
};

static enum answer_state
state_of(const char *code)
{
    size_t state = 0;
    while (state < ANSWER_STATES - 1 && !string_equal(state_codes[state], code))
        state++;
    return (enum answer_state)state;
}

static bool
run_for(struct store *file, const char *sql, const struct id *reference, struct error *error)
{
    sqlite3_stmt *statement = statement_get(file, sql, error);
    if (!statement)
        return false;
    bind_id(statement, 1, reference);
    return statement_run(file, statement, error);
}

bool
monitoring_forget_reference(struct store *file, const struct id *reference, struct error *error)
{
    return run_for(file, "DELETE FROM respondents WHERE reference = ?1", reference, error);
}

bool
monitoring_has(struct store *file, const struct id *reference, bool *has, struct error *error)
{
    sqlite3_stmt *statement =
        statement_get(file, "SELECT 1 FROM respondents WHERE reference = ?1", error);
    if (!statement)
        return false;
    bind_id(statement, 1, reference);
    return statement_found(file, statement, has, error);
}

static bool
write_respondent(struct store *file, const struct id *reference, const char *month,
                 struct error *error)
{
    sqlite3_stmt *statement =
        statement_get(file,
                      "INSERT INTO respondents (reference, month, source) VALUES (?1, ?2, 'self')"
                      " ON CONFLICT DO UPDATE SET month = excluded.month",
                      error);
    if (!statement)
        return false;
    bind_id(statement, 1, reference);
    bind_text(statement, 2, month);
    return statement_run(file, statement, error);
}

static bool
write_answer(struct store *file, const struct id *reference, const struct kept_answer *answer,
             struct error *error)
{
    sqlite3_stmt *statement = statement_get(
        file,
        "INSERT OR REPLACE INTO answers (reference, question, pack, state, answer, words)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        error);
    if (!statement)
        return false;
    bind_id(statement, 1, reference);
    bind_text(statement, 2, answer->question);
    bind_text(statement, 3, answer->pack);
    bind_text(statement, 4, state_codes[answer->state]);
    bind_text(statement, 5, answer->answer);
    bind_text(statement, 6, answer->words);
    return statement_run(file, statement, error);
}

bool
monitoring_write(struct store *file, const struct id *reference, const char *month,
                 const struct kept_answer *answers, size_t count, struct error *error)
{
    bool done = write_respondent(file, reference, month, error);
    for (size_t i = 0; i < count && done; i++)
        done = answers[i].as_before || write_answer(file, reference, &answers[i], error);
    return done;
}

static const char *
text_of(sqlite3_stmt *statement, int column)
{
    return (const char *)sqlite3_column_text(statement, column);
}

bool
monitoring_each(struct store *file, const char *month, const struct id *reference,
                monitoring_visit *visit, void *context, struct error *error)
{
    sqlite3_stmt *statement = statement_get(
        file,
        reference ? "SELECT reference, question, pack, state, answer, words, month"
                    " FROM respondents JOIN answers USING (reference) WHERE reference = ?1"
                  : "SELECT reference, question, pack, state, answer, words, month"
                    " FROM respondents JOIN answers USING (reference) WHERE month < ?1"
                    " ORDER BY reference",
        error);
    bool row, done = statement != NULL;
    if (done && reference)
        bind_id(statement, 1, reference);
    else if (done)
        bind_text(statement, 1, month);
    while (done && (done = statement_step(file, statement, &row, error)) && row) {
        struct id id = column_id(statement, 0);
        struct kept_answer answer = {
            .question = text_of(statement, 1),
            .pack = text_of(statement, 2),
            .state = state_of(text_of(statement, 3)),
            .answer = text_of(statement, 4),
            .words = text_of(statement, 5),
        };
        done = visit(context, &id, &answer, text_of(statement, 6), error);
    }
    if (statement)
        sqlite3_reset(statement);
    return done;
}
