/* consent_lists.c - what people are asked to agree to, and on which basis their data is kept until
 * a force says otherwise (P26, T25). No review date ships: a force sets one when it has looked. */
#include "consent_lists.h"

#include "setting_words.h"

#define LIST(items)                                                                                \
    {                                                                                              \
        (items), sizeof(items) / sizeof *(items)                                                   \
    }

#define MONTHS_MOST 120
#define SOURCE_MOST 200
#define DAY_LENGTH 10

/* --- purposes --- */

static const struct choice purpose_items[] = {
    {"contact", "Being contacted about joining", false},
    {"targeted", "Targeted offers", false},
    {"sharing", "Sharing with a buddy or mentor", false},
};
const struct choice_list consent_purposes = LIST(purpose_items);

const struct setting_column consent_purpose_columns[PURPOSE_COLUMN_COUNT] = {
    [PURPOSE_MONTHS] = {.name = "months",
                        .kind = SETTING_NUMBER,
                        .minimum = 1,
                        .maximum = MONTHS_MOST,
                        .required = true},
    [PURPOSE_SIGN_UP] = {.name = "sign-up",
                         .kind = SETTING_TEXT,
                         .codes_of = SETTING_CONTACT_CHANNELS},
    [PURPOSE_DECLARED] = {.name = "declared", .kind = SETTING_WORD, .words = &word_yes_or_no},
};
const char *const consent_purpose_cells[] = {
    "12", "other", NULL, "12", NULL, "yes", "24", NULL, NULL,
};

/* --- lawful bases --- */

static const struct choice basis_items[] = {
    {"candidate", "Public task, UK GDPR Article 6(1)(e)", false},
    {"contact", "Public task, UK GDPR Article 6(1)(e)", false},
    {"application", "Public task, UK GDPR Article 6(1)(e)", false},
    {"pairing", "Public task, UK GDPR Article 6(1)(e)", false},
    {"consent", "Legal obligation, UK GDPR Article 6(1)(c)", false},
    {"declaration", "Explicit consent, UK GDPR Articles 6(1)(a) and 9(2)(a)", false},
    {"referral", "Public task, UK GDPR Article 6(1)(e)", false},
    {"staff", "Public task, UK GDPR Article 6(1)(e)", false},
};
const struct choice_list consent_bases = LIST(basis_items);

const struct setting_column consent_basis_columns[BASIS_COLUMN_COUNT] = {
    [BASIS_SOURCE] = {.name = "source",
                      .kind = SETTING_TEXT,
                      .minimum = 1,
                      .maximum = SOURCE_MOST,
                      .required = true},
    [BASIS_REVIEW] = {.name = "review",
                      .kind = SETTING_TEXT,
                      .minimum = DAY_LENGTH,
                      .maximum = DAY_LENGTH},
};

#define EQUALITY_DUTY "Equality Act 2010, sections 149 and 158"
const char *const consent_basis_cells[] = {
    EQUALITY_DUTY, NULL,          EQUALITY_DUTY,
    NULL,          EQUALITY_DUTY, NULL,
    EQUALITY_DUTY, NULL,          "UK GDPR Article 7(1), to show that consent was given",
    NULL,          EQUALITY_DUTY, NULL,
    EQUALITY_DUTY, NULL,          EQUALITY_DUTY,
    NULL,
};
