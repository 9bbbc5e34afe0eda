/* letter_page.c - lays a letter out. */
#include "letter_page.h"

#include <string.h>

#include "base/html.h"
#include "base/memory.h"

#include <stdlib.h>

static bool
is_in_both(const struct letter_page *page)
{
    return page->wanted[LETTER_WELSH] && page->wanted[LETTER_ENGLISH];
}

/* "At/To: ", "At: " or "To: ". */
static void
append_heading(const struct letter_page *page, const char *welsh, const char *english,
               struct text *out)
{
    if (page->wanted[LETTER_WELSH])
        text_append(out, welsh);
    if (is_in_both(page))
        text_append_char(out, '/');
    if (page->wanted[LETTER_ENGLISH])
        text_append(out, english);
    text_append(out, ": ");
}

void
letter_page_append_plain(const struct letter_page *page, struct text *out)
{
    append_heading(page, "At", "To", out);
    text_append(out, page->name);
    if (page->email)
        text_append_format(out, ", %s", page->email);
    text_append_char(out, '\n');
    append_heading(page, "Pwnc", "Subject", out);
    text_append(out, text_string(&page->subjects[LETTER_WELSH]));
    text_append(out, is_in_both(page) ? " / " : "");
    text_append(out, text_string(&page->subjects[LETTER_ENGLISH]));
    text_append(out, "\n\n");
    text_append(out, text_string(&page->bodies[LETTER_WELSH]));
    text_append(out, is_in_both(page) ? "\n* * *\n\n" : "");
    text_append(out, text_string(&page->bodies[LETTER_ENGLISH]));
    if (out->length > 0 && out->bytes[out->length - 1] != '\n')
        text_append_char(out, '\n');
}

const char letter_page_style[] =
    "body { font: 12pt/1.5 sans-serif; max-width: 42em; margin: 2em auto; padding: 0 1em; }\n"
    "h2 { font-size: 1.1em; }\n"
    "section + section { margin-top: 2em; border-top: 1px solid; }\n"
    "@media print { body { margin: 0; max-width: none; }\n"
    "article + article { break-before: page; } }\n";

/* A blank line parts two paragraphs. */
static void
append_paragraphs(const char *body, struct text *out)
{
    while (*body != '\0') {
        const char *end = strstr(body, "\n\n");
        size_t length = end ? (size_t)(end - body) : strlen(body);
        char *paragraph = must_strndup(body, length);
        while (length > 0 && paragraph[length - 1] == '\n')
            paragraph[--length] = '\0';
        text_append(out, "<p>");
        html_append(out, paragraph);
        text_append(out, "</p>\n");
        free(paragraph);
        body = end ? end + strspn(end, "\n") : "";
    }
}

void
letter_page_append_html(const struct letter_page *page, struct text *out)
{
    static const char *const langs[LETTER_SIDE_COUNT] = {"cy", "en-GB"};
    text_append(out, "<article>\n<p dir=\"auto\">");
    html_append(out, page->name);
    text_append(out, "</p>\n");
    for (int side = 0; side < LETTER_SIDE_COUNT; side++) {
        if (!page->wanted[side])
            continue;
        text_append_format(out, "<section lang=\"%s\">\n<h2>", langs[side]);
        html_append(out, text_string(&page->subjects[side]));
        text_append(out, "</h2>\n");
        append_paragraphs(text_string(&page->bodies[side]), out);
        text_append(out, "</section>\n");
    }
    text_append(out, "</article>\n");
}

void
letter_page_clear(struct letter_page *page)
{
    for (int side = 0; side < LETTER_SIDE_COUNT; side++) {
        text_clear(&page->subjects[side]);
        text_clear(&page->bodies[side]);
    }
}
