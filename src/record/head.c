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

bool
record_same_heads(const struct record *a, const struct record *b, int column)
{
    const struct head *heads_a, *heads_b;
    size_t count_a = heads_of(a->heads, a->head_count, column, &heads_a);
    size_t count_b = heads_of(b->heads, b->head_count, column, &heads_b);
    if (count_a != count_b)
        return false;
    for (size_t i = 0; i < count_a; i++)
        if (heads_a[i].replica != heads_b[i].replica || heads_a[i].seq != heads_b[i].seq)
            return false;
    return true;
}
