/* marks.c - a sorted array of ids. */
#include "modules/marks.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"

/* Where the id stands, or would. */
static size_t
place_of(const struct marks *marks, const struct id *id)
{
    size_t low = 0, high = marks->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (id_compare(&marks->ids[middle], id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool
stands_at(const struct marks *marks, size_t place, const struct id *id)
{
    return place < marks->count && id_equal(&marks->ids[place], id);
}

bool
marks_have(const struct marks *marks, const struct id *id)
{
    return stands_at(marks, place_of(marks, id), id);
}

bool
marks_add(struct marks *marks, const struct id *id)
{
    size_t place = place_of(marks, id);
    if (stands_at(marks, place, id))
        return true;
    if (marks->count >= MARKS_MOST)
        return false;
    marks->ids = array_reserve(marks->ids, &marks->capacity, marks->count + 1, sizeof *marks->ids);
    memmove(&marks->ids[place + 1], &marks->ids[place],
            (marks->count - place) * sizeof *marks->ids);
    marks->ids[place] = *id;
    marks->count++;
    return true;
}

void
marks_remove(struct marks *marks, const struct id *id)
{
    size_t place = place_of(marks, id);
    if (!stands_at(marks, place, id))
        return;
    marks->count--;
    memmove(&marks->ids[place], &marks->ids[place + 1],
            (marks->count - place) * sizeof *marks->ids);
}

void
marks_clear(struct marks *marks)
{
    free(marks->ids);
    *marks = (struct marks){.ids = NULL};
}
