/* event_paper.h - what lies on the table at an event (T65): a sheet to sign, and badges. As plain
 * text or as a page to print; names and the event alone, no way to reach anybody and nothing of the
 * case. */
#ifndef MODULES_EVENT_PAPER_H
#define MODULES_EVENT_PAPER_H

#include "command/command.h"
#include "modules/session.h"

#include <stdbool.h>
#include <stddef.h>

enum paper_kind {
    PAPER_SHEET,  /* who is expected, and lines for who else comes */
    PAPER_BADGES, /* a badge for each of them and each who hosts or helps */
};

struct event_paper {
    enum paper_kind kind;
    struct id event;
    const char *language; /* "en", "cy", "both"; NULL: in both when somebody wants Welsh (P51) */
    bool html;
};

/* Appends the paper; *count is how many names it holds. */
bool event_paper_write(struct session *session, const struct event_paper *paper, struct text *out,
                       size_t *count, struct error *error);
/* "sign-in-0161ab47.html", "badges-0161ab47.txt". */
void event_paper_file_name(const struct event_paper *paper, struct text *out);
/* What was written leaves: into a new file, 0600, or another way with path NULL; noted in the log,
 * both or neither. */
bool event_paper_keep(struct session *session, const struct event_paper *paper,
                      const struct text *written, const char *path, struct error *error);

/* sheet, badges: from lists and details of events into a file. */
extern const struct command_table paper_commands;

#endif
