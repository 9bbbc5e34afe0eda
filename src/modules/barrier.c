/* barrier.c - barriers: the fields, and what is open to whoever meets one. */
#include "modules/barrier.h"

#include "base/text.h"
#include "config/settings.h"
#include "modules/candidate.h"
#include "modules/session.h"
#include "record/record.h"

#define OPEN "open"

static void
barrier_prepare(struct record *record, const struct field_context *context)
{
    record_set_day(record, BARRIER_TOLD, context->today);
    record_set(record, BARRIER_STATE, OPEN);
    record_set(record, BARRIER_OWNER, context->officer);
}

/* Said again, it is the same one. */
static bool
barrier_admit(struct session *session, struct record *record, const struct record *before,
              struct error *error)
{
    struct query query = query_default(&barrier_type);
    struct record_list list = {.count = 0};
    const char *candidate = record_get(record, BARRIER_CANDIDATE);
    (void)before;
    query.link_field = BARRIER_CANDIDATE;
    if (!candidate || !id_from_text(candidate, &query.link_id) ||
        !string_equal(record_get(record, BARRIER_STATE), OPEN))
        return true;
    bool done = session_read(session, &query, QUERY_FIRST, NULL, 100, &list, error);
    for (size_t i = 0; i < list.count && done; i++) {
        const struct record *other = list.items[i];
        if (!id_equal(&other->id, &record->id) && record_same_value(other, record, BARRIER_CODE) &&
            record_same_value(other, record, BARRIER_STATE))
            done = error_set_field(error, BARRIER_CODE,
                                   "This is noted already and open; change that one instead");
    }
    record_list_clear(&list);
    return done;
}

/* "open. Open to everybody: Put them in touch with somebody who does the job". */
static void
barrier_remark(const struct record *record, const struct field_context *context, struct text *out)
{
    const char *help =
        field_list_cell(context, "barriers", record_get(record, BARRIER_CODE), BARRIER_HELP);
    if (help && string_equal(record_get(record, BARRIER_STATE), OPEN) &&
        !record_get(record, BARRIER_OFFERED))
        text_append_format(out, "open to everybody: %s", help);
}

static void
barrier_line(const struct record *record, const struct field_context *context, struct text *out)
{
    text_append(out, "Barrier  ");
    record_show_field(record, BARRIER_CODE, context, out);
    record_show_field_after(", ", record, BARRIER_STATE, context, out);
    record_show_field_after(": ", record, BARRIER_OFFERED, context, out);
}

static const struct choice states[] = {
    {OPEN, "Open", false},
    {"met", "Overcome", false},
    {"left", "Not asked for any more", false},
};
static const struct choice_list state_list = {states, 3};

static const struct field fields[BARRIER_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [BARRIER_CANDIDATE] =
        {
            .name = "candidate",
            .label = "Candidate",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED | FIELD_SEARCHED,
            .number = 1,
            .list_width = 22,
            .purpose = "to know whose way it stands in",
            .help = "The person who told us",
            .target = &candidate_type,
        },
    [BARRIER_CODE] =
        {
            .name = "barrier",
            .label = "Barrier",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 2,
            .list_width = 24,
            .purpose = "to offer help that is open to everybody",
            .help = "What stands in their way, as they told it",
            .list = "barriers",
        },
    [BARRIER_TOLD] =
        {
            .name = "told",
            .label = "Told on",
            .kind = FIELD_DATE,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_PAST,
            .number = 3,
            .list_width = 13,
            .purpose = "to know since when",
            .help = "The day on which they told us",
        },
    [BARRIER_STATE] =
        {
            .name = "state",
            .label = "State",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 4,
            .list_width = 10,
            .purpose = "to see what is left to do",
            .help = "How it stands",
            .choices = &state_list,
        },
    [BARRIER_OFFERED] =
        {
            .name = "offered",
            .label = "Offered",
            .kind = FIELD_TEXT,
            .number = 5,
            .purpose = "to see what helped",
            .help = "What was offered, such as a visit to Stafford, and nothing about the person",
        },
    [BARRIER_OWNER] =
        {
            .name = "owner",
            .label = "Owner",
            .kind = FIELD_TEXT,
            .flags = FIELD_KEYED | FIELD_OFFICER,
            .number = 6,
            .purpose = "to know who sees to it",
            .help = "The officer who sees to it",
        },
};

const struct record_type barrier_type = {
    .name = "barrier",
    .label = "Barrier",
    .plural_label = "Barriers",
    .table = "barriers",
    .number = 36,
    .fields = fields,
    .field_count = BARRIER_FIELD_COUNT,
    .title_field = BARRIER_CODE,
    .sort_field = BARRIER_TOLD,
    .sort_descending = true,
    .parent_field = BARRIER_CANDIDATE,
    .standing_field = BARRIER_STATE,
    .prepare = barrier_prepare,
    .admit = barrier_admit,
    .line = barrier_line,
    .remark = barrier_remark,
};
