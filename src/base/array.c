/* array.c - growing arrays that stay plain C arrays. */
#include "base/array.h"

#include <assert.h>
#include <stdint.h>

#include "base/memory.h"

#define FIRST_CAPACITY 8

void *
array_reserve(void *items, size_t *capacity, size_t needed, size_t item_size)
{
    assert(item_size > 0);
    if (items && needed <= *capacity)
        return items;
    size_t most = SIZE_MAX / item_size;
    size_t larger = *capacity <= most / 2 ? *capacity * 2 : most;
    if (larger < FIRST_CAPACITY)
        larger = FIRST_CAPACITY;
    if (larger < needed)
        larger = needed;
    /* SIZE_MAX cannot be had, so a request that overflows ends like any other want of memory. */
    items = must_realloc(items, larger <= most ? larger * item_size : SIZE_MAX);
    *capacity = larger;
    return items;
}
