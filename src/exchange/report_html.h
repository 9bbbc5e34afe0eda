/* report_html.h - a report as one HTML file. */
#ifndef EXCHANGE_REPORT_HTML_H
#define EXCHANGE_REPORT_HTML_H

#include "base/text.h"
#include "modules/report.h"

void report_write_html(const struct report *report, struct text *out);

#endif
