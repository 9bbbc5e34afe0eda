/* presence.h - tells whether another process of this machine is still at work.
 *
 * Each process holds an OFD lock on a byte of a common file, at the offset of its own number. The
 * kernel lets go of it however the process ends, kill -9 included; a number is random, so that none
 * is met twice. */
#ifndef BASE_PRESENCE_H
#define BASE_PRESENCE_H

#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

struct presence {
    int descriptor; /* -1 for none */
    int64_t number; /* ours, from 1 */
};

/* Opens the file, made 0600 when it is missing, and takes a number. */
bool presence_open(struct presence *presence, const char *path, struct error *error);
/* True when a process other than this one has the number. */
bool presence_has(const struct presence *presence, int64_t number);
void presence_close(struct presence *presence);

#endif
