/* Who may be here already (C04, T32): the broad rule. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "modules/candidate.h"
#include "modules/contact.h"
#include "modules/duplicate.h"
#include "support/fixture.h"

struct people {
    struct session *session;
    struct id sian, beth, removed;
};

static bool
run_remove(struct session *session, void *id, struct error *error)
{
    return session_remove(session, &candidate_type, id, error);
}

static int
open_people(void **state)
{
    static struct people people;
    struct session *session = fixture_session();
    struct error error = {.text = ""};
    people.session = session;
    people.sian = fixture_candidate(session, "Si\u00e2n Wyn-Jones", "07700 900123");
    fixture_edit(session, &candidate_type, &people.sian, CANDIDATE_EMAIL, "sian@example.org");
    people.beth = fixture_candidate(session, "Elizabeth Mary Cole", "07700 900124");
    fixture_edit(session, &candidate_type, &people.beth, CANDIDATE_KNOWN_AS, "Beth");
    people.removed = fixture_candidate(session, "Adaeze", "07700 900125");
    assert_true(session_write(session, "remove", run_remove, &people.removed, &error));
    fixture_candidate(session, "Mary Wyn", "07700 900126");
    *state = &people;
    return 0;
}

static int
close_people(void **state)
{
    struct people *people = *state;
    fixture_session_free(people->session);
    return 0;
}

struct duplicate_case {
    const char *name, *known_as, *phone, *email;
    const char *shown; /* of all that are found, "; " between */
};

static void
check(struct session *session, const struct duplicate_case *typed)
{
    struct record *record = session_prepare(session, &candidate_type);
    struct duplicate_list list;
    struct error error = {.text = ""};
    struct text shown = TEXT_EMPTY;
    record_set(record, CANDIDATE_NAME, typed->name);
    record_set(record, CANDIDATE_KNOWN_AS, typed->known_as);
    record_set(record, CANDIDATE_PHONE, typed->phone);
    record_set(record, CANDIDATE_EMAIL, typed->email);
    if (!duplicate_find(session, record, &list, &error))
        fail_msg("%s", error.text);
    for (size_t i = 0; i < list.count; i++) {
        text_append(&shown, i > 0 ? "; " : "");
        duplicate_show(session, &list.items[i], &shown);
    }
    if (!string_equal(text_string(&shown), typed->shown))
        fail_msg("%s: '%s', not '%s'", typed->name ? typed->name : "nobody", text_string(&shown),
                 typed->shown);
    text_clear(&shown);
    duplicate_list_clear(&list);
    record_free(record);
}

static void
who_is_found(void **state)
{
    static const struct duplicate_case cases[] = {
        {NULL, NULL, NULL, NULL, ""},
        {"Somebody Else", NULL, NULL, NULL, ""},
        {"Somebody Else", NULL, "+44 7700 900 123", NULL, "Si\u00e2n Wyn-Jones (same phone)"},
        {"Somebody Else", NULL, NULL, "SIAN@Example.org", "Si\u00e2n Wyn-Jones (same email)"},
        {"sian wyn-jones", NULL, NULL, NULL, "Si\u00e2n Wyn-Jones (same name)"},
        {"JONES, Sian Wyn", NULL, NULL, NULL, "Si\u00e2n Wyn-Jones (same name)"},
        {"Sian Jones", NULL, NULL, NULL, ""}, /* the words, not some of them */
        {"Sian Wyn Jones Cole", NULL, NULL, NULL, ""},
        {"Sia Wyn Jones", NULL, NULL, NULL, ""}, /* nor the beginning of one */
        {"Beth Cole", NULL, NULL, NULL, "Elizabeth Mary Cole (same name)"},
        {"Bethan Cole", "Beth", NULL, NULL, "Elizabeth Mary Cole (same name)"},
        {"B. Cole", "Elizabeth Mary Cole", NULL, NULL, "Elizabeth Mary Cole (same name)"},
        {"Beth", NULL, NULL, NULL, ""}, /* a first name is many people's */
        {"Adaeze", NULL, NULL, NULL, "Adaeze (same name, in the trash)"},
        {"Else", NULL, "07700 900125", NULL, "Adaeze (same phone, in the trash)"},
        {"Sian Wyn-Jones", NULL, "07700 900123", "sian@example.org",
         "Si\u00e2n Wyn-Jones (same email, phone and name)"}, /* once, and all that is shared */
        {"Beth Cole", NULL, "07700 900123", NULL,
         "Si\u00e2n Wyn-Jones (same phone); Elizabeth Mary Cole (same name)"},
        {"or (and) \"not\"", NULL, "call me", NULL, ""}, /* words of filters are names here */
    };
    struct people *people = *state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check(people->session, &cases[i]);
}

static void
nobody_is_her_own_double(void **state)
{
    struct people *people = *state;
    struct duplicate_list list;
    struct error error = {.text = ""};
    struct record *record = session_get(people->session, &candidate_type, &people->sian, &error);
    assert_true(duplicate_find(people->session, record, &list, &error));
    assert_int_equal(list.count, 0);
    record_free(record);
}

static void
only_people_have_doubles(void **state)
{
    struct people *people = *state;
    struct duplicate_list list;
    struct error error = {.text = ""};
    struct record *record = session_prepare(people->session, &contact_type);
    assert_true(duplicate_find(people->session, record, &list, &error));
    assert_int_equal(list.count, 0);
    record_free(record);
    assert_true(duplicate_is_clue(&candidate_type, CANDIDATE_PHONE));
    assert_true(duplicate_is_clue(&candidate_type, CANDIDATE_KNOWN_AS));
    assert_false(duplicate_is_clue(&candidate_type, CANDIDATE_ROLE));
    assert_false(duplicate_is_clue(&contact_type, CONTACT_WHEN));
}

/* A family on one phone: the list ends somewhere. */
static void
many_are_cut(void **state)
{
    struct people *people = *state;
    for (int i = 0; i < DUPLICATE_MOST + 5; i++)
        fixture_candidate(people->session, "Kim Reid", "07700 900200");
    struct record *record = session_prepare(people->session, &candidate_type);
    struct duplicate_list list;
    struct error error = {.text = ""};
    record_set(record, CANDIDATE_NAME, "Kim Reid");
    record_set(record, CANDIDATE_PHONE, "07700 900200");
    assert_true(duplicate_find(people->session, record, &list, &error));
    assert_int_equal(list.count, DUPLICATE_MOST);
    duplicate_list_clear(&list);
    record_free(record);
}

/* -- The list of pairs ---------------------------------------------------------------------- */

static void
append_pairs(struct session *session, size_t limit, struct text *out)
{
    struct likeness_list list;
    struct error error = {.text = ""};
    bool more;
    if (!duplicate_review(session, limit, &list, &more, &error))
        fail_msg("%s", error.text);
    for (size_t i = 0; i < list.count; i++) {
        text_append_format(out, "%ld ", list.items[i].score);
        duplicate_append_reason(&list.items[i], out);
        text_append_char(out, '\n');
    }
    if (more)
        text_append(out, "more\n");
    likeness_list_clear(&list);
}

static void
assert_pairs(struct session *session, size_t limit, const char *expected)
{
    struct text pairs = TEXT_EMPTY;
    append_pairs(session, limit, &pairs);
    assert_string_equal(text_string(&pairs), expected);
    text_clear(&pairs);
}

static void
add_like(struct session *session, const char *name, const char *phone, const char *email,
         const char *area)
{
    struct id id = fixture_candidate(session, name, phone);
    if (email)
        fixture_edit(session, &candidate_type, &id, CANDIDATE_EMAIL, email);
    if (area)
        fixture_edit(session, &candidate_type, &id, CANDIDATE_POSTCODE_AREA, area);
}

/* T33: what two share weighs what the settings say, and the most like come first. */
static void
pairs_come_best_first(void **state)
{
    struct people *people = *state;
    struct session *session = people->session;
    assert_pairs(session, 10, "");
    add_like(session, "Wyn-Jones, Sian", NULL, "SIAN@example.org", NULL);
    add_like(session, "Mary Cole", "07700 900124", NULL, NULL);
    add_like(session, "Ife Obi", NULL, NULL, "ST4");
    add_like(session, "Obi, Ife", NULL, NULL, "ST4");
    add_like(session, "Obi Ife", NULL, NULL, "ST5"); /* a name alone is many people's */
    assert_pairs(session, 10,
                 "16 same email and name\n9 same name and postcode area\n8 same phone\n");
    assert_pairs(session, 2, "16 same email and name\n9 same name and postcode area\nmore\n");
}

/* What a crowd shares tells nobody apart: the phone of a college. */
static void
a_crowd_is_no_pair(void **state)
{
    struct people *people = *state;
    char name[] = "Kim A";
    for (int i = 0; i <= LIKENESS_CROWD; i++, name[4]++)
        add_like(people->session, name, "07700 900300", NULL, NULL);
    assert_pairs(people->session, 10, "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(who_is_found, open_people, close_people),
        cmocka_unit_test_setup_teardown(nobody_is_her_own_double, open_people, close_people),
        cmocka_unit_test_setup_teardown(only_people_have_doubles, open_people, close_people),
        cmocka_unit_test_setup_teardown(many_are_cut, open_people, close_people),
        cmocka_unit_test_setup_teardown(pairs_come_best_first, open_people, close_people),
        cmocka_unit_test_setup_teardown(a_crowd_is_no_pair, open_people, close_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
