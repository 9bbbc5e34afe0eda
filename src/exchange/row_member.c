/* row_member.c - a colleague and a network by what a list calls them. */
#include "row_member.h"

#include <string.h>

#include "base/text.h"
#include "modules/membership.h"
#include "modules/network.h"
#include "modules/staff.h"

#define OF_ONE_COLLEAGUE 200
#define MOST_NAMESAKES 2

static bool
find(struct session *session, const struct record_type *type, size_t field, const char *words,
     bool trash, struct record_list *list, struct error *error)
{
    struct text key = TEXT_EMPTY;
    field_key(&type->fields[field], words, &key);
    bool done = session_find_by_key(session, type, field, text_string(&key), trash, MOST_NAMESAKES,
                                    list, error);
    text_clear(&key);
    return done;
}

static void
link_to(struct record *membership, size_t field, const struct record *target)
{
    record_set(membership, field, record_get(target, RECORD_ID));
}

/* --- the colleague --- */

/* By the surest that anybody has: the number, the email, the name. */
static bool
find_colleagues(struct session *session, const char *words, bool trash, struct record_list *list,
                struct error *error)
{
    static const size_t clues[] = {STAFF_NUMBER, STAFF_EMAIL, STAFF_NAME};
    for (size_t i = 0; i < sizeof clues / sizeof clues[0] && list->count == 0; i++) {
        if (!find(session, &staff_type, clues[i], words, trash, list, error))
            return false;
    }
    return true;
}

static bool
refuse_unknown(struct session *session, const char *words, struct error *error)
{
    struct record_list gone = {.count = 0};
    struct error ignored;
    find_colleagues(session, words, true, &gone, &ignored);
    bool left = gone.count > 0;
    record_list_clear(&gone);
    return left
               ? error_set_field(error, MEMBERSHIP_STAFF,
                                 "'%s' has left: the record is in the trash; leave the row out, or "
                                 "restore the colleague first",
                                 words)
               : error_set_field(error, MEMBERSHIP_STAFF,
                                 "'%s' is no colleague that posact knows; add them with their "
                                 "number first (posact import staff), then import this file again",
                                 words);
}

static bool
set_colleague(struct session *session, struct record *membership, const char *words,
              struct error *error)
{
    struct record_list list = {.count = 0};
    bool done = find_colleagues(session, words, false, &list, error);
    if (done && list.count == 0)
        done = refuse_unknown(session, words, error);
    else if (done && list.count > 1)
        done = error_set_field(error, MEMBERSHIP_STAFF,
                               "More than one colleague is called '%s'; give the number instead",
                               words);
    if (done)
        link_to(membership, MEMBERSHIP_STAFF, list.items[0]);
    record_list_clear(&list);
    return done;
}

/* --- the network --- */

static bool
set_network(struct session *session, struct record *membership, const char *words,
            struct error *error)
{
    struct record_list list = {.count = 0};
    bool done = find(session, &network_type, NETWORK_NAME, words, false, &list, error);
    if (done && list.count == 0)
        done = error_set_field(error, MEMBERSHIP_NETWORK,
                               "There is no network '%s'; add it under networks first, or correct "
                               "the name",
                               words);
    if (done)
        link_to(membership, MEMBERSHIP_NETWORK, list.items[0]);
    record_list_clear(&list);
    return done;
}

bool
row_member_set(struct session *session, struct record *membership, const char *colleague,
               const char *network, struct error *error)
{
    if (string_is_empty(network))
        return error_set_field(error, MEMBERSHIP_NETWORK, "Enter the network");
    if (string_is_empty(colleague))
        return error_set_field(error, MEMBERSHIP_STAFF, "Enter the number or name of a colleague");
    return set_network(session, membership, network, error) &&
           set_colleague(session, membership, colleague, error);
}

/* --- who is in it already --- */

static bool
is_same(const struct record *stored, const struct record *row, bool says_when)
{
    return record_same_value(stored, row, MEMBERSHIP_NETWORK) &&
           (says_when ? record_same_value(stored, row, MEMBERSHIP_JOINED)
                      : !record_get(stored, MEMBERSHIP_LEFT));
}

bool
row_member_find(struct session *session, const struct record *row, bool says_when, struct id *id,
                struct error *error)
{
    struct query query = query_default(&membership_type);
    struct record_list list = {.count = 0};
    *id = (struct id){.bytes = {0}};
    query.link_field = MEMBERSHIP_STAFF;
    if (!id_from_text(record_get(row, MEMBERSHIP_STAFF), &query.link_id))
        return true;
    bool done = session_read(session, &query, QUERY_FIRST, NULL, OF_ONE_COLLEAGUE, &list, error);
    for (size_t i = 0; i < list.count && id_is_zero(id); i++) {
        if (is_same(list.items[i], row, says_when))
            *id = list.items[i]->id;
    }
    record_list_clear(&list);
    return done;
}
