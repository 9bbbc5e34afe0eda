/* membership.c - members and allies: the fields, nobody twice, and who may see them. */
#include "modules/membership.h"

#include <string.h>

#include "base/text.h"
#include "modules/colleague.h"
#include "modules/network.h"
#include "modules/permission.h"
#include "modules/staff.h"
#include "modules/suppression.h"
#include "record/filter.h"
#include "record/record.h"
#include "session_private.h"
#include "store/window.h"

#define OF_ONE_COLLEAGUE 200 /* more than there are networks to join, and to join again */
#define LISTED_YES "yes"
#define CURRENT "left_on:"

static void
membership_prepare(struct record *record, const struct field_context *context)
{
    record_set(record, MEMBERSHIP_KIND, "member");
    record_set_day(record, MEMBERSHIP_JOINED, context->today);
    record_set(record, MEMBERSHIP_LISTED, "no");
}

static bool
may_leave(const struct record *membership)
{
    return string_equal(record_get(membership, MEMBERSHIP_LISTED), LISTED_YES);
}

/* --- what stands in the way --- */

static bool
check_network(struct session *session, const struct record *record, struct error *error)
{
    const char *link = record_get(record, MEMBERSHIP_NETWORK);
    struct id id;
    if (!link || !id_from_text(link, &id))
        return true;
    struct record *network = session_get(session, &network_type, &id, error);
    if (!network)
        return error->code == ERROR_NOT_FOUND; /* the links are checked in words of their own */
    const char *name = record_get(network, NETWORK_NAME);
    bool done = true;
    if (!network_has_people(network))
        done = error_set_field(error, MEMBERSHIP_NETWORK,
                               "'%s' is an external programme, which nobody joins; choose a "
                               "network, an association or a service",
                               name);
    else if (!string_equal(record_get(network, NETWORK_ACTIVE), "yes"))
        done = error_set_field(error, MEMBERSHIP_NETWORK,
                               "'%s' is not active; choose another one, or set Active to Yes first",
                               name);
    record_free(network);
    return done;
}

/* On one day nobody is in a network twice. Who left may join again. */
static bool
overlaps(const struct record *a, const struct record *b)
{
    const char *left_a = record_get(a, MEMBERSHIP_LEFT), *left_b = record_get(b, MEMBERSHIP_LEFT);
    const char *joined_a = record_get(a, MEMBERSHIP_JOINED);
    const char *joined_b = record_get(b, MEMBERSHIP_JOINED);
    bool a_first = left_a && joined_b && strcmp(left_a, joined_b) < 0;
    bool b_first = left_b && joined_a && strcmp(left_b, joined_a) < 0;
    return !a_first && !b_first;
}

static bool
refuse(struct session *session, const struct record *other, struct error *error)
{
    struct text words = TEXT_EMPTY;
    session_show(session, &membership_type.fields[MEMBERSHIP_STAFF],
                 record_get(other, MEMBERSHIP_STAFF), &words);
    text_append(&words, " belongs to ");
    session_show(session, &membership_type.fields[MEMBERSHIP_NETWORK],
                 record_get(other, MEMBERSHIP_NETWORK), &words);
    text_append(&words, " since ");
    field_show(&membership_type.fields[MEMBERSHIP_JOINED], record_get(other, MEMBERSHIP_JOINED),
               session_context(session), &words);
    error_set_field(error, MEMBERSHIP_STAFF, "%s already; change that membership instead",
                    text_string(&words));
    text_clear(&words);
    return false;
}

static bool
check_once(struct session *session, const struct record *record, struct error *error)
{
    const char *staff = record_get(record, MEMBERSHIP_STAFF);
    struct query query = query_default(&membership_type);
    struct record_list list = {.count = 0};
    query.link_field = MEMBERSHIP_STAFF;
    if (!staff || !id_from_text(staff, &query.link_id))
        return true;
    bool done = session_read(session, &query, QUERY_FIRST, NULL, OF_ONE_COLLEAGUE, &list, error);
    for (size_t i = 0; i < list.count && done; i++) {
        const struct record *other = list.items[i];
        done = id_equal(&other->id, &record->id) ||
               !record_same_value(other, record, MEMBERSHIP_NETWORK) || !overlaps(other, record) ||
               refuse(session, other, error);
    }
    record_list_clear(&list);
    return done;
}

static bool
membership_admit(struct session *session, struct record *record, const struct record *before,
                 struct error *error)
{
    bool joins = !before || !record_same_value(record, before, MEMBERSHIP_NETWORK) ||
                 !record_same_value(record, before, MEMBERSHIP_STAFF);
    return permission_networks(session, error) &&
           (!joins || (check_network(session, record, error) &&
                       colleague_is_here(session, record, MEMBERSHIP_STAFF, error))) &&
           check_once(session, record, error);
}

static void
membership_check(const struct record *record, const struct field_context *context,
                 struct error_list *problems)
{
    const char *joined = record_get(record, MEMBERSHIP_JOINED);
    const char *left = record_get(record, MEMBERSHIP_LEFT);
    (void)context;
    if (joined && left && strcmp(left, joined) < 0)
        error_list_add(problems, MEMBERSHIP_LEFT, "Left must be on or after the day they joined");
}

/* --- how many --- */

/* Past the permission on purpose: nothing but the suppressed number gets out of here. */
bool
membership_count(struct session *session, const struct id *network, size_t *count,
                 struct error *error)
{
    struct query query = query_default(&membership_type);
    struct filter filter;
    query.link_field = MEMBERSHIP_NETWORK;
    query.link_id = *network;
    query.filter = &filter;
    bool done =
        filter_parse(&filter, &membership_type, CURRENT, session_context(session), false, error) &&
        window_count(session->store, &query, count, error);
    filter_clear(&filter);
    return done;
}

bool
membership_append_total(struct session *session, const struct id *network, struct text *out,
                        struct error *error)
{
    size_t count = 0;
    bool done = membership_count(session, network, &count, error);
    if (done)
        suppression_append(session_config(session), count, out);
    return done;
}

/* --- tables --- */

static const struct choice kinds[] = {
    {"member", "Member", false},
    {"ally", "Ally", false},
};
static const struct choice_list kind_list = {kinds, 2};

static const struct choice yes_or_no[] = {
    {LISTED_YES, "Yes", false},
    {"no", "No", false},
};
static const struct choice_list yes_or_no_list = {yes_or_no, 2};

static const struct field fields[MEMBERSHIP_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [MEMBERSHIP_NETWORK] =
        {
            .name = "network",
            .label = "Network",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED,
            .number = 1,
            .list_width = 24,
            .purpose = "to know what they belong to",
            .help = "The network, association or service",
            .target = &network_type,
        },
    [MEMBERSHIP_STAFF] =
        {
            .name = "staff",
            .label = "Member of staff",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED | FIELD_OWN,
            .number = 2,
            .list_width = 22,
            .purpose = "to know who belongs to it",
            .help = "The colleague, who joins whoever they are",
            .target = &staff_type,
        },
    [MEMBERSHIP_KIND] =
        {
            .name = "kind",
            .label = "Kind",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 3,
            .list_width = 6,
            .purpose = "to call people what they call themselves",
            .help = "Member or ally, as they say; both count the same",
            .choices = &kind_list,
        },
    [MEMBERSHIP_JOINED] =
        {
            .name = "joined",
            .label = "Joined",
            .kind = FIELD_DATE,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_PAST,
            .number = 4,
            .list_width = 13,
            .purpose = "to know since when",
            .help = "The day on which they joined",
        },
    [MEMBERSHIP_LEFT] =
        {
            .name = "left_on",
            .label = "Left",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED | FIELD_PAST,
            .number = 5,
            .list_width = 13,
            .purpose = "to write to nobody who has left",
            .help = "The last day, when there is one",
        },
    [MEMBERSHIP_CONTACTED] =
        {
            .name = "contacted",
            .label = "How to reach them",
            .kind = FIELD_CHOICE,
            .number = 6,
            .purpose = "to reach them in a way that reveals nothing",
            .help = "The way they asked for",
            .list = "contact-channels",
        },
    [MEMBERSHIP_LISTED] =
        {
            .name = "listed",
            .label = "Agreed to be listed",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 7,
            .purpose = "to let no name out without consent",
            .help = "Yes only when they said so: then lists that leave posact name them",
            .choices = &yes_or_no_list,
        },
};

const struct record_type membership_type = {
    .name = "membership",
    .label = "Membership",
    .plural_label = "Memberships",
    .table = "memberships",
    .number = 22,
    .fields = fields,
    .field_count = MEMBERSHIP_FIELD_COUNT,
    .title_field = MEMBERSHIP_KIND,
    .sort_field = MEMBERSHIP_JOINED,
    .sort_descending = true,
    .parent_field = MEMBERSHIP_NETWORK,
    .apart = true,
    .may_see = permission_networks,
    .may_leave = may_leave,
    .counted_by = MEMBERSHIP_NETWORK,
    .prepare = membership_prepare,
    .admit = membership_admit,
    .check = membership_check,
};
