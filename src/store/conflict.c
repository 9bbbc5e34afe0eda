/* conflict.c - what stands against what, and since when. */
#include "store/conflict.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "fold.h"
#include "statement.h"

/* How far back it is looked for what both sides come from; beyond that none is shown. */
#define ANCESTORS_MOST 200

void
conflict_clear(struct conflict *conflict)
{
    for (size_t i = 0; i < conflict->side_count; i++) {
        free(conflict->sides[i].value);
        free(conflict->sides[i].actor);
        free(conflict->sides[i].command);
    }
    free(conflict->sides);
    free(conflict->heads);
    free(conflict->base);
    *conflict = (struct conflict){.side_count = 0};
}

/* -- Which ---------------------------------------------------------------------------------- */

bool
conflict_count(struct store *store, size_t *count, struct error *error)
{
    int64_t number;
    bool done = store_number(store, "SELECT count(*) FROM conflicts", 0, &number, error);
    *count = done ? (size_t)number : 0;
    return done;
}

bool
conflict_next(struct store *store, const struct conflict_place *after,
              struct conflict_place *places, size_t limit, size_t *count, struct error *error)
{
    const struct conflict_place start = {.column = HEAD_REST - 1};
    const struct conflict_place *from = after == NULL ? &start : after;
    *count = 0;
    sqlite3_stmt *statement = statement_get(store,
                                            "SELECT type, record, field FROM conflicts"
                                            " WHERE (record, field) > (?1, ?2)"
                                            " ORDER BY record, field LIMIT ?3",
                                            error);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, &from->record);
    sqlite3_bind_int(statement, 2, from->column);
    sqlite3_bind_int64(statement, 3, (sqlite3_int64)limit);
    bool row, done;
    while ((done = statement_step(store, statement, &row, error)) && row)
        places[(*count)++] = (struct conflict_place){
            .type = sqlite3_column_int(statement, 0),
            .record = column_id(statement, 1),
            .column = sqlite3_column_int(statement, 2),
        };
    return done;
}

static bool
is_in_conflict(struct store *store, const struct id *record, int column, bool *is,
               struct error *error)
{
    sqlite3_stmt *statement =
        statement_get(store, "SELECT 1 FROM conflicts WHERE record = ?1 AND field = ?2", error);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, record);
    sqlite3_bind_int(statement, 2, column);
    return statement_found(store, statement, is, error);
}

static bool
has_conflict(struct store *store, const struct id *record, bool *has, struct error *error)
{
    sqlite3_stmt *statement =
        statement_get(store, "SELECT 1 FROM conflicts WHERE record = ?1 LIMIT 1", error);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, record);
    return statement_found(store, statement, has, error);
}

/* -- What is shown -------------------------------------------------------------------------- */

static bool
same_value(const char *a, const char *b)
{
    return (a == NULL) == (b == NULL) && string_equal(a, b);
}

static bool
must_find(struct store *store, struct operation_reference reference, struct operation *operation,
          struct error *error)
{
    bool found;
    return operation_find(store, reference, operation, &found, error) &&
           (found || error_set(error, ERROR_STORE, "Operation %lld of replica %lld is missing",
                               (long long)reference.seq, (long long)reference.replica));
}

/* Whether an operation wrote this value into the column. */
static bool
wrote(struct store *store, const struct head *head, int column, const char *value, bool *same,
      struct error *error)
{
    struct operation operation;
    if (!must_find(store, (struct operation_reference){head->replica, head->seq}, &operation,
                   error))
        return false;
    *same = same_value(operation_value(&operation, column), value);
    operation_clear(&operation);
    return true;
}

/* Of the heads of one column, which begin at `first`, those that are shown go to `kept`. */
static bool
keep_shown(struct store *store, const struct head *first, size_t count, struct head *heads,
           size_t *kept, struct error *error)
{
    char *shown = NULL;
    bool differ;
    bool done = fold_winner(store, first, count, first->column, NULL, &shown, &differ, error);
    for (size_t i = 0; i < count && done; i++) {
        const struct head head = first[i];
        bool same = true;
        done = !differ || wrote(store, &head, head.column, shown, &same, error);
        if (done && same)
            heads[(*kept)++] = head;
    }
    free(shown);
    return done;
}

bool
conflict_leave_shown(struct store *store, const struct id *record, struct head *heads,
                     size_t *count, struct error *error)
{
    bool has, done = has_conflict(store, record, &has, error);
    if (!done || !has)
        return done;
    size_t kept = 0;
    for (size_t i = 0, next; i < *count && done; i = next) {
        for (next = i + 1; next < *count && heads[next].column == heads[i].column;)
            next++;
        /* Heads of all the rest are in no conflict: that has rows of its own. */
        if (next == i + 1 || heads[i].column == HEAD_REST) {
            memmove(&heads[kept], &heads[i], (next - i) * sizeof *heads);
            kept += next - i;
        } else {
            done = keep_shown(store, &heads[i], next - i, heads, &kept, error);
        }
    }
    *count = kept;
    return done;
}

/* -- What both come from -------------------------------------------------------------------- */

/* Operations from which a side comes, itself first. */
struct ancestors {
    struct operation_reference items[ANCESTORS_MOST];
    size_t count;
};

static bool
is_among(const struct ancestors *ancestors, struct operation_reference reference)
{
    for (size_t i = 0; i < ancestors->count; i++)
        if (ancestors->items[i].replica == reference.replica &&
            ancestors->items[i].seq == reference.seq)
            return true;
    return false;
}

static void
add_parents(const struct operation *operation, int column, struct ancestors *ancestors)
{
    for (size_t i = 0; i < operation->write_count; i++) {
        const struct operation_write *write = &operation->writes[i];
        for (size_t j = 0; write->column == column && j < write->parent_count; j++)
            if (ancestors->count < ANCESTORS_MOST && !is_among(ancestors, write->parents[j]))
                ancestors->items[ancestors->count++] = write->parents[j];
    }
}

static bool
read_ancestors(struct store *store, struct operation_reference from, int column,
               struct ancestors *ancestors, struct error *error)
{
    *ancestors = (struct ancestors){.items = {from}, .count = 1};
    for (size_t i = 0; i < ancestors->count; i++) {
        struct operation operation;
        if (!must_find(store, ancestors->items[i], &operation, error))
            return false;
        add_parents(&operation, column, ancestors);
        operation_clear(&operation);
    }
    return true;
}

/* Leaves those from which the other side comes, too. */
static void
leave_common(struct ancestors *ancestors, const struct ancestors *other)
{
    size_t kept = 0;
    for (size_t i = 0; i < ancestors->count; i++)
        if (is_among(other, ancestors->items[i]))
            ancestors->items[kept++] = ancestors->items[i];
    ancestors->count = kept;
}

static bool
read_base(struct store *store, struct conflict *conflict, struct error *error)
{
    struct ancestors common = {.count = 0}, next;
    for (size_t i = 0; i < conflict->head_count; i++) {
        struct operation_reference head = {conflict->heads[i].replica, conflict->heads[i].seq};
        if (!read_ancestors(store, head, conflict->column, i == 0 ? &common : &next, error))
            return false;
        if (i > 0)
            leave_common(&common, &next);
    }
    if (common.count == 0)
        return true;
    struct operation base;
    if (!must_find(store, common.items[0], &base, error))
        return false;
    const char *value = operation_value(&base, conflict->column);
    conflict->base = value == NULL ? NULL : must_strdup(value);
    operation_clear(&base);
    return true;
}

/* -- One conflict --------------------------------------------------------------------------- */

static int
by_time(const void *a, const void *b)
{
    const struct conflict_side *left = a, *right = b;
    if (left->time_ms != right->time_ms)
        return left->time_ms < right->time_ms ? -1 : 1;
    if (left->operation.replica != right->operation.replica)
        return left->operation.replica < right->operation.replica ? -1 : 1;
    return left->operation.seq < right->operation.seq ? -1 : 1;
}

static void
take_side(struct conflict *conflict, const struct operation *operation, const char *shown)
{
    const char *value = operation_value(operation, conflict->column);
    conflict->sides[conflict->side_count++] = (struct conflict_side){
        .operation = {operation->replica, operation->seq},
        .value = value == NULL ? NULL : must_strdup(value),
        .actor = must_strdup(operation->actor),
        .command = must_strdup(operation->command),
        .time_ms = operation->time_ms,
        .shown = same_value(value, shown),
    };
}

/* Two who wrote the same do not disagree. */
static void
drop_agreed(struct conflict *conflict)
{
    size_t kept = 0;
    for (size_t i = 0; i < conflict->side_count; i++) {
        struct conflict_side *side = &conflict->sides[i];
        bool there = false;
        for (size_t j = 0; j < kept; j++)
            there |= same_value(conflict->sides[j].value, side->value);
        if (!there) {
            conflict->sides[kept++] = *side;
            continue;
        }
        free(side->value);
        free(side->actor);
        free(side->command);
    }
    conflict->side_count = kept;
}

static bool
read_sides(struct store *store, struct conflict *conflict, struct error *error)
{
    char *shown = NULL;
    bool differ;
    bool done = fold_winner(store, conflict->heads, conflict->head_count, conflict->column, NULL,
                            &shown, &differ, error);
    conflict->sides = must_calloc(conflict->head_count + 1, sizeof *conflict->sides);
    for (size_t i = 0; i < conflict->head_count && done; i++) {
        struct operation operation;
        done = must_find(
            store, (struct operation_reference){conflict->heads[i].replica, conflict->heads[i].seq},
            &operation, error);
        if (done)
            take_side(conflict, &operation, shown);
        operation_clear(&operation);
    }
    qsort(conflict->sides, conflict->side_count, sizeof *conflict->sides, by_time);
    drop_agreed(conflict);
    free(shown);
    return done;
}

static bool
read_heads(struct store *store, struct conflict *conflict, struct error *error)
{
    struct head *all;
    size_t count;
    if (!fold_heads(store, &conflict->record, &all, &count, error)) {
        free(all);
        return false;
    }
    const struct head *first;
    conflict->head_count = heads_of(all, count, conflict->column, &first);
    conflict->heads = must_calloc(conflict->head_count + 1, sizeof *conflict->heads);
    for (size_t i = 0; i < conflict->head_count; i++)
        conflict->heads[i] = (struct head){conflict->column, first[i].replica, first[i].seq};
    free(all);
    return true;
}

bool
conflict_read(struct store *store, const struct conflict_place *place, struct conflict *conflict,
              bool *found, struct error *error)
{
    *conflict = (struct conflict){
        .type = store_type(store, place->type),
        .record = place->record,
        .column = place->column,
    };
    if (!is_in_conflict(store, &place->record, place->column, found, error))
        return false;
    if (!*found || conflict->type == NULL) {
        *found = false;
        return true;
    }
    bool done = read_heads(store, conflict, error) && read_sides(store, conflict, error) &&
                read_base(store, conflict, error);
    if (!done)
        conflict_clear(conflict);
    return done;
}
