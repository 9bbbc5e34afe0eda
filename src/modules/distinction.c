/* distinction.c - two people who are not one. */
#include "modules/distinction.h"

#include <string.h>

#include "modules/candidate.h"
#include "record/record.h"

/* A pair is said once; its people have few others. */
#define MOST_OF_ONE 200

static const struct field fields[DISTINCTION_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [DISTINCTION_CANDIDATE] =
        {
            .name = "candidate",
            .label = "Candidate",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED,
            .number = 1,
            .list_width = 22,
            .purpose = "to know who is meant",
            .help = "One of the two people",
            .target = &candidate_type,
        },
    [DISTINCTION_OTHER] =
        {
            .name = "other",
            .label = "Is not",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED,
            .number = 2,
            .list_width = 22,
            .purpose = "to know whom nobody is to take for them",
            .help = "The other of the two people",
            .target = &candidate_type,
        },
};

static bool
find_in_order(struct session *session, const struct id *one, const struct id *other,
              struct record **found, struct error *error)
{
    struct query query = query_default(&distinction_type);
    struct record_list list = {.items = NULL};
    char wanted[ID_TEXT_SIZE];
    query.link_field = DISTINCTION_CANDIDATE;
    query.link_id = *one;
    id_to_text(other, wanted);
    bool done = session_read(session, &query, QUERY_FIRST, NULL, MOST_OF_ONE, &list, error);
    for (size_t i = 0; i < list.count && !*found; i++)
        if (string_equal(record_get(list.items[i], DISTINCTION_OTHER), wanted))
            *found = record_copy(list.items[i]);
    record_list_clear(&list);
    return done;
}

bool
distinction_find(struct session *session, const struct id *one, const struct id *other,
                 struct record **found, struct error *error)
{
    *found = NULL;
    return find_in_order(session, one, other, found, error) &&
           (*found || find_in_order(session, other, one, found, error));
}

static bool
check_alive(struct session *session, const struct id *id, struct error *error)
{
    struct record *record = session_get(session, &candidate_type, id, error);
    bool alive = record && session_check_alive(session, record, error);
    record_free(record);
    return alive;
}

static bool
add(struct session *session, const struct id *one, const struct id *other, struct error *error)
{
    char text[ID_TEXT_SIZE];
    struct record *record = session_prepare(session, &distinction_type);
    id_to_text(one, text);
    record_set(record, DISTINCTION_CANDIDATE, text);
    id_to_text(other, text);
    record_set(record, DISTINCTION_OTHER, text);
    bool done = session_add(session, record, error);
    record_free(record);
    return done;
}

bool
distinction_add(struct session *session, const struct id *one, const struct id *other,
                struct outcome *outcome, struct error *error)
{
    struct record *known;
    if (id_equal(one, other))
        return error_set(error, ERROR_USAGE, "This is one and the same candidate; name two");
    if (!check_alive(session, one, error) || !check_alive(session, other, error) ||
        !distinction_find(session, one, other, &known, error))
        return false;
    outcome->unchanged = known != NULL;
    record_free(known);
    if (!outcome->unchanged && !add(session, one, other, error))
        return false;
    text_append(&outcome->message, outcome->unchanged ? "Known already not to be the same person: "
                                                      : "Not the same person: ");
    session_title(session, &candidate_type, one, &outcome->message);
    text_append(&outcome->message, " and ");
    session_title(session, &candidate_type, other, &outcome->message);
    return true;
}

struct telling_apart {
    const struct id *one, *other;
    struct outcome *outcome;
};

static bool
run(struct session *session, void *context, struct error *error)
{
    struct telling_apart *apart = context;
    return distinction_add(session, apart->one, apart->other, apart->outcome, error);
}

bool
distinction_do(struct session *session, const struct id *one, const struct id *other,
               struct outcome *outcome, struct error *error)
{
    struct telling_apart apart = {one, other, outcome};
    if (session_write(session, "not-same", run, &apart, error))
        return true;
    outcome_clear(outcome);
    return false;
}

const struct record_type distinction_type = {
    .name = "distinction",
    .label = "Not the same person",
    .plural_label = "Not the same person",
    .table = "distinctions",
    .number = 12,
    .fields = fields,
    .field_count = DISTINCTION_FIELD_COUNT,
    .title_field = DISTINCTION_OTHER,
    .sort_field = RECORD_CREATED,
    .sort_descending = true,
    .parent_field = DISTINCTION_CANDIDATE,
};
