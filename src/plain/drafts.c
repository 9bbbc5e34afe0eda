/* drafts.c - forms that were left unfinished: go on with one, keep it, or discard it (C02). */
#include <stdlib.h>

#include "base/memory.h"
#include "plain_private.h"

#define COMMANDS_MOST 160

static const struct command *
command_of(const struct plain *plain, const struct draft *draft)
{
    const struct command *commands[COMMANDS_MOST];
    size_t count = keymap_commands(plain->keymap, PLACE_LIST, commands, COMMANDS_MOST);
    for (size_t i = 0; i < count && i < COMMANDS_MOST; i++) {
        if (string_equal(commands[i]->name, draft->command))
            return commands[i];
    }
    return NULL;
}

static void
go_on_with(struct plain *plain, const struct draft *draft)
{
    const struct command *command = command_of(plain, draft);
    if (command)
        sheet_resume(plain, command, draft);
    else
        talk_line(&plain->talk, "Error: This posact has no '%s' to go on with", draft->command);
}

/* Only the whole word throws it away (A25). */
static void
ask_what(struct plain *plain, const struct draft *draft)
{
    struct talk *talk = &plain->talk;
    struct text line = TEXT_EMPTY;
    struct error error;
    enum answer answer = talk_ask(talk, "Go on with it? yes, no, or discard", "yes", &line);
    const char *typed = text_string(&line);
    if (answer == ANSWER_ENTER || (answer == ANSWER_LINE && (string_equal_no_case(typed, "yes") ||
                                                             string_equal_no_case(typed, "y"))))
        go_on_with(plain, draft);
    else if (answer != ANSWER_LINE || !string_equal_no_case(typed, "discard"))
        talk_line(talk, "Kept: type drafts to go on with it");
    else if (session_drop_draft(plain->session, &draft->id, &error))
        talk_say(talk, "The draft is gone; the record is as it was");
    else
        talk_error(talk, &error);
    text_clear(&line);
}

static void
ask_which(struct plain *plain, const struct draft_list *drafts)
{
    struct text line = TEXT_EMPTY;
    size_t index;
    for (size_t i = 0; i < drafts->count; i++) {
        struct text words = TEXT_EMPTY;
        session_draft_describe(plain->session, drafts->items[i], &words);
        talk_line(&plain->talk, "%zu. %s", i + 1, text_string(&words));
        text_clear(&words);
    }
    enum answer answer = talk_ask_number(&plain->talk, "Which draft, or < to go back",
                                         drafts->count, 0, &index, &line);
    if (answer == ANSWER_LINE && index < drafts->count)
        ask_what(plain, drafts->items[index]);
    else if (answer == ANSWER_LINE)
        talk_line(&plain->talk, "Error: Type drafts, then its number from 1 to %zu", drafts->count);
    text_clear(&line);
}

void
plain_drafts(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args, (void)rest;
    struct draft_list drafts = {.items = NULL};
    struct error error;
    if (!session_read_drafts(plain->session, &drafts, &error))
        talk_error(&plain->talk, &error);
    else if (drafts.count == 0)
        talk_line(&plain->talk, "No form is unfinished");
    else
        ask_which(plain, &drafts);
    draft_list_clear(&drafts);
}

void
drafts_tell(struct plain *plain)
{
    struct draft_list drafts = {.items = NULL};
    struct error ignored;
    if (session_read_drafts(plain->session, &drafts, &ignored) && drafts.count > 0)
        talk_line(&plain->talk, "Unfinished forms: %zu; type drafts to go on with one",
                  drafts.count);
    draft_list_clear(&drafts);
}
