/* calendar_command.c - prints what is on in a week or a month. */
#include "cli/calendar_command.h"

#include <string.h>

#include "cli/cli_call.h"
#include "exchange/json_text.h"
#include "modules/calendar.h"
#include "modules/event.h"

/* --- text --- */

static void
append_clashes(const struct calendar_entry *entry, struct text *out)
{
    for (const char *at = text_string(&entry->clash); *at != '\0';) {
        size_t length = strcspn(at, "\n");
        text_append_format(out, "    ! Clash: %.*s\n", (int)length, at);
        at += length + (at[length] == '\n' ? 1 : 0);
    }
}

/* "  10:00 to 16:00  Careers fair, ...  (event 0161ab47)": the reference is what commands take. */
static void
append_text(struct session *session, const struct calendar *calendar, struct text *out)
{
    calendar_append_title(calendar, out);
    text_append(out, ": ");
    calendar_append_count(calendar, out);
    text_append_char(out, '\n');
    for (size_t i = 0; i < calendar->count; i++) {
        const struct calendar_entry *entry = &calendar->entries[i];
        char day[DATE_TEXT_SIZE], reference[ID_TEXT_SIZE];
        date_show_weekday(entry->day, day);
        id_to_text(&entry->booking.event->id, reference);
        if (i == 0 || date_to_days(entry->day) != date_to_days(entry[-1].day))
            text_append_format(out, "\n%s\n", day);
        text_append(out, "  ");
        calendar_append_time(entry, out);
        text_append(out, "  ");
        calendar_append_words(session, entry, out);
        text_append_format(out, "  (event %.8s)\n", reference);
        append_clashes(entry, out);
    }
}

/* --- JSON --- */

static void
append_people(const struct booking *booking, struct text *out)
{
    text_append(out, ", \"people\": [");
    for (size_t i = 0; i < booking->people_count; i++) {
        text_append(out, i > 0 ? ", " : "");
        json_text_append(out, booking->people[i].name);
    }
    text_append_char(out, ']');
}

static void
append_clash_list(const struct calendar_entry *entry, struct text *out)
{
    text_append(out, ", \"clashes\": [");
    bool first = true;
    for (const char *at = text_string(&entry->clash); *at != '\0'; first = false) {
        size_t length = strcspn(at, "\n");
        struct text line = TEXT_EMPTY;
        text_append_bytes(&line, at, length);
        text_append(out, first ? "" : ", ");
        json_text_append(out, text_string(&line));
        text_clear(&line);
        at += length + (at[length] == '\n' ? 1 : 0);
    }
    text_append_char(out, ']');
}

static void
append_object(const struct calendar_entry *entry, struct text *out)
{
    const struct record *event = entry->booking.event;
    char day[DATE_TEXT_SIZE], reference[ID_TEXT_SIZE];
    date_to_iso(entry->day, day);
    id_to_text(&event->id, reference);
    const struct {
        const char *name, *value;
    } members[] = {
        {"id", reference},
        {"day", day},
        {"starts", record_get(event, EVENT_STARTS)},
        {"ends", record_get(event, EVENT_ENDS)},
        {"name", record_get(event, EVENT_NAME)},
        {"venue", record_get(event, EVENT_VENUE)},
        {"state", record_get(event, EVENT_STATE)},
    };
    for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
        text_append(out, i == 0 ? "{" : ", ");
        json_text_append_member(out, members[i].name, members[i].value);
    }
    text_append_format(out, ", \"taken\": %zu, \"waiting\": %zu, \"capacity\": ",
                       seats_taken(&entry->seats), entry->seats.waiting);
    if (entry->seats.limited)
        text_append_format(out, "%zu", entry->seats.capacity);
    else
        text_append(out, "null");
    append_people(&entry->booking, out);
    append_clash_list(entry, out);
    text_append_char(out, '}');
}

static void
append_json(const struct calendar *calendar, struct text *out)
{
    char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];
    date_to_iso(calendar->first, first);
    date_to_iso(date_add_days(calendar->next, -1), last);
    text_append_char(out, '{');
    json_text_append_member(out, "first", first);
    text_append(out, ", ");
    json_text_append_member(out, "last", last);
    text_append(out, ", \"events\": [");
    for (size_t i = 0; i < calendar->count; i++) {
        text_append(out, i > 0 ? ",\n" : "\n");
        append_object(&calendar->entries[i], out);
    }
    text_append(out, calendar->count > 0 ? "\n]}\n" : "]}\n");
}

/* --- the command --- */

bool
calendar_command_run(struct call *call, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    struct date day = session_context(call->session)->today;
    bool month = cli_is_given(call, CALENDAR_COMMAND_MONTH);
    struct calendar calendar = {.entries = NULL};
    struct text out = TEXT_EMPTY;
    if (month && cli_is_given(call, CALENDAR_COMMAND_WEEK))
        return error_set(error, ERROR_USAGE, "Choose one of --week and --month");
    if (call->args[CALENDAR_COMMAND_DAY])
        date_from_iso(call->args[CALENDAR_COMMAND_DAY], &day);
    bool done =
        calendar_read(call->session, month ? CALENDAR_MONTH : CALENDAR_WEEK, day, &calendar, error);
    if (done && cli_is_given(call, CALENDAR_COMMAND_JSON)) {
        append_json(&calendar, &out);
        output_text(&run->output, &out);
    } else if (done) {
        append_text(call->session, &calendar, &out);
        output_safe(&run->output, text_string(&out));
    }
    if (done && calendar.count == 0)
        call->outcome.exit_code = CLI_NOTHING_MATCHED;
    text_clear(&out);
    calendar_clear(&calendar);
    return done;
}

const struct field calendar_command_args[CALENDAR_COMMAND_ARG_COUNT] = {
    [CALENDAR_COMMAND_DAY] = {.name = "day",
                              .label = "Day",
                              .kind = FIELD_DATE,
                              .help = "The week or month that has this day; today without it"},
    [CALENDAR_COMMAND_WEEK] = {.name = "week",
                               .label = "The week",
                               .kind = FIELD_CHOICE,
                               .choices = &cli_switch,
                               .help = "Monday to Sunday; so it is without --month"},
    [CALENDAR_COMMAND_MONTH] = {.name = "month",
                                .label = "The month",
                                .kind = FIELD_CHOICE,
                                .choices = &cli_switch,
                                .help = "The whole month"},
    [CALENDAR_COMMAND_JSON] = {.name = "json",
                               .label = "As JSON",
                               .kind = FIELD_CHOICE,
                               .choices = &cli_switch,
                               .help = "An object with the first and last day and the events"},
};
