/* referral.c - somebody whom a colleague thinks of: the fields, the rules, how it reads. It has no
 * field for a characteristic, and none for words that might hold one (P18, P28). */
#include "modules/referral.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "config/config.h"
#include "modules/candidate.h"
#include "modules/staff.h"

#define HEARD "talent_spot"

bool
referral_is(const struct record *referral, const char *state)
{
    return string_equal(record_get(referral, REFERRAL_STATE), state);
}

/* Nobody answered in time: it is to be removed, and can no longer be confirmed. */
static bool
referral_has_lapsed(const struct record *referral, struct date today)
{
    struct date last;
    return referral_is(referral, REFERRAL_UNCONFIRMED) &&
           record_day(referral, REFERRAL_ANSWER_BY, &last) &&
           date_to_days(last) < date_to_days(today);
}

/* --- the person --- */

struct record *
referral_person(struct session *session, const struct record *referral)
{
    static const struct {
        size_t from, to;
    } same[] = {
        {REFERRAL_NAME, CANDIDATE_NAME},   {REFERRAL_PHONE, CANDIDATE_PHONE},
        {REFERRAL_EMAIL, CANDIDATE_EMAIL}, {REFERRAL_LANGUAGE, CANDIDATE_LANGUAGE},
        {REFERRAL_ROLE, CANDIDATE_ROLE},   {REFERRAL_OWNER, CANDIDATE_OWNER},
    };
    struct record *person = session_prepare(session, &candidate_type);
    const struct choice_list *heard = config_list(session_config(session), SETTING_HEARD);
    const struct choice *spotted = choice_find(heard, HEARD);
    struct text source = TEXT_EMPTY;
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++)
        record_set(person, same[i].to, record_get(referral, same[i].from));
    session_show(session, &referral_type.fields[REFERRAL_STAFF],
                 record_get(referral, REFERRAL_STAFF), &source);
    record_take(person, CANDIDATE_SOURCE, text_take(&source));
    record_set(person, CANDIDATE_HEARD, spotted && !spotted->retired ? HEARD : NULL);
    return person;
}

bool
referral_may_be_asked(struct session *session, const struct record *referral, struct error *error)
{
    struct text words = TEXT_EMPTY;
    const struct field_context *context = session_context(session);
    if (referral_is(referral, REFERRAL_UNCONFIRMED) &&
        !referral_has_lapsed(referral, context->today))
        return true;
    text_append_format(&words, "%s ", record_get(referral, REFERRAL_NAME));
    if (referral_is(referral, REFERRAL_UNCONFIRMED)) {
        text_append(&words, "did not answer by ");
        record_show_field(referral, REFERRAL_ANSWER_BY, context, &words);
        text_append(&words, ", so this referral has lapsed; remove it, and add them as a candidate "
                            "when they come by themselves");
    } else {
        text_append(&words,
                    referral_is(referral, REFERRAL_DECLINED) ? "said no on " : "said yes on ");
        record_show_field(referral, REFERRAL_ANSWERED, context, &words);
        text_append(&words, "; a referral is answered once");
    }
    error_set(error, ERROR_CONFLICT, "%s", text_string(&words));
    text_clear(&words);
    return false;
}

/* --- rules --- */

static void
referral_prepare(struct record *record, const struct field_context *context)
{
    record_set_day(record, REFERRAL_REFERRED, context->today);
    record_set(record, REFERRAL_OWNER, context->officer);
}

/* P28: the days run from when the colleague named them. */
static void
fill_in(struct session *session, struct record *record)
{
    struct date referred;
    long days = config_number(session_config(session), SETTING_REFERRAL_ANSWER);
    record_set(record, REFERRAL_STATE, REFERRAL_UNCONFIRMED);
    if (record_day(record, REFERRAL_REFERRED, &referred))
        record_set_day(record, REFERRAL_ANSWER_BY, date_add_days(referred, days));
}

static bool
check_time(struct session *session, const struct record *record, int field, struct error *error)
{
    if (!referral_has_lapsed(record, session_context(session)->today))
        return true;
    struct text last = TEXT_EMPTY;
    record_show_field(record, REFERRAL_ANSWER_BY, session_context(session), &last);
    error_set(error, ERROR_INPUT,
              "The days to answer were over on %s; nobody is asked after that, so this is not kept",
              text_string(&last));
    error->field = field;
    text_clear(&last);
    return false;
}

/* Who said no or yes is not changed here any more, and the clock is not set back. */
static bool
check_same(const struct record *record, const struct record *before, struct error *error)
{
    static const size_t fixed[] = {REFERRAL_STAFF, REFERRAL_REFERRED};
    for (size_t i = 0; i < 2; i++) {
        if (!record_same_value(record, before, fixed[i]))
            return error_set_field(error, (int)fixed[i],
                                   "%s stays as it is: the days to answer run from it",
                                   referral_type.fields[fixed[i]].label);
    }
    return true;
}

static bool
check_reach(const struct record *record, struct error *error)
{
    return record_get(record, REFERRAL_PHONE) || record_get(record, REFERRAL_EMAIL) ||
           referral_is(record, REFERRAL_DECLINED) ||
           error_set_field(error, REFERRAL_PHONE,
                           "Enter a phone or an email: they have to be asked themselves");
}

static bool
referral_admit(struct session *session, struct record *record, const struct record *before,
               struct error *error)
{
    bool is_told = record_get(record, REFERRAL_STATE) != NULL; /* by a file of our own */
    if (!before && is_told)
        return true;
    if (!before) {
        fill_in(session, record);
        return check_reach(record, error) && check_time(session, record, REFERRAL_REFERRED, error);
    }
    if (!before->alive)
        return check_time(session, record, NO_FIELD, error);
    return check_same(record, before, error) && check_reach(record, error);
}

/* --- how it reads --- */

/* "lapsed", "unconfirmed, to answer by 5 December 2026", "confirmed 3 November 2026". */
static void
append_state(const struct record *record, const struct field_context *context, struct text *out)
{
    if (referral_has_lapsed(record, context->today)) {
        text_append(out, "lapsed");
        record_show_field_after(", was to answer by ", record, REFERRAL_ANSWER_BY, context, out);
        return;
    }
    const char *state = record_get(record, REFERRAL_STATE);
    text_append(out, state ? state : "");
    if (referral_is(record, REFERRAL_UNCONFIRMED))
        record_show_field_after(", to answer by ", record, REFERRAL_ANSWER_BY, context, out);
    else
        record_show_field_after(" ", record, REFERRAL_ANSWERED, context, out);
}

static void
referral_line(const struct record *record, const struct field_context *context, struct text *out)
{
    const char *name = record_get(record, REFERRAL_NAME);
    text_append_format(out, "Referral  %s: ", name ? name : "");
    append_state(record, context, out);
}

/* "Lapsed". */
static bool
referral_show(struct session *session, const struct record *record, size_t field, bool brief,
              struct text *out)
{
    (void)brief;
    if (field != REFERRAL_STATE || !referral_has_lapsed(record, session_context(session)->today))
        return false;
    text_append(out, "Lapsed");
    return true;
}

/* --- tables --- */

static const struct choice languages[] = {
    {"en", "English", false},
    {"cy", "Welsh", false},
};
static const struct choice_list language_list = {languages, 2};

static const struct choice states[] = {
    {REFERRAL_UNCONFIRMED, "Unconfirmed", false},
    {REFERRAL_CONFIRMED, "Confirmed", false},
    {REFERRAL_DECLINED, "Declined", false},
};
static const struct choice_list state_list = {states, 3};

static const struct field fields[REFERRAL_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [REFERRAL_NAME] =
        {
            .name = "name",
            .label = "Full name",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_SEARCHED | FIELD_OWN,
            .number = 1,
            .list_width = 22,
            .purpose = "to know whom to ask",
            .help = "As the colleague gave it",
        },
    [REFERRAL_STAFF] =
        {
            .name = "staff",
            .label = "Referred by",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED,
            .number = 2,
            .list_width = 19,
            .purpose = "to tell the person where we have the name from",
            .help = "The member of staff who thought of them",
            .target = &staff_type,
        },
    [REFERRAL_PHONE] =
        {
            .name = "phone",
            .label = "Phone",
            .kind = FIELD_PHONE,
            .flags = FIELD_SEARCHED | FIELD_OWN,
            .number = 3,
            .purpose = "to ask them",
            .help = "A phone or an email is needed",
        },
    [REFERRAL_EMAIL] =
        {
            .name = "email",
            .label = "Email",
            .kind = FIELD_EMAIL,
            .flags = FIELD_SEARCHED | FIELD_OWN,
            .number = 4,
            .purpose = "to ask them",
            .help = "Such as name@example.com",
        },
    [REFERRAL_LANGUAGE] =
        {
            .name = "language",
            .label = "Letters in",
            .kind = FIELD_CHOICE,
            .number = 5,
            .purpose = "to ask in their language",
            .help = "When the colleague knows it",
            .choices = &language_list,
        },
    [REFERRAL_ROLE] =
        {
            .name = "role",
            .label = "Role",
            .kind = FIELD_CHOICE,
            .flags = FIELD_KEYED,
            .number = 6,
            .purpose = "to tell them of the right openings",
            .help = "The role that the colleague thinks of",
            .list = "roles",
        },
    [REFERRAL_REFERRED] =
        {
            .name = "referred",
            .label = "Referred on",
            .kind = FIELD_DATE,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_PAST,
            .number = 7,
            .purpose = "to know until when they may answer",
            .help = "The day on which the colleague named them",
        },
    [REFERRAL_OWNER] =
        {
            .name = "owner",
            .label = "Owner",
            .kind = FIELD_TEXT,
            .flags = FIELD_KEYED | FIELD_OFFICER,
            .number = 8,
            .purpose = "to know who asks them",
            .help = "The officer who asks them",
        },
    [REFERRAL_STATE] =
        {
            .name = "state",
            .label = "State",
            .kind = FIELD_CHOICE,
            .flags = FIELD_KEYED | FIELD_READ_ONLY,
            .number = 9,
            .list_width = 12,
            .purpose = "to use nothing before they say yes",
            .help = "The commands confirm and say-no set it",
            .choices = &state_list,
        },
    [REFERRAL_ANSWER_BY] =
        {
            .name = "answer_by",
            .label = "Answer by",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED | FIELD_READ_ONLY,
            .number = 10,
            .list_width = 13,
            .purpose = "to remove what nobody confirmed",
            .help = "The last day on which they may answer; posact sets it",
        },
    [REFERRAL_TOLD] =
        {
            .name = "told",
            .label = "Told on",
            .kind = FIELD_DATE,
            .flags = FIELD_READ_ONLY | FIELD_PAST,
            .number = 11,
            .purpose = "to show that they know where we have the name from",
            .help = "The day of the letter that says so; source-letter sets it when it says how "
                    "it is sent",
        },
    [REFERRAL_ANSWERED] =
        {
            .name = "answered",
            .label = "Answered on",
            .kind = FIELD_DATE,
            .flags = FIELD_READ_ONLY | FIELD_PAST,
            .number = 12,
            .purpose = "to show that they were asked",
            .help = "The commands confirm and say-no set it",
        },
    [REFERRAL_CANDIDATE] =
        {
            .name = "candidate",
            .label = "Candidate",
            .kind = FIELD_LINK,
            .flags = FIELD_READ_ONLY,
            .number = 13,
            .purpose = "to follow what came of it",
            .help = "The record that confirm made",
            .target = &candidate_type,
        },
};

const struct record_type referral_type = {
    .name = "referral",
    .label = "Referral",
    .plural_label = "Referrals",
    .table = "referrals",
    .number = 32,
    .fields = fields,
    .field_count = REFERRAL_FIELD_COUNT,
    .title_field = REFERRAL_NAME,
    .sort_field = REFERRAL_ANSWER_BY,
    .parent_field = REFERRAL_STAFF,
    .standing_field = REFERRAL_STATE,
    .prepare = referral_prepare,
    .admit = referral_admit,
    .line = referral_line,
    .show = referral_show,
};
