/* What random steps of two officers leave behind, over seeds.
 *
 * Architecture 6: the operations of an action say what SQLite's own changeset of its transaction
 * says, so that nothing slips past the door.
 * C07: undo of all gives the first export byte for byte, redo of all the last one, also when the
 * file was closed in between, and of one's own steps only.
 *
 * POSACT_SEEDS sets how many seeds are run (10); a failure names its seed. */
#ifndef SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_SESSION
#endif
#ifndef SQLITE_ENABLE_PREUPDATE_HOOK
#define SQLITE_ENABLE_PREUPDATE_HOOK
#endif
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/memory.h"
#include "base/random.h"
#include "exchange/export.h"
#include "modules/candidate.h"
#include "modules/contact.h"
#include "modules/registry.h"
#include "store/operation.h"
#include "store/statement.h"
#include "support/fixture.h"

#define STEPS 30
#define OFFICERS 2
#define SHARED 3
#define MOST_RECORDS 200

/* One officer at one connection. */
struct desk {
    struct store *store;
    struct session *session;
};

/* A record and who may do what with it: those of the beginning are changed by both, each in fields
 * of their own, and not removed; the others belong to who added them. */
struct entry {
    const struct record_type *type;
    struct id id;
    size_t owner; /* OFFICERS: shared */
};

struct world {
    unsigned long seed;
    struct random random;
    struct store_options options;
    struct desk desks[OFFICERS];
    struct entry entries[MOST_RECORDS];
    size_t entry_count;
    int64_t now_ms;
};

static const char *const officers[OFFICERS] = {"J. Shah", "M. Begum"};

static const size_t fields_of[OFFICERS][3] = {
    {CANDIDATE_NAME, CANDIDATE_PHONE, CANDIDATE_NOTES},
    {CANDIDATE_KNOWN_AS, CANDIDATE_EMAIL, CANDIDATE_PLACE},
};

/* -- Opening and closing -------------------------------------------------------------------- */

static void
open_desks(struct world *world)
{
    for (size_t i = 0; i < OFFICERS; i++) {
        struct desk *desk = &world->desks[i];
        world->options.ids = id_source_seeded(random_next(&world->random));
        desk->store = fixture_store(&world->options);
        desk->session = fixture_session_on(desk->store, officers[i]);
    }
}

static void
close_desks(struct world *world)
{
    for (size_t i = 0; i < OFFICERS; i++)
        fixture_session_free(world->desks[i].session);
}

/* -- Writing -------------------------------------------------------------------------------- */

static struct entry *
new_entry(struct world *world, const struct record_type *type, const struct id *id, size_t owner)
{
    assert_true(world->entry_count < MOST_RECORDS);
    world->entries[world->entry_count] = (struct entry){type, *id, owner};
    return &world->entries[world->entry_count++];
}

/* A few values, so that one is often written again; now and then none. */
static void
random_value(struct world *world, size_t field, char out[40])
{
    uint32_t number = random_below(&world->random, 5);
    if (field == CANDIDATE_PHONE)
        snprintf(out, 40, "07700 90012%u", number);
    else if (field == CANDIDATE_EMAIL)
        snprintf(out, 40, "sian%u@example.org", number);
    else
        snprintf(out, 40, "Siân %u", number);
    if (field != CANDIDATE_NAME && number == 0)
        out[0] = '\0';
}

static bool
add(struct world *world, size_t officer, struct error *error)
{
    struct session *session = world->desks[officer].session;
    bool contact = random_below(&world->random, 2) == 0;
    const struct record_type *type = contact ? &contact_type : &candidate_type;
    struct record *record = session_prepare(session, type);
    char value[40], parent[ID_TEXT_SIZE];
    if (contact) {
        id_to_text(&world->entries[random_below(&world->random, SHARED)].id, parent);
        record_set(record, CONTACT_CANDIDATE, parent);
        record_set(record, CONTACT_CHANNEL, "phone");
        record_set(record, CONTACT_SUMMARY, "Asked about the fitness test");
    } else {
        random_value(world, CANDIDATE_NAME, value);
        record_set(record, CANDIDATE_NAME, value);
    }
    bool done = session_add(session, record, error);
    if (done)
        new_entry(world, type, &record->id, officer);
    record_free(record);
    return done;
}

static bool
edit(struct world *world, size_t officer, const struct entry *entry, struct error *error)
{
    struct session *session = world->desks[officer].session;
    struct record *record = session_get(session, entry->type, &entry->id, error);
    if (record == NULL)
        return false;
    char value[40];
    for (uint32_t i = 0; i < 2; i++) {
        size_t field = fields_of[officer][random_below(&world->random, 3)];
        if (entry->type == &contact_type)
            field = CONTACT_SUMMARY;
        random_value(world, entry->type == &contact_type ? CANDIDATE_NAME : field, value);
        record_set(record, field, value);
    }
    bool done = !record->alive || session_edit(session, record, NULL, error);
    record_free(record);
    return done;
}

static bool
remove_or_restore(struct world *world, size_t officer, const struct entry *entry,
                  struct error *error)
{
    struct session *session = world->desks[officer].session;
    struct record *record = session_get(session, entry->type, &entry->id, error);
    if (record == NULL)
        return false;
    bool done = record->alive ? session_remove(session, entry->type, &entry->id, error)
                              : session_restore(session, entry->type, &entry->id, error);
    record_free(record);
    return done;
}

/* A record that the officer may change. */
static const struct entry *
random_entry(struct world *world, size_t officer)
{
    for (;;) {
        const struct entry *entry =
            &world->entries[random_below(&world->random, (uint32_t)world->entry_count)];
        if (entry->owner == OFFICERS || entry->owner == officer)
            return entry;
    }
}

static bool
change(struct world *world, size_t officer, struct error *error)
{
    const struct entry *entry = random_entry(world, officer);
    if (entry->owner == officer && random_below(&world->random, 3) == 0)
        return remove_or_restore(world, officer, entry, error);
    return edit(world, officer, entry, error);
}

/* Like an import: several records in one step, each once. */
static bool
change_several(struct world *world, size_t officer, struct error *error)
{
    size_t before = world->entry_count;
    for (int i = 0; i < 3; i++)
        if (!add(world, officer, error))
            return false;
    for (size_t i = 0; i < before; i += 1 + random_below(&world->random, 4)) {
        const struct entry *entry = &world->entries[i];
        if ((entry->owner == OFFICERS || entry->owner == officer) &&
            !edit(world, officer, entry, error))
            return false;
    }
    return true;
}

struct step {
    struct world *world;
    size_t officer;
    uint32_t kind;
};

static bool
take_step(struct session *session, void *context, struct error *error)
{
    (void)session;
    struct step *step = context;
    if (step->kind < 3)
        return add(step->world, step->officer, error);
    if (step->kind < 4)
        return change_several(step->world, step->officer, error);
    return change(step->world, step->officer, error);
}

/* False when there is nothing to undo, or to do again. */
static bool
undo(struct world *world, size_t officer, bool redo)
{
    struct error error = {.text = ""};
    struct call call = {.type = &candidate_type};
    bool done = session_do(world->desks[officer].session, redo ? command_redo : command_undo, &call,
                           &error);
    if (!done && error.code != ERROR_NOT_FOUND)
        fail_msg("seed %lu: %s", world->seed, error.text);
    outcome_clear(&call.outcome);
    return done;
}

static void
random_step(struct world *world, size_t officer)
{
    struct error error = {.text = ""};
    struct desk *desk = &world->desks[officer];
    world->now_ms += 1000;
    desk->store->clock = clock_fixed(world->now_ms);
    struct step step = {world, officer, random_below(&world->random, 12)};
    if (step.kind == 10)
        undo(world, officer, false);
    else if (step.kind == 11)
        undo(world, officer, true);
    else if (!session_write(desk->session, "edit", take_step, &step, &error))
        fail_msg("seed %lu: %s", world->seed, error.text);
}

/* -- The log and SQLite's changeset --------------------------------------------------------- */

static int64_t
last_lsn(struct store *store)
{
    struct error error = {.text = ""};
    int64_t lsn;
    assert_true(store_number(store, "SELECT max(lsn) FROM operations", 0, &lsn, &error));
    return lsn;
}

/* "candidates 5f1e... phone = 07700 900123" a line: one value that came to stand in a table. */
static void
note_value(struct text *lines, const struct record_type *type, const struct id *id,
           const char *column, const char *value)
{
    char text[ID_TEXT_SIZE];
    id_to_text(id, text);
    text_append_format(lines, "%s %s %s = %s\n", type->table, text, column,
                       value == NULL ? "none" : value);
}

static bool
is_derived(const char *column)
{
    size_t length = strlen(column);
    bool key = length > 4 && strcmp(column + length - 4, "_key") == 0;
    return (key && strcmp(column, "import_key") != 0) || strcmp(column, "number") == 0 ||
           strcmp(column, "changed") == 0 || strcmp(column, "created") == 0 ||
           strcmp(column, "id") == 0;
}

static struct id
id_of_row(struct store *store, const struct record_type *type, int64_t number)
{
    struct error error = {.text = ""};
    bool row;
    char *sql = must_format("SELECT id FROM %s WHERE number = ?1", type->table);
    sqlite3_stmt *statement = statement_get(store, sql, &error);
    assert_non_null(statement);
    sqlite3_bind_int64(statement, 1, number);
    assert_true(statement_step(store, statement, &row, &error) && row);
    struct id id = column_id(statement, 0);
    sqlite3_reset(statement);
    free(sql);
    return id;
}

static char *
value_text(sqlite3_value *value)
{
    struct id id;
    char text[ID_TEXT_SIZE];
    if (sqlite3_value_type(value) == SQLITE_NULL)
        return NULL;
    if (sqlite3_value_type(value) != SQLITE_BLOB)
        return must_strdup((const char *)sqlite3_value_text(value));
    assert_int_equal(sqlite3_value_bytes(value), ID_SIZE);
    memcpy(id.bytes, sqlite3_value_blob(value), ID_SIZE);
    id_to_text(&id, text);
    return must_strdup(text);
}

/* The name of a table's column, by its place. */
static char *
column_name(struct store *store, const char *table, int place)
{
    struct error error = {.text = ""};
    bool row;
    char *sql =
        must_format("SELECT name FROM pragma_table_info('%s') WHERE cid = %d", table, place);
    sqlite3_stmt *statement = statement_get(store, sql, &error);
    assert_true(statement_step(store, statement, &row, &error) && row);
    char *name = must_strdup((const char *)sqlite3_column_text(statement, 0));
    sqlite3_reset(statement);
    free(sql);
    return name;
}

/* One row of the changeset: every column whose value is another than before. */
static void
read_row(struct store *store, sqlite3_changeset_iter *rows, struct text *lines)
{
    const char *table;
    int columns, operation, indirect;
    sqlite3_value *number, *value;
    sqlite3changeset_op(rows, &table, &columns, &operation, &indirect);
    assert_int_not_equal(operation, SQLITE_DELETE);
    const struct record_type *type = registry_find_type(table);
    assert_non_null(type);
    if (operation == SQLITE_INSERT)
        sqlite3changeset_new(rows, 0, &number);
    else
        sqlite3changeset_old(rows, 0, &number);
    struct id id = id_of_row(store, type, sqlite3_value_int64(number));
    for (int i = 0; i < columns; i++) {
        sqlite3changeset_new(rows, i, &value);
        char *name = column_name(store, table, i);
        bool none = value == NULL ||
                    (operation == SQLITE_INSERT && sqlite3_value_type(value) == SQLITE_NULL);
        if (!none && !is_derived(name)) {
            char *text = value_text(value);
            note_value(lines, type, &id, name, text);
            free(text);
        }
        free(name);
    }
}

static void
read_changeset(struct store *store, sqlite3_session *recorder, struct text *lines)
{
    int size;
    void *bytes;
    sqlite3_changeset_iter *rows;
    assert_int_equal(sqlite3session_changeset(recorder, &size, &bytes), SQLITE_OK);
    assert_int_equal(sqlite3changeset_start(&rows, size, bytes), SQLITE_OK);
    while (sqlite3changeset_next(rows) == SQLITE_ROW)
        read_row(store, rows, lines);
    assert_int_equal(sqlite3changeset_finalize(rows), SQLITE_OK);
    sqlite3_free(bytes);
}

/* What the operations say. That a record lives is said again by every edit, and changes nothing. */
static void
read_operations(struct store *store, int64_t lsn, const struct text *changed, struct text *lines)
{
    struct error error = {.text = ""};
    bool found = true;
    while (found) {
        struct operation operation;
        if (!operation_next(store, lsn, &operation, &found, &error))
            fail_msg("%s", error.text);
        lsn = operation.lsn;
        const struct record_type *type = registry_type_by_number(operation.type);
        bool born = found && operation.kind == OPERATION_CREATE;
        if (born)
            note_value(lines, type, &operation.record, "alive", "1");
        for (size_t i = 0; i < operation.write_count; i++) {
            const struct operation_write *write = &operation.writes[i];
            const struct field *field = record_type_field_by_number(type, write->column);
            struct text line = TEXT_EMPTY;
            if (write->column >= COLUMN_ALIVE)
                note_value(&line, type, &operation.record, field == NULL ? "alive" : field->name,
                           write->value);
            if (field != NULL || strstr(text_string(changed), text_string(&line)) != NULL)
                text_append(lines, text_string(&line));
            text_clear(&line);
        }
        operation_clear(&operation);
    }
}

static int
compare_lines(const void *a, const void *b)
{
    const char *const *line_a = a, *const *line_b = b;
    return strcmp(*line_a, *line_b);
}

/* The order of the lines is of no account, but a line that is there twice is. */
static char *
sort_lines(const struct text *lines)
{
    char *copy = must_strdup(text_string(lines)), *items[1000], *rest = copy;
    size_t count = 0;
    for (char *end; (end = strchr(rest, '\n')) != NULL; rest = end + 1) {
        assert_true(count < 1000);
        *end = '\0';
        items[count++] = rest;
    }
    qsort(items, count, sizeof items[0], compare_lines);
    struct text sorted = TEXT_EMPTY;
    for (size_t i = 0; i < count; i++)
        text_append_format(&sorted, "%s\n", items[i]);
    free(copy);
    text_append(&sorted, "");
    return text_take(&sorted);
}

static void
watch_step(struct world *world, size_t officer)
{
    struct store *store = world->desks[officer].store;
    struct text changed = TEXT_EMPTY, logged = TEXT_EMPTY;
    sqlite3_session *recorder;
    int64_t lsn = last_lsn(store);
    assert_int_equal(sqlite3session_create(store->database, "main", &recorder), SQLITE_OK);
    for (size_t i = 0; i < registry_type_count; i++)
        sqlite3session_attach(recorder, registry_types[i]->table);
    random_step(world, officer);
    read_changeset(store, recorder, &changed);
    sqlite3session_delete(recorder);
    read_operations(store, lsn, &changed, &logged);
    char *a = sort_lines(&changed), *b = sort_lines(&logged);
    if (strcmp(a, b) != 0)
        fail_msg("seed %lu: SQLite changed\n%s\nand the log says\n%s", world->seed, a, b);
    free(a);
    free(b);
    text_clear(&changed);
    text_clear(&logged);
}

/* -- Exports -------------------------------------------------------------------------------- */

static bool
append_bytes(void *context, const char *bytes, size_t length)
{
    text_append_bytes(context, bytes, length);
    return true;
}

/* A step that was taken back leaves its new records in the trash, so that is asked for apart. */
static char *
export_all(struct world *world, bool trash)
{
    struct error error = {.text = ""};
    struct text out = TEXT_EMPTY;
    size_t count;
    for (size_t i = 0; i < registry_type_count; i++)
        for (int j = 0; j <= trash && !registry_types[i]->may_see; j++) {
            struct query query = query_default(registry_types[i]);
            query.trash = j == 1;
            if (!export_list(world->desks[0].session, &query, EXPORT_JSON, 0, append_bytes, &out,
                             &count, &error))
                fail_msg("%s", error.text);
        }
    return text_take(&out);
}

static void
assert_export(struct world *world, bool trash, char *expected, const char *when)
{
    char *now = export_all(world, trash);
    if (strcmp(now, expected) != 0)
        fail_msg("seed %lu, %s:\n%s\ninstead of\n%s", world->seed, when, now, expected);
    free(now);
    free(expected);
}

static void
assert_sound(struct world *world)
{
    struct text findings = TEXT_EMPTY;
    struct error error = {.text = ""};
    size_t count;
    if (!session_check(world->desks[0].session, &findings, &error) ||
        !fixture_verify(world->desks[0].session, &count, &error))
        fail_msg("seed %lu: %s: %s", world->seed, error.text, text_string(&findings));
    text_clear(&findings);
}

/* -- The properties ------------------------------------------------------------------------- */

static void
open_world(struct world *world, char *folder, unsigned long seed)
{
    *world = (struct world){
        .seed = seed,
        .random = {seed},
        .options = fixture_options(),
        .now_ms = FIXTURE_NOW_MS,
    };
    world->options.path = must_format("%s/%lu.db", folder, seed);
    open_desks(world);
    world->options.ids = id_source_seeded(random_next(&world->random));
    struct session *setup = fixture_session_on(fixture_store(&world->options), "A. Ó Briain");
    for (int i = 0; i < SHARED; i++) {
        struct id id = fixture_candidate(setup, "Ffion Rhys", NULL);
        new_entry(world, &candidate_type, &id, OFFICERS);
    }
    fixture_session_free(setup);
}

static void
close_world(struct world *world)
{
    assert_sound(world);
    close_desks(world);
    free((char *)(uintptr_t)world->options.path);
}

static void
for_seeds(void (*run)(struct world *world))
{
    const char *asked = getenv("POSACT_SEEDS");
    unsigned long seeds = asked == NULL ? 10 : strtoul(asked, NULL, 10);
    char *folder = fixture_folder();
    for (unsigned long seed = 1; seed <= seeds; seed++) {
        struct world world;
        open_world(&world, folder, seed);
        run(&world);
        close_world(&world);
    }
    fixture_remove(folder);
}

static void
watch_steps(struct world *world)
{
    for (int i = 0; i < STEPS; i++)
        watch_step(world, random_below(&world->random, OFFICERS));
}

static void
test_log_is_what_sqlite_did(void **state)
{
    (void)state;
    for_seeds(watch_steps);
}

static void
undo_all(struct world *world, size_t officer, bool redo)
{
    while (undo(world, officer, redo))
        if (random_below(&world->random, 8) == 0) {
            close_desks(world);
            open_desks(world);
        }
}

static void
undo_and_redo(struct world *world)
{
    char *first = export_all(world, false);
    for (int i = 0; i < STEPS; i++)
        random_step(world, random_below(&world->random, OFFICERS));
    for (size_t i = 0; i < OFFICERS; i++)
        undo_all(world, i, true);
    char *last = export_all(world, true);
    for (size_t i = 0; i < OFFICERS; i++)
        undo_all(world, i, false);
    assert_export(world, false, first, "all undone");
    for (size_t i = 0; i < OFFICERS; i++)
        undo_all(world, i, true);
    assert_export(world, true, last, "all done again");
}

static void
test_undo_all_and_redo_all(void **state)
{
    (void)state;
    for_seeds(undo_and_redo);
}

/* What the other did in between stays, and comes to the same when it is done alone. */
static void
undo_ones_own(struct world *world)
{
    for (int i = 0; i < STEPS; i++)
        random_step(world, random_below(&world->random, OFFICERS));
    undo_all(world, 0, false);
    undo_all(world, 1, true);
    char *alone = export_all(world, false);
    for (int i = 0; i < STEPS; i++)
        random_step(world, 0);
    undo_all(world, 0, false);
    assert_export(world, false, alone, "one's own undone");
}

static void
test_undo_of_ones_own_steps(void **state)
{
    (void)state;
    for_seeds(undo_ones_own);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_log_is_what_sqlite_did),
        cmocka_unit_test(test_undo_all_and_redo_all),
        cmocka_unit_test(test_undo_of_ones_own_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
