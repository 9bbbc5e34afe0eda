/* letter_page.h - a letter with its words filled in, as plain text and as a page to print. */
#ifndef MODULES_LETTER_PAGE_H
#define MODULES_LETTER_PAGE_H

#include "base/text.h"

#include <stdbool.h>

/* Of each language that is wanted, Welsh first. */
enum letter_side {
    LETTER_WELSH,
    LETTER_ENGLISH,
    LETTER_SIDE_COUNT,
};

/* Zeroed is empty. */
struct letter_page {
    const char *name, *email; /* borrowed; the email may be NULL */
    bool wanted[LETTER_SIDE_COUNT];
    struct text subjects[LETTER_SIDE_COUNT], bodies[LETTER_SIDE_COUNT];
};

/* With a heading as emails have: To, Subject. Appended, as all here. */
void letter_page_append_plain(const struct letter_page *page, struct text *out);
/* A sheet of paper of its own, each language marked as such; between html_start and html_end. */
void letter_page_append_html(const struct letter_page *page, struct text *out);
extern const char letter_page_style[];
void letter_page_clear(struct letter_page *page);

#endif
