/* conversation.h - another program that is talked to: it reads what is written to it, and what it
 * writes is read. What it says of errors goes to where ours go. */
#ifndef BASE_CONVERSATION_H
#define BASE_CONVERSATION_H

#include "base/error.h"

#include <stdbool.h>
#include <sys/types.h>

struct conversation {
    int in, out; /* what it writes, what it reads; -1 when closed */
    pid_t process;
};

/* Starts the program that the first of the words names, found as a shell would; NULL ends them.
 * ERROR_FILE when it cannot be started. */
bool conversation_begin(struct conversation *conversation, const char *const *words,
                        struct error *error);
/* Closes both ends and waits until it is gone; its exit code, -1 when it was ended by a signal. */
int conversation_end(struct conversation *conversation);

#endif
