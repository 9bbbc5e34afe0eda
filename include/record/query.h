/* query.h - what a list shows: which records, in which order, and a place in it. */
#ifndef RECORD_QUERY_H
#define RECORD_QUERY_H

#include "base/id.h"
#include "record/filter.h"

#include <stdbool.h>

/* Which records of a type are somebody's own: a way along links that ends at the colleague they
 * are. Rows of const tables. */
struct query_way {
    const struct record_type *type; /* whose records the way tells apart */
    size_t field; /* LINK of it that the way goes along; RECORD_ID: it is theirs */
    /* What that leads to is their own by this way; NULL: it leads to them. */
    const struct query_way *through;
    /* Instead of `field`: a live record that is their own by this way leads here in this field. */
    const struct query_way *back;
    size_t back_field;
    size_t ended;                 /* a field that says it is over: must be empty; 0 for none */
    const struct query_way *also; /* or by this way, of the same type; NULL */
};

/* The records that one colleague may read: in the query, never after it (T85). */
struct query_scope {
    const struct query_way *way;
    struct id whose;
};

struct query {
    const struct record_type *type;
    const struct filter *filter; /* NULL for all; borrowed */
    size_t sort_field;           /* a KEYED field */
    bool descending;
    bool trash;        /* the removed ones instead of the live ones */
    size_t link_field; /* only records whose LINK field is link_id; 0 for all */
    struct id link_id;
    /* Those too that not everybody may see (record_type.guarded_by), to whoever may: what shows
     * them to a person has begun a reading. Else they are left out. */
    bool guarded;
    /* Only records that a live record of this type links to in this field; NULL for all. */
    const struct record_type *linked_from;
    size_t linked_field;
    /* Only somebody's own; the door sets it. `way` NULL for all. */
    struct query_scope scope;
};

/* The place of a record in the order: its sort key and its id. */
struct query_place {
    char *key; /* owned */
    struct id id;
};
void query_place_clear(struct query_place *place);

/* Which window of the list. */
enum query_from {
    QUERY_FIRST,  /* the first records */
    QUERY_LAST,   /* the last ones, still in the list's order */
    QUERY_AFTER,  /* those after the place */
    QUERY_BEFORE, /* those before it, still in the list's order */
    QUERY_AT,     /* from the place on, the record itself first if it is there */
};

/* The type's own order, all live records. */
struct query query_default(const struct record_type *type);

#endif
