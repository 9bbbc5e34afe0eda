/* event_lists.c - the kinds of event as a force may change them (T59). */
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
};
const char *const event_kind_cells[] = {
    "120", "120", "60", "60", "360", "180", "120",
};
