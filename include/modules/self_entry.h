/* self_entry.h - the equality questions as a person answers them, page by page, on a screen or line
 * by line (B15-B18, P16-P19).
 *
 * An officer opens it for somebody and hands the keyboard over. Each page has its words, in English
 * or Welsh, and rows to choose from or a line to type. Nothing is kept before it is sent, and the
 * last page leads out by the officer's key alone (officer_key.h). */
#ifndef MODULES_SELF_ENTRY_H
#define MODULES_SELF_ENTRY_H

#include "modules/entry_page.h"
#include "modules/session.h"

#include <stdbool.h>
#include <stddef.h>

struct self_entry;

/* The same functions for who shows pages of any kind. */
extern const struct entry_class self_entry_class;

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

#endif
