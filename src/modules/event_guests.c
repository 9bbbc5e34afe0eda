/* event_guests.c - a walk along the invitations to one event. */
#include "modules/event_guests.h"

#include "modules/invitation.h"

#define PAGE 200

bool
event_guests_each(struct session *session, const struct id *event,
                  bool (*each)(void *context, const struct record *invitation, struct error *error),
                  void *context, struct error *error)
{
    struct query query = query_default(&invitation_type);
    struct query_place place = {.key = NULL};
    enum query_from from = QUERY_FIRST;
    query.link_field = INVITATION_EVENT;
    query.link_id = *event;
    query.sort_field = RECORD_CREATED;
    query.descending = false;
    bool done = true, more = true;
    while (done && more) {
        struct record_list page = {.count = 0};
        done = session_read(session, &query, from, &place, PAGE, &page, error);
        for (size_t i = 0; i < page.count && done; i++)
            done = each(context, page.items[i], error);
        more = page.count == PAGE;
        from = QUERY_AFTER;
        query_place_clear(&place);
        if (more)
            session_place(&query, page.items[page.count - 1], &place);
        record_list_clear(&page);
    }
    query_place_clear(&place);
    return done;
}
