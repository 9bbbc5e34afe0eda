/* registry.c - the one list of record types. */
#include "modules/registry.h"

#include "base/text.h"
#include "modules/action.h"
#include "modules/adjustment.h"
#include "modules/application.h"
#include "modules/assessment.h"
#include "modules/attendance.h"
#include "modules/barrier.h"
#include "modules/buddy.h"
#include "modules/campaign.h"
#include "modules/candidate.h"
#include "modules/check_in.h"
#include "modules/consent.h"
#include "modules/contact.h"
#include "modules/declaration.h"
#include "modules/decline.h"
#include "modules/distinction.h"
#include "modules/event.h"
#include "modules/event_commands.h"
#include "modules/event_paper.h"
#include "modules/evidence.h"
#include "modules/exclusion.h"
#include "modules/held_change.h"
#include "modules/invitation.h"
#include "modules/invitation_commands.h"
#include "modules/issue.h"
#include "modules/laptop.h"
#include "modules/meeting.h"
#include "modules/membership.h"
#include "modules/move.h"
#include "modules/network.h"
#include "modules/network_board.h"
#include "modules/objection.h"
#include "modules/offer.h"
#include "modules/office.h"
#include "modules/pairing.h"
#include "modules/policy.h"
#include "modules/purpose.h"
#include "modules/referral.h"
#include "modules/release.h"
#include "modules/settle.h"
#include "modules/snapshot.h"
#include "modules/staff.h"
#include "modules/tag.h"
#include "modules/target.h"
#include "modules/task.h"
#include "modules/tie_break.h"
#include "modules/user.h"

const struct record_type *const registry_types[] = {
    &candidate_type,   &contact_type,    &tag_type,           &task_type,        &campaign_type,
    &application_type, &move_type,       &distinction_type,   &pairing_type,     &buddy_type,
    &staff_type,       &check_in_type,   &exclusion_type,     &decline_type,     &event_type,
    &invitation_type,  &policy_type,     &consent_type,       &referral_type,    &network_type,
    &office_type,      &membership_type, &network_board_type, &meeting_type,     &issue_type,
    &action_type,      &attendance_type, &declaration_type,   &barrier_type,     &adjustment_type,
    &tie_break_type,   &finalist_type,   &target_type,        &objection_type,   &user_type,
    &user_key_type,    &workforce_type,  &population_type,    &assessment_type,  &evidence_type,
    &offer_type,       &release_type,    &laptop_type,        &held_change_type,
};
const size_t registry_type_count = sizeof registry_types / sizeof registry_types[0];

const struct record_type *
registry_find_type(const char *name)
{
    for (size_t i = 0; i < registry_type_count; i++)
        if (string_equal(registry_types[i]->name, name) ||
            string_equal(registry_types[i]->table, name))
            return registry_types[i];
    return NULL;
}

const struct record_type *
registry_type_by_number(int number)
{
    for (size_t i = 0; i < registry_type_count; i++)
        if (registry_types[i]->number == number)
            return registry_types[i];
    return NULL;
}

bool
registry_no_type(const char *typed, struct error *error)
{
    const char *names[sizeof registry_types / sizeof registry_types[0]];
    struct text all = TEXT_EMPTY;
    for (size_t i = 0; i < registry_type_count; i++) {
        names[i] = registry_types[i]->name;
        text_append_format(&all, "%s%s", i == 0 ? "" : ", ", names[i]);
    }
    const char *nearest = string_nearest(typed, names, registry_type_count);
    if (nearest != NULL)
        error_set(error, ERROR_USAGE, "There is no '%s'; did you mean '%s'", typed, nearest);
    else
        error_set(error, ERROR_USAGE, "There is no '%s'; posact keeps: %s", typed,
                  text_string(&all));
    text_clear(&all);
    return false;
}

static const struct command_table *const command_tables[] = {
    &record_commands,     &tag_commands,           &task_commands,           &move_commands,
    &pairing_commands,    &decline_commands,       &hand_over_commands,      &event_commands,
    &invitation_commands, &event_desk_commands,    &event_feedback_commands, &paper_commands,
    &consent_commands,    &referral_commands,      &network_commands,        &office_commands,
    &membership_commands, &network_board_commands, &declaration_commands,    &tie_break_commands,
    &attendance_commands, &objection_commands,     &snapshot_commands,       &assessment_commands,
    &settle_commands,     &held_change_commands,   &release_commands,        &purpose_commands,
};

bool
registry_has_command(const struct command *command)
{
    for (size_t i = 0; i < sizeof command_tables / sizeof command_tables[0]; i++) {
        const struct command_table *table = command_tables[i];
        for (size_t j = 0; j < table->count; j++) {
            if (command == &table->rows[j])
                return true;
        }
    }
    return false;
}
