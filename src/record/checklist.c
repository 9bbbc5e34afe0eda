/* checklist.c - the three words, and what stands behind them. */
#include "record/checklist.h"

#include <assert.h>
#include <stdlib.h>

void
checklist_clear(struct checklist *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->items[i].detail);
    list->count = 0;
}

struct checklist_item *
checklist_add(struct checklist *list, const char *label, enum checklist_state state)
{
    assert(list->count < CHECKLIST_MOST);
    struct checklist_item *item = &list->items[list->count++];
    *item = (struct checklist_item){.label = label, .state = state};
    return item;
}

/* "Completed", "Incomplete", "Cannot start yet". */
static const char *
checklist_word(enum checklist_state state)
{
    static const char *const words[] = {
        [CHECKLIST_COMPLETED] = "Completed",
        [CHECKLIST_INCOMPLETE] = "Incomplete",
        [CHECKLIST_CANNOT_START] = "Cannot start yet",
    };
    return words[state];
}

void
checklist_append(const struct checklist_item *item, struct text *out)
{
    text_append(out, checklist_word(item->state));
    if (item->detail)
        text_append_format(out, "%s%s", item->state == CHECKLIST_COMPLETED ? ", " : ": ",
                           item->detail);
}
