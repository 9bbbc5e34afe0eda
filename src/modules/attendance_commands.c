/* attendance_commands.c - the roll of a meeting: who has a seat, who took it. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "modules/attendance.h"
#include "modules/meeting.h"
#include "modules/network_board.h"
#include "modules/office.h"
#include "modules/record_step.h"
#include "modules/registry.h"
#include "record/record.h"

/* --- the roll --- */

struct roll {
    struct session *session;
    const struct record *meeting;
    struct record_list seats; /* as they were before */
    struct date day;
    size_t added;
};

static bool
is_on_it(const struct roll *roll, size_t field, const char *value)
{
    for (size_t i = 0; i < roll->seats.count; i++) {
        if (string_equal(record_get(roll->seats.items[i], field), value))
            return true;
    }
    return false;
}

/* Takes the seat. */
static bool
keep(struct roll *roll, struct record *seat, struct error *error)
{
    record_set(seat, ATTENDANCE_MEETING, record_get(roll->meeting, RECORD_ID));
    record_set(seat, ATTENDANCE_STATE, ATTENDANCE_EXPECTED);
    bool done = session_add(roll->session, seat, error);
    roll->added += done;
    if (done)
        record_list_add(&roll->seats, seat);
    else
        record_free(seat);
    return done;
}

static bool
add_colleague(struct roll *roll, const char *staff, const char *seat, const char *network,
              struct error *error)
{
    if (!staff || is_on_it(roll, ATTENDANCE_STAFF, staff))
        return true;
    struct record *record = session_prepare(roll->session, &attendance_type);
    record_set(record, ATTENDANCE_STAFF, staff);
    record_set(record, ATTENDANCE_SEAT, seat);
    record_set(record, ATTENDANCE_NETWORK, network);
    return keep(roll, record, error);
}

/* Who speaks for a network on the day: its representative, else the deputy. */
static bool
add_network(struct roll *roll, const struct record *network, struct error *error)
{
    static const struct {
        const char *office, *seat;
    } speakers[] = {{OFFICE_REPRESENTATIVE, "Representative"},
                    {OFFICE_DEPUTY_REPRESENTATIVE, "Deputy representative"}};
    bool found = false, done = true;
    for (size_t i = 0; i < 2 && done && !found; i++) {
        struct record *holder;
        done =
            office_find(roll->session, &network->id, speakers[i].office, roll->day, &holder, error);
        found = done && holder;
        if (found)
            done = add_colleague(roll, record_get(holder, OFFICE_STAFF), speakers[i].seat,
                                 record_get(network, RECORD_ID), error);
        record_free(holder);
    }
    return done;
}

/* A seat for each line. */
static bool
add_lines(struct roll *roll, const char *lines, const char *seat, struct error *error)
{
    bool done = true;
    for (const char *at = lines ? lines : ""; *at != '\0' && done;) {
        size_t length = strcspn(at, "\n");
        char *name = must_strndup(at, length);
        if (length > 0 && !is_on_it(roll, ATTENDANCE_NAME, name)) {
            struct record *record = session_prepare(roll->session, &attendance_type);
            record_set(record, ATTENDANCE_NAME, name);
            record_set(record, ATTENDANCE_SEAT, seat);
            done = keep(roll, record, error);
        }
        free(name);
        at += length;
        at += *at == '\n';
    }
    return done;
}

static bool
add_seats(struct roll *roll, const struct record *board, struct error *error)
{
    struct record_list networks = {.count = 0};
    bool done = add_colleague(roll, record_get(board, NETWORK_BOARD_CHAIR), "Chair", NULL, error) &&
                network_board_networks(roll->session, &board->id, &networks, error);
    for (size_t i = 0; i < networks.count && done; i++)
        done = add_network(roll, networks.items[i], error);
    record_list_clear(&networks);
    return done &&
           add_lines(roll, record_get(board, NETWORK_BOARD_DEPARTMENTS), "Department", error) &&
           add_lines(roll, record_get(board, NETWORK_BOARD_ADVISERS), "Adviser", error);
}

/* Lays down a seat for each who has one and none here: the chair, who represents a network on the
 * day, the departments and the advisers. *added is how many. */
static bool
attendance_roll(struct session *session, const struct record *meeting, size_t *added,
                struct error *error)
{
    struct roll roll = {.session = session, .meeting = meeting};
    struct record *board = session_linked(session, meeting, MEETING_BOARD);
    *added = 0;
    if (!board || !record_day(meeting, MEETING_DAY, &roll.day)) {
        record_free(board);
        return error_set(error, ERROR_CONFLICT, "This meeting has no board or day; enter it first");
    }
    bool done = network_board_read(session, &attendance_type, ATTENDANCE_MEETING, &meeting->id,
                                   &roll.seats, error) &&
                add_seats(&roll, board, error);
    *added = roll.added;
    record_list_clear(&roll.seats);
    record_free(board);
    return done;
}

static bool
run_roll(struct call *call, struct error *error)
{
    size_t added = 0;
    struct record *meeting = record_step_fetch(call, &meeting_type, error);
    if (!meeting)
        return false;
    bool done = attendance_roll(call->session, meeting, &added, error);
    if (done) {
        record_step_say(call, added > 0 ? "On the roll: " : "On the roll already: ", meeting);
        text_append_format(&call->outcome.message, "; %zu %s added", added,
                           added == 1 ? "seat" : "seats");
    }
    call->outcome.unchanged = done && added == 0;
    record_free(meeting);
    return done;
}

static bool
run_seats(struct call *call, struct error *error)
{
    char id[ID_TEXT_SIZE];
    (void)error;
    id_to_text(&call->id, id);
    text_append_format(&call->outcome.filter, "meeting:%s", id);
    call->outcome.open = OPEN_LIST;
    call->outcome.type = &attendance_type;
    return true;
}

/* --- who took it --- */

static bool
note(struct call *call, const char *state, const char *words, struct error *error)
{
    bool changed;
    struct record *seat = record_step_fetch(call, &attendance_type, error);
    if (!seat)
        return false;
    record_set(seat, ATTENDANCE_STATE, state);
    bool done = session_edit(call->session, seat, &changed, error);
    if (done) {
        text_append(&call->outcome.message, words);
        attendance_append_person(call->session, seat, &call->outcome.message);
        call->outcome.type = seat->type;
        call->outcome.id = seat->id;
        call->outcome.unchanged = !changed;
    }
    record_free(seat);
    return done || record_step_blame(error, NULL, 0);
}

static bool
run_present(struct call *call, struct error *error)
{
    return note(call, ATTENDANCE_PRESENT, "Present: ", error);
}

static bool
run_send_apologies(struct call *call, struct error *error)
{
    return note(call, ATTENDANCE_APOLOGIES, "Apologies: ", error);
}

static bool
run_absent(struct call *call, struct error *error)
{
    return note(call, ATTENDANCE_ABSENT, "Absent: ", error);
}

bool
attendance_settle(struct session *session, const struct id *meeting, size_t *absent,
                  struct error *error)
{
    struct record_list list = {.count = 0};
    bool done =
        network_board_read(session, &attendance_type, ATTENDANCE_MEETING, meeting, &list, error);
    *absent = 0;
    for (size_t i = 0; i < list.count && done; i++) {
        if (!string_equal(record_get(list.items[i], ATTENDANCE_STATE), ATTENDANCE_EXPECTED))
            continue;
        struct record *seat = session_get(session, &attendance_type, &list.items[i]->id, error);
        done = seat != NULL;
        if (done)
            record_set(seat, ATTENDANCE_STATE, ATTENDANCE_ABSENT);
        done = done && session_edit(session, seat, NULL, error);
        *absent += done;
        record_free(seat);
    }
    record_list_clear(&list);
    return done;
}

static bool
run_attend(struct call *call, struct error *error)
{
    return command_add->run(call, error);
}

/* --- rows --- */

#define PLACE_STEPS (PLACE_LIST | PLACE_DETAIL | PLACE_CLI)
#define STEP (COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID)

static const struct command rows[] = {
    {
        .name = "roll",
        .summary = "Call the roll of a meeting",
        .help = "Lays down a seat for each who has one: the chair, who represents a network on the "
                "day, the departments and the advisers. Again, it adds who is new.",
        .where = PLACE_STEPS,
        .only = &meeting_type,
        .flags = STEP,
        .run = run_roll,
    },
    {
        .name = "seats",
        .summary = "Show who has a seat at a meeting",
        .where = PLACE_LIST | PLACE_DETAIL,
        .only = &meeting_type,
        .flags = COMMAND_TAKES_ID,
        .run = run_seats,
    },
    {
        .name = "attend",
        .summary = "Note somebody at a meeting",
        .help = "Who has no seat on the roll: somebody from outside, or who came for another.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .type = &attendance_type,
        .only = &meeting_type,
        .flags = COMMAND_WRITES | COMMAND_TAKES_RECORD,
        .run = run_attend,
    },
    {
        .name = "present",
        .summary = "Note an attendance as present",
        .where = PLACE_STEPS,
        .only = &attendance_type,
        .flags = STEP | COMMAND_MANY | COMMAND_HINT,
        .run = run_present,
    },
    {
        .name = "send-apologies",
        .summary = "Note apologies for an attendance",
        .where = PLACE_STEPS,
        .only = &attendance_type,
        .flags = STEP | COMMAND_MANY,
        .run = run_send_apologies,
    },
    {
        .name = "absent",
        .summary = "Note an attendance as absent",
        .help = "Minute does it for all who are expected still.",
        .where = PLACE_STEPS,
        .only = &attendance_type,
        .flags = STEP | COMMAND_MANY,
        .run = run_absent,
    },
};

const struct command_table attendance_commands = {rows, sizeof rows / sizeof rows[0]};
