/* purpose_test.c - what somebody looks for (T30, P32, F21): said before the first look or export of
 * a role that takes one, noted with each of them, said anew; a role that takes none is not asked.
 */
#include "modules/purpose.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "exchange/export_file.h"
#include "modules/audit.h"
#include "modules/candidate.h"
#include "modules/declaration.h"
#include "modules/reading.h"
#include "support/fixture.h"

#define MAY "may: '*, declaration.read, audit.read'"

static const char asked_role[] =
    "role: case\nlists:\n  user-roles:\n"
    "    - {code: case, label: Case, screens: yes, purpose: yes, " MAY "}\n";
static const char free_role[] =
    "role: case\nlists:\n  user-roles:\n    - {code: case, label: Case, screens: yes, " MAY "}\n";

/* The purposes that are noted, the newest first: "- audit; complaint; ". */
static void
check_noted(struct session *session, const char *expected)
{
    struct change_list notes = {.items = NULL};
    struct text found = TEXT_EMPTY;
    struct error error;
    const struct audit_question question = {.type = NULL};
    assert_true(audit_read(session, &question, NULL, 100, &notes, &error));
    for (size_t i = 0; i < notes.count; i++)
        text_append_format(&found, "%s; ", notes.items[i].purpose ? notes.items[i].purpose : "-");
    assert_string_equal(text_string(&found), expected);
    text_clear(&found);
    change_list_clear(&notes);
}

static void
must_look(struct session *session)
{
    struct error error = {.text = ""};
    if (!reading_begin(session, &declaration_type, NULL, &error))
        fail_msg("%s", error.text);
}

static void
must_state(struct session *session, const char *purpose)
{
    struct error error = {.text = ""};
    if (!purpose_state(session, purpose, &error))
        fail_msg("%s", error.text);
}

static void
test_without_a_purpose_nothing_is_seen_or_taken_out(void **state)
{
    (void)state;
    struct session *session = fixture_session_with(asked_role);
    struct error error = {.code = ERROR_NONE};
    assert_false(reading_begin(session, &declaration_type, NULL, &error));
    assert_int_equal(error.code, ERROR_DENIED);
    assert_non_null(strstr(error.text, "--purpose"));
    assert_false(export_note(session, &candidate_type, &error));
    assert_true(reading_begin(session, &candidate_type, NULL, &error));
    check_noted(session, "");
    fixture_session_free(session);
}

static void
test_it_is_noted_with_each_look_and_export(void **state)
{
    (void)state;
    struct session *session = fixture_session_with(asked_role);
    struct error error = {.text = ""};
    size_t count;
    must_state(session, "  complaint 12/26 ");
    assert_string_equal(purpose_stated(session), "complaint 12/26");
    must_look(session);
    assert_true(export_note(session, &candidate_type, &error));
    must_state(session, "audit");
    must_look(session);
    check_noted(session, "audit; complaint 12/26; complaint 12/26; ");
    assert_true(fixture_verify(session, &count, &error));
    assert_int_equal(count, 3);
    fixture_session_free(session);
}

static void
test_a_role_that_takes_none_is_not_asked(void **state)
{
    (void)state;
    struct session *session = fixture_session_with(free_role);
    must_look(session);
    must_state(session, "audit");
    must_look(session);
    check_noted(session, "audit; -; ");
    fixture_session_free(session);
}

static void
test_what_is_no_line_of_words_is_refused(void **state)
{
    (void)state;
    struct session *session = fixture_session_with(asked_role);
    struct error error;
    assert_false(purpose_state(session, " ", &error));
    assert_false(purpose_state(session, "one\ntwo", &error));
    assert_null(purpose_stated(session));
    must_state(session, "audit");
    assert_false(purpose_state(session, "", &error));
    assert_string_equal(purpose_stated(session), "audit");
    fixture_session_free(session);
}

/* --- asking --- */

struct asked {
    struct session *session;
    const char *answer; /* NULL: it comes later, or never */
    size_t times;
};

static void
answer(void *context)
{
    struct asked *asked = context;
    asked->times++;
    if (asked->answer)
        must_state(asked->session, asked->answer);
}

static void
test_whoever_can_answer_is_asked_once(void **state)
{
    (void)state;
    struct session *session = fixture_session_with(asked_role);
    struct asked asked = {.session = session};
    struct error error;
    purpose_on_ask(session, answer, &asked);
    assert_false(reading_begin(session, &declaration_type, NULL, &error));
    assert_int_equal(error.code, ERROR_STOPPED);
    asked.answer = "audit";
    must_look(session);
    must_look(session);
    assert_int_equal(asked.times, 2);
    check_noted(session, "audit; audit; ");
    fixture_session_free(session);
}

static bool
note(struct session *session, void *context, struct error *error)
{
    (void)context;
    return purpose_note(session, &declaration_type, NULL, error);
}

static void
test_nobody_is_asked_while_others_wait_to_save(void **state)
{
    (void)state;
    struct session *session = fixture_session_with(asked_role);
    struct asked asked = {.session = session, .answer = "audit"};
    struct error error = {.code = ERROR_NONE};
    purpose_on_ask(session, answer, &asked);
    assert_false(session_write(session, "look", note, NULL, &error));
    assert_int_equal(error.code, ERROR_DENIED);
    assert_int_equal(asked.times, 0);
    check_noted(session, "");
    fixture_session_free(session);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_without_a_purpose_nothing_is_seen_or_taken_out),
        cmocka_unit_test(test_it_is_noted_with_each_look_and_export),
        cmocka_unit_test(test_a_role_that_takes_none_is_not_asked),
        cmocka_unit_test(test_what_is_no_line_of_words_is_refused),
        cmocka_unit_test(test_whoever_can_answer_is_asked_once),
        cmocka_unit_test(test_nobody_is_asked_while_others_wait_to_save),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
