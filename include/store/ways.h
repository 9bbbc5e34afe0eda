/* ways.h - each application with the steps it took, in one pass over them all (G12). */
#ifndef STORE_WAYS_H
#define STORE_WAYS_H

#include "base/error.h"
#include "base/id.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>

struct way_step {
    char *from, *to; /* codes of stages; "" for none */
    char *day;
};

/* Borrowed for the visit. */
struct way {
    struct id application, candidate, campaign; /* campaign: zero for none */
    const char *role, *stage, *outcome;         /* codes; "" for none */
    const char *applied, *ended;                /* days; "" for none */
    const struct way_step *steps;               /* in the order of their days */
    size_t step_count;
};

typedef bool way_visit(void *context, const struct way *way, struct error *error);
bool ways_each(struct store *store, way_visit *visit, void *context, struct error *error);

/* Help that somebody had: a pairing, an event that they came to, or a sign-up for support. */
enum help_source {
    HELP_PAIRING, /* `kind` is the pairing's */
    HELP_EVENT,   /* `kind` is the event's */
    HELP_SIGN_UP, /* `kind` is "" */
};
typedef bool help_visit(void *context, const struct id *candidate, enum help_source source,
                        const char *kind, const char *day, struct error *error);
bool helps_each(struct store *store, help_visit *visit, void *context, struct error *error);

#endif
