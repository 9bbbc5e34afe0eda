/* report_pdf.c - hands a report to posact-pdf as JSON. */
#include "exchange/report_pdf.h"

#include "base/helper.h"
#include "report_object.h"

bool
report_write_pdf(const struct report *report, struct text *out, struct error *error)
{
    struct text object = TEXT_EMPTY;
    report_write_object(report, &object);
    bool done = helper_run("posact-pdf", &object, out, error);
    text_clear(&object);
    return done;
}
