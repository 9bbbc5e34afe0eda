/* timeline.c - merges the events of several types by their day. */
#include "modules/timeline.h"

#include <string.h>

#include "modules/permission.h"
#include "modules/registry.h"

#define RECORDS_AT_ONCE 40

void
timeline_append_name(struct session *session, const struct record *event,
                     const struct record_type *of, struct text *out)
{
    const struct record_type *type = event->type;
    const struct record_type *parent = type->fields[type->parent_field].target;
    const char *link = record_get(event, type->parent_field);
    struct id id;
    if (parent != of && link && id_from_text(link, &id))
        session_title(session, parent, &id, out);
    else
        session_own_title(session, type, &event->id, out);
}

void
timeline_append_event(struct session *session, const struct record *event,
                      const struct record_type *of, struct text *out)
{
    const struct record_type *type = event->type;
    bool own = type->fields[type->parent_field].target == of;
    bool only_began = type->current && own && !type->tells_state;
    if (type->current && own)
        text_append_format(out, "%s  ", type->label);
    if (type->current)
        timeline_append_name(session, event, of, out);
    if (type->current && !only_began)
        text_append(out, "  ");
    if (!type->line)
        text_append_format(out, "%s: ", type->label);
    if (!type->line && own)
        session_own_title(session, type, &event->id, out);
    else if (!type->line)
        session_title(session, type, &event->id, out);
    else if (!only_began)
        type->line(event, session_context(session), out);
}

/* An event in somebody's life belongs to what else it is linked to, too: a move to its application.
 * 0 for none. */
static size_t
link_to(const struct record_type *event, const struct record_type *type)
{
    if (event->may_see && event->guarded_by == 0)
        return 0;
    for (size_t i = RECORD_CORE_COUNT; event->parent_field != 0 && i < event->field_count; i++) {
        if ((event->apart && i != event->parent_field) || event->fields[i].may_see)
            continue;
        if (event->fields[i].kind == FIELD_LINK && event->fields[i].target == type)
            return i;
    }
    return 0;
}

void
timeline_init(struct timeline *timeline, struct session *session, const struct record_type *type,
              const struct id *id)
{
    struct error unread;
    *timeline = (struct timeline){.session = session};
    for (size_t i = 0; i < registry_type_count && timeline->count < TIMELINE_TYPES; i++) {
        const struct record_type *event = registry_types[i];
        size_t link = link_to(event, type);
        if (link == 0 || event == type->words_type || !permission_read(session, event, &unread))
            continue;
        struct query query = query_default(event);
        query.descending = true;
        query.link_field = link;
        query.link_id = *id;
        timeline->sources[timeline->count++] = (struct timeline_source){.query = query};
    }
}

void
timeline_clear(struct timeline *timeline)
{
    for (size_t i = 0; i < timeline->count; i++)
        record_list_clear(&timeline->sources[i].read);
    timeline->count = 0;
}

/* Reads on when all that was read has been given out. */
static bool
fill(struct timeline *timeline, struct timeline_source *source, struct error *error)
{
    if (source->complete || source->next < source->read.count)
        return true;
    struct query_place place = {.key = NULL};
    enum query_from from = QUERY_FIRST;
    if (source->read.count > 0) {
        from = QUERY_AFTER;
        session_place(&source->query, source->read.items[source->read.count - 1], &place);
    }
    struct record_list list = {.count = 0};
    bool done = session_read(timeline->session, &source->query, from, &place, RECORDS_AT_ONCE,
                             &list, error);
    query_place_clear(&place);
    if (!done)
        return false;
    record_list_clear(&source->read);
    source->read = list;
    source->next = 0;
    source->complete = list.count < RECORDS_AT_ONCE;
    return true;
}

static const struct record *
head(const struct timeline_source *source)
{
    return source->next < source->read.count ? source->read.items[source->next] : NULL;
}

/* Days and moments are ISO 8601: their text sorts as they do. */
static const char *
when(const struct record *record)
{
    const char *value = record_get(record, record->type->sort_field);
    return value ? value : "";
}

bool
timeline_next(struct timeline *timeline, const struct record **record, struct error *error)
{
    struct timeline_source *newest = NULL;
    *record = NULL;
    for (size_t i = 0; i < timeline->count; i++) {
        struct timeline_source *source = &timeline->sources[i];
        if (!fill(timeline, source, error))
            return false;
        const struct record *first = head(source);
        if (!first || (*record && strcmp(when(first), when(*record)) <= 0))
            continue;
        newest = source;
        *record = first;
    }
    if (newest)
        newest->next++;
    return true;
}
