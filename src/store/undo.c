/* undo.c - takes back an action by new operations; nothing in the log is ever changed. */
#include "store/history.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "fold.h"
#include "row.h"
#include "store/record_store.h"

/* One column that an action wrote in one record: where it began and where it ended. */
struct taken_back {
    int column;
    char *before; /* what the first write of the action found */
    char **
        others; /* and what else was there, where it settled a conflict; NULL among them for none */
    size_t other_count;
    bool parted; /* its writes stand beside one another: it opened a conflict again */
    char *after; /* what the last one left */
    struct operation_reference last;
};

/* One record that an action touched. */
struct reversal {
    const struct record_type *type;
    struct id id;
    bool created;
    struct taken_back *columns;
    size_t count, capacity;
};

static void
clear_reversal(struct reversal *reversal)
{
    for (size_t i = 0; i < reversal->count; i++) {
        struct taken_back *taken = &reversal->columns[i];
        for (size_t j = 0; j < taken->other_count; j++)
            free(taken->others[j]);
        free(taken->others);
        free(taken->before);
        free(taken->after);
    }
    free(reversal->columns);
}

static struct taken_back *
find_column(struct reversal *reversal, int column)
{
    for (size_t i = 0; i < reversal->count; i++)
        if (reversal->columns[i].column == column)
            return &reversal->columns[i];
    return NULL;
}

static struct taken_back *
add_column(struct reversal *reversal, int column)
{
    reversal->columns = array_reserve(reversal->columns, &reversal->capacity, reversal->count + 1,
                                      sizeof *reversal->columns);
    struct taken_back *taken = &reversal->columns[reversal->count++];
    *taken = (struct taken_back){.column = column};
    return taken;
}

static void
set_after(struct taken_back *taken, const struct operation *operation)
{
    const char *value = operation_value(operation, taken->column);
    free(taken->after);
    taken->after = value == NULL ? NULL : must_strdup(value);
    taken->last = (struct operation_reference){operation->replica, operation->seq};
}

static bool
is_same(const char *a, const char *b)
{
    return (a == NULL) == (b == NULL) && string_equal(a, b);
}

static void
add_other(struct taken_back *taken, const char *value)
{
    for (size_t i = 0; i < taken->other_count; i++)
        if (is_same(taken->others[i], value))
            return;
    if (is_same(taken->before, value))
        return;
    taken->others = must_realloc(taken->others, (taken->other_count + 1) * sizeof *taken->others);
    taken->others[taken->other_count++] = value == NULL ? NULL : must_strdup(value);
}

/* The values that a write took the place of, beside the one that was shown. */
static bool
take_others(struct store *store, const struct operation_write *write, struct taken_back *taken,
            struct error *error)
{
    bool done = true;
    for (size_t i = 0; i < write->parent_count && write->parent_count > 1 && done; i++) {
        struct operation parent;
        bool found;
        done = operation_find(store, write->parents[i], &parent, &found, error);
        if (done && found && parent.body != NULL)
            add_other(taken, operation_value(&parent, write->column));
        operation_clear(&parent);
    }
    return done;
}

static bool
builds_on(const struct operation_write *write, const struct operation_reference *earlier)
{
    for (size_t i = 0; i < write->parent_count; i++)
        if (write->parents[i].replica == earlier->replica && write->parents[i].seq == earlier->seq)
            return true;
    return false;
}

static bool
take_write(struct store *store, struct reversal *reversal, const struct operation *operation,
           const struct operation_write *write, struct error *error)
{
    if (write->column < COLUMN_ALIVE)
        return true;
    struct taken_back *taken = find_column(reversal, write->column);
    if (taken == NULL) {
        taken = add_column(reversal, write->column);
        if (!fold_value_before(store, write, &taken->before, error) ||
            !take_others(store, write, taken, error))
            return false;
    } else if (operation->undoes != 0 && !builds_on(write, &taken->last)) {
        taken->parted = true;
    }
    set_after(taken, operation);
    return true;
}

/* A record that the action made is only put in the trash: its values stay for a redo. */
static void
take_creation(struct reversal *reversal, const struct operation *operation)
{
    reversal->created = true;
    struct taken_back *taken = add_column(reversal, COLUMN_ALIVE);
    taken->before = must_strdup("0");
    set_after(taken, operation);
}

static bool
take_operation(struct store *store, struct reversal *reversal, const struct operation *operation,
               struct error *error)
{
    if (operation->kind == OPERATION_CREATE) {
        take_creation(reversal, operation);
        return true;
    }
    for (size_t i = 0; i < operation->write_count; i++)
        if (!take_write(store, reversal, operation, &operation->writes[i], error))
            return false;
    return true;
}

/* Gathers what the action did to the record of `first`, which is its first operation there. */
static bool
gather(struct store *store, const struct operation *first, struct reversal *reversal,
       struct error *error)
{
    *reversal = (struct reversal){.type = store_type(store, first->type), .id = first->record};
    sqlite3_stmt *statement =
        statement_get(store,
                      "SELECT seq FROM operations INDEXED BY operations_by_record"
                      " WHERE record = ?1 AND type = ?2"
                      " AND replica = ?3 AND action = ?4 ORDER BY lsn",
                      error);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, &first->record);
    sqlite3_bind_int(statement, 2, first->type);
    sqlite3_bind_int64(statement, 3, first->replica);
    sqlite3_bind_int64(statement, 4, first->action);
    bool row, done;
    while ((done = statement_step(store, statement, &row, error)) && row) {
        struct operation operation;
        bool found;
        struct operation_reference reference = {first->replica, sqlite3_column_int64(statement, 0)};
        done = operation_find(store, reference, &operation, &found, error) &&
               take_operation(store, reversal, &operation, error);
        operation_clear(&operation);
        if (!done)
            break;
    }
    sqlite3_reset(statement);
    return done;
}

/* -- Whether it may be taken back ----------------------------------------------------------- */

static bool
is_unchanged(const struct taken_back *taken)
{
    return taken->other_count == 0 && !taken->parted && is_same(taken->before, taken->after);
}

static bool
built_on(struct store *store, const struct reversal *reversal, const struct taken_back *taken,
         const struct head *head, struct error *error)
{
    const struct field *field = record_type_field_by_number(reversal->type, taken->column);
    char *title = record_store_title(store, reversal->type, &reversal->id);
    struct operation operation;
    bool found;
    struct operation_reference reference = {head == NULL ? 0 : head->replica,
                                            head == NULL ? 0 : head->seq};
    if (operation_find(store, reference, &operation, &found, error))
        error_set(error, ERROR_CONFLICT, "%s%s%s was changed since by %s; nothing was taken back",
                  field == NULL ? "" : field->label, field == NULL ? "" : " of ",
                  title == NULL ? reversal->type->label : title,
                  found ? operation.actor : "somebody else");
    operation_clear(&operation);
    free(title);
    return false;
}

/* Undo and redo write what stood there before: such an operation that left the same value is as
 * good as the action's own. */
static bool
is_as_good(struct store *store, const struct taken_back *taken, const struct head *head,
           bool *as_good, struct error *error)
{
    struct operation_reference reference = {head->replica, head->seq};
    *as_good = reference.replica == taken->last.replica && reference.seq == taken->last.seq;
    if (*as_good)
        return true;
    struct operation operation;
    bool found;
    bool done = operation_find(store, reference, &operation, &found, error);
    if (done && found && operation.undoes != 0) {
        *as_good = is_same(operation_value(&operation, taken->column), taken->after);
    }
    operation_clear(&operation);
    return done;
}

/* An undo that opened a conflict again left several values. */
static bool
are_all_of(struct store *store, const struct head *heads, size_t count, int64_t action, bool *all,
           struct error *error)
{
    *all = true;
    for (size_t i = 0; i < count && *all; i++) {
        struct operation operation;
        bool found;
        struct operation_reference reference = {heads[i].replica, heads[i].seq};
        if (!operation_find(store, reference, &operation, &found, error))
            return false;
        *all = found && operation.replica == store->replica && operation.action == action;
        operation_clear(&operation);
    }
    return true;
}

/* Every column must still show what the action left there. */
static bool
is_still_last(struct store *store, const struct reversal *reversal, int64_t action,
              const struct head *heads, size_t head_count, struct error *error)
{
    for (size_t i = 0; i < reversal->count; i++) {
        const struct taken_back *taken = &reversal->columns[i];
        const struct head *first;
        bool as_good = false;
        size_t count = heads_of(heads, head_count, taken->column, &first);
        if (is_unchanged(taken))
            continue;
        if (count == 1 ? !is_as_good(store, taken, first, &as_good, error)
                       : !are_all_of(store, first, count, action, &as_good, error))
            return false;
        if (!as_good)
            return built_on(store, reversal, taken, first, error);
    }
    return true;
}

/* -- What holds ----------------------------------------------------------------------------- */

static bool
read_undone_by(struct store *store, int64_t replica, int64_t action, int64_t *undone_by,
               struct error *error)
{
    sqlite3_stmt *statement = statement_get(
        store, "SELECT undone_by FROM actions WHERE replica = ?1 AND action = ?2", error);
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, replica);
    sqlite3_bind_int64(statement, 2, action);
    bool row;
    if (!statement_step(store, statement, &row, error))
        return false;
    *undone_by = row ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_reset(statement);
    return true;
}

bool
action_holds(struct store *store, int64_t replica, int64_t action, int64_t without, bool *holds,
             struct error *error)
{
    *holds = false;
    for (bool turned = false;; turned = !turned) {
        if (replica == store->replica && action == without) {
            *holds = turned;
            return true;
        }
        int64_t undone_by;
        if (!read_undone_by(store, replica, action, &undone_by, error))
            return false;
        if (undone_by == 0) {
            *holds = !turned;
            return true;
        }
        if (undone_by <= action) /* nothing is undone before it was done */
            return store_fail(store, SQLITE_CORRUPT, error);
        action = undone_by;
    }
}

/* -- Taking back ---------------------------------------------------------------------------- */

/* What the record's `changed` goes back to: the claim of the newest operation that still holds
 * without the action. */
static bool
changed_before(struct store *store, const struct reversal *reversal, int64_t action,
               char out[DATE_TEXT_SIZE], struct error *error)
{
    bool found = true, holds = false;
    out[0] = '\0';
    for (int64_t lsn = 0; found && !holds;) {
        struct operation operation;
        bool done =
            operation_before(store, reversal->type, &reversal->id, lsn, &operation, &found, error);
        lsn = operation.lsn;
        if (done && found && operation.undoes == 0)
            done = action_holds(store, operation.replica, operation.action, action, &holds, error);
        if (done && holds)
            fold_claimed_time(&operation, COLUMN_CHANGED, out);
        operation_clear(&operation);
        if (!done)
            return false;
    }
    return true;
}

static bool
append_reversal(struct store *store, const struct reversal *reversal, const struct head *heads,
                size_t head_count, int64_t action, struct error *error)
{
    struct operation_write *writes = must_calloc(reversal->count + 2, sizeof *writes);
    size_t count = 0;
    bool alive = false;
    for (size_t i = 0; i < reversal->count; i++) {
        const struct taken_back *taken = &reversal->columns[i];
        if (is_unchanged(taken) && taken->column != COLUMN_ALIVE)
            continue;
        alive |= taken->column == COLUMN_ALIVE;
        writes[count++] = (struct operation_write){
            .column = taken->column,
            .value = is_unchanged(taken) && taken->before == NULL ? "1" : taken->before,
        };
    }
    if (!alive)
        writes[count++] = (struct operation_write){.column = COLUMN_ALIVE, .value = "1"};
    char changed[DATE_TEXT_SIZE];
    bool done = changed_before(store, reversal, action, changed, error);
    if (changed[0] != '\0')
        writes[count++] = (struct operation_write){.column = COLUMN_CHANGED, .value = changed};
    done = done && operation_append(store, OPERATION_WRITE, reversal->type, &reversal->id, writes,
                                    count, heads, head_count, action, error);
    free(writes);
    return done;
}

/* Each beside the one that was shown, and none of them over another: a conflict again, for a person
 * to settle (S9). */
static bool
append_others(struct store *store, const struct reversal *reversal, const struct head *heads,
              size_t head_count, int64_t action, struct error *error)
{
    for (size_t i = 0; i < reversal->count; i++) {
        const struct taken_back *taken = &reversal->columns[i];
        for (size_t j = 0; j < taken->other_count; j++) {
            const struct operation_write write = {.column = taken->column,
                                                  .value = taken->others[j]};
            if (!operation_append(store, OPERATION_WRITE, reversal->type, &reversal->id, &write, 1,
                                  heads, head_count, action, error))
                return false;
        }
    }
    return true;
}

static bool
take_back_record(struct store *store, const struct operation *first, struct error *error)
{
    struct reversal reversal;
    struct head *heads = NULL;
    size_t head_count;
    bool done = gather(store, first, &reversal, error) &&
                fold_heads(store, &first->record, &heads, &head_count, error) &&
                is_still_last(store, &reversal, first->action, heads, head_count, error) &&
                append_reversal(store, &reversal, heads, head_count, first->action, error) &&
                append_others(store, &reversal, heads, head_count, first->action, error);
    free(heads);
    clear_reversal(&reversal);
    return done;
}

/* True when no earlier operation of the same action is on the same record. */
static bool
is_first_there(struct store *store, const struct operation *operation, bool *first,
               struct error *error)
{
    sqlite3_stmt *statement =
        statement_get(store,
                      "SELECT 1 FROM operations INDEXED BY operations_by_record"
                      " WHERE record = ?1 AND type = ?2 AND replica = ?3"
                      " AND action = ?4 AND seq < ?5 LIMIT 1",
                      error);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, &operation->record);
    sqlite3_bind_int(statement, 2, operation->type);
    sqlite3_bind_int64(statement, 3, operation->replica);
    sqlite3_bind_int64(statement, 4, operation->action);
    sqlite3_bind_int64(statement, 5, operation->seq);
    bool row;
    if (!statement_step(store, statement, &row, error))
        return false;
    sqlite3_reset(statement);
    *first = !row;
    return true;
}

/* Calls visit with the first operation on each record that the action touched; the operations of an
 * action follow one another in seq. */
static bool
walk_action(struct store *store, int64_t action,
            bool (*visit)(struct store *store, const struct operation *first, void *context,
                          struct error *error),
            void *context, struct error *error)
{
    bool done = true, found = true;
    for (int64_t seq = action; done && found; seq++) {
        struct operation operation;
        bool first = false;
        struct operation_reference reference = {store->replica, seq};
        done = operation_find(store, reference, &operation, &found, error);
        found = found && operation.action == action;
        if (done && found && operation.kind != OPERATION_NOTE)
            done = is_first_there(store, &operation, &first, error) &&
                   (!first || visit(store, &operation, context, error));
        operation_clear(&operation);
    }
    return done;
}

static bool
take_back_first(struct store *store, const struct operation *first, void *context,
                struct error *error)
{
    struct history_undone *undone = context;
    undone->type = store_type(store, first->type);
    undone->id = first->record;
    undone->records++;
    return take_back_record(store, first, error);
}

static bool
add_touched(struct store *store, const struct operation *first, void *context, struct error *error)
{
    (void)error;
    struct history_touched_list *list = context;
    list->items = array_reserve(list->items, &list->capacity, list->count + 1, sizeof *list->items);
    list->items[list->count++] =
        (struct history_touched){store_type(store, first->type), first->record};
    return true;
}

void
history_touched_list_clear(struct history_touched_list *list)
{
    free(list->items);
    *list = (struct history_touched_list){.items = NULL};
}

/* The command of the step that an undo or redo goes back to, however often it was turned. */
static bool
origin_of(struct store *store, int64_t action, char **command, struct error *error)
{
    sqlite3_stmt *statement = statement_get(
        store, "SELECT undoes, command FROM actions WHERE replica = ?1 AND action = ?2", error);
    if (statement == NULL)
        return false;
    for (bool row = true; row && action != 0;) {
        sqlite3_reset(statement);
        sqlite3_bind_int64(statement, 1, store->replica);
        sqlite3_bind_int64(statement, 2, action);
        if (!statement_step(store, statement, &row, error))
            return false;
        int64_t undoes = row ? sqlite3_column_int64(statement, 0) : 0;
        if (undoes >= action) /* nothing is undone before it was done */
            return store_fail(store, SQLITE_CORRUPT, error);
        action = undoes;
        free(*command);
        *command = row ? column_value(statement, 1) : NULL;
    }
    sqlite3_reset(statement);
    return true;
}

static bool
find_action(struct store *store, const char *actor, bool redo, int64_t *action, struct error *error)
{
    sqlite3_stmt *statement =
        statement_get(store,
                      redo ? "SELECT action FROM actions WHERE replica = ?1 AND actor = ?2"
                             " AND undone_by = 0 AND command = 'undo' AND action > coalesce((SELECT"
                             " max(action) FROM actions WHERE replica = ?1 AND actor = ?2"
                             " AND command NOT IN ('undo', 'redo', 'lapse', 'release')), 0) ORDER "
                             "BY action DESC LIMIT 1"
                           : "SELECT action FROM actions WHERE replica = ?1 AND actor = ?2"
                             " AND undone_by = 0 AND command NOT IN ('undo', 'lapse', 'release') "
                             "ORDER BY action DESC LIMIT "
                             "1",
                      error);
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, store->replica);
    bind_text(statement, 2, actor);
    bool row;
    if (!statement_step(store, statement, &row, error))
        return false;
    if (!row)
        return error_set(error, ERROR_NOT_FOUND, "There is nothing to %s",
                         redo ? "do again" : "undo");
    *action = sqlite3_column_int64(statement, 0);
    sqlite3_reset(statement);
    return true;
}

bool
history_undo_touches(struct store *store, const char *actor, bool redo,
                     struct history_touched_list *list, struct error *error)
{
    int64_t action = 0;
    return find_action(store, actor, redo, &action, error) &&
           walk_action(store, action, add_touched, list, error);
}

bool
history_undo(struct store *store, const char *actor, bool redo, struct history_undone *undone,
             struct error *error)
{
    int64_t action = 0;
    *undone = (struct history_undone){.command = NULL};
    return find_action(store, actor, redo, &action, error) &&
           origin_of(store, action, &undone->command, error) &&
           walk_action(store, action, take_back_first, undone, error);
}
