/* report_write.h - a report as text for people, Markdown, HTML in one file, or JSON. */
#ifndef EXCHANGE_REPORT_WRITE_H
#define EXCHANGE_REPORT_WRITE_H

#include "base/text.h"
#include "modules/report.h"

#include <stddef.h>

enum report_format {
    REPORT_TEXT,
    REPORT_MARKDOWN,
    REPORT_HTML,   /* D08: nothing fetched, no script, real tables, light, dark and on paper */
    REPORT_ROWS,   /* comma-separated: the heading of its part before each row; notes first */
    REPORT_OBJECT, /* JSON: title, notes, and of each part the rows as objects */
};

/* Appended to out. Text is wrapped at so many columns; the others have none. */
void report_write(const struct report *report, enum report_format format, size_t columns,
                  struct text *out);

#endif
