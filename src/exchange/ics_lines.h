/* ics_lines.h - the lines of a calendar file, unfolded and counted. */
#ifndef EXCHANGE_ICS_LINES_H
#define EXCHANGE_ICS_LINES_H

#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

struct decoder;

/* More of a line is left out; what is about an event never needs it. */
#define ICS_LINE_LIMIT (1u << 20)

struct ics_lines {
    struct decoder *decoder;
    char *buffer; /* decoded */
    size_t length, offset;
    bool ended;
    size_t next_number; /* of the line that begins at the offset, from 1 */
    struct text line;   /* the one read last */
    size_t number;      /* of its beginning */
    bool too_long;      /* it was longer than the limit, and only that much of it is there */
};

/* Takes the decoder, which stands at its beginning. */
void ics_lines_open(struct ics_lines *lines, struct decoder *decoder);
/* The next line that is not blank, with all that is folded into it. False with ERROR_NONE at the
 * end; ERROR_INPUT for a carriage return that stands alone: it would be the end of a line to some
 * readers and none to others. */
bool ics_lines_next(struct ics_lines *lines, struct error *error);
void ics_lines_close(struct ics_lines *lines);

#endif
