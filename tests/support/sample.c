/* sample.c - the tables of the made-up record. */
#include "support/sample.h"

const char sample_id[] = "0b0e7b5c-3f1d-4c2a-9d57-5a1e6f7c8d90";

static const struct choice statuses[] = {
    {"open", "Open", false},
    {"on-hold", "On hold", false},
    {"closed", "Closed", false},
    {"lost", "Lost", true},
};
static const struct choice_list status_list = {statuses, 4};

static const struct choice roles[] = {
    {"pc0", "Police constable", true}, /* the code that "pc" took over from */
    {"pc", "Police constable", false},       {"pcso", "PCSO", false},
    {"special", "Special constable", false}, {"staff", "Police staff", false},
};
static const struct choice_list role_list = {roles, 5};

static const struct choice words[] = {
    {"fair", "Careers fair", false},
    {"phone", "Phone", false},
    {"withdrawn", "Withdrawn", false},
    {"left-message", "Left message", false},
};
static const struct choice_list word_list = {words, 4};

static const struct named_list lists[] = {
    {.name = "roles", .choices = &role_list},
    {.name = "heard", .choices = &word_list},
    {.name = "close-reasons", .choices = &word_list},
    {.name = "contact-channels", .choices = &word_list},
    {.name = "contact-results", .choices = &word_list},
};

const struct field_context sample_context = {
    .today = {2026, 11, 21},
    .now_ms = 1795262640000,
    .officer = "J. Shah",
    .notice = "3",
    .lists = lists,
    .list_count = sizeof lists / sizeof lists[0],
};

static const struct field fields[SAMPLE_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [SAMPLE_NAME] = {.name = "name",
                     .label = "Full name",
                     .kind = FIELD_TEXT,
                     .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_SEARCHED,
                     .number = 1,
                     .key_from = SAMPLE_SORT_NAME},
    [SAMPLE_SORT_NAME] = {.name = "sort_name",
                          .label = "Sorted as",
                          .kind = FIELD_TEXT,
                          .number = 2},
    [SAMPLE_NOTES] = {.name = "notes", .label = "Notes", .kind = FIELD_NOTES, .number = 3},
    [SAMPLE_DAY] = {.name = "day", .label = "Next date", .kind = FIELD_DATE, .number = 4},
    [SAMPLE_HELD] = {.name = "held", .label = "When", .kind = FIELD_MOMENT, .number = 5},
    [SAMPLE_STATUS] = {.name = "status",
                       .label = "Status",
                       .kind = FIELD_CHOICE,
                       .flags = FIELD_REQUIRED,
                       .number = 7,
                       .choices = &status_list},
    [SAMPLE_ROLE] = {.name = "role",
                     .label = "Role of interest",
                     .kind = FIELD_CHOICE,
                     .number = 6,
                     .list = "roles"},
    [SAMPLE_OWNER] = {.name = "owner",
                      .label = "Owner",
                      .kind = FIELD_LINK,
                      .number = 8,
                      .target = &sample_type},
    [SAMPLE_EMAIL] =
        {.name = "email", .label = "Email", .kind = FIELD_EMAIL, .flags = FIELD_KEYED, .number = 9},
    [SAMPLE_PHONE] = {.name = "phone",
                      .label = "Phone",
                      .kind = FIELD_PHONE,
                      .flags = FIELD_KEYED,
                      .number = 10},
    [SAMPLE_OFFICER] = {.name = "officer",
                        .label = "Officer",
                        .kind = FIELD_TEXT,
                        .flags = FIELD_KEYED | FIELD_OFFICER,
                        .number = 11},
};

const struct record_type sample_type = {
    .name = "sample",
    .label = "Sample",
    .plural_label = "Samples",
    .table = "samples",
    .number = 99,
    .fields = fields,
    .field_count = SAMPLE_FIELD_COUNT,
    .title_field = SAMPLE_NAME,
    .sort_field = SAMPLE_NAME,
    .words_type = &sample_word_type,
};

enum { WORD_SAMPLE = RECORD_CORE_COUNT, WORD_TEXT, WORD_FIELD_COUNT };

static const struct field word_fields[WORD_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [WORD_SAMPLE] = {.name = "sample",
                     .label = "Sample",
                     .kind = FIELD_LINK,
                     .number = 1,
                     .target = &sample_type},
    [WORD_TEXT] = {.name = "text",
                   .label = "Word",
                   .kind = FIELD_TEXT,
                   .flags = FIELD_REQUIRED | FIELD_KEYED,
                   .number = 2},
};

const struct record_type sample_word_type = {
    .name = "word",
    .label = "Word",
    .plural_label = "Words",
    .table = "words",
    .number = 98,
    .fields = word_fields,
    .field_count = WORD_FIELD_COUNT,
    .title_field = WORD_TEXT,
    .sort_field = WORD_TEXT,
    .parent_field = WORD_SAMPLE,
};
