/* event_series.c - the events of a series from one of them, in one step (T59). */
#include "modules/event_commands.h"

#include "base/date.h"
#include "base/recurrence.h"
#include "base/text.h"
#include "modules/event.h"
#include "modules/session.h"

#define SERIES_MOST 100

/* --- when --- */

/* The same time on the wall on another day, whatever the clocks do between. */
static bool
move_to(const struct record *event, struct record *copy, struct date day, struct error *error)
{
    int64_t start, end, moved;
    char iso[DATE_TEXT_SIZE];
    if (!event_start(event, &start) || !moment_on(day, start, &moved)) {
        date_show(day, iso);
        return error_set_field(error, REPEAT_RULE,
                               "There is no such time on %s, when the clocks go forward; repeat it "
                               "up to that day, and from there at another time",
                               iso);
    }
    moment_to_iso(moved, iso);
    record_set(copy, EVENT_STARTS, iso);
    if (record_get(event, EVENT_ENDS) && moment_from_iso(record_get(event, EVENT_ENDS), &end)) {
        moment_to_iso(moved + (end - start), iso);
        record_set(copy, EVENT_ENDS, iso);
    }
    return true;
}

/* --- what --- */

static struct record *
copy_of(struct session *session, const struct record *event)
{
    static const size_t copied[] = {
        EVENT_NAME,       EVENT_KIND,  EVENT_VENUE,  EVENT_LINK,     EVENT_CAPACITY,
        EVENT_CAMPAIGN,   EVENT_ROLES, EVENT_STAGES, EVENT_AUDIENCE, EVENT_GROUP,
        EVENT_ASSESSMENT, EVENT_OWNER, EVENT_SERIES, EVENT_NOTES,
    };
    struct record *copy = session_prepare(session, &event_type);
    for (size_t i = 0; i < sizeof copied / sizeof copied[0]; i++)
        record_set(copy, copied[i], record_get(event, copied[i]));
    return copy;
}

static bool
add_on(struct session *session, const struct record *event, struct date day, struct error *error)
{
    struct record *copy = copy_of(session, event);
    bool done = move_to(event, copy, day, error) && session_add(session, copy, error);
    record_free(copy);
    return done;
}

/* --- the whole --- */

static bool
check_can_repeat(const struct record *event, struct error *error)
{
    if (record_get(event, EVENT_SERIES))
        return error_set(error, ERROR_CONFLICT,
                         "This event is in a series already; add the others one by one");
    return !event_is(event, EVENT_CANCELLED) ||
           error_set(error, ERROR_CONFLICT,
                     "This event was called off; repeat one that takes place");
}

bool
event_repeat(struct session *session, struct record *event, const char *rule, size_t *count,
             struct error *error)
{
    int64_t start;
    char id[ID_TEXT_SIZE];
    *count = 0;
    if (!check_can_repeat(event, error) || !event_start(event, &start))
        return false;
    id_to_text(&event->id, id);
    record_set(event, EVENT_SERIES, id);
    bool done = session_edit(session, event, NULL, error);
    struct date first = moment_to_date(start), day = first;
    while (done && recurrence_next(rule, first, day, &day)) {
        if (++*count >= SERIES_MOST)
            return error_set_field(error, REPEAT_RULE,
                                   "Repeats must end within %d events, such as 'every week 6 "
                                   "times' or 'monthly until 3 april 2027'",
                                   SERIES_MOST);
        done = add_on(session, event, day, error);
    }
    return done &&
           (*count > 0 || error_set_field(error, REPEAT_RULE,
                                          "Repeats must give another day than that of this event"));
}
