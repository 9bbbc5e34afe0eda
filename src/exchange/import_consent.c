/* import_consent.c - the consents of an import. */
#include "import_consent.h"

#include "import_report.h"
#include "modules/candidate.h"
#include "modules/consent.h"

bool
import_consent_note(struct import_consent *consent, struct session *session,
                    const struct record *record, bool dry_run, struct error *error)
{
    size_t count = 0;
    struct text why = TEXT_EMPTY;
    if (record->type != &candidate_type)
        return true;
    bool done = consent_sign_up(session, record, NULL, !dry_run, &count, &why, error);
    consent->noted += count;
    consent->without += why.length > 0;
    if (consent->why.length == 0)
        text_append(&consent->why, text_string(&why));
    text_clear(&why);
    return done;
}

bool
import_consent_again(struct import_consent *consent, struct session *session,
                     const struct record *record, const struct record *before, bool dry_run,
                     struct error *error)
{
    bool again = record->type == &candidate_type &&
                 (!record_same_value(record, before, CANDIDATE_NOTICE) ||
                  !record_same_value(record, before, CANDIDATE_NOTICE_DATE));
    return !again || import_consent_note(consent, session, record, dry_run, error);
}

void
import_consent_tell(const struct import_consent *consent, struct import_report *report)
{
    if (consent->noted > 0)
        import_report_note(report, 0, NULL, false,
                           "%zu consent%s noted with the privacy notice that was given",
                           consent->noted, consent->noted == 1 ? "" : "s");
    if (consent->without > 0)
        import_report_note(report, 0, NULL, false, "of %zu %s %s", consent->without,
                           consent->without == 1 ? "person" : "people", text_string(&consent->why));
}

void
import_consent_clear(struct import_consent *consent)
{
    text_clear(&consent->why);
}
