/* campaign.c - one window in which a force takes applications for a role. */
#include "modules/campaign.h"

#include <string.h>

#include "modules/pipeline.h"
#include "record/record.h"

static void
campaign_check(const struct record *record, const struct field_context *context,
               struct error_list *problems)
{
    const char *opens = record_get(record, CAMPAIGN_OPENS);
    const char *closes = record_get(record, CAMPAIGN_CLOSES);
    if (opens && closes && strcmp(closes, opens) < 0)
        error_list_add(problems, CAMPAIGN_CLOSES, "Closes must be on or after the day it opens");
    route_check(record, CAMPAIGN_ROLE, CAMPAIGN_ROUTE, context, problems);
}

static const struct field fields[CAMPAIGN_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [CAMPAIGN_NAME] =
        {
            .name = "name",
            .label = "Name",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_SEARCHED | FIELD_OWN,
            .number = 1,
            .list_width = 24,
            .purpose = "to tell one window from another",
            .help = "As colleagues call it, such as Autumn intake 2026",
        },
    [CAMPAIGN_ROLE] =
        {
            .name = "role",
            .label = "Role",
            .kind = FIELD_CHOICE,
            .flags = FIELD_KEYED,
            .number = 2,
            .list_width = 20,
            .purpose = "to know which stages applications go through",
            .help = "The role that people apply for",
            .list = "roles",
        },
    [CAMPAIGN_ROUTE] =
        {
            .name = "route",
            .label = "Route",
            .kind = FIELD_CHOICE,
            .number = 3,
            .purpose = "to tell the ways into one role apart",
            .help = "The way into the role, when there are several",
            .list = "routes",
        },
    [CAMPAIGN_POSTS] =
        {
            .name = "posts",
            .label = "Posts",
            .kind = FIELD_NUMBER,
            .number = 4,
            .list_width = 6,
            .purpose = "to see how many are wanted",
            .help = "How many people are to be taken on",
        },
    [CAMPAIGN_OPENS] =
        {
            .name = "opens",
            .label = "Opens",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED,
            .number = 5,
            .list_width = 11,
            .purpose = "to tell people when they can apply",
            .help = "The first day of the window",
        },
    [CAMPAIGN_CLOSES] =
        {
            .name = "closes",
            .label = "Closes",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED,
            .number = 6,
            .list_width = 11,
            .purpose = "to tell people until when they can apply",
            .help = "The last day of the window",
        },
    [CAMPAIGN_INTAKE] =
        {
            .name = "intake",
            .label = "Intake",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED,
            .number = 7,
            .list_width = 11,
            .purpose = "to know when those appointed start",
            .help = "The day on which the intake starts",
        },
    [CAMPAIGN_NOTES] =
        {
            .name = "notes",
            .label = "Notes",
            .kind = FIELD_NOTES,
            .flags = FIELD_SEARCHED,
            .number = 8,
            .purpose = "to remember what is special about it",
            .help = "Facts about the campaign, not about people",
        },
};

const struct record_type campaign_type = {
    .name = "campaign",
    .label = "Campaign",
    .plural_label = "Campaigns",
    .table = "campaigns",
    .number = 4,
    .fields = fields,
    .field_count = CAMPAIGN_FIELD_COUNT,
    .title_field = CAMPAIGN_NAME,
    .sort_field = CAMPAIGN_NAME,
    .check = campaign_check,
};
