/* history.c - the log as history: who changed which field from what to what. */
#include "store/history.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "custom_columns.h"
#include "fold.h"
#include "row.h"
#include "statement.h"

static enum change_kind
kind_of(const struct operation *operation, const char *alive_before)
{
    if (operation->kind == OPERATION_NOTE)
        return CHANGE_NOTED;
    if (operation->kind == OPERATION_CREATE)
        return CHANGE_ADDED;
    const char *alive = operation_value(operation, COLUMN_ALIVE);
    if (alive == NULL || string_equal(alive, alive_before))
        return CHANGE_EDITED;
    return string_equal(alive, "1") ? CHANGE_RESTORED : CHANGE_REMOVED;
}

/* A custom field that is in no posact.yaml which this file was opened with. */
static const struct field unnamed = {.name = "custom_field", .label = "A field not in posact.yaml"};

/* NULL for none that is shown in history. */
static const struct field *
field_of(struct store *store, const struct record_type *type, int column)
{
    const struct field *field = record_type_field_by_number(type, column);
    if (field != NULL || !custom_is_hidden(type, column))
        return field;
    field = custom_column(store, type, column);
    return field == NULL ? &unnamed : field;
}

static bool
read_write(struct store *store, const struct operation *operation,
           const struct operation_write *write, struct change *change, struct error *error)
{
    const struct field *field = field_of(store, change->type, write->column);
    if (field == NULL && write->column != COLUMN_ALIVE)
        return true;
    char *before;
    if (!fold_value_before(store, write, &before, error))
        return false;
    if (field == NULL) {
        change->kind = kind_of(operation, before);
        free(before);
        return true;
    }
    change->fields[change->field_count++] = (struct field_change){
        .field = field,
        .old_value = before,
        .new_value = write->value == NULL ? NULL : must_strdup(write->value),
    };
    return true;
}

static bool
add_change(struct store *store, const struct operation *operation, struct change_list *list,
           struct error *error)
{
    list->items = array_reserve(list->items, &list->capacity, list->count + 1, sizeof *list->items);
    struct change *change = &list->items[list->count++];
    *change = (struct change){
        .lsn = operation->lsn,
        .replica = operation->replica,
        .seq = operation->seq,
        .time_ms = operation->time_ms,
        .actor = must_strdup(operation->actor),
        .command = must_strdup(operation->command),
        .type = store_type(store, operation->type),
        .id = operation->record,
        .kind = kind_of(operation, "1"),
        .fields = must_calloc(operation->write_count + 1, sizeof *change->fields),
    };
    for (size_t i = 0; i < operation->write_count; i++)
        if (!read_write(store, operation, &operation->writes[i], change, error))
            return false;
    return true;
}

bool
history_read(struct store *store, const struct record_type *type, const struct id *id,
             int64_t before_lsn, size_t limit, struct change_list *list, struct error *error)
{
    int64_t lsn = before_lsn;
    bool done = true, found = true;
    while (done && found && list->count < limit) {
        struct operation operation;
        done = operation_before(store, type, id, lsn, &operation, &found, error);
        if (done && found) {
            lsn = operation.lsn;
            if (store_type(store, operation.type) != NULL)
                done = add_change(store, &operation, list, error);
        }
        operation_clear(&operation);
    }
    return done;
}

/* Whether the operation is of this command, in force, and writes the column. */
static bool
is_last_written(struct store *store, const struct operation *operation, const char *command,
                int column, bool *is, struct error *error)
{
    *is = operation->kind == OPERATION_CREATE;
    for (size_t i = 0; i < operation->write_count; i++)
        *is |= operation->writes[i].column == column;
    *is = *is && string_equal(operation->command, command);
    return !*is || action_holds(store, operation->replica, operation->action, 0, is, error);
}

bool
history_last_written(struct store *store, const struct record *record, const char *command,
                     int column, bool *found, char **value, struct error *error)
{
    bool done = true, more = true;
    *found = false;
    *value = NULL;
    for (int64_t lsn = 0; done && more && !*found;) {
        struct operation operation;
        done = operation_before(store, record->type, &record->id, lsn, &operation, &more, error);
        lsn = operation.lsn;
        if (done && more)
            done = is_last_written(store, &operation, command, column, found, error);
        if (done && *found && operation_value(&operation, column) != NULL)
            *value = must_strdup(operation_value(&operation, column));
        operation_clear(&operation);
    }
    return done;
}

bool
history_value_at(struct store *store, const struct record *record, int column, char **value,
                 struct error *error)
{
    const struct head *first;
    size_t count = heads_of(record->heads, record->head_count, column, &first);
    bool differ;
    return fold_winner(store, first, count, column, NULL, value, &differ, error);
}

char *
history_author(struct store *store, const struct record *record, int column)
{
    const struct head *first;
    if (heads_of(record->heads, record->head_count, column, &first) == 0)
        return NULL;
    struct operation operation;
    struct error ignored;
    bool found;
    struct operation_reference reference = {first->replica, first->seq};
    char *author = NULL;
    if (operation_find(store, reference, &operation, &found, &ignored) && found)
        author = must_strdup(operation.actor);
    operation_clear(&operation);
    return author;
}
