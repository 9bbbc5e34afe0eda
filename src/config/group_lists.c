/* group_lists.c - the nine characteristics of the Equality Act 2010, the groups that ship with
 * them, each with the list that it comes from, and barriers and adjustments, which name none. */
#include "group_lists.h"

#define LIST(items)                                                                                \
    {                                                                                              \
        (items), sizeof(items) / sizeof *(items)                                                   \
    }

#define VERSION_MOST 60

/* --- characteristics: those of the Act, in its order; no force changes them --- */

static const struct choice characteristic_items[] = {
    {"age", "Age", false},
    {"disability", "Disability", false},
    {"gender_reassignment", "Gender reassignment", false},
    {"marriage_cp", "Marriage and civil partnership", false},
    {"pregnancy_maternity", "Pregnancy and maternity", false},
    {"race", "Race", false},
    {"religion_belief", "Religion or belief", false},
    {"sex", "Sex", false},
    {"sexual_orientation", "Sexual orientation", false},
};
const struct choice_list setting_characteristics = LIST(characteristic_items);

/* --- groups --- */

static const struct choice group_items[] = {
    {"age_under_26", "Under 26", false},
    {"age_26_to_40", "26 to 40", false},
    {"age_41_to_55", "41 to 55", false},
    {"age_56_on", "56 and over", false},
    {"disabled", "Disabled", false},
    {"not_disabled", "Not disabled", false},
    {"reassignment", "Gender reassignment proposed, begun or completed", false},
    {"married", "Married", false},
    {"civil_partner", "In a civil partnership", false},
    {"pregnant", "Pregnant, or gave birth in the last 26 weeks", false},
    {"ethnic_minority", "Ethnic minorities, without white minorities", false},
    {"asian", "Asian or Asian British", false},
    {"asian_indian", "Indian", false},
    {"asian_pakistani", "Pakistani", false},
    {"asian_bangladeshi", "Bangladeshi", false},
    {"asian_chinese", "Chinese", false},
    {"asian_other", "Any other Asian background", false},
    {"black", "Black, Black British, Caribbean or African", false},
    {"black_caribbean", "Black Caribbean", false},
    {"black_african", "Black African", false},
    {"black_other", "Any other Black, Black British, or Caribbean background", false},
    {"mixed", "Mixed or Multiple ethnic groups", false},
    {"mixed_caribbean", "White and Black Caribbean", false},
    {"mixed_african", "White and Black African", false},
    {"mixed_asian", "White and Asian", false},
    {"mixed_other", "Any other Mixed or Multiple ethnic background", false},
    {"white", "White", false},
    {"white_british", "English, Welsh, Scottish, Northern Irish or British", false},
    {"white_irish", "Irish", false},
    {"white_traveller", "Gypsy or Irish Traveller", false},
    {"white_roma", "Roma", false},
    {"white_other", "Any other White background", false},
    {"other_ethnic", "Other ethnic group", false},
    {"other_arab", "Arab", false},
    {"other_any", "Any other ethnic group", false},
    {"no_religion", "No religion", false},
    {"christian", "Christian", false},
    {"buddhist", "Buddhist", false},
    {"hindu", "Hindu", false},
    {"jewish", "Jewish", false},
    {"muslim", "Muslim", false},
    {"sikh", "Sikh", false},
    {"other_religion", "Any other religion", false},
    {"female", "Female", false},
    {"male", "Male", false},
    {"heterosexual", "Straight or heterosexual", false},
    {"lgb", "Gay, lesbian, bisexual or another orientation", false},
    {"gay_lesbian", "Gay or lesbian", false},
    {"bisexual", "Bisexual", false},
    {"other_orientation", "Another sexual orientation", false},
    {SETTING_NOT_SAID, "Prefer not to say", false},
};
const struct choice_list group_list = LIST(group_items);

const struct setting_column group_columns[GROUP_COLUMN_COUNT] = {
    [GROUP_CHARACTERISTIC] = {.name = "characteristic",
                              .kind = SETTING_WORD,
                              .words = &setting_characteristics},
    [GROUP_VERSION] = {.name = "version",
                       .kind = SETTING_TEXT,
                       .minimum = 1,
                       .maximum = VERSION_MOST,
                       .required = true},
    [GROUP_WITHIN] = {.name = "within", .kind = SETTING_TEXT, .codes_of = SETTING_GROUPS},
};

#define AGE "age", "Home Office bands 2024", NULL
#define DISABILITY "disability", "Equality Act core", NULL
#define RACE(within) "race", "GSS 2021", within
#define RELIGION "religion_belief", "Census 2021", NULL
#define SEX "sex", "Equality Act", NULL
#define ORIENTATION(within) "sexual_orientation", "Census 2021", within
#define OF_THE_ACT(characteristic) characteristic, "Equality Act", NULL

const char *const group_cells[] = {
    AGE,
    AGE,
    AGE,
    AGE,
    DISABILITY,
    DISABILITY,
    OF_THE_ACT("gender_reassignment"),
    OF_THE_ACT("marriage_cp"),
    OF_THE_ACT("marriage_cp"),
    OF_THE_ACT("pregnancy_maternity"),
    RACE(NULL),
    RACE("ethnic_minority"),
    RACE("asian"),
    RACE("asian"),
    RACE("asian"),
    RACE("asian"),
    RACE("asian"),
    RACE("ethnic_minority"),
    RACE("black"),
    RACE("black"),
    RACE("black"),
    RACE("ethnic_minority"),
    RACE("mixed"),
    RACE("mixed"),
    RACE("mixed"),
    RACE("mixed"),
    RACE(NULL),
    RACE("white"),
    RACE("white"),
    RACE("white"),
    RACE("white"),
    RACE("white"),
    RACE("ethnic_minority"),
    RACE("other_ethnic"),
    RACE("other_ethnic"),
    RELIGION,
    RELIGION,
    RELIGION,
    RELIGION,
    RELIGION,
    RELIGION,
    RELIGION,
    RELIGION,
    SEX,
    SEX,
    ORIENTATION(NULL),
    ORIENTATION(NULL),
    ORIENTATION("lgb"),
    ORIENTATION("lgb"),
    ORIENTATION("lgb"),
    NULL,
    "Every list",
    NULL,
};
_Static_assert(sizeof group_cells / sizeof *group_cells ==
                   sizeof group_items / sizeof *group_items * GROUP_COLUMN_COUNT,
               "a row for each group");

/* --- barriers, and what adjustments are for --- */

static const struct choice barrier_items[] = {
    {"knows_nobody", "Knows nobody in the job", false},
    {"process", "Does not know how selection works", false},
    {"confidence", "Confidence", false},
    {"trust", "Trust in the police", false},
    {"family_view", "What family or friends think of the job", false},
    {"hours", "Shifts and hours", false},
    {"travel", "Travel", false},
    {"cost", "Cost of applying or training", false},
    {"qualification", "A qualification that is missing", false},
    {"driving", "No driving licence", false},
    {"fitness", "Fitness test", false},
    {"forms", "Online forms and equipment", false},
};
const struct choice_list barrier_list = LIST(barrier_items);

const struct setting_column barrier_columns[BARRIER_COLUMN_COUNT] = {
    [BARRIER_HELP] = {.name = "help", .kind = SETTING_TEXT, .minimum = 1, .maximum = 120},
};
const char *const barrier_cells[] = {
    "Put them in touch with somebody who does the job",
    "Preparation evening, or a talk about the stages",
    "Mock interview, mentoring",
    "A visit, or a talk with officers",
    "A visit that family may come to",
    "Talk about patterns and part-time posts",
    "Events online or nearby",
    "Ask which fees can be met",
    "Point to courses that count",
    "Point to roles that need none",
    "Training plan and a practice run",
    "A place to use a computer, and help with the form",
};
_Static_assert(sizeof barrier_cells / sizeof *barrier_cells ==
                   sizeof barrier_items / sizeof *barrier_items * BARRIER_COLUMN_COUNT,
               "a row for each barrier");

static const struct choice adjustment_purpose_items[] = {
    {"assessment", "Assessment or interview", false},
    {"fitness", "Fitness test", false},
    {"event", "Event of ours", false},
    {"contact", "Being in touch", false},
    {"start", "Start in the job", false},
};
const struct choice_list adjustment_purposes = LIST(adjustment_purpose_items);
