/* clock.h - what time it is, injected so that the same keys give the same bytes. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

struct clock {
    int64_t fixed_ms; /* milliseconds since 1970 UTC that always answer, or -1 for real time */
};

struct clock clock_real(void);
struct clock clock_fixed(int64_t milliseconds);
/* The clock that POSACT_NOW asks for ("2026-11-21" or "2026-11-21T12:04:00Z"); value may be NULL
 * or empty for the real clock. Fails on text that is neither. */
bool clock_from_text(const char *value, struct clock *out, struct error *error);
int64_t clock_now_ms(const struct clock *clock);
/* A steady clock for timeouts and intervals, in milliseconds from an arbitrary start; not
 * affected by `struct clock`. */
int64_t clock_steady_ms(void);

#endif
