/* export.h - any list to CSV, TSV, JSON, a table or ids, people to vCards, events to a calendar;
 * one record to JSON. */
#ifndef EXCHANGE_EXPORT_H
#define EXCHANGE_EXPORT_H

#include "base/error.h"
#include "base/text.h"
#include "modules/session.h"

#include <stdbool.h>
#include <stddef.h>

enum export_format {
    EXPORT_TABLE, /* aligned columns for people */
    EXPORT_JSON,  /* array of objects, one a line; every field, null where not given */
    EXPORT_CSV,   /* RFC 4180, CRLF, every field, F05 */
    EXPORT_TSV,   /* the same with tabs; tab, line ends and backslash as \t \n \r \\, no quotes */
    EXPORT_IDS,   /* one id a line */
    EXPORT_VCARD, /* a card for each candidate (exchange/vcard.h); of no other type */
    EXPORT_ICS,   /* a calendar of events (exchange/ics.h); of no other type */
    EXPORT_FORMAT_COUNT,
};

/* Where the bytes go: returns false when they could not be written. */
typedef bool export_sink(void *context, const char *bytes, size_t length);

/* Writes the records of the query, at most `limit` (0: all), window by window: memory does not
 * grow with the list. *count is how many. */
bool export_list(struct session *session, const struct query *query, enum export_format format,
                 size_t limit, export_sink *sink, void *context, size_t *count,
                 struct error *error);
/* Which part of a list. */
struct export_choice {
    const size_t *fields; /* in this order; none: every field, of a TABLE those of lists */
    size_t field_count;
    const struct id *ids; /* of the query's records these alone; none: all */
    size_t id_count;
    size_t limit; /* at most so many; 0 for all */
};

/* The same for a part of the list. */
bool export_chosen(struct session *session, const struct query *query,
                   const struct export_choice *choice, enum export_format format, export_sink *sink,
                   void *context, size_t *count, struct error *error);
/* One record: label and value a line, with the words that stand on it (TABLE), or a JSON object of
 * its fields (JSON). */
bool export_record(struct session *session, const struct record *record, enum export_format format,
                   struct text *out, struct error *error);
/* The history of a record, newest first, as text or JSON. */
void export_changes(struct session *session, const struct change_list *changes,
                    enum export_format format, struct text *out);

#endif
