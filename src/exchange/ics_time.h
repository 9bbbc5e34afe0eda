/* ics_time.h - times of a calendar file, which may be of any zone, as moments. */
#ifndef EXCHANGE_ICS_TIME_H
#define EXCHANGE_ICS_TIME_H

#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

/* The zone of times that name none. */
#define ICS_HOME_ZONE "Europe/London"

/* "20261121T183000Z", the same without the Z in the zone of that name (NULL or "": at home), or
 * "20261121", midnight at home. Of an hour that comes twice the first is meant (RFC 5545, 3.3.5).
 * False with the reason in *fault. */
bool ics_time_read(const char *value, const char *zone, int64_t *moment, bool *whole_day,
                   struct text *fault);
/* "PT1H30M". */
bool ics_duration_read(const char *value, int64_t *milliseconds, struct text *fault);
/* "20261121T183000Z". Appended. */
void ics_time_append(int64_t moment, struct text *out);
/* Whether a day begins at home then. */
bool ics_is_midnight(int64_t moment);
/* "20261121": the day at home. Appended. */
void ics_day_append(int64_t moment, struct text *out);

#endif
