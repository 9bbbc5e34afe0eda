/* S32, S33: the end of the log is signed and kept beside the database; a log that was cut, or
 * written anew, no longer holds what was witnessed, and heads that were meddled with are told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <syslog.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/file.h"
#include "base/memory.h"
#include "exchange/export_file.h"
#include "modules/candidate.h"
#include "modules/head_file.h"
#include "modules/session_private.h"
#include "modules/witness.h"
#include "store/statement.h"
#include "support/files.h"
#include "support/fixture.h"

/* What went to the system log: no daemon is needed, for this stands before the one of libc. */
static char *told;

void
syslog(int priority, const char *format, ...)
{
    assert_int_equal(priority, LOG_AUTHPRIV | LOG_NOTICE);
    va_list args;
    va_start(args, format);
    struct text line = TEXT_EMPTY;
    text_append_vformat(&line, format, args);
    va_end(args);
    free(told);
    told = text_take(&line);
}

struct office {
    struct session *session;
    char *folder, *key, *heads;
};

static struct office
open_office(const char *more_yaml)
{
    struct office office = {.folder = fixture_folder()};
    office.key = must_format("%s/secret/key", office.folder);
    office.heads = must_format("%s.heads", office.key);
    char *yaml = must_format("witness:\n  key: %s\n%s", office.key, more_yaml);
    office.session = fixture_session_with(yaml);
    free(yaml);
    fixture_candidate(office.session, "Siân Wyn-Jones", NULL);
    return office;
}

static void
close_office(struct office *office)
{
    fixture_session_free(office->session);
    fixture_remove(office->folder);
    free(office->key);
    free(office->heads);
    free(told);
    told = NULL;
}

static void
make_key(struct office *office)
{
    struct text said = TEXT_EMPTY;
    struct error error = {.text = ""};
    if (!witness_make_key(office->session, &said, &error))
        fail_msg("%s", error.text);
    text_clear(&said);
}

/* The head; the caller's. */
static char *
sign(struct office *office, bool anew)
{
    struct text head = TEXT_EMPTY, said = TEXT_EMPTY;
    struct error error = {.text = ""};
    if (!witness_sign(office->session, anew, &head, &said, &error))
        fail_msg("%s", error.text);
    assert_true(string_starts(text_string(&said), "Witnessed: the log goes to operation "));
    text_clear(&said);
    return text_take(&head);
}

static struct office
open_witnessed(void)
{
    struct office office = open_office("");
    make_key(&office);
    free(sign(&office, false));
    fixture_candidate(office.session, "Żaneta Łukasik", NULL);
    fixture_candidate(office.session, "Adébáyọ̀ Akínwándé", NULL);
    return office;
}

static void
assert_sign_fails(struct office *office, const char *words)
{
    struct text head = TEXT_EMPTY, said = TEXT_EMPTY;
    struct error error = {.text = ""};
    assert_false(witness_sign(office->session, false, &head, &said, &error));
    if (strstr(error.text, words) == NULL)
        fail_msg("no \"%s\" in \"%s\"", words, error.text);
    assert_int_equal(head.length, 0);
    assert_int_equal(said.length, 0);
}

static void
assert_verified(struct office *office, bool full, const char *against, const char *words)
{
    const struct witness_question question = {.full = full, .against = against};
    struct text said = TEXT_EMPTY;
    struct error error = {.text = ""};
    if (!witness_verify(office->session, &question, &said, &error))
        fail_msg("%s", error.text);
    if (strstr(text_string(&said), words) == NULL)
        fail_msg("no \"%s\" in \"%s\"", words, text_string(&said));
    text_clear(&said);
}

static void
assert_broken(struct office *office, bool full, const char *against, const char *words)
{
    const struct witness_question question = {.full = full, .against = against};
    struct text said = TEXT_EMPTY;
    struct error error = {.text = ""};
    if (witness_verify(office->session, &question, &said, &error))
        fail_msg("\"%s\" was not found: \"%s\"", words, text_string(&said));
    if (strstr(error.text, words) == NULL)
        fail_msg("no \"%s\" in \"%s\"", words, error.text);
    assert_int_equal(said.length, 0);
}

static void
execute(struct office *office, const char *sql)
{
    sqlite3 *database = office->session->store->database;
    if (sqlite3_exec(database, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(database));
}

static void
unguard(struct office *office)
{
    execute(office, "DROP TRIGGER operations_guard_insert; DROP TRIGGER operations_guard_update;"
                    " DROP TRIGGER operations_guard_delete");
}

/* What whoever cuts the log does, to leave no trace in it. */
static void
cut(struct office *office, int operations)
{
    unguard(office);
    char *sql = must_format("DELETE FROM operations WHERE lsn > %d;"
                            " UPDATE replicas SET (seq, latest, hash) ="
                            " (SELECT seq, time, hash FROM operations WHERE lsn = %d)",
                            operations, operations);
    execute(office, sql);
    free(sql);
}

/* -- The key -------------------------------------------------------------------------------- */

static void
test_the_key_is_private_and_made_once(void **state)
{
    (void)state;
    struct office office = open_office("");
    struct text said = TEXT_EMPTY;
    struct error error = {.text = ""};
    struct stat there;
    assert_sign_fails(&office, "There is no file");
    make_key(&office);
    assert_int_equal(stat(office.key, &there), 0);
    assert_int_equal(there.st_mode & 0777, 0600);
    assert_false(witness_make_key(office.session, &said, &error));
    assert_int_equal(error.code, ERROR_CONFLICT);
    assert_int_equal(chmod(office.key, 0640), 0);
    assert_sign_fails(&office, "chmod 600");
    assert_int_equal(chmod(office.key, 0600), 0);
    free(sign(&office, false));
    close_office(&office);
}

/* In memory the database has no folder but the one that is worked in. */
static void
test_the_key_lies_outside_the_data(void **state)
{
    (void)state;
    struct session *session = fixture_session_with("witness:\n  key: /proc/self/cwd/key\n");
    struct text said = TEXT_EMPTY;
    struct error error = {.text = ""};
    assert_false(witness_make_key(session, &said, &error));
    assert_int_equal(error.code, ERROR_DENIED);
    assert_non_null(strstr(error.text, "name another folder"));
    assert_false(witness_sign(session, false, &said, &said, &error));
    assert_int_equal(error.code, ERROR_DENIED);
    fixture_session_free(session);
}

static void
test_without_a_key_all_is_walked(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    struct office office = {.session = session};
    struct error error = {.text = ""};
    fixture_candidate(session, "Siân Wyn-Jones", NULL);
    assert_sign_fails(&office, "No key is set");
    assert_true(witness_sign_daily(session, &error));
    assert_verified(&office, false, NULL,
                    "The log is whole: 1 operation, each fits the one before");
    fixture_session_free(session);
}

/* -- What is verified ----------------------------------------------------------------------- */

static void
test_it_goes_on_from_the_last_head(void **state)
{
    (void)state;
    struct office office = open_witnessed();
    assert_verified(&office, false, NULL,
                    "whole since the head witnessed on 21 November 2026, 12:04: 2 operations");
    assert_verified(&office, true, NULL, "The log is whole: 3 operations");
    assert_verified(&office, true, NULL, "it holds 1 witnessed head, of 21 November 2026, 12:04");
    unguard(&office);
    execute(&office, "UPDATE operations SET actor = 'M. Begum' WHERE lsn = 1");
    assert_verified(&office, false, NULL, "whole since the head");
    assert_broken(&office, true, NULL, "Operation 1 of replica 1 ('add' of candidate ");
    execute(&office, "UPDATE operations SET actor = 'M. Begum' WHERE lsn = 3");
    assert_broken(&office, false, NULL, "Operation 3 of replica 1 ");
    close_office(&office);
}

/* What does not fit is not signed, or the next walk would begin behind it. */
static void
test_a_broken_log_is_not_signed(void **state)
{
    (void)state;
    struct office office = open_witnessed();
    unguard(&office);
    execute(&office, "UPDATE operations SET actor = 'M. Begum' WHERE lsn = 2");
    assert_sign_fails(&office, "Operation 2 of replica 1 ");
    assert_broken(&office, false, NULL, "Operation 2 of replica 1 ");
    close_office(&office);
}

static void
test_a_cut_log_misses_what_was_witnessed(void **state)
{
    (void)state;
    struct office office = open_witnessed();
    free(sign(&office, false));
    cut(&office, 1);
    assert_broken(&office, false, NULL, "Operations 2 to 3 of replica 1 are gone from the log");
    assert_broken(&office, true, NULL, "Operations 2 to 3 of replica 1 are gone from the log");
    assert_sign_fails(&office, "Operations 2 to 3 of replica 1 are gone from the log");
    close_office(&office);
}

/* And the heads with it: then somebody else must have kept one. */
static void
test_a_head_from_elsewhere_is_held_against_it(void **state)
{
    (void)state;
    struct office office = open_witnessed();
    char *head = sign(&office, false);
    char *lines = must_format("noise\nNov 21 12:04:00 server posact[12]: %s\r\nmore", head);
    char *path = files_write(office.folder, "syslog", lines, strlen(lines));
    assert_verified(&office, false, head, "it holds 1 given head, of 21 November 2026, 12:04");
    assert_verified(&office, false, path, "The log is whole: 3 operations");
    cut(&office, 2);
    assert_int_equal(unlink(office.heads), 0);
    assert_verified(&office, false, NULL, "no head is kept here yet");
    assert_broken(&office, false, head, "Operation 3 of replica 1 is gone from the log");
    assert_broken(&office, false, path, "Operation 3 of replica 1 is gone from the log");
    head[strlen(head) - 1] ^= 1;
    assert_broken(&office, false, head, "Line 1 of 'the head' is not what was signed");
    assert_broken(&office, false, office.key, "There is no head of this database in");
    free(head);
    free(lines);
    free(path);
    close_office(&office);
}

/* Anybody can make a key. */
static void
test_a_strange_key_is_named(void **state)
{
    (void)state;
    struct office office = open_witnessed();
    char *head = sign(&office, false);
    char *public_key = must_format("%s.pub", office.key);
    assert_int_equal(unlink(office.key), 0);
    assert_int_equal(unlink(public_key), 0);
    make_key(&office);
    assert_broken(&office, false, NULL, "was signed with another key");
    assert_sign_fails(&office, "was signed with another key");
    assert_int_equal(unlink(office.heads), 0);
    assert_verified(&office, false, head, "the key of 1 of them is not known here");
    free(head);
    free(public_key);
    close_office(&office);
}

/* -- The file of heads ---------------------------------------------------------------------- */

static void
change_heads(const struct office *office, size_t at, const char *more)
{
    struct text bytes = TEXT_EMPTY;
    files_read(office->heads, &bytes);
    if (at < bytes.length)
        bytes.bytes[at] ^= 1;
    text_append(&bytes, more);
    struct error error;
    assert_true(file_write(office->heads, bytes.bytes, bytes.length, true, &error));
    text_clear(&bytes);
}

static void
test_altered_heads_are_told(void **state)
{
    (void)state;
    struct office office = open_witnessed();
    free(sign(&office, false));
    change_heads(&office, 60, "");
    assert_verified(&office, false, NULL, "whole since the head"); /* the last one is sound */
    assert_broken(&office, true, NULL, "Line 1 of '");
    change_heads(&office, 60, "");
    assert_verified(&office, true, NULL, "it holds 2 witnessed heads");
    struct text bytes = TEXT_EMPTY;
    files_read(office.heads, &bytes);
    change_heads(&office, bytes.length - 10, "");
    text_clear(&bytes);
    assert_broken(&office, false, NULL, "The last head in '");
    assert_broken(&office, true, NULL, "The last head in '");
    close_office(&office);
}

/* A power cut in the middle of an append. */
static void
test_a_torn_line_is_written_over(void **state)
{
    (void)state;
    struct office office = open_witnessed();
    change_heads(&office, SIZE_MAX, "posact-head 1 0123");
    assert_verified(&office, false, NULL, "2 operations");
    free(sign(&office, false));
    assert_verified(&office, true, NULL, "it holds 2 witnessed heads");
    close_office(&office);
}

/* After a backup was put back, the heads do not fit; a person says that it was meant. */
static void
test_it_begins_anew_when_that_is_asked_for(void **state)
{
    (void)state;
    struct office office = open_witnessed();
    free(sign(&office, false));
    cut(&office, 1);
    execute(&office, "UPDATE about SET incarnation = incarnation + 1");
    assert_broken(&office, false, NULL, "is of another copy of this database");
    assert_sign_fails(&office, "'posact witness --anew'");
    free(sign(&office, true));
    assert_verified(&office, true, NULL, "The log is whole: 1 operation");
    assert_verified(&office, true, NULL, "it holds 1 witnessed head, of");
    char *aside = must_format("%s-2026-11-21-120400", office.heads);
    assert_true(file_exists(aside));
    free(aside);
    close_office(&office);
}

/* -- By itself ------------------------------------------------------------------------------ */

static size_t
count_heads(const struct office *office)
{
    struct log_head here = {.time_ms = 0};
    struct head_list list = {.items = NULL};
    struct error error = {.text = ""};
    assert_true(log_head_of(office->session->store, &here, &error));
    if (!head_file_all(office->heads, &here.database, &list, &error))
        fail_msg("%s", error.text);
    size_t count = list.count;
    head_list_clear(&list);
    return count;
}

static void
test_once_a_day(void **state)
{
    (void)state;
    struct office office = open_office("");
    struct error error = {.text = ""};
    make_key(&office);
    for (int i = 0; i < 3; i++)
        assert_true(witness_sign_daily(office.session, &error));
    assert_int_equal(count_heads(&office), 1);
    office.session->clock = clock_fixed(FIXTURE_NOW_MS + 24LL * 3600 * 1000);
    assert_true(witness_sign_daily(office.session, &error));
    assert_int_equal(count_heads(&office), 2);
    close_office(&office);
}

static void
export_all(struct office *office)
{
    struct query query = query_default(&candidate_type);
    char *path = must_format("%s/out.csv", office->folder);
    const struct export_file file = {.query = &query, .path = path, .replace = true};
    struct error error = {.text = ""};
    size_t count;
    if (!export_file_write(office->session, &file, &count, &error))
        fail_msg("%s", error.text);
    assert_int_equal(count, 1);
    free(path);
}

/* The head has the note of the export in it; where it cannot be signed, the file is out, and that
 * is said. */
static void
test_each_export(void **state)
{
    (void)state;
    struct office office = open_office("");
    struct text warning = TEXT_EMPTY;
    make_key(&office);
    export_all(&office);
    export_all(&office);
    assert_int_equal(count_heads(&office), 2);
    assert_verified(&office, false, NULL, "12:04: 0 operations");
    assert_false(session_warning(office.session, &warning));
    assert_int_equal(chmod(office.key, 0644), 0);
    export_all(&office);
    assert_int_equal(count_heads(&office), 2);
    assert_true(session_warning(office.session, &warning));
    assert_true(string_starts(text_string(&warning), "The end of the log was not witnessed: "));
    text_clear(&warning);
    assert_false(session_warning(office.session, &warning));
    close_office(&office);
}

static void
test_the_system_log_is_told_when_it_is_set(void **state)
{
    (void)state;
    struct office quiet = open_witnessed();
    assert_null(told);
    close_office(&quiet);
    struct office office = open_office("  syslog: yes\n");
    make_key(&office);
    char *head = sign(&office, false);
    assert_string_equal(told, head);
    free(head);
    close_office(&office);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_key_is_private_and_made_once),
        cmocka_unit_test(test_the_key_lies_outside_the_data),
        cmocka_unit_test(test_without_a_key_all_is_walked),
        cmocka_unit_test(test_it_goes_on_from_the_last_head),
        cmocka_unit_test(test_a_broken_log_is_not_signed),
        cmocka_unit_test(test_a_cut_log_misses_what_was_witnessed),
        cmocka_unit_test(test_a_head_from_elsewhere_is_held_against_it),
        cmocka_unit_test(test_a_strange_key_is_named),
        cmocka_unit_test(test_altered_heads_are_told),
        cmocka_unit_test(test_a_torn_line_is_written_over),
        cmocka_unit_test(test_it_begins_anew_when_that_is_asked_for),
        cmocka_unit_test(test_once_a_day),
        cmocka_unit_test(test_each_export),
        cmocka_unit_test(test_the_system_log_is_told_when_it_is_set),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
