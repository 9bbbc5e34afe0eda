/* page_of.c - the list of pages. */
#include "modules/page_of.h"

#include "base/text.h"
#include "modules/assessment.h"
#include "modules/assessment_page.h"
#include "modules/board_pack.h"
#include "modules/campaign.h"
#include "modules/defence_pack.h"
#include "modules/meeting.h"

const struct page_of pages_of[PAGES_OF] = {
    {"board-pack", "Board pack", &meeting_type, board_pack_build},
    {"defence-pack", "Defence pack", &campaign_type, defence_pack_build},
    {"assessment-page", "Assessment", &assessment_type, assessment_page_build},
};

const struct page_of *
page_of_command(const char *command)
{
    size_t i = 0;
    while (!string_equal(pages_of[i].command, command))
        i++;
    return &pages_of[i];
}
