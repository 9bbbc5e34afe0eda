/* target.c - targets: the fields, and that none is a quota. */
#include "modules/target.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "config/settings.h"
#include "modules/characteristic.h"
#include "modules/group.h"
#include "record/record.h"

#define WHOLE 100 /* per cent */

static void
target_prepare(struct record *record, const struct field_context *context)
{
    record_set(record, TARGET_OWNER, context->officer);
}

/* P10: neither the type of a target, nor what it is called. */
static bool
parse_no_quota(const struct field *field, const char *typed, const struct field_context *context,
               char **value, struct error *error)
{
    struct field plain = *field;
    struct text folded = TEXT_EMPTY;
    utf8_fold(&folded, typed);
    bool quota = has_any_word(text_string(&folded), "quota*|cwota*");
    text_clear(&folded);
    plain.parse = NULL;
    if (quota)
        return error_set(error, ERROR_INPUT,
                         "%s cannot be '%s': a quota is not lawful; a target is a share of "
                         "applicants or of the workforce that is hoped for",
                         field->label, typed);
    return field_parse(&plain, typed, context, value, error);
}

static void
target_check(const struct record *record, const struct field_context *context,
             struct error_list *problems)
{
    const char *share = record_get(record, TARGET_SHARE);
    long percent = share ? strtol(share, NULL, 10) : 1;
    if (percent < 1 || percent > WHOLE)
        error_list_add(problems, TARGET_SHARE, "Share must be from 1 to %d per cent, not '%s'",
                       WHOLE, share);
    group_check(record, TARGET_CHARACTERISTIC, TARGET_GROUP, false, context, problems);
}

static const struct choice kinds[] = {
    {"applicants", "Share of applicants", false},
    {"workforce", "Share of the workforce", false},
};
static const struct choice_list kind_list = {kinds, 2};

static const struct field fields[TARGET_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [TARGET_NAME] =
        {
            .name = "name",
            .label = "Name",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_SEARCHED | FIELD_OWN,
            .number = 1,
            .list_width = 24,
            .purpose = "to tell one aspiration from another",
            .help = "As colleagues call it, such as Men in the control room",
            .parse = parse_no_quota,
        },
    [TARGET_OF] =
        {
            .name = "share_of",
            .label = "Type",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 2,
            .list_width = 22,
            .purpose = "to hope for a share, and decide about nobody",
            .help = "Of what the share is; never of those who are appointed",
            .choices = &kind_list,
            .parse = parse_no_quota,
        },
    [TARGET_ROLE] =
        {
            .name = "role",
            .label = "Role",
            .kind = FIELD_CHOICE,
            .flags = FIELD_KEYED,
            .number = 3,
            .list_width = 18,
            .purpose = "to look at each role by itself",
            .help = "The role, or empty for the force as a whole",
            .list = "roles",
        },
    [TARGET_CHARACTERISTIC] =
        {
            .name = "characteristic",
            .label = "Characteristic",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED,
            .number = 4,
            .purpose = "to say what the share is of",
            .help = "The one that the group shares",
            .choices = &setting_characteristics,
        },
    [TARGET_GROUP] =
        {
            .name = "belongs_to",
            .label = "Group",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED,
            .number = 5,
            .purpose = "to say what the share is of",
            .help = "Any group, in any direction",
            .list = "groups",
            .narrowed_by = TARGET_CHARACTERISTIC,
        },
    [TARGET_SHARE] =
        {
            .name = "share",
            .label = "Share",
            .kind = FIELD_NUMBER,
            .flags = FIELD_REQUIRED,
            .number = 6,
            .list_width = 6,
            .purpose = "to know when it is reached",
            .help = "Per cent",
        },
    [TARGET_BY] =
        {
            .name = "due",
            .label = "By",
            .kind = FIELD_DATE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 7,
            .list_width = 13,
            .purpose = "to look at it again",
            .help = "The day by which it is hoped for",
        },
    [TARGET_EVIDENCE] =
        {
            .name = "evidence",
            .label = "Evidence",
            .kind = FIELD_NOTES,
            .flags = FIELD_REQUIRED,
            .number = 8,
            .purpose = "to show why this share",
            .help = "Figures with their base and day, or experience",
        },
    [TARGET_SOURCE] =
        {
            .name = "source",
            .label = "Source",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED,
            .number = 9,
            .purpose = "to find the figures again",
            .help = "Where the evidence is from, such as Census 2021, table TS021",
        },
    [TARGET_OWNER] =
        {
            .name = "owner",
            .label = "Owner",
            .kind = FIELD_TEXT,
            .flags = FIELD_KEYED | FIELD_OFFICER,
            .number = 10,
            .purpose = "to know who looks after it",
            .help = "The officer who looks after it",
        },
};

const struct record_type target_type = {
    .name = "target",
    .label = "Target",
    .plural_label = "Targets",
    .table = "targets",
    .number = 38,
    .fields = fields,
    .field_count = TARGET_FIELD_COUNT,
    .title_field = TARGET_NAME,
    .sort_field = TARGET_BY,
    .prepare = target_prepare,
    .check = target_check,
};
