/* entry_pages.c - the pages of the equality questions in words, in the language of the person. */
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "self_entry_private.h"

/* -- Words ----------------------------------------------------------------------------------- */

static const char *
in_language(const struct self_entry *entry, const struct pack_text *text)
{
    return text->in[entry->language];
}

const char *
entry_word(const struct self_entry *entry, enum pack_word which)
{
    return in_language(entry, &entry->pack->words[which]);
}

/* -- Rows ------------------------------------------------------------------------------------ */

void
entry_clear_page(struct self_entry *entry)
{
    struct entry_page *page = &entry->page;
    for (size_t i = 0; i < page->row_count; i++) {
        free(page->rows[i]);
        free(page->before[i]);
    }
    free(page->title);
    free(page->above);
    page->title = page->above = NULL;
    page->row_count = page->start = 0;
    page->line = page->typed = page->keys = NULL;
    page->secret = false;
}

static void
make_room(struct self_entry *entry)
{
    struct entry_page *page = &entry->page;
    if (page->row_count < entry->capacity)
        return;
    entry->capacity = entry->capacity * 2 + 16;
    page->rows = must_realloc(page->rows, entry->capacity * sizeof *page->rows);
    page->before = must_realloc(page->before, entry->capacity * sizeof *page->before);
    entry->actions = must_realloc(entry->actions, entry->capacity * sizeof *entry->actions);
}

static void
add_row(struct self_entry *entry, const char *before, const char *label, enum action action,
        size_t number)
{
    struct entry_page *page = &entry->page;
    make_room(entry);
    page->rows[page->row_count] = must_strdup(label);
    page->before[page->row_count] = before ? must_strdup(before) : NULL;
    entry->actions[page->row_count++] = (struct row_action){action, number, PACK_NONE};
}

static void
add_word(struct self_entry *entry, enum pack_word label, enum action action)
{
    add_row(entry, NULL, entry_word(entry, label), action, 0);
}

static void
set_above(struct self_entry *entry, struct text *above)
{
    entry->page.above = text_take(above);
}

/* B15: why, who sees it, that it makes no difference, how long. */
static void
write_introduction(struct self_entry *entry)
{
    struct text above = TEXT_EMPTY;
    entry->page.title = must_strdup(entry_word(entry, PACK_TITLE));
    text_append_format(&above, "%s %s\n%s\n%s", entry_word(entry, PACK_FOR), entry->name,
                       entry_word(entry, PACK_WHY), entry_word(entry, PACK_EFFECT));
    if (entry->before)
        text_append_format(&above, "\n%s", entry_word(entry, PACK_BEFORE));
    set_above(entry, &above);
    add_word(entry, PACK_BEGIN, ACTION_BEGIN);
    add_word(entry, PACK_SKIP, ACTION_SKIP);
    if (entry->before)
        add_word(entry, PACK_REMOVE, ACTION_REMOVE);
    add_word(entry, PACK_OTHER_LANGUAGE, ACTION_LANGUAGE);
}

/* The row of what was chosen before, where somebody comes back to it. */
static size_t
find_chosen(const struct self_entry *entry)
{
    static const enum action of_state[ANSWER_STATES] = {
        [ANSWER_GIVEN] = ACTION_OPTION,
        [ANSWER_BLANK] = ACTION_BLANK,
        [ANSWER_PREFER_NOT] = ACTION_PREFER_NOT,
        [ANSWER_NOT_ASKED] = ACTION_BLANK,
        [ANSWER_DO_NOT_KNOW] = ACTION_DO_NOT_KNOW,
    };
    const struct given *given = &entry->given[entry->question];
    enum action wanted = given->as_before ? ACTION_AS_BEFORE : of_state[given->state];
    size_t row = 0;
    while (row < entry->page.row_count &&
           !(given->seen && entry->actions[row].action == wanted &&
             (wanted != ACTION_OPTION || entry->actions[row].number == given->option)))
        row++;
    return row;
}

/* An option, or where no further page may ask on, each pair of it and what would be asked then. */
static void
add_option(struct self_entry *entry, const struct pack_question *question, size_t number)
{
    const struct pack_option *option = &question->options[number];
    const char *label = in_language(entry, &option->label);
    if (option->retired)
        return;
    if (!entry->discreet || option->next == PACK_NONE) {
        add_row(entry, NULL, label, ACTION_OPTION, number);
        return;
    }
    const struct pack_question *next = &entry->pack->questions[option->next];
    for (size_t i = 0; i < next->option_count; i++) {
        if (next->options[i].retired)
            continue;
        char *both = must_format("%s: %s", label, in_language(entry, &next->options[i].label));
        add_row(entry, NULL, both, ACTION_OPTION, number);
        entry->actions[entry->page.row_count - 1].then = i;
        free(both);
    }
}

/* Of the only question that may follow: what the pairs are answers to. */
static void
append_next(const struct self_entry *entry, const struct pack_question *question, struct text *out)
{
    size_t next = PACK_NONE, count = 0;
    for (size_t i = 0; i < question->option_count; i++) {
        if (question->options[i].next == PACK_NONE)
            continue;
        next = question->options[i].next;
        count++;
    }
    if (count == 1)
        text_append_format(out, " %s", in_language(entry, &entry->pack->questions[next].wording));
}

static size_t
number_of(const struct self_entry *entry, size_t question)
{
    size_t number = 1;
    for (size_t i = 0; i < question; i++)
        number += entry_is_paged(entry, i) ? 1 : 0;
    return number;
}

static void
write_question(struct self_entry *entry)
{
    const struct pack_question *question = &entry->pack->questions[entry->question];
    const char *hint = in_language(entry, &question->hint);
    struct text above = TEXT_EMPTY;
    entry->page.title =
        must_format("%s  %s %zu", entry_word(entry, PACK_TITLE), entry_word(entry, PACK_QUESTION),
                    number_of(entry, entry->question));
    text_append(&above, in_language(entry, &question->wording));
    if (entry->discreet)
        append_next(entry, question, &above);
    if (hint && !entry->discreet)
        text_append_format(&above, "\n%s", hint);
    set_above(entry, &above);
    if (entry->before && !question->follows)
        add_word(entry, PACK_AS_BEFORE, ACTION_AS_BEFORE);
    for (size_t i = 0; i < question->option_count; i++)
        add_option(entry, question, i);
    add_row(entry, entry_word(entry, PACK_OR), entry_word(entry, PACK_PREFER_NOT),
            ACTION_PREFER_NOT, 0);
    if (question->do_not_know)
        add_word(entry, PACK_DO_NOT_KNOW, ACTION_DO_NOT_KNOW);
    entry->page.usual = entry->page.row_count;
    add_word(entry, PACK_BLANK, ACTION_BLANK);
    add_word(entry, PACK_BACK, ACTION_BACK);
    entry->page.chosen = entry->discreet ? entry->page.row_count : find_chosen(entry);
    if (entry->page.chosen < entry->page.row_count)
        entry->page.start = entry->page.usual = entry->page.chosen;
}

static void
write_own_words(struct self_entry *entry)
{
    const struct given *given = &entry->given[entry->question];
    const struct pack_question *question = &entry->pack->questions[entry->question];
    struct text above = TEXT_EMPTY;
    entry->page.title =
        must_format("%s  %s", entry_word(entry, PACK_TITLE), entry_word(entry, PACK_OWN_LABEL));
    if (!entry->discreet)
        text_append_format(&above, "%s\n",
                           in_language(entry, &question->options[given->option].label));
    text_append(&above, entry_word(entry, PACK_OWN_WORDS));
    set_above(entry, &above);
    entry->page.line = entry_word(entry, PACK_OWN_LABEL);
    entry->page.typed = entry->discreet ? NULL : given->words;
}

static const char *
say_given(const struct self_entry *entry, size_t number)
{
    const struct given *given = &entry->given[number];
    if (entry->discreet)
        return entry_word(entry, PACK_NOT_SHOWN);
    if (given->as_before)
        return entry_word(entry, PACK_AS_BEFORE);
    switch (given->state) {
    case ANSWER_GIVEN:
        return in_language(entry, &entry->pack->questions[number].options[given->option].label);
    case ANSWER_PREFER_NOT:
        return entry_word(entry, PACK_PREFER_NOT);
    case ANSWER_DO_NOT_KNOW:
        return entry_word(entry, PACK_DO_NOT_KNOW);
    case ANSWER_BLANK:
    case ANSWER_NOT_ASKED:
    case ANSWER_STATES:
        break;
    }
    return entry_word(entry, PACK_NO_ANSWER);
}

static void
write_check(struct self_entry *entry)
{
    const struct pack *pack = entry->pack;
    entry->page.title =
        must_format("%s  %s", entry_word(entry, PACK_TITLE), entry_word(entry, PACK_CHECK));
    entry->page.above = must_strdup(entry_word(entry, PACK_CHECK_HELP));
    for (size_t i = 0; i < pack->question_count; i++) {
        if (!entry_is_paged(entry, i))
            continue;
        const struct pack_text *label =
            &pack->characteristics[pack->questions[i].characteristic].label;
        const char *words = entry->discreet ? NULL : entry->given[i].words;
        char *row = must_format("%s: %s%s%s", in_language(entry, label), say_given(entry, i),
                                words ? ", " : "", words ? words : "");
        add_row(entry, NULL, row, ACTION_CHANGE, i);
        free(row);
    }
    entry->page.start = entry->page.row_count;
    add_word(entry, PACK_SEND, ACTION_SEND);
    add_word(entry, PACK_DO_NOT_SEND, ACTION_STOP);
}

static void
write_over(struct self_entry *entry)
{
    struct text above = TEXT_EMPTY;
    entry->page.title = must_strdup(entry_word(entry, PACK_THANKS_TITLE));
    text_append_format(&above, "%s\n%s", entry_word(entry, entry->farewell),
                       entry_word(entry, PACK_HAND_BACK));
    if (entry->wrong_key)
        text_append_format(&above, "\n%s", entry_word(entry, PACK_WRONG_KEY));
    set_above(entry, &above);
    entry->page.line = entry_word(entry, PACK_KEY);
    entry->page.secret = true;
}

const struct entry_page *
self_entry_page(struct self_entry *entry)
{
    static void (*const write[])(struct self_entry *) = {
        [STAGE_INTRODUCTION] = write_introduction,
        [STAGE_QUESTION] = write_question,
        [STAGE_OWN_WORDS] = write_own_words,
        [STAGE_CHECK] = write_check,
        [STAGE_OVER] = write_over,
    };
    entry_clear_page(entry);
    entry->page.usual = entry->page.chosen = (size_t)-1;
    write[entry->stage](entry);
    if (entry->page.row_count > 0)
        entry->page.keys = entry_word(entry, PACK_KEYS);
    entry->page.ask = entry_word(entry, PACK_CHOOSE_NUMBER);
    entry->page.only = entry_word(entry, PACK_NUMBERS_ONLY);
    if (entry->page.usual > entry->page.row_count)
        entry->page.usual = entry->page.row_count;
    if (entry->page.chosen > entry->page.row_count)
        entry->page.chosen = entry->page.row_count;
    return &entry->page;
}
