/* release.h - what was let out of posact in reports: remembered count by count, for two releases of
 * nearly the same people tell on those who are in one alone (P46, D17). */
#ifndef MODULES_RELEASE_H
#define MODULES_RELEASE_H

#include "modules/report.h"
#include "modules/reports.h"
#include "modules/session.h"
#include "record/record_type.h"

#include <stdbool.h>

enum release_field {
    RELEASE_CALLED = RECORD_CORE_COUNT,
    RELEASE_REPORT,
    RELEASE_OF,
    RELEASE_FROM,
    RELEASE_TO,
    RELEASE_DAY,
    RELEASE_RULE,
    RELEASE_CELLS,
    RELEASE_FIELD_COUNT,
};

extern const struct record_type release_type;

/* In RELEASE_REPORT of what lets another release lapse: RELEASE_OF is that one, RELEASE_RULE why.
 */
#define RELEASE_LAPSE "lapse"
bool release_has_lapsed(struct session *session, const struct record *release, bool *is,
                        struct error *error);

/* What was let out of the report before, of the same record and of a period that has days in
 * common, also when it lies in the trash, but for what has lapsed. report_past_clear *past in
 * any case. */
bool release_read_past(struct session *session, const struct report_request *request,
                       struct report_past *past, struct error *error);
/* Within a writing command: remembers what is let out now. */
bool release_remember(struct session *session, const struct report_request *request,
                      const char *title, const struct report_rule *rule, struct error *error);

#endif
