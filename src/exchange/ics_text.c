/* ics_text.c - writes events as iCalendar (D12). */
#include <string.h>

#include "content_line.h"
#include "exchange/ics.h"
#include "ics_time.h"

void
ics_write_start(struct text *out, bool withdraws)
{
    text_append(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//posact//posact//EN\r\n");
    content_append(out, "METHOD", "", withdraws ? "CANCEL" : "PUBLISH", "");
}

void
ics_write_end(struct text *out)
{
    text_append(out, "END:VCALENDAR\r\n");
}

static void
append_time(struct text *out, const char *name, int64_t moment, bool whole_day)
{
    struct text line = TEXT_EMPTY;
    text_append_format(&line, "%s%s:", name, whole_day ? ";VALUE=DATE" : "");
    if (whole_day)
        ics_day_append(moment, &line);
    else
        ics_time_append(moment, &line);
    content_append_line(out, text_string(&line));
    text_clear(&line);
}

/* A value that is no text: as it stands. */
static void
append_link(struct text *out, const char *link)
{
    struct text line = TEXT_EMPTY;
    if (string_is_empty(link))
        return;
    text_append_format(&line, "URL:%s", link);
    content_append_line(out, text_string(&line));
    text_clear(&line);
}

bool
ics_write_event(struct text *out, const struct ics_event *event, struct error *error)
{
    const char *link = event->values[ICS_LINK];
    if (link != NULL && strpbrk(link, "\r\n") != NULL)
        return error_set(error, ERROR_INPUT,
                         "The link of '%s' has a line end in it; correct it first",
                         event->values[ICS_TITLE] ? event->values[ICS_TITLE] : "");
    text_append(out, "BEGIN:VEVENT\r\n");
    content_append(out, "UID", "", event->values[ICS_UID], "");
    append_time(out, "DTSTAMP", event->stamp_ms, false);
    text_append_format(out, "SEQUENCE:%d\r\n", event->sequence);
    append_time(out, "DTSTART", event->starts_ms, event->whole_days);
    if (event->has_end)
        append_time(out, "DTEND", event->ends_ms, event->whole_days);
    content_append(out, "SUMMARY", "", event->values[ICS_TITLE], "");
    content_append(out, "LOCATION", "", event->values[ICS_VENUE], "");
    content_append(out, "CATEGORIES", "", event->values[ICS_KIND], "");
    append_link(out, link);
    content_append(out, "STATUS", "", event->cancelled ? "CANCELLED" : "CONFIRMED", "");
    text_append(out, "END:VEVENT\r\n");
    return true;
}
