/* pairing_test.c - the buddy scheme: who may be paired (P31, P37, T52), one step after the other as
 * both agree (T50, T51), when the two should be in touch (P39, T54), how it ends and begins anew
 * (T55, T57), the limits that both are told of (P40), and what targeted support rests on (P1). */
#include "modules/my_day.h"
#include "modules/pairing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "config/config.h"
#include "modules/application.h"
#include "modules/buddy.h"
#include "modules/candidate.h"
#include "modules/check_in.h"
#include "modules/exclusion.h"
#include "modules/merge.h"
#include "modules/pairing_contact.h"
#include "modules/registry.h"
#include "modules/staff.h"
#include "modules/working_days.h"
#include "support/fixture.h"
#include "support/scheme.h"
#include "support/targeting.h"

/* --- who may be paired --- */

/* P37, T48: training recorded and in date, agreed, available; each says what is missing. */
static void
only_who_is_ready(void **state)
{
    (void)state;
    static const struct {
        size_t field;
        const char *value, *why;
    } cases[] = {
        {BUDDY_TRAINED, NULL, "PC 4471 Reid, Buddy has no training on record; enter Trained on"},
        {BUDDY_REFRESHER, "2026-11-20", "lapsed; enter the refresher first, which was due 20 Nov"},
        {BUDDY_TRAINED, "2024-11-20", "which was due 20 November 2026"},
        {BUDDY_AGREED, NULL, "has not signed the agreement; enter Agreement signed"},
        {BUDDY_ACTIVE, "no", "takes nobody now; set Active to yes"},
        {BUDDY_FROM, "2026-11-22",
         "is not available yet; choose another one, or wait until 22 Nov"},
        {BUDDY_TO, "2026-11-20", "as this one was until 20 November 2026"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct scheme scheme;
        scheme_open(&scheme);
        fixture_edit(scheme.session, &buddy_type, &scheme.buddy, cases[i].field, cases[i].value);
        must_refuse(&scheme, NULL, 0, cases[i].why);
        assert_int_equal(load(&scheme), 0);
        fixture_session_free(scheme.session);
    }
}

/* The last day counts: a refresher due today, available from and until today. */
static void
the_last_day_counts(void **state)
{
    (void)state;
    struct scheme scheme;
    scheme_open(&scheme);
    static const size_t fields[] = {BUDDY_REFRESHER, BUDDY_FROM, BUDDY_TO};
    for (size_t i = 0; i < COUNT(fields); i++)
        fixture_edit(scheme.session, &buddy_type, &scheme.buddy, fields[i], "2026-11-21");
    pair(&scheme);
    fixture_session_free(scheme.session);
}

/* P31: nobody under 18, but at 17 with an application; not a day of birth is asked. */
static void
nobody_too_young(void **state)
{
    (void)state;
    struct scheme scheme;
    scheme_open(&scheme);
    must_refuse(&scheme, (struct given[]){{PAIRING_ADULT, NULL}}, 1, "Say whether the candidate");
    must_refuse(&scheme, (struct given[]){{PAIRING_ADULT, "younger"}}, 1, "Nobody under 18");
    must_refuse(&scheme, (struct given[]){{PAIRING_ADULT, "seventeen"}}, 1,
                "at 17 add the application first");
    const struct given application[] = {{APPLICATION_CANDIDATE, scheme.candidate_text},
                                        {APPLICATION_ROLE, "pc"}};
    must_add(scheme.session, &application_type, application, 2);
    must_refuse(&scheme, (struct given[]){{PAIRING_ADULT, "younger"}}, 1, "Nobody under 18");
    struct error error = {.text = ""};
    struct id id = try_pair(&scheme, (struct given[]){{PAIRING_ADULT, "seventeen"}}, 1, &error);
    assert_false(id_is_zero(&id));
    fixture_session_free(scheme.session);
}

/* P37, T52: two who are kept apart, whoever else they may be paired with. */
static void
nobody_who_is_kept_apart(void **state)
{
    (void)state;
    struct scheme scheme;
    struct error error = {.text = ""};
    scheme_open(&scheme);
    const struct given nobody[] = {{EXCLUSION_BUDDY, scheme.buddy_text},
                                   {EXCLUSION_REASON, "vetting"}};
    assert_true(
        id_is_zero((struct id[]){try_add(scheme.session, &exclusion_type, nobody, 2, &error)}));
    assert_non_null(strstr(error.text, "one of the two"));
    const struct given given[] = {{EXCLUSION_BUDDY, scheme.buddy_text},
                                  {EXCLUSION_CANDIDATE, scheme.candidate_text},
                                  {EXCLUSION_REASON, "interviewer"}};
    struct id exclusion = must_add(scheme.session, &exclusion_type, given, 3);
    must_refuse(&scheme, NULL, 0,
                "PC 4471 Reid, Buddy and Ada Obi are kept apart (Interviews them); choose another");
    struct call remove = {.type = &exclusion_type, .id = exclusion};
    assert_true(session_do(scheme.session, command_remove, &remove, &error));
    outcome_clear(&remove.outcome);
    pair(&scheme);
    fixture_session_free(scheme.session);
}

/* Who withdrew or went is left in peace; T57: who was appointed is not, for a year. */
static void
nobody_who_left(void **state)
{
    (void)state;
    struct scheme scheme;
    struct error error = {.text = ""};
    scheme_open(&scheme);
    struct record *candidate =
        session_get(scheme.session, &candidate_type, &scheme.candidate, &error);
    record_set(candidate, CANDIDATE_STATUS, "closed");
    record_set(candidate, CANDIDATE_CLOSE_REASON, "withdrawn");
    struct call edit = {.type = &candidate_type, .id = scheme.candidate, .record = candidate};
    assert_true(session_do(scheme.session, command_edit, &edit, &error));
    outcome_clear(&edit.outcome);
    record_free(candidate);
    must_refuse(&scheme, NULL, 0,
                "Ada Obi is closed (Withdrawn by the candidate); open the record");
    static const struct {
        const char *ended;
        bool paired;
    } appointed[] = {{"2025-11-20", false}, {"2025-11-21", true}};
    for (size_t i = 0; i < COUNT(appointed); i++) {
        const struct given given[] = {
            {APPLICATION_CANDIDATE, scheme.candidate_text},
            {APPLICATION_ROLE, "pc"},
            {APPLICATION_APPLIED, "2025-01-01"},
            {APPLICATION_OUTCOME, "appointed"},
            {APPLICATION_ENDED, appointed[i].ended},
        };
        must_add(scheme.session, &application_type, given, COUNT(given));
        struct id id = try_pair(&scheme, NULL, 0, &error);
        assert_int_equal(id_is_zero(&id), !appointed[i].paired);
    }
    fixture_session_free(scheme.session);
}

static void
nobody_in_the_trash(void **state)
{
    (void)state;
    struct scheme scheme;
    struct error error = {.text = ""};
    scheme_open(&scheme);
    struct call remove = {.type = &candidate_type, .id = scheme.candidate};
    assert_true(session_do(scheme.session, command_remove, &remove, &error));
    outcome_clear(&remove.outcome);
    must_refuse(&scheme, NULL, 0, "in the trash; restore the record first");
    fixture_session_free(scheme.session);
}

/* One of a kind at a time, and the refusal says what there is; a mentor beside the buddy is fine.
 */
static void
one_of_a_kind_at_a_time(void **state)
{
    (void)state;
    struct scheme scheme;
    struct error error = {.text = ""};
    char second[ID_TEXT_SIZE], mentor[ID_TEXT_SIZE];
    scheme_open(&scheme);
    add_buddy(scheme.session, scheme.other_text, KIND_BUDDY, second);
    add_buddy(scheme.session, scheme.other_text, KIND_MENTORING, mentor);
    struct id first = pair(&scheme);
    must_refuse(
        &scheme, (struct given[]){{PAIRING_BUDDY, second}}, 1,
        "Ada Obi has PC 4471 Reid, Buddy (proposed since 2 November 2026); end that pairing");
    struct id id = try_pair(&scheme, (struct given[]){{PAIRING_BUDDY, mentor}}, 1, &error);
    assert_false(id_is_zero(&id));
    VALUE(id, PAIRING_KIND, KIND_MENTORING);
    STEP(first, "end", NULL, "completed", "2026-11-20");
    id = try_pair(&scheme, (struct given[]){{PAIRING_BUDDY, second}}, 1, &error);
    assert_false(id_is_zero(&id));
    fixture_session_free(scheme.session);
}

/* P37: from the proposal to the end a pairing holds a place; who took the last one is named. Nor is
 * there a way round it by an edit or out of the trash. */
static void
no_more_than_there_is_room_for(void **state)
{
    (void)state;
    struct scheme scheme;
    struct error error = {.text = ""};
    scheme_open(&scheme);
    fixture_edit(scheme.session, &buddy_type, &scheme.buddy, BUDDY_CAPACITY, "1");
    struct id first = pair(&scheme);
    assert_int_equal(load(&scheme), 1);
    struct id bea = fixture_candidate(scheme.session, "Bea Cole", NULL);
    id_to_text(&bea, scheme.candidate_text);
    must_refuse(&scheme, NULL, 0, "has no room: 1 of 1 taken, the last by J. Shah for Ada Obi");
    struct call remove = {.type = &pairing_type, .id = first};
    assert_true(session_do(scheme.session, command_remove, &remove, &error));
    outcome_clear(&remove.outcome);
    assert_int_equal(load(&scheme), 0);
    struct id second = pair(&scheme);
    assert_false(session_do(scheme.session, command_restore, &remove, &error));
    assert_non_null(
        strstr(error.text, "has no room: 1 of 1 taken, the last by J. Shah for Bea Cole"));
    STEP(second, "pause", "Only an active pairing can pause", "2026-11-10");
    STEP(second, "end", NULL, "declined", "2026-11-10");
    assert_int_equal(load(&scheme), 0);
    assert_true(session_do(scheme.session, command_restore, &remove, &error));
    outcome_clear(&remove.outcome);
    struct record *record = session_get(scheme.session, &pairing_type, &first, &error);
    record_set(record, PAIRING_CANDIDATE, scheme.candidate_text);
    struct call edit = {.type = &pairing_type, .id = first, .record = record};
    assert_false(session_do(scheme.session, command_edit, &edit, &error));
    assert_non_null(strstr(error.text, "Candidate stays as it is; rematch pairs"));
    record_free(record);
    fixture_session_free(scheme.session);
}

static bool
undo_says(struct session *session, const struct command *command, struct error *error)
{
    struct call call = {.session = session};
    *error = (struct error){.text = ""};
    bool done = session_do(session, command, &call, error);
    outcome_clear(&call.outcome);
    return done;
}

/* Two officers at work on one file. */
struct two {
    char *folder;
    struct scheme mine, theirs;
};

static void
two_open(struct two *two)
{
    two->folder = fixture_folder();
    char *path = must_format("%s/p.db", two->folder);
    struct store_options options = fixture_options();
    options.path = path;
    options.ids = id_source_random();
    scheme_open_on(&two->mine, fixture_session_at(path));
    two->theirs = two->mine;
    two->theirs.session = fixture_session_on(fixture_store(&options), "M. Begum");
    free(path);
}

static void
two_close(struct two *two)
{
    fixture_session_free(two->mine.session);
    fixture_session_free(two->theirs.session);
    fixture_remove(two->folder);
}

/* P37: undo opens no pairing again whose place has gone to somebody else, and says to whom; once
 * there is room again it does. */
static void
undo_takes_nobodys_place(void **state)
{
    (void)state;
    struct two two;
    struct error error;
    two_open(&two);
    struct session *mine = two.mine.session, *theirs = two.theirs.session;
    fixture_edit(mine, &buddy_type, &two.mine.buddy, BUDDY_CAPACITY, "1");
    struct id first = pair(&two.mine);
    step(mine, &first, "end", (const char *const[MOST]){"declined", "2026-11-10"}, NULL);
    struct id bea = fixture_candidate(theirs, "Bea Cole", NULL);
    id_to_text(&bea, two.theirs.candidate_text);
    struct id second = pair(&two.theirs);
    assert_false(undo_says(mine, command_undo, &error));
    assert_non_null(strstr(error.text, "Nothing was taken back: PC 4471 Reid, Buddy has no room: 1 "
                                       "of 1 taken, the last by M. Begum for Bea Cole"));
    assert_value(mine, &first, PAIRING_STATE, STATE_ENDED);
    step(theirs, &second, "end", (const char *const[MOST]){"declined", "2026-11-20"}, NULL);
    assert_true(undo_says(mine, command_undo, &error));
    assert_value(mine, &first, PAIRING_STATE, STATE_PROPOSED);
    two_close(&two);
}

/* One of a kind at a time, also where undo or redo would bring the second: of a full buddy what was
 * no ending is taken back all the same. */
static void
undo_makes_no_second_pairing(void **state)
{
    (void)state;
    struct two two;
    struct error error;
    char other[ID_TEXT_SIZE];
    two_open(&two);
    struct session *mine = two.mine.session, *theirs = two.theirs.session;
    add_buddy(mine, two.mine.other_text, KIND_BUDDY, other);
    struct id first = pair(&two.mine);
    step(mine, &first, "agree", (const char *const[MOST]){"both", "2026-11-10"}, NULL);
    fixture_edit(theirs, &buddy_type, &two.mine.buddy, BUDDY_CAPACITY, "1");
    assert_true(undo_says(mine, command_undo, &error));
    assert_value(mine, &first, PAIRING_STATE, STATE_PROPOSED);
    assert_true(undo_says(mine, command_redo, &error));
    step(mine, &first, "end", (const char *const[MOST]){"declined", "2026-11-10"}, NULL);
    struct id second = try_pair(&two.theirs, (struct given[]){{PAIRING_BUDDY, other}}, 1, &error);
    assert_false(id_is_zero(&second));
    assert_false(undo_says(mine, command_undo, &error));
    assert_non_null(
        strstr(error.text, "Nothing was taken back: Ada Obi has D. Cole, Buddy (proposed since"));
    assert_value(mine, &first, PAIRING_STATE, STATE_ENDED);
    two_close(&two);
}

/* Two records of one person, each with a buddy: the merge says so and changes nothing, until one of
 * the two pairings has ended. */
static void
a_merge_makes_no_second_pairing(void **state)
{
    (void)state;
    struct scheme scheme;
    struct merge merge;
    struct error error = {.text = ""};
    struct outcome outcome = {.open = OPEN_NOTHING};
    scheme_open(&scheme);
    struct id twice = fixture_candidate(scheme.session, "A. Obi", NULL);
    pair(&scheme);
    id_to_text(&twice, scheme.candidate_text);
    add_buddy(scheme.session, scheme.other_text, KIND_BUDDY, scheme.buddy_text);
    struct id second = pair(&scheme);
    assert_true(
        merge_read(&merge, scheme.session, &candidate_type, &scheme.candidate, &twice, &error));
    assert_false(merge_do(&merge, scheme.session, &outcome, &error));
    assert_string_equal(error.text,
                        "The other's pairing: Ada Obi has PC 4471 Reid, Buddy (proposed since 2 "
                        "November 2026); end that pairing first, or rematch it");
    VALUE(second, PAIRING_CANDIDATE, scheme.candidate_text);
    STEP(second, "end", NULL, "completed", "2026-11-20");
    assert_true(merge_do(&merge, scheme.session, &outcome, &error));
    id_to_text(&scheme.candidate, scheme.candidate_text);
    VALUE(second, PAIRING_CANDIDATE, scheme.candidate_text);
    outcome_clear(&outcome);
    merge_clear(&merge);
    fixture_session_free(scheme.session);
}

/* T52: a mentor of a colleague, not of a team, a line or oneself; a buddy is for candidates. */
static void
mentors_stand_outside_the_line(void **state)
{
    (void)state;
    struct scheme scheme;
    struct error error = {.text = ""};
    scheme_open(&scheme);
    const struct given colleague[] = {
        {PAIRING_CANDIDATE, NULL}, {PAIRING_COLLEAGUE, scheme.other_text}, {PAIRING_ADULT, NULL}};
    must_refuse(&scheme, colleague, 3, "A buddy is for candidates; choose a mentor");
    add_buddy(scheme.session, scheme.staff_text, KIND_REVERSE, scheme.buddy_text);
    must_refuse(&scheme, NULL, 0, "A reverse mentor is for colleagues");
    static const struct {
        bool of_mentor;
        size_t field;
        const char *why;
    } lines[] = {
        {true, STAFF_MANAGER, "line manager of the other"},
        {false, STAFF_MANAGER, "line manager of the other"},
        {true, STAFF_TEAM, "Both work in the team 'Response B'"},
    };
    fixture_edit(scheme.session, &staff_type, &scheme.other, STAFF_TEAM, "response b");
    for (size_t i = 0; i < COUNT(lines); i++) {
        bool manager = lines[i].field == STAFF_MANAGER;
        const char *other = lines[i].of_mentor ? scheme.other_text : scheme.staff_text;
        const struct id *id = lines[i].of_mentor ? &scheme.staff : &scheme.other;
        fixture_edit(scheme.session, &staff_type, id, lines[i].field,
                     manager ? other : "Response B");
        must_refuse(&scheme, colleague, 3, lines[i].why);
        fixture_edit(scheme.session, &staff_type, id, lines[i].field, NULL);
    }
    const struct given self[] = {
        {PAIRING_CANDIDATE, NULL}, {PAIRING_COLLEAGUE, scheme.staff_text}, {PAIRING_ADULT, NULL}};
    must_refuse(&scheme, self, 3, "Nobody mentors themselves");
    struct id id = try_pair(&scheme, colleague, 3, &error);
    assert_false(id_is_zero(&id));
    VALUE(id, PAIRING_KIND, KIND_REVERSE);
    fixture_session_free(scheme.session);
}

/* P1: support for those an assessment names has the assessment; P8: open support has none. */
static void
targeted_support_has_its_basis(void **state)
{
    (void)state;
    struct scheme scheme;
    struct error error = {.text = ""};
    scheme_open(&scheme);
    must_refuse(&scheme, &(struct given){PAIRING_OFFERED, "targeted"}, 1,
                "see what people declared and need, which takes 'declaration.read'");
    fixture_session_free(scheme.session);
    scheme_open_on(&scheme, targeting_session());
    const struct given targeted[] = {{PAIRING_OFFERED, "targeted"}, {PAIRING_BASIS, "PAA 2026/3"}};
    must_refuse(&scheme, targeted, 1, "enter the assessment that it rests on");
    must_refuse(&scheme, targeted, 2, "enter the assessment that it rests on");
    struct id id = try_pair(&scheme, NULL, 0, &error);
    assert_false(id_is_zero(&id));
    fixture_session_free(scheme.session);
}

/* --- how it goes on --- */

/* T51: each agrees on a day of their own, and nothing starts before. P40: what both were told stays
 * with it. */
static void
it_begins_when_both_agreed(void **state)
{
    (void)state;
    struct scheme scheme;
    scheme_open(&scheme);
    struct id id = pair(&scheme);
    VALUE(id, PAIRING_STATE, STATE_PROPOSED);
    VALUE(id, PAIRING_GUIDANCE,
          config_text(session_config(scheme.session), SETTING_BUDDY_GUIDANCE));
    STEP(id, "start", "Both have to agree first", "2026-11-10");
    STEP(id, "agree", "on or after 2 November 2026", "both", "2026-11-01");
    STEP(id, "agree", "must be today or in the past", "both", "2026-11-22");
    STEP(id, "agree", NULL, "person", "2026-11-03");
    VALUE(id, PAIRING_STATE, STATE_PROPOSED);
    STEP(id, "start", "Both have to agree first", "2026-11-10");
    STEP(id, "agree", NULL, "both", "2026-11-05");
    VALUE(id, PAIRING_STATE, STATE_AGREED);
    VALUE(id, PAIRING_PERSON_AGREED, "2026-11-03");
    VALUE(id, PAIRING_BUDDY_AGREED, "2026-11-05");
    STEP(id, "check-in", "This pairing is agreed; start it first", "2026-11-10");
    STEP(id, "start", "on or after 5 November 2026", "2026-11-04");
    STEP(id, "start", NULL, "2026-11-06");
    VALUE(id, PAIRING_STATE, STATE_ACTIVE);
    VALUE(id, PAIRING_STARTED, "2026-11-06");
    fixture_session_free(scheme.session);
}

/* P37 holds on the day it starts, too: what lapsed since it was proposed stops it. Under way it
 * goes on. */
static void
training_is_in_date_when_it_starts(void **state)
{
    (void)state;
    struct scheme scheme;
    scheme_open(&scheme);
    struct id id = pair(&scheme);
    STEP(id, "agree", NULL, "both", "2026-11-05");
    fixture_edit(scheme.session, &buddy_type, &scheme.buddy, BUDDY_REFRESHER, "2026-11-20");
    STEP(id, "start", "has training that lapsed", "2026-11-06");
    fixture_edit(scheme.session, &buddy_type, &scheme.buddy, BUDDY_REFRESHER, "2028-11-20");
    STEP(id, "start", NULL, "2026-11-06");
    fixture_edit(scheme.session, &buddy_type, &scheme.buddy, BUDDY_REFRESHER, "2026-11-20");
    STEP(id, "check-in", NULL, "2026-11-10", NULL, "steady", "tired");
    STEP(id, "pause", NULL, "2026-11-11");
    STEP(id, "start", "has training that lapsed", "2026-11-12");
    STEP(id, "end", NULL, "completed", "2026-11-12");
    fixture_session_free(scheme.session);
}

static struct id
active(struct scheme *scheme)
{
    struct id id = pair(scheme);
    step(scheme->session, &id, "agree", (const char *const[]){"both", "2026-11-05"}, NULL);
    step(scheme->session, &id, "start", (const char *const[]){"2026-11-06"}, NULL);
    return id;
}

/* T54: five working days after the start, a Friday; then every 28 days from the last contact. A
 * rest has no next contact, and starting again has its first one. */
static void
contact_has_its_rhythm(void **state)
{
    (void)state;
    struct scheme scheme;
    scheme_open(&scheme);
    struct id id = active(&scheme);
    VALUE(id, PAIRING_NEXT, "2026-11-13");
    STEP(id, "check-in", "on or after 6 November 2026", "2026-11-05");
    STEP(id, "check-in", "must be today or in the past", "2026-11-22");
    STEP(id, "check-in", NULL, "2026-11-12", "phone", "confident", "steady", "Asked about shifts");
    VALUE(id, PAIRING_LAST, "2026-11-12");
    VALUE(id, PAIRING_NEXT, "2026-12-10");
    STEP(id, "check-in", NULL, "2026-11-10"); /* noted late, and older */
    VALUE(id, PAIRING_LAST, "2026-11-12");
    VALUE(id, PAIRING_NEXT, "2026-12-10");
    STEP(id, "pause", NULL, "2026-11-16");
    VALUE(id, PAIRING_NEXT, NULL);
    assert_int_equal(load(&scheme), 1);
    STEP(id, "start", NULL, "2026-11-20");
    VALUE(id, PAIRING_STARTED, "2026-11-06");
    VALUE(id, PAIRING_NEXT, "2026-11-27");
    fixture_session_free(scheme.session);
}

/* T54: a new stage brings the contact forward, and no other day back; T57: an attempt that failed
 * leaves the pairing as it is. */
static void
a_new_stage_brings_contact_forward(void **state)
{
    (void)state;
    struct scheme scheme;
    struct error error = {.text = ""};
    scheme_open(&scheme);
    struct id id = active(&scheme);
    STEP(id, "check-in", NULL, "2026-11-12");
    const struct given given[] = {{APPLICATION_CANDIDATE, scheme.candidate_text},
                                  {APPLICATION_ROLE, "pc"},
                                  {APPLICATION_APPLIED, "2026-11-01"}};
    struct id application = must_add(scheme.session, &application_type, given, 3);
    static const struct {
        const char *args[6], *next;
    } moves[] = {
        {{NULL, NULL, "2026-11-10"}, "2026-12-10"}, /* they were in touch since */
        {{NULL, NULL, "2026-11-17"}, "2026-11-24"},
        {{NULL, NULL, "2026-11-20"}, "2026-11-24"},
        {{NULL, "below_standard", "2026-11-21", "HR", "2026-11-21"}, "2026-11-24"},
    };
    for (size_t i = 0; i < COUNT(moves); i++) {
        struct call call = {.type = &application_type, .id = application, .args = moves[i].args};
        if (!session_do(scheme.session, &move_commands.rows[0], &call, &error))
            fail_msg("%s", error.text);
        outcome_clear(&call.outcome);
        VALUE(id, PAIRING_NEXT, moves[i].next);
        VALUE(id, PAIRING_STATE, STATE_ACTIVE);
    }
    fixture_session_free(scheme.session);
}

/* How many an officer's day says, the oldest first. */
static size_t
count_due(struct session *session, const char *owner, size_t most)
{
    struct my_day day;
    struct error error;
    assert_true(my_day_read(session, owner, most, &day, &error));
    const struct agenda_list *list = &day.parts[AGENDA_PAIRINGS];
    size_t count = list->count;
    for (size_t i = 1; i < count; i++)
        assert_true(strcmp(list->items[i - 1].day, list->items[i].day) <= 0);
    my_day_clear(&day);
    return count;
}

/* P39: in the day of whom it is, in nobody's and in everybody's, as far as wanted. */
static void
who_went_quiet_is_in_my_day(void **state)
{
    (void)state;
    struct scheme scheme;
    scheme_open(&scheme);
    static const char *const owners[] = {"J. Shah", NULL, "M. Begum"};
    struct id ids[3];
    for (size_t i = 0; i < 3; i++) {
        struct id candidate = fixture_candidate(scheme.session, "Bea Cole", NULL);
        id_to_text(&candidate, scheme.candidate_text);
        ids[i] = active(&scheme);
        fixture_edit(scheme.session, &pairing_type, &ids[i], PAIRING_OWNER, owners[i]);
    }
    step(scheme.session, &ids[1], "pause", (const char *const[]){"2026-11-07"}, NULL);
    step(scheme.session, &ids[1], "start", (const char *const[]){"2026-11-12"}, NULL);
    static const struct {
        const char *owner;
        size_t most, count;
    } cases[] = {
        {NULL, 10, 3}, {"J. Shah", 10, 2}, {"j. shah", 10, 2}, {"Nobody", 10, 1}, {NULL, 2, 2}};
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(count_due(scheme.session, cases[i].owner, cases[i].most), cases[i].count);
    VALUE(ids[1], PAIRING_NEXT, "2026-11-19");
    STEP(ids[0], "check-in", NULL, "2026-11-20");
    STEP(ids[1], "end", NULL, "completed", "2026-11-20");
    assert_int_equal(count_due(scheme.session, NULL, 10), 1);
    fixture_session_free(scheme.session);
}

/* P39: a concern is passed on, and no word of it is kept: not in a check-in, not at the end. */
static void
a_concern_is_not_described(void **state)
{
    (void)state;
    struct scheme scheme;
    struct error error = {.text = ""};
    scheme_open(&scheme);
    struct id id = active(&scheme);
    STEP(id, "check-in", "of a concern no words are kept", "2026-11-12", NULL, "worried", NULL,
         "What happened", "safety");
    const char *const args[] = {"2026-11-12", NULL, "worried", NULL, NULL, "safety"};
    struct call call = {.type = &pairing_type, .id = id, .args = args};
    assert_true(session_do(scheme.session, pairing_command("check-in"), &call, &error));
    assert_non_null(strstr(text_string(&call.outcome.message), "tell the safeguarding lead now"));
    outcome_clear(&call.outcome);
    STEP(id, "end", "of a concern no words are kept", "safeguarding", "2026-11-13",
         "What happened");
    STEP(id, "end", "of a concern no words are kept", "safeguarding", "2026-11-13", NULL, "What");
    STEP(id, "end", NULL, "safeguarding", "2026-11-13");
    fixture_session_free(scheme.session);
}

/* T3: a check-in is recorded once. */
static void
a_check_in_stays(void **state)
{
    (void)state;
    struct scheme scheme;
    struct error error = {.text = ""};
    struct record_list list = {.count = 0};
    struct query query = query_default(&check_in_type);
    scheme_open(&scheme);
    struct id id = active(&scheme);
    STEP(id, "check-in", NULL, "2026-11-12", "phone", "confident");
    assert_true(session_read(scheme.session, &query, QUERY_FIRST, NULL, 1, &list, &error));
    assert_int_equal(list.count, 1);
    struct call remove = {.type = &check_in_type, .id = list.items[0]->id};
    assert_false(session_do(scheme.session, command_remove, &remove, &error));
    assert_int_equal(error.code, ERROR_DENIED);
    record_list_clear(&list);
    undo(scheme.session);
    VALUE(id, PAIRING_LAST, NULL);
    VALUE(id, PAIRING_NEXT, "2026-11-13");
    fixture_session_free(scheme.session);
}

/* --- how it ends --- */

/* P39, T55: with a reason and what both said, on no day before it began; undo brings it back with
 * its place and its next contact. */
static void
an_ending_has_its_reason(void **state)
{
    (void)state;
    struct scheme scheme;
    scheme_open(&scheme);
    struct id id = active(&scheme);
    STEP(id, "end", "on or after 6 November 2026", "completed", "2026-11-05");
    STEP(id, "end", "must be today or in the past", "completed", "2026-11-22");
    STEP(id, "end", NULL, "completed", "2026-11-20", "Knew what to wear", "More notice");
    VALUE(id, PAIRING_STATE, STATE_ENDED);
    VALUE(id, PAIRING_ENDED, "2026-11-20");
    VALUE(id, PAIRING_PERSON_SAID, "Knew what to wear");
    VALUE(id, PAIRING_BUDDY_SAID, "More notice");
    VALUE(id, PAIRING_NEXT, NULL);
    STEP(id, "start", "This pairing has ended", "2026-11-20");
    STEP(id, "pause", "This pairing has ended", "2026-11-20");
    STEP(id, "check-in", "This pairing has ended", "2026-11-20");
    assert_int_equal(load(&scheme), 0);
    undo(scheme.session);
    VALUE(id, PAIRING_STATE, STATE_ACTIVE);
    VALUE(id, PAIRING_NEXT, "2026-11-13");
    VALUE(id, PAIRING_PERSON_SAID, NULL);
    assert_int_equal(load(&scheme), 1);
    fixture_session_free(scheme.session);
}

static size_t
count_pairings(struct session *session)
{
    struct error error;
    struct query query = query_default(&pairing_type);
    size_t count = 0;
    assert_true(session_count(session, &query, &count, &error));
    return count;
}

static void
newest_after(struct session *session, const struct id *earlier, struct id *id)
{
    struct error error;
    struct query query = query_default(&pairing_type);
    struct record_list list = {.count = 0};
    query.link_field = PAIRING_EARLIER;
    query.link_id = *earlier;
    assert_true(session_read(session, &query, QUERY_FIRST, NULL, 2, &list, &error));
    assert_int_equal(list.count, 1);
    *id = list.items[0]->id;
    record_list_clear(&list);
}

/* T55: the next one knows the one before and what was agreed; all of it is one step, or nothing. */
static void
a_rematch_keeps_the_history(void **state)
{
    (void)state;
    struct scheme scheme;
    char second[ID_TEXT_SIZE];
    scheme_open(&scheme);
    struct id buddy = add_buddy(scheme.session, scheme.other_text, KIND_BUDDY, second);
    struct id id = active(&scheme), next;
    fixture_edit(scheme.session, &pairing_type, &id, PAIRING_GOALS, "Know each stage");
    STEP(id, "rematch", "Choose the reason why the pairing before ends", second, NULL,
         "2026-11-20");
    fixture_edit(scheme.session, &buddy_type, &buddy, BUDDY_ACTIVE, "no");
    STEP(id, "rematch", "takes nobody now", second, "no_contact", "2026-11-20");
    VALUE(id, PAIRING_STATE, STATE_ACTIVE);
    fixture_edit(scheme.session, &buddy_type, &buddy, BUDDY_ACTIVE, "yes");
    STEP(id, "rematch", NULL, second, "no_contact", "2026-11-20");
    VALUE(id, PAIRING_STATE, STATE_ENDED);
    VALUE(id, PAIRING_ENDING, "no_contact");
    newest_after(scheme.session, &id, &next);
    VALUE(next, PAIRING_STATE, STATE_PROPOSED);
    VALUE(next, PAIRING_BUDDY, second);
    VALUE(next, PAIRING_GOALS, "Know each stage");
    VALUE(next, PAIRING_STARTED, NULL);
    undo(scheme.session);
    VALUE(id, PAIRING_STATE, STATE_ACTIVE);
    assert_int_equal(count_pairings(scheme.session), 1);
    STEP(id, "end", NULL, "completed", "2026-11-20");
    STEP(id, "rematch", "leave the reason empty", second, "completed", "2026-11-21");
    STEP(id, "rematch", NULL, second, NULL, "2026-11-21");
    assert_int_equal(count_pairings(scheme.session), 2);
    fixture_session_free(scheme.session);
}

/* A pairing is found by whom it is with, also under a new name, and the search index stays sound.
 */
static void
a_pairing_is_found_by_names(void **state)
{
    (void)state;
    struct scheme scheme;
    scheme_open(&scheme);
    pair(&scheme);
    fixture_edit(scheme.session, &staff_type, &scheme.staff, STAFF_NAME, "PC 4471 Lightwood");
    static const struct {
        const struct record_type *type;
        const char *words;
        size_t count;
    } cases[] = {
        {&pairing_type, "lightwood", 1}, {&pairing_type, "reid", 0},
        {&pairing_type, "ada light", 1}, {&buddy_type, "lightwood", 1},
        {&buddy_type, "reid", 0},        {&buddy_type, "ada", 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct error error = {.text = ""};
        struct filter filter;
        struct query query = query_default(cases[i].type);
        size_t count = 0;
        query.filter = &filter;
        assert_true(filter_parse(&filter, cases[i].type, cases[i].words,
                                 session_context(scheme.session), false, &error));
        assert_true(session_count(scheme.session, &query, &count, &error));
        assert_int_equal(count, cases[i].count);
        filter_clear(&filter);
    }
    struct error error = {.text = ""};
    struct text findings = TEXT_EMPTY;
    if (!session_check(scheme.session, &findings, &error))
        fail_msg("%s", text_string(&findings));
    text_clear(&findings);
    fixture_session_free(scheme.session);
}

/* --- staff, and working days --- */

static void
a_number_is_one_persons(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    struct error error = {.text = ""};
    const struct given reid[] = {{STAFF_NAME, "PC 4471 Reid"}, {STAFF_NUMBER, "C4471"}};
    const struct given other[] = {{STAFF_NAME, "PC 4471 Reed"}, {STAFF_NUMBER, "c4471"}};
    must_add(session, &staff_type, reid, 2);
    struct id id = try_add(session, &staff_type, other, 2, &error);
    assert_true(id_is_zero(&id));
    assert_non_null(strstr(error.text, "'c4471' is the number of PC 4471 Reid"));
    fixture_session_free(session);
}

/* One record of a kind for a colleague; posact.yaml says what the record does not. */
static void
a_colleague_is_a_buddy_once(void **state)
{
    (void)state;
    struct scheme scheme;
    struct error error = {.text = ""};
    scheme_open(&scheme);
    struct record *buddy = session_get(scheme.session, &buddy_type, &scheme.buddy, &error);
    struct text shown = TEXT_EMPTY;
    session_show_field(scheme.session, buddy, BUDDY_CAPACITY, true, &shown);
    text_append(&shown, ", ");
    session_show_field(scheme.session, buddy, BUDDY_REFRESHER, true, &shown);
    assert_string_equal(text_string(&shown), "0 of 3, 5 Jan 2028");
    text_clear(&shown);
    record_free(buddy);
    const struct given again[] = {{BUDDY_STAFF, scheme.staff_text}};
    struct id id = try_add(scheme.session, &buddy_type, again, 1, &error);
    assert_true(id_is_zero(&id));
    assert_non_null(strstr(error.text, "'PC 4471 Reid, Buddy' is there already"));
    fixture_session_free(scheme.session);
}

/* Weekends and bank holidays are passed over: Christmas Day 2026 is a Friday, and the Monday after
 * stands for Boxing Day. */
static void
working_days_are_counted(void **state)
{
    (void)state;
    static const struct {
        struct date from;
        long days;
        struct date expected;
    } cases[] = {
        {{2026, 11, 20}, 0, {2026, 11, 20}}, {{2026, 11, 20}, 1, {2026, 11, 23}},
        {{2026, 11, 21}, 5, {2026, 11, 27}}, {{2026, 12, 24}, 1, {2026, 12, 29}},
        {{2026, 12, 22}, 5, {2026, 12, 31}}, {{2027, 3, 25}, 1, {2027, 3, 30}},
    };
    struct config *config = config_default();
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct date day = working_days_after(config_list(config, SETTING_BANK_HOLIDAYS),
                                             cases[i].from, cases[i].days);
        assert_int_equal(date_to_days(day), date_to_days(cases[i].expected));
    }
    config_free(config);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_who_is_ready),
        cmocka_unit_test(the_last_day_counts),
        cmocka_unit_test(nobody_too_young),
        cmocka_unit_test(nobody_who_is_kept_apart),
        cmocka_unit_test(nobody_who_left),
        cmocka_unit_test(nobody_in_the_trash),
        cmocka_unit_test(one_of_a_kind_at_a_time),
        cmocka_unit_test(no_more_than_there_is_room_for),
        cmocka_unit_test(undo_takes_nobodys_place),
        cmocka_unit_test(undo_makes_no_second_pairing),
        cmocka_unit_test(a_merge_makes_no_second_pairing),
        cmocka_unit_test(mentors_stand_outside_the_line),
        cmocka_unit_test(targeted_support_has_its_basis),
        cmocka_unit_test(it_begins_when_both_agreed),
        cmocka_unit_test(training_is_in_date_when_it_starts),
        cmocka_unit_test(contact_has_its_rhythm),
        cmocka_unit_test(a_new_stage_brings_contact_forward),
        cmocka_unit_test(who_went_quiet_is_in_my_day),
        cmocka_unit_test(a_concern_is_not_described),
        cmocka_unit_test(a_check_in_stays),
        cmocka_unit_test(an_ending_has_its_reason),
        cmocka_unit_test(a_rematch_keeps_the_history),
        cmocka_unit_test(a_pairing_is_found_by_names),
        cmocka_unit_test(a_number_is_one_persons),
        cmocka_unit_test(a_colleague_is_a_buddy_once),
        cmocka_unit_test(working_days_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
