/* network.c - networks, services and programmes: the fields, and what stands in their way. */
#include "modules/network.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "modules/membership.h"
#include "modules/network_board.h"
#include "modules/office.h"
#include "record/record.h"

#define KIND_NETWORK "network"
#define KIND_ASSOCIATION "association"
#define KIND_PROGRAMME "programme"
#define ACTIVE_YES "yes"

bool
network_has_people(const struct record *network)
{
    return !string_equal(record_get(network, NETWORK_KIND), KIND_PROGRAMME);
}

bool
network_is_governed(const struct record *network)
{
    const char *kind = record_get(network, NETWORK_KIND);
    return (string_equal(kind, KIND_NETWORK) || string_equal(kind, KIND_ASSOCIATION)) &&
           string_equal(record_get(network, NETWORK_ACTIVE), ACTIVE_YES);
}

static void
network_prepare(struct record *record, const struct field_context *context)
{
    (void)context;
    record_set(record, NETWORK_KIND, KIND_NETWORK);
    record_set(record, NETWORK_ACTIVE, ACTIVE_YES);
}

/* Two of one name could not be told apart, in a list or on an agenda. */
static bool
network_admit(struct session *session, struct record *record, const struct record *before,
              struct error *error)
{
    struct text key = TEXT_EMPTY;
    struct record_list same = {.count = 0};
    if (!record_get(record, NETWORK_NAME) ||
        (before && before->alive && record_same_value(record, before, NETWORK_NAME)))
        return true;
    record_key(record, NETWORK_NAME, &key);
    bool done = session_find_by_key(session, &network_type, NETWORK_NAME, text_string(&key), false,
                                    2, &same, error);
    for (size_t i = 0; i < same.count && done; i++) {
        if (!id_equal(&same.items[i]->id, &record->id))
            done = error_set_field(error, NETWORK_NAME,
                                   "There is a '%s' already; change that one, or give this one "
                                   "another name",
                                   record_get(same.items[i], NETWORK_NAME));
    }
    text_clear(&key);
    record_list_clear(&same);
    return done;
}

static void
check_programme(const struct record *record, struct error_list *problems)
{
    static const size_t of_programmes[] = {NETWORK_PLEDGE, NETWORK_LEVEL, NETWORK_RENEWAL};
    for (size_t i = 0; i < 3 && network_has_people(record); i++) {
        if (record_get(record, of_programmes[i]))
            error_list_add(problems, (int)of_programmes[i],
                           "%s is for an external programme; leave it empty, or change the kind",
                           record->type->fields[of_programmes[i]].label);
    }
}

static void
network_check(const struct record *record, const struct field_context *context,
              struct error_list *problems)
{
    static const size_t later[] = {NETWORK_REVIEW, NETWORK_RENEWAL};
    const char *founded = record_get(record, NETWORK_FOUNDED);
    (void)context;
    for (size_t i = 0; i < 2 && founded; i++) {
        const char *day = record_get(record, later[i]);
        if (day && strcmp(day, founded) < 0)
            error_list_add(problems, (int)later[i], "%s must be on or after the day it was founded",
                           record->type->fields[later[i]].label);
    }
    check_programme(record, problems);
}

/* "3 March 2026, overdue 12 days". */
static void
append_overdue(const struct record *record, size_t field, const struct field_context *context,
               struct text *out)
{
    struct date day;
    if (!record_day(record, field, &day))
        return;
    int64_t over = date_to_days(context->today) - date_to_days(day);
    field_show(&record->type->fields[field], record_get(record, field), context, out);
    if (over > 0)
        text_append_format(out, ", overdue %lld %s", (long long)over, over == 1 ? "day" : "days");
}

/* "Yes, members and allies: 25, vacant: chair"; in a list "vacant: chair" alone. */
static void
append_active(struct session *session, const struct record *record, bool brief, struct text *out)
{
    struct error ignored;
    struct text vacant = TEXT_EMPTY;
    bool read = office_append_vacancies(session, record, &vacant, &ignored) && vacant.length > 0;
    if (!brief || !read)
        field_show(&record->type->fields[NETWORK_ACTIVE], record_get(record, NETWORK_ACTIVE),
                   session_context(session), out);
    if (!brief && network_has_people(record)) {
        text_append(out, ", members and allies: ");
        membership_append_total(session, &record->id, out, &ignored);
    }
    if (read)
        text_append_format(out, "%s%s", brief ? "" : ", ", text_string(&vacant));
    text_clear(&vacant);
}

static bool
network_show(struct session *session, const struct record *record, size_t field, bool brief,
             struct text *out)
{
    if (field == NETWORK_ACTIVE) {
        append_active(session, record, brief, out);
        return true;
    }
    if (brief || (field != NETWORK_REVIEW && field != NETWORK_RENEWAL))
        return false;
    append_overdue(record, field, session_context(session), out);
    return true;
}

/* --- tables --- */

static const struct choice kinds[] = {
    {KIND_NETWORK, "Staff network", false},
    {KIND_ASSOCIATION, "Association", false},
    {"service", "Support service", false},
    {KIND_PROGRAMME, "External programme", false},
};
static const struct choice_list kind_list = {kinds, sizeof kinds / sizeof kinds[0]};

static const struct choice yes_or_no[] = {
    {ACTIVE_YES, "Yes", false},
    {"no", "No", false},
};
static const struct choice_list yes_or_no_list = {yes_or_no, 2};

static const struct field fields[NETWORK_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [NETWORK_NAME] =
        {
            .name = "name",
            .label = "Name",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_SEARCHED | FIELD_OWN,
            .number = 1,
            .list_width = 28,
            .purpose = "to tell one network from another",
            .help = "As colleagues call it",
        },
    [NETWORK_KIND] =
        {
            .name = "kind",
            .label = "Kind",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 2,
            .list_width = 18,
            .purpose = "to know who runs it and who can join",
            .help = "Staff run a network or association; a service helps, a programme is joined by "
                    "the force",
            .choices = &kind_list,
        },
    [NETWORK_PURPOSE] =
        {
            .name = "purpose",
            .label = "Purpose",
            .kind = FIELD_NOTES,
            .flags = FIELD_SEARCHED,
            .number = 3,
            .purpose = "to tell people what it is for",
            .help = "In the words of its members",
        },
    [NETWORK_CONTACT] =
        {
            .name = "contact",
            .label = "Contact",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED,
            .number = 4,
            .purpose = "to tell people how to reach it",
            .help = "A shared mailbox or page rather than a person",
        },
    [NETWORK_OWNER] =
        {
            .name = "owner",
            .label = "Owner",
            .kind = FIELD_TEXT,
            .flags = FIELD_KEYED | FIELD_OFFICER,
            .number = 5,
            .purpose = "to know whose day shows that a term ends",
            .help = "The officer in the team who keeps in touch with it",
        },
    [NETWORK_FOUNDED] =
        {
            .name = "founded",
            .label = "Founded on",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED | FIELD_PAST,
            .number = 6,
            .purpose = "to know since when it exists",
            .help = "The day it began, or the force signed up",
        },
    [NETWORK_ACTIVE] =
        {
            .name = "active",
            .label = "Active",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED,
            .number = 7,
            .list_width = 26,
            .purpose = "to leave out what rests or has ended",
            .help = "No for one that rests or has ended",
            .choices = &yes_or_no_list,
        },
    [NETWORK_REVIEW] =
        {
            .name = "review",
            .label = "Agreed review",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED,
            .number = 8,
            .list_width = 16,
            .purpose = "to look again at what was agreed with it",
            .help = "The day on which its purpose and support are looked at again",
        },
    [NETWORK_PLEDGE] =
        {
            .name = "pledge",
            .label = "Pledge",
            .kind = FIELD_NOTES,
            .flags = FIELD_SEARCHED,
            .number = 9,
            .purpose = "to know what the force has promised",
            .help = "Of a programme: what the force signed",
        },
    [NETWORK_LEVEL] =
        {
            .name = "level",
            .label = "Level",
            .kind = FIELD_TEXT,
            .number = 10,
            .purpose = "to know what the force has reached",
            .help = "Of a programme: such as Committed, Bronze or Leader",
        },
    [NETWORK_RENEWAL] =
        {
            .name = "renewal",
            .label = "Renewal due",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED,
            .number = 11,
            .purpose = "to renew before it lapses",
            .help = "Of a programme: the last day that it holds",
        },
    [NETWORK_BOARD] =
        {
            .name = "board",
            .label = "Speaks on",
            .kind = FIELD_LINK,
            .number = 12,
            .purpose = "to know where its issues are decided",
            .help = "The board to which it sends a representative",
            .target = &network_board_type,
        },
};

const struct record_type network_type = {
    .name = "network",
    .label = "Network",
    .plural_label = "Networks",
    .table = "networks",
    .number = 20,
    .fields = fields,
    .field_count = NETWORK_FIELD_COUNT,
    .title_field = NETWORK_NAME,
    .sort_field = NETWORK_NAME,
    .prepare = network_prepare,
    .admit = network_admit,
    .check = network_check,
    .show = network_show,
};
