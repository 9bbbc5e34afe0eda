/* consent.c - what somebody agreed to: the fields, the rules, how it reads. Whether it counts
 * stands in consent_given.c, what happens to it in consent_commands.c. */
#include "modules/consent.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/memory.h"
#include "base/text.h"
#include "config/settings.h"
#include "modules/candidate.h"
#include "modules/policy.h"

/* --- a new one --- */

static void
consent_prepare(struct record *record, const struct field_context *context)
{
    /* The wording stays empty: whoever showed it says which (P26). */
    record_set_day(record, CONSENT_GIVEN, context->today);
}

static void
fill_in(struct session *session, struct record *record)
{
    struct date given, expires;
    const char *months = field_list_cell(session_context(session), "consent-purposes",
                                         record_get(record, CONSENT_PURPOSE), PURPOSE_MONTHS);
    record_set(record, CONSENT_NOTED_BY, session_officer(session));
    if (!months || record_get(record, CONSENT_EXPIRES) ||
        !record_day(record, CONSENT_GIVEN, &given))
        return;
    char *span = must_format("+%sm", months);
    if (date_after(given, span, &expires))
        record_set_day(record, CONSENT_EXPIRES, expires);
    free(span);
}

/* P26, P20: the notice that they were shown is there, and counted on that day. */
static bool
check_wording(struct session *session, const struct record *record, struct error *error)
{
    struct date given;
    const char *wording = record_get(record, CONSENT_WORDING);
    if (!wording || !record_day(record, CONSENT_GIVEN, &given) ||
        policy_in_date(session, POLICY_NOTICE, wording, given, error))
        return true;
    error->field = CONSENT_WORDING;
    return false;
}

static bool
consent_admit(struct session *session, struct record *record, const struct record *before,
              struct error *error)
{
    bool is_told = record_get(record, CONSENT_NOTED_BY) != NULL; /* by a file of our own */
    if (before || is_told)
        return true;
    fill_in(session, record);
    return check_wording(session, record, error);
}

static void
consent_check(const struct record *record, const struct field_context *context,
              struct error_list *problems)
{
    (void)context;
    const char *given = record_get(record, CONSENT_GIVEN);
    const char *expires = record_get(record, CONSENT_EXPIRES);
    const char *withdrawn = record_get(record, CONSENT_WITHDRAWN);
    if (given && expires && strcmp(expires, given) <= 0)
        error_list_add(problems, CONSENT_EXPIRES, "Expires must be after the day it was given");
    if (given && withdrawn && strcmp(withdrawn, given) < 0)
        error_list_add(problems, CONSENT_WITHDRAWN,
                       "Withdrawn on must be on or after the day it was given");
}

/* --- how it reads --- */

static bool
has_expired(const struct record *record, const struct field_context *context)
{
    struct date expires;
    return record_day(record, CONSENT_EXPIRES, &expires) &&
           date_to_days(expires) <= date_to_days(context->today);
}

/* "given 18 September 2026, wording 3, expires 18 September 2027". */
static void
consent_line(const struct record *record, const struct field_context *context, struct text *out)
{
    const char *wording = record_get(record, CONSENT_WORDING);
    record_show_field_after("given ", record, CONSENT_GIVEN, context, out);
    text_append_format(out, ", wording %s", wording ? wording : "");
    if (record_get(record, CONSENT_WITHDRAWN))
        record_show_field_after(", withdrawn ", record, CONSENT_WITHDRAWN, context, out);
    else
        record_show_field_after(has_expired(record, context) ? ", expired " : ", expires ", record,
                                CONSENT_EXPIRES, context, out);
}

/* "18 September 2027, expired". */
static bool
consent_show(struct session *session, const struct record *record, size_t field, bool brief,
             struct text *out)
{
    const struct field_context *context = session_context(session);
    if (brief || field != CONSENT_EXPIRES || !has_expired(record, context))
        return false;
    record_show_field(record, field, context, out);
    text_append(out, ", expired");
    return true;
}

/* --- tables --- */

static const struct field fields[CONSENT_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [CONSENT_CANDIDATE] =
        {
            .name = "candidate",
            .label = "Candidate",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED | FIELD_SEARCHED,
            .number = 1,
            .list_width = 20,
            .purpose = "to know who agreed",
            .help = "The person who was asked",
            .target = &candidate_type,
        },
    [CONSENT_PURPOSE] =
        {
            .name = "purpose",
            .label = "Purpose",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 2,
            .list_width = 20,
            .purpose = "to use the data for this and nothing else",
            .help = "What they agreed to; one entry for each purpose",
            .list = "consent-purposes",
        },
    [CONSENT_WORDING] =
        {
            .name = "wording",
            .label = "Wording",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 3,
            .purpose = "to show what they were told",
            .help = "The version of the privacy notice that they were shown, such as 3",
        },
    [CONSENT_CHANNEL] =
        {
            .name = "channel",
            .label = "Channel",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED,
            .number = 4,
            .purpose = "to show how they said so",
            .help = "How they told us",
            .list = "contact-channels",
        },
    [CONSENT_SOURCE] =
        {
            .name = "source",
            .label = "Source",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED,
            .number = 5,
            .purpose = "to show where they were asked",
            .help = "The event, form or call, such as Stafford College fair",
        },
    [CONSENT_GIVEN] =
        {
            .name = "given",
            .label = "Given on",
            .kind = FIELD_DATE,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_PAST,
            .number = 6,
            .list_width = 11,
            .purpose = "to show since when they agree",
            .help = "The day on which they agreed",
        },
    [CONSENT_EXPIRES] =
        {
            .name = "expires",
            .label = "Expires",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED,
            .number = 7,
            .list_width = 11,
            .purpose = "to ask again, or to stop",
            .help = "The day from which it no longer counts; empty for so many months as the "
                    "purpose has in posact.yaml",
        },
    [CONSENT_WITHDRAWN] =
        {
            .name = "withdrawn",
            .label = "Withdrawn on",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED | FIELD_READ_ONLY | FIELD_PAST,
            .number = 8,
            .list_width = 11,
            .purpose = "to stop when they say so",
            .help = "The command withdraw sets it",
        },
    [CONSENT_NOTED_BY] =
        {
            .name = "noted_by",
            .label = "Noted by",
            .kind = FIELD_TEXT,
            .flags = FIELD_OFFICER | FIELD_READ_ONLY,
            .number = 9,
            .purpose = "to know whom to ask about it",
            .help = "The officer who added it; posact sets it",
        },
};

const struct record_type consent_type = {
    .name = "consent",
    .label = "Consent",
    .plural_label = "Consents",
    .table = "consents",
    .number = 30,
    .fields = fields,
    .field_count = CONSENT_FIELD_COUNT,
    .title_field = CONSENT_PURPOSE,
    .sort_field = CONSENT_GIVEN,
    .sort_descending = true,
    .parent_field = CONSENT_CANDIDATE,
    .current = "withdrawn: expires>today",
    .appended = true,
    .prepare = consent_prepare,
    .admit = consent_admit,
    .check = consent_check,
    .line = consent_line,
    .show = consent_show,
};
