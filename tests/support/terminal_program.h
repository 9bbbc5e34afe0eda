/* terminal_program.h - a small program on the real terminal, for end-to-end tests of term/.
 *
 * It shows names with a marker that Down moves, tells the number and the name of every other key
 * on the message line, and ends at q, at a hang-up or when told to stop. */
#ifndef SUPPORT_TERMINAL_PROGRAM_H
#define SUPPORT_TERMINAL_PROGRAM_H

#include "base/error.h"
#include "support/pty.h"
#include "term/terminal.h"

#include <stdbool.h>

#define PROGRAM_ROWS 24
#define PROGRAM_COLUMNS 80
#define PROGRAM_FIRST_NAME_ROW 2
#define PROGRAM_NAMES 5

#define TIMEOUT_MS 10000 /* sanitizers on a busy machine */
#define SOON_MS 1000     /* E13 */
#define IDLE_MS 300

/* Exit codes. */
enum {
    PROGRAM_QUIT = 0,
    PROGRAM_NOT_OPENED = 2,
    PROGRAM_HUNG_UP = 3,
    PROGRAM_STOPPED = 4,
};

/* For functions that are started in the place of the program: `context` as they get it. */
struct terminal *program_open_terminal(const void *context, struct error *error);
int program_run(void *context);

/* Starts it, or `run`, with TERM=`term`, unset when NULL; `coloured` for a title in colours. */
struct pty *program_start_with(int (*run)(void *context), bool coloured, const char *term);
struct pty *program_start(const char *term);
/* Started and drawn. */
struct pty *program_start_drawn(const char *term);
bool program_has_sent(struct pty *pty, const char *bytes);

void program_assert_exit(struct pty *pty, int timeout_ms, int code);
void program_assert_restored(struct pty *pty);
/* Types q, checks that all is as it was, and frees. */
void program_quit(struct pty *pty);

#endif
