/* export_test.c - lists out in every format, and back in: nothing is lost (E25, F05). */
#include "exchange/export.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "modules/candidate.h"
#include "modules/contact.h"
#include "modules/demo.h"
#include "modules/registry.h"
#include "support/files.h"
#include "support/fixture.h"
#include "support/import_file.h"

static int
open_session(void **state)
{
    *state = fixture_session();
    return 0;
}

static int
close_session(void **state)
{
    fixture_session_free(*state);
    return 0;
}

/* A file as if by another laptop a day later: other ids, other dates. */
static struct session *
another_session(void)
{
    struct store_options options = fixture_options();
    options.ids = id_source_seeded(99);
    options.clock = clock_fixed(FIXTURE_NOW_MS + 86400000);
    return fixture_session_on(fixture_store(&options), "A. Owen");
}

static bool
append(void *context, const char *bytes, size_t length)
{
    text_append_bytes(context, bytes, length);
    return true;
}

static size_t
export_as(struct session *session, const struct record_type *type, enum export_format format,
          size_t limit, struct text *out)
{
    struct error error = {.text = ""};
    struct query query = query_default(type);
    size_t count;
    text_cut(out, 0);
    if (!export_list(session, &query, format, limit, append, out, &count, &error))
        fail_msg("%s", error.text);
    return count;
}

struct adding {
    size_t field;
    const char *value;
    struct error *why; /* of a refusal */
};

static bool
add_one(struct session *session, void *context, struct error *error)
{
    struct adding *adding = context;
    struct record *record = session_prepare(session, &candidate_type);
    record_set(record, CANDIDATE_NAME, "Ada");
    record_set(record, adding->field, adding->value);
    bool ok = session_add(session, record, error);
    record_free(record);
    return ok;
}

static bool
add_with(struct session *session, size_t field, const char *value)
{
    struct error error = {.text = ""};
    struct adding adding = {.field = field, .value = value};
    return session_write(session, "add", add_one, &adding, &error);
}

/* --- formats --- */

static void
an_empty_list_is_told_in_each_format(void **state)
{
    struct session *session = *state;
    struct text out = TEXT_EMPTY;
    assert_int_equal(export_as(session, &candidate_type, EXPORT_TABLE, 0, &out), 0);
    assert_string_equal(text_string(&out), "");
    export_as(session, &candidate_type, EXPORT_JSON, 0, &out);
    assert_string_equal(text_string(&out), "[]\n");
    export_as(session, &candidate_type, EXPORT_IDS, 0, &out);
    assert_string_equal(text_string(&out), "");
    export_as(session, &contact_type, EXPORT_TSV, 0, &out);
    assert_true(string_starts(text_string(&out), "id\tcreated\tchanged\tcandidate\t"));
    export_as(session, &candidate_type, EXPORT_CSV, 0, &out);
    assert_true(string_starts(text_string(&out), "id,created,changed,name,known_as,"));
    assert_string_equal(out.bytes + out.length - 2, "\r\n");
    text_clear(&out);
}

/* In how many columns the words begin, on the line that starts at `line`. */
static size_t
column_of(const char *line, const char *words)
{
    const char *found = strstr(line, words);
    assert_non_null(found);
    char *before = must_strndup(line, (size_t)(found - line));
    assert_null(strchr(before, '\n'));
    size_t columns = utf8_columns(before);
    free(before);
    return columns;
}

static void
a_table_is_aligned_and_safe(void **state)
{
    struct session *session = *state;
    fixture_candidate(session, "Zoë", NULL);
    fixture_candidate(session, "李小明", NULL);
    fixture_candidate(session, "Ada\u202eObi", NULL);
    struct text out = TEXT_EMPTY;
    assert_int_equal(export_as(session, &candidate_type, EXPORT_TABLE, 0, &out), 3);
    assert_null(strstr(text_string(&out), "\u202e"));
    assert_non_null(strstr(text_string(&out), "  Ada\\u202eObi  "));
    const char *line = text_string(&out);
    size_t name = column_of(line, "Full name");
    size_t owner = column_of(line, "Owner");
    static const char *const names[] = {"Ada", "Zoë", "李小明"};
    for (size_t i = 0; i < 3; i++) {
        line = strchr(line, '\n') + 1;
        assert_int_equal(column_of(line, names[i]), name);
        assert_int_equal(column_of(line, "J. Shah\n"), owner);
    }
    text_clear(&out);
}

static void
every_field_is_in_the_json(void **state)
{
    struct session *session = *state;
    struct id id = fixture_candidate(session, "Siân", "07700 900123");
    char text[ID_TEXT_SIZE];
    id_to_text(&id, text);
    struct text out = TEXT_EMPTY;
    export_as(session, &candidate_type, EXPORT_JSON, 0, &out);
    json_t *list = json_loads(text_string(&out), 0, NULL);
    assert_int_equal(json_array_size(list), 1);
    json_t *object = json_array_get(list, 0);
    assert_int_equal(json_object_size(object), CANDIDATE_FIELD_COUNT);
    assert_string_equal(json_string_value(json_object_get(object, "id")), text);
    assert_string_equal(json_string_value(json_object_get(object, "name")), "Siân");
    assert_true(json_is_null(json_object_get(object, "email")));
    json_decref(list);
    struct error error;
    struct record *record = session_get(session, &candidate_type, &id, &error);
    struct text one = TEXT_EMPTY;
    assert_true(export_record(session, record, EXPORT_JSON, &one, &error));
    assert_non_null(strstr(text_string(&out), text_string(&one)));
    text_cut(&one, 0);
    assert_true(export_record(session, record, EXPORT_TABLE, &one, &error));
    assert_non_null(strstr(text_string(&one), "\nFull name           Siân\n"));
    assert_non_null(strstr(text_string(&one), "\nStatus              Open\n"));
    record_free(record);
    text_clear(&one);
    text_clear(&out);
}

static void
lists_longer_than_a_window_are_whole(void **state)
{
    struct session *session = *state;
    struct error error = {.text = ""};
    assert_true(demo_fill(session, 450, 1, &error));
    struct text out = TEXT_EMPTY;
    assert_int_equal(export_as(session, &candidate_type, EXPORT_IDS, 0, &out), 450);
    assert_int_equal(out.length, 450 * 37);
    struct text first = TEXT_EMPTY;
    static const size_t limits[] = {1, 199, 200, 201, 400, 449, 450, 451};
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
        size_t expected = limits[i] < 450 ? limits[i] : 450;
        assert_int_equal(export_as(session, &candidate_type, EXPORT_IDS, limits[i], &first),
                         expected);
        assert_int_equal(first.length, expected * 37);
        assert_memory_equal(first.bytes, out.bytes, first.length);
    }
    text_clear(&first);
    text_clear(&out);
}

static bool
refuse_bytes(void *context, const char *bytes, size_t length)
{
    (void)context;
    (void)bytes;
    (void)length;
    return false;
}

static void
a_full_disk_is_told(void **state)
{
    struct session *session = *state;
    struct query query = query_default(&candidate_type);
    struct error error = {.code = ERROR_NONE};
    size_t count;
    assert_false(export_list(session, &query, EXPORT_JSON, 0, refuse_bytes, NULL, &count, &error));
    assert_int_equal(error.code, ERROR_FILE);
}

/* --- out and in again --- */

static void
take_in(struct session *session, const struct record_type *type, const struct text *bytes,
        const char *counts)
{
    struct import_report report;
    import_bytes(session, type, bytes->bytes, bytes->length, false, &report);
    report.duplicates = 0; /* the demo has people of one name */
    import_assert_counts(&report, counts);
    import_report_clear(&report);
}

static void
assert_comes_back(struct session *session, enum export_format format)
{
    struct session *other = another_session();
    const struct record_type *types[] = {&candidate_type, &contact_type};
    struct text file = TEXT_EMPTY;
    struct text here = TEXT_EMPTY;
    struct text there = TEXT_EMPTY;
    for (size_t i = 0; i < 2; i++) {
        size_t count = export_as(session, types[i], format, 0, &file);
        char *new = must_format("%zu %zu 0 0 0 0", count, count);
        char *same = must_format("%zu 0 0 %zu 0 0", count, count);
        take_in(other, types[i], &file, new);
        export_as(session, types[i], EXPORT_JSON, 0, &here);
        export_as(other, types[i], EXPORT_JSON, 0, &there);
        assert_string_equal(text_string(&there), text_string(&here));
        take_in(other, types[i], &file, same);
        export_as(other, types[i], EXPORT_JSON, 0, &there);
        assert_string_equal(text_string(&there), text_string(&here));
        free(new);
        free(same);
    }
    text_clear(&file);
    text_clear(&here);
    text_clear(&there);
    fixture_session_free(other);
}

static void
our_own_files_come_back_exactly(void **state)
{
    struct session *session = *state;
    struct error error = {.text = ""};
    assert_true(demo_fill(session, 210, 7, &error));
    assert_true(add_with(session, CANDIDATE_NAME, "=HYPERLINK(\"http://example.org\")"));
    assert_true(add_with(session, CANDIDATE_NAME, "'=quoted already"));
    assert_true(add_with(session, CANDIDATE_NOTES, "\"quote\" first,\r\n\ttab \\t\\n\nand ends\n"));
    assert_comes_back(session, EXPORT_JSON);
    assert_comes_back(session, EXPORT_CSV);
    assert_comes_back(session, EXPORT_TSV);
}

static void
our_own_file_says_what_records_are_to_be(void **state)
{
    struct session *session = *state;
    struct id id = fixture_candidate(session, "Siân", "07700 900123");
    struct text before = TEXT_EMPTY;
    export_as(session, &candidate_type, EXPORT_JSON, 0, &before);
    fixture_edit(session, &candidate_type, &id, CANDIDATE_NAME, "Another");
    fixture_edit(session, &candidate_type, &id, CANDIDATE_EMAIL, "sian@example.org");
    take_in(session, &candidate_type, &before, "1 0 1 0 0 0");
    assert_value_of(session, "Siân", CANDIDATE_EMAIL, NULL);
    struct text part = TEXT_EMPTY;
    char text[ID_TEXT_SIZE];
    id_to_text(&id, text);
    text_append_format(&part, "id,name\r\n%s,Siân Wyn-Jones\r\n", text);
    take_in(session, &candidate_type, &part, "1 0 1 0 0 0");
    assert_value_of(session, "Siân Wyn-Jones", CANDIDATE_PHONE, "07700 900123");
    text_clear(&part);
    text_clear(&before);
}

static void
links_must_lead_somewhere(void **state)
{
    struct session *session = *state;
    struct error error = {.text = ""};
    assert_true(demo_fill(session, 20, 3, &error));
    struct session *other = another_session();
    struct text contacts = TEXT_EMPTY;
    size_t count = export_as(session, &contact_type, EXPORT_JSON, 0, &contacts);
    assert_true(count > 0);
    for (int dry_run = 1; dry_run >= 0; dry_run--) {
        struct import_report report;
        import_bytes(other, &contact_type, contacts.bytes, contacts.length, dry_run == 1, &report);
        assert_int_equal(report.refused, count);
        assert_string_equal(report.notes[0].column, "candidate");
        import_report_clear(&report);
    }
    text_clear(&contacts);
    fixture_session_free(other);
}

static void
wrong_values_in_our_own_files_are_refused(void **state)
{
    struct session *session = *state;
    static const char file[] =
        "[{\"id\": \"0b0e7b5c-3f1d-4c2a-9d57-5a1e6f7c8d90\", \"name\": \"Ada\", \"fone\": \"1\"},\n"
        "{\"id\": \"0b0e7b5c\", \"name\": \"Ada\"},\n"
        "{\"id\": \"0b0e7b5c-3f1d-4c2a-9d57-5a1e6f7c8d91\", \"name\": \" Ada\"},\n"
        "{\"id\": \"0b0e7b5c-3f1d-4c2a-9d57-5a1e6f7c8d92\", \"name\": null},\n"
        "{\"id\": \"0b0e7b5c-3f1d-4c2a-9d57-5a1e6f7c8d93\", \"name\": {}},\n"
        "{\"id\": \"0b0e7b5c-3f1d-4c2a-9d57-5a1e6f7c8d94\", \"name\": \"A\\u0000b\"},\n"
        "{\"id\": \"0b0e7b5c-3f1d-4c2a-9d57-5a1e6f7c8d95\", \"name\": \"A\\u001bb\"},\n"
        "{\"id\": \"0b0e7b5c-3f1d-4c2a-9d57-5a1e6f7c8d96\", \"name\": \"Bo\"},\n"
        "{\"name\": \"Cy\", \"phone\": 447700900123}]\n";
    struct import_report report;
    import_bytes(session, &candidate_type, file, sizeof file - 1, false, &report);
    import_assert_counts(&report, "9 2 0 0 7 0");
    assert_non_null(strstr(report.notes[0].text, "'fone'"));
    for (size_t i = 0; i < 7; i++)
        assert_int_equal(report.notes[i].line, i + 1);
    import_report_clear(&report);
    assert_value_of(session, "Cy", CANDIDATE_PHONE, "447700900123");
}

/* Each string goes into the notes of a person, or is refused by the field; what was taken comes
 * back the same through both kinds of file. */
static void
naughty_strings_come_back(void **state)
{
    struct session *session = *state;
    char *path = files_shared("conformance/blns.json");
    if (path == NULL)
        return;
    json_t *naughty = json_load_file(path, 0, NULL);
    free(path);
    assert_non_null(naughty);
    size_t taken = 0;
    for (size_t i = 0; i < json_array_size(naughty); i++)
        taken += add_with(session, CANDIDATE_NOTES, json_string_value(json_array_get(naughty, i)));
    assert_true(taken + 20 > json_array_size(naughty));
    assert_comes_back(session, EXPORT_JSON);
    assert_comes_back(session, EXPORT_CSV);
    assert_comes_back(session, EXPORT_TSV);
    json_decref(naughty);
}

/* The same strings in a file of somebody else: kept byte for byte or refused, never changed. */
static void
naughty_strings_come_in_whole_or_not(void **state)
{
    struct session *session = *state;
    char *path = files_shared("conformance/blns.json");
    if (path == NULL)
        return;
    json_t *naughty = json_load_file(path, 0, NULL);
    free(path);
    struct text file = TEXT_EMPTY;
    text_append(&file, "Name,Email,Notes\n");
    for (size_t i = 0; i < json_array_size(naughty); i++) {
        text_append_format(&file, "Person %zu,p%zu@example.org,\"", i, i);
        for (const char *byte = json_string_value(json_array_get(naughty, i)); *byte != '\0';
             byte++)
            text_append_format(&file, *byte == '"' ? "\"%c" : "%c", *byte);
        text_append(&file, "\"\n");
    }
    struct import_report report;
    import_bytes(session, &candidate_type, file.bytes, file.length, false, &report);
    assert_int_equal(report.rows, json_array_size(naughty));
    assert_int_equal(report.added + report.refused, report.rows);
    assert_int_equal(report.refused, report.note_count);
    for (size_t i = 0, note = 0; i < json_array_size(naughty); i++) {
        const char *expected = json_string_value(json_array_get(naughty, i));
        char *name = must_format("Person %zu", i);
        if (note < report.note_count && report.notes[note].line == i + 2) {
            assert_string_equal(report.notes[note].column, "Notes");
            note++;
        } else if (*expected != '\0' && strspn(expected, " \t") < strlen(expected)) {
            char *value = value_of(session, name, CANDIDATE_NOTES);
            if (value != NULL)
                assert_string_equal(value, expected);
            free(value);
        }
        free(name);
    }
    import_report_clear(&report);
    text_clear(&file);
    json_decref(naughty);
}

static void
history_is_written_as_text_and_json(void **state)
{
    struct session *session = *state;
    struct id id = fixture_candidate(session, "Siân", NULL);
    fixture_edit(session, &candidate_type, &id, CANDIDATE_PHONE, "07700 900123");
    struct change_list changes = {.items = NULL};
    struct error error;
    assert_true(session_history(session, &candidate_type, &id, 0, 10, &changes, &error));
    struct text out = TEXT_EMPTY;
    export_changes(session, &changes, EXPORT_TABLE, &out);
    assert_non_null(strstr(text_string(&out), "J. Shah  changed  Siân  (edit)\n"
                                              "  Phone: (not given) -> 07700 900123\n"));
    text_cut(&out, 0);
    export_changes(session, &changes, EXPORT_JSON, &out);
    json_t *list = json_loads(text_string(&out), 0, NULL);
    assert_int_equal(json_array_size(list), 2);
    json_t *field = json_array_get(json_object_get(json_array_get(list, 0), "fields"), 0);
    assert_string_equal(json_string_value(json_object_get(field, "field")), "phone");
    assert_true(json_is_null(json_object_get(field, "old")));
    json_decref(list);
    change_list_clear(&changes);
    text_clear(&out);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_session, close_session)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_empty_list_is_told_in_each_format),
        TEST(a_table_is_aligned_and_safe),
        TEST(every_field_is_in_the_json),
        TEST(lists_longer_than_a_window_are_whole),
        TEST(a_full_disk_is_told),
        TEST(our_own_files_come_back_exactly),
        TEST(our_own_file_says_what_records_are_to_be),
        TEST(links_must_lead_somewhere),
        TEST(wrong_values_in_our_own_files_are_refused),
        TEST(naughty_strings_come_back),
        TEST(naughty_strings_come_in_whole_or_not),
        TEST(history_is_written_as_text_and_json),
    };
    assert_non_null(setlocale(LC_CTYPE, "C.UTF-8")); /* for the widths of characters */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
