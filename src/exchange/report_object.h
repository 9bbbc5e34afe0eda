/* report_object.h - a report as JSON. */
#ifndef EXCHANGE_REPORT_OBJECT_H
#define EXCHANGE_REPORT_OBJECT_H

#include "base/text.h"
#include "modules/report.h"

void report_write_object(const struct report *report, struct text *out);

#endif
