/* guests.h - who is invited to one event, by name: for papers and letters. */
#ifndef MODULES_GUESTS_H
#define MODULES_GUESTS_H

#include "modules/session.h"

#include <stdbool.h>
#include <stddef.h>

struct guest {
    struct id person; /* candidate or colleague */
    bool colleague;
    bool welsh;   /* they want letters in Welsh, too or alone */
    char *name;   /* in full */
    char *called; /* what they are called by, else the name */
    char *sorted; /* the name as lists of people are sorted by it */
};

/* Zeroed is empty. */
struct guest_list {
    struct guest *items;
    size_t count, capacity;
};

/* Those whose invitations the filter finds ("part:guest state:accepted"), in the order of their
 * names; added to the list. */
bool guests_read(struct session *session, const struct id *event, const char *filter,
                 struct guest_list *list, struct error *error);
void guest_list_clear(struct guest_list *list);

#endif
