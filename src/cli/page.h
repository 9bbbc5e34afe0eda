/* page.h - a text of headings, paragraphs, entries and examples, written as plain text of 80
 * columns or as a man page (roff, man(7)): one description, two looks. */
#ifndef CLI_PAGE_H
#define CLI_PAGE_H

#include "base/text.h"

#include <stdbool.h>

/* Of plain text. */
#define PAGE_COLUMNS 80

struct page {
    struct text *out; /* borrowed */
    bool roff;
    /* What was written last, which says whether a blank line comes before the next. */
    enum {
        PAGE_NOTHING,
        PAGE_HEADING,
        PAGE_PARAGRAPH,
        PAGE_ENTRY,
    } last;
};

/* A heading of the whole page, and one below it: "Exit status". */
void page_heading(struct page *page, const char *words);
void page_subheading(struct page *page, const char *words);
void page_paragraph(struct page *page, const char *words);
/* How something is written: "posact show TYPE ID [--json]". */
void page_usage(struct page *page, const char *words);
/* "--limit VALUE   At most so many records". */
void page_entry(struct page *page, const char *left, const char *right);
/* A line more of the entry just written. */
void page_entry_line(struct page *page, const char *right);
/* A line that is shown as it stands, on its own. */
void page_example(struct page *page, const char *line);

/* Appends words to the line begun in `out`, going on below at `indent` when 80 columns are full,
 * and ends the line. */
void page_wrap(struct text *out, const char *words, size_t indent);
/* Words inside a line of roff, so that each character is shown as it is. */
void page_escape(struct text *out, const char *words);

#endif
