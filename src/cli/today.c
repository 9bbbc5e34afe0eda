/* today.c - prints what is due. */
#include "cli/today.h"

#include "cli/cli_call.h"
#include "exchange/json_text.h"
#include "modules/candidate.h"
#include "modules/my_day.h"

/* "  Thu 19 Nov 2026  Call back: Siân Wyn-Jones  73fc199e": the reference is what a command takes.
 */
static void
append_line(struct session *session, const struct my_day *day, enum agenda_part part,
            const struct agenda_row *row, struct text *out)
{
    struct date date;
    struct id id;
    char shown[DATE_TEXT_SIZE] = "", reference[ID_TEXT_SIZE];
    if (my_day_date(row, &date))
        date_show_weekday(date, shown);
    const struct record_type *type = my_day_record(part, row, &id);
    id_to_text(&id, reference);
    text_append_format(out, "  %s  ", shown);
    my_day_append_row(session, day, part, row, out);
    text_append_format(out, "  (%s %.8s)\n", type->name, reference);
}

static void
append_text(struct session *session, const struct my_day *day, struct text *out)
{
    for (size_t i = 0; i < AGENDA_PART_COUNT; i++) {
        const struct agenda_list *list = &day->parts[i];
        if (list->count == 0)
            continue;
        text_append(out, out->length > 0 ? "\n" : "");
        my_day_append_heading(day, (enum agenda_part)i, out);
        text_append_char(out, '\n');
        for (size_t row = 0; row < list->count; row++)
            append_line(session, day, (enum agenda_part)i, &list->items[row], out);
        struct text more = TEXT_EMPTY;
        my_day_append_more(day, (enum agenda_part)i, &more);
        if (more.length > 0)
            text_append_format(out, "  %s\n", text_string(&more));
        text_clear(&more);
    }
}

/* ", "stage": "vetting", "days": 74, "usual": 60". */
static void
append_quiet(const struct my_day *day, const struct agenda_row *row, struct text *out)
{
    text_append(out, ", ");
    json_text_append_member(out, "stage", row->norm->stage);
    text_append_format(out, ", \"days\": %lld, \"usual\": %d", (long long)my_day_days(day, row),
                       row->norm->days);
}

/* {"type": "task", "id": "...", "day": "2026-11-19", "what": "Call back", ...} */
static void
append_object(struct session *session, const struct my_day *day, enum agenda_part part,
              const struct agenda_row *row, struct text *out)
{
    struct id id;
    struct date date;
    struct text person = TEXT_EMPTY;
    char reference[ID_TEXT_SIZE], person_id[ID_TEXT_SIZE], date_text[DATE_TEXT_SIZE] = "";
    bool somebody = !id_is_zero(&row->person);
    const struct record_type *type = my_day_record(part, row, &id);
    id_to_text(&id, reference);
    id_to_text(&row->person, person_id);
    if (my_day_date(row, &date))
        date_to_iso(date, date_text);
    if (somebody)
        session_title(session, &candidate_type, &row->person, &person);
    const struct {
        const char *name, *value;
    } members[] = {
        {"type", type->name},
        {"id", reference},
        {"day", date_text},
        {"what", row->words},
        {"candidate", somebody ? person_id : NULL},
        {"name", somebody ? text_string(&person) : NULL},
        {"owner", row->owner},
    };
    for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
        text_append(out, i == 0 ? "{" : ", ");
        json_text_append_member(out, members[i].name, members[i].value);
    }
    if (row->norm)
        append_quiet(day, row, out);
    text_append_char(out, '}');
    text_clear(&person);
}

static void
append_json(struct session *session, const struct my_day *day, struct text *out)
{
    char date[DATE_TEXT_SIZE];
    date_to_iso(day->date, date);
    text_append_char(out, '{');
    json_text_append_member(out, "date", date);
    text_append(out, ", ");
    json_text_append_member(out, "owner", day->owner);
    for (size_t i = 0; i < AGENDA_PART_COUNT; i++) {
        const struct agenda_list *list = &day->parts[i];
        text_append_format(out, ",\n\"%s\": {\"count\": %zu, \"rows\": [",
                           my_day_name((enum agenda_part)i), list->all);
        for (size_t row = 0; row < list->count; row++) {
            text_append(out, row > 0 ? ",\n" : "\n");
            append_object(session, day, (enum agenda_part)i, &list->items[row], out);
        }
        text_append(out, "]}");
    }
    text_append(out, "}\n");
}

bool
today_run(struct call *call, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    const char *owner = call->args[TODAY_OWNER];
    struct my_day day;
    struct text out = TEXT_EMPTY;
    bool json = cli_is_given(call, TODAY_JSON);
    bool all = cli_is_given(call, TODAY_ALL);
    if (owner && all)
        return error_set(error, ERROR_USAGE, "Choose one of --owner and --all");
    if (!owner)
        owner = session_officer(call->session);
    bool done = my_day_read(call->session, all ? NULL : owner, json ? AGENDA_MOST : MY_DAY_ROWS,
                            &day, error);
    if (done && json)
        append_json(call->session, &day, &out);
    else if (done)
        append_text(call->session, &day, &out);
    if (json)
        output_text(&run->output, &out);
    else
        output_safe(&run->output, text_string(&out));
    if (done && my_day_is_empty(&day)) {
        text_append(&call->outcome.message, "Nothing is due");
        call->outcome.exit_code = CLI_NOTHING_MATCHED;
    }
    text_clear(&out);
    my_day_clear(&day);
    return done;
}

const struct field today_args[TODAY_ARG_COUNT] = {
    [TODAY_OWNER] = {.name = "owner",
                     .label = "Owner",
                     .kind = FIELD_TEXT,
                     .help = "The officer whose day it is; you without it"},
    [TODAY_ALL] = {.name = "all",
                   .label = "Everybody",
                   .kind = FIELD_CHOICE,
                   .choices = &cli_switch,
                   .help = "Everybody's day"},
    [TODAY_JSON] = {.name = "json",
                    .label = "As JSON",
                    .kind = FIELD_CHOICE,
                    .choices = &cli_switch,
                    .help = "An object with a member for each part of the day"},
};
