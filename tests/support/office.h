/* office.h - posact itself in a real terminal, on a database of invented people of its own. */
#ifndef SUPPORT_OFFICE_H
#define SUPPORT_OFFICE_H

#include "support/pty.h"

#define TIMEOUT_MS 15000 /* sanitizers on a busy machine */
#define SOON_MS 2000     /* E13 */

struct office {
    char *folder, *database;
};

/* The program, as POSACT says or the sanitized build. */
const char *program(void);
/* In a terminal of its own; the exit code, -1 when it died. */
int run_to_the_end(const char *const arguments[]);
/* cmocka's setup and teardown: a folder with a database of 30 people. */
int open_office(void **state);
int close_office(void **state);
/* posact on that database, with LANG=C. */
struct pty *start(const struct office *office, const char *term, int rows, int columns);
/* The same in any surroundings, as pty_start has them, with one more option or NULL. */
struct pty *start_with(const struct office *office, const char *const environment[],
                       const char *option, int rows, int columns);
/* Waits for the text, or fails with what the screen shows. */
void see(struct pty *pty, const char *text);
/* Every screen has exactly one marker, and the cursor is visible on its row (A01, A02, A03). */
void see_the_cursor_at_the_marker(struct pty *pty);
/* Types q; the program ends well and the terminal is as it was. Frees. */
void leave(struct pty *pty);

#endif
