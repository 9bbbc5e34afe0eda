/* demo_events.h - invented events, past and coming, and who of the invented people was invited,
 * came, or waits for a seat. They are drawn from a stream of their own, so that the people stay who
 * they are. */
#ifndef MODULES_DEMO_EVENTS_H
#define MODULES_DEMO_EVENTS_H

#include "base/id.h"
#include "base/random.h"
#include "modules/session.h"

#define DEMO_EVENTS_MOST 80

struct demo_event {
    char id[ID_TEXT_SIZE];
    int64_t start_ms;
    size_t capacity, taken, waiting; /* capacity 0: no limit */
    bool open;                       /* people answer now; else it was held */
};

struct demo_events {
    struct session *session;
    struct random random;
    struct id_source ids;
    struct demo_event events[DEMO_EVENTS_MOST];
    size_t count;
};

/* Within a writing command, after the colleagues: events for so many people, with their hosts. */
bool demo_events_begin(struct demo_events *events, struct session *session, size_t people,
                       uint64_t seed, struct error *error);
/* The invitation of a candidate who is stored and open. */
bool demo_events_add(struct demo_events *events, const struct id *candidate, struct error *error);

#endif
