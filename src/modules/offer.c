/* offer.c - support for one person that is neither a pairing nor an event: the fields, the rules.
 */
#include "modules/offer.h"

#include "base/text.h"
#include "modules/assessment.h"
#include "modules/basis.h"
#include "modules/candidate.h"
#include "modules/permission.h"

static void
offer_prepare(struct record *record, const struct field_context *context)
{
    record_set_day(record, OFFER_MADE, context->today);
    record_set(record, OFFER_OFFERED, OFFERED_ALL);
    record_set(record, OFFER_STATE, "offered");
    record_set(record, OFFER_OWNER, context->officer);
}

/* Pairings and events have their own rules, and their own place. */
static bool
check_measure(const struct record *record, struct error *error)
{
    const char *measure = record_get(record, OFFER_MEASURE);
    if (string_equal(measure, MEASURE_BUDDY) || string_equal(measure, MEASURE_MENTORING))
        return error_set_field(error, OFFER_MEASURE,
                               "Measure must be neither a buddy nor mentoring here; 'pair' "
                               "proposes these");
    if (string_equal(measure, MEASURE_EVENT))
        return error_set_field(error, OFFER_MEASURE,
                               "Measure must not be an event here; 'invite' asks people to one");
    return true;
}

static bool
offer_admit(struct session *session, struct record *record, const struct record *before,
            struct error *error)
{
    if (before && !record_same_value(record, before, OFFER_CANDIDATE))
        return error_set_field(error, OFFER_CANDIDATE,
                               "Candidate stays as it is; add another offer");
    return check_measure(record, error) && basis_admit(session, record, before, error);
}

/* "1-2-1, accepted; basis lapsed". */
static bool
offer_show(struct session *session, const struct record *record, size_t field, bool brief,
           struct text *out)
{
    struct text lapsed = TEXT_EMPTY;
    if (field != OFFER_STATE)
        return false;
    record_show_field(record, field, session_context(session), out);
    if (basis_append_lapsed(session, record, brief, &lapsed))
        text_append_format(out, ", %s", text_string(&lapsed));
    text_clear(&lapsed);
    return true;
}

/* "Consultancy programme: interview practice, accepted". */
static void
offer_line(const struct record *record, const struct field_context *context, struct text *out)
{
    struct text state = TEXT_EMPTY;
    record_show_field(record, OFFER_MEASURE, context, out);
    record_show_field_after(": ", record, OFFER_WHAT, context, out);
    record_show_field(record, OFFER_STATE, context, &state);
    text_append(out, ", ");
    label_inside(text_string(&state), out);
    text_clear(&state);
}

static const struct choice states[] = {
    {"offered", "Offered", false},
    {"accepted", "Accepted", false},
    {"declined", "Declined", false},
    {"completed", "Completed", false},
};
static const struct choice_list state_list = {states, 4};

static const struct choice offered[] = {
    {OFFERED_ALL, "Everybody", false},
    {OFFERED_TARGETED, "Those an assessment names", false},
};
static const struct choice_list offered_list = {offered, 2};

static const struct field fields[OFFER_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [OFFER_CANDIDATE] =
        {
            .name = "candidate",
            .label = "Candidate",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED | FIELD_SEARCHED,
            .number = 1,
            .list_width = 20,
            .purpose = "to know who is helped",
            .help = "The person to whom it is offered",
            .target = &candidate_type,
        },
    [OFFER_MEASURE] =
        {
            .name = "measure",
            .label = "Measure",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 2,
            .list_width = 21,
            .purpose = "to count what is offered",
            .help = "A 1-2-1, outreach, a consultancy programme; pair and invite have their own",
            .list = "measures",
        },
    [OFFER_WHAT] =
        {
            .name = "what",
            .label = "What it is",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED,
            .number = 3,
            .purpose = "to remember what was offered",
            .help = "In a few words, such as interview practice in January",
        },
    [OFFER_STATE] =
        {
            .name = "state",
            .label = "State",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 4,
            .list_width = 20,
            .purpose = "to know what came of it",
            .help = "Offered, accepted, declined or completed",
            .choices = &state_list,
        },
    [OFFER_MADE] =
        {
            .name = "made",
            .label = "Offered on",
            .kind = FIELD_DATE,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_PAST,
            .number = 5,
            .list_width = 11,
            .purpose = "to know what it rested on then",
            .help = "The day on which it was offered",
        },
    [OFFER_OFFERED] =
        {
            .name = "offered",
            .label = "Offered to",
            .kind = FIELD_CHOICE,
            .flags = FIELD_ALONE,
            .number = 6,
            .purpose = "to know whether the support needs a legal basis",
            .help = "Everybody, or those whom an assessment names",
            .choices = &offered_list,
            .may_see = permission_declarations,
        },
    [OFFER_ASSESSMENT] =
        {
            .name = "assessment",
            .label = "Assessment",
            .kind = FIELD_LINK,
            .flags = FIELD_ALONE,
            .number = 7,
            .purpose = "to show years later what targeted support rested on",
            .help = "The assessment that targeted support rests on; empty for everybody",
            .target = &assessment_type,
            .may_see = permission_declarations,
        },
    [OFFER_OWNER] =
        {
            .name = "owner",
            .label = "Owner",
            .kind = FIELD_TEXT,
            .flags = FIELD_KEYED | FIELD_OFFICER,
            .number = 8,
            .purpose = "to know who sees to it",
            .help = "The officer who sees to it",
        },
};

const struct record_type offer_type = {
    .name = "offer",
    .label = "Offer",
    .plural_label = "Offers",
    .table = "offers",
    .number = 42,
    .fields = fields,
    .field_count = OFFER_FIELD_COUNT,
    .title_field = OFFER_MEASURE,
    .sort_field = OFFER_MADE,
    .sort_descending = true,
    .parent_field = OFFER_CANDIDATE,
    .standing_field = OFFER_STATE,
    .tells_state = true,
    .prepare = offer_prepare,
    .admit = offer_admit,
    .returned = basis_may_return,
    .line = offer_line,
    .show = offer_show,
};
