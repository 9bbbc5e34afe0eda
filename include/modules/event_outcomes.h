/* event_outcomes.h - what came later of those who came to events, and of those who were invited and
 * did not (T69). It counts, and says nothing of causes: who comes has chosen to. */
#ifndef MODULES_EVENT_OUTCOMES_H
#define MODULES_EVENT_OUTCOMES_H

#include "modules/report.h"
#include "modules/session.h"

#include <stdbool.h>
#include <stddef.h>

struct outcome_count {
    size_t people;
    size_t went_on; /* an application of theirs went on to a further stage in time */
};

struct event_outcomes {
    long days;      /* that are counted after the event */
    long days_left; /* of them, until the count is whole; 0 when it is */
    struct outcome_count came, stayed_away;
};

/* Of the guests of one event who are candidates. */
bool event_outcomes_read(struct session *session, const struct id *event,
                         struct event_outcomes *outcomes, struct error *error);
/* Who went on and who did not, of both, and what that does not show. Clear *report in any case. */
bool event_outcomes_build(struct session *session, const struct id *event, struct report *report,
                          struct error *error);
/* Why the two numbers must not be taken for an effect. */
const char *event_outcomes_warning(void);

#endif
