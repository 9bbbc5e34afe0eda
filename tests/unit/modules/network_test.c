/* network_test.c - networks, who holds an office and who belongs: one representative and one deputy
 * at a time, terms that end, vacancies (P43, T72); members and allies alike, nobody twice (T70,
 * T71); a membership that says nothing of a person elsewhere, is seen by permission, noted, and
 * leaves by consent (P42, T73). */
#include "modules/network.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "exchange/export.h"
#include "modules/membership.h"
#include "modules/my_day.h"
#include "modules/office.h"
#include "modules/permission.h"
#include "modules/reading.h"
#include "modules/registry.h"
#include "modules/staff.h"
#include "modules/suppression.h"
#include "modules/timeline.h"
#include "support/adding.h"
#include "support/fixture.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* A network and two colleagues. Their officer has a role. */
struct force {
    struct config *config;
    struct session *session;
    struct id network, reid, cole;
    char network_text[ID_TEXT_SIZE], reid_text[ID_TEXT_SIZE], cole_text[ID_TEXT_SIZE];
};

static void
force_open(struct force *force, const char *role)
{
    struct error error = {.text = ""};
    struct store_options options = fixture_options();
    force->config = config_default();
    assert_true(config_set(force->config, SETTING_ROLE, role, &error));
    force->session = session_new(&(struct session_options){
        .store = fixture_store(&options),
        .config = force->config,
        .clock = options.clock,
        .officer = "J. Shah",
    });
    force->network =
        must_add(force->session, &network_type,
                 (struct given[]){{NETWORK_NAME, "Walkers' Forum"}, {NETWORK_OWNER, "J. Shah"}}, 2);
    id_to_text(&force->network, force->network_text);
    force->reid = add_staff(force->session, "PC 4471 Reid", force->reid_text);
    force->cole = add_staff(force->session, "D. Cole", force->cole_text);
}

static void
force_close(struct force *force)
{
    session_free(force->session);
    config_free(force->config);
}

static struct id
try_office(struct force *force, const char *office, const char *staff, const char *started,
           const char *until, struct error *error)
{
    const struct given given[] = {
        {OFFICE_NETWORK, force->network_text},
        {OFFICE_OFFICE, office},
        {OFFICE_STAFF, staff},
        {OFFICE_STARTED, started},
        {OFFICE_UNTIL, until},
    };
    return try_add(force->session, &office_type, given, COUNT(given), error);
}

static struct id
must_office(struct force *force, const char *office, const char *staff, const char *started,
            const char *until)
{
    struct error error = {.text = ""};
    struct id id = try_office(force, office, staff, started, until, &error);
    if (id_is_zero(&id))
        fail_msg("%s", error.text);
    return id;
}

static struct id
try_join(struct force *force, const char *staff, const char *kind, const char *joined,
         const char *left, const char *listed, struct error *error)
{
    const struct given given[] = {
        {MEMBERSHIP_NETWORK, force->network_text},
        {MEMBERSHIP_STAFF, staff},
        {MEMBERSHIP_KIND, kind},
        {MEMBERSHIP_JOINED, joined},
        {MEMBERSHIP_LEFT, left},
        {MEMBERSHIP_LISTED, listed},
    };
    return try_add(force->session, &membership_type, given, COUNT(given), error);
}

static bool
run(struct session *session, const struct command_table *table, const char *name,
    const struct record_type *type, const struct id *id, const char *const *args,
    struct error *error)
{
    struct call call = {.type = type, .args = args};
    if (id)
        call.id = *id;
    const struct command *command = NULL;
    for (size_t i = 0; i < table->count; i++)
        command = strcmp(table->rows[i].name, name) == 0 ? &table->rows[i] : command;
    assert_non_null(command);
    bool done = session_do(session, command, &call, error);
    outcome_clear(&call.outcome);
    return done;
}

/* --- networks --- */

/* T70: those of posact.yaml come in once, by their name. */
static void
networks_are_adopted_once(void **state)
{
    (void)state;
    struct force force;
    struct error error = {.text = ""};
    size_t before, after, again;
    struct query query = query_default(&network_type);
    force_open(&force, "");
    assert_true(session_count(force.session, &query, &before, &error));
    assert_true(run(force.session, &network_commands, "add-networks", NULL, NULL, NULL, &error));
    assert_true(session_count(force.session, &query, &after, &error));
    assert_true(run(force.session, &network_commands, "add-networks", NULL, NULL, NULL, &error));
    assert_true(session_count(force.session, &query, &again, &error));
    assert_int_equal(after, before + config_list(force.config, SETTING_NETWORKS)->count);
    assert_int_equal(again, after);
    force_close(&force);
}

/* A pledge, a level and a renewal are of programmes; a programme has no people. */
static void
programmes_are_apart(void **state)
{
    (void)state;
    struct force force;
    struct error error = {.text = ""};
    force_open(&force, "lead");
    struct id id =
        try_add(force.session, &network_type,
                (struct given[]){{NETWORK_NAME, "Readers"}, {NETWORK_LEVEL, "Gold"}}, 2, &error);
    assert_true(id_is_zero(&id));
    assert_non_null(strstr(error.text, "Level is for an external programme"));
    id = must_add(force.session, &network_type,
                  (struct given[]){{NETWORK_NAME, "Tidy Streets"},
                                   {NETWORK_KIND, "programme"},
                                   {NETWORK_LEVEL, "Gold"}},
                  3);
    id_to_text(&id, force.network_text);
    id = try_join(&force, force.reid_text, "member", "2026-11-01", NULL, "no", &error);
    assert_true(id_is_zero(&id));
    assert_non_null(strstr(error.text, "'Tidy Streets' is an external programme"));
    id = try_office(&force, OFFICE_CHAIR, force.reid_text, "2026-11-01", NULL, &error);
    assert_true(id_is_zero(&id));
    assert_non_null(strstr(error.text, "nobody holds an office"));
    force_close(&force);
}

/* --- offices --- */

/* P43: a second representative or deputy is refused, and told who it is; a second chair is not, for
 * some networks have two. */
static void
one_representative_at_a_time(void **state)
{
    (void)state;
    struct force force;
    struct error error = {.text = ""};
    force_open(&force, "");
    must_office(&force, OFFICE_REPRESENTATIVE, force.reid_text, "2026-03-01", "2027-02-28");
    struct id id =
        try_office(&force, OFFICE_REPRESENTATIVE, force.cole_text, "2026-11-01", NULL, &error);
    assert_true(id_is_zero(&id));
    assert_string_equal(
        error.text,
        "PC 4471 Reid is board representative of Walkers' Forum since 1 March 2026, and "
        "there is one at a time; end that term first, or let this one succeed");
    must_office(&force, OFFICE_DEPUTY_REPRESENTATIVE, force.cole_text, "2026-03-01", NULL);
    id = try_office(&force, OFFICE_DEPUTY_REPRESENTATIVE, force.reid_text, "2026-11-01", NULL,
                    &error);
    assert_true(id_is_zero(&id));
    must_office(&force, OFFICE_CHAIR, force.reid_text, "2026-03-01", NULL);
    must_office(&force, OFFICE_CHAIR, force.cole_text, "2026-03-01", NULL);
    force_close(&force);
}

/* T72: who follows in mid-term begins on the day after the one before, in one step. */
static void
somebody_succeeds(void **state)
{
    (void)state;
    struct force force;
    struct error error = {.text = ""};
    force_open(&force, "");
    struct id first =
        must_office(&force, OFFICE_REPRESENTATIVE, force.reid_text, "2026-03-01", "2027-02-28");
    const char *const args[] = {force.cole_text, "2026-11-21", "2027-11-20", "elected"};
    assert_true(
        run(force.session, &office_commands, "succeed", &office_type, &first, args, &error));
    assert_shows(force.session, &office_type, &first, OFFICE_ENDED, "20 November 2026");
    assert_shows(force.session, &office_type, &first, OFFICE_ENDING, "Replaced during the term");
    struct record *holder;
    struct date today = {2026, 11, 21}, before = {2026, 11, 20};
    assert_true(
        office_find(force.session, &force.network, OFFICE_REPRESENTATIVE, today, &holder, &error));
    assert_string_equal(record_get(holder, OFFICE_STAFF), force.cole_text);
    record_free(holder);
    assert_true(
        office_find(force.session, &force.network, OFFICE_REPRESENTATIVE, before, &holder, &error));
    assert_string_equal(record_get(holder, OFFICE_STAFF), force.reid_text);
    record_free(holder);
    assert_false(
        run(force.session, &office_commands, "succeed", &office_type, &first, args, &error));
    assert_non_null(strstr(error.text, "This term has ended already"));
    force_close(&force);
}

/* A term that ends before it starts, and a colleague who has left: refused in words. */
static void
bad_terms_are_refused(void **state)
{
    (void)state;
    struct force force;
    struct error error = {.text = ""};
    force_open(&force, "lead");
    struct id id =
        try_office(&force, OFFICE_CHAIR, force.reid_text, "2026-03-01", "2026-02-28", &error);
    assert_true(id_is_zero(&id));
    assert_string_equal(error.text, "Term ends must be on or after the day the term started");
    struct call call = {.type = &staff_type, .id = force.reid};
    assert_true(session_do(force.session, command_remove, &call, &error));
    outcome_clear(&call.outcome);
    id = try_office(&force, OFFICE_CHAIR, force.reid_text, "2026-03-01", NULL, &error);
    assert_true(id_is_zero(&id));
    assert_non_null(strstr(error.text, "PC 4471 Reid has left: the record is in the trash"));
    id = try_join(&force, force.reid_text, "ally", "2026-11-01", NULL, "no", &error);
    assert_true(id_is_zero(&id));
    assert_non_null(strstr(error.text, "PC 4471 Reid has left"));
    force_close(&force);
}

/* T72, P43: what is vacant, whose term is over. */
static void
vacancies_and_ends_are_said(void **state)
{
    (void)state;
    struct force force;
    struct error error = {.text = ""};
    force_open(&force, "");
    assert_shows(force.session, &network_type, &force.network, NETWORK_ACTIVE,
                 "Yes, members and allies: [c], vacant: chair, board representative");
    struct id chair =
        must_office(&force, OFFICE_CHAIR, force.reid_text, "2025-11-10", "2026-11-09");
    assert_shows(force.session, &network_type, &force.network, NETWORK_ACTIVE,
                 "Yes, members and allies: [c], vacant: board representative");
    assert_shows(force.session, &office_type, &chair, OFFICE_UNTIL,
                 "9 November 2026, over for 12 days");
    const char *const args[] = {"2026-11-20", "stepped_down"};
    assert_true(run(force.session, &office_commands, "vacate", &office_type, &chair, args, &error));
    assert_shows(force.session, &office_type, &chair, OFFICE_UNTIL, "9 November 2026");
    assert_shows(force.session, &network_type, &force.network, NETWORK_ACTIVE,
                 "Yes, members and allies: [c], vacant: chair, board representative");
    force_close(&force);
}

/* T72: on my day from 60 days before, in other words from 14 days before, and once it is over;
 * with the network and the office, and nobody's name (T73). */
static void
terms_are_on_my_day(void **state)
{
    (void)state;
    static const struct {
        const char *until, *row;
    } cases[] = {
        {"2027-01-21", NULL}, /* 61 days */
        {"2027-01-20", "Plan the election: Walkers' Forum, Chair"},
        {"2026-12-06", "Plan the election: Walkers' Forum, Chair"}, /* 15 days */
        {"2026-12-05", "Term ends: Walkers' Forum, Chair"},
        {"2026-11-21", "Term ends: Walkers' Forum, Chair"},
        {"2026-11-20", "Term over: Walkers' Forum, Chair"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct force force;
        struct error error = {.text = ""};
        struct my_day day;
        force_open(&force, "");
        must_office(&force, OFFICE_CHAIR, force.reid_text, "2025-11-10", cases[i].until);
        assert_true(my_day_read(force.session, "J. Shah", MY_DAY_ROWS, &day, &error));
        const struct agenda_list *list = &day.parts[AGENDA_TERMS];
        assert_int_equal(list->count, cases[i].row ? 1 : 0);
        if (cases[i].row) {
            struct text row = TEXT_EMPTY;
            struct id id;
            my_day_append_row(force.session, &day, AGENDA_TERMS, &list->items[0], &row);
            assert_string_equal(text_string(&row), cases[i].row);
            assert_ptr_equal(my_day_record(AGENDA_TERMS, &list->items[0], &id), &office_type);
            text_clear(&row);
        }
        my_day_clear(&day);
        assert_true(my_day_read(force.session, "M. Begum", MY_DAY_ROWS, &day, &error));
        assert_int_equal(day.parts[AGENDA_TERMS].count, 0);
        my_day_clear(&day);
        force_close(&force);
    }
}

/* --- memberships --- */

/* T70, T71: a member or an ally, once at a time; who left may come again. */
static void
nobody_joins_twice(void **state)
{
    (void)state;
    struct force force;
    struct error error = {.text = ""};
    force_open(&force, "lead");
    struct id first =
        try_join(&force, force.reid_text, "ally", "2026-01-05", "2026-03-31", "no", &error);
    assert_false(id_is_zero(&first));
    struct id again = try_join(&force, force.reid_text, "member", "2026-03-31", NULL, "no", &error);
    assert_true(id_is_zero(&again));
    assert_string_equal(error.text, "PC 4471 Reid belongs to Walkers' Forum since 5 January 2026 "
                                    "already; change that membership instead");
    again = try_join(&force, force.reid_text, "member", "2026-04-01", NULL, "no", &error);
    assert_false(id_is_zero(&again));
    struct id bad =
        try_join(&force, force.cole_text, "ally", "2026-03-01", "2026-02-01", "no", &error);
    assert_true(id_is_zero(&bad));
    assert_string_equal(error.text, "Left must be on or after the day they joined");
    force_close(&force);
}

/* T73: whoever is not named reads nothing by any door, and changes nothing. */
static void
members_are_seen_by_permission(void **state)
{
    (void)state;
    static const struct {
        const char *role;
        bool may;
    } cases[] = {
        {"", false},
        {"officer", false},
        {"administrator", false},
        {"lead", true},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct force force;
        struct error error = {.text = ""};
        force_open(&force, cases[i].role);
        assert_int_equal(permission_networks(force.session, &error), cases[i].may);
        assert_int_equal(reading_begin(force.session, &membership_type, NULL, &error),
                         cases[i].may);
        assert_true(reading_begin(force.session, &network_type, NULL, &error));
        struct query query = query_default(&membership_type);
        struct record_list list = {.count = 0};
        struct change_list changes = {.items = NULL};
        size_t count;
        bool known;
        assert_int_equal(session_read(force.session, &query, QUERY_FIRST, NULL, 10, &list, &error),
                         cases[i].may);
        assert_int_equal(session_count(force.session, &query, &count, &error), cases[i].may);
        assert_int_equal(session_count_soon(force.session, &query, &count, &known, &error),
                         cases[i].may);
        assert_int_equal(session_history(force.session, &membership_type, &force.network, 0, 10,
                                         &changes, &error),
                         cases[i].may);
        struct id id =
            try_join(&force, force.reid_text, "member", "2026-11-01", NULL, "no", &error);
        assert_int_equal(!id_is_zero(&id), cases[i].may);
        if (!cases[i].may)
            assert_int_equal(error.code, ERROR_DENIED);
        record_list_clear(&list);
        change_list_clear(&changes);
        force_close(&force);
    }
}

static size_t
count_readings(struct session *session)
{
    struct change_list changes = {.items = NULL};
    struct error error;
    size_t count = 0;
    assert_true(session_history(session, NULL, NULL, 0, 100, &changes, &error));
    for (size_t i = 0; i < changes.count; i++)
        count += changes.items[i].kind == CHANGE_NOTED &&
                 strcmp(changes.items[i].command, "read") == 0 &&
                 changes.items[i].type == &membership_type;
    change_list_clear(&changes);
    return count;
}

/* T73: each look is an entry of the log, under the name of who looked, and no step to undo. */
static void
each_look_is_noted(void **state)
{
    (void)state;
    struct force force;
    struct error error = {.text = ""};
    force_open(&force, "lead");
    struct id id = try_join(&force, force.reid_text, "member", "2026-11-01", NULL, "no", &error);
    assert_int_equal(count_readings(force.session), 0);
    assert_true(reading_begin(force.session, &membership_type, NULL, &error));
    assert_true(reading_begin(force.session, &membership_type, &id, &error));
    assert_int_equal(count_readings(force.session), 2);
    struct call call = {.type = NULL};
    assert_true(session_do(force.session, command_undo, &call, &error));
    assert_non_null(strstr(text_string(&call.outcome.message), "Undone: add"));
    outcome_clear(&call.outcome);
    force_close(&force);
}

/* P42, T73: the life of a colleague does not say it, nor the log of everybody. */
static void
nothing_says_it_elsewhere(void **state)
{
    (void)state;
    struct force force;
    struct error error = {.text = ""};
    struct timeline timeline;
    const struct record *event;
    force_open(&force, "lead");
    try_join(&force, force.reid_text, "member", "2026-11-01", NULL, "no", &error);
    must_office(&force, OFFICE_CHAIR, force.reid_text, "2025-11-10", NULL);
    timeline_init(&timeline, force.session, &staff_type, &force.reid);
    assert_true(timeline_next(&timeline, &event, &error));
    assert_null(event);
    timeline_clear(&timeline);
    timeline_init(&timeline, force.session, &network_type, &force.network);
    assert_true(timeline_next(&timeline, &event, &error));
    assert_ptr_equal(event->type, &office_type);
    assert_true(timeline_next(&timeline, &event, &error));
    assert_null(event);
    timeline_clear(&timeline);
    struct change_list changes = {.items = NULL};
    assert_true(session_history(force.session, NULL, NULL, 0, 100, &changes, &error));
    for (size_t i = 0; i < changes.count; i++) {
        const struct record_type *type = changes.items[i].type;
        if (type == &membership_type || type == &office_type)
            assert_int_equal(changes.items[i].field_count, 0);
    }
    change_list_clear(&changes);
    force_close(&force);
}

/* --- what leaves --- */

static bool
take(void *context, const char *bytes, size_t length)
{
    text_append_bytes(context, bytes, length);
    return true;
}

static void
export_members(struct session *session, enum export_format format, struct text *out)
{
    struct error error = {.text = ""};
    struct query query = query_default(&membership_type);
    size_t count;
    text_reset(out);
    if (!export_list(session, &query, format, 0, take, out, &count, &error))
        fail_msg("%s", error.text);
}

static void
join_many(struct force *force, size_t count, const char *listed)
{
    for (size_t i = 0; i < count; i++) {
        struct error error = {.text = ""};
        char name[40], id[ID_TEXT_SIZE];
        snprintf(name, sizeof name, "Colleague %s %zu", listed, i);
        add_staff(force->session, name, id);
        struct id joined = try_join(force, id, "member", "2026-11-01", NULL, listed, &error);
        assert_false(id_is_zero(&joined));
    }
}

static size_t
lines_of(const struct text *text)
{
    size_t lines = 0;
    for (const char *at = text_string(text); *at != '\0'; at++)
        lines += *at == '\n';
    return lines;
}

/* P42, T73: a list of 7 leaves as [c]; one of 12 without consents names nobody; who agreed is
 * named, and the others are counted. A table is no export. */
static void
lists_leave_by_consent(void **state)
{
    (void)state;
    struct force force;
    struct text out = TEXT_EMPTY;
    force_open(&force, "lead");
    join_many(&force, 7, "no");
    export_members(force.session, EXPORT_CSV, &out);
    assert_int_equal(lines_of(&out), 2);
    assert_non_null(strstr(text_string(&out), "\nothers: [c],"));
    force_close(&force);
    text_clear(&out);
}

static void
twelve_name_nobody(void **state)
{
    (void)state;
    struct force force;
    struct text out = TEXT_EMPTY;
    force_open(&force, "lead");
    join_many(&force, 12, "no");
    export_members(force.session, EXPORT_TSV, &out);
    assert_int_equal(lines_of(&out), 2);
    assert_non_null(strstr(text_string(&out), "\nothers: 10\t"));
    join_many(&force, 3, "yes");
    export_members(force.session, EXPORT_CSV, &out);
    assert_int_equal(lines_of(&out), 1 + 3 + 1);
    export_members(force.session, EXPORT_JSON, &out);
    assert_non_null(strstr(text_string(&out), "\"others\": \"10\""));
    export_members(force.session, EXPORT_TABLE, &out);
    assert_int_equal(lines_of(&out), 1 + 15);
    force_close(&force);
    text_clear(&out);
}

/* P46: noughts too; the others to the nearest 5. */
static void
counts_are_suppressed(void **state)
{
    (void)state;
    static const struct {
        size_t count;
        const char *shown;
    } cases[] = {{0, "[c]"}, {9, "[c]"}, {10, "10"}, {12, "10"}, {13, "15"}, {102, "100"}};
    struct force force;
    force_open(&force, "");
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text out = TEXT_EMPTY;
        suppression_append(force.config, cases[i].count, &out);
        assert_string_equal(text_string(&out), cases[i].shown);
        text_clear(&out);
    }
    force_close(&force);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(networks_are_adopted_once),
        cmocka_unit_test(programmes_are_apart),
        cmocka_unit_test(one_representative_at_a_time),
        cmocka_unit_test(somebody_succeeds),
        cmocka_unit_test(bad_terms_are_refused),
        cmocka_unit_test(vacancies_and_ends_are_said),
        cmocka_unit_test(terms_are_on_my_day),
        cmocka_unit_test(nobody_joins_twice),
        cmocka_unit_test(members_are_seen_by_permission),
        cmocka_unit_test(each_look_is_noted),
        cmocka_unit_test(nothing_says_it_elsewhere),
        cmocka_unit_test(lists_leave_by_consent),
        cmocka_unit_test(twelve_name_nobody),
        cmocka_unit_test(counts_are_suppressed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
