/* declaration.c - self-declarations: the fields, and what lets one be added. Whether one stands is
 * in declaration_stands.c, what happens to it in declaration_commands.c. */
#include "modules/declaration.h"

#include <string.h>

#include "base/text.h"
#include "config/settings.h"
#include "modules/candidate.h"
#include "modules/consent.h"
#include "modules/group.h"
#include "modules/permission.h"
#include "modules/policy.h"
#include "record/record.h"

static bool
is_declared_for(const struct field_context *context, const char *purpose)
{
    return string_equal(field_list_cell(context, "consent-purposes", purpose, PURPOSE_DECLARED),
                        "yes");
}

/* Where there is one purpose that support is offered for, it is that one. */
static void
declaration_prepare(struct record *record, const struct field_context *context)
{
    const struct choice_list *purposes =
        field_choices(&record->type->fields[DECLARATION_PURPOSE], context);
    const char *only = NULL;
    size_t count = 0;
    for (size_t i = 0; purposes && i < purposes->count; i++) {
        if (purposes->items[i].retired || !is_declared_for(context, purposes->items[i].code))
            continue;
        only = purposes->items[i].code;
        count++;
    }
    if (count == 1)
        record_set(record, DECLARATION_PURPOSE, only);
    record_set_day(record, DECLARATION_SAID, context->today);
}

/* --- what lets one be added --- */

/* P17: for offering support, and for nothing else that people agree to. */
static bool
check_purpose(struct session *session, const struct record *record, struct error *error)
{
    const char *purpose = record_get(record, DECLARATION_PURPOSE);
    struct text shown = TEXT_EMPTY;
    if (!purpose || is_declared_for(session_context(session), purpose))
        return true;
    record_show_field(record, DECLARATION_PURPOSE, session_context(session), &shown);
    error_set_field(error, DECLARATION_PURPOSE,
                    "Nobody declares a group for '%s': it is asked only to offer support, for a "
                    "purpose that posact.yaml marks as declared",
                    text_string(&shown));
    text_clear(&shown);
    return false;
}

/* P18: nothing is entered that somebody else saw, heard or thought. */
static bool
check_channel(struct session *session, const struct record *record, struct error *error)
{
    const char *channel = record_get(record, DECLARATION_CHANNEL);
    struct text shown = TEXT_EMPTY;
    if (!channel || !string_equal(field_list_cell(session_context(session), "contact-channels",
                                                  channel, CHANNEL_OWN_WORDS),
                                  "no"))
        return true;
    record_show_field(record, DECLARATION_CHANNEL, session_context(session), &shown);
    error_set_field(error, DECLARATION_CHANNEL,
                    "'%s' does not say that they spoke for themselves; a declaration is entered "
                    "only as the person gave it, so choose the channel in which they did",
                    text_string(&shown));
    text_clear(&shown);
    return false;
}

/* P20: without an appropriate policy document no such data is taken in. */
static bool
check_document(struct session *session, const struct record *record, struct error *error)
{
    struct date said;
    return !record_day(record, DECLARATION_SAID, &said) ||
           policy_in_date(session, POLICY_DOCUMENT, NULL, session_context(session)->today, error);
}

static bool
is_whole(const struct record *record)
{
    for (size_t i = RECORD_CORE_COUNT; i < record->type->field_count; i++)
        if ((record->type->fields[i].flags & FIELD_REQUIRED) && !record_get(record, i))
            return false;
    return true;
}

/* The field of a declaration that an entry of consent took over. */
static const struct {
    size_t consent, declaration;
} taken_over[] = {
    {CONSENT_CANDIDATE, DECLARATION_CANDIDATE}, {CONSENT_PURPOSE, DECLARATION_PURPOSE},
    {CONSENT_WORDING, DECLARATION_WORDING},     {CONSENT_CHANNEL, DECLARATION_CHANNEL},
    {CONSENT_GIVEN, DECLARATION_SAID},
};

/* P26: who declares agrees in the same breath, to the purpose and in the wording that it names; the
 * entry that everybody sees does not name the group. */
static bool
add_consent(struct session *session, struct record *record, struct error *error)
{
    char id[ID_TEXT_SIZE];
    struct record *entry = session_prepare(session, &consent_type);
    for (size_t i = 0; i < sizeof taken_over / sizeof taken_over[0]; i++)
        record_set(entry, taken_over[i].consent, record_get(record, taken_over[i].declaration));
    bool done = session_add(session, entry, error);
    id_to_text(&entry->id, id);
    record_free(entry);
    record_set(record, DECLARATION_CONSENT, done ? id : NULL);
    int field = done ? NO_FIELD : error->field;
    for (size_t i = 0; !done && i < sizeof taken_over / sizeof taken_over[0]; i++)
        if (field == (int)taken_over[i].consent)
            error->field = (int)taken_over[i].declaration;
    return done;
}

/* One that comes with its consent rests on one of the same person for the same purpose. */
static bool
check_consent(struct session *session, const struct record *record, struct error *error)
{
    struct record *entry = session_linked(session, record, DECLARATION_CONSENT);
    bool fits = entry != NULL;
    for (size_t i = 0; fits && i < sizeof taken_over / sizeof taken_over[0]; i++)
        fits = string_equal(record_get(entry, taken_over[i].consent),
                            record_get(record, taken_over[i].declaration));
    record_free(entry);
    return fits || error_set_field(error, DECLARATION_CONSENT,
                                   "Consent must be of the same person, purpose, wording, channel "
                                   "and day; leave it out, and posact notes it");
}

static bool
declaration_admit(struct session *session, struct record *record, const struct record *before,
                  struct error *error)
{
    if (!permission_declarations(session, error))
        return false;
    if (before)
        return true;
    record_set(record, DECLARATION_NOTED_BY, session_officer(session));
    return check_purpose(session, record, error) && check_channel(session, record, error) &&
           check_document(session, record, error) &&
           (record_get(record, DECLARATION_CONSENT)
                ? check_consent(session, record, error)
                : !is_whole(record) || add_consent(session, record, error));
}

static void
declaration_check(const struct record *record, const struct field_context *context,
                  struct error_list *problems)
{
    const char *said = record_get(record, DECLARATION_SAID);
    const char *withdrawn = record_get(record, DECLARATION_WITHDRAWN);
    group_check(record, DECLARATION_CHARACTERISTIC, DECLARATION_GROUP, true, context, problems);
    if (said && withdrawn && strcmp(withdrawn, said) < 0)
        error_list_add(problems, DECLARATION_WITHDRAWN,
                       "Taken back on must be on or after the day they said so");
}

/* Nobody agreed to more than being offered support here. */
static bool
may_leave(const struct record *declaration)
{
    (void)declaration;
    return false;
}

/* --- tables --- */

static const struct field fields[DECLARATION_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [DECLARATION_CANDIDATE] =
        {
            .name = "candidate",
            .label = "Candidate",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED | FIELD_OWN,
            .number = 1,
            .list_width = 20,
            .purpose = "to know who said so",
            .help = "The person, who said so of themselves",
            .target = &candidate_type,
        },
    [DECLARATION_CHARACTERISTIC] =
        {
            .name = "characteristic",
            .label = "Characteristic",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_ALONE,
            .number = 2,
            .purpose = "to offer support that an assessment permits",
            .help = "What they spoke of",
            .choices = &setting_characteristics,
        },
    [DECLARATION_GROUP] =
        {
            .name = "belongs_to",
            .label = "Group",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_ALONE,
            .number = 3,
            .purpose = "to offer support that an assessment permits",
            .help = "As the person gave it, never from a name, a photo, an accent or an opinion",
            .list = "groups",
            .narrowed_by = DECLARATION_CHARACTERISTIC,
        },
    [DECLARATION_PURPOSE] =
        {
            .name = "purpose",
            .label = "Purpose",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 4,
            .list_width = 20,
            .purpose = "to use it for this and nothing else",
            .help = "What they agreed that it is used for",
            .list = "consent-purposes",
        },
    [DECLARATION_WORDING] =
        {
            .name = "wording",
            .label = "Wording",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED,
            .number = 5,
            .purpose = "to show what they were told",
            .help = "The version of the privacy notice that they were shown, such as 3",
        },
    [DECLARATION_CHANNEL] =
        {
            .name = "channel",
            .label = "Channel",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED,
            .number = 6,
            .purpose = "to show that they spoke for themselves",
            .help = "How they told us",
            .list = "contact-channels",
        },
    [DECLARATION_SAID] =
        {
            .name = "said",
            .label = "Said on",
            .kind = FIELD_DATE,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_PAST,
            .number = 7,
            .list_width = 11,
            .purpose = "to show since when it counts",
            .help = "The day on which they said so",
        },
    [DECLARATION_CONSENT] =
        {
            .name = "consent",
            .label = "Consent",
            .kind = FIELD_LINK,
            .flags = FIELD_READ_ONLY,
            .number = 8,
            .purpose = "to stop using it when the consent ends",
            .help = "Noted by posact with the declaration",
            .target = &consent_type,
        },
    [DECLARATION_WITHDRAWN] =
        {
            .name = "withdrawn",
            .label = "Taken back on",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED | FIELD_READ_ONLY | FIELD_PAST,
            .number = 9,
            .list_width = 13,
            .purpose = "to stop when they say so",
            .help = "The command retract sets it",
        },
    [DECLARATION_NOTED_BY] =
        {
            .name = "noted_by",
            .label = "Noted by",
            .kind = FIELD_TEXT,
            .flags = FIELD_OFFICER | FIELD_READ_ONLY,
            .number = 10,
            .purpose = "to know whom to ask about it",
            .help = "The officer who entered it; posact sets it",
        },
};

const struct record_type declaration_type = {
    .name = "declaration",
    .label = "Declaration",
    .plural_label = "Declarations",
    .table = "declarations",
    .number = 33,
    .fields = fields,
    .field_count = DECLARATION_FIELD_COUNT,
    .title_field = DECLARATION_PURPOSE,
    .sort_field = DECLARATION_SAID,
    .sort_descending = true,
    .parent_field = DECLARATION_CANDIDATE,
    .appended = true,
    .apart = true,
    .may_see = permission_declarations,
    .seen_for = "offering support",
    .may_leave = may_leave,
    .prepare = declaration_prepare,
    .admit = declaration_admit,
    .check = declaration_check,
};
