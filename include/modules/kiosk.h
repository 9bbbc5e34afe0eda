/* kiosk.h - quick add at a stand, typed by the person: the notice and five answers, one a page, in
 * English or Welsh, then the next person (C04, P27). Nothing of anybody who was here before is
 * shown, nothing is kept before the last page, and the officer's key alone ends it. */
#ifndef MODULES_KIOSK_H
#define MODULES_KIOSK_H

#include "modules/entry_page.h"
#include "modules/session.h"

extern const struct entry_class kiosk_class;

/* At an event. NULL with an error without a key, or where nobody can walk in. Owned by the caller:
 * kiosk_class.free. */
void *kiosk_new(struct session *session, const struct id *event, struct error *error);

#endif
