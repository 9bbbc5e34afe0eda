/* consent_given.c - whether somebody agreed, and what a sign-up gives. */
#include "consent_entries.h"

#include <string.h>

#include "base/text.h"
#include "config/settings.h"
#include "modules/candidate.h"
#include "modules/policy.h"

#define READ_MOST 1000 /* more than anybody is ever asked */

/* --- the entries of a person --- */

bool
consent_entries(struct session *session, const struct id *candidate, struct record_list *list,
                struct error *error)
{
    struct query query = query_default(&consent_type);
    query.link_field = CONSENT_CANDIDATE;
    query.link_id = *candidate;
    return session_read(session, &query, QUERY_FIRST, NULL, READ_MOST, list, error);
}

bool
consent_is_for(const struct record *entry, const char *purpose)
{
    return string_equal(record_get(entry, CONSENT_PURPOSE), purpose);
}

/* Of two records that were merged one may hold the withdrawal, and the other an older yes. */
static bool
was_taken_back(const struct record_list *entries, const struct record *entry)
{
    const char *given = record_get(entry, CONSENT_GIVEN);
    for (size_t i = 0; i < entries->count; i++) {
        const struct record *other = entries->items[i];
        const char *withdrawn = record_get(other, CONSENT_WITHDRAWN);
        if (withdrawn && record_same_value(other, entry, CONSENT_PURPOSE) &&
            (other == entry || strcmp(withdrawn, given ? given : "") > 0))
            return true;
    }
    return false;
}

bool
consent_counts(const struct record_list *entries, const struct record *entry, struct date today)
{
    struct date expires;
    return !was_taken_back(entries, entry) && record_day(entry, CONSENT_EXPIRES, &expires) &&
           date_to_days(expires) > date_to_days(today);
}

/* --- whether one counts --- */

/* "Siân Wyn-Jones gave no consent for 'Targeted offers'; ask, and note the answer with consent". */
static bool
refuse(struct session *session, const struct id *candidate, const char *purpose,
       const struct record *last, struct error *error)
{
    struct text name = TEXT_EMPTY, label = TEXT_EMPTY, what = TEXT_EMPTY;
    const struct field_context *context = session_context(session);
    session_title(session, &candidate_type, candidate, &name);
    session_show(session, &consent_type.fields[CONSENT_PURPOSE], purpose, &label);
    if (!last)
        text_append(&what, "there is none");
    else if (record_get(last, CONSENT_WITHDRAWN))
        record_show_field_after("withdrawn ", last, CONSENT_WITHDRAWN, context, &what);
    else
        record_show_field_after("expired ", last, CONSENT_EXPIRES, context, &what);
    error_set(error, ERROR_INPUT,
              "%s has no consent in date for '%s' (%s); ask, and note the answer as a new consent",
              text_string(&name), text_string(&label), text_string(&what));
    text_clear(&name);
    text_clear(&label);
    text_clear(&what);
    return false;
}

bool
consented(struct session *session, const struct id *candidate, const char *purpose,
          struct error *error)
{
    struct record_list entries = {.count = 0};
    struct date today = session_context(session)->today;
    const struct record *last = NULL;
    bool read = consent_entries(session, candidate, &entries, error), counts = false;
    for (size_t i = 0; i < entries.count && !counts; i++) {
        const struct record *entry = entries.items[i];
        if (!consent_is_for(entry, purpose))
            continue;
        last = !last || record_get(entry, CONSENT_WITHDRAWN) ? entry : last;
        counts = consent_counts(&entries, entry, today);
    }
    if (read && !counts)
        refuse(session, candidate, purpose, last, error);
    record_list_clear(&entries);
    return counts;
}

bool
consent_count(struct session *session, const struct id *candidate, size_t *count,
              struct error *error)
{
    struct record_list entries = {.count = 0};
    struct date today = session_context(session)->today;
    bool read = consent_entries(session, candidate, &entries, error);
    *count = 0;
    for (size_t i = 0; i < entries.count; i++)
        *count += consent_counts(&entries, entries.items[i], today);
    record_list_clear(&entries);
    return read;
}

bool
consent_names(struct session *session, const struct record *policy, bool *names,
              struct error *error)
{
    struct text key = TEXT_EMPTY;
    struct record_list list = {.count = 0};
    field_key(&consent_type.fields[CONSENT_WORDING], record_get(policy, POLICY_VERSION), &key);
    bool notice = string_equal(record_get(policy, POLICY_KIND), POLICY_NOTICE);
    bool read = !notice || session_find_by_key(session, &consent_type, CONSENT_WORDING,
                                               text_string(&key), false, 1, &list, error);
    *names = list.count > 0;
    record_list_clear(&list);
    text_clear(&key);
    return read;
}

/* --- what a sign-up gives --- */

static bool
add_given(struct session *session, const struct record *candidate, const char *purpose,
          const char *channel, struct error *error)
{
    char id[ID_TEXT_SIZE];
    struct record *entry = session_prepare(session, &consent_type);
    id_to_text(&candidate->id, id);
    record_set(entry, CONSENT_CANDIDATE, id);
    record_set(entry, CONSENT_PURPOSE, purpose);
    record_set(entry, CONSENT_CHANNEL, channel);
    record_set(entry, CONSENT_WORDING, record_get(candidate, CANDIDATE_NOTICE));
    record_set(entry, CONSENT_GIVEN, record_get(candidate, CANDIDATE_NOTICE_DATE));
    record_set(entry, CONSENT_SOURCE, record_get(candidate, CANDIDATE_SOURCE));
    bool done = session_add(session, entry, error);
    record_free(entry);
    return done;
}

/* P27: a name is always there; it takes a way to reach them, and the wording that they saw. */
static bool
signs_up(const struct record *candidate)
{
    bool reach = record_get(candidate, CANDIDATE_PHONE) || record_get(candidate, CANDIDATE_EMAIL);
    return reach && record_get(candidate, CANDIDATE_NOTICE) &&
           record_get(candidate, CANDIDATE_NOTICE_DATE);
}

bool
consent_sign_up(struct session *session, const struct record *candidate, const char *channel,
                bool write, size_t *count, struct text *why, struct error *error)
{
    const struct choice_list *purposes = config_list(session_config(session), SETTING_PURPOSES);
    const struct field_context *context = session_context(session);
    struct error lapsed = {.text = ""};
    struct date given;
    *count = 0;
    if (!signs_up(candidate) || !record_day(candidate, CANDIDATE_NOTICE_DATE, &given))
        return true;
    if (!policy_in_date(session, POLICY_NOTICE, record_get(candidate, CANDIDATE_NOTICE), given,
                        &lapsed)) {
        text_append_format(why, "no consent was noted: %s", lapsed.text);
        return true;
    }
    for (size_t i = 0; i < purposes->count; i++) {
        const char *purpose = purposes->items[i].code;
        const char *usual = field_list_cell(context, "consent-purposes", purpose, PURPOSE_SIGN_UP);
        if (!usual || purposes->items[i].retired)
            continue;
        if (write && !add_given(session, candidate, purpose, channel ? channel : usual, error))
            return false;
        ++*count;
    }
    return true;
}
