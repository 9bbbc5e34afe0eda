/* draft_store.c - three small tables that hold a form as it stood. */
#include "store/draft_store.h"

#include <stdlib.h>

#include "base/memory.h"
#include "row.h"
#include "statement.h"

/* -- Writing -------------------------------------------------------------------------------- */

bool
draft_store_remove(struct store *store, const struct id *id, struct error *error)
{
    /* Its answers and heads go with it by the foreign keys. */
    sqlite3_stmt *statement = statement_get(store, "DELETE FROM drafts WHERE id = ?1", error);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, id);
    return statement_run(store, statement, error);
}

static bool
write_draft(struct store *store, const struct draft *draft, struct error *error)
{
    sqlite3_stmt *statement = statement_get(
        store,
        "INSERT INTO drafts (id, officer, command, type, record, holder, saved, stopped)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        error);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, &draft->id);
    bind_text(statement, 2, draft->officer);
    bind_text(statement, 3, draft->command);
    sqlite3_bind_int(statement, 4, draft->opened->type->number);
    bind_id(statement, 5, &draft->opened->id);
    sqlite3_bind_int64(statement, 6, draft->holder);
    sqlite3_bind_int64(statement, 7, draft->saved_ms);
    bind_text(statement, 8, draft_stop_word(draft->stop));
    return statement_run(store, statement, error);
}

static const struct draft_answer *
answer_of(const struct draft *draft, size_t field)
{
    for (size_t i = 0; i < draft->count; i++) {
        if (draft->answers[i].field == field)
            return &draft->answers[i];
    }
    return NULL;
}

static bool
write_answer(struct store *store, const struct draft *draft, size_t field, struct error *error)
{
    const struct draft_answer *answer = answer_of(draft, field);
    const char *opened = record_get(draft->opened, field);
    if (opened == NULL && answer == NULL)
        return true;
    sqlite3_stmt *statement =
        statement_get(store,
                      "INSERT INTO draft_answers (draft, field, opened, typed, chosen)"
                      " VALUES (?1, ?2, ?3, ?4, ?5)",
                      error);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, &draft->id);
    sqlite3_bind_int(statement, 2, draft->opened->type->fields[field].number);
    bind_text(statement, 3, opened);
    bind_text(statement, 4, answer ? answer->typed : NULL);
    bind_text(statement, 5, answer ? answer->chosen : NULL);
    return statement_run(store, statement, error);
}

static bool
write_head(struct store *store, const struct draft *draft, const struct head *head,
           struct error *error)
{
    sqlite3_stmt *statement = statement_get(
        store, "INSERT INTO draft_heads (draft, field, replica, seq) VALUES (?1, ?2, ?3, ?4)",
        error);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, &draft->id);
    sqlite3_bind_int(statement, 2, head->column);
    sqlite3_bind_int64(statement, 3, head->replica);
    sqlite3_bind_int64(statement, 4, head->seq);
    return statement_run(store, statement, error);
}

static bool
write_whole(struct store *store, const struct draft *draft, struct error *error)
{
    const struct record *opened = draft->opened;
    if (!draft_store_remove(store, &draft->id, error) || !write_draft(store, draft, error))
        return false;
    for (size_t i = RECORD_CORE_COUNT; i < opened->type->field_count; i++)
        if (!write_answer(store, draft, i, error))
            return false;
    for (size_t i = 0; i < opened->head_count; i++)
        if (!write_head(store, draft, &opened->heads[i], error))
            return false;
    return true;
}

bool
draft_store_write(struct store *store, const struct draft *draft, int timeout_ms,
                  struct error *error)
{
    if (!store_begin_own(store, timeout_ms, error))
        return false;
    if (write_whole(store, draft, error))
        return store_commit(store, error);
    store_rollback(store);
    return false;
}

/* -- Reading -------------------------------------------------------------------------------- */

static struct draft *
draft_from_statement(struct store *store, sqlite3_stmt *statement)
{
    const struct record_type *type = store_type(store, sqlite3_column_int(statement, 3));
    if (type == NULL)
        return NULL;
    struct draft *draft = must_calloc(1, sizeof *draft);
    draft->id = column_id(statement, 0);
    draft->officer = column_value(statement, 1);
    draft->command = column_value(statement, 2);
    draft->opened = record_new(type);
    draft->opened->id = column_id(statement, 4);
    if (!id_is_zero(&draft->opened->id))
        record_take(draft->opened, RECORD_ID, column_value(statement, 4));
    draft->holder = sqlite3_column_int64(statement, 5);
    draft->saved_ms = sqlite3_column_int64(statement, 6);
    draft->stop = draft_stop_of((const char *)sqlite3_column_text(statement, 7));
    return draft;
}

static bool
read_answers(struct store *store, struct draft *draft, struct error *error)
{
    const struct record_type *type = draft->opened->type;
    sqlite3_stmt *statement = statement_get(
        store, "SELECT field, opened, typed, chosen FROM draft_answers WHERE draft = ?1", error);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, &draft->id);
    bool row, done;
    while ((done = statement_step(store, statement, &row, error)) && row) {
        const struct field *field =
            record_type_field_by_number(type, sqlite3_column_int(statement, 0));
        if (field == NULL)
            continue;
        size_t index = record_type_index(type, field);
        const char *typed = (const char *)sqlite3_column_text(statement, 2);
        record_take(draft->opened, index, column_value(statement, 1));
        if (typed != NULL)
            draft_add_answer(draft, index, typed, (const char *)sqlite3_column_text(statement, 3));
    }
    return done;
}

static bool
read_heads(struct store *store, struct draft *draft, struct error *error)
{
    struct record *opened = draft->opened;
    sqlite3_stmt *statement = statement_get(store,
                                            "SELECT field, replica, seq FROM draft_heads"
                                            " WHERE draft = ?1 ORDER BY field, replica, seq",
                                            error);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, &draft->id);
    bool row, done;
    while ((done = statement_step(store, statement, &row, error)) && row) {
        opened->heads =
            must_realloc(opened->heads, (opened->head_count + 1) * sizeof *opened->heads);
        opened->heads[opened->head_count++] = (struct head){
            .column = sqlite3_column_int(statement, 0),
            .replica = sqlite3_column_int64(statement, 1),
            .seq = sqlite3_column_int64(statement, 2),
        };
    }
    return done;
}

bool
draft_store_read(struct store *store, const char *officer, struct draft_list *list,
                 struct error *error)
{
    size_t first = list->count;
    sqlite3_stmt *statement =
        statement_get(store,
                      "SELECT id, officer, command, type, record, holder, saved, stopped"
                      " FROM drafts WHERE officer = ?1 ORDER BY saved DESC",
                      error);
    if (statement == NULL)
        return false;
    bind_text(statement, 1, officer);
    bool row, done;
    while ((done = statement_step(store, statement, &row, error)) && row) {
        struct draft *draft = draft_from_statement(store, statement);
        if (draft != NULL)
            draft_list_add(list, draft);
    }
    for (size_t i = first; done && i < list->count; i++)
        done =
            read_answers(store, list->items[i], error) && read_heads(store, list->items[i], error);
    return done;
}

bool
draft_store_each_open(struct store *store, const struct record_type *type, const struct id *id,
                      draft_store_visit *visit, void *context, struct error *error)
{
    sqlite3_stmt *statement = statement_get(
        store,
        "SELECT officer, holder FROM drafts WHERE record = ?1 AND type = ?2 AND stopped = ?3"
        " ORDER BY officer",
        error);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, id);
    sqlite3_bind_int(statement, 2, type->number);
    bind_text(statement, 3, draft_stop_word(DRAFT_OPEN));
    bool row, done;
    while ((done = statement_step(store, statement, &row, error)) && row)
        visit(context, (const char *)sqlite3_column_text(statement, 0),
              sqlite3_column_int64(statement, 1));
    return done;
}

bool
draft_store_hand_on(struct store *store, const char *from, const char *to, struct error *error)
{
    bool row;
    sqlite3_stmt *statement =
        statement_get(store, "UPDATE drafts SET officer = ?2 WHERE officer = ?1", error);
    if (statement == NULL)
        return false;
    bind_text(statement, 1, from);
    bind_text(statement, 2, to);
    return statement_step(store, statement, &row, error);
}
