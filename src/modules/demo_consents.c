/* demo_consents.c - invents policies, consents and referrals. */
#include "demo_consents.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "config/config.h"
#include "demo_record.h"
#include "modules/candidate.h"
#include "modules/consent.h"
#include "modules/demo_words.h"
#include "modules/policy.h"
#include "modules/referral.h"
#include "modules/staff.h"

#define STREAM UINT64_C(0x7C0A5E17D2B9463F)
#define YEAR 365
#define OLDEST_CONSENT (YEAR + 12)
#define OLDEST_NOTICE (3 * YEAR) /* older than anybody's sign-up */
#define PEOPLE_PER_REFERRAL 25
#define REFERRALS_FEWEST 4
#define REFERRALS_MOST 40
#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const char *const names[] = {
    "Temi Balogun",  "Rhodri Pugh",   "Halina Wrona", "Imogen Farr",
    "Kwame Boateng", "Sadia Rahman",  "Nia Bowen",    "Piotr Wilk",
    "Grace Adeleke", "Tom Hartshorn", "Leila Haddad", "Owain Prys",
};

static struct date
today_of(struct demo_consents *consents)
{
    return session_context(consents->session)->today;
}

static size_t
draw(struct demo_consents *consents, size_t below)
{
    return random_below(&consents->random, (uint32_t)below);
}

static struct record *
start(struct demo_consents *consents, const struct record_type *type, struct date created)
{
    return demo_record_start(consents->session, &consents->ids, type, demo_noon(created));
}

/* --- documents --- */

static const char notice[] =
    "We keep your name, how to reach you and what you are interested in, so that the Positive "
    "Action team can tell you of events and help you to prepare. We keep it for a year after we "
    "last heard from you, and nobody outside the force gets it. You may see it, have it put "
    "right, or have it removed at any time: positive.action@example.org.";

static bool
add_policy(struct demo_consents *consents, const char *kind, const char *name, const char *version,
           const char *reference, int review, const char *wording, struct error *error)
{
    struct date starts = date_add_days(today_of(consents), -OLDEST_NOTICE);
    struct record *record = start(consents, &policy_type, starts);
    record_set(record, POLICY_KIND, kind);
    record_set(record, POLICY_NAME, name);
    record_set(record, POLICY_VERSION, version);
    record_set(record, POLICY_REFERENCE, reference);
    record_set(record, POLICY_OWNER, NULL);
    record_set(record, POLICY_WHERE, "The information governance register");
    record_set(record, POLICY_WORDING, wording);
    record_set_day(record, POLICY_STARTS, starts);
    record_set_day(record, POLICY_REVIEW, date_add_days(today_of(consents), review));
    return demo_record_store(consents->session, record, error);
}

/* --- referrals --- */

static bool
add_referral(struct demo_consents *consents, const struct record *staff, size_t number,
             struct error *error)
{
    struct date day = date_add_days(today_of(consents), -(int64_t)draw(consents, 36));
    struct record *record = start(consents, &referral_type, day);
    char *phone = must_format("07700 900%03zu", (number * 29 + 17) % 1000);
    record_set(record, REFERRAL_NAME, names[number % COUNT(names)]);
    record_set(record, REFERRAL_STAFF, record_get(staff, RECORD_ID));
    record_take(record, REFERRAL_PHONE, phone);
    record_set(record, REFERRAL_OWNER, demo_officers.words[number % demo_officers.count]);
    record_set_day(record, REFERRAL_REFERRED, day);
    record_set(record, REFERRAL_STATE, REFERRAL_UNCONFIRMED);
    record_set_day(record, REFERRAL_ANSWER_BY, date_add_days(day, 28));
    if (number % 3 != 0)
        record_set_day(record, REFERRAL_TOLD, day);
    if (number % 4 == 3) {
        record_set(record, REFERRAL_PHONE, NULL);
        record_set(record, REFERRAL_STATE, REFERRAL_DECLINED);
        record_set_day(record, REFERRAL_ANSWERED, day);
    }
    return demo_record_store(consents->session, record, error);
}

static bool
add_referrals(struct demo_consents *consents, size_t people, struct error *error)
{
    struct query query = query_default(&staff_type);
    struct record_list staff = {.count = 0};
    size_t count = REFERRALS_FEWEST + people / PEOPLE_PER_REFERRAL;
    bool done =
        session_read(consents->session, &query, QUERY_FIRST, NULL, REFERRALS_MOST, &staff, error);
    for (size_t i = 0; i < count && i < REFERRALS_MOST && staff.count > 0 && done; i++)
        done = add_referral(consents, staff.items[draw(consents, staff.count)], i, error);
    record_list_clear(&staff);
    return done;
}

bool
demo_consents_begin(struct demo_consents *consents, struct session *session, size_t people,
                    uint64_t seed, struct error *error)
{
    *consents = (struct demo_consents){
        .session = session,
        .random = {.state = seed ^ STREAM},
        .ids = id_source_seeded(~(seed ^ STREAM)),
    };
    return add_policy(consents, POLICY_NOTICE, "Notice for people who sign up",
                      session_context(session)->notice, "IG 14", YEAR / 2, notice, error) &&
           add_policy(consents, POLICY_DOCUMENT, "Special category data", "2", "IG 22", 40, NULL,
                      error) &&
           add_referrals(consents, people, error);
}

/* --- consents --- */

static bool
add_consent(struct demo_consents *consents, const struct record *candidate, const char *purpose,
            const char *channel, struct date given, bool withdrawn, struct error *error)
{
    char id[ID_TEXT_SIZE];
    struct record *record = start(consents, &consent_type, given);
    id_to_text(&candidate->id, id);
    record_set(record, CONSENT_CANDIDATE, id);
    record_set(record, CONSENT_PURPOSE, purpose);
    record_set(record, CONSENT_WORDING, record_get(candidate, CANDIDATE_NOTICE));
    record_set(record, CONSENT_CHANNEL, channel);
    record_set(record, CONSENT_SOURCE, record_get(candidate, CANDIDATE_SOURCE));
    record_set_day(record, CONSENT_GIVEN, given);
    if (withdrawn)
        record_set_day(record, CONSENT_WITHDRAWN, today_of(consents));
    return demo_record_store(consents->session, record, error);
}

static const char *
sign_up_channel(struct demo_consents *consents, const char *purpose)
{
    return field_list_cell(session_context(consents->session), "consent-purposes", purpose,
                           PURPOSE_SIGN_UP);
}

/* Every second of those who were given the notice of late agreed to what signing up says, and of
 * these every fourth to the rest, too; one in ten has withdrawn that. */
bool
demo_consents_add(struct demo_consents *consents, const struct record *candidate,
                  struct error *error)
{
    const struct config *config = session_config(consents->session);
    const struct choice_list *purposes = config_list(config, SETTING_PURPOSES);
    const char *asked = config_list(config, SETTING_CONTACT_CHANNELS)->items[0].code;
    struct date given;
    size_t turn = draw(consents, 8);
    bool done = true;
    if (turn % 2 != 0 || !record_day(candidate, CANDIDATE_NOTICE_DATE, &given) ||
        date_to_days(today_of(consents)) - date_to_days(given) > OLDEST_CONSENT)
        return true;
    for (size_t i = 0; i < purposes->count && done; i++) {
        const char *purpose = purposes->items[i].code,
                   *channel = sign_up_channel(consents, purpose);
        if (purposes->items[i].retired || (!channel && turn != 0))
            continue;
        done = add_consent(consents, candidate, purpose, channel ? channel : asked, given,
                           !channel && draw(consents, 10) == 0, error);
    }
    return done;
}
