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

/* --- in words --- */

static void
append_sum(const struct room_row *sum, struct text *out)
{
    text_append_format(out, ": %zu %s, %zu taken, %zu free\n", sum->places,
                       sum->places == 1 ? "place" : "places", sum->taken, sum->free);
}

/* "Stafford, Response", "Stafford", "No station". */
static void
append_where(const struct room_row *row, struct text *out)
{
    text_append(out, string_is_empty(row->station) ? "No station" : row->station);
    if (!string_is_empty(row->role))
        text_append_format(out, ", %s", row->role);
}

static void
append_row(const struct room_row *row, struct text *out)
{
    text_append_format(out, "  %s: %zu of %zu taken", row->name, row->taken, row->places);
    if (row->free > 0)
        text_append_format(out, ", room for %zu", row->free);
    if (!string_is_empty(row->note))
        text_append_format(out, ", %s", row->note);
    text_append_char(out, '\n');
}

void
room_append_lines(const struct room *room, struct text *out)
{
    if (room->count == 0) {
        text_append(out, "Nobody is a buddy or mentor yet\n");
        return;
    }
    for (size_t first = 0, count; first < room->count; first += count) {
        count = room_group(room, first);
        struct room_row sum = room_sum(room, first, count);
        append_where(&room->rows[first], out);
        append_sum(&sum, out);
        for (size_t i = first; i < first + count; i++)
            append_row(&room->rows[i], out);
    }
    struct room_row all = room_sum(room, 0, room->count);
    text_append(out, "All");
    append_sum(&all, out);
}
