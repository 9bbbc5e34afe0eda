/* count_lookup.c - a lookup of the Office for National Statistics: which police force area each
 * local authority lies in. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "count_draft.h"

struct entry {
    const char *authority, *name, *force; /* borrowed from the sheet */
};

struct lookup {
    struct count_sheet sheet;
    struct entry *entries; /* in the order of authorities */
    size_t count, capacity;
};

/* "LAD19CD" for LAD and CD: years differ. */
static bool
find_column(const struct count_sheet_row *headings, const char *start, const char *end,
            size_t *column)
{
    for (size_t i = 0; i < headings->count; i++) {
        const char *heading = headings->cells[i];
        size_t length = strlen(heading);
        if (string_starts(heading, start) && length > strlen(end) &&
            string_equal(heading + length - strlen(end), end)) {
            *column = i;
            return true;
        }
    }
    return false;
}

static int
compare(const void *a, const void *b)
{
    return strcmp(((const struct entry *)a)->authority, ((const struct entry *)b)->authority);
}

/* An authority may stand there more than once, always in one force area. */
static bool
check_once(struct lookup *lookup, struct error *error)
{
    size_t kept = 0;
    if (lookup->count > 0)
        qsort(lookup->entries, lookup->count, sizeof *lookup->entries, compare);
    for (size_t i = 0; i < lookup->count; i++) {
        const struct entry *entry = &lookup->entries[i];
        const struct entry *before = kept > 0 ? &lookup->entries[kept - 1] : NULL;
        bool again = before && string_equal(before->authority, entry->authority);
        if (again && !string_equal(before->force, entry->force))
            return error_set(error, ERROR_INPUT,
                             "The lookup has %s (%s) in two force areas, %s and %s; one must go",
                             entry->name, entry->authority, before->force, entry->force);
        if (!again)
            lookup->entries[kept++] = *entry;
    }
    lookup->count = kept;
    return true;
}

static bool
read_entries(struct lookup *lookup, struct error *error)
{
    size_t authority, name, force;
    const struct count_sheet_row *headings = &lookup->sheet.rows[0];
    if (!find_column(headings, "LAD", "CD", &authority) ||
        !find_column(headings, "LAD", "NM", &name) || !find_column(headings, "PFA", "CD", &force))
        return error_set(error, ERROR_INPUT,
                         "The lookup needs the columns LAD..CD, LAD..NM and PFA..CD, as those of "
                         "the Office for National Statistics have them");
    for (size_t i = 1; i < lookup->sheet.count; i++) {
        const struct count_sheet_row *row = &lookup->sheet.rows[i];
        if (count_row_is_blank(row) || *count_sheet_cell(row, authority) == '\0' ||
            *count_sheet_cell(row, force) == '\0')
            continue;
        lookup->entries = array_reserve(lookup->entries, &lookup->capacity, lookup->count + 1,
                                        sizeof *lookup->entries);
        lookup->entries[lookup->count++] =
            (struct entry){count_sheet_cell(row, authority), count_sheet_cell(row, name),
                           count_sheet_cell(row, force)};
    }
    return check_once(lookup, error);
}

struct lookup *
lookup_open(const char *path, struct error *error)
{
    struct lookup *lookup = must_calloc(1, sizeof *lookup);
    if (count_sheet_read(path, &lookup->sheet, error) && read_entries(lookup, error))
        return lookup;
    error_prefix(error, "'%s'", path);
    lookup_close(lookup);
    return NULL;
}

void
lookup_close(struct lookup *lookup)
{
    if (!lookup)
        return;
    count_sheet_clear(&lookup->sheet);
    free(lookup->entries);
    free(lookup);
}

static const struct entry *
find(const struct lookup *lookup, const char *authority)
{
    struct entry sought = {.authority = authority};
    return lookup->count == 0
               ? NULL
               : bsearch(&sought, lookup->entries, lookup->count, sizeof *lookup->entries, compare);
}

const char *
lookup_force(const struct lookup *lookup, const char *authority)
{
    const struct entry *entry = find(lookup, authority);
    return entry ? entry->force : NULL;
}

const char *
lookup_name(const struct lookup *lookup, const char *authority)
{
    const struct entry *entry = find(lookup, authority);
    return entry ? entry->name : NULL;
}

const char *
lookup_next(const struct lookup *lookup, const char *force, size_t *next)
{
    while (*next < lookup->count) {
        const struct entry *entry = &lookup->entries[(*next)++];
        if (string_equal(entry->force, force))
            return entry->authority;
    }
    return NULL;
}
