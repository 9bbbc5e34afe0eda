/* hand_in.h - a laptop hands its sealed files in at the server, through ssh. */
#ifndef FAIR_HAND_IN_H
#define FAIR_HAND_IN_H

#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

struct hand_in {
    const char *host;
    const char *ssh; /* the words of a command before the host; NULL for ssh */
    bool dry_run, remove;
    void (*tell)(void *context, const char *line); /* what the server says */
    void *context;
};

/* The sealed files of the stand's folder, by name; the caller's, as are the paths. */
char **hand_in_files(size_t *count);

/* One file, whole: the server takes all of it in or nothing. Removed afterwards where that was
 * asked for and it is in; what came of it is appended to `said`. */
bool hand_in_file(const struct hand_in *hand_in, const char *path, struct text *said,
                  struct error *error);

/* Removes a file that is in, and what lies beside it. */
bool hand_in_remove(const char *path, struct error *error);

#endif
