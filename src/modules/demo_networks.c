/* demo_networks.c - invents who is in the networks, who holds an office, and what the board does.
 */
#include "demo_networks.h"

#include <string.h>

#include "base/id.h"
#include "base/memory.h"
#include "base/random.h"
#include "base/text.h"
#include "config/config.h"
#include "demo_record.h"
#include "modules/action.h"
#include "modules/attendance.h"
#include "modules/issue.h"
#include "modules/meeting.h"
#include "modules/membership.h"
#include "modules/network.h"
#include "modules/network_board.h"
#include "modules/office.h"
#include "modules/permission.h"
#include "modules/staff.h"
#include "record/record.h"

#define STREAM UINT64_C(0x7A3C91E45B60D28F)
#define COLLEAGUES 400
#define BOARD_NETWORKS 8 /* of these the board hears */
#define CHAIR "Chair"
#define COUNT(array) (sizeof(array) / sizeof(array)[0])

struct demo_networks {
    struct session *session;
    struct random random;
    struct id_source ids;
    struct date today;
    const char *owner;
    struct record_list staff;
    char networks[BOARD_NETWORKS][ID_TEXT_SIZE];
    size_t network_count;
    char board[ID_TEXT_SIZE];
};

static const struct {
    const char *subject, *detail, *decision, *measure, *before, *after;
} issues[] = {
    {"Boots in more sizes", "Stores has three sizes for narrow feet.", "Stores stocks six sizes",
     "Sizes in stock", "3 in March", "6 in September"},
    {"Quiet rooms at stations", "Only two stations have a room to rest or reflect.",
     "Each station names a room by spring", NULL, NULL, NULL},
    {"Shift changes at short notice", "Members hear of changes a day before.", NULL, NULL, NULL,
     NULL},
    {"Buddies for new starters", "New starters ask for somebody to turn to in the first month.",
     NULL, NULL, NULL, NULL},
};

static size_t
draw(struct demo_networks *demo, size_t below)
{
    return random_below(&demo->random, (uint32_t)below);
}

static struct record *
start(struct demo_networks *demo, const struct record_type *type, int64_t days_ago)
{
    struct date created = date_add_days(demo->today, -days_ago);
    return demo_record_start(demo->session, &demo->ids, type, demo_noon(created));
}

static void
set_day(struct demo_networks *demo, struct record *record, size_t field, int64_t days)
{
    record_set_day(record, field, date_add_days(demo->today, days));
}

/* --- people --- */

static bool
add_office(struct demo_networks *demo, const char *network, const char *office, int64_t days_left,
           struct error *error)
{
    struct record *record = start(demo, &office_type, 365 - days_left);
    const struct record *holder = demo->staff.items[draw(demo, demo->staff.count)];
    record_set(record, OFFICE_NETWORK, network);
    record_set(record, OFFICE_OFFICE, office);
    record_set(record, OFFICE_STAFF, record_get(holder, RECORD_ID));
    set_day(demo, record, OFFICE_STARTED, days_left - 365);
    set_day(demo, record, OFFICE_UNTIL, days_left);
    return demo_record_store(demo->session, record, error);
}

/* Some colleagues of those there are; half of them agreed to be listed. */
static bool
add_members(struct demo_networks *demo, const char *network, struct error *error)
{
    struct error ignored;
    bool done = true;
    if (!permission_networks(demo->session, &ignored))
        return true; /* people were invented into a database that is no demo */
    for (size_t i = draw(demo, 3); i < demo->staff.count && done; i += 1 + draw(demo, 4)) {
        int64_t days = 20 + (int64_t)draw(demo, 500);
        struct record *record = start(demo, &membership_type, days);
        record_set(record, MEMBERSHIP_NETWORK, network);
        record_set(record, MEMBERSHIP_STAFF, record_get(demo->staff.items[i], RECORD_ID));
        record_set(record, MEMBERSHIP_KIND, draw(demo, 3) == 0 ? "ally" : "member");
        record_set(record, MEMBERSHIP_LISTED, draw(demo, 2) == 0 ? "yes" : "no");
        set_day(demo, record, MEMBERSHIP_JOINED, -days);
        done = demo_record_store(demo->session, record, error);
    }
    return done;
}

/* Terms that end in ten days, in six weeks, in the spring; one is over, one office vacant. */
static bool
add_offices(struct demo_networks *demo, const char *network, size_t number, struct error *error)
{
    static const int64_t left[] = {120, 10, 200, 45, -12, 150};
    return add_office(demo, network, OFFICE_CHAIR, left[number % COUNT(left)], error) &&
           (number % 5 == 3 || add_office(demo, network, OFFICE_REPRESENTATIVE,
                                          200 + (int64_t)draw(demo, 100), error)) &&
           (number % 2 == 1 || add_office(demo, network, OFFICE_DEPUTY_REPRESENTATIVE,
                                          200 + (int64_t)draw(demo, 100), error));
}

static bool
add_network(struct demo_networks *demo, const char *name, const char *kind, struct error *error)
{
    struct record *record = start(demo, &network_type, 700);
    char id[ID_TEXT_SIZE];
    id_to_text(&record->id, id);
    record_set(record, NETWORK_NAME, name);
    record_set(record, NETWORK_KIND, kind);
    record_set(record, NETWORK_OWNER, demo->owner);
    set_day(demo, record, NETWORK_FOUNDED, -700 - (int64_t)draw(demo, 3000));
    if (!network_has_people(record)) {
        record_set(record, NETWORK_LEVEL, "Committed");
        set_day(demo, record, NETWORK_RENEWAL, 30 + (int64_t)draw(demo, 400));
        return demo_record_store(demo->session, record, error);
    }
    set_day(demo, record, NETWORK_REVIEW, 30 + (int64_t)draw(demo, 400));
    bool governed = network_is_governed(record) && demo->network_count < BOARD_NETWORKS;
    if (governed)
        record_set(record, NETWORK_BOARD, demo->board);
    bool done = demo_record_store(demo->session, record, error) && add_members(demo, id, error);
    if (!governed || !done)
        return done;
    memcpy(demo->networks[demo->network_count], id, sizeof id);
    return add_offices(demo, id, demo->network_count++, error);
}

/* --- the board --- */

static bool
add_board(struct demo_networks *demo, struct error *error)
{
    struct record *record = start(demo, &network_board_type, 800);
    id_to_text(&record->id, demo->board);
    record_set(record, NETWORK_BOARD_NAME, "Diversity and Inclusion Board");
    const struct choice_list *cadences =
        config_list(session_config(demo->session), SETTING_CADENCES);
    record_set(record, NETWORK_BOARD_CADENCE, cadences->items[cadences->count / 2].code);
    record_set(record, NETWORK_BOARD_OWNER, demo->owner);
    record_set(record, NETWORK_BOARD_CHAIR, record_get(demo->staff.items[0], RECORD_ID));
    record_set(record, NETWORK_BOARD_DEPARTMENTS, "People Services\nEstates\nStores");
    record_set(record, NETWORK_BOARD_ADVISERS, "Independent advisory group");
    record_set(record, NETWORK_BOARD_QUORUM, "4");
    return demo_record_store(demo->session, record, error);
}

static bool
add_meeting(struct demo_networks *demo, int64_t days, char id[ID_TEXT_SIZE], struct error *error)
{
    struct record *record = start(demo, &meeting_type, days < 0 ? 30 - days : 30);
    id_to_text(&record->id, id);
    record_set(record, MEETING_BOARD, demo->board);
    record_set(record, MEETING_PLACE, "Conference room, and by video");
    set_day(demo, record, MEETING_DAY, days);
    return demo_record_store(demo->session, record, error);
}

/* One in five sends apologies, and one in ten does not come. */
static bool
add_seat(struct demo_networks *demo, const struct record *meeting, size_t field, const char *who,
         const char *capacity, const char *network, struct error *error)
{
    size_t drawn = draw(demo, 10);
    struct record *seat = start(demo, &attendance_type, 0);
    record_set(seat, ATTENDANCE_MEETING, record_get(meeting, RECORD_ID));
    record_set(seat, field, who);
    record_set(seat, ATTENDANCE_SEAT, capacity);
    record_set(seat, ATTENDANCE_NETWORK, network);
    record_set(seat, ATTENDANCE_STATE,
               string_equal(capacity, CHAIR) || drawn > 2 ? ATTENDANCE_PRESENT
               : drawn < 2                                ? ATTENDANCE_APOLOGIES
                                                          : ATTENDANCE_ABSENT);
    return demo_record_store(demo->session, seat, error);
}

static bool
has_seat(struct demo_networks *demo, const struct record *meeting, const char *staff)
{
    struct error ignored;
    struct record_list seats = {.count = 0};
    bool found = false;
    network_board_read(demo->session, &attendance_type, ATTENDANCE_MEETING, &meeting->id, &seats,
                       &ignored);
    for (size_t i = 0; i < seats.count; i++)
        found = found || string_equal(record_get(seats.items[i], ATTENDANCE_STAFF), staff);
    record_list_clear(&seats);
    return found;
}

/* Who represents a network on the day; for two networks on one seat. */
static bool
add_representative(struct demo_networks *demo, const struct record *meeting, const char *network,
                   struct error *error)
{
    struct id id;
    struct date day;
    struct record *holder = NULL;
    bool done = !id_from_text(network, &id) || !record_day(meeting, MEETING_DAY, &day) ||
                office_find(demo->session, &id, OFFICE_REPRESENTATIVE, day, &holder, error);
    if (done && holder && !has_seat(demo, meeting, record_get(holder, OFFICE_STAFF)))
        done = add_seat(demo, meeting, ATTENDANCE_STAFF, record_get(holder, OFFICE_STAFF),
                        "Representative", network, error);
    record_free(holder);
    return done;
}

static bool
add_attendance(struct demo_networks *demo, const struct record *meeting, struct error *error)
{
    bool done =
        add_seat(demo, meeting, ATTENDANCE_NAME, "Deputy Chief Officer", CHAIR, NULL, error) &&
        add_seat(demo, meeting, ATTENDANCE_NAME, "Estates", "Department", NULL, error) &&
        add_seat(demo, meeting, ATTENDANCE_NAME, "Independent advisory group", "Adviser", NULL,
                 error);
    for (size_t i = 0; i < demo->network_count && done; i++)
        done = add_representative(demo, meeting, demo->networks[i], error);
    return done;
}

static bool
hold_meeting(struct demo_networks *demo, const char *id, struct error *error)
{
    struct id meeting;
    if (!id_from_text(id, &meeting))
        return true;
    struct record *record = session_get(demo->session, &meeting_type, &meeting, error);
    if (!record)
        return false;
    record_set(record, MEETING_STATE, MEETING_HELD_STATE);
    record_set(record, MEETING_MINUTES, "Each network spoke for five minutes.");
    bool done =
        add_attendance(demo, record, error) && session_edit(demo->session, record, NULL, error);
    record_free(record);
    return done;
}

static bool
add_issue(struct demo_networks *demo, size_t number, const char *meeting, int64_t decided,
          char id[ID_TEXT_SIZE], struct error *error)
{
    struct record *record = start(demo, &issue_type, 200);
    id_to_text(&record->id, id);
    record_set(record, ISSUE_NETWORK, demo->networks[number % demo->network_count]);
    record_set(record, ISSUE_BOARD, demo->board);
    record_set(record, ISSUE_SUBJECT, issues[number].subject);
    record_set(record, ISSUE_DETAIL, issues[number].detail);
    record_set(record, ISSUE_MEETING, meeting);
    set_day(demo, record, ISSUE_RAISED, number < 2 ? -200 : -40);
    if (issues[number].decision) {
        record_set(record, ISSUE_STATE, ISSUE_IS_DECIDED);
        record_set(record, ISSUE_DECISION, issues[number].decision);
        set_day(demo, record, ISSUE_DECIDED, decided);
    }
    if (issues[number].measure) {
        record_set(record, ISSUE_STATE, ISSUE_IS_CLOSED);
        record_set(record, ISSUE_EVIDENCE, "Order book of Stores");
        record_set(record, ISSUE_MEASURE, issues[number].measure);
        record_set(record, ISSUE_BEFORE, issues[number].before);
        record_set(record, ISSUE_AFTER, issues[number].after);
        set_day(demo, record, ISSUE_CLOSED, -60);
    }
    return demo_record_store(demo->session, record, error);
}

static bool
add_action(struct demo_networks *demo, const char *issue, const char *meeting, const char *what,
           int64_t due, const char *outcome, struct error *error)
{
    struct record *record = start(demo, &action_type, 180);
    record_set(record, ACTION_BOARD, demo->board);
    record_set(record, ACTION_ISSUE, issue);
    record_set(record, ACTION_MEETING, meeting);
    record_set(record, ACTION_WHAT, what);
    record_set(record, ACTION_OWNER, demo->owner);
    set_day(demo, record, ACTION_DUE, due);
    if (outcome) {
        record_set(record, ACTION_STATE, ACTION_DONE);
        record_set(record, ACTION_OUTCOME, outcome);
        set_day(demo, record, ACTION_CLOSED, due - 3);
    }
    return demo_record_store(demo->session, record, error);
}

/* Two meetings ago an issue was settled, and another left an action that is overdue since. */
static bool
add_loop(struct demo_networks *demo, struct error *error)
{
    char first[ID_TEXT_SIZE], second[ID_TEXT_SIZE], next[ID_TEXT_SIZE], issue[ID_TEXT_SIZE];
    return add_meeting(demo, -180, first, error) && add_meeting(demo, -85, second, error) &&
           add_meeting(demo, 9, next, error) && add_issue(demo, 0, first, -180, issue, error) &&
           add_action(demo, issue, first, "Order three more sizes of boots", -70,
                      "Six sizes are in stock", error) &&
           add_issue(demo, 1, first, -180, issue, error) &&
           add_action(demo, issue, first, "Ask Estates which rooms are free", -100, NULL, error) &&
           add_issue(demo, 2, next, 0, issue, error) && add_issue(demo, 3, NULL, 0, issue, error) &&
           hold_meeting(demo, first, error) && hold_meeting(demo, second, error);
}

/* --- all of it --- */

static bool
read_staff(struct demo_networks *demo, struct error *error)
{
    struct query query = query_default(&staff_type);
    return session_read(demo->session, &query, QUERY_FIRST, NULL, COLLEAGUES, &demo->staff, error);
}

static bool
add_networks(struct demo_networks *demo, struct error *error)
{
    const struct config *config = session_config(demo->session);
    const struct choice_list *list = config_list(config, SETTING_NETWORKS);
    const char *const *cells = config_cells(config, SETTING_NETWORKS);
    bool done = true;
    for (size_t i = 0; i < list->count && done; i++, cells += NETWORK_EXAMPLE_COLUMN_COUNT) {
        if (!list->items[i].retired)
            done = add_network(demo, list->items[i].label, cells[NETWORK_EXAMPLE_KIND], error);
    }
    return done;
}

bool
demo_networks_add(struct session *session, uint64_t seed, const char *owner, struct error *error)
{
    struct demo_networks demo = {
        .session = session,
        .random = {.state = seed ^ STREAM},
        .ids = id_source_seeded(~(seed ^ STREAM)),
        .today = session_context(session)->today,
        .owner = owner,
    };
    bool done = read_staff(&demo, error) && demo.staff.count > 0 && add_board(&demo, error) &&
                add_networks(&demo, error) && (demo.network_count == 0 || add_loop(&demo, error));
    record_list_clear(&demo.staff);
    return done;
}
