/* calendar.c - the events of a week or a month, a line each; `calendar month` for the month. */
#include "modules/calendar.h"
#include "plain_private.h"

#include <string.h>

static void
append_entry(struct session *session, const struct calendar_entry *entry, struct text *lines)
{
    calendar_append_time(entry, lines);
    text_append(lines, ": ");
    calendar_append_words(session, entry, lines);
    text_append_char(lines, '\n');
    for (const char *at = text_string(&entry->clash); *at != '\0';) {
        size_t length = strcspn(at, "\n");
        text_append_format(lines, "Clash: %.*s\n", (int)length, at);
        at += length + (at[length] == '\n' ? 1 : 0);
    }
}

static void
append_calendar(struct session *session, const struct calendar *calendar, struct text *lines)
{
    calendar_append_title(calendar, lines);
    text_append(lines, ": ");
    calendar_append_count(calendar, lines);
    text_append_char(lines, '\n');
    for (size_t i = 0; i < calendar->count; i++) {
        const struct calendar_entry *entry = &calendar->entries[i];
        char day[DATE_TEXT_SIZE];
        date_show_weekday(entry->day, day);
        if (i == 0 || date_to_days(entry->day) != date_to_days(entry[-1].day))
            text_append_format(lines, "%s\n", day);
        append_entry(session, entry, lines);
    }
}

/* "month", "month 3/12", "3/12", or nothing: what is left is the day. */
static enum calendar_span
read_span(const char **rest)
{
    static const char *const words[CALENDAR_SPAN_COUNT] = {"week", "month"};
    *rest += strspn(*rest, " ");
    for (int i = 0; i < CALENDAR_SPAN_COUNT; i++) {
        size_t length = strlen(words[i]);
        if (strncmp(*rest, words[i], length) != 0 || !strchr(" ", (*rest)[length]))
            continue;
        *rest += length;
        *rest += strspn(*rest, " ");
        return (enum calendar_span)i;
    }
    return CALENDAR_WEEK;
}

void
plain_calendar(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args;
    struct date today = session_context(plain->session)->today, day = today;
    struct calendar calendar = {.entries = NULL};
    struct text lines = TEXT_EMPTY;
    struct error error;
    enum calendar_span span = read_span(&rest);
    if ((*rest == '\0' || date_parse(rest, "Day", today, DATE_COMING, &day, &error)) &&
        calendar_read(plain->session, span, day, &calendar, &error)) {
        append_calendar(plain->session, &calendar, &lines);
        talk_text(&plain->talk, text_string(&lines));
    } else {
        talk_error(&plain->talk, &error);
    }
    text_clear(&lines);
    calendar_clear(&calendar);
}
