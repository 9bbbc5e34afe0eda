/* ics_record.c - takes out of an event what calendars may know. */
#include "ics_record.h"

#include "exchange/ics.h"
#include "ics_time.h"
#include "modules/event.h"
#include "modules/event_calendar.h"

bool
ics_is_cancelled(const struct record *event)
{
    return event_is(event, EVENT_CANCELLED);
}

static int64_t
moment_of(const struct record *event, size_t field)
{
    int64_t moment = 0;
    const char *value = record_get(event, field);
    return value && moment_from_iso(value, &moment) ? moment : 0;
}

/* The UID under which it came in, else its own id: the same each time. */
static const char *
uid_of(const struct record *event, char id[ID_TEXT_SIZE])
{
    const char *uid = record_get(event, EVENT_UID);
    id_to_text(&event->id, id);
    return uid ? uid : id;
}

static struct ics_event
event_of(const struct record *event, const char *uid, const char *name, const char *kind)
{
    struct ics_event out = {
        .values = {[ICS_UID] = uid,
                   [ICS_TITLE] = name,
                   [ICS_VENUE] = record_get(event, EVENT_VENUE),
                   [ICS_LINK] = record_get(event, EVENT_LINK),
                   [ICS_KIND] = kind},
        .starts_ms = moment_of(event, EVENT_STARTS),
        .ends_ms = moment_of(event, EVENT_ENDS),
        .has_end = record_get(event, EVENT_ENDS) != NULL,
        .cancelled = ics_is_cancelled(event),
        .stamp_ms = moment_of(event, RECORD_CHANGED),
    };
    out.whole_days = out.has_end && out.ends_ms > out.starts_ms && ics_is_midnight(out.starts_ms) &&
                     ics_is_midnight(out.ends_ms);
    return out;
}

bool
ics_write_record(struct session *session, const struct record *event, struct text *out,
                 struct error *error)
{
    char id[ID_TEXT_SIZE];
    struct text name = TEXT_EMPTY, kind = TEXT_EMPTY;
    bool done = event_calendar_append_name(session, event, &name, error);
    record_show_field(event, EVENT_KIND, session_context(session), &kind);
    struct ics_event told =
        event_of(event, uid_of(event, id), text_string(&name), text_string(&kind));
    done = done && event_calendar_sequence(session, event, &told.sequence, error) &&
           ics_write_event(out, &told, error);
    text_clear(&name);
    text_clear(&kind);
    return done;
}
