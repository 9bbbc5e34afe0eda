/* office.c - office holders: the fields, one representative at a time, vacancies, terms in words.
 */
#include "modules/office.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "modules/colleague.h"
#include "modules/network.h"
#include "modules/staff.h"
#include "record/record.h"

#define OF_ONE_NETWORK 500 /* terms: 60 years of all offices, elected each year */
#define CHOSEN_ELECTED "elected"

static void
office_prepare(struct record *record, const struct field_context *context)
{
    record_set_day(record, OFFICE_STARTED, context->today);
    record_set(record, OFFICE_CHOSEN, CHOSEN_ELECTED);
}

/* True for a term that has begun and not ended on the day. Who has not ended stays in office when
 * the term is over, and is then flagged (P43). */
static bool
office_is_held(const struct record *office, struct date day)
{
    struct date started, ended;
    return record_day(office, OFFICE_STARTED, &started) &&
           date_to_days(started) <= date_to_days(day) &&
           (!record_day(office, OFFICE_ENDED, &ended) || date_to_days(ended) >= date_to_days(day));
}

static bool
read_terms(struct session *session, const struct id *network, struct record_list *list,
           struct error *error)
{
    struct query query = query_default(&office_type);
    query.link_field = OFFICE_NETWORK;
    query.link_id = *network;
    return session_read(session, &query, QUERY_FIRST, NULL, OF_ONE_NETWORK, list, error);
}

static const struct record *
find_holder(const struct record_list *terms, const char *office, struct date day)
{
    for (size_t i = 0; i < terms->count; i++) {
        if (string_equal(record_get(terms->items[i], OFFICE_OFFICE), office) &&
            office_is_held(terms->items[i], day))
            return terms->items[i];
    }
    return NULL;
}

bool
office_find(struct session *session, const struct id *network, const char *office, struct date day,
            struct record **holder, struct error *error)
{
    struct record_list terms = {.count = 0};
    *holder = NULL;
    bool done = read_terms(session, network, &terms, error);
    const struct record *found = done ? find_holder(&terms, office, day) : NULL;
    if (found)
        *holder = record_copy(found);
    record_list_clear(&terms);
    return done;
}

bool
office_append_vacancies(struct session *session, const struct record *network, struct text *out,
                        struct error *error)
{
    static const char *const wanted[] = {OFFICE_CHAIR, OFFICE_REPRESENTATIVE};
    const struct field_context *context = session_context(session);
    struct record_list terms = {.count = 0};
    if (!network_is_governed(network))
        return true;
    bool done = read_terms(session, &network->id, &terms, error), any = false;
    for (size_t i = 0; i < 2 && done; i++) {
        if (find_holder(&terms, wanted[i], context->today))
            continue;
        struct text label = TEXT_EMPTY;
        field_show(&office_type.fields[OFFICE_OFFICE], wanted[i], context, &label);
        text_append(out, any ? ", " : "vacant: ");
        label_inside(text_string(&label), out);
        text_clear(&label);
        any = true;
    }
    record_list_clear(&terms);
    return done;
}

/* --- what stands in the way --- */

static bool
is_single(const struct record *office)
{
    const char *kind = record_get(office, OFFICE_OFFICE);
    return string_equal(kind, OFFICE_REPRESENTATIVE) ||
           string_equal(kind, OFFICE_DEPUTY_REPRESENTATIVE);
}

static bool
ends_before(const struct record *first, const struct record *second)
{
    const char *ended = record_get(first, OFFICE_ENDED);
    const char *started = record_get(second, OFFICE_STARTED);
    return ended && started && strcmp(ended, started) < 0;
}

static bool
refuse(struct session *session, const struct record *other, struct error *error)
{
    const struct field_context *context = session_context(session);
    struct text words = TEXT_EMPTY;
    session_show(session, &office_type.fields[OFFICE_STAFF], record_get(other, OFFICE_STAFF),
                 &words);
    text_append(&words, " is ");
    struct text label = TEXT_EMPTY;
    field_show(&office_type.fields[OFFICE_OFFICE], record_get(other, OFFICE_OFFICE), context,
               &label);
    label_inside(text_string(&label), &words);
    text_clear(&label);
    text_append(&words, " of ");
    session_show(session, &office_type.fields[OFFICE_NETWORK], record_get(other, OFFICE_NETWORK),
                 &words);
    text_append(&words, " since ");
    field_show(&office_type.fields[OFFICE_STARTED], record_get(other, OFFICE_STARTED), context,
               &words);
    error_set_field(error, OFFICE_STAFF,
                    "%s, and there is one at a time; end that term first, or let this one succeed",
                    text_string(&words));
    text_clear(&words);
    return false;
}

/* P43: of two who would be in it on one day the second is refused. */
static bool
check_alone(struct session *session, const struct record *record, struct error *error)
{
    const char *network = record_get(record, OFFICE_NETWORK);
    struct id id;
    struct record_list terms = {.count = 0};
    if (!is_single(record) || !network || !id_from_text(network, &id))
        return true;
    bool done = read_terms(session, &id, &terms, error);
    for (size_t i = 0; i < terms.count && done; i++) {
        const struct record *other = terms.items[i];
        done = id_equal(&other->id, &record->id) ||
               !record_same_value(other, record, OFFICE_OFFICE) || ends_before(other, record) ||
               ends_before(record, other) || refuse(session, other, error);
    }
    record_list_clear(&terms);
    return done;
}

static bool
check_network(struct session *session, const struct record *record, struct error *error)
{
    const char *link = record_get(record, OFFICE_NETWORK);
    struct id id;
    if (!link || !id_from_text(link, &id))
        return true;
    struct record *network = session_get(session, &network_type, &id, error);
    if (!network)
        return error->code == ERROR_NOT_FOUND; /* which check_links says in its own words */
    bool done = network_has_people(network) ||
                error_set_field(error, OFFICE_NETWORK,
                                "'%s' is an external programme, where nobody holds an office; "
                                "choose a network, an association or a service",
                                record_get(network, NETWORK_NAME));
    record_free(network);
    return done;
}

static bool
office_admit(struct session *session, struct record *record, const struct record *before,
             struct error *error)
{
    bool new_holder = !before || !record_same_value(record, before, OFFICE_STAFF);
    return check_network(session, record, error) &&
           (!new_holder || colleague_is_here(session, record, OFFICE_STAFF, error)) &&
           check_alone(session, record, error);
}

static void
check_order(const struct record *record, size_t field, struct error_list *problems)
{
    const char *started = record_get(record, OFFICE_STARTED), *day = record_get(record, field);
    if (started && day && strcmp(day, started) < 0)
        error_list_add(problems, (int)field, "%s must be on or after the day the term started",
                       record->type->fields[field].label);
}

static void
office_check(const struct record *record, const struct field_context *context,
             struct error_list *problems)
{
    (void)context;
    check_order(record, OFFICE_UNTIL, problems);
    check_order(record, OFFICE_ENDED, problems);
    if (record_get(record, OFFICE_ENDING) && !record_get(record, OFFICE_ENDED))
        error_list_add(problems, OFFICE_ENDED, "Enter the last day, or leave the reason empty");
}

/* --- words --- */

static void
append_days(struct text *out, const char *before, int64_t days, const char *behind)
{
    text_append_format(out, "%s%lld %s%s", before, (long long)days, days == 1 ? "day" : "days",
                       behind);
}

/* "over for 12 days", "in 45 days". */
static void
append_left(const struct record *record, const struct field_context *context, struct text *out)
{
    struct date until;
    if (record_get(record, OFFICE_ENDED) || !record_day(record, OFFICE_UNTIL, &until))
        return;
    int64_t left = date_to_days(until) - date_to_days(context->today);
    if (left < 0)
        append_days(out, ", over for ", -left, "");
    else
        append_days(out, ", in ", left, "");
}

static bool
office_show(struct session *session, const struct record *record, size_t field, bool brief,
            struct text *out)
{
    const struct field_context *context = session_context(session);
    (void)brief;
    if (field != OFFICE_UNTIL || !record_get(record, OFFICE_UNTIL))
        return false;
    field_show(&record->type->fields[field], record_get(record, field), context, out);
    append_left(record, context, out);
    return true;
}

/* "since 3 March 2026, until 2 March 2027, in 101 days". */
static void
office_line(const struct record *record, const struct field_context *context, struct text *out)
{
    bool ended = record_get(record, OFFICE_ENDED) != NULL;
    record_show_field_after(ended ? "from " : "since ", record, OFFICE_STARTED, context, out);
    record_show_field_after(ended ? " to " : ", until ", record,
                            ended ? OFFICE_ENDED : OFFICE_UNTIL, context, out);
    append_left(record, context, out);
}

static void
office_remark(const struct record *record, const struct field_context *context, struct text *out)
{
    struct date until;
    if (!record_get(record, OFFICE_ENDED) && record_day(record, OFFICE_UNTIL, &until) &&
        date_to_days(until) < date_to_days(context->today))
        text_append(out, "term over");
}

/* --- tables --- */

static const struct choice offices[] = {
    {OFFICE_CHAIR, "Chair", false},
    {"deputy", "Deputy chair", false},
    {"secretary", "Secretary", false},
    {"treasurer", "Treasurer", false},
    {"coordinator", "Coordinator", false},
    {OFFICE_REPRESENTATIVE, "Board representative", false},
    {OFFICE_DEPUTY_REPRESENTATIVE, "Deputy representative", false},
};
static const struct choice_list office_list = {offices, sizeof offices / sizeof offices[0]};

static const struct choice ways[] = {
    {CHOSEN_ELECTED, "Elected", false},
    {"appointed", "Appointed", false},
    {"acting", "Acting", false},
};
static const struct choice_list way_list = {ways, 3};

static const struct choice endings[] = {
    {ENDING_TERM_OVER, "Term over", false},
    {"stepped_down", "Stepped down", false},
    {ENDING_REPLACED, "Replaced during the term", false},
    {"left_force", "Left the force", false},
};
const struct choice_list office_endings = {endings, 4};

static const struct field fields[OFFICE_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [OFFICE_NETWORK] =
        {
            .name = "network",
            .label = "Network",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED | FIELD_SEARCHED,
            .number = 1,
            .list_width = 26,
            .purpose = "to know whose office it is",
            .help = "The network, association or service",
            .target = &network_type,
        },
    [OFFICE_OFFICE] =
        {
            .name = "office",
            .label = "Office",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 2,
            .list_width = 20,
            .purpose = "to know who does what",
            .help = "One representative and one deputy at a time speak for it on the board",
            .choices = &office_list,
        },
    [OFFICE_STAFF] =
        {
            .name = "staff",
            .label = "Member of staff",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED | FIELD_OWN | FIELD_WITHIN,
            .number = 3,
            .list_width = 20,
            .purpose = "to know who it is",
            .help = "The colleague who holds it",
            .target = &staff_type,
        },
    [OFFICE_STARTED] =
        {
            .name = "started",
            .label = "Term started",
            .kind = FIELD_DATE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 4,
            .purpose = "to know since when",
            .help = "The first day in office",
        },
    [OFFICE_UNTIL] =
        {
            .name = "until",
            .label = "Term ends",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED,
            .number = 5,
            .list_width = 26,
            .purpose = "to plan the next election in time",
            .help = "The last day of the term, as elected or agreed",
        },
    [OFFICE_CHOSEN] =
        {
            .name = "chosen",
            .label = "How chosen",
            .kind = FIELD_CHOICE,
            .number = 6,
            .purpose = "to know whether the members voted",
            .help = "Elected, appointed, or acting until somebody is",
            .choices = &way_list,
        },
    [OFFICE_ENDED] =
        {
            .name = "ended",
            .label = "Left office",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED,
            .number = 7,
            .purpose = "to know who held it on which day",
            .help = "The last day in office; empty for who holds it",
        },
    [OFFICE_ENDING] =
        {
            .name = "ending",
            .label = "Why they left",
            .kind = FIELD_CHOICE,
            .number = 8,
            .purpose = "to see whether offices can be kept filled",
            .help = "The term was over, or why it ended before",
            .choices = &office_endings,
        },
};

const struct record_type office_type = {
    .name = "office",
    .label = "Office holder",
    .plural_label = "Office holders",
    .table = "offices",
    .number = 21,
    .fields = fields,
    .field_count = OFFICE_FIELD_COUNT,
    .title_field = OFFICE_OFFICE,
    .sort_field = OFFICE_STARTED,
    .sort_descending = true,
    .parent_field = OFFICE_NETWORK,
    .current = "ended:",
    .apart = true,
    .prepare = office_prepare,
    .admit = office_admit,
    .check = office_check,
    .line = office_line,
    .remark = office_remark,
    .show = office_show,
};
