/* report_pdf.h - a report as PDF, by a program of its own: posact-pdf, which alone needs Cairo and
 * Pango, so that posact starts without them (G1). */
#ifndef EXCHANGE_REPORT_PDF_H
#define EXCHANGE_REPORT_PDF_H

#include "base/error.h"
#include "base/text.h"
#include "modules/report.h"

#include <stdbool.h>

/* Appends the bytes. ERROR_FILE when the program is not beside posact or fails. */
bool report_write_pdf(const struct report *report, struct text *out, struct error *error);

#endif
