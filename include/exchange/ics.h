/* ics.h - events as calendar programs exchange them: iCalendar (RFC 5545), .ics.
 *
 * Written in UTC, the one form of time that every reader takes the same way, in summer, in winter
 * and over the night between; read in UTC, in a named zone, in none (the UK's) and as whole days.
 * An event that comes back is not taken: each of its days is an event of its own here. */
#ifndef EXCHANGE_ICS_H
#define EXCHANGE_ICS_H

#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What an event says in words. */
enum ics_value {
    ICS_UID,
    ICS_TITLE,
    ICS_VENUE,
    ICS_LINK,
    ICS_KIND,
    ICS_DESCRIPTION, /* read, never written: it would tell of the case */
    ICS_VALUE_COUNT,
};

struct ics_event {
    const char *values[ICS_VALUE_COUNT]; /* NULL where nothing is said; borrowed */
    int64_t starts_ms, ends_ms;
    bool has_end;
    bool whole_days; /* from one midnight in the UK to another */
    bool cancelled;
    int sequence;      /* grows with what is said: a reader keeps the highest */
    int64_t stamp_ms;  /* when it was said */
    size_t line;       /* of its beginning, in a file that is read */
    struct text fault; /* why it cannot be read, or empty; the others still can */
};

/* -- Writing (D12): CRLF, lines of at most 75 octets ------------------------------------------- */

/* What a file begins and ends with. It withdraws (METHOD:CANCEL) when it holds one event, and that
 * is cancelled: no more than one may be withdrawn at once (RFC 5546, 3.2.5). */
void ics_write_start(struct text *out, bool withdraws);
void ics_write_end(struct text *out);
/* One event; ERROR_INPUT when its link has a line end in it, which no line may. */
bool ics_write_event(struct text *out, const struct ics_event *event, struct error *error);

/* -- Reading ----------------------------------------------------------------------------------- */

struct ics_reader;

/* Reads bytes in memory (borrowed until ics_close). */
struct ics_reader *ics_open_bytes(const void *bytes, size_t length);
/* "UTF-8". Borrowed. */
const char *ics_encoding(const struct ics_reader *reader);
/* The next event, borrowed until the next call; tasks, alarms and zones are passed over. False with
 * code ERROR_NONE at the end; ERROR_INPUT with "Line N: what" where the file is no calendar, is cut
 * short, or a carriage return stands alone. */
bool ics_next(struct ics_reader *reader, const struct ics_event **event, struct error *error);
void ics_close(struct ics_reader *reader);

#endif
