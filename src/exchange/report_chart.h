/* report_chart.h - what a chart of a part draws, whatever it is drawn with. */
#ifndef EXCHANGE_REPORT_CHART_H
#define EXCHANGE_REPORT_CHART_H

#include "base/text.h"
#include "modules/report.h"

#include <stdbool.h>
#include <stddef.h>

/* Whether there is anything to draw: not where all is withheld or nought. */
bool chart_is_drawn(const struct report_part *part);
const struct report_cell *chart_cell(const struct report_part *part, size_t row, size_t series);
const char *chart_series_name(const struct report_part *part, size_t series);
/* Words before the series, without those that say nothing: "2026-11, Open day". */
void chart_append_label(const struct report_part *part, size_t row, struct text *out);
/* The greatest value, above 0: every axis begins at nought. Bars of all series are on one scale;
 * each sparkline, which has its figures beside it, is on its own. */
double chart_greatest(const struct report_part *part, size_t series);
/* The length of a bar of at most `most`: whoever is there is seen, be it one of thousands; nothing
 * for what is withheld. */
size_t chart_length(const struct report_cell *cell, double greatest, size_t most);
/* D04: "first 3 (2026-01), last 12 (2026-11), least 2 (2026-03), most 14 (2026-09)". */
void chart_append_four(const struct report_part *part, size_t series, struct text *out);

#endif
