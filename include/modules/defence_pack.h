/* defence_pack.h - what was offered in a campaign, to show years later that it was lawful: open or
 * targeted, on which version of which assessment and evidence, how access was shared, and that
 * nobody was ranked, held or let in early; each line with the entry of the log that proves it. It
 * names nobody. */
#ifndef MODULES_DEFENCE_PACK_H
#define MODULES_DEFENCE_PACK_H

#include "modules/report.h"
#include "modules/session.h"

#include <stdbool.h>

/* Fills *report; report_clear it in any case. */
bool defence_pack_build(struct session *session, const struct id *campaign, struct report *report,
                        struct error *error);

#endif
