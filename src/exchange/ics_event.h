/* ics_event.h - the lines between BEGIN:VEVENT and END:VEVENT. */
#ifndef EXCHANGE_ICS_EVENT_H
#define EXCHANGE_ICS_EVENT_H

#include "base/text.h"
#include "exchange/ics.h"
#include "ics_lines.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* An event that is being read. Zeroed is empty. */
struct ics_draft {
    struct ics_event event;
    struct text values[ICS_VALUE_COUNT];
    bool has_start, end_is_day;
    int64_t duration_ms;
};

/* Of an event whose BEGIN stands in this line. */
void ics_draft_start(struct ics_draft *draft, size_t line);
/* One line of it. The first fault of an event counts. */
void ics_draft_take(struct ics_draft *draft, const struct ics_lines *lines);
/* What the lines together say; `withdrawn`: the whole calendar takes back. Borrowed. */
const struct ics_event *ics_draft_finish(struct ics_draft *draft, bool withdrawn);
void ics_draft_clear(struct ics_draft *draft);

#endif
