/* clock.c - real time, or a moment that stands still. */
#include "base/clock.h"

#include <assert.h>
#include <time.h>

#include "base/date.h"
#include "base/text.h"

#define REAL_TIME (-1)

struct clock
clock_real(void)
{
    return (struct clock){.fixed_ms = REAL_TIME};
}

struct clock
clock_fixed(int64_t milliseconds)
{
    assert(milliseconds >= 0);
    return (struct clock){.fixed_ms = milliseconds};
}

bool
clock_from_text(const char *value, struct clock *out, struct error *error)
{
    if (string_is_empty(value)) {
        *out = clock_real();
        return true;
    }
    int64_t milliseconds;
    if (!moment_from_iso(value, &milliseconds) || milliseconds < 0)
        return error_set(error, ERROR_USAGE,
                         "POSACT_NOW must be a day or a moment since 1970, like 2026-11-21 or "
                         "2026-11-21T12:04:00Z, not '%s'",
                         value);
    *out = clock_fixed(milliseconds);
    return true;
}

static int64_t
read_ms(clockid_t which)
{
    struct timespec now;
    int result = clock_gettime(which, &now);
    assert(result == 0);
    (void)result;
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t
clock_now_ms(const struct clock *clock)
{
    return clock->fixed_ms == REAL_TIME ? read_ms(CLOCK_REALTIME) : clock->fixed_ms;
}

int64_t
clock_steady_ms(void)
{
    return read_ms(CLOCK_MONOTONIC);
}
