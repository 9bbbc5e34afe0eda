/* checkout.c - people put down for a laptop, and whether a change is about one of them. */
#include "modules/checkout.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/memory.h"
#include "base/text.h"
#include "modules/candidate.h"
#include "modules/event.h"
#include "modules/held_change.h"
#include "modules/invitation.h"
#include "modules/laptop.h"
#include "modules/registry.h"
#include "session_private.h"
#include "store/checked_out.h"
#include "store/record_store.h"

/* A move belongs to an application, which belongs to a candidate. */
#define PARENTS_MOST 4

void
checkout_clear(struct checkout *checkout)
{
    free(checkout->scope);
    free(checkout->until);
    *checkout = (struct checkout){NULL, NULL};
}

/* --- what is asked for --- */

static bool
read_until(struct session *session, const char *typed, char **until, struct error *error)
{
    char text[DATE_TEXT_SIZE];
    struct date day, today = session_context(session)->today;
    if (string_is_empty(typed))
        return true;
    if (!date_parse(typed, "Until", today, DATE_COMING, &day, error))
        return false;
    if (date_to_days(day) < date_to_days(today))
        return error_set(error, ERROR_INPUT, "'%s' is past; name a day to come with --until",
                         typed);
    date_to_iso(day, text);
    *until = must_strdup(text);
    return true;
}

static bool
read_scope(struct session *session, const struct checkout_wish *wish, char **scope,
           struct error *error)
{
    struct id event;
    if (!string_is_empty(wish->event)) {
        if (!session_find(session, &event_type, wish->event, &event, error))
            return false;
        struct record *record = session_get(session, &event_type, &event, error);
        if (record)
            *scope = must_format("Invited to %s", record_get(record, EVENT_NAME));
        record_free(record);
        return *scope != NULL;
    }
    if (!string_is_empty(wish->filter))
        *scope = must_strdup(wish->filter);
    return true;
}

bool
checkout_understand(struct session *session, const struct checkout_wish *wish,
                    struct checkout *checkout, struct error *error)
{
    *checkout = (struct checkout){NULL, NULL};
    if (!string_is_empty(wish->event) && !string_is_empty(wish->filter))
        return error_set(error, ERROR_USAGE, "Name either a filter or an event");
    if (read_until(session, wish->until, &checkout->until, error) &&
        read_scope(session, wish, &checkout->scope, error))
        return true;
    checkout_clear(checkout);
    return false;
}

/* --- putting down --- */

struct taking {
    struct session *session;
    int64_t replica;
    size_t *people;
};

static bool
take_one(void *context, const struct record *candidate, struct error *error)
{
    struct taking *taking = context;
    (*taking->people)++;
    return checked_out_add(taking->session->store, taking->replica, &candidate->id, error);
}

static bool
take_invited(void *context, const struct record *invitation, struct error *error)
{
    struct taking *taking = context;
    struct id person;
    const char *link = record_get(invitation, INVITATION_CANDIDATE);
    if (!link || !id_from_text(link, &person))
        return true;
    (*taking->people)++;
    return checked_out_add(taking->session->store, taking->replica, &person, error);
}

static bool
take_event(struct taking *taking, const char *event, struct error *error)
{
    struct query query = query_default(&invitation_type);
    query.link_field = INVITATION_EVENT;
    return session_find(taking->session, &event_type, event, &query.link_id, error) &&
           session_each(taking->session, &query, take_invited, taking, error);
}

bool
checkout_take(struct session *session, int64_t replica, const struct checkout_wish *wish,
              size_t *people, struct error *error)
{
    struct taking taking = {session, replica, people};
    struct filter filter;
    *people = 0;
    if (!string_is_empty(wish->event))
        return take_event(&taking, wish->event, error);
    if (string_is_empty(wish->filter))
        return true;
    if (!filter_parse(&filter, &candidate_type, wish->filter, session_context(session), false,
                      error))
        return false;
    struct query query = query_default(&candidate_type);
    query.filter = &filter;
    bool done = session_each(session, &query, take_one, &taking, error);
    filter_clear(&filter);
    return done;
}

/* --- whom it is told of --- */

void
checkout_limit(struct session *session, const struct record *laptop)
{
    bool limited = !string_is_empty(record_get(laptop, LAPTOP_SCOPE));
    session->checked_out_to = limited ? laptop_replica(laptop) : 0;
}

bool
checkout_is_over(struct session *session, const struct record *laptop)
{
    struct date until;
    const char *text = record_get(laptop, LAPTOP_UNTIL);
    return text && date_from_iso(text, &until) &&
           date_to_days(until) < date_to_days(session_context(session)->today);
}

/* The field by which a record of this type is somebody's: a link to a candidate, else to what it is
 * part of; 0 for none. */
static size_t
owner_field(const struct record_type *type)
{
    for (size_t i = RECORD_CORE_COUNT; i < type->field_count; i++) {
        if (type->fields[i].kind == FIELD_LINK && type->fields[i].target == &candidate_type)
            return i;
    }
    return type->parent_field;
}

/* Whose the record is; *about stays false for one that is nobody's. */
static bool
find_person(struct session *session, const struct record_type *type, const struct id *id,
            struct id *person, bool *about)
{
    struct id at = *id;
    struct error ignored;
    *about = true;
    for (int i = 0; i < PARENTS_MOST; i++) {
        if (type == &candidate_type) {
            *person = at;
            return true;
        }
        size_t field = owner_field(type);
        if (field == 0)
            break;
        struct record *record = record_store_get(session->store, type, &at, &ignored);
        const char *link = record ? record_get(record, field) : NULL;
        bool linked = link && id_from_text(link, &at);
        type = type->fields[field].target;
        record_free(record);
        if (!linked)
            return type != &candidate_type;
    }
    *about = false;
    return true;
}

bool
checkout_covers(struct session *session, const struct operation *operation, bool *covers,
                struct error *error)
{
    const struct record_type *type = registry_type_by_number(operation->type);
    struct id person;
    bool about;
    int64_t replica = session->checked_out_to;
    *covers = replica == 0 || operation->replica == replica;
    if (*covers || !type || type == &held_change_type || operation->kind == OPERATION_NOTE)
        return true;
    if (!find_person(session, type, &operation->record, &person, &about))
        return true;
    *covers = !about;
    return !about || checked_out_has(session->store, replica, &person, covers, error);
}

/* Of a record that is not here yet, the link that comes with it says whose it is. */
static bool
find_person_of_pushed(struct session *session, const struct record_type *type,
                      const struct operation *operation, struct id *person, bool *about)
{
    size_t field = type == &candidate_type ? 0 : owner_field(type);
    const char *link = field ? operation_value(operation, type->fields[field].number) : NULL;
    struct id id;
    return link && id_from_text(link, &id)
               ? find_person(session, type->fields[field].target, &id, person, about)
               : find_person(session, type, &operation->record, person, about);
}

bool
checkout_check(struct session *session, const struct operation *operation, struct error *error)
{
    const struct record_type *type = registry_type_by_number(operation->type);
    struct id person;
    bool about, has, here;
    if (session->checked_out_to == 0 || !type || operation->kind == OPERATION_NOTE)
        return true;
    if (!find_person_of_pushed(session, type, operation, &person, &about) || !about)
        return true;
    if (!record_store_has(session->store, &candidate_type, &person, &here, error) ||
        !checked_out_has(session->store, session->checked_out_to, &person, &has, error))
        return false;
    return !here || has ||
           error_set(error, ERROR_DENIED,
                     "it is about somebody who was not checked out to this laptop");
}

bool
checkout_add(struct session *session, const struct operation *operation, struct error *error)
{
    bool is_new = operation->kind == OPERATION_CREATE &&
                  registry_type_by_number(operation->type) == &candidate_type;
    return session->checked_out_to == 0 || !is_new ||
           checked_out_add(session->store, session->checked_out_to, &operation->record, error);
}
