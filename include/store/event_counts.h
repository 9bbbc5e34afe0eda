/* event_counts.h - how many were invited to each event, came and signed up: one walk over events
 * and invitations (G12). */
#ifndef STORE_EVENT_COUNTS_H
#define STORE_EVENT_COUNTS_H

#include "base/error.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>

enum event_number {
    EVENT_INVITED,   /* guests who were asked */
    EVENT_ACCEPTED,  /* of them, who said they would come, or came */
    EVENT_ATTENDED,  /* guests who came, asked or not */
    EVENT_WALKED_IN, /* of them, who were not asked */
    EVENT_ABSENT,    /* who accepted and did not come */
    EVENT_SIGNED_UP, /* for support */
    EVENT_NUMBER_COUNT,
};

struct event_count {
    char *kind, *starts; /* a code; a moment, canonical; owned */
    size_t numbers[EVENT_NUMBER_COUNT];
};
struct event_count_list {
    struct event_count *items;
    size_t count, capacity;
};
void event_count_list_clear(struct event_count_list *list);

/* Live events that are not called off, by their start. Fills *list from empty;
 * event_count_list_clear it in any case. */
bool event_counts_read(struct store *store, struct event_count_list *list, struct error *error);

#endif
