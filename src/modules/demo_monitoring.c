/* demo_monitoring.c - invents answers to equality questions. */
#include "demo_monitoring.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/text.h"
#include "modules/monitoring.h"
#include "modules/permission.h"

#define STREAM UINT64_C(0x51D7A9C3E60B284F)
#define ASKED 90    /* of 100 people */
#define ANSWERED 91 /* of 100 questions; of the others half are left empty, half said no to */
#define OPTIONS_MOST 12

/* How often each option is chosen, of 100. A question that is not here gets any. */
static const struct {
    const char *question;
    unsigned char shares[OPTIONS_MOST];
} habits[] = {
    {"ethnicity", {58, 7, 17, 13, 5}},
    {"sex", {47, 53}},
    {"gender_identity", {97, 3}},
    {"sexual_orientation", {88, 5, 5, 2}},
    {"religion", {45, 30, 2, 3, 1, 10, 4, 5}},
    {"disability", {16, 84}},
    {"age", {35, 45, 16, 4}},
    {"marriage", {38, 2, 60}},
    {"pregnancy", {4, 96}},
};

void
demo_monitoring_begin(struct demo_monitoring *monitoring, uint64_t seed)
{
    *monitoring = (struct demo_monitoring){.random = {.state = seed ^ STREAM}};
}

void
demo_monitoring_add(struct demo_monitoring *monitoring, const struct id *candidate)
{
    monitoring->people = array_reserve(monitoring->people, &monitoring->capacity,
                                       monitoring->count + 1, sizeof *monitoring->people);
    monitoring->people[monitoring->count++] = *candidate;
}

static unsigned
draw(struct demo_monitoring *monitoring, size_t below)
{
    return random_below(&monitoring->random, (uint32_t)below);
}

static size_t
draw_option(struct demo_monitoring *monitoring, const struct pack_question *question)
{
    for (size_t i = 0; i < sizeof habits / sizeof habits[0]; i++) {
        if (!string_equal(habits[i].question, question->code))
            continue;
        unsigned left = draw(monitoring, 100);
        size_t option = 0;
        while (option + 1 < question->option_count && option < OPTIONS_MOST &&
               left >= habits[i].shares[option])
            left -= habits[i].shares[option++];
        return option;
    }
    return draw(monitoring, question->option_count);
}

static bool
is_led_to(const struct pack *pack, const struct kept_answer *answers, size_t question)
{
    bool led = !pack->questions[question].follows;
    for (size_t i = 0; i < question && !led; i++) {
        if (answers[i].state == ANSWER_GIVEN) {
            size_t option = pack_find_option(&pack->questions[i], answers[i].answer);
            led = pack->questions[i].options[option].next == question;
        }
    }
    return led;
}

static struct kept_answer *
answer_all(struct demo_monitoring *monitoring, const struct pack *pack)
{
    struct kept_answer *answers = must_calloc(pack->question_count, sizeof *answers);
    for (size_t i = 0; i < pack->question_count; i++) {
        const struct pack_question *question = &pack->questions[i];
        unsigned luck = draw(monitoring, 100);
        answers[i] = (struct kept_answer){
            .question = question->code, .pack = pack->version, .state = ANSWER_NOT_ASKED};
        if (!is_led_to(pack, answers, i))
            continue;
        answers[i].state = luck < ANSWERED ? ANSWER_GIVEN
                           : luck % 2 == 0 ? ANSWER_BLANK
                                           : ANSWER_PREFER_NOT;
        if (answers[i].state == ANSWER_GIVEN)
            answers[i].answer = question->options[draw_option(monitoring, question)].code;
    }
    return answers;
}

/* Answers count when their month is over. */
static void
last_month(struct session *session, char month[8])
{
    struct date today = session_context(session)->today, before = today;
    before.day = 1;
    before = date_add_days(before, -1);
    snprintf(month, 8, "%04u-%02u", (unsigned)before.year % 10000, (unsigned)before.month % 100);
}

static bool
send(struct demo_monitoring *monitoring, struct session *session, const struct pack *pack,
     struct error *error)
{
    struct invented_answers *people = must_calloc(monitoring->count + 1, sizeof *people);
    size_t count = 0;
    char month[8];
    last_month(session, month);
    for (size_t i = 0; i < monitoring->count; i++) {
        if (draw(monitoring, 100) < ASKED)
            people[count++] = (struct invented_answers){
                monitoring->people[i], answer_all(monitoring, pack), pack->question_count};
    }
    bool done = monitoring_invent(session, month, people, count, error);
    for (size_t i = 0; i < count; i++)
        free(people[i].answers);
    free(people);
    return done;
}

bool
demo_monitoring_end(struct demo_monitoring *monitoring, struct session *session, bool all,
                    struct error *error)
{
    struct error ignored;
    bool done = all;
    /* else people were invented into a database that is no demo */
    if (all && permission_given(session, PERMISSION_MONITORING, &ignored)) {
        struct pack *pack = monitoring_pack(session, error);
        done = pack && send(monitoring, session, pack, error);
        pack_free(pack);
    }
    free(monitoring->people);
    monitoring->people = NULL;
    return done;
}
