/* import_file.c - files taken into a session, for tests of import and export. */
#include "support/import_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "exchange/export.h"
#include "modules/candidate.h"
#include "support/files.h"
#include "support/fixture.h"

void
import_assert_counts(const struct import_report *report, const char *counts)
{
    char *actual =
        must_format("%zu %zu %zu %zu %zu %zu", report->rows, report->added, report->updated,
                    report->unchanged, report->refused, report->duplicates);
    bool same = strcmp(actual, counts) == 0;
    if (!same) {
        struct text words = TEXT_EMPTY;
        import_report_write(report, false, &words);
        print_error("%s, not %s\n%s", actual, counts, text_string(&words));
        text_clear(&words);
    }
    free(actual);
    assert_true(same);
}

static void
run(struct session *session, const struct record_type *type, const char *path, bool dry_run,
    struct import_report *report)
{
    struct error error = {.text = ""};
    struct import_options options = {.type = type, .path = path};
    bool ok = dry_run ? import_dry_run(session, &options, report, &error)
                      : import_run(session, &options, report, &error);
    if (!ok)
        fail_msg("%s", error.text);
}

void
import_file(struct session *session, const char *path, const char *counts)
{
    struct import_report report;
    run(session, &candidate_type, path, true, &report);
    import_assert_counts(&report, counts); /* the dry run foretells the run */
    struct text foretold = TEXT_EMPTY;
    struct text told = TEXT_EMPTY;
    import_report_write(&report, false, &foretold);
    import_report_clear(&report);
    run(session, &candidate_type, path, false, &report);
    import_assert_counts(&report, counts);
    import_report_write(&report, false, &told);
    assert_string_equal(text_string(&told), text_string(&foretold));
    import_report_clear(&report);
    text_clear(&foretold);
    text_clear(&told);
}

void
import_text(struct session *session, const char *text, const char *counts)
{
    char *folder = fixture_folder();
    char *path = files_write(folder, "people", text, strlen(text));
    import_file(session, path, counts);
    free(path);
    fixture_remove(folder);
}

void
import_bytes(struct session *session, const struct record_type *type, const void *bytes,
             size_t length, bool dry_run, struct import_report *report)
{
    char *folder = fixture_folder();
    char *path = files_write(folder, "people", bytes, length);
    run(session, type, path, dry_run, report);
    free(path);
    fixture_remove(folder);
}

static bool
append(void *context, const char *bytes, size_t length)
{
    text_append_bytes(context, bytes, length);
    return true;
}

void
export_json(struct session *session, const struct record_type *type, struct text *out)
{
    struct error error = {.text = ""};
    struct query query = query_default(type);
    size_t count;
    if (!export_list(session, &query, EXPORT_JSON, 0, append, out, &count, &error))
        fail_msg("%s", error.text);
}

char *
value_of(struct session *session, const char *name, size_t field)
{
    struct error error = {.text = ""};
    struct record_list list = {.items = NULL};
    struct text key = TEXT_EMPTY;
    field_key(&candidate_type.fields[CANDIDATE_NAME], name, &key);
    assert_true(session_find_by_key(session, &candidate_type, CANDIDATE_NAME, text_string(&key),
                                    false, 2, &list, &error));
    if (list.count != 1)
        fail_msg("%zu people are called %s", list.count, name);
    const char *value = record_get(list.items[0], field);
    char *copy = value != NULL ? must_strdup(value) : NULL;
    record_list_clear(&list);
    text_clear(&key);
    return copy;
}

void
assert_value_of(struct session *session, const char *name, size_t field, const char *expected)
{
    char *value = value_of(session, name, field);
    if (!string_equal(value, expected))
        fail_msg("%s of %s is %s, not %s", candidate_type.fields[field].name, name, value,
                 expected);
    free(value);
}
