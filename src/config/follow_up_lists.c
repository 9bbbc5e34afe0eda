/* follow_up_lists.c - the tasks that come of an event, and the three questions after it, as a force
 * may change them (P41, T67). */
#include "follow_up_lists.h"

#define LIST(items)                                                                                \
    {                                                                                              \
        (items), sizeof(items) / sizeof *(items)                                                   \
    }

static const struct choice plan_items[] = {
    {"ask_why", "Ask why they could not come, and offer the next one", false},
    {"begin_support", "Begin the support that they signed up for", false},
};
const struct choice_list follow_up_plans = LIST(plan_items);

/* What a person did; the words have rules in C, so no force changes them. */
static const struct choice after_items[] = {
    {"absent", "Accepted, and did not come", false},
    {"lapsed", "Never booked a seat, or got none", false},
    {"apologies", "Sent apologies", false},
    {"attended", "Came", false},
    {"signed_up", "Signed up for support", false},
};
static const struct choice_list afters = LIST(after_items);

static const struct choice owner_items[] = {
    {"owner", "The owner of the event", false},
    {"candidate", "The owner of the candidate", false},
    {"me", "Whoever marks it as held", false},
};
static const struct choice_list owners = LIST(owner_items);

const struct setting_column follow_up_plan_columns[EVENT_PLAN_COLUMN_COUNT] = {
    [EVENT_PLAN_AFTER] = {.name = "after",
                          .kind = SETTING_WORD,
                          .words = &afters,
                          .required = true},
    [EVENT_PLAN_DUE] = {.name = "due", .kind = SETTING_SPAN, .required = true},
    [EVENT_PLAN_OWNER] = {.name = "owner", .kind = SETTING_WORD, .words = &owners},
};
const char *const follow_up_plan_cells[] = {
    "absent",    "+1d", "owner", /* ask_why */
    "signed_up", "+1d", "owner", /* begin_support */
};

static const struct choice question_items[] = {
    {"useful", "Was it useful", false},
    {"welcome", "Did you feel welcome", false},
    {"next_step", "Do you know your next step", false},
};
const struct choice_list feedback_questions = LIST(question_items);

static const struct choice answer_items[] = {
    {"yes", "Yes", false},
    {"partly", "Partly", false},
    {"no", "No", false},
};
const struct choice_list feedback_answers = LIST(answer_items);
