/* days.c - days and moments as people type them (B04, B06). */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "support/sample.h"

static bool
same_day(struct date a, struct date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

static void
check_day(const char *typed, enum date_side side)
{
    struct error error = {.text = ""};
    struct date day, again;
    char shown[DATE_TEXT_SIZE];
    if (!date_parse(typed, "Start", sample_context.today, side, &day, &error)) {
        assert(error.code == ERROR_INPUT && strstr(error.text, "tart") != NULL);
        assert(fuzz_is_utf8(error.text));
        return;
    }
    assert(date_is_real(day));
    date_to_iso(day, shown);
    assert(date_from_iso(shown, &again) && same_day(day, again));
    date_show(day, shown);
    assert(date_parse(shown, "Start", sample_context.today, side, &again, &error));
    assert(same_day(day, again));
    assert(same_day(date_from_days(date_to_days(day)), day));
}

static void
check_moment(const char *typed)
{
    struct error error = {.text = ""};
    int64_t moment, again;
    char iso[DATE_TEXT_SIZE];
    if (moment_parse(typed, "Start", sample_context.now_ms, DATE_PAST, &moment, &error) ||
        moment_from_iso(typed, &moment)) {
        moment_to_iso(moment, iso);
        assert(moment_from_iso(iso, &again) && again / 1000 == moment / 1000);
        moment_show(moment, iso);
    } else {
        assert(error.code == ERROR_INPUT && error.text[0] != '\0');
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    char *typed = fuzz_valid_string(bytes, size);
    if (typed != NULL) {
        check_day(typed, DATE_COMING);
        check_day(typed, DATE_PAST);
        check_moment(typed);
    }
    free(typed);
    return 0;
}
