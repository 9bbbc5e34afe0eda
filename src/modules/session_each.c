/* session_each.c - what others read by way of a record: all of a query, and what is behind a link.
 */
#include "modules/session.h"

#define WINDOW 200

bool
session_each(struct session *session, const struct query *query, session_visit *visit,
             void *context, struct error *error)
{
    struct query_place place = {.key = NULL};
    bool done = true, more = true;
    for (enum query_from from = QUERY_FIRST; done && more; from = QUERY_AFTER) {
        struct record_list window = {.items = NULL};
        done = session_read(session, query, from, &place, WINDOW, &window, error);
        more = window.count == WINDOW;
        query_place_clear(&place);
        if (done && more)
            session_place(query, window.items[WINDOW - 1], &place);
        for (size_t i = 0; i < window.count && done; i++)
            done = visit(context, window.items[i], error);
        record_list_clear(&window);
    }
    query_place_clear(&place);
    return done;
}

struct record *
session_linked(struct session *session, const struct record *record, size_t field)
{
    struct id id;
    struct error ignored;
    const char *link = record_get(record, field);
    if (!link || !id_from_text(link, &id))
        return NULL;
    return session_get(session, record->type->fields[field].target, &id, &ignored);
}
