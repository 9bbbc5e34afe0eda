/* sessions.h - many people served at once: how long a save and a key take them (G13). */
#ifndef BENCH_SESSIONS_H
#define BENCH_SESSIONS_H

#include "bench/screens.h"

#include <stdbool.h>

/* 50 sessions as sshd starts them, each on a terminal, each saving once a second and moving about
 * in between, on an empty database in the folder. 'make sessions' has an sshd between, and checks
 * what is left. */
bool sessions_measure(const struct bench_programs *programs, const char *folder);

#endif
