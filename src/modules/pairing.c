/* pairing.c - somebody and their buddy or mentor: the fields, and how it reads. What may be paired
 * stands in pairing_rules.c, what happens to a pairing in pairing_commands.c. */
#include "modules/pairing.h"

#include <string.h>

#include "base/text.h"
#include "config/config.h"
#include "modules/assessment.h"
#include "modules/basis.h"
#include "modules/buddy.h"
#include "modules/candidate.h"
#include "modules/pairing_contact.h"
#include "modules/pairing_health.h"
#include "modules/permission.h"
#include "modules/staff.h"

bool
pairing_is(const struct record *pairing, const char *state)
{
    return string_equal(record_get(pairing, PAIRING_STATE), state);
}

static size_t
person_field(const struct record *pairing)
{
    return record_get(pairing, PAIRING_CANDIDATE) ? PAIRING_CANDIDATE : PAIRING_COLLEAGUE;
}

void
pairing_append_person(struct session *session, const struct record *pairing, struct text *out)
{
    size_t field = person_field(pairing);
    session_show(session, &pairing_type.fields[field], record_get(pairing, field), out);
}

/* --- rules --- */

static void
pairing_prepare(struct record *record, const struct field_context *context)
{
    char today[DATE_TEXT_SIZE];
    date_to_iso(context->today, today);
    record_set(record, PAIRING_PROPOSED, today);
    record_set(record, PAIRING_OFFERED, OFFERED_ALL);
    record_set(record, PAIRING_OWNER, context->officer);
}

static void
fill_in_kind(struct session *session, struct record *record)
{
    struct id id;
    struct error ignored;
    const char *link = record_get(record, PAIRING_BUDDY);
    struct record *buddy =
        link && id_from_text(link, &id) ? session_get(session, &buddy_type, &id, &ignored) : NULL;
    record_set(record, PAIRING_KIND, buddy ? record_get(buddy, BUDDY_KIND) : NULL);
    record_free(buddy);
}

/* P40: what both are told is kept with the pairing. */
static void
fill_in(struct session *session, struct record *record)
{
    fill_in_kind(session, record);
    if (!record_get(record, PAIRING_STATE))
        record_set(record, PAIRING_STATE, STATE_PROPOSED);
    if (!record_get(record, PAIRING_SINCE))
        record_set(record, PAIRING_SINCE, record_get(record, PAIRING_PROPOSED));
    if (!record_get(record, PAIRING_GUIDANCE))
        record_set(record, PAIRING_GUIDANCE,
                   config_text(session_config(session), SETTING_BUDDY_GUIDANCE));
}

static bool
check_same_people(const struct record *record, const struct record *before, struct error *error)
{
    static const size_t fixed[] = {PAIRING_CANDIDATE, PAIRING_COLLEAGUE, PAIRING_BUDDY};
    for (size_t i = 0; i < sizeof fixed / sizeof fixed[0]; i++) {
        if (!record_same_value(record, before, fixed[i]))
            return error_set_field(error, (int)fixed[i],
                                   "%s stays as it is; rematch pairs with somebody else",
                                   pairing_type.fields[fixed[i]].label);
    }
    return true;
}

static bool
pairing_admit(struct session *session, struct record *record, const struct record *before,
              struct error *error)
{
    bool is_told = record_get(record, PAIRING_STATE) != NULL;
    if (!before) {
        fill_in(session, record);
        return (is_told ? pairing_may_be_told(session, record, error)
                        : pairing_may_begin(session, record, true, error)) &&
               basis_admit(session, record, before, error);
    }
    if (!before->alive)
        return (pairing_is(record, STATE_ENDED) ||
                pairing_may_begin(session, record, true, error)) &&
               basis_admit(session, record, before, error);
    bool begins = pairing_is(record, STATE_ACTIVE) && !pairing_is(before, STATE_ACTIVE);
    return check_same_people(record, before, error) &&
           (!begins || pairing_may_begin(session, record, false, error)) &&
           basis_admit(session, record, before, error);
}

static void
check_days(const struct record *record, struct error_list *problems)
{
    static const size_t later[] = {PAIRING_PERSON_AGREED, PAIRING_BUDDY_AGREED, PAIRING_STARTED,
                                   PAIRING_ENDED};
    const char *proposed = record_get(record, PAIRING_PROPOSED);
    for (size_t i = 0; proposed && i < sizeof later / sizeof later[0]; i++) {
        const char *day = record_get(record, later[i]);
        if (day && strcmp(day, proposed) < 0)
            error_list_add(problems, (int)later[i],
                           "%s must be on or after the day it was proposed",
                           record->type->fields[later[i]].label);
    }
    const char *started = record_get(record, PAIRING_STARTED);
    const char *ended = record_get(record, PAIRING_ENDED);
    if (started && ended && strcmp(ended, started) < 0)
        error_list_add(problems, PAIRING_ENDED, "Ended on must be on or after the day it started");
}

/* P39: a concern is passed on, and no words of it are kept. */
static void
check_closure(const struct record *record, const struct field_context *context,
              struct error_list *problems)
{
    static const size_t words[] = {PAIRING_PERSON_SAID, PAIRING_BUDDY_SAID};
    const char *concern = field_list_cell(context, "pairing-endings",
                                          record_get(record, PAIRING_ENDING), ENDING_CONCERN);
    for (size_t i = 0; i < 2 && string_equal(concern, "yes"); i++) {
        if (record_get(record, words[i]))
            error_list_add(problems, (int)words[i],
                           "%s must be empty: of a concern no words are kept",
                           record->type->fields[words[i]].label);
    }
    if (pairing_is(record, STATE_ENDED) && !record_get(record, PAIRING_ENDING))
        error_list_add(problems, PAIRING_ENDING, "Choose the reason why the pairing ended");
}

static void
pairing_check(const struct record *record, const struct field_context *context,
              struct error_list *problems)
{
    if (record_get(record, PAIRING_CANDIDATE) && record_get(record, PAIRING_COLLEAGUE))
        error_list_add(problems, PAIRING_COLLEAGUE,
                       "Colleague must be empty where there is a candidate");
    check_days(record, problems);
    check_closure(record, context, problems);
}

/* --- how it reads --- */

static void
append_next(struct text *out, const struct record *record, const struct field_context *context)
{
    long days = pairing_overdue_days(record, context);
    if (days > 0)
        text_append_format(out, ", contact overdue %ld %s", days, days == 1 ? "day" : "days");
    else
        record_show_field_after(", next contact due ", record, PAIRING_NEXT, context, out);
}

/* "active since 3 November 2026, next contact due 26 November 2026". */
static void
pairing_line(const struct record *record, const struct field_context *context, struct text *out)
{
    struct text state = TEXT_EMPTY;
    field_show(&record->type->fields[PAIRING_STATE], record_get(record, PAIRING_STATE), context,
               &state);
    label_inside(text_string(&state), out);
    text_clear(&state);
    record_show_field_after(" since ", record, PAIRING_SINCE, context, out);
    if (pairing_is(record, STATE_PROPOSED)) {
        record_show_field_after(", they agreed ", record, PAIRING_PERSON_AGREED, context, out);
        record_show_field_after(", the buddy agreed ", record, PAIRING_BUDDY_AGREED, context, out);
    }
    if (pairing_is(record, STATE_ACTIVE))
        append_next(out, record, context);
    record_show_field_after("; ", record, PAIRING_ENDING, context, out);
}

/* "Active, contact overdue 12 days, training lapsed 9 November 2026". */
static void
show_state(struct session *session, const struct record *record, bool brief, struct text *out)
{
    field_show(&record->type->fields[PAIRING_STATE], record_get(record, PAIRING_STATE),
               session_context(session), out);
    health_append(session, record, brief, out);
}

static bool
pairing_show(struct session *session, const struct record *record, size_t field, bool brief,
             struct text *out)
{
    if (field == PAIRING_STATE) {
        show_state(session, record, brief, out);
        return true;
    }
    bool is_colleague = person_field(record) == PAIRING_COLLEAGUE;
    if (field != PAIRING_CANDIDATE || !brief || !is_colleague)
        return false;
    pairing_append_person(session, record, out);
    return true;
}

/* --- tables --- */

static const struct choice kinds[] = {
    {KIND_BUDDY, "Buddy", false},
    {KIND_MENTORING, "Mentoring", false},
    {KIND_REVERSE, "Reverse mentoring", false},
};
static const struct choice_list kind_list = {kinds, 3};

static const struct choice states[] = {
    {STATE_PROPOSED, "Proposed", false}, {STATE_AGREED, "Agreed", false},
    {STATE_ACTIVE, "Active", false},     {STATE_PAUSED, "Paused", false},
    {STATE_ENDED, "Ended", false},
};
static const struct choice_list state_list = {states, 5};

static const struct choice adults[] = {
    {"adult", "Eighteen or over", false},
    {"seventeen", "Seventeen", false},
    {"younger", "Under seventeen", false},
};
static const struct choice_list adult_list = {adults, 3};

static const struct choice offered[] = {
    {OFFERED_ALL, "Everybody", false},
    {OFFERED_TARGETED, "Those an assessment names", false},
};
static const struct choice_list offered_list = {offered, 2};

static const struct field fields[PAIRING_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [PAIRING_CANDIDATE] =
        {
            .name = "candidate",
            .label = "Candidate",
            .kind = FIELD_LINK,
            .flags = FIELD_SEARCHED,
            .number = 1,
            .list_width = 22,
            .purpose = "to know who is helped",
            .help = "The candidate who is helped",
            .target = &candidate_type,
        },
    [PAIRING_BUDDY] =
        {
            .name = "buddy",
            .label = "Buddy or mentor",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED | FIELD_SEARCHED,
            .number = 3,
            .list_width = 24,
            .purpose = "to know who helps",
            .help = "Who helps: trained, with room, and not kept apart",
            .target = &buddy_type,
        },
    [PAIRING_KIND] =
        {
            .name = "kind",
            .label = "Kind",
            .kind = FIELD_CHOICE,
            .flags = FIELD_READ_ONLY | FIELD_KEYED,
            .number = 26,
            .purpose = "to tell help for candidates from mentoring",
            .help = "Buddy, mentoring or reverse mentoring; the buddy or mentor says it",
            .choices = &kind_list,
        },
    [PAIRING_STATE] =
        {
            .name = "state",
            .label = "State",
            .kind = FIELD_CHOICE,
            .flags = FIELD_READ_ONLY | FIELD_KEYED,
            .number = 4,
            .list_width = 26,
            .purpose = "to know how far it is",
            .help = "Proposed, agreed, active, paused or ended; agree, start, pause and end set it",
            .choices = &state_list,
        },
    [PAIRING_SINCE] =
        {
            .name = "state_since",
            .label = "In this state since",
            .kind = FIELD_DATE,
            .flags = FIELD_READ_ONLY | FIELD_PAST,
            .number = 5,
            .purpose = "to see who waits",
            .help = "The day on which the state was set",
        },
    [PAIRING_NEXT] =
        {
            .name = "next_contact",
            .label = "Next contact",
            .kind = FIELD_DATE,
            .flags = FIELD_READ_ONLY | FIELD_KEYED,
            .number = 6,
            .list_width = 11,
            .purpose = "to see which pairs have gone quiet",
            .help = "The day by which the two should have been in touch; set by start, check-ins "
                    "and moves",
        },
    [PAIRING_LAST] =
        {
            .name = "last_contact",
            .label = "Last contact",
            .kind = FIELD_DATE,
            .flags = FIELD_READ_ONLY | FIELD_KEYED | FIELD_PAST,
            .number = 7,
            .purpose = "to see which pairs have gone quiet",
            .help = "The day of the last check-in",
        },
    [PAIRING_ADULT] =
        {
            .name = "adult",
            .label = "Adult",
            .kind = FIELD_CHOICE,
            .number = 12,
            .purpose = "to pair nobody who is too young for it",
            .help = "As the candidate says; 17 with an application, and nothing more is kept",
            .choices = &adult_list,
        },
    [PAIRING_REQUEST] =
        {
            .name = "request",
            .label = "They asked for",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED | FIELD_INHERITED,
            .number = 15,
            .purpose = "to find whom they asked for",
            .help = "What kind of buddy they asked for, in their own words",
        },
    [PAIRING_GOALS] =
        {
            .name = "goals",
            .label = "Goals",
            .kind = FIELD_NOTES,
            .flags = FIELD_SEARCHED,
            .number = 18,
            .purpose = "to agree what the help is for",
            .help = "What the two want to reach, one on a line",
        },
    [PAIRING_FROM_STAGE] =
        {
            .name = "from_stage",
            .label = "From stage",
            .kind = FIELD_CHOICE,
            .number = 16,
            .purpose = "to agree what the help is for",
            .help = "The first stage that it is for; empty for all",
            .list = "stages",
        },
    [PAIRING_TO_STAGE] =
        {
            .name = "to_stage",
            .label = "To stage",
            .kind = FIELD_CHOICE,
            .number = 17,
            .purpose = "to agree what the help is for",
            .help = "The last stage; empty for one that goes on through the first year",
            .list = "stages",
        },
    [PAIRING_PROPOSED] =
        {
            .name = "proposed",
            .label = "Proposed on",
            .kind = FIELD_DATE,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_PAST,
            .number = 8,
            .purpose = "to see how long people wait for a buddy",
            .help = "The day on which it was proposed",
        },
    [PAIRING_PERSON_AGREED] =
        {
            .name = "person_agreed",
            .label = "They agreed on",
            .kind = FIELD_DATE,
            .flags = FIELD_READ_ONLY | FIELD_PAST,
            .number = 9,
            .purpose = "to begin nothing that somebody did not agree to",
            .help = "The day on which the candidate or colleague agreed; agree sets it",
        },
    [PAIRING_BUDDY_AGREED] =
        {
            .name = "buddy_agreed",
            .label = "Buddy agreed on",
            .kind = FIELD_DATE,
            .flags = FIELD_READ_ONLY | FIELD_PAST,
            .number = 10,
            .purpose = "to begin nothing that somebody did not agree to",
            .help = "The day on which the buddy or mentor agreed; agree sets it",
        },
    [PAIRING_STARTED] =
        {
            .name = "started",
            .label = "Started on",
            .kind = FIELD_DATE,
            .flags = FIELD_READ_ONLY | FIELD_KEYED | FIELD_PAST,
            .number = 11,
            .purpose = "to know how long pairings last",
            .help = "The day on which it became active; start sets it",
        },
    [PAIRING_OWNER] =
        {
            .name = "owner",
            .label = "Owner",
            .kind = FIELD_TEXT,
            .flags = FIELD_KEYED | FIELD_OFFICER | FIELD_INHERITED,
            .number = 19,
            .purpose = "to know who looks after the pair",
            .help = "The officer who looks after the pair",
        },
    [PAIRING_GUIDANCE] =
        {
            .name = "guidance",
            .label = "Both were told",
            .kind = FIELD_TEXT,
            .flags = FIELD_READ_ONLY,
            .number = 20,
            .purpose = "to show which limits both were told of",
            .help = "What a buddy does and never does, as posact.yaml said then",
        },
    [PAIRING_OFFERED] =
        {
            .name = "offered",
            .label = "Offered to",
            .kind = FIELD_CHOICE,
            .flags = FIELD_ALONE,
            .number = 13,
            .purpose = "to know whether the support needs a legal basis",
            .help = "Everybody, or those whom an assessment names",
            .choices = &offered_list,
            .may_see = permission_declarations,
        },
    [PAIRING_ASSESSMENT] =
        {
            .name = "assessment",
            .label = "Assessment",
            .kind = FIELD_LINK,
            .flags = FIELD_ALONE,
            .number = 27,
            .purpose = "to show years later what targeted support rested on",
            .help = "The assessment that targeted support rests on; empty for everybody",
            .target = &assessment_type,
            .may_see = permission_declarations,
        },
    [PAIRING_COLLEAGUE] =
        {
            .name = "colleague",
            .label = "Colleague",
            .kind = FIELD_LINK,
            .flags = FIELD_TITLE | FIELD_SEARCHED,
            .number = 2,
            .purpose = "to know who is mentored",
            .help = "Or the colleague who is mentored",
            .target = &staff_type,
        },
    [PAIRING_ENDED] =
        {
            .name = "ended",
            .label = "Ended on",
            .kind = FIELD_DATE,
            .flags = FIELD_READ_ONLY | FIELD_KEYED | FIELD_PAST,
            .number = 21,
            .purpose = "to know how long pairings last",
            .help = "The day on which it ended; end sets it",
        },
    [PAIRING_ENDING] =
        {
            .name = "ending",
            .label = "Reason for ending",
            .kind = FIELD_CHOICE,
            .flags = FIELD_READ_ONLY | FIELD_KEYED,
            .number = 22,
            .purpose = "to learn why pairings end",
            .help = "Why it ended, without fault; end sets it",
            .list = "pairing-endings",
        },
    [PAIRING_PERSON_SAID] =
        {
            .name = "person_said",
            .label = "What they said",
            .kind = FIELD_NOTES,
            .flags = FIELD_READ_ONLY,
            .number = 23,
            .purpose = "to learn what helps",
            .help = "What the candidate or colleague said at the end",
        },
    [PAIRING_BUDDY_SAID] =
        {
            .name = "buddy_said",
            .label = "What the buddy said",
            .kind = FIELD_NOTES,
            .flags = FIELD_READ_ONLY,
            .number = 24,
            .purpose = "to learn what helps",
            .help = "What the buddy or mentor said at the end",
        },
    [PAIRING_EARLIER] =
        {
            .name = "earlier",
            .label = "Pairing before",
            .kind = FIELD_LINK,
            .flags = FIELD_READ_ONLY,
            .number = 25,
            .purpose = "to keep the history of a match that was made anew",
            .help = "The pairing that this one took the place of; rematch sets it",
            .target = &pairing_type,
        },
    [PAIRING_BASIS] =
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

const struct record_type pairing_type = {
    .name = "pairing",
    .label = "Pairing",
    .plural_label = "Pairings",
    .table = "pairings",
    .number = 8,
    .fields = fields,
    .field_count = PAIRING_FIELD_COUNT,
    .title_field = PAIRING_BUDDY,
    .sort_field = PAIRING_PROPOSED,
    .sort_descending = true,
    .parent_field = PAIRING_CANDIDATE,
    .current = PAIRING_OPEN,
    .prepare = pairing_prepare,
    .admit = pairing_admit,
    .returned = pairing_may_return,
    .check = pairing_check,
    .line = pairing_line,
    .show = pairing_show,
};
