/* history.h - the log read as history, as audit and as undo. */
#ifndef STORE_HISTORY_H
#define STORE_HISTORY_H

#include "record/change.h"
#include "store/operation.h"
#include "store/store.h"

/* Changes of one record, or of all with type NULL, newest first, older than before_lsn (0: from
 * the newest), at most `limit`. */
bool history_read(struct store *store, const struct record_type *type, const struct id *id,
                  int64_t before_lsn, size_t limit, struct change_list *list, struct error *error);
/* What the newest operation of `command` that was not undone wrote into a column of a record.
 * *value is the caller's. */
bool history_last_written(struct store *store, const struct record *record, const char *command,
                          int column, bool *found, char **value, struct error *error);
/* The value of a column at the heads that a record was read with, whatever was written since.
 * *value is the caller's. */
bool history_value_at(struct store *store, const struct record *record, int column, char **value,
                      struct error *error);
/* Who wrote what a column of the record shows; the caller's, NULL when it is not known. */
char *history_author(struct store *store, const struct record *record, int column);

/* What history_undo took back. */
struct history_undone {
    char *command;                  /* of the action: "edit"; owned */
    size_t records;                 /* how many it touched */
    const struct record_type *type; /* of the last of them */
    struct id id;
};

/* A record that an undo is about to touch. */
struct history_touched {
    const struct record_type *type;
    struct id id;
};

struct history_touched_list {
    struct history_touched *items;
    size_t count, capacity;
};
void history_touched_list_clear(struct history_touched_list *list);

/* Within a transaction: what history_undo would touch, each record once. */
bool history_undo_touches(struct store *store, const char *actor, bool redo,
                          struct history_touched_list *list, struct error *error);
/* Within a transaction: takes back the newest action of `actor` on this replica that is not
 * undone, by new operations; with redo the newest undo that nothing followed. ERROR_NOT_FOUND
 * when there is none; ERROR_CONFLICT when somebody wrote the same fields since. */
bool history_undo(struct store *store, const char *actor, bool redo, struct history_undone *undone,
                  struct error *error);

#endif
