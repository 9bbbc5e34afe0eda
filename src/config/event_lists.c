/* event_lists.c - the kinds of event and of other support as a force may change them (T59, P1). */
#include "event_lists.h"

#define MINUTES_MOST (14L * 24 * 60)

static const struct choice kind_items[] = {
    {"preparation", "Preparation evening", false},
    {"discovery", "Discovery session", false},
    {"webinar", "Webinar", false},
    {"one_to_one", "1-2-1", false},
    {"fair", "Careers fair", false},
    {"community", "Community event", false},
    {"network", "Network event", false},
};
const struct choice_list event_kinds = {kind_items, sizeof kind_items / sizeof kind_items[0]};

const struct setting_column event_kind_columns[EVENT_KIND_COLUMN_COUNT] = {
    [EVENT_KIND_MINUTES] = {.name = "minutes",
                            .kind = SETTING_NUMBER,
                            .minimum = 5,
                            .maximum = MINUTES_MOST},
    [EVENT_KIND_MEASURE] = {.name = "measure", .kind = SETTING_TEXT, .codes_of = SETTING_MEASURES},
};
const char *const event_kind_cells[] = {
    "120",        NULL,  "120",      NULL,  "60",       NULL,  "60",
    "one_to_one", "360", "outreach", "180", "outreach", "120", NULL,
};

static const struct choice measure_items[] = {
    {"buddy", "Buddy", false},       {"mentoring", "Mentoring", false},
    {"event", "Event", false},       {"one_to_one", "1-2-1", false},
    {"outreach", "Outreach", false}, {"consultancy", "Consultancy programme", false},
};
const struct choice_list support_measures = {measure_items,
                                             sizeof measure_items / sizeof measure_items[0]};
