/* form_view_test.c - the form: typing, leaving, saving, and what stands in the way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/registry.h"
#include "support/fixture.h"
#include "support/script.h"
#include "support/typing.h"

#define TAB_3 "<Tab><Tab><Tab>"
#define TAB_8 "<Tab><Tab><Tab><Tab><Tab><Tab><Tab><Tab>"
#define DOWN_10 "<Down><Down><Down><Down><Down><Down><Down><Down><Down><Down>"
#define UP_10 "<Up><Up><Up><Up><Up><Up><Up><Up><Up><Up>"

static struct id
only_candidate(struct session *session)
{
    struct error error = {.text = ""};
    struct query query = query_default(&candidate_type);
    struct record_list list = {0};
    assert_true(session_read(session, &query, QUERY_FIRST, NULL, 2, &list, &error));
    assert_int_equal(list.count, 1);
    struct id id = list.items[0]->id;
    record_list_clear(&list);
    return id;
}

static void
test_add_stores_what_was_typed(void **state)
{
    struct typing typing = {.people = 0};
    (void)state;
    typing_run(&typing, "nSiân Wyn-Jones<Tab>Siân" TAB_3 "sian@example.org<Down>st16 3aa" TAB_3
                        "w<Tab>p<Ctrl-S><shot>");
    assert_true(typing_shows(&typing, "Saved: Siân Wyn-Jones"));
    assert_true(typing_stored(&typing, "name=Siân Wyn-Jones known_as=Siân email=sian@example.org "
                                       "postcode_area=ST16 language=cy role=pc"));
    typing_clear(&typing);
}

static void
test_notes_of_several_lines(void **state)
{
    struct typing typing = {.people = 0};
    (void)state;
    typing_run(&typing, "nAnna<to notes>Works nights.<Enter>Likes tea.<Up>"
                        "<End> Till March.<Down><Down><shot><Ctrl-S><shot>");
    assert_true(typing_stored(&typing, "notes=Works nights. Till March.\nLikes tea.\n"));
    typing_clear(&typing);
}

/* B01: leaving never complains and never holds. */
static void
test_every_field_may_be_left_wrong(void **state)
{
    struct typing typing = {.people = 0};
    (void)state;
    typing_run(&typing, "n<to phone>1<Tab>x<Tab>99<to notice_date>soon<Tab><shot>");
    assert_true(typing_shows(&typing, "> Owner"));
    assert_null(strstr(text_string(&typing.shots), "Error:"));
    assert_true(typing_shows(&typing, "Notice date         soon"));
    typing_clear(&typing);
}

/* B02: the same words in the summary and by the answer; nothing typed is cleared. */
static void
test_problems_are_told_twice(void **state)
{
    struct typing typing = {.people = 0};
    (void)state;
    typing_run(&typing, "n" TAB_3 "123<Tab>x<Ctrl-S><shot>");
    assert_true(typing_shows(&typing, "There is a problem"));
    assert_true(typing_shows(&typing, "3 answers need another look"));
    assert_true(typing_shows(&typing, "> 1. Enter the full name"));
    assert_true(typing_shows(&typing, "  2. Phone must have at least 5 digits"));
    typing_run(&typing, "n" TAB_3 "123<Tab>x<Ctrl-S><Down><Enter><shot>");
    assert_true(typing_shows(&typing, "> Phone               123"));
    assert_true(typing_shows(&typing, "  Error: Enter the full name\n"));
    assert_true(typing_shows(&typing, "  Error: Phone must have at least 5 digits"));
    assert_true(typing_shows(&typing, "  Email               x"));
    typing_run(&typing, "n" TAB_3 "123<Tab>x<Ctrl-S><Esc><shot>");
    assert_true(typing_shows(&typing, "> Email               x"));
    assert_int_equal(typing.last.length, 0);
    typing_clear(&typing);
}

/* C08 */
static void
test_unsaved_only_while_something_differs(void **state)
{
    struct typing typing = {.people = 0};
    (void)state;
    typing_run(&typing, "nA<shot>");
    assert_true(typing_shows(&typing, "[unsaved]"));
    typing_run(&typing, "nA<Backspace><shot><Esc><shot>");
    assert_null(strstr(text_string(&typing.shots), "[unsaved]"));
    assert_true(typing_shows(&typing, "Candidates  "));
    typing_clear(&typing);
}

/* A26, C02: whatever follows it, be it the rest of an arrow key that a slow line tore apart. */
static void
test_one_escape_throws_nothing_away(void **state)
{
    static const char *const after[] = {"", "<pause><pause>", "[B", "<Esc>", "<Ctrl-L>"};
    struct typing typing = {.people = 0};
    (void)state;
    typing_run(&typing, "nAnna<Esc><shot>");
    assert_true(typing_shows(&typing, "Kept as a draft; type :drafts to go on with it"));
    for (size_t i = 0; i < sizeof after / sizeof after[0]; i++) {
        char *keys = must_format("nAnna<Esc>%s:drafts<Enter><shot><Enter><Enter><shot>", after[i]);
        typing_run(&typing, keys);
        assert_true(typing_shows(&typing, "> Candidate Anna, new, stopped 12:04"));
        assert_true(typing_shows(&typing, "Full name           Anna"));
        free(keys);
    }
    typing_clear(&typing);
}

/* C06: one key copies an answer from the record saved before, of whatever kind it is. */
static void
test_an_answer_is_copied_from_the_record_before(void **state)
{
    struct typing typing = {.people = 0};
    (void)state;
    typing_run(&typing, "nAnna<to role>p<to source>College fair<Ctrl-S>"
                        "nBen<to role><Ctrl-Y><to source><Ctrl-Y><Ctrl-S><shot>");
    assert_true(typing_stored(&typing, "name=Ben role=pc source=College fair"));
    typing_run(&typing, "n<to role><Ctrl-Y><shot>");
    assert_true(typing_shows(&typing, "There is nothing to copy: no candidate was saved yet"));
    typing_clear(&typing);
}

/* What a command asks for is run by Enter; a record is saved on purpose. */
static void
test_enter_runs_what_a_command_asks_for(void **state)
{
    struct typing typing = {.people = 0};
    (void)state;
    typing_run(&typing, "nAnna<Ctrl-S>Tfair<Enter><shot>");
    assert_true(typing_shows(&typing, "Tagged 'fair': Anna"));
    typing_run(&typing, "nAnna<Ctrl-S>e<to notes><Up><Enter><shot>");
    assert_true(typing_shows(&typing, "editing"));
    typing_clear(&typing);
}

/* A28: a wheel sends Up and Down. */
static void
test_arrows_change_nothing(void **state)
{
    struct typing typing = {.people = 3};
    (void)state;
    char *last = must_format("%zu of %zu", script_form_fields(), script_form_fields());
    for (size_t widget = 0; widget < script_form_fields(); widget++) {
        struct text keys = TEXT_EMPTY;
        text_append(&keys, "<shot>e");
        for (size_t i = 0; i < widget; i++)
            text_append(&keys, "<Tab>");
        text_append(&keys, DOWN_10 DOWN_10 DOWN_10 DOWN_10 DOWN_10 "<shot>");
        text_append(&keys, UP_10 UP_10 UP_10 UP_10 UP_10 "<shot><Ctrl-S><shot>");
        typing_run(&typing, text_string(&keys));
        assert_null(strstr(text_string(&typing.shots), "[unsaved]"));
        assert_true(typing_shows(&typing, last));
        assert_string_equal(text_string(&typing.first), text_string(&typing.last));
        text_clear(&keys);
    }
    free(last);
    typing_clear(&typing);
}

static void
add_odd_names(struct session *session)
{
    struct id id = fixture_candidate(session, "O’Brien-Łukasz", "+44 (0)7700 900123 ext 12");
    fixture_edit(session, &candidate_type, &id, CANDIDATE_NOTES, "one\r\ntwo\ttabbed\r\n\r\n ");
    fixture_edit(session, &candidate_type, &id, CANDIDATE_KNOWN_AS, "=1+1");
    fixture_edit(session, &candidate_type, &id, CANDIDATE_SORT_NAME, "'); DROP");
}

/* A33: what nobody edited is not written again. */
static void
test_tab_through_changes_nothing(void **state)
{
    struct typing typing = {.people = 0, .meanwhile = add_odd_names};
    (void)state;
    typing_run(&typing, "<shot>/brien<Enter><shot>e<to notes><Ctrl-S><shot>");
    assert_true(typing_shows(&typing, "Nothing changed: "));
    assert_true(typing_stored(&typing, "notes=one\r\ntwo\ttabbed\r\n\r\n \n"));
    assert_true(typing_stored(&typing, "phone=+44 (0)7700 900123 ext 12"));
    typing_clear(&typing);
}

/* B10, C11: a day is read when one leaves, and told back. */
static void
test_date_is_echoed(void **state)
{
    struct typing typing = {.people = 0};
    (void)state;
    typing_run(&typing, "nAnna<to notice>3<Tab>yesterday<Tab><shot><Ctrl-S><shot>");
    assert_true(typing_shows(&typing, "Notice date: Fri 20 Nov 2026"));
    assert_true(typing_stored(&typing, "notice_date=2026-11-20"));
    typing_clear(&typing);
}

static void
test_earlier_value_comes_back(void **state)
{
    struct typing typing = {.people = 0};
    (void)state;
    typing_run(&typing, "nAnna<Ctrl-S>e<Ctrl-U>Berta<Tab>" TAB_8 "<Space><Ctrl-P><Up><Up><Up>"
                        "<Up><Up><Up><Up><Up><Up><Ctrl-P><shot>");
    assert_true(typing_shows(&typing, "> Full name           Anna"));
    assert_null(strstr(text_string(&typing.shots), "[unsaved]"));
    typing_clear(&typing);
}

static void
change_phone(struct session *session)
{
    struct id id = only_candidate(session);
    fixture_edit(session, &candidate_type, &id, CANDIDATE_PHONE, "07700 900999");
    fixture_edit(session, &candidate_type, &id, CANDIDATE_SOURCE, "careers fair");
}

/* C09: both values are shown; then ours is saved on purpose, theirs elsewhere is kept. */
static void
test_conflict_keeps_what_was_typed(void **state)
{
    struct typing typing = {.people = 0, .meanwhile = change_phone};
    (void)state;
    typing_run(&typing, "nAnna<Ctrl-S>e" TAB_3 "07700 900111<shot><Ctrl-S><shot><Esc><shot>");
    assert_true(typing_shows(&typing, "Changed by somebody else since you opened it"));
    assert_true(typing_shows(&typing, "> (*) Phone, you wrote: 07700 900111"));
    assert_true(typing_shows(&typing, "  ( ) Phone, J. Shah wrote: 07700 900999"));
    assert_true(typing_shows(&typing, "> Phone               07700 900111"));
    assert_true(typing_shows(&typing, "Source              careers fair"));
    assert_true(typing_stored(&typing, "phone=07700 900999"));
    typing_run(&typing, "nAnna<Ctrl-S>e" TAB_3 "07700 900111<shot><Ctrl-S><End><Enter><shot>");
    assert_true(typing_stored(&typing, "phone=07700 900111 source=careers fair"));
    typing_run(&typing, "nAnna<Ctrl-S>e" TAB_3
                        "07700 900111<shot><Ctrl-S><Down><Enter><shot><Down><Enter><shot>");
    assert_true(typing_shows(&typing, "> (*) Phone, J. Shah wrote: 07700 900999"));
    assert_true(typing_shows(&typing, "Nothing changed: Anna"));
    assert_true(typing_stored(&typing, "phone=07700 900999 source=careers fair"));
    typing_clear(&typing);
}

/* A contact is that of the person it was made from; from the list of contacts one is chosen. */
static void
test_links(void **state)
{
    struct typing typing = {.people = 0};
    (void)state;
    typing_run(&typing, "nAnna Kowalczyk<Ctrl-S>c<shot><Tab>p<Ctrl-S><shot>");
    assert_true(typing_shows(&typing, "Contact  Anna Kowalczyk  new"));
    assert_true(typing_stored(&typing, "contact candidate="));
    typing_run(&typing, "nAnna Kowalczyk<Ctrl-S>nJan Kowal<Ctrl-S>2nkow<Enter><shot>"
                        "<Down><Enter><shot><Tab><Tab>p<Ctrl-S><shot>");
    assert_true(typing_shows(&typing, "> Anna Kowalczyk"));
    assert_true(typing_shows(&typing, "> Candidate    Jan Kowal"));
    assert_true(typing_stored(&typing, "contact candidate="));
    typing_run(&typing, "nAnna Kowalczyk<Ctrl-S>2nkow<Tab><Tab>p<Ctrl-S><shot>");
    assert_true(typing_shows(&typing, "Candidate 'kow' must be chosen from those who match"));
    typing_clear(&typing);
}

/* A23: all of it works at 40x12, where the cursor stays in sight. */
static void
test_narrow(void **state)
{
    struct typing typing = {.people = 0, .rows = 12, .columns = 40};
    (void)state;
    typing_run(&typing, "nAnna<to notes>Works nights.<Enter>a<Enter>b<Enter>c<Enter>d"
                        "<Enter>e<shot><Ctrl-S><shot>");
    assert_true(typing_shows(&typing, "[unsaved]"));
    assert_true(typing_stored(&typing, "notes=Works nights.\na\nb\nc\nd\ne\n"));
    typing_clear(&typing);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_add_stores_what_was_typed),
        cmocka_unit_test(test_notes_of_several_lines),
        cmocka_unit_test(test_every_field_may_be_left_wrong),
        cmocka_unit_test(test_problems_are_told_twice),
        cmocka_unit_test(test_unsaved_only_while_something_differs),
        cmocka_unit_test(test_one_escape_throws_nothing_away),
        cmocka_unit_test(test_arrows_change_nothing),
        cmocka_unit_test(test_tab_through_changes_nothing),
        cmocka_unit_test(test_date_is_echoed),
        cmocka_unit_test(test_earlier_value_comes_back),
        cmocka_unit_test(test_enter_runs_what_a_command_asks_for),
        cmocka_unit_test(test_an_answer_is_copied_from_the_record_before),
        cmocka_unit_test(test_conflict_keeps_what_was_typed),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_narrow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
