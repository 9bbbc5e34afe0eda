/* page_of.h - the pages that are made of one record to read and print: the pack of a board's
 * meeting, the defence pack of a campaign, an assessment as it was written. */
#ifndef MODULES_PAGE_OF_H
#define MODULES_PAGE_OF_H

#include "modules/report.h"
#include "modules/session.h"

#include <stdbool.h>
#include <stddef.h>

struct page_of {
    const char *command; /* that shows it: "board-pack" */
    const char *title;   /* over the text: "Board pack" */
    const struct record_type *type;
    bool (*build)(struct session *session, const struct id *id, struct report *report,
                  struct error *error);
};

#define PAGES_OF 3
extern const struct page_of pages_of[PAGES_OF];
/* By the name of its command. */
const struct page_of *page_of_command(const char *command);

#endif
