/* report_write_form.c - a report in the form that was asked for. */
#include "cli/reports.h"

#include "exchange/report_write.h"

#define COLUMNS 78 /* of a terminal of 80; a pipe has no width */

void
report_write_form(const struct report *report, enum report_form form, struct text *out)
{
    static const enum report_format formats[] = {
        [REPORT_FOR_PEOPLE] = REPORT_TEXT, [REPORT_AS_JSON] = REPORT_OBJECT,
        [REPORT_AS_CSV] = REPORT_ROWS,     [REPORT_AS_MARKDOWN] = REPORT_MARKDOWN,
        [REPORT_AS_HTML] = REPORT_HTML,
    };
    report_write(report, formats[form], COLUMNS, out);
}
