/* import_report.h - what an import tells, as it is being gathered. */
#ifndef EXCHANGE_IMPORT_REPORT_H
#define EXCHANGE_IMPORT_REPORT_H

#include "exchange/import.h"

/* The heading may be NULL. Notes over the limit are counted, not kept. */
void import_report_note(struct import_report *report, size_t line, const char *heading,
                        bool refused, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

#endif
