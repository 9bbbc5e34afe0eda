/* declaration.h - what somebody said of themselves: that they belong to a group, so that support is
 * offered to them, and nothing else (P17). It is entered as they gave it, by a channel in which
 * they spoke (P18), and rests on a consent that names the purpose; the group stands here alone.
 * Only who has the permission sees one, and each look is noted (T29, T30). It stays as it was
 * added: who says something else later adds another, and the last one said of a characteristic
 * counts. */
#ifndef MODULES_DECLARATION_H
#define MODULES_DECLARATION_H

#include "base/date.h"
#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "modules/session.h"
#include "record/record_type.h"

#include <stdbool.h>

enum declaration_field {
    DECLARATION_CANDIDATE = RECORD_CORE_COUNT,
    DECLARATION_CHARACTERISTIC,
    DECLARATION_GROUP,
    DECLARATION_PURPOSE,
    DECLARATION_WORDING,
    DECLARATION_CHANNEL,
    DECLARATION_SAID,
    DECLARATION_CONSENT,
    DECLARATION_WITHDRAWN,
    DECLARATION_NOTED_BY,
    DECLARATION_FIELD_COUNT,
};

extern const struct record_type declaration_type;

/* *stands tells whether on a day the person's own statement counts, that they belong to the group
 * or to one within it: neither taken back nor replaced, and with its consent for the purpose, a
 * code of lists.consent-purposes, neither withdrawn nor expired. If it does not, what is missing is
 * appended to `why` (may be NULL). The one place where anything but showing one to somebody reads
 * them; only an offer of support may ask (P17). ERROR_DENIED to whoever may not see them.
 *
 * The look is noted with the command that runs; outside of one, as a step of its own. What is tried
 * and then rolled back takes its notes along, so whoever tries says reading_begin first. */
bool declaration_stands(struct session *session, const struct id *candidate,
                        const char *characteristic, const char *group, const char *purpose,
                        struct date day, bool *stands, struct text *why, struct error *error);

#endif
