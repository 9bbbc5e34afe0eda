/* consent_test.c - what people agreed to: with wording, channel, day and expiry (T23, P26), never
 * overwritten (T24), withdrawn with an erasure laid down (P26), given by a sign-up (P27); the
 * documents that stand behind it (P20), and the lawful basis of each kind of record (T25). */
#include "modules/consent.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "config/config.h"
#include "modules/candidate.h"
#include "modules/lawful_basis.h"
#include "modules/letter.h"
#include "modules/merge.h"
#include "modules/my_day.h"
#include "modules/policy.h"
#include "modules/registry.h"
#include "modules/task.h"
#include "support/adding.h"
#include "support/fixture.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define MOST 10
#define TODAY ((struct date){2026, 11, 21})

/* Somebody, and a privacy notice of version 3 in date. */
struct desk {
    struct session *session;
    struct id person, notice;
    char person_text[ID_TEXT_SIZE];
    struct text said; /* by the last command that was done */
};

static struct id
try_say(struct desk *desk, const struct record_type *type, const struct given *given, size_t count,
        struct error *error)
{
    text_reset(&desk->said);
    return try_add_saying(desk->session, type, given, count, &desk->said, error);
}

static struct id
must_say(struct desk *desk, const struct record_type *type, const struct given *given, size_t count)
{
    struct error error = {.text = ""};
    struct id id = try_say(desk, type, given, count, &error);
    if (id_is_zero(&id))
        fail_msg("%s", error.text);
    return id;
}

static void
must_refuse(struct desk *desk, const struct record_type *type, const struct given *given,
            size_t count, const char *why)
{
    struct error error = {.text = ""};
    struct id id = try_say(desk, type, given, count, &error);
    if (!id_is_zero(&id) || !strstr(error.text, why))
        fail_msg("'%s' is not in '%s'", why, error.text);
}

static struct id
add_notice(struct desk *desk, const char *version, const char *review)
{
    const struct given given[] = {
        {POLICY_NAME, "Notice for sign-ups"}, {POLICY_VERSION, version},
        {POLICY_STARTS, "2025-01-01"},        {POLICY_REVIEW, review},
        {POLICY_WHERE, "The register"},
    };
    return must_say(desk, &policy_type, given, COUNT(given));
}

static void
desk_open(struct desk *desk)
{
    *desk = (struct desk){.session = fixture_session()};
    desk->person = fixture_candidate(desk->session, "Ada Obi", "07700 900123");
    id_to_text(&desk->person, desk->person_text);
    desk->notice = add_notice(desk, "3", "2027-06-01");
}

static void
desk_close(struct desk *desk)
{
    text_clear(&desk->said);
    fixture_session_free(desk->session);
}

/* A consent to targeted offers, but for what `more` says. */
static size_t
fill(const struct desk *desk, const struct given *more, size_t count, struct given given[MOST])
{
    const struct given usual[] = {
        {CONSENT_CANDIDATE, desk->person_text},
        {CONSENT_PURPOSE, "targeted"},
        {CONSENT_WORDING, "3"},
        {CONSENT_CHANNEL, "phone"},
        {CONSENT_GIVEN, "2026-11-01"},
    };
    memcpy(given, usual, sizeof usual);
    for (size_t i = 0; i < count; i++)
        given[COUNT(usual) + i] = more[i];
    return COUNT(usual) + count;
}

static struct id
agree(struct desk *desk, const struct given *more, size_t count)
{
    struct given given[MOST];
    size_t all = fill(desk, more, count, given);
    return must_say(desk, &consent_type, given, all);
}

static void
must_not_agree(struct desk *desk, struct given more, const char *why)
{
    struct given given[MOST];
    size_t all = fill(desk, &more, 1, given);
    must_refuse(desk, &consent_type, given, all, why);
}

static bool
agrees(struct desk *desk, const char *purpose, const char *why)
{
    struct error error = {.text = ""};
    bool yes = consented(desk->session, &desk->person, purpose, &error);
    if (yes == (why != NULL) || (why && !strstr(error.text, why)))
        fail_msg("'%s' is not in '%s'", why ? why : "yes", error.text);
    return yes;
}

static void
withdraw(struct desk *desk, const struct id *id, const char *on, const char *why)
{
    struct error error = {.text = ""};
    const char *const args[] = {on};
    struct call call = {.type = &consent_type, .id = *id, .args = args};
    bool done = session_do(desk->session, command_find(&consent_commands, 1, "withdraw", PLACE_CLI),
                           &call, &error);
    outcome_clear(&call.outcome);
    if (done != !why || (why && !strstr(error.text, why)))
        fail_msg("'%s' is not in '%s'", why ? why : "done", error.text);
}

static char *
value_of(struct desk *desk, const struct record_type *type, const struct id *id, size_t field)
{
    struct error error = {.text = ""};
    struct record *record = session_get(desk->session, type, id, &error);
    assert_non_null(record);
    const char *value = record_get(record, field);
    char *copy = value ? strdup(value) : NULL;
    record_free(record);
    return copy;
}

static void
assert_value(struct desk *desk, const struct record_type *type, const struct id *id, size_t field,
             const char *expected)
{
    char *value = value_of(desk, type, id, field);
    if (!string_equal(value, expected))
        fail_msg("%s is '%s', not '%s'", type->fields[field].name, value ? value : "",
                 expected ? expected : "");
    free(value);
}

/* The records of a type that a filter finds. */
static size_t
found(struct desk *desk, const struct record_type *type, const char *words)
{
    struct error error = {.text = ""};
    struct query query = query_default(type);
    struct filter filter;
    size_t count = 0;
    assert_true(filter_parse(&filter, type, words, session_context(desk->session), false, &error));
    query.filter = &filter;
    assert_true(session_count(desk->session, &query, &count, &error));
    filter_clear(&filter);
    return count;
}

/* --- what an entry holds --- */

/* T23, P26: purpose, wording as shown, channel, day; the months of the purpose until it expires. */
static void
an_entry_is_whole(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk);
    must_not_agree(&desk, (struct given){CONSENT_WORDING, NULL}, "Enter the wording");
    must_not_agree(&desk, (struct given){CONSENT_CHANNEL, NULL}, "Choose the channel");
    must_not_agree(&desk, (struct given){CONSENT_GIVEN, NULL}, "Given on must have a date");
    must_not_agree(&desk, (struct given){CONSENT_PURPOSE, "everything"},
                   "Purpose has no 'everything'");
    must_not_agree(&desk, (struct given){CONSENT_GIVEN, "2026-11-22"},
                   "Given on must be today or in the past");
    must_not_agree(&desk, (struct given){CONSENT_EXPIRES, "2026-11-01"},
                   "Expires must be after the day it was given");
    must_not_agree(&desk, (struct given){CONSENT_EXPIRES, "2026-10-31"},
                   "Expires must be after the day it was given");
    struct id id = agree(&desk, NULL, 0);
    assert_value(&desk, &consent_type, &id, CONSENT_EXPIRES, "2027-11-01");
    assert_value(&desk, &consent_type, &id, CONSENT_NOTED_BY, "J. Shah");
    struct id shorter = agree(&desk, (struct given[]){{CONSENT_EXPIRES, "2026-12-01"}}, 1);
    assert_value(&desk, &consent_type, &shorter, CONSENT_EXPIRES, "2026-12-01");
    desk_close(&desk);
}

/* P20, P26: the notice that they were shown is there, and counted on the day. */
static void
the_wording_is_a_notice_in_date(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk);
    must_not_agree(&desk, (struct given){CONSENT_WORDING, "7"},
                   "There is no privacy notice of version '7'; add it under policies first");
    add_notice(&desk, "2", "2026-10-31");
    must_not_agree(&desk, (struct given){CONSENT_WORDING, "2"},
                   "Notice for sign-ups, 2 lapsed: its review was due by 31 October 2026; review "
                   "it, and set the next date");
    agree(&desk, (struct given[]){{CONSENT_WORDING, "2"}, {CONSENT_GIVEN, "2026-10-31"}},
          2); /* in time */
    must_not_agree(&desk, (struct given){CONSENT_GIVEN, "2024-12-31"},
                   "is in force only from 1 January 2025");
    fixture_edit(desk.session, &policy_type, &desk.notice, POLICY_ENDS, "2026-10-15");
    must_not_agree(&desk, (struct given){CONSENT_GIVEN, "2026-10-16"},
                   "was in use only until 15 October 2026");
    agree(&desk, (struct given[]){{CONSENT_GIVEN, "2026-10-15"}}, 1);
    desk_close(&desk);
}

static void
must_stay(struct desk *desk, const struct id *id, size_t field, const char *value)
{
    struct error error = {.text = ""};
    struct record *record = session_get(desk->session, &consent_type, id, &error);
    assert_non_null(record);
    record_set(record, field, value);
    struct call call = {.type = &consent_type, .id = *id, .record = record};
    assert_false(session_do(desk->session, command_edit, &call, &error));
    assert_int_equal(error.code, ERROR_DENIED);
    assert_non_null(strstr(error.text, "A consent stays as it was added"));
    outcome_clear(&call.outcome);
    record_free(record);
}

/* T24: nothing of an entry is edited, and it is not removed; asked again is another one. */
static void
an_entry_stays(void **state)
{
    (void)state;
    struct desk desk;
    struct error error = {.text = ""};
    desk_open(&desk);
    struct id id = agree(&desk, NULL, 0);
    must_stay(&desk, &id, CONSENT_WORDING, "2");
    must_stay(&desk, &id, CONSENT_GIVEN, "2026-11-02");
    must_stay(&desk, &id, CONSENT_EXPIRES, "2030-11-02");
    must_stay(&desk, &id, CONSENT_PURPOSE, "contact");
    struct call call = {.type = &consent_type, .id = id};
    assert_false(session_do(desk.session, command_remove, &call, &error));
    assert_int_equal(error.code, ERROR_DENIED);
    agree(&desk, (struct given[]){{CONSENT_GIVEN, "2026-11-20"}}, 1);
    assert_int_equal(found(&desk, &consent_type, ""), 2);
    desk_close(&desk);
}

/* --- whether it counts --- */

/* P26: in date, for this purpose, and for no other. */
static void
it_counts_while_in_date(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk);
    agrees(&desk, "targeted",
           "Ada Obi has no consent in date for 'Targeted offers' (there is none)");
    agree(&desk, (struct given[]){{CONSENT_EXPIRES, "2026-11-21"}}, 1);
    agrees(&desk, "targeted", "(expired 21 November 2026)");
    agree(&desk, (struct given[]){{CONSENT_EXPIRES, "2026-11-22"}}, 1);
    agrees(&desk, "targeted", NULL);
    agrees(&desk, "contact", "(there is none)");
    desk_close(&desk);
}

/* P26: from then on nothing goes out, the erasure is somebody's task, and undo takes back both. */
static void
withdrawing_stops_and_erases(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk);
    struct id id = agree(&desk, NULL, 0);
    struct id again = agree(&desk, (struct given[]){{CONSENT_GIVEN, "2026-11-10"}}, 1);
    struct id other = agree(&desk, (struct given[]){{CONSENT_PURPOSE, "contact"}}, 1);
    withdraw(&desk, &again, "2026-11-09",
             "Withdrawn on must be on or after the day it was given, 10 November 2026");
    withdraw(&desk, &again, "2026-11-20", NULL);
    agrees(&desk, "targeted", "(withdrawn 20 November 2026)");
    agrees(&desk, "contact", NULL);
    assert_value(&desk, &consent_type, &id, CONSENT_WITHDRAWN, "2026-11-20");
    assert_value(&desk, &consent_type, &other, CONSENT_WITHDRAWN, NULL);
    assert_int_equal(found(&desk, &task_type,
                           "due:2026-12-18 what:\"Erase what was kept for 'Targeted offers'\""),
                     1);
    withdraw(&desk, &again, "2026-11-21",
             "Consent for 'Targeted offers' was withdrawn already, on 20 November 2026");
    undo(desk.session);
    agrees(&desk, "targeted", NULL);
    assert_int_equal(found(&desk, &task_type, ""), 0);
    desk_close(&desk);
}

/* T24: who agrees again does so in another entry; the one that was withdrawn stays so. */
static void
asked_again_is_a_new_entry(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk);
    struct id id = agree(&desk, NULL, 0);
    withdraw(&desk, &id, "2026-11-20", NULL);
    assert_int_equal(found(&desk, &task_type, "what:\"no other is left\""), 1);
    agree(&desk, (struct given[]){{CONSENT_GIVEN, "2026-11-20"}}, 1);
    agrees(&desk, "targeted", NULL);
    assert_value(&desk, &consent_type, &id, CONSENT_WITHDRAWN, "2026-11-20");
    desk_close(&desk);
}

/* Of two records of one person that are merged the later withdrawal holds. */
static void
a_withdrawal_outlives_a_merge(void **state)
{
    (void)state;
    struct desk desk;
    struct error error = {.text = ""};
    struct merge merge;
    desk_open(&desk);
    agree(&desk, NULL, 0);
    struct id other = fixture_candidate(desk.session, "Ada Obi", "07700 900124");
    char other_text[ID_TEXT_SIZE];
    id_to_text(&other, other_text);
    struct id theirs = agree(
        &desk, (struct given[]){{CONSENT_CANDIDATE, other_text}, {CONSENT_GIVEN, "2026-11-10"}}, 2);
    withdraw(&desk, &theirs, "2026-11-12", NULL);
    agrees(&desk, "targeted", NULL);
    assert_true(merge_read(&merge, desk.session, &candidate_type, &desk.person, &other, &error));
    struct outcome outcome = {.open = OPEN_NOTHING};
    assert_true(merge_do(&merge, desk.session, &outcome, &error));
    outcome_clear(&outcome);
    merge_clear(&merge);
    agrees(&desk, "targeted", "(withdrawn 12 November 2026)");
    desk_close(&desk);
}

/* --- what asks --- */

static bool
write_letter(struct desk *desk, const char *code, const struct id *ids, size_t count,
             struct error *error)
{
    const struct letter letter = {.code = code, .ids = ids, .count = count};
    text_reset(&desk->said);
    return letter_write(desk->session, &letter, &desk->said, error);
}

/* P26: an offer goes to nobody without a consent in date, also among many; other letters do. */
static void
offers_go_by_consent(void **state)
{
    (void)state;
    struct desk desk;
    struct error error = {.text = ""};
    desk_open(&desk);
    struct id ids[] = {desk.person, fixture_candidate(desk.session, "Bea Cole", "07700 900125")};
    assert_false(write_letter(&desk, "targeted_offer", ids, 1, &error));
    assert_non_null(strstr(error.text, "Ada Obi has no consent in date for 'Targeted offers'"));
    assert_true(write_letter(&desk, "thanks", ids, 2, &error));
    struct id id = agree(&desk, NULL, 0);
    assert_true(write_letter(&desk, "targeted_offer", ids, 1, &error));
    assert_false(write_letter(&desk, "targeted_offer", ids, 2, &error));
    assert_non_null(strstr(error.text, "'Offer of targeted support' may not go to 1 of these 2; "
                                       "the first: Bea Cole has no consent"));
    withdraw(&desk, &id, "2026-11-21", NULL);
    assert_false(write_letter(&desk, "targeted_offer", ids, 1, &error));
    desk_close(&desk);
}

/* --- signing up --- */

static struct id
sign_up(struct desk *desk, const char *phone, const char *notice)
{
    const struct given given[] = {
        {CANDIDATE_NAME, "Bea Cole"},
        {CANDIDATE_PHONE, phone},
        {CANDIDATE_SOURCE, "Stafford College fair"},
        {CANDIDATE_NOTICE, notice},
        {CANDIDATE_NOTICE_DATE, notice ? "2026-11-18" : NULL},
    };
    return must_say(desk, &candidate_type, given, COUNT(given));
}

/* P27: a name, a way to reach them and the notice that they were given make a consent of the
 * sign-up, for twelve months, with where it was. */
static void
a_sign_up_agrees(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk);
    sign_up(&desk, "07700 900126", NULL);
    sign_up(&desk, NULL, "3");
    assert_int_equal(found(&desk, &consent_type, ""), 0);
    sign_up(&desk, "07700 900127", "9");
    assert_non_null(strstr(text_string(&desk.said), "no consent was noted"));
    assert_non_null(strstr(text_string(&desk.said), "no privacy notice of version '9'"));
    assert_int_equal(found(&desk, &consent_type, ""), 0);
    sign_up(&desk, "07700 900128", "3");
    assert_non_null(strstr(text_string(&desk.said), "consent that goes with the notice is noted"));
    assert_int_equal(found(&desk, &consent_type,
                           "purpose:contact wording:3 given:2026-11-18 expires:2027-11-18 "
                           "source:\"Stafford College fair\""),
                     1);
    undo(desk.session);
    assert_int_equal(found(&desk, &consent_type, ""), 0);
    desk_close(&desk);
}

/* --- the documents --- */

/* P20: one answer to whether a document is in date, for notices and policy documents alike. */
static void
a_lapsed_document_is_named(void **state)
{
    (void)state;
    struct desk desk;
    struct error error = {.text = ""};
    desk_open(&desk);
    assert_false(policy_in_date(desk.session, POLICY_DOCUMENT, NULL, TODAY, &error));
    assert_non_null(strstr(error.text, "There is no appropriate policy document"));
    const struct given given[] = {
        {POLICY_NAME, "Special category data"},
        {POLICY_KIND, POLICY_DOCUMENT},
        {POLICY_VERSION, "1"},
        {POLICY_STARTS, "2025-01-01"},
        {POLICY_REVIEW, "2026-11-20"},
        {POLICY_WORDING, "How it is kept"},
    };
    struct id id = must_say(&desk, &policy_type, given, COUNT(given));
    assert_non_null(strstr(text_string(&desk.said), "lapsed"));
    assert_false(policy_in_date(desk.session, POLICY_DOCUMENT, NULL, TODAY, &error));
    assert_non_null(strstr(error.text, "Special category data, 1 lapsed"));
    fixture_edit(desk.session, &policy_type, &id, POLICY_REVIEW, "2026-11-21");
    assert_true(policy_in_date(desk.session, POLICY_DOCUMENT, NULL, TODAY, &error));
    assert_true(policy_in_date(desk.session, POLICY_NOTICE, "3", TODAY, &error));
    desk_close(&desk);
}

static bool
edit_notice(struct desk *desk, size_t field, const char *value, struct error *error)
{
    struct record *record = session_get(desk->session, &policy_type, &desk->notice, error);
    assert_non_null(record);
    record_set(record, field, value);
    struct call call = {.type = &policy_type, .id = desk->notice, .record = record};
    bool done = session_do(desk->session, command_edit, &call, error);
    outcome_clear(&call.outcome);
    record_free(record);
    return done;
}

/* T24: the wording that people were shown is not changed under them; a review date is. */
static void
a_wording_in_use_stays(void **state)
{
    (void)state;
    struct desk desk;
    struct error error = {.text = ""};
    desk_open(&desk);
    assert_true(edit_notice(&desk, POLICY_WORDING, "We keep your name", &error));
    agree(&desk, NULL, 0);
    assert_false(edit_notice(&desk, POLICY_WORDING, "We keep everything", &error));
    assert_non_null(strstr(error.text, "Wording stays as it is: consents name this version"));
    assert_false(edit_notice(&desk, POLICY_VERSION, "4", &error));
    assert_true(edit_notice(&desk, POLICY_REVIEW, "2027-11-01", &error));
    const struct given twice[] = {
        {POLICY_NAME, "Another"},      {POLICY_VERSION, "3"},       {POLICY_STARTS, "2026-01-01"},
        {POLICY_REVIEW, "2027-01-01"}, {POLICY_WHERE, "Somewhere"},
    };
    must_refuse(&desk, &policy_type, twice, COUNT(twice), "Version '3' is there already");
    const struct given backwards[] = {{POLICY_NAME, "Another"},
                                      {POLICY_VERSION, "4"},
                                      {POLICY_STARTS, "2026-01-01"},
                                      {POLICY_REVIEW, "2025-12-31"},
                                      {POLICY_WHERE, "Somewhere"}};
    must_refuse(&desk, &policy_type, backwards, COUNT(backwards),
                "Review by must be on or after the day it is in force from");
    must_refuse(&desk, &policy_type,
                (struct given[]){{POLICY_NAME, "Another"},
                                 {POLICY_VERSION, "4"},
                                 {POLICY_STARTS, "2026-01-01"},
                                 {POLICY_REVIEW, "2027-01-01"}},
                4, "Enter where the document is, or its wording below");
    desk_close(&desk);
}

/* --- my day --- */

/* The rows of a part, each on a line; empty when there are none. The caller's. */
static char *
read_part(struct desk *desk, enum agenda_part part)
{
    struct error error = {.text = ""};
    struct my_day day;
    struct text rows = TEXT_EMPTY;
    assert_true(my_day_read(desk->session, "J. Shah", MY_DAY_ROWS, &day, &error));
    for (size_t i = 0; i < day.parts[part].count; i++) {
        my_day_append_row(desk->session, &day, part, &day.parts[part].items[i], &rows);
        text_append_char(&rows, '\n');
    }
    my_day_clear(&day);
    return text_take(&rows);
}

static void
assert_part(struct desk *desk, enum agenda_part part, const char *expected)
{
    char *rows = read_part(desk, part);
    assert_string_equal(rows ? rows : "", expected);
    free(rows);
}

/* P26: an expiring consent is on the day of whoever looks after the person, from 28 days before,
 * until it is given again, withdrawn, or the person is closed. */
static void
expiring_ones_are_on_my_day(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk);
    agree(&desk, (struct given[]){{CONSENT_EXPIRES, "2026-12-20"}}, 1);
    assert_part(&desk, AGENDA_CONSENTS, "");
    agree(&desk, (struct given[]){{CONSENT_PURPOSE, "contact"}, {CONSENT_EXPIRES, "2026-12-19"}},
          2);
    assert_part(&desk, AGENDA_CONSENTS, "Being contacted about joining: Ada Obi\n");
    agree(&desk, (struct given[]){{CONSENT_PURPOSE, "contact"}, {CONSENT_EXPIRES, "2027-05-01"}},
          2);
    assert_part(&desk, AGENDA_CONSENTS, "");
    struct id id = agree(
        &desk, (struct given[]){{CONSENT_PURPOSE, "sharing"}, {CONSENT_EXPIRES, "2026-11-10"}}, 2);
    assert_part(&desk, AGENDA_CONSENTS, "Sharing with a buddy or mentor: Ada Obi\n");
    withdraw(&desk, &id, "2026-11-21", NULL);
    assert_part(&desk, AGENDA_CONSENTS, "");
    undo(desk.session);
    assert_part(&desk, AGENDA_CONSENTS, "Sharing with a buddy or mentor: Ada Obi\n");
    fixture_edit(desk.session, &candidate_type, &desk.person, CANDIDATE_OWNER, "M. Begum");
    assert_part(&desk, AGENDA_CONSENTS, "");
    struct text findings = TEXT_EMPTY;
    struct error error = {.text = ""};
    assert_true(session_check(desk.session, &findings, &error));
    text_clear(&findings);
    desk_close(&desk);
}

/* P20: from 60 days before its review, pressing from 14, until it is reviewed or out of use. */
static void
reviews_are_on_my_day(void **state)
{
    (void)state;
    static const struct {
        const char *review, *row;
    } cases[] = {
        {"2027-01-21", ""},
        {"2027-01-20", "Review, 60 days left: Notice for sign-ups, 3\n"},
        {"2026-12-06", "Review, 15 days left: Notice for sign-ups, 3\n"},
        {"2026-12-05", "Review now, 14 days left: Notice for sign-ups, 3\n"},
        {"2026-11-21", "Review now, 0 days left: Notice for sign-ups, 3\n"},
        {"2026-11-20", "Lapsed, review now, 1 day over: Notice for sign-ups, 3\n"},
    };
    struct desk desk;
    desk_open(&desk);
    for (size_t i = 0; i < COUNT(cases); i++) {
        fixture_edit(desk.session, &policy_type, &desk.notice, POLICY_REVIEW, cases[i].review);
        assert_part(&desk, AGENDA_REVIEWS, cases[i].row);
    }
    fixture_edit(desk.session, &policy_type, &desk.notice, POLICY_ENDS, "2026-11-20");
    assert_part(&desk, AGENDA_REVIEWS, "");
    desk_close(&desk);
}

/* --- lawful bases --- */

static struct config *
load(const char *yaml, struct error_list *problems)
{
    char *folder = fixture_folder(), path[200];
    snprintf(path, sizeof path, "%s/posact.yaml", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(yaml, file);
    fclose(file);
    struct config *config = config_load(&(struct config_sources){.given_path = path}, problems);
    fixture_remove(folder);
    return config;
}

/* T25, P26: basis, source and review date of each kind of record, from the settings. */
static void
each_kind_has_its_basis(void **state)
{
    (void)state;
    struct error_list problems = {.items = NULL};
    struct text basis = TEXT_EMPTY;
    struct config *config =
        load("lawful-bases:\n  - {code: candidate, label: Public task, source: Our register, "
             "review: 2026-11-21}\n  - {code: staff, label: Contract, source: The same, review: "
             "2026-11-20}\n",
             &problems);
    lawful_basis_check(config, &problems);
    assert_int_equal(problems.count, 0);
    lawful_basis_append(config, &candidate_type, TODAY, &basis);
    assert_string_equal(text_string(&basis), "Public task; review by 21 November 2026");
    assert_string_equal(lawful_basis_source(config, &candidate_type), "Our register");
    text_reset(&basis);
    lawful_basis_append(config, registry_find_type("staff"), TODAY, &basis);
    assert_string_equal(text_string(&basis), "Contract; its review was due by 20 November 2026");
    text_reset(&basis);
    lawful_basis_append(config, &consent_type, TODAY, &basis);
    assert_string_equal(text_string(&basis), "");
    assert_null(lawful_basis_source(config, &consent_type));
    config_free(config);
    config = load("lawful-bases:\n  - {code: candidat, label: Public task, source: Our register, "
                  "review: 2026-02-30}\n",
                  &problems);
    lawful_basis_check(config, &problems);
    assert_int_equal(problems.count, 2);
    assert_non_null(strstr(problems.items[0].text, "'candidat', which is no kind of record"));
    assert_non_null(strstr(problems.items[1].text, "must be a day such as 2027-04-01"));
    config_free(config);
    error_list_clear(&problems);
    text_clear(&basis);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_entry_is_whole),
        cmocka_unit_test(the_wording_is_a_notice_in_date),
        cmocka_unit_test(an_entry_stays),
        cmocka_unit_test(it_counts_while_in_date),
        cmocka_unit_test(withdrawing_stops_and_erases),
        cmocka_unit_test(asked_again_is_a_new_entry),
        cmocka_unit_test(a_withdrawal_outlives_a_merge),
        cmocka_unit_test(offers_go_by_consent),
        cmocka_unit_test(a_sign_up_agrees),
        cmocka_unit_test(a_lapsed_document_is_named),
        cmocka_unit_test(a_wording_in_use_stays),
        cmocka_unit_test(expiring_ones_are_on_my_day),
        cmocka_unit_test(reviews_are_on_my_day),
        cmocka_unit_test(each_kind_has_its_basis),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
