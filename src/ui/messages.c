/* messages.c - a ring of the last messages. */
#include "ui/messages.h"

#include <assert.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"

static size_t
newest(const struct messages *messages)
{
    return (messages->next + MESSAGES_KEPT - 1) % MESSAGES_KEPT;
}

const char *
messages_add(struct messages *messages, const char *text)
{
    if (messages->last && string_equal(messages->last, text)) {
        messages->repeats++;
        char **item = &messages->items[newest(messages)];
        free(*item);
        *item = must_format("%s (%zu)", text, messages->repeats);
        return *item;
    }
    free(messages->last);
    messages->last = must_strdup(text);
    messages->repeats = 1;
    char **item = &messages->items[messages->next];
    free(*item);
    *item = must_strdup(text);
    messages->next = (messages->next + 1) % MESSAGES_KEPT;
    if (messages->count < MESSAGES_KEPT)
        messages->count++;
    return *item;
}

const char *
messages_get(const struct messages *messages, size_t index)
{
    assert(index < messages->count);
    return messages->items[(newest(messages) + MESSAGES_KEPT - index) % MESSAGES_KEPT];
}

void
messages_clear(struct messages *messages)
{
    for (size_t i = 0; i < MESSAGES_KEPT; i++)
        free(messages->items[i]);
    free(messages->last);
    *messages = (struct messages){.count = 0};
}
