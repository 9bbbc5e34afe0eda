/* conflicts.c - what two people wrote differently, a field a line; then its values, and which holds
 * (S9). */
#include <stdlib.h>

#include "modules/settle.h"
#include "plain_private.h"

static void
say_values(struct plain *plain, const struct conflict *conflict)
{
    struct text lines = TEXT_EMPTY;
    settle_say_what(plain->session, conflict, &lines);
    text_append(&lines, "\nBefore: ");
    settle_say_value(plain->session, conflict, conflict->base, &lines);
    text_append_char(&lines, '\n');
    for (size_t i = 0; i < conflict->side_count; i++) {
        text_append_format(&lines, "%zu. ", i + 1);
        settle_say_value(plain->session, conflict, conflict->sides[i].value, &lines);
        text_append(&lines, ", by ");
        settle_say_who(plain->session, &conflict->sides[i], &lines);
        text_append(&lines, conflict->sides[i].shown ? "; shown now\n" : "\n");
    }
    talk_text(&plain->talk, text_string(&lines));
    text_clear(&lines);
}

static void
settle_for(struct plain *plain, const struct conflict *conflict, const char *value)
{
    struct outcome outcome = {.open = OPEN_NOTHING};
    struct error error;
    if (settle_do(plain->session, conflict, value, &outcome, &error))
        run_outcome(plain, &outcome);
    else
        talk_error(&plain->talk, &error);
    outcome_clear(&outcome);
}

static void
settle_for_typed(struct plain *plain, const struct conflict *conflict, const char *typed)
{
    struct error error;
    char *value;
    if (settle_parse(plain->session, conflict, typed, &value, &error)) {
        settle_for(plain, conflict, value);
        free(value);
    } else {
        talk_error(&plain->talk, &error);
    }
}

static void
ask_value(struct plain *plain, const struct conflict *conflict)
{
    struct text line = TEXT_EMPTY;
    size_t index;
    say_values(plain, conflict);
    enum answer answer = talk_ask(&plain->talk, "Which holds: a number, or = and another value",
                                  "leave it open", &line);
    if (answer == ANSWER_LINE && text_string(&line)[0] == '=')
        settle_for_typed(plain, conflict, text_string(&line) + 1);
    else if (answer == ANSWER_LINE && talk_number(text_string(&line), conflict->side_count, &index))
        settle_for(plain, conflict, conflict->sides[index].value);
    else
        talk_line(&plain->talk, "Left open");
    text_clear(&line);
}

static void
say_all(struct plain *plain, const struct settle_list *list)
{
    struct text lines = TEXT_EMPTY;
    for (size_t i = 0; i < list->count; i++) {
        text_append_format(&lines, "%zu. ", i + 1);
        settle_say_what(plain->session, &list->items[i], &lines);
        text_append_char(&lines, '\n');
    }
    talk_text(&plain->talk, text_string(&lines));
    text_clear(&lines);
}

void
plain_conflicts(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args, (void)rest;
    struct settle_list list = {.count = 0};
    struct text line = TEXT_EMPTY;
    struct error error;
    size_t index;
    if (!settle_read(plain->session, &list, &error)) {
        talk_error(&plain->talk, &error);
        return;
    }
    if (list.count == 0) {
        talk_line(&plain->talk, "Nothing is to be settled");
    } else {
        say_all(plain, &list);
        if (talk_ask_number(&plain->talk, "Which, or < to go back", list.count, 0, &index, &line) ==
                ANSWER_LINE &&
            index < list.count)
            ask_value(plain, &list.items[index]);
    }
    text_clear(&line);
    settle_list_clear(&list);
}
