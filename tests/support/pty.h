/* pty.h - a program in a terminal of its own, and what a person would see there.
 *
 * The program's output goes to libvterm, so that a test asks for the screen and the cursor and not
 * for escape sequences. Nothing here sleeps: waiting is for output or for the end. */
#ifndef SUPPORT_PTY_H
#define SUPPORT_PTY_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

struct pty;

/* `environment` is "NAME=value" to set and "NAME" to unset, ended by NULL; NULL for as it is. */
struct pty *pty_start(const char *const arguments[], const char *const environment[], int rows,
                      int columns);
/* The same with a function of the test in the place of a program; it ends by exit(). */
struct pty *pty_start_function(int (*run)(void *context), void *context,
                               const char *const environment[], int rows, int columns);
/* Kills what is still running. */
void pty_free(struct pty *pty);

void pty_type(struct pty *pty, const char *keys);
/* True as soon as the text stands on one row of the screen. */
bool pty_wait_text(struct pty *pty, const char *text, int timeout_ms);
/* True as soon as it does not. */
bool pty_wait_no_text(struct pty *pty, const char *text, int timeout_ms);
/* Reads until nothing has come for `quiet_ms`. */
void pty_settle(struct pty *pty, int quiet_ms);
/* Reads nothing, until no more has come for `quiet_ms`: the program has nothing to say or is held
 * up by a line that is full. */
void pty_wait_stuck(struct pty *pty, int quiet_ms);

/* The rows without trailing blanks, each ended by a line feed, as canvas_dump has them. */
void pty_screen(struct pty *pty, struct text *out);
void pty_cursor(struct pty *pty, int *row, int *column);
bool pty_cursor_is_visible(const struct pty *pty);
bool pty_is_alternate_screen(const struct pty *pty);
/* Everything that the program has sent. */
const struct text *pty_bytes(const struct pty *pty);
/* How often the program has asked the terminal something. */
int pty_questions(const struct pty *pty);

void pty_resize(struct pty *pty, int rows, int columns);
void pty_signal(struct pty *pty, int signal_number);
/* Processor time that the program has taken so far. */
long pty_busy_ms(const struct pty *pty);
/* The terminal goes away, as when a connection breaks. */
void pty_hang_up(struct pty *pty);
/* True when the program ended in time; *status is as from waitpid. */
bool pty_wait_exit(struct pty *pty, int timeout_ms, int *status);
/* The same without reading what it sends, as a terminal that has got stuck. */
bool pty_wait_exit_unread(struct pty *pty, int timeout_ms, int *status);
/* True when the modes of the terminal (stty) are those that it started with. */
bool pty_modes_are_restored(const struct pty *pty);

#endif
