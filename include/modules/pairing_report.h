/* pairing_report.h - how many pairings there are, by kind: counted record by record, so that it is
 * what anybody would count who looks at each (T54, T55). */
#ifndef MODULES_PAIRING_REPORT_H
#define MODULES_PAIRING_REPORT_H

#include "base/choice.h"
#include "base/error.h"
#include "base/text.h"
#include "modules/report.h"
#include "modules/session.h"

#include <stdbool.h>
#include <stddef.h>

/* What PAIRING_REPORT_WAITING counts, for people. */
#define PAIRING_REPORT_WAITS                                                                       \
    "Waiting: candidates, still open, to whom one of the kind was proposed, none ever began, and " \
    "none is open now"

/* Of one kind. */
struct pairing_counts {
    size_t *states;  /* one per item of the states; owned, as what follows */
    size_t *endings; /* of those that ended, one per item of the endings, then other codes */
    size_t waiting;
    long *days; /* from the start to the first check-in, ascending */
    size_t contacted, capacity;
};

struct pairing_report {
    const struct choice_list *kinds, *states, *endings;
    struct pairing_counts *kind; /* one per item of the kinds, then all of them */
};

/* Of those that were proposed on or after `from` and on or before `to` (canonical, NULL for no
 * bound); who waits does so whatever the period. pairing_report_clear it in any case. */
bool pairing_report_read(struct session *session, const char *from, const char *to,
                         struct pairing_report *report, struct error *error);
void pairing_report_clear(struct pairing_report *report);

/* The median of the days to the first contact, "7.5"; nothing where nobody was in touch. */
void pairing_report_median(const struct pairing_counts *counts, struct text *out);
/* One of those proposed from..to: by state and kind, the endings in the place of the state that
 * they end; who waits; the days to the first contact. Clear *report in any case. */
bool pairing_report_build(struct session *session, const char *from, const char *to,
                          struct report *report, struct error *error);

#endif
