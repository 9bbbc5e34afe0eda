/* finalist.c - those between whom a tie-break was decided: the fields, one appointee, nothing after
 * it was signed off. */
#include "modules/tie_break.h"

#include "base/text.h"
#include "modules/permission.h"
#include "record/record.h"
#include "tie_break_scores.h"

#define YES "yes"

static void
finalist_prepare(struct record *record, const struct field_context *context)
{
    (void)context;
    record_set(record, FINALIST_APPOINTED, "no");
}

/* --- what stands in the way --- */

/* P12: who decided on what stays. */
static bool
check_open(struct session *session, const struct record *record, struct error *error)
{
    struct id id;
    const char *link = record_get(record, FINALIST_TIE_BREAK);
    if (!link || !id_from_text(link, &id))
        return true;
    struct record *tie_break = session_get(session, &tie_break_type, &id, error);
    if (!tie_break)
        return error->code == ERROR_NOT_FOUND; /* the links are checked in words of their own */
    bool open = !tie_break_is_approved(tie_break) ||
                error_set(error, ERROR_DENIED,
                          "'%s' was signed off and stays as it was then, with its finalists",
                          record_get(tie_break, TIE_BREAK_VACANCY));
    record_free(tie_break);
    return open;
}

/* P13: several appointed by one entry are an ordering, and that is a policy. */
static bool
check_one_appointee(struct session *session, const struct record *record, struct error *error)
{
    struct id id;
    struct record_list list = {.count = 0};
    const char *link = record_get(record, FINALIST_TIE_BREAK);
    if (!link || !id_from_text(link, &id) ||
        !string_equal(record_get(record, FINALIST_APPOINTED), YES))
        return true;
    bool done = tie_break_finalists(session, &id, &list, error);
    for (size_t i = 0; i < list.count && done; i++) {
        const struct record *other = list.items[i];
        if (!id_equal(&other->id, &record->id) &&
            string_equal(record_get(other, FINALIST_APPOINTED), YES))
            done = error_set_field(error, FINALIST_APPOINTED,
                                   "'%s' is appointed in this entry already; each appointment is a "
                                   "decision of its own, with its own entry",
                                   record_get(other, FINALIST_NAME));
    }
    record_list_clear(&list);
    return done;
}

static bool
finalist_admit(struct session *session, struct record *record, const struct record *before,
               struct error *error)
{
    return permission_declarations(session, error) &&
           (!before || check_open(session, before, error)) && check_open(session, record, error) &&
           check_one_appointee(session, record, error);
}

static bool
finalist_changed(struct session *session, const struct record *before, struct error *error)
{
    return check_open(session, before, error);
}

static bool
finalist_returned(struct session *session, const struct record *record, const struct record *before,
                  struct error *error)
{
    (void)before;
    return check_open(session, record, error) &&
           (!record->alive || check_one_appointee(session, record, error));
}

static bool
may_leave(const struct record *finalist)
{
    (void)finalist;
    return false;
}

/* --- tables --- */

static const struct choice yes_or_no[] = {
    {YES, "Yes", false},
    {"no", "No", false},
};
static const struct choice_list yes_or_no_list = {yes_or_no, 2};

static const struct field fields[FINALIST_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [FINALIST_TIE_BREAK] =
        {
            .name = "tie_break",
            .label = "Tie-break",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED | FIELD_OWN,
            .number = 1,
            .purpose = "to know which decision it is about",
            .help = "The entry that they are a finalist of",
            .target = &tie_break_type,
        },
    [FINALIST_NAME] =
        {
            .name = "name",
            .label = "Finalist",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_OWN,
            .number = 2,
            .list_width = 20,
            .purpose = "to tell the finalists apart",
            .help = "As recruitment calls them, such as A-1043",
        },
    [FINALIST_SCORES] =
        {
            .name = "scores",
            .label = "Scores",
            .kind = FIELD_TEXT,
            .flags = FIELD_OWN,
            .number = 3,
            .list_width = 26,
            .purpose = "to show that they were as qualified as one another",
            .help = "Of each element, such as Interview 41, Written exercise 30",
            .parse = scores_parse,
        },
    [FINALIST_APPOINTED] =
        {
            .name = "appointed",
            .label = "Appointed",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_OWN,
            .number = 4,
            .list_width = 9,
            .purpose = "to know who was appointed",
            .help = "Yes for one of them",
            .choices = &yes_or_no_list,
        },
    [FINALIST_REASONS] =
        {
            .name = "reasons",
            .label = "Reasons",
            .kind = FIELD_NOTES,
            .flags = FIELD_OWN,
            .number = 5,
            .purpose = "to show why other scores are as good",
            .help = "Why they are as qualified where scores differ from those of who is appointed",
        },
};

const struct record_type finalist_type = {
    .name = "finalist",
    .label = "Finalist",
    .plural_label = "Finalists",
    .table = "finalists",
    .number = 35,
    .fields = fields,
    .field_count = FINALIST_FIELD_COUNT,
    .title_field = FINALIST_NAME,
    .sort_field = FINALIST_NAME,
    .parent_field = FINALIST_TIE_BREAK,
    .apart = true,
    .may_see = permission_declarations,
    .seen_for = "tie-break register",
    .may_leave = may_leave,
    .counted_by = FINALIST_TIE_BREAK,
    .prepare = finalist_prepare,
    .admit = finalist_admit,
    .changed = finalist_changed,
    .returned = finalist_returned,
};
