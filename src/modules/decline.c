/* decline.c - who said no to whom: the fields, and the question whether somebody did.
 */
#include "modules/decline.h"

#include "base/text.h"
#include "modules/buddy.h"
#include "modules/candidate.h"
#include "modules/pairing.h"
#include "modules/pairing_rules.h"
#include "modules/staff.h"

static void
decline_prepare(struct record *record, const struct field_context *context)
{
    char today[DATE_TEXT_SIZE];
    date_to_iso(context->today, today);
    record_set(record, DECLINE_DECLINED, today);
}

/* Two people, and no third. */
static bool
decline_admit(struct session *session, struct record *record, const struct record *before,
              struct error *error)
{
    (void)session;
    (void)before;
    bool candidate = record_get(record, DECLINE_CANDIDATE) != NULL;
    bool colleague = record_get(record, DECLINE_COLLEAGUE) != NULL;
    return candidate != colleague ||
           error_set_field(error, DECLINE_CANDIDATE,
                           "Enter the candidate or the colleague, one of the two");
}

bool
decline_read(struct session *session, const struct record *pairing, struct record_list *list,
             struct error *error)
{
    return pairing_read_of_person(session, pairing, &decline_type, DECLINE_CANDIDATE,
                                  DECLINE_COLLEAGUE, list, error);
}

/* "PC 4471 Reid, Buddy declined Ada Obi on 3 November 2026 (No time now)". */
static bool
refuse(struct session *session, const struct record *decline, const struct record *pairing,
       struct error *error)
{
    const struct field_context *context = session_context(session);
    bool is_buddy = string_equal(record_get(decline, DECLINE_SIDE), SIDE_BUDDY);
    struct text buddy = TEXT_EMPTY, person = TEXT_EMPTY, when = TEXT_EMPTY;
    session_show(session, &pairing_type.fields[PAIRING_BUDDY], record_get(pairing, PAIRING_BUDDY),
                 &buddy);
    pairing_append_person(session, pairing, &person);
    record_show_field_after(" on ", decline, DECLINE_DECLINED, context, &when);
    record_show_field_after(" (", decline, DECLINE_REASON, context, &when);
    error_set_field(error, PAIRING_BUDDY,
                    "%s declined %s%s); choose another one, or put the decline in the trash if "
                    "that is over",
                    text_string(is_buddy ? &buddy : &person),
                    text_string(is_buddy ? &person : &buddy), text_string(&when));
    text_clear(&buddy);
    text_clear(&person);
    text_clear(&when);
    return false;
}

bool
decline_allows(struct session *session, const struct record_list *list,
               const struct record *pairing, struct error *error)
{
    const char *buddy = record_get(pairing, PAIRING_BUDDY);
    for (size_t i = 0; i < list->count; i++)
        if (string_equal(record_get(list->items[i], DECLINE_BUDDY), buddy))
            return refuse(session, list->items[i], pairing, error);
    return true;
}

static const struct choice sides[] = {
    {SIDE_PERSON, "Candidate or colleague", false},
    {SIDE_BUDDY, "Buddy or mentor", false},
};
const struct choice_list decline_sides = {sides, 2};

static const struct field fields[DECLINE_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [DECLINE_CANDIDATE] =
        {
            .name = "candidate",
            .label = "Candidate",
            .kind = FIELD_LINK,
            .flags = FIELD_SEARCHED,
            .number = 1,
            .list_width = 22,
            .purpose = "to ask the two no second time",
            .help = "The candidate who declined, or was declined",
            .target = &candidate_type,
        },
    [DECLINE_BUDDY] =
        {
            .name = "buddy",
            .label = "Buddy or mentor",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED | FIELD_SEARCHED,
            .number = 2,
            .list_width = 24,
            .purpose = "to ask the two no second time",
            .help = "The buddy or mentor who declined, or was declined",
            .target = &buddy_type,
        },
    [DECLINE_SIDE] =
        {
            .name = "side",
            .label = "Who declined",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 3,
            .list_width = 20,
            .purpose = "to see whose wish it was",
            .help = "Which of the two said no",
            .choices = &decline_sides,
        },
    [DECLINE_DECLINED] =
        {
            .name = "declined",
            .label = "Declined on",
            .kind = FIELD_DATE,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_PAST,
            .number = 4,
            .list_width = 11,
            .purpose = "to see whether it still holds",
            .help = "The day on which they said so",
        },
    [DECLINE_REASON] =
        {
            .name = "reason",
            .label = "Reason",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_TITLE,
            .number = 5,
            .list_width = 20,
            .purpose = "to learn what would fit better",
            .help = "Why, without fault; nothing more is kept of it",
            .list = "decline-reasons",
        },
    [DECLINE_COLLEAGUE] =
        {
            .name = "colleague",
            .label = "Colleague",
            .kind = FIELD_LINK,
            .flags = FIELD_TITLE,
            .number = 6,
            .purpose = "to ask the two no second time",
            .help = "Or the colleague, for a mentor",
            .target = &staff_type,
        },
};

const struct record_type decline_type = {
    .name = "decline",
    .label = "Decline",
    .plural_label = "Declines",
    .table = "declines",
    .number = 14,
    .fields = fields,
    .field_count = DECLINE_FIELD_COUNT,
    .title_field = DECLINE_BUDDY,
    .sort_field = DECLINE_DECLINED,
    .sort_descending = true,
    .parent_field = DECLINE_CANDIDATE,
    .prepare = decline_prepare,
    .admit = decline_admit,
};
