/* demo_assessments.c - writes and approves the assessments on their days, then lets a few people
 * say that they belong to the group, and supports them. */
#include "demo_assessments.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/id.h"
#include "base/memory.h"
#include "config/config.h"
#include "demo_assessment_words.h"
#include "demo_record.h"
#include "demo_words.h"
#include "modules/assessment.h"
#include "modules/basis.h"
#include "modules/buddy.h"
#include "modules/candidate.h"
#include "modules/code_words.h"
#include "modules/consent.h"
#include "modules/declaration.h"
#include "modules/event.h"
#include "modules/evidence.h"
#include "modules/invitation.h"
#include "modules/offer.h"
#include "modules/pairing.h"
#include "modules/pairing_rules.h"
#include "modules/permission.h"
#include "session_private.h"

#define STREAM UINT64_C(0x2F86D1C95A07E43B)
#define DAYS_TO_APPROVE 5
#define SUPPORTED 3 /* people of each assessment */
#define EVENT_IN_DAYS 9
#define CHANNEL "phone"
#define CANDIDATES_MOST 400
#define BUDDIES_MOST 100
#define COUNT(array) (sizeof(array) / sizeof(array)[0])

struct demo_writing {
    struct session *session;
    struct id_source ids;
    struct date today;
    struct record_list candidates, buddies;
    char ids_of[DEMO_ASSESSMENTS][ID_TEXT_SIZE]; /* "" for one that was left out */
    size_t next;                                 /* candidate to look at */
};

/* --- days and officers gone by --- */

struct then {
    struct clock clock;
    char *officer;
};

/* Another officer is at work, on another day, until come_back. */
static struct then
go_to(struct demo_writing *writing, const char *officer, int64_t days)
{
    struct session *session = writing->session;
    struct then then = {session->clock, session->officer};
    session->clock = clock_fixed(demo_noon(date_add_days(writing->today, days)));
    session->officer = must_strdup(officer);
    return then;
}

static void
come_back(struct demo_writing *writing, struct then then)
{
    free(writing->session->officer);
    writing->session->clock = then.clock;
    writing->session->officer = then.officer;
}

static struct record *
start(struct demo_writing *writing, const struct record_type *type)
{
    return demo_record_start(writing->session, &writing->ids, type,
                             session_context(writing->session)->now_ms);
}

static bool
store(struct demo_writing *writing, struct record *record, struct error *error)
{
    return demo_record_store(writing->session, record, error);
}

/* --- assessments --- */

static bool
has_codes(struct demo_writing *writing, const struct demo_assessment *words)
{
    const struct config *config = session_config(writing->session);
    const struct {
        enum setting setting;
        const char *codes;
    } needed[] = {{SETTING_ROLES, words->roles},
                  {SETTING_GROUPS, words->group},
                  {SETTING_MEASURES, words->measures},
                  {SETTING_PURPOSES, TARGETED_PURPOSE},
                  {SETTING_CONTACT_CHANNELS, CHANNEL}};
    bool all = true;
    for (size_t i = 0; i < COUNT(needed); i++) {
        char *codes = must_strdup(needed[i].codes), *rest = codes, *code;
        while ((code = strtok_r(rest, ", ", &rest))) {
            const struct choice *choice = choice_find(config_list(config, needed[i].setting), code);
            all = all && choice && !choice->retired;
        }
        free(codes);
    }
    return all;
}

static bool
add_evidence(struct demo_writing *writing, const char *assessment,
             const struct demo_evidence *evidence, struct error *error)
{
    if (!evidence->what)
        return true;
    struct record *record = start(writing, &evidence_type);
    record_set(record, EVIDENCE_ASSESSMENT, assessment);
    record_set(record, EVIDENCE_WHAT, evidence->what);
    record_set(record, EVIDENCE_VALUE, evidence->value);
    record_set(record, EVIDENCE_N, evidence->n);
    record_set(record, EVIDENCE_WORDS, evidence->words);
    record_set(record, EVIDENCE_SOURCE, evidence->source);
    record_set(record, EVIDENCE_COMMAND, evidence->command);
    record_set_day(record, EVIDENCE_DAY,
                   date_add_days(session_context(writing->session)->today, -20));
    return store(writing, record, error);
}

static bool
draft(struct demo_writing *writing, size_t place, struct error *error)
{
    const struct demo_assessment *words = &demo_assessments[place];
    const struct {
        size_t field;
        const char *value;
    } written[] = {
        {ASSESSMENT_NAME, words->name},         {ASSESSMENT_ROLES, words->roles},
        {ASSESSMENT_GROUP, words->group},       {ASSESSMENT_TRIGGER, words->trigger},
        {ASSESSMENT_BARRIER, words->barrier},   {ASSESSMENT_AIM, words->aim},
        {ASSESSMENT_MEASURES, words->measures}, {ASSESSMENT_ALTERNATIVES, words->alternatives},
        {ASSESSMENT_LESSER, words->lesser},     {ASSESSMENT_EFFECT, words->effect},
        {ASSESSMENT_EIA, words->eia},           {ASSESSMENT_ADVICE, words->advice},
    };
    struct record *record = start(writing, &assessment_type);
    memcpy(writing->ids_of[place], record_get(record, RECORD_ID), ID_TEXT_SIZE);
    for (size_t i = 0; i < COUNT(written); i++)
        record_set(record, written[i].field, written[i].value);
    record_set_day(record, ASSESSMENT_STARTS, date_add_days(writing->today, words->starts));
    record_set_day(record, ASSESSMENT_REVIEW, date_add_days(writing->today, words->review));
    if (words->follows >= 0) {
        record_set(record, ASSESSMENT_EARLIER, writing->ids_of[words->follows]);
        record_set(record, ASSESSMENT_VERSION, "2");
    }
    bool done = store(writing, record, error);
    for (size_t i = 0; i < DEMO_EVIDENCE_MOST && done; i++)
        done = add_evidence(writing, writing->ids_of[place], &words->evidence[i], error);
    return done;
}

static bool
set_state(struct demo_writing *writing, const char *text, const char *state, size_t day,
          struct error *error)
{
    struct id id;
    struct record *record = id_from_text(text, &id)
                                ? session_get(writing->session, &assessment_type, &id, error)
                                : NULL;
    if (!record)
        return false;
    record_set(record, ASSESSMENT_STATE, state);
    record_set_day(record, day, session_context(writing->session)->today);
    if (day == ASSESSMENT_APPROVED)
        record_set(record, ASSESSMENT_APPROVER, session_officer(writing->session));
    bool done = session_edit(writing->session, record, NULL, error);
    record_free(record);
    return done;
}

static bool
approve(struct demo_writing *writing, size_t place, struct error *error)
{
    int follows = demo_assessments[place].follows;
    return set_state(writing, writing->ids_of[place], ASSESSMENT_IS_APPROVED, ASSESSMENT_APPROVED,
                     error) &&
           (follows < 0 || set_state(writing, writing->ids_of[follows], ASSESSMENT_IS_REPLACED,
                                     ASSESSMENT_REPLACED, error));
}

static bool
add_assessment(struct demo_writing *writing, size_t place, struct error *error)
{
    int64_t starts = demo_assessments[place].starts;
    if (!has_codes(writing, &demo_assessments[place]))
        return true;
    struct then then = go_to(writing, demo_officers.words[0], starts - 2 * DAYS_TO_APPROVE);
    bool done = draft(writing, place, error);
    come_back(writing, then);
    then = go_to(writing, demo_officers.words[1], starts - DAYS_TO_APPROVE);
    done = done && approve(writing, place, error);
    come_back(writing, then);
    return done;
}

/* --- people who say that they belong to the group --- */

static bool
add_consent(struct demo_writing *writing, const struct record *declaration, char id[ID_TEXT_SIZE],
            struct error *error)
{
    struct record *record = start(writing, &consent_type);
    record_set(record, CONSENT_CANDIDATE, record_get(declaration, DECLARATION_CANDIDATE));
    record_set(record, CONSENT_PURPOSE, TARGETED_PURPOSE);
    record_set(record, CONSENT_WORDING, record_get(declaration, DECLARATION_WORDING));
    record_set(record, CONSENT_CHANNEL, record_get(declaration, DECLARATION_CHANNEL));
    record_set_day(record, CONSENT_GIVEN, session_context(writing->session)->today);
    memcpy(id, record_get(record, RECORD_ID), ID_TEXT_SIZE);
    return store(writing, record, error);
}

static bool
declare(struct demo_writing *writing, const struct record *candidate, const char *group,
        struct error *error)
{
    const struct field_context *context = session_context(writing->session);
    char consent[ID_TEXT_SIZE];
    struct record *record = start(writing, &declaration_type);
    record_set(record, DECLARATION_CANDIDATE, record_get(candidate, RECORD_ID));
    record_set(record, DECLARATION_CHARACTERISTIC,
               field_list_cell(context, "groups", group, GROUP_CHARACTERISTIC));
    record_set(record, DECLARATION_GROUP, group);
    record_set(record, DECLARATION_PURPOSE, TARGETED_PURPOSE);
    record_set(record, DECLARATION_WORDING, context->notice);
    record_set(record, DECLARATION_CHANNEL, CHANNEL);
    record_set_day(record, DECLARATION_SAID, context->today);
    bool done = add_consent(writing, record, consent, error);
    record_set(record, DECLARATION_CONSENT, consent);
    if (done)
        return store(writing, record, error);
    record_free(record);
    return false;
}

static bool
has_no_buddy(struct demo_writing *writing, const struct record *candidate)
{
    struct record *pairing = record_new(&pairing_type);
    struct error ignored;
    record_set(pairing, PAIRING_CANDIDATE, record_get(candidate, RECORD_ID));
    record_set(pairing, PAIRING_KIND, KIND_BUDDY);
    bool none = pairing_is_single(writing->session, pairing, &ignored);
    record_free(pairing);
    return none;
}

/* The next who is open, has no buddy yet, and is interested in a role that is covered; NULL when
 * there is none. */
static const struct record *
next_candidate(struct demo_writing *writing, const char *roles)
{
    while (writing->next < writing->candidates.count) {
        const struct record *candidate = writing->candidates.items[writing->next++];
        const char *role = record_get(candidate, CANDIDATE_ROLE);
        if (role && code_words_have(roles, role) &&
            string_equal(record_get(candidate, CANDIDATE_STATUS), "open") &&
            has_no_buddy(writing, candidate))
            return candidate;
    }
    return NULL;
}

/* --- support --- */

static struct record *
begin_pairing(struct demo_writing *writing, const struct record *candidate, const char *assessment,
              const struct record *buddy)
{
    struct date day = session_context(writing->session)->today;
    struct record *record = start(writing, &pairing_type);
    record_set(record, PAIRING_CANDIDATE, record_get(candidate, RECORD_ID));
    record_set(record, PAIRING_BUDDY, record_get(buddy, RECORD_ID));
    record_set(record, PAIRING_ADULT, "adult");
    record_set(record, PAIRING_OFFERED, OFFERED_TARGETED);
    record_set(record, PAIRING_ASSESSMENT, assessment);
    record_set(record, PAIRING_STATE, STATE_ACTIVE);
    record_set(record, PAIRING_OWNER, record_get(candidate, CANDIDATE_OWNER));
    record_set_day(record, PAIRING_PERSON_AGREED, day);
    record_set_day(record, PAIRING_BUDDY_AGREED, day);
    record_set_day(record, PAIRING_STARTED, day);
    record_set_day(record, PAIRING_SINCE, day);
    record_set_day(record, PAIRING_LAST, day);
    record_set_day(record, PAIRING_NEXT, date_add_days(writing->today, 22));
    return record;
}

/* With the first buddy who has room; nobody is paired where none has. */
static void
pair(struct demo_writing *writing, const struct record *candidate, const char *assessment)
{
    struct error ignored;
    bool done = false;
    for (size_t i = 0; i < writing->buddies.count && !done; i++) {
        const struct record *buddy = writing->buddies.items[i];
        if (!string_equal(record_get(buddy, BUDDY_KIND), KIND_BUDDY) ||
            !buddy_is_ready(writing->session, buddy, &ignored) ||
            !buddy_has_room(writing->session, buddy, NULL, &ignored))
            continue;
        done = store(writing, begin_pairing(writing, candidate, assessment, buddy), &ignored);
    }
}

static bool
offer(struct demo_writing *writing, const struct record *candidate, const char *measure,
      const char *what, const char *assessment, struct error *error)
{
    struct record *record = start(writing, &offer_type);
    record_set(record, OFFER_CANDIDATE, record_get(candidate, RECORD_ID));
    record_set(record, OFFER_MEASURE, measure);
    record_set(record, OFFER_WHAT, what);
    record_set(record, OFFER_STATE, "accepted");
    record_set(record, OFFER_OWNER, record_get(candidate, CANDIDATE_OWNER));
    record_set(record, OFFER_OFFERED, assessment ? OFFERED_TARGETED : OFFERED_ALL);
    record_set(record, OFFER_ASSESSMENT, assessment);
    return store(writing, record, error);
}

static bool
add_event(struct demo_writing *writing, size_t place, char id[ID_TEXT_SIZE], struct error *error)
{
    struct record *record = start(writing, &event_type);
    int64_t starts = demo_noon(date_add_days(writing->today, EVENT_IN_DAYS));
    const struct choice_list *kinds =
        config_list(session_config(writing->session), SETTING_EVENT_KINDS);
    record_set(record, EVENT_NAME, "Meet officers who do the job");
    record_set(record, EVENT_KIND, kinds->items[0].code);
    record_set_moment(record, EVENT_STARTS, starts);
    record_set(record, EVENT_VENUE, "Stafford Library");
    record_set(record, EVENT_ROLES, demo_assessments[place].roles);
    record_set(record, EVENT_AUDIENCE, AUDIENCE_TARGETED);
    record_set(record, EVENT_ASSESSMENT, writing->ids_of[place]);
    record_set(record, EVENT_OWNER, demo_officers.words[0]);
    record_set(record, EVENT_STATE, EVENT_OPEN);
    memcpy(id, record_get(record, RECORD_ID), ID_TEXT_SIZE);
    return store(writing, record, error);
}

static bool
invite(struct demo_writing *writing, const struct record *candidate, const char *event,
       struct error *error)
{
    struct record *record = start(writing, &invitation_type);
    record_set(record, INVITATION_EVENT, event);
    record_set(record, INVITATION_CANDIDATE, record_get(candidate, RECORD_ID));
    return store(writing, record, error);
}

/* What each of the people of an assessment is offered, by its place. */
static bool
support(struct demo_writing *writing, size_t place, const struct record *candidate,
        const char *event, size_t turn, struct error *error)
{
    const char *assessment = writing->ids_of[place];
    bool programme = place + 1 == DEMO_ASSESSMENTS;
    if (*event != '\0')
        return invite(writing, candidate, event, error);
    if (!programme) {
        pair(writing, candidate, assessment);
        return true;
    }
    return offer(writing, candidate, turn % 2 == 0 ? "one_to_one" : "consultancy",
                 turn % 2 == 0 ? "Talk about the day" : "Interview practice", assessment, error);
}

static bool
support_of(struct demo_writing *writing, size_t place, struct error *error)
{
    const struct demo_assessment *words = &demo_assessments[place];
    char event[ID_TEXT_SIZE] = "";
    if (writing->ids_of[place][0] == '\0')
        return true;
    struct then then = go_to(writing, demo_officers.words[0], words->supported);
    bool done = words->follows < 0 || add_event(writing, place, event, error);
    for (size_t i = 0; i < SUPPORTED && done; i++) {
        const struct record *candidate = next_candidate(writing, words->roles);
        if (!candidate)
            break;
        done = declare(writing, candidate, words->group, error) &&
               support(writing, place, candidate, event, i, error);
    }
    come_back(writing, then);
    return done;
}

bool
demo_assessments_add(struct session *session, uint64_t seed, struct error *error)
{
    struct demo_writing writing = {
        .session = session,
        .ids = id_source_seeded(~(seed ^ STREAM)),
        .today = session_context(session)->today,
    };
    struct query candidates = query_default(&candidate_type), buddies = query_default(&buddy_type);
    struct error ignored;
    if (!permission_given(session, PERMISSION_DECLARATIONS, &ignored))
        return true; /* people were invented into a database that is no demo */
    bool done =
        session_read(session, &candidates, QUERY_FIRST, NULL, CANDIDATES_MOST, &writing.candidates,
                     error) &&
        session_read(session, &buddies, QUERY_FIRST, NULL, BUDDIES_MOST, &writing.buddies, error);
    for (size_t i = 0; i < DEMO_ASSESSMENTS && done; i++)
        done = add_assessment(&writing, i, error) && support_of(&writing, i, error);
    record_list_clear(&writing.candidates);
    record_list_clear(&writing.buddies);
    return done;
}
