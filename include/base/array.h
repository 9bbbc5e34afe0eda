/* array.h - growing arrays that stay plain C arrays.
 *
 *     struct error *items = NULL;
 *     size_t count = 0, capacity = 0;
 *     items = array_reserve(items, &capacity, count + 1, sizeof *items);
 *     items[count++] = ...
 *
 * The array belongs to the caller, who frees it with free(). */
#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

#include <stddef.h>

/* Makes room for at least `needed` items; capacity at least doubles, so that adding one by one
 * stays linear. */
void *array_reserve(void *items, size_t *capacity, size_t needed, size_t item_size)
    __attribute__((returns_nonnull));

#endif
