/* query.c - what a list shows before anybody narrowed or sorted it. */
#include "record/query.h"

#include <stdlib.h>

void
query_place_clear(struct query_place *place)
{
    free(place->key);
    *place = (struct query_place){.key = NULL};
}

struct query
query_default(const struct record_type *type)
{
    return (struct query){
        .type = type,
        .sort_field = type->sort_field,
        .descending = type->sort_descending,
    };
}
