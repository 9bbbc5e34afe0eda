/* casework_lists.c - how people are taken on in England and Wales in 2026, as a force may change it
 * (P34). Nothing in the program knows a code of these lists. */
#include "casework_lists.h"

#define LIST(items)                                                                                \
    {                                                                                              \
        (items), sizeof(items) / sizeof *(items)                                                   \
    }

/* --- routes --- */

static const struct choice route_items[] = {
    {"pcda", "PCDA", false},
    {"dhep", "DHEP", false},
    {"pcep", "PCEP", false},
    {"pcep_degree", "PCEP for degree holders", false},
    {"ppd", "Professional policing degree", false},
    {"police_now", "Police Now", false},
    {"from_pcso", "PCSO or special to constable", false},
    {"detective_degree", "Detective DHEP", false},
    {"police_now_detective", "Police Now detective", false},
    {"transfer", "From another force", false},
    {"rejoin", "Re-joiner", false},
    {"ipldp", "IPLDP", true},
};
const struct choice_list casework_routes = LIST(route_items);

const struct setting_column casework_route_columns[ROUTE_COLUMN_COUNT] = {
    [ROUTE_ROLE] = {.name = "role",
                    .kind = SETTING_TEXT,
                    .codes_of = SETTING_ROLES,
                    .required = true},
};
const char *const casework_route_cells[] = {
    "pc", "pc",        "pc",        "pc",         "pc",         "pc",
    "pc", "detective", "detective", "transferee", "transferee", "pc",
};

/* --- stages --- */

static const struct choice stage_items[] = {
    {"eoi", "Expression of interest", false},
    {"application", "Application", false},
    {"sift", "Sift", false},
    {"briefing", "Preparation evening", false},
    {"oap", "Online assessment", false},
    {"interview", "Interview", false},
    {"fitness", "Fitness test", false},
    {"medical", "Medical", false},
    {"vetting", "Vetting", false},
    {"references", "References", false},
    {"offer", "Offer", false},
    {"start", "Start", false},
};
const struct choice_list casework_stages = LIST(stage_items);

static const struct choice yes_or_no_items[] = {
    {"yes", "Yes", false},
    {"no", "No", false},
};
static const struct choice_list yes_or_no = LIST(yes_or_no_items);

const struct setting_column casework_stage_columns[STAGE_COLUMN_COUNT] = {
    [STAGE_DAYS] = {.name = "days", .kind = SETTING_NUMBER, .minimum = 1, .maximum = 999},
    [STAGE_REAPPLY] = {.name = "reapply-months",
                       .kind = SETTING_NUMBER,
                       .minimum = 1,
                       .maximum = 120},
    [STAGE_DATES_ONLY] = {.name = "dates-only", .kind = SETTING_WORD, .words = &yes_or_no},
    [STAGE_KEEP_WARM] = {.name = "keep-warm", .kind = SETTING_NUMBER, .minimum = 1, .maximum = 365},
};
const char *const casework_stage_cells[] = {
    "14", NULL, NULL,  NULL, /* eoi */
    "28", NULL, NULL,  NULL, /* application */
    "35", "3",  NULL,  NULL, /* sift */
    "21", NULL, NULL,  NULL, /* briefing */
    "42", "3",  NULL,  NULL, /* oap */
    "28", "3",  NULL,  NULL, /* interview */
    "28", "3",  NULL,  NULL, /* fitness */
    "60", NULL, "yes", NULL, /* medical */
    "60", "12", "yes", NULL, /* vetting */
    "28", NULL, NULL,  NULL, /* references */
    "28", NULL, NULL,  "14", /* offer */
    NULL, NULL, NULL,  NULL, /* start */
};

/* --- pipelines --- */

#define CONSTABLE                                                                                  \
    "eoi application sift briefing oap interview fitness medical vetting references offer start"
#define WITHOUT_NATIONAL_TESTS                                                                     \
    "eoi application interview fitness medical vetting references offer start"
#define STAFF "eoi application interview medical vetting references offer start"

static const struct choice pipeline_items[] = {
    {"pc", CONSTABLE, false},
    {"detective", CONSTABLE, false},
    {"transferee", WITHOUT_NATIONAL_TESTS, false},
    {"pcso", WITHOUT_NATIONAL_TESTS, false},
    {"special", WITHOUT_NATIONAL_TESTS, false},
    {"control_room", STAFF, false},
    {"designated", STAFF, false},
    {"staff", STAFF, false},
    {"volunteer", "eoi application interview vetting references offer start", false},
};
const struct choice_list casework_pipelines = LIST(pipeline_items);

/* --- reasons --- */

static const struct choice move_reason_items[] = {
    {"other_order", "Stages in another order this time", false},
    {"exempt", "Stage not needed", false},
    {"again", "Stage to be taken again", false},
    {"reopened", "Taken up again", false},
    {"put_right", "Put right what was recorded", false},
    {"started", "Appointed", false},
    {"personal", "Personal or family reasons", false},
    {"too_long", "It took too long", false},
    {"pay", "Pay or hours", false},
    {"other_job", "Took another job", false},
    {"other_force", "Went to another force", false},
    {"not_for_them", "Not the job for them", false},
    {"below_standard", "Did not pass the stage", false},
    {"not_eligible", "Not eligible", false},
    {"turned_down", "No offer made", false},
    {"asked_to_wait", "Asked to wait", false},
    {"next_intake", "Moved to a later intake", false},
    {"no_reply", "No reply", false},
    {"window_closed", "Window closed", false},
};
const struct choice_list casework_move_reasons = LIST(move_reason_items);

static const struct choice outcome_items[] = {
    {"live", "Live", false},         {"appointed", "Appointed", false},
    {"withdrew", "Withdrew", false}, {"unsuccessful", "Unsuccessful", false},
    {"deferred", "Deferred", false}, {"lapsed", "Lapsed", false},
};
const struct choice_list setting_outcomes = LIST(outcome_items);

const struct setting_column casework_move_reason_columns[MOVE_REASON_COLUMN_COUNT] = {
    [MOVE_REASON_OUTCOME] = {.name = "outcome",
                             .kind = SETTING_WORD,
                             .words = &setting_outcomes,
                             .required = true},
};
const char *const casework_move_reason_cells[] = {
    "live",         /* other_order */
    "live",         /* exempt */
    "live",         /* again */
    "live",         /* reopened */
    "live",         /* put_right */
    "appointed",    /* started */
    "withdrew",     /* personal */
    "withdrew",     /* too_long */
    "withdrew",     /* pay */
    "withdrew",     /* other_job */
    "withdrew",     /* other_force */
    "withdrew",     /* not_for_them */
    "unsuccessful", /* below_standard */
    "unsuccessful", /* not_eligible */
    "unsuccessful", /* turned_down */
    "deferred",     /* asked_to_wait */
    "deferred",     /* next_intake */
    "lapsed",       /* no_reply */
    "lapsed",       /* window_closed */
};

/* --- task plans --- */

static const struct choice task_plan_items[] = {
    {"practise_oap", "Offer practice for the online assessment", false},
    {"mock_interview", "Offer a practice interview", false},
    {"congratulate", "Congratulate on the offer", false},
    {"before_start", "Ask what would help before the start", false},
    {"first_weeks", "Ask how the first weeks went", false},
};
const struct choice_list casework_task_plans = LIST(task_plan_items);

static const struct choice plan_owner_items[] = {
    {"owner", "The owner of the application", false},
    {"me", "Whoever moves it", false},
};
static const struct choice_list plan_owners = LIST(plan_owner_items);

const struct setting_column casework_task_plan_columns[TASK_PLAN_COLUMN_COUNT] = {
    [TASK_PLAN_STAGE] = {.name = "stage",
                         .kind = SETTING_TEXT,
                         .codes_of = SETTING_STAGES,
                         .required = true},
    [TASK_PLAN_DUE] = {.name = "due", .kind = SETTING_SPAN, .required = true},
    [TASK_PLAN_OWNER] = {.name = "owner", .kind = SETTING_WORD, .words = &plan_owners},
};
const char *const casework_task_plan_cells[] = {
    "oap",       "+2d", "owner", /* practise_oap */
    "interview", "+2d", "owner", /* mock_interview */
    "offer",     "+1d", "owner", /* congratulate */
    "offer",     "+2w", "owner", /* before_start */
    "start",     "+4w", "owner", /* first_weeks */
};
