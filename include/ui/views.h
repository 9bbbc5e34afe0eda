/* views.h - how each view is made. All are for any record type; push the result on the shell. */
#ifndef UI_VIEWS_H
#define UI_VIEWS_H

#include "command/command.h"
#include "modules/board.h"
#include "modules/calendar.h"
#include "modules/entry_page.h"
#include "modules/reports.h"
#include "modules/session.h"
#include "record/change.h"
#include "record/draft.h"
#include "record/list_shape.h"
#include "ui/shell.h"
#include "ui/view.h"

/* The list of a type: a window on the database, filter line, sort. */
struct view *list_view_new(struct shell *shell, const struct record_type *type);
/* True when the view is the list of this type. */
bool list_view_is(const struct view *view, const struct record_type *type);
/* Puts the cursor of the list of this type on a record that has just been made or changed, if the
 * list shows it; does nothing to any other view. */
void list_view_follow(struct view *view, const struct record_type *type, const struct id *id);

/* Shows in a list what a saved view shows. */
void list_view_apply(struct view *view, const struct list_shape *shape);

/* The first screen: what is due today, what was promised, who is not yet answered. */
struct view *my_day_view_new(struct shell *shell);
bool my_day_view_is(const struct view *view);
/* Puts its cursor on a record that has just been made, if it is in the day; does nothing to any
 * other view. */
void my_day_view_follow(struct view *view, const struct record_type *type, const struct id *id);

/* Opens it, or goes back to where it is open already, with the cursor on the application of this id
 * if it is live; zero for the first. Takes the board. */
void board_view_open(struct shell *shell, struct board board, const struct id *application);
/* After a move the cursor of a board goes with what moved; does nothing for other records, or to
 * any other view. */
void board_view_follow(struct view *view, const struct record_type *type);
/* Which board, as one types. */
struct view *board_choice_new(struct shell *shell, struct error *error);
/* Suggestions of whom a pairing has just been proposed are closed; does nothing to any other view.
 */
void suggest_view_follow(struct view *view, const struct record_type *type);
/* How far those of a campaign came (D05). */
struct view *funnel_view_new(struct shell *shell, const struct id *campaign);

extern const struct command_table calendar_commands;

/* One record: its fields, then the timeline of the records whose parent it is. */
struct view *detail_view_new(struct shell *shell, const struct record_type *type,
                             const struct id *id);
/* Puts the cursor of a detail on an event of its timeline that has just been made or changed, if
 * it is there; does nothing to any other view. */
void detail_view_follow(struct view *view, const struct record_type *type, const struct id *id);
/* True when the view shows this record. */
bool detail_view_is(const struct view *view, const struct record_type *type, const struct id *id);

/* The form of `command` on a record; takes the record (fresh from session_get or
 * session_prepare). Ctrl-S runs the command with it through shell_call. */
struct view *form_view_new(struct shell *shell, const struct command *command,
                           struct record *record);
/* Puts its cursor on the answer of a field; does nothing to any other view. */
void form_view_go_to(struct view *view, size_t field);
/* The same as it stood in a draft, which goes when it is saved. */
struct view *form_view_resume(struct shell *shell, const struct command *command,
                              const struct draft *draft);
/* The forms that were left unfinished: to go on with, to keep, to discard (C02). */
struct view *drafts_view_new(struct shell *shell);
/* Opens them at the start, when there are any. */
void drafts_offer(struct shell *shell);
/* The form of a command's args: the ordinary form, over a record type made from them. `id` and
 * type: what the command acts on. */
struct view *args_view_new(struct shell *shell, const struct command *command,
                           const struct record_type *type, const struct id *id);
/* The same with some answers typed already: one for each arg, NULL for none. */
struct view *args_view_begun(struct shell *shell, const struct command *command,
                             const struct record_type *type, const struct id *id,
                             const char *const *answers);

/* The door of an event (T64): letters, Enter, in. */
struct view *desk_view_new(struct shell *shell, const struct id *event);

/* The equality questions for somebody, who gets the keyboard; NULL when they may not be asked. */
struct view *entry_view_new(struct shell *shell, const struct id *candidate, struct error *error);
/* Pages of any kind, for whoever has the keyboard; takes the entry. NULL for none. */
struct view *entry_view_show(struct shell *shell, const struct entry_class *pages, void *entry);
/* The key by which the officer takes it back. */
struct view *key_view_new(struct shell *shell);

/* A text to read with PageUp, PageDown, `/` to find a line: help, messages, reports. Takes the
 * text (malloc'd). `title` is copied. */
struct view *reader_view_new(struct shell *shell, const char *title, char *text);
/* The history of one record, or of all with type NULL, newest first, a window on the log. */
struct view *history_view_new(struct shell *shell, const struct record_type *type,
                              const struct id *id);
/* `?`: what works here, filtered as one types, Enter runs it. `place_view` is the view it is about.
 */
struct view *help_view_new(struct shell *shell, struct view *place_view);
/* `:`: every command of the place, every list, and people by name; fuzzy, each with its key. */
struct view *palette_view_new(struct shell *shell, struct view *place_view);
/* Rows to pick from: closes, then calls `picked` with the index. Labels are copied. */
struct view *chooser_view_new(struct shell *shell, const char *title, const char *const *labels,
                              size_t count, size_t selected,
                              void (*picked)(void *context, size_t index), void *context);
/* A confirmation: `question` says what will happen to whom; the word must be typed, then Enter
 * runs the command with this type and id. */
struct view *ask_view_new(struct shell *shell, const char *question, const char *word,
                          const struct command *command, const struct record_type *type,
                          const struct id *id);
/* The same before something that the view below does itself. */
struct view *ask_before_new(struct shell *shell, const char *question, const char *word,
                            struct view *asker, void (*confirmed)(struct view *asker));

/* The commands of the screens: movement, filter, sort, help, palette, messages, leave. */
extern const struct command_table shell_commands, day_commands, list_commands, mark_commands,
    board_commands, saved_commands, detail_commands, form_commands, reader_commands,
    chooser_commands, ask_commands, import_commands, letter_commands, copy_commands,
    duplicates_commands, suggest_commands, intake_commands, desk_commands, report_commands,
    entry_commands, matrix_commands, snapshot_view_commands, audit_commands, conflicts_commands;

/* All of these and what can be done to records, in the order of the help; gives how many. The
 * command line has one more table. */
#define UI_TABLES 64
size_t ui_tables(struct command_table tables[UI_TABLES]);

#endif
