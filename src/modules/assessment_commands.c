/* assessment_commands.c - what happens to an assessment: approved by somebody else, made anew as
 * the next version, withdrawn (P2, P3, P5). The rules stand at its door (assessment_rules.c). */
#include "modules/registry.h"

#include <stdlib.h>

#include "assessment_rules.h"
#include "base/memory.h"
#include "base/text.h"
#include "modules/assessment.h"
#include "modules/evidence.h"
#include "modules/offer.h"
#include "modules/record_step.h"
#include "modules/session.h"

/* --- approving --- */

/* P5: the version before is no longer the one that new support rests on. */
static bool
replace_earlier(struct call *call, const struct record *approved, struct error *error)
{
    struct record *earlier = session_linked(call->session, approved, ASSESSMENT_EARLIER);
    bool done = true;
    if (earlier && assessment_is(earlier, ASSESSMENT_IS_APPROVED)) {
        record_set(earlier, ASSESSMENT_STATE, ASSESSMENT_IS_REPLACED);
        record_set_day(earlier, ASSESSMENT_REPLACED, session_context(call->session)->today);
        done = session_edit(call->session, earlier, NULL, error);
    }
    record_free(earlier);
    return done;
}

static bool
approve(struct call *call, struct record *assessment, struct error *error)
{
    if (!assessment_is(assessment, ASSESSMENT_DRAFT))
        return error_set(error, ERROR_CONFLICT,
                         "This assessment is no draft any more; 'revise' begins its next version");
    record_set(assessment, ASSESSMENT_STATE, ASSESSMENT_IS_APPROVED);
    record_set(assessment, ASSESSMENT_APPROVER, session_officer(call->session));
    record_set_day(assessment, ASSESSMENT_APPROVED, session_context(call->session)->today);
    if (!session_edit(call->session, assessment, NULL, error) ||
        !replace_earlier(call, assessment, error))
        return false;
    record_step_say(call, "Approved: ", assessment);
    record_show_field_after("; support may rest on it until ", assessment, ASSESSMENT_REVIEW,
                            session_context(call->session), &call->outcome.message);
    return true;
}

static bool
run_approve(struct call *call, struct error *error)
{
    struct record *assessment = record_step_fetch(call, &assessment_type, error);
    bool done = assessment && approve(call, assessment, error);
    record_free(assessment);
    return done;
}

/* --- the next version --- */

static struct record *
copy_of(struct call *call, const struct record *assessment)
{
    struct record *next = session_prepare(call->session, &assessment_type);
    const char *version = record_get(assessment, ASSESSMENT_VERSION);
    for (size_t i = ASSESSMENT_NAME; i < ASSESSMENT_STARTS; i++) {
        if (i != ASSESSMENT_VERSION && i != ASSESSMENT_STATE)
            record_set(next, i, record_get(assessment, i));
    }
    record_set(next, ASSESSMENT_EARLIER, record_get(assessment, RECORD_ID));
    record_take(next, ASSESSMENT_VERSION,
                must_format("%ld", strtol(version ? version : "1", NULL, 10) + 1));
    return next;
}

/* P50: the figures go along as they were; the author adds what is newer. */
static bool
copy_evidence(struct call *call, const struct record *assessment, const struct record *next,
              struct error *error)
{
    struct record_list list = {.count = 0};
    bool done = assessment_evidence(call->session, &assessment->id, &list, error);
    for (size_t i = list.count; i-- > 0 && done;) {
        struct record *copy = session_prepare(call->session, &evidence_type);
        for (size_t j = EVIDENCE_WHAT; j < EVIDENCE_FIELD_COUNT; j++)
            record_set(copy, j, record_get(list.items[i], j));
        record_set(copy, EVIDENCE_ASSESSMENT, record_get(next, RECORD_ID));
        done = session_add(call->session, copy, error);
        record_free(copy);
    }
    record_list_clear(&list);
    return done;
}

/* One draft of the next version at a time. */
static bool
has_no_draft(struct call *call, const struct record *assessment, struct error *error)
{
    struct query query = query_default(&assessment_type);
    struct record_list list = {.count = 0};
    query.link_field = ASSESSMENT_EARLIER;
    query.link_id = assessment->id;
    bool done = session_read(call->session, &query, QUERY_FIRST, NULL, 1, &list, error);
    if (done && list.count > 0) {
        struct text name = TEXT_EMPTY;
        assessment_append_name(call->session, list.items[0], &name);
        done = error_set(error, ERROR_CONFLICT, "%s follows this one already; go on with that",
                         text_string(&name));
        text_clear(&name);
    }
    record_list_clear(&list);
    return done;
}

static bool
revise(struct call *call, const struct record *assessment, struct error *error)
{
    if (assessment_is(assessment, ASSESSMENT_DRAFT))
        return error_set(error, ERROR_CONFLICT,
                         "This assessment is still a draft; change it as it is");
    if (!has_no_draft(call, assessment, error))
        return false;
    struct record *next = copy_of(call, assessment);
    bool done =
        session_add(call->session, next, error) && copy_evidence(call, assessment, next, error);
    if (done)
        record_step_say(call, "Begun: ", next);
    if (done)
        text_append(&call->outcome.message,
                    "; the version before counts until this one is approved");
    call->outcome.open = OPEN_DETAIL;
    record_free(next);
    return done;
}

static bool
run_revise(struct call *call, struct error *error)
{
    struct record *assessment = record_step_fetch(call, &assessment_type, error);
    bool done = assessment && revise(call, assessment, error);
    record_free(assessment);
    return done;
}

/* --- withdrawing --- */

static bool
withdraw(struct call *call, struct record *assessment, struct error *error)
{
    if (!assessment_is(assessment, ASSESSMENT_IS_APPROVED))
        return error_set(error, ERROR_CONFLICT,
                         "Only an approved assessment is withdrawn; a draft goes into the trash");
    record_set(assessment, ASSESSMENT_STATE, ASSESSMENT_IS_WITHDRAWN);
    record_set_day(assessment, ASSESSMENT_WITHDRAWN, session_context(call->session)->today);
    record_set(assessment, ASSESSMENT_REASON, call->args[0]);
    if (!session_edit(call->session, assessment, NULL, error))
        return false;
    record_step_say(call, "Withdrawn: ", assessment);
    text_append(&call->outcome.message, "; no new support rests on it, and what there is says so");
    return true;
}

static bool
run_withdraw(struct call *call, struct error *error)
{
    struct record *assessment = record_step_fetch(call, &assessment_type, error);
    bool done = assessment && withdraw(call, assessment, error);
    record_free(assessment);
    return done;
}

/* --- evidence, offers --- */

static bool
run_add(struct call *call, struct error *error)
{
    return command_add->run(call, error);
}

static bool
take_figures(struct call *call, const struct record *assessment, struct error *error)
{
    size_t taken;
    if (!assessment_is_open(call->session, assessment, error) ||
        !assessment_take_figures(call->session, assessment, &taken, error))
        return false;
    text_append_format(&call->outcome.message,
                       "Added: %zu %s of the newest counts, as they are on "
                       "their day",
                       taken, taken == 1 ? "figure" : "figures");
    call->outcome.id = assessment->id;
    return true;
}

static bool
run_take_figures(struct call *call, struct error *error)
{
    struct record *assessment = record_step_fetch(call, &assessment_type, error);
    bool done = assessment && take_figures(call, assessment, error);
    record_free(assessment);
    return done;
}

/* --- rows --- */

static const struct field withdraw_args[] = {
    {
        .name = "reason",
        .label = "Reason",
        .kind = FIELD_TEXT,
        .flags = FIELD_REQUIRED,
        .help = "Why nothing new may rest on it, in a sentence",
    },
};

#define STEP (COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID)
#define PLACES (PLACE_LIST | PLACE_DETAIL | PLACE_CLI)

static const struct command rows[] = {
    {
        .name = "evidence",
        .summary = "Add evidence to this assessment",
        .help = "A figure with how many it is out of, its source and day, or words of somebody.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .only = &assessment_type,
        .type = &evidence_type,
        .flags = COMMAND_WRITES | COMMAND_TAKES_RECORD,
        .run = run_add,
    },
    {
        .name = "take-figures",
        .summary = "Take the newest figures of the group as evidence",
        .help = "What the report 'representation' says of the group in the roles of the "
                "assessment: share, interval, local share, how many, source, day, and the command "
                "that gives it again. It stays as it was on that day.",
        .where = PLACES,
        .only = &assessment_type,
        .flags = STEP,
        .run = run_take_figures,
    },
    {
        .name = "approve",
        .summary = "Approve an assessment that somebody else drafted",
        .help = "With all its parts: what it covers, why, evidence, aim, measures, proportionality "
                "and dates. From then on it stays as it is, and the version before is replaced.",
        .where = PLACES,
        .only = &assessment_type,
        .flags = STEP | COMMAND_CONFIRM,
        .run = run_approve,
    },
    {
        .name = "revise",
        .summary = "Begin the next version of an assessment",
        .help = "A draft with the same words and evidence, which names the version before.",
        .where = PLACES,
        .only = &assessment_type,
        .flags = STEP,
        .run = run_revise,
    },
    {
        .name = "withdraw-assessment",
        .summary = "Withdraw an assessment that was approved",
        .help = "No new targeted support rests on it from then on; what there is stays, and says "
                "'basis lapsed'.",
        .where = PLACES,
        .only = &assessment_type,
        .args = withdraw_args,
        .arg_count = 1,
        .flags = STEP,
        .run = run_withdraw,
    },
    {
        .name = "offer",
        .summary = "Offer this person a 1-2-1 or a programme",
        .help = "To everybody alike, or resting on an assessment that covers them.",
        .where = PLACE_LIST | PLACE_DETAIL | PLACE_DAY,
        .type = &offer_type,
        .flags = COMMAND_WRITES | COMMAND_TAKES_RECORD,
        .run = run_add,
    },
};

const struct command_table assessment_commands = {rows, sizeof rows / sizeof rows[0]};
