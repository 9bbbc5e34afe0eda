/* ics_event.c - makes an event of its lines. */
#include "ics_event.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/recurrence.h"
#include "base/utf8.h"
#include "content_line.h"
#include "ics_time.h"

#define MS_PER_DAY INT64_C(86400000)
#define QUOTED_COLUMNS 60

/* --- a line --- */

/* "DTSTART;TZID=Europe/London:20261121T183000", taken apart. */
struct line {
    char *name; /* in capitals; owned */
    char *zone; /* TZID, or NULL; owned */
    const char *value;
};

/* Without the quotation marks that it may stand in. */
static char *
parameter_value(const char *value)
{
    size_t length = strlen(value);
    bool quoted = length >= 2 && value[0] == '"' && value[length - 1] == '"';
    return must_strndup(value + (quoted ? 1 : 0), length - (quoted ? 2 : 0));
}

static void
line_clear(struct line *line)
{
    free(line->name);
    free(line->zone);
}

/* False when there is no colon. */
static bool
line_read(const struct text *text, struct line *line)
{
    const char *from = text_string(text);
    size_t head = content_head_length(from, text->length);
    if (head == 0)
        return false;
    const char *limit = from + head - 1;
    *line = (struct line){.value = from + head};
    line->name = content_next_piece(&from, limit, ';');
    for (char *at = line->name; *at != '\0'; at++)
        *at = (char)toupper((unsigned char)*at);
    while (from < limit) {
        char *parameter = content_next_piece(&from, limit, ';');
        char *equals = strchr(parameter, '=');
        if (equals != NULL) {
            *equals = '\0';
            if (string_equal_no_case(parameter, "TZID") && line->zone == NULL)
                line->zone = parameter_value(equals + 1);
        }
        free(parameter);
    }
    return true;
}

/* Without escapes; line ends are blanks but in the description. */
static void
append_unescaped(struct text *out, const char *value, bool keep_lines)
{
    for (; *value != '\0'; value++) {
        bool escaped = *value == '\\' && value[1] != '\0' && strchr("\\;,nN", value[1]) != NULL;
        value += escaped ? 1 : 0;
        if (escaped && (*value == 'n' || *value == 'N'))
            text_append_char(out, keep_lines ? '\n' : ' ');
        else
            text_append_char(out, *value);
    }
}

/* --- what a line says --- */

/* The first fault of an event counts. */
static void
tell_fault(struct ics_draft *draft, const char *fault, size_t number)
{
    if (draft->event.fault.length == 0 && *fault != '\0')
        text_append_format(&draft->event.fault, "%s (line %zu)", fault, number);
}

static void
take_start(struct ics_draft *draft, const struct line *line, struct text *fault)
{
    struct ics_event *event = &draft->event;
    draft->has_start =
        ics_time_read(line->value, line->zone, &event->starts_ms, &event->whole_days, fault);
}

static void
take_end(struct ics_draft *draft, const struct line *line, struct text *fault)
{
    struct ics_event *event = &draft->event;
    event->has_end =
        ics_time_read(line->value, line->zone, &event->ends_ms, &draft->end_is_day, fault);
}

static void
take_duration(struct ics_draft *draft, const struct line *line, struct text *fault)
{
    ics_duration_read(line->value, &draft->duration_ms, fault);
}

static void
take_status(struct ics_draft *draft, const struct line *line, struct text *fault)
{
    (void)fault;
    draft->event.cancelled = string_equal_no_case(line->value, "CANCELLED");
}

/* A number that is none counts as the first. */
static void
take_sequence(struct ics_draft *draft, const struct line *line, struct text *fault)
{
    (void)fault;
    long number = strtol(line->value, NULL, 10);
    draft->event.sequence = number > 0 && number < INT32_MAX ? (int)number : 0;
}

static void
refuse_rule(struct ics_draft *draft, const struct line *line, struct text *fault)
{
    (void)draft;
    struct text words = TEXT_EMPTY;
    recurrence_show(line->value, &words);
    text_cut(&words, utf8_fit(text_string(&words), QUOTED_COLUMNS));
    text_append_format(fault,
                       "The event comes back (%s), and posact takes one day at a time; add a "
                       "series of events here instead",
                       text_string(&words));
    text_clear(&words);
}

static void
refuse_days(struct ics_draft *draft, const struct line *line, struct text *fault)
{
    (void)draft;
    (void)line;
    text_append(fault, "The event is one of several that come back, and posact takes one day at a "
                       "time; add it here instead");
}

static const struct {
    const char *name;
    void (*take)(struct ics_draft *draft, const struct line *line, struct text *fault);
} time_lines[] = {
    {"DTSTART", take_start},     {"DTEND", take_end},
    {"DURATION", take_duration}, {"STATUS", take_status},
    {"SEQUENCE", take_sequence}, {"RRULE", refuse_rule},
    {"RDATE", refuse_days},      {"RECURRENCE-ID", refuse_days},
};

static const char *const value_names[ICS_VALUE_COUNT] = {
    [ICS_UID] = "UID",  [ICS_TITLE] = "SUMMARY",   [ICS_VENUE] = "LOCATION",
    [ICS_LINK] = "URL", [ICS_KIND] = "CATEGORIES", [ICS_DESCRIPTION] = "DESCRIPTION",
};

/* The first of several counts. */
static void
take_value(struct ics_draft *draft, const struct line *line, bool too_long, struct text *fault)
{
    for (int i = 0; i < ICS_VALUE_COUNT; i++) {
        struct text *value = &draft->values[i];
        if (!string_equal(line->name, value_names[i]) || value->length > 0)
            continue;
        if (too_long)
            text_append(fault, "The line is longer than 1 MiB");
        else if (i == ICS_LINK)
            text_append(value, line->value);
        else
            append_unescaped(value, line->value, i == ICS_DESCRIPTION);
    }
}

void
ics_draft_take(struct ics_draft *draft, const struct ics_lines *lines)
{
    struct line line;
    struct text fault = TEXT_EMPTY;
    if (memchr(text_string(&lines->line), '\0', lines->line.length) != NULL) {
        tell_fault(draft, "A zero byte is no text", lines->number);
        return;
    }
    if (!line_read(&lines->line, &line)) {
        tell_fault(draft, "A line has no colon: a line is a name, a colon and a value",
                   lines->number);
        return;
    }
    take_value(draft, &line, lines->too_long, &fault);
    for (size_t i = 0; i < sizeof time_lines / sizeof *time_lines; i++) {
        if (string_equal(line.name, time_lines[i].name))
            time_lines[i].take(draft, &line, &fault);
    }
    tell_fault(draft, text_string(&fault), lines->number);
    line_clear(&line);
    text_clear(&fault);
}

/* --- the event --- */

void
ics_draft_start(struct ics_draft *draft, size_t line)
{
    struct text fault = draft->event.fault;
    text_reset(&fault);
    draft->event = (struct ics_event){.line = line, .fault = fault};
    for (size_t i = 0; i < ICS_VALUE_COUNT; i++)
        text_reset(&draft->values[i]);
    draft->has_start = draft->end_is_day = false;
    draft->duration_ms = 0;
}

/* Without an end a whole day is one day long, and anything else has no end (RFC 5545, 3.6.1). */
static void
settle_end(struct ics_draft *draft)
{
    struct ics_event *event = &draft->event;
    if (!event->has_end && draft->duration_ms > 0) {
        event->has_end = true;
        event->ends_ms = event->starts_ms + draft->duration_ms;
    }
    event->whole_days = event->whole_days && (!event->has_end || draft->end_is_day);
    if (event->has_end && event->ends_ms < event->starts_ms)
        tell_fault(draft, "The end comes before the start", event->line);
}

const struct ics_event *
ics_draft_finish(struct ics_draft *draft, bool withdrawn)
{
    struct ics_event *event = &draft->event;
    if (!draft->has_start)
        tell_fault(draft, "The event has no start (DTSTART)", event->line);
    settle_end(draft);
    event->cancelled = event->cancelled || withdrawn;
    for (size_t i = 0; i < ICS_VALUE_COUNT; i++)
        event->values[i] = draft->values[i].length > 0 ? text_string(&draft->values[i]) : NULL;
    return event;
}

void
ics_draft_clear(struct ics_draft *draft)
{
    for (size_t i = 0; i < ICS_VALUE_COUNT; i++)
        text_clear(&draft->values[i]);
    text_clear(&draft->event.fault);
}
