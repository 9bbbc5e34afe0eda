/* self_entry.h - the equality questions as a person answers them, page by page, on a screen or line
 * by line (B15-B18, P16-P19).
 *
 * An officer opens it for somebody and hands the keyboard over. Each page has its words, in English
 * or Welsh, and rows to choose from or a line to type. Nothing is kept before it is sent, and the
 * last page leads out by the officer's key alone (officer_key.h). */
#ifndef MODULES_SELF_ENTRY_H
#define MODULES_SELF_ENTRY_H

#include "modules/session.h"

#include <stdbool.h>
#include <stddef.h>

struct self_entry;

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
};

/* Checks that it may be (monitoring_may_ask), that the officer has a key, and notes it in the log.
 * NULL with an error. */
struct self_entry *self_entry_new(struct session *session, const struct id *candidate,
                                  struct error *error);
void self_entry_free(struct self_entry *entry);

/* Line by line what is shown stays on the screen: then no page says what was chosen, or leads on
 * from it. */
void self_entry_be_discreet(struct self_entry *entry);

/* The page now. Borrowed until the next call of any other function. */
const struct entry_page *self_entry_page(struct self_entry *entry);
/* Chooses a row. False with an error when what it does failed; the page is the same then. */
bool self_entry_choose(struct self_entry *entry, size_t row, struct error *error);
/* What was typed, after Enter: own words, or the key. False for a wrong one. */
bool self_entry_type(struct self_entry *entry, const char *typed, struct error *error);
/* To the page before; nothing on the first. */
void self_entry_back(struct self_entry *entry);
/* Clears what was chosen, sends nothing, and goes to the last page. */
void self_entry_stop(struct self_entry *entry);
/* The officer's key was typed: the officer has the keyboard again. */
bool self_entry_is_over(const struct self_entry *entry);
/* What is said of a number that is none, line by line. */
const char *self_entry_say_numbers(const struct self_entry *entry);
const char *self_entry_say_number(const struct self_entry *entry);

#endif
