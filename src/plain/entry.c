/* entry.c - the equality questions line by line, for the person who answers them. What is typed is
 * not shown, for it would stay in the scrollback. */
#include <stdio.h>
#include <string.h>

#include "modules/candidate.h"
#include "modules/officer_key.h"
#include "modules/self_entry.h"
#include "plain_private.h"

static void
hide(const struct talk *talk, bool hidden)
{
    const struct plain_streams *streams = talk->streams;
    if (streams->hide)
        streams->hide(streams->context, hidden);
}

/* -- A page ---------------------------------------------------------------------------------- */

struct pages {
    struct talk *talk;
    const struct entry_class *class;
    void *entry;
};

static void
say_page(struct talk *talk, const struct entry_page *page)
{
    if (page->said)
        talk_line(talk, "%s", page->said);
    talk_line(talk, "%s", page->title);
    talk_line(talk, "%s", page->above);
    for (size_t i = 0; i < page->row_count; i++) {
        if (page->before[i])
            talk_line(talk, "%s", page->before[i]);
        talk_line(talk, "%zu. %s", i + 1, page->rows[i]);
    }
}

static void
choose(const struct pages *pages, size_t row)
{
    struct error error;
    if (!pages->class->choose(pages->entry, row, &error))
        talk_line(pages->talk, "Error: %s", error.text);
}

static void
ask_row(const struct pages *pages, const struct entry_page *page, struct text *line)
{
    char usual[24];
    size_t index;
    bool has_usual = page->usual < page->row_count;
    snprintf(usual, sizeof usual, "%zu", page->usual + 1);
    switch (talk_ask(pages->talk, page->ask, has_usual ? usual : NULL, line)) {
    case ANSWER_ENTER:
        if (has_usual)
            choose(pages, page->usual);
        break;
    case ANSWER_LINE:
        if (talk_number(text_string(line), page->row_count, &index))
            choose(pages, index);
        else
            talk_line(pages->talk, "%s", page->only);
        break;
    case ANSWER_BACK:
        pages->class->back(pages->entry);
        break;
    case ANSWER_HELP:
        talk_line(pages->talk, "%s", page->only);
        break;
    case ANSWER_STOP:
        pages->class->stop(pages->entry);
        break;
    }
}

static void
ask_line(const struct pages *pages, const struct entry_page *page, struct text *line)
{
    struct error error;
    bool secret = page->secret;
    enum answer answer = talk_ask(pages->talk, page->line, NULL, line);
    if (answer == ANSWER_BACK)
        pages->class->back(pages->entry);
    else if (answer == ANSWER_STOP)
        pages->class->stop(pages->entry);
    else if (!pages->class->type(pages->entry, text_string(line), &error) && !secret)
        talk_line(pages->talk, "Error: %s", error.text);
}

static void
ask_page(const struct pages *pages, struct text *line)
{
    const struct entry_page *page = pages->class->page(pages->entry);
    say_page(pages->talk, page);
    if (page->line)
        ask_line(pages, page, line);
    else
        ask_row(pages, page, line);
}

/* Until the officer's key is typed; or the line is gone, and posact with it. */
static void
run_pages(struct talk *talk, const struct entry_class *class, void *entry)
{
    const struct pages pages = {.talk = talk, .class = class, .entry = entry};
    struct text line = TEXT_EMPTY;
    hide(talk, true);
    while (!class->is_over(entry) && talk->ended == PLAIN_LINE)
        ask_page(&pages, &line);
    hide(talk, false);
    if (line.bytes)
        explicit_bzero(line.bytes, line.length);
    text_clear(&line);
}

void
entry_run(struct plain *plain, const struct id *candidate)
{
    struct error error;
    struct self_entry *entry = self_entry_new(plain->session, candidate, &error);
    if (!entry) {
        talk_error(&plain->talk, &error);
        return;
    }
    self_entry_be_discreet(entry);
    talk_line(&plain->talk, "%s", self_entry_page(entry)->only);
    run_pages(&plain->talk, &self_entry_class, entry);
    self_entry_free(entry);
}

enum plain_input
plain_pages(const struct plain_streams *streams, const struct entry_class *class, void *entry)
{
    struct talk talk = {.streams = streams};
    talk_line(&talk,
              "What is shown here stays in the scrollback: type for people yourself, line by "
              "line is for you alone");
    run_pages(&talk, class, entry);
    enum plain_input ended = talk.ended;
    talk_clear(&talk);
    return ended;
}

void
plain_self_entry(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args;
    struct targets targets;
    if (plain_level(plain)->type != &candidate_type) {
        talk_line(&plain->talk, "Error: 'self-entry' is for candidates; go candidates shows them");
        return;
    }
    if (!targets_find(plain, run_find(plain, "self-entry"), &rest, &targets))
        return;
    if (targets.count > 1)
        talk_line(&plain->talk, "Error: 'self-entry' is for one person at a time");
    else
        entry_run(plain, &targets.ids[0]);
    targets_clear(&targets);
}

/* -- The officer's key ------------------------------------------------------------------------ */

/* False when nothing was typed. */
static bool
ask_secret(struct plain *plain, const char *prompt, struct text *line)
{
    return talk_ask(&plain->talk, prompt, NULL, line) == ANSWER_LINE;
}

static bool
ask_old(struct plain *plain, struct text *line)
{
    if (!officer_key_is_set(plain->session))
        return true;
    if (!ask_secret(plain, "Key until now", line))
        return false;
    if (officer_key_is(plain->session, text_string(line)))
        return true;
    talk_line(&plain->talk, "Error: That is not your key");
    return false;
}

static void
set_key(struct plain *plain, struct text *first, struct text *second)
{
    struct error error;
    if (!ask_old(plain, first) || !ask_secret(plain, "New key", first) ||
        !ask_secret(plain, "The same again", second))
        return;
    if (!string_equal(text_string(first), text_string(second)))
        talk_line(&plain->talk, "Error: The two are not the same; nothing was changed");
    else if (officer_key_set(plain->session, text_string(first), &error))
        talk_say(&plain->talk, "Saved: Your key for self-entry");
    else
        talk_error(&plain->talk, &error);
}

void
plain_set_key(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args, (void)rest;
    struct text typed[2] = {TEXT_EMPTY, TEXT_EMPTY};
    talk_line(&plain->talk,
              "With your key, at least %d characters, you take the keyboard back from "
              "somebody who answers equality questions; what you type is not shown",
              OFFICER_KEY_LEAST);
    hide(&plain->talk, true);
    set_key(plain, &typed[0], &typed[1]);
    hide(&plain->talk, false);
    for (size_t i = 0; i < 2; i++) {
        if (typed[i].bytes)
            explicit_bzero(typed[i].bytes, typed[i].length);
        text_clear(&typed[i]);
    }
}
