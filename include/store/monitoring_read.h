/* monitoring_read.h - reading answers to equality questions. Included by the two files that may and
 * by no other (P17): the one that counts them, and the one that writes somebody's own answers out
 * for them. tests/lint/includes sees to it. */
#ifndef STORE_MONITORING_READ_H
#define STORE_MONITORING_READ_H

#include "store/monitoring.h"

/* Each person who was ever asked, and the reference of the answers, in no telling order. */
typedef bool monitoring_link_visit(void *context, const struct id *candidate,
                                   const struct id *reference, struct error *error);
bool monitoring_each_link(struct store *records, monitoring_link_visit *visit, void *context,
                          struct error *error);

/* Each answer that was sent before `month` ("2026-11"), by reference; with a reference only its
 * own, whatever the month. What is shown is borrowed for the visit. */
typedef bool monitoring_visit(void *context, const struct id *reference,
                              const struct kept_answer *answer, const char *month,
                              struct error *error);
bool monitoring_each(struct store *file, const char *month, const struct id *reference,
                     monitoring_visit *visit, void *context, struct error *error);

#endif
