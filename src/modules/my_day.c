/* my_day.c - the day of an officer, and how its rows read. */
#include "modules/my_day.h"

#include "modules/candidate.h"
#include "modules/task.h"
#include "session_private.h"

static const struct part {
    const char *name, *heading;
} parts[AGENDA_PART_COUNT] = {
    [AGENDA_OVERDUE] = {"overdue", "Overdue"},
    [AGENDA_TODAY] = {"today", "Today"},
    [AGENDA_FOLLOW_UPS] = {"follow_ups", "Promised in a contact"},
    [AGENDA_NEW] = {"new", "New since yesterday, not yet answered"},
};

bool
my_day_read(struct session *session, const char *owner, struct my_day *day, struct error *error)
{
    struct text key = TEXT_EMPTY;
    *day = (struct my_day){.date = session_context(session)->today, .owner = owner};
    field_key(&task_type.fields[TASK_OWNER], owner, &key);
    const struct agenda_question question = {
        .owner_key = owner ? text_string(&key) : NULL, .day = day->date, .limit = MY_DAY_ROWS};
    bool done = true;
    for (size_t i = 0; done && i < AGENDA_PART_COUNT; i++)
        done = agenda_read(session->store, (enum agenda_part)i, &question, &day->parts[i], error);
    text_clear(&key);
    return done;
}

void
my_day_clear(struct my_day *day)
{
    for (size_t i = 0; i < AGENDA_PART_COUNT; i++)
        agenda_list_clear(&day->parts[i]);
}

bool
my_day_is_empty(const struct my_day *day)
{
    size_t count = 0;
    for (size_t i = 0; i < AGENDA_PART_COUNT; i++)
        count += day->parts[i].count;
    return count == 0;
}

const char *
my_day_name(enum agenda_part part)
{
    return parts[part].name;
}

const char *
my_day_heading(enum agenda_part part)
{
    return parts[part].heading;
}

void
my_day_append_heading(const struct my_day *day, enum agenda_part part, struct text *out)
{
    size_t all = day->parts[part].all;
    text_append_format(out, "%s (%zu%s)", parts[part].heading, all,
                       all >= AGENDA_MOST ? " or more" : "");
}

static void
append_owner(const struct my_day *day, const struct agenda_row *row, struct text *out)
{
    if (!row->owner)
        text_append(out, ", nobody's");
    else if (!day->owner)
        text_append_format(out, ", %s", row->owner);
}

void
my_day_append_row(struct session *session, const struct my_day *day, enum agenda_part part,
                  const struct agenda_row *row, struct text *out)
{
    if (part == AGENDA_NEW)
        text_append(out, "Answer");
    else
        text_append(out, row->words ? row->words : "Get in touch");
    if (!id_is_zero(&row->person)) {
        text_append(out, ": ");
        session_title(session, &candidate_type, &row->person, out);
    }
    append_owner(day, row, out);
}

bool
my_day_date(const struct agenda_row *row, struct date *date)
{
    int64_t moment;
    if (!row->day)
        return false;
    if (date_from_iso(row->day, date))
        return true;
    bool is_moment = moment_from_iso(row->day, &moment);
    if (is_moment)
        *date = moment_to_date(moment);
    return is_moment;
}

void
my_day_append_more(const struct my_day *day, enum agenda_part part, struct text *out)
{
    const struct agenda_list *list = &day->parts[part];
    if (list->all > list->count)
        text_append_format(out, "%zu%s more", list->all - list->count,
                           list->all >= AGENDA_MOST ? " or" : "");
}

const struct record_type *
my_day_record(enum agenda_part part, const struct agenda_row *row, struct id *id)
{
    bool is_task = part == AGENDA_OVERDUE || part == AGENDA_TODAY;
    *id = is_task ? row->id : row->person;
    return is_task ? &task_type : &candidate_type;
}
