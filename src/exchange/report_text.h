/* report_text.h - a report as text for people, and the charts in it. */
#ifndef EXCHANGE_REPORT_TEXT_H
#define EXCHANGE_REPORT_TEXT_H

#include "base/text.h"
#include "exchange/report_write.h"

void report_write_text(const struct report *report, const struct report_look *look,
                       struct text *out);
/* Word by word; a further line begins under the first, which stands behind `indent` columns. */
void report_append_wrapped(struct text *out, const char *words, size_t indent, size_t columns);
/* The chart of a part as lines none wider than the look; nothing where it has no room (D06). */
void report_append_chart(const struct report_part *part, const struct report_look *look,
                         struct text *out);

#endif
