/* consent_entries.h - the entries of one person, as the files about consent read them. */
#ifndef MODULES_CONSENT_ENTRIES_H
#define MODULES_CONSENT_ENTRIES_H

#include "modules/consent.h"

/* All of them, the last given first; added to the list. */
bool consent_entries(struct session *session, const struct id *candidate, struct record_list *list,
                     struct error *error);
bool consent_is_for(const struct record *entry, const char *purpose);
/* Neither withdrawn - itself, or another of the purpose after this one was given - nor expired. */
bool consent_counts(const struct record_list *entries, const struct record *entry,
                    struct date today);
/* P26: lays down a task to erase what was kept for a purpose, as people read it, that was withdrawn
 * on a day; *due is its day. */
bool consent_schedule_erasure(struct session *session, const struct id *candidate,
                              const char *purpose, struct date on, struct date *due,
                              struct error *error);

#endif
