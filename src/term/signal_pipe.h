/* signal_pipe.h - signals as something to poll for (E13, E15).
 *
 * Handlers set a flag and wake a pipe; everything else happens in the loop. One per process. */
#ifndef TERM_SIGNAL_PIPE_H
#define TERM_SIGNAL_PIPE_H

#include "base/error.h"

#include <stdbool.h>

/* Takes SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGCONT and SIGWINCH until it is closed. SIGHUP is
 * taken even when it was ignored: a program without its terminal has to end. */
bool signal_pipe_open(struct error *error);
void signal_pipe_close(void);
/* Readable when a signal has come. */
int signal_pipe_descriptor(void);
/* The signals that have come, one a call, in the order of the list above; 0 when there is none.
 * The same signal twice counts once. */
int signal_pipe_take(void);
/* True when SIGHUP or SIGTERM has come, taken or not. */
bool signal_pipe_is_leaving(void);
/* Stops this job as the terminal's own Ctrl-Z would; returns when it goes on. */
void signal_pipe_stop_job(void);

#endif
