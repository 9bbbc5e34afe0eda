/* self_entry_test.c - the equality questions as a person answers them (B15-B18), and what the rules
 * ask of the way in: P16, P18-P21. */
#include "modules/self_entry.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/text.h"
#include "modules/candidate.h"
#include "modules/monitoring.h"
#include "modules/monitoring_access.h"
#include "modules/my_day.h"
#include "modules/objection.h"
#include "modules/officer_key.h"
#include "modules/policy.h"
#include "modules/registry.h"
#include "record/change.h"
#include "support/adding.h"
#include "support/asking.h"
#include "support/files.h"
#include "support/fixture.h"

#define OWN_WORDS "Canary of the river Tame"

/* What somebody's own answers say, as they are written out for them. */
static void
read_own(struct asking *asking, const struct id *candidate, struct text *out)
{
    struct error error = {.text = ""};
    char *path = NULL;
    text_reset(out);
    struct text name = TEXT_EMPTY;
    text_append_format(&name, "%s/own-%zu.txt", asking->folder, (size_t)rand());
    path = text_take(&name);
    if (!monitoring_access_write(asking->session, candidate, path, &error))
        fail_msg("%s", error.text);
    files_read(path, out);
    free(path);
}

static void
check_says(const struct text *own, const char *words)
{
    if (!strstr(text_string(own), words))
        fail_msg("'%s' is not in:\n%s", words, text_string(own));
}

static void
skip_to(struct self_entry *entry, const char *question)
{
    while (!strstr(self_entry_page(entry)->above, question))
        asking_choose(entry, "Go on without");
}

/* -- Answers ---------------------------------------------------------------------------------- */

/* B15, P19: every question has Prefer not to say, may be left empty, and the kinds of no answer
 * stay apart: left empty, prefer not to say, do not know, not asked. */
static void
test_kinds_of_no_answer_stay_apart(void **state)
{
    struct asking *asking = *state;
    struct id ada = fixture_candidate(asking->session, "Ada Obi", "07700 900123");
    struct self_entry *entry = asking_open(asking, &ada);
    struct text own = TEXT_EMPTY;
    asking_choose(entry, "Yes, begin");
    asking_choose(entry, "Asian or Asian British");
    asking_choose(entry, "Any other Asian");
    struct error error;
    assert_true(self_entry_type(entry, OWN_WORDS, &error));
    asking_choose(entry, "Prefer not to say"); /* sex */
    skip_to(entry, "health conditions");
    asking_choose(entry, "I do not know");
    skip_to(entry, "pregnant");
    asking_choose(entry, "Go on without");
    assert_non_null(strstr(self_entry_page(entry)->title, "Check your answers"));
    asking_choose(entry, "Send my answers");
    self_entry_free(entry);
    read_own(asking, &ada, &own);
    check_says(&own, "What is your ethnic group?\n  Asian or Asian British");
    check_says(&own, "Any other Asian background: " OWN_WORDS);
    check_says(&own, "What is your sex?\n  prefer not to say");
    check_says(&own, "12 months or more?\n  do not know");
    check_says(&own, "day-to-day activities?\n  not asked");
    check_says(&own, "What is your religion or belief?\n  left empty");
    check_says(&own, "Which of these describes your White ethnic group or background best?\n"
                     "  not asked");
    text_clear(&own);
}

static void
test_every_question_offers_prefer_not_to_say(void **state) /* P19 */
{
    struct asking *asking = *state;
    struct id ada = fixture_candidate(asking->session, "Ada Obi", "07700 900123");
    struct self_entry *entry = asking_open(asking, &ada);
    size_t questions = 0;
    asking_choose(entry, "Yes, begin");
    while (!strstr(self_entry_page(entry)->title, "Check")) {
        const struct entry_page *page = self_entry_page(entry);
        bool offered = false;
        for (size_t i = 0; i < page->row_count; i++)
            offered = offered || string_equal(page->rows[i], "Prefer not to say");
        assert_true(offered);
        questions++;
        asking_choose(entry, "Go on without");
    }
    assert_true(questions > 8);
    self_entry_free(entry);
}

/* Back, and changed before it is sent: what is no longer asked is not kept. */
static void
test_answers_can_be_changed_before_they_are_sent(void **state)
{
    struct asking *asking = *state;
    struct id ada = fixture_candidate(asking->session, "Ada Obi", "07700 900123");
    struct self_entry *entry = asking_open(asking, &ada);
    struct text own = TEXT_EMPTY;
    asking_choose(entry, "Yes, begin");
    asking_choose(entry, "White");
    asking_choose(entry, "Roma");
    asking_choose(entry, "Back"); /* from sex to the White groups */
    assert_int_equal(self_entry_page(entry)->chosen, 3);
    asking_choose(entry, "Back");
    asking_choose(entry, "Black");
    asking_choose(entry, "African");
    while (!strstr(self_entry_page(entry)->title, "Check"))
        asking_choose(entry, "Go on without");
    asking_choose(entry, "Sex: no answer");
    asking_choose(entry, "Female");
    asking_choose(entry, "Send");
    self_entry_free(entry);
    read_own(asking, &ada, &own);
    check_says(&own, "African");
    check_says(&own, "Female");
    assert_null(strstr(text_string(&own), "Roma"));
    text_clear(&own);
}

/* B18: asked again, single answers stay as they were, and nothing says what they were. */
static void
test_asked_again_answers_stay_unless_changed(void **state)
{
    struct asking *asking = *state;
    struct id ada = fixture_candidate(asking->session, "Ada Obi", "07700 900123");
    struct text own = TEXT_EMPTY, shown = TEXT_EMPTY;
    asking_answer(asking, &ada, "sex", "female");
    asking_answer(asking, &ada, "religion", "sikh");
    struct self_entry *entry = asking_open(asking, &ada);
    assert_non_null(strstr(self_entry_page(entry)->above, "They are not shown"));
    asking_choose(entry, "Yes, begin");
    while (!strstr(self_entry_page(entry)->title, "Check")) {
        bool sex = strstr(self_entry_page(entry)->above, "What is your sex?") != NULL;
        asking_choose(entry, sex ? "Male" : "Leave it as I answered before");
        text_append(&shown, self_entry_page(entry)->above);
    }
    for (size_t i = 0; i < self_entry_page(entry)->row_count; i++)
        text_append(&shown, entry ? self_entry_page(entry)->rows[i] : "");
    assert_null(strstr(text_string(&shown), "Sikh"));
    asking_choose(entry, "Send");
    self_entry_free(entry);
    read_own(asking, &ada, &own);
    check_says(&own, "Male");
    check_says(&own, "Sikh");
    assert_null(strstr(text_string(&own), "Female"));
    text_clear(&own);
    text_clear(&shown);
}

/* Line by line no page tells what was chosen: none leads on from an answer, none counts by it, none
 * says it again; and what is sent is the same. */
static void
test_discreet_pages_tell_nothing(void **state)
{
    struct asking *asking = *state;
    static const char *const chosen[] = {"Black, Black British, Caribbean or African: African",
                                         "Prefer not to say"};
    struct text shown[2] = {TEXT_EMPTY, TEXT_EMPTY}, own = TEXT_EMPTY;
    struct error error;
    struct id ada = fixture_candidate(asking->session, "Ada Obi", "07700 900123");
    for (size_t i = 0; i < 2; i++) {
        struct id person = i == 0 ? ada : fixture_candidate(asking->session, "Ada Obi", NULL);
        struct self_entry *entry = asking_open(asking, &person);
        self_entry_be_discreet(entry);
        asking_choose(entry, "Yes, begin");
        asking_choose(entry, chosen[i]);
        while (!strstr(self_entry_page(entry)->title, "Check")) {
            const struct entry_page *page = self_entry_page(entry);
            text_append_format(&shown[i], "%s\n%s\n", page->title, page->above);
            if (page->line)
                assert_true(self_entry_type(entry, "", &error));
            else
                asking_choose(entry, "Go on without");
        }
        for (size_t row = 0; row < self_entry_page(entry)->row_count; row++)
            text_append(&shown[i], self_entry_page(entry)->rows[row]);
        asking_choose(entry, "Send");
        self_entry_free(entry);
    }
    assert_string_equal(text_string(&shown[0]), text_string(&shown[1]));
    read_own(asking, &ada, &own);
    check_says(&own, "  African");
    text_clear(&shown[0]);
    text_clear(&shown[1]);
    text_clear(&own);
}

static void
test_welsh_for_whoever_chose_welsh(void **state)
{
    struct asking *asking = *state;
    struct id sian = fixture_candidate(asking->session, "Siân Wyn-Jones", "07700 900555");
    fixture_edit(asking->session, &candidate_type, &sian, CANDIDATE_LANGUAGE, "cy");
    struct self_entry *entry = asking_open(asking, &sian);
    assert_string_equal(self_entry_page(entry)->title, "Cwestiynau cydraddoldeb");
    asking_choose(entry, "English");
    assert_string_equal(self_entry_page(entry)->title, "Equality questions");
    self_entry_free(entry);
}

/* -- The way out ------------------------------------------------------------------------------ */

static void
test_nothing_leads_out_but_the_key(void **state)
{
    struct asking *asking = *state;
    struct error error;
    struct id ada = fixture_candidate(asking->session, "Ada Obi", "07700 900123");
    struct self_entry *entry = asking_open(asking, &ada);
    asking_choose(entry, "Yes, begin");
    self_entry_stop(entry);
    assert_non_null(strstr(self_entry_page(entry)->above, "Nothing is sent"));
    assert_true(self_entry_page(entry)->secret);
    self_entry_back(entry);
    self_entry_stop(entry);
    assert_false(self_entry_type(entry, "", &error));
    assert_false(self_entry_type(entry, "open sesam", &error));
    assert_false(self_entry_is_over(entry));
    assert_true(self_entry_type(entry, " " ASKING_KEY, &error)); /* as a line prompt trims it */
    assert_true(self_entry_is_over(entry));
    self_entry_free(entry);
    bool has = true;
    assert_true(monitoring_open_for(asking->session, &ada, &has, &error));
    assert_false(has);
}

static void
test_no_key_no_questions(void **state)
{
    struct asking *asking = *state;
    struct error error = {.text = ""};
    struct id ada = fixture_candidate(asking->session, "Ada Obi", "07700 900123");
    assert_true(session_remember(asking->session, "key", "self-entry", NULL, &error));
    assert_null(self_entry_new(asking->session, &ada, &error));
    assert_non_null(strstr(error.text, "Set your key first"));
    assert_false(officer_key_set(asking->session, "short", &error));
    assert_non_null(strstr(error.text, "at least 6 characters"));
}

/* It is kept as a hash, and not the same one twice. */
static void
test_the_key_is_kept_as_a_hash(void **state)
{
    struct asking *asking = *state;
    struct error error;
    char *first = session_recall(asking->session, "key", "self-entry");
    assert_true(string_starts(first, "$argon2id$"));
    assert_true(officer_key_set(asking->session, ASKING_KEY, &error));
    char *second = session_recall(asking->session, "key", "self-entry");
    assert_string_not_equal(first, second);
    free(first);
    free(second);
}

/* -- What the rules ask ----------------------------------------------------------------------- */

/* P20: no new data without a policy document in date, also when it lapses while somebody types. */
static void
test_no_questions_without_a_policy_document(void **state)
{
    struct asking *asking = *state;
    struct error error = {.text = ""};
    struct query query = query_default(&policy_type);
    struct record_list policies = {.items = NULL};
    struct id ada = fixture_candidate(asking->session, "Ada Obi", "07700 900123");
    struct self_entry *entry = asking_open(asking, &ada);
    assert_true(session_read(asking->session, &query, QUERY_FIRST, NULL, 1, &policies, &error));
    fixture_edit(asking->session, &policy_type, &policies.items[0]->id, POLICY_REVIEW,
                 "2026-11-20");
    asking_choose(entry, "Yes, begin");
    while (!strstr(self_entry_page(entry)->title, "Check"))
        asking_choose(entry, "Go on without");
    const struct entry_page *page = self_entry_page(entry);
    assert_false(self_entry_choose(entry, page->row_count - 2, &error));
    assert_non_null(strstr(error.text, "lapsed"));
    self_entry_free(entry);
    assert_null(self_entry_new(asking->session, &ada, &error));
    assert_non_null(strstr(error.text, "No equality questions without a policy document in date"));
    record_list_clear(&policies);
}

/* P21: from the objection on no questions; in my day until it is honoured; then shown as done, the
 * answers gone, and undo does not say that they were not. */
static void
test_an_objection_is_honoured(void **state)
{
    struct asking *asking = *state;
    struct error error = {.text = ""};
    struct id ada = fixture_candidate(asking->session, "Ada Obi", "07700 900123");
    char text[ID_TEXT_SIZE];
    struct my_day day;
    id_to_text(&ada, text);
    asking_answer(asking, &ada, "sex", "female");
    struct id objection = must_add(
        asking->session, &objection_type,
        (struct given[]){{OBJECTION_CANDIDATE, text}, {OBJECTION_RECEIVED, "2026-11-20"}}, 2);
    struct record *record = session_get(asking->session, &objection_type, &objection, &error);
    assert_string_equal(record_get(record, OBJECTION_STOP_BY), "2026-12-18");
    record_free(record);
    assert_null(self_entry_new(asking->session, &ada, &error));
    assert_non_null(strstr(error.text, "objected to monitoring, received 20 November 2026"));

    assert_true(my_day_read(asking->session, "J. Shah", 10, &day, &error));
    assert_int_equal(day.parts[AGENDA_OBJECTIONS].count, 1);
    struct text line = TEXT_EMPTY;
    my_day_append_row(asking->session, &day, AGENDA_OBJECTIONS,
                      &day.parts[AGENDA_OBJECTIONS].items[0], &line);
    assert_string_equal(text_string(&line), "Stop monitoring, 27 days left: Ada Obi");
    text_clear(&line);
    my_day_clear(&day);

    const struct command *stop =
        command_find(&objection_commands, 1, "stop-monitoring", PLACE_LIST);
    struct call call = {.type = &objection_type, .id = objection};
    if (!session_do(asking->session, stop, &call, &error))
        fail_msg("%s", error.text);
    outcome_clear(&call.outcome);
    record = session_get(asking->session, &objection_type, &objection, &error);
    assert_string_equal(record_get(record, OBJECTION_STOPPED), "2026-11-21");
    record_free(record);
    assert_true(my_day_read(asking->session, "J. Shah", 10, &day, &error));
    assert_int_equal(day.parts[AGENDA_OBJECTIONS].count, 0);
    my_day_clear(&day);
    char *own = NULL;
    struct text path = TEXT_EMPTY;
    text_append_format(&path, "%s/own.txt", asking->folder);
    own = text_take(&path);
    assert_false(monitoring_access_write(asking->session, &ada, own, &error));
    assert_false(file_exists(own));
    free(own);
    struct call back = {.type = NULL};
    assert_false(session_do(asking->session, command_undo, &back, &error));
    assert_non_null(strstr(error.text, "do not come back"));
    outcome_clear(&back.outcome);
}

/* One at a time; taken back in writing it goes to the trash, and they may be asked again. */
static void
test_an_objection_is_taken_back(void **state)
{
    struct asking *asking = *state;
    struct error error = {.text = ""};
    struct id ada = fixture_candidate(asking->session, "Ada Obi", "07700 900123");
    char text[ID_TEXT_SIZE];
    id_to_text(&ada, text);
    const struct given given[] = {{OBJECTION_CANDIDATE, text}};
    struct id first = must_add(asking->session, &objection_type, given, 1);
    struct id second = try_add(asking->session, &objection_type, given, 1, &error);
    assert_true(id_is_zero(&second));
    assert_non_null(strstr(error.text, "objected already"));
    struct call call = {.type = &objection_type, .id = first};
    assert_true(session_do(asking->session, command_remove, &call, &error));
    outcome_clear(&call.outcome);
    self_entry_free(asking_open(asking, &ada));
}

/* P18: there is no way for a member of staff to enter a characteristic: no record has such a field,
 * and the rows of answers say who typed, which is the person. */
static void
test_no_record_has_a_field_for_a_characteristic(void **state)
{
    struct asking *asking = *state;
    struct error error;
    struct pack *pack = monitoring_pack(asking->session, &error);
    for (size_t i = 0; i < registry_type_count; i++) {
        for (size_t j = 0; j < pack->characteristic_count; j++)
            assert_null(record_type_field(registry_types[i], pack->characteristics[j].code));
    }
    pack_free(pack);
}

/* P16: who is not permitted neither asks nor reads, and each opening is in the log in the same
 * words whether it was answered or not. */
static void
test_only_who_is_permitted(void **state)
{
    (void)state;
    struct asking live;
    struct error error = {.text = ""};
    asking_begin_live(&live);
    struct id ada = fixture_candidate(live.session, "Ada Obi", "07700 900123");
    assert_null(self_entry_new(live.session, &ada, &error));
    assert_int_equal(error.code, ERROR_DENIED);
    assert_non_null(strstr(error.text, "monitoring.enter"));
    assert_false(monitoring_access_write(live.session, &ada, "/nowhere", &error));
    assert_int_equal(error.code, ERROR_DENIED);
    assert_false(file_exists(live.monitoring));
    asking_end(&live);
}

static size_t
history_of(struct session *session, const struct id *id, struct text *out)
{
    struct error error;
    struct change_list list = {.items = NULL};
    assert_true(session_history(session, &candidate_type, id, 0, 50, &list, &error));
    for (size_t i = 0; i < list.count; i++)
        text_append_format(out, "%s %zu\n", list.items[i].command, list.items[i].field_count);
    size_t count = list.count;
    change_list_clear(&list);
    return count;
}

static void
test_the_log_tells_nobody_apart(void **state)
{
    struct asking *asking = *state;
    struct id people[3];
    struct text said[3] = {TEXT_EMPTY, TEXT_EMPTY, TEXT_EMPTY};
    for (size_t i = 0; i < 3; i++) {
        people[i] = fixture_candidate(asking->session, "Ada Obi", "07700 900123");
        struct self_entry *entry = asking_open(asking, &people[i]);
        if (i == 0)
            asking_choose(entry, "No, skip");
        if (i == 1)
            self_entry_stop(entry);
        if (i == 2) {
            asking_choose(entry, "Yes, begin");
            skip_to(entry, "religion");
            asking_choose(entry, "Sikh");
            while (!strstr(self_entry_page(entry)->title, "Check"))
                asking_choose(entry, "Prefer not");
            asking_choose(entry, "Send");
        }
        self_entry_free(entry);
        history_of(asking->session, &people[i], &said[i]);
    }
    assert_non_null(strstr(text_string(&said[0]), "self-entry 0"));
    assert_string_equal(text_string(&said[0]), text_string(&said[1]));
    assert_string_equal(text_string(&said[0]), text_string(&said[2]));
    for (size_t i = 0; i < 3; i++)
        text_clear(&said[i]);
}

/* -- Running ---------------------------------------------------------------------------------- */

#define test(function) ASKING_TEST(function)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        test(test_kinds_of_no_answer_stay_apart),
        test(test_every_question_offers_prefer_not_to_say),
        test(test_answers_can_be_changed_before_they_are_sent),
        test(test_asked_again_answers_stay_unless_changed),
        test(test_discreet_pages_tell_nothing),
        test(test_welsh_for_whoever_chose_welsh),
        test(test_nothing_leads_out_but_the_key),
        test(test_no_key_no_questions),
        test(test_the_key_is_kept_as_a_hash),
        test(test_no_questions_without_a_policy_document),
        test(test_an_objection_is_honoured),
        test(test_an_objection_is_taken_back),
        test(test_no_record_has_a_field_for_a_characteristic),
        test(test_only_who_is_permitted),
        test(test_the_log_tells_nobody_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
