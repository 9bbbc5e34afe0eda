/* buddy_pool.c - reads the buddies, the colleagues who they are, and how many each has. */
#include "modules/buddy_pool.h"

#include <stdlib.h>

#include "base/memory.h"
#include "modules/assignment.h"
#include "modules/buddy.h"
#include "modules/pairing.h"
#include "modules/staff.h"

void
buddy_pool_clear(struct buddy_pool *pool)
{
    for (size_t i = 0; i < pool->count; i++) {
        free(pool->items[i].title);
        free(pool->items[i].lacks);
        suggestion_helper_clear(&pool->items[i].helper);
    }
    free(pool->items);
    record_list_clear(&pool->records);
    *pool = (struct buddy_pool){.items = NULL};
}

/* --- the reads --- */

static int
compare_records(const void *a, const void *b)
{
    const struct record *const *one = a, *const *other = b;
    return id_compare(&(*one)->id, &(*other)->id);
}

static bool
read_by_id(struct session *session, const struct query *query, struct record_list *list,
           struct error *error)
{
    if (!session_read(session, query, QUERY_FIRST, NULL, ASSIGNMENT_MOST, list, error))
        return false;
    if (list->count > 0)
        qsort(list->items, list->count, sizeof(struct record *), compare_records);
    return true;
}

static bool
read_buddies(struct session *session, const char *kind, struct record_list *list,
             struct error *error)
{
    struct query query = query_default(&buddy_type);
    struct filter filter;
    struct text words = TEXT_EMPTY;
    text_append_format(&words, kind ? "kind:%s" : "!kind:" KIND_REVERSE, kind);
    query.filter = &filter;
    bool done = filter_parse(&filter, &buddy_type, text_string(&words), session_context(session),
                             false, error) &&
                read_by_id(session, &query, list, error);
    filter_clear(&filter);
    text_clear(&words);
    return done;
}

static bool
read_staff(struct session *session, struct record_list *list, struct error *error)
{
    struct query query = query_default(&staff_type);
    query.linked_from = &buddy_type;
    query.linked_field = BUDDY_STAFF;
    return read_by_id(session, &query, list, error);
}

static bool
read_loads(struct session *session, struct link_count_list *loads, struct error *error)
{
    struct query query = query_default(&pairing_type);
    struct filter filter;
    *loads = (struct link_count_list){.items = NULL};
    query.filter = &filter;
    bool done = filter_parse(&filter, &pairing_type, PAIRING_OPEN, session_context(session), false,
                             error) &&
                session_count_by_link(session, &query, PAIRING_BUDDY, loads, error);
    filter_clear(&filter);
    return done;
}

/* --- put together --- */

static const struct record *
staff_of(const struct record *buddy, const struct record_list *staff)
{
    struct record wanted;
    const struct record *key = &wanted;
    const char *link = record_get(buddy, BUDDY_STAFF);
    if (!link || staff->count == 0 || !id_from_text(link, &wanted.id))
        return NULL;
    struct record *const *found =
        bsearch(&key, staff->items, staff->count, sizeof(struct record *), compare_records);
    return found ? *found : NULL;
}

/* As session_title says it, which reads it again. */
static char *
title_of(struct session *session, const struct record *buddy, const struct record *staff)
{
    struct text title = TEXT_EMPTY;
    if (staff) {
        text_append(&title, record_get(staff, STAFF_NAME));
        record_show_field_after(", ", buddy, BUDDY_KIND, session_context(session), &title);
    } else {
        session_title(session, &buddy_type, &buddy->id, &title);
    }
    return text_take(&title);
}

static void
fill(struct pool_buddy *item, struct session *session, const struct record *buddy,
     const struct record *staff, size_t load)
{
    struct text lacks = TEXT_EMPTY;
    size_t room = buddy_room(session, buddy, load, &lacks);
    if (room > 0)
        buddy_lacks(session, buddy, &lacks);
    item->record = buddy;
    item->title = title_of(session, buddy, staff);
    if (lacks.length > 0)
        lacks.bytes[0] = (char)(lacks.bytes[0] & ~0x20); /* a verb of ours */
    item->lacks = lacks.length > 0 ? text_take(&lacks) : NULL;
    suggestion_helper_read(&item->helper, session, buddy, staff, room);
    text_clear(&lacks);
}

bool
buddy_pool_read(struct session *session, const char *kind, struct buddy_pool *pool,
                struct error *error)
{
    struct record_list staff = {.items = NULL};
    struct link_count_list loads = {.items = NULL};
    *pool = (struct buddy_pool){.items = NULL};
    bool done = read_buddies(session, kind, &pool->records, error) &&
                read_staff(session, &staff, error) && read_loads(session, &loads, error);
    pool->items = must_calloc(pool->records.count + 1, sizeof *pool->items);
    pool->count = done ? pool->records.count : 0;
    for (size_t i = 0; i < pool->count; i++) {
        const struct record *buddy = pool->records.items[i];
        fill(&pool->items[i], session, buddy, staff_of(buddy, &staff),
             link_count_of(&loads, &buddy->id));
    }
    link_count_list_clear(&loads);
    record_list_clear(&staff);
    return done;
}

void
buddy_pool_refuse(const struct pool_buddy *buddy, const char *obstacle, struct text *out)
{
    bool lacks = buddy->lacks && string_equal(buddy->lacks, obstacle);
    text_append_format(out, "%s%s%s", lacks ? buddy->title : "", lacks ? ": " : "", obstacle);
}

static int
compare_item(const void *id, const void *item)
{
    return id_compare(id, &((const struct pool_buddy *)item)->record->id);
}

const struct pool_buddy *
buddy_pool_find(const struct buddy_pool *pool, const struct id *id)
{
    return pool->count == 0
               ? NULL
               : bsearch(id, pool->items, pool->count, sizeof *pool->items, compare_item);
}
