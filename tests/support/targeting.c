/* targeting.c - a force that may target support. */
#include "support/targeting.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "modules/assessment.h"
#include "modules/candidate.h"
#include "modules/declaration.h"
#include "modules/evidence.h"
#include "modules/policy.h"
#include "modules/registry.h"
#include "modules/session_private.h"
#include "support/fixture.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define MOST 20

static void
add_policy(struct session *session, const char *kind)
{
    const struct given given[] = {
        {POLICY_KIND, kind},           {POLICY_NAME, kind},           {POLICY_VERSION, "3"},
        {POLICY_STARTS, "2025-01-01"}, {POLICY_REVIEW, "2029-01-01"}, {POLICY_WHERE, "IG register"},
    };
    must_add(session, &policy_type, given, COUNT(given));
}

struct session *
targeting_session(void)
{
    struct session *session = fixture_session_with("role: lead\n");
    add_policy(session, POLICY_NOTICE);
    add_policy(session, POLICY_DOCUMENT);
    return session;
}

void
targeting_officer(struct session *session, const char *officer)
{
    free(session->officer);
    session->officer = must_strdup(officer);
}

void
targeting_day(struct session *session, const char *iso)
{
    struct date day;
    assert_true(date_from_iso(iso, &day));
    session->clock = clock_fixed(moment_from_date(day) + INT64_C(12) * 3600 * 1000);
}

static void
add_evidence(struct session *session, const char *assessment)
{
    const struct given given[] = {
        {EVIDENCE_ASSESSMENT, assessment}, {EVIDENCE_WHAT, "Men among control room staff"},
        {EVIDENCE_VALUE, "21.6 per cent"}, {EVIDENCE_N, "162"},
        {EVIDENCE_SOURCE, "HR report"},    {EVIDENCE_DAY, "2026-09-30"},
    };
    must_add(session, &evidence_type, given, COUNT(given));
}

struct id
targeting_draft(struct session *session, const struct given *more, size_t count,
                char text[ID_TEXT_SIZE])
{
    struct given given[MOST] = {
        {ASSESSMENT_NAME, "Men in the control room"},
        {ASSESSMENT_ROLES, "control_room, pcso"},
        {ASSESSMENT_GROUP, "male"},
        {ASSESSMENT_TRIGGER, "low"},
        {ASSESSMENT_BARRIER, "It is seen as work for women"},
        {ASSESSMENT_AIM, "That men apply as others do"},
        {ASSESSMENT_MEASURES, "buddy, event, consultancy"},
        {ASSESSMENT_ALTERNATIVES, "Open evenings"},
        {ASSESSMENT_LESSER, "They changed nothing"},
        {ASSESSMENT_EFFECT, "Open support stays"},
        {ASSESSMENT_EIA, "EIA 2026/14"},
        {ASSESSMENT_STARTS, "2026-11-21"},
        {ASSESSMENT_REVIEW, "2027-05-20"},
    };
    for (size_t i = 0; i < count; i++)
        given[13 + i] = more[i];
    struct id id = must_add(session, &assessment_type, given, 13 + count);
    id_to_text(&id, text);
    add_evidence(session, text);
    return id;
}

bool
targeting_try(struct session *session, const char *officer, const char *name, const struct id *id,
              const char *reason, struct error *error)
{
    const char *args[] = {reason};
    char *before = must_strdup(session_officer(session));
    struct call call = {.type = &assessment_type, .id = *id, .args = args};
    targeting_officer(session, officer);
    bool done =
        session_do(session, command_find(&assessment_commands, 1, name, PLACE_CLI), &call, error);
    outcome_clear(&call.outcome);
    targeting_officer(session, before);
    free(before);
    return done;
}

void
targeting_step(struct session *session, const char *officer, const char *name, const struct id *id,
               const char *reason, const char *why)
{
    struct error error = {.text = ""};
    bool done = targeting_try(session, officer, name, id, reason, &error);
    if (done != !why)
        fail_msg("%s: %s", name, done ? "it was done" : error.text);
    if (why && !strstr(error.text, why))
        fail_msg("%s: '%s' is not in '%s'", name, why, error.text);
}

struct id
targeting_approved(struct session *session, const struct given *more, size_t count,
                   char text[ID_TEXT_SIZE])
{
    struct id id = targeting_draft(session, more, count, text);
    targeting_step(session, APPROVER, "approve", &id, NULL, NULL);
    return id;
}

struct id
targeting_candidate(struct session *session, const char *name, const char *role, const char *group,
                    char text[ID_TEXT_SIZE])
{
    const struct given person[] = {{CANDIDATE_NAME, name}, {CANDIDATE_ROLE, role}};
    struct id id = must_add(session, &candidate_type, person, COUNT(person));
    id_to_text(&id, text);
    const struct given said[] = {
        {DECLARATION_CANDIDATE, text},    {DECLARATION_CHARACTERISTIC, "sex"},
        {DECLARATION_GROUP, group},       {DECLARATION_PURPOSE, "targeted"},
        {DECLARATION_WORDING, "3"},       {DECLARATION_CHANNEL, "phone"},
        {DECLARATION_SAID, "2026-11-20"},
    };
    if (group)
        must_add(session, &declaration_type, said, COUNT(said));
    return id;
}
