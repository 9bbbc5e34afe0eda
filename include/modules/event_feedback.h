/* event_feedback.h - what those who came said of it, by the codes of posact.yaml (T67). Reports
 * only count, and count nothing where it would tell who said it. */
#ifndef MODULES_EVENT_FEEDBACK_H
#define MODULES_EVENT_FEEDBACK_H

#include "base/text.h"
#include "modules/report.h"
#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>

/* With fewer people than that no answer is counted. */
#define FEEDBACK_LEAST 5

/* "Was it useful: Yes; Did you feel welcome: Partly". Appended to out. */
void feedback_show(const struct field_context *context, const char *value, struct text *out);

/* How many gave which answer to which question; items of the lists of the settings. */
struct feedback {
    size_t people; /* who answered any */
    size_t questions, answers;
    size_t *counts; /* question after question; owned */
};
void feedback_clear(struct feedback *feedback);
/* Of one event. Fills *feedback from empty; feedback_clear it in any case. */
bool feedback_read(struct session *session, const struct id *event, struct feedback *feedback,
                   struct error *error);
/* How many gave which answer to each question; or that there are too few. Clear *report in any
 * case. */
bool feedback_build(struct session *session, const struct id *event, struct report *report,
                    struct error *error);

/* Notes an answer on an invitation. */
enum feedback_arg {
    FEEDBACK_QUESTION,
    FEEDBACK_ANSWER,
    FEEDBACK_ARG_COUNT,
};

#endif
