/* event_feedback.c - answers as "useful=yes welcome=no" in one field, noted one by one. */
#include "modules/event_feedback.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "config/config.h"
#include "modules/event.h"
#include "modules/event_guests.h"
#include "modules/invitation.h"
#include "modules/registry.h"

/* -- The value ------------------------------------------------------------------------------- */

/* The next "question=answer" of *value, or false at its end. Both are borrowed and end at a length.
 */
struct answered {
    const char *question, *answer;
    size_t question_length, answer_length;
};

static bool
next_answer(const char **value, struct answered *answered)
{
    *value += strspn(*value, " ");
    size_t length = strcspn(*value, " ");
    const char *equals = memchr(*value, '=', length);
    if (!equals)
        return false;
    *answered = (struct answered){
        .question = *value,
        .question_length = (size_t)(equals - *value),
        .answer = equals + 1,
        .answer_length = length - (size_t)(equals + 1 - *value),
    };
    *value += length;
    return true;
}

/* The index of a code in a list; its count for none. */
static size_t
find_code(const struct choice_list *list, const char *code, size_t length)
{
    size_t i = 0;
    while (i < list->count && (strlen(list->items[i].code) != length ||
                               strncmp(list->items[i].code, code, length) != 0))
        i++;
    return i;
}

static bool
is_answered(const char *value, const char *question)
{
    struct answered answered;
    while (value && next_answer(&value, &answered)) {
        if (strlen(question) == answered.question_length &&
            strncmp(question, answered.question, answered.question_length) == 0)
            return true;
    }
    return false;
}

/* The value with one answer in the place of the one before. */
static void
append_with(const char *value, const char *question, const char *answer, struct text *out)
{
    struct answered answered;
    while (value && next_answer(&value, &answered)) {
        if (strlen(question) == answered.question_length &&
            strncmp(question, answered.question, answered.question_length) == 0)
            continue;
        text_append_format(out, "%.*s=%.*s ", (int)answered.question_length, answered.question,
                           (int)answered.answer_length, answered.answer);
    }
    text_append_format(out, "%s=%s", question, answer);
}

static const struct choice_list *
list_of(const struct field_context *context, const char *name)
{
    static const struct choice_list none;
    for (size_t i = 0; i < context->list_count; i++) {
        if (string_equal(context->lists[i].name, name))
            return context->lists[i].choices;
    }
    return &none;
}

static void
append_label(const struct choice_list *list, const char *code, size_t length, struct text *out)
{
    size_t index = find_code(list, code, length);
    if (index < list->count)
        text_append(out, list->items[index].label);
    else
        text_append_bytes(out, code, length);
}

void
feedback_show(const struct field_context *context, const char *value, struct text *out)
{
    const struct choice_list *questions = list_of(context, "feedback-questions");
    const struct choice_list *answers = list_of(context, "feedback-answers");
    struct answered answered;
    const char *between = "";
    while (value && next_answer(&value, &answered)) {
        text_append(out, between);
        append_label(questions, answered.question, answered.question_length, out);
        text_append(out, ": ");
        append_label(answers, answered.answer, answered.answer_length, out);
        between = "; ";
    }
}

/* -- Counts ---------------------------------------------------------------------------------- */

struct counting {
    const struct choice_list *questions, *answers;
    struct feedback *feedback;
};

static bool
count_guest(void *context, const struct record *invitation, struct error *error)
{
    const struct counting *counting = context;
    const char *value = record_get(invitation, INVITATION_FEEDBACK);
    struct answered answered;
    bool any = false;
    (void)error;
    while (value && next_answer(&value, &answered)) {
        size_t question =
            find_code(counting->questions, answered.question, answered.question_length);
        size_t answer = find_code(counting->answers, answered.answer, answered.answer_length);
        if (question == counting->questions->count || answer == counting->answers->count)
            continue;
        counting->feedback->counts[question * counting->answers->count + answer]++;
        any = true;
    }
    counting->feedback->people += any;
    return true;
}

void
feedback_clear(struct feedback *feedback)
{
    free(feedback->counts);
    *feedback = (struct feedback){.counts = NULL};
}

bool
feedback_read(struct session *session, const struct id *event, struct feedback *feedback,
              struct error *error)
{
    const struct config *config = session_config(session);
    struct counting counting = {
        .questions = config_list(config, SETTING_FEEDBACK_QUESTIONS),
        .answers = config_list(config, SETTING_FEEDBACK_ANSWERS),
        .feedback = feedback,
    };
    *feedback = (struct feedback){
        .questions = counting.questions->count,
        .answers = counting.answers->count,
    };
    feedback->counts =
        must_calloc(feedback->questions * feedback->answers + 1, sizeof *feedback->counts);
    return event_guests_each(session, event, count_guest, &counting, error);
}

/* -- As a report ----------------------------------------------------------------------------- */

#define ANSWERS_MOST (REPORT_COLUMNS_MOST - 2)

/* Of each question, every answer to it and how many there are. */
static void
add_questions(const struct config *config, const struct feedback *feedback, struct report *report)
{
    const struct choice_list *questions = config_list(config, SETTING_FEEDBACK_QUESTIONS);
    const struct choice_list *answers = config_list(config, SETTING_FEEDBACK_ANSWERS);
    const char *columns[REPORT_COLUMNS_MOST] = {"Question"};
    size_t kinds = feedback->answers < ANSWERS_MOST ? feedback->answers : ANSWERS_MOST;
    for (size_t i = 0; i < kinds; i++)
        columns[1 + i] = answers->items[i].label;
    columns[1 + kinds] = "Answers";
    report_begin_part(report, "Answers", "Fewer than 5 people answered: too few to show", columns,
                      kinds + 2);
    report_people(report, REPORT_NAMED, REPORT_ADDS_ACROSS);
    report_chart(report, REPORT_BARS, 1, kinds < REPORT_SERIES_MOST ? kinds : REPORT_SERIES_MOST);
    for (size_t i = 0; i < feedback->questions && feedback->people >= FEEDBACK_LEAST; i++) {
        size_t sum = 0;
        report_words(report, questions->items[i].label);
        for (size_t j = 0; j < kinds; j++) {
            size_t count = feedback->counts[i * feedback->answers + j];
            report_count(report, count);
            sum += count;
        }
        report_count(report, sum);
    }
}

bool
feedback_build(struct session *session, const struct id *event, struct report *report,
               struct error *error)
{
    struct feedback feedback;
    struct text title = TEXT_EMPTY;
    text_append(&title, "Feedback on ");
    session_title(session, &event_type, event, &title);
    report_init(report, text_string(&title));
    bool done = feedback_read(session, event, &feedback, error);
    if (done)
        add_questions(session_config(session), &feedback, report);
    feedback_clear(&feedback);
    text_clear(&title);
    return done;
}

/* -- The command ----------------------------------------------------------------------------- */

static bool
note_answer(struct call *call, struct record *invitation, struct error *error)
{
    struct text value = TEXT_EMPTY;
    if (!invitation_is(invitation, INVITATION_ATTENDED))
        return error_set(error, ERROR_CONFLICT, "Only who came is asked what it was like");
    append_with(record_get(invitation, INVITATION_FEEDBACK), call->args[FEEDBACK_QUESTION],
                call->args[FEEDBACK_ANSWER], &value);
    record_take(invitation, INVITATION_FEEDBACK, text_take(&value));
    if (!session_edit(call->session, invitation, NULL, error))
        return false;
    text_append(&call->outcome.message, "Noted: ");
    feedback_show(session_context(call->session), record_get(invitation, INVITATION_FEEDBACK),
                  &call->outcome.message);
    call->outcome.type = &invitation_type;
    call->outcome.id = invitation->id;
    return true;
}

static bool
run_feedback(struct call *call, struct error *error)
{
    struct record *invitation = session_get(call->session, &invitation_type, &call->id, error);
    bool done = invitation && session_check_alive(call->session, invitation, error) &&
                note_answer(call, invitation, error);
    record_free(invitation);
    return done;
}

/* The first question that is not answered yet. */
static void
prepare_feedback(struct session *session, const struct id *id, struct record *args)
{
    struct error ignored;
    const struct choice_list *questions =
        config_list(session_config(session), SETTING_FEEDBACK_QUESTIONS);
    struct record *invitation = session_get(session, &invitation_type, id, &ignored);
    const char *value = invitation ? record_get(invitation, INVITATION_FEEDBACK) : NULL;
    for (size_t i = 0; i < questions->count; i++) {
        if (questions->items[i].retired || is_answered(value, questions->items[i].code))
            continue;
        record_set(args, FEEDBACK_QUESTION, questions->items[i].code);
        break;
    }
    record_free(invitation);
}

static const struct field feedback_args[FEEDBACK_ARG_COUNT] = {
    [FEEDBACK_QUESTION] = {.name = "question",
                           .label = "Question",
                           .kind = FIELD_CHOICE,
                           .flags = FIELD_REQUIRED,
                           .help = "Which one they answer; the next one comes by itself",
                           .list = "feedback-questions"},
    [FEEDBACK_ANSWER] = {.name = "answer",
                         .label = "Answer",
                         .kind = FIELD_CHOICE,
                         .flags = FIELD_REQUIRED,
                         .help = "What they say; reports only count it",
                         .list = "feedback-answers"},
};

static const struct command rows[] = {
    {
        .name = "feedback",
        .summary = "Note what somebody said of an event",
        .help =
            "Question after question, as posact.yaml has them. Reports count the answers of all "
            "who came, and name nobody.",
        .where = PLACE_LIST | PLACE_DETAIL | PLACE_CLI,
        .only = &invitation_type,
        .args = feedback_args,
        .arg_count = FEEDBACK_ARG_COUNT,
        .prepare = prepare_feedback,
        .flags = COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID | COMMAND_AGAIN,
        .run = run_feedback,
    },
};

const struct command_table event_feedback_commands = {rows, sizeof rows / sizeof *rows};
