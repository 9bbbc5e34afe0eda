/* board_pack.h - what a board needs for a meeting (P44), and how the networks stand: without the
 * name of anybody who belongs to one, and with suppressed counts (P42). */
#ifndef MODULES_BOARD_PACK_H
#define MODULES_BOARD_PACK_H

#include "base/error.h"
#include "base/id.h"
#include "modules/report.h"
#include "modules/session.h"

#include <stdbool.h>

/* Of a meeting: previous actions with their state, the agenda, issues by network, networks without
 * a representative, vacancies and terms that end. Clear *report in any case. */
bool board_pack_build(struct session *session, const struct id *meeting, struct report *report,
                      struct error *error);
/* All active networks: members and allies, vacancies, reviews and renewals. */
bool network_report_build(struct session *session, struct report *report, struct error *error);

#endif
