/* report_past.c - what was let out before, count by count. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "modules/report.h"

void
report_past_clear(struct report_past *past)
{
    for (size_t i = 0; i < past->count; i++)
        free(past->cells[i].key);
    free(past->cells);
    text_clear(&past->lapsed);
    *past = (struct report_past){.cells = NULL};
}

void
report_past_add(struct report_past *past, const char *key, uint64_t count, bool hidden,
                size_t release)
{
    past->cells = array_reserve(past->cells, &past->capacity, past->count + 1, sizeof *past->cells);
    past->cells[past->count++] =
        (struct report_past_cell){must_strdup(key), count, hidden, release};
}

size_t
report_past_counts(const struct report_past *past, const char *key, uint64_t *counts, size_t most)
{
    size_t count = 0;
    for (size_t i = 0; past && i < past->count && count < most; i++) {
        if (string_equal(past->cells[i].key, key))
            counts[count++] = past->cells[i].count;
    }
    return count;
}

struct disclosure_earlier
report_past_known(const struct report_past *past, const char *key,
                  const struct disclosure_policy *policy)
{
    struct disclosure_earlier earlier = disclosure_new;
    for (size_t i = 0; past && i < past->count; i++) {
        const struct report_past_cell *cell = &past->cells[i];
        if (string_equal(cell->key, key))
            disclosure_learn(&earlier, cell->release, cell->count, cell->hidden, policy);
    }
    return earlier;
}

/* What stands behind "START|"; NULL where the words begin otherwise. */
static const char *
behind(const char *words, const char *start)
{
    size_t length = strlen(start);
    return strncmp(words, start, length) == 0 && words[length] == '|' ? words + length + 1 : NULL;
}

bool
report_past_has_other(const struct report_past *past, const char *scope, const char *shape)
{
    for (size_t i = 0; past && i < past->count; i++) {
        const char *rest = behind(past->cells[i].key, scope);
        if (rest && !behind(rest, shape))
            return true;
    }
    return false;
}
