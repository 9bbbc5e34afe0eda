/* draft.c - owning a draft. */
#include "record/draft.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/text.h"

static const char *const stop_words[DRAFT_STOP_COUNT] = {
    [DRAFT_OPEN] = "open",       [DRAFT_LEFT] = "left",       [DRAFT_QUIT] = "quit",
    [DRAFT_HUNG_UP] = "hung up", [DRAFT_STOPPED] = "stopped",
};

void
draft_free(struct draft *draft)
{
    if (!draft)
        return;
    for (size_t i = 0; i < draft->count; i++) {
        free(draft->answers[i].typed);
        free(draft->answers[i].chosen);
    }
    free(draft->answers);
    free(draft->officer);
    free(draft->command);
    record_free(draft->opened);
    free(draft);
}

void
draft_add_answer(struct draft *draft, size_t field, const char *typed, const char *chosen)
{
    draft->answers = must_realloc(draft->answers, (draft->count + 1) * sizeof *draft->answers);
    draft->answers[draft->count++] = (struct draft_answer){
        .field = field,
        .typed = must_strdup(typed),
        .chosen = chosen ? must_strdup(chosen) : NULL,
    };
}

const char *
draft_stop_word(enum draft_stop stop)
{
    return stop_words[stop];
}

enum draft_stop
draft_stop_of(const char *word)
{
    for (size_t i = 0; i < DRAFT_STOP_COUNT; i++) {
        if (string_equal(stop_words[i], word))
            return (enum draft_stop)i;
    }
    return DRAFT_OPEN;
}

void
draft_list_add(struct draft_list *list, struct draft *draft)
{
    list->items =
        array_reserve(list->items, &list->capacity, list->count + 1, sizeof(struct draft *));
    list->items[list->count++] = draft;
}

void
draft_list_clear(struct draft_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        draft_free(list->items[i]);
    free(list->items);
    *list = (struct draft_list){.items = NULL};
}
