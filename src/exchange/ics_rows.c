/* ics_rows.c - gives what an event says the headings of a table. */
#include "ics_rows.h"

#include "base/date.h"
#include "base/memory.h"
#include "modules/event.h"

const char *const ics_headings[ICS_COLUMN_COUNT] = {
    [ICS_COLUMN_NAME] = "Title",    [ICS_COLUMN_START] = "Start",
    [ICS_COLUMN_END] = "End",       [ICS_COLUMN_PLACE] = "Place",
    [ICS_COLUMN_LINK] = "Web page", [ICS_COLUMN_CATEGORY] = "Category",
    [ICS_COLUMN_UID] = "UID",       [ICS_COLUMN_DESCRIPTION] = "Description",
};

#define FILLS(label, field, unfit)                                                                 \
    {                                                                                              \
        label, EVENT_##field, HEADING_VALUE, 1, UNFIT_##unfit                                      \
    }

/* Descriptions are left out unless somebody asks for them: programs that plan meetings write who
 * comes, and passwords, into them. */
const struct known_heading ics_known[ICS_COLUMN_COUNT] = {
    [ICS_COLUMN_NAME] = FILLS("Title", NAME, REFUSE),
    [ICS_COLUMN_START] = FILLS("Start", STARTS, REFUSE),
    [ICS_COLUMN_END] = FILLS("End", ENDS, REFUSE),
    [ICS_COLUMN_PLACE] = FILLS("Place", VENUE, SKIP),
    [ICS_COLUMN_LINK] = FILLS("Web page", LINK, SKIP),
    [ICS_COLUMN_CATEGORY] = FILLS("Category", KIND, SKIP),
};

static void
give(char **cells, bool *given, enum ics_column column, const char *value)
{
    given[column] = value != NULL;
    cells[column] = value != NULL ? must_strdup(value) : NULL;
}

static void
give_moment(char **cells, bool *given, enum ics_column column, int64_t moment)
{
    char iso[DATE_TEXT_SIZE];
    moment_to_iso(moment, iso);
    give(cells, given, column, iso);
}

bool
ics_rows_cells(const struct ics_event *event, char *cells[ICS_COLUMN_COUNT], bool *given,
               struct text *fault)
{
    if (event->fault.length > 0 || event->cancelled) {
        text_append(fault,
                    event->fault.length > 0
                        ? text_string(&event->fault)
                        : "The calendar says that it is cancelled; if it is here, cancel it");
        return false;
    }
    give(cells, given, ICS_COLUMN_NAME, event->values[ICS_TITLE]);
    give_moment(cells, given, ICS_COLUMN_START, event->starts_ms);
    if (event->has_end && event->ends_ms > event->starts_ms)
        give_moment(cells, given, ICS_COLUMN_END, event->ends_ms);
    give(cells, given, ICS_COLUMN_PLACE, event->values[ICS_VENUE]);
    give(cells, given, ICS_COLUMN_LINK, event->values[ICS_LINK]);
    give(cells, given, ICS_COLUMN_CATEGORY, event->values[ICS_KIND]);
    give(cells, given, ICS_COLUMN_DESCRIPTION, event->values[ICS_DESCRIPTION]);
    give(cells, given, ICS_COLUMN_UID, event->values[ICS_UID]);
    return true;
}
