/* list_view.h - what a list holds, for the list itself and its commands. */
#ifndef UI_LIST_VIEW_H
#define UI_LIST_VIEW_H

#include "base/text.h"
#include "modules/marks.h"
#include "modules/reading.h"
#include "record/filter.h"
#include "record/list_shape.h"
#include "record/query.h"
#include "ui/list_window.h"
#include "ui/view.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A record and how far down the screen it stood, to come back to. */
struct list_mark {
    struct id id; /* zero for the first row */
    size_t row;
};

struct list_view {
    struct view view;
    const struct record_type *type;
    struct query query;
    struct filter filter;
    struct text filter_text;  /* as typed; empty for no filter */
    struct text filter_words; /* as it is shown */
    struct list_shape shape;  /* its columns; sort and filter are those above */
    struct reading reading;   /* that somebody looks, where that has to be noted */
    bool remember;            /* sort or columns were changed, and are to be remembered */
    struct list_window window;
    struct marks marks;             /* of records of this list or, with query.trash, of its trash */
    struct query_place range;       /* where a range began; no key while there is none */
    struct list_mark before_filter; /* what to come back to without the filter */
    struct list_mark before_trash;  /* the same without the trash: the one left, or taken out */
    struct id followed;             /* the record to go to at the next refresh; zero for none */
    uint64_t counted_version;       /* of the session, when the numbers were counted; 0 for again */
    bool total_known;
    size_t total;
};

static inline struct list_view *
list_of(struct view *view)
{
    return (struct list_view *)view;
}

/* Where the cursor is; zero when there is no record. */
struct list_mark list_mark(const struct list_view *list);
/* After the query changed: from the first row, or round the record of the mark. */
void list_read_again(struct list_view *list, struct list_mark mark);
/* With `typing` nothing fails that is not finished yet. Does not read. */
bool list_set_filter(struct list_view *list, const char *typed, bool typing, struct error *error);
/* ", newest first", or "" when it is the usual order. */
const char *list_sort_word(const struct query *query);
/* Shows the trash or the list, whichever it was not; marks stay behind. */
void list_toggle_trash(struct list_view *list);

/* list_memory.c: what was remembered, or is set by the force; and remembering it. */
void list_recall(struct list_view *list);
void list_remember(struct list_view *list);
/* Sort and columns of the list, to be remembered in the next pause. */
void list_set_columns(struct list_view *list, const struct list_shape *shape);
void list_set_sort(struct list_view *list, size_t field, bool descending);
/* All that the list shows now: filter, sort, columns. */
void list_shape_of(const struct list_view *list, struct list_shape *shape);

/* list_marks.c: whether a record lies between where the range began and the cursor. */
bool list_in_range(const struct list_view *list, const struct record *record);
void list_range_clear(struct list_view *list);
/* Takes all marks away, and says so. */
void list_unmark(struct list_view *list);

#endif
