/* E05: no room for another page, at each point of an add, an import, an undo. One sentence, nothing
 * half done; and once there is room again, the same step succeeds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "exchange/export.h"
#include "exchange/import.h"
#include "modules/candidate.h"
#include "modules/registry.h"
#include "store/statement.h"
#include "support/files.h"
#include "support/fixture.h"

#define ROWS 300

struct desk {
    char *folder, *database, *file;
    struct store *store;
    struct session *session;
};

static int
open_desk(void **state)
{
    struct desk *desk = must_calloc(1, sizeof *desk);
    struct text rows = TEXT_EMPTY;
    desk->folder = fixture_folder();
    desk->database = must_format("%s/posact.db", desk->folder);
    text_append(&rows, "Full name,Phone,Notes\n");
    for (int i = 0; i < ROWS; i++)
        text_append_format(&rows, "Person %d,07700 9%05d,Asked about the fitness test\n", i, i);
    desk->file = files_write(desk->folder, "people.csv", rows.bytes, rows.length);
    text_clear(&rows);
    struct store_options options = fixture_options();
    options.path = desk->database;
    desk->store = fixture_store(&options);
    desk->session = fixture_session_on(desk->store, "J. Shah");
    fixture_candidate(desk->session, "Siân Wyn-Jones", NULL);
    *state = desk;
    return 0;
}

static int
close_desk(void **state)
{
    struct desk *desk = *state;
    fixture_session_free(desk->session);
    free(desk->database);
    free(desk->file);
    fixture_remove(desk->folder);
    free(desk);
    return 0;
}

typedef bool step(struct desk *desk, struct error *error);

static bool
add(struct desk *desk, struct error *error)
{
    struct call call = {.record = session_prepare(desk->session, &candidate_type)};
    struct text notes = TEXT_EMPTY;
    for (int i = 0; i < 2000; i++)
        text_append_format(&notes, "Word%d ", i);
    record_set(call.record, CANDIDATE_NAME, "Żaneta Łukasik");
    record_set(call.record, CANDIDATE_NOTES, text_string(&notes));
    bool done = session_do(desk->session, command_add, &call, error);
    text_clear(&notes);
    record_free(call.record);
    outcome_clear(&call.outcome);
    return done;
}

static bool
import(struct desk *desk, struct error *error)
{
    struct import_options options = {.type = &candidate_type, .path = desk->file};
    struct import_report report = {.rows = 0};
    bool done = import_run(desk->session, &options, &report, error);
    import_report_clear(&report);
    return done;
}

static bool
undo(struct desk *desk, struct error *error)
{
    struct call call = {.type = &candidate_type};
    bool done = session_do(desk->session, command_undo, &call, error);
    outcome_clear(&call.outcome);
    return done;
}

static void
allow_pages(struct desk *desk, int64_t most)
{
    struct error error = {.text = ""};
    int64_t allowed;
    char *pragma = must_format("PRAGMA max_page_count = %lld", (long long)most);
    assert_true(store_number(desk->store, pragma, 0, &allowed, &error));
    free(pragma);
}

static bool
append_bytes(void *context, const char *bytes, size_t length)
{
    text_append_bytes(context, bytes, length);
    return true;
}

static char *
export_all(struct desk *desk)
{
    struct error error = {.text = ""};
    struct text out = TEXT_EMPTY;
    struct query query = query_default(&candidate_type);
    size_t count;
    if (!export_list(desk->session, &query, EXPORT_JSON, 0, append_bytes, &out, &count, &error))
        fail_msg("%s", error.text);
    return text_take(&out);
}

static void
assert_sound(struct desk *desk)
{
    struct error error = {.text = ""};
    struct text findings = TEXT_EMPTY;
    size_t count;
    if (!session_check(desk->session, &findings, &error) ||
        !fixture_verify(desk->session, &count, &error))
        fail_msg("%s: %s", error.text, text_string(&findings));
    text_clear(&findings);
}

/* Allows a little more each time, until the step succeeds. */
static void
squeeze(struct desk *desk, step *run, int64_t more)
{
    int64_t pages;
    int failed = 0;
    struct error error = {.text = ""};
    char *before = export_all(desk);
    assert_true(store_number(desk->store, "PRAGMA page_count", 0, &pages, &error));
    for (;; pages += more, failed++) {
        allow_pages(desk, pages);
        if (run(desk, &error))
            break;
        assert_string_equal(error.text,
                            "The disk is full, so nothing was saved; make room and try again");
        allow_pages(desk, 1 << 30);
        char *after = export_all(desk);
        assert_string_equal(before, after);
        free(after);
    }
    allow_pages(desk, 1 << 30);
    assert_true(failed > 2);
    assert_sound(desk);
    free(before);
}

static void
test_no_room(void **state)
{
    struct desk *desk = *state;
    squeeze(desk, add, 1);
    squeeze(desk, import, 7);
    squeeze(desk, undo, 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_no_room, open_desk, close_desk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
