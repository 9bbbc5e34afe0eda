/* head.c - the heads of one column among those of a record. */
#include "record/record.h"

static size_t
heads_with_column(const struct head *heads, size_t count, int column, const struct head **first)
{
    size_t found = 0;
    *first = NULL;
    for (size_t i = 0; i < count; i++) {
        if (heads[i].column != column)
            continue;
        if (found++ == 0)
            *first = &heads[i];
    }
    return found;
}

size_t
heads_of(const struct head *heads, size_t count, int column, const struct head **first)
{
    size_t found = heads_with_column(heads, count, column, first);
    return found > 0 ? found : heads_with_column(heads, count, HEAD_REST, first);
}
