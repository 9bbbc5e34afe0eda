/* campaign.h - one window in which a force takes applications for a role. */
#ifndef MODULES_CAMPAIGN_H
#define MODULES_CAMPAIGN_H

#include "record/record_type.h"

enum campaign_field {
    CAMPAIGN_NAME = RECORD_CORE_COUNT,
    CAMPAIGN_ROLE,
    CAMPAIGN_ROUTE,
    CAMPAIGN_POSTS,
    CAMPAIGN_OPENS,
    CAMPAIGN_CLOSES,
    CAMPAIGN_INTAKE,
    CAMPAIGN_NOTES,
    CAMPAIGN_FIELD_COUNT,
};

extern const struct record_type campaign_type;

#endif
