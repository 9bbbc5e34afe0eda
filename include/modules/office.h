/* office.h - who holds which office of a network, for which term (T72), and who speaks for it on
 * the board: one representative and one deputy at a time (P43). */
#ifndef MODULES_OFFICE_H
#define MODULES_OFFICE_H

#include "base/text.h"
#include "modules/session.h"
#include "record/record_type.h"

#include <stdbool.h>

enum office_field {
    OFFICE_NETWORK = RECORD_CORE_COUNT,
    OFFICE_OFFICE,
    OFFICE_STAFF,
    OFFICE_STARTED,
    OFFICE_UNTIL,
    OFFICE_CHOSEN,
    OFFICE_ENDED,
    OFFICE_ENDING,
    OFFICE_FIELD_COUNT,
};

#define OFFICE_CHAIR "chair"
#define OFFICE_REPRESENTATIVE "representative"
#define OFFICE_DEPUTY_REPRESENTATIVE "representative_deputy"
#define ENDING_REPLACED "replaced"
#define ENDING_TERM_OVER "term_over"

extern const struct record_type office_type;
/* Why somebody left: term over, stepped down, replaced, left the force. */
extern const struct choice_list office_endings;

/* Who holds an office of a network on a day; *holder is NULL for nobody, else the caller's. */
bool office_find(struct session *session, const struct id *network, const char *office,
                 struct date day, struct record **holder, struct error *error);
/* "vacant: chair, representative": what a network that is governed by its members should have and
 * has not today; nothing for any other. Appended to out. */
bool office_append_vacancies(struct session *session, const struct record *network,
                             struct text *out, struct error *error);

#endif
