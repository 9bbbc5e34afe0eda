/* session.h - posact's own session in this process, with the built-in settings. */
#ifndef BENCH_SESSION_H
#define BENCH_SESSION_H

#include "config/config.h"
#include "modules/session.h"

#include <stdbool.h>

struct bench_session {
    struct config *config;
    struct session *session;
};

/* Close it in any case. */
bool bench_session_open(struct bench_session *bench, const char *path, struct error *error);
void bench_session_close(struct bench_session *bench);
/* Prints the error; false. */
bool bench_say(const struct error *error);

#endif
