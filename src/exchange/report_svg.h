/* report_svg.h - the chart of a part as SVG inside a page (D08). */
#ifndef EXCHANGE_REPORT_SVG_H
#define EXCHANGE_REPORT_SVG_H

#include "base/text.h"
#include "modules/report.h"

/* A figure with role=img, a title and a description that says every number; the drawing itself is
 * hidden from who listens. `number` tells the charts of a page apart. Nothing where nothing is
 * drawn. */
void report_append_svg(const struct report_part *part, size_t number, struct text *out);

#endif
