/* cluster.h - one cluster of a text being edited or wrapped: how it is shown, how wide it is.
 *
 * Offsets are bytes from the start of the text and stand on cluster boundaries. */
#ifndef TERM_CLUSTER_H
#define TERM_CLUSTER_H

#include "base/text.h"

#include <stddef.h>

/* Appends what the cluster at `offset` looks like on a canvas; returns the offset after it. */
size_t cluster_show(const char *text, size_t offset, struct text *out);
/* The columns that it takes there; *next, when not NULL, is the offset after it. */
int cluster_columns(const char *text, size_t offset, size_t *next);
/* Columns of the clusters from `start` to `end`. */
int cluster_columns_between(const char *text, size_t start, size_t end);

#endif
