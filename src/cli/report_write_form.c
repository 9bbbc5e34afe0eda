/* report_write_form.c - a report in the form that was asked for. */
#include "cli/reports.h"

#include "config/config.h"
#include "exchange/report_pdf.h"
#include "exchange/report_write.h"

#define COLUMNS 78 /* of a terminal of 80; a pipe has no width */

bool
report_write_form(struct session *session, const struct report *report, enum report_form form,
                  struct text *out, struct error *error)
{
    static const enum report_format formats[] = {
        [REPORT_FOR_PEOPLE] = REPORT_TEXT,    [REPORT_AS_JSON] = REPORT_OBJECT,
        [REPORT_AS_CSV] = REPORT_SPREADSHEET, [REPORT_AS_MARKDOWN] = REPORT_MARKDOWN,
        [REPORT_AS_HTML] = REPORT_HTML,
    };
    const struct report_look look = {
        .columns = COLUMNS,
        .drawn = true,
        .blocks = string_equal(config_text(session_config(session), SETTING_CHARTS), "blocks"),
    };
    if (form == REPORT_AS_PDF)
        return report_write_pdf(report, out, error);
    report_write(report, formats[form], &look, out);
    return true;
}
