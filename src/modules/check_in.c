/* check_in.c - one contact of a pairing: its fields and rules. */
#include "modules/check_in.h"

#include "base/text.h"
#include "modules/candidate.h"
#include "modules/pairing.h"
#include "record/record.h"

/* P39: a concern is passed on, and no words of it are kept. */
static void
check_in_check(const struct record *record, const struct field_context *context,
               struct error_list *problems)
{
    (void)context;
    if (record_get(record, CHECK_IN_CONCERN) && record_get(record, CHECK_IN_NOTE))
        error_list_add(problems, CHECK_IN_NOTE,
                       "Note must be empty: of a concern no words are kept");
}

static void
append_choice(struct text *out, const char *before, const struct record *record, size_t field,
              const struct field_context *context)
{
    if (!record_get(record, field))
        return;
    struct text label = TEXT_EMPTY;
    field_show(&record->type->fields[field], record_get(record, field), context, &label);
    text_append(out, before);
    label_inside(text_string(&label), out);
    text_clear(&label);
}

/* "Check-in  phone; confident, the buddy steady; asked about shifts". */
static void
check_in_line(const struct record *record, const struct field_context *context, struct text *out)
{
    const char *note = record_get(record, CHECK_IN_NOTE);
    text_append(out, "Check-in  ");
    append_choice(out, "by ", record, CHECK_IN_CHANNEL, context);
    append_choice(out, "; ", record, CHECK_IN_MOOD, context);
    append_choice(out, ", the buddy ", record, CHECK_IN_BUDDY_MOOD, context);
    append_choice(out, "; concern passed on: ", record, CHECK_IN_CONCERN, context);
    if (note)
        text_append_format(out, "; %s", note);
}

static const struct choice concerns[] = {
    {"safety", "Safety", false},
    {"conduct", "Conduct", false},
};
const struct choice_list check_in_concerns = {concerns, 2};

static const struct field fields[CHECK_IN_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [CHECK_IN_CANDIDATE] =
        {
            .name = "candidate",
            .label = "Candidate",
            .kind = FIELD_LINK,
            .flags = FIELD_SEARCHED,
            .number = 1,
            .list_width = 22,
            .purpose = "to show it in the life it belongs to",
            .help = "The candidate of the pairing, when it is one",
            .target = &candidate_type,
        },
    [CHECK_IN_PAIRING] =
        {
            .name = "pairing",
            .label = "Pairing",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED,
            .number = 2,
            .purpose = "to know who was in touch",
            .help = "The two who were in touch",
            .target = &pairing_type,
        },
    [CHECK_IN_HELD] =
        {
            .name = "held",
            .label = "Held on",
            .kind = FIELD_DATE,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_PAST,
            .number = 3,
            .list_width = 11,
            .purpose = "to see which pairs have gone quiet",
            .help = "The day on which they were in touch",
        },
    [CHECK_IN_CHANNEL] =
        {
            .name = "channel",
            .label = "Channel",
            .kind = FIELD_CHOICE,
            .number = 4,
            .list_width = 10,
            .purpose = "to know which ways of contact reach people",
            .help = "How they were in touch",
            .list = "contact-channels",
        },
    [CHECK_IN_MOOD] =
        {
            .name = "mood",
            .label = "How they are",
            .kind = FIELD_CHOICE,
            .flags = FIELD_KEYED,
            .number = 5,
            .list_width = 12,
            .purpose = "to see who needs more help",
            .help = "In one word, as the candidate or colleague says",
            .list = "moods",
        },
    [CHECK_IN_BUDDY_MOOD] =
        {
            .name = "buddy_mood",
            .label = "How the buddy is",
            .kind = FIELD_CHOICE,
            .flags = FIELD_KEYED,
            .number = 6,
            .list_width = 16,
            .purpose = "to see which buddy needs help",
            .help = "In one word, as the buddy or mentor says",
            .list = "moods",
        },
    [CHECK_IN_NOTE] =
        {
            .name = "note",
            .label = "Note",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED,
            .number = 7,
            .purpose = "to remember what helps with the next step",
            .help = "A fact that helps, which both may read",
        },
    [CHECK_IN_CONCERN] =
        {
            .name = "concern",
            .label = "Concern passed on",
            .kind = FIELD_CHOICE,
            .number = 8,
            .purpose = "to show that a concern was passed on",
            .help = "That it was, and no words of it",
            .choices = &check_in_concerns,
        },
};

const struct record_type check_in_type = {
    .name = "check_in",
    .label = "Check-in",
    .plural_label = "Check-ins",
    .table = "check_ins",
    .number = 11,
    .fields = fields,
    .field_count = CHECK_IN_FIELD_COUNT,
    .title_field = CHECK_IN_HELD,
    .sort_field = CHECK_IN_HELD,
    .sort_descending = true,
    .parent_field = CHECK_IN_CANDIDATE,
    .fixed = true,
    .check = check_in_check,
    .line = check_in_line,
};
