/* plain.c - the loop: a prompt that says what can be typed and what Enter does, then its answer. */
#include "plain/plain.h"

#include <stdlib.h>

#include "base/memory.h"
#include "modules/purpose.h"
#include "plain_private.h"

/* F11: what is shown stays where a screen would have cleared it away. */
static void
begin(struct plain *plain, const char *why)
{
    struct talk *talk = &plain->talk;
    talk_line(talk, "Plain mode, one line at a time, set by %s", why);
    talk_line(talk, "What is shown stays in the scrollback, in tmux and in session logs: close the "
                    "window, or clear it, when you leave");
    talk_line(talk, "%s, %s, working as %s; ? is help, quit leaves",
              session_database_path(plain->session), session_kind(plain->session),
              session_officer(plain->session));
    drafts_tell(plain);
}

static void
make_prompt(const struct plain *plain, struct text *prompt)
{
    const struct level *level = plain_level(plain);
    if (level->rows.count > 1)
        text_append_format(prompt, "Choose 1 to %zu, a", level->rows.count);
    else
        text_append(prompt, level->rows.count == 1 ? "Choose 1, a" : "A");
    text_append(prompt, " command, ? for help");
    if (plain->level_count > 1)
        text_append(prompt, " or < to go back");
}

/* S35: what a person must know of the disk. */
static void
tell_warning(struct plain *plain)
{
    struct text warning = TEXT_EMPTY;
    if (session_warning(plain->session, &warning))
        talk_say(&plain->talk, "Warning: %s", text_string(&warning));
    text_clear(&warning);
}

/* E16. */
static void
tell_wait(void *context)
{
    talk_line(context, "Waiting while somebody else saves");
}

/* T30. */
static void
ask_purpose(void *context)
{
    struct plain *plain = context;
    struct text line = TEXT_EMPTY;
    struct error error;
    bool again = true;
    while (again) {
        again = talk_ask(&plain->talk, "What you look for, noted with each look", NULL, &line) ==
                ANSWER_LINE;
        if (again && purpose_state(plain->session, text_string(&line), &error))
            again = false;
        else if (again)
            talk_error(&plain->talk, &error);
    }
    text_clear(&line);
}

static void
take_one(struct plain *plain, struct text *line)
{
    struct text prompt = TEXT_EMPTY;
    make_prompt(plain, &prompt);
    switch (talk_ask(&plain->talk, text_string(&prompt), level_usual(plain), line)) {
    case ANSWER_LINE:
        run_typed(plain, text_string(line));
        break;
    case ANSWER_ENTER:
        level_enter(plain);
        break;
    case ANSWER_BACK:
        level_go_back(plain);
        break;
    case ANSWER_HELP:
        run_help(plain);
        break;
    case ANSWER_STOP:
        if (plain->talk.ended == PLAIN_LINE)
            talk_line(&plain->talk, "There is nothing in hand; quit leaves posact");
        break;
    }
    text_clear(&prompt);
}

enum plain_input
plain_run(const struct plain_options *options)
{
    struct plain plain = {
        .session = options->session,
        .keymap = options->keymap,
        .talk = {.streams = options->streams, .ended = PLAIN_LINE},
    };
    struct text line = TEXT_EMPTY;
    session_on_wait(plain.session, tell_wait, &plain.talk);
    purpose_on_ask(plain.session, ask_purpose, &plain);
    begin(&plain, options->why);
    if (!id_is_zero(&options->desk))
        desk_run(&plain, &options->desk);
    if (!id_is_zero(&options->asked))
        entry_run(&plain, &options->asked);
    if (plain.talk.ended == PLAIN_LINE)
        list_open(&plain, options->first);
    while (!plain.leaving && plain.talk.ended == PLAIN_LINE) {
        take_one(&plain, &line);
        tell_warning(&plain);
    }
    session_on_wait(plain.session, NULL, NULL);
    purpose_on_ask(plain.session, NULL, NULL);
    while (plain.level_count > 0)
        level_free(plain.levels[--plain.level_count]);
    enum plain_input ended = plain.talk.ended;
    record_free(plain.last_saved);
    talk_clear(&plain.talk);
    text_clear(&line);
    return ended;
}
