/* log_check.c - walks the log and names the first operation that does not fit. */
#include "store/log_check.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/date.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "statement.h"
#include "transaction.h"

#define WHAT_TO_DO "; keep this file as it is, and compare it with the last backup"

/* -- Points --------------------------------------------------------------------------------- */

void
log_point_clear(struct log_point *point)
{
    free(point->ends);
    *point = (struct log_point){.lsn = 0};
}

void
log_point_copy(struct log_point *to, const struct log_point *from)
{
    log_point_clear(to);
    to->lsn = from->lsn;
    for (size_t i = 0; i < from->end_count; i++)
        *log_point_end(to, from->ends[i].replica) = from->ends[i];
}

struct log_end *
log_point_end(struct log_point *point, int64_t replica)
{
    for (size_t i = 0; i < point->end_count; i++)
        if (point->ends[i].replica == replica)
            return &point->ends[i];
    point->ends =
        array_reserve(point->ends, &point->end_capacity, point->end_count + 1, sizeof *point->ends);
    point->ends[point->end_count] = (struct log_end){.replica = replica, .latest_ms = INT64_MIN};
    return &point->ends[point->end_count++];
}

/* -- Rows ----------------------------------------------------------------------------------- */

enum row_column {
    ROW_LSN,
    ROW_REPLICA,
    ROW_SEQ,
    ROW_TIME,
    ROW_ACTION,
    ROW_UNDOES,
    ROW_TYPE,
    ROW_ACTOR,
    ROW_COMMAND,
    ROW_RECORD,
    ROW_SALT,
    ROW_BODY,
    ROW_BODY_HASH,
    ROW_HASH,
};

#define COLUMNS                                                                                    \
    "lsn, replica, seq, time, action, undoes, type, actor, command, record, salt, body,"           \
    " body_hash, hash"

/* A row as it stands, borrowed from the statement. */
struct row {
    struct operation operation;
    bool proper; /* every column holds the kind of thing that was written there */
};

static bool
read_blob(sqlite3_stmt *statement, int column, unsigned char *out, size_t size)
{
    const void *bytes = sqlite3_column_blob(statement, column);
    bool fits = sqlite3_column_type(statement, column) == SQLITE_BLOB &&
                (size_t)sqlite3_column_bytes(statement, column) == size;
    if (fits)
        memcpy(out, bytes, size);
    return fits;
}

/* A text with a NUL in it would be hashed up to there only. */
static bool
read_text(sqlite3_stmt *statement, int column, char **out)
{
    const unsigned char *text = sqlite3_column_text(statement, column);
    *out = (char *)(uintptr_t)text;
    return text != NULL && strlen(*out) == (size_t)sqlite3_column_bytes(statement, column);
}

static bool
has_numbers(sqlite3_stmt *statement)
{
    for (int column = ROW_LSN; column <= ROW_TYPE; column++)
        if (sqlite3_column_type(statement, column) != SQLITE_INTEGER)
            return false;
    int64_t type = sqlite3_column_int64(statement, ROW_TYPE);
    return type >= INT_MIN && type <= INT_MAX;
}

/* Body and salt are both there, or both erased (S30). */
static bool
read_body(sqlite3_stmt *statement, struct operation *operation)
{
    int type = sqlite3_column_type(statement, ROW_BODY);
    if (type == SQLITE_NULL)
        return sqlite3_column_type(statement, ROW_SALT) == SQLITE_NULL;
    operation->body = (unsigned char *)(uintptr_t)sqlite3_column_blob(statement, ROW_BODY);
    operation->body_length = (size_t)sqlite3_column_bytes(statement, ROW_BODY);
    return type == SQLITE_BLOB && operation->body_length > 0 &&
           read_blob(statement, ROW_SALT, operation->salt, OPERATION_SALT_SIZE);
}

static struct row
read_row(sqlite3_stmt *statement)
{
    struct row row = {
        .operation =
            {
                .lsn = sqlite3_column_int64(statement, ROW_LSN),
                .replica = sqlite3_column_int64(statement, ROW_REPLICA),
                .seq = sqlite3_column_int64(statement, ROW_SEQ),
                .time_ms = sqlite3_column_int64(statement, ROW_TIME),
                .action = sqlite3_column_int64(statement, ROW_ACTION),
                .undoes = sqlite3_column_int64(statement, ROW_UNDOES),
                .type = sqlite3_column_int(statement, ROW_TYPE),
            },
        .proper = has_numbers(statement),
    };
    struct operation *operation = &row.operation;
    row.proper &= read_text(statement, ROW_ACTOR, &operation->actor);
    row.proper &= read_text(statement, ROW_COMMAND, &operation->command);
    row.proper &= read_blob(statement, ROW_RECORD, operation->record.bytes, ID_SIZE);
    row.proper &= read_body(statement, operation);
    row.proper &= read_blob(statement, ROW_BODY_HASH, operation->body_hash, OPERATION_HASH_SIZE);
    row.proper &= read_blob(statement, ROW_HASH, operation->hash, OPERATION_HASH_SIZE);
    return row;
}

/* -- In words ------------------------------------------------------------------------------- */

#define REFERENCE_LENGTH 8

static void
name_record(const struct store *store, const struct operation *operation, struct text *out)
{
    char id[ID_TEXT_SIZE];
    if (id_is_zero(&operation->record))
        return;
    const char *name = "record";
    for (size_t i = 0; i < store->type_count; i++)
        if (store->types[i]->number == operation->type)
            name = store->types[i]->name;
    id_to_text(&operation->record, id);
    text_append_format(out, " of %s %.*s", name, REFERENCE_LENGTH, id);
}

/* "operation 12 of replica 1 ('edit' of candidate 3f2a91c0 by 'J. Shah', 21 November 2026, 12:04)",
 * as the row says now. */
static void
name_operation(const struct store *store, const struct operation *operation, struct text *out)
{
    char when[DATE_TEXT_SIZE];
    moment_show(operation->time_ms, when);
    const char *command = operation->command == NULL ? "" : operation->command;
    const char *actor = operation->actor == NULL ? "" : operation->actor;
    text_append_format(out, "operation %lld of replica %lld ('%.*s'", (long long)operation->seq,
                       (long long)operation->replica, utf8_quoted(command), command);
    name_record(store, operation, out);
    text_append_format(out, " by '%.*s', %s)", utf8_quoted(actor), actor,
                       when[0] == '\0' ? "at no time" : when);
}

static void
name_gap(int64_t replica, int64_t first, int64_t last, struct text *out)
{
    if (first == last)
        text_append_format(out, "Operation %lld of replica %lld is", (long long)first,
                           (long long)replica);
    else
        text_append_format(out, "Operations %lld to %lld of replica %lld are", (long long)first,
                           (long long)last, (long long)replica);
}

/* Takes the words. */
static bool
refuse(struct text *words, struct error *error)
{
    error_set(error, ERROR_STORE, "%s" WHAT_TO_DO, text_string(words));
    text_clear(words);
    return false;
}

static bool
refuse_row(const struct store *store, const struct operation *operation, const char *why,
           struct error *error)
{
    struct text words = TEXT_EMPTY;
    name_operation(store, operation, &words);
    words.bytes[0] = 'O';
    text_append_format(&words, " %s", why);
    return refuse(&words, error);
}

static bool
refuse_gap(const struct store *store, const struct operation *next, int64_t expected,
           struct error *error)
{
    struct text words = TEXT_EMPTY;
    name_gap(next->replica, expected, next->seq - 1, &words);
    text_append(&words, " gone from the log or moved in it; next comes ");
    name_operation(store, next, &words);
    return refuse(&words, error);
}

/* -- The walk ------------------------------------------------------------------------------- */

static bool
fits(const struct operation *operation, const struct log_end *end)
{
    struct operation sealed = *operation;
    operation_seal(&sealed, end->hash);
    return memcmp(sealed.hash, operation->hash, OPERATION_HASH_SIZE) == 0 &&
           memcmp(sealed.body_hash, operation->body_hash, OPERATION_HASH_SIZE) == 0;
}

/* Nothing is ever deleted, so the places in the log are 1, 2, 3 and on. */
static bool
check_row(const struct store *store, const struct row *row, struct log_point *point,
          struct error *error)
{
    const struct operation *operation = &row->operation;
    if (!row->proper)
        return refuse_row(store, operation, "was altered", error);
    struct log_end *end = log_point_end(point, operation->replica);
    if (operation->seq == end->seq + 1 && !fits(operation, end))
        return refuse_row(store, operation, "was altered", error);
    if (operation->seq > end->seq + 1)
        return refuse_gap(store, operation, end->seq + 1, error);
    if (operation->seq <= end->seq || operation->lsn != point->lsn + 1)
        return refuse_row(store, operation, "is not where it was written", error);
    point->lsn = operation->lsn;
    end->seq = operation->seq;
    if (end->latest_ms < operation->time_ms)
        end->latest_ms = operation->time_ms;
    memcpy(end->hash, operation->hash, OPERATION_HASH_SIZE);
    return true;
}

/* In the order of arrival, without decoding: what the hashes vouch for is what was written. A walk
 * through a damaged log ends as well, for each place must be the next one. */
static bool
check_rows(struct store *store, struct log_point *point, struct log_count *count,
           struct error *error)
{
    sqlite3_stmt *statement = statement_get(
        store, "SELECT " COLUMNS " FROM operations WHERE lsn > ?1 ORDER BY lsn", error);
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, point->lsn == 0 ? INT64_MIN : point->lsn);
    bool more, done = true;
    while (done && (done = statement_step(store, statement, &more, error)) && more) {
        struct row row = read_row(statement);
        done = check_row(store, &row, point, error);
        count->operations += done;
        count->erased += done && row.operation.body == NULL;
    }
    sqlite3_reset(statement);
    return done;
}

/* -- Where the file says that its chains end ------------------------------------------------ */

static bool
name_last(struct store *store, const struct log_end *end, struct text *out, struct error *error)
{
    struct operation last;
    bool found = false;
    struct operation_reference reference = {end->replica, end->seq};
    bool done = operation_find(store, reference, &last, &found, error);
    if (found)
        name_operation(store, &last, out);
    else
        text_append(out, "no operation at all");
    operation_clear(&last);
    return done;
}

static bool
refuse_end(struct store *store, const struct log_end *walked, int64_t listed, struct error *error)
{
    struct text words = TEXT_EMPTY;
    if (listed > walked->seq) {
        name_gap(walked->replica, walked->seq + 1, listed, &words);
        text_append(&words, " gone from the log, which now ends with ");
    } else {
        text_append_format(&words,
                           "What this file notes of the end of replica %lld was altered: "
                           "the log ends with ",
                           (long long)walked->replica);
    }
    if (name_last(store, walked, &words, error))
        return refuse(&words, error);
    text_clear(&words);
    return false;
}

static bool
check_end(struct store *store, sqlite3_stmt *statement, struct log_point *point,
          struct error *error)
{
    unsigned char hash[OPERATION_HASH_SIZE];
    int64_t seq = sqlite3_column_int64(statement, 1);
    const struct log_end *end = log_point_end(point, sqlite3_column_int64(statement, 0));
    if (seq == 0 && end->seq == 0)
        return true;
    bool same = seq == end->seq && sqlite3_column_int64(statement, 2) == end->latest_ms &&
                read_blob(statement, 3, hash, sizeof hash) &&
                memcmp(hash, end->hash, sizeof hash) == 0;
    return same || refuse_end(store, end, seq, error);
}

static bool
check_ends(struct store *store, struct log_point *point, struct error *error)
{
    sqlite3_stmt *statement = statement_get(
        store, "SELECT replica, seq, latest, hash FROM replicas ORDER BY replica", error);
    bool more, done = statement != NULL;
    size_t listed = 0;
    while (done && (done = statement_step(store, statement, &more, error)) && more) {
        done = check_end(store, statement, point, error);
        listed += sqlite3_column_int64(statement, 1) > 0;
    }
    sqlite3_reset(statement);
    size_t walked = 0;
    for (size_t i = 0; i < point->end_count; i++)
        walked += point->ends[i].seq > 0;
    if (!done || listed == walked)
        return done;
    return error_set(error, ERROR_STORE,
                     "What this file notes of the ends of its log was altered: it names %zu of %zu "
                     "replicas" WHAT_TO_DO,
                     listed, walked);
}

bool
log_check_walk(struct store *store, struct log_point *point, struct log_count *count,
               struct error *error)
{
    *count = (struct log_count){.operations = 0};
    /* What others append meanwhile is for the next walk. */
    bool own = sqlite3_get_autocommit(store->database) != 0;
    if (own && !store_execute(store, "BEGIN", error))
        return false;
    bool done = check_rows(store, point, count, error) && check_ends(store, point, error);
    if (own)
        store_end_transaction(store);
    return done;
}

/* -- What a point says ---------------------------------------------------------------------- */

/* Names what is gone: the operation and those before it that are, too. */
static bool
refuse_gone(struct store *store, const struct log_end *end, struct error *error)
{
    struct text words = TEXT_EMPTY;
    struct log_end newest = {.replica = end->replica};
    sqlite3_stmt *statement =
        statement_get(store, "SELECT max(seq) FROM operations WHERE replica = ?1", error);
    bool row;
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, end->replica);
    if (!statement_step(store, statement, &row, error))
        return false;
    newest.seq = sqlite3_column_int64(statement, 0);
    sqlite3_reset(statement);
    name_gap(end->replica, newest.seq < end->seq ? newest.seq + 1 : end->seq, end->seq, &words);
    text_append(&words, " gone from the log, which was witnessed with them; it now ends with ");
    if (name_last(store, &newest, &words, error))
        return refuse(&words, error);
    text_clear(&words);
    return false;
}

static bool
holds_end(struct store *store, const struct log_end *end, struct error *error)
{
    struct operation operation;
    bool found = false;
    struct operation_reference reference = {end->replica, end->seq};
    if (!operation_find(store, reference, &operation, &found, error))
        return false;
    if (!found)
        return refuse_gone(store, end, error);
    bool same = memcmp(operation.hash, end->hash, OPERATION_HASH_SIZE) == 0;
    if (!same)
        refuse_row(store, &operation, "is not the one that was witnessed", error);
    operation_clear(&operation);
    return same;
}

bool
log_check_holds(struct store *store, const struct log_point *point, struct error *error)
{
    for (size_t i = 0; i < point->end_count; i++)
        if (!holds_end(store, &point->ends[i], error))
            return false;
    return true;
}
