/* tie_break_rules.c - what a tie-break must have before somebody signs it off, and when several of
 * them look like a policy. */
#include "modules/tie_break.h"

#include <string.h>

#include "base/text.h"
#include "config/config.h"
#include "modules/application.h"
#include "modules/campaign.h"
#include "record/filter.h"
#include "record/record.h"
#include "session_private.h"
#include "store/window.h"
#include "tie_break_scores.h"

#define FINALISTS_MOST 100
#define FEWEST 2 /* one alone is in no tie */

/* P12. */
static const size_t needed[] = {
    TIE_BREAK_CAMPAIGN,       TIE_BREAK_COMPETED,      TIE_BREAK_PROCESS,   TIE_BREAK_MERIT,
    TIE_BREAK_ELEMENTS,       TIE_BREAK_CRITERIA_SET,  TIE_BREAK_SCORED,    TIE_BREAK_AS_QUALIFIED,
    TIE_BREAK_CHARACTERISTIC, TIE_BREAK_GROUP,         TIE_BREAK_CHANNEL,   TIE_BREAK_TRIGGER,
    TIE_BREAK_GROUNDS,        TIE_BREAK_PROPORTIONATE, TIE_BREAK_NO_POLICY, TIE_BREAK_DECIDED_BY,
    TIE_BREAK_DECIDED,        TIE_BREAK_ADVICE,        TIE_BREAK_EIA,
};

bool
tie_break_finalists(struct session *session, const struct id *tie_break, struct record_list *list,
                    struct error *error)
{
    struct query query = query_default(&finalist_type);
    query.link_field = FINALIST_TIE_BREAK;
    query.link_id = *tie_break;
    return session_read(session, &query, QUERY_FIRST, NULL, FINALISTS_MOST, list, error);
}

/* --- what is missing --- */

/* An entry, its finalists, and what is missing of them. */
struct inspection {
    struct session *session;
    const struct record *tie_break;
    struct record_list finalists;
    const struct record *appointed, *finalist; /* who was appointed; who is compared with them */
    struct text *missing;
};

__attribute__((format(printf, 2, 3))) static void
add_missing(struct inspection *inspection, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    text_append(inspection->missing, inspection->missing->length > 0 ? "; " : "");
    text_append_vformat(inspection->missing, format, args);
    va_end(args);
}

static bool
is_appointed(const struct record *finalist)
{
    return string_equal(record_get(finalist, FINALIST_APPOINTED), "yes");
}

static void
inspect_fields(struct inspection *inspection)
{
    const struct record *tie_break = inspection->tie_break;
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++)
        if (!record_get(tie_break, needed[i]))
            add_missing(inspection, "%s", tie_break->type->fields[needed[i]].label);
}

static void
inspect_number(struct inspection *inspection)
{
    if (inspection->finalists.count < FEWEST)
        add_missing(inspection, "the finalists (add each with the command finalist)");
    for (size_t i = 0; i < inspection->finalists.count; i++)
        if (is_appointed(inspection->finalists.items[i]))
            inspection->appointed = inspection->finalists.items[i];
    if (!inspection->appointed && inspection->finalists.count >= FEWEST)
        add_missing(inspection, "which finalist is appointed");
}

static bool
inspect_score(void *context, const char *element)
{
    struct inspection *inspection = context;
    double score = 0;
    if (!scores_find(record_get(inspection->finalist, FINALIST_SCORES), element, &score))
        add_missing(inspection, "the score of '%s' in '%s'",
                    record_get(inspection->finalist, FINALIST_NAME), element);
    return true;
}

/* P13: within so many per cent of the higher score they count as the same. False stops: one element
 * is enough. */
static bool
is_near(void *context, const char *element)
{
    struct inspection *inspection = context;
    long tolerance =
        config_number(session_config(inspection->session), SETTING_TIE_BREAK_TOLERANCE);
    double theirs = 0, other = 0;
    if (!scores_find(record_get(inspection->finalist, FINALIST_SCORES), element, &theirs) ||
        !scores_find(record_get(inspection->appointed, FINALIST_SCORES), element, &other))
        return true;
    double more = theirs > other ? theirs : other, less = theirs > other ? other : theirs;
    if ((more - less) * 100 <= more * (double)tolerance)
        return true;
    add_missing(inspection,
                "the reasons for '%s', whose score in '%s' differs by more than %ld per cent from "
                "that of who is appointed",
                record_get(inspection->finalist, FINALIST_NAME), element, tolerance);
    return false;
}

static void
inspect_finalists(struct inspection *inspection)
{
    const char *elements = record_get(inspection->tie_break, TIE_BREAK_ELEMENTS);
    for (size_t i = 0; elements && i < inspection->finalists.count; i++) {
        inspection->finalist = inspection->finalists.items[i];
        elements_each(elements, inspect_score, inspection);
        if (inspection->appointed && inspection->finalist != inspection->appointed &&
            !record_get(inspection->finalist, FINALIST_REASONS))
            elements_each(elements, is_near, inspection);
    }
}

bool
tie_break_append_missing(struct session *session, const struct record *tie_break,
                         struct text *missing, struct error *error)
{
    struct inspection inspection = {.session = session, .tie_break = tie_break, .missing = missing};
    bool read = tie_break_finalists(session, &tie_break->id, &inspection.finalists, error);
    if (read) {
        inspect_fields(&inspection);
        inspect_number(&inspection);
        inspect_finalists(&inspection);
    }
    record_list_clear(&inspection.finalists);
    return read;
}

/* --- what may amount to a policy --- */

static bool
count(struct session *session, const struct record_type *type, size_t link, const char *words,
      const struct id *campaign, size_t *found, struct error *error)
{
    struct query query = query_default(type);
    struct filter filter;
    query.link_field = link;
    query.link_id = *campaign;
    query.filter = &filter;
    bool done = filter_parse(&filter, type, words, session_context(session), false, error) &&
                window_count(session->store, &query, found, error);
    filter_clear(&filter);
    return done;
}

bool
tie_break_append_policy(struct session *session, const struct id *campaign, struct text *out,
                        struct error *error)
{
    size_t decided, appointed;
    long share = config_number(session_config(session), SETTING_TIE_BREAK_SHARE);
    if (!count(session, &tie_break_type, TIE_BREAK_CAMPAIGN, "state:" TIE_BREAK_IS_APPROVED,
               campaign, &decided, error) ||
        !count(session, &application_type, APPLICATION_CAMPAIGN, "outcome:appointed", campaign,
               &appointed, error))
        return false;
    if (decided == 0 || decided * 100 <= appointed * (size_t)share)
        return true;
    text_append(out, "more than ");
    text_append_format(out, "%ld per cent of the appointments in '", share);
    session_title(session, &campaign_type, campaign, out);
    text_append(out, "' were decided by a tie-break: this may amount to a policy, and a policy is "
                     "not lawful; take advice before the next");
    return true;
}
