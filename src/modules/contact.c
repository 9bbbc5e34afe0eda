/* contact.c - the contact log (T16): facts of one call, letter or meeting, and what comes next. */
#include "modules/contact.h"

#include <string.h>

#include "base/text.h"
#include "modules/candidate.h"
#include "record/record.h"

#define DIRECTION_OUT "out"
#define DIRECTION_IN "in"
#define DAY_MS (24 * 60 * 60 * (int64_t)1000)
#define MINUTE_MS ((int64_t)60 * 1000)

/* --- rules --- */

static void
contact_prepare(struct record *record, const struct field_context *context)
{
    char now[DATE_TEXT_SIZE];
    /* Whole minutes, as people type them: a form that changes nothing then changes nothing. */
    moment_to_iso(context->now_ms - context->now_ms % MINUTE_MS, now);
    record_set(record, CONTACT_WHEN, now);
    record_set(record, CONTACT_DIRECTION, DIRECTION_OUT);
}

/* P39: overdue contact appears on the work list, so a date has to say what is due. */
static void
check_next(const struct record *record, struct error_list *problems)
{
    if (record_get(record, CONTACT_NEXT_DATE) && !record_get(record, CONTACT_NEXT_ACTION))
        error_list_add(problems, CONTACT_NEXT_ACTION,
                       "Enter the next action, or clear the next date");
}

/* T16: the log holds what has happened. A day is let pass for laptops with a wrong clock. */
static void
check_when(const struct record *record, const struct field_context *context,
           struct error_list *problems)
{
    const char *held = record_get(record, CONTACT_WHEN);
    int64_t moment;
    if (held && moment_from_iso(held, &moment) && moment - context->now_ms > DAY_MS)
        error_list_add(problems, CONTACT_WHEN,
                       "When must be in the past; plan with the next action and next date");
}

static void
contact_check(const struct record *record, const struct field_context *context,
              struct error_list *problems)
{
    check_when(record, context, problems);
    check_next(record, problems);
}

/* --- the timeline --- */

/* Several lines become one; a full stop at the end is for the sentence to set. */
static void
append_sentence(struct text *out, const char *text)
{
    size_t start = out->length;
    bool gap = false;
    for (; *text != '\0'; text++) {
        if (strchr(" \t\r\n", *text)) {
            gap = true;
            continue;
        }
        if (gap && out->length > start)
            text_append_char(out, ' ');
        gap = false;
        text_append_char(out, *text);
    }
    if (out->length > start && out->bytes[out->length - 1] == '.')
        text_cut(out, out->length - 1);
}

/* ", 26 Nov", with the year when that is not this one. */
static void
append_short_date(struct text *out, const char *value, const struct field_context *context)
{
    struct date date;
    if (!date_from_iso(value, &date))
        return;
    char shown[DATE_TEXT_SIZE];
    date_show_weekday(date, shown);
    char *day = strchr(shown, ' ') + 1;
    if (date.year == context->today.year)
        *strrchr(day, ' ') = '\0';
    text_append_format(out, ", %s", day);
}

static void
append_next(struct text *out, const struct record *record, const struct field_context *context)
{
    const char *action = record_get(record, CONTACT_NEXT_ACTION);
    const char *date = record_get(record, CONTACT_NEXT_DATE);
    if (!action)
        return;
    char last = out->bytes[out->length - 1];
    text_append(out, strchr(".!? ", last) ? "" : ".");
    text_append(out, last == ' ' ? "Next: " : " Next: ");
    append_sentence(out, action);
    if (date)
        append_short_date(out, date, context);
}

/* "Phone  Asked what to wear; left message. Next: call back, 26 Nov". */
static void
contact_line(const struct record *record, const struct field_context *context, struct text *out)
{
    const struct field *columns = record->type->fields;
    const char *summary = record_get(record, CONTACT_SUMMARY);
    const char *result = record_get(record, CONTACT_RESULT);
    field_show(&columns[CONTACT_CHANNEL], record_get(record, CONTACT_CHANNEL), context, out);
    text_append(out, "  ");
    if (summary)
        append_sentence(out, summary);
    if (result) {
        struct text label = TEXT_EMPTY;
        field_show(&columns[CONTACT_RESULT], result, context, &label);
        text_append(out, summary ? "; " : "");
        if (summary)
            label_inside(text_string(&label), out);
        else
            text_append(out, text_string(&label));
        text_clear(&label);
    }
    append_next(out, record, context);
}

/* --- tables --- */

static const struct choice directions[] = {
    {DIRECTION_OUT, "To them", false},
    {DIRECTION_IN, "From them", false},
};
static const struct choice_list direction_list = {directions, 2};

static const struct field fields[CONTACT_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [CONTACT_CANDIDATE] =
        {
            .name = "candidate",
            .label = "Candidate",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED,
            .number = 1,
            .list_width = 22,
            .purpose = "to know whom the contact was with",
            .help = "The candidate the contact was with",
            .target = &candidate_type,
        },
    [CONTACT_WHEN] =
        {
            .name = "held",
            .label = "When",
            .kind = FIELD_MOMENT,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_PAST,
            .number = 2,
            .list_width = 18,
            .purpose = "to see when we were last in touch",
            .help = "The day and time, such as 27 3 2026 14:30, or now",
        },
    [CONTACT_CHANNEL] =
        {
            .name = "channel",
            .label = "Channel",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED,
            .number = 3,
            .list_width = 10,
            .purpose = "to know which ways of contact reach people",
            .help = "How the contact was made",
            .list = "contact-channels",
        },
    [CONTACT_DIRECTION] =
        {
            .name = "direction",
            .label = "Direction",
            .kind = FIELD_CHOICE,
            .number = 4,
            .purpose = "to tell who began it",
            .help = "To them when we made contact, from them when they did",
            .choices = &direction_list,
        },
    [CONTACT_RESULT] =
        {
            .name = "result",
            .label = "Result",
            .kind = FIELD_CHOICE,
            .number = 5,
            .purpose = "to know whether to try again",
            .help = "How the contact ended",
            .list = "contact-results",
        },
    [CONTACT_SUMMARY] =
        {
            .name = "summary",
            .label = "Summary",
            .kind = FIELD_NOTES,
            .flags = FIELD_SEARCHED | FIELD_OWN,
            .number = 6,
            .list_width = 30,
            .purpose = "to remember what was asked and answered",
            .help = "Factual notes only, which the person may read themselves",
        },
    [CONTACT_NEXT_ACTION] =
        {
            .name = "next_action",
            .label = "Next action",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED,
            .number = 7,
            .purpose = "to keep what was promised",
            .help = "What to do next, such as call back about the fitness test",
        },
    [CONTACT_NEXT_DATE] =
        {
            .name = "next_date",
            .label = "Next date",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED,
            .number = 8,
            .list_width = 11,
            .purpose = "to be reminded on the day",
            .help = "When the next action is due, such as 27 3 2027, fri or +7",
        },
};

const struct record_type contact_type = {
    .name = "contact",
    .label = "Contact",
    .plural_label = "Contacts",
    .table = "contacts",
    .number = 2,
    .fields = fields,
    .field_count = CONTACT_FIELD_COUNT,
    .title_field = CONTACT_WHEN,
    .sort_field = CONTACT_WHEN,
    .sort_descending = true,
    .parent_field = CONTACT_CANDIDATE,
    .prepare = contact_prepare,
    .check = contact_check,
    .line = contact_line,
};
