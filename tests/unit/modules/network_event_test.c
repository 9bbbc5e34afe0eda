/* network_event_test.c - an event of a network (T70, T73): for colleagues, and who is invited or
 * came is seen as who belongs is: by permission, each look noted, in no list, title, log or
 * calendar of anything else; members are invited to what their own network holds (P42). */
#include "modules/event.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "config/config.h"
#include "modules/booking.h"
#include "modules/event_calendar.h"
#include "modules/event_desk.h"
#include "modules/invitation.h"
#include "modules/invitation_commands.h"
#include "modules/membership.h"
#include "modules/network.h"
#include "modules/reading.h"
#include "modules/registry.h"
#include "modules/staff.h"
#include "modules/timeline.h"
#include "support/adding.h"
#include "support/fixture.h"

/* A network, its event and a colleague who comes to it. Today is 21 November 2026. */
struct force {
    struct config *config;
    struct session *session;
    struct id reid, event, invitation;
    char network[ID_TEXT_SIZE], reid_text[ID_TEXT_SIZE], event_text[ID_TEXT_SIZE];
};

/* Whether who runs it may see members goes by their role from here on. */
static void
give_role(struct force *force, const char *role)
{
    struct error error = {.text = ""};
    assert_true(config_set(force->config, SETTING_ROLE, role, &error));
}

static struct id
add_event(struct force *force, const char *name, const char *network, char text[ID_TEXT_SIZE])
{
    struct id id = must_add(force->session, &event_type,
                            (struct given[]){{EVENT_NAME, name},
                                             {EVENT_KIND, "network"},
                                             {EVENT_STARTS, "2026-12-03T18:00:00Z"},
                                             {EVENT_NETWORK, network}},
                            4);
    id_to_text(&id, text);
    return id;
}

static void
force_open(struct force *force)
{
    struct store_options options = fixture_options();
    force->config = config_default();
    give_role(force, "lead");
    force->session = session_new(&(struct session_options){
        .store = fixture_store(&options),
        .config = force->config,
        .clock = options.clock,
        .officer = "J. Shah",
    });
    struct id network =
        must_add(force->session, &network_type, (struct given[]){{NETWORK_NAME, "Walkers"}}, 1);
    id_to_text(&network, force->network);
    force->reid = add_staff(force->session, "PC 4471 Reid", force->reid_text);
    force->event = add_event(force, "Coffee morning", force->network, force->event_text);
    force->invitation = must_add(force->session, &invitation_type,
                                 (struct given[]){{INVITATION_EVENT, force->event_text},
                                                  {INVITATION_COLLEAGUE, force->reid_text},
                                                  {INVITATION_PART, PART_HOST}},
                                 3);
}

static void
force_close(struct force *force)
{
    session_free(force->session);
    config_free(force->config);
}

static size_t
count_seen(struct force *force, bool guarded)
{
    struct query query = query_default(&invitation_type);
    struct error error = {.text = ""};
    struct record_list list = {.count = 0};
    size_t count;
    query.guarded = guarded;
    assert_true(session_read(force->session, &query, QUERY_FIRST, NULL, 10, &list, &error));
    assert_true(session_count(force->session, &query, &count, &error));
    assert_int_equal(list.count, count);
    record_list_clear(&list);
    return count;
}

static size_t
count_readings(struct force *force)
{
    struct change_list list = {.items = NULL};
    struct error error = {.text = ""};
    size_t count = 0;
    assert_true(session_history(force->session, NULL, NULL, 0, 1000, &list, &error));
    for (size_t i = 0; i < list.count; i++)
        count += strcmp(list.items[i].command, "read") == 0;
    change_list_clear(&list);
    return count;
}

/* --- who may see it --- */

static void
guests_are_seen_by_permission(void **state)
{
    (void)state;
    struct force force;
    struct error error = {.text = ""};
    force_open(&force);
    assert_int_equal(count_seen(&force, true), 1);
    assert_int_equal(count_seen(&force, false), 0);
    assert_true(desk_may_open(force.session, &force.event, &error));
    assert_int_equal(count_readings(&force), 1);
    give_role(&force, "officer");
    assert_int_equal(count_seen(&force, true), 0);
    assert_null(session_get(force.session, &invitation_type, &force.invitation, &error));
    assert_int_equal(error.code, ERROR_DENIED);
    struct change_list history = {.items = NULL};
    assert_false(session_history(force.session, &invitation_type, &force.invitation, 0, 10,
                                 &history, &error));
    assert_int_equal(error.code, ERROR_DENIED);
    change_list_clear(&history);
    assert_false(desk_may_open(force.session, &force.event, &error));
    assert_false(reading_begin(force.session, &invitation_type, &force.invitation, &error));
    assert_int_equal(count_readings(&force), 1);
    force_close(&force);
}

/* Each look at a list that holds some, or at one of them, is a reading; at others none is. */
static void
looks_are_noted(void **state)
{
    (void)state;
    struct force force;
    struct error error = {.text = ""};
    char event[ID_TEXT_SIZE];
    force_open(&force);
    add_event(&force, "Open day", NULL, event);
    struct id plain = must_add(
        force.session, &invitation_type,
        (struct given[]){{INVITATION_EVENT, event}, {INVITATION_COLLEAGUE, force.reid_text}}, 2);
    assert_true(reading_begin(force.session, &invitation_type, &plain, &error));
    assert_int_equal(count_readings(&force), 0);
    assert_true(reading_begin(force.session, &invitation_type, &force.invitation, &error));
    assert_int_equal(count_readings(&force), 1);
    assert_true(reading_begin(force.session, &invitation_type, NULL, &error));
    assert_int_equal(count_readings(&force), 2);
    give_role(&force, "");
    assert_true(reading_begin(force.session, &invitation_type, NULL, &error));
    assert_int_equal(count_readings(&force), 2);
    assert_int_equal(count_seen(&force, true), 1); /* the open day's */
    force_close(&force);
}

/* --- where else it could be said --- */

static bool
says(const struct text *words, const char *name)
{
    return strstr(text_string(words), name) != NULL;
}

static void
assert_not_in_log(struct force *force)
{
    struct change_list list = {.items = NULL};
    struct error error = {.text = ""};
    assert_true(session_history(force->session, NULL, NULL, 0, 1000, &list, &error));
    for (size_t i = 0; i < list.count; i++) {
        if (list.items[i].type == &invitation_type)
            assert_int_equal(list.items[i].field_count, 0);
    }
    change_list_clear(&list);
}

static void
assert_not_in_timeline(struct force *force, const struct record_type *type, const struct id *id)
{
    struct timeline timeline;
    struct error error = {.text = ""};
    const struct record *event;
    timeline_init(&timeline, force->session, type, id);
    do {
        assert_true(timeline_next(&timeline, &event, &error));
        assert_true(!event || event->type != &invitation_type);
    } while (event);
    timeline_clear(&timeline);
}

static void
guests_stand_nowhere_else(void **state)
{
    (void)state;
    struct force force;
    struct error error = {.text = ""};
    struct text words = TEXT_EMPTY;
    struct booking_list bookings = {.items = NULL};
    force_open(&force);
    session_title(force.session, &invitation_type, &force.invitation, &words);
    session_own_title(force.session, &invitation_type, &force.invitation, &words);
    assert_true(says(&words, "Coffee morning"));
    assert_false(says(&words, "Reid"));
    assert_not_in_log(&force);
    assert_not_in_timeline(&force, &staff_type, &force.reid);
    assert_not_in_timeline(&force, &event_type, &force.event);
    assert_true(bookings_read(force.session, 0, INT64_MAX, &bookings, &error));
    assert_int_equal(bookings.count, 1);
    assert_int_equal(bookings.items[0].people_count, 0);
    booking_list_clear(&bookings);
    text_reset(&words);
    struct record *event = session_get(force.session, &event_type, &force.event, &error);
    assert_true(event_calendar_append_name(force.session, event, &words, &error));
    assert_string_equal(text_string(&words), "Network event");
    record_free(event);
    text_clear(&words);
    force_close(&force);
}

/* --- what is refused --- */

static void
must_refuse_event(struct force *force, struct given more, const char *why)
{
    struct error error = {.text = ""};
    struct id id = try_add(force->session, &event_type,
                           (struct given[]){{EVENT_NAME, "Walk"},
                                            {EVENT_KIND, "network"},
                                            {EVENT_STARTS, "2026-12-03T18:00:00Z"},
                                            {EVENT_NETWORK, force->network},
                                            {EVENT_BASIS, "A-14"},
                                            more},
                           6, &error);
    if (!id_is_zero(&id) || !strstr(error.text, why))
        fail_msg("'%s' is not in '%s'", why, error.text);
}

static void
its_events_have_rules(void **state)
{
    (void)state;
    struct force force;
    struct error error = {.text = ""};
    char candidate[ID_TEXT_SIZE];
    force_open(&force);
    must_refuse_event(&force, (struct given){EVENT_AUDIENCE, AUDIENCE_TARGETED},
                      "open to every colleague");
    struct id ada = fixture_candidate(force.session, "Ada Obi", "07700 900123");
    id_to_text(&ada, candidate);
    struct id id = try_add(
        force.session, &invitation_type,
        (struct given[]){{INVITATION_EVENT, force.event_text}, {INVITATION_CANDIDATE, candidate}},
        2, &error);
    assert_true(id_is_zero(&id));
    assert_non_null(strstr(error.text, "is an event of a network, for colleagues"));
    struct record *event = session_get(force.session, &event_type, &force.event, &error);
    record_set(event, EVENT_NETWORK, NULL);
    struct call call = {.type = &event_type, .record = event};
    assert_false(session_do(force.session, command_edit, &call, &error));
    assert_non_null(strstr(error.text, "Network stays as it is once somebody was invited"));
    outcome_clear(&call.outcome);
    record_free(event);
    give_role(&force, "");
    must_refuse_event(&force, (struct given){0, NULL}, "networks.members");
    force_close(&force);
}

/* P42: a membership leads to what the network itself holds, and to nothing else. */
static void
members_are_invited_to_their_own(void **state)
{
    (void)state;
    struct force force;
    struct error error = {.text = ""};
    char cole[ID_TEXT_SIZE], fair[ID_TEXT_SIZE];
    force_open(&force);
    add_staff(force.session, "D. Cole", cole);
    add_event(&force, "Careers fair", NULL, fair);
    struct id member = must_add(
        force.session, &membership_type,
        (struct given[]){{MEMBERSHIP_NETWORK, force.network}, {MEMBERSHIP_STAFF, cole}}, 2);
    const char *args[INVITE_ARG_COUNT] = {[INVITE_EVENT] = fair};
    const struct command *invite = &invitation_commands.rows[0];
    struct call call = {.type = &membership_type, .id = member, .args = args};
    assert_string_equal(invite->name, "invite");
    assert_false(session_do(force.session, invite, &call, &error));
    assert_non_null(strstr(error.text, "is no event of the network"));
    args[INVITE_EVENT] = force.event_text;
    assert_true(session_do(force.session, invite, &call, &error));
    outcome_clear(&call.outcome);
    assert_int_equal(count_seen(&force, true), 2);
    force_close(&force);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(guests_are_seen_by_permission),    cmocka_unit_test(looks_are_noted),
        cmocka_unit_test(guests_stand_nowhere_else),        cmocka_unit_test(its_events_have_rules),
        cmocka_unit_test(members_are_invited_to_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
