/* helper.h - a program of ours that does one thing: it reads bytes and writes bytes. */
#ifndef BASE_HELPER_H
#define BASE_HELPER_H

#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>

/* Runs the program of this name that stands beside this one, or in ../libexec/posact from there; by
 * its path, without a shell, with nothing else to say to it. Its output is appended. ERROR_FILE
 * when it is missing, cannot be started, fails, or writes nothing. */
bool helper_run(const char *name, const struct text *input, struct text *output,
                struct error *error);

/* Asks a program of the system, by its whole path, with these words, the last of which is NULL;
 * what it says is appended. False when it cannot be started or fails. */
bool helper_ask(char *const words[], struct text *output);

#endif
