/* self_entry.c - what is chosen on the pages of the equality questions, and what is sent. */
#include "modules/self_entry.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "modules/candidate.h"
#include "modules/officer_key.h"
#include "self_entry_private.h"

#define OWN_WORDS_MOST 80 /* characters */

/* -- Which questions are asked ---------------------------------------------------------------- */

/* From a question to the ones before it that lead there: NOLINTBEGIN(misc-no-recursion). */
static bool
entry_is_asked(const struct self_entry *entry, size_t question)
{
    const struct pack *pack = entry->pack;
    if (!pack->questions[question].follows)
        return true;
    for (size_t i = 0; i < question; i++) {
        const struct given *given = &entry->given[i];
        if (given->seen && !given->as_before && given->state == ANSWER_GIVEN &&
            pack->questions[i].options[given->option].next == question && entry_is_asked(entry, i))
            return true;
    }
    return false;
}

/* NOLINTEND(misc-no-recursion) */

/* Whether the answer that leads to it, or not, stays as it was. */
static bool
follows_as_before(const struct self_entry *entry, size_t question)
{
    for (size_t i = 0; i < question; i++) {
        const struct pack_question *earlier = &entry->pack->questions[i];
        for (size_t j = 0; j < earlier->option_count && entry->given[i].as_before; j++) {
            if (earlier->options[j].next == question)
                return true;
        }
    }
    return false;
}

bool
entry_is_paged(const struct self_entry *entry, size_t question)
{
    return entry_is_asked(entry, question) &&
           !(entry->discreet && entry->pack->questions[question].follows);
}

/* The next page: a question that was not seen, else the answers to check. */
static void
go_on(struct self_entry *entry)
{
    for (size_t i = 0; i < entry->pack->question_count; i++) {
        if (entry_is_paged(entry, i) && !entry->given[i].seen) {
            entry->question = i;
            entry->stage = STAGE_QUESTION;
            return;
        }
    }
    entry->stage = STAGE_CHECK;
}

static void
give(struct self_entry *entry, enum answer_state state, size_t option, bool as_before)
{
    struct given *given = &entry->given[entry->question];
    free(given->words);
    *given = (struct given){.seen = true, .state = state, .option = option, .as_before = as_before};
}

static void
clear_given(struct self_entry *entry)
{
    for (size_t i = 0; i < entry->pack->question_count; i++) {
        if (entry->given[i].words)
            explicit_bzero(entry->given[i].words, strlen(entry->given[i].words));
        free(entry->given[i].words);
        entry->given[i] = (struct given){.seen = false};
    }
}

static void
end(struct self_entry *entry, enum pack_word farewell)
{
    clear_given(entry);
    entry->farewell = farewell;
    entry->stage = STAGE_OVER;
}

void
self_entry_be_discreet(struct self_entry *entry)
{
    entry->discreet = true;
}

/* -- Sending --------------------------------------------------------------------------------- */

static struct kept_answer
keep_given(const struct self_entry *entry, size_t number)
{
    const struct pack_question *question = &entry->pack->questions[number];
    const struct given *given = &entry->given[number];
    struct kept_answer kept = {
        .question = question->code, .pack = entry->pack->version, .state = ANSWER_NOT_ASKED};
    kept.as_before = follows_as_before(entry, number);
    if (kept.as_before || !entry_is_asked(entry, number))
        return kept;
    kept.state = given->seen ? given->state : ANSWER_BLANK;
    kept.as_before = given->as_before;
    if (kept.state == ANSWER_GIVEN && !kept.as_before) {
        kept.answer = question->options[given->option].code;
        kept.words = given->words;
    }
    return kept;
}

static bool
send(struct self_entry *entry, enum pack_word farewell, struct error *error)
{
    size_t count = entry->pack->question_count;
    struct kept_answer *answers = must_calloc(count, sizeof *answers);
    for (size_t i = 0; i < count; i++)
        answers[i] = keep_given(entry, i);
    bool done = monitoring_send(entry->session, &entry->candidate, answers, count, error);
    free(answers);
    if (done)
        end(entry, farewell);
    return done;
}

/* Skipped is an answer, each of them blank; who answered before keeps what there is. */
static bool
skip(struct self_entry *entry, struct error *error)
{
    if (!entry->before)
        return send(entry, PACK_SKIPPED, error);
    end(entry, PACK_SKIPPED);
    return true;
}

static bool
take_out(struct self_entry *entry, struct error *error)
{
    bool done = monitoring_forget(entry->session, &entry->candidate, error);
    if (done)
        end(entry, PACK_REMOVED);
    return done;
}

/* -- Choosing --------------------------------------------------------------------------------- */

static bool
has_own_words(const struct pack *pack, const struct pack_question *question)
{
    bool has = false;
    for (size_t i = 0; i < question->option_count && !has; i++) {
        const struct pack_option *option = &question->options[i];
        has = option->own_words;
        for (size_t j = 0;
             option->next != PACK_NONE && !has && j < pack->questions[option->next].option_count;
             j++)
            has = pack->questions[option->next].options[j].own_words;
    }
    return has;
}

/* The question that own words are kept with: the last one that was answered. */
static size_t
worded_question(const struct self_entry *entry)
{
    const struct given *given = &entry->given[entry->question];
    const struct pack_question *question = &entry->pack->questions[entry->question];
    if (!entry->discreet || given->state != ANSWER_GIVEN)
        return entry->question;
    size_t next = question->options[given->option].next;
    return next == PACK_NONE ? entry->question : next;
}

/* To the page for own words, where the answer has some; or, not to tell by it, any answer may. */
static void
leave_question(struct self_entry *entry)
{
    const struct pack_question *question = &entry->pack->questions[entry->question];
    const struct given *given = &entry->given[entry->question];
    bool worded = entry->discreet
                      ? has_own_words(entry->pack, question)
                      : given->state == ANSWER_GIVEN && question->options[given->option].own_words;
    if (worded)
        entry->stage = STAGE_OWN_WORDS;
    else
        go_on(entry);
}

static void
choose_option(struct self_entry *entry, size_t option, size_t then)
{
    size_t asked = entry->question;
    give(entry, ANSWER_GIVEN, option, false);
    if (then != PACK_NONE) {
        entry->question = entry->pack->questions[asked].options[option].next;
        give(entry, ANSWER_GIVEN, then, false);
        entry->question = asked;
    }
    leave_question(entry);
}

static void
choose_state(struct self_entry *entry, enum answer_state state, bool as_before)
{
    give(entry, state, 0, as_before);
    leave_question(entry);
}

static bool
act(struct self_entry *entry, struct row_action chosen, struct error *error)
{
    switch (chosen.action) {
    case ACTION_BEGIN:
        go_on(entry);
        break;
    case ACTION_SKIP:
        return skip(entry, error);
    case ACTION_REMOVE:
        return take_out(entry, error);
    case ACTION_LANGUAGE:
        entry->language = entry->language == PACK_ENGLISH ? PACK_WELSH : PACK_ENGLISH;
        break;
    case ACTION_OPTION:
        choose_option(entry, chosen.number, chosen.then);
        break;
    case ACTION_PREFER_NOT:
        choose_state(entry, ANSWER_PREFER_NOT, false);
        break;
    case ACTION_DO_NOT_KNOW:
        choose_state(entry, ANSWER_DO_NOT_KNOW, false);
        break;
    case ACTION_BLANK:
        choose_state(entry, ANSWER_BLANK, false);
        break;
    case ACTION_AS_BEFORE:
        choose_state(entry, ANSWER_BLANK, true);
        break;
    case ACTION_BACK:
        self_entry_back(entry);
        break;
    case ACTION_CHANGE:
        entry->question = chosen.number;
        entry->stage = STAGE_QUESTION;
        break;
    case ACTION_SEND:
        return send(entry, PACK_THANKS, error);
    case ACTION_STOP:
        self_entry_stop(entry);
        break;
    }
    return true;
}

bool
self_entry_choose(struct self_entry *entry, size_t row, struct error *error)
{
    return row >= entry->page.row_count || act(entry, entry->actions[row], error);
}

static bool
take_own_words(struct self_entry *entry, const char *typed, struct error *error)
{
    size_t question = worded_question(entry);
    struct given *given = &entry->given[question];
    bool kept = given->state == ANSWER_GIVEN && !given->as_before &&
                entry->pack->questions[question].options[given->option].own_words;
    if (utf8_length(typed) > OWN_WORDS_MOST)
        return error_set(error, ERROR_INPUT, "%s: %d", entry_word(entry, PACK_OWN_LABEL),
                         OWN_WORDS_MOST);
    free(given->words);
    given->words = *typed == '\0' || !kept ? NULL : must_strdup(typed);
    go_on(entry);
    return true;
}

bool
self_entry_type(struct self_entry *entry, const char *typed, struct error *error)
{
    if (entry->stage == STAGE_OWN_WORDS)
        return take_own_words(entry, typed, error);
    if (entry->stage != STAGE_OVER)
        return true;
    entry->over = officer_key_is(entry->session, typed);
    entry->wrong_key = !entry->over;
    return entry->over || error_set(error, ERROR_DENIED, "%s", entry_word(entry, PACK_WRONG_KEY));
}

void
self_entry_back(struct self_entry *entry)
{
    size_t before = entry->question;
    if (entry->stage == STAGE_OVER || entry->stage == STAGE_INTRODUCTION)
        return;
    if (entry->stage == STAGE_OWN_WORDS) {
        entry->stage = STAGE_QUESTION;
        return;
    }
    if (entry->stage == STAGE_CHECK)
        before = entry->pack->question_count;
    while (before > 0 && !entry_is_paged(entry, before - 1))
        before--;
    entry->stage = before > 0 ? STAGE_QUESTION : STAGE_INTRODUCTION;
    entry->question = before > 0 ? before - 1 : 0;
}

void
self_entry_stop(struct self_entry *entry)
{
    if (entry->stage != STAGE_OVER)
        end(entry, PACK_STOPPED);
}

bool
self_entry_is_over(const struct self_entry *entry)
{
    return entry->over;
}

/* -- Beginning and end ------------------------------------------------------------------------ */

static enum pack_language
language_of(struct session *session, const struct id *candidate)
{
    struct error ignored;
    struct record *person = session_get(session, &candidate_type, candidate, &ignored);
    bool welsh = person && string_equal(record_get(person, CANDIDATE_LANGUAGE), "cy");
    record_free(person);
    return welsh ? PACK_WELSH : PACK_ENGLISH;
}

static struct pack *
make_ready(struct session *session, const struct id *candidate, bool *before, struct error *error)
{
    if (!monitoring_may_ask(session, candidate, error))
        return NULL;
    if (!officer_key_is_set(session)) {
        error_set(error, ERROR_DENIED,
                  "Set your key first: it is the only way back from the questions to the records; "
                  "the command is set-key");
        return NULL;
    }
    struct pack *pack = monitoring_pack(session, error);
    if (pack && monitoring_open_for(session, candidate, before, error))
        return pack;
    pack_free(pack);
    return NULL;
}

struct self_entry *
self_entry_new(struct session *session, const struct id *candidate, struct error *error)
{
    bool before = false;
    struct pack *pack = make_ready(session, candidate, &before, error);
    if (!pack)
        return NULL;
    struct text name = TEXT_EMPTY;
    session_title(session, &candidate_type, candidate, &name);
    struct self_entry *entry = must_calloc(1, sizeof *entry);
    *entry = (struct self_entry){
        .session = session,
        .candidate = *candidate,
        .pack = pack,
        .language = language_of(session, candidate),
        .name = text_take(&name),
        .before = before,
        .given = must_calloc(pack->question_count, sizeof *entry->given),
    };
    return entry;
}

void
self_entry_free(struct self_entry *entry)
{
    if (!entry)
        return;
    clear_given(entry);
    entry_clear_page(entry);
    free(entry->page.rows);
    free(entry->page.before);
    free(entry->actions);
    free(entry->given);
    free(entry->name);
    pack_free(entry->pack);
    free(entry);
}

/* -- As pages of any kind ---------------------------------------------------------------------- */

static const struct entry_page *
class_page(void *entry)
{
    return self_entry_page(entry);
}

static void
class_back(void *entry)
{
    self_entry_back(entry);
}

static bool
class_choose(void *entry, size_t row, struct error *error)
{
    return self_entry_choose(entry, row, error);
}

static bool
class_type(void *entry, const char *typed, struct error *error)
{
    return self_entry_type(entry, typed, error);
}

static void
class_stop(void *entry)
{
    self_entry_stop(entry);
}

static bool
class_is_over(const void *entry)
{
    return self_entry_is_over(entry);
}

static void
class_free(void *entry)
{
    self_entry_free(entry);
}

const struct entry_class self_entry_class = {
    .page = class_page,
    .choose = class_choose,
    .type = class_type,
    .back = class_back,
    .stop = class_stop,
    .is_over = class_is_over,
    .free = class_free,
};
