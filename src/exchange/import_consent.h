/* import_consent.h - what those who signed up agreed to, noted as they come in (P27). */
#ifndef EXCHANGE_IMPORT_CONSENT_H
#define EXCHANGE_IMPORT_CONSENT_H

#include "exchange/import.h"
#include "record/record.h"

struct import_consent {
    size_t noted;    /* entries */
    size_t without;  /* people whose notice was not in date */
    struct text why; /* of the first of them */
};

/* Notes what a person who was stored agreed to; a dry run only counts. Nothing for other types. */
bool import_consent_note(struct import_consent *consent, struct session *session,
                         const struct record *record, bool dry_run, struct error *error);
/* The same for somebody who was here, when the file says that they were given a notice since. */
bool import_consent_again(struct import_consent *consent, struct session *session,
                          const struct record *record, const struct record *before, bool dry_run,
                          struct error *error);
/* Says in the report what came of it. */
void import_consent_tell(const struct import_consent *consent, struct import_report *report);
void import_consent_clear(struct import_consent *consent);

#endif
