/* suggestion_test.c - who could be the buddy and why (T49), within the rules of the pairing (P37,
 * T52), by what people say and nothing else (P17, P38, T53). */
#include "modules/suggestion_list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "config/config.h"
#include "modules/buddy.h"
#include "modules/candidate.h"
#include "modules/characteristic.h"
#include "modules/decline.h"
#include "modules/exclusion.h"
#include "modules/pairing.h"
#include "modules/registry.h"
#include "modules/staff.h"
#include "support/buddy_scheme.h"
#include "support/fixture.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* -- Words --------------------------------------------------------------------------------- */

static void
assert_shares(const char *asked, const char *said, const char *expected)
{
    struct stated_words asks = {.count = 0}, says = {.count = 0};
    struct text found = TEXT_EMPTY;
    stated_words_add(&asks, asked, true);
    stated_words_add(&says, said, false);
    for (size_t i = 0; i < asks.count; i++) {
        const struct stated_word *word = stated_words_find(&says, &asks.items[i]);
        if (word)
            text_append_format(&found, "%s.", word->shown);
    }
    assert_string_equal(text_string(&found), expected);
    text_clear(&found);
    stated_words_clear(&asks);
    stated_words_clear(&says);
}

static void
words_are_the_same_however_they_are_written(void **state)
{
    (void)state;
    assert_shares("a WELSH speaker", "Welsh, Polish", "Welsh.");
    assert_shares("evening, weekends", "Evenings are best", "Evenings.");
    assert_shares("Llŷn", "llyn a Môn", "llyn.");
    assert_shares("Môn", "mon", "mon.");
    assert_shares("class", "clas", "");
    assert_shares("Ст. Київ", "київ", "київ.");
    assert_shares("PCDA/DHEP", "the PCDA (2024)", "PCDA.");
    assert_shares("Stafford Stafford", "Stafford", "Stafford.");
}

static void
words_that_say_nothing_or_are_denied_do_not_count(void **state)
{
    (void)state;
    assert_shares("somebody who is on the same shift", "somebody who is on the same shift",
                  "same.shift.");
    assert_shares("not Fridays, but Mondays", "Fridays, Mondays", "Mondays.");
    assert_shares("dim nos Iau", "nos Iau", "Iau.");
    assert_shares("", "Welsh", "");
    assert_shares("a", "a", "");
}

/* -- Scores and reasons -------------------------------------------------------------------- */

struct pair {
    struct session *session;
    struct record *candidate, *buddy, *staff;
};

static void
pair_open(struct pair *pair)
{
    pair->session = fixture_session();
    pair->candidate = record_new(&candidate_type);
    pair->buddy = record_new(&buddy_type);
    pair->staff = record_new(&staff_type);
    record_set(pair->candidate, CANDIDATE_REQUEST, "a Welsh speaker, evenings");
    record_set(pair->candidate, CANDIDATE_ROLE, "pc");
    record_set(pair->candidate, CANDIDATE_PLACE, "Bangor");
    record_set(pair->candidate, CANDIDATE_POSTCODE_AREA, "LL57");
    record_set(pair->candidate, CANDIDATE_LANGUAGE, "cy");
    record_set(pair->candidate, CANDIDATE_PREFERRED_TIME, "lunch hour, not Fridays");
    record_set(pair->candidate, CANDIDATE_INTERESTS, "fitness test, dogs");
    record_set(pair->buddy, BUDDY_ROLES, "PCDA in 2024");
    record_set(pair->buddy, BUDDY_AREAS, "Bangor, LL57");
    record_set(pair->buddy, BUDDY_OFFERS, "Evenings or lunch; knows the fitness test");
    record_set(pair->staff, STAFF_LANGUAGES, "Welsh, Polish");
    record_set(pair->staff, STAFF_STATION, "Bangor");
    record_set(pair->staff, STAFF_ROLE, "Dogs section");
    record_set(pair->staff, STAFF_SHIFTS, "Days");
}

static void
pair_close(struct pair *pair)
{
    record_free(pair->candidate);
    record_free(pair->buddy);
    record_free(pair->staff);
    fixture_session_free(pair->session);
}

static int32_t
score(const struct pair *pair, size_t room, struct text *why)
{
    struct suggestion_weights weights = suggestion_weights(session_config(pair->session));
    struct suggestion_person person;
    struct suggestion_helper helper;
    suggestion_person_read(&person, pair->session, pair->candidate);
    suggestion_helper_read(&helper, pair->session, pair->buddy, pair->staff, room);
    int32_t result = suggestion_score(&weights, &person, &helper, why);
    assert_int_equal(result, suggestion_score(&weights, &person, &helper, NULL));
    suggestion_person_clear(&person);
    suggestion_helper_clear(&helper);
    return result;
}

static void
assert_score(const struct pair *pair, size_t room, int32_t expected, const char *reasons)
{
    struct text why = TEXT_EMPTY;
    int32_t got = score(pair, room, &why);
    assert_string_equal(text_string(&why), reasons);
    assert_int_equal(got, expected);
    text_clear(&why);
}

/* T49: request 2 x 6, role 4, place 4, area 3, language 3, time 2, interests 3 x 2, room 2. */
static void
each_score_has_its_reasons_in_words(void **state)
{
    (void)state;
    struct pair pair;
    pair_open(&pair);
    assert_score(&pair, 2, 36,
                 "Speaks Welsh, which they asked for; mentions Evenings, which they asked for; "
                 "knows the role they want (PCDA); serves in Bangor, where they want to work; "
                 "knows LL57, where they live; speaks Welsh, the language of their letters; "
                 "mentions lunch, which suits them; works in Dogs, an interest of theirs; mentions "
                 "fitness test, an interest of theirs; has room for 2");
    record_set(pair.candidate, CANDIDATE_REQUEST, NULL);
    record_set(pair.candidate, CANDIDATE_INTERESTS, NULL);
    record_set(pair.candidate, CANDIDATE_LANGUAGE, "en");
    record_set(pair.buddy, BUDDY_OFFERS, NULL);
    record_set(pair.staff, STAFF_STATION, "Holyhead");
    assert_score(&pair, 9, 14,
                 "Knows the role they want (PCDA); knows Bangor, where they want to work; knows "
                 "LL57, where they live; has room for 9");
    pair_close(&pair);
}

/* All words of its name, or a short name of it. */
static void
a_role_is_known_by_its_name_or_by_a_route_into_it(void **state)
{
    static const struct {
        const char *role, *roles;
        bool known;
    } cases[] = {
        {"pc", "Police constable since 2012", true},
        {"pc", "PCDA", true},
        {"pc", "Special constable", false},
        {"special", "Special constable", true},
        {"pcso", "PCSO", true},
        {"pcso", "Community support", false},
        {"detective", "PCDA", false},
        {"not_sure", "Not at all", false},
        {NULL, "PCDA", false},
    };
    (void)state;
    struct pair pair;
    pair_open(&pair);
    record_free(pair.candidate);
    pair.candidate = record_new(&candidate_type);
    for (size_t i = 0; i < COUNT(cases); i++) {
        record_set(pair.candidate, CANDIDATE_ROLE, cases[i].role);
        record_set(pair.buddy, BUDDY_ROLES, cases[i].roles);
        if (score(&pair, 0, NULL) != (cases[i].known ? 4 : 0))
            fail_msg("'%s' and '%s'", cases[i].role, cases[i].roles);
    }
    pair_close(&pair);
}

static void
posact_yaml_says_what_each_counts_for(void **state)
{
    static const char yaml[] = "suggestions:\n  request: 0\n  role: 10\n  room: 0\n";
    (void)state;
    char *folder = fixture_folder(), *path = must_format("%s/posact.yaml", folder);
    struct error_list problems = {.count = 0};
    struct error error;
    assert_true(file_write(path, yaml, sizeof yaml - 1, false, &error));
    struct config *config = config_load(&(struct config_sources){.given_path = path}, &problems);
    assert_int_equal(problems.count, 0);
    struct suggestion_weights weights = suggestion_weights(config);
    struct pair pair;
    pair_open(&pair);
    struct suggestion_person person;
    struct suggestion_helper helper;
    struct text why = TEXT_EMPTY;
    record_set(pair.staff, STAFF_STATION, NULL);
    record_set(pair.staff, STAFF_ROLE, NULL);
    record_set(pair.buddy, BUDDY_AREAS, NULL);
    record_set(pair.buddy, BUDDY_OFFERS, NULL);
    suggestion_person_read(&person, pair.session, pair.candidate);
    suggestion_helper_read(&helper, pair.session, pair.buddy, pair.staff, 2);
    assert_int_equal(suggestion_score(&weights, &person, &helper, &why), 13);
    assert_string_equal(text_string(&why), "Knows the role they want (PCDA); speaks Welsh, the "
                                           "language of their letters");
    text_clear(&why);
    suggestion_person_clear(&person);
    suggestion_helper_clear(&helper);
    pair_close(&pair);
    config_free(config);
    error_list_clear(&problems);
    free(path);
    fixture_remove(folder);
}

/* -- What is read -------------------------------------------------------------------------- */

static bool
is_source(const struct record_type *type, size_t field)
{
    for (size_t i = 0; i < suggestion_source_count; i++)
        if (suggestion_sources[i].type == type && suggestion_sources[i].field == field)
            return true;
    return false;
}

static void
assert_tells_nothing(const struct field *field, const char *words)
{
    struct text folded = TEXT_EMPTY;
    utf8_fold(&folded, words ? words : "");
    if (tells_characteristic(text_string(&folded)))
        fail_msg("%s: '%s'", field->name, words);
    text_clear(&folded);
}

/* P17, P38: no field that is read is about a protected characteristic. */
static void
no_field_that_counts_is_a_characteristic(void **state)
{
    (void)state;
    assert_int_equal(suggestion_source_count, ASKS_COUNT + HAS_COUNT);
    for (size_t i = 0; i < suggestion_source_count; i++) {
        const struct field *field =
            &suggestion_sources[i].type->fields[suggestion_sources[i].field];
        struct text name = TEXT_EMPTY;
        text_append(&name, field->name);
        for (size_t at = 0; at < name.length; at++)
            if (name.bytes[at] == '_')
                name.bytes[at] = ' ';
        assert_tells_nothing(field, text_string(&name));
        assert_tells_nothing(field, field->label);
        assert_tells_nothing(field, field->purpose);
        assert_tells_nothing(field, field->help);
        assert_false(field_is_custom(field));
        text_clear(&name);
    }
}

/* Everything that would be found if it were looked at. */
static void
fill_others(struct record *record)
{
    static const char words[] = "Welsh evenings PCDA pc Bangor LL57 lunch fitness test dogs Days";
    for (size_t i = 0; i < record->type->field_count; i++)
        if (!is_source(record->type, i))
            record_set(record, i, words);
}

/* P17, T53: whatever else is known of the two, the score and the reasons stay. */
static void
nothing_else_of_the_two_counts(void **state)
{
    (void)state;
    struct pair pair;
    struct text before = TEXT_EMPTY;
    pair_open(&pair);
    record_set(pair.candidate, CANDIDATE_REQUEST, "evenings");
    record_set(pair.candidate, CANDIDATE_LANGUAGE, NULL);
    record_set(pair.buddy, BUDDY_AREAS, NULL);
    int32_t scored = score(&pair, 1, &before);
    fill_others(pair.candidate);
    fill_others(pair.buddy);
    fill_others(pair.staff);
    assert_score(&pair, 1, scored, text_string(&before));
    for (size_t i = 0; i < suggestion_source_count; i++) {
        const struct suggestion_source *source = &suggestion_sources[i];
        record_set(source->type == &candidate_type ? pair.candidate
                   : source->type == &buddy_type   ? pair.buddy
                                                   : pair.staff,
                   source->field, NULL);
    }
    assert_score(&pair, 0, 0, "");
    text_clear(&before);
    pair_close(&pair);
}

/* P17: what scores is given words and can fetch nothing: no other code path is there. */
static void
what_scores_cannot_read_a_record_of_its_own(void **state)
{
    static const char *const paths[] = {"src/modules/suggestion.c", "src/modules/stated_words.c"};
    static const char *const ways[] = {"session_get",  "session_read",  "session_find",
                                       "session_show", "session_title", "linked",
                                       "store/"};
    (void)state;
    for (size_t i = 0; i < COUNT(paths); i++) {
        struct text source = TEXT_EMPTY;
        struct error error;
        assert_true(file_read(paths[i], 1 << 20, &source, &error));
        assert_true(source.length > 1000);
        for (size_t j = 0; j < COUNT(ways); j++)
            if (strstr(text_string(&source), ways[j]))
                fail_msg("%s has %s", paths[i], ways[j]);
        text_clear(&source);
    }
}

/* -- The list ------------------------------------------------------------------------------ */

struct scheme {
    struct session *session;
    struct id candidate;
    char candidate_text[ID_TEXT_SIZE], reid[ID_TEXT_SIZE], cole[ID_TEXT_SIZE], full[ID_TEXT_SIZE],
        other[ID_TEXT_SIZE];
};

static void
scheme_open(struct scheme *scheme)
{
    scheme->session = fixture_session();
    scheme->candidate = fixture_candidate(scheme->session, "Ada Obi", "07700 900123");
    id_to_text(&scheme->candidate, scheme->candidate_text);
    fixture_edit(scheme->session, &candidate_type, &scheme->candidate, CANDIDATE_PLACE, "Bangor");
    scheme_add_named_buddy(scheme->session, "PC 4471 Reid", "2", scheme->reid);
    scheme_add_named_buddy(scheme->session, "D. Cole", "3", scheme->cole);
    scheme_add_named_buddy(scheme->session, "J. Full", "1", scheme->full);
    struct id reid = id_of(scheme->reid);
    fixture_edit(scheme->session, &buddy_type, &reid, BUDDY_AREAS, "Bangor");
    struct id other = fixture_candidate(scheme->session, "Bea Cole", "07700 900124");
    id_to_text(&other, scheme->other);
    assert_string_equal(scheme_pair(scheme->session, scheme->other, scheme->full), "");
}

/* "Reid 6 | Cole 3 | - J. Full: ...". */
static void
assert_list(struct scheme *scheme, const char *kind, const char *expected)
{
    struct suggestion_list list;
    struct error error = {.text = ""};
    struct text got = TEXT_EMPTY;
    if (!suggestion_list_read(scheme->session, &scheme->candidate, kind, &list, &error))
        fail_msg("%s", error.text);
    for (size_t i = 0; i < list.count; i++) {
        text_append(&got, i > 0 ? " | " : "");
        if (list.items[i].offered)
            text_append_format(&got, "%s %ld", list.items[i].buddy->title,
                               (long)list.items[i].score);
        else
            text_append_format(&got, "- %s: %s", list.items[i].buddy->title, list.items[i].why);
    }
    assert_string_equal(text_string(&got), expected);
    text_clear(&got);
    suggestion_list_clear(&list);
}

#define FULL "- J. Full, Buddy: Has no room: 1 of 1 taken"

/* P37, T47, T49: room, training, the kind; of two alike who has more room. */
static void
only_those_who_can_take_somebody_are_offered(void **state)
{
    (void)state;
    struct scheme scheme;
    char lapsed[ID_TEXT_SIZE], mentor[ID_TEXT_SIZE], senior[ID_TEXT_SIZE], staff[ID_TEXT_SIZE];
    scheme_open(&scheme);
    assert_list(&scheme, NULL, "PC 4471 Reid, Buddy 6 | D. Cole, Buddy 3 | " FULL);
    scheme_add_named_buddy(scheme.session, "A. Late", "3", lapsed);
    struct id late = id_of(lapsed);
    fixture_edit(scheme.session, &buddy_type, &late, BUDDY_REFRESHER, "2026-11-20");
    add_staff(scheme.session, "Sgt Mistry", staff);
    scheme_add_buddy(scheme.session, staff, KIND_MENTORING, "1", mentor);
    scheme_add_buddy(scheme.session, staff, KIND_REVERSE, "1", senior);
    assert_list(&scheme, NULL,
                "PC 4471 Reid, Buddy 6 | D. Cole, Buddy 3 | Sgt Mistry, Mentor 1 | - A. Late, "
                "Buddy: Has training that lapsed; enter the refresher first, which was due 20 "
                "November 2026 | " FULL);
    assert_list(&scheme, KIND_MENTORING, "Sgt Mistry, Mentor 1");
    fixture_session_free(scheme.session);
}

/* T52, T53: kept apart, declined; taken back with the record. */
static void
who_is_kept_apart_or_declined_is_not_offered(void **state)
{
    (void)state;
    struct scheme scheme;
    scheme_open(&scheme);
    struct id decline = must_add(scheme.session, &decline_type,
                                 (const struct given[]){{DECLINE_CANDIDATE, scheme.candidate_text},
                                                        {DECLINE_BUDDY, scheme.reid},
                                                        {DECLINE_SIDE, SIDE_BUDDY},
                                                        {DECLINE_REASON, "no_time"},
                                                        {DECLINE_DECLINED, "2026-11-03"}},
                                 5);
    must_add(scheme.session, &exclusion_type,
             (const struct given[]){{EXCLUSION_CANDIDATE, scheme.candidate_text},
                                    {EXCLUSION_BUDDY, scheme.cole},
                                    {EXCLUSION_REASON, "assessor"}},
             3);
    assert_list(&scheme, NULL,
                "- D. Cole, Buddy: D. Cole, Buddy and Ada Obi are kept apart (Assesses them); "
                "choose another one, or remove the exclusion if that is over | " FULL
                " | - PC 4471 Reid, Buddy: PC 4471 Reid, Buddy declined Ada Obi on 3 November 2026 "
                "(No time now); choose another one, or put the decline in the trash if that is "
                "over");
    assert_non_null(strstr(scheme_pair(scheme.session, scheme.candidate_text, scheme.reid),
                           "declined Ada Obi on 3 November 2026 (No time now)"));
    assert_string_equal(scheme_pair(scheme.session, scheme.other, scheme.reid),
                        "Bea Cole has J. Full, Buddy (proposed since 21 November 2026); end that "
                        "pairing first, or rematch it");
    struct call call = {.type = &decline_type, .id = decline};
    struct error error = {.text = ""};
    assert_true(session_do(scheme.session, command_remove, &call, &error));
    outcome_clear(&call.outcome);
    struct suggestion_list list;
    assert_true(suggestion_list_read(scheme.session, &scheme.candidate, NULL, &list, &error));
    assert_int_equal(list.offered, 1);
    assert_string_equal(list.items[0].buddy->title, "PC 4471 Reid, Buddy");
    suggestion_list_clear(&list);
    fixture_session_free(scheme.session);
}

/* One of a kind at a time; who left is paired with nobody. */
static void
who_has_a_buddy_is_offered_no_other_and_who_left_none(void **state)
{
    (void)state;
    struct scheme scheme;
    struct suggestion_list list;
    struct error error = {.text = ""};
    char staff[ID_TEXT_SIZE], mentor[ID_TEXT_SIZE];
    scheme_open(&scheme);
    add_staff(scheme.session, "Sgt Mistry", staff);
    scheme_add_buddy(scheme.session, staff, KIND_MENTORING, "1", mentor);
    assert_string_equal(scheme_pair(scheme.session, scheme.candidate_text, scheme.cole), "");
    assert_true(suggestion_list_read(scheme.session, &scheme.candidate, NULL, &list, &error));
    assert_int_equal(list.offered, 1);
    assert_string_equal(list.items[0].buddy->title, "Sgt Mistry, Mentor");
    assert_int_equal(list.count, 1);
    struct text words = TEXT_EMPTY;
    suggestion_list_summary(&list, &words);
    assert_string_equal(text_string(&words),
                        "1 of 1 fits; Ada Obi has D. Cole, Buddy (proposed since 21 November "
                        "2026); end that pairing first, or rematch it");
    text_clear(&words);
    suggestion_list_clear(&list);

    struct record *record = session_get(scheme.session, &candidate_type, &scheme.candidate, &error);
    record_set(record, CANDIDATE_STATUS, "closed");
    record_set(record, CANDIDATE_CLOSE_REASON, "withdrawn");
    struct call call = {.type = &candidate_type, .id = scheme.candidate, .record = record};
    assert_true(session_do(scheme.session, command_edit, &call, &error));
    outcome_clear(&call.outcome);
    record_free(record);
    assert_false(suggestion_list_read(scheme.session, &scheme.candidate, NULL, &list, &error));
    assert_non_null(strstr(error.text, "Ada Obi is closed (Withdrawn by the candidate)"));
    suggestion_list_clear(&list);
    fixture_session_free(scheme.session);
}

/* -- Declining ----------------------------------------------------------------------------- */

static const struct command *
decline_command(void)
{
    return command_find(&decline_commands, 1, "turn-down", PLACE_CLI);
}

static bool
decline(struct session *session, const struct id *pairing, const char *on, struct error *error)
{
    const char *const args[] = {SIDE_PERSON, "too_far", on};
    struct call call = {.type = &pairing_type, .id = *pairing, .args = args};
    bool done = session_do(session, decline_command(), &call, error);
    if (done)
        assert_string_equal(text_string(&call.outcome.message),
                            "Declined: Ada Obi, PC 4471 Reid, Buddy; the two are not suggested "
                            "again");
    outcome_clear(&call.outcome);
    return done;
}

static struct id
only_pairing_of(struct scheme *scheme)
{
    struct query query = query_default(&pairing_type);
    struct record_list list = {.count = 0};
    struct error error;
    query.link_field = PAIRING_CANDIDATE;
    query.link_id = scheme->candidate;
    assert_true(session_read(scheme->session, &query, QUERY_FIRST, NULL, 2, &list, &error));
    assert_int_equal(list.count, 1);
    struct id id = list.items[0]->id;
    record_list_clear(&list);
    return id;
}

/* T53: the pairing ends, the decline is remembered, one undo takes both back. */
static void
a_decline_ends_the_pairing_and_is_remembered(void **state)
{
    (void)state;
    struct scheme scheme;
    struct error error = {.text = ""};
    scheme_open(&scheme);
    assert_string_equal(scheme_pair(scheme.session, scheme.candidate_text, scheme.reid), "");
    struct id pairing = only_pairing_of(&scheme);
    assert_false(decline(scheme.session, &pairing, "2026-11-20", &error));
    assert_int_equal(error.field, 2);
    assert_non_null(strstr(error.text, "on or after the day it was proposed"));
    assert_true(decline(scheme.session, &pairing, "2026-11-21", &error));
    assert_int_equal(scheme_count(scheme.session, &pairing_type, "ending:declined"), 1);
    assert_int_equal(
        scheme_count(scheme.session, &decline_type, "side:person reason:too_far declined:today"),
        1);
    assert_non_null(strstr(scheme_pair(scheme.session, scheme.candidate_text, scheme.reid),
                           "Ada Obi declined PC 4471 Reid, Buddy on 21 November 2026 (Too far "
                           "away)"));
    assert_false(decline(scheme.session, &pairing, "2026-11-21", &error));
    assert_non_null(strstr(error.text, "Only a pairing that has not begun is declined"));
    undo(scheme.session);
    assert_int_equal(scheme_count(scheme.session, &decline_type, ""), 0);
    assert_int_equal(scheme_count(scheme.session, &pairing_type, "state:proposed"), 2);
    fixture_session_free(scheme.session);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_the_same_however_they_are_written),
        cmocka_unit_test(words_that_say_nothing_or_are_denied_do_not_count),
        cmocka_unit_test(each_score_has_its_reasons_in_words),
        cmocka_unit_test(a_role_is_known_by_its_name_or_by_a_route_into_it),
        cmocka_unit_test(posact_yaml_says_what_each_counts_for),
        cmocka_unit_test(no_field_that_counts_is_a_characteristic),
        cmocka_unit_test(nothing_else_of_the_two_counts),
        cmocka_unit_test(what_scores_cannot_read_a_record_of_its_own),
        cmocka_unit_test(only_those_who_can_take_somebody_are_offered),
        cmocka_unit_test(who_is_kept_apart_or_declined_is_not_offered),
        cmocka_unit_test(who_has_a_buddy_is_offered_no_other_and_who_left_none),
        cmocka_unit_test(a_decline_ends_the_pairing_and_is_remembered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
