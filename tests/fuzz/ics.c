/* ics.c - calendars of other programs; what an event says, written into a calendar of ours, is read
 * again (D12). */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "exchange/ics.h"

#define LINE_OCTETS 75

/* What a line cannot hold is left out of it. */
static char *
without_control(const char *value)
{
    struct text out = TEXT_EMPTY;
    while (value != NULL && *value != '\0') {
        uint32_t point;
        size_t length = utf8_decode(value, &point);
        if (point == '\t' || !utf8_is_control(point))
            text_append_bytes(&out, value, length);
        value += length;
    }
    text_append(&out, "");
    return text_take(&out);
}

static void
check_lines(const struct text *file)
{
    const char *at = text_string(file), *end;
    for (; (end = strstr(at, "\r\n")) != NULL; at = end + 2)
        assert(end - at <= LINE_OCTETS);
    assert(*at == '\0');
}

/* The description is not written, and a link may hold what no line may. */
static void
check_again(const struct ics_event *event)
{
    struct text file = TEXT_EMPTY;
    struct error error = {.code = ERROR_NONE};
    struct ics_event ours = *event;
    const struct ics_event *again;
    char *link = without_control(event->values[ICS_LINK]);
    ours.values[ICS_LINK] = link;
    ics_write_start(&file, event->cancelled);
    assert(ics_write_event(&file, &ours, &error));
    ics_write_end(&file);
    check_lines(&file);
    struct ics_reader *reader = ics_open_bytes(file.bytes, file.length);
    assert(ics_next(reader, &again, &error) && again->fault.length == 0);
    assert(again->starts_ms == event->starts_ms && again->cancelled == event->cancelled);
    assert(again->has_end == event->has_end && again->sequence == event->sequence);
    assert(!event->has_end || again->ends_ms == event->ends_ms);
    for (int i = 0; i < ICS_DESCRIPTION; i++) {
        char *expected = without_control(ours.values[i]);
        assert(string_equal(expected, again->values[i] != NULL ? again->values[i] : ""));
        free(expected);
    }
    assert(!ics_next(reader, &again, &error) && error.code == ERROR_NONE);
    ics_close(reader);
    text_clear(&file);
    free(link);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct ics_reader *reader = ics_open_bytes(bytes, size);
    const struct ics_event *event;
    struct error error = {.code = ERROR_NONE};
    size_t line = 0;
    while (ics_next(reader, &event, &error)) {
        assert(event->line > line);
        line = event->line;
        assert(fuzz_is_utf8(text_string(&event->fault)));
        for (int i = 0; i < ICS_VALUE_COUNT; i++)
            assert(event->values[i] == NULL || fuzz_is_utf8(event->values[i]));
        if (event->fault.length == 0)
            check_again(event);
    }
    assert(error.code == ERROR_NONE || error.code == ERROR_INPUT);
    assert(fuzz_is_utf8(error.text));
    assert(ics_encoding(reader)[0] != '\0');
    ics_close(reader);
    return 0;
}
