/* report_load.c - which buddies and mentors have room, by station and role (T48). */
#include "cli/reports.h"

#include "exchange/csv.h"
#include "exchange/json_text.h"
#include "modules/room.h"

static void
append_row_json(const struct room_row *row, struct text *out)
{
    text_append(out, "{");
    json_text_append_member(out, "name", row->name);
    text_append_format(out, ", \"places\": %zu, \"taken\": %zu, \"free\": %zu, ", row->places,
                       row->taken, row->free);
    json_text_append_member(out, "note", string_is_empty(row->note) ? NULL : row->note);
    text_append(out, "}");
}

static void
append_group_json(const struct room *room, size_t first, size_t count, struct text *out)
{
    const struct room_row *row = &room->rows[first];
    struct room_row sum = room_sum(room, first, count);
    text_append(out, "{");
    json_text_append_member(out, "station", string_is_empty(row->station) ? NULL : row->station);
    text_append(out, ", ");
    json_text_append_member(out, "role", string_is_empty(row->role) ? NULL : row->role);
    text_append_format(out, ", \"places\": %zu, \"taken\": %zu, \"free\": %zu, \"buddies\": [",
                       sum.places, sum.taken, sum.free);
    for (size_t i = first; i < first + count; i++) {
        text_append(out, i > first ? ",\n" : "\n");
        append_row_json(&room->rows[i], out);
    }
    text_append(out, "]}");
}

static void
append_json(const struct room *room, struct text *out)
{
    struct room_row all = room_sum(room, 0, room->count);
    text_append_format(out, "{\"places\": %zu, \"taken\": %zu, \"free\": %zu, \"groups\": [\n",
                       all.places, all.taken, all.free);
    for (size_t first = 0, count; first < room->count; first += count) {
        count = room_group(room, first);
        text_append(out, first > 0 ? ",\n" : "");
        append_group_json(room, first, count, out);
    }
    text_append(out, "\n]}\n");
}

static void
append_csv(const struct room *room, struct text *out)
{
    text_append(out, "Station,Role,Buddy or mentor,Places,Taken,Free,Note\r\n");
    for (size_t i = 0; i < room->count; i++) {
        const struct room_row *row = &room->rows[i];
        const char *words[] = {row->station, row->role, row->name};
        for (size_t j = 0; j < 3; j++) {
            csv_write_cell(out, words[j], ',');
            text_append_char(out, ',');
        }
        text_append_format(out, "%zu,%zu,%zu,", row->places, row->taken, row->free);
        csv_write_cell(out, row->note, ',');
        text_append(out, "\r\n");
    }
}

bool
report_load(struct session *session, const struct report_request *request, enum report_form form,
            struct text *out, struct error *error)
{
    struct room room;
    (void)request;
    bool done = room_read(session, &room, error);
    if (done && form == REPORT_AS_JSON)
        append_json(&room, out);
    else if (done)
        append_csv(&room, out);
    room_clear(&room);
    return done;
}
