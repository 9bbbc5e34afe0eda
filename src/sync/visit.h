/* visit.h - for sync/ only: one conversation of a laptop with the server. */
#ifndef SYNC_VISIT_H
#define SYNC_VISIT_H

#include "base/conversation.h"
#include "frame.h"
#include "modules/hub.h"
#include "store/signing_key.h"
#include "sync/sync.h"
#include "sync/wire.h"

#include <stdbool.h>

struct visiting {
    const struct sync_visit *visit;
    struct sync_report *report;
    struct conversation conversation;
    struct line line;
    struct frame frame; /* the last that came */
    struct text out;    /* the next that goes */
    struct hello ours, theirs;
};

/* Calls the server and waits for its hello; `session` is NULL for a laptop without a database. The
 * visit is to be ended in any case. */
bool visit_begin(struct visiting *visiting, struct session *session, const struct signing_key *key,
                 struct error *error);
void visit_end(struct visiting *visiting);

/* Sends what is ours, takes what is theirs. What was refused is told at the end. */
bool visit_exchange(struct visiting *visiting, struct session *session, struct error *error);

#endif
