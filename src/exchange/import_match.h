/* import_match.h - whether a row is somebody who is here already. */
#ifndef EXCHANGE_IMPORT_MATCH_H
#define EXCHANGE_IMPORT_MATCH_H

#include "line_map.h"
#include "modules/session.h"
#include "row_builder.h"

#include <stdbool.h>

/* What is known of a row's record. */
enum match {
    MATCH_NONE, /* it is new */
    MATCH_LIVE,
    MATCH_REMOVED, /* an officer put it in the trash: it stays there */
    MATCH_UNDONE,  /* an undo took its adding back: it is as good as new */
};

struct matcher {
    struct session *session;
    const struct record_type *type;
    struct line_map lines; /* keys met in the file, and where */
    bool trash_is_empty;
};

bool matcher_start(struct matcher *matcher, struct session *session, const struct record_type *type,
                   struct error *error);

/* First pass: of several rows with one key only the last counts. */
void matcher_note_key(struct matcher *matcher, const struct built_row *row, size_t line);
/* The line of the last row with the same key. */
size_t matcher_last_line(const struct matcher *matcher, const struct built_row *row);

/* Finds the stored record of the row: *found with its heads, the caller's; NULL for none. May
 * make the key of the row longer, so that people who share an email or phone stay apart. */
bool matcher_find(struct matcher *matcher, struct built_row *row, size_t line, enum match *match,
                  struct record **found, struct error *error);

/* Whether somebody with the same email, phone or name is here or earlier in the file: *why is the
 * sentence for the note, or NULL; the caller's. Remembers the row for those that follow. */
bool matcher_find_duplicate(struct matcher *matcher, const struct record *record, bool is_new,
                            size_t line, char **why, struct error *error);

void matcher_clear(struct matcher *matcher);

#endif
