/* remote.h - a command on another machine, talked to through ssh, which is the only one of us that
 * uses the network. */
#ifndef BASE_REMOTE_H
#define BASE_REMOTE_H

#include "base/conversation.h"
#include "base/error.h"

#include <stdbool.h>

/* Begins it. `ssh` are the words of a command before the host, NULL for plain ssh; `asked` is what
 * the other side is asked for. ERROR_USAGE for what is no name of a host. */
bool remote_begin(struct conversation *conversation, const char *ssh, const char *host,
                  const char *asked, struct error *error);

#endif
