/* record_order.c - reads the sort key of each record, and sorts by it. */
#include "modules/record_order.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "modules/session.h"
#include "record/record.h"

struct entry {
    char *key;
    struct id id;
    bool descending;
};

static int
compare(const void *a, const void *b)
{
    const struct entry *one = a, *other = b;
    int order = strcmp(one->key, other->key);
    if (order == 0)
        order = id_compare(&one->id, &other->id);
    return one->descending ? -order : order;
}

static bool
read_entry(struct session *session, const struct record_type *type, const struct id *id,
           struct entry *entry, struct error *error)
{
    struct record *record = session_get(session, type, id, error);
    struct text key = TEXT_EMPTY;
    if (!record)
        return false;
    record_key(record, type->sort_field, &key);
    *entry = (struct entry){
        .key = must_strdup(text_string(&key)), .id = *id, .descending = type->sort_descending};
    text_clear(&key);
    record_free(record);
    return true;
}

struct id *
record_order(struct session *session, const struct record_type *type, const struct id *ids,
             size_t count, struct error *error)
{
    struct entry *entries = must_calloc(count + 1, sizeof *entries);
    struct id *sorted = must_calloc(count + 1, sizeof *sorted);
    size_t read = 0;
    while (read < count && read_entry(session, type, &ids[read], &entries[read], error))
        read++;
    qsort(entries, read, sizeof *entries, compare);
    for (size_t i = 0; i < read; i++) {
        sorted[i] = entries[i].id;
        free(entries[i].key);
    }
    free(entries);
    if (read == count)
        return sorted;
    free(sorted);
    return NULL;
}
