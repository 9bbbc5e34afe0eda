/* exclusion.c - who is never paired with whom: the fields, and the question whether two are kept
 * apart. */
#include "modules/exclusion.h"

#include "base/text.h"
#include "modules/buddy.h"
#include "modules/candidate.h"
#include "modules/pairing.h"
#include "modules/pairing_rules.h"
#include "modules/staff.h"

static bool
refuse(struct session *session, const struct record *exclusion, const struct record *pairing,
       struct error *error)
{
    struct text words = TEXT_EMPTY;
    session_show(session, &pairing_type.fields[PAIRING_BUDDY], record_get(pairing, PAIRING_BUDDY),
                 &words);
    text_append(&words, " and ");
    pairing_append_person(session, pairing, &words);
    text_append(&words, " are kept apart (");
    field_show(&exclusion_type.fields[EXCLUSION_REASON], record_get(exclusion, EXCLUSION_REASON),
               session_context(session), &words);
    error_set_field(error, PAIRING_BUDDY,
                    "%s); choose another one, or remove the exclusion if that is over",
                    text_string(&words));
    text_clear(&words);
    return false;
}

bool
exclusion_read(struct session *session, const struct record *pairing, struct record_list *list,
               struct error *error)
{
    return pairing_read_of_person(session, pairing, &exclusion_type, EXCLUSION_CANDIDATE,
                                  EXCLUSION_COLLEAGUE, list, error);
}

bool
exclusion_allows(struct session *session, const struct record_list *list,
                 const struct record *pairing, struct error *error)
{
    const char *buddy = record_get(pairing, PAIRING_BUDDY);
    for (size_t i = 0; i < list->count; i++)
        if (string_equal(record_get(list->items[i], EXCLUSION_BUDDY), buddy))
            return refuse(session, list->items[i], pairing, error);
    return true;
}

static void
exclusion_prepare(struct record *record, const struct field_context *context)
{
    char today[DATE_TEXT_SIZE];
    date_to_iso(context->today, today);
    record_set(record, EXCLUSION_SINCE, today);
}

/* Two people, and no third. */
static bool
exclusion_admit(struct session *session, struct record *record, const struct record *before,
                struct error *error)
{
    (void)session;
    (void)before;
    bool candidate = record_get(record, EXCLUSION_CANDIDATE) != NULL;
    bool colleague = record_get(record, EXCLUSION_COLLEAGUE) != NULL;
    return candidate != colleague ||
           error_set_field(error, EXCLUSION_CANDIDATE,
                           "Enter the candidate or the colleague, one of the two");
}

static const struct choice reasons[] = {
    {"assessor", "Assesses them", false},
    {"interviewer", "Interviews them", false},
    {"vetting", "Vets them", false},
    {"line_manager", "Line manager", false},
    {"same_team", "Same team", false},
    {"relationship", "Declared relationship", false},
    {"named", "Asked not to be paired", false},
    {"declined", "Declined before", false},
};
static const struct choice_list reason_list = {reasons, sizeof reasons / sizeof reasons[0]};

static const struct field fields[EXCLUSION_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [EXCLUSION_BUDDY] =
        {
            .name = "buddy",
            .label = "Buddy or mentor",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED | FIELD_SEARCHED,
            .number = 1,
            .list_width = 24,
            .purpose = "to keep two people apart",
            .help = "The buddy or mentor who is not paired",
            .target = &buddy_type,
        },
    [EXCLUSION_CANDIDATE] =
        {
            .name = "candidate",
            .label = "Candidate",
            .kind = FIELD_LINK,
            .flags = FIELD_TITLE | FIELD_SEARCHED,
            .number = 2,
            .list_width = 22,
            .purpose = "to keep two people apart",
            .help = "The candidate they are kept apart from",
            .target = &candidate_type,
        },
    [EXCLUSION_COLLEAGUE] =
        {
            .name = "colleague",
            .label = "Colleague",
            .kind = FIELD_LINK,
            .flags = FIELD_TITLE,
            .number = 3,
            .purpose = "to keep two people apart",
            .help = "Or the colleague, for a mentor",
            .target = &staff_type,
        },
    [EXCLUSION_REASON] =
        {
            .name = "reason",
            .label = "Reason",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 4,
            .list_width = 22,
            .purpose = "to show why two people are kept apart",
            .help = "Why the two are not paired; nothing more is kept of it",
            .choices = &reason_list,
        },
    [EXCLUSION_SINCE] =
        {
            .name = "since",
            .label = "Since",
            .kind = FIELD_DATE,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_PAST,
            .number = 5,
            .list_width = 11,
            .purpose = "to see whether it still holds",
            .help = "The day on which it was said",
        },
};

const struct record_type exclusion_type = {
    .name = "exclusion",
    .label = "Kept apart",
    .plural_label = "Kept apart",
    .table = "exclusions",
    .number = 13,
    .fields = fields,
    .field_count = EXCLUSION_FIELD_COUNT,
    .title_field = EXCLUSION_REASON,
    .sort_field = EXCLUSION_SINCE,
    .sort_descending = true,
    .parent_field = EXCLUSION_BUDDY,
    .prepare = exclusion_prepare,
    .admit = exclusion_admit,
};
