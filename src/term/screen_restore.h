/* screen_restore.h - gives the terminal back when the process crashes (E14).
 *
 * SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGSYS and SIGQUIT write a sequence that was
 * made when the screen was opened, set the modes that the terminal had before, and end the process
 * by the same signal. The handler has a stack of its own and calls only what a handler may: no
 * curses, no allocation. One per process. */
#ifndef TERM_SCREEN_RESTORE_H
#define TERM_SCREEN_RESTORE_H

#include <termios.h>

/* Makes the sequence for the terminal that curses has opened, and takes the signals.
 * `descriptor` leads to the terminal, best without blocking; `modes` are those from before. */
void screen_restore_open(int descriptor, const struct termios *modes);
/* Gives the signals back. */
void screen_restore_close(void);
/* Whether a crash finds the screen taken; off while a shell has the terminal. */
void screen_restore_arm(void);
void screen_restore_disarm(void);

#endif
