/* html.h - pages to read and to print: one file, no script, nothing fetched (D08), and what stands
 * in them is text whatever it looks like. */
#ifndef BASE_HTML_H
#define BASE_HTML_H

#include "base/text.h"

/* The string as it may be shown (utf8_safe) with & < > " ' escaped; line feeds become <br>.
 * Appended to out, as all here. */
void html_append(struct text *out, const char *string);
/* Up to and with <body>. `lang` and `style` are ours; the title is escaped. */
void html_start(struct text *out, const char *lang, const char *title, const char *style);
void html_end(struct text *out);

#endif
