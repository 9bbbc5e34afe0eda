/* seat_counts.h - how many of an event are in which state, as the triggers keep it; who is next in
 * the line, and which offers are over. No question walks the invitations of an event (G11). */
#ifndef STORE_SEAT_COUNTS_H
#define STORE_SEAT_COUNTS_H

#include "base/error.h"
#include "base/id.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct seat_count {
    char *part, *state; /* codes; owned */
    size_t count;
};

struct seat_count_list {
    struct seat_count *items;
    size_t count, capacity;
};
void seat_count_list_clear(struct seat_count_list *list);

/* Fills *list from empty; seat_count_list_clear it in any case. */
bool seat_counts_read(struct store *store, const struct id *event, struct seat_count_list *list,
                      struct error *error);
/* Who has waited longest; *found is false when nobody waits. */
bool seat_line_first(struct store *store, const struct id *event, struct id *invitation,
                     bool *found, struct error *error);
/* The highest number that was given in the line of an event; 0 for none. */
bool seat_line_last(struct store *store, const struct id *event, int64_t *place,
                    struct error *error);
/* Whether anybody was ever invited to the event, the trash too. */
bool seat_any_entry(struct store *store, const struct id *event, bool *any, struct error *error);
/* An offer of the event (NULL: of any but those of networks) that was open until the moment at the
 * latest. */
bool seat_offer_over(struct store *store, const struct id *event, int64_t now_ms,
                     struct id *invitation, bool *found, struct error *error);
/* How many offers of the event are over by then. */
bool seat_offers_over(struct store *store, const struct id *event, int64_t now_ms, size_t *count,
                      struct error *error);

#endif
