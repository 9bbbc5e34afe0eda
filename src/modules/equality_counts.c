/* equality_counts.c - joins answers with applications, counts, and lets out only what disclosure
 * control leaves. */
#include "modules/equality_counts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/text.h"
#include "config/config.h"
#include "config/settings.h"
#include "modules/monitoring.h"
#include "modules/objection.h"
#include "modules/permission.h"
#include "modules/stage_passed.h"
#include "modules/suppression.h"
#include "session_private.h"
#include "store/monitoring_read.h"
#include "store/ways.h"

/* Where somebody stands in one characteristic: a group, or a kind of no answer. */
typedef unsigned char standing;
#define NO_GROUP 200 /* and the state of the answer after it */

struct person {
    struct id id; /* of the answers, then of the candidate; zero for nobody's */
    char month[8];
    standing *standings; /* one a characteristic */
    bool applied, appointed;
};

struct counting {
    const struct pack *pack;
    struct person *people; /* by id */
    size_t count, capacity;
    /* The answers of the reference that is being read, one a question. */
    struct id reference;
    char month[8];
    unsigned char *states;
    size_t *options;
    bool some;
};

/* -- Reading answers -------------------------------------------------------------------------- */

/* Along the questions that ask on: the group of the last answer that has one. */
static standing
stand_in(const struct counting *counting, size_t characteristic)
{
    const struct pack *pack = counting->pack;
    size_t at = 0;
    while (at < pack->question_count &&
           (pack->questions[at].characteristic != characteristic || pack->questions[at].follows))
        at++;
    if (at == pack->question_count)
        return NO_GROUP + ANSWER_NOT_ASKED;
    while (counting->states[at] == ANSWER_GIVEN) {
        const struct pack_option *option = &pack->questions[at].options[counting->options[at]];
        if (option->group != PACK_NONE)
            return (standing)option->group;
        at = option->next;
    }
    return (standing)(NO_GROUP + counting->states[at]);
}

static void
end_reference(struct counting *counting)
{
    const struct pack *pack = counting->pack;
    if (!counting->some)
        return;
    counting->people = array_reserve(counting->people, &counting->capacity, counting->count + 1,
                                     sizeof *counting->people);
    struct person *person = &counting->people[counting->count++];
    *person = (struct person){
        .id = counting->reference,
        .standings = must_calloc(pack->characteristic_count, sizeof *person->standings),
    };
    memcpy(person->month, counting->month, sizeof person->month);
    for (size_t i = 0; i < pack->characteristic_count; i++)
        person->standings[i] = stand_in(counting, i);
    counting->some = false;
}

static void
begin_reference(struct counting *counting, const struct id *reference, const char *month)
{
    for (size_t i = 0; i < counting->pack->question_count; i++)
        counting->states[i] = ANSWER_NOT_ASKED;
    counting->reference = *reference;
    snprintf(counting->month, sizeof counting->month, "%s", month);
    counting->some = true;
}

/* P48: an answer of a list that is no more is counted by its group, or nothing is counted. */
static bool
refuse_unknown(const struct counting *counting, const struct kept_answer *answer,
               struct error *error)
{
    return error_set(error, ERROR_CONFIG,
                     "There are answers to '%s' of version '%s' that the questions of version "
                     "'%s' do not have, and no group counts them; put that question or option back "
                     "with 'retired: yes'",
                     answer->question, answer->pack, counting->pack->version);
}

static bool
take_answer(void *context, const struct id *reference, const struct kept_answer *answer,
            const char *month, struct error *error)
{
    struct counting *counting = context;
    const struct pack *pack = counting->pack;
    if (!counting->some || !id_equal(reference, &counting->reference)) {
        end_reference(counting);
        begin_reference(counting, reference, month);
    }
    size_t question = pack_find_question(pack, answer->question), option = 0;
    if (question != PACK_NONE && answer->state == ANSWER_GIVEN)
        option = pack_find_option(&pack->questions[question], answer->answer);
    if (answer->state == ANSWER_GIVEN && (question == PACK_NONE || option == PACK_NONE))
        return refuse_unknown(counting, answer, error);
    if (question == PACK_NONE)
        return true;
    counting->states[question] = (unsigned char)answer->state;
    counting->options[question] = option;
    return true;
}

/* -- Whose they are --------------------------------------------------------------------------- */

struct link {
    struct id reference, candidate;
};

struct link_list {
    struct link *items;
    size_t count, capacity;
};

static int
by_id(const void *a, const void *b)
{
    return memcmp(a, b, ID_SIZE); /* the id is first in each */
}

static bool
take_link(void *context, const struct id *candidate, const struct id *reference,
          struct error *error)
{
    (void)error;
    struct link_list *links = context;
    links->items =
        array_reserve(links->items, &links->capacity, links->count + 1, sizeof *links->items);
    links->items[links->count++] = (struct link){*reference, *candidate};
    return true;
}

static struct person *
find_person(struct counting *counting, const struct id *candidate)
{
    return counting->count == 0 ? NULL
                                : bsearch(candidate, counting->people, counting->count,
                                          sizeof *counting->people, by_id);
}

static void
sort_people(struct counting *counting)
{
    if (counting->count > 1)
        qsort(counting->people, counting->count, sizeof *counting->people, by_id);
}

/* Of two who were merged into one the later answers count; the others become nobody's. */
static void
drop_doubles(struct counting *counting)
{
    for (size_t i = 1; i < counting->count; i++) {
        struct person *before = &counting->people[i - 1], *person = &counting->people[i];
        if (!id_equal(&before->id, &person->id))
            continue;
        if (strcmp(before->month, person->month) > 0) {
            struct person later = *before;
            *before = *person;
            *person = later;
        }
        before->id = (struct id){.bytes = {0}};
    }
    sort_people(counting);
}

static bool
name_people(struct session *session, struct counting *counting, struct error *error)
{
    struct link_list links = {.items = NULL};
    bool done = monitoring_each_link(session->store, take_link, &links, error);
    if (links.count > 1)
        qsort(links.items, links.count, sizeof *links.items, by_id);
    for (size_t i = 0; i < counting->count && done; i++) {
        const struct link *link = links.count == 0
                                      ? NULL
                                      : bsearch(&counting->people[i].id, links.items, links.count,
                                                sizeof *links.items, by_id);
        counting->people[i].id = link ? link->candidate : (struct id){.bytes = {0}};
    }
    free(links.items);
    sort_people(counting);
    drop_doubles(counting);
    return done;
}

/* P21: from the day on which the objection came. */
static bool
drop_objector(void *context, const struct record *objection, struct error *error)
{
    (void)error;
    struct counting *counting = context;
    struct id candidate;
    const char *text = record_get(objection, OBJECTION_CANDIDATE);
    struct person *person =
        text && id_from_text(text, &candidate) ? find_person(counting, &candidate) : NULL;
    for (size_t i = 0; person && i < counting->pack->characteristic_count; i++)
        person->standings[i] = NO_GROUP + ANSWER_NOT_ASKED;
    return true;
}

static bool
read_people(struct session *session, const char *month, struct counting *counting,
            struct error *error)
{
    struct store *file = monitoring_open(session->store, STORE_OPEN, true, error);
    struct query objections = query_default(&objection_type);
    counting->states = must_calloc(counting->pack->question_count, sizeof *counting->states);
    counting->options = must_calloc(counting->pack->question_count, sizeof *counting->options);
    bool done = file && monitoring_each(file, month, NULL, take_answer, counting, error);
    store_close(file);
    if (done)
        end_reference(counting);
    free(counting->states);
    free(counting->options);
    return done && name_people(session, counting, error) &&
           session_each(session, &objections, drop_objector, counting, error);
}

static void
counting_clear(struct counting *counting)
{
    for (size_t i = 0; i < counting->count; i++)
        free(counting->people[i].standings);
    free(counting->people);
}

/* -- Tables ----------------------------------------------------------------------------------- */

/* One characteristic in one table before disclosure control: groups, then kinds of no answer. */
struct raw {
    struct share *groups;
    uint64_t none[ANSWER_STATES];
};

static struct raw *
raw_new(const struct pack *pack, size_t characteristic, size_t count)
{
    struct raw *raws = must_calloc(count + 1, sizeof *raws);
    size_t groups = pack->characteristics[characteristic].group_count;
    for (size_t i = 0; i < count; i++)
        raws[i].groups = must_calloc(groups, sizeof *raws[i].groups);
    return raws;
}

static void
raw_free(struct raw *raws, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(raws[i].groups);
    free(raws);
}

static void
raw_add(struct raw *raw, standing stands, bool passed)
{
    if (stands >= NO_GROUP) {
        raw->none[stands - NO_GROUP]++;
        return;
    }
    raw->groups[stands].whole++;
    raw->groups[stands].part += passed ? 1 : 0;
}

static struct disclosure_policy
policy_for(struct session *session, bool released, size_t least)
{
    struct disclosure_policy policy = suppression_policy(session_config(session), released);
    if (least > policy.threshold)
        policy.threshold = policy.protection = least;
    return policy;
}

static uint64_t
rounded(uint64_t count, const struct disclosure_policy *policy)
{
    return (count + policy->rounding / 2) / policy->rounding * policy->rounding;
}

/* Each kind of no answer as half of a share, so that both halves are alike. */
static void
release_none(const struct raw *raw, const struct disclosure_policy *policy,
             struct completeness *complete)
{
    struct share kinds[ANSWER_STATES - 1];
    for (size_t i = 1; i < ANSWER_STATES; i++)
        kinds[i - 1] = (struct share){raw->none[i], 2 * raw->none[i]};
    group_disclosure(kinds, ANSWER_STATES - 1, policy, &complete->none[1]);
}

static void
release(const struct pack *pack, size_t characteristic, const struct raw *raw, const char *heading,
        const struct disclosure_policy *policy, struct equality_tables *tables)
{
    const struct pack_characteristic *is = &pack->characteristics[characteristic];
    struct share_table *table = share_tables_add(&tables->shares, heading, is->group_count);
    struct shown_share *shown = must_calloc(is->group_count, sizeof *shown);
    struct completeness complete = {.all = 0};
    for (size_t i = 0; i < is->group_count; i++)
        complete.stated += raw->groups[i].whole;
    complete.all = complete.stated;
    for (size_t i = 1; i < ANSWER_STATES; i++)
        complete.all += raw->none[i];
    complete.hidden = complete.all < policy->threshold || complete.stated < policy->threshold;
    complete.all = rounded(complete.all, policy);
    complete.stated = rounded(complete.stated, policy);
    release_none(raw, policy, &complete);
    group_disclosure(raw->groups, is->group_count, policy, shown);
    for (size_t i = 0; i < is->group_count; i++)
        table->rows[i] = (struct share_row){is->groups[i].label.in[PACK_ENGLISH], shown[i]};
    free(shown);
    tables->complete = array_reserve(tables->complete, &tables->capacity, tables->shares.count,
                                     sizeof *tables->complete);
    tables->complete[tables->shares.count - 1] = complete;
}

static bool
is_empty(const struct raw *raw, size_t groups)
{
    uint64_t all = 0;
    for (size_t i = 0; i < groups; i++)
        all += raw->groups[i].whole;
    for (size_t i = 0; i < ANSWER_STATES; i++)
        all += raw->none[i];
    return all == 0;
}

void
equality_tables_clear(struct equality_tables *tables)
{
    share_tables_clear(&tables->shares);
    free(tables->complete);
    *tables = (struct equality_tables){.capacity = 0};
}

/* -- Counting --------------------------------------------------------------------------------- */

static bool
is_asked_for(const struct equality_question *question, const struct way *way)
{
    return (!question->role || string_equal(question->role, way->role)) &&
           (!question->campaign || id_equal(question->campaign, &way->campaign)) &&
           (!question->from || strcmp(way->applied, question->from) >= 0) &&
           (!question->to || strcmp(way->applied, question->to) <= 0);
}

static standing
standing_of(struct counting *counting, const struct id *candidate, size_t characteristic)
{
    const struct person *person = find_person(counting, candidate);
    return person ? person->standings[characteristic] : NO_GROUP + ANSWER_NOT_ASKED;
}

struct stages {
    struct counting counting;
    struct stage_passing passing;
    const struct equality_question *question;
    struct raw *raws; /* one a stage of the list */
};

static bool
count_way(void *context, const struct way *way, struct error *error)
{
    (void)error;
    struct stages *stages = context;
    if (!is_asked_for(stages->question, way))
        return true;
    standing stands =
        standing_of(&stages->counting, &way->candidate, stages->question->characteristic);
    stage_passing_read(&stages->passing, way);
    for (size_t i = 0; i < stages->passing.count; i++) {
        const struct stage_result *result = &stages->passing.results[i];
        raw_add(&stages->raws[result->stage], stands, result->passed);
    }
    return true;
}

static bool
begin(struct session *session, const struct pack *pack, struct counting *counting,
      struct equality_tables *tables, struct error *error)
{
    *tables = (struct equality_tables){.capacity = 0};
    *counting = (struct counting){.pack = pack};
    monitoring_month(session, tables->since);
    return permission_given(session, PERMISSION_MONITORING, error) &&
           read_people(session, tables->since, counting, error);
}

bool
equality_by_stage(struct session *session, const struct pack *pack,
                  const struct equality_question *question, struct equality_tables *tables,
                  struct error *error)
{
    struct stages stages = {.question = question};
    const struct choice_list *list = config_list(session_config(session), SETTING_STAGES);
    const struct pack_characteristic *is = &pack->characteristics[question->characteristic];
    stages.raws = raw_new(pack, question->characteristic, list->count);
    stage_passing_init(&stages.passing, session);
    bool done = begin(session, pack, &stages.counting, tables, error) &&
                ways_each(session->store, count_way, &stages, error);
    tables->policy = policy_for(session, question->released, is->least);
    for (size_t i = 0; i < list->count && done; i++) {
        if (!is_empty(&stages.raws[i], is->group_count))
            release(pack, question->characteristic, &stages.raws[i], list->items[i].label,
                    &tables->policy, tables);
    }
    counting_clear(&stages.counting);
    stage_passing_clear(&stages.passing);
    raw_free(stages.raws, list->count);
    return done;
}

/* -- By person -------------------------------------------------------------------------------- */

struct applicants {
    struct counting counting;
    const struct equality_question *question;
    struct counting unasked; /* people without answers */
};

static bool
note_way(void *context, const struct way *way, struct error *error)
{
    (void)error;
    struct applicants *applicants = context;
    if (!is_asked_for(applicants->question, way))
        return true;
    struct person *person = find_person(&applicants->counting, &way->candidate);
    if (!person) {
        struct counting *unasked = &applicants->unasked;
        unasked->people = array_reserve(unasked->people, &unasked->capacity, unasked->count + 1,
                                        sizeof *unasked->people);
        person = &unasked->people[unasked->count++];
        *person = (struct person){.id = way->candidate};
    }
    person->applied = true;
    person->appointed = person->appointed || string_equal(way->outcome, "appointed");
    return true;
}

/* Each person once, however often they applied. */
static uint64_t
count_unasked(struct counting *unasked)
{
    uint64_t count = 0;
    sort_people(unasked);
    for (size_t i = 0; i < unasked->count; i++)
        count += i == 0 || !id_equal(&unasked->people[i - 1].id, &unasked->people[i].id) ? 1 : 0;
    return count;
}

static void
release_characteristic(struct session *session, struct applicants *applicants, size_t number,
                       uint64_t unasked, struct equality_tables *tables)
{
    const struct pack *pack = applicants->counting.pack;
    const struct pack_characteristic *is = &pack->characteristics[number];
    struct disclosure_policy policy =
        policy_for(session, applicants->question->released, is->least);
    struct raw *raw = raw_new(pack, number, 1);
    raw->none[ANSWER_NOT_ASKED] = unasked;
    for (size_t i = 0; i < applicants->counting.count; i++) {
        const struct person *person = &applicants->counting.people[i];
        if (person->applied && !id_is_zero(&person->id))
            raw_add(raw, person->standings[number], person->appointed);
    }
    release(pack, number, raw, is->label.in[PACK_ENGLISH], &policy, tables);
    raw_free(raw, 1);
}

bool
equality_by_person(struct session *session, const struct pack *pack,
                   const struct equality_question *question, struct equality_tables *tables,
                   struct error *error)
{
    struct applicants applicants = {.question = question};
    bool done = begin(session, pack, &applicants.counting, tables, error) &&
                ways_each(session->store, note_way, &applicants, error);
    uint64_t unasked = count_unasked(&applicants.unasked);
    tables->policy = policy_for(session, question->released, 0);
    for (size_t i = 0; i < pack->characteristic_count && done; i++) {
        if (question->characteristic == PACK_NONE || question->characteristic == i)
            release_characteristic(session, &applicants, i, unasked, tables);
    }
    counting_clear(&applicants.counting);
    free(applicants.unasked.people);
    return done;
}
