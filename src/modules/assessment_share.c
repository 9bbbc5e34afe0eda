/* assessment_share.c - newer figures are heard of by the assessments that they are about (P6). */
#include "modules/assessment.h"

#include "base/text.h"
#include "modules/code_words.h"

/* What is heard, and what came of it. */
struct hearing {
    const struct assessment_share *share;
    struct record_list found;
};

static bool
is_closed(const struct assessment_share *share)
{
    return share->share >= share->population || share->high >= share->population;
}

static bool
is_about(const struct record *assessment, const struct assessment_share *share)
{
    return assessment_is(assessment, ASSESSMENT_IS_APPROVED) &&
           !record_get(assessment, ASSESSMENT_EVIDENCE_CHANGED) &&
           string_equal(record_get(assessment, ASSESSMENT_GROUP), share->group) &&
           (!share->role || code_words_have(record_get(assessment, ASSESSMENT_ROLES), share->role));
}

static bool
find(void *context, const struct record *assessment, struct error *error)
{
    struct hearing *hearing = context;
    (void)error;
    if (is_about(assessment, hearing->share))
        record_list_add(&hearing->found, record_copy(assessment));
    return true;
}

/* "Share 48.1 per cent, interval 44.0 to 52.3, population 48.9; snapshot of 30 September 2026". */
static void
append_finding(const struct assessment_share *share, struct text *out)
{
    text_append_format(out,
                       "Share %.1f per cent, interval %.1f to %.1f, population %.1f per cent; %s",
                       share->share * 100, share->low * 100, share->high * 100,
                       share->population * 100, share->source);
}

static bool
flag(struct session *session, const struct id *id, const struct assessment_share *share,
     struct error *error)
{
    struct text finding = TEXT_EMPTY;
    struct record *assessment = session_get(session, &assessment_type, id, error);
    if (!assessment)
        return false;
    append_finding(share, &finding);
    record_set_day(assessment, ASSESSMENT_EVIDENCE_CHANGED, session_context(session)->today);
    record_set(assessment, ASSESSMENT_FINDING, text_string(&finding));
    bool done = session_edit(session, assessment, NULL, error);
    text_clear(&finding);
    record_free(assessment);
    return done;
}

bool
assessment_hear_share(struct session *session, const struct assessment_share *share,
                      size_t *flagged, struct error *error)
{
    struct hearing hearing = {.share = share};
    struct query query = query_default(&assessment_type);
    *flagged = 0;
    if (!is_closed(share))
        return true;
    bool done = session_each(session, &query, find, &hearing, error);
    for (size_t i = 0; i < hearing.found.count && done; i++) {
        done = flag(session, &hearing.found.items[i]->id, share, error);
        *flagged += done;
    }
    record_list_clear(&hearing.found);
    return done;
}
