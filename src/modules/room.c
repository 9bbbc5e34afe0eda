/* room.c - the places of all buddies and mentors, counted along the index on the buddy. */
#include "modules/room.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "modules/buddy.h"
#include "modules/pairing_health.h"
#include "modules/staff.h"

/* --- reading --- */

static char *
copy_of(const struct record *record, size_t field)
{
    const char *value = record ? record_get(record, field) : NULL;
    return must_strdup(value ? value : "");
}

/* Why somebody takes nobody, or too many. */
static char *
note_of(struct session *session, const struct record *buddy, bool ready)
{
    struct text note = TEXT_EMPTY, more = TEXT_EMPTY;
    health_over_capacity(session, buddy, true, &note);
    if (health_training(session, buddy, false, &more))
        text_append_format(&note, "%s%s", note.length > 0 ? ", " : "", text_string(&more));
    if (!ready && note.length == 0)
        text_append(&note, "takes nobody now");
    text_clear(&more);
    return text_take(&note);
}

struct reading {
    struct session *session;
    struct room *room;
};

static bool
add_row(void *context, const struct record *buddy, struct error *error)
{
    struct reading *reading = context;
    struct session *session = reading->session;
    struct room *room = reading->room;
    struct error ignored;
    size_t taken;
    bool ready = buddy_is_ready(session, buddy, &ignored);
    if (!buddy_load(session, &buddy->id, &taken, error))
        return false;
    if (taken == 0 && string_equal(record_get(buddy, BUDDY_ACTIVE), "no"))
        return true;
    struct record *staff = session_linked(session, buddy, BUDDY_STAFF);
    struct text name = TEXT_EMPTY;
    session_title(session, &buddy_type, &buddy->id, &name);
    room->rows = array_reserve(room->rows, &room->capacity, room->count + 1, sizeof *room->rows);
    struct room_row *row = &room->rows[room->count++];
    *row = (struct room_row){
        .station = copy_of(staff, STAFF_STATION),
        .role = copy_of(staff, STAFF_ROLE),
        .name = text_take(&name),
        .note = note_of(session, buddy, ready),
        .places = buddy_capacity(session, buddy),
        .taken = taken,
    };
    row->free = ready && row->places > taken ? row->places - taken : 0;
    record_free(staff);
    return true;
}

/* Of nowhere, or nothing in particular, goes last. */
static int
compare_words(const char *a, const char *b)
{
    if (string_is_empty(a) != string_is_empty(b))
        return string_is_empty(a) ? 1 : -1;
    return strcmp(a, b);
}

static int
compare_rows(const void *a, const void *b)
{
    const struct room_row *first = a, *second = b;
    int order = compare_words(first->station, second->station);
    order = order != 0 ? order : compare_words(first->role, second->role);
    if (order == 0 && first->free != second->free)
        order = first->free > second->free ? -1 : 1;
    return order != 0 ? order : strcmp(first->name, second->name);
}

bool
room_read(struct session *session, struct room *room, struct error *error)
{
    struct query query = query_default(&buddy_type);
    *room = (struct room){.rows = NULL};
    struct reading reading = {session, room};
    bool done = session_each(session, &query, add_row, &reading, error);
    if (room->count > 0)
        qsort(room->rows, room->count, sizeof *room->rows, compare_rows);
    return done;
}

void
room_clear(struct room *room)
{
    for (size_t i = 0; i < room->count; i++) {
        free(room->rows[i].station);
        free(room->rows[i].role);
        free(room->rows[i].name);
        free(room->rows[i].note);
    }
    free(room->rows);
    *room = (struct room){.rows = NULL};
}

size_t
room_group(const struct room *room, size_t first)
{
    size_t count = 1;
    while (first + count < room->count &&
           string_equal(room->rows[first + count].station, room->rows[first].station) &&
           string_equal(room->rows[first + count].role, room->rows[first].role))
        count++;
    return count;
}

struct room_row
room_sum(const struct room *room, size_t first, size_t count)
{
    struct room_row sum = {.places = 0};
    for (size_t i = first; i < first + count; i++) {
        sum.places += room->rows[i].places;
        sum.taken += room->rows[i].taken;
        sum.free += room->rows[i].free;
    }
    return sum;
}

/* --- as a report --- */

#define NOBODY "Nobody is a buddy or mentor yet"

static void
add_places(struct report *report, const struct room_row *row)
{
    report_figure(report, (double)row->places, 0, "");
    report_figure(report, (double)row->taken, 0, "");
    report_figure(report, (double)row->free, 0, "");
}

static void
add_groups(const struct room *room, struct report *report)
{
    static const char *const columns[] = {"Station", "Role", "Places", "Taken", "Free"};
    struct room_row all = room_sum(room, 0, room->count);
    struct text sentence = TEXT_EMPTY;
    report_begin_part(report, "Places by station and role", NOBODY, columns, 5);
    report_people(report, REPORT_THINGS, REPORT_ADDS_DOWN);
    report_chart(report, REPORT_BARS, 3, 2);
    for (size_t first = 0, count; first < room->count; first += count) {
        count = room_group(room, first);
        const struct room_row *row = &room->rows[first];
        struct room_row sum = room_sum(room, first, count);
        report_words(report, string_is_empty(row->station) ? "No station" : row->station);
        report_words(report, row->role);
        add_places(report, &sum);
    }
    if (room->count == 0)
        return;
    report_words(report, "All");
    report_words(report, "");
    add_places(report, &all);
    text_append_format(&sentence, "%zu %s, %zu taken, %zu free", all.places,
                       all.places == 1 ? "place" : "places", all.taken, all.free);
    report_sentence(report, &sentence);
}

static void
add_buddies(const struct room *room, struct report *report)
{
    static const char *const columns[] = {"Buddy or mentor", "Station", "Role", "Places",
                                          "Taken",           "Free",    "Note"};
    report_begin_part(report, "Buddies and mentors", NOBODY, columns, 7);
    for (size_t i = 0; i < room->count; i++) {
        const struct room_row *row = &room->rows[i];
        report_words(report, row->name);
        report_words(report, row->station);
        report_words(report, row->role);
        add_places(report, row);
        report_words(report, row->note);
    }
}

bool
room_report_build(struct session *session, struct report *report, struct error *error)
{
    struct room room;
    report_init(report, "Room for pairings");
    report->names_people = true;
    bool done = room_read(session, &room, error);
    if (done) {
        add_groups(&room, report);
        add_buddies(&room, report);
    }
    room_clear(&room);
    return done;
}
