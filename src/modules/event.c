/* event.c - a preparation evening, a fair, a 1-2-1: the fields, their rules, and how it reads. */
#include "modules/event.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "config/settings.h"
#include "modules/assessment.h"
#include "modules/basis.h"
#include "modules/campaign.h"
#include "modules/characteristic.h"
#include "modules/clash.h"
#include "modules/code_words.h"
#include "modules/invitation.h"
#include "modules/network.h"
#include "modules/permission.h"
#include "modules/seats.h"

#define MS_PER_MINUTE (60 * INT64_C(1000))

bool
event_is(const struct record *event, const char *state)
{
    return string_equal(record_get(event, EVENT_STATE), state);
}

bool
event_is_targeted(const struct record *event)
{
    return string_equal(record_get(event, EVENT_AUDIENCE), AUDIENCE_TARGETED);
}

bool
event_is_of_network(const struct record *event)
{
    return record_get(event, EVENT_NETWORK) != NULL;
}

bool
event_start(const struct record *event, int64_t *moment)
{
    const char *starts = record_get(event, EVENT_STARTS);
    return starts && moment_from_iso(starts, moment);
}

/* --- rules --- */

static void
event_prepare(struct record *record, const struct field_context *context)
{
    record_set(record, EVENT_AUDIENCE, AUDIENCE_OPEN);
    record_set(record, EVENT_OWNER, context->officer);
}

/* As long as events of its kind usually take. */
static void
fill_in_end(struct session *session, struct record *record)
{
    int64_t start;
    char iso[DATE_TEXT_SIZE];
    const char *minutes = field_list_cell(session_context(session), "event-kinds",
                                          record_get(record, EVENT_KIND), EVENT_KIND_MINUTES);
    if (record_get(record, EVENT_ENDS) || !minutes || !event_start(record, &start))
        return;
    moment_to_iso(start + strtol(minutes, NULL, 10) * MS_PER_MINUTE, iso);
    record_set(record, EVENT_ENDS, iso);
}

/* P8: people were told what they are invited to. */
static bool
check_audience_stays(struct session *session, const struct record *record,
                     const struct record *before, struct error *error)
{
    bool any;
    if (record_same_value(record, before, EVENT_AUDIENCE))
        return true;
    return seats_any(session, record, &any, error) &&
           (!any || error_set_field(error, EVENT_AUDIENCE,
                                    "Audience stays as it is once somebody is invited; call this "
                                    "event off and make another one"));
}

static const char *
group_of_assessment(struct session *session, const struct record *event, struct text *group)
{
    struct record *assessment = session_linked(session, event, EVENT_ASSESSMENT);
    if (assessment && record_get(assessment, ASSESSMENT_GROUP))
        text_append(group, record_get(assessment, ASSESSMENT_GROUP));
    record_free(assessment);
    return group->length > 0 ? text_string(group) : NULL;
}

/* P8: what is open to everybody is not for a group; what is for one is for that of the assessment.
 */
static bool
check_group(struct session *session, const struct record *record, struct error *error)
{
    const char *group = record_get(record, EVENT_GROUP);
    struct text covered = TEXT_EMPTY;
    if (!event_is_targeted(record))
        return !group ||
               error_set_field(error, EVENT_GROUP,
                               "Group must be empty for an event that is open to "
                               "everybody; or choose Audience: those an assessment names");
    const char *named = group_of_assessment(session, record, &covered);
    bool fits = !group || !named || string_equal(group, named);
    text_clear(&covered);
    return fits || error_set_field(error, EVENT_GROUP,
                                   "Group must be the one that the assessment is about; empty it, "
                                   "and that one is shown");
}

/* B19: the name of an event stands beside the names of those who come. */
static bool
check_name(const struct record *record, const struct record *before, struct error *error)
{
    struct text folded = TEXT_EMPTY;
    bool same =
        before && event_is_targeted(before) && record_same_value(record, before, EVENT_NAME);
    if (!event_is_targeted(record) || same || !record_get(record, EVENT_NAME))
        return true;
    utf8_fold(&folded, record_get(record, EVENT_NAME));
    bool tells = tells_characteristic(text_string(&folded));
    text_clear(&folded);
    return !tells || error_set_field(error, EVENT_NAME,
                                     "Name must not say whom a targeted event is for, because it "
                                     "stands beside the names of those who come; choose one such "
                                     "as 'Meet the control room'");
}

static bool
check_network_is_active(struct session *session, const struct record *record, struct error *error)
{
    struct record *network = session_linked(session, record, EVENT_NETWORK);
    bool active = !network || string_equal(record_get(network, NETWORK_ACTIVE), "yes");
    if (!active)
        error_set_field(error, EVENT_NETWORK,
                        "'%s' is not active; choose another one, or set Active to Yes first",
                        record_get(network, NETWORK_NAME));
    record_free(network);
    return active;
}

/* T73: what is said of those who come depends on it, so it is there before they are. */
static bool
check_network_stays(struct session *session, const struct record *event, struct error *error)
{
    bool any;
    return invitation_any(session, &event->id, &any, error) &&
           (!any || error_set_field(error, EVENT_NETWORK,
                                    "Network stays as it is once somebody was invited; call this "
                                    "event off and make another one"));
}

/* P42: whoever they are. */
static bool
check_is_open(const struct record *record, struct error *error)
{
    return !event_is_targeted(record) ||
           error_set_field(error, EVENT_AUDIENCE,
                           "An event of a network is open to every colleague; choose Everybody, or "
                           "leave Network empty");
}

static bool
check_network(struct session *session, const struct record *record, const struct record *before,
              struct error *error)
{
    bool same = before && record_same_value(record, before, EVENT_NETWORK);
    if (!event_is_of_network(record) && (!before || !event_is_of_network(before)))
        return true;
    return permission_networks(session, error) &&
           (!event_is_of_network(record) || check_is_open(record, error)) &&
           (same || ((!before || check_network_stays(session, before, error)) &&
                     check_network_is_active(session, record, error)));
}

static bool
event_admit(struct session *session, struct record *record, const struct record *before,
            struct error *error)
{
    bool fits =
        !before ||
        (check_audience_stays(session, record, before, error) &&
         (record_same_value(record, before, EVENT_CAPACITY) || seats_hold(session, record, error)));
    if (!before) {
        fill_in_end(session, record);
        if (!record_get(record, EVENT_STATE))
            record_set(record, EVENT_STATE, EVENT_PLANNED);
    }
    return fits && check_network(session, record, before, error) &&
           check_group(session, record, error) && check_name(record, before, error) &&
           basis_admit(session, record, before, error) &&
           clash_warn_event(session, record, before, error);
}

/* --- what goes with a change --- */

static bool
refuse_removal(struct session *session, const struct record *event, struct error *error)
{
    struct seats seats;
    if (!seats_read(session, event, &seats, error))
        return false;
    size_t awaited = seats.invited + seats.accepted + seats.offered + seats.waiting;
    return awaited == 0 ||
           error_set(error, ERROR_CONFLICT,
                     "%zu %s invited to this event; call it off first, so that they are told",
                     awaited, awaited == 1 ? "person is" : "people are");
}

/* Only these say how many seats there are, and whether it is still to come. */
static bool
event_returned(struct session *session, const struct record *event, const struct record *before,
               struct error *error)
{
    static const size_t of_seats[] = {EVENT_CAPACITY, EVENT_STATE, EVENT_STARTS};
    bool same = before->alive;
    for (size_t i = 0; i < sizeof of_seats / sizeof of_seats[0]; i++)
        same =
            same && string_equal(record_get(event, of_seats[i]), record_get(before, of_seats[i]));
    return basis_may_return(session, event, before, error) &&
           (same || seats_may_return(session, event, error));
}

static bool
event_changed(struct session *session, const struct record *before, struct error *error)
{
    struct record *event = session_get(session, &event_type, &before->id, error);
    if (!event)
        return false;
    bool done = event->alive || refuse_removal(session, event, error);
    done = done && (!event->alive || invitation_move_up(session, &event->id, error));
    record_free(event);
    return done;
}

static void
event_check(const struct record *record, const struct field_context *context,
            struct error_list *problems)
{
    (void)context;
    const char *starts = record_get(record, EVENT_STARTS), *ends = record_get(record, EVENT_ENDS);
    if (starts && ends && strcmp(ends, starts) <= 0)
        error_list_add(problems, EVENT_ENDS, "Ends must be after the start");
}

/* --- how it reads --- */

static void
show_seats(struct session *session, const struct record *record, bool brief, struct text *out)
{
    struct seats seats;
    struct error ignored;
    if (seats_read(session, record, &seats, &ignored))
        seats_show(&seats, brief, out);
}

static bool
show_group(struct session *session, const struct record *record, struct text *out)
{
    struct text group = TEXT_EMPTY;
    bool derived = !record_get(record, EVENT_GROUP) && event_is_targeted(record) &&
                   group_of_assessment(session, record, &group);
    if (derived)
        session_show(session, &event_type.fields[EVENT_GROUP], text_string(&group), out);
    text_clear(&group);
    return derived;
}

/* "Open, basis lapsed". */
static void
show_state(struct session *session, const struct record *record, bool brief, struct text *out)
{
    struct text lapsed = TEXT_EMPTY;
    record_show_field(record, EVENT_STATE, session_context(session), out);
    if (basis_append_lapsed(session, record, brief, &lapsed))
        text_append_format(out, ", %s", text_string(&lapsed));
    text_clear(&lapsed);
}

static bool
event_show(struct session *session, const struct record *record, size_t field, bool brief,
           struct text *out)
{
    const struct field_context *context = session_context(session);
    if (field == EVENT_CAPACITY || field == EVENT_STATE) {
        if (field == EVENT_CAPACITY)
            show_seats(session, record, brief, out);
        else
            show_state(session, record, brief, out);
        return true;
    }
    if (field == EVENT_GROUP)
        return show_group(session, record, out);
    if (field != EVENT_ROLES && field != EVENT_STAGES)
        return false;
    code_words_show(context, field == EVENT_ROLES ? "roles" : "stages", record_get(record, field),
                    out);
    return true;
}

/* --- tables --- */

static bool
parse_roles(const struct field *field, const char *typed, const struct field_context *context,
            char **value, struct error *error)
{
    return code_words_parse(field, "roles", typed, context, value, error);
}

static bool
parse_stages(const struct field *field, const char *typed, const struct field_context *context,
             char **value, struct error *error)
{
    return code_words_parse(field, "stages", typed, context, value, error);
}

static const struct choice states[] = {
    {EVENT_PLANNED, "Planned", false},
    {EVENT_OPEN, "Open", false},
    {EVENT_HELD, "Held", false},
    {EVENT_CANCELLED, "Cancelled", false},
};
static const struct choice_list state_list = {states, 4};

static const struct choice audiences[] = {
    {AUDIENCE_OPEN, "Everybody", false},
    {AUDIENCE_TARGETED, "Those an assessment names", false},
};
static const struct choice_list audience_list = {audiences, 2};

static const struct field fields[EVENT_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [EVENT_NAME] =
        {
            .name = "name",
            .label = "Name",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_SEARCHED,
            .number = 1,
            .list_width = 26,
            .purpose = "to tell one event from another",
            .help = "As people are invited to it, such as Preparation evening for constables",
        },
    [EVENT_KIND] =
        {
            .name = "kind",
            .label = "Kind",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 2,
            .purpose = "to compare kinds of event",
            .help = "Preparation evening, discovery session, webinar and so on",
            .list = "event-kinds",
        },
    [EVENT_STARTS] =
        {
            .name = "starts",
            .label = "Starts",
            .kind = FIELD_MOMENT,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_TITLE,
            .number = 3,
            .list_width = 18,
            .purpose = "to tell people when to come",
            .help = "Day and time, such as 3/12 18:30",
        },
    [EVENT_ENDS] =
        {
            .name = "ends",
            .label = "Ends",
            .kind = FIELD_MOMENT,
            .number = 4,
            .purpose = "to tell people until when",
            .help = "Day and time; for a new one, as long as its kind takes when empty",
        },
    [EVENT_VENUE] =
        {
            .name = "venue",
            .label = "Venue",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED,
            .number = 5,
            .list_width = 16,
            .purpose = "to tell people where to come",
            .help = "Where it is held, with the room",
        },
    [EVENT_LINK] =
        {
            .name = "link",
            .label = "Link",
            .kind = FIELD_TEXT,
            .number = 6,
            .purpose = "to let people join from home",
            .help = "The address of the meeting, for one that is held online",
        },
    [EVENT_CAPACITY] =
        {
            .name = "capacity",
            .label = "Seats",
            .kind = FIELD_NUMBER,
            .number = 7,
            .list_width = 9,
            .purpose = "to invite nobody to stand",
            .help = "How many guests have room; hosts and helpers take no seat; empty for any "
                    "number",
        },
    [EVENT_STATE] =
        {
            .name = "state",
            .label = "State",
            .kind = FIELD_CHOICE,
            .flags = FIELD_READ_ONLY | FIELD_KEYED,
            .number = 8,
            .list_width = 9,
            .purpose = "to know what is still to come",
            .help = "Planned until somebody is invited, then open; hold and cancel set it",
            .choices = &state_list,
        },
    [EVENT_CAMPAIGN] =
        {
            .name = "campaign",
            .label = "Campaign",
            .kind = FIELD_LINK,
            .number = 9,
            .purpose = "to know which applications it prepares for",
            .help = "The campaign that it belongs to, when it is one",
            .target = &campaign_type,
        },
    [EVENT_ROLES] =
        {
            .name = "roles",
            .label = "Roles",
            .kind = FIELD_TEXT,
            .number = 10,
            .purpose = "to know whom it serves",
            .help = "The roles that it is about, with a comma between; empty for all",
            .parse = parse_roles,
        },
    [EVENT_STAGES] =
        {
            .name = "stages",
            .label = "Stages",
            .kind = FIELD_TEXT,
            .number = 11,
            .purpose = "to know whom it serves",
            .help = "The stages that it prepares for, with a comma between; empty for all",
            .parse = parse_stages,
        },
    [EVENT_AUDIENCE] =
        {
            .name = "audience",
            .label = "Audience",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED,
            .number = 12,
            .purpose = "to know whether the event needs a legal basis",
            .help = "Everybody, or those an assessment names; fixed once somebody is invited",
            .choices = &audience_list,
        },
    [EVENT_GROUP] =
        {
            .name = "meant_for",
            .label = "Group",
            .kind = FIELD_CHOICE,
            .flags = FIELD_ALONE,
            .number = 13,
            .purpose = "to show whom the assessment names",
            .help =
                "That of the assessment, shown also where this is empty; empty for an event that "
                "is open",
            .list = "groups",
            .may_see = permission_declarations,
        },
    [EVENT_ASSESSMENT] =
        {
            .name = "assessment",
            .label = "Assessment",
            .kind = FIELD_LINK,
            .flags = FIELD_ALONE,
            .number = 22,
            .purpose = "to show years later what a targeted event rested on",
            .help = "The assessment that a targeted event rests on; empty for everybody",
            .target = &assessment_type,
            .may_see = permission_declarations,
        },
    [EVENT_OWNER] =
        {
            .name = "owner",
            .label = "Owner",
            .kind = FIELD_TEXT,
            .flags = FIELD_KEYED | FIELD_OFFICER,
            .number = 15,
            .purpose = "to know who looks after it",
            .help = "The officer who looks after it",
        },
    [EVENT_SERIES] =
        {
            .name = "series",
            .label = "Series",
            .kind = FIELD_LINK,
            .flags = FIELD_READ_ONLY,
            .number = 16,
            .purpose = "to invite nobody to the same thing twice",
            .help = "The event that the series was made from; repeat sets it",
            .target = &event_type,
        },
    [EVENT_COST] =
        {
            .name = "cost",
            .label = "Cost in pounds",
            .kind = FIELD_NUMBER,
            .number = 17,
            .purpose = "to show that the effort is in proportion",
            .help = "What it cost in whole pounds, without the hours of staff",
        },
    [EVENT_STAFF_HOURS] =
        {
            .name = "staff_hours",
            .label = "Staff hours",
            .kind = FIELD_NUMBER,
            .number = 18,
            .purpose = "to show that the effort is in proportion",
            .help = "Whole hours of all who prepared and held it, together",
        },
    [EVENT_NOTES] =
        {
            .name = "notes",
            .label = "Notes",
            .kind = FIELD_NOTES,
            .flags = FIELD_SEARCHED,
            .number = 19,
            .purpose = "to remember what it takes",
            .help = "Facts about the event, not about people",
        },
    [EVENT_UID] =
        {
            .name = "uid",
            .label = "Id in calendars",
            .kind = FIELD_TEXT,
            .flags = FIELD_READ_ONLY | FIELD_KEYED | FIELD_OWN,
            .number = 20,
            .purpose = "to know it again in a calendar file",
            .help = "The UID under which an .ics brought it; empty for one that began here",
        },
    [EVENT_NETWORK] =
        {
            .name = "network",
            .label = "Network",
            .kind = FIELD_LINK,
            .number = 21,
            .purpose = "to guard who comes to it as who belongs to the network",
            .help = "The network that holds it for colleagues; only roles with the word "
                    "networks.members see who comes",
            .target = &network_type,
        },
    [EVENT_BASIS] =
        {
            .name = "basis",
            .label = "Basis in words",
            .kind = FIELD_TEXT,
            .flags = FIELD_READ_ONLY | FIELD_ALONE,
            .number = 14,
            .purpose = "to keep what was noted before there were assessments",
            .help = "What was noted as its basis before assessments were kept here",
            .may_see = permission_declarations,
        },
};

const struct record_type event_type = {
    .name = "event",
    .label = "Event",
    .plural_label = "Events",
    .table = "events",
    .number = 15,
    .fields = fields,
    .field_count = EVENT_FIELD_COUNT,
    .title_field = EVENT_NAME,
    .sort_field = EVENT_STARTS,
    .sort_descending = true,
    .standing_field = EVENT_STATE,
    .prepare = event_prepare,
    .admit = event_admit,
    .returned = event_returned,
    .changed = event_changed,
    .check = event_check,
    .show = event_show,
};
