/* tables.c - the one list of all that can be done on the screens and to records. */
#include "ui/views.h"

#include "modules/event_commands.h"
#include "modules/event_paper.h"
#include "modules/held_change.h"
#include "modules/invitation_commands.h"
#include "modules/purpose.h"
#include "modules/registry.h"
#include "modules/settle.h"
#include "modules/snapshot.h"

size_t
ui_tables(struct command_table tables[UI_TABLES])
{
    static const struct command_table *const all[] = {
        &day_commands,           &list_commands,
        &mark_commands,          &saved_commands,
        &detail_commands,        &board_commands,
        &reader_commands,        &form_commands,
        &chooser_commands,       &import_commands,
        &ask_commands,           &record_commands,
        &tag_commands,           &shell_commands,
        &task_commands,          &move_commands,
        &pairing_commands,       &hand_over_commands,
        &letter_commands,        &copy_commands,
        &duplicates_commands,    &decline_commands,
        &suggest_commands,       &intake_commands,
        &event_commands,         &invitation_commands,
        &event_desk_commands,    &event_feedback_commands,
        &desk_commands,          &paper_commands,
        &calendar_commands,      &consent_commands,
        &referral_commands,      &network_commands,
        &office_commands,        &membership_commands,
        &network_board_commands, &attendance_commands,
        &report_commands,        &declaration_commands,
        &tie_break_commands,     &objection_commands,
        &entry_commands,         &assessment_commands,
        &snapshot_commands,      &matrix_commands,
        &snapshot_view_commands, &audit_commands,
        &settle_commands,        &conflicts_commands,
        &held_change_commands,   &release_commands,
        &purpose_commands,
    };
    _Static_assert(sizeof all / sizeof *all <= UI_TABLES, "room for all");
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        tables[i] = *all[i];
    return sizeof all / sizeof *all;
}
