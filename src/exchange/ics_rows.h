/* ics_rows.h - the events of a calendar file as the rows of a table, with a column for each thing
 * that an event may say. */
#ifndef EXCHANGE_ICS_ROWS_H
#define EXCHANGE_ICS_ROWS_H

#include "base/text.h"
#include "exchange/ics.h"
#include "headings.h"

#include <stdbool.h>
#include <stddef.h>

enum ics_column {
    ICS_COLUMN_NAME,
    ICS_COLUMN_START,
    ICS_COLUMN_END,
    ICS_COLUMN_PLACE,
    ICS_COLUMN_LINK,
    ICS_COLUMN_CATEGORY,
    ICS_COLUMN_DESCRIPTION,
    ICS_COLUMN_UID,
    ICS_COLUMN_COUNT,
};
extern const char *const ics_headings[ICS_COLUMN_COUNT];
/* What each fills; heading NULL: nothing. */
extern const struct known_heading ics_known[ICS_COLUMN_COUNT];

/* Fills a cell for each column that the event says something of: cells[i] is the caller's, NULL
 * where it is silent. False with the reason in *fault when it cannot be taken. */
bool ics_rows_cells(const struct ics_event *event, char *cells[ICS_COLUMN_COUNT], bool *given,
                    struct text *fault);

#endif
