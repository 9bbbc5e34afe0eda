/* report_write.h - a report as text for people, CSV, Markdown, HTML in one file, or JSON. */
#ifndef EXCHANGE_REPORT_WRITE_H
#define EXCHANGE_REPORT_WRITE_H

#include "base/text.h"
#include "modules/report.h"

#include <stdbool.h>
#include <stddef.h>

enum report_format {
    REPORT_TEXT,
    REPORT_SPREADSHEET, /* CSV: notes first; the heading of its part before each row (D07) */
    REPORT_MARKDOWN,
    REPORT_HTML,   /* D08: nothing fetched, no script, real tables, light, dark and on paper */
    REPORT_OBJECT, /* JSON: title, notes, and of each part sentence, rows and what can be drawn */
};

/* How text looks; the other formats have no look. */
struct report_look {
    size_t columns; /* it is wrapped at */
    bool drawn;     /* with charts, and numbers in columns; without, in words row by row, for who
                       hears it (D01, A15) */
    bool blocks;    /* bars of block characters (A12: unless asked for they are of # = + -) */
};

/* Appended to out. The report is sealed. */
void report_write(const struct report *report, enum report_format format,
                  const struct report_look *look, struct text *out);

#endif
