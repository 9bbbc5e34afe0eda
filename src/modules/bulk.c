/* bulk.c - one command on many records: tried, and then done. */
#include "modules/bulk.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "modules/task_plan.h"

struct bulk *
bulk_new(const struct command *command, const struct record_type *type, const struct id *ids,
         size_t count, bool trash)
{
    struct bulk *bulk = must_calloc(1, sizeof *bulk);
    *bulk = (struct bulk){
        .command = command,
        .type = type,
        .ids = must_calloc(count + 1, sizeof *ids),
        .id_count = count,
        .trash = trash,
        .changes = must_calloc(type->field_count, sizeof *bulk->changes),
        .args = must_calloc(command->arg_count + 1, sizeof *bulk->args),
    };
    if (count > 0)
        memcpy(bulk->ids, ids, count * sizeof *ids);
    return bulk;
}

static bool
refuse_none(const struct command *command, struct session *session, const struct id *id,
            struct error *error)
{
    struct text title = TEXT_EMPTY;
    session_title(session, command->only, id, &title);
    error_set(error, ERROR_NOT_FOUND, "%s %s", text_string(&title), command->each->none);
    text_clear(&title);
    return false;
}

struct bulk *
bulk_of_each(const struct command *command, struct session *session, const struct id *id,
             struct error *error)
{
    const struct command_each *each = command->each;
    struct query query = query_default(each->type);
    struct record_list list = {.count = 0};
    struct filter filter;
    query.link_field = each->link_field;
    query.link_id = *id;
    query.filter = &filter;
    bool found =
        filter_parse(&filter, each->type, each->filter, session_context(session), false, error) &&
        session_read(session, &query, QUERY_FIRST, NULL, BULK_MOST, &list, error) &&
        (list.count > 0 || refuse_none(command, session, id, error));
    struct id *ids = must_calloc(list.count + 1, sizeof *ids);
    for (size_t i = 0; i < list.count; i++)
        ids[i] = list.items[i]->id;
    struct bulk *bulk = found ? bulk_new(command, each->type, ids, list.count, false) : NULL;
    free(ids);
    filter_clear(&filter);
    record_list_clear(&list);
    return bulk;
}

static void
forget_foreseen(struct bulk *bulk)
{
    for (size_t i = 0; bulk->reasons && i < bulk->records.count; i++)
        free(bulk->reasons[i]);
    free(bulk->reasons);
    free(bulk->fates);
    bulk->reasons = NULL;
    bulk->fates = NULL;
    record_list_clear(&bulk->records);
    memset(bulk->counts, 0, sizeof bulk->counts);
    bulk->gone = bulk->tasks = 0;
    for (size_t i = 0; i < bulk->change_count; i++)
        bulk->changes[i].already = 0;
}

void
bulk_free(struct bulk *bulk)
{
    if (!bulk)
        return;
    forget_foreseen(bulk);
    for (size_t i = 0; i < bulk->change_count; i++)
        free(bulk->changes[i].value);
    for (size_t i = 0; i < bulk->command->arg_count; i++)
        free(bulk->args[i]);
    free(bulk->args);
    free(bulk->changes);
    free(bulk->ids);
    free(bulk);
}

/* -- What is asked for --------------------------------------------------------------------- */

bool
bulk_takes(const struct record_type *type, size_t field)
{
    bool of_a_life = type->parent_field != 0 && field == type->parent_field;
    return !of_a_life && !(type->fields[field].flags & (FIELD_READ_ONLY | FIELD_OWN | FIELD_ALONE));
}

bool
bulk_set(struct bulk *bulk, size_t field, const char *value, struct error *error)
{
    const struct field *row = &bulk->type->fields[field];
    if (!bulk_takes(bulk->type, field))
        return error_set(error, ERROR_USAGE,
                         "%s is each record's own; change it one record at a time", row->label);
    bulk->changes[bulk->change_count++] = (struct bulk_change){
        .field = field,
        .value = string_is_empty(value) ? NULL : must_strdup(value),
    };
    return true;
}

void
bulk_set_args(struct bulk *bulk, const char *const *args)
{
    for (size_t i = 0; i < bulk->command->arg_count; i++) {
        free(bulk->args[i]);
        bulk->args[i] = args[i] ? must_strdup(args[i]) : NULL;
    }
}

/* -- One record ---------------------------------------------------------------------------- */

static struct record *
changed_copy(const struct bulk *bulk, const struct record *record)
{
    struct record *copy = record_copy(record);
    for (size_t i = 0; i < bulk->change_count; i++)
        record_set(copy, bulk->changes[i].field, bulk->changes[i].value);
    return copy;
}

/* Within a transaction. */
static bool
run_one(const struct bulk *bulk, struct session *session, const struct record *record,
        struct outcome *outcome, struct error *error)
{
    struct record *filled = NULL;
    if (bulk->command->flags & COMMAND_TAKES_RECORD)
        filled = changed_copy(bulk, record);
    struct call call = {
        .session = session,
        .type = bulk->type,
        .id = record->id,
        .record = filled,
        .args = (const char *const *)bulk->args,
    };
    bool done = bulk->command->run(&call, error);
    *outcome = call.outcome;
    record_free(filled);
    return done;
}

/* T85: what they are given, and what the command is told, before the rules read more than one may.
 * Whose records they are was asked when they were fetched. */
static bool
is_admitted(const struct bulk *bulk, struct session *session, struct error *error)
{
    struct record *given = record_new(bulk->type);
    for (size_t i = 0; i < bulk->change_count; i++)
        record_set(given, bulk->changes[i].field, bulk->changes[i].value);
    const struct call call = {
        .type = bulk->type, .record = given, .args = (const char *const *)bulk->args};
    bool admitted = session_admits(session, bulk->command, &call, error);
    record_free(given);
    return admitted;
}

/* -- Foreseeing ---------------------------------------------------------------------------- */

static bool
stopped(struct error *error)
{
    return error_set(error, ERROR_STOPPED, "Stopped; nothing was changed");
}

static bool
fetch(struct bulk *bulk, struct session *session, const struct id *id, struct error *error)
{
    struct record *record = session_get(session, bulk->type, id, error);
    if (!record && error->code != ERROR_NOT_FOUND)
        return false;
    if (record && record->alive != bulk->trash) {
        record_list_add(&bulk->records, record);
        return true;
    }
    bulk->gone++;
    record_free(record);
    return true;
}

/* A record and what it is sorted by. */
struct sorted {
    char *key;
    struct record *record;
};

static int
compare_sorted(const void *a, const void *b)
{
    const struct sorted *first = a, *second = b;
    int order = strcmp(first->key, second->key);
    return order != 0 ? order : id_compare(&first->record->id, &second->record->id);
}

static void
sort_records(struct bulk *bulk)
{
    size_t count = bulk->records.count;
    struct sorted *rows = must_calloc(count + 1, sizeof *rows);
    for (size_t i = 0; i < count; i++) {
        struct text key = TEXT_EMPTY;
        record_key(bulk->records.items[i], bulk->type->sort_field, &key);
        rows[i] = (struct sorted){must_strdup(text_string(&key)), bulk->records.items[i]};
        text_clear(&key);
    }
    qsort(rows, count, sizeof *rows, compare_sorted);
    for (size_t i = 0; i < count; i++) {
        bulk->records.items[i] = rows[i].record;
        free(rows[i].key);
    }
    free(rows);
}

static void
count_already(struct bulk *bulk)
{
    for (size_t i = 0; i < bulk->change_count; i++) {
        struct bulk_change *change = &bulk->changes[i];
        for (size_t j = 0; j < bulk->records.count; j++) {
            const char *value = record_get(bulk->records.items[j], change->field);
            if ((value == NULL) == (change->value == NULL) && string_equal(value, change->value))
                change->already++;
        }
    }
}

bool
bulk_is_refusal(const struct error *error)
{
    switch (error->code) {
    case ERROR_USAGE:
    case ERROR_INPUT:
    case ERROR_NOT_FOUND:
    case ERROR_CONFLICT:
        return true;
    case ERROR_NONE:
    case ERROR_DENIED:
    case ERROR_STOPPED:
    case ERROR_BUSY:
    case ERROR_CONFIG:
    case ERROR_FILE:
    case ERROR_STORE:
        break;
    }
    return false;
}

/* What travels through session_write. */
struct running {
    struct bulk *bulk;
    bool (*go_on)(void *context);
    void *context;
    struct outcome *outcome;
    bool tried; /* to the end */
};

static bool
goes_on(const struct running *running)
{
    return !running->go_on || running->go_on(running->context);
}

static bool
try_one(struct bulk *bulk, struct session *session, size_t index, struct error *error)
{
    struct outcome outcome = {.open = OPEN_NOTHING};
    bool done = run_one(bulk, session, bulk->records.items[index], &outcome, error);
    enum bulk_fate fate = outcome.unchanged ? BULK_SAME : BULK_CHANGES;
    bulk->tasks += done ? outcome.tasks : 0;
    if (done && bulk->command->each)
        bulk->reasons[index] = must_strdup(text_string(&outcome.message));
    outcome_clear(&outcome);
    if (!done && !bulk_is_refusal(error))
        return false;
    if (!done) {
        fate = BULK_REFUSED;
        bulk->reasons[index] = must_strdup(error->text);
    }
    bulk->fates[index] = fate;
    bulk->counts[fate]++;
    return true;
}

/* Always fails, so that nothing of it stays; `tried` tells whether it got to the end. */
static bool
try_all(struct session *session, void *context, struct error *error)
{
    struct running *running = context;
    struct bulk *bulk = running->bulk;
    for (size_t i = 0; i < bulk->records.count; i++) {
        if (!goes_on(running))
            return stopped(error);
        if (!try_one(bulk, session, i, error))
            return false;
    }
    running->tried = true;
    return false;
}

bool
bulk_foresee(struct bulk *bulk, struct session *session, bool (*go_on)(void *context),
             void *context, struct error *error)
{
    forget_foreseen(bulk);
    if (!is_admitted(bulk, session, error))
        return false;
    struct running running = {.bulk = bulk, .go_on = go_on, .context = context};
    for (size_t i = 0; i < bulk->id_count; i++) {
        if (!goes_on(&running))
            return stopped(error);
        if (!fetch(bulk, session, &bulk->ids[i], error))
            return false;
    }
    sort_records(bulk);
    count_already(bulk);
    bulk->fates = must_calloc(bulk->records.count + 1, sizeof *bulk->fates);
    bulk->reasons = must_calloc(bulk->records.count + 1, sizeof *bulk->reasons);
    session_write(session, bulk->command->name, try_all, &running, error);
    return running.tried;
}

void
bulk_leave_out_refused(struct bulk *bulk)
{
    size_t count = 0;
    for (size_t i = 0; i < bulk->records.count; i++) {
        if (bulk->fates[i] != BULK_REFUSED)
            bulk->ids[count++] = bulk->records.items[i]->id;
    }
    bulk->id_count = count;
    forget_foreseen(bulk);
}

/* -- Doing --------------------------------------------------------------------------------- */

/* The word before the name: "Saved", "In the trash". */
static void
take_word(struct text *word, const struct outcome *outcome)
{
    const char *message = text_string(&outcome->message);
    text_reset(word);
    text_append_bytes(word, message, strcspn(message, ":"));
}

static bool
name_record(const struct bulk *bulk, struct session *session, const struct record *record,
            struct error *error)
{
    struct text title = TEXT_EMPTY;
    session_title(session, bulk->type, &record->id, &title);
    error_prefix(error, "Nothing was changed; %s", text_string(&title));
    text_clear(&title);
    return false;
}

static bool
run_all(struct session *session, void *context, struct error *error)
{
    struct running *running = context;
    struct bulk *bulk = running->bulk;
    struct text word = TEXT_EMPTY;
    size_t changed = 0, tasks = 0;
    bool done = true;
    for (size_t i = 0; i < bulk->records.count && done; i++) {
        struct outcome outcome = {.open = OPEN_NOTHING};
        if (!goes_on(running))
            done = stopped(error);
        else if (!run_one(bulk, session, bulk->records.items[i], &outcome, error))
            done = bulk_is_refusal(error)
                       ? name_record(bulk, session, bulk->records.items[i], error)
                       : false;
        else if (!outcome.unchanged && changed++ == 0)
            take_word(&word, &outcome);
        tasks += outcome.tasks;
        outcome_clear(&outcome);
    }
    if (done && changed > 0)
        text_append_format(&running->outcome->message, "%s: %zu %s", text_string(&word), changed,
                           changed == 1 ? bulk->type->name : bulk->type->table);
    else if (done)
        text_append(&running->outcome->message, "Nothing changed");
    task_plan_say(tasks, &running->outcome->message);
    text_clear(&word);
    return done;
}

bool
bulk_run(struct bulk *bulk, struct session *session, bool (*go_on)(void *context), void *context,
         struct outcome *outcome, struct error *error)
{
    struct running running = {.bulk = bulk, .go_on = go_on, .context = context, .outcome = outcome};
    if (is_admitted(bulk, session, error) &&
        session_write(session, bulk->command->name, run_all, &running, error)) {
        session_say_warning(session, &outcome->message);
        return true;
    }
    outcome_clear(outcome); /* nothing happened, so nothing may be said of it */
    return false;
}
