/* representation_report.h - representation as a report: a part for each characteristic, a row for
 * each role and group. */
#ifndef MODULES_REPRESENTATION_REPORT_H
#define MODULES_REPRESENTATION_REPORT_H

#include "modules/report.h"
#include "modules/representation.h"

/* The names of its columns, in their order. */
enum representation_column {
    REPRESENTATION_ROLE,
    REPRESENTATION_GROUP,
    REPRESENTATION_COUNT, /* "84 of 1,204" */
    REPRESENTATION_SHARE, /* "7.0%" */
    REPRESENTATION_LOCAL,
    REPRESENTATION_INTERVAL, /* "5.7% to 8.5%" */
    REPRESENTATION_RATIO,
    REPRESENTATION_GAP, /* "-2.6 points; 31 more would be parity" */
    REPRESENTATION_FINDING,
    REPRESENTATION_COLUMN_COUNT,
};

void representation_report_build(const struct representation *representation,
                                 const struct representation_question *question,
                                 struct report *report);
/* "posact report representation --force Kent --date 2026-03-31": what gives the same figures. */
void representation_command(const struct representation *representation,
                            const struct representation_question *question, struct text *out);
/* What one cell says, with everything that it rests on: a sentence for evidence (P50). */
void representation_evidence(const struct representation *representation,
                             const struct representation_part *part, size_t role, size_t group,
                             struct text *out);

#endif
