/* own.c - the ways from a record to the colleague whose it is. */
#include "modules/own.h"

#include "base/text.h"
#include "modules/action.h"
#include "modules/attendance.h"
#include "modules/buddy.h"
#include "modules/candidate.h"
#include "modules/check_in.h"
#include "modules/contact.h"
#include "modules/event.h"
#include "modules/invitation.h"
#include "modules/issue.h"
#include "modules/meeting.h"
#include "modules/membership.h"
#include "modules/network.h"
#include "modules/network_board.h"
#include "modules/office.h"
#include "modules/pairing.h"
#include "modules/staff.h"

/* --- pairings: those that go on, and who is in them --- */

static const struct query_way my_buddy = {.type = &buddy_type, .field = BUDDY_STAFF};
static const struct query_way my_pairing = {
    .type = &pairing_type,
    .field = PAIRING_BUDDY,
    .through = &my_buddy,
    .ended = PAIRING_ENDED,
};
static const struct query_way my_check_in = {
    .type = &check_in_type,
    .field = CHECK_IN_PAIRING,
    .through = &my_pairing,
};
static const struct query_way my_candidate = {
    .type = &candidate_type,
    .back = &my_pairing,
    .back_field = PAIRING_CANDIDATE,
};
static const struct query_way my_contact = {
    .type = &contact_type,
    .field = CONTACT_CANDIDATE,
    .through = &my_candidate,
};
static const struct query_way helped_by_me = {
    .type = &staff_type,
    .back = &my_pairing,
    .back_field = PAIRING_COLLEAGUE,
};
static const struct query_way me_or_mine = {
    .type = &staff_type,
    .field = RECORD_ID,
    .also = &helped_by_me,
};

/* --- a network: where they hold an office, and what goes on there --- */

static const struct query_way my_office = {
    .type = &office_type,
    .field = OFFICE_STAFF,
    .ended = OFFICE_ENDED,
};
static const struct query_way my_network = {
    .type = &network_type,
    .back = &my_office,
    .back_field = OFFICE_NETWORK,
};
static const struct query_way its_office = {
    .type = &office_type,
    .field = OFFICE_NETWORK,
    .through = &my_network,
};
static const struct query_way its_membership = {
    .type = &membership_type,
    .field = MEMBERSHIP_NETWORK,
    .through = &my_network,
};
static const struct query_way its_board = {
    .type = &network_board_type,
    .back = &my_network,
    .back_field = NETWORK_BOARD,
};
static const struct query_way its_meeting = {
    .type = &meeting_type,
    .field = MEETING_BOARD,
    .through = &its_board,
};
static const struct query_way its_issue = {
    .type = &issue_type,
    .field = ISSUE_NETWORK,
    .through = &my_network,
};
static const struct query_way its_action = {
    .type = &action_type,
    .field = ACTION_ISSUE,
    .through = &its_issue,
};
static const struct query_way its_attendance = {
    .type = &attendance_type,
    .field = ATTENDANCE_NETWORK,
    .through = &my_network,
};
static const struct query_way its_event = {
    .type = &event_type,
    .field = EVENT_NETWORK,
    .through = &my_network,
};
static const struct query_way its_invitation = {
    .type = &invitation_type,
    .field = INVITATION_EVENT,
    .through = &its_event,
};
static const struct query_way its_member = {
    .type = &staff_type,
    .back = &its_membership,
    .back_field = MEMBERSHIP_STAFF,
};
static const struct query_way its_officers = {
    .type = &staff_type,
    .back = &its_office,
    .back_field = OFFICE_STAFF,
    .also = &its_member,
};

/* --- which --- */

static const struct query_way *const of_pairings[] = {
    &my_pairing, &my_check_in, &my_candidate, &my_contact, &my_buddy, &me_or_mine,
};
static const struct query_way *const of_network[] = {
    &my_network, &its_office, &its_membership, &its_board,      &its_meeting,  &its_issue,
    &its_action, &its_event,  &its_attendance, &its_invitation, &its_officers,
};

static const struct query_way *
find(const struct query_way *const *ways, size_t count, const struct record_type *type)
{
    for (size_t i = 0; i < count; i++) {
        if (ways[i]->type == type)
            return ways[i];
    }
    return NULL;
}

const struct query_way *
own_way(const char *own, const struct record_type *type)
{
    if (string_equal(own, "pairings"))
        return find(of_pairings, sizeof of_pairings / sizeof of_pairings[0], type);
    if (string_equal(own, "network"))
        return find(of_network, sizeof of_network / sizeof of_network[0], type);
    return NULL;
}
