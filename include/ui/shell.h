/* shell.h - the only event loop: a stack of views, one message line, one hint bar.
 *
 * A key goes to the command that the keymap has for the place of the top view, else to the view's
 * `type`. The shell polls the terminal and, every `refresh` milliseconds, whether another process
 * changed the records. Nothing moves unasked but for that (A06). */
#ifndef UI_SHELL_H
#define UI_SHELL_H

#include "command/command.h"
#include "command/keymap.h"
#include "modules/session.h"
#include "term/terminal.h"
#include "ui/view.h"

#include <stdbool.h>
#include <stddef.h>

struct shell;

struct shell_options {
    struct session *session;     /* borrowed */
    struct terminal *terminal;   /* borrowed */
    const struct keymap *keymap; /* of all tables, those of ui/ included; borrowed */
};

/* The kinds of message; each begins with its word (A07). */
enum message_kind {
    MESSAGE_SAVED,   /* "Saved: " - only after COMMIT (C03) */
    MESSAGE_DONE,    /* no word in front: says what happened or where one is */
    MESSAGE_WARNING, /* "Warning: " */
    MESSAGE_ERROR,   /* "Error: " */
};

struct shell *shell_new(const struct shell_options *options);
void shell_free(struct shell *shell);
/* Runs until the person leaves or the terminal is gone; 0, or 1 when it was hung up. */
int shell_run(struct shell *shell);

struct session *shell_session(struct shell *shell);
struct terminal *shell_terminal(struct shell *shell);
const struct keymap *shell_keymap(struct shell *shell);

/* The stack. push takes the view; pop closes the top one (the last one ends the loop). A closed
 * view is freed when the key that is being handled is done with, so that it may close itself. */
void shell_push(struct shell *shell, struct view *view);
void shell_pop(struct shell *shell);
struct view *shell_top(struct shell *shell);
/* From the first screen, 0, up; NULL past the top one. */
struct view *shell_view(struct shell *shell, size_t index);
/* Pops views until `view` is the top one. */
void shell_pop_to(struct shell *shell, struct view *view);
/* Closes a view wherever it stands; those above it stay. */
void shell_close(struct shell *shell, struct view *view);
/* Closes the top view unless it keeps itself open (may_close); the first screen stays. */
void shell_back(struct shell *shell);
/* The key being handled. */
key shell_key(const struct shell *shell);
/* How many keys came before it: so that twice the same is told from twice in a row. */
size_t shell_key_number(const struct shell *shell);
/* Asks the loop to end after this key. What was typed and not saved becomes a draft. */
void shell_leave(struct shell *shell);
/* Has every view keep what was typed into it, now (C02). */
void shell_keep(struct shell *shell, enum draft_stop stop);
/* Whether it was a signal or a hang-up that ended the loop, and posact must be gone in a second. */
bool shell_was_ended(const struct shell *shell);
/* Makes the next draw preceded by a refresh of the view. */
void shell_stale(struct view *view);

/* The record of this type that was saved last in this run, for what repeats (C06); NULL for none.
 * Borrowed until the next is kept. */
const struct record *shell_last_saved(const struct shell *shell, const struct record_type *type);
/* Takes the record. */
void shell_keep_last_saved(struct shell *shell, struct record *record);

/* Sets the message line, and adds to the message list (the last 50). The same text twice running
 * shows "(2)". The line stays until the next action. */
void shell_say(struct shell *shell, enum message_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void shell_say_error(struct shell *shell, const struct error *error);
/* Warns of what is wrong in the settings: of one in full, of several how many, and where each is
 * to be read. */
void shell_say_problems(struct shell *shell, const struct error_list *problems);
/* The messages, newest first; borrowed until the next shell_say. Index 0 to shell_message_count
 * - 1. */
size_t shell_message_count(const struct shell *shell);
const char *shell_message(const struct shell *shell, size_t index);

/* What a command acts on in a view: the selected record, or the one in the row with the cursor
 * where the command is done to its type alone. NULL and a zero id for nothing. */
const struct record_type *shell_target(struct view *view, const struct command *command,
                                       struct id *id);
/* Whether there may be something for it to act on there; else nobody is told of it. */
bool shell_offers(struct view *view, const struct command *command);

/* Runs a command for what the top view has selected: a CONFIRM command asks for its name to be
 * typed (ask_view) first, a COMMAND_MANY command with marked rows shows what would become
 * of them (many_view), a TAKES_RECORD command opens the form (form_view), one with args that
 * are required opens a form of them; else session_do, then the outcome: message, what to open. */
void shell_command(struct shell *shell, const struct command *command);
/* The same with its args given, one per command->args; NULL: none are. */
void shell_command_with(struct shell *shell, const struct command *command,
                        const char *const *args);
/* The same with everything given: called by the form on save, by ask_view when confirmed, by the
 * palette. The type, id, record and args of `call` are set by the caller; session, shell and view
 * by the shell. True when it was done; on failure *error is filled and nothing is shown: the caller
 * decides where. */
bool shell_call(struct shell *shell, const struct command *command, struct call *call,
                struct error *error);
/* Work that may take long (C16): begin it, then ask shell_go_on (of a struct shell) now and then.
 * After a second `Working, Esc stops` stands on the message line; false once Esc came, or the end.
 * Other keys wait for their turn (C01). */
void shell_work(struct shell *shell);
bool shell_go_on(void *context);
/* A key that came where it cannot be handled gets its turn before those not yet read. */
void shell_key_later(struct shell *shell, key pressed);
/* The same, and says how far it has come: "12,000 rows read", again every two seconds. */
bool shell_go_on_from(struct shell *shell, const char *reached);
/* Shows an outcome: its message, what it opens. */
void shell_show_outcome(struct shell *shell, const struct outcome *outcome);

#endif
