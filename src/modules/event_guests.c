/* event_guests.c - a walk along the invitations to one event. */
#include "modules/event_guests.h"

#include "modules/invitation.h"

bool
event_guests_each(struct session *session, const struct id *event, session_visit *each,
                  void *context, struct error *error)
{
    struct query query = query_default(&invitation_type);
    query.link_field = INVITATION_EVENT;
    query.link_id = *event;
    query.guarded = true; /* for counts alone */
    query.sort_field = RECORD_CREATED;
    query.descending = false;
    return session_each(session, &query, each, context, error);
}
