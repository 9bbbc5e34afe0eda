/* typing.h - keys typed at the screens, and what came of it: the shots, and all records as they
 * stood at the first and at the last <shot>. */
#ifndef SUPPORT_TYPING_H
#define SUPPORT_TYPING_H

#include "base/text.h"
#include "modules/session.h"

#include <stdbool.h>
#include <stddef.h>

struct typing {
    int rows, columns;    /* 0 for 24 by 80 */
    size_t people;        /* of the demo */
    const char *settings; /* path of a posact.yaml; NULL for the built-in values */
    /* Called at the first <shot>: somebody else at work meanwhile; NULL for nobody. */
    void (*meanwhile)(struct session *session);
    struct text shots;
    struct text first, last; /* "candidate name=Anna ..." a line each */
    size_t shot_count;
};

/* Types the keys at the list of candidates; may be called again, from the beginning. */
void typing_run(struct typing *typing, const char *keys);
void typing_clear(struct typing *typing);
/* The words stand in one of the shots; prints them when not. */
bool typing_shows(const struct typing *typing, const char *words);
/* The words stand in the records at the last <shot>; prints them when not. */
bool typing_stored(const struct typing *typing, const char *words);

#endif
