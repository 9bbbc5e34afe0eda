/* declaration_stands.c - whether somebody's own statement counts, for an offer of support. */
#include "modules/declaration.h"

#include <string.h>

#include "base/text.h"
#include "consent_entries.h"
#include "modules/candidate.h"
#include "modules/group.h"
#include "modules/permission.h"
#include "modules/purpose.h"
#include "modules/reading.h"
#include "record/record.h"
#include "session_private.h"
#include "store/store.h"

#define READ_MOST 200 /* more than anybody says of themselves */

/* What is asked, and all that the person said and agreed to. */
struct question {
    struct session *session;
    const struct id *candidate;
    const char *characteristic, *group, *purpose;
    struct date day;
    struct record_list said, consents;
};

static bool
is_about(const struct question *question, const struct record *declaration)
{
    struct date said;
    return string_equal(record_get(declaration, DECLARATION_CHARACTERISTIC),
                        question->characteristic) &&
           string_equal(record_get(declaration, DECLARATION_PURPOSE), question->purpose) &&
           record_day(declaration, DECLARATION_SAID, &said) &&
           date_to_days(said) <= date_to_days(question->day);
}

/* The last statement of the characteristic for the purpose, whatever became of it: said later, or
 * entered later on the same day. NULL when there is none. */
static const struct record *
last_said(const struct question *question)
{
    const struct record *last = NULL;
    for (size_t i = 0; i < question->said.count; i++) {
        const struct record *other = question->said.items[i];
        if (!is_about(question, other))
            continue;
        int order =
            last ? strcmp(record_get(other, DECLARATION_SAID), record_get(last, DECLARATION_SAID))
                 : 1;
        if (order == 0)
            order = strcmp(record_get(other, RECORD_CREATED), record_get(last, RECORD_CREATED));
        last = order >= 0 ? other : last;
    }
    return last;
}

static bool
consent_holds(const struct question *question, const struct record *declaration)
{
    const char *consent = record_get(declaration, DECLARATION_CONSENT);
    for (size_t i = 0; i < question->consents.count; i++) {
        const struct record *entry = question->consents.items[i];
        if (string_equal(record_get(entry, RECORD_ID), consent))
            return consent_counts(&question->consents, entry, question->day);
    }
    return false;
}

/* Why it does not count, in words that go on from a name; NULL when it does. */
static const char *
why_not(const struct question *question, const struct record *last)
{
    const struct field_context *context = session_context(question->session);
    if (!last)
        return "has not said so";
    if (record_get(last, DECLARATION_WITHDRAWN))
        return "took back what was said";
    if (!group_is_within(context, record_get(last, DECLARATION_GROUP), question->group))
        return "has not said so";
    return consent_holds(question, last) ? NULL : "has no consent in date behind what was said";
}

/* "Siân Wyn-Jones has not said so: 'Female' for 'Targeted offers'; ask, and note it with declare".
 */
static void
say(const struct question *question, const char *what, struct text *why)
{
    const struct field *fields = declaration_type.fields;
    session_title(question->session, &candidate_type, question->candidate, why);
    text_append_format(why, " %s: '", what);
    session_show(question->session, &fields[DECLARATION_GROUP], question->group, why);
    text_append(why, "' for '");
    session_show(question->session, &fields[DECLARATION_PURPOSE], question->purpose, why);
    text_append(why, "'; ask, and note the answer with declare");
}

/* T30: which one was looked at, or that somebody looked and there was none. */
static bool
note_look(const struct question *question, const struct record *last, struct error *error)
{
    const struct id *id = last ? &last->id : NULL;
    if (store_is_in_action(question->session->store))
        return purpose_note(question->session, &declaration_type, id, error);
    return reading_begin(question->session, &declaration_type, id, error);
}

static bool
read_all(struct question *question, struct error *error)
{
    struct query query = query_default(&declaration_type);
    query.link_field = DECLARATION_CANDIDATE;
    query.link_id = *question->candidate;
    return session_read(question->session, &query, QUERY_FIRST, NULL, READ_MOST, &question->said,
                        error) &&
           consent_entries(question->session, question->candidate, &question->consents, error);
}

bool
declaration_stands(struct session *session, const struct id *candidate, const char *characteristic,
                   const char *group, const char *purpose, struct date day, bool *stands,
                   struct text *why, struct error *error)
{
    struct question question = {
        .session = session,
        .candidate = candidate,
        .characteristic = characteristic,
        .group = group,
        .purpose = purpose,
        .day = day,
    };
    const struct record *last = NULL;
    const char *what = NULL;
    *stands = false;
    bool done =
        (session->unseen || permission_declarations(session, error)) && read_all(&question, error);
    if (done) {
        last = last_said(&question);
        what = why_not(&question, last);
        done = note_look(&question, last, error);
    }
    *stands = done && !what;
    if (done && what && why)
        say(&question, what, why);
    record_list_clear(&question.said);
    record_list_clear(&question.consents);
    return done;
}
