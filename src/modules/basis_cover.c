/* basis_cover.c - approved, in date, for the role, the group and the measure. */
#include "basis_cover.h"

#include <stdarg.h>
#include <string.h>

#include "modules/application.h"
#include "modules/assessment.h"
#include "modules/candidate.h"
#include "modules/code_words.h"
#include "modules/declaration.h"
#include "modules/event.h"
#include "session_private.h"

#define APPLICATIONS_MOST 50
#define COMING_MOST 50

/* --- the open offer --- */

/* The next event that everybody may come to; NULL for none. */
static struct record *
next_open_event(struct session *session)
{
    struct query query = query_default(&event_type);
    struct filter filter;
    struct record_list list = {.count = 0};
    struct record *next = NULL;
    struct error ignored;
    query.filter = &filter;
    query.sort_field = EVENT_STARTS;
    query.descending = false;
    if (filter_parse(&filter, &event_type, EVENT_COMING " audience:" AUDIENCE_OPEN,
                     session_context(session), false, &ignored))
        session_read(session, &query, QUERY_FIRST, NULL, COMING_MOST, &list, &ignored);
    for (size_t i = 0; i < list.count && !next; i++) {
        int64_t start;
        if (event_start(list.items[i], &start) && start > session_context(session)->now_ms)
            next = record_copy(list.items[i]);
    }
    record_list_clear(&list);
    filter_clear(&filter);
    return next;
}

/* P7: "a buddy or mentor, a 1-2-1, and Preparation evening on 3 December 2026, 18:00". */
static void
basis_append_open_offer(struct session *session, struct text *out)
{
    struct record *event = next_open_event(session);
    text_append(out, "a buddy or mentor, a 1-2-1");
    if (event) {
        text_append(out, ", and ");
        session_title(session, &event_type, &event->id, out);
    }
    record_free(event);
}

/* --- saying no --- */

static bool refuse(const struct cover *cover, struct error *error, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static bool
refuse(const struct cover *cover, struct error *error, const char *format, ...)
{
    struct text words = TEXT_EMPTY;
    va_list args;
    va_start(args, format);
    text_append(&words, "Not eligible for targeted support: ");
    if (cover->blind)
        text_append(&words, "only roles with the word declaration.read see "
                            "why; ask one of them");
    else
        text_append_vformat(&words, format, args);
    va_end(args);
    text_append(&words, "; open to everybody: ");
    basis_append_open_offer(cover->session, &words);
    error_set_field(error, cover->field, "%s", text_string(&words));
    text_clear(&words);
    return false;
}

/* "'Men in the control room, version 2' covers ... not", with the words between. */
static bool
refuse_uncovered(const struct cover *cover, const struct record *assessment, const char *what,
                 struct error *error)
{
    struct text name = TEXT_EMPTY;
    assessment_append_name(cover->session, assessment, &name);
    refuse(cover, error, "%s does not cover %s", text_string(&name), what);
    text_clear(&name);
    return false;
}

/* --- measure --- */

bool
cover_has_measure(const struct record *assessment, const char *measure)
{
    const char *measures = record_get(assessment, ASSESSMENT_MEASURES);
    return measures && measure && code_words_have(measures, measure);
}

static void
append_code(struct session *session, const char *list, const char *code, struct text *out)
{
    code_words_show(session_context(session), list, code, out);
}

void
cover_append_measure(struct session *session, const char *measure, struct text *out)
{
    append_code(session, "measures", measure, out);
}

static bool
check_measure(const struct cover *cover, const struct record *assessment, struct error *error)
{
    struct text what = TEXT_EMPTY;
    if (cover_has_measure(assessment, cover->support->measure))
        return true;
    text_append(&what, "the measure ");
    cover_append_measure(cover->session, cover->support->measure, &what);
    refuse_uncovered(cover, assessment, text_string(&what), error);
    text_clear(&what);
    return false;
}

/* --- role --- */

static bool
has_role(const struct record *assessment, const char *role)
{
    const char *roles = record_get(assessment, ASSESSMENT_ROLES);
    return roles && role && code_words_have(roles, role);
}

static bool
refuse_role(const struct cover *cover, const struct record *assessment, const char *role,
            struct error *error)
{
    struct text what = TEXT_EMPTY;
    text_append(&what, "the role ");
    append_code(cover->session, "roles", role, &what);
    refuse_uncovered(cover, assessment, text_string(&what), error);
    text_clear(&what);
    return false;
}

/* An event is for each of its roles; for all where it names none. */
static bool
check_event_roles(const struct cover *cover, const struct record *assessment, struct error *error)
{
    const struct choice_list *roles = config_list(session_config(cover->session), SETTING_ROLES);
    for (size_t i = 0; i < roles->count; i++) {
        const char *role = roles->items[i].code;
        if (!roles->items[i].retired && code_words_have(cover->support->roles, role) &&
            !has_role(assessment, role))
            return refuse_role(cover, assessment, role, error);
    }
    return true;
}

static bool
applies_for_covered(const struct cover *cover, const struct record *assessment,
                    const struct id *candidate)
{
    struct query query = query_default(&application_type);
    struct record_list list = {.count = 0};
    struct error ignored;
    bool covered = false;
    query.link_field = APPLICATION_CANDIDATE;
    query.link_id = *candidate;
    session_read(cover->session, &query, QUERY_FIRST, NULL, APPLICATIONS_MOST, &list, &ignored);
    for (size_t i = 0; i < list.count && !covered; i++)
        covered = string_equal(record_get(list.items[i], APPLICATION_OUTCOME), OUTCOME_LIVE) &&
                  has_role(assessment, record_get(list.items[i], APPLICATION_ROLE));
    record_list_clear(&list);
    return covered;
}

/* The role that they are interested in, or one that they apply for. */
static bool
check_person_role(const struct cover *cover, const struct record *assessment,
                  const struct record *candidate, struct error *error)
{
    const char *role = record_get(candidate, CANDIDATE_ROLE);
    if (has_role(assessment, role) || applies_for_covered(cover, assessment, &candidate->id))
        return true;
    if (role)
        return refuse_role(cover, assessment, role, error);
    return refuse(cover, error, "%s has no role of interest yet; note it first",
                  record_get(candidate, CANDIDATE_NAME));
}

/* --- group --- */

/* P17, P18: by what they said of themselves, and agreed to be offered. */
static bool
check_group(const struct cover *cover, const struct record *assessment,
            const struct record *candidate, struct error *error)
{
    struct text why = TEXT_EMPTY;
    bool stands;
    bool asked = declaration_stands(cover->session, &candidate->id,
                                    record_get(assessment, ASSESSMENT_CHARACTERISTIC),
                                    record_get(assessment, ASSESSMENT_GROUP), TARGETED_PURPOSE,
                                    cover->day, &stands, &why, error);
    if (asked && !stands) {
        cover->session->looked = &declaration_type;
        refuse(cover, error, "%s", text_string(&why));
    }
    text_clear(&why);
    return asked && stands;
}

static bool
check_person(const struct cover *cover, const struct record *assessment, struct error *error)
{
    struct id id;
    if (!cover->support->candidate)
        return refuse(cover, error,
                      "a colleague has not said here which group they belong to; offer it to "
                      "everybody");
    struct record *candidate = id_from_text(cover->support->candidate, &id)
                                   ? session_get(cover->session, &candidate_type, &id, error)
                                   : NULL;
    bool done = candidate && check_person_role(cover, assessment, candidate, error) &&
                check_group(cover, assessment, candidate, error);
    record_free(candidate);
    return done;
}

/* --- the whole --- */

static bool
counts(const struct cover *cover, const struct record *assessment)
{
    if (!assessment->alive)
        return false;
    if (cover->history)
        return assessment_counted(assessment, cover->day);
    bool stood = assessment_is(assessment, ASSESSMENT_IS_APPROVED) ||
                 assessment_is(assessment, ASSESSMENT_IS_REPLACED);
    return cover->returns ? stood : assessment_in_date(assessment, cover->day);
}

static bool
check_date(const struct cover *cover, const struct record *assessment, struct error *error)
{
    struct text why = TEXT_EMPTY, name = TEXT_EMPTY;
    if (counts(cover, assessment))
        return true;
    assessment_append_name(cover->session, assessment, &name);
    assessment_append_why_not(cover->session, assessment, cover->day, &why);
    refuse(cover, error, "%s %s", text_string(&name),
           !assessment->alive ? "is in the trash"
           : why.length > 0   ? text_string(&why)
                              : "did not count on that day");
    text_clear(&why);
    text_clear(&name);
    return false;
}

/* What was made before today had to be covered then as well. */
static bool
check_own_day(const struct cover *cover, const struct record *assessment, struct error *error)
{
    struct cover own = *cover;
    if (!cover->support->day || !date_from_iso(cover->support->day, &own.day) ||
        date_to_days(own.day) >= date_to_days(cover->day))
        return true;
    own.history = true;
    return check_date(&own, assessment, error);
}

static bool
check_elements(const struct cover *cover, const struct record *assessment, struct error *error)
{
    bool event = cover->support->type == &event_type;
    return check_date(cover, assessment, error) && check_own_day(cover, assessment, error) &&
           check_measure(cover, assessment, error) &&
           (cover->history || (event ? check_event_roles(cover, assessment, error)
                                     : check_person(cover, assessment, error)));
}

static bool
holds(const struct cover *cover, struct error *error)
{
    struct id id;
    if (!cover->support->assessment || !id_from_text(cover->support->assessment, &id))
        return refuse(cover, error, "enter the assessment that it rests on, approved and in date");
    struct record *assessment = session_get(cover->session, &assessment_type, &id, error);
    bool done = assessment && check_elements(cover, assessment, error);
    record_free(assessment);
    return done;
}

/* T29: the gate reads for whoever may not; they hear yes or no. */
bool
cover_holds(const struct cover *cover, struct error *error)
{
    bool unseen = cover->session->unseen;
    cover->session->unseen = unseen || cover->blind;
    bool done = holds(cover, error);
    cover->session->unseen = unseen;
    return done;
}
