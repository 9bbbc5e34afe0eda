/* date.h - days of the Gregorian calendar, typed and shown as people in the UK do (B04, B06).
 *
 * Canonical text is ISO 8601: "2026-11-21" for a day, "2026-11-21T12:04:00Z" for a moment. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

struct date {
    int year, month, day; /* 1-based month and day; year 1 to 9999 */
};

#define DATE_TEXT_SIZE 32 /* room for any text below, with the NUL */

bool date_is_real(struct date date);
/* Days since 1970-01-01, and back. */
int64_t date_to_days(struct date date);
struct date date_from_days(int64_t days);
struct date date_add_days(struct date date, int64_t days);
/* 0 Monday to 6 Sunday. */
int date_weekday(struct date date);
/* Strictly "YYYY-MM-DD"; the rest of the string must be empty. */
bool date_from_iso(const char *text, struct date *out);
void date_to_iso(struct date date, char out[DATE_TEXT_SIZE]);
/* "3 April 2026". */
void date_show(struct date date, char out[DATE_TEXT_SIZE]);
/* "Sat 21 Nov 2026", with the weekday, for moves and echoes. */
void date_show_weekday(struct date date, char out[DATE_TEXT_SIZE]);

/* Which day is meant where neither year nor week is said. */
enum date_side {
    DATE_COMING, /* on or after today; a weekday after today */
    DATE_PAST,   /* on or before today; a weekday before today */
};

/* As typed: `27 3 2027`, `27/3/2027`, `27.3.2027`, `27 march 2027`, `27 Mar 2027`, ISO; without
 * a year (`21/11`) the nearest one on that side of today; `today`, `tomorrow`, `yesterday`, `fri`,
 * `next fri` (after today) and `last fri` (before it), `+7`, `+2w`, `+3m`, `-1d`. Always day first.
 * On failure the error is ERROR_INPUT with a text in B04's order (missing, impossible): it begins
 * with `label`, e.g. "Next action date must include a month". A two-figure year is refused. */
bool date_parse(const char *typed, const char *label, struct date today, enum date_side side,
                struct date *out, struct error *error);

/* The day that long after another: "+3d", "+2w", "+3m" or "+1y"; false for anything else. */
bool date_after(struct date date, const char *span, struct date *out);

/* Milliseconds since 1970 UTC to and from "2026-11-21T12:04:00Z". from_iso also takes a bare day
 * (midnight), a missing Z (UTC), and fractions of a second (cut). */
void moment_to_iso(int64_t milliseconds, char out[DATE_TEXT_SIZE]);
bool moment_from_iso(const char *text, int64_t *milliseconds);
/* "21 November 2026, 12:04" in the local time zone (TZ); with the zone behind it, "1:30 BST", in
 * the hour that comes twice when the clocks go back. */
void moment_show(int64_t milliseconds, char out[DATE_TEXT_SIZE]);
/* "12:04" in the local time zone. Appended. */
void moment_append_time(int64_t milliseconds, struct text *out);
/* "2026-11-21-120400" in the local time zone, for names of files. */
void moment_to_stamp(int64_t milliseconds, char out[DATE_TEXT_SIZE]);
/* The local day of a moment. */
struct date moment_to_date(int64_t milliseconds);
/* The moment at which a local day begins. */
int64_t moment_from_date(struct date date);
/* The moment on another day at which clocks show the same as they do at `like`; the first where it
 * comes twice, false where it is skipped. */
bool moment_on(struct date date, int64_t like, int64_t *out);
/* As typed: a date as above, optionally followed by a time `14:30`, `14.30`, `2pm`, `2:30 pm`
 * (local); `now`; without a time, noon local. A time that the clocks skip in spring is refused; of
 * one that comes twice in autumn the zone must say which, `1:30 BST`. */
bool moment_parse(const char *typed, const char *label, int64_t now, enum date_side side,
                  int64_t *out, struct error *error);

#endif
