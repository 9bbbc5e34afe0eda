/* stand.h - a laptop at the stand of a fair: a pack in, one sealed record a person out, and nothing
 * else of anybody on its disk (sync.md B).
 *
 * Beside the sealed files in the folder "stand" of the user's data lie the laptop's own key and
 * which force it works for, so that the pack of another is noticed. */
#ifndef FAIR_STAND_H
#define FAIR_STAND_H

#include "base/error.h"
#include "base/text.h"
#include "modules/session.h"

#include <stdbool.h>

struct stand;

struct stand_options {
    const char *pack;        /* the file that 'posact fair new' made */
    const char *into;        /* the sealed file; NULL for one in the folder of the stand */
    const char *mark;        /* of the force that a person has compared; NULL: that of before */
    struct session *session; /* in memory, for what is parsed and shown; borrowed */
};

/* NULL with an error: behind its last day, changed on its way, of another force. */
struct stand *stand_open(const struct stand_options *options, struct error *error);
/* The pages for whoever comes (kiosk_class); the caller's, and freed before the stand is. */
void *stand_pages(struct stand *stand);
/* Closes the sealed file; what was taken in, and what to do next, goes to `said`. */
bool stand_end(struct stand *stand, struct text *said, struct error *error);
void stand_free(struct stand *stand);

/* The folder of the stand; appended. */
void stand_folder(struct text *out);

#endif
