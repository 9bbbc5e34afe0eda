/* html.c - escapes text, and opens and closes a page. */
#include "base/html.h"

#include "base/utf8.h"

void
html_append(struct text *out, const char *string)
{
    struct text safe = TEXT_EMPTY;
    utf8_safe(&safe, string, true);
    for (const char *at = text_string(&safe); *at != '\0'; at++) {
        switch (*at) {
        case '&':
            text_append(out, "&amp;");
            break;
        case '<':
            text_append(out, "&lt;");
            break;
        case '>':
            text_append(out, "&gt;");
            break;
        case '"':
            text_append(out, "&quot;");
            break;
        case '\'':
            text_append(out, "&#39;");
            break;
        case '\n':
            text_append(out, "<br>\n");
            break;
        default:
            text_append_char(out, *at);
        }
    }
    text_clear(&safe);
}

void
html_start(struct text *out, const char *lang, const char *title, const char *style)
{
    text_append_format(out,
                       "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" "
                       "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width\">\n<title>",
                       lang);
    html_append(out, title);
    text_append_format(out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n", style);
}

void
html_end(struct text *out)
{
    text_append(out, "</body>\n</html>\n");
}
