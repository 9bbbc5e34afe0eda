/* entry_page.h - pages in front of somebody to whom an officer handed the keyboard, on a screen or
 * line by line: words, and rows to choose from or a line to type. Who shows them knows no more, and
 * there is no way out but the officer's key (officer_key.h). */
#ifndef MODULES_ENTRY_PAGE_H
#define MODULES_ENTRY_PAGE_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct entry_page {
    char *title;
    char *above;   /* paragraphs, each on a line */
    char **rows;   /* to choose from; none where a line is typed */
    char **before; /* a line before the row: "or"; NULL for none */
    size_t row_count;
    size_t start;      /* the row to begin on: what was chosen before */
    size_t chosen;     /* the row that is chosen already; row_count for none */
    size_t usual;      /* what Enter alone means line by line; row_count for nothing */
    const char *line;  /* the label of the line that is typed; NULL for none */
    const char *typed; /* what it begins with */
    bool secret;       /* it is not shown */
    const char *keys;  /* how it is worked; NULL for nothing to say */
    const char *ask;   /* line by line: the prompt for the number of a row */
    const char *only;  /* and what is said of a number that is none */
    const char *said;  /* what has just happened; NULL for nothing */
    size_t number;     /* of what was said, to be read from afar; 0 for none */
};

/* What can be done with one kind of pages; `entry` is of that kind. */
struct entry_class {
    /* The page now. Borrowed until the next call of any other function. */
    const struct entry_page *(*page)(void *entry);
    /* Chooses a row. False with an error when what it does failed; the page is the same then. */
    bool (*choose)(void *entry, size_t row, struct error *error);
    /* What was typed, after Enter. False for what cannot be taken, such as a wrong key. */
    bool (*type)(void *entry, const char *typed, struct error *error);
    /* To the page before; nothing on the first. */
    void (*back)(void *entry);
    /* Clears what was given, and goes to the page that asks for the officer's key. */
    void (*stop)(void *entry);
    /* The officer's key was typed: the officer has the keyboard again. */
    bool (*is_over)(const void *entry);
    void (*free)(void *entry);
};

#endif
