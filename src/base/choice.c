/* choice.c - looks up a code in a code list. */
#include "base/choice.h"

#include "base/text.h"

const struct choice *
choice_find(const struct choice_list *list, const char *code)
{
    for (size_t i = 0; i < list->count; i++) {
        if (string_equal(list->items[i].code, code))
            return &list->items[i];
    }
    return NULL;
}

/* Codes go before labels: a label may read like the code of another choice. */
const struct choice *
choice_find_typed(const struct choice_list *list, const char *typed)
{
    const struct choice *exact = choice_find(list, typed);
    if (exact)
        return exact;
    for (size_t i = 0; i < list->count; i++) {
        if (string_equal_no_case(list->items[i].code, typed))
            return &list->items[i];
    }
    for (size_t i = 0; i < list->count; i++) {
        if (string_equal_no_case(list->items[i].label, typed))
            return &list->items[i];
    }
    return NULL;
}
