/* funnel_text.h - a funnel for people: a sentence, then a table of which as many columns are left
 * as there is room for, with bars where there is room (D01, D02, D05, D06). */
#ifndef MODULES_FUNNEL_TEXT_H
#define MODULES_FUNNEL_TEXT_H

#include "base/text.h"
#include "modules/funnel.h"
#include "modules/session.h"

#define PERCENT_SIZE 8

/* Half up: "67%"; "-" where there is nothing to compare with. */
void funnel_percent_of_previous(const struct funnel *funnel, size_t row, char out[PERCENT_SIZE]);
void funnel_percent_of_start(const struct funnel *funnel, size_t row, char out[PERCENT_SIZE]);
/* The stage of a row, "Other stages" for those that the role has no longer. */
void funnel_append_stage(struct session *session, const struct funnel_row *row, struct text *out);

/* "Autumn intake: 8 applications, 6 live and 2 ended"; of none that nobody has applied yet. */
void funnel_append_sentence(struct session *session, const struct id *campaign,
                            const struct funnel *funnel, struct text *out);
/* A line a row, under its heads, each ended by a line feed and none wider than `columns`. */
void funnel_append_table(struct session *session, const struct funnel *funnel, size_t columns,
                         struct text *out);
/* "Sift: 41 reached it, 67% of the stage before and 50% of all; 3 now, 38 ended": a line a row, for
 * those who hear it (A15). */
void funnel_append_lines(struct session *session, const struct funnel *funnel, struct text *out);

#endif
