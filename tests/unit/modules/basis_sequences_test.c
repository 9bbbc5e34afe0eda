/* basis_sequences_test.c - a thousand random sequences of draft, approve, revise, withdraw, lapse,
 * pair, invite, offer, undo, redo, trash and restore: no targeted support ever stands without a
 * basis that was in date, and covered it, when it was saved (P1, P3, P5). The seed of a sequence
 * that fails is printed. What is allowed is worked out here, from the records alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "modules/assessment.h"
#include "modules/basis.h"
#include "modules/buddy.h"
#include "modules/candidate.h"
#include "modules/declaration.h"
#include "modules/event.h"
#include "modules/invitation.h"
#include "modules/offer.h"
#include "modules/pairing.h"
#include "modules/registry.h"
#include "support/fixture.h"
#include "support/targeting.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define SEQUENCES 1000
#define PER_SESSION 25 /* sequences on one database */
#define STEPS 12
#define PEOPLE 4
#define ASSESSMENTS_MOST 8
#define SAVED_MOST 40

/* What was seen to stand on its feet when it was saved: the record, and the version it rests on. */
struct saved {
    struct id id;
    char assessment[ID_TEXT_SIZE];
};

struct person {
    char text[ID_TEXT_SIZE];
    const char *role, *group; /* group NULL: said nothing */
    struct id declaration;
    bool retracted;
};

struct sequence {
    struct session *session;
    struct random random;
    uint64_t seed;
    struct person people[PEOPLE];
    struct id assessments[ASSESSMENTS_MOST];
    size_t assessment_count;
    char buddy[ID_TEXT_SIZE];
    struct saved saved[SAVED_MOST];
    size_t saved_count;
    struct id supports[SAVED_MOST];
    const struct record_type *types[SAVED_MOST];
    size_t support_count;
    struct date today;
    size_t allowed, refused;
};

static size_t
draw(struct sequence *sequence, size_t below)
{
    return random_below(&sequence->random, (uint32_t)below);
}

static const char *
draw_word(struct sequence *sequence, const char *const *words, size_t count)
{
    return words[draw(sequence, count)];
}

static void
set_day(struct sequence *sequence, struct date day)
{
    char iso[DATE_TEXT_SIZE];
    sequence->today = day;
    date_to_iso(day, iso);
    targeting_day(sequence->session, iso);
}

/* --- what is allowed, worked out apart from the gate --- */

static bool
has_word(const char *words, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = words; at && (at = strstr(at, word)) != NULL; at += length) {
        bool starts = at == words || at[-1] == ' ';
        if (starts && (at[length] == '\0' || at[length] == ','))
            return true;
    }
    return false;
}

static const char *
measure_of(const struct record *record)
{
    if (record->type == &offer_type)
        return record_get(record, OFFER_MEASURE);
    return record->type == &pairing_type ? "buddy" : "event";
}

static const struct person *
person_of(const struct sequence *sequence, const struct record *record)
{
    size_t field = record->type == &offer_type     ? OFFER_CANDIDATE
                   : record->type == &pairing_type ? PAIRING_CANDIDATE
                                                   : INVITATION_CANDIDATE;
    for (size_t i = 0; i < PEOPLE && record->type != &event_type; i++) {
        if (string_equal(sequence->people[i].text, record_get(record, field)))
            return &sequence->people[i];
    }
    return NULL;
}

static bool
is_within(const struct sequence *sequence, const struct record *assessment)
{
    char today[DATE_TEXT_SIZE];
    date_to_iso(sequence->today, today);
    return string_equal(record_get(assessment, ASSESSMENT_STATE), "approved") &&
           strcmp(record_get(assessment, ASSESSMENT_STARTS), today) <= 0 &&
           strcmp(record_get(assessment, ASSESSMENT_REVIEW), today) >= 0 &&
           record_get(assessment, ASSESSMENT_APPROVER) &&
           strcmp(record_get(assessment, ASSESSMENT_APPROVER),
                  record_get(assessment, ASSESSMENT_AUTHOR)) != 0;
}

static bool
is_covered(const struct sequence *sequence, const struct record *record,
           const struct record *assessment)
{
    const struct person *person = person_of(sequence, record);
    const char *role = person ? person->role : "control_room"; /* of the events made here */
    return is_within(sequence, assessment) &&
           has_word(record_get(assessment, ASSESSMENT_MEASURES), measure_of(record)) &&
           has_word(record_get(assessment, ASSESSMENT_ROLES), role) &&
           (!person || (person->group && !person->retracted &&
                        string_equal(person->group, record_get(assessment, ASSESSMENT_GROUP))));
}

/* --- what stands --- */

static bool
was_seen(const struct sequence *sequence, const struct id *id, const char *assessment)
{
    for (size_t i = 0; i < sequence->saved_count; i++) {
        if (id_equal(&sequence->saved[i].id, id) &&
            string_equal(sequence->saved[i].assessment, assessment))
            return true;
    }
    return false;
}

static size_t
assessment_field(const struct record_type *type)
{
    return type == &offer_type     ? OFFER_ASSESSMENT
           : type == &pairing_type ? PAIRING_ASSESSMENT
           : type == &event_type   ? EVENT_ASSESSMENT
                                   : INVITATION_ASSESSMENT;
}

static void
check_one(struct sequence *sequence, const struct record *record)
{
    struct error error = {.text = ""};
    struct id id;
    const char *link = record_get(record, assessment_field(record->type));
    if (!link || !id_from_text(link, &id))
        fail_msg("seed %llu: a targeted %s rests on nothing", (unsigned long long)sequence->seed,
                 record->type->name);
    if (was_seen(sequence, &record->id, link))
        return;
    struct record *assessment = session_get(sequence->session, &assessment_type, &id, &error);
    if (!assessment || !is_covered(sequence, record, assessment))
        fail_msg("seed %llu: a targeted %s was saved without a basis in date",
                 (unsigned long long)sequence->seed, record->type->name);
    record_free(assessment);
    struct saved *saved = &sequence->saved[sequence->saved_count++];
    saved->id = record->id;
    snprintf(saved->assessment, sizeof saved->assessment, "%s", link);
}

static void
check_all(struct sequence *sequence)
{
    struct error error = {.text = ""};
    for (size_t i = 0; i < sequence->support_count; i++) {
        struct basis_support support;
        struct record *event = NULL;
        struct record *record =
            session_get(sequence->session, sequence->types[i], &sequence->supports[i], &error);
        if (record && record->alive) {
            basis_support_of(sequence->session, record, &support, &event);
            if (support.targeted)
                check_one(sequence, record);
        }
        record_free(event);
        record_free(record);
    }
}

/* --- steps --- */

static void
note(struct sequence *sequence, const struct record_type *type, const struct id *id)
{
    sequence->allowed += !id_is_zero(id);
    sequence->refused += id_is_zero(id);
    if (id_is_zero(id) || sequence->support_count == SAVED_MOST)
        return;
    sequence->supports[sequence->support_count] = *id;
    sequence->types[sequence->support_count++] = type;
}

/* Four in five are named; NULL: support that names none. */
static const char *
draw_assessment(struct sequence *sequence, char text[ID_TEXT_SIZE])
{
    if (sequence->assessment_count == 0 || draw(sequence, 5) == 0)
        return NULL;
    id_to_text(&sequence->assessments[draw(sequence, sequence->assessment_count)], text);
    return text;
}

static void
step_draft(struct sequence *sequence)
{
    static const char *const roles[] = {"control_room", "control_room, pc", "control_room", "pc"};
    static const char *const groups[] = {"male", "male", "male", "female"};
    static const char *const measures[] = {"buddy, event, consultancy", "buddy, event",
                                           "consultancy, buddy"};
    char text[ID_TEXT_SIZE], starts[DATE_TEXT_SIZE], review[DATE_TEXT_SIZE];
    date_to_iso(date_add_days(sequence->today, draw(sequence, 4) == 0), starts);
    date_to_iso(date_add_days(sequence->today, 5 + (int64_t)draw(sequence, 100)), review);
    const struct given more[] = {
        {ASSESSMENT_ROLES, draw_word(sequence, roles, COUNT(roles))},
        {ASSESSMENT_GROUP, draw_word(sequence, groups, COUNT(groups))},
        {ASSESSMENT_MEASURES, draw_word(sequence, measures, COUNT(measures))},
        {ASSESSMENT_STARTS, starts},
        {ASSESSMENT_REVIEW, review},
    };
    if (sequence->assessment_count == ASSESSMENTS_MOST)
        return;
    sequence->assessments[sequence->assessment_count++] =
        targeting_draft(sequence->session, more, COUNT(more), text);
}

static void
step_assessment(struct sequence *sequence, const char *name, const char *officer)
{
    struct error error = {.text = ""};
    if (sequence->assessment_count > 0)
        targeting_try(sequence->session, officer, name,
                      &sequence->assessments[draw(sequence, sequence->assessment_count)], "Wrong",
                      &error);
}

static void
step_pair(struct sequence *sequence)
{
    struct error error = {.text = ""};
    char text[ID_TEXT_SIZE];
    const struct given given[] = {
        {PAIRING_CANDIDATE, sequence->people[draw(sequence, PEOPLE)].text},
        {PAIRING_BUDDY, sequence->buddy},
        {PAIRING_ADULT, "adult"},
        {PAIRING_OFFERED, OFFERED_TARGETED},
        {PAIRING_ASSESSMENT, draw_assessment(sequence, text)},
    };
    struct id id = try_add(sequence->session, &pairing_type, given, COUNT(given), &error);
    note(sequence, &pairing_type, &id);
}

static void
step_offer(struct sequence *sequence)
{
    struct error error = {.text = ""};
    char text[ID_TEXT_SIZE];
    const struct given given[] = {
        {OFFER_CANDIDATE, sequence->people[draw(sequence, PEOPLE)].text},
        {OFFER_MEASURE, draw(sequence, 3) == 0 ? "one_to_one" : "consultancy"},
        {OFFER_OFFERED, OFFERED_TARGETED},
        {OFFER_ASSESSMENT, draw_assessment(sequence, text)},
    };
    struct id id = try_add(sequence->session, &offer_type, given, COUNT(given), &error);
    note(sequence, &offer_type, &id);
}

static void
step_invite(struct sequence *sequence)
{
    struct error error = {.text = ""};
    char text[ID_TEXT_SIZE], event_text[ID_TEXT_SIZE];
    const struct given event[] = {
        {EVENT_NAME, "Evening"},
        {EVENT_KIND, "discovery"},
        {EVENT_STARTS, "2029-01-10T18:00:00Z"},
        {EVENT_ROLES, "control_room"},
        {EVENT_AUDIENCE, AUDIENCE_TARGETED},
        {EVENT_ASSESSMENT, draw_assessment(sequence, text)},
    };
    struct id id = try_add(sequence->session, &event_type, event, COUNT(event), &error);
    note(sequence, &event_type, &id);
    if (id_is_zero(&id))
        return;
    id_to_text(&id, event_text);
    const struct given invitation[] = {
        {INVITATION_EVENT, event_text},
        {INVITATION_CANDIDATE, sequence->people[draw(sequence, PEOPLE)].text},
        {INVITATION_ASSESSMENT, draw(sequence, 3) == 0 ? draw_assessment(sequence, text) : NULL},
    };
    id = try_add(sequence->session, &invitation_type, invitation, COUNT(invitation), &error);
    note(sequence, &invitation_type, &id);
}

/* Another version, or none, under what is there already. */
static void
step_edit(struct sequence *sequence)
{
    struct error error = {.text = ""};
    char text[ID_TEXT_SIZE];
    if (sequence->support_count == 0)
        return;
    size_t place = draw(sequence, sequence->support_count);
    const struct record_type *type = sequence->types[place];
    struct call call = {.type = type, .id = sequence->supports[place]};
    call.record = session_get(sequence->session, type, &call.id, &error);
    record_set(call.record, assessment_field(type), draw_assessment(sequence, text));
    session_do(sequence->session, command_edit, &call, &error);
    record_free(call.record);
    outcome_clear(&call.outcome);
}

static void
step_on_support(struct sequence *sequence, const struct command *command)
{
    struct error error = {.text = ""};
    if (sequence->support_count == 0)
        return;
    size_t place = draw(sequence, sequence->support_count);
    struct call call = {.type = sequence->types[place], .id = sequence->supports[place]};
    session_do(sequence->session, command, &call, &error);
    outcome_clear(&call.outcome);
}

static void
step_undo(struct sequence *sequence, const struct command *command)
{
    struct error error = {.text = ""};
    struct call call = {.session = sequence->session};
    session_do(sequence->session, command, &call, &error);
    outcome_clear(&call.outcome);
}

/* Whether they took it back is what the log of that undo-able step says, so it is read again. */
static void
read_retractions(struct sequence *sequence)
{
    struct error error = {.text = ""};
    for (size_t i = 0; i < PEOPLE; i++) {
        struct person *person = &sequence->people[i];
        if (!person->group)
            continue;
        struct record *said =
            session_get(sequence->session, &declaration_type, &person->declaration, &error);
        person->retracted = !said || !said->alive || record_get(said, DECLARATION_WITHDRAWN);
        record_free(said);
    }
}

static void
step_retract(struct sequence *sequence)
{
    struct error error = {.text = ""};
    struct person *person = &sequence->people[draw(sequence, PEOPLE)];
    char today[DATE_TEXT_SIZE];
    date_to_iso(sequence->today, today);
    const char *args[] = {today};
    struct call call = {.type = &declaration_type, .id = person->declaration, .args = args};
    if (!person->group)
        return;
    session_do(sequence->session, command_find(&declaration_commands, 1, "retract", PLACE_CLI),
               &call, &error);
    outcome_clear(&call.outcome);
}

static void
take_step(struct sequence *sequence)
{
    switch (draw(sequence, 20)) {
    case 0:
    case 1:
        step_draft(sequence);
        break;
    case 2:
    case 3:
    case 4:
        step_assessment(sequence, "approve", draw(sequence, 4) == 0 ? AUTHOR : APPROVER);
        break;
    case 5:
        step_assessment(sequence, "revise", AUTHOR);
        break;
    case 6:
        step_assessment(sequence, "withdraw-assessment", AUTHOR);
        break;
    case 7:
        set_day(sequence, date_add_days(sequence->today, 1 + (int64_t)draw(sequence, 40)));
        break;
    case 8:
        step_edit(sequence);
        break;
    case 9:
        step_on_support(sequence, command_remove);
        break;
    case 10:
        step_on_support(sequence, command_restore);
        break;
    case 11:
        step_undo(sequence, command_undo);
        break;
    case 12:
        step_undo(sequence, command_redo);
        break;
    case 13:
        step_retract(sequence);
        break;
    case 14:
    case 15:
        step_invite(sequence);
        break;
    case 16:
    case 17:
        step_offer(sequence);
        break;
    default:
        step_pair(sequence);
        break;
    }
    read_retractions(sequence);
    check_all(sequence);
}

/* --- a sequence --- */

static struct id
declaration_of(struct session *session, const struct id *candidate)
{
    struct error error = {.text = ""};
    struct record_list list = {.count = 0};
    struct query query = query_default(&declaration_type);
    query.link_field = DECLARATION_CANDIDATE;
    query.link_id = *candidate;
    assert_true(session_read(session, &query, QUERY_FIRST, NULL, 1, &list, &error));
    assert_int_equal(list.count, 1);
    struct id id = list.items[0]->id;
    record_list_clear(&list);
    return id;
}

static void
begin(struct sequence *sequence, struct session *session, uint64_t seed)
{
    static const struct person people[PEOPLE] = {
        {.role = "control_room", .group = "male"},
        {.role = "pc", .group = "female"},
        {.role = "control_room", .group = "male"},
        {.role = "control_room"},
    };
    char staff[ID_TEXT_SIZE];
    *sequence = (struct sequence){.session = session, .random = {.state = seed}, .seed = seed};
    set_day(sequence, (struct date){2026, 11, 21});
    add_staff(session, "PC 4471 Reid", staff);
    const struct given buddy[] = {{BUDDY_STAFF, staff},
                                  {BUDDY_KIND, KIND_BUDDY},
                                  {BUDDY_CAPACITY, "9"},
                                  {BUDDY_TRAINED, "2026-11-01"},
                                  {BUDDY_AGREED, "2026-11-01"}};
    struct id id = must_add(session, &buddy_type, buddy, COUNT(buddy));
    id_to_text(&id, sequence->buddy);
    for (size_t i = 0; i < PEOPLE; i++) {
        struct person *person = &sequence->people[i];
        *person = people[i];
        id = targeting_candidate(session, "Ada Obi", person->role, person->group, person->text);
        if (person->group)
            person->declaration = declaration_of(session, &id);
    }
    /* Begin where something can be allowed. */
    step_draft(sequence);
    step_assessment(sequence, "approve", APPROVER);
}

static void
a_thousand_sequences(void **state)
{
    (void)state;
    struct session *session = NULL;
    size_t allowed = 0, refused = 0;
    for (uint64_t seed = 1; seed <= SEQUENCES; seed++) {
        struct sequence sequence;
        if (seed % PER_SESSION == 1) {
            if (session)
                fixture_session_free(session);
            session = targeting_session();
        }
        begin(&sequence, session, seed);
        for (size_t i = 0; i < STEPS; i++)
            take_step(&sequence);
        allowed += sequence.allowed;
        refused += sequence.refused;
    }
    fixture_session_free(session);
    print_message("seeds 1 to %d: %zu targeted supports saved, %zu refused\n", SEQUENCES, allowed,
                  refused);
    assert_true(allowed > SEQUENCES / 4);
    assert_true(refused > SEQUENCES);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_thousand_sequences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
