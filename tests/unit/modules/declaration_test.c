/* declaration_test.c - whether what somebody said of themselves counts for an offer: the group or
 * one within it, the purpose, the day (P17); replaced by what they say later, 'Prefer not to say'
 * among it (P19), taken back or its consent withdrawn at once (P26); each question noted (T30), and
 * asked only by who may (T29); in no history of everybody (B19); moved with its person by who may
 * not see it. */
#include "modules/declaration.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "modules/candidate.h"
#include "modules/consent.h"
#include "modules/group.h"
#include "modules/merge.h"
#include "modules/policy.h"
#include "modules/registry.h"
#include "modules/timeline.h"
#include "record/filter.h"
#include "support/adding.h"
#include "support/fixture.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define MOST 10

static const char permitted[] = "role: lead\n";

/* Ada, a notice of version 3 and a policy document. */
struct desk {
    struct session *session;
    struct id ada;
    char ada_text[ID_TEXT_SIZE];
};

static void
add_policy(struct desk *desk, const char *kind, const char *version)
{
    const struct given given[] = {
        {POLICY_NAME, "Policy"},       {POLICY_KIND, kind},
        {POLICY_VERSION, version},     {POLICY_STARTS, "2025-01-01"},
        {POLICY_REVIEW, "2027-06-01"}, {POLICY_WHERE, "The register"},
    };
    must_add(desk->session, &policy_type, given, COUNT(given));
}

static void
desk_open(struct desk *desk, const char *yaml)
{
    *desk = (struct desk){.session = fixture_session_with(yaml)};
    desk->ada = fixture_candidate(desk->session, "Ada Obi", "07700 900123");
    id_to_text(&desk->ada, desk->ada_text);
    add_policy(desk, POLICY_NOTICE, "3");
    add_policy(desk, POLICY_DOCUMENT, "2");
}

static void
desk_close(struct desk *desk)
{
    fixture_session_free(desk->session);
}

static struct id
try_declare(struct desk *desk, const char *of, const char *group, const char *said,
            struct error *error)
{
    const struct given given[] = {
        {DECLARATION_CANDIDATE, desk->ada_text},
        {DECLARATION_CHARACTERISTIC, of},
        {DECLARATION_GROUP, group},
        {DECLARATION_PURPOSE, "targeted"},
        {DECLARATION_WORDING, "3"},
        {DECLARATION_CHANNEL, "phone"},
        {DECLARATION_SAID, said},
    };
    return try_add(desk->session, &declaration_type, given, COUNT(given), error);
}

static struct id
declare(struct desk *desk, const char *of, const char *group, const char *said)
{
    struct error error = {.text = ""};
    struct id id = try_declare(desk, of, group, said, &error);
    if (id_is_zero(&id))
        fail_msg("%s", error.text);
    return id;
}

static struct date
day(const char *iso)
{
    struct date date;
    assert_true(date_from_iso(iso, &date));
    return date;
}

static bool
stands_on(struct desk *desk, const char *of, const char *group, const char *purpose, const char *on,
          struct text *why)
{
    struct error error = {.text = ""};
    bool stands;
    if (!declaration_stands(desk->session, &desk->ada, of, group, purpose, day(on), &stands, why,
                            &error))
        fail_msg("%s", error.text);
    return stands;
}

static bool
stands(struct desk *desk, const char *of, const char *group)
{
    return stands_on(desk, of, group, "targeted", "2026-11-21", NULL);
}

static void
must_say_why(struct desk *desk, const char *of, const char *group, const char *expected)
{
    struct text why = TEXT_EMPTY;
    assert_false(stands_on(desk, of, group, "targeted", "2026-11-21", &why));
    if (!strstr(text_string(&why), expected))
        fail_msg("'%s' is not in '%s'", expected, text_string(&why));
    text_clear(&why);
}

static bool
run(struct session *session, const struct command_table *table, const char *name,
    const struct record_type *type, const struct id *id, const char *arg, struct error *error)
{
    const char *const args[] = {arg};
    struct call call = {.type = type, .id = *id, .args = args};
    const struct command *command = NULL;
    for (size_t i = 0; i < table->count; i++)
        command = strcmp(table->rows[i].name, name) == 0 ? &table->rows[i] : command;
    assert_non_null(command);
    bool done = session_do(session, command, &call, error);
    outcome_clear(&call.outcome);
    return done;
}

/* --- whether it counts --- */

/* P17: the group or one within it, for the purpose, from the day on; nothing else follows from it.
 */
static void
it_counts_for_what_was_said(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk, permitted);
    must_say_why(&desk, "race", "black_african", "Ada Obi has not said so: 'Black African' for");
    declare(&desk, "race", "black_african", "2026-11-10");
    assert_true(stands(&desk, "race", "black_african"));
    assert_true(stands(&desk, "race", "black"));
    assert_true(stands(&desk, "race", "ethnic_minority"));
    assert_false(stands(&desk, "race", "black_caribbean"));
    assert_false(stands(&desk, "race", "white"));
    assert_false(stands(&desk, "sex", "female"));
    assert_false(stands_on(&desk, "race", "black", "contact", "2026-11-21", NULL));
    assert_false(stands_on(&desk, "race", "black", "targeted", "2026-11-09", NULL));
    assert_true(stands_on(&desk, "race", "black", "targeted", "2026-11-10", NULL));
    assert_true(stands_on(&desk, "race", "black", "targeted", "2027-11-09", NULL));
    assert_false(stands_on(&desk, "race", "black", "targeted", "2027-11-10", NULL));
    desk_close(&desk);
}

/* P19: what is said later counts, also that somebody prefers not to say; of one characteristic, it
 * leaves the others. */
static void
the_last_word_counts(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk, permitted);
    declare(&desk, "sex", "female", "2026-11-01");
    declare(&desk, "race", "white_irish", "2026-11-01");
    declare(&desk, "race", "white_roma", "2026-11-05");
    assert_false(stands(&desk, "race", "white_irish"));
    assert_true(stands(&desk, "race", "white_roma"));
    declare(&desk, "race", GROUP_NOT_SAID, "2026-11-05");
    assert_false(stands(&desk, "race", "white_roma"));
    assert_false(stands(&desk, "race", GROUP_NOT_SAID) && stands(&desk, "race", "white"));
    assert_true(stands(&desk, "sex", "female"));
    desk_close(&desk);
}

/* P26: taken back, it counts for nothing from then on, whatever the day that is asked about;
 * undone, it counts again. */
static void
taken_back_it_counts_no_more(void **state)
{
    (void)state;
    struct desk desk;
    struct error error = {.text = ""};
    desk_open(&desk, permitted);
    declare(&desk, "race", "white_irish", "2026-11-01");
    struct id sex = declare(&desk, "sex", "female", "2026-11-01");
    assert_true(run(desk.session, &declaration_commands, "retract", &declaration_type, &sex,
                    "2026-11-21", &error));
    must_say_why(&desk, "sex", "female", "Ada Obi took back what was said");
    assert_false(stands_on(&desk, "sex", "female", "targeted", "2026-11-10", NULL));
    assert_true(stands(&desk, "race", "white_irish"));
    undo(desk.session);
    assert_true(stands(&desk, "sex", "female"));
    desk_close(&desk);
}

/* P26: so do all of them with the consent, and a consent that is given again brings none back. */
static void
without_its_consent_it_counts_no_more(void **state)
{
    (void)state;
    struct desk desk;
    struct error error = {.text = ""};
    desk_open(&desk, permitted);
    struct id id = declare(&desk, "sex", "female", "2026-11-01");
    struct record *declaration = session_get(desk.session, &declaration_type, &id, &error);
    struct record *consent = session_linked(desk.session, declaration, DECLARATION_CONSENT);
    assert_string_equal(record_get(consent, CONSENT_PURPOSE), "targeted");
    assert_string_equal(record_get(consent, CONSENT_WORDING), "3");
    assert_string_equal(record_get(consent, CONSENT_CHANNEL), "phone");
    assert_true(run(desk.session, &consent_commands, "withdraw", &consent_type, &consent->id,
                    "2026-11-20", &error));
    must_say_why(&desk, "sex", "female", "has no consent in date behind what was said");
    const struct given again[] = {
        {CONSENT_CANDIDATE, desk.ada_text},
        {CONSENT_PURPOSE, "targeted"},
        {CONSENT_WORDING, "3"},
        {CONSENT_CHANNEL, "email"},
    };
    must_add(desk.session, &consent_type, again, COUNT(again));
    assert_false(stands(&desk, "sex", "female"));
    declare(&desk, "sex", "female", "2026-11-21");
    assert_true(stands(&desk, "sex", "female"));
    record_free(declaration);
    record_free(consent);
    desk_close(&desk);
}

/* P18, P26: one step notes both or neither, and an undo takes both back. */
static void
it_comes_with_its_consent(void **state)
{
    (void)state;
    struct desk desk;
    struct error error = {.text = ""};
    size_t count;
    desk_open(&desk, permitted);
    struct id none = try_declare(&desk, "sex", "white_irish", "2026-11-01", &error);
    assert_true(id_is_zero(&none));
    assert_true(consent_count(desk.session, &desk.ada, &count, &error));
    assert_int_equal(count, 0);
    declare(&desk, "sex", "female", "2026-11-01");
    assert_true(consent_count(desk.session, &desk.ada, &count, &error));
    assert_int_equal(count, 1);
    undo(desk.session);
    assert_true(consent_count(desk.session, &desk.ada, &count, &error));
    assert_int_equal(count, 0);
    assert_false(stands(&desk, "sex", "female"));
    desk_close(&desk);
}

/* --- who may ask, and what is noted --- */

static bool
add_within(struct session *session, void *context, struct error *error)
{
    struct desk *desk = context;
    bool stands;
    return declaration_stands(session, &desk->ada, "sex", "female", "targeted", day("2026-11-21"),
                              &stands, NULL, error);
}

static size_t
count_notes(struct desk *desk, const struct id *id, const char *command)
{
    struct error error = {.text = ""};
    struct change_list changes = {.items = NULL};
    size_t found = 0;
    assert_true(session_history(desk->session, &declaration_type, id, 0, 100, &changes, &error));
    for (size_t i = 0; i < changes.count; i++)
        found += changes.items[i].kind == CHANGE_NOTED &&
                 string_equal(changes.items[i].command, command);
    change_list_clear(&changes);
    return found;
}

/* T30: with the purpose; within a command the note is the command's. */
static void
each_question_is_noted(void **state)
{
    (void)state;
    struct desk desk;
    struct error error = {.text = ""};
    desk_open(&desk, permitted);
    struct id id = declare(&desk, "sex", "female", "2026-11-01");
    assert_true(stands(&desk, "sex", "female"));
    assert_false(stands(&desk, "sex", "male"));
    assert_int_equal(count_notes(&desk, &id, "offering support: read"), 2);
    assert_true(session_write(desk.session, "invite", add_within, &desk, &error));
    assert_int_equal(count_notes(&desk, &id, "invite"), 1);
    desk_close(&desk);
}

/* T29: who is not named asks nothing, enters nothing and reads nothing. */
static void
others_may_not(void **state)
{
    (void)state;
    struct desk desk;
    struct error error = {.text = ""};
    struct query query = query_default(&declaration_type);
    struct record_list list = {.count = 0};
    bool stands;
    desk_open(&desk, "role: officer\n");
    struct id none = try_declare(&desk, "sex", "female", "2026-11-01", &error);
    assert_true(id_is_zero(&none));
    assert_int_equal(error.code, ERROR_DENIED);
    assert_false(declaration_stands(desk.session, &desk.ada, "sex", "female", "targeted",
                                    day("2026-11-21"), &stands, NULL, &error));
    assert_int_equal(error.code, ERROR_DENIED);
    assert_false(stands);
    assert_false(session_read(desk.session, &query, QUERY_FIRST, NULL, 1, &list, &error));
    desk_close(&desk);
}

/* --- nowhere else --- */

/* B19: the history of everybody says that something was added, and no more; the life of the person
 * says nothing. */
static void
it_stands_nowhere_else(void **state)
{
    (void)state;
    struct desk desk;
    struct error error = {.text = ""};
    struct change_list changes = {.items = NULL};
    struct timeline timeline;
    const struct record *event;
    struct text title = TEXT_EMPTY;
    desk_open(&desk, permitted);
    struct id id = declare(&desk, "sex", "female", "2026-11-01");
    assert_true(
        session_history(desk.session, NULL, &(struct id){.bytes = {0}}, 0, 100, &changes, &error));
    for (size_t i = 0; i < changes.count; i++)
        assert_true(changes.items[i].type != &declaration_type ||
                    changes.items[i].field_count == 0);
    timeline_init(&timeline, desk.session, &candidate_type, &desk.ada);
    while (timeline_next(&timeline, &event, &error) && event)
        assert_ptr_not_equal(event->type, &declaration_type);
    session_title(desk.session, &declaration_type, &id, &title);
    assert_string_equal(text_string(&title), "Ada Obi, Targeted offers");
    text_clear(&title);
    timeline_clear(&timeline);
    change_list_clear(&changes);
    desk_close(&desk);
}

/* P9: no filter, sort or column by what somebody is, on any list. */
static void
no_list_is_narrowed_by_it(void **state)
{
    (void)state;
    struct desk desk;
    static const char *const words[] = {"belongs_to:female", "characteristic:sex",
                                        "!belongs_to:", "belongs_to>a"};
    desk_open(&desk, permitted);
    for (size_t i = 0; i < COUNT(words); i++) {
        struct error error = {.text = ""};
        struct filter filter;
        assert_false(filter_parse(&filter, &declaration_type, words[i],
                                  session_context(desk.session), false, &error));
        assert_non_null(strstr(error.text, "finds, sorts and ranks nobody"));
        filter_clear(&filter);
        assert_false(filter_parse(&filter, &candidate_type, words[i], session_context(desk.session),
                                  false, &error));
        filter_clear(&filter);
    }
    desk_close(&desk);
}

/* --- groups --- */

static void
groups_are_within_groups(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk, permitted);
    const struct field_context *context = session_context(desk.session);
    assert_true(group_is_of(context, "female", "sex"));
    assert_false(group_is_of(context, "female", "race"));
    assert_true(group_is_of(context, GROUP_NOT_SAID, "race"));
    assert_true(group_is_within(context, "lgb", "lgb"));
    assert_true(group_is_within(context, "bisexual", "lgb"));
    assert_false(group_is_within(context, "lgb", "bisexual"));
    assert_false(group_is_within(context, GROUP_NOT_SAID, "lgb"));
    assert_string_equal(group_version(context, "black_african"), "GSS 2021");
    assert_null(group_version(context, "martian"));
    desk_close(&desk);
}

/* P19: whatever a force makes of the list. */
static void
a_list_offers_not_to_say(void **state)
{
    (void)state;
    struct config *config = config_default();
    struct error_list problems = {.items = NULL};
    group_check_list(config, &problems);
    assert_int_equal(problems.count, 0);
    config_free(config);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_counts_for_what_was_said),
        cmocka_unit_test(the_last_word_counts),
        cmocka_unit_test(taken_back_it_counts_no_more),
        cmocka_unit_test(without_its_consent_it_counts_no_more),
        cmocka_unit_test(it_comes_with_its_consent),
        cmocka_unit_test(each_question_is_noted),
        cmocka_unit_test(others_may_not),
        cmocka_unit_test(it_stands_nowhere_else),
        cmocka_unit_test(no_list_is_narrowed_by_it),
        cmocka_unit_test(groups_are_within_groups),
        cmocka_unit_test(a_list_offers_not_to_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
