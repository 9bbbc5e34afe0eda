/* ics_test.c - calendars as other programs write them, and our own (D12, T66). */
#include "exchange/ics.h"

#include <libical/ical.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/date.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "support/files.h"

#include <jansson.h>

#define ARRAY_LENGTH(array) (sizeof(array) / sizeof *(array))
#define MEBIBYTE (1u << 20)
#define LINE_OCTETS 75
#define MINUTE_MS INT64_C(60000)

/* --- reading --- */

static void
append_value(struct text *out, const char *name, const char *value)
{
    if (value == NULL)
        return;
    text_append_format(out, " %s=", name);
    for (; *value != '\0'; value++) {
        if (*value == '\n')
            text_append(out, "\\n");
        else
            text_append_char(out, *value);
    }
}

/* "2: 2026-07-01T17:00:00Z to 2026-07-01T19:00:00Z title=Open day". */
static void
append_event(struct text *out, const struct ics_event *event)
{
    static const char *const names[ICS_VALUE_COUNT] = {"uid",  "title", "venue",
                                                       "link", "kind",  "description"};
    char moment[DATE_TEXT_SIZE];
    text_append_format(out, "%zu:", event->line);
    if (event->fault.length > 0) {
        text_append_format(out, " fault: %s\n", text_string(&event->fault));
        return;
    }
    moment_to_iso(event->starts_ms, moment);
    text_append_format(out, " %s", moment);
    moment_to_iso(event->ends_ms, moment);
    if (event->has_end)
        text_append_format(out, " to %s", moment);
    text_append(out, event->whole_days ? " days" : "");
    for (int i = 0; i < ICS_VALUE_COUNT; i++)
        append_value(out, names[i], event->values[i]);
    if (event->sequence > 0)
        text_append_format(out, " sequence=%d", event->sequence);
    text_append(out, event->cancelled ? " cancelled\n" : "\n");
}

static void
read_all(const void *bytes, size_t length, struct text *out)
{
    struct ics_reader *reader = ics_open_bytes(bytes, length);
    struct error error = {.code = ERROR_NONE};
    const struct ics_event *event;
    while (ics_next(reader, &event, &error))
        append_event(out, event);
    if (error.code != ERROR_NONE)
        text_append_format(out, "error: %s\n", error.text);
    ics_close(reader);
}

static void
assert_read(const char *file, const char *expected)
{
    struct text out = TEXT_EMPTY;
    read_all(file, strlen(file), &out);
    assert_string_equal(text_string(&out), expected);
    text_clear(&out);
}

/* The lines of one event of one calendar; the event begins in line 2. */
static void
assert_event(const char *lines, const char *expected)
{
    char *file =
        must_format("BEGIN:VCALENDAR\nBEGIN:VEVENT\n%s\nEND:VEVENT\nEND:VCALENDAR\n", lines);
    char *all = must_format("2: %s\n", expected);
    assert_read(file, all);
    free(file);
    free(all);
}

#define AT "DTSTART:20260701T170000Z\n"

static void
each_dialect(void **state)
{
    (void)state;
    static const struct {
        const char *lines, *expected;
    } cases[] = {
        {AT "SUMMARY:Open day", "2026-07-01T17:00:00Z title=Open day"},
        {AT "summary;LANGUAGE=en-GB:Open day", "2026-07-01T17:00:00Z title=Open day"},
        {AT "SUMMARY:Open\n  d\n\tay", "2026-07-01T17:00:00Z title=Open day"},
        {AT "SUMMARY:a\\, b\\; c\\\\ d\\ne\\Nf\\g:h",
         "2026-07-01T17:00:00Z title=a, b; c\\ d e f\\g:h"},
        {AT "DESCRIPTION:one\\ntwo", "2026-07-01T17:00:00Z description=one\\ntwo"},
        {AT "LOCATION;ALTREP=\"https://example.org/a:b\":Stafford Library",
         "2026-07-01T17:00:00Z venue=Stafford Library"},
        {AT "URL:https://example.org/a?b=1,2;3\\4",
         "2026-07-01T17:00:00Z link=https://example.org/a?b=1,2;3\\4"},
        {AT "SUMMARY:one\nSUMMARY:two", "2026-07-01T17:00:00Z title=one"},
        {AT "UID:a@b\nSEQUENCE:4\nSTATUS:CANCELLED",
         "2026-07-01T17:00:00Z uid=a@b sequence=4 cancelled"},
        {AT "SEQUENCE:-3", "2026-07-01T17:00:00Z"},
        {AT "DTEND:20260701T180000Z", "2026-07-01T17:00:00Z to 2026-07-01T18:00:00Z"},
        {AT "DURATION:PT1H30M", "2026-07-01T17:00:00Z to 2026-07-01T18:30:00Z"},
        {AT "BEGIN:VALARM\nTRIGGER:-PT15M\nSUMMARY:wrong\nEND:VALARM\nSUMMARY:right",
         "2026-07-01T17:00:00Z title=right"},
        /* Zones: ours, ours as Outlook and Mozilla call it, another, none. */
        {"DTSTART;TZID=Europe/London:20260701T180000", "2026-07-01T17:00:00Z"},
        {"DTSTART;TZID=Europe/London:20261201T180000", "2026-12-01T18:00:00Z"},
        {"DTSTART;TZID=\"GMT Standard Time\":20260701T180000", "2026-07-01T17:00:00Z"},
        {"DTSTART;TZID=/mozilla.org/20050126_1/Europe/London:20260701T180000",
         "2026-07-01T17:00:00Z"},
        {"DTSTART;TZID=Europe/Paris:20260701T190000", "2026-07-01T17:00:00Z"},
        {"DTSTART;TZID=Etc/UTC:20260701T170000", "2026-07-01T17:00:00Z"},
        {"DTSTART:20260701T180000", "2026-07-01T17:00:00Z"},
        {"DTSTART;TZID=:20260701T180000", "2026-07-01T17:00:00Z"},
        {"DTSTART;TZID=Atlantis:20260701T180000",
         "fault: The time zone 'Atlantis' is not known; save the calendar with times in UTC or "
         "Europe/London (line 3)"},
        {"DTSTART;TZID=../../etc/passwd:20260701T180000",
         "fault: The time zone '../../etc/passwd' is not known; save the calendar with times in "
         "UTC or Europe/London (line 3)"},
        /* Whole days are from midnight to midnight here. */
        {"DTSTART;VALUE=DATE:20260701\nDTEND;VALUE=DATE:20260703",
         "2026-06-30T23:00:00Z to 2026-07-02T23:00:00Z days"},
        {"DTSTART;VALUE=DATE:20261201", "2026-12-01T00:00:00Z days"},
        /* What is refused, with its line. */
        {"SUMMARY:Open day", "fault: The event has no start (DTSTART) (line 2)"},
        {"DTSTART:20260229T120000Z",
         "fault: '20260229T120000Z' is no time between 1970 and 2200; a time is written like "
         "20261121T183000Z (line 3)"},
        {"DTSTART:20260701T250000Z",
         "fault: '20260701T250000Z' is no time between 1970 and 2200; a time is written like "
         "20261121T183000Z (line 3)"},
        {"DTSTART:99991231T235959Z",
         "fault: '99991231T235959Z' is no time between 1970 and 2200; a time is written like "
         "20261121T183000Z (line 3)"},
        {"DTSTART:20260701T180000ZZ",
         "fault: '20260701T180000ZZ' is no time between 1970 and 2200; a time is written like "
         "20261121T183000Z (line 3)"},
        {AT "DTEND:20260701T160000Z", "fault: The end comes before the start (line 2)"},
        {AT "DURATION:-PT1H",
         "fault: '-PT1H' is no duration of up to a year; one is written like PT1H30M (line 4)"},
        {AT "DURATION:P99999999999W",
         "fault: 'P99999999999W' is no duration of up to a year; one is written like PT1H30M "
         "(line 4)"},
        {AT "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
         "fault: The event comes back (every 2 weeks on Mon), and posact takes one day at a time; "
         "add a series of events here instead (line 4)"},
        {AT "RECURRENCE-ID:20260701T170000Z",
         "fault: The event is one of several that come back, and posact takes one day at a time; "
         "add it here instead (line 4)"},
        {AT "no colon here",
         "fault: A line has no colon: a line is a name, a colon and a value (line 4)"},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(cases); i++)
        assert_event(cases[i].lines, cases[i].expected);
}

/* Tasks, zones and free time are passed over; a fault of one event is none of the next. */
static void
events_among_others(void **state)
{
    (void)state;
    assert_read("\r\nBEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/London\r\nBEGIN:STANDARD\r\n"
                "DTSTART:19961027T020000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
                "BEGIN:VEVENT\r\nDTSTART:soon\r\nEND:VEVENT\r\n"
                "BEGIN:VTODO\r\nSUMMARY:task\r\nEND:VTODO\r\n"
                "begin:vevent\r\nDTSTART:20260701T170000Z\r\nend:vevent\r\nEND:VCALENDAR\r\n"
                "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nBEGIN:VEVENT\r\nDTSTART:20260701T170000Z\r\n"
                "END:VEVENT\r\nEND:VCALENDAR",
                "9: fault: 'soon' is no time between 1970 and 2200; a time is written like "
                "20261121T183000Z (line 10)\n"
                "15: 2026-07-01T17:00:00Z\n"
                "21: 2026-07-01T17:00:00Z cancelled\n");
}

/* C09-like answers: what, in which line, what to do; nothing is half read. */
static void
broken_files(void **state)
{
    (void)state;
    static const struct {
        const char *file, *expected;
    } cases[] = {
        {"", "error: The file is empty; it has no calendar\n"},
        {"Name,Phone\n", "error: Line 1: BEGIN:VCALENDAR must stand here\n"},
        {"BEGIN:VEVENT\n", "error: Line 1: BEGIN:VCALENDAR must stand here\n"},
        {"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:2026",
         "error: Line 2: BEGIN:VEVENT stands here and has no END:VEVENT; the file is cut short\n"},
        {"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" AT "END:VEVENT\n",
         "2: 2026-07-01T17:00:00Z\n"
         "error: Line 1: BEGIN:VCALENDAR stands here and has no END:VCALENDAR; the file is cut "
         "short\n"},
        {"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" AT "END:VCALENDAR\n",
         "error: Line 4: END:VEVENT must stand here, for BEGIN:VEVENT in line 2\n"},
        {"BEGIN:VCALENDAR\nEND:VCALENDAR\nmore\n",
         "error: Line 3: BEGIN:VCALENDAR must stand here\n"},
        {"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" AT "SUMMARY:a\rATTACH:b\r\nEND:VEVENT\r\n",
         "error: Line 4: a carriage return stands alone; a line ends with carriage return and line "
         "feed, so save the calendar again\n"},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(cases); i++)
        assert_read(cases[i].file, cases[i].expected);
}

/* A line of 10 MiB is no matter where nobody needs it. */
static void
large_lines(void **state)
{
    (void)state;
    static const char *const names[] = {"ATTACH", "SUMMARY"};
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++) {
        struct text file = TEXT_EMPTY, out = TEXT_EMPTY;
        text_append_format(&file, "BEGIN:VCALENDAR\nBEGIN:VEVENT\n" AT "%s:", names[i]);
        for (size_t bytes = 0; bytes < 10 * MEBIBYTE; bytes += 16)
            text_append(&file, "abcdefghabcdefg\n ");
        text_append(&file, "\nEND:VEVENT\nEND:VCALENDAR\n");
        read_all(file.bytes, file.length, &out);
        assert_string_equal(text_string(&out),
                            i == 0 ? "2: 2026-07-01T17:00:00Z\n"
                                   : "2: fault: The line is longer than 1 MiB (line 4)\n");
        text_clear(&file);
        text_clear(&out);
    }
}

/* --- writing --- */

static const struct ics_event evening = {
    .values = {[ICS_UID] = "00000000-0000-4000-8000-000000000001",
               [ICS_TITLE] = "Preparation evening",
               [ICS_VENUE] = "Stafford Library, Greengate",
               [ICS_KIND] = "Preparation evening",
               [ICS_LINK] = "https://example.org/join?a=1,2"},
    .starts_ms = INT64_C(1793469600000),
    .ends_ms = INT64_C(1793476800000),
    .has_end = true,
    .stamp_ms = INT64_C(1792800000000),
    .sequence = 2,
};

static void
write_file(struct text *out, const struct ics_event *event, bool withdraws)
{
    struct error error;
    ics_write_start(out, withdraws);
    assert_true(ics_write_event(out, event, &error));
    ics_write_end(out);
}

static void
one_event_whole(void **state)
{
    (void)state;
    struct text out = TEXT_EMPTY;
    struct ics_event event = evening;
    write_file(&out, &event, false);
    assert_string_equal(text_string(&out),
                        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//posact//posact//EN\r\n"
                        "METHOD:PUBLISH\r\nBEGIN:VEVENT\r\n"
                        "UID:00000000-0000-4000-8000-000000000001\r\n"
                        "DTSTAMP:20261024T000000Z\r\nSEQUENCE:2\r\n"
                        "DTSTART:20261031T180000Z\r\nDTEND:20261031T200000Z\r\n"
                        "SUMMARY:Preparation evening\r\n"
                        "LOCATION:Stafford Library\\, Greengate\r\n"
                        "CATEGORIES:Preparation evening\r\n"
                        "URL:https://example.org/join?a=1,2\r\nSTATUS:CONFIRMED\r\n"
                        "END:VEVENT\r\nEND:VCALENDAR\r\n");
    text_reset(&out);
    event.cancelled = true;
    write_file(&out, &event, true);
    assert_non_null(strstr(text_string(&out), "\r\nMETHOD:CANCEL\r\n"));
    assert_non_null(strstr(text_string(&out), "\r\nSTATUS:CANCELLED\r\n"));
    text_clear(&out);
}

static void
a_link_is_one_line(void **state)
{
    (void)state;
    static const char *const links[] = {"https://example.org\r\nATTENDEE:x", "a\rb", "a\nb"};
    for (size_t i = 0; i < ARRAY_LENGTH(links); i++) {
        struct text out = TEXT_EMPTY;
        struct error error;
        struct ics_event event = evening;
        event.values[ICS_LINK] = links[i];
        assert_false(ics_write_event(&out, &event, &error));
        assert_int_equal(error.code, ERROR_INPUT);
        assert_string_equal(
            error.text, "The link of 'Preparation evening' has a line end in it; correct it first");
        assert_int_equal(out.length, 0);
        text_clear(&out);
    }
}

static void
assert_lines(const struct text *file)
{
    const char *at = text_string(file), *end;
    for (; (end = strstr(at, "\r\n")) != NULL; at = end + 2) {
        assert_true(end - at <= LINE_OCTETS);
        assert_true(utf8_check(at, (size_t)(end - at), NULL));
        assert_null(memchr(at, '\r', (size_t)(end - at)));
        assert_null(memchr(at, '\n', (size_t)(end - at)));
    }
    assert_string_equal(at, "");
}

/* What a line may hold: no control characters but tabs, and a blank or "\n" for each line end. */
static char *
as_one_line(const char *value, const char *line_end)
{
    struct text out = TEXT_EMPTY;
    while (*value != '\0') {
        uint32_t point;
        size_t length = utf8_decode(value, &point);
        if (point == '\n' || point == '\r')
            text_append(&out, line_end);
        else if (point == '\t' || !utf8_is_control(point))
            text_append_bytes(&out, value, length);
        value += length;
        if (point == '\r' && *value == '\n')
            value++;
    }
    text_append(&out, "");
    return text_take(&out);
}

/* libical itself drops blanks at both ends of a value that it reads. */
static bool
is_same_but_for_blanks(const char *a, const char *b)
{
    size_t first = strspn(a, " \t"), second = strspn(b, " \t");
    size_t first_end = strlen(a), second_end = strlen(b);
    while (first_end > first && strchr(" \t", a[first_end - 1]) != NULL)
        first_end--;
    while (second_end > second && strchr(" \t", b[second_end - 1]) != NULL)
        second_end--;
    return first_end - first == second_end - second &&
           memcmp(a + first, b + second, first_end - first) == 0;
}

/* libical reads what was meant, and so do we. */
static void
assert_title_comes_back(const char *title)
{
    struct text file = TEXT_EMPTY;
    struct ics_event event = evening;
    event.values[ICS_TITLE] = title;
    write_file(&file, &event, false);
    assert_lines(&file);

    char *expected = as_one_line(title, "\n");
    icalcomponent *calendar = icalparser_parse_string(text_string(&file));
    assert_non_null(calendar);
    icalcomponent *read = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    assert_non_null(read);
    assert_int_equal(icalcomponent_count_errors(calendar), 0);
    assert_string_equal(icalcomponent_get_location(read), event.values[ICS_VENUE]);
    const char *summary = icalcomponent_get_summary(read);
    assert_true(is_same_but_for_blanks(summary != NULL ? summary : "", expected));
    icalcomponent_free(calendar);
    free(expected);

    expected = as_one_line(title, " ");
    struct ics_reader *reader = ics_open_bytes(file.bytes, file.length);
    struct error error;
    const struct ics_event *again;
    assert_true(ics_next(reader, &again, &error));
    assert_int_equal(again->fault.length, 0);
    assert_string_equal(again->values[ICS_TITLE] ? again->values[ICS_TITLE] : "", expected);
    assert_string_equal(again->values[ICS_UID], event.values[ICS_UID]);
    assert_true(again->starts_ms == event.starts_ms && again->ends_ms == event.ends_ms);
    assert_int_equal(again->sequence, event.sequence);
    ics_close(reader);
    free(expected);
    text_clear(&file);
}

/* D12, H5: the naughty strings as titles. */
static void
naughty_titles_come_back(void **state)
{
    (void)state;
    assert_title_comes_back("a\rb\r\nc\nd\te;f,g\\h:\"i\"");
    for (size_t length = 1; length < 400; length++) {
        struct text title = TEXT_EMPTY;
        while (title.length < length)
            text_append(&title, length % 3 == 0 ? "a" : length % 3 == 1 ? "é" : "李 ");
        assert_title_comes_back(text_string(&title));
        text_clear(&title);
    }
    char *path = files_shared("conformance/blns.json");
    if (path == NULL)
        skip();
    json_t *naughty = json_load_file(path, 0, NULL);
    assert_non_null(naughty);
    for (size_t i = 0; i < json_array_size(naughty); i++)
        assert_title_comes_back(json_string_value(json_array_get(naughty, i)));
    json_decref(naughty);
    free(path);
}

/* --- the clocks --- */

/* What the clocks on the wall in London say at a moment: the rule since 1996, by hand. */
static int64_t
last_sunday(int year, int month)
{
    int64_t day = date_to_days((struct date){year, month, 31});
    return day - (date_weekday(date_from_days(day)) + 1) % 7;
}

static int64_t
london_offset_minutes(int64_t minute)
{
    struct date date = date_from_days(minute / (24 * 60));
    int64_t spring = last_sunday(date.year, 3) * 24 * 60 + 60;
    int64_t autumn = last_sunday(date.year, 10) * 24 * 60 + 60;
    return minute >= spring && minute < autumn ? 60 : 0;
}

static void
append_local(struct text *file, struct date day, int hour)
{
    text_append_format(file,
                       "BEGIN:VEVENT\nDTSTART;TZID=Europe/London:%04d%02d%02dT%02d3000\n"
                       "END:VEVENT\n",
                       day.year, day.month, day.day, hour);
}

/* Every day of a year at 00:30, 01:30 and 02:30: the wall clock of the moment that is read shows
 * what the file says. In March 01:30 never comes; in October it comes twice and the first is meant.
 */
static void
each_night_of_a_year(void **state)
{
    (void)state;
    int64_t first = date_to_days((struct date){2026, 1, 1});
    struct text file = TEXT_EMPTY;
    text_append(&file, "BEGIN:VCALENDAR\n");
    for (int64_t day = first; day < first + 365; day++) {
        for (int hour = 0; hour < 3; hour++)
            append_local(&file, date_from_days(day), hour);
    }
    text_append(&file, "END:VCALENDAR\n");
    struct ics_reader *reader = ics_open_bytes(file.bytes, file.length);
    struct error error = {.code = ERROR_NONE};
    const struct ics_event *event;
    size_t count = 0, skipped = 0, twice = 0;
    for (; ics_next(reader, &event, &error); count++) {
        int64_t day = first + (int64_t)(count / 3);
        int64_t wall = day * 24 * 60 + (int64_t)(count % 3) * 60 + 30;
        if (event->fault.length > 0) {
            assert_int_equal(day, last_sunday(2026, 3));
            assert_int_equal(count % 3, 1);
            assert_string_equal(text_string(&event->fault),
                                "'20260329T013000' never comes: the clocks go forward over it "
                                "(line 789)");
            skipped++;
            continue;
        }
        int64_t minute = event->starts_ms / MINUTE_MS;
        assert_int_equal(minute + london_offset_minutes(minute), wall);
        if (minute + 60 + london_offset_minutes(minute + 60) == wall)
            twice++; /* and the second was not taken */
        else
            assert_int_not_equal(minute - 60 + london_offset_minutes(minute - 60), wall);
    }
    assert_int_equal(error.code, ERROR_NONE);
    assert_int_equal(count, 365 * 3);
    assert_int_equal(skipped, 1);
    assert_int_equal(twice, 1);
    ics_close(reader);
    text_clear(&file);
}

/* Through both change nights, half hour by half hour: what is written is the same moment to us and
 * to libical, and an event over the change is as long as it was. */
static void
moments_come_back(void **state)
{
    (void)state;
    const int64_t nights[] = {last_sunday(2026, 3), last_sunday(2026, 10)};
    for (size_t i = 0; i < 2 * 48 * ARRAY_LENGTH(nights); i++) {
        struct text file = TEXT_EMPTY;
        struct error error;
        const struct ics_event *again;
        struct ics_event event = evening;
        event.starts_ms = ((nights[i % 2] - 1) * 48 + (int64_t)(i / 2)) * 30 * MINUTE_MS;
        event.ends_ms = event.starts_ms + 90 * MINUTE_MS;
        write_file(&file, &event, false);
        struct ics_reader *reader = ics_open_bytes(file.bytes, file.length);
        assert_true(ics_next(reader, &again, &error));
        assert_true(again->starts_ms == event.starts_ms && again->ends_ms == event.ends_ms);
        icalcomponent *calendar = icalparser_parse_string(text_string(&file));
        icalcomponent *read = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
        assert_true(icaltime_as_timet(icalcomponent_get_dtstart(read)) * INT64_C(1000) ==
                    event.starts_ms);
        assert_true(icaltime_as_timet(icalcomponent_get_dtend(read)) * INT64_C(1000) ==
                    event.ends_ms);
        icalcomponent_free(calendar);
        ics_close(reader);
        text_clear(&file);
    }
}

/* Whole days are whole days again, also those on which the clocks change. */
static void
whole_days_come_back(void **state)
{
    (void)state;
    static const char *const days[] = {"20260329", "20260701", "20261025", "20261201"};
    static const char *const next[] = {"20260330", "20260702", "20261026", "20261202"};
    for (size_t i = 0; i < ARRAY_LENGTH(days); i++) {
        char *file = must_format("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:%s\n"
                                 "DTEND;VALUE=DATE:%s\nEND:VEVENT\nEND:VCALENDAR\n",
                                 days[i], next[i]);
        char *start = must_format("\r\nDTSTART;VALUE=DATE:%s\r\n", days[i]);
        char *end = must_format("\r\nDTEND;VALUE=DATE:%s\r\n", next[i]);
        struct ics_reader *reader = ics_open_bytes(file, strlen(file));
        struct error error;
        const struct ics_event *event;
        struct text out = TEXT_EMPTY;
        assert_true(ics_next(reader, &event, &error) && event->whole_days);
        write_file(&out, event, false);
        assert_non_null(strstr(text_string(&out), start));
        assert_non_null(strstr(text_string(&out), end));
        ics_close(reader);
        text_clear(&out);
        free(file);
        free(start);
        free(end);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_dialect),
        cmocka_unit_test(events_among_others),
        cmocka_unit_test(broken_files),
        cmocka_unit_test(large_lines),
        cmocka_unit_test(one_event_whole),
        cmocka_unit_test(a_link_is_one_line),
        cmocka_unit_test(naughty_titles_come_back),
        cmocka_unit_test(each_night_of_a_year),
        cmocka_unit_test(moments_come_back),
        cmocka_unit_test(whole_days_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
