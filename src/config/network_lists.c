/* network_lists.c - networks of several forces, as examples that a force replaces by its own, and
 * how often a board may meet. */
#include "network_lists.h"

#define LIST(items)                                                                                \
    {                                                                                              \
        (items), sizeof(items) / sizeof *(items)                                                   \
    }

static const struct choice kind_items[] = {
    {"network", "Staff network", false},
    {"association", "Association", false},
    {"service", "Support service", false},
    {"programme", "External programme", false},
};
static const struct choice_list kinds = LIST(kind_items);

static const struct choice example_items[] = {
    {"agile_working", "Agile Working Network", false},
    {"armed_forces", "Armed Forces Network", false},
    {"catholic_guild", "Catholic Police Guild", false},
    {"christian", "Christian Police Association", false},
    {"disability", "Disability and Carers Network", false},
    {"fairplay", "Fairplay Advisers", false},
    {"lgbtq", "LGBTQ+ Network", false},
    {"menopause", "Menopause and Andropause Network", false},
    {"mens_forum", "Men's Forum", false},
    {"mesa", "Multi-Ethnic Staff Association", false},
    {"womens_forum", "Women's Forum", false},
    {"chaplaincy", "Chaplaincy", false},
    {"trim", "TRiM", false},
    {"disability_confident", "Disability Confident", false},
    {"covenant", "Armed Forces Covenant", false},
    {"white_ribbon", "White Ribbon", false},
    {"he_for_she", "HeForShe", false},
    {"age_friendly", "Age Friendly Employer", false},
};
const struct choice_list network_examples = LIST(example_items);
const struct setting_column network_example_columns[NETWORK_EXAMPLE_COLUMN_COUNT] = {
    [NETWORK_EXAMPLE_KIND] = {.name = "kind",
                              .kind = SETTING_WORD,
                              .words = &kinds,
                              .required = true},
};
const char *const network_example_cells[] = {
    "network", "network",   "association", "association", "network",   "network",
    "network", "network",   "network",     "association", "network",   "service",
    "service", "programme", "programme",   "programme",   "programme", "programme",
};

static const struct choice cadence_items[] = {
    {"monthly", "Every month", false},
    {"two_monthly", "Every two months", false},
    {"quarterly", "Every quarter", false},
    {"half_yearly", "Every half year", false},
};
const struct choice_list network_cadences = LIST(cadence_items);
const struct setting_column network_cadence_columns[CADENCE_COLUMN_COUNT] = {
    [CADENCE_MONTHS] =
        {.name = "months", .kind = SETTING_NUMBER, .minimum = 1, .maximum = 24, .required = true},
};
const char *const network_cadence_cells[] = {"1", "2", "3", "6"};
