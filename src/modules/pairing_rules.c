/* pairing_rules.c - who may be paired with whom, and what to do when they may not. */
#include "modules/pairing_rules.h"

#include "base/text.h"
#include "modules/application.h"
#include "modules/basis.h"
#include "modules/buddy.h"
#include "modules/candidate.h"
#include "modules/decline.h"
#include "modules/exclusion.h"
#include "modules/pairing.h"
#include "modules/staff.h"

#define READ_MOST 500 /* more of anything than one person has */
#define FIRST_YEAR "outcome:" OUTCOME_APPOINTED " ended>=-365d"

static bool
read_of(struct session *session, const struct record_type *type, size_t link_field,
        const char *link, const char *words, struct record_list *list, struct error *error)
{
    struct query query = query_default(type);
    struct filter filter;
    query.link_field = link_field;
    query.filter = &filter;
    bool done = filter_parse(&filter, type, words, session_context(session), false, error) &&
                id_from_text(link, &query.link_id) &&
                session_read(session, &query, QUERY_FIRST, NULL, READ_MOST, list, error);
    filter_clear(&filter);
    return done;
}

bool
pairing_read_of_person(struct session *session, const struct record *pairing,
                       const struct record_type *type, size_t candidate_field,
                       size_t colleague_field, struct record_list *list, struct error *error)
{
    const char *candidate = record_get(pairing, PAIRING_CANDIDATE);
    const char *colleague = record_get(pairing, PAIRING_COLLEAGUE);
    if (!candidate && !colleague)
        return true;
    return read_of(session, type, candidate ? candidate_field : colleague_field,
                   candidate ? candidate : colleague, "", list, error);
}

void
pairing_apart_clear(struct pairing_apart *apart)
{
    record_list_clear(&apart->exclusions);
    record_list_clear(&apart->declines);
}

bool
pairing_apart_read(struct session *session, const struct record *pairing,
                   struct pairing_apart *apart, struct error *error)
{
    *apart = (struct pairing_apart){.exclusions = {.count = 0}};
    return exclusion_read(session, pairing, &apart->exclusions, error) &&
           decline_read(session, pairing, &apart->declines, error);
}

static bool
has_application(struct session *session, const struct record *pairing, const char *words)
{
    struct error ignored;
    struct record_list list = {.count = 0};
    read_of(session, &application_type, APPLICATION_CANDIDATE,
            record_get(pairing, PAIRING_CANDIDATE), words, &list, &ignored);
    bool has = list.count > 0;
    record_list_clear(&list);
    return has;
}

/* T57: help goes on past the appointment, through the first year. */
static bool
is_in_first_year(struct session *session, const struct record *pairing)
{
    return has_application(session, pairing, FIRST_YEAR);
}

/* Who withdrew, or is no longer kept, is left in peace. */
bool
pairing_candidate_may(struct session *session, const struct record *pairing, struct error *error)
{
    struct record *candidate = session_linked(session, pairing, PAIRING_CANDIDATE);
    bool done = true;
    if (candidate && !candidate->alive)
        done = error_set_field(error, PAIRING_CANDIDATE,
                               "This candidate is in the trash; restore the record first");
    else if (candidate && string_equal(record_get(candidate, CANDIDATE_STATUS), "closed") &&
             !is_in_first_year(session, pairing)) {
        struct text reason = TEXT_EMPTY;
        session_show(session, &candidate_type.fields[CANDIDATE_CLOSE_REASON],
                     record_get(candidate, CANDIDATE_CLOSE_REASON), &reason);
        done = error_set_field(error, PAIRING_CANDIDATE,
                               "%s is closed (%s); open the record again if they come back",
                               record_get(candidate, CANDIDATE_NAME), text_string(&reason));
        text_clear(&reason);
    }
    record_free(candidate);
    return done;
}

/* P31. */
bool
pairing_adult_may(struct session *session, const struct record *pairing, struct error *error)
{
    const char *adult = record_get(pairing, PAIRING_ADULT);
    if (!record_get(pairing, PAIRING_CANDIDATE) || string_equal(adult, "adult"))
        return true;
    if (!adult)
        return error_set_field(error, PAIRING_ADULT,
                               "Say whether the candidate is 18 or over; nobody younger is paired, "
                               "but at 17 with an application");
    if (string_equal(adult, "seventeen") &&
        has_application(session, pairing, "outcome:" OUTCOME_LIVE))
        return true;
    return error_set_field(error, PAIRING_ADULT,
                           "Nobody under 18 is paired, but at 17 with an application; wait for the "
                           "birthday, or at 17 add the application first");
}

/* A buddy is for candidates, a reverse mentor for colleagues, a mentor for either. */
bool
pairing_kind_may(const struct record *pairing, const struct record *buddy, struct error *error)
{
    const char *kind = record_get(buddy, BUDDY_KIND);
    if (string_equal(kind, KIND_BUDDY) && record_get(pairing, PAIRING_COLLEAGUE))
        return error_set_field(error, PAIRING_COLLEAGUE,
                               "A buddy is for candidates; choose a mentor for a colleague");
    if (string_equal(kind, KIND_REVERSE) && record_get(pairing, PAIRING_CANDIDATE))
        return error_set_field(error, PAIRING_BUDDY,
                               "A reverse mentor is for colleagues; choose a buddy or mentor for a "
                               "candidate");
    return true;
}

/* T52: nobody mentors whom they work with every day, or in the line they report in. */
static bool
check_line(struct session *session, const struct record *pairing, const struct record *buddy,
           struct error *error)
{
    struct record *colleague = session_linked(session, pairing, PAIRING_COLLEAGUE);
    struct record *mentor = colleague ? session_linked(session, buddy, BUDDY_STAFF) : NULL;
    bool done = true;
    if (!colleague || !mentor) {
        record_free(colleague);
        record_free(mentor);
        return true;
    }
    const char *mine = record_get(mentor, RECORD_ID), *theirs = record_get(colleague, RECORD_ID);
    const char *team = record_get(mentor, STAFF_TEAM);
    if (string_equal(mine, theirs))
        done =
            error_set_field(error, PAIRING_BUDDY, "Nobody mentors themselves; choose another one");
    else if (string_equal(record_get(colleague, STAFF_MANAGER), mine) ||
             string_equal(record_get(mentor, STAFF_MANAGER), theirs))
        done = error_set_field(error, PAIRING_BUDDY,
                               "One of the two is the line manager of the other; choose another "
                               "mentor");
    else if (team && string_equal_no_case(team, record_get(colleague, STAFF_TEAM)))
        done =
            error_set_field(error, PAIRING_BUDDY,
                            "Both work in the team '%s'; choose a mentor from another one", team);
    record_free(colleague);
    record_free(mentor);
    return done;
}

static bool
refuse_second(struct session *session, const struct record *pairing, const struct record *other,
              struct error *error)
{
    struct text words = TEXT_EMPTY;
    pairing_append_person(session, pairing, &words);
    text_append(&words, " has ");
    session_show(session, &pairing_type.fields[PAIRING_BUDDY], record_get(other, PAIRING_BUDDY),
                 &words);
    text_append(&words, " (");
    pairing_type.line(other, session_context(session), &words);
    error_set_field(error, PAIRING_BUDDY, "%s); end that pairing first, or rematch it",
                    text_string(&words));
    text_clear(&words);
    return false;
}

/* One of a kind at a time. */
bool
pairing_is_single(struct session *session, const struct record *pairing, struct error *error)
{
    bool candidate = record_get(pairing, PAIRING_CANDIDATE) != NULL;
    size_t field = candidate ? PAIRING_CANDIDATE : PAIRING_COLLEAGUE;
    struct record_list list = {.count = 0};
    bool done = read_of(session, &pairing_type, field, record_get(pairing, field), PAIRING_OPEN,
                        &list, error);
    for (size_t i = 0; i < list.count && done; i++) {
        if (!id_equal(&list.items[i]->id, &pairing->id) &&
            record_same_value(list.items[i], pairing, PAIRING_KIND))
            done = refuse_second(session, pairing, list.items[i], error);
    }
    record_list_clear(&list);
    return done;
}

bool
pairing_two_may(struct session *session, const struct record *pairing, const struct record *buddy,
                const struct pairing_apart *apart, struct error *error)
{
    return exclusion_allows(session, &apart->exclusions, pairing, error) &&
           decline_allows(session, &apart->declines, pairing, error) &&
           check_line(session, pairing, buddy, error);
}

static bool
check_buddy(struct session *session, const struct record *pairing, const struct record *buddy,
            bool is_new, struct error *error)
{
    struct pairing_apart apart = {.exclusions = {.count = 0}};
    if (!buddy->alive)
        return error_set_field(error, PAIRING_BUDDY,
                               "This buddy or mentor is in the trash; restore the record first");
    bool may = pairing_kind_may(pairing, buddy, error) && buddy_is_ready(session, buddy, error) &&
               pairing_apart_read(session, pairing, &apart, error) &&
               pairing_two_may(session, pairing, buddy, &apart, error) &&
               (!is_new || (pairing_is_single(session, pairing, error) &&
                            buddy_has_room(session, buddy, pairing, error)));
    pairing_apart_clear(&apart);
    return may;
}

bool
pairing_may_begin(struct session *session, const struct record *pairing, bool is_new,
                  struct error *error)
{
    bool candidate = record_get(pairing, PAIRING_CANDIDATE) != NULL;
    bool colleague = record_get(pairing, PAIRING_COLLEAGUE) != NULL;
    struct record *buddy = session_linked(session, pairing, PAIRING_BUDDY);
    bool may = true;
    if (!candidate && !colleague)
        may = error_set_field(error, PAIRING_CANDIDATE, "Enter the candidate, or the colleague");
    else if (buddy)
        may = pairing_candidate_may(session, pairing, error) &&
              pairing_adult_may(session, pairing, error) &&
              check_buddy(session, pairing, buddy, is_new, error);
    record_free(buddy);
    return may;
}

bool
pairing_may_be_told(struct session *session, const struct record *pairing, struct error *error)
{
    return pairing_is(pairing, STATE_ENDED) || pairing_is_single(session, pairing, error);
}

bool
pairing_may_return(struct session *session, const struct record *pairing,
                   const struct record *before, struct error *error)
{
    bool was_open = before->alive && !pairing_is(before, STATE_ENDED);
    if (was_open || !pairing->alive || pairing_is(pairing, STATE_ENDED))
        return true;
    struct record *buddy = session_linked(session, pairing, PAIRING_BUDDY);
    bool may = pairing_is_single(session, pairing, error) &&
               (!buddy || buddy_has_room(session, buddy, pairing, error)) &&
               basis_may_return(session, pairing, before, error);
    record_free(buddy);
    return may;
}
