/* buddy.c - buddies and mentors: the fields, whether they can take somebody, how it reads. */
#include "modules/buddy.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "config/config.h"
#include "modules/pairing.h"
#include "modules/staff.h"

#define ACTIVE_YES "yes"
#define OF_ONE_PERSON 20 /* more records of one colleague than there are kinds */

/* --- a new one --- */

static void
buddy_prepare(struct record *record, const struct field_context *context)
{
    (void)context;
    record_set(record, BUDDY_KIND, KIND_BUDDY);
    record_set(record, BUDDY_ACTIVE, ACTIVE_YES);
}

/* One record for each kind that a colleague is. */
static bool
check_once(struct session *session, const struct record *record, struct error *error)
{
    const char *staff = record_get(record, BUDDY_STAFF);
    struct query query = query_default(&buddy_type);
    struct record_list list = {.count = 0};
    query.link_field = BUDDY_STAFF;
    if (!staff || !id_from_text(staff, &query.link_id))
        return true;
    bool done = session_read(session, &query, QUERY_FIRST, NULL, OF_ONE_PERSON, &list, error);
    for (size_t i = 0; i < list.count && done; i++) {
        if (id_equal(&list.items[i]->id, &record->id) ||
            !record_same_value(list.items[i], record, BUDDY_KIND))
            continue;
        struct text title = TEXT_EMPTY;
        session_title(session, &buddy_type, &list.items[i]->id, &title);
        done = error_set_field(error, BUDDY_KIND, "'%s' is there already; change that one",
                               text_string(&title));
        text_clear(&title);
    }
    record_list_clear(&list);
    return done;
}

static bool
buddy_admit(struct session *session, struct record *record, const struct record *before,
            struct error *error)
{
    (void)before;
    return check_once(session, record, error);
}

static void
check_order(const struct record *record, size_t first, size_t second, struct error_list *problems)
{
    const char *from = record_get(record, first), *to = record_get(record, second);
    if (from && to && strcmp(to, from) < 0)
        error_list_add(problems, (int)second, "%s must be on or after '%s'",
                       record->type->fields[second].label, from);
}

static void
buddy_check(const struct record *record, const struct field_context *context,
            struct error_list *problems)
{
    (void)context;
    check_order(record, BUDDY_TRAINED, BUDDY_REFRESHER, problems);
    check_order(record, BUDDY_FROM, BUDDY_TO, problems);
}

/* --- room --- */

/* All of them, or all but one. */
static bool
open_pairings(struct session *session, const struct id *buddy, const struct record *but,
              struct query *query, struct filter *filter, struct error *error)
{
    struct text words = TEXT_EMPTY;
    text_append(&words, PAIRING_OPEN);
    if (but && !record_is_new(but))
        text_append_format(&words, " !id:%s", record_get(but, RECORD_ID));
    *query = query_default(&pairing_type);
    query->link_field = PAIRING_BUDDY;
    query->link_id = *buddy;
    query->filter = filter;
    bool done = filter_parse(filter, &pairing_type, text_string(&words), session_context(session),
                             false, error);
    text_clear(&words);
    return done;
}

static bool
count_open(struct session *session, const struct id *buddy, const struct record *but, size_t *load,
           struct error *error)
{
    struct query query;
    struct filter filter;
    *load = 0;
    bool done = open_pairings(session, buddy, but, &query, &filter, error) &&
                session_count(session, &query, load, error);
    filter_clear(&filter);
    return done;
}

bool
buddy_load(struct session *session, const struct id *buddy, size_t *load, struct error *error)
{
    return count_open(session, buddy, NULL, load, error);
}

size_t
buddy_capacity(struct session *session, const struct record *buddy)
{
    const char *capacity = record_get(buddy, BUDDY_CAPACITY);
    return capacity ? strtoul(capacity, NULL, 10)
                    : (size_t)config_number(session_config(session), SETTING_BUDDY_CAPACITY);
}

/* ", the last by J. Shah for Ada Obi". */
static void
append_last(struct session *session, const struct id *buddy, const struct record *but,
            struct text *out)
{
    struct error ignored;
    struct query query;
    struct filter filter;
    struct record_list list = {.count = 0};
    bool read = open_pairings(session, buddy, but, &query, &filter, &ignored);
    query.sort_field = RECORD_CREATED;
    query.descending = true;
    read = read && session_read(session, &query, QUERY_FIRST, NULL, 1, &list, &ignored);
    struct record *last = read && list.count > 0
                              ? session_get(session, &pairing_type, &list.items[0]->id, &ignored)
                              : NULL;
    if (last) {
        char *author = session_author(session, last, PAIRING_BUDDY);
        text_append_format(out, ", the last by %s for ", author ? author : "somebody");
        pairing_append_person(session, last, out);
        free(author);
    }
    record_free(last);
    record_list_clear(&list);
    filter_clear(&filter);
}

size_t
buddy_room(struct session *session, const struct record *buddy, size_t load, struct text *why_none)
{
    size_t capacity = buddy_capacity(session, buddy);
    if (load < capacity)
        return capacity - load;
    text_append_format(why_none, "has no room: %zu of %zu taken", load, capacity);
    return 0;
}

bool
buddy_has_room(struct session *session, const struct record *buddy, const struct record *pairing,
               struct error *error)
{
    size_t load;
    struct text words = TEXT_EMPTY;
    if (!count_open(session, &buddy->id, pairing, &load, error))
        return false;
    session_title(session, &buddy_type, &buddy->id, &words);
    text_append_char(&words, ' ');
    if (buddy_room(session, buddy, load, &words) > 0) {
        text_clear(&words);
        return true;
    }
    append_last(session, &buddy->id, pairing, &words);
    error_set_field(error, PAIRING_BUDDY,
                    "%s; choose another one, end one of these, or raise the "
                    "capacity",
                    text_string(&words));
    text_clear(&words);
    return false;
}

/* --- ready --- */

bool
buddy_refresher_due(struct session *session, const struct record *buddy, struct date *due)
{
    struct date trained;
    struct error ignored;
    if (record_day(buddy, BUDDY_REFRESHER, due))
        return true;
    if (!record_day(buddy, BUDDY_TRAINED, &trained))
        return false;
    char *months =
        must_format("+%ldm", config_number(session_config(session), SETTING_BUDDY_REFRESHER));
    bool done = date_parse(months, "", trained, DATE_COMING, due, &ignored);
    free(months);
    return done;
}

/* 0 for training that is in date. */
static int64_t
days_lapsed(struct session *session, const struct record *buddy)
{
    struct date due;
    if (!buddy_refresher_due(session, buddy, &due))
        return 0;
    int64_t days = date_to_days(session_context(session)->today) - date_to_days(due);
    return days > 0 ? days : 0;
}

static int64_t
days_since(const struct record *buddy, size_t field, const struct field_context *context)
{
    struct date day;
    return record_day(buddy, field, &day) ? date_to_days(context->today) - date_to_days(day) : 0;
}

/* What is missing, behind the name, with what would help; NULL for nothing. *day is what it speaks
 * of, when it does. */
static const char *
what_is_missing(struct session *session, const struct record *buddy, struct date *day)
{
    const struct field_context *context = session_context(session);
    day->year = 0;
    if (!string_equal(record_get(buddy, BUDDY_ACTIVE), ACTIVE_YES))
        return "takes nobody now; set Active to yes first";
    if (!record_get(buddy, BUDDY_TRAINED))
        return "has no training on record; enter Trained on first";
    if (!record_get(buddy, BUDDY_AGREED))
        return "has not signed the agreement; enter Agreement signed first";
    if (days_lapsed(session, buddy) > 0) {
        buddy_refresher_due(session, buddy, day);
        return "has training that lapsed; enter the refresher first, which was due ";
    }
    if (days_since(buddy, BUDDY_FROM, context) < 0) {
        record_day(buddy, BUDDY_FROM, day);
        return "is not available yet; choose another one, or wait until ";
    }
    if (days_since(buddy, BUDDY_TO, context) > 0) {
        record_day(buddy, BUDDY_TO, day);
        return "is not available any more; choose another one, as this one was until ";
    }
    return NULL;
}

bool
buddy_lacks(struct session *session, const struct record *buddy, struct text *what)
{
    struct date day;
    const char *missing = what_is_missing(session, buddy, &day);
    char shown[DATE_TEXT_SIZE] = "";
    if (missing && day.year > 0)
        date_show(day, shown);
    if (missing)
        text_append_format(what, "%s%s", missing, shown);
    return missing != NULL;
}

bool
buddy_is_ready(struct session *session, const struct record *buddy, struct error *error)
{
    struct text missing = TEXT_EMPTY, title = TEXT_EMPTY;
    bool lacks = buddy_lacks(session, buddy, &missing);
    if (lacks) {
        session_title(session, &buddy_type, &buddy->id, &title);
        error_set_field(error, PAIRING_BUDDY, "%s %s", text_string(&title), text_string(&missing));
    }
    text_clear(&title);
    text_clear(&missing);
    return !lacks;
}

/* --- how it reads --- */

/* "2 of 3", "4 of 3, over", and in full what that means. */
static void
show_load(struct session *session, const struct record *record, bool brief, struct text *out)
{
    size_t load, capacity = buddy_capacity(session, record);
    struct error ignored;
    if (!buddy_load(session, &record->id, &load, &ignored))
        return;
    text_append_format(out, "%zu of %zu", load, capacity);
    if (load > capacity)
        text_append(out, brief ? ", over" : " places taken, over capacity");
    else if (!brief)
        text_append(out, " places taken");
}

/* "12 Oct 2028", also where only posact.yaml says when; "lapsed 9 Nov 2026". */
static bool
show_refresher(struct session *session, const struct record *record, bool brief, struct text *out)
{
    struct date due;
    int64_t days = days_lapsed(session, record);
    char shown[DATE_TEXT_SIZE];
    if (!buddy_refresher_due(session, record, &due)) {
        text_append(out, brief ? "not trained" : "");
        return true;
    }
    if (brief) {
        date_show_weekday(due, shown);
        text_append_format(out, "%s%s", days > 0 ? "lapsed " : "", strchr(shown, ' ') + 1);
        return true;
    }
    date_show(due, shown);
    text_append(out, shown);
    if (days > 0)
        text_append_format(out, " (lapsed %lld %s)", (long long)days, days == 1 ? "day" : "days");
    return true;
}

static bool
buddy_show(struct session *session, const struct record *record, size_t field, bool brief,
           struct text *out)
{
    if (field == BUDDY_REFRESHER)
        return show_refresher(session, record, brief, out);
    if (field == BUDDY_CAPACITY)
        show_load(session, record, brief, out);
    return field == BUDDY_CAPACITY;
}

/* "trained 3 March 2026, refresher due 3 March 2028". */
static void
buddy_line(const struct record *record, const struct field_context *context, struct text *out)
{
    if (!record_get(record, BUDDY_TRAINED))
        text_append(out, "not trained yet");
    record_show_field_after("trained ", record, BUDDY_TRAINED, context, out);
    record_show_field_after(", refresher due ", record, BUDDY_REFRESHER, context, out);
    if (!string_equal(record_get(record, BUDDY_ACTIVE), ACTIVE_YES))
        text_append(out, ", not active");
}

/* --- tables --- */

static const struct choice kinds[] = {
    {KIND_BUDDY, "Buddy", false},
    {KIND_MENTORING, "Mentor", false},
    {KIND_REVERSE, "Reverse mentor", false},
};
static const struct choice_list kind_list = {kinds, 3};

static const struct choice yes_or_no[] = {
    {ACTIVE_YES, "Yes", false},
    {"no", "No", false},
};
static const struct choice_list yes_or_no_list = {yes_or_no, 2};

static const struct field fields[BUDDY_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [BUDDY_STAFF] =
        {
            .name = "staff",
            .label = "Member of staff",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED | FIELD_OWN | FIELD_SEARCHED,
            .number = 1,
            .list_width = 24,
            .purpose = "to know who it is",
            .help = "The colleague who is buddy or mentor",
            .target = &staff_type,
        },
    [BUDDY_KIND] =
        {
            .name = "kind",
            .label = "Kind",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 2,
            .list_width = 14,
            .purpose = "to know which pairings are possible",
            .help = "Buddy of candidates, mentor, or reverse mentor of somebody senior",
            .choices = &kind_list,
        },
    [BUDDY_CAPACITY] =
        {
            .name = "capacity",
            .label = "Capacity",
            .kind = FIELD_NUMBER,
            .number = 3,
            .list_width = 12,
            .purpose = "to ask nobody for more than was agreed",
            .help = "How many pairings at once; as posact.yaml says when empty",
        },
    [BUDDY_TRAINED] =
        {
            .name = "trained",
            .label = "Trained on",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED | FIELD_PAST,
            .number = 4,
            .purpose = "to pair only with people who are trained",
            .help = "The day of the training, or of the last refresher",
        },
    [BUDDY_REFRESHER] =
        {
            .name = "refresher",
            .label = "Refresher due",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED,
            .number = 5,
            .list_width = 18,
            .purpose = "to pair only while training is in date",
            .help = "The last day that the training holds; as posact.yaml says when empty",
        },
    [BUDDY_AGREED] =
        {
            .name = "agreed",
            .label = "Agreement signed",
            .kind = FIELD_DATE,
            .flags = FIELD_PAST,
            .number = 6,
            .purpose = "to know that the limits of the scheme are known",
            .help = "The day on which they signed what a buddy does and never does",
        },
    [BUDDY_FROM] =
        {
            .name = "available_from",
            .label = "Available from",
            .kind = FIELD_DATE,
            .number = 7,
            .purpose = "to pair nobody with somebody who is away",
            .help = "The first day, when there is one",
        },
    [BUDDY_TO] =
        {
            .name = "available_to",
            .label = "Available until",
            .kind = FIELD_DATE,
            .number = 8,
            .purpose = "to pair nobody with somebody who leaves",
            .help = "The last day, when there is one",
        },
    [BUDDY_ROLES] =
        {
            .name = "roles",
            .label = "Roles they know",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED,
            .number = 9,
            .purpose = "to find somebody who knows the role",
            .help = "Roles and routes that they can speak of, such as PCDA in 2024",
        },
    [BUDDY_AREAS] =
        {
            .name = "areas",
            .label = "Places they know",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED,
            .number = 10,
            .list_width = 18,
            .purpose = "to find somebody who is near",
            .help = "Stations and towns that they can speak of or meet in",
        },
    [BUDDY_OFFERS] =
        {
            .name = "offers",
            .label = "What they offer",
            .kind = FIELD_NOTES,
            .flags = FIELD_SEARCHED,
            .number = 11,
            .purpose = "to find who fits",
            .help = "In their own words: what they can help with, and when",
        },
    [BUDDY_ACTIVE] =
        {
            .name = "active",
            .label = "Active",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED,
            .number = 12,
            .purpose = "to leave out who takes a break",
            .help = "No for somebody who takes nobody new for now",
            .choices = &yes_or_no_list,
        },
};

const struct record_type buddy_type = {
    .name = "buddy",
    .label = "Buddy or mentor",
    .plural_label = "Buddies and mentors",
    .table = "buddies",
    .number = 9,
    .fields = fields,
    .field_count = BUDDY_FIELD_COUNT,
    .title_field = BUDDY_KIND,
    .sort_field = BUDDY_TRAINED,
    .sort_descending = true,
    .parent_field = BUDDY_STAFF,
    .current = "active:" ACTIVE_YES,
    .prepare = buddy_prepare,
    .admit = buddy_admit,
    .check = buddy_check,
    .line = buddy_line,
    .show = buddy_show,
};
