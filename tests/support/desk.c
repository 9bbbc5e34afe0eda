/* desk.c - a small database in a folder of its own, and everything that can be done to it. */
#include "support/desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "exchange/export.h"
#include "exchange/import.h"
#include "modules/backups.h"
#include "modules/candidate.h"
#include "modules/contact.h"
#include "modules/distinction.h"
#include "modules/duplicate.h"
#include "modules/merge.h"
#include "modules/registry.h"
#include "support/files.h"
#include "support/old_schema.h"

/* -- Making one ------------------------------------------------------------------------------- */

/* The database of a desk, made once. */
static struct template
{
    struct text bytes;
    struct id candidate, removed;
}
template;

static const char people[] = "Full name,Phone\n"
                             "Fọlákẹ́ Adéyẹmí,07700 900501\n"
                             "Owen Hughes,07700 900502\n"
                             "Priya Nair,07700 900503\n";

/* No ballast: its megabyte would be written anew at each desk. */
static int64_t
no_room(const char *path)
{
    (void)path;
    return 0;
}

static void
name_files(struct desk *desk)
{
    *desk = (struct desk){.folder = fixture_fast_folder()};
    desk->database = must_format("%s/posact.db", desk->folder);
    desk->backup = must_format("%s/copy.db", desk->folder);
    desk->people = files_write(desk->folder, "people.csv", people, sizeof people - 1);
}

static void
make_template(void)
{
    struct desk desk;
    struct error error = {.text = ""};
    name_files(&desk);
    if (!desk_open(&desk, &error))
        fail_msg("%s", error.text);
    fixture_candidate(desk.session, "Cerys Jones", "07700 900123");
    template.candidate = fixture_candidate(desk.session, "Sian Jones", "07700 900123");
    template.removed = fixture_candidate(desk.session, "Ada Okafor", NULL);
    struct call call = {.type = &candidate_type, .id = template.removed};
    assert_true(session_do(desk.session, command_remove, &call, &error));
    outcome_clear(&call.outcome);
    fixture_edit(desk.session, &candidate_type, &template.candidate, CANDIDATE_KNOWN_AS, "Siân");
    desk_close(&desk);
    files_read(desk.database, &template.bytes);
    desk_clear(&desk);
}

static void
write_database(const struct desk *desk, const struct text *bytes)
{
    free(files_write(desk->folder, "posact.db", bytes->bytes, bytes->length));
    assert_int_equal(chmod(desk->database, 0600), 0);
}

void
desk_make(struct desk *desk)
{
    if (template.bytes.length == 0)
        make_template();
    name_files(desk);
    write_database(desk, &template.bytes);
    desk->candidate = template.candidate;
    desk->removed = template.removed;
}

void
desk_make_old(struct desk *desk, int schema)
{
    static struct text bytes;
    static int made;
    name_files(desk);
    desk->schema = schema;
    if (made == schema) {
        write_database(desk, &bytes);
        return;
    }
    old_schema_make(desk->database, schema);
    text_reset(&bytes);
    files_read(desk->database, &bytes);
    made = schema;
}

bool
desk_open(struct desk *desk, struct error *error)
{
    struct store_options options = fixture_options();
    options.path = desk->database;
    options.ids = id_source_random();
    options.free_bytes = no_room;
    desk->store = store_open(&options, error);
    if (desk->store != NULL)
        desk->session = fixture_session_on(desk->store, "J. Shah");
    return desk->store != NULL;
}

void
desk_close(struct desk *desk)
{
    if (desk->session != NULL)
        fixture_session_free(desk->session);
    desk->session = NULL;
    desk->store = NULL;
}

void
desk_clear(struct desk *desk)
{
    desk_close(desk);
    free(desk->database);
    free(desk->backup);
    free(desk->people);
    fixture_remove(desk->folder);
}

/* -- What is in it ---------------------------------------------------------------------------- */

static bool
append_bytes(void *context, const char *bytes, size_t length)
{
    text_append_bytes(context, bytes, length);
    return true;
}

void
desk_dump(struct desk *desk, struct text *out)
{
    struct error error = {.text = ""};
    for (size_t i = 0; i < registry_type_count; i++)
        for (int trash = 0; trash < 2 && !registry_types[i]->may_see; trash++) {
            struct query query = query_default(registry_types[i]);
            size_t count;
            query.trash = trash;
            if (!export_list(desk->session, &query, EXPORT_JSON, 0, append_bytes, out, &count,
                             &error))
                fail_msg("%s", error.text);
        }
    char *draft = session_recall(desk->session, "draft", "1");
    text_append_format(out, "draft: %s\n", draft == NULL ? "none" : draft);
    free(draft);
}

void
desk_assert_sound(struct desk *desk)
{
    struct text findings = TEXT_EMPTY;
    struct error error = {.text = ""};
    size_t count;
    if (!session_check(desk->session, &findings, &error))
        fail_msg("%s: %s", error.text, text_string(&findings));
    if (!fixture_verify(desk->session, &count, &error))
        fail_msg("%s", error.text);
    text_clear(&findings);
}

/* -- What can be done to it ------------------------------------------------------------------- */

static bool
call_with(struct desk *desk, const struct command *command, const struct id *id,
          struct record *record, const struct record_type *type, struct error *error)
{
    struct call call = {.type = type, .id = *id, .record = record};
    bool done = session_do(desk->session, command, &call, error);
    /* "Saved:" is said of a commit that returned, and of nothing else. */
    assert_true(done == (call.outcome.message.length > 0));
    outcome_clear(&call.outcome);
    record_free(record);
    return done;
}

static bool
add_candidate(struct desk *desk, struct error *error)
{
    struct record *record = session_prepare(desk->session, &candidate_type);
    record_set(record, CANDIDATE_NAME, "Żaneta Łukasik");
    record_set(record, CANDIDATE_PHONE, "07700 900321");
    return call_with(desk, command_add, &desk->candidate, record, &candidate_type, error);
}

static bool
add_contact(struct desk *desk, struct error *error)
{
    char id[ID_TEXT_SIZE];
    id_to_text(&desk->candidate, id);
    struct record *record = session_prepare(desk->session, &contact_type);
    record_set(record, CONTACT_CANDIDATE, id);
    record_set(record, CONTACT_CHANNEL, "phone");
    record_set(record, CONTACT_SUMMARY, "Asked about the fitness test");
    return call_with(desk, command_add, &desk->candidate, record, &contact_type, error);
}

static bool
edit_candidate(struct desk *desk, struct error *error)
{
    struct record *record = session_get(desk->session, &candidate_type, &desk->candidate, error);
    if (record == NULL)
        return false;
    record_set(record, CANDIDATE_NAME, "Siân Wyn-Jones");
    record_set(record, CANDIDATE_NOTES, "Works nights till March");
    return call_with(desk, command_edit, &desk->candidate, record, &candidate_type, error);
}

static bool
remove_candidate(struct desk *desk, struct error *error)
{
    return call_with(desk, command_remove, &desk->candidate, NULL, &candidate_type, error);
}

static bool
restore_candidate(struct desk *desk, struct error *error)
{
    return call_with(desk, command_restore, &desk->removed, NULL, &candidate_type, error);
}

static bool
undo(struct desk *desk, struct error *error)
{
    return call_with(desk, command_undo, &desk->candidate, NULL, &candidate_type, error);
}

static bool
redo(struct desk *desk, struct error *error)
{
    return call_with(desk, command_redo, &desk->candidate, NULL, &candidate_type, error);
}

static bool
import_people(struct desk *desk, struct error *error)
{
    struct import_options options = {.type = &candidate_type, .path = desk->people};
    struct import_report report = {.rows = 0};
    bool done = import_run(desk->session, &options, &report, error);
    assert_true(!done || report.added == 3);
    import_report_clear(&report);
    return done;
}

static bool
remember(struct desk *desk, struct error *error)
{
    return session_remember(desk->session, "draft", "1", "Half a sentence", error);
}

static bool
note_export(struct session *session, void *context, struct error *error)
{
    (void)context;
    return session_note(session, &candidate_type, NULL, error);
}

static bool
note(struct desk *desk, struct error *error)
{
    return session_write(desk->session, "export", note_export, NULL, error);
}

static bool
back_up(struct desk *desk, struct error *error)
{
    struct text made = TEXT_EMPTY;
    bool done = backups_make(desk->session, desk->backup, "asked", &made, error);
    assert_int_equal(file_exists(desk->backup), done);
    text_clear(&made);
    return done;
}

/* Somebody else, who is not in the trash. */
static bool
find_other(struct desk *desk, struct id *id, struct error *error)
{
    struct query query = query_default(&candidate_type);
    struct record_list list = {.items = NULL};
    bool done = session_read(desk->session, &query, QUERY_FIRST, NULL, 2, &list, error);
    for (size_t i = 0; i < list.count; i++)
        if (!id_equal(&list.items[i]->id, &desk->candidate))
            *id = list.items[i]->id;
    record_list_clear(&list);
    return done;
}

static bool
merge_two(struct desk *desk, struct error *error)
{
    struct id other = desk->candidate;
    struct merge merge = {.type = NULL};
    struct outcome outcome = {.open = OPEN_NOTHING};
    bool done =
        find_other(desk, &other, error) &&
        merge_read(&merge, desk->session, &candidate_type, &desk->candidate, &other, error) &&
        merge_do(&merge, desk->session, &outcome, error);
    assert_true(done == (outcome.message.length > 0));
    merge_clear(&merge);
    outcome_clear(&outcome);
    return done;
}

static bool
tell_apart(struct desk *desk, struct error *error)
{
    struct id other = desk->candidate;
    struct outcome outcome = {.open = OPEN_NOTHING};
    bool done = find_other(desk, &other, error) &&
                distinction_do(desk->session, &desk->candidate, &other, &outcome, error);
    assert_true(done == (outcome.message.length > 0));
    outcome_clear(&outcome);
    return done;
}

static bool
review(struct desk *desk, struct error *error)
{
    struct likeness_list list;
    bool more;
    bool done = duplicate_review(desk->session, 10, &list, &more, error);
    likeness_list_clear(&list);
    return done;
}

const struct desk_action desk_actions[] = {
    {.name = "open", .run = desk_open, .opens = true},
    {.name = "migrate", .run = desk_open, .opens = true, .schema = 1},
    {.name = "add", .run = add_candidate, .changes = true},
    {.name = "contact", .run = add_contact, .changes = true},
    {.name = "edit", .run = edit_candidate, .changes = true},
    {.name = "remove", .run = remove_candidate, .changes = true},
    {.name = "restore", .run = restore_candidate, .changes = true},
    {.name = "undo", .run = undo, .changes = true},
    {.name = "redo", .run = redo, .prepare = undo, .changes = true},
    {.name = "merge", .run = merge_two, .changes = true},
    {.name = "undo of a merge", .run = undo, .prepare = merge_two, .changes = true},
    {.name = "not-same", .run = tell_apart, .changes = true},
    {.name = "duplicates", .run = review},
    {.name = "import", .run = import_people, .changes = true},
    {.name = "remember", .run = remember, .changes = true},
    {.name = "note", .run = note},
    {.name = "backup", .run = back_up},
};
const size_t desk_action_count = sizeof desk_actions / sizeof desk_actions[0];

/* What the last action began with: it is the same at each of its points. */
static struct beginning {
    const struct desk_action *action;
    struct text bytes, dump;
} beginning;

static void
open_for(struct desk *desk, const struct desk_action *action)
{
    struct error error = {.text = ""};
    if (!desk_open(desk, &error))
        fail_msg("%s: %s", action->name, error.text);
}

static void
make_beginning(const struct desk_action *action)
{
    struct desk desk;
    struct error error = {.text = ""};
    desk_make(&desk);
    open_for(&desk, action);
    if (action->prepare != NULL && !action->prepare(&desk, &error))
        fail_msg("%s: %s", action->name, error.text);
    text_reset(&beginning.dump);
    desk_dump(&desk, &beginning.dump);
    desk_close(&desk);
    text_reset(&beginning.bytes);
    files_read(desk.database, &beginning.bytes);
    desk_clear(&desk);
    beginning.action = action;
}

void
desk_make_for(struct desk *desk, const struct desk_action *action)
{
    if (action->schema > 0)
        desk_make_old(desk, action->schema);
    else if (action->opens)
        desk_make(desk);
    if (action->opens)
        return;
    if (beginning.action != action)
        make_beginning(action);
    name_files(desk);
    write_database(desk, &beginning.bytes);
    desk->candidate = template.candidate;
    desk->removed = template.removed;
    open_for(desk, action);
}

const char *
desk_before(const struct desk_action *action)
{
    assert_true(action->opens || beginning.action == action);
    return action->opens ? NULL : text_string(&beginning.dump);
}

void
desk_assert_truth(struct desk *desk, const struct desk_action *action, bool done,
                  const char *before)
{
    struct error error = {.text = ""};
    struct text after = TEXT_EMPTY;
    desk_close(desk);
    if (!desk_open(desk, &error))
        fail_msg("%s: %s", action->name, error.text);
    desk_assert_sound(desk);
    desk_dump(desk, &after);
    bool same = before == NULL || strcmp(before, text_string(&after)) == 0;
    if (!done && !same)
        fail_msg("%s is said to have failed and has happened", action->name);
    if (done && action->changes && same)
        fail_msg("%s is said to be done and is not there", action->name);
    if (!action->changes && !same)
        fail_msg("%s has changed something", action->name);
    text_clear(&after);
}
