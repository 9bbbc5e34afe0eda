/* network_board.c - boards: the fields, the networks of one, when it is to meet. */
#include "modules/network_board.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/memory.h"
#include "base/text.h"
#include "config/settings.h"
#include "modules/meeting.h"
#include "modules/network.h"
#include "modules/staff.h"
#include "record/filter.h"

#define ACTIVE_YES "yes"

static void
board_prepare(struct record *record, const struct field_context *context)
{
    (void)context;
    record_set(record, NETWORK_BOARD_ACTIVE, ACTIVE_YES);
}

bool
network_board_read(struct session *session, const struct record_type *type, size_t field,
                   const struct id *id, struct record_list *list, struct error *error)
{
    struct query query = query_default(type);
    query.link_field = field;
    query.link_id = *id;
    return session_read(session, &query, QUERY_FIRST, NULL, BOARD_RECORDS_MOST, list, error);
}

bool
network_board_networks(struct session *session, const struct id *board,
                       struct record_list *networks, struct error *error)
{
    struct record_list all = {.count = 0};
    bool done = network_board_read(session, &network_type, NETWORK_BOARD, board, &all, error);
    for (size_t i = 0; i < all.count; i++) {
        if (string_equal(record_get(all.items[i], NETWORK_ACTIVE), ACTIVE_YES))
            record_list_add(networks, record_copy(all.items[i]));
    }
    record_list_clear(&all);
    return done;
}

/* --- when it is to meet --- */

/* The newest that was held; false for none. */
static bool
last_held(struct session *session, const struct record *board, struct date *held)
{
    struct error ignored;
    struct record_list meetings = {.count = 0};
    bool found = false;
    network_board_read(session, &meeting_type, MEETING_BOARD, &board->id, &meetings, &ignored);
    for (size_t i = 0; i < meetings.count && !found; i++)
        found = string_equal(record_get(meetings.items[i], MEETING_STATE), MEETING_HELD_STATE) &&
                record_day(meetings.items[i], MEETING_DAY, held);
    record_list_clear(&meetings);
    return found;
}

/* ", last met 3 March 2026, next due 3 June 2026, overdue". */
static void
append_next(struct session *session, const struct record *board, struct text *out)
{
    const struct field_context *context = session_context(session);
    const char *months = field_list_cell(context, "board-cadences",
                                         record_get(board, NETWORK_BOARD_CADENCE), CADENCE_MONTHS);
    struct date held, next;
    struct error ignored;
    char day[DATE_TEXT_SIZE];
    if (!last_held(session, board, &held)) {
        text_append(out, ", has not met yet");
        return;
    }
    date_show(held, day);
    text_append_format(out, ", last met %s", day);
    if (!months)
        return;
    char *span = must_format("+%sm", months);
    if (date_parse(span, "", held, DATE_COMING, &next, &ignored)) {
        date_show(next, day);
        text_append_format(out, ", next due %s%s", day,
                           date_to_days(next) < date_to_days(context->today) ? ", overdue" : "");
    }
    free(span);
}

static bool
board_show(struct session *session, const struct record *record, size_t field, bool brief,
           struct text *out)
{
    if (field != NETWORK_BOARD_CADENCE || brief)
        return false;
    field_show(&record->type->fields[field], record_get(record, field), session_context(session),
               out);
    append_next(session, record, out);
    return true;
}

/* --- tables --- */

static const struct choice yes_or_no[] = {
    {ACTIVE_YES, "Yes", false},
    {"no", "No", false},
};
static const struct choice_list yes_or_no_list = {yes_or_no, 2};

static const struct field fields[NETWORK_BOARD_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [NETWORK_BOARD_NAME] =
        {
            .name = "name",
            .label = "Name",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_SEARCHED | FIELD_OWN,
            .number = 1,
            .list_width = 30,
            .purpose = "to tell one board from another",
            .help = "As the force calls it",
        },
    [NETWORK_BOARD_PURPOSE] =
        {
            .name = "purpose",
            .label = "Purpose",
            .kind = FIELD_NOTES,
            .flags = FIELD_SEARCHED,
            .number = 2,
            .purpose = "to tell people what it decides",
            .help = "As its terms of reference say",
        },
    [NETWORK_BOARD_CADENCE] =
        {
            .name = "cadence",
            .label = "Meets",
            .kind = FIELD_CHOICE,
            .flags = FIELD_KEYED,
            .number = 3,
            .list_width = 16,
            .purpose = "to see when a meeting is overdue",
            .help = "How often it meets",
            .list = "board-cadences",
        },
    [NETWORK_BOARD_CHAIR] =
        {
            .name = "chair",
            .label = "Chair",
            .kind = FIELD_LINK,
            .number = 4,
            .list_width = 22,
            .purpose = "to know who is answerable for its decisions",
            .help = "The colleague who chairs it",
            .target = &staff_type,
        },
    [NETWORK_BOARD_OWNER] =
        {
            .name = "owner",
            .label = "Owner",
            .kind = FIELD_TEXT,
            .flags = FIELD_KEYED | FIELD_OFFICER,
            .number = 5,
            .purpose = "to know who prepares its meetings",
            .help = "The officer in the team who prepares its meetings",
        },
    [NETWORK_BOARD_DEPARTMENTS] =
        {
            .name = "departments",
            .label = "Departments",
            .kind = FIELD_NOTES,
            .flags = FIELD_SEARCHED,
            .number = 6,
            .purpose = "to know who sits on it beside the networks",
            .help = "A line for each department, with who speaks for it",
        },
    [NETWORK_BOARD_ADVISERS] =
        {
            .name = "advisers",
            .label = "External advisers",
            .kind = FIELD_NOTES,
            .flags = FIELD_SEARCHED,
            .number = 7,
            .purpose = "to know who advises it from outside",
            .help = "A line for each, such as the independent advisory group",
        },
    [NETWORK_BOARD_ACTIVE] =
        {
            .name = "active",
            .label = "Active",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED,
            .number = 8,
            .list_width = 6,
            .purpose = "to leave out what has ended",
            .help = "No for one that meets no more",
            .choices = &yes_or_no_list,
        },
    [NETWORK_BOARD_QUORUM] =
        {
            .name = "quorum",
            .label = "Quorum",
            .kind = FIELD_NUMBER,
            .number = 9,
            .purpose = "to say whether a meeting could decide",
            .help = "How many must be present; empty where the terms of reference name no number",
        },
};

const struct record_type network_board_type = {
    .name = "board",
    .label = "Board",
    .plural_label = "Boards",
    .table = "boards",
    .number = 23,
    .fields = fields,
    .field_count = NETWORK_BOARD_FIELD_COUNT,
    .title_field = NETWORK_BOARD_NAME,
    .sort_field = NETWORK_BOARD_NAME,
    .prepare = board_prepare,
    .show = board_show,
};
