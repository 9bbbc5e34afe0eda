/* seats.h - the seats of an event and the line for them (T60, T61): never more taken than there
 * are, and who waits longest is next. */
#ifndef MODULES_SEATS_H
#define MODULES_SEATS_H

#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>

struct seats {
    bool limited; /* else there is room for everybody */
    size_t capacity;
    size_t accepted, offered, attended; /* guests: these hold a seat */
    size_t invited, waiting, declined, lapsed, absent, apologies;
    size_t helping; /* hosts and helpers who come */
};

bool seats_read(struct session *session, const struct record *event, struct seats *seats,
                struct error *error);
/* Whether anybody is, or was, invited to it. */
bool seats_any(struct session *session, const struct record *event, bool *any, struct error *error);
size_t seats_taken(const struct seats *seats);
/* "18 of 25", "18" without a limit; in full "18 of 25 seats, 6 waiting; 12 invited, 3 declined".
 * Appended to out. */
void seats_show(const struct seats *seats, bool brief, struct text *out);

/* After undo or redo, T61: ERROR_CONFLICT when seats of an event to come are taken twice now. */
bool seats_may_return(struct session *session, const struct record *event, struct error *error);

/* -- Within a writing command only --------------------------------------------------------- */

/* True when a guest may have a seat now; the error says how many there are and what would help. */
bool seats_have_room(struct session *session, const struct record *event, struct error *error);
/* ERROR_INPUT on the capacity of an event, as it is to be, when more seats are taken than that. */
bool seats_hold(struct session *session, const struct record *event, struct error *error);
/* What the clock and free seats ask for, to be called whenever either may have changed: offers that
 * are over lapse, and while a seat is free whoever has waited longest is offered it. */
bool invitation_move_up(struct session *session, const struct id *event, struct error *error);
/* The same for all events that have an offer which is over, as one step that no undo goes back to;
 * nothing is written where there is none, or where the database is read only. */
bool invitation_lapse_all(struct session *session, struct error *error);
/* Puts somebody at the end of the line; the record is stored by the caller. */
bool invitation_wait(struct session *session, struct record *invitation, struct error *error);
/* Sets the state and since when; what goes with other states goes away with them. */
void invitation_set_state(struct session *session, struct record *invitation, const char *state);

#endif
