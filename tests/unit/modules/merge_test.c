/* Two records of one person made one (T34, T36), and two people told apart (T35). */
#include "modules/merge.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "modules/application.h"
#include "modules/campaign.h"
#include "modules/candidate.h"
#include "modules/contact.h"
#include "modules/distinction.h"
#include "modules/duplicate.h"
#include "modules/registry.h"
#include "modules/tag.h"
#include "modules/task.h"
#include "store/operation.h"
#include "support/fixture.h"

struct people {
    struct store *store;
    struct session *session;
    struct id sian, twice, removed_contact;
};

/* -- Fixtures ------------------------------------------------------------------------------- */

struct writing {
    struct record *record;
    const struct record_type *type;
    struct id id;
};

static bool
run_add(struct session *session, void *context, struct error *error)
{
    return session_add(session, ((struct writing *)context)->record, error);
}

static bool
run_remove(struct session *session, void *context, struct error *error)
{
    struct writing *writing = context;
    return session_remove(session, writing->type, &writing->id, error);
}

static bool
run_restore(struct session *session, void *context, struct error *error)
{
    struct writing *writing = context;
    return session_restore(session, writing->type, &writing->id, error);
}

static bool
run_undo(struct session *session, void *context, struct error *error)
{
    struct text done = TEXT_EMPTY;
    bool undone = session_undo(session, context != NULL, &done, error);
    text_clear(&done);
    return undone;
}

static void
write_or_fail(struct session *session, const char *name,
              bool (*run)(struct session *session, void *context, struct error *error),
              void *context)
{
    struct error error = {.text = ""};
    if (!session_write(session, name, run, context, &error))
        fail_msg("%s: %s", name, error.text);
}

static struct id
add_linked(struct session *session, const struct record_type *type, const struct id *person,
           size_t link, size_t field, const char *value)
{
    char text[ID_TEXT_SIZE];
    struct writing writing = {.record = session_prepare(session, type)};
    id_to_text(person, text);
    record_set(writing.record, link, text);
    record_set(writing.record, field, value);
    if (type == &contact_type)
        record_set(writing.record, CONTACT_CHANNEL, "phone");
    if (type == &task_type)
        record_set(writing.record, TASK_DUE, "2026-12-01");
    write_or_fail(session, "add", run_add, &writing);
    struct id id = writing.record->id;
    record_free(writing.record);
    return id;
}

static void
remove_record(struct session *session, const struct record_type *type, const struct id *id)
{
    struct writing writing = {.type = type, .id = *id};
    write_or_fail(session, "remove", run_remove, &writing);
}

static int
open_people(void **state)
{
    static struct people people;
    struct store_options options = fixture_options();
    people.store = fixture_store(&options);
    struct session *session = people.session = fixture_session_on(people.store, "J. Shah");
    people.sian = fixture_candidate(session, "Si\u00e2n Wyn-Jones", "07700 900123");
    people.twice = fixture_candidate(session, "Sian Wyn Jones", "07700 900456");
    fixture_edit(session, &candidate_type, &people.twice, CANDIDATE_EMAIL, "sian@example.org");
    fixture_edit(session, &candidate_type, &people.sian, CANDIDATE_NOTES, "Evenings");
    fixture_edit(session, &candidate_type, &people.twice, CANDIDATE_NOTES, "Mornings");
    add_linked(session, &contact_type, &people.twice, CONTACT_CANDIDATE, CONTACT_SUMMARY,
               "Asked about fitness");
    people.removed_contact = add_linked(session, &contact_type, &people.twice, CONTACT_CANDIDATE,
                                        CONTACT_SUMMARY, "By mistake");
    remove_record(session, &contact_type, &people.removed_contact);
    add_linked(session, &tag_type, &people.twice, TAG_CANDIDATE, TAG_WORD, "fair");
    add_linked(session, &tag_type, &people.sian, TAG_CANDIDATE, TAG_WORD, "fair");
    add_linked(session, &task_type, &people.twice, TASK_CANDIDATE, TASK_WHAT, "Call back");
    *state = &people;
    return 0;
}

static int
close_people(void **state)
{
    struct people *people = *state;
    struct error error = {.text = ""};
    struct text findings = TEXT_EMPTY;
    if (!session_check(people->session, &findings, &error))
        fail_msg("%s %s", error.text, text_string(&findings));
    text_clear(&findings);
    fixture_session_free(people->session);
    return 0;
}

/* -- What is there -------------------------------------------------------------------------- */

static void
append_record(const struct record *record, struct text *out)
{
    text_append_format(out, "%s %d", record->type->name, record->alive);
    for (size_t i = 0; i < record->type->field_count; i++)
        text_append_format(out, "|%s", record_get(record, i) ? record_get(record, i) : "-");
    text_append_char(out, '\n');
}

/* Everything, live and removed, field by field; the caller's. */
static char *
all_there_is(struct session *session)
{
    struct text out = TEXT_EMPTY;
    struct error error = {.text = ""};
    for (size_t i = 0; i < registry_type_count; i++) {
        if (registry_types[i]->may_see)
            continue; /* this officer may not */
        for (int trash = 0; trash < 2; trash++) {
            struct query query = query_default(registry_types[i]);
            struct record_list list = {.items = NULL};
            query.sort_field = RECORD_CREATED;
            query.trash = trash != 0;
            assert_true(session_read(session, &query, QUERY_FIRST, NULL, 1000, &list, &error));
            for (size_t j = 0; j < list.count; j++)
                append_record(list.items[j], &out);
            record_list_clear(&list);
        }
    }
    return text_take(&out);
}

static char *
value_of(struct session *session, const struct record_type *type, const struct id *id, size_t field)
{
    struct error error = {.text = ""};
    struct record *record = session_get(session, type, id, &error);
    assert_non_null(record);
    char *value = record_get(record, field) ? strdup(record_get(record, field)) : NULL;
    record_free(record);
    return value;
}

static void
assert_value(struct session *session, const struct record_type *type, const struct id *id,
             size_t field, const char *expected)
{
    char *value = value_of(session, type, id, field);
    assert_string_equal(value ? value : "(none)", expected);
    free(value);
}

static size_t
count_linked(struct session *session, const struct record_type *type, size_t link,
             const struct id *id, bool trash)
{
    struct query query = query_default(type);
    struct error error = {.text = ""};
    size_t count = 0;
    query.link_field = link;
    query.link_id = *id;
    query.trash = trash;
    assert_true(session_count(session, &query, &count, &error));
    return count;
}

/* Merges the double into Siân with the choices typed; the message of what came of it is gone. */
static bool
merge_two(struct people *people, const char *choice, struct error *error)
{
    struct merge merge;
    struct outcome outcome = {.open = OPEN_NOTHING};
    bool done = merge_read(&merge, people->session, &candidate_type, &people->sian, &people->twice,
                           error) &&
                (!choice || merge_choose_typed(&merge, choice, error)) &&
                merge_do(&merge, people->session, &outcome, error);
    merge_clear(&merge);
    outcome_clear(&outcome);
    return done;
}

static void
must_merge(struct people *people, const char *choice)
{
    struct error error = {.text = ""};
    if (!merge_two(people, choice, &error))
        fail_msg("%s", error.text);
}

static void
assert_refused(struct people *people, const struct id *survivor, const struct id *other,
               enum error_code code, const char *text)
{
    struct merge merge;
    struct error error = {.text = ""};
    assert_false(merge_read(&merge, people->session, &candidate_type, survivor, other, &error));
    merge_clear(&merge);
    assert_string_equal(error.text, text);
    assert_int_equal(error.code, code);
}

/* -- Merging -------------------------------------------------------------------------------- */

/* T34: both histories and all that belongs to either. */
static void
one_goes_on_with_all_of_it(void **state)
{
    struct people *people = *state;
    struct session *session = people->session;
    char sian[ID_TEXT_SIZE];
    must_merge(people, NULL);
    id_to_text(&people->sian, sian);
    assert_value(session, &candidate_type, &people->sian, CANDIDATE_PHONE, "07700 900123");
    assert_value(session, &candidate_type, &people->sian, CANDIDATE_EMAIL, "sian@example.org");
    assert_value(session, &candidate_type, &people->sian, CANDIDATE_NOTES, "Evenings\n\nMornings");
    assert_value(session, &candidate_type, &people->twice, CANDIDATE_MERGED_INTO, sian);
    assert_value(session, &candidate_type, &people->twice, CANDIDATE_NOTES, "Mornings");
    assert_int_equal(count_linked(session, &contact_type, CONTACT_CANDIDATE, &people->sian, false),
                     1);
    assert_int_equal(count_linked(session, &contact_type, CONTACT_CANDIDATE, &people->sian, true),
                     1);
    assert_int_equal(count_linked(session, &tag_type, TAG_CANDIDATE, &people->sian, false), 2);
    assert_int_equal(count_linked(session, &task_type, TASK_CANDIDATE, &people->sian, false), 1);
    assert_int_equal(count_linked(session, &contact_type, CONTACT_CANDIDATE, &people->twice, false),
                     0);
}

/* T36: a reference to the one, or a word of hers, finds the one who goes on. */
static void
the_other_leads_to_her(void **state)
{
    struct people *people = *state;
    struct session *session = people->session;
    struct error error = {.text = ""};
    struct id id = people->twice;
    fixture_edit(session, &candidate_type, &people->twice, CANDIDATE_KNOWN_AS, "Nannie");
    assert_false(session_follow(session, &candidate_type, &id));
    must_merge(people, "known_as=kept");
    assert_true(session_follow(session, &candidate_type, &id));
    assert_true(id_equal(&id, &people->sian));
    struct filter filter;
    struct query query = query_default(&candidate_type);
    struct record_list found = {.items = NULL};
    assert_true(
        filter_parse(&filter, &candidate_type, "nannie", session_context(session), false, &error));
    query.filter = &filter;
    assert_true(session_read(session, &query, QUERY_FIRST, NULL, 10, &found, &error));
    assert_int_equal(found.count, 1);
    assert_true(id_equal(&found.items[0]->id, &people->sian));
    assert_value(session, &candidate_type, &people->sian, CANDIDATE_KNOWN_AS, "(none)");
    filter_clear(&filter);
    record_list_clear(&found);
}

/* T36: history follows the survivor; newest first, the older half behind a place too. */
static void
history_is_of_both(void **state)
{
    struct people *people = *state;
    struct error error = {.text = ""};
    must_merge(people, NULL);
    struct change_list whole = {.items = NULL}, half = {.items = NULL};
    assert_true(
        session_history(people->session, &candidate_type, &people->sian, 0, 100, &whole, &error));
    size_t of_other = 0;
    for (size_t i = 0; i < whole.count; i++) {
        of_other += id_equal(&whole.items[i].id, &people->twice);
        assert_true(i == 0 || whole.items[i].lsn < whole.items[i - 1].lsn);
    }
    assert_int_equal(of_other, 4); /* added, email, notes, merged away */
    assert_int_equal(whole.count, of_other + 3);
    assert_true(session_history(people->session, &candidate_type, &people->sian, whole.items[2].lsn,
                                2, &half, &error));
    assert_int_equal(half.count, 2);
    assert_int_equal(half.items[0].lsn, whole.items[3].lsn);
    assert_int_equal(half.items[1].lsn, whole.items[4].lsn);
    change_list_clear(&whole);
    change_list_clear(&half);
}

static void
turn(struct people *people, bool redo)
{
    write_or_fail(people->session, redo ? "redo" : "undo", run_undo, redo ? people : NULL);
}

/* T36: everything is as it was, to the field, and then as it was after. */
static void
undo_is_exact(void **state)
{
    struct people *people = *state;
    static const char *const choices[] = {NULL, "phone=other", "notes=kept", "name=other"};
    for (size_t i = 0; i < sizeof choices / sizeof choices[0]; i++) {
        char *before = all_there_is(people->session);
        must_merge(people, choices[i]);
        char *after = all_there_is(people->session);
        assert_string_not_equal(before, after);
        turn(people, false);
        char *undone = all_there_is(people->session);
        assert_string_equal(undone, before);
        turn(people, true);
        char *redone = all_there_is(people->session);
        assert_string_equal(redone, after);
        turn(people, false);
        free(before);
        free(after);
        free(undone);
        free(redone);
    }
}

/* Any people, any links, any choices: a merge and its undo leave nothing behind. */
static void
undo_is_exact_whatever_there_was(void **state)
{
    struct people *people = *state;
    struct session *session = people->session;
    uint64_t dice = 7;
    for (int round = 0; round < 25; round++) {
        struct id ids[4];
        for (size_t i = 0; i < 4; i++) {
            dice = dice * 6364136223846793005u + 1442695040888963407u;
            ids[i] =
                fixture_candidate(session, "Kim Reid", (dice >> 40) % 2 ? "07700 900200" : NULL);
            for (uint64_t n = 0; n < (dice >> 33) % 4; n++) {
                struct id id = add_linked(session, &contact_type, &ids[i], CONTACT_CANDIDATE,
                                          CONTACT_SUMMARY, "Spoke");
                if ((dice >> (34 + n)) % 2)
                    remove_record(session, &contact_type, &id);
            }
        }
        char *states[4];
        for (size_t i = 0; i < 3; i++) { /* one after the other into the first */
            states[i] = all_there_is(session);
            struct people pair = *people;
            pair.sian = ids[(dice >> 20) % 2 ? 0 : i];
            pair.twice = ids[i + 1];
            struct error error = {.text = ""};
            if (!merge_two(&pair, (dice >> 21) % 2 ? "phone=other" : NULL, &error)) {
                assert_int_equal(error.code, ERROR_CONFLICT); /* she was merged away before */
                free(states[i]);
                states[i] = NULL;
            }
        }
        for (size_t i = 3; i-- > 0;) {
            if (!states[i])
                continue;
            turn(people, false);
            char *undone = all_there_is(session);
            assert_string_equal(undone, states[i]);
            free(undone);
            free(states[i]);
        }
    }
}

/* Whoever was merged into the other before goes along, so that her reference still leads on. */
static void
earlier_merges_go_along(void **state)
{
    struct people *people = *state;
    struct people earlier = *people;
    struct id id;
    earlier.sian = people->twice;
    earlier.twice = id = fixture_candidate(people->session, "S. Jones", NULL);
    must_merge(&earlier, NULL);
    must_merge(people, NULL);
    char sian[ID_TEXT_SIZE];
    id_to_text(&people->sian, sian);
    assert_value(people->session, &candidate_type, &id, CANDIDATE_MERGED_INTO, sian);
    char *text = must_format("Sian Wyn Jones was merged into Si\u00e2n Wyn-Jones (%.8s); merge "
                             "with that one",
                             sian);
    assert_refused(people, &people->twice, &id, ERROR_CONFLICT, text);
    free(text);
}

/* -- What is refused ------------------------------------------------------------------------ */

static void
what_cannot_be_is_refused(void **state)
{
    struct people *people = *state;
    struct session *session = people->session;
    struct merge merge;
    struct error error = {.text = ""};
    char *before = all_there_is(session);
    assert_refused(people, &people->sian, &people->sian, ERROR_USAGE,
                   "This is one and the same candidate; name two");
    assert_false(merge_read(&merge, session, &contact_type, &people->sian, &people->twice, &error));
    assert_string_equal(error.text, "A contact is not merged; people are");
    merge_clear(&merge);
    assert_false(merge_two(people, "phone", &error));
    assert_false(merge_two(people, "phone=both", &error));
    assert_string_equal(error.text, "Phone cannot be both; choose 'kept' or 'other'");
    assert_false(merge_two(people, "merged_into=other", &error));
    assert_false(merge_two(people, "phon=other", &error));
    assert_string_equal(error.text, "candidate has no field 'phon'; did you mean 'phone'");
    char *after = all_there_is(session);
    assert_string_equal(after, before);
    free(before);
    free(after);
    remove_record(session, &candidate_type, &people->twice);
    assert_refused(people, &people->sian, &people->twice, ERROR_CONFLICT,
                   "Sian Wyn Jones is in the trash; restore it first");
}

/* C09: chosen was between what was shown. */
static void
a_change_meanwhile_stops_it(void **state)
{
    struct people *people = *state;
    static const bool of_other[] = {false, true};
    for (size_t i = 0; i < 2; i++) {
        struct merge merge;
        struct outcome outcome = {.open = OPEN_NOTHING};
        struct error error = {.text = ""};
        assert_true(merge_read(&merge, people->session, &candidate_type, &people->sian,
                               &people->twice, &error));
        fixture_edit(people->session, &candidate_type, of_other[i] ? &people->twice : &people->sian,
                     CANDIDATE_PLACE, "Leek");
        char *before = all_there_is(people->session);
        assert_false(merge_do(&merge, people->session, &outcome, &error));
        assert_int_equal(error.code, ERROR_CONFLICT);
        assert_string_equal(error.text, of_other[i]
                                            ? "Sian Wyn Jones was changed by J. Shah since you "
                                              "looked; nothing was merged"
                                            : "Si\u00e2n Wyn-Jones was changed by J. Shah since "
                                              "you looked; nothing was merged");
        char *after = all_there_is(people->session);
        assert_string_equal(after, before);
        free(before);
        free(after);
        merge_clear(&merge);
    }
}

static bool
apply(struct people *people, const struct id *candidate, const struct id *campaign)
{
    char text[ID_TEXT_SIZE];
    struct error error = {.text = ""};
    struct writing writing = {.record = session_prepare(people->session, &application_type)};
    id_to_text(candidate, text);
    record_set(writing.record, APPLICATION_CANDIDATE, text);
    id_to_text(campaign, text);
    record_set(writing.record, APPLICATION_CAMPAIGN, text);
    record_set(writing.record, APPLICATION_ROLE, "pc");
    bool done = session_write(people->session, "add", run_add, &writing, &error);
    if (!done)
        fail_msg("%s", error.text);
    record_free(writing.record);
    return done;
}

static struct id
add_campaign(struct people *people, const char *name)
{
    struct writing writing = {.record = session_prepare(people->session, &campaign_type)};
    record_set(writing.record, campaign_type.title_field, name);
    write_or_fail(people->session, "add", run_add, &writing);
    struct id id = writing.record->id;
    record_free(writing.record);
    return id;
}

/* Nobody applies twice at once, and nothing of either is lost; applications for others go along. */
static void
two_live_applications_stop_it(void **state)
{
    struct people *people = *state;
    struct session *session = people->session;
    struct error error = {.text = ""};
    struct id spring = add_campaign(people, "Spring 2027"), autumn = add_campaign(people, "Autumn");
    apply(people, &people->sian, &spring);
    apply(people, &people->twice, &autumn);
    must_merge(people, NULL);
    assert_int_equal(
        count_linked(session, &application_type, APPLICATION_CANDIDATE, &people->sian, false), 2);
    turn(people, false);
    apply(people, &people->twice, &spring);
    char *before = all_there_is(session);
    assert_false(merge_two(people, NULL, &error));
    assert_int_equal(error.code, ERROR_INPUT);
    assert_string_equal(error.text, "The other's application: There is a live application for this "
                                    "campaign already; move that one");
    char *after = all_there_is(session);
    assert_string_equal(after, before);
    free(before);
    free(after);
}

/* P29: nobody open is given the reason for which the other was closed. */
static void
what_a_rule_refuses_stays_hers(void **state)
{
    struct people *people = *state;
    struct session *session = people->session;
    struct error error = {.text = ""};
    struct record *record = session_get(session, &candidate_type, &people->twice, &error);
    record_set(record, CANDIDATE_STATUS, "closed");
    record_set(record, CANDIDATE_CLOSE_REASON, "withdrawn");
    struct call call = {.record = record, .type = &candidate_type};
    assert_true(session_do(session, command_edit, &call, &error));
    outcome_clear(&call.outcome);
    record_free(record);
    must_merge(people, NULL);
    assert_value(session, &candidate_type, &people->sian, CANDIDATE_STATUS, "open");
    assert_value(session, &candidate_type, &people->sian, CANDIDATE_CLOSE_REASON, "(none)");
}

/* -- Afterwards ----------------------------------------------------------------------------- */

/* She who is taken out of the trash is nobody else's any more. */
static void
restoring_parts_them(void **state)
{
    struct people *people = *state;
    struct writing writing = {.type = &candidate_type, .id = people->twice};
    struct id id = people->twice;
    must_merge(people, NULL);
    write_or_fail(people->session, "restore", run_restore, &writing);
    assert_value(people->session, &candidate_type, &people->twice, CANDIDATE_MERGED_INTO, "(none)");
    assert_false(session_follow(people->session, &candidate_type, &id));
    turn(people, false);
    assert_true(session_follow(people->session, &candidate_type, &id));
}

static size_t
reviewed(struct session *session, struct likeness *first)
{
    struct likeness_list list;
    struct error error = {.text = ""};
    bool more;
    if (!duplicate_review(session, 100, &list, &more, &error))
        fail_msg("%s", error.text);
    size_t count = list.count;
    if (count > 0)
        *first = list.items[0];
    likeness_list_clear(&list);
    return count;
}

/* A laptop that had not heard of it wrote to the one in the trash: the pair comes up again, and
 * merging them again moves what came. */
static void
what_came_late_is_moved_by_merging_again(void **state)
{
    struct people *people = *state;
    struct session *session = people->session;
    struct likeness first;
    must_merge(people, NULL);
    assert_int_equal(reviewed(session, &first), 0);
    add_linked(session, &contact_type, &people->twice, CONTACT_CANDIDATE, CONTACT_SUMMARY,
               "Written at the fair");
    assert_int_equal(reviewed(session, &first), 1);
    assert_true(id_equal(&first.one, &people->sian));
    assert_true(id_equal(&first.other, &people->twice));
    struct text reason = TEXT_EMPTY;
    duplicate_append_reason(&first, &reason);
    assert_string_equal(text_string(&reason), "merged already, and written to since");
    text_clear(&reason);
    must_merge(people, NULL);
    assert_int_equal(reviewed(session, &first), 0);
    assert_int_equal(count_linked(session, &contact_type, CONTACT_CANDIDATE, &people->sian, false),
                     2);
}

/* -- Two machines --------------------------------------------------------------------------- */

static struct store *
open_replica(int64_t number)
{
    struct store_options options = fixture_options();
    options.replica = number;
    options.ids = id_source_seeded((uint64_t)number);
    return fixture_store(&options);
}

/* Hands over what the other has not. */
static void
sync_to(struct store *from, struct store *to)
{
    struct error error = {.text = ""};
    bool found = true, done = store_begin(to, "sync", "sync", &error);
    for (int64_t lsn = 0; done && found;) {
        struct operation operation;
        bool known;
        done = operation_next(from, lsn, &operation, &found, &error);
        lsn = operation.lsn;
        if (done && found)
            done = operation_receive(to, &operation, &known, &error);
        operation_clear(&operation);
    }
    if (!done || !store_commit(to, &error))
        fail_msg("%s", error.text);
}

static void
assert_agree(struct session *one, struct session *other)
{
    char *here = all_there_is(one), *there = all_there_is(other);
    assert_string_equal(here, there);
    free(here);
    free(there);
}

/* S6: a laptop writes to the one who is merged away meanwhile. Nothing is lost, both machines
 * agree, the pair is reviewed again, and merging it again moves what came. */
static void
a_laptop_wrote_to_the_other_meanwhile(void **state)
{
    (void)state;
    struct store *stores[] = {open_replica(1), open_replica(2)};
    struct session *server = fixture_session_on(stores[0], "J. Shah");
    struct session *laptop = fixture_session_on(stores[1], "M. Begum");
    struct people people = {.session = server};
    struct likeness first;
    people.sian = fixture_candidate(server, "Si\u00e2n Wyn-Jones", "07700 900123");
    people.twice = fixture_candidate(server, "Sian Jones", "07700 900123");
    sync_to(stores[0], stores[1]);
    must_merge(&people, NULL);
    fixture_edit(laptop, &candidate_type, &people.twice, CANDIDATE_PLACE, "Leek");
    add_linked(laptop, &contact_type, &people.twice, CONTACT_CANDIDATE, CONTACT_SUMMARY,
               "Written at the fair");
    sync_to(stores[1], stores[0]);
    sync_to(stores[0], stores[1]);
    assert_agree(server, laptop);
    assert_int_equal(reviewed(server, &first), 1);
    assert_true(id_equal(&first.one, &people.sian) && id_equal(&first.other, &people.twice));
    must_merge(&people, NULL);
    sync_to(stores[0], stores[1]);
    assert_agree(server, laptop);
    assert_int_equal(reviewed(laptop, &first), 0);
    assert_value(laptop, &candidate_type, &people.sian, CANDIDATE_PLACE, "Leek");
    assert_int_equal(count_linked(laptop, &contact_type, CONTACT_CANDIDATE, &people.sian, false),
                     1);
    fixture_session_free(server);
    fixture_session_free(laptop);
}

/* -- Telling apart -------------------------------------------------------------------------- */

static bool
tell_apart(struct people *people, struct error *error)
{
    struct outcome outcome = {.open = OPEN_NOTHING};
    bool done = distinction_do(people->session, &people->twice, &people->sian, &outcome, error);
    outcome_clear(&outcome);
    return done;
}

/* T35: remembered with who and when, hidden from the review and from typing, and undone. */
static void
two_who_are_not_one_stay_two(void **state)
{
    struct people *people = *state;
    struct session *session = people->session;
    struct error error = {.text = ""};
    struct likeness first;
    struct duplicate_list list;
    fixture_edit(session, &candidate_type, &people->sian, CANDIDATE_POSTCODE_AREA, "ST4");
    fixture_edit(session, &candidate_type, &people->twice, CANDIDATE_POSTCODE_AREA, "ST4");
    struct record *sian = session_get(session, &candidate_type, &people->sian, &error);
    assert_int_equal(reviewed(session, &first), 1);
    assert_true(duplicate_find(session, sian, &list, &error));
    assert_int_equal(list.count, 1);
    duplicate_list_clear(&list);
    assert_true(tell_apart(people, &error));
    assert_true(tell_apart(people, &error)); /* again changes nothing */
    assert_int_equal(reviewed(session, &first), 0);
    assert_true(duplicate_find(session, sian, &list, &error));
    assert_int_equal(list.count, 0);
    assert_false(merge_two(people, NULL, &error));
    if (!string_starts(error.text, "J. Shah said on 21 November 2026 that they are not the same "
                                   "person; if they are, put distinction "))
        fail_msg("%s", error.text);
    turn(people, false); /* the second time, which wrote nothing, is no step */
    assert_int_equal(reviewed(session, &first), 1);
    record_free(sian);
    struct people nobody = *people;
    nobody.twice = people->sian;
    assert_false(tell_apart(&nobody, &error));
    assert_string_equal(error.text, "This is one and the same candidate; name two");
}

/* What was said of the one holds of who goes on. */
static void
distinctions_follow(void **state)
{
    struct people *people = *state;
    struct people twins = *people;
    struct error error = {.text = ""};
    twins.sian = fixture_candidate(people->session, "Sara Wyn-Jones", "07700 900456");
    assert_true(tell_apart(&twins, &error));
    must_merge(people, "phone=other");
    struct record *found;
    assert_true(distinction_find(people->session, &twins.sian, &people->sian, &found, &error));
    assert_non_null(found);
    record_free(found);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_people, close_people)
    const struct CMUnitTest tests[] = {
        TEST(one_goes_on_with_all_of_it),
        TEST(the_other_leads_to_her),
        TEST(history_is_of_both),
        TEST(undo_is_exact),
        TEST(undo_is_exact_whatever_there_was),
        TEST(earlier_merges_go_along),
        TEST(what_cannot_be_is_refused),
        TEST(a_change_meanwhile_stops_it),
        TEST(two_live_applications_stop_it),
        TEST(what_a_rule_refuses_stays_hers),
        TEST(restoring_parts_them),
        TEST(what_came_late_is_moved_by_merging_again),
        cmocka_unit_test(a_laptop_wrote_to_the_other_meanwhile),
        TEST(two_who_are_not_one_stay_two),
        TEST(distinctions_follow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
