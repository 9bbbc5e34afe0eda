/* buddy_lists.c - the words of the buddy scheme as a force may change them, and the bank holidays
 * of England and Wales. */
#include "buddy_lists.h"

#define LIST(items)                                                                                \
    {                                                                                              \
        (items), sizeof(items) / sizeof *(items)                                                   \
    }

static const struct choice mood_items[] = {
    {"confident", "Confident", false}, {"steady", "Steady", false}, {"unsure", "Unsure", false},
    {"worried", "Worried", false},     {"tired", "Tired", false},
};
const struct choice_list buddy_moods = LIST(mood_items);

static const struct choice ending_items[] = {
    {"completed", "Completed", false},
    {"candidate_request", "The candidate asked for it", false},
    {"buddy_request", "The buddy asked for it", false},
    {"declined", "Declined before it began", false},
    {"no_contact", "No contact", false},
    {"buddy_left", "The buddy left the scheme", false},
    {"withdrew", "The candidate withdrew", false},
    {"conflict", "Conflict of interest", false},
    {"safeguarding", "Passed on as a concern", false},
};
const struct choice_list buddy_endings = LIST(ending_items);

static const struct choice decline_items[] = {
    {"no_time", "No time now", false},
    {"too_far", "Too far away", false},
    {"other_help", "Needs other help", false},
    {"somebody_else", "Would rather have somebody else", false},
    {"not_now", "Not at this stage", false},
    {"no_reason", "Gave no reason", false},
};
const struct choice_list buddy_declines = LIST(decline_items);

static const struct choice yes_or_no_items[] = {
    {"yes", "Yes", false},
    {"no", "No", false},
};
static const struct choice_list yes_or_no = LIST(yes_or_no_items);

const struct setting_column buddy_ending_columns[ENDING_COLUMN_COUNT] = {
    [ENDING_CONCERN] = {.name = "concern", .kind = SETTING_WORD, .words = &yes_or_no},
};
const char *const buddy_ending_cells[] = {
    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, "yes",
};

static const struct choice bank_holiday_items[] = {
    {"2026-01-01", "New Year's Day", false},
    {"2026-04-03", "Good Friday", false},
    {"2026-04-06", "Easter Monday", false},
    {"2026-05-04", "Early May bank holiday", false},
    {"2026-05-25", "Spring bank holiday", false},
    {"2026-08-31", "Summer bank holiday", false},
    {"2026-12-25", "Christmas Day", false},
    {"2026-12-28", "Boxing Day, substitute day", false},
    {"2027-01-01", "New Year's Day", false},
    {"2027-03-26", "Good Friday", false},
    {"2027-03-29", "Easter Monday", false},
    {"2027-05-03", "Early May bank holiday", false},
    {"2027-05-31", "Spring bank holiday", false},
    {"2027-08-30", "Summer bank holiday", false},
    {"2027-12-27", "Christmas Day, substitute day", false},
    {"2027-12-28", "Boxing Day, substitute day", false},
};
const struct choice_list buddy_bank_holidays = LIST(bank_holiday_items);

/* As health_overdue and health_quiet say it of one pairing: answered along the indexes of the next
 * and the last contact. */
static const struct choice view_items[] = {
    {"Overdue pairs", "pairing next_contact<today sort:next_contact", false},
    {"Quiet pairs", "pairing state:active state_since<=-6w !last_contact>-6w", false},
};
const struct choice_list buddy_views = LIST(view_items);
