/* What a filter finds, that it finds it through an index, and where blank values stand in a list.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/contact.h"
#include "modules/pairing.h"
#include "modules/registry.h"
#include "modules/tag.h"
#include "store/filter_sql.h"
#include "support/fixture.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* -- Plans ---------------------------------------------------------------------------------- */

/* The steps of the plan of counting what fits the filter. */
static void
plan_of(struct store *store, const struct record_type *type, const struct field_context *context,
        const char *words, struct text *plan)
{
    struct error error = {.text = ""};
    struct filter filter;
    struct text sql = TEXT_EMPTY;
    if (!filter_parse(&filter, type, words, context, false, &error))
        fail_msg("'%s': %s", words, error.text);
    text_append_format(&sql, "EXPLAIN QUERY PLAN SELECT count(*) FROM %s WHERE alive = 1",
                       type->table);
    filter_sql(&filter, &(struct words_plan){.walk = false}, &sql);
    sqlite3_stmt *statement = statement_get(store, text_string(&sql), &error);
    if (!statement)
        fail_msg("'%s': %s", words, error.text);
    bool row;
    while (statement_step(store, statement, &row, &error) && row)
        text_append_format(plan, "%s\n", (const char *)sqlite3_column_text(statement, 3));
    text_clear(&sql);
    filter_clear(&filter);
}

/* Counting looks at what it counts, not at everybody. */
static void
test_filters_use_their_index(void **state)
{
    (void)state;
    static const struct {
        const struct record_type *type;
        const char *words;
        const char *index;
    } cases[] = {
        {&candidate_type, "role:pc", "candidates_by_role"},
        {&candidate_type, "role:pc,pcso", "candidates_by_role"},
        {&candidate_type, "role:", "candidates_by_role"},
        {&candidate_type, "status:closed", "candidates_by_status"},
        {&candidate_type, "owner:me", "candidates_by_owner"},
        {&candidate_type, "owner:", "candidates_by_owner"},
        {&candidate_type, "owner<m", "candidates_by_owner"},
        {&candidate_type, "name>=w", "candidates_by_name"},
        {&candidate_type, "created>-7d", "candidates_by_created"},
        {&candidate_type, "changed:today", "candidates_by_changed"},
        {&candidate_type, "created:2026-11", "candidates_by_created"},
        {&candidate_type, "(role:pc owner:me)", "candidates_by_"},
        {&candidate_type, "tag:fair", "tags_by_word"},
        {&candidate_type, "tag:fair,welsh", "tags_by_word"},
        {&contact_type, "next_date<+2w", "contacts_by_next_date"},
        {&contact_type, "held:today", "contacts_by_held"},
        {&pairing_type, "next_contact<today", "pairings_by_next_contact"},
        {&pairing_type, "state:active state_since<=-6w !last_contact>-6w", "pairings_by_state"},
    };
    struct store_options options = fixture_options();
    struct store *store = fixture_store(&options);
    struct session *session = fixture_session_on(store, "J. Shah");
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text plan = TEXT_EMPTY;
        plan_of(store, cases[i].type, session_context(session), cases[i].words, &plan);
        if (!strstr(text_string(&plan), cases[i].index) || strstr(text_string(&plan), "SCAN"))
            fail_msg("'%s':\n%s", cases[i].words, text_string(&plan));
        text_clear(&plan);
    }
    fixture_session_free(session);
}

/* Who has no tag can be told of each person by her own tags alone. */
static void
test_no_tag_scans_no_tags(void **state)
{
    (void)state;
    struct store_options options = fixture_options();
    struct store *store = fixture_store(&options);
    struct session *session = fixture_session_on(store, "J. Shah");
    static const char *const words[] = {"tag:", "!tag:", "!tag:fair"};
    for (size_t i = 0; i < COUNT(words); i++) {
        struct text plan = TEXT_EMPTY;
        plan_of(store, &candidate_type, session_context(session), words[i], &plan);
        if (strstr(text_string(&plan), "SCAN tags"))
            fail_msg("'%s':\n%s", words[i], text_string(&plan));
        text_clear(&plan);
    }
    fixture_session_free(session);
}

/* -- What is found --------------------------------------------------------------------------- */

static void
put(struct session *session, const char *name, size_t field, const char *value,
    const char *const words[], size_t word_count)
{
    struct id id = fixture_candidate(session, name, NULL);
    if (value)
        fixture_edit(session, &candidate_type, &id, field, value);
    for (size_t i = 0; i < word_count; i++) {
        struct call call = {.type = &candidate_type, .id = id, .args = &words[i]};
        struct error error = {.text = ""};
        if (!session_do(session, &tag_commands.rows[0], &call, &error))
            fail_msg("%s", error.text);
        outcome_clear(&call.outcome);
    }
}

static int
open_people(void **state)
{
    setenv("TZ", "Europe/London", 1);
    struct session *session = fixture_session();
    put(session, "Ada Obi", CANDIDATE_ROLE, "pc", (const char *[]){"fair", "Welsh"}, 2);
    put(session, "Bea Cole", CANDIDATE_ROLE, "pcso", (const char *[]){"Fair"}, 1);
    put(session, "Cai Rees", CANDIDATE_OWNER, "M. Begum", (const char *[]){"night shift"}, 1);
    put(session, "Dee Shaw", CANDIDATE_OWNER, NULL, NULL, 0);
    *state = session;
    return 0;
}

static int
close_people(void **state)
{
    fixture_session_free(*state);
    return 0;
}

/* The first letters of who is found, in the order of the query: "ABD". */
static void
read_initials(struct session *session, const struct query *query, enum query_from from,
              const struct query_place *place, size_t limit, struct text *out)
{
    struct error error = {.text = ""};
    struct record_list list = {.count = 0};
    if (!session_read(session, query, from, place, limit, &list, &error))
        fail_msg("%s", error.text);
    for (size_t i = 0; i < list.count; i++)
        text_append_char(out, record_get(list.items[i], CANDIDATE_NAME)[0]);
    record_list_clear(&list);
}

static void
check_found(struct session *session, const char *words, const char *initials)
{
    struct error error = {.text = ""};
    struct filter filter;
    struct query query = query_default(&candidate_type);
    struct text found = TEXT_EMPTY;
    size_t count = 0;
    if (!filter_parse(&filter, &candidate_type, words, session_context(session), false, &error))
        fail_msg("'%s': %s", words, error.text);
    query.filter = &filter;
    read_initials(session, &query, QUERY_FIRST, NULL, 100, &found);
    if (!string_equal(text_string(&found), initials))
        fail_msg("'%s' found '%s'", words, text_string(&found));
    assert_true(session_count(session, &query, &count, &error));
    assert_int_equal(count, strlen(initials));
    text_clear(&found);
    filter_clear(&filter);
}

/* T14, T40. */
static void
test_filters_find(void **state)
{
    static const struct {
        const char *words;
        const char *initials;
    } cases[] = {
        {"", "ABCD"},
        {"-", "ABCD"},
        {"owner:me", "ABD"},
        {"!owner:me", "C"},
        {"owner:\"me\"", ""}, /* a part of no name here */
        {"owner:begum,me", "ABCD"},
        {"role:", "CD"},
        {"!role:", "AB"},
        {"role<pcso", "A"}, /* nothing is not less than something */
        {"!role:pc", "BCD"},
        {"tag:fair", "AB"},
        {"tag:FAIR,\"night shift\"", "ABC"},
        {"tag:fai", ""},
        {"tag:", "D"},
        {"!tag:", "ABC"},
        {"!tag:fair", "CD"},
        {"tag:fair tag:welsh", "A"},
        {"welsh", "A"}, /* and search finds her by it */
        {"role:pc or owner:begum", "AC"},
        {"role:pc or role:pcso tag:welsh", "A"},
        {"(role:pc or role:pcso) tag:welsh", "A"},
        {"(role:pc or role:pcso) !tag:welsh", "B"},
        {"!(role:pc or role:pcso)", "CD"},
        {"!(role:pc tag:fair)", "BCD"},
        {"!(role>pc)", "ACD"},
        {"!(!(role:pc))", "A"},
        {"ada or cai", "AC"},
        {"(ada or cai) rees", "C"},
        {"!(!(!(!(!(!(!(!(ada))))))))", "A"}, /* as deep as it goes */
        {"!(ada !(bea !(cai !(dee !(a !(b !(c !(d))))))))", "BCD"},
        {"created:today", "ABCD"},
        {"created:yesterday", ""},
        {"created>-7d changed:2026", "ABCD"},
        {"created>today", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        check_found(*state, cases[i].words, cases[i].initials);
}

/* F15: a value is a value, whatever it looks like. */
static void
test_values_are_bound(void **state)
{
    static const char *const words[] = {
        "name:\"' OR 1=1 --\"",
        "owner:\"'; DROP TABLE candidates; --\"",
        "tag:\"') OR 1=1 --\"",
        "name:%",
        "name:_",
        "owner<\"' OR 1=1\"",
        "\"' OR 1=1\"",
    };
    for (size_t i = 0; i < COUNT(words); i++)
        check_found(*state, words[i], "");
}

/* A day of a moment is the local one: the first hour of a summer's day is yesterday in UTC. */
static void
test_days_are_local(void **state)
{
    struct session *session = *state;
    static const struct {
        const char *held;
        const char *words;
        size_t found;
    } cases[] = {
        {"2026-06-30T23:30:00Z", "held:2026-07-01", 1},
        {"2026-06-30T23:30:00Z", "held:2026-06-30", 0},
        {"2026-06-30T23:30:00Z", "held:2026-07", 1},
        {"2026-06-30T23:30:00Z", "held>2026-06-30", 1},
        {"2026-06-30T23:30:00Z", "held<2026-07-01", 0},
        {"2026-03-29T23:30:00Z", "held:2026-03-29", 0}, /* the day of 23 hours */
        {"2026-03-29T22:30:00Z", "held:2026-03-29", 1},
        {"2026-10-24T23:30:00Z", "held:2026-10-25", 1}, /* and the one of 25 */
        {"2026-10-25T23:30:00Z", "held:2026-10-25", 1},
        {"2026-10-26T00:00:00Z", "held:2026-10-25", 0},
    };
    struct id person = fixture_candidate(session, "Eve Lunn", NULL);
    char link[ID_TEXT_SIZE];
    id_to_text(&person, link);
    struct error error = {.text = ""};
    struct record *contact = session_prepare(session, &contact_type);
    record_set(contact, CONTACT_CANDIDATE, link);
    record_set(contact, CONTACT_CHANNEL, "phone");
    struct call call = {.type = &contact_type, .record = contact};
    assert_true(session_do(session, command_add, &call, &error));
    outcome_clear(&call.outcome);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct filter filter;
        struct query query = query_default(&contact_type);
        size_t count = 0;
        fixture_edit(session, &contact_type, &contact->id, CONTACT_WHEN, cases[i].held);
        assert_true(filter_parse(&filter, &contact_type, cases[i].words, session_context(session),
                                 false, &error));
        query.filter = &filter;
        assert_true(session_count(session, &query, &count, &error));
        if (count != cases[i].found)
            fail_msg("'%s' and %s", cases[i].words, cases[i].held);
        filter_clear(&filter);
    }
    record_free(contact);
}

/* -- Blank values ---------------------------------------------------------------------------- */

/* Whichever way a list is sorted, those with nothing in the sorted field end it, and every way of
 * reading agrees on the order. */
static void
test_blank_values_stand_last(void **state)
{
    static const struct {
        size_t field;
        bool descending;
        const char *given; /* those with a value, in order */
    } cases[] = {
        {CANDIDATE_ROLE, false, "AB"},
        {CANDIDATE_ROLE, true, "BA"},
        {CANDIDATE_PHONE, false, ""},
        {CANDIDATE_NAME, true, "DCBA"},
    };
    struct session *session = *state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct query query = query_default(&candidate_type);
        struct text order = TEXT_EMPTY;
        query.sort_field = cases[i].field;
        query.descending = cases[i].descending;
        read_initials(session, &query, QUERY_FIRST, NULL, 100, &order);
        assert_int_equal(order.length, 4);
        assert_true(string_starts(text_string(&order), cases[i].given));
        struct text last = TEXT_EMPTY;
        read_initials(session, &query, QUERY_LAST, NULL, 3, &last);
        assert_string_equal(text_string(&last), text_string(&order) + 1);
        text_clear(&last);
        struct record_list all = {.count = 0};
        struct error error = {.text = ""};
        assert_true(session_read(session, &query, QUERY_FIRST, NULL, 100, &all, &error));
        for (size_t j = 0; j < all.count; j++) {
            struct query_place place = {.key = NULL};
            struct text before = TEXT_EMPTY, from = TEXT_EMPTY, after = TEXT_EMPTY;
            size_t position = 0;
            session_place(&query, all.items[j], &place);
            assert_true(session_position(session, &query, &place, &position, &error));
            assert_int_equal(position, j);
            read_initials(session, &query, QUERY_BEFORE, &place, 100, &before);
            read_initials(session, &query, QUERY_AT, &place, 100, &from);
            read_initials(session, &query, QUERY_AFTER, &place, 100, &after);
            char *whole = must_format("%s%s", text_string(&before), text_string(&from));
            assert_string_equal(whole, text_string(&order));
            assert_string_equal(text_string(&after), text_string(&order) + j + 1);
            free(whole);
            text_clear(&before);
            text_clear(&from);
            text_clear(&after);
            query_place_clear(&place);
        }
        record_list_clear(&all);
        text_clear(&order);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_filters_use_their_index),
        cmocka_unit_test(test_no_tag_scans_no_tags),
        cmocka_unit_test_setup_teardown(test_filters_find, open_people, close_people),
        cmocka_unit_test_setup_teardown(test_values_are_bound, open_people, close_people),
        cmocka_unit_test_setup_teardown(test_days_are_local, open_people, close_people),
        cmocka_unit_test_setup_teardown(test_blank_values_stand_last, open_people, close_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
