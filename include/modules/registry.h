/* registry.h - the one list of record types, and of the command tables of the modules. */
#ifndef MODULES_REGISTRY_H
#define MODULES_REGISTRY_H

#include "command/command.h"
#include "record/record_type.h"

#include <stddef.h>

/* In the order of the modules' numbers on screen (1 to 9). */
extern const struct record_type *const registry_types[];
extern const size_t registry_type_count;

/* By name ("candidate") or table ("candidates"); NULL. */
const struct record_type *registry_find_type(const char *name);
const struct record_type *registry_type_by_number(int number);
/* ERROR_USAGE "there is no 'candidat'; did you mean 'candidate'". */
bool registry_no_type(const char *typed, struct error *error);

/* add, edit, remove, restore, undo, redo, contact, apply; tag, untag; move; task, done, snooze,
 * drop, reopen; pair, agree, start, pause, check-in, end, rematch; turn-down; hand-over;
 * consent, withdraw; refer, confirm, say-no, remove-lapsed;
 * add-networks, elect, succeed, vacate; join, members, leave; meet, raise, schedule, decide, act,
 * close-action, conclude, minute; declare, declarations, retract, barrier,
 * adjust, adjustments; finalist, finalists, sign-off; evidence, approve, revise,
 * withdraw-assessment, offer. */
extern const struct command_table record_commands, tag_commands, move_commands, task_commands,
    pairing_commands, decline_commands, hand_over_commands, event_desk_commands,
    event_feedback_commands, consent_commands, referral_commands, network_commands, office_commands,
    membership_commands, network_board_commands, attendance_commands, declaration_commands,
    tie_break_commands, objection_commands, assessment_commands, release_commands;
/* True for a row of these tables: it needs the session alone, and no screen. */
bool registry_has_command(const struct command *command);

/* Single rows that other layers run by name of the thing. */
extern const struct command *const command_add,
    *const command_edit, *const command_remove, *const command_restore, *const command_undo,
                                                                            *const command_redo;

#endif
