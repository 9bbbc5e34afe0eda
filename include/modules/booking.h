/* booking.h - what an event keeps busy: a time, a room, and those who host or help. */
#ifndef MODULES_BOOKING_H
#define MODULES_BOOKING_H

#include "modules/session.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* An event of more days is not looked for before the days that are asked for. */
#define BOOKING_DAYS_MOST 31

struct booking_person {
    struct id id;
    char *name; /* owned */
};

struct booking {
    struct record *event; /* owned */
    int64_t starts_ms, ends_ms;
    char *room; /* the words of the venue; "" for none and for what is online; owned */
    struct booking_person *people; /* by their names */
    size_t people_count, people_capacity;
};

/* Zeroed is empty. */
struct booking_list {
    struct booking *items; /* by their start */
    size_t count, capacity;
};

/* The time and room of an event, as it is in memory; takes it. False for one without a start. */
bool booking_of(struct record *event, struct booking *booking);
/* Adds those who host or help at the event and have not said no. */
bool booking_add_people(struct session *session, struct booking *booking, struct error *error);
/* Adds the one whom an invitation is for. */
void booking_add_person(struct session *session, struct booking *booking,
                        const struct record *invitation);
void booking_clear(struct booking *booking);

/* All events that take up some of the time from one moment to before another, cancelled ones too,
 * with their people. */
bool bookings_read(struct session *session, int64_t from_ms, int64_t until_ms,
                   struct booking_list *list, struct error *error);
void booking_list_clear(struct booking_list *list);

#endif
