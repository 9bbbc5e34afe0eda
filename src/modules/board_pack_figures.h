/* board_pack_figures.h - what a board pack says of the workforce and of the applicants, where there
 * are counts of them (P44). */
#ifndef MODULES_BOARD_PACK_FIGURES_H
#define MODULES_BOARD_PACK_FIGURES_H

#include "base/error.h"
#include "modules/report.h"
#include "modules/session.h"

#include <stdbool.h>

/* Representation and disparities by stage, a part for each characteristic, and last a part of what
 * both rest on; all as it may leave the house. What is not there, or not for this officer, is said
 * in a row of the last. */
bool board_pack_add_figures(struct session *session, struct report *report, struct error *error);

#endif
